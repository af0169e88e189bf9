"""The memo for the team: one page that says what a revision changes, what stays, and what to tell clients.

    title · which version          what changes, a row each: what and why | for whom, which forms, which files
    smaller changes                two boxes side by side: what stays | what you do now
    one sentence for clients, in a tinted band

Everything is in the styles that the forms have, so it looks like one of them.
"""

from __future__ import annotations

from templates.source.word import page
from templates.source.word.markup import beside, cell, each, para, row, row_each, run, table, when
from templates.source.word.package import docx

WIDTHS = [7.6, 4.4]
FOOTER = "{{ memo.titel }} · {{ memo.vanwaar }}"


def _fact(label: str, value: str) -> str:
    """A small label with its value, or nothing."""
    return when(value, para("Tabelklein", run(f"{label}  ", "Merk"), run(f"{{{{ {value} }}}}")))


def _changes() -> str:
    head = row(
        cell(WIDTHS[0], para("Tabelkop", "Wat er verandert")),
        cell(WIDTHS[1], para("Tabelkop", "Voor wie en waar")),
        header=True,
    )
    body = row(
        cell(
            WIDTHS[0],
            para("Tabeltekst", run("{{ punt.wat }}", "Nadruk")),
            when("punt.waarom", para("Tabelhulp", "{{ punt.waarom }}")),
        ),
        cell(
            WIDTHS[1],
            para("Tabeltekst", "{{ punt.voor_wie }}"),
            _fact("Formulier", "punt.formulieren"),
            _fact("Open dossier", "punt.open"),
        ),
    )
    rows = row_each("punt", "memo.punten", body, columns=2)
    return when(
        "memo.punten",
        table("Regeltabel", WIDTHS, head, rows, header=True, title="Wat er verandert"),
        para("Ruimte"),
    )


def _smaller() -> str:
    """The changes without a story, and how many more there are."""
    title = "{% if memo.punten %}Ook anders{% else %}Wat er verandert{% endif %}"
    return when(
        "memo.ook",
        para("Kop3", title),
        each("regel", "memo.ook", para("Lijst", "{{ regel }}")),
        when("memo.rest", para("Klein", "{{ memo.rest }}")),
    )


def _list(title: str, items: str) -> str:
    return para("Kop3", title) + each("regel", items, para("Lijst", "{{ regel }}"))


def _clients() -> str:
    """The sentence for clients, on the tint."""
    inner = cell(
        12,
        para("Tabelkop", "Zo zeg je het tegen {{ organisatie.woorden.client.meervoud }}"),
        para("Wens", "“{{ memo.client_zin }}”"),
        fill="background2",
    )
    return table("Regeltabel", [12], row(inner)) + para("Ruimte")


def body() -> str:
    """The memo."""
    return "".join(
        [
            para("Titel", "{{ memo.titel }}"),
            para("Inleiding", "{{ memo.vanwaar }}"),
            para("Tussenruimte"),
            para("Uitleg", "{{ memo.inleiding }}"),
            para("Tussenruimte"),
            _changes(),
            para("Tussenruimte"),
            _smaller(),
            para("Tussenruimte"),
            beside([6, 6], _list("Wat blijft zoals het is", "memo.blijft"), _list("Wat jij nu doet", "memo.doen")),
            para("Tussenruimte"),
            _clients(),
            para("Tussenruimte"),
            when("memo.afzender", para("Klein", "{{ memo.afzender }}")),
        ]
    )


def build() -> bytes:
    """`templates/docx/memo.docx`."""
    footer = page.footer(FOOTER)
    return docx(
        body(),
        section=page.section(top=19, bottom=15, head=9, foot=8),
        replace={"word/footer1.xml": footer, "word/footer2.xml": footer},
    )
