r"""The text of a paragraph as stretches: what stands in runs, and the tabs, breaks and hyphens between them.

    <w:r><w:t>Beste {{ cli</w:t></w:r><w:r><w:t>ent.naam }}</w:t><w:br/></w:r>   →   "Beste {{ cli" "ent.naam }}" "\n"

Paragraphs of Word, of DrawingML (charts, SmartArt, shapes) and formulas have the same shape under other names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word.wml import A_T, LOOKS, M_T, PPR, PROOF, RPR, SPACE, TEXTBOX, P, R, T

_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXTS = {T, A_T, M_T}
Edit = tuple[int, int, str]


@dataclass(slots=True)
class Segment:
    """A stretch of a paragraph's text: `w:t`, or a tab, break or hyphen that counts as one character."""

    element: Element
    text: str
    start: int


def segments(paragraph: Element) -> list[Segment]:
    """The text of a paragraph in reading order, without that of text boxes in it."""
    return _numbered(_within(paragraph))


def drawing_segments(paragraph: Element) -> list[Segment]:
    """The text of a paragraph of DrawingML in reading order."""
    return _numbered(child for child in paragraph.iter(A_T, qn("a:br")))


def math_segments(formula: Element) -> list[Segment]:
    """The text of a formula in reading order."""
    return _numbered(formula.iter(M_T))


_NO_TEXT = frozenset({TEXTBOX, PPR, RPR, P})


def _numbered(elements: Iterator[Element]) -> list[Segment]:
    found: list[Segment] = []
    position = 0
    for element in elements:
        text = (element.text or "") if element.tag in _TEXTS else _SIGNS.get(str(element.tag), "\n")
        found.append(Segment(element, text, position))
        position += len(text)
    return found


def _within(element: Element, *, backwards: bool = False) -> Iterator[Element]:
    for child in element.iterchildren(reversed=backwards):
        if child.tag in _NO_TEXT:
            continue
        if child.tag == T or (child.tag in _SIGNS and element.tag == R):
            yield child
        elif isinstance(child.tag, str):
            yield from _within(child, backwards=backwards)


def segment_at(parts: list[Segment], position: int) -> Segment:
    """The stretch in which a position stands."""
    return parts[bisect_right(parts, position, key=lambda part: part.start) - 1]


def outer_text(paragraph: Element, *, last: bool) -> Element | None:
    """What holds the first (or last) character of a paragraph; `None` when it has no text."""
    for element in _within(paragraph, backwards=last):
        if element.tag not in _TEXTS or element.text:
            return element
    return None


def drop_marks(paragraph: Element, parts: list[Segment], stretches: list[tuple[int, int]]) -> None:
    """Take out the marks of the spelling check that stand within a stretch: what they marked is no longer there.

    The stretches stand in order.
    """
    ends = {part.element: part.start + len(part.text) for part in parts}
    passed = 0
    for element in list(paragraph.iter(PROOF, T, *_SIGNS)):
        if element.tag != PROOF:
            passed = ends.get(element, passed)
            continue
        before = bisect_left(stretches, (passed,))  # of those that begin before the mark, the last ends last
        parent = element.getparent()
        if before and stretches[before - 1][1] > passed and parent is not None:
            parent.remove(element)


def edit(parts: list[Segment], edits: list[Edit]) -> None:
    """Put each text in place of its stretch; what stood in later segments goes, and runs that this empties go too.

    The edits stand in order.
    """
    first_left = 0
    for part in parts:
        start, end = part.start, part.start + len(part.text)
        while first_left < len(edits) and edits[first_left][1] <= start:
            first_left += 1
        if first_left == len(edits) or edits[first_left][0] >= end:
            continue
        touching = takewhile(lambda each, end=end: each[0] < end, islice(edits, first_left, None))
        new: list[str] = []
        at = start
        for first, last, text in touching:
            new.append(part.text[at - start : max(first, start) - start])
            if start <= first:
                new.append(text)
            at = max(at, min(last, end))
        new.append(part.text[at - start :])
        _set_text(part.element, "".join(new))


def _set_text(element: Element, text: str) -> None:
    if element.tag not in _TEXTS:  # a tab or break within a tag; a sentinel never begins there
        _remove(element)
    elif text:
        element.text = text
        if element.tag != A_T:
            element.set(SPACE, "preserve")
    else:
        _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    looks = LOOKS.get(str(parent.tag))
    if looks is None and element.tag == A_T:  # a field must keep its text
        element.text = ""
        return
    parent.remove(element)
    if looks is not None and all(child.tag in looks for child in parent):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)
