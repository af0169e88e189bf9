"""The functions that the generated program calls for each value of a cell.

A checklist has hundreds of cells and a night thousands of checklists, so the kinds of value that are nearly all there
is (a short text, a whole number, a day) are written here at once; the filler knows all others.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from docgen.excel.cellfill import CellFiller
from docgen.excel.forms import TextCell
from docgen.excel.heights import MAX_HEIGHT
from docgen.excel.values import EPOCH, EXACT

Writer = Callable[[Any, CellFiller], Any]


def cell_writer(cell: TextCell, *, by_column: bool, since_1904: bool) -> Writer:
    """The function from a value to its cell: the usual values at once, all others by the filler."""
    if cell.properties or since_1904 or (by_column and cell.needed):
        write = _careful_writer(cell)
    else:
        write = _read_writer(cell) if cell.needed else _writer(cell)
    if not by_column:
        return write
    column = cell.column
    return lambda value, filler: (column, filler.address(column), write(value, filler))


def _careful_writer(cell: TextCell) -> Writer:
    return lambda value, filler: filler.value(cell, value)


def _writer(cell: TextCell) -> Writer:
    string, number, day, blank = cell.string, cell.number, cell.date, cell.blank
    heights = cell.room.heights if cell.room else None

    def write(value: Any, filler: CellFiller) -> str:
        kind = value.__class__
        if kind is str:
            if heights is not None:
                height = heights.get(value)
                if height is None or height > filler.height:
                    if height is None or height > MAX_HEIGHT:
                        return filler.text(cell, value)
                    filler.height = height
            end = filler.ends.get(value) or filler.new_end(value)
            return string + end if end else filler.text(cell, value)
        if kind is int and -EXACT < value < EXACT:
            return f"{number}{value}</v></c>"
        if kind is date and value.year > 1900:
            return f"{day}{value.toordinal() - EPOCH}</v></c>"
        return blank if value is None else filler.value(cell, value)

    return write


def _read_writer(cell: TextCell) -> Writer:
    """The same for a cell that formulas read: its value is remembered too."""
    write, column = _writer(cell), cell.column

    def remember(value: Any, filler: CellFiller) -> str:
        if value.__class__ is not str:
            return filler.value(cell, value)
        if value:
            filler.values[column][filler.number] = value
        return write(value, filler)

    return remember
