"""F9 Checklist uitstroom: first the goodbye and what comes after it, then the lines by moment."""

from __future__ import annotations

from templates.source import checklist
from templates.source.word import page
from templates.source.word.blocks import choice, own_questions, question, short_fields
from templates.source.word.markup import beside, para
from templates.source.word.package import docx


def body() -> str:
    """The form: goodbye and after, then what is arranged."""
    return "".join(
        [
            para("Titel", "{{ document.titel }}"),
            para("Inleiding", "{{ handboek.formulieren.uitstroom.waarvoor }}"),
            short_fields("afgeleid.kop", 3.2, 2.1, 2.4, 2.2, 2.1, line="Smal"),
            para("Blok", "{{ afgeleid.tekst.afscheid }}"),
            question("terugblik", "uitstroom.terugblik", line="Smal"),
            beside(
                [4.2, 4, 3.8],
                choice("afgeleid.keuzes.nazorg", small=True),
                choice("afgeleid.keuzes.overdracht", small=True),
                choice("afgeleid.keuzes.reden", small=True),
            ),
            short_fields("afgeleid.daarna", 6, 6, line="Smal"),
            own_questions("uitstroom"),
            para("Blok", "{{ afgeleid.tekst.regelen }}"),
            checklist.lines(),
            checklist.own_page("{{ afgeleid.tekst.wat_regel }}"),
        ]
    )


def build() -> bytes:
    """`templates/docx/uitstroom.docx`."""
    return docx(body(), section=page.section(top=19, bottom=15, head=9, foot=8))
