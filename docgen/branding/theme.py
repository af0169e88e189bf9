"""The theme part: colours and fonts of a brand in the slots that templates use (ECMA-376 Part 1, 20.1.6)."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from docgen.branding.brand import Brand
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.content_types import read_content_types, write_content_types
from docgen.ooxml.namespaces import A, R, qn
from docgen.ooxml.relationships import (
    Relationship,
    next_id,
    read_relationships,
    rels_name,
    write_relationships,
)
from docgen.ooxml.xml import DECLARATION, Element, parse, serialize

_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_THEME_PART = re.compile(r"/theme/theme(?:Override)?\d*\.xml\Z")

# the least that CT_OfficeStyleSheet allows: three fills, lines, effects and backgrounds (ECMA-376 Part 1, 20.1.4.1.14)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
_EMPTY_THEME = f"""<a:theme xmlns:a="{A}" name="Huisstijl"><a:themeElements>\
<a:clrScheme name="Huisstijl"/><a:fontScheme name="Huisstijl">\
<a:majorFont><a:latin typeface=""/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>\
<a:minorFont><a:latin typeface=""/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>\
<a:fmtScheme name="Huisstijl"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>\
<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>\
<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""


def brand_themes(parts: dict[str, bytes], brand: Brand, main_part: str) -> dict[str, bytes]:
    """The parts with every theme in the colours and fonts of `brand`.

    A package without a theme gets one, related to `main_part`: Office would use its own default otherwise.
    """
    themes = [name for name in parts if _THEME_PART.search(f"/{name}")]
    result = parts if themes else _with_empty_theme(parts, main_part)
    themes = themes or [name for name in result if _THEME_PART.search(f"/{name}")]
    return {**result, **{name: brand_theme(result[name], brand) for name in themes}}


def brand_theme(data: bytes, brand: Brand) -> bytes:
    """A theme or theme override with the slots and fonts of `brand`."""
    root = parse(data)
    for scheme in root.iter(qn("a:clrScheme")):
        _fill_colors(scheme, brand)
    for scheme in root.iter(qn("a:fontScheme")):
        scheme.set("name", "Huisstijl")
        for tag, font in (("a:majorFont", brand.heading_font), ("a:minorFont", brand.body_font)):
            latin = scheme.find(f"{qn(tag)}/{qn('a:latin')}")
            if latin is not None:
                latin.attrib.clear()  # panose and pitch describe the font that was here before
                latin.set("typeface", font)
    return serialize(root)


def _fill_colors(scheme: Element, brand: Brand) -> None:
    extensions = scheme.findall(qn("a:extLst"))
    for child in list(scheme):
        scheme.remove(child)
    # not the name of the organisation: a neutral edition tells nobody whose it is
    scheme.set("name", "Huisstijl")
    for slot, color in _in_order(brand.slots):
        etree.SubElement(etree.SubElement(scheme, f"{{{A}}}{slot}"), qn("a:srgbClr"), val=color)
    scheme.extend(extensions)


def _in_order(slots: dict[str, str]) -> list[tuple[str, str]]:
    # CT_ColorScheme is a sequence
    order = ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]
    return [(slot, slots[slot]) for slot in order]


def _with_empty_theme(parts: dict[str, bytes], main_part: str) -> dict[str, bytes]:
    name = posixpath.join(posixpath.dirname(main_part), "theme", "theme1.xml")
    rels = rels_name(main_part)
    known = read_relationships(parts[rels], main_part) if rels in parts else ()
    theme = Relationship(next_id(known), f"{R}/theme", "theme/theme1.xml", part=name)
    types = read_content_types(parts[CONTENT_TYPES]).with_override(name, _THEME_TYPE)
    return {
        **parts,
        CONTENT_TYPES: write_content_types(types),
        rels: write_relationships((*known, theme)),
        name: DECLARATION + _EMPTY_THEME.encode(),
    }
