"""The eight phases as a picture: three to start with, a loop of four, one to end with.

    ┌ 1 ┐ → ┌ 2 ┐ → ┌ 3 ┐
      ┌─────────────┘
    ┌─▼───────────────────┐
    │ ┌ 4 ┐   →   ┌ 5 ┐   │
    │   ↑     ↻     ↓     │
    │ ┌ 7 ┐   ←   ┌ 6 ┐   │
    └───┼─────────────────┘
        └─────────→ ┌ 8 ┐

One DrawingML group in theme colours. Text keeps to the two colours that are equal in every house style, because
LibreOffice reads literals there and a drawing is placed after the template was branded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docgen.branding.brand import GREY_NOTES, TEXT
from docgen.branding.outline import Segment
from docgen.branding.pictograms import geometry_xml, line_xml, ln_width_emu, outline_xml, word_inline
from docgen.ooxml.namespaces import WPG, WPS, A, W
from docgen.ooxml.units import Mm
from docgen.ooxml.xml import Element, parse

NAME = "fasen"
CODES = ("aanmelding", "intake", "opstart", "analyse", "planning", "uitvoering", "evaluatie", "uitstroom")

# the drawing is designed in millimetres on this width and scaled to the one that is asked
_WIDTH, _HEIGHT = 163.0, 129.0
_BOX_WIDTH, _BOX_HEIGHT = 45.0, 22.0
_SIGN = 8.0
_INSET = 3.0
_LINE = 0.45
_ARROW = 0.7


class _Place(NamedTuple):
    x: float
    y: float
    width: float = _BOX_WIDTH
    height: float = _BOX_HEIGHT


_BOXES = (
    *(_Place(x, 0) for x in (0, 59, 118)),
    *(_Place(22, 37), _Place(96, 37), _Place(96, 70), _Place(22, 70)),
    _Place(118, 107),
)
_WHOLE = _Place(0, 0, _WIDTH, _HEIGHT)
_PANEL = _Place(0, 31, _WIDTH, 67)
_CYCLE = _Place(76, 59, 11, 11)
_ARROWS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((48, 11), (56, 11)),
    ((107, 11), (115, 11)),
    ((140.5, 22), (140.5, 26.5), (44.5, 26.5), (44.5, 35)),
    ((70, 48), (93, 48)),
    ((118.5, 61), (118.5, 68)),
    ((93, 81), (70, 81)),
    ((44.5, 68), (44.5, 61)),
    ((44.5, 92), (44.5, 118), (115, 118)),
)


def phase_picture(names: Mapping[str, str], *, width_mm: float, alt: str, shape_id: int) -> Element:
    """The picture as the content of a `<w:r>`, with the name of each phase by its code; see `phase_picture_xml`."""
    labels = [names.get(code, "") for code in CODES]
    return parse(phase_picture_xml(labels, width_mm=width_mm, alt=alt, shape_id=shape_id).encode())


def phase_picture_xml(labels: Sequence[str], *, width_mm: float, alt: str, shape_id: int) -> str:
    """The text of the picture with eight names in order; an empty or missing one gets the name of the method.

    Without `alt` the description is the order of the phases in words. `shape_id` is unique within the document.
    """
    given = [*labels, *[""] * 8][:8]
    names = [name.strip() or code.capitalize() for name, code in zip(given, CODES, strict=True)]
    scale = width_mm / _WIDTH
    shapes = "".join(_shapes(names, scale, shape_id * 1000))
    width, height = Mm(width_mm), Mm(_HEIGHT * scale)
    box = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    child_box = box.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    group = (
        f'<wpg:wgp xmlns:wpg="{WPG}" xmlns:wps="{WPS}" xmlns:a="{A}" xmlns:w="{W}"><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        f"<a:xfrm>{box}{child_box}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>"
    )
    return word_inline(group, (width, height), "De fasen", alt or describe(names), shape_id, WPG)


def describe(names: Sequence[str]) -> str:
    """What the picture shows, for who cannot see it."""
    start, loop = names[:3], names[3:7]
    return (
        f"De acht fasen. Het begint met {start[0]}, {start[1]} en {start[2]}. "
        f"Daarna herhalen zich {loop[0]}, {loop[1]}, {loop[2]} en {loop[3]}. Het eindigt met {names[7]}."
    )


def _shapes(names: Sequence[str], scale: float, first_id: int) -> Iterator[str]:
    def shape(number: int, name: str, place: _Place, look: str, text: str = "") -> str:
        x, y, width, height = (Mm(value * scale) for value in place)
        body = text or "<wps:bodyPr/>"
        return (
            f'<wps:wsp><wps:cNvPr id="{first_id + number}" name={quoteattr(name)}/><wps:cNvSpPr/><wps:spPr>'
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{look}</wps:spPr>{body}'
            "</wps:wsp>"
        )

    yield shape(1, "kern", _PANEL, _rounded(_PANEL, 4, "lt2") + "<a:ln><a:noFill/></a:ln>")
    yield shape(2, "pijlen", _WHOLE, outline_xml(_arrows(), _WIDTH, _HEIGHT) + _line(_ARROW * scale))
    yield shape(3, "cyclus", _CYCLE, geometry_xml("cyclus") + _line(ln_width_emu(_CYCLE.width).mm * scale))
    size = _half_points(names, scale)
    for number, (name, code, at) in enumerate(zip(names, CODES, _BOXES, strict=True), start=1):
        frame = _rounded(at, 2, "lt1") + line_xml(Mm(_LINE * scale), "accent1")
        yield shape(10 * number, f"fase {number}", at, frame, _text(name, size, scale))
        sign = _Place(at.x + _INSET, at.y + 2.5, _SIGN, _SIGN)
        yield shape(10 * number + 1, code, sign, geometry_xml(code) + _line(ln_width_emu(_SIGN).mm * scale))
        numeral = _Place(at.x + at.width - _INSET - 10, at.y + 1.5, 10, 9)
        look = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        yield shape(10 * number + 2, f"nummer {number}", numeral, look, _numeral(number, scale))


def _rounded(place: _Place, radius: float, fill: str) -> str:
    # adj is a share of the shorter side, in 1/100,000 (ECMA-376 Part 1, presetShapeDefinitions, roundRect)
    share = round(100_000 * radius / min(place.width, place.height))
    return (
        f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>'
    )


def _line(width_mm: float) -> str:
    return f"<a:noFill/>{line_xml(Mm(width_mm), 'accent1')}"


def _arrows() -> tuple[Segment, ...]:
    return tuple(segment for points in _ARROWS for segment in _arrow(points))


def _arrow(points: tuple[tuple[float, float], ...], head: float = 2.0) -> Iterator[Segment]:
    yield Segment("M", (points[0],))
    for point in points[1:]:
        yield Segment("L", (point,))
    (before_x, before_y), (x, y) = points[-2:]
    dx, dy = (x > before_x) - (x < before_x), (y > before_y) - (y < before_y)  # all arrows are level or upright
    yield Segment("M", ((x - head * (dx + dy), y - head * (dy + dx)),))
    yield Segment("L", ((x, y),))
    yield Segment("L", ((x - head * (dx - dy), y - head * (dy - dx)),))


def _half_points(names: Sequence[str], scale: float) -> int:
    """A font size in half-points at which the longest word of all names fits on a line of its box."""
    longest = max(len(word) for name in names for word in name.split())
    room = (_BOX_WIDTH - 2 * _INSET) * 72 / 25.4
    fitting = min(11.5, room / (0.6 * longest))  # 0.6 em is a wide average for bold letters
    return max(12, round(fitting * scale * 2))


def _text(name: str, size: int, scale: float) -> str:
    side, below = Mm(_INSET * scale), Mm(1.8 * scale)
    return _body(name, size, TEXT, "text1", (side, 0, side, below), "left", "b")


def _numeral(number: int, scale: float) -> str:
    return _body(str(number), round(32 * scale), GREY_NOTES, "accent3", (0, 0, 0, 0), "right", "t")


def _body(
    text: str, size: int, color: str, theme: str, insets: tuple[int, int, int, int], side: str, anchor: str
) -> str:
    left, top, right, bottom = insets
    properties = (
        f'<w:b/><w:color w:val="{color}" w:themeColor="{theme}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )
    return (
        f'<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>'
        f'</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}"'
        f' bIns="{bottom}" anchor="{anchor}"><a:noAutofit/></wps:bodyPr>'
    )
