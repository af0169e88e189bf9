"""The pieces of a sheet's program: cells and texts that come out, in order, tags, and what the filler does between.

{%tr for r in regels %}                   for x1 in …:
| 1 | {{ r.taak }} | =B2*2 |                  a('<c r="A…')  a(cell(x1['taak'], filler))  formula(filler, out)
{%tr endfor %}                                row_end(filler, out)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVarTuple

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.beside import Beside
from docgen.excel.blocks import ColumnBlock
from docgen.excel.cellwriters import cell_writer
from docgen.excel.codes import finding
from docgen.excel.fill import Filler, row_end
from docgen.excel.forms import BesideForm, FieldMark, FormulaForm, RowForm, RunMark, Slot, TextCell
from docgen.excel.geometry import turn_mark
from docgen.excel.headercodes import section_after, shape_name
from docgen.excel.heights import Room, column_points
from docgen.excel.plan import SheetPlan, holds, is_plain
from docgen.excel.rowcode import RowCoder, RowParts, ValueCell
from docgen.excel.sheets import Cell, Row, row_head, row_tag
from docgen.excel.styles import CLOCK_FORMAT, DATE_FORMAT, MOMENT_FORMAT, Font, Styles
from docgen.excel.tagging import LevelTag, Tagged, TagPiece, Words
from docgen.excel.values import as_text, parse_date
from docgen.template import Checked, Control, Hook, Image, Output, Piece, Stateful, Static, Tag, TagKind, parse_tag
from docgen.template.codes import finding as language_finding
from docgen.template.pieces import Bind
from docgen.template.types import Free, Kind, ListOf, Record, Scalar
from docgen.template.types import Mapping as MappingType

Values = TypeVarTuple("Values")
_SIZE_CODE = re.compile(r"&[0-9]+$")
_END_WORDS = {"for": "endfor", "if": "endif"}


@dataclass(slots=True)
class PlanWriter:
    """Writes the pieces of one sheet; problems that only show while compiling are added to `problems`."""

    plan: SheetPlan
    styles: Styles
    problems: list[Diagnostic]
    coder: RowCoder
    pieces: list[Piece] = field(default_factory=list[Piece])
    rooms: dict[tuple[float, Font], Room] = field(default_factory=dict[tuple[float, Font], Room])

    def _do(self, method: Callable[[Filler, list[Any], *Values], None], *values: *Values) -> None:
        """The filler does this when the program comes here."""

        def act(filler: Filler, out: list[Any]) -> None:
            method(filler, out, *values)

        self.pieces.append(Hook(act))

    def slot(self, slot: Slot, tagged: Tagged) -> list[Piece]:
        """The pieces of one text for another place."""
        self._slot(slot, tagged)
        return self.pieces

    def write(self) -> list[Piece]:
        """The pieces of the sheet with its own conditions and repetition around it."""
        for tag in self.plan.sheet_tags:
            self.pieces.append(Control(tag.parsed, tag.place))
        self._sheet()
        for tag in reversed(self.plan.sheet_tags):
            if tag.word in _END_WORDS:
                closing, _ = parse_tag(Tag(TagKind.STATEMENT, _END_WORDS[tag.word], source=tag.parsed.tag.source))
                self.pieces.append(Control(closing, tag.place))
        return self.pieces

    def _sheet(self) -> None:
        plan = self.plan
        self._do(Filler.start_sheet, plan.number)
        if not plan.touched:
            return
        if not is_plain(plan.name):
            self._slot(Slot("name"), plan.name)
        for key, tagged in plan.headers:
            self._do(Filler.open)
            self._text(tagged, header=key)
            self._do(Filler.close_slot, Slot("header", key))
        self._rows()
        for text in plan.texts:  # last, for the names that cells set
            if not text.row:
                self._slot(Slot("text", text.key), text.tagged)
        self._do(Filler.end_sheet)

    def _slot(self, slot: Slot, tagged: Tagged) -> None:
        self._do(Filler.open)
        self._text(tagged)
        self._do(Filler.close_slot, slot)

    def _field(self, mark: FieldMark, path: Tagged) -> None:
        if is_plain(path):
            self._do(
                Filler.field, mark, "".join(piece.text for piece in path.pieces if not isinstance(piece, TagPiece))
            )
            return
        self._do(Filler.open)
        self._text(path)
        self._do(Filler.close_field, mark)

    def _rows(self) -> None:
        plan = self.plan
        before = 0
        waiting: tuple[int, ...] = ()
        starts = {plan.rows.axis.spans[block][0] for block in plan.tables}
        ends = {plan.rows.axis.spans[block][1]: row for block, row in plan.tables.items()}
        for number in sorted(
            {*plan.rows.tags, *plan.sheet.rows, *(f.row for f in plan.fields), *(t.row for t in plan.texts)} - {0}
        ):
            if number <= before:  # within loops beside each other
                continue
            self._gap(before + 1, number)
            before = number
            tags = plan.rows.tags.get(number)
            if number in starts:
                self._do(Filler.start_table)
            if group := plan.rows.beside.get(number):
                self._side_by_side(group)
                before = group.last
            elif tags is not None:
                # the mark of a turn goes with the row that follows at once
                follows = number + 1 in plan.sheet.rows and number + 1 not in plan.rows.tags
                waiting = self._row_tags(tags, follows=follows)
            else:
                self._row(plan.sheet.rows.get(number) or Row(number, {}, []), waiting)
                waiting = ()
            if number in ends:
                self._do(Filler.end_table, self._form(plan.sheet.rows[ends[number]]))

    def _gap(self, first: int, end: int) -> None:
        """The rows from `first` to just before `end`, in which nothing stands."""
        if first < end:
            loose = self.plan.rows.axis.loose
            named = tuple(n for n in range(first, end) if n in loose) if loose else ()
            self._do(Filler.gap, end - first, named)

    def _row_tags(self, tags: list[LevelTag], *, follows: bool) -> tuple[int, ...]:
        """Writes the tags of a row; gives the mark of a turn that the row below begins, when that `follows` at once."""
        for tag in tags:
            self.pieces.append(Control(tag.parsed, tag.place))
            number = self.plan.rows.numbers.get(id(tag))
            if number is not None and follows and tag is tags[-1]:
                return (turn_mark(number),)
            if number is not None:
                self._do(Filler.row_turn, turn_mark(number))
        return ()

    def _side_by_side(self, group: Beside) -> None:
        """Each loop writes its own part of the rows; they are put together when all are complete."""
        rows = [self.plan.sheet.rows.get(n) or Row(n, {}, []) for n in range(group.first + 1, group.last)]
        parts = [group.columns(index) for index in range(len(group.starts))]
        blanks = tuple(
            tuple(tuple((c.column, c.blank()) for c in row.cells if low <= c.column <= high) for low, high in parts)
            for row in rows
        )
        forms = tuple(self._form(row) for row in rows)
        mark = turn_mark(self.plan.rows.numbers.get(id(group.starts[0]), 0))
        self._do(Filler.start_beside, BesideForm(mark, forms, blanks))
        for index, (low, high) in enumerate(parts):
            self._do(Filler.beside_loop, index)
            self.pieces.append(Control(group.starts[index].parsed, group.starts[index].place))
            self._do(Filler.beside_turn)
            for row in rows:
                for cell in row.cells:
                    if low <= cell.column <= high:
                        self._cell(row, cell)
                for column in range(low, min(high, self.plan.columns.axis.used) + 1):
                    self._beside(row.number, column)
                self._do(Filler.end_beside_row)
            self.pieces.append(Control(group.ends[index].parsed, group.ends[index].place))
        self._do(Filler.end_beside)

    def _row(self, row: Row, before: tuple[int, ...] = ()) -> None:
        fixed = self.plan.columns.axis.fixed
        form = self._form(row, before)
        if fixed and self.plan.rows.axis.path(row.number) and self.coder.takes(len(row.cells)):
            self._coded_row(row, form)
            return
        if fixed:
            for cell in row.cells:
                self._cell(row, cell)
            self._beside(row.number, None)
        else:
            self._columns(row)
        self.pieces.append(Hook(row_end(form, self.plan.sheet.default_height, by_column=not fixed)))

    def _coded_row(self, row: Row, form: RowForm) -> None:
        """A row that repeats: its values come out as they are, and its function makes the row of them."""
        parts = RowParts(form, self.plan.sheet.default_height, self.plan.since_1904)
        for cell in row.cells:
            tagged = self.plan.cells.get((row.number, cell.column))
            head = self.plan.heads.get((row.number, cell.column))
            if cell.formula is None and head is None and tagged is None:
                parts.add(cell.xml())
            elif cell.formula is None and head is None and tagged is not None and tagged.blank:
                self._text(tagged)
                parts.add(cell.blank())
            elif cell.formula is None and head is None and tagged is not None and tagged.sole is not None:
                waiting = parts.wait()
                bind = self._bind_raw(row, cell, tagged.sole, waiting)
                self.pieces.append(Output(tagged.sole.parsed, tagged.sole.place, bind, containers=True))
            else:
                self._cell(row, cell)
                parts.wait()
        self._beside(row.number, None)
        self.pieces.append(Hook(parts.function()))

    def _beside(self, row: int, column: int | None) -> None:
        """The paths of input fields and the notes of a row, or of one cell in it."""
        for each in self.plan.fields:
            if each.row == row and column in (None, each.column):
                self._field(FieldMark(each.name, each.row, each.column), each.path)
        for text in self.plan.texts:
            if text.row == row and column in (None, text.column):
                self._slot(Slot("text", text.key), text.tagged)

    def _form(self, row: Row, before: tuple[int, ...] = ()) -> RowForm:
        loose = row.number in self.plan.rows.axis.loose
        blanks = tuple((c.column, c.blank()) for c in row.cells) if loose else ()
        shape = (*before, row.number) if loose else before
        return RowForm(row.number, row_head(row), row.height, row_tag(row), shape, blanks)

    # columns

    def _columns(self, row: Row) -> None:
        cells = {cell.column: cell for cell in row.cells}
        columns = self.plan.columns
        for column in range(1, columns.axis.used + 1):
            for block in reversed(columns.blocks):
                if block.last == column:
                    self._column_tag(row, block, -1)
            for block in columns.blocks:
                if block.first == column:
                    self._column_tag(row, block, 0)
                elif column in block.columns[1:-1]:
                    self._column_tag(row, block, block.columns.index(column))
            if column in columns.axis.tags:
                continue
            if column in cells:
                self._cell(row, cells[column])
            self._beside(row.number, column)

    def _column_tag(self, row: Row, block: ColumnBlock, index: int) -> None:
        definition = self.plan.columns.definition(row.number, block)
        if definition is None:
            return
        tag = definition[index]
        self.pieces.append(Control(tag.parsed, tag.place))
        if block.repeats and index == 0:
            self._do(Filler.column_turn, block.number)
        elif block.repeats and index == -1:
            self._do(Filler.column_end, block.number)

    # cells

    def _cell(self, row: Row, cell: Cell) -> None:
        tagged = self.plan.cells.get((row.number, cell.column))
        if cell.formula is not None:
            needed = self.plan.is_needed(row.number, cell.column)
            self._do(Filler.formula, FormulaForm(cell, cell.formula, row.number, needed))
        elif (head := self.plan.heads.get((row.number, cell.column))) is not None:
            self._do(Filler.open)
            self._text(tagged or Tagged([Words(cell.text)]))
            self._do(Filler.close_head, self._text_cell(row, cell), head)
        elif tagged is None:
            self._static(cell, cell.xml())
        elif (sole := tagged.sole) is not None:
            self.pieces.append(Output(sole.parsed, sole.place, self._bind(row, cell, sole), containers=True))
        elif tagged.blank:
            self._text(tagged)
            self._static(cell, cell.blank())
        else:
            self._do(Filler.open)
            self._text(tagged)
            self._do(Filler.close_cell, self._text_cell(row, cell))

    def _static(self, cell: Cell, xml: str) -> None:
        if self.plan.columns.axis.fixed:
            self.pieces.append(Static(xml))
        else:
            self._do(Filler.static_cell, cell.column, xml)

    def _text(self, tagged: Tagged, *, header: str = "") -> None:
        """The pieces of a text, with a mark where its format changes; `header` is the name of one."""
        current = ""
        section = "C"  # what stands before any code is in the middle
        after_code = False
        for piece in tagged.pieces:
            if piece.properties != current:
                current = piece.properties
                self.pieces.append(Static(RunMark(current)))
            if not isinstance(piece, TagPiece):
                self.pieces.append(Static(piece.text))
                after_code = bool(header and _SIZE_CODE.search(piece.text))
                section = section_after(section, piece.text)
            elif piece.parsed.word == "print" and header:
                bind = self._bind_header(piece, shape_name(header, section), after_code=after_code)
                self.pieces.append(Output(piece.parsed, piece.place, bind))
            elif piece.parsed.word == "print":
                self.pieces.append(Output(piece.parsed, piece.place, self._bind_text(piece)))
            else:
                self.pieces.append(Control(piece.parsed, piece.place))

    def _bind_header(self, piece: TagPiece, picture: str, *, after_code: bool) -> Callable[[Checked], Stateful]:
        """Values in a header: `&` begins a code there, and figures after `&12` would be read as part of the size."""

        def bind(checked: Checked) -> Stateful:
            if not isinstance(checked.type, Scalar) or checked.type.kind is not Kind.IMAGE:
                self._bind_text(piece)(checked)

            def text(value: Any, filler: Filler) -> str:
                if isinstance(value, Image):
                    return filler.header_picture(picture, value)
                shown = as_text(value).replace("&", "&&")
                return " " + shown if after_code and shown[:1].isdigit() else shown

            return Stateful(text)

        return bind

    def _bind_text(self, piece: TagPiece) -> Callable[[Checked], Callable[[Any], Any]]:
        def bind(checked: Checked) -> Callable[[Any], Any]:
            if isinstance(checked.type, Scalar) and checked.type.kind in (Kind.IMAGE, Kind.SHAPE, Kind.LINK):
                place = Location(tag=piece.parsed.tag.source).within(piece.place)
                self.problems.append(finding("excel.value-in-text", place, kind=checked.type.kind.value))
            return as_text

        return bind

    def _bind(self, row: Row, cell: Cell, piece: TagPiece) -> Callable[[Checked], Stateful]:
        def bind(checked: Checked) -> Stateful:
            target, dated = self._target(row, cell, piece, checked)
            write = cell_writer(target, by_column=not self.plan.columns.axis.fixed, since_1904=self.plan.since_1904)
            return Stateful((lambda value, filler: write(_as_date(value), filler)) if dated else write)

        return bind

    def _bind_raw(self, row: Row, cell: Cell, piece: TagPiece, waiting: ValueCell) -> Bind:
        def bind(checked: Checked) -> Callable[[Any], Any]:
            waiting.cell, dated = self._target(row, cell, piece, checked)
            waiting.write = cell_writer(waiting.cell, by_column=False, since_1904=self.plan.since_1904)
            return _as_date if dated else _as_it_is

        return bind

    def _target(self, row: Row, cell: Cell, piece: TagPiece, checked: Checked) -> tuple[TextCell, bool]:
        """The cell of a tag that stands alone, and whether a date belongs in it."""
        if isinstance(checked.type, ListOf | MappingType | Record):
            kind = "een lijst" if isinstance(checked.type, ListOf) else "een groep velden"
            place = Location(tag=piece.parsed.tag.source).within(piece.place)
            self.problems.append(language_finding("template.prints-container", place, name=checked.name, type=kind))
        dated = isinstance(checked.type, Scalar) and checked.type.kind in (Kind.DATE, Kind.DATETIME)
        if dated:
            self.plan.dated.add((row.number, cell.column))
        return self._text_cell(row, cell, checked, piece), dated

    def _text_cell(
        self, row: Row, cell: Cell, checked: Checked | None = None, piece: TagPiece | None = None
    ) -> TextCell:
        form = self.styles.of(cell.style)
        kind = checked.type if checked else None
        dates = isinstance(kind, Free) or (
            isinstance(kind, Scalar) and kind.kind in (Kind.DATE, Kind.DATETIME, Kind.TIME)
        )
        date = moment = clock = cell.style
        if dates and not form.shows_dates:
            date = self.styles.variant(cell.style, DATE_FORMAT)
            moment = self.styles.variant(cell.style, MOMENT_FORMAT)
            clock = self.styles.variant(cell.style, CLOCK_FORMAT)
        styles = (date, moment, clock, self.styles.literal(cell.style))
        return TextCell(
            cell,
            row.number,
            styles,
            room=self._room(row, cell),
            properties=piece.properties if piece else "",
            needed=self.plan.is_needed(row.number, cell.column),
            tag=piece.parsed.tag.source if piece else None,
        )

    def _room(self, row: Row, cell: Cell) -> Room | None:
        form = self.styles.of(cell.style)
        if not form.wraps or form.rotated or row.number in self.plan.rows.axis.tags:
            return None
        sheet = self.plan.sheet
        area = next((m for m in sheet.merges if holds(m, row.number, cell.column)), None)
        if area is not None and area.row1 != area.row2:
            return None
        last = area.column2 if area else cell.column
        width = sum(column_points(sheet.widths.get(c, sheet.default_width)) for c in range(cell.column, last + 1))
        key = (max(width - 9 * form.indent, 10), form.font)
        if key not in self.rooms:
            self.rooms[key] = Room(*key)
        return self.rooms[key]


def _as_it_is(value: Any) -> Any:
    return value


def _as_date(value: Any) -> Any:
    """JSON writes dates as text."""
    return (parse_date(value) or value) if isinstance(value, str) else value
