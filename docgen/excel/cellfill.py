"""Values in their cells: the part of filling that knows what a value looks like."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.filled import FORMULA_MARK, FormulaSlot, Place, SheetOutput
from docgen.excel.forms import FieldMark, FormulaForm, RunMark, Slot, TextCell
from docgen.excel.geometry import Address
from docgen.excel.headercodes import PICTURE
from docgen.excel.heights import MAX_HEIGHT
from docgen.excel.richtext import RichText, cut, markdown_runs, plain, rich_xml
from docgen.excel.strings import NewStrings
from docgen.excel.tables import Head
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
    """The state of one rendering, and how each kind of cell is written.

    `number` is the row that is being written, `height` what its texts need, and `tall` are those that do not fit one
    row, each with its XML and the turns around it.
    """

    sheet: SheetOutput

    def __init__(self, strings: NewStrings, *, since_1904: bool = False) -> None:
        self.strings = strings
        self.ends, self.known, self.fresh, self.items = strings.ends, strings.known, strings.fresh, strings.items
        self.since_1904 = since_1904
        self.core: dict[str, list[str]] = {}
        self.values: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        self.number = 1
        self.by_column = False
        self.height = 0.0
        self.tall: list[tuple[TextCell, str, str, Address]] = []
        self.formats: dict[str, RichText] = {}
        self.turns: dict[int, int] = {}
        self.paths: dict[int, Address] = {}
        self.sheets: list[SheetOutput] = []
        self._heads: dict[tuple[int, str, bool], dict[int, set[str]]] = {}
        self._opened = 0

    # cells that hold more than one value, and texts for other places: open, texts, close

    def open(self, out: list[Any]) -> None:
        """What comes now belongs together."""
        self._opened = len(out)

    def _closed(self, out: list[Any]) -> list[Any]:
        parts = out[self._opened :]
        del out[self._opened :]
        return parts

    def close_cell(self, out: list[Any], cell: TextCell) -> None:
        """What came since `open` is the content of a cell."""
        parts = self._closed(out)
        if any(part.__class__ is RunMark for part in parts):
            xml = self._mixed(cell, parts)
        else:
            xml = self.text(cell, "".join(parts))
        out.append((cell.column, self.address(cell.column), xml) if self.by_column else xml)

    def close_head(self, out: list[Any], cell: TextCell, head: Head) -> None:
        """What came since `open` is the text of a cell that stands in a table too."""
        text = " ".join(clean_text(_joined(self._closed(out)), self._place(cell)).split("\n"))
        turns = self._heads.setdefault((len(self.sheets), head.table, head.unique), {})
        taken = turns.setdefault(self.number, set())
        if head.unique:
            text = _another(text or "Kolom", taken)
        self.sheet.texts.setdefault(f"{head.key}x{list(turns).index(self.number)}", []).append(text)
        xml = self.text(cell, text)
        out.append((cell.column, self.address(cell.column), xml) if self.by_column else xml)

    def close_slot(self, out: list[Any], slot: Slot) -> None:
        """What came since `open` is a text for another place."""
        text = _joined(self._closed(out))
        match slot.kind:
            case "name":
                self.sheet.name = text
            case "core":
                self.core[slot.key] = [text]
            case "text":
                self.sheet.texts.setdefault(slot.key, []).append(text)
            case _:
                self.sheet.slots[slot.key] = clean_text(text, Location(sheet=self.sheet.name))

    def close_field(self, out: list[Any], field: FieldMark) -> None:
        """What came since `open` is the path of an input field."""
        self.field(out, field, _joined(self._closed(out)))

    def field(self, _out: list[Any], field: FieldMark, path: str) -> None:
        """An input field stands in this row."""
        self.sheet.fields.append((field, Place(self.number, field.column, self.address(field.column)), path))

    def formula(self, out: list[Any], form: FormulaForm) -> None:
        """A formula's cell comes here, when all sheets have their geometry."""
        column = form.cell.column
        address = self.address(column)
        formulas = self.sheet.formulas
        out.append((column, address, len(formulas)) if self.by_column else FORMULA_MARK)
        formulas.append(FormulaSlot(form, self.number, address))

    def static_cell(self, out: list[Any], column: int, xml: str) -> None:
        """A cell that stands as it is, in a sheet whose columns repeat."""
        out.append((column, self.address(column), xml))

    def address(self, column: int) -> Address:
        """The turns of columns around a cell of the row that is being written."""
        if not self.by_column:
            return ()
        path = self.paths.get(column)
        address = ()
        if path and self.turns:
            # a row that does not loop itself shows the cell in all copies of the column
            turns = tuple([self.turns.get(block, -1) for block in path])
            address = () if -1 in turns else turns
        self.sheet.columns.add((column, address))
        return address

    # values

    def value(self, cell: TextCell, value: Any) -> str:
        """The cell with any value that a template can print.

        Raises:
            TemplateError: a value that no cell can hold.
        """
        if value is None:
            return cell.blank
        try:
            return self._value(cell, value)
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            what = type(error).__name__
            raise TemplateError([language_finding("template.wrong-value", self._place(cell), what=what)]) from error

    def _value(self, cell: TextCell, value: Any) -> str:
        if isinstance(value, str):
            return self.text(cell, as_text(value))
        if isinstance(value, bool):
            self.note(cell, value)
            return f'{cell.head} t="b"><v>{int(value)}</v></c>'
        if isinstance(value, int | float | Decimal):
            return self._number(cell, value)
        if isinstance(value, date | time):
            return self._moment(cell, value)
        return self._object(cell, value)

    def note(self, cell: TextCell, value: Any) -> None:
        """Remember the value of a cell that formulas read."""
        if not cell.needed:
            return
        if self.by_column:
            place = Place(self.number, cell.column, self.address(cell.column))
            self.sheet.moving.append((place, value))
        else:
            self.values[cell.column][self.number] = value

    def text(self, cell: TextCell, text: str) -> str:
        """The cell with a text."""
        if not text:
            return cell.blank
        if cell.properties:
            return self._rich(cell, ((cell.properties, text),))
        if cell.needed:
            self.note(cell, text)
        xml = self.string(cell, text)
        room = cell.room
        if room is not None:
            height = room.height(text)
            if height > MAX_HEIGHT:
                self.tall.append((cell, text, xml, self.address(cell.column)))
            elif height > self.height:
                self.height = height
        return xml

    def new_end(self, text: str) -> str:
        """The end of a cell with a text that is new here, when earlier renderings had it; else ""."""
        inner = self.known.get(text)
        if inner is None:
            return ""
        end = self.ends[text] = next(self.fresh)
        self.items.append(inner)
        return end

    def string(self, cell: TextCell, text: str) -> str:
        """The cell with a text, whatever room it takes."""
        strings = self.strings
        end = strings.ends.get(text)
        if end is not None:
            return cell.string + end
        if text[0] in FORMULA_LIKE:
            return cell.literal + (strings.literal.get(text) or strings.add(text, self._inner(cell, text)))
        return cell.string + strings.add(text, strings.known.get(text) or self._inner(cell, text))

    def _inner(self, cell: TextCell, text: str) -> str:
        """The inside of the string item of a text."""
        if _CARE.search(text) is None and len(text) < _LONG:
            keep = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
            found = f"<t{keep}>{text}</t>"
        else:
            found = string_xml(clean_text(text, self._place(cell)))
        if len(text) < _KEPT and text[0] not in FORMULA_LIKE:
            known = self.strings.known
            if len(known) > _MAX_KNOWN:
                known.clear()
            known[text] = found
        return found

    def _mixed(self, cell: TextCell, parts: list[Any]) -> str:
        runs: list[tuple[str, str]] = []
        properties = ""
        for part in parts:
            if isinstance(part, RunMark):
                properties = part.properties
            elif part:
                runs.append((properties, part))
        return self._rich(cell, tuple(runs))

    def _rich(self, cell: TextCell, runs: RichText) -> str:
        """The cell with a text in several formats."""
        place = self._place(cell)
        runs = tuple((properties, text.replace("\r\n", "\n").replace("\r", "\n")) for properties, text in runs)
        whole = plain(runs)
        clean_text(whole, place)
        if not any(properties for properties, _ in runs):
            return self.text(cell, whole)
        self.note(cell, whole)
        xml = cell.string + self.strings.rich(rich_xml(runs, place))
        room = cell.room
        if room is not None:
            height = room.height(whole)
            if height > MAX_HEIGHT:
                self.tall.append((cell, whole, xml, self.address(cell.column)))
                self.formats[xml] = runs
            elif height > self.height:
                self.height = height
        return xml

    def piece(self, cell: TextCell, xml: str, start: int, text: str) -> str:
        """The cell with the piece of its text that begins at `start`, in the formats that it has in `xml`."""
        runs = self.formats.get(xml)
        if runs is None:
            return self.string(cell, text)
        return cell.string + self.strings.rich(rich_xml(cut(runs, start, start + len(text)), self._place(cell)))

    def _number(self, cell: TextCell, value: float | Decimal) -> str:
        text = number_text(value, self._place(cell))
        if text is None:
            return self.text(cell, str(value))
        self.note(cell, value)
        return f"{cell.number}{text}</v></c>"

    def _moment(self, cell: TextCell, value: date | time) -> str:
        if isinstance(value, time):
            head, text = cell.clock, clock(value)
        else:
            head = cell.moment if isinstance(value, datetime) else cell.date
            text = serial(value, since_1904=self.since_1904)
        if text is None:
            return self.text(cell, value.strftime("%d-%m-%Y"))
        self.note(cell, float(text))
        return f"{head}{text}</v></c>"

    def _object(self, cell: TextCell, value: Any) -> str:
        match value:
            case Check():
                return self.text(cell, CHECKED if value.value else UNCHECKED)
            case Link():
                self.sheet.links.append((Place(self.number, cell.column, self.address(cell.column)), value.url))
                return self.text(cell, value.text)
            case Markdown():
                clean_text(value.text, self._place(cell))
                return self._rich(cell, markdown_runs(value.text, cell.properties))
            case Image() | Shape():
                self._check_picture(cell, value)
                self.sheet.pictures.append((Place(self.number, cell.column, self.address(cell.column)), value))
                return cell.blank
            case _:
                return self.text(cell, self._words(cell, value))

    def header_picture(self, name: str, image: Image) -> str:
        """A picture in a header, and the code that stands for it in the text."""
        if not 0 < image.width_mm <= 1000:
            what = "een afbeelding is 0 tot 1000 mm breed"
            place = Location(sheet=self.sheet.plan.sheet.name)
            raise TemplateError([language_finding("template.wrong-value", place, what=what)])
        self.sheet.header_pictures.append((name, image))
        return PICTURE

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
        return Location(sheet=self.sheet.plan.sheet.name, cell=cell.name, tag=cell.tag)


def _another(text: str, taken: set[str]) -> str:
    """The text, with a number when it is there already; case does not tell heads apart."""
    own, number = text, 1
    while own.casefold() in taken:
        number += 1
        own = f"{text}{number}"
    taken.add(own.casefold())
    return own


def _joined(parts: list[Any]) -> str:
    try:
        return "".join(parts)
    except TypeError:  # there are marks of formats between
        return "".join(part for part in parts if isinstance(part, str))
