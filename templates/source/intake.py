"""F2 Intakeformulier: the order of the first long talk, with consideration and decision on a last page of their own."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import (
    OPEN,
    decision_block,
    inline_choice,
    own_questions,
    short_fields,
    signatures,
    text_fields,
    text_pairs,
    text_trios,
    weighing_table,
)
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import PAGE_BREAK, cell, each, kept, para, row, row_each, run, table, when
from templates.source.word.package import docx

LINE, TIGHT = "Smal", "Krap"
CLIENT = "{{ organisatie.woorden.client.enkelvoud|hoofdletter }}"


def _heading(code: str) -> str:
    return para("Blok", f"{{{{ afgeleid.tekst.{code} }}}}")


def _welcome() -> str:
    return "".join(
        [
            short_fields("afgeleid.kop", 2.6, 3, 2.8, 3.6, line=LINE),
            para("Standaard", "{{ afgeleid.tekst.vandaag }}"),
            short_fields("afgeleid.persoon", 3, 3, 3, 3, line=LINE),
            inline_choice("afgeleid.gecontroleerd"),
        ]
    )


def _small_table(items: str, heads: list[str], widths: list[float], title: str, intro: str = "") -> str:
    names = ("een", "twee", "drie", "vier")[: len(heads)]
    head = row(*(cell(w, para("Tabelkop", text)) for w, text in zip(widths, heads, strict=True)), header=True)
    body = row(
        *(
            cell(w, para("Tabeltekst", text_control(f"{{{{ regel.pad }}}}.{name}", f"regel.{name}")))
            for w, name in zip(widths, names, strict=True)
        ),
        height=8,
    )
    rows = row_each("regel", items, body, columns=len(heads))
    return when(
        items, para("Label", intro or title), table("Regeltabel", widths, head, rows, header=True, title=title),
        para("Ruimte"),
    )  # fmt: skip


def _domains() -> str:
    """A row per leefgebied: sign, name and tick at the left, two boxes at the right."""
    tick = when(
        "gebied.toon_vakje",
        para(
            "Kantkeuze",
            check_control("{{ gebied.pad }}.niet_van_belang", "gebied.niet_van_belang", "Vakjeklein"),
            run("\t{{ afgeleid.velden.leefgebieden_niet_van_belang.label }}"),
        ),
    )
    sign = cell(1.1, para("Teken", "{{ gebied.pictogram }}"))
    name = cell(2.6, para("Leefgebied", "{{ gebied.naam }}"), tick)
    boxes = cell(8.3, text_pairs("gebied.vragen", line="Krap", width=8.3))
    rows = row_each("gebied", "afgeleid.leefgebieden", row(sign, name, boxes), columns=3)
    return when(
        "afgeleid.leefgebieden",
        _heading("leefgebieden"),
        when("document.blanco", para("Toelichting", "{{ afgeleid.tekst.leefgebieden_uitleg }}")),
        table("Leefgebieden", [1.1, 2.6, 8.3], rows, title="Leefgebieden"),
        para("Ruimte"),
    )


def _earlier_help() -> str:
    told = para("Invoer", run("{{ punt.label }}: ", "Nadruk"), text_control("{{ punt.pad }}", "punt.waarde"))
    line = when("hulp.kop", para("Kop3", "{{ hulp.kop }}")) + each("punt", "hulp.punten", told)
    return when(
        f"afgeleid.velden.eerdere_hulp.aan and ({OPEN} or afgeleid.eerdere_hulp)",
        para("Label", "{{ afgeleid.velden.eerdere_hulp.label }}"),
        each("hulp", "afgeleid.eerdere_hulp", line),
        when(
            "not afgeleid.eerdere_hulp",
            para(LINE, text_control("intake.eerdere_hulp")),
            each("regel", "afgeleid.lijnen.eerdere_hulp", para(LINE)),
            para("Ruimte"),
        ),
    )


def _safety() -> str:
    return "".join(
        [
            when("afgeleid.zorgen or afgeleid.veiligheid", _heading("veilig")),
            text_pairs("afgeleid.zorgen", line=LINE),
            short_fields("afgeleid.veiligheid", 6, 6, line=LINE),
        ]
    )


def _decision_page() -> str:
    external = _small_table(
        "afgeleid.externe_informatie", ["Bij wie", "Wat", "Wanneer", "Toestemming"], [3.4, 4, 2.2, 2.4],
        "Informatie van anderen", "{{ afgeleid.velden.externe_informatie.label }}",
    )  # fmt: skip
    return "".join(
        [
            para("Blok", "{{ afgeleid.tekst.overweging }}", properties=PAGE_BREAK),
            weighing_table("afgeleid.afwegingen", "intake.afwegingen", "Wat we afwegen", line=TIGHT),
            short_fields("afgeleid.meegedacht", 5, 7, line=TIGHT),
            external,
            decision_block("afgeleid.besluit", "{{ afgeleid.tekst.besluit }}", small=True, line=TIGHT),
            short_fields("afgeleid.uitkomst", 3, 3, 3, 3, line=TIGHT),
            _heading("vervolg"),
            kept(short_fields("afgeleid.vervolg", line=TIGHT)),
            kept(text_fields("afgeleid.stappen", line=TIGHT)),
            kept(inline_choice("afgeleid.vervolg_verteld")),
            when(
                "afgeleid.velden.ondertekening.aan",
                para("Label", "{{ afgeleid.tekst.besproken }}"),
                signatures(
                    (
                        "{{ organisatie.woorden.client.enkelvoud|hoofdletter }}",
                        "afgeleid.ondertekening.client",
                        "afgeleid.ondertekening.client_op",
                    ),
                    ("Intaker", "afgeleid.ondertekening.medewerker", "afgeleid.ondertekening.medewerker_op"),
                ),
            ),
        ]
    )


def body() -> str:
    """The form in the order of the conversation."""
    consents = _small_table(
        "afgeleid.toestemmingen",
        ["Waarvoor", "Bij of met wie", "Ja of nee, datum", "Geldig tot"],
        [4.2, 3.2, 2.4, 2.2],
        "Toestemmingen", "{{ afgeleid.tekst.toestemming }}",
    )  # fmt: skip
    network = _small_table(
        "afgeleid.netwerk", ["Wie", "Rol", "Wat iemand krijgt en geeft", "Mag meedoen"], [3.2, 3, 4.2, 1.6],
        "Netwerk", "{{ afgeleid.velden.netwerk.label }}",
    )  # fmt: skip
    return "".join(
        [
            para("Titel", "{{ document.titel }}"),
            para("Inleiding", "{{ handboek.formulieren.intake.waarvoor }}"),
            _welcome(),
            consents,
            _heading("vraag"),
            text_pairs("afgeleid.vraag", line=LINE),
            _heading("tijd"),
            text_pairs("afgeleid.tijd", line=LINE),
            text_trios("afgeleid.tijdlijn", line=LINE),
            _heading("samen"),
            text_pairs("afgeleid.samen", line=LINE),
            network,
            short_fields("afgeleid.schalen", line=LINE),
            own_questions("intake"),
            _domains(),
            _earlier_help(),
            _safety(),
            inline_choice("afgeleid.verteld"),
            _decision_page(),
        ]
    )


def build() -> bytes:
    """`templates/docx/intake.docx`."""
    return docx(body(), section=page.section(top=19, bottom=14, head=9, foot=7))
