"""What F3 and F9 share: the table of lines by moment, and the loose page for the client."""

from __future__ import annotations

from templates.source.word.controls import check_control, text_control
from templates.source.word.markup import PAGE_BREAK, cell, para, row, row_each, run, table, when

WIDTHS = [0.75, 5.5, 2.0, 1.45, 1.45, 0.85]
HEADS = ["", "Wat", "Wie", "Vóór", "Klaar op", "n.v.t."]


def lines() -> str:
    """One table; above each moment its heading, with how far it is."""
    head = row(*(cell(w, para("Tabelkop", text)) for w, text in zip(WIDTHS, HEADS, strict=True)), header=True)
    path = "{{ regel.pad }}"
    note = when("regel.noot", para("Tabelhulp", "{{ regel.noot }}"))
    what = when("regel.tekst", para("Tabelsmal", "{{ regel.tekst }}"), otherwise=_small(f"{path}.activiteit"))
    done = [
        text_control(f"{path}.klaar_op", "regel.klaar_op"),
        run("{% if regel.paraaf %} {{ regel.paraaf }}{% endif %}"),
    ]
    body = row(
        cell(WIDTHS[0], para("Vak", check_control(f"{path}.klaar", "regel.klaar", "Vakjemidden")), align="center"),
        cell(WIDTHS[1], what, note, align="center"),
        cell(WIDTHS[2], para("Tabelklein", text_control(f"{path}.wie", "regel.wie")), align="center"),
        cell(WIDTHS[3], para("Tabelklein", text_control(f"{path}.voor", "regel.voor")), align="center"),
        cell(WIDTHS[4], para("Tabelklein", *done), align="center"),
        cell(WIDTHS[5], para("Vak", check_control(f"{path}.nvt", "regel.nvt", "Vakjeklein")), align="center"),
        height=6.6,
    )
    progress = run("{% if groep.stand %}\t{{ groep.stand }}{% endif %}", "Terzijde")
    group = row(cell(12, para("Groepkop", run("{{ groep.titel }}"), progress), span=6))
    rows = row_each("groep", "afgeleid.groepen", group, row_each("regel", "groep.regels", body, columns=6), columns=6)
    return table("Checklijst", WIDTHS, head, rows, header=True, title="Wat er geregeld wordt") + para("Ruimte")


def _small(path: str) -> str:
    return para("Tabelsmal", text_control(path))


def own_page(title: str) -> str:
    """The loose last page: what the client arranges, in large letters."""
    widths = [0.8, 8.8, 2.4]
    box = check_control("{{ regel.pad }}.klaar", "regel.klaar")
    body = row(
        cell(0.8, para("Bladvak", box), align="center"),
        cell(8.8, para("Bladtekst", "{{ regel.tekst }}"), align="center"),
        cell(2.4, para("Bladdatum", "{% if regel.voor %}vóór {{ regel.voor }}{% endif %}"), align="center"),
        height=7.8,
    )
    return when(
        "afgeleid.toon_wat_ik_regel",
        para("Kop1", title, properties=PAGE_BREAK),
        para("Inleiding", "{{ afgeleid.tekst.wat_regel_uitleg }}"),
        table("Checklijst", widths, row_each("regel", "afgeleid.wat_ik_regel", body, columns=3)),
        para("Ruimte"),
    )
