"""Cached values of formulas: computed for what is surely known, left out for the rest.

A viewer that does not calculate (Protected View, a preview) shows what is cached. A wrong number is worse than none, so
only formulas whose every part is known get one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from docgen.excel.a1 import Area
from docgen.excel.calculate import Node, UnknownValue
from docgen.excel.filled import Place, SheetOutput
from docgen.excel.layout import Layout, SheetLayout
from docgen.excel.places import column_of
from docgen.excel.values import escape_text

_MAX_READS = 50_000
_BUSY = object()


@dataclass(slots=True)
class KnownCells:
    """The cells of one rendering: known values per sheet, formulas that are computed when asked for."""

    names: Mapping[str, int]
    values: list[dict[tuple[int, int], Any]]
    formulas: list[Mapping[tuple[int, int], Node | None]]
    current: int = 0
    reads: int = 0
    done: dict[tuple[int, int, int], Any] = field(default_factory=dict[tuple[int, int, int], Any])

    def value(self, sheet: str | None, row: int, column: int) -> Any:
        """The value of a cell; see `calculate.Cells`."""
        number = self._number(sheet, 1)
        place = (row, column)
        if place in self.formulas[number]:
            return self.computed(number, place)
        return self.values[number].get(place)

    def area(self, sheet: str | None, area: Area) -> list[Any]:
        """The values of an area, row by row."""
        columns = range(area.column1, area.column2 + 1)
        number = self._number(sheet, (area.row2 - area.row1 + 1) * len(columns))
        values, formulas = self.values[number], self.formulas[number]
        places = [(row, column) for row in range(area.row1, area.row2 + 1) for column in columns]
        if formulas.keys().isdisjoint(places):
            return [values.get(place) for place in places]
        return [self.computed(number, p) if p in formulas else values.get(p) for p in places]

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
            if found is _BUSY or found is UnknownValue:
                raise UnknownValue
            return found
        node = self.formulas[number][place]
        before, self.current = self.current, number
        self.done[key] = _BUSY
        try:
            found = _compute(node, self)
        except (UnknownValue, RecursionError, ArithmeticError):
            self.done[key] = UnknownValue
            raise UnknownValue from None
        finally:
            self.current = before
        self.done[key] = found
        return found


def _values(output: SheetOutput, sheet: SheetLayout) -> dict[tuple[int, int], Any]:
    """The values that came out, by row and column."""
    if sheet.copy.columns.axis.fixed:
        return {(row, column): value for row, column, _, value in output.values}
    return {
        (row, column_of(Place(row, column, address), sheet.copy)): value
        for row, column, address, value in output.values
    }


def _compute(node: Node | None, book: KnownCells) -> Any:
    if node is None:
        raise UnknownValue
    return node(book)


def known_cells(layout: Layout, outputs: list[SheetOutput]) -> KnownCells | None:
    """The cells of a rendering, or `None` when neither formulas nor charts read any."""
    if not layout.charts and not any(sheet.evaluators for sheet in layout.sheets):
        return None
    return KnownCells(
        {sheet.copy.name.casefold(): at for at, sheet in enumerate(layout.sheets)},
        [{**sheet.known, **_values(output, sheet)} for sheet, output in zip(layout.sheets, outputs, strict=True)],
        [dict(sheet.evaluators) for sheet in layout.sheets],
    )


def computed_values(layout: Layout, book: KnownCells | None) -> dict[tuple[int, int], str]:
    """The kind and `v` element of formula cells, by number of the sheet and of the formula on it."""
    found: dict[tuple[int, int], str] = {}
    for number, sheet in enumerate(layout.sheets if book is not None else ()):
        if not sheet.touched:
            continue
        for at, (place, node) in enumerate(sheet.evaluators):
            if node is None or book is None:
                continue
            try:
                found[number, at] = _value_xml(book.computed(number, place))
            except UnknownValue:
                continue
    return found


def _value_xml(value: Any) -> str:
    """The kind of a cell and its `v`, with a mark where the formula comes."""
    if isinstance(value, bool):
        return f' t="b">\x01<v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f' t="str">\x01<v>{escape_text(value)}</v></c>'
    number = float(value) if isinstance(value, Decimal) else value
    text = str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(float(number))
    return f">\x01<v>{text}</v></c>"
