"""The pocket edition: the phases in brief and the matrix, on five pages at most."""

from __future__ import annotations

from templates.source.handbook.chapters import forms_by_moment, matrix, terms
from templates.source.handbook.look import FIRST, WIDE, document, section
from templates.source.handbook.pieces import PHASES, phase_picture
from templates.source.word.markup import PAGE_BREAK, cell, para, row, row_each, run, table, when


def pocket() -> bytes:
    """`handboek-pocket.docx`."""
    body = [
        para("Titel", "Handboek op zak", properties='<w:spacing w:before="200"/>'),
        para(
            "Inleiding",
            "De acht fasen en de matrix van {{ organisatie.naam }}, om erbij te houden. Alles staat uitgebreid in het "
            "handboek, versie {{ handboek.versie }}.",
        ),
        para("Standaard", phase_picture(163, 800), properties='<w:spacing w:before="240" w:after="240"/>'),
        terms(),
        _phases(),
        forms_by_moment(new_page=True),
        section(FIRST),
        matrix(),
        para("Sjabloon"),
        section(WIDE, last=True),
    ]
    return document("".join(body))


def _phases() -> str:
    """Eight blocks: what a phase is for, its steps, its decisions, its forms."""
    block = (
        para("Zakfase", run("{{ f.nummer }}", "Fasenummer"), run("  {{ f.naam }}"))
        + para("Zaktekst", run("{{ f.doel }}", "Nadruk"))
        + _line("Stappen", "f.stappen", "s.titel")
        + _line("Besluiten", "f.besluiten", "s.naam")
        + _line("Waarmee", "f.instrumenten", "s.tekst")
    )
    return para("Kop2", "De acht fasen in het kort", properties=f'{PAGE_BREAK}<w:spacing w:before="0"/>') + table(
        "Regeltabel",
        [1.2, 10.8],
        row_each("f", PHASES, row(cell(0, para("Tabeltekst", "{{ f.teken }}")), cell(0, block)), columns=2),
        title="De acht fasen in het kort",
    )


def _line(name: str, items: str, text: str) -> str:
    return when(
        items,
        para(
            "Zaktekst",
            run(f"{name}: ", "Grijs"),
            run(f"{{% for s in {items} %}}{{{{ {text} }}}}{{% if not loop.last %}}"),
            run(" • ", "Merk"),
            run("{% endif %}{% endfor %}"),
        ),
    )
