"""Cell references in A1 notation: columns, cells, areas and lists of areas. Rows and columns count from 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"\$?([1-9][0-9]{0,6})$")


@cache
def column_letters(column: int) -> str:
    """The letters of a column: 1 → `A`, 28 → `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """The number of a column: `AB` → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_cell(text: str) -> tuple[int, int] | None:
    """Row and column of `B$5`, or `None` when it is no cell on a worksheet."""
    match = _CELL.match(text)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells, both corners included."""

    row1: int
    column1: int
    row2: int
    column2: int

    def __str__(self) -> str:
        # whole columns and rows by their corners too: A:C may stand in a formula, not in a list of areas
        first = f"{column_letters(self.column1)}{self.row1}"
        last = f"{column_letters(self.column2)}{self.row2}"
        return first if first == last else f"{first}:{last}"

    def absolute(self) -> str:
        """The rectangle as a name refers to it: `$B$5:$C$9`."""
        first = f"${column_letters(self.column1)}${self.row1}"
        last = f"${column_letters(self.column2)}${self.row2}"
        return first if first == last else f"{first}:{last}"


@lru_cache(maxsize=4096)
def parse_area(text: str) -> Area | None:
    """The rectangle of `B5`, `B5:C9`, `B:C` or `5:9`, or `None` when it is none of these."""
    first, _, last = text.partition(":")
    last = last or first
    start, end = parse_cell(first), parse_cell(last)
    if start and end:
        rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
        return Area(rows[0], columns[0], rows[1], columns[1])
    if (one := _COLUMN.match(first)) and (two := _COLUMN.match(last)) and ":" in text:
        columns = sorted((column_number(one[1]), column_number(two[1])))
        return Area(1, columns[0], MAX_ROW, columns[1])
    if (one := _ROW.match(first)) and (two := _ROW.match(last)) and ":" in text:
        rows = sorted((int(one[1]), int(two[1])))
        return Area(rows[0], 1, rows[1], MAX_COLUMN)
    return None


@lru_cache(maxsize=4096)
def parse_areas(sqref: str) -> tuple[Area, ...]:
    """The rectangles of a list with spaces between; what is no rectangle is left out."""
    return tuple(area for piece in sqref.split() if (area := parse_area(piece)) is not None)


def join_areas(areas: Iterable[Area]) -> list[Area]:
    """The areas in reading order, those that touch as one."""
    columns: list[Area] = []
    for area in sorted(set(areas), key=lambda a: (a.column1, a.column2, a.row1)):
        last = columns[-1] if columns else None
        if last and (last.column1, last.column2) == (area.column1, area.column2) and area.row1 <= last.row2 + 1:
            columns[-1] = Area(last.row1, last.column1, max(last.row2, area.row2), last.column2)
        else:
            columns.append(area)
    whole: list[Area] = []
    for area in sorted(columns, key=lambda a: (a.row1, a.row2, a.column1)):
        last = whole[-1] if whole else None
        if last and (last.row1, last.row2) == (area.row1, area.row2) and area.column1 <= last.column2 + 1:
            whole[-1] = Area(last.row1, last.column1, last.row2, max(last.column2, area.column2))
        else:
            whole.append(area)
    return sorted(whole)
