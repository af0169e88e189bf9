"""What stands within a loop and may exist only once: ids of drawings, controls and bookmarks, and running lists.

Within a loop an id becomes a marker that gives each copy its own; outside loops the template's ids stay. A numbered
list that stands wholly within the turns of a loop starts anew in each turn, as its author expects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word import markers
from docgen.word.levels import number_of
from docgen.word.markers import node_marker, tree_marker
from docgen.word.notes import REFERENCES
from docgen.word.tagging import SENTINEL, Home, Placed, Tagged
from docgen.word.wml import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT_END,
    COMMENT_START,
    ID,
    NAME,
    PPR,
    SDT_PR,
    VAL,
    P,
    ancestor,
    whole_number,
)

DRAWING, FALLBACK = qn("wp:docPr"), qn("mc:Fallback")
PERM_START, PERM_END = qn("w:permStart"), qn("w:permEnd")
_VML_SHAPES = {qn(f"v:{name}") for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "group")}
NUM_ID, NUM_PR, P_STYLE = qn("w:numId"), qn("w:numPr"), qn("w:pStyle")
_PARA_IDS = (qn("w14:paraId"), qn("w14:textId"))
_RESERVED = "\ufdd2"
_COMMENT_MARKS = {COMMENT_START: markers.COMMENT_START, COMMENT_END: markers.COMMENT_END}


def used_ids(root: Element) -> set[int]:
    """The ids of drawings and controls that a part uses itself."""
    values = [each.get("id") for each in root.iter(DRAWING)]
    values += [each.get(VAL) for each in root.iter(ID)]
    return {number for value in values if (number := whole_number(value)) is not None}


def mark_shared_ids(root: Element, taken: set[int]) -> None:
    """Give drawings whose id another drawing has already, in this part or one before it, an id of their own.

    `taken` are the ids seen so far; those of this part are added. The two branches of an AlternateContent are one
    drawing, of which a reader takes either.
    """
    own: set[int] = set()
    for drawing in root.iter(DRAWING):
        value = whole_number(drawing.get("id"))
        if value is None or ancestor(drawing, FALLBACK) is not None:
            continue
        if value in taken or value in own:
            drawing.set("id", tree_marker(markers.DRAWING_ID))
        own.add(value)
    taken |= own


def bookmark_ids(root: Element) -> set[int]:
    """The ids of the bookmarks of a part."""
    values = [each.get(ID) for each in root.iter(BOOKMARK_START)]
    return {number for value in values if (number := whole_number(value)) is not None}


def bookmark_names(root: Element) -> set[str]:
    """The names of the bookmarks of a part in lower case."""
    return {(each.get(NAME) or "").lower() for each in root.iter(BOOKMARK_START)}


def mark_repeated_ids(blocks: list[list[Placed]]) -> None:
    """Give everything within loops an id per copy."""
    permitted: set[str] = set()  # ids of stretches that begin in a loop and anyone may edit
    for element in _in_loops(blocks):
        for name in _PARA_IDS:  # optional, and unique by definition
            element.attrib.pop(name, None)
        if element.tag == DRAWING:
            element.set("id", tree_marker(markers.DRAWING_ID))
        elif element.tag == SDT_PR:
            identity = element.find(ID)
            if identity is not None:
                identity.set(VAL, tree_marker(markers.SDT_ID))
        elif element.tag in REFERENCES and not (element.get(ID) or "").startswith(_RESERVED):
            kind = REFERENCES[str(element.tag)]
            element.set(ID, tree_marker(markers.NOTE, kind, element.get(ID) or ""))
        elif element.tag in _COMMENT_MARKS and not (element.get(ID) or "").startswith(_RESERVED):
            element.set(ID, tree_marker(_COMMENT_MARKS[str(element.tag)], element.get(ID) or ""))
        elif element.tag == PERM_START:
            permitted.add(element.get(ID) or "")
            element.set(ID, tree_marker(markers.BOOKMARK_ID, f"perm {element.get(ID)}"))
        elif element.tag == PERM_END and element.get(ID) in permitted:
            element.set(ID, tree_marker(markers.BOOKMARK_END, f"perm {element.get(ID)}"))
        elif element.tag in _VML_SHAPES and element.get("id") and not SENTINEL.search(element.get("id") or ""):
            element.set("id", f"{element.get('id')}_{tree_marker(markers.DRAWING_ID)}")
        elif element.tag == BOOKMARK_START:
            _mark_bookmark(element)
        elif element.tag == BOOKMARK_END and not (element.get(ID) or "").startswith(_RESERVED):
            element.set(ID, tree_marker(markers.BOOKMARK_END, element.get(ID) or ""))


def _mark_bookmark(element: Element) -> None:
    identity, name = element.get(ID) or "", element.get(NAME) or ""
    if not identity.startswith(_RESERVED):
        element.set(ID, tree_marker(markers.BOOKMARK_ID, identity))
        if not SENTINEL.search(name):  # a name with a tag in it differs per turn already, and links follow it
            element.set(NAME, tree_marker(markers.BOOKMARK_NAME, name))


def _in_loops(blocks: list[list[Placed]]) -> Iterator[Element]:
    """Every element within a loop, once."""
    seen: set[Element] = set()
    for members in blocks:
        if members[0].parsed.word != "for" or members[0].home is not Home.NODE:
            continue
        if members[0].element.getparent() in seen:
            continue
        for sibling in between(members[0].element, members[-1].element):
            for element in sibling.iter():
                if isinstance(element.tag, str) and element not in seen:
                    seen.add(element)
                    yield element


def between(first: Element, last: Element) -> list[Element]:
    """The siblings between two nodes."""
    found: list[Element] = []
    node = first.getnext()
    while node is not None and node is not last:
        found.append(node)
        node = node.getnext()
    return found


def mark_restarting_lists(
    tagged: Tagged, blocks: list[list[Placed]], numbered: frozenset[str], by_style: dict[str, str]
) -> bool:
    """Let lists that belong to one turn of a loop start anew in each; whether any does.

    `numbered` are the numbering instances that count (no bullets), `by_style` those that paragraph styles bring along.
    """
    found = False
    loops = [m for m in blocks if m[0].parsed.word == "for" and m[0].home is Home.NODE]
    lists = _lists_of(tagged.root, numbered, by_style) if loops and numbered else {}
    looped: set[Element] = set()
    for group, members in enumerate(reversed(loops)):  # inner loops first: the innermost turn that holds a list counts
        body = between(members[0].element, members[-1].element)
        inside = {paragraph for sibling in body for paragraph in sibling.iter(P)}
        for number, using in list(lists.items()):
            if using[0] in inside and set(using) <= inside and not _is_the_loop_itself(body, using, looped):
                _restart(members[0].element, using, f"{group}", number)
                del lists[number]
                found = True
        looped |= inside
    return found


def _lists_of(root: Element, numbered: Iterable[str], by_style: dict[str, str]) -> dict[str, list[Element]]:
    counting = set(numbered)
    lists: dict[str, list[Element]] = {}
    for paragraph in root.iter(P):
        number = _number_of(paragraph, by_style)
        if number in counting:
            lists.setdefault(number, []).append(paragraph)
    return lists


def _number_of(paragraph: Element, by_style: dict[str, str]) -> str:
    direct = paragraph.find(f"{PPR}/{NUM_PR}/{NUM_ID}")
    if direct is not None:
        return direct.get(VAL) or ""
    style = paragraph.find(f"{PPR}/{P_STYLE}")
    return by_style.get(style.get(VAL) or "", "") if style is not None else ""


def _is_the_loop_itself(body: list[Element], using: list[Element], looped: set[Element]) -> bool:
    """Whether the turns of the loop are the items of the list: then it counts on.

    `looped` are the paragraphs of loops within the turn.
    """
    if _one_per_turn(using, looped):  # a number before each row, or before one paragraph among others
        return True
    own = [each for each in body if isinstance(each.tag, str)]
    if not own:
        return True
    if all(each in using for each in own):
        # an inner loop makes several items per turn, which is a list per turn only when something introduces it
        return True
    return not any(number_of(each) is not None for each in body) and own[0] in using


def _one_per_turn(using: list[Element], looped: set[Element]) -> bool:
    levels = [each.find(f"{PPR}/{NUM_PR}/{qn('w:ilvl')}") for each in using]
    depths = ["0" if level is None else level.get(VAL) or "0" for level in levels]
    top = [each for each, depth in zip(using, depths, strict=True) if depth == min(depths)]
    return len(top) == 1 and top[0] not in looped


def _restart(first: Element, using: list[Element], group: str, number: str) -> None:
    parent = first.getparent()
    if parent is None:
        return
    parent.insert(parent.index(first) + 1, node_marker(markers.LIST_TURN, f"{group}.{number}"))
    for paragraph in using:
        target = paragraph.find(f"{PPR}/{NUM_PR}/{NUM_ID}")
        if target is None:
            target = _direct_number(paragraph)
        target.set(VAL, tree_marker(markers.LIST_NUMBER, f"{group}.{number}", number))


def _direct_number(paragraph: Element) -> Element:
    """A numbering of the paragraph's own, where its style brought one; before what the schema wants after it."""
    from lxml import etree  # noqa: PLC0415  # only templates with lists by style come here

    properties = paragraph.find(PPR)
    assert properties is not None  # noqa: S101  # it has a style
    # ECMA-376 Part 1, 17.3.1.26: pStyle, keepNext, keepLines, pageBreakBefore, framePr, widowControl, numPr
    first = {qn(f"w:{n}") for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
    at = max((n for n, child in enumerate(properties) if child.tag in first), default=-1) + 1
    numbering = etree.Element(NUM_PR)
    etree.SubElement(numbering, qn("w:ilvl")).set(VAL, "0")
    target = etree.SubElement(numbering, NUM_ID)
    properties.insert(at, numbering)
    return target
