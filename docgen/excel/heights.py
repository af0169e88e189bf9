"""Row heights of wrapped text, from font metrics: LibreOffice does not fit a wrapped row that has no height.

Widths in points, heights in points. A column of width w characters holds w digits of the workbook's base font.
"""

from __future__ import annotations

from functools import lru_cache

from docgen.excel.fontwidths import widths
from docgen.excel.styles import Font

MAX_HEIGHT = 400.0  # Excel stops at 409.5 points
LINE = 15 / 11  # a line of 11-point Calibri is 15 points high on screen
PADDING = 5.5  # points left and right of the text together, gridline included
_DIGIT = 7  # pixels of a digit in 11-point Calibri, the unit of column widths
_OTHER = 600
_RECURS, _MAX_HEIGHTS = 200, 2_000  # of long texts each record has its own


def column_points(width: float) -> float:
    """The width in points of a column that is `width` characters wide (ECMA-376 Part 1, 18.3.1.13)."""
    return int((256 * width + int(128 / _DIGIT)) / 256 * _DIGIT) * 0.75


def line_height(font: Font) -> float:
    """The height of one line in points."""
    return font.size * LINE


@lru_cache(maxsize=256)
def wrap(text: str, width: float, font: Font) -> tuple[str, ...]:
    """The lines of a text in a cell of this many points; each keeps its own characters, so joined they are the text."""
    known = widths(font.name, bold=font.bold)
    room = (width - PADDING) * 1000 / font.size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if sum(known.get(c, _OTHER) for c in paragraph) <= room:
            lines.append(paragraph + "\n")
        else:
            lines += _broken(paragraph, room, known)
            lines[-1] += "\n"
    lines[-1] = lines[-1][:-1]
    return tuple(lines)


_words: dict[Font, dict[str, int]] = {}
_MAX_WORDS, _LONG_WORD = 50_000, 40


def count_lines(text: str, width: float, font: Font) -> int:
    """How many lines a text takes; at least as many as `wrap` gives, and much faster for texts that are new."""
    known = _words.setdefault(font, {})
    if len(known) > _MAX_WORDS:
        known.clear()
    room = (width - PADDING) * 1000 / font.size
    space = widths(font.name, bold=font.bold).get(" ", _OTHER)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0
        for word in paragraph.split(" "):
            size = known.get(word)
            if size is None:
                size = _word_width(word, font)
                if len(word) < _LONG_WORD:
                    known[word] = size
            used += size
            if used > room:
                if size > room:  # the word itself is broken
                    lines += len(wrap(paragraph, width, font)) - 1
                    break
                lines += 1
                used = size
            used += space
    return lines


class Room:
    """The room of a cell that wraps: `width` points for texts in a font.

    `heights` are those of short texts that were asked for, as they recur between records.
    """

    __slots__ = ("_fits", "font", "heights", "line", "width")

    def __init__(self, width: float, font: Font) -> None:
        self.width, self.font = width, font
        self.line = line_height(font)
        self.heights: dict[str, float] = {}
        self._fits = int((width - PADDING) / font.size)  # so many characters surely stand on one line

    def height(self, text: str) -> float:
        """How high the row must be for a text, in points; 0 when it surely stands on one line."""
        if len(text) <= self._fits and "\n" not in text:
            found = 0.0
        else:
            found = count_lines(text, self.width, self.font) * self.line
        if len(text) < _RECURS:
            if len(self.heights) > _MAX_HEIGHTS:
                self.heights.clear()
            self.heights[text] = found
        return found


def _word_width(word: str, font: Font) -> int:
    known = widths(font.name, bold=font.bold)
    return sum(known.get(sign, _OTHER) for sign in word)


def _broken(paragraph: str, room: float, known: dict[str, int]) -> list[str]:
    lines: list[str] = []
    start = at = 0
    used = 0.0
    last_space = -1
    while at < len(paragraph):
        sign = paragraph[at]
        used += known.get(sign, _OTHER)
        if sign == " " or (sign == "-" and used <= room):
            last_space = at
        elif used > room and at > start:
            cut = last_space + 1 if last_space >= start else at
            lines.append(paragraph[start:cut])
            start = cut
            last_space = -1
            used = sum(known.get(c, _OTHER) for c in paragraph[start : at + 1])
        at += 1
    lines.append(paragraph[start:])
    return lines


def split_text(lines: tuple[str, ...], font: Font, first: float = MAX_HEIGHT) -> list[str]:
    """The text in pieces that each fit a row of at most `first` points."""
    per_row = max(1, int(first / line_height(font)))
    chunks = ["".join(lines[at : at + per_row]) for at in range(0, len(lines), per_row)]
    # a line break at the seam is what the new row stands for
    return [chunk.removesuffix("\n") for chunk in chunks[:-1]] + chunks[-1:]
