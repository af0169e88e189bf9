"""What values add beside the cells of one document: hyperlinks and pictures, with their parts and relationships."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import quoteattr

from docgen.branding.pictograms import excel_shape
from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.a1 import Area
from docgen.excel.anchors import EMPTY_DRAWING, Picture, add_pictures, next_shape_id, picture_element
from docgen.excel.codes import finding
from docgen.excel.filled import SheetOutput
from docgen.excel.follow import SheetCopy
from docgen.excel.layout import SheetLayout
from docgen.excel.places import cell_name, column_of
from docgen.excel.source import Source
from docgen.excel.values import clean_text
from docgen.ooxml import Content, Member, make_member
from docgen.ooxml.content_types import DRAWING as DRAWING_TYPE
from docgen.ooxml.gate import safe_link
from docgen.ooxml.images import MAX_PIXELS, ImageInfo, image_info
from docgen.ooxml.namespaces import R
from docgen.ooxml.relationships import Relationship, next_id, read_relationships, rels_name, write_relationships
from docgen.ooxml.units import Emu, Mm
from docgen.ooxml.xml import Element, parse
from docgen.template import Image, Shape

# a logo goes into thousands of documents; bytes remember their hash
_NUMBERED = re.compile(r"rId(\d{1,9})")
_MOST_LINKS, _LONGEST_LINK = 65_530, 2_079  # Excel drops what is beyond

_picture_member = lru_cache(maxsize=32)(make_member)


@dataclass(slots=True)
class Made:
    """What this document has of its own: parts, content types, and pictures by token.

    `constant` are the parts that it shares with all documents of its layout.
    """

    constant: Mapping[str, bytes]
    changed: dict[str, Content] = field(default_factory=dict[str, Content])
    types: dict[str, str] = field(default_factory=dict[str, str])
    defaults: dict[str, str] = field(default_factory=dict[str, str])
    pictures: dict[str, str] = field(default_factory=dict[str, str])

    def part(self, source: Source, name: str) -> bytes | None:
        """The part as it is by now."""
        made = self.changed.get(name) or self.constant.get(name) or source.parts.get(name)
        if isinstance(made, tuple):
            frame, middle = made
            return frame.around(middle)
        return made.plain() if isinstance(made, Member) else made


def add_links(output: SheetOutput, copy: SheetCopy, rels: list[Relationship]) -> str:
    """Adds the hyperlinks of a sheet to its relationships; gives their elements.

    Raises:
        TemplateError: `excel.bad-link`, `excel.link-too-long` or `excel.too-many-links`.
    """
    if len(output.links) > _MOST_LINKS:
        place = Location(sheet=output.plan.sheet.name)
        raise TemplateError([finding("excel.too-many-links", place, count=str(len(output.links)))])
    rows: list[str] = []
    known: dict[str, str] = {}
    numbers = count(max((int(n[1]) for rel in rels if (n := _NUMBERED.fullmatch(rel.id))), default=0) + 1)
    for place, url in output.links:
        cell = cell_name(place, copy)
        _check_link(url, Location(sheet=output.plan.sheet.name, cell=cell))
        if url.startswith("#"):  # a place in the workbook
            rows.append(f'<hyperlink ref="{cell}" location={quoteattr(url[1:])}/>')
            continue
        identity = known.get(url)
        if identity is None:
            identity = known[url] = f"rId{next(numbers)}"
            rels.append(Relationship(identity, f"{R}/hyperlink", url, external=True))
        rows.append(f'<hyperlink xmlns:r="{R}" ref="{cell}" r:id={quoteattr(identity)}/>')
    return "".join(rows)


def _check_link(url: str, where: Location) -> None:
    if not safe_link(url):
        raise TemplateError([finding("excel.bad-link", where)])
    if len(url) > _LONGEST_LINK:
        raise TemplateError([finding("excel.link-too-long", where, length=str(len(url)))])
    clean_text(url, where)


def add_drawing(
    source: Source,
    output: SheetOutput,
    sheet: SheetLayout,
    rels: list[Relationship],
    made: Made,
    assets: Mapping[str, bytes],
) -> str:
    """Adds the pictures to the sheet's drawing; gives the `drawing` element when the sheet had none."""
    part, element = sheet.drawing, ""
    if part is None:
        stem = sheet.part.rpartition("/")[2].rpartition(".")[0]
        part = f"xl/drawings/docgen-{stem}.xml"
        identity = next_id(rels)
        rels.append(Relationship(identity, f"{R}/drawing", f"/{part}", part=part))
        made.types[part] = DRAWING_TYPE
        made.changed[part] = EMPTY_DRAWING
        element = f'<drawing xmlns:r="{R}" r:id="{identity}"/>'
    return _fill_drawing(source, part, element, output, sheet, made, assets)


