"""F10 Exit vragenlijst: two pages without a name; the answers stand in words above their boxes."""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.blocks import inline_choice, short_fields, text_fields
from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import PAGE_BREAK, beside, cell, para, row, row_each, table, when
from templates.source.word.package import docx

WIDTHS = [5.82, *[1.03] * 6]


def _statements() -> str:
    """A row per statement with a box per answer; on a blank form a line below it for one's own words."""
    opening, closing = cell(0, para("Sjabloon", "{%tc for vak in stelling.antwoorden %}")), _end()
    heads = cell(0, para("Sjabloon", "{%tc for woord in afgeleid.schaal %}")), _end()
    head = row(
        cell(0, para("Tabelkop", "{{ afgeleid.tekst.vinden }}"), align="bottom"),
        heads[0],
        cell(0, para("Schaal", "{{ woord }}"), align="bottom"),
        heads[1],
        header=True,
    )
    words = "{{ stelling.pad }}.toelichting"
    box = check_control("{{ stelling.pad }}.antwoord.{{ vak.code }}", "vak.vakje", "Vakjemidden")
    body = row(
        cell(
            0,
            para("Tabeltekst", "{{ stelling.tekst }}"),
            when("stelling.toelichting", para("Tabelhulp", text_control(words, "stelling.toelichting"))),
            when("stelling.toon_regel", para("Smal", text_control(words))),
            para("Ruimte"),
        ),
        opening,
        cell(0, para("Schaal", box), align="center"),
        closing,
    )
    rows = row_each("stelling", "afgeleid.stellingen", body, columns=7)
    return when(
        "afgeleid.stellingen",
        table("Checklijst", WIDTHS, head, rows, header=True, title="{{ afgeleid.tekst.vinden }}"),
        para("Ruimte"),
    )


def _end() -> str:
    return cell(0, para("Sjabloon", "{%tc endfor %}"))


def _then_and_now() -> str:
    widths = [1.1, 6.9, 2, 2]
    head = row(
        cell(1.1, para("Tabelkop")),
        cell(6.9, para("Tabelkop", "{{ afgeleid.tekst.toen_nu }}")),
        cell(2, para("Tabelkop", "{{ afgeleid.velden.toen_nu_toen.label }}")),
        cell(2, para("Tabelkop", "{{ afgeleid.velden.toen_nu_nu.label }}")),
        header=True,
    )
    path = "{{ regel.pad }}"
    body = row(
        cell(1.1, para("Teken", "{{ regel.pictogram }}"), align="center"),
        cell(6.9, para("Tabeltekst", "{{ regel.naam }}"), align="center"),
        cell(2, para("Tabeltekst", text_control(f"{path}.toen", "regel.toen")), align="center"),
        cell(2, para("Tabeltekst", text_control(f"{path}.nu", "regel.nu")), align="center"),
        height=10,
    )
    rows = row_each("regel", "afgeleid.toen_nu", body, columns=4)
    return when("afgeleid.toen_nu", table("Checklijst", widths, head, rows, header=True), para("Ruimte"))


def body() -> str:
    """The questionnaire: what it is, ten statements, open questions, thanks."""
    return "".join(
        [
            para("Titel", "{{ document.titel }}"),
            when("document.blanco", para("Uitleg", "{{ handboek.exitvragenlijst.inleiding }}"),
                 otherwise=para("Inleiding", "{{ handboek.formulieren.exit.waarvoor }}")),
            beside([2.4, 9.6], short_fields("afgeleid.jaar", 2.4, line="Krap") + para("Ruimte"),
                   inline_choice("afgeleid.keuzes.ingevuld") + inline_choice("afgeleid.keuzes.locatie")),
            inline_choice("afgeleid.keuzes.kwartaal"),
            inline_choice("afgeleid.keuzes.soort_begeleiding"),
            inline_choice("afgeleid.keuzes.duur"),
            inline_choice("afgeleid.keuzes.reden"),
            when("document.blanco", para("Uitleg", "{{ afgeleid.tekst.hoe }}")),
            _statements(),
            inline_choice("afgeleid.keuzes.rapportcijfer"),
            inline_choice("afgeleid.keuzes.aanbevelen"),
            when("document.blanco", para("Blok", "{{ afgeleid.tekst.eigen_woorden }}", properties=PAGE_BREAK)),
            text_fields("afgeleid.open_vragen"),
            _then_and_now(),
            when("document.blanco", para("Dank", "{{ afgeleid.tekst.dank }}")),
        ]
    )  # fmt: skip


def build() -> bytes:
    """`templates/docx/exit.docx`."""
    return docx(body(), section=page.section(top=19, bottom=15, head=9, foot=8))
