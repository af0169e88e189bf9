"""References in parts beside a sheet: cells that shapes show and controls write to, links, sources of pivot tables."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

from docgen.excel.a1 import parse_area, parse_cell
from docgen.excel.follow import Book, SheetCopy, View, hull
from docgen.excel.formulas import parse_formula
from docgen.ooxml.namespaces import X, qn
from docgen.ooxml.relationships import Relationship
from docgen.ooxml.xml import Element, tag_of

_CONTROL = ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup", "linkedCell", "listFillRange")
_VML = ("FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaPict", "FmlaGroup")
_PLACE_SIGNS = "#!'$:()[]{},;=&+@~*"


def follow_text(text: str, view: View) -> str:
    """A formula as it is seen from there."""
    return view.formula(parse_formula(text))


def follow_place(text: str, view: View) -> str:
    """A place in the workbook that a link goes to, `#Blad!A5` or without the mark."""
    mark = "#" if text.startswith("#") else ""
    return mark + follow_text(text.removeprefix("#"), view)


def follow_link(rel: Relationship, view: View) -> Relationship:
    """A link of a drawing or sheet to a place in the workbook, which a relationship writes as an address."""
    if rel.kind != "hyperlink" or not rel.target.startswith("#"):
        return rel
    old = unquote(rel.target)
    new = follow_place(old, view)
    if new == old:
        return rel
    target = quote(new, safe=_PLACE_SIGNS)
    return Relationship(rel.id, rel.type, target, external=rel.external, part=rel.part)


def follow_shapes(root: Element, view: View) -> None:
    """The cells whose text shapes show."""
    for shape in root.iter(qn("xdr:sp")):
        if shape.get("textlink"):
            shape.set("textlink", follow_text(shape.get("textlink", ""), view))


def follow_control(root: Element, view: View) -> None:
    """The cell that a control writes to, and those that it lists."""
    for element in root.iter():
        for name in _CONTROL if tag_of(element) else ():
            if element.get(name):
                element.set(name, follow_text(element.get(name, ""), view))


def follow_vml(root: Element, view: View) -> None:
    """The same of a control in the drawing language of before."""
    for element in root.iter(*(f"{{{X}}}{name}" for name in _VML)):
        if element.text:
            element.text = follow_text(element.text, view)


def move_pivot(root: Element, copy: SheetCopy) -> None:
    """The cells that a pivot table stands in."""
    for location in root.iter(qn("s:location")):
        area = parse_area(location.get("ref", ""))
        moved = hull(copy, area) if area else None
        if moved is not None:
            location.set("ref", str(moved))


def move_pivot_source(root: Element, book: Book) -> None:
    """The cells that a pivot table counts: what is cached of them goes stale, so it is counted anew on opening."""
    for source in root.iter(qn("s:worksheetSource")):
        sheet = source.get("sheet")
        copies = book.of.get(book.numbers.get((sheet or "").casefold(), -1), [])
        if sheet is not None and not copies:  # nothing is left to count
            return
        if copies:
            area = parse_area(source.get("ref", ""))
            moved = hull(copies[0], area) if area else None
            source.set("sheet", copies[0].name)
            if moved is not None:
                source.set("ref", str(moved))
        if sheet is None or copies[0].touched:
            root.set("refreshOnLoad", "1")


def rename_slicers(root: Element, copy: SheetCopy) -> None:
    """Slicers of a further copy of a sheet, or their frames in its drawing, get names of their own."""
    for slicer in _slicers(root) if copy.number else ():
        slicer.set("name", f"{slicer.get('name', '')} {copy.number + 1}")


def _slicers(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if tag_of(element).endswith(("}slicer", "}timeslicer", "}timeline")))


def move_single_cells(root: Element, copy: SheetCopy) -> None:
    """Cells that are bound to an XML map."""
    for cell in root.iter(qn("s:singleXmlCell")):
        place = parse_cell(cell.get("r", ""))
        area = parse_area(cell.get("r", "")) if place else None
        moved = hull(copy, area) if area else None
        if moved is not None:
            cell.set("r", str(moved).partition(":")[0])
