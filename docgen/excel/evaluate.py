"""Cached values of formulas: computed for what is surely known, left out for the rest.

A viewer that does not calculate (Protected View, a preview) shows what is cached. A wrong number is worse than none, so
only formulas whose every part is known get one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite
from typing import Any

from docgen.diagnostics import Location
from docgen.excel.a1 import Area
from docgen.excel.filled import SheetOutput
from docgen.excel.formulacells import Evaluators, Known
from docgen.excel.layout import Layout, SheetLayout
from docgen.excel.operands import Node, UnknownValue
from docgen.excel.places import column_of
from docgen.excel.values import MAX_TEXT, clean_text, escape_text

_MAX_READS = 700_000
_LARGE, _MOST_RECENT = 100, 8
_BUSY = object()
_NONE: Mapping[int, Any] = {}


@dataclass(slots=True)
class KnownCells:
    """The cells of one rendering: known values per sheet, formulas that are computed when asked for."""

    names: Mapping[str, int]
    values: list[Known]
    formulas: list[Evaluators]
    sheets: list[SheetLayout]
    current: int = 0
    reads: int = 0
    recent: dict[tuple[int, Area], list[Any]] = field(default_factory=dict[tuple[int, Area], list[Any]])
    lasts: dict[int, int] = field(default_factory=dict[int, int])
    subtotals: dict[int, list[tuple[int, int]]] = field(default_factory=dict[int, list[tuple[int, int]]])
    done: dict[tuple[int, int, int], Any] = field(default_factory=dict[tuple[int, int, int], Any])

    def value(self, sheet: str | None, row: int, column: int) -> Any:
        """The value of a cell; see `calculate.Cells`."""
        number = self._number(sheet, 1)
        if row in self.formulas[number].get(column, _NONE):
            return self.computed(number, (row, column))
        return self.values[number].get(column, _NONE).get(row)

    def area(self, sheet: str | None, area: Area) -> list[Any]:
        """The values of an area, row by row."""
        columns, rows = range(area.column1, area.column2 + 1), range(area.row1, area.row2 + 1)
        size = len(rows) * len(columns)
        key = (self._number(sheet, 0), area)
        if size > _LARGE and key in self.recent:
            return self.recent[key]
        number = self._number(sheet, size)
        parts = [self._column(number, column, rows) for column in columns]
        found = parts[0] if len(parts) == 1 else [value for row in zip(*parts, strict=True) for value in row]
        if size > _LARGE:  # each row of a list may read the whole of it
            while len(self.recent) >= _MOST_RECENT:
                del self.recent[next(iter(self.recent))]
            self.recent[key] = found
        return found

    def _column(self, number: int, column: int, rows: range) -> list[Any]:
        found = list(map(self.values[number].get(column, _NONE).get, rows))
        formulas = self.formulas[number].get(column, _NONE)
        if formulas:
            return [
                self.computed(number, (row, column)) if row in formulas else v
                for row, v in zip(rows, found, strict=True)
            ]
        return found

    def through(self, first: str | None, last: str) -> list[str]:
        """The sheets from one through another."""
        names = list(self.names)
        try:
            ends = [names.index((name or "").casefold()) for name in (first, last)]
        except ValueError:
            raise UnknownValue from None
        return names[min(ends) : max(ends) + 1]

    def last_row(self, sheet: str | None) -> int:
        """The last row of a sheet in which anything is known to stand."""
        number = self._number(sheet, 0)
        if number not in self.lasts:
            columns = (*self.values[number].values(), *self.formulas[number].values())
            self.lasts[number] = max((max(column) for column in columns if column), default=1)
        return self.lasts[number]

    def holds_subtotal(self, sheet: str | None, area: Area) -> bool:
        """Whether an area holds a subtotal, which another one leaves out."""
        number = self._number(sheet, 0)
        if number not in self.subtotals:
            self.subtotals[number] = [place for place, _, xml in self.sheets[number].formulas if "SUBTOTAL(" in xml]
        return any(
            area.row1 <= row <= area.row2 and area.column1 <= column <= area.column2
            for row, column in self.subtotals[number]
        )

    def _number(self, sheet: str | None, reads: int) -> int:
        """The number of a sheet, after counting what is read of it."""
        self.reads += reads
        number = self.current if sheet is None else self.names.get(sheet.casefold(), -1)
        if number < 0 or self.reads > _MAX_READS:
            raise UnknownValue
        return number

    def computed(self, number: int, place: tuple[int, int]) -> Any:
        """The value of the formula in a cell."""
        key = (number, *place)
        if key in self.done:
            found = self.done[key]
            if found is _BUSY:
                raise UnknownValue
            if isinstance(found, UnknownValue):
                raise found
            return found
        node = self.formulas[number][place[1]][place[0]]
        before, self.current = self.current, number
        self.done[key] = _BUSY
        try:
            found = _compute(node, self)
        except UnknownValue as unknown:
            self.done[key] = unknown
            raise
        except (RecursionError, ArithmeticError):
            self.done[key] = unknown = UnknownValue()
            raise unknown from None
        finally:
            self.current = before
        self.done[key] = found
        return found


def _values(output: SheetOutput, sheet: SheetLayout) -> Known:
    """The values that formulas may read, by column and row: those of this rendering over those of the template."""
    values: Known = output.values
    for place, value in output.moving:
        values.setdefault(column_of(place, sheet.copy), {})[place.row] = value
    for column, constants in sheet.known.items():
        values[column] = {**constants, **values.get(column, _NONE)}
    return values


def _compute(node: Node | None, book: KnownCells) -> Any:
    if node is None:
        raise UnknownValue
    found = node(book)
    if (isinstance(found, float) and not isfinite(found)) or (isinstance(found, str) and len(found) > MAX_TEXT // 2):
        raise UnknownValue
    return found


def known_cells(layout: Layout, outputs: list[SheetOutput]) -> KnownCells | None:
    """The cells of a rendering, or `None` when neither formulas nor charts read any."""
    if not layout.charts and not any(sheet.evaluators for sheet in layout.sheets):
        return None
    return KnownCells(
        {sheet.copy.name.casefold(): at for at, sheet in enumerate(layout.sheets)},
        [_values(output, sheet) for sheet, output in zip(layout.sheets, outputs, strict=True)],
        [sheet.evaluators for sheet in layout.sheets],
        layout.sheets,
    )


def computed_values(layout: Layout, book: KnownCells | None) -> list[dict[int, tuple[str, str]]]:
    """Per sheet the kind and the text of the value of its formulas, by their number."""
    found: list[dict[int, tuple[str, str]]] = []
    for number, sheet in enumerate(layout.sheets):
        values: dict[int, tuple[str, str]] = {}
        found.append(values)
        for at, (place, _, _) in enumerate(sheet.formulas):
            if book is None or sheet.evaluators[place[1]][place[0]] is None:
                continue
            try:
                values[at] = _value_text(book.computed(number, place))
            except UnknownValue:
                continue
    return found


def _value_text(value: Any) -> tuple[str, str]:
    """The kind of a cell as XML, and what its `v` holds."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, str):
        return ' t="str"', escape_text(clean_text(value, Location()))
    number = float(value) if isinstance(value, Decimal) else value
    return "", str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(float(number))
