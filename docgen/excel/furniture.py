"""Everything around the cells of a worksheet that names rows or columns, as it must be in one rendering.

The sheet's tree comes without rows; each kind of element has one small function that moves it. The rest stays.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, Area, join_areas, parse_area, parse_areas, parse_cell
from docgen.excel.follow import Book, SheetCopy, View, follow_area, hull, instances
from docgen.excel.linked import follow_control, follow_place
from docgen.excel.removal import remove
from docgen.excel.rules import move_extended_rule, move_rule, move_sparkline, move_sparkline_dates
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, tag_of

Move = Callable[[Element, SheetCopy, Book], None]
_MOST_INPUTS = 32  # Excel's limit of changing cells in a scenario


def move_furniture(root: Element, copy: SheetCopy, book: Book) -> Element:
    """A copy of the tree of a worksheet in which everything follows."""
    tree = deepcopy(root)
    for element in list(tree.iter()):
        move = _MOVES.get(tag_of(element))
        if move is not None:
            move(element, copy, book)
    return tree


def _fixed(copy: SheetCopy) -> bool:
    return copy.rows.axis.fixed and copy.columns.axis.fixed


def _moved_cell(copy: SheetCopy, text: str) -> str:
    """The first copy of a cell, or of the nearest one below and to the right that is still there."""
    place = parse_cell(text) or (1, 1)
    row = copy.rows.first(place[0], MAX_ROW) or 1
    column = copy.columns.first(place[1], MAX_COLUMN) or 1
    return str(Area(row, column, row, column))


# views


def _dimension(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if not _fixed(copy):
        remove(element)  # optional, and wrong as soon as a row is added


def _pane(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if element.get("state") in ("frozen", "frozenSplit"):
        for name, axis in (("xSplit", copy.columns), ("ySplit", copy.rows)):
            count = int(float(element.get(name, "0")))
            if count:
                element.set(name, str(axis.last(1, count) or count))
    if element.get("topLeftCell"):
        element.set("topLeftCell", _moved_cell(copy, element.get("topLeftCell", "")))


def _selection(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if _fixed(copy):
        return
    active = parse_area(_moved_cell(copy, element.get("activeCell", "A1"))) or Area(1, 1, 1, 1)
    if element.get("activeCell"):
        element.set("activeCell", str(active))
    if element.get("sqref"):
        areas = join_areas(a for area in parse_areas(element.get("sqref", "")) for a in follow_area(copy, area))
        at = next((n for n, area in enumerate(areas) if _holds(area, active)), None)
        element.set("sqref", _list(areas) if at is not None else str(active))
        element.attrib.pop("activeCellId", None)
        if at:  # which of the areas the active cell is in
            element.set("activeCellId", str(at))


def _holds(area: Area, cell: Area) -> bool:
    return area.row1 <= cell.row1 <= area.row2 and area.column1 <= cell.column1 <= area.column2


def _list(areas: list[Area]) -> str:
    return " ".join(map(str, areas))


def _sheet_view(element: Element, copy: SheetCopy, book: Book) -> None:
    if element.get("tabSelected") and copy.number and copy is not book.copies[0]:
        del element.attrib["tabSelected"]
    _top_left(element, copy, book)


def _top_left(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if element.get("topLeftCell"):
        element.set("topLeftCell", _moved_cell(copy, element.get("topLeftCell", "")))


def _sheet_properties(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if element.get("syncRef"):
        element.set("syncRef", _moved_cell(copy, element.get("syncRef", "")))


def _cols(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if copy.columns.axis.fixed:
        return
    spans: list[tuple[int, int, Element]] = []
    for col in element:
        low, high = int(col.get("min", "1")), int(col.get("max", "1"))
        spans += [(first, last, col) for first, last in copy.columns.runs(low, high)]
    for col in list(element):
        element.remove(col)
    for first, last, col in sorted(spans, key=lambda span: span[0]):
        new = deepcopy(col)
        new.set("min", str(first))
        new.set("max", str(min(last, MAX_COLUMN)))
        element.append(new)


# areas


def _by_sqref(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if _fixed(copy):
        return
    areas = [a for area in parse_areas(element.get("sqref", "")) for a in follow_area(copy, area)]
    if areas:
        element.set("sqref", _list(join_areas(areas)))
    else:
        remove(element)


def _by_inner_sqref(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    for own in element.findall(qn("xm:sqref")):
        areas = [a for area in parse_areas(own.text or "") for a in follow_area(copy, area)]
        if not areas:
            remove(element)
            return
        own.text = _list(join_areas(areas))


def _watch(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    _per_cell(element, copy)


def _scenario(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if _fixed(copy):
        return
    around = element.getparent()
    for cell in list(element.iter(qn("s:inputCells"))):
        _per_cell(cell, copy)
    for cell in element.findall(qn("s:inputCells"))[_MOST_INPUTS:]:
        remove(cell)
    if around is not None and element.getparent() is None:
        for name in ("current", "show"):  # they count the scenarios
            around.attrib.pop(name, None)


def _scenarios(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    areas = [a for area in parse_areas(element.get("sqref", "")) for a in follow_area(copy, area)]
    if areas:
        element.set("sqref", _list(join_areas(areas)))
    else:
        element.attrib.pop("sqref", None)


def _per_cell(element: Element, copy: SheetCopy) -> None:
    """An element that names one cell, once per copy of it."""
    area = parse_area(element.get("r", ""))
    for instance in instances(copy, area) if area else ():
        new = deepcopy(element)
        new.set("r", str(instance.area))
        element.addprevious(new)
    remove(element)


def _consolidated(element: Element, copy: SheetCopy, book: Book) -> None:
    """An area that is gathered from, on this or another sheet."""
    sheet = element.get("sheet")
    if sheet is not None:
        number = book.numbers.get(sheet.casefold(), -1)
        of = book.of.get(number)
        if of is None:
            remove(element)
            return
        copy = of[0]
        element.set("sheet", copy.name)
    if element.get("ref"):
        _by_ref(element, copy, book)


def _merges(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    if _fixed(copy):
        return
    areas: list[Area] = []
    for child in list(element):
        area = parse_area(child.get("ref", ""))
        element.remove(child)
        if area is not None:
            areas += _merged(copy, area)
    for area in areas:
        element.append(element.makeelement(qn("s:mergeCell"), {"ref": str(area)}))
    element.set("count", str(len(areas)))
    if not areas:
        remove(element)


def _merged(copy: SheetCopy, area: Area) -> list[Area]:
    if area.row1 == area.row2:  # a row that goes on in further rows stays merged in each of them
        found = [
            Area(row, c1, row, c2)
            for first, last in copy.rows.runs(area.row1, area.row2)
            for row in range(first, last + 1)
            for _, c1, c2 in copy.columns.instances(area.column1, area.column2)
        ]
    else:
        found = [i.area for i in instances(copy, area)]
    return [a for a in found if (a.row1, a.column1) != (a.row2, a.column2)]


def _auto_filter(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    area = parse_area(element.get("ref", ""))
    moved_area = hull(copy, area) if area else None
    if area is None or moved_area is None:
        remove(element)
        return
    element.set("ref", str(moved_area))
    for column in element.findall(qn("s:filterColumn")):
        line = area.column1 + int(column.get("colId", "0"))
        place = copy.columns.first(line, line)
        if place is None:
            element.remove(column)
        else:
            column.set("colId", str(place - moved_area.column1))


def _by_ref(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    area = parse_area(element.get("ref", ""))
    moved_area = hull(copy, area) if area else None
    if moved_area is None:
        remove(element)
    else:
        element.set("ref", str(moved_area))


def _hyperlink(element: Element, copy: SheetCopy, book: Book) -> None:
    area = parse_area(element.get("ref", ""))
    if area is None:
        return
    location = element.get("location")
    if location and element.get(qn("r:id")) is None:  # beside an address it is a place in that page
        element.set("location", follow_place(location, View(book, copy)))
    for instance in instances(copy, area):
        new = deepcopy(element)
        new.set("ref", str(instance.area))
        element.addprevious(new)
    remove(element)


def _breaks(element: Element, copy: SheetCopy, book: Book) -> None:
    del book
    axis = copy.rows if element.tag == qn("s:rowBreaks") else copy.columns
    if axis.axis.fixed:
        return
    limit = MAX_COLUMN if axis is copy.rows else MAX_ROW
    places: list[int] = []
    for brk in list(element):
        line = int(brk.get("id", "0"))
        element.remove(brk)
        if axis.axis.path(line):
            places += [last for _, _, last in axis.instances(line, line)]
        else:
            last = axis.last(1, line)
            places += [last] if last else []
    for place in sorted(set(places)):
        if place < axis.beyond(
            max(axis.axis.used, axis.axis.size)
        ):  # a break after the last row would print an empty page
            element.append(element.makeelement(qn("s:brk"), {"id": str(place), "max": str(limit - 1), "man": "1"}))
    element.set("count", str(len(element)))
    element.set("manualBreakCount", str(len(element)))
    if not len(element):
        remove(element)


def _anchor_point(element: Element, copy: SheetCopy, book: Book) -> None:
    """The corner of a form control, in cells counted from 0."""
    del book
    if element.getparent() is None or next(element.iterancestors(qn("s:anchor")), None) is None:
        return
    for name, axis in (("xdr:row", copy.rows), ("xdr:col", copy.columns)):
        found = element.find(qn(name))
        if found is not None:
            line = int(found.text or 0) + 1
            found.text = str((axis.first(line, line) or axis.last(1, line) or 1) - 1)


def _control(element: Element, copy: SheetCopy, book: Book) -> None:
    follow_control(element, View(book, copy))


_MOVES: dict[str, Move] = {
    qn("s:sheetPr"): _sheet_properties,
    qn("s:dimension"): _dimension,
    qn("s:sheetView"): _sheet_view,
    qn("s:customSheetView"): _top_left,
    qn("s:pane"): _pane,
    qn("s:selection"): _selection,
    qn("s:cols"): _cols,
    qn("s:protectedRange"): _by_sqref,
    qn("s:ignoredError"): _by_sqref,
    qn("s:cellWatch"): _watch,
    qn("s:scenarios"): _scenarios,
    qn("s:scenario"): _scenario,
    qn("s:dataRef"): _consolidated,
    qn("s:mergeCells"): _merges,
    qn("s:autoFilter"): _auto_filter,
    qn("s:sortState"): _by_ref,
    qn("s:sortCondition"): _by_ref,
    qn("s:hyperlink"): _hyperlink,
    qn("s:rowBreaks"): _breaks,
    qn("s:colBreaks"): _breaks,
    qn("s:conditionalFormatting"): move_rule,
    qn("s:dataValidation"): move_rule,
    qn("x14:conditionalFormatting"): move_extended_rule,
    qn("x14:dataValidation"): move_extended_rule,
    qn("x14:ignoredError"): _by_inner_sqref,
    qn("x14:protectedRange"): _by_inner_sqref,
    qn("x14:sparklineGroup"): move_sparkline_dates,
    qn("x14:sparkline"): move_sparkline,
    qn("s:controlPr"): _control,
    # what Excel writes; the schema wants the names of a drawing
    qn("s:from"): _anchor_point,
    qn("s:to"): _anchor_point,
    qn("xdr:from"): _anchor_point,
    qn("xdr:to"): _anchor_point,
}
