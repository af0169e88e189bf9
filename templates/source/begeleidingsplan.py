"""F7 Begeleidingsplan: an overview, a page per leefgebied with a goal, and F8 Evaluatie once it has answers."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import (
    decision_block,
    inline_choice,
    own_questions,
    question,
    short_fields,
    signatures,
    text_fields,
    text_pairs,
    weighing_table,
)
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import PAGE_BREAK, beside, cell, each, kept, para, row, row_each, run, table, when
from templates.source.word.package import docx

LINE, TIGHT = "Smal", "Krap"
WEIGHED = "begeleidingsplan.evaluatie.afwegingen"
CLIENT = "{{ organisatie.woorden.client.enkelvoud|hoofdletter }}"


def _heading(code: str, style: str = "Blok") -> str:
    return para(style, f"{{{{ afgeleid.tekst.{code} }}}}")


# --- the overview


def _goals_now() -> str:
    widths = [1.1, 8.3, 2.6]
    text = [
        when("doel.leefgebied", para("Tabelhulp", "{{ doel.leefgebied }}")),
        when("doel.tekst", para("Doelregel", "{{ doel.tekst }}"), otherwise=para(LINE)),
    ]
    body = row(
        cell(1.1, para("Teken", "{{ doel.pictogram }}"), align="center"),
        cell(8.3, *text, align="center"),
        cell(2.6, para("Tabeltekst", "{{ doel.wanneer }}"), align="center"),
    )
    goals = table("Checklijst", widths, row_each("doel", "afgeleid.doelen_nu", body, columns=3), title="Doelen nu")
    return when("afgeleid.doelen_nu", _heading("doelen_nu"), goals, para("Ruimte"))


def _later() -> str:
    field = "afgeleid.velden.later"
    lines = para(TIGHT, text_control("begeleidingsplan.later")) + each("regel", "afgeleid.lijnen.later", para(TIGHT))
    return when(
        f"{field}.aan and (document.blanco or afgeleid.later)",
        when(
            "document.blanco",
            para("Labelsmal", f"{{{{ {field}.label }}}}"),
            lines,
            otherwise=para("Kop3", f"{{{{ {field}.label }}}}"),
        ),
        each("punt", "afgeleid.later", para("Lijst", "{{ punt }}")),
    ) + para("Ruimte")


def _no_goal() -> str:
    reason = run("{% if gebied.reden %}: {{ gebied.reden }}{% endif %}")
    return when(
        "afgeleid.geen_doel",
        para("Kop3", "{{ afgeleid.tekst.geen_doel }}"),
        each("gebied", "afgeleid.geen_doel", para("Compact", run("{{ gebied.naam }}", "Nadruk"), reason)),
    )


def _rows(items: str, heads: list[str], widths: list[float], title: str) -> str:
    names = ("een", "twee", "drie", "vier")[: len(heads)]
    head = row(*(cell(w, para("Tabelkop", text)) for w, text in zip(widths, heads, strict=True)), header=True)
    cells = (
        cell(w, para("Tabelsmal", text_control(f"{{{{ regel.pad }}}}.{name}", f"regel.{name}")))
        for w, name in zip(widths, names, strict=True)
    )
    body = row_each("regel", items, row(*cells, height=7), columns=len(heads))
    return when(
        items, para("Kop3", title), table("Smalletabel", widths, head, body, header=True, title=title), para("Ruimte")
    )


def _overview() -> str:
    name = "{% if afgeleid.naam %} {{ afgeleid.tekst.van }} {{ afgeleid.naam }}{% endif %}"
    advice = when(
        "afgeleid.geraadpleegd",
        para("Kop3", "{{ afgeleid.velden.geraadpleegd.label }}"),
        each("raad", "afgeleid.geraadpleegd", para("Compact", "{{ raad }}")),
    )
    dream = "begeleidingsplan.lonkend_perspectief"
    remarks = question("opmerkingen_client", "begeleidingsplan.opmerkingen_client", line=TIGHT)
    return "".join(
        [
            para("Titel", "{{ document.titel }}" + name),
            para("Inleiding", "{{ handboek.formulieren.begeleidingsplan.waarvoor }}"),
            when("document.blanco", short_fields("afgeleid.kop", 3, 3, 3, 3, line=TIGHT),
                 otherwise=short_fields("afgeleid.kop", 2, 3.4, 2, 2.4, 2.2)),
            question("lonkend_perspectief", dream, line=TIGHT, style="Wens"),
            _goals_now(),
            when("document.blanco", beside([6, 6], _later(), remarks),
                 otherwise=when("afgeleid.later", beside([4.5, 7.5], _later(), _no_goal()), otherwise=_no_goal())),
            _rows("afgeleid.netwerk", ["Wie", "Wat iemand doet", "Wat ik krijg", "Wat ik geef"], [2.6, 3.6, 2.9, 2.9],
                  "{{ afgeleid.tekst.mee }}"),
            advice,
            _rows("afgeleid.moeten", ["Wat moet", "Van wie"], [7.5, 4.5],
                  "{{ afgeleid.velden.afspraken_die_moeten.label }}"),
            own_questions("begeleidingsplan"),
            when("not document.blanco", remarks),
            kept(short_fields("afgeleid.afspraken", 3.3, 2.7, 2.2, 1.8, 2, line=TIGHT)),
            kept(beside([6, 6], inline_choice("afgeleid.van_mij.eigenaar"), inline_choice("afgeleid.van_mij.akkoord"))),
            when("afgeleid.velden.ondertekening.aan",
                 signatures((CLIENT, "afgeleid.ondertekening.client", "afgeleid.ondertekening.client_op"),
                            ("{{ organisatie.woorden.begeleider.enkelvoud|hoofdletter }}",
                             "afgeleid.ondertekening.medewerker", "afgeleid.ondertekening.medewerker_op"))),
        ]
    )  # fmt: skip


# --- a page per leefgebied


def _steps() -> str:
    widths = [0.8, 5.8, 2.6, 2.8]
    heads = ["", "{{ afgeleid.tekst.stappen }}", "Wie", "Wanneer"]
    head = kept(row(*(cell(w, para("Tabelkop", text)) for w, text in zip(widths, heads, strict=True)), header=True))
    path = "{{ stap.pad }}"
    helped = when("stap.hulp", para("Tabelhulp", run("hulp: "), text_control(f"{path}.hulp_nodig", "stap.hulp")))
    body = row(
        cell(0.8, para("Vak", check_control(f"{path}.klaar", "stap.klaar", "Vakjemidden")), align="center"),
        cell(5.8, para("Tabeltekst", text_control(f"{path}.wat", "stap.wat")), helped, align="center"),
        cell(2.6, para("Tabelsmal", text_control(f"{path}.wie", "stap.wie")), align="center"),
        cell(2.8, para("Tabelsmal", text_control(f"{path}.wanneer", "stap.wanneer")), align="center"),
        height=8,
    )
    rows = row_each("stap", "doel.stappen", body, columns=4)
    return when("doel.stappen", table("Checklijst", widths, head, rows, header=True, title="Stappen"), para("Ruimte"))


def _looking_back() -> str:
    return when(
        "doel.terugblik.toon",
        para("Terugblik", "{{ afgeleid.tekst.terugblik }}"),
        inline_choice("doel.terugblik.status"),
        short_fields("doel.terugblik.mate", line=LINE),
        text_fields("doel.terugblik.teksten", line=LINE),
    )


def _goal() -> str:
    label = para(
        "Doellabel", run("{{ doel.vraag.label }}"), run("{% if doel.later %} (dit kan later){% endif %}", "Terzijde")
    )
    sentence = when(
        "doel.vraag.waarde",
        para("Doelzin", text_control("{{ doel.vraag.pad }}", "doel.vraag.waarde")),
        otherwise=para(LINE, text_control("{{ doel.vraag.pad }}")) + each("regel", "doel.vraag.lijnen", para(LINE)),
    )
    return "".join(
        [
            label,
            sentence,
            kept(para("Ruimte")),
            kept(text_pairs("doel.hoe", line=LINE)),
            kept(short_fields("doel.gegevens", 3, 3, 3, 3, line=LINE)),
            _steps(),
            _looking_back(),
        ]
    )


def _domains() -> str:
    named = para(
        "Leefgebiedpagina", run("{{ gebied.pictogram }}"), run("\u2002{{ gebied.naam }}"), properties=PAGE_BREAK
    )
    unnamed = para("Leefgebiedpagina", run("{{ gebied.pictogram }}"), properties=PAGE_BREAK)
    unnamed += para("Label", "Leefgebied") + para(LINE, text_control("{{ gebied.pad }}.leefgebied")) + para("Ruimte")
    owner = run("{% if hoofd.van_wie %} (van: {{ hoofd.van_wie }}){% endif %}", "Terzijde")
    sentence = when(
        "hoofd.vraag.waarde",
        para("Hoofddoel", text_control("{{ hoofd.vraag.pad }}", "hoofd.vraag.waarde")),
        otherwise=para(LINE, text_control("{{ hoofd.vraag.pad }}")) + each("regel", "hoofd.vraag.lijnen", para(LINE)),
    )
    return each(
        "gebied",
        "afgeleid.leefgebieden",
        when("gebied.naam", named, otherwise=unnamed),
        each(
            "hoofd",
            "gebied.hoofddoelen",
            para("Label", run("{{ hoofd.vraag.label }}"), owner),
            sentence,
            para("Ruimte"),
            each("doel", "hoofd.doelen", _goal()),
        ),
    )


# --- F8


def _evaluation() -> str:
    return when(
        "afgeleid.toon_evaluatie",
        para("Kop1", "{{ afgeleid.tekst.evaluatie }}", properties=PAGE_BREAK),
        short_fields("afgeleid.evaluatie_kop", line=LINE),
        text_pairs("afgeleid.evaluatie_vragen", line=LINE),
        weighing_table(
            "afgeleid.evaluatie_afwegingen", "begeleidingsplan.evaluatie.afwegingen", "Wat we afwegen", line=TIGHT
        ),
        decision_block("afgeleid.evaluatie_besluit", "{{ afgeleid.tekst.besluit }}", small=True, line=TIGHT),
        text_fields("afgeleid.aanvullen", line=LINE),
        short_fields("afgeleid.evaluatie_vervolg", 3, 3, 3, 3, line=TIGHT),
    )


def body() -> str:
    """The plan: overview, goals, looking back."""
    return _overview() + _domains() + _evaluation()


def build() -> bytes:
    """`templates/docx/begeleidingsplan.docx`."""
    return docx(body(), section=page.section(top=19, bottom=15, head=9, foot=8))
