"""References that follow: where a formula, an area or a name of the template points to in one rendering.

Seen from inside a block, a relative reference to a line of the same block means this turn's copy; an absolute one
(`$5`), or one from outside, means all copies: a range grows over them, a single cell is the first, and within SUM,
COUNTIF and the like it becomes the range of them. What has no copy left is read from the last row of the sheet, which
is always empty: sums give 0 and nothing becomes #REF!.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, Area
from docgen.excel.formulas import (
    BRACKETS,
    Name,
    Piece,
    Reference,
    parse_formula,
    quoted_sheet,
    replace_calls,
    write_formula,
    write_reference,
)
from docgen.excel.geometry import Address, AxisMap

_FROM_OUTSIDE = (True, True)
# functions that take cells of several sheets at once, that take a list of areas, and whose counts may be added up
_THROUGH = frozenset({"SUM", "AVERAGE", "AVERAGEA", "COUNT", "COUNTA", "MAX", "MAXA", "MIN", "MINA", "PRODUCT"})
_LISTS = frozenset({"MEDIAN", "SUMSQ", "AND", "OR", "CONCAT", "SUBTOTAL", "STDEV", "STDEVP", "VAR", "VARP"})
PER_SHEET = frozenset({"COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "COUNTBLANK", "SUMPRODUCT", "ROWS"})


@dataclass(frozen=True, slots=True)
class Renamed:
    """The names that a table has: one per turn of the blocks around it, by address."""

    path: Address
    names: dict[Address, str] = field(default_factory=dict[Address, str])


@dataclass(slots=True, eq=False)
class SheetCopy:
    """One sheet that comes out: of which template sheet, under which name, with which geometry.

    `touched` says whether anything on it may differ from the template; `renamed` gives the names that tables (folded)
    have in this copy.
    """

    sheet: int
    number: int
    name: str
    rows: AxisMap
    columns: AxisMap
    touched: bool = True
    renamed: dict[str, Renamed] = field(default_factory=dict[str, "Renamed"])


@dataclass(slots=True, eq=False)
class Book:
    """All sheets that come out, and the template's sheet names (folded) by number; `lost` are tables that fell away."""

    copies: list[SheetCopy]
    numbers: Mapping[str, int]
    of: dict[int, list[SheetCopy]] = field(default_factory=dict[int, list[SheetCopy]])
    lost: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        for copy in self.copies:
            self.of.setdefault(copy.sheet, []).append(copy)


