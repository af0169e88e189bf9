"""How much room words take: a card is one sheet whatever somebody wrote, a short block stays on one page (look.md).

A quarter of the sheet has room for so many points. The first size in which everything fits is chosen; where even the
smallest is too large, the last steps stay in the plan. Large print stays large, and prints fewer steps instead.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.excel.fontwidths import text_width

WIDTH, HEIGHT = 238.0, 356.0
"""The room of an upper quarter within its padding, in points."""
LOWER = 245.0
"""The height of a lower quarter."""
INDENT = 28.4
"""How far a step stands behind its box; 10 mm."""
_SERIF = 1.12  # headings and wishes may be set in letters with serifs, which are wider


@dataclass(frozen=True, slots=True)
class Letter:
    """Letters of a size, the height of their lines, and the room after a paragraph, in points."""

    size: float
    line: float
    after: float


@dataclass(frozen=True, slots=True)
class Measure:
    """The sizes on a card: who it is of, the wish, the goal beneath it, a step, and who takes it."""

    name: str
    naam: Letter
    wens: Letter
    nu: Letter
    stap: Letter
    wie: Letter


_L = Letter
MEASURES = (
    Measure("ruim", _L(24, 28, 10), _L(20, 24, 8), _L(14, 18.2, 4), _L(15, 19, 0), _L(14, 18.2, 10)),
    Measure("krap", _L(20, 24, 8), _L(16, 19.5, 6), _L(12, 15, 4), _L(12, 15, 0), _L(11, 13.5, 5)),
    Measure("klein", _L(16, 19, 6), _L(13, 16, 5), _L(10.5, 13, 4), _L(10, 12.5, 0), _L(9.5, 11.5, 4)),
)
HEADING = Letter(17, 26, 6)
POINT = Letter(15, 20, 4)
BODY = Letter(12.5, 16.25, 3)
COLUMN, PAGE, TOP = 415.0, 735.0, 125.0
"""The width of running text in a copy, the height of a page, and what stands above the first leefgebied, in points."""
HALF_PAGE = PAGE / 2
_BLOCK_HEAD = 32.0
_UNSURE = 0.03  # how far a height may be off: where that decides, nothing is kept together
_TITLE, _SIGN, _POINT_INDENT = 18.0, 34.0, 17.0


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a card: its font, and how much larger than standard everything on it is."""

    font: str
    enlarged: float = 1.0

    def wish_measure(self, name: str, heading: str, wish: str, now: str) -> Measure:
        """The sizes in which whose card it is and what somebody wants fit together."""

        def height(m: Measure) -> float:
            top = _TITLE + self._height(name, m.naam, bold=True, wide=_SERIF) + self._heading(heading)
            aims = [self._height(wish, m.wens, wide=_SERIF)] if wish else []
            aims += [m.nu.line + self._height(now, m.nu)] if now else []
            return top + sum(aims)

        return next((m for m in MEASURES if height(m) <= HEIGHT / self.enlarged), MEASURES[-1])

    def steps_measure(self, heading: str, steps: Sequence[tuple[str, str]]) -> tuple[Measure, int]:
        """The sizes in which the steps fit, and how many of them do; each is what happens and who does it.

        One always does: a step is never cut off.
        """
        measures = MEASURES[:2] if self.enlarged > 1 else MEASURES
        room = HEIGHT / self.enlarged - self._heading(heading)
        for number in range(len(steps), 0, -1):
            for m in measures:
                if sum(self._step(what, who, m) for what, who in steps[:number]) <= room:
                    return m, number
        return (MEASURES[-1], 1) if steps else (MEASURES[0], 0)

    def points_that_fit(self, heading: str, points: Sequence[str]) -> Sequence[str]:
        """The points that fit in a lower quarter; one always does."""
        left = LOWER / self.enlarged - self._heading(heading)
        for number, point in enumerate(points):
            left -= self._height(point, POINT, indent=_POINT_INDENT)
            if left < 0:
                return points[: max(1, number)]
        return points

    def _heading(self, words: str) -> float:
        return self._height(words, HEADING, bold=True, wide=_SERIF, indent=_SIGN)

    def _step(self, what: str, who: str, m: Measure) -> float:
        return self._height(what, m.stap, bold=True, indent=INDENT) + self._height(who, m.wie, indent=INDENT)

    def _height(self, text: str, letter: Letter, *, bold: bool = False, wide: float = 1.0, indent: float = 0) -> float:
        """The height of a paragraph in points of the standard size."""
        room = WIDTH / self.enlarged - indent
        size = letter.size * wide
        lines = sum(count_lines(part, self.font, size, room, bold=bold) for part in text.split("\n"))
        return lines * letter.line + letter.after


def count_lines(text: str, font: str, size: float, width: float, *, bold: bool = False) -> int:
    """The lines that a paragraph takes in a column of this width, in points."""
    lines, left = 1, width
    space = text_width(" ", font, size, bold=bold)
    for word in text.split():
        wide = text_width(word, font, size, bold=bold)
        if wide > left and left < width:
            lines, left = lines + 1, width
        while wide > width:  # Word breaks a word that is longer than a line
            lines, wide = lines + 1, wide - width
        left -= wide + space
    return lines


@dataclass(frozen=True, slots=True)
class Running:
    """Running text of a copy in its font. Heights in points."""

    font: str

    def height(self, *texts: str, heading: bool = False) -> float:
        """The height of these texts, each of one or more paragraphs, with their heading."""
        parts = [part for text in texts for part in text.split("\n") if part.strip()]
        lines = sum(count_lines(part, self.font, BODY.size, COLUMN) for part in parts)
        return lines * BODY.line + len(parts) * BODY.after + (_BLOCK_HEAD if heading else 0)


def costs_no_page(blocks: Sequence[float], after: float) -> bool:
    """Whether blocks of these heights can each stay on one page without the document getting longer.

    `after` is the height of what follows them.
    """
    left, pages = PAGE - TOP, 1
    for block in (each * (1 + _UNSURE) for each in blocks):
        if left < block <= HALF_PAGE:
            left, pages = PAGE, pages + 1
        left -= block
        while left < 0:
            left, pages = left + PAGE, pages + 1
    kept = pages + max(0, math.ceil((after * (1 + _UNSURE) - left) / PAGE))
    return kept <= math.ceil((TOP + sum(blocks) + after) * (1 - _UNSURE) / PAGE)
