"""Loops beside each other: several lists that run down the same rows, each in columns of its own.

    row 5   {%tr for x in xs %}   …   {%tr for y in ys %}        tags in different cells of one row
    row 6   {{ x.naam }}          …   {{ y.naam }}
    row 7   {%tr endfor %}        …   {%tr endfor %}

Each loop has the columns from its tag up to the next one's. There are as many rows as the longest list has items;
where a shorter one has ended, its cells stay empty in their style. (Loops within each other stand in one cell, or in
rows of their own.)
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Diagnostic
from docgen.excel.a1 import MAX_COLUMN
from docgen.excel.codes import finding
from docgen.excel.tagging import LevelTag


@dataclass(frozen=True, slots=True)
class Beside:
    """Loops that begin in one row and end in one row; tags from left to right."""

    starts: tuple[LevelTag, ...]
    ends: tuple[LevelTag, ...]

    @property
    def first(self) -> int:
        """The row of the opening tags."""
        return self.starts[0].row

    @property
    def last(self) -> int:
        """The row of the closing tags."""
        return self.ends[0].row

    def columns(self, index: int) -> tuple[int, int]:
        """The first and last column of one of the loops."""
        low = self.starts[index].column if index else 1
        high = self.starts[index + 1].column - 1 if index + 1 < len(self.starts) else MAX_COLUMN
        return low, high


def find_beside(tags: list[LevelTag]) -> tuple[list[Beside], list[LevelTag], list[Diagnostic]]:
    """The groups of loops beside each other, and the tags with one loop left of each group."""
    by_row: dict[int, list[LevelTag]] = {}
    for tag in tags:
        by_row.setdefault(tag.row, []).append(tag)
    rows = sorted(by_row)
    groups: list[Beside] = []
    problems: list[Diagnostic] = []
    gone: set[int] = set()
    for at, row in enumerate(rows):
        starts = by_row[row]
        if len(starts) < 2 or not _all(starts, "for"):
            continue
        ends = by_row[rows[at + 1]] if at + 1 < len(rows) else []
        if len(ends) == len(starts) and _all(ends, "endfor"):
            groups.append(Beside(tuple(starts), tuple(ends)))
            gone |= {id(tag) for tag in (*starts[1:], *ends[1:])}
        else:
            problems.append(finding("excel.beside-nested", starts[1].place))
    return groups, [tag for tag in tags if id(tag) not in gone], problems


def _all(tags: list[LevelTag], word: str) -> bool:
    """Whether these are tags of one kind, each in a cell of its own."""
    return all(tag.word == word for tag in tags) and len({tag.column for tag in tags}) == len(tags)
