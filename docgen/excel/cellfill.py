"""Values in their cells: the part of filling that knows what a value looks like."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.events import CellValue, End, FieldMark, FormulaCell, RowStart, RunMark, Slot, StaticCell, TextCell
from docgen.excel.filled import FormulaSlot, Place, SheetOutput
from docgen.excel.geometry import Address
from docgen.excel.heights import MAX_HEIGHT, wrap
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


class CellFiller:
    """The state of one rendering, and how each kind of cell is written."""

    sheet: SheetOutput

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
        self.entries: list[Any] = []
        self.text: list[Any] = self.entries
        self.opened: TextCell | Slot | FieldMark | None = None
        self.wrapped: list[tuple[int, TextCell, str]] = []
        self.turns: dict[int, int] = {}

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
        if cell.width:
            # rich text is measured but not split, since a seam inside a format would lose it: hence no place in the row
            lines = wrap(plain, cell.width, cell.font)[: int(MAX_HEIGHT / cell.line)]
            self.wrapped.append((-1, cell, "".join(lines).removesuffix("\n")))
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


def _joined(parts: list[Any]) -> str:
    if len(parts) == 1 and parts[0].__class__ is str:
        return parts[0]
    return "".join(part for part in parts if isinstance(part, str))
