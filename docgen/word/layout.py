"""A settled tree laid out as pieces for the generated function: fixed text, values, blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from html import unescape

from lxml import etree

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.template import Checked, Control, Output, Piece, Stateful, Static
from docgen.template.types import Kind, Scalar
from docgen.word import writing
from docgen.word.fusing import fuse
from docgen.word.levels import TARGET
from docgen.word.markers import PATTERN, hook_of
from docgen.word.tagging import CLOSE, OPEN, SENTINEL, Home, Placed, Tagged
from docgen.word.wml import (
    A_P,
    A_PPR,
    A_RPR,
    A_T,
    HYPERLINK,
    PPR,
    RPR,
    SDT_CONTENT,
    SECT_PR,
    P,
    R,
    ancestor,
    properties_of,
)
from docgen.word.writing import Site, Styles, Write

_SPLIT = re.compile(rf"{OPEN}(\d+){CLOSE}|<\?{TARGET} (\d+)\?>|{PATTERN}")
_DECLARED = re.compile(r' xmlns:(\w+)="([^"]*)"')
_NUMBERS = {
    qn(f"w:{element}"): {qn(f"w:{attribute}") for attribute in attributes}
    for element, attributes in {
        "trHeight": ("val",), "gridSpan": ("val",), "tcW": ("w",), "tblW": ("w",), "gridCol": ("w",), "sz": ("val",),
        "szCs": ("val",), "ind": ("left", "right", "start", "end", "hanging", "firstLine"), "ilvl": ("val",),
        "spacing": ("before", "after", "line", "val"), "numId": ("val",), "tab": ("pos",), "outlineLvl": ("val",),
        "pgSz": ("w", "h"), "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    }.items()
}  # fmt: skip
_COLORS = {qn("w:fill"), qn("w:color")}
_RICH = {Kind.IMAGE, Kind.LINK, Kind.MARKDOWN, Kind.CHECK, Kind.SHAPE}
_SWITCHES = {qn("w:checked"), qn("w14:checked")}
_DEFAULT, _CHECK_BOX, _DROP_DOWN = (qn(f"w:{name}") for name in ("default", "checkBox", "ddList"))


def lay_out(tagged: Tagged, styles: Styles) -> list[Piece]:
    """The pieces of a part in output order."""
    text = etree.tostring(tagged.root, encoding="unicode")
    pieces: list[Piece] = []
    at = 0
    for found in _SPLIT.finditer(text):
        _static(pieces, text[at : found.start()])
        at = found.end()
        if mark := found[3] or found[4]:
            pieces.append(hook_of(unescape(mark)))
            continue
        placed = tagged.placed[int(found[1] or found[2])]
        if placed.parsed.word in {"print", "cellbg", "colspan"}:
            # a switch or a tick box takes yes or no as it is
            bare = placed.attribute == "vinkje" or _is_switch(placed.element)
            pieces.append(Output(placed.parsed, placed.place, _bind(tagged, placed, styles), bare=bare))
        elif placed.parsed.word not in {"comment", ""}:
            pieces.append(Control(placed.parsed, placed.place))
    _static(pieces, text[at:])
    return fuse(pieces)


def _static(pieces: list[Piece], text: str) -> None:
    if text:
        pieces.append(Static(text))


def _bind(tagged: Tagged, placed: Placed, styles: Styles) -> Callable[[Checked], Write | Stateful]:
    """How the value of a tag is written where the tag stands; only values that may be rich cost a second argument."""

    def bind(checked: Checked) -> Write | Stateful:
        plain = isinstance(checked.type, Scalar) and checked.type.kind not in _RICH
        match placed.home:
            case Home.ATTRIBUTE:
                return _attribute_writer(placed)
            case Home.TEXT if placed.attribute == "vinkje":
                return writing.tick_writer()
            case Home.NODE if placed.level == "p" and placed.paragraph is not None and placed.paragraph.tag == A_P:
                return writing.drawn_paragraph_writer(*_drawing_look(placed.run, placed.paragraph))
            case Home.NODE if placed.level == "p":
                return Stateful(writing.paragraph_writer(_site(tagged, placed, styles, placed.run)))
            case Home.NODE:
                return Stateful(writing.between_runs_writer(_site(tagged, placed, styles, placed.run)))
            case Home.RUN if (run := placed.element.getparent()) is not None and run.tag == R:
                site = _site(tagged, placed, styles, run)
                return writing.plain_run_writer(site) if plain else Stateful(writing.run_writer(site))
            case Home.DRAWN if placed.element.tag == A_T:
                return writing.drawing_writer(*_drawing_look(placed.element.getparent(), None)[:2])
            case _:
                return writing.text_writer()

    return bind


def _drawing_look(run: Element | None, paragraph: Element | None) -> tuple[str, str, str]:
    """The prefix of DrawingML where a tag stands, and the properties of its run and of its paragraph as text."""
    prefix = (run.prefix if run is not None else None) or ""
    return prefix, _drawing_properties(run, A_RPR), _drawing_properties(paragraph, A_PPR)


def _drawing_properties(element: Element | None, tag: str) -> str:
    properties = element.find(tag) if element is not None else None
    if properties is None or SENTINEL.search(text := etree.tostring(properties, encoding="unicode", with_tail=False)):
        return ""
    return text


def _attribute_writer(placed: Placed) -> Write:
    element, attribute = str(placed.element.tag), placed.attribute
    whole = SENTINEL.fullmatch(placed.element.get(attribute) or "") is not None
    if not whole:
        return writing.attribute_writer()
    if attribute in _NUMBERS.get(element, ()) or _default_of(placed.element) == _DROP_DOWN:
        return writing.number_writer()
    if attribute in _COLORS or element == qn("w:color"):
        return writing.color_writer()
    if _is_switch(placed.element):
        return writing.switch_writer()
    return writing.attribute_writer()


def _is_switch(element: Element) -> bool:
    return element.tag in _SWITCHES or _default_of(element) == _CHECK_BOX


def _default_of(element: Element) -> str:
    """The kind of legacy form field that an element gives its first value: a box, a list (by number) or a text."""
    parent = element.getparent() if element.tag == _DEFAULT else None
    return str(parent.tag) if parent is not None else ""


def _site(tagged: Tagged, placed: Placed, styles: Styles, run: Element | None) -> Site:
    """What a value finds where its tag stands."""
    here = placed.element.getparent() if placed.home is Home.NODE else run
    paragraph = placed.paragraph if placed.level == "p" else ancestor(here, P) if here is not None else None
    rpr = _properties(tagged, properties_of(run, RPR) if run is not None else None)
    ppr = _properties(tagged, properties_of(paragraph, PPR) if paragraph is not None else None)
    direct = run.getparent() if placed.home is Home.RUN and run is not None else here
    return Site(
        rpr,
        ppr,
        splits=(direct is not None and direct.tag == P) or placed.level == "p",
        lines=_in_control(paragraph),
        links=here is not None and ancestor(here, HYPERLINK) is None,
        styles=styles,
    )


def _in_control(paragraph: Element | None) -> bool:
    """Whether a paragraph is the content of a control: LibreOffice moves line breaks in it to its front (M)."""
    parent = paragraph.getparent() if paragraph is not None else None
    return parent is not None and parent.tag == SDT_CONTENT


def _properties(tagged: Tagged, properties: Element | None) -> str:
    """Run or paragraph properties as text to repeat; what tags fill in them, and a section's end, is not repeated."""
    if properties is None:
        return ""
    copy = deepcopy(properties)
    for child in list(copy):
        text = etree.tostring(child, encoding="unicode")
        if child.tag == SECT_PR or "\ufdd0" in text or "\ufdd2" in text:
            copy.remove(child)
    copy.tail = None
    if not len(copy):
        return ""
    declared = {prefix: uri for prefix, uri in tagged.root.nsmap.items() if prefix}
    return _DECLARED.sub(
        lambda found: "" if declared.get(found[1]) == found[2] else found.group(),
        etree.tostring(copy, encoding="unicode"),
    )
