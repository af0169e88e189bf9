"""The workbook part: its sheets, defined names and calculation settings, read once and written per layout."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, Area
from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Reference, parse_formula, quoted_sheet, write_reference
from docgen.ooxml.namespaces import R, qn
from docgen.ooxml.xml import Element, parse, serialize

_OWN = "_xlnm."  # names that Excel gave
FIELD_PREFIX = "veld_"
_NAME = qn("s:definedName")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it."""

    name: str
    relationship: str
    state: str


@dataclass(slots=True)
class Workbook:
    """The tree of the workbook part and what it lists; `fields` are the cells of the names that ask for input."""

    root: Element
    sheets: list[SheetEntry]
    names: list[Element] = field(default_factory=list[Element])
    since_1904: bool = False
    fields: dict[str, Reference] = field(default_factory=dict[str, Reference])


def read_workbook(data: bytes) -> Workbook:
    """The workbook in `data`."""
    root = parse(data)
    sheets = [
        SheetEntry(e.get("name", ""), e.get(qn("r:id"), ""), e.get("state", "visible"))
        for e in root.iter(qn("s:sheet"))
    ]
    settings = root.find(qn("s:workbookPr"))
    old_dates = settings is not None and settings.get("date1904") in ("1", "true")
    names = list(root.iter(qn("s:definedName")))
    fields = {e.get("name", ""): cell for e in names if is_field(e) and (cell := single_cell(e)) is not None}
    return Workbook(root, sheets, names, old_dates, fields)


def is_field(name: Element) -> bool:
    """Whether a defined name asks for input: `veld_…`, for the whole workbook, on one cell."""
    return name.get("name", "").casefold().startswith(FIELD_PREFIX) and single_cell(name) is not None


def single_cell(name: Element) -> Reference | None:
    """The cell (or merged cells) that a defined name stands on, or `None`."""
    pieces = [p for p in parse_formula(name.text or "") if not isinstance(p, str) or p.strip()]
    if len(pieces) != 1 or not isinstance(pieces[0], Reference) or pieces[0].sheet is None or pieces[0].last_sheet:
        return None
    return pieces[0] if pieces[0].row1 and pieces[0].column1 else None


@dataclass(frozen=True, slots=True)
class PlacedField:
    """An input field that came out: its unique name and its cells."""

    name: str
    copy: SheetCopy
    area: Area


def write_workbook(workbook: Workbook, book: Book, ids: list[str], fields: list[PlacedField]) -> bytes:
    """The workbook for the sheets that came out; `ids` are their relationships, in order."""
    root = deepcopy(workbook.root)
    _write_sheets(root, workbook, book, ids)
    _write_names(root, workbook, book, fields)
    _write_views(root, workbook, book)
    _recalculate(root)
    return serialize(root)


def _write_sheets(root: Element, workbook: Workbook, book: Book, ids: list[str]) -> None:
    parent = root.find(qn("s:sheets"))
    if parent is None:
        return
    old = {e.get(qn("r:id"), ""): e for e in parent}
    taken = {int(e.get("sheetId", "0")) for e in parent}
    free = (number for number in count(1) if number not in taken)
    for child in list(parent):
        parent.remove(child)
    for copy, identity in zip(book.copies, ids, strict=True):
        entry = deepcopy(old[workbook.sheets[copy.sheet].relationship])
        entry.set("name", copy.name)
        if copy.number:
            entry.set("sheetId", str(next(free)))
        entry.set(f"{{{R}}}id", identity)
        parent.append(entry)


def _write_views(root: Element, workbook: Workbook, book: Book) -> None:
    for view in root.iter(qn("s:workbookView")):
        for name in ("activeTab", "firstSheet"):
            old = int(view.get(name, "0"))
            if view.get(name) is not None:
                view.set(name, str(_index_of(book, old)))
    del workbook


def _index_of(book: Book, sheet: int) -> int:
    return next((at for at, copy in enumerate(book.copies) if copy.sheet >= sheet), len(book.copies) - 1)


def _recalculate(root: Element) -> None:
    found = root.find(qn("s:calcPr"))
    if found is None:
        found = root.makeelement(qn("s:calcPr"), {"calcId": "191029"})
        before = [root.find(qn(f"s:{n}")) for n in ("definedNames", "externalReferences", "functionGroups", "sheets")]
        place = next((e for e in before if e is not None), None)
        if place is not None:
            place.addnext(found)
    found.set("fullCalcOnLoad", "1")


def _write_names(root: Element, workbook: Workbook, book: Book, fields: list[PlacedField]) -> None:
    parent = root.find(qn("s:definedNames"))
    if parent is None:
        return
    rows: list[Element] = []
    for name in workbook.names:
        local = name.get("localSheetId")
        if name.get("name") in workbook.fields and local is None:
            continue
        rows += _local(name, int(local), book) if local is not None else _global(name, book)
    for each in fields:
        element = parent.makeelement(_NAME, {"name": each.name})
        element.text = f"{quoted_sheet(each.copy.name)}!{each.area.absolute()}"
        rows.append(element)
    for child in list(parent):
        parent.remove(child)
    # Excel keeps names in this order, and some readers search it
    rows.sort(key=lambda e: (e.get("name", "").casefold(), int(e.get("localSheetId", "-1"))))
    for row in rows:
        parent.append(row)
    if not rows:
        root.remove(parent)


def _local(name: Element, sheet: int, book: Book) -> list[Element]:
    found: list[Element] = []
    for at, copy in enumerate(book.copies):
        if copy.sheet == sheet:
            new = deepcopy(name)
            new.set("localSheetId", str(at))
            text = View(book, copy).formula(parse_formula(name.text or ""))
            new.text = text = _present(text) if name.get("name", "").startswith(_OWN) else text
            if text:
                found.append(new)
    return found


def _present(text: str) -> str:
    """The areas of a print area, print titles or filter that are still there; cells that fell away read the last row.

    Names of a designer keep what they point to, since formulas may use them.
    """
    pieces = parse_formula(text)
    if any(isinstance(piece, str) and piece.strip() != "," for piece in pieces):
        return text  # a formula
    refs = [piece for piece in pieces if isinstance(piece, Reference)]
    kept = [ref for ref in refs if ref.row1 != MAX_ROW and ref.column1 != MAX_COLUMN]
    return text if kept == refs else ",".join(map(write_reference, kept))


def _global(name: Element, book: Book) -> list[Element]:
    """The name, and for further copies of its sheet a name of their own that holds within the copy."""
    pieces = parse_formula(name.text or "")
    new = deepcopy(name)
    new.attrib.pop("comment", None)
    new.text = View(book, None).formula(pieces)
    found = [new]
    sheets = {book.numbers.get(p.sheet.casefold()) for p in pieces if isinstance(p, Reference) and p.sheet}
    for sheet in sheets - {None}:
        for copy in book.of.get(sheet or 0, [])[1:]:
            own = deepcopy(new)
            own.set("localSheetId", str(book.copies.index(copy)))
            own.text = View(book, copy).formula(pieces)
            found.append(own)
    return found
