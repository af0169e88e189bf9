"""F1 Aanmeldingsformulier: one page, the order of the first conversation; answers side by side to save height."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import (
    OPEN,
    answer,
    choice,
    inline_choice,
    inline_options,
    own_questions,
    question,
    short_fields,
    text_fields,
    weighing_table,
)
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import beside, cell, each, para, row, row_each, run, table, when
from templates.source.word.package import docx

LINE = "Krap"
AGREED = "aanmelding.client_akkoord_toelichting"


def _safety() -> str:
    told = answer("aanmelding.crisis_toelichting", "aanmelding.crisis_toelichting", "afgeleid.lijnen.crisis", line=LINE)
    label = para("Labelsmal", "{{ afgeleid.velden.crisis_toelichting.label }}")
    return beside(
        [6.3, 5.7],
        choice("afgeleid.keuzes.crisis", small=True),
        when(f"{OPEN} or aanmelding.crisis_toelichting", label, told),
    )


def _contact() -> str:
    return "".join(
        [
            short_fields("afgeleid.melding", 2.4, 1.6, 3, 5, line=LINE),
            inline_choice("afgeleid.keuzes.kanaal"),
            inline_choice("afgeleid.keuzes.aangemeld_door"),
            inline_choice("afgeleid.keuzes.client_akkoord"),
            when(AGREED, para("Invoer", text_control(AGREED, AGREED))),
        ]
    )


def _question() -> str:
    return beside(
        [7, 5],
        question("hulpvraag", "aanmelding.hulpvraag", line=LINE, help_text=False),
        question("gaat_goed", "aanmelding.gaat_goed", line=LINE)
        + question("verwachting", "aanmelding.verwachting", line=LINE),
    )


def _wide() -> str:
    """What only the wide profile asks."""
    return "".join(
        [
            inline_choice("afgeleid.keuzes.meer_dan_een"),
            inline_choice("afgeleid.keuzes.leefgebieden"),
            inline_choice("afgeleid.keuzes.woonsituatie"),
            inline_choice("afgeleid.keuzes.indicatie"),
            short_fields("afgeleid.overig", line=LINE),
        ]
    )


def _criteria(name: str) -> str:
    title = f"{{{{ afgeleid.tekst.{name} }}}}"
    widths = [8.7, 0.8, 0.8, 1.7]
    words = [f"{{{{ afgeleid.antwoordwoorden.{code} }}}}" for code in ("ja", "nee", "onbekend")]
    head = row(
        cell(8.7, para("Tabelkop", title)),
        *(cell(w, para("Antwoordkop", word)) for w, word in zip(widths[1:], words, strict=True)),
        header=True,
    )
    boxes = [
        check_control(f"{{{{ punt.pad }}}}.antwoord.{code}", f"punt.{code}", "Vakjeklein")
        for code in ("ja", "nee", "onbekend")
    ]
    body = row(
        cell(
            8.7,
            para("Tabelsmal", "{{ punt.vraag }}"),
            when("punt.toelichting", para("Tabelhulp", text_control("{{ punt.pad }}.toelichting", "punt.toelichting"))),
        ),
        *(cell(w, para("Vak", box)) for w, box in zip(widths[1:], boxes, strict=True)),
    )
    rows = row_each("punt", f"afgeleid.{name}", body, columns=4)
    return when(f"afgeleid.{name}", table("Smalletabel", widths, head, rows, header=True, title=title), para("Ruimte"))


def _our_side() -> str:
    path = "aanmelding.aansluiting_toelichting"
    waiting = "{% if afgeleid.wachttijd %}Wachttijd: {{ afgeleid.wachttijd }}{% endif %}"
    return beside(
        [4.9, 7.1],
        inline_choice("afgeleid.keuzes.aansluiting")
        + when(f"{OPEN} or {path}", answer(path, path, "afgeleid.lijnen.aansluiting", line=LINE)),
        inline_choice("afgeleid.keuzes.plaats")
        + when("afgeleid.wachttijd", para("Invoer", waiting))
        + inline_choice("afgeleid.keuzes.uitgelegd"),
    )


def _decision() -> str:
    options = [run("{{ afgeleid.tekst.besluit }}\u2003", "Merk")]
    options += inline_options("afgeleid.besluit.opties", "{{ afgeleid.besluit.pad }}")
    reason = text_fields("afgeleid.besluit.teksten", line=LINE)
    opinion = text_fields("afgeleid.besluit.mening", line=LINE)
    meeting = text_fields("afgeleid.afspraak", line=LINE)
    inner = [
        para("Keuzeregel", *options),
        inline_choice("afgeleid.besluit.overweging"),
        when(
            "document.blanco",
            beside([5, 3, 3.4], reason, opinion, meeting),
            otherwise=beside([7, 4.4], reason, opinion),
        ),
        short_fields("afgeleid.besluit.gegevens", 2.1, 2.2, 3.3, 3.8, line=LINE),
        when(
            "not document.blanco",
            inline_choice("afgeleid.besluit.samen"),
            inline_choice("afgeleid.keuzes.besproken"),
        ),
        para("Ruimte"),
    ]
    return table("Kader", [12], row(cell(12, *inner)))


def _next_steps() -> str:
    block = [
        para("Kop3", "{{ stap.titel }}"),
        short_fields("stap.gegevens", 2.4, 1.6, 2.6, 2.4, 3, line=LINE),
        each("punt", "stap.punten", para("Lijst", "{{ punt }}")),
    ]
    opinion = "aanmelding.mening_client"
    said = when(
        f"not document.blanco and {opinion}",
        para("Label", "{{ afgeleid.velden.mening_client.label }}"),
        answer(opinion, opinion, "afgeleid.lijnen.mening_client"),
    )
    return each("stap", "afgeleid.vervolg", *block) + said


def body() -> str:
    """The form in the order of the conversation."""
    return "".join(
        [
            para("Titel", "{{ document.titel }}", properties='<w:spacing w:before="60"/>'),
            para("Inleiding", "{{ handboek.formulieren.aanmelding.waarvoor }}"),
            _safety(),
            _contact(),
            when(
                "document.blanco",
                short_fields("afgeleid.persoon", 3, 2.3, 2.5, 2.7, 1.5, line=LINE),
                otherwise=short_fields("afgeleid.persoon", line=LINE),
            ),
            _question(),
            _wide(),
            own_questions("aanmelding"),
            _criteria("toelating"),
            _criteria("uitsluiting"),
            weighing_table("afgeleid.afwegingen", "aanmelding.afwegingen", "Wat wegen we af?"),
            _our_side(),
            _decision(),
            para("Ruimte"),
            _next_steps(),
        ]
    )


def build() -> bytes:
    """`templates/docx/aanmelding.docx`."""
    return docx(body(), section=page.section(top=15, bottom=12, head=7, foot=6))
