"""Pictures in headers and footers: `&G` in the text, and a shape called after its place in a drawing of its own.

A shape is called `LH` for left in the header, `CFFIRST` for the centre of the footer of the first page, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.attached import Made, picture_part
from docgen.excel.codes import finding
from docgen.excel.filled import SheetOutput
from docgen.excel.layout import SheetLayout
from docgen.excel.source import Source
from docgen.excel.values import clean_text
from docgen.ooxml.namespaces import O, R, V, X
from docgen.ooxml.relationships import Relationship, next_id, read_relationships, rels_name, write_relationships
from docgen.ooxml.units import EMU_PER_POINT, Mm
from docgen.ooxml.xml import Element, parse, serialize
from docgen.template import Image

_AFTER = re.compile(
    r"<(?:drawingHF|picture|oleObjects|controls|webPublish\w*|tableParts|extLst|mc:AlternateContent)\b|</\w+sheet>"
)
_LEGACY = re.compile(r"<legacyDrawing [^>]*/>")
_EMPTY = (
    f'<xml xmlns:v="{V}" xmlns:o="{O}" xmlns:x="{X}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" '
    'path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f"><v:stroke joinstyle="miter"/><v:path o:extrusionok="f" '
    'gradientshapeok="t" o:connecttype="rect"/><o:lock v:ext="edit" aspectratio="t"/></v:shapetype></xml>'
).encode()


def add_header_pictures(
    source: Source,
    output: SheetOutput,
    sheet: SheetLayout,
    rels: list[Relationship],
    made: Made,
    assets: Mapping[str, bytes],
) -> str:
    """Adds the pictures to the drawing of the sheet's headers; gives its element when the sheet had none.

    Raises:
        TemplateError: `excel.missing-asset`, `excel.bad-asset` or `excel.header-picture`.
    """
    own = output.plan.header_drawing
    part, element = next((r.part for r in rels if r.id == own), None), ""
    if part is None:
        part = f"xl/drawings/docgen-{sheet.part.rpartition('/')[2].rpartition('.')[0]}-kop.vml"
        identity = next_id(rels)
        rels.append(Relationship(identity, f"{R}/vmlDrawing", f"/{part}", part=part))
        made.changed[part] = _EMPTY
        made.defaults["vml"] = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        element = f'<legacyDrawingHF xmlns:r="{R}" r:id={quoteattr(identity)}/>'
    root = parse(made.part(source, part) or _EMPTY)
    known = made.part(source, rels_name(part))
    pictures = list(read_relationships(known, part)) if known is not None else []
    where = Location(sheet=output.plan.sheet.name)
    for name, image in output.header_pictures:
        if any(shape.get("id") == name for shape in root):
            raise TemplateError([finding("excel.header-picture", where)])
        root.append(_shape(name, image, len(root), pictures, made, assets, where))
    made.changed[part] = serialize(root)
    made.changed[rels_name(part)] = write_relationships(pictures)
    return element


def _shape(
    name: str,
    image: Image,
    number: int,
    rels: list[Relationship],
    made: Made,
    assets: Mapping[str, bytes],
    where: Location,
) -> Element:
    part, info = picture_part(image.token, made, assets, where)
    clean_text(image.alt, where)
    identity = next_id(rels)
    rels.append(Relationship(identity, f"{R}/image", f"/{part}", part=part))
    width = Mm(image.width_mm) / EMU_PER_POINT
    height = width * info.height / info.width
    style = f"position:absolute;margin-left:0;margin-top:0;width:{width:.2f}pt;height:{height:.2f}pt;z-index:{number}"
    return parse(
        f'<v:shape xmlns:v="{V}" xmlns:o="{O}" id="{name}" o:spid="_x0000_s{1024 + number}" type="#_x0000_t75" '
        f'alt={quoteattr(image.alt)} style="{style}"><v:imagedata o:relid="{identity}" '
        f'o:title={quoteattr(image.alt)}/><o:lock v:ext="edit" rotation="t"/></v:shape>'.encode()
    )


def with_header_drawing(tail: str, element: str) -> str:
    """What comes after the rows, with the element in the place that the schema gives it (18.3.1.99)."""
    found = _LEGACY.search(tail)
    start = found.end() if found else tail.rfind("</headerFooter>")
    after = None if found else _AFTER.search(tail, max(start, 0))
    at = start if after is None else after.start()
    return tail[:at] + element + tail[at:]
