"""Rows and sheets while one rendering runs: the generated program calls these, and finds its cells in `out`.

    a(cell(value, filler)) …  end(filler, out)        the cells of a row, then the row itself

A row gets its number as it comes, because everything above it is known by then. Formulas wait for the geometry of all
sheets; in sheets whose columns repeat, so do the columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.a1 import MAX_COLUMN, MAX_ROW
from docgen.excel.besidefill import BesideRows
from docgen.excel.cellfill import CellFiller
from docgen.excel.codes import finding
from docgen.excel.filled import OpenRow, SheetOutput
from docgen.excel.forms import BesideForm, RowForm, TextCell
from docgen.excel.geometry import Address
from docgen.excel.heights import line_height, split_text, wrap
from docgen.excel.plan import SheetPlan
from docgen.excel.sheets import ROW_MARK
from docgen.excel.strings import NewStrings
from docgen.template import TooMuchError

_HIGHEST = 409.0  # points; no row is higher
_MAX_SIZE = 64 << 20  # characters of all rows together


class Filler(CellFiller):
    """The sheets of one rendering."""

    def __init__(self, plans: list[SheetPlan], strings: NewStrings, *, since_1904: bool = False) -> None:
        super().__init__(strings, since_1904=since_1904)
        self.plans = plans
        self.rows: list[Any] = []
        self.shape: list[int] = []
        self.room = _MAX_SIZE
        self.default_height = 15.0
        self.beside: BesideRows | None = None
        self._table_start = 0

    # sheets

    def start_sheet(self, out: list[Any], number: int) -> None:
        """A copy of template sheet `number` begins."""
        out.clear()
        plan = self.plans[number]
        self.sheet = SheetOutput(plan, plan.sheet.name)
        self.sheets.append(self.sheet)
        self.rows, self.shape, self.values = self.sheet.rows, self.sheet.shape, self.sheet.values
        self.default_height = plan.sheet.default_height
        self.by_column, self.paths = not plan.columns.axis.fixed, plan.columns.axis.paths
        self.number = 1

    def end_sheet(self, _out: list[Any]) -> None:
        """The copy is complete."""
        self.sheet.height = self.number - 1

    def finish(self) -> list[SheetOutput]:
        """The sheets that came out, in order.

        Raises:
            TemplateError: a sheet with more rows or columns than a worksheet can have.
        """
        for sheet in self.sheets:
            place = Location(sheet=sheet.name)
            if len(sheet.columns) > MAX_COLUMN:
                raise TemplateError([finding("excel.too-many-columns", place)])
            if sheet.height > MAX_ROW:
                raise TemplateError([finding("excel.too-many-rows", place)])
        return self.sheets

    # rows

    def gap(self, _out: list[Any], count: int, loose: tuple[int, ...]) -> None:
        """Rows without anything in them; `loose` are those that the shape must name."""
        self.number += count
        self.shape += loose

    def row_turn(self, _out: list[Any], mark: int) -> None:
        """A turn of a block of rows begins; `mark` is its number in the shape."""
        self.shape.append(mark)

    def start_table(self, _out: list[Any]) -> None:
        """The rows of a table begin."""
        self._table_start = self.number

    def end_table(self, out: list[Any], row: RowForm) -> None:
        """The rows of a table end; when none came, `row` stands in for them, style only.

        A table has at least one row below its head (ECMA-376 Part 1, 18.5.1.2).
        """
        if self.number == self._table_start:
            out += self._blank_entries(row)
            for column, _ in row.blanks:
                self.address(column)
            self.shape += row.shape
            self.keep_row(out, row.tag)

    def keep_row(self, out: list[Any], tag: str) -> None:
        """Adds the row whose cells came out."""
        if self.by_column:
            self.rows.append(OpenRow(self.number, tag, out[:]))
            self.take(100 * len(out))
        else:
            row = f"{tag}{''.join(out)}</row>".replace(ROW_MARK, str(self.number))
            self.rows.append(row)
            self.take(len(row))
        out.clear()
        self.number += 1

    def take(self, size: int) -> None:
        """Count the characters of a row.

        Raises:
            TooMuchError: all rows together are more than a workbook may be.
        """
        self.room -= size
        if self.room < 0:
            what = f"meer dan {_MAX_SIZE >> 20} MB aan rijen"
            raise TooMuchError(what)

    def end_measured(self, out: list[Any], row: RowForm) -> None:
        """Adds a row whose texts may need more height than the designer gave it."""
        height, tall = self.height, self.tall
        self.height = 0.0
        if tall:
            self.tall = []
            highest = max(cell.room.height(text) for cell, text, _, _ in tall if cell.room)
            if highest > row.height:
                self._tall_row(out, row, tall, height)
                return
        # a row that fits the default stays without height of its own
        higher = height > row.height and height > self.default_height + 0.5
        self.keep_row(out, row_tag(row.head, height) if higher else row.tag)

    def _tall_row(
        self, out: list[Any], row: RowForm, tall: list[tuple[TextCell, str, str, Address]], least: float
    ) -> None:
        """The text that does not fit goes on in rows of the same style below."""
        parts = [(cell, xml, address, _chunks(cell, text)) for cell, text, xml, address in tall]
        for turn in range(max(len(chunks) for *_, chunks in parts)):
            height = max(row.height, least)
            if turn:
                least = 0.0
                out += self._blank_entries(row)
                self.shape.append(row.number)
                height = row.height
            for cell, xml, address, chunks in parts:
                if turn < len(chunks):
                    chunk, lines, start = chunks[turn]
                    piece = self.piece(cell, xml, start, chunk)
                    self._replace(out, cell, address, cell.blank if turn else xml, piece)
                    height = max(height, lines)
            self.keep_row(out, row_tag(row.head, min(height, _HIGHEST)))

    def _blank_entries(self, row: RowForm) -> list[Any]:
        return [((column, (), xml) if self.by_column else xml) for column, xml in row.blanks]

    def _replace(self, out: list[Any], cell: TextCell, address: Address, old: str, new: str) -> None:
        """Puts other content in a cell of the row."""
        if not self.by_column:
            out[out.index(old)] = new
            return
        entry = (cell.column, address, old)
        if entry in out:
            out[out.index(entry)] = (cell.column, address, new)
        else:
            out.append((cell.column, address, new))

    # loops beside each other

    def start_beside(self, _out: list[Any], form: BesideForm) -> None:
        """Loops beside each other begin."""
        self.beside = BesideRows(form, self.number, len(self.sheet.formulas))

    def beside_loop(self, _out: list[Any], index: int) -> None:
        """The turns of one of the loops begin."""
        if self.beside is not None:
            self.beside.index, self.beside.turn = index, -1

    def beside_turn(self, _out: list[Any]) -> None:
        """A turn of that loop begins."""
        if self.beside is not None:
            self.number = self.beside.next_turn()

    def end_beside_row(self, out: list[Any]) -> None:
        """The part of a row that belongs to that loop is complete."""
        if self.beside is not None:
            needed = max([self.height, *(cell.room.height(text) for cell, text, _, _ in self.tall if cell.room)])
            self.beside.keep(out[:], needed)
            self.take(100 * len(out))
        self.height, self.tall = 0.0, []
        out.clear()
        self.number += 1

    def end_beside(self, out: list[Any]) -> None:
        """All loops beside each other are complete: their parts are put together."""
        beside, self.beside = self.beside, None
        if beside is None:
            return
        self.number = beside.base
        for turn in range(beside.turns):
            self.shape.append(beside.form.mark)
            for at, row in enumerate(beside.form.rows):
                self.shape.append(row.number)
                entries, height = beside.joined(turn, at, by_column=self.by_column)
                out += entries
                higher = height > max(row.height, self.default_height) + 0.5
                self.keep_row(out, row_tag(row.head, min(height, _HIGHEST)) if higher else row.tag)
        # the loops came one after another, but in the sheet their cells lie mixed
        formulas = self.sheet.formulas
        if not self.by_column:
            formulas[beside.formulas :] = sorted(formulas[beside.formulas :], key=lambda f: (f.row, f.form.cell.column))

    # columns

    def column_turn(self, _out: list[Any], block: int) -> None:
        """Within a row: a turn of a block of columns begins."""
        self.turns[block] = self.turns.get(block, -1) + 1
        for inner in [b for b in self.turns if b > block and self._within(b, block)]:
            del self.turns[inner]

    def _within(self, inner: int, outer: int) -> bool:
        spans = self.sheet.plan.columns.axis.spans
        return spans[outer][0] <= spans[inner][0] and spans[inner][1] <= spans[outer][1]

    def column_end(self, _out: list[Any], block: int) -> None:
        """Within a row: a block of columns has ended."""
        self.turns.pop(block, None)


def row_tag(head: str, height: float) -> str:
    """The start tag of a row with this height."""
    return f'{head} ht="{height:g}" customHeight="1">' if height else f"{head}>"


def least_height(row: RowForm, default_height: float) -> float:
    """The height above which a row gets one of its own: one that fits the default stays without."""
    return max(row.height, default_height + 0.5)


def _chunks(cell: TextCell, text: str) -> list[tuple[str, float, int]]:
    """The pieces of a text that each fit a row, how high each must be, and where each begins."""
    room = cell.room
    if room is None:
        return []
    pieces = split_text(wrap(text, room.width, room.font), room.font)
    found: list[tuple[str, float, int]] = []
    at = 0
    for piece in pieces:
        at = text.index(piece, at)
        found.append((piece, len(wrap(piece, room.width, room.font)) * line_height(room.font), at))
        at += len(piece)
    return found


def row_end(row: RowForm, default_height: float, *, by_column: bool) -> Callable[[Filler, list[Any]], None]:
    """The function that adds a row once its cells have come out."""
    shape, tag = row.shape, row.tag
    least = least_height(row, default_height)
    tags: dict[float, str] = {}

    def end(filler: Filler, out: list[Any]) -> None:
        if shape:
            filler.shape += shape
        height, start = filler.height, tag
        if filler.tall or by_column:
            filler.end_measured(out, row)
            return
        if height:
            filler.height = 0.0
            if height > least:
                start = tags.get(height) or tags.setdefault(height, row_tag(row.head, height))
        # quicker than to replace the mark
        text = str(filler.number).join(f"{start}{''.join(out)}</row>".split(ROW_MARK))
        filler.rows.append(text)
        out.clear()
        filler.number += 1
        filler.room -= len(text)
        if filler.room < 0:
            filler.take(0)

    return end
