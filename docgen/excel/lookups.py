"""Names in formulas as the cells that they stand for: defined names, and references to columns of tables.

    SUM(Tabel[uren])     →  SUM('Blad'!$C$2:$C$9)
    [@uren]*tarief       →  'Blad'!$C$5*'Blad'!$F$1

Only to compute values: the formula itself keeps its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.excel.a1 import Area, parse_area
from docgen.excel.follow import View
from docgen.excel.formulas import Name, Reference, parse_formula, quoted_sheet, write_formula, write_reference
from docgen.excel.texts import OPEN
from docgen.excel.workbook import Workbook
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse

_PIECE = re.compile(
    r"""(?P<keep>"(?:[^"]|"")*"|'(?:[^']|'')+'!)
    |   (?P<table>[^\W\d][\w.]*)?(?P<spec>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])""",
    re.VERBOSE,
)
_ITEM = re.compile(r"\[((?:[^\[\]']|'.)*)\]")
_ESCAPE = re.compile(r"'(.)")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table that came out: where, how many rows at its ends are head and total, and the names of its columns."""

    name: str
    sheet: str
    area: Area
    heads: int
    totals: int
    columns: tuple[str, ...]


def placed_table(data: bytes, sheet: str) -> PlacedTable | None:
    """The table in a part of a sheet with this name."""
    root = parse(data)
    area = parse_area(root.get("ref", ""))
    if area is None:
        return None
    columns = tuple(child.get("name", "").casefold() for child in root.iter(qn("s:tableColumn")))
    heads, totals = int(root.get("headerRowCount", "1")), int(root.get("totalsRowCount", "0"))
    return PlacedTable(root.get("displayName", "").casefold(), sheet, area, heads, totals, columns)


class Lookups:
    """The tables and defined names of one rendering."""

    def __init__(self, tables: Iterable[PlacedTable], workbook: Workbook) -> None:
        self.tables = list(tables)
        self.names = {
            (name.get("name", "").casefold(), name.get("localSheetId")): name.text or "" for name in workbook.names
        }

    def resolved(self, formula: str, view: View, row: int, column: int) -> str:
        """The formula of a cell with cells for names; what is not found stays."""
        if "[" in formula:
            formula = _PIECE.sub(lambda found: self._table_cells(found, view, row, column), formula)
        pieces = parse_formula(formula)
        if not any(isinstance(piece, Name) for piece in pieces):
            return formula
        return write_formula(pieces, lambda piece: self._named(piece, view))

    def _named(self, piece: Name | Reference, view: View) -> str:
        if isinstance(piece, Reference):
            return piece.written or write_reference(piece)
        local = None if view.copy is None else str(view.copy.sheet)
        key = piece.text.casefold()
        text = self.names.get((key, local), self.names.get((key, None))) if piece.sheet is None else None
        pieces = parse_formula(text or "")
        if len(pieces) != 1 or not isinstance(pieces[0], Reference) or pieces[0].sheet is None:
            return piece.written or piece.text
        ref = pieces[0]
        if not (ref.row1_absolute and ref.row2_absolute and ref.column1_absolute and ref.column2_absolute):
            return piece.text  # it means another cell from every place
        return View(view.book, view.copy).formula(pieces)

    def _table_cells(self, found: re.Match[str], view: View, row: int, column: int) -> str:
        if found["keep"]:
            return found["keep"]
        sheet = "" if view.copy is None else view.copy.name
        table = next((t for t in self.tables if self._is_meant(t, found["table"], sheet, row, column)), None)
        area = _part_of(table, found["spec"], row if table and table.sheet == sheet else 0) if table else None
        if table is None or area is None:
            return found[0]
        first, last = (f"${a}${b}" for a, b in _corners(area))
        return f"{quoted_sheet(table.sheet)}!{first}" + (f":{last}" if first != last else "")

    def _is_meant(self, table: PlacedTable, name: str | None, sheet: str, row: int, column: int) -> bool:
        if name is not None:
            return table.name == name.casefold()
        a = table.area
        return table.sheet == sheet and a.row1 <= row <= a.row2 and a.column1 <= column <= a.column2


def _corners(area: Area) -> tuple[tuple[str, str], tuple[str, str]]:
    one, _, two = str(area).partition(":")
    return _split(one), _split(two or one)


def _split(cell: str) -> tuple[str, str]:
    letters = cell.rstrip("0123456789")
    return letters, cell[len(letters) :]


def _part_of(table: PlacedTable, spec: str, row: int) -> Area | None:
    """The cells of a table that the words between brackets mean, seen from a row; `None` when they cannot be told."""
    inner = spec[1:-1].strip()
    this_row = inner.startswith("@")
    inner = inner.removeprefix("@").strip()
    items = [_ESCAPE.sub(r"\1", item).strip() for item in _ITEM.findall(inner)] if "[" in inner else [inner]
    if "[" in inner and (bare := _ITEM.sub("", inner).strip(" ,:")):
        items.append(bare)  # [[#This Row],uren]
    words = {item.casefold() for item in items if item.startswith("#")}
    columns = [item.casefold() for item in items if item and not item.startswith("#")]
    this_row = this_row or "#this row" in words
    low, high = table.area.row1 + table.heads, table.area.row2 - table.totals
    if this_row:
        low = high = row if low <= row <= high else 0
    elif "#all" in words:
        low, high = table.area.row1, table.area.row2
    elif "#headers" in words:
        low = high = table.area.row1 if table.heads else 0
    elif "#totals" in words:
        low = high = table.area.row2 if table.totals else 0
    wide = _columns(table, columns)
    return Area(low, wide[0], high, wide[1]) if low and low <= high and wide else None


def _columns(table: PlacedTable, names: list[str]) -> tuple[int, int] | None:
    if not names:
        return table.area.column1, table.area.column2
    if len(names) > 2 or any(OPEN in own for own in table.columns):
        return None  # heads that are not filled in yet
    places = [table.area.column1 + table.columns.index(name) for name in names if name in table.columns]
    return (min(places), max(places)) if len(places) == len(names) else None
