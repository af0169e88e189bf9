"""Everything around the cells of a worksheet that names rows or columns, as it must be in one rendering.

The sheet's tree comes without rows; each kind of element has one small function that moves it. The rest stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, Area, parse_area, parse_areas, parse_cell
from docgen.excel.follow import Book, SheetCopy, View, follow_area, hull, instances, view_at
from docgen.excel.formulas import Name, Piece, Reference, moved, parse_formula, write_formula
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, tag_of

Move = Callable[[Element, SheetCopy, Book], None]


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


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _moved_cell(copy: SheetCopy, text: str) -> str:
    """The first copy of a cell, or of the nearest one below and to the right that is still there."""
    place = parse_cell(text) or (1, 1)
    row = copy.rows.first(place[0], MAX_ROW) or 1
    column = copy.columns.first(place[1], MAX_COLUMN) or 1
    return str(Area(row, column, row, column))


def join_areas(areas: Iterable[Area]) -> str:
    """The areas as a list, those that touch as one."""
    columns: list[Area] = []
    for area in sorted(set(areas), key=lambda a: (a.column1, a.column2, a.row1)):
        last = columns[-1] if columns else None
        if last and (last.column1, last.column2) == (area.column1, area.column2) and area.row1 <= last.row2 + 1:
            columns[-1] = Area(last.row1, last.column1, max(last.row2, area.row2), last.column2)
        else:
            columns.append(area)
    whole: list[Area] = []
    for area in sorted(columns, key=lambda a: (a.row1, a.row2, a.column1)):
        last = whole[-1] if whole else None
        if last and (last.row1, last.row2) == (area.row1, area.row2) and area.column1 <= last.column2 + 1:
            whole[-1] = Area(last.row1, last.column1, last.row2, max(last.column2, area.column2))
        else:
            whole.append(area)
    return " ".join(str(area) for area in sorted(whole))


# views


def _dimension(element: Element, copy: SheetCopy, book: Book) -> None:
    del copy, book
    _remove(element)  # optional, and wrong as soon as a row is added


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
    active = _moved_cell(copy, element.get("activeCell", "A1"))
    if element.get("activeCell"):
        element.set("activeCell", active)
    if element.get("sqref"):
        areas = [a for area in parse_areas(element.get("sqref", "")) for a in follow_area(copy, area)]
        sqref = join_areas(areas)
        element.set("sqref", sqref if sqref and active in sqref.split() else active)


def _sheet_view(element: Element, copy: SheetCopy, book: Book) -> None:
    if element.get("tabSelected") and copy is not book.copies[0]:
        del element.attrib["tabSelected"]
    if element.get("topLeftCell"):
        element.set("topLeftCell", _moved_cell(copy, element.get("topLeftCell", "")))


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
    areas = [a for area in parse_areas(element.get("sqref", "")) for a in follow_area(copy, area)]
    if areas:
        element.set("sqref", join_areas(areas))
    else:
        _remove(element)


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
        _remove(element)


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
        _remove(element)
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
        _remove(element)
    else:
        element.set("ref", str(moved_area))


def _hyperlink(element: Element, copy: SheetCopy, book: Book) -> None:
    area = parse_area(element.get("ref", ""))
    parent = element.getparent()
    if area is None or parent is None:
        return
    location = element.get("location")
    if location:
        element.set("location", _location(location, copy, book))
    for instance in instances(copy, area):
        new = deepcopy(element)
        new.set("ref", str(instance.area))
        element.addprevious(new)
    parent.remove(element)
    if not len(parent):
        _remove(parent)


def _location(text: str, copy: SheetCopy, book: Book) -> str:
    mark = "#" if text.startswith("#") else ""
    return mark + View(book, copy).formula(parse_formula(text.removeprefix("#")))


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
        _remove(element)


# rules with formulas: conditional formats and data validations


def _conditional(element: Element, copy: SheetCopy, book: Book) -> None:
    _split_rule(element, element.get("sqref", ""), copy, book, lambda e, sqref: e.set("sqref", sqref), "s:formula")


def _validation(element: Element, copy: SheetCopy, book: Book) -> None:
    parent = element.getparent()
    _split_rule(
        element,
        element.get("sqref", ""),
        copy,
        book,
        lambda e, sqref: e.set("sqref", sqref),
        "s:formula1",
        "s:formula2",
    )
    _count(parent)


def _count(parent: Element | None) -> None:
    if parent is None:
        return
    if not len(parent):
        _remove(parent)
    elif parent.get("count") is not None:
        parent.set("count", str(len(parent)))


def _extended(element: Element, copy: SheetCopy, book: Book) -> None:
    """Conditional formats and validations of Excel 2010: the area is an element of its own."""
    parent = element.getparent()
    own = element.find(qn("xm:sqref"))
    if own is not None:
        _split_rule(element, own.text or "", copy, book, _set_sqref, "xm:f")
        _count(parent)


def _set_sqref(element: Element, sqref: str) -> None:
    own = element.find(qn("xm:sqref"))
    if own is not None:
        own.text = sqref


def _split_rule(
    element: Element,
    sqref: str,
    copy: SheetCopy,
    book: Book,
    write: Callable[[Element, str], None],
    *tags: str,
) -> None:
    """One rule per group of copies whose formulas say the same from where they stand."""
    areas = parse_areas(sqref)
    formulas = [f for tag in tags for f in element.iter(qn(tag))]
    pieces = [parse_formula(f.text or "") for f in formulas]
    for key, members in _groups(copy, book, areas, pieces).items():
        new = deepcopy(element)
        write(new, join_areas(members))
        top = min(members, key=lambda a: (a.row1, a.column1))
        first = Area(top.row1, min(a.column1 for a in members), 0, 0)
        for formula, relative in zip([f for tag in tags for f in new.iter(qn(tag))], key, strict=True):
            formula.text = write_formula(moved(relative, first.row1, first.column1))
        element.addprevious(new)
    _remove(element)


def _groups(
    copy: SheetCopy, book: Book, areas: tuple[Area, ...], pieces: list[tuple[Piece, ...]]
) -> dict[tuple[tuple[Piece, ...], ...], list[Area]]:
    found: dict[tuple[tuple[Piece, ...], ...], list[Area]] = {}
    if not areas:
        return found
    anchor = areas[0]
    for area in areas:
        shifted = [moved(p, area.row1 - anchor.row1, area.column1 - anchor.column1) for p in pieces]
        for instance in instances(copy, area):
            place = instance.area
            key = tuple(
                moved(_seen_from(book, copy, place, p), -place.row1, -place.column1) if _relative(p) else p
                for p in shifted
            )
            inside = _areas_of(copy, area, place)
            found.setdefault(key, []).extend(inside)
    return found


def _seen_from(book: Book, copy: SheetCopy, place: Area, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return view_at(book, copy, place.row1, place.column1).pieces(pieces)


def _relative(pieces: tuple[Piece, ...]) -> bool:
    return any(isinstance(p, Reference | Name) for p in pieces)


def _areas_of(copy: SheetCopy, area: Area, place: Area) -> list[Area]:
    """The part of an area's copies that lies within one instance."""
    return [
        Area(
            max(a.row1, place.row1),
            max(a.column1, place.column1),
            min(a.row2, place.row2),
            min(a.column2, place.column2),
        )
        for a in follow_area(copy, area)
        if a.row1 <= place.row2 and place.row1 <= a.row2 and a.column1 <= place.column2 and place.column1 <= a.column2
    ]


