"""F3 Checklist opname: by moment who does what and when, and a loose page for the client."""

from __future__ import annotations

from templates.source import checklist
from templates.source.word import page
from templates.source.word.blocks import own_questions, short_fields
from templates.source.word.markup import para
from templates.source.word.package import docx


def body() -> str:
    """The form in the order of the days."""
    return "".join(
        [
            para("Titel", "{{ document.titel }}"),
            para("Inleiding", "{{ handboek.formulieren.opname.waarvoor }}"),
            short_fields("afgeleid.kop", line="Smal"),
            checklist.lines(),
            own_questions("opname"),
            checklist.own_page("{{ afgeleid.tekst.wat_regel }}"),
        ]
    )


def build() -> bytes:
    """`templates/docx/opname.docx`."""
    return docx(body(), section=page.section(top=19, bottom=15, head=9, foot=8))
