"""The team edition: everything."""

from __future__ import annotations

from templates.source.handbook import annexes, chapters, front
from templates.source.handbook.look import COVER, MAIN, document, section
from templates.source.handbook.pieces import contents, cover_header
from templates.source.word.markup import PAGE_BREAK, para


def team() -> bytes:
    """`handboek.docx`."""
    entries = [*front.ENTRIES, *chapters.ENTRIES, *annexes.ENTRIES]
    body = [
        front.cover("{{ organisatie.naam }}", "Handboek"),
        section(COVER),
        front.colophon(),
        para("Inhoudkop", "Inhoud", properties=PAGE_BREAK),
        contents(entries),
        front.who_we_are(),
        chapters.how_we_look(),
        chapters.phases(),
        chapters.at_a_glance(),
        chapters.writing(),
        chapters.together(),
        annexes.annexes(),
        section(MAIN, last=True),
    ]
    return document("".join(body), cover=cover_header())