def _sparkline(element: Element, copy: SheetCopy, book: Book) -> None:
    parent = element.getparent()
    own, data = element.find(qn("xm:sqref")), element.find(qn("xm:f"))
    area = parse_area(own.text or "") if own is not None else None
    if parent is None or own is None or area is None:
        return
    for instance in instances(copy, area):
        new = deepcopy(element)
        place = instance.area
        _set_sqref(new, str(place))
        formula = new.find(qn("xm:f"))
        if formula is not None and data is not None:
            formula.text = view_at(book, copy, place.row1, place.column1).formula(parse_formula(data.text or ""))
        element.addprevious(new)
    parent.remove(element)


def _anchor_point(element: Element, copy: SheetCopy, book: Book) -> None:
    """The corner of a form control, in cells counted from 0."""
    del book
    if not any(True for _ in element.iterancestors(qn("s:anchor"))):
        return
    for name, axis in (("xdr:row", copy.rows), ("xdr:col", copy.columns)):
        found = element.find(qn(name))
        if found is not None:
            line = int(found.text or 0) + 1
            found.text = str((axis.first(line, line) or axis.last(1, line) or 1) - 1)


_MOVES: dict[str, Move] = {
    qn("s:dimension"): _dimension,
    qn("s:sheetView"): _sheet_view,
    qn("s:pane"): _pane,
    qn("s:selection"): _selection,
    qn("s:cols"): _cols,
    qn("s:protectedRange"): _by_sqref,
    qn("s:ignoredError"): _by_sqref,
    qn("s:mergeCells"): _merges,
    qn("s:autoFilter"): _auto_filter,
    qn("s:sortState"): _by_ref,
    qn("s:sortCondition"): _by_ref,
    qn("s:hyperlink"): _hyperlink,
    qn("s:rowBreaks"): _breaks,
    qn("s:colBreaks"): _breaks,
    qn("s:conditionalFormatting"): _conditional,
    qn("s:dataValidation"): _validation,
    qn("x14:conditionalFormatting"): _extended,
    qn("x14:dataValidation"): _extended,
    qn("x14:sparkline"): _sparkline,
    qn("xdr:from"): _anchor_point,
    qn("xdr:to"): _anchor_point,
}
