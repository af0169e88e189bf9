"""One rendering's events as sheets: rows of XML with their places known, formulas and columns still open.

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
from docgen.excel.events import (
    BesideEnd,
    BesideLoop,
    BesideStart,
    BesideTurn,
    CellValue,
    ColumnEnd,
    ColumnTurn,
    End,
    FieldMark,
    FormulaCell,
    Gap,
    RowStart,
    RowTurn,
    RunMark,
    SheetEnd,
    SheetStart,
    Slot,
    StaticCell,
    TableBlock,
    TextCell,
)
from docgen.excel.filled import OutputRow, SheetOutput
from docgen.excel.heights import MAX_HEIGHT, line_height, split_text, wrap
from docgen.excel.plan import SheetPlan
from docgen.excel.strings import NewStrings


class Filler(CellFiller):
    """Reads the events of one rendering."""

    def __init__(self, plans: list[SheetPlan], strings: NewStrings, *, since_1904: bool = False) -> None:
        super().__init__(plans, strings, since_1904=since_1904)
        self.beside: BesideRows | None = None
        self.handlers: dict[type, Callable[[Any], None]] = {
            SheetStart: self._sheet_start,
            SheetEnd: self._sheet_end,
            RowStart: self._row_start,
            Gap: self._gap,
            RowTurn: self._row_turn,
            TableBlock: self._table_block,
            BesideStart: self._beside_start,
            BesideLoop: self._beside_loop,
            BesideTurn: self._beside_turn,
            BesideEnd: self._beside_end,
            ColumnTurn: self._column_turn,
            ColumnEnd: self._column_end,
            StaticCell: self._static_cell,
            FormulaCell: self._formula_cell,
            TextCell: self._open,
            Slot: self._open,
            FieldMark: self._open,
            End: self._end,
            RunMark: self._run_mark,
            CellValue: self._cell_value,
        }

    def fill(self, events: list[Any]) -> list[SheetOutput]:
        """The sheets that came out, in order."""
        handlers = self.handlers
        strings = self.strings
        ends, items, known, start = strings.numbers, strings.items, strings.known, strings.start
        append = self.text.append
        for event in events:
            kind = event.__class__
            if kind is str:
                append(event)
            elif kind is tuple:  # a text in a cell that needs no care
                cell, value = event
                end = ends.get(value)
                if end is None and (inner := known.get(value)) is not None:
                    end = ends[value] = f"{start + len(items)}</v></c>"
                    items.append(inner)
                if cell.width and (len(value) > cell.fits or "\n" in value):
                    self.wrapped.append((len(self.entries), cell, value))
                if cell.needed:
                    self.sheet.values.append((self.number, cell.column, (), value))
                append(cell.string + end if end is not None else self._string(cell, value))
            elif kind is RowStart:
                if self.row is not None:
                    self._close_row()
                self.row = event
                self.has_formula = False
                self.number += 1
                if event.shape and self.beside is None:
                    self.sheet.shape += event.shape
                self.entries = self.text = []
                append = self.entries.append
            else:
                handlers[kind](event)
                append = self.text.append
        return self.sheets

    # sheets and rows

    def _sheet_start(self, event: SheetStart) -> None:
        self.sheet = SheetOutput(self.plans[event.number])
        self.sheet.name = self.sheet.plan.sheet.name
        self.default_height = self.sheet.plan.sheet.default_height
        self.by_column = not self.sheet.plan.columns.axis.fixed
        self.sheets.append(self.sheet)
        self.number = 0

    def _sheet_end(self, event: SheetEnd) -> None:
        del event
        self._close_row()
        if len(self.sheet.columns) > MAX_COLUMN:
            raise TemplateError([finding("excel.too-many-columns", Location(sheet=self.sheet.name))])
        if self.number > MAX_ROW:
            raise TemplateError([finding("excel.too-many-rows", Location(sheet=self.sheet.name))])

    def _row_start(self, event: RowStart) -> None:
        if self.row is not None:
            self._close_row()
        self.row = event
        self.has_formula = False
        self.number += 1
        if event.shape and self.beside is None:
            self.sheet.shape += event.shape
        self.entries = self.text = []

    def _gap(self, event: Gap) -> None:
        self._close_row()
        self.number += event.count
        self.sheet.shape.extend(event.loose)

    def _row_turn(self, event: RowTurn) -> None:
        self._close_row()
        self.sheet.shape.append(event.mark)

    def _table_block(self, event: TableBlock) -> None:
        self._close_row()
        if event.row is None:
            self.table_start = self.number
        elif self.number == self.table_start:
            self._row_start(event.row)
            self.entries += self._blank_entries(event.row)
            for column, _ in event.row.blanks:
                self._address(column)

    # loops beside each other

    def _beside_start(self, event: BesideStart) -> None:
        self._close_row()
        self.beside = BesideRows(event, self.number)

    def _beside_loop(self, event: BesideLoop) -> None:
        self._close_row()
        if self.beside is not None:
            self.beside.index, self.beside.turn = event.index, -1

    def _beside_turn(self, event: BesideTurn) -> None:
        del event
        self._close_row()
        if self.beside is not None:
            self.beside.turn += 1
            self.beside.row = 0
            self.number = self.beside.base + self.beside.turn * len(self.beside.event.rows)

    def _beside_end(self, event: BesideEnd) -> None:
        del event
        self._close_row()
        beside, self.beside = self.beside, None
        if beside is None:
            return
        self.number = beside.base
        moved: dict[int, tuple[list[Any], int]] = {}
        for turn in range(beside.turns):
            self.sheet.shape.append(beside.event.mark)
            for at, row in enumerate(beside.event.rows):
                self.number += 1
                self.sheet.shape.append(row.number)
                entries, wrapped = beside.joined(turn, at, moved, by_column=self.by_column)
                self.has_formula = (turn, at) in beside.formulas
                tag = _row_tag(row.head, min(self._height(row, wrapped), 409)) if wrapped else row.tag
                self._keep_row(tag, entries)
        for slot in self.sheet.formulas:
            if id(slot.entries) in moved:
                slot.entries, offset = moved[id(slot.entries)]
                slot.index += offset

    def _close_row(self) -> None:
        row = self.row
        if row is None:
            return
        self.row = None
        entries, wrapped = self.entries, self.wrapped
        if wrapped:
            self.wrapped = []
        if self.beside is not None:
            self.beside.keep(entries, wrapped, has_formula=self.has_formula)
            return
        tag = row.tag
        if wrapped:
            height = _needed(wrapped)
            if height > MAX_HEIGHT and height > row.height:
                self._tall_row(row, wrapped)
                return
            if height > row.height and height > self.default_height + 0.5:
                tag = f'{row.head} ht="{height:g}" customHeight="1">'
        if self.by_column or self.has_formula:
            self.sheet.rows.append(OutputRow(self.number, tag, entries))
        else:
            self.sheet.rows.append(f"{tag}{''.join(entries)}</row>".replace("\x00", str(self.number)))

    def _keep_row(self, tag: str, entries: list[Any]) -> None:
        if self.by_column or self.has_formula:
            self.sheet.rows.append(OutputRow(self.number, tag, entries))
        else:
            self.sheet.rows.append(f"{tag}{''.join(entries)}</row>".replace("\x00", str(self.number)))

    def _height(self, row: RowStart, wrapped: list[tuple[int, TextCell, str]]) -> float:
        needed = _needed(wrapped)
        # a row that fits the default stays without height of its own
        return needed if needed > max(row.height, self.default_height) + 0.5 else row.height

    def _tall_row(self, row: RowStart, wrapped: list[tuple[int, TextCell, str]]) -> None:
        """The text that does not fit goes on in rows of the same style below."""
        parts = [
            (index, cell, split_text(wrap(text, cell.width, cell.font), cell.font)) for index, cell, text in wrapped
        ]
        count = max(len(chunks) for _, _, chunks in parts)
        for turn in range(count):
            entries = self.entries if turn == 0 else self._blank_entries(row)
            height = max([row.height, *(cell.height(text) for index, cell, text in wrapped if index < 0 and not turn)])
            for index, cell, chunks in parts:
                if turn >= len(chunks):
                    continue
                xml = self._string(cell, chunks[turn])
                if turn == 0:
                    entries[index] = self._entry(cell.column, xml)
                else:
                    self._replace(entries, cell, index, xml)
                height = max(height, len(wrap(chunks[turn], cell.width, cell.font)) * line_height(cell.font))
            if turn:
                self.number += 1
                self.sheet.shape.append(row.number)
            self._keep_row(_row_tag(row.head, min(height, 409)), entries)

    def _blank_entries(self, row: RowStart) -> list[Any]:
        return [((column, (), xml) if self.by_column else xml) for column, xml in row.blanks]

    def _replace(self, entries: list[Any], cell: TextCell, index: int, xml: str) -> None:
        if self.by_column:
            entries.append((cell.column, self.entries[index][1], xml))
            return
        entries[entries.index(cell.blank)] = xml

    # columns

    def _column_turn(self, event: ColumnTurn) -> None:
        block = event.block
        self.turns[block] = self.turns.get(block, -1) + 1
        for inner in [b for b in self.turns if b > block and self._within(b, block)]:
            del self.turns[inner]

    def _within(self, inner: int, outer: int) -> bool:
        spans = self.sheet.plan.columns.axis.spans
        return spans[outer][0] <= spans[inner][0] and spans[inner][1] <= spans[outer][1]

    def _column_end(self, event: ColumnEnd) -> None:
        self.turns.pop(event.block, None)


def _needed(wrapped: list[tuple[int, TextCell, str]]) -> float:
    """How high a row must be for the texts in it."""
    if len(wrapped) == 1:
        return wrapped[0][1].height(wrapped[0][2])
    return max([cell.height(text) for _, cell, text in wrapped])


def _row_tag(head: str, height: float) -> str:
    return f'{head} ht="{height:g}" customHeight="1">' if height else f"{head}>"
