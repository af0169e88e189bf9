"""What formulas compute with: values of cells, ranges, empty cells, and what cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from docgen.excel.a1 import MAX_ROW, Area

_MAX_CELLS = 200_000


class UnknownValue(Exception):  # noqa: N818 - not an error: the formula just has no known value
    """The value of a formula cannot be told."""


class ErrorValue(UnknownValue):
    """The value of a formula is an error such as #DIV/0!, which IFERROR asks for."""


class Cells(Protocol):
    """The cells of a workbook, as far as they are known."""

    def value(self, sheet: str | None, row: int, column: int) -> Any:
        """The value of a cell, `None` when it is empty. Raises `UnknownValue`."""
        ...

    def area(self, sheet: str | None, area: Area) -> list[Any]:
        """The values of all cells of an area, row by row. Raises `UnknownValue`."""
        ...

    def through(self, first: str | None, last: str) -> list[str]:
        """The sheets from one through another."""
        ...

    def last_row(self, sheet: str | None) -> int:
        """The last row in which anything is known to stand."""
        ...

    def holds_subtotal(self, sheet: str | None, area: Area) -> bool:
        """Whether an area holds a subtotal, which another one leaves out."""
        ...


class Empty:
    """The value of a cell without one: 0 among numbers, "" among texts."""


EMPTY = Empty()
_NUMBERS = frozenset({int, float, Decimal})


@dataclass(frozen=True, slots=True)
class Range:
    """Cells as an argument of a function, on one sheet or on all from `sheet` through `last`."""

    sheet: str | None
    area: Area
    last: str | None = None

    def clipped(self, cells: Cells) -> Area:
        """The area without the empty rows at the end of a whole column."""
        a = self.area
        if a.row2 < MAX_ROW or a.row1 == MAX_ROW:
            return a
        return Area(a.row1, a.column1, max(a.row1, cells.last_row(self.sheet)), a.column2)

    def values(self, cells: Cells, *, blanks: bool = False) -> list[Any]:
        """The values of all cells, row by row; `blanks`: those that are empty count."""
        if self.last is not None:
            sheets = cells.through(self.sheet, self.last)
            return [value for sheet in sheets for value in Range(sheet, self.area).values(cells, blanks=blanks)]
        a = self.clipped(cells)
        if (blanks and a != self.area) or (a.row2 - a.row1 + 1) * (a.column2 - a.column1 + 1) > _MAX_CELLS:
            raise UnknownValue
        return cells.area(self.sheet, a)


Node = Callable[[Cells], Any]


def single(value: Any, cells: Cells) -> Any:
    """The value of a range of one cell; other values as they are."""
    if not isinstance(value, Range):
        return value
    a = value.area
    if (a.row1, a.column1) != (a.row2, a.column2) or value.last is not None:
        raise UnknownValue
    found = cells.value(value.sheet, a.row1, a.column1)
    return EMPTY if found is None else found


def number(value: Any) -> float:
    """A value as a number."""
    if value is EMPTY:
        return 0.0
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float | Decimal):
        return float(value)
    raise UnknownValue  # Excel would try to read the text as a number


def is_number(cell: Any) -> bool:
    """Whether a cell holds a number."""
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def text(value: Any) -> str:
    """A value as text."""
    if value is EMPTY:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise UnknownValue  # TRUE or WAAR: the language of the reader decides
    found = number(value)
    if found != int(found):
        raise UnknownValue  # the sign for decimals too
    return str(int(found))


def order(value: Any, other: Any) -> tuple[int, Any]:
    """What a value is compared by with another: numbers come before texts, texts before truth values."""
    if value is EMPTY:
        value = "" if isinstance(other, str) else 0.0 if not isinstance(other, bool) else False
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, float(value)


def everything(cells: Cells, arguments: list[Node], *, blanks: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every value of all arguments, and whether it stood in a cell."""
    for argument in arguments:
        value = argument(cells)
        if isinstance(value, Range):
            for each in value.values(cells, blanks=blanks):
                yield each, True
        else:
            yield value, False


def numbers(cells: Cells, arguments: list[Node]) -> list[float]:
    """The numbers among the values; in cells, texts and truth values do not count."""
    found: list[float] = []
    for argument in arguments:
        value = argument(cells)
        if isinstance(value, Range):
            found += [float(v) for v in value.values(cells) if v.__class__ in _NUMBERS]
        else:
            found.append(number(value))
    return found


def divided(one: Any, other: Any) -> float:
    """One number by another."""
    below = number(other)
    if below == 0:
        raise ErrorValue
    return number(one) / below
