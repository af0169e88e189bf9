"""Drawings of a sheet: anchors that follow their cells, and the pictures and shapes that values bring."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from docgen.excel.a1 import Area
from docgen.excel.follow import Book, SheetCopy, View, instance_view, instances
from docgen.excel.linked import follow_shapes
from docgen.ooxml.namespaces import XDR, A, R, qn
from docgen.ooxml.units import EMU_PER_PIXEL, Emu
from docgen.ooxml.xml import Element, parse, serialize

_ANCHORS = (qn("xdr:twoCellAnchor"), qn("xdr:oneCellAnchor"))
EMPTY_DRAWING = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart within a loop: the relationship to it in the template, that of this turn, and from where it is seen."""

    old: str
    new: str
    number: int
    view: View


def move_anchors(root: Element, book: Book, copy: SheetCopy) -> list[Frame]:
    """The anchors of a drawing moved, one copy per turn of the block that they stand in; ids stay unique.

    Gives the charts that stand in a loop: each turn has one of its own.
    """
    ids = count(next_shape_id(root))
    frames: list[Frame] = []
    for child in list(root):
        anchor = next(child.iter(*_ANCHORS), None)  # it may stand in a choice between versions of Office
        if anchor is None:
            continue
        area = _anchored(anchor)
        for number, instance in enumerate(instances(copy, area)):
            new = deepcopy(child)
            for each in new.iter(*_ANCHORS):
                _place(each, area, instance.area)
            view = instance_view(book, copy, area, instance)
            follow_shapes(new, view)
            if instance.row_address or instance.column_address:
                frames += _frames(new, number, view)
            if number:
                _number_anew(new, ids)
            child.addprevious(new)
        root.remove(child)
    return frames


def _frames(anchor: Element, number: int, view: View) -> Iterator[Frame]:
    for chart in anchor.iterfind(f".//{qn('a:graphicData')}/*"):
        old = chart.get(qn("r:id"))
        if old is not None:
            new = f"{old}-{number + 1}" if number else old
            chart.set(qn("r:id"), new)
            yield Frame(old, new, number, view)


def _number_anew(anchor: Element, ids: Iterator[int]) -> None:
    """Other ids for the shapes of an anchor, and for the lines between them."""
    known: dict[str, str] = {}
    for named in anchor.iter(qn("xdr:cNvPr")):
        known[named.get("id", "")] = new = str(next(ids))
        named.set("id", new)
    for end in anchor.iter(qn("a:stCxn"), qn("a:endCxn")):
        end.set("id", known.get(end.get("id", ""), end.get("id", "")))


def _anchored(anchor: Element) -> Area:
    """The cells that an object covers; a picture that keeps its size belongs to its first cell alone."""
    row, column = _corner(anchor.find(qn("xdr:from")))
    end = anchor.find(qn("xdr:to"))
    if end is None or _rigid(anchor):
        return Area(row, column, row, column)
    last_row, last_column = _corner(end)
    # an end at the very edge of a cell does not cover that cell
    last_row -= (end.findtext(qn("xdr:rowOff")) or "0") == "0"
    last_column -= (end.findtext(qn("xdr:colOff")) or "0") == "0"
    return Area(row, column, max(row, last_row), max(column, last_column))


def _rigid(anchor: Element) -> bool:
    if anchor.find(qn("xdr:graphicFrame")) is not None:  # a chart beside a list is not one of its rows
        return False
    return anchor.get("editAs", "twoCell") != "twoCell" or anchor.find(qn("xdr:pic")) is not None


def _corner(point: Element | None) -> tuple[int, int]:
    if point is None:
        return 1, 1
    return int(point.findtext(qn("xdr:row")) or 0) + 1, int(point.findtext(qn("xdr:col")) or 0) + 1


def _place(anchor: Element, old: Area, new: Area) -> None:
    """Moves both corners by as much as the cells under them."""
    for name, rows, columns in (
        ("xdr:from", new.row1 - old.row1, new.column1 - old.column1),
        ("xdr:to", new.row2 - old.row2, new.column2 - old.column2),
    ):
        point = anchor.find(qn(name))
        if point is not None:
            row, column = _corner(point)
            _set(point, "xdr:row", row + rows - 1)
            _set(point, "xdr:col", column + columns - 1)


def _set(point: Element, name: str, value: int) -> None:
    found = point.find(qn(name))
    if found is not None:
        found.text = str(value)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or shape to be added: its cell (from 1), its size, and the element that shows it."""

    row: int
    column: int
    width: Emu
    height: Emu
    element: Element


def add_pictures(root: Element, pictures: list[Picture]) -> bytes:
    """The drawing with the pictures in it, each anchored in its cell."""
    for picture in pictures:
        anchor = parse(
            f'<xdr:oneCellAnchor xmlns:xdr="{XDR}"><xdr:from><xdr:col>{picture.column - 1}</xdr:col>'
            f"<xdr:colOff>{2 * EMU_PER_PIXEL}</xdr:colOff><xdr:row>{picture.row - 1}</xdr:row>"
            f'<xdr:rowOff>{2 * EMU_PER_PIXEL}</xdr:rowOff></xdr:from><xdr:ext cx="{picture.width}"'
            f' cy="{picture.height}"/><xdr:clientData/></xdr:oneCellAnchor>'.encode()
        )
        anchor.insert(2, picture.element)
        root.append(anchor)
    return serialize(root)


def next_shape_id(root: Element) -> int:
    """An id that no object of the drawing has."""
    return max((int(named.get("id", "0")) for named in root.iter(qn("xdr:cNvPr"))), default=1) + 1


def picture_element(relationship: str, name: str, alt: str, shape_id: int, width: Emu, height: Emu) -> Element:
    """An `xdr:pic` that shows the image of a relationship."""
    root = parse(
        f'<xdr:pic xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}"><xdr:nvPicPr><xdr:cNvPr id="{shape_id}" name=""/>'
        '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></xdr:spPr></xdr:pic>".encode()
    )
    named = root.find(f"{qn('xdr:nvPicPr')}/{qn('xdr:cNvPr')}")
    if named is not None:
        named.set("name", name)
        named.set("descr", alt)
    return root