@dataclass(frozen=True, slots=True)
class View:
    """From where a reference is read: the sheet, and the blocks and turns around the cell; `copy` may be unknown.

    `chosen` is the one copy of a sheet that a reference to that sheet means.
    """

    book: Book
    copy: SheetCopy | None
    row_address: Address = ()
    row_path: Address = ()
    column_address: Address = ()
    column_path: Address = ()
    chosen: SheetCopy | None = None

    def formula(self, pieces: tuple[Piece, ...]) -> str:
        """The formula as this cell has it."""
        if self.book.lost and any(isinstance(p, Name) and p.text.casefold() in self.book.lost for p in pieces):
            pieces = self._without_lost(pieces)
        if any(isinstance(p, Reference) and p.call in PER_SHEET and len(self._reach(p)) > 1 for p in pieces):
            return self._added_up(pieces)
        return write_formula(pieces, self._change)

    def _without_lost(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The formula with an empty cell for a table that fell away, and for its columns."""
        found: list[Piece] = []
        for piece in pieces:
            before = found[-1] if found else None
            if isinstance(piece, Name) and piece.text.casefold() in self.book.lost:
                found.append(self._nowhere(Reference(None, MAX_ROW, 1, MAX_ROW, 1)))
            elif isinstance(piece, str) and isinstance(before, Reference) and (columns := BRACKETS.match(piece)):
                found.append(piece[columns.end() :])
            else:
                found.append(piece)
        return tuple(found)

    def _added_up(self, pieces: tuple[Piece, ...]) -> str:
        """The formula with each count over all copies of a sheet as the sum of the counts on each."""
        calls: list[str] = []

        def keep(call: str) -> str:
            refs = (p for p in parse_formula(call) if isinstance(p, Reference))
            copies = next((reach for p in refs if len(reach := self._reach(p)) > 1), None)
            if copies is None:
                return call
            views = (replace(self, chosen=copy) for copy in copies)
            calls.append(f"({'+'.join(view.formula(parse_formula(call)) for view in views)})")
            return f'"\ue000{len(calls) - 1}\ue001"'

        text = replace_calls(write_formula(pieces), PER_SHEET, keep)
        text = write_formula(parse_formula(text), self._change)
        for number, call in enumerate(calls):
            text = text.replace(f'"\ue000{number}\ue001"', call)
        return text

    def pieces(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The same, still in pieces."""
        return tuple(
            self.follow(p) if isinstance(p, Reference) else self._name(p) if isinstance(p, Name) else p for p in pieces
        )

    def _change(self, piece: Reference | Name) -> str:
        if isinstance(piece, Name):
            return self._name(piece)
        copies = self._reach(piece)
        if len(copies) > 1:
            return self._over_copies(piece, copies)
        moved = self.follow(piece)
        return piece.written if piece.written and moved == piece else write_reference(moved)

    def _reach(self, ref: Reference) -> list[SheetCopy]:
        """The sheets that came out on which a reference stands, when it says which."""
        found = self._sheet(ref.sheet) if ref.sheet is not None else None
        if not found:
            return []
        if ref.last_sheet is not None:
            last = (self._sheet(ref.last_sheet) or found)[-1]
            return self.book.copies[self.book.copies.index(found[0]) : self.book.copies.index(last) + 1]
        return found if ref.in_set else found[:1]

    def _over_copies(self, ref: Reference, copies: list[SheetCopy]) -> str:
        """A reference to the same cells on several sheets: through all of them, or one by one where they differ."""
        each = [replace(self._cells(ref, copy, own=copy is self.copy), sheet=copy.name) for copy in copies]
        same = all(replace(one, sheet=None) == replace(each[0], sheet=None) for one in each)
        if ref.last_sheet is not None or ref.call in _THROUGH:
            if same:
                return write_reference(replace(each[0], last_sheet=copies[-1].name))
            return ",".join(write_reference(replace(one, last_sheet=None)) for one in each)
        if ref.call in _LISTS:
            return ",".join(map(write_reference, each))
        return write_reference(each[0])

    def _name(self, name: Name) -> str:
        copy = self.copy
        if name.sheet is not None:
            found = self._sheet(name.sheet)
            if found is None:
                return f"{quoted_sheet(name.sheet)}!{name.text}" if self._foreign(name.sheet) else name.text
            same = found[0].name == name.sheet and name.written
            return name.written if same else f"{quoted_sheet(found[0].name)}!{name.text}"
        return self.table_name(name.text) if copy else name.text

    def table_name(self, name: str) -> str:
        """How a table of this sheet is called where it is seen from; any other name as it is."""
        renamed = self.copy.renamed.get(name.casefold()) if self.copy is not None else None
        if renamed is None:
            return name
        within = self.row_path[: len(renamed.path)] == renamed.path
        own = renamed.names.get(self.row_address[: len(renamed.path)]) if within else None
        return own or next(iter(renamed.names.values()), name)

    def _foreign(self, sheet: str) -> bool:
        return sheet.casefold() not in self.book.numbers

    def _sheet(self, name: str) -> list[SheetCopy] | None:
        """The copies that a sheet name of the template means from here, or `None` when there are none."""
        number = self.book.numbers.get(name.casefold())
        if number is None:
            return None
        for copy in (self.chosen, self.copy):
            if copy is not None and copy.sheet == number:
                return [copy]
        return self.book.of.get(number)

    def follow(self, ref: Reference) -> Reference:
        """The reference as it must be written."""
        if ref.sheet is None:
            if self.copy is None:
                return ref
            return self._cells(ref, self.copy, own=True)
        found = self._sheet(ref.sheet)
        if found is None:
            return ref if self._foreign(ref.sheet) else self._nowhere(ref)
        last = (self._sheet(ref.last_sheet) or found)[-1] if ref.last_sheet else None
        moved = self._cells(ref, found[0], own=found[0] is self.copy)
        return replace(moved, sheet=found[0].name, last_sheet=last.name if last and last is not found[0] else None)

    def _nowhere(self, ref: Reference) -> Reference:
        """A reference to a sheet that fell away: an always empty cell of a sheet that is there."""
        other = self.copy or (self.book.copies[0] if self.book.copies else None)
        column = ref.column1 or MAX_COLUMN
        sheet = None if self.copy is not None or other is None else other.name
        return replace(
            ref, sheet=sheet, last_sheet=None, row1=MAX_ROW, row2=MAX_ROW, column1=column, column2=ref.column2 or column
        )

    def _cells(self, ref: Reference, copy: SheetCopy, *, own: bool) -> Reference:
        rows = (self.row_address, self.row_path) if own else ((), ())
        columns = (self.column_address, self.column_path) if own else ((), ())
        row1, row2 = _ends(copy.rows, ref.row1, ref.row2, (ref.row1_absolute, ref.row2_absolute), rows)
        column1, column2 = _ends(
            copy.columns, ref.column1, ref.column2, (ref.column1_absolute, ref.column2_absolute), columns
        )
        row1, row2 = (MAX_ROW, MAX_ROW) if row1 is None or row2 is None else (row1, row2)
        if column1 is None or column2 is None:
            column1, column2 = MAX_COLUMN, MAX_COLUMN
        if ref.single and ref.in_set and (row1, column1) != (row2, column2):
            return replace(ref, row1=row1, row2=row2, column1=column1, column2=column2, single=False)
        if ref.single:
            return replace(ref, row1=row1, row2=row1, column1=column1, column2=column1)
        return replace(ref, row1=row1, row2=row2, column1=column1, column2=column2)


def _ends(
    axis: AxisMap,
    low: int,
    high: int,
    absolute: tuple[bool, bool],
    seen: tuple[Address, Address],
) -> tuple[int | None, int | None]:
    if not low or axis.axis.fixed:
        return low, high
    start = ((), ()) if absolute[0] else seen
    end = ((), ()) if absolute[1] else seen
    low, high = min(low, high), max(low, high)
    return axis.first(low, high, *start), axis.last(low, high, *end)


def follow_area(copy: SheetCopy, area: Area) -> list[Area]:
    """The rectangles of an area with everything inside it, as many as there are unbroken runs."""
    return [
        Area(row1, column1, row2, column2)
        for row1, row2 in copy.rows.runs(area.row1, area.row2)
        for column1, column2 in copy.columns.runs(area.column1, area.column2)
    ]


def hull(copy: SheetCopy, area: Area) -> Area | None:
    """The one rectangle from the first to the last copy of an area, or `None` when nothing is left of it."""
    row1, row2 = _ends(copy.rows, area.row1, area.row2, _FROM_OUTSIDE, ((), ()))
    column1, column2 = _ends(copy.columns, area.column1, area.column2, _FROM_OUTSIDE, ((), ()))
    if row1 is None or row2 is None or column1 is None or column2 is None:
        return None
    return Area(row1, column1, row2, column2)


@dataclass(frozen=True, slots=True)
class Instance:
    """One occurrence of an area: where it is, and the turns around it."""

    area: Area
    row_address: Address
    column_address: Address


def instances(copy: SheetCopy, area: Area) -> list[Instance]:
    """The occurrences of an area, one per turn of the blocks that hold all of it."""
    return [
        Instance(Area(row1, column1, row2, column2), row_address, column_address)
        for row_address, row1, row2 in copy.rows.instances(area.row1, area.row2)
        for column_address, column1, column2 in copy.columns.instances(area.column1, area.column2)
    ]


def instance_view(book: Book, copy: SheetCopy, area: Area, instance: Instance) -> View:
    """The view from one occurrence of an area of the template."""
    rows, columns = copy.rows.common(area.row1, area.row2), copy.columns.common(area.column1, area.column2)
    return View(book, copy, instance.row_address, rows, instance.column_address, columns)


def view_at(book: Book, copy: SheetCopy, row: int, column: int) -> View:
    """The view from an output cell."""
    row_line, column_line = copy.rows.line(row), copy.columns.line(column)
    return View(
        book,
        copy,
        row_line[1],
        copy.rows.axis.path(row_line[0]),
        column_line[1],
        copy.columns.axis.path(column_line[0]),
    )
