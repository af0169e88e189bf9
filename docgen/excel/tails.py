"""What comes before and after the rows of a worksheet, with marks where values of one document come.

The marks stand for headers, hyperlinks and the drawing; `filled_tail` puts in their place what a document has.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from docgen.excel.plan import SheetPlan
from docgen.ooxml.namespaces import S, qn
from docgen.ooxml.xml import Element, serialize

LINKS, DRAWING = "docgen:links", "docgen:drawing"
_LINK_MARK = f"<!--{LINKS}-->"
_DRAWING_MARK = f"<!--{DRAWING}-->"
_HEADER_MARK = re.compile("\ue000([a-zA-Z]+)\ue001")
# ECMA-376 Part 1, 18.3.1.99: what may stand before hyperlinks, and before drawing
_LINK_WORDS = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
    scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
    dataValidations"""
_DRAWING_WORDS = """hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
    cellWatches ignoredErrors smartTags"""
_BEFORE_LINKS = frozenset(_LINK_WORDS.split())
_BEFORE_DRAWING = _BEFORE_LINKS | frozenset(_DRAWING_WORDS.split())


def marked_parts(tree: Element, plan: SheetPlan, *, has_drawing: bool) -> tuple[str, list[str]]:
    """What comes before the rows, and what comes after, split at headers that wait for their text."""
    _mark_headers(tree, plan)
    if tree.tag == qn("s:worksheet"):
        _mark_places(tree, has_drawing=has_drawing)
    head, tail = _split(serialize(tree).decode())
    return head, _HEADER_MARK.split(tail)


def _split(text: str) -> tuple[str, str]:
    head, mark, tail = text.partition("<sheetData/>")
    if not mark:
        head, mark, tail = text.partition("<sheetData></sheetData>")
    # a sheet that is one chart has no rows
    return (head + "<sheetData>", "</sheetData>" + tail) if mark else ("", text)


def _mark_headers(tree: Element, plan: SheetPlan) -> None:
    keys = {key for key, _ in plan.headers}
    for element in tree.iter(qn("s:headerFooter")):
        for child in element:
            key = etree.QName(child).localname
            if key in keys:
                child.text = f"\ue000{key}\ue001"


def _mark_places(tree: Element, *, has_drawing: bool) -> None:
    links = tree.find(qn("s:hyperlinks"))
    if links is not None:
        links.append(etree.Comment(LINKS))
    else:
        _insert_after(tree, etree.Comment(LINKS), _BEFORE_LINKS)
    if not has_drawing:
        _insert_after(tree, etree.Comment(DRAWING), _BEFORE_DRAWING)


def _insert_after(tree: Element, new: Element, before: frozenset[str]) -> None:
    known = {f"{{{S}}}{name}" for name in before} | {etree.Comment}
    last = next((child for child in reversed(tree) if child.tag in known), None)
    if last is not None:
        last.addnext(new)


def filled_tail(
    tail: list[str], slots: dict[str, str], links: str, drawing: str, fill: Callable[[str], str] | None = None
) -> str:
    """The XML after the rows, with headers, hyperlinks and a drawing filled in; `fill` replaces the marks of texts."""
    if fill is not None:
        tail = [piece if at % 2 else fill(piece) for at, piece in enumerate(tail)]
    text = "".join([slots.get(piece, "") if at % 2 else piece for at, piece in enumerate(tail)])
    inside = "</hyperlinks>" in text
    return text.replace(_LINK_MARK, links if inside or not links else f"<hyperlinks>{links}</hyperlinks>").replace(
        _DRAWING_MARK, drawing
    )
