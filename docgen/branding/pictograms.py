"""Pictograms: our own drawings on a 24 × 24 grid, strokes of 2, as shapes that take the colour of the theme.

The SVG sources stand in `pictograms/`, one file per sign; a new file is a new pictogram. An unknown name gives the
neutral sign `leefgebied`, so that a leefgebied of one's own is never an empty square.

    custgeom(name)            the geometry alone, <a:custGeom>
    word_shape(name, …)       what goes into a run of a Word document
    excel_shape(name, …)      what goes into an anchor of an Excel drawing
    svg(name, color)          the drawing for a screen
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from docgen.branding.outline import Segment, read_svg
from docgen.ooxml.namespaces import MC, WP, WPS, XDR, A
from docgen.ooxml.units import Emu, Mm
from docgen.ooxml.xml import Element, parse

GRID = 24
STROKE = 2
FALLBACK = "leefgebied"
_SCALE = 1000  # units of a custGeom are whole numbers
_SOURCES = Path(__file__).parent / "pictograms"
_ID = "\ufdd0"  # stands for an id; a noncharacter, which no document holds
_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_DECORATIVE = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One sign: its name, what it shows (Dutch), and its strokes on the grid."""

    name: str
    title: str
    outline: tuple[Segment, ...]


@cache
def names() -> frozenset[str]:
    """The names of all pictograms."""
    return frozenset(path.stem for path in _SOURCES.glob("*.svg"))


@cache
def pictogram(name: str) -> Pictogram:
    """The pictogram called `name`; the neutral one when there is none of that name."""
    known = name if name in names() else FALLBACK
    drawing = read_svg((_SOURCES / f"{known}.svg").read_bytes())
    return Pictogram(known, drawing.title, drawing.outline)


def svg(name: str, color: str = "currentColor") -> str:
    """The drawing as SVG text in `color` (any CSS colour), with its title."""
    known = pictogram(name).name
    return (_SOURCES / f"{known}.svg").read_text(encoding="utf-8").replace('"currentColor"', quoteattr(color))


def custgeom(name: str) -> Element:
    """The geometry as a new `<a:custGeom>` element, unfilled; the caller draws the line (`ln_width_emu`)."""
    return parse(geometry_xml(name).encode())


def ln_width_emu(size_mm: float) -> Emu:
    """The line width that belongs to a pictogram of `size_mm`: two of its 24 units."""
    return Mm(size_mm * STROKE / GRID)


@cache
def geometry_xml(name: str) -> str:
    """The text of the `<a:custGeom>`."""
    return outline_xml(pictogram(name).outline, GRID, GRID)


def outline_xml(outline: tuple[Segment, ...], width: float, height: float) -> str:
    """The text of an unfilled `<a:custGeom>` for an outline in a box of `width` × `height` units."""
    path = "".join(_segment_xml(segment) for segment in outline)
    return (
        f'<a:custGeom xmlns:a="{A}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{round(width * _SCALE)}" h="{round(height * _SCALE)}" fill="none">{path}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _segment_xml(segment: Segment) -> str:
    points = "".join(f'<a:pt x="{round(x * _SCALE)}" y="{round(y * _SCALE)}"/>' for x, y in segment.points)
    tag = _TAGS[segment.kind]
    return f"<a:{tag}>{points}</a:{tag}>" if points else f"<a:{tag}/>"


def word_shape(name: str, width_mm: float, alt: str, shape_id: int, scheme_color: str = "accent1") -> Element:
    """The pictogram as the content of a `<w:r>`; see `word_shape_xml`."""
    return parse(word_shape_xml(name, width_mm, alt, shape_id, scheme_color).encode())


def word_shape_xml(name: str, width_mm: float, alt: str, shape_id: int, scheme_color: str = "accent1") -> str:
    """The text of an inline shape, `width_mm` wide and high, that declares its own namespaces.

    `shape_id` is unique within the document. Without `alt` the sign is decoration: it repeats the word beside it, and a
    screen reader passes over it.
    """
    return str(shape_id).join(_word_shape(name, width_mm, alt, scheme_color))


@lru_cache(maxsize=256)  # the same few signs stand on every page
def _word_shape(name: str, width_mm: float, alt: str, scheme_color: str) -> list[str]:
    """The text of a shape around its ids."""
    size = Mm(width_mm)
    text = word_inline(
        f'<wps:wsp xmlns:wps="{WPS}"><wps:cNvSpPr/><wps:spPr>{_shape_properties(name, size, scheme_color)}</wps:spPr>'
        "<wps:bodyPr/></wps:wsp>",
        (size, size),
        f"Pictogram {pictogram(name).name}",
        alt,
        _ID,
        WPS,
    )
    return text.split(_ID)


def word_inline(content: str, size: tuple[int, int], name: str, alt: str, shape_id: int | str, uri: str) -> str:
    """The text of `<mc:AlternateContent>` with an inline drawing; `uri` is the namespace of `content` (wps or wpg)."""
    prefix = uri.rsplit("/", 1)[-1].replace("wordprocessingShape", "wps").replace("wordprocessingGroup", "wpg")
    # Word itself wraps shapes like this; Requires names a prefix, so the prefix is declared where it stands
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:{prefix}="{uri}" Requires="{prefix}"><w:drawing'
        ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"{_named('wp:docPr', shape_id, name, alt)}<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def excel_shape(name: str, width_mm: float, alt: str, shape_id: int, scheme_color: str = "accent1") -> Element:
    """The pictogram as `<xdr:sp>`, `width_mm` wide and high, for any anchor of a drawing part.

    `shape_id` is unique within the drawing; `alt` as in `word_shape_xml`.
    """
    size = Mm(width_mm)
    return parse(
        (
            f'<xdr:sp xmlns:xdr="{XDR}" macro="" textlink=""><xdr:nvSpPr>'
            f"{_named('xdr:cNvPr', shape_id, f'Pictogram {pictogram(name).name}', alt)}<xdr:cNvSpPr/></xdr:nvSpPr>"
            f"<xdr:spPr>{_shape_properties(name, size, scheme_color)}</xdr:spPr></xdr:sp>"
        ).encode()
    )


def _named(tag: str, shape_id: int | str, name: str, alt: str) -> str:
    head = f'{tag} id="{shape_id}" name={quoteattr(f"{name} {shape_id}")}'
    return f"<{head} descr={quoteattr(alt)}/>" if alt else f"<{head}>{_DECORATIVE}</{tag}>"


def _shape_properties(name: str, size: Emu, scheme_color: str) -> str:
    return (
        f'<a:xfrm xmlns:a="{A}"><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        f'{geometry_xml(name)}<a:noFill xmlns:a="{A}"/>{line_xml(ln_width_emu(size.mm), scheme_color)}'
    )


def line_xml(width: int, scheme_color: str) -> str:
    """The text of `<a:ln>` with round caps and joins."""
    return (
        f'<a:ln xmlns:a="{A}" w="{width}" cap="rnd"><a:solidFill>'
        f'<a:schemeClr val="{escape(scheme_color)}"/></a:solidFill><a:round/></a:ln>'
    )