def _fill_drawing(
    source: Source,
    part: str,
    element: str,
    output: SheetOutput,
    sheet: SheetLayout,
    made: Made,
    assets: Mapping[str, bytes],
) -> str:
    base = made.part(source, part) or EMPTY_DRAWING
    placed = tuple((place.row, column_of(place, sheet.copy), value) for place, value in output.pictures)
    if all(isinstance(value, Shape) for _, _, value in placed):
        made.changed[part] = _with_shapes(part, base, placed)
        return element
    root = parse(base)
    known = made.part(source, rels_name(part))
    rels = list(read_relationships(known, part)) if known is not None else []
    number = next_shape_id(root)
    pictures: list[Picture] = []
    for row, column, value in placed:
        where = Location(sheet=output.plan.sheet.name, cell=str(Area(row, column, row, column)))
        shown, width, height = _shown(value, number, rels, made, assets, where)
        pictures.append(Picture(row, column, width, height, shown))
        number += 1
    made.changed[part] = add_pictures(root, pictures)
    if rels:
        made.changed[rels_name(part)] = write_relationships(rels)
    return element


@lru_cache(maxsize=64)
def _with_shapes(part: str, base: bytes, placed: tuple[tuple[int, int, Shape], ...]) -> Member:
    """A drawing with pictograms, the same for all documents that have them in the same places."""
    root = parse(base)
    first = next_shape_id(root)
    pictures = [
        Picture(row, column, Mm(value.width_mm), Mm(value.width_mm), _shape(value, number))
        for number, (row, column, value) in enumerate(placed, first)
    ]
    return make_member(part, add_pictures(root, pictures))


def _shape(value: Shape, number: int) -> Element:
    return excel_shape(value.name, value.width_mm, value.alt, number)


def _shown(
    value: Image | Shape,
    number: int,
    rels: list[Relationship],
    made: Made,
    assets: Mapping[str, bytes],
    where: Location,
) -> tuple[Element, Emu, Emu]:
    width = Mm(value.width_mm)
    if isinstance(value, Shape):
        return _shape(value, number), width, width
    part, info = picture_part(value.token, made, assets, where)
    found = next((r.id for r in rels if r.part == part), None)
    if found is None:
        found = next_id(rels)
        rels.append(Relationship(found, f"{R}/image", f"/{part}", part=part))
    height = Emu(round(width * info.height / info.width))
    return picture_element(found, f"Afbeelding {number}", value.alt, number, width, height), width, height


def picture_part(token: str, made: Made, assets: Mapping[str, bytes], where: Location) -> tuple[str, ImageInfo]:
    """The member that holds an image, added when it is new, and what is known of it.

    Raises:
        TemplateError: `excel.missing-asset` or `excel.bad-asset`.
    """
    data = assets.get(token)
    if data is None:
        raise TemplateError([finding("excel.missing-asset", where, token=token)])
    info = image_info(data)
    if info is None or info.kind not in ("png", "jpeg") or not 0 < info.width * info.height <= MAX_PIXELS:
        raise TemplateError([finding("excel.bad-asset", where, token=token)])
    part = made.pictures.get(token)
    if part is None:
        part = made.pictures[token] = f"xl/media/docgen-{len(made.pictures) + 1}.{info.extension}"
        made.changed[part] = _picture_member(part, data)
        made.defaults[info.extension] = info.content_type
    return part, info
