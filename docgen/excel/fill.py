"""One rendering's events as sheets: rows of XML with their places known, formulas and columns still open.

A row gets its number as it comes, because everything above it is known by then. Formulas wait for the geometry of all
sheets; in sheets whose columns repeat, so do the columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.a1 import MAX_COLUMN, MAX_ROW
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
from docgen.excel.geometry import Address
from docgen.excel.heights import MAX_HEIGHT, line_height, split_text, wrap
from docgen.excel.markdown import markdown_xml, plain_markdown
from docgen.excel.plan import SheetPlan
from docgen.excel.strings import NewStrings
from docgen.excel.values import (
    CHECKED,
    FORMULA_LIKE,
    UNCHECKED,
    as_text,
    clean_text,
    clock,
    number_text,
    serial,
    string_xml,
)
from docgen.template import Check, Image, Link, Markdown, Shape, WrongValueError
from docgen.template.codes import finding as language_finding

# what a text must be looked at for: control signs, surrogates, XML's own signs, Excel's _x0041_
_CARE = re.compile("[\x00-\x1f&<>_\ud800-\udfff\ufffe\uffff]")
_LONG = 16_000
_KEPT, _MAX_KNOWN = 200, 5_000  # short texts recur between records; long ones seldom do


@dataclass(frozen=True, slots=True)
class Place:
    """An output row with a template column and the turns around it."""

    row: int
    column: int
    address: Address = ()


@dataclass(slots=True)
class FormulaSlot:
    """A formula that waits: entry `index` of `entries` is where its cell comes."""

    entries: list[Any]
    index: int
    event: FormulaCell
    row: int
    address: Address


@dataclass(slots=True)
class OutputRow:
    """A row that came out: its number, its start tag, and its cells."""

    number: int
    head: str
    entries: list[Any]


@dataclass(slots=True)
class SheetOutput:
    """A sheet that came out. A row is XML, or open as long as it holds formulas or columns that repeat.

    Entries of an open row are XML, in a sheet with repeating columns `(column, address, XML)`.
    """

    plan: SheetPlan
    rows: list[str | OutputRow] = field(default_factory=list[str | OutputRow])
    shape: list[int] = field(default_factory=list[int])
    columns: dict[tuple[int, Address], int] = field(default_factory=dict[tuple[int, Address], int])
    formulas: list[FormulaSlot] = field(default_factory=list[FormulaSlot])
    values: list[tuple[int, int, Address, Any]] = field(default_factory=list[tuple[int, int, Address, Any]])
    links: list[tuple[Place, str]] = field(default_factory=list[tuple[Place, str]])
    pictures: list[tuple[Place, Image | Shape]] = field(default_factory=list[tuple[Place, Image | Shape]])
    fields: list[tuple[FieldMark, Place, str]] = field(default_factory=list[tuple[FieldMark, Place, str]])
    slots: dict[str, str] = field(default_factory=dict[str, str])
    texts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    name: str = ""


@dataclass(slots=True)
class _Beside:
    """Loops beside each other while they are filled: the parts of each row by turn, row and loop."""

    event: BesideStart
    base: int
    index: int = 0
    turn: int = -1
    row: int = 0
    turns: int = 0
    parts: dict[tuple[int, int, int], tuple[list[Any], list[tuple[int, TextCell, str]]]] = field(
        default_factory=dict[tuple[int, int, int], tuple[list[Any], list[tuple[int, TextCell, str]]]]
    )
    formulas: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])

    def keep(self, entries: list[Any], wrapped: list[tuple[int, TextCell, str]], *, has_formula: bool) -> None:
        """Remember the part of a row that one loop wrote."""
        self.parts[self.turn, self.row, self.index] = (entries, wrapped)
        if has_formula:
            self.formulas.add((self.turn, self.row))
        self.row += 1
        self.turns = max(self.turns, self.turn + 1)

    def joined(
        self, turn: int, row: int, moved: dict[int, tuple[list[Any], int]], *, by_column: bool
    ) -> tuple[list[Any], list[tuple[int, TextCell, str]]]:
        """A whole row and its texts to measure; `moved` learns where each part went."""
        whole: list[Any] = []
        wrapped: list[tuple[int, TextCell, str]] = []
        for index, blanks in enumerate(self.event.blanks[row]):
            part = self.parts.get((turn, row, index))
            if part is None:
                whole += [((column, (), xml) if by_column else xml) for column, xml in blanks]
            else:
                moved[id(part[0])] = (whole, len(whole))
                whole += part[0]
                wrapped += part[1]
        return whole, wrapped


class Filler:
    """Reads the events of one rendering."""

    def __init__(self, plans: list[SheetPlan], strings: NewStrings, *, since_1904: bool = False) -> None:
        self.plans = plans
        self.strings = strings
        self.since_1904 = since_1904
        self.sheets: list[SheetOutput] = []
        self.core: dict[str, list[str]] = {}
        self.number = 0
        self.row: RowStart | None = None
        self.by_column = False
        self.default_height = 15.0
        self.has_formula = False
        self.table_start = 0
        self.beside: _Beside | None = None
        self.entries: list[Any] = []
        self.text: list[Any] = self.entries
        self.opened: TextCell | Slot | FieldMark | None = None
        self.wrapped: list[tuple[int, TextCell, str]] = []
        self.turns: dict[int, int] = {}
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

    def _string(self, cell: TextCell, text: str) -> str:
        strings = self.strings
        if text[0] in FORMULA_LIKE:
            return cell.literal + (strings.literal.get(text) or strings.add(text, self._inner(cell, text)))
        return cell.string + (strings.numbers.get(text) or strings.add(text, self._inner(cell, text)))

    def _inner(self, cell: TextCell, text: str) -> str:
        """The inside of the string item of a text."""
        known = self.strings.known
        found = known.get(text)
        if found is None:
            if _CARE.search(text) is None and len(text) < _LONG:
                keep = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
                found = f"<t{keep}>{text}</t>"
            else:
                found = string_xml(clean_text(text, self._place(cell)))
            if len(text) < _KEPT and text[0] not in FORMULA_LIKE:
                if len(known) > _MAX_KNOWN:
                    known.clear()
                known[text] = found
        return found

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
        self.beside = _Beside(event, self.number)

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
            height = row.height
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

    def _address(self, column: int) -> Address:
        if not self.by_column:
            return ()
        path = self.sheet.plan.columns.axis.path(column)
        # a row that does not loop itself shows the cell in all copies of the column
        address = tuple(self.turns[b] for b in path) if path and all(b in self.turns for b in path) else ()
        self.sheet.columns.setdefault((column, address), 0)
        return address

    def _entry(self, column: int, xml: str) -> Any:
        return (column, self._address(column), xml) if self.by_column else xml

    # cells

    def _static_cell(self, event: StaticCell) -> None:
        self.entries.append((event.column, self._address(event.column), event.xml))

    def _formula_cell(self, event: FormulaCell) -> None:
        address = self._address(event.cell.column)
        self.has_formula = True
        self.sheet.formulas.append(FormulaSlot(self.entries, len(self.entries), event, self.number, address))
        self.entries.append((event.cell.column, address, "") if self.by_column else "")

    def _open(self, event: TextCell | Slot | FieldMark) -> None:
        self.opened = event
        self.text = []

    def _run_mark(self, event: RunMark) -> None:
        self.text.append(event)

    def _end(self, event: End) -> None:
        del event
        opened, parts = self.opened, self.text
        self.opened, self.text = None, self.entries
        match opened:
            case TextCell():
                self._mixed(opened, parts)
            case Slot(kind="name"):
                self.sheet.name = _joined(parts)
            case Slot(kind="core"):
                self.core[opened.key] = [_joined(parts)]
            case Slot(kind="text"):
                self.sheet.texts.setdefault(opened.key, []).append(_joined(parts))
            case Slot():
                self.sheet.slots[opened.key] = clean_text(_joined(parts), Location(sheet=self.sheet.name))
            case FieldMark():
                place = Place(self.number, opened.column, self._address(opened.column))
                self.sheet.fields.append((opened, place, _joined(parts)))
            case None:
                pass

    def _mixed(self, cell: TextCell, parts: list[Any]) -> None:
        if not any(isinstance(part, RunMark) for part in parts):
            self._text_value(cell, "".join(parts))
            return
        runs: list[str] = []
        properties = ""
        plain = _joined(parts)
        clean_text(plain, self._place(cell))
        for part in parts:
            if isinstance(part, RunMark):
                properties = part.properties
            elif part:
                runs.append(f"<r>{properties}{string_xml(clean_text(part, self._place(cell)))}</r>")
        self._rich(cell, "".join(runs), plain)

    def _rich(self, cell: TextCell, inner: str, plain: str) -> None:
        if not plain:
            self._put(cell, cell.blank)
            return
        if cell.width and line_height(cell.font) * len(wrap(plain, cell.width, cell.font)) <= MAX_HEIGHT:
            # rich text is measured but not split: a seam inside a format would lose it
            self.wrapped.append((len(self.entries), cell, plain))
        self._put(cell, f'{cell.head} t="s"><v>{self.strings.rich(inner)}</v></c>', plain)

    def _check_picture(self, cell: TextCell, value: Image | Shape) -> None:
        place = self._place(cell)
        clean_text(value.alt, place)
        if not 0 < value.width_mm <= 1000:
            what = "een afbeelding is 0 tot 1000 mm breed"
            raise TemplateError([language_finding("template.wrong-value", place, what=what)])

    def _words(self, cell: TextCell, value: Any) -> str:
        try:
            return as_text(value)
        except WrongValueError as error:
            raise TemplateError(
                [language_finding("template.wrong-value", self._place(cell), what=str(error))]
            ) from error

    def _place(self, cell: TextCell) -> Location:
        return Location(sheet=self.sheet.plan.sheet.name, cell=cell.name)

    def _put(self, cell: TextCell, xml: str, value: Any = None) -> None:
        if cell.needed and value is not None:
            self.sheet.values.append((self.number, cell.column, self._address(cell.column), value))
        self.entries.append(self._entry(cell.column, xml))

    def _text_value(self, cell: TextCell, text: str) -> None:
        if not text:
            self._put(cell, cell.blank)
            return
        if cell.properties:
            text = clean_text(text, self._place(cell))
            self._rich(cell, f"<r>{cell.properties}{string_xml(text)}</r>", text)
            return
        if len(text) > cell.fits or (cell.width and "\n" in text):
            self.wrapped.append((len(self.entries), cell, text))
        self._put(cell, self._string(cell, text), text)

    def _cell_value(self, event: CellValue) -> None:
        cell, value = event.cell, event.value
        if value is None:
            self._put(cell, cell.blank)
        elif isinstance(value, str):
            value = as_text(value)
            self._text_value(cell, value)
        elif isinstance(value, bool):
            self._put(cell, f'{cell.head} t="b"><v>{int(value)}</v></c>', value)
        elif isinstance(value, int | float | Decimal):
            self._number(cell, value)
        elif isinstance(value, date | time):
            self._moment(cell, value)
        else:
            self._object(cell, value)

    def _number(self, cell: TextCell, value: float | Decimal) -> None:
        text = number_text(value, self._place(cell))
        if text is None:
            self._text_value(cell, str(value))
        else:
            self._put(cell, f"{cell.number}{text}</v></c>", value)

    def _moment(self, cell: TextCell, value: date | time) -> None:
        if isinstance(value, time):
            head, text = cell.clock, clock(value)
        else:
            head = cell.moment if isinstance(value, datetime) else cell.date
            text = serial(value, since_1904=self.since_1904)
        if text is None:
            self._text_value(cell, value.strftime("%d-%m-%Y"))
        else:
            self._put(cell, f"{head}{text}</v></c>", float(text))

    def _object(self, cell: TextCell, value: Any) -> None:
        match value:
            case Check():
                self._text_value(cell, CHECKED if value.value else UNCHECKED)
            case Link():
                self.sheet.links.append((Place(self.number, cell.column, self._address(cell.column)), value.url))
                self._text_value(cell, value.text)
            case Markdown():
                text = clean_text(value.text, self._place(cell))
                self._rich(cell, markdown_xml(text, cell.properties), plain_markdown(text))
            case Image() | Shape():
                self._check_picture(cell, value)
                self.sheet.pictures.append((Place(self.number, cell.column, self._address(cell.column)), value))
                self._put(cell, cell.blank)
            case _:
                self._text_value(cell, self._words(cell, value))


def _needed(wrapped: list[tuple[int, TextCell, str]]) -> float:
    """How high a row must be for the texts in it."""
    if len(wrapped) == 1:
        return wrapped[0][1].height(wrapped[0][2])
    return max([cell.height(text) for _, cell, text in wrapped])


def _joined(parts: list[Any]) -> str:
    if len(parts) == 1 and parts[0].__class__ is str:
        return parts[0]
    return "".join(part for part in parts if isinstance(part, str))


def _row_tag(head: str, height: float) -> str:
    return f'{head} ht="{height:g}" customHeight="1">' if height else f"{head}>"
