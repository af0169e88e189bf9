"""Output columns of cells that came out."""

from __future__ import annotations

from docgen.excel.a1 import column_letters
from docgen.excel.filled import Place
from docgen.excel.follow import SheetCopy


def column_of(place: Place, copy: SheetCopy) -> int:
    """The output column of a place."""
    if copy.columns.axis.fixed:
        return place.column
    found = copy.columns.at(place.column, place.address)
    return copy.columns.beyond(place.column) if found is None else found


def cell_name(place: Place, copy: SheetCopy) -> str:
    """The output cell in A1 notation."""
    return f"{column_letters(column_of(place, copy))}{place.row}"
