"""How many lines a text takes in the column where the persoonsbeschrijving prints it (PB-T5).

The widths are those of the shipped template: the story on nine of twelve columns, the three notes side by side below
it. An organisation's own template, or a font of which the widths are not known, makes it an estimate on the safe side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.excel.fontwidths import text_width


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text: its width and the size of its letters, both in points."""

    width: float
    size: float


STORY = Column(width=354.0, size=10.5)
NOTE = Column(width=112.0, size=9.0)


def count_lines(text: str, column: Column, font: str) -> int:
    """The lines that a text takes; words longer than a line are broken, as Word does."""
    return sum(_wrapped(paragraph, column, font) for paragraph in text.splitlines() if paragraph.strip())


def _wrapped(paragraph: str, column: Column, font: str) -> int:
    lines, room = 1, column.width
    space = text_width(" ", font, column.size)
    for word in paragraph.split():
        width = text_width(word, font, column.size)
        if width > room and room < column.width:
            lines, room = lines + 1, column.width
        while width > column.width:
            lines, width = lines + 1, width - column.width
        room -= width + space
    return lines


def block_lines(story: str, notes: Iterable[str], font: str) -> int:
    """The lines of one leefgebied: its story, and below it the notes side by side, of which the longest counts."""
    return count_lines(story, STORY, font) + max((count_lines(note, NOTE, font) for note in notes), default=0)
