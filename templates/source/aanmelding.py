"""F1 Aanmeldingsformulier: one page, the order of the first conversation; answers side by side to save height."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import (
    OPEN,
    answer,
    choice,
    decision_options,
    inline_choice,
    own_questions,
    question,
    short_fields,
    weighing_table,
)
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import cell, para, row, row_each, table, when
from templates.source.word.package import docx

LINE = "Smal"
AGREED = "aanmelding.client_akkoord_toelichting"


def _safety() -> str:
    told = answer("aanmelding.crisis_toelichting", "aanmelding.crisis_toelichting", "afgeleid.lijnen.crisis", line=LINE)
    return table(
        "Rooster",
        [6, 6],
        row(
            cell(6, choice("afgeleid.keuzes.crisis")),
            cell(
                6,
                when(
                    f"{OPEN} or aanmelding.crisis_toelichting",
                    para("Label", "{{ afgeleid.velden.crisis_toelichting.label }}"),
                    told,
                ),
            ),
        ),
    )


def _contact() -> str:
    return "".join(
        [
            short_fields("afgeleid.melding", line=LINE),
            inline_choice("afgeleid.keuzes.kanaal"),
            inline_choice("afgeleid.keuzes.aangemeld_door"),
            short_fields("afgeleid.aanmelder", line=LINE),
            inline_choice("afgeleid.keuzes.client_akkoord"),
            when(
                AGREED,
                para(
                    "Invoer",
                    text_control("aanmelding.client_akkoord_toelichting", "aanmelding.client_akkoord_toelichting"),
                ),
            ),
        ]
    )


def _question() -> str:
    return table(
        "Rooster",
        [7, 5],
        row(
            cell(7, question("hulpvraag", "aanmelding.hulpvraag", line=LINE)),
            cell(
                5,
                question("gaat_goed", "aanmelding.gaat_goed", line=LINE),
                question("verwachting", "aanmelding.verwachting", line=LINE),
            ),
        ),
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
    widths = [9.3, 0.8, 0.8, 1.1]
    head = row(
        cell(9.3, para("Tabelkop", title)),
        *(cell(w, para("Tabelkop", t)) for w, t in zip(widths[1:], ("ja", "nee", "weet niet"), strict=True)),
        header=True,
    )
    boxes = [check_control(f"{{{{ punt.pad }}}}.antwoord.{code}", f"punt.{code}") for code in ("ja", "nee", "onbekend")]
    body = row(
        cell(
            9.3,
            para("Tabeltekst", "{{ punt.vraag }}"),
            when("punt.toelichting", para("Tabelhulp", text_control("{{ punt.pad }}.toelichting", "punt.toelichting"))),
        ),
        *(cell(w, para("Vak", box)) for w, box in zip(widths[1:], boxes, strict=True)),
    )
    rows = row_each("punt", f"afgeleid.{name}", body, columns=4)
    return when(f"afgeleid.{name}", table("Smalletabel", widths, head, rows, header=True, title=title), para("Ruimte"))


def _our_side() -> str:
    fits = answer(
        "aanmelding.aansluiting_toelichting", "aanmelding.aansluiting_toelichting", "afgeleid.lijnen.plaats", line=LINE
    )
    return table(
        "Rooster",
        [6, 6],
        row(
            cell(
                6,
                inline_choice("afgeleid.keuzes.aansluiting"),
                when(f"{OPEN} or aanmelding.aansluiting_toelichting", fits),
            ),
            cell(6, inline_choice("afgeleid.keuzes.plaats"), inline_choice("afgeleid.keuzes.uitgelegd")),
        ),
    )


def _decision() -> str:
    reason = question("besluit_motivering", "aanmelding.besluit.motivering", line=LINE)
    inner = [
        table(
            "Rooster",
            [5.6, 5.6],
            row(
                cell(
                    5.6,
                    para("Blokkop", "{{ afgeleid.tekst.besluit }}"),
                    decision_options("afgeleid.besluit", meaning=False),
                ),
                cell(
                    5.6,
                    inline_choice("afgeleid.besluit.overweging"),
                    reason,
                ),
            ),
        ),
        short_fields("afgeleid.besluit.gegevens", width=11.2, line=LINE),
    ]
    return table("Kader", [12], row(cell(12, *inner, para("Ruimte"))))


def body() -> str:
    """The form in the order of the conversation."""
    return "".join(
        [
            para("Titel", "{{ document.titel }}"),
            para("Inleiding", "{{ handboek.formulieren.aanmelding.waarvoor }}"),
            _safety(),
            _contact(),
            short_fields("afgeleid.persoon", line=LINE),
            _question(),
            _wide(),
            own_questions("aanmelding"),
            _criteria("toelating"),
            _criteria("uitsluiting"),
            weighing_table("afgeleid.afwegingen", "aanmelding.afwegingen", "Wat wegen we af?"),
            _our_side(),
            _decision(),
            short_fields("afgeleid.bericht", line=LINE),
        ]
    )


def build() -> bytes:
    """`templates/docx/aanmelding.docx`."""
    return docx(body(), section=page.section(top=16, bottom=15))
