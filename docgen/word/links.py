"""References to bookmarks that a loop copies: links, form fields, and REF, PAGEREF and HYPERLINK fields of a turn.

A reference follows the innermost loop that holds both itself and the bookmark; where that loop's turn holds several
copies (the bookmark stands in a loop of its own), it finds the first of them. References outside find the first copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word import markers
from docgen.word.markers import node_marker, tree_marker
from docgen.word.repeated import between
from docgen.word.tagging import SENTINEL, Home, Placed
from docgen.word.wml import BOOKMARK_START, HYPERLINK, NAME, VAL

_ANCHOR, _INSTR, _FIELD, _CODE = qn("w:anchor"), qn("w:instr"), qn("w:fldSimple"), qn("w:instrText")
_FORM_FIELD = qn("w:ffData")
# a word of a field's code, in quotation marks or not, but no switch (\h) and not the field's own name
_WORD = re.compile(r'(?<=[\s"])[^\s"\\]+(?=[\s"]|$)')
_Rename = Callable[[str], str]


def mark_links(blocks: list[list[Placed]]) -> None:
    """Let references within loops follow the copies of their bookmarks; before ids and names are marked."""
    follows: dict[tuple[Element, str], int] = {}
    loops = [members for members in blocks if members[0].parsed.word == "for" and members[0].home is Home.NODE]
    for group, members in enumerate(loops):  # outer before inner: the innermost counts
        inside = [each for sibling in between(members[0].element, members[-1].element) for each in sibling.iter()]
        names = {each.get(NAME) or "" for each in inside if each.tag == BOOKMARK_START}
        names = {name for name in names if name and not SENTINEL.search(name)}
        if names:
            follows |= {(each, name): group for each in inside for name in _names_in(each) if name in names}
    for group, name in dict.fromkeys((group, name) for (_, name), group in follows.items()):
        first = loops[group][0].element
        first.addnext(node_marker(markers.BOOKMARK_TURN, str(group), name))
    for element in dict.fromkeys(element for element, _ in follows):
        _rename(element, lambda name, at=element: _marked(follows.get((at, name)), name))


def _marked(group: int | None, name: str) -> str:
    return name if group is None else tree_marker(markers.BOOKMARK_LINK, str(group), name)


def _names_in(element: Element) -> Iterator[str]:
    """The names that may be a bookmark's in a link or in the code of a field."""
    if element.tag == HYPERLINK:
        yield element.get(_ANCHOR) or ""
    elif _is_form_name(element):
        yield element.get(VAL) or ""
    elif element.tag in {_FIELD, _CODE}:
        code = element.get(_INSTR) if element.tag == _FIELD else element.text
        yield from _WORD.findall(code or "")


def _is_form_name(element: Element) -> bool:
    """Whether an element names a legacy form field, and with it the bookmark around it (ECMA-376 Part 1, 17.16.27)."""
    parent = element.getparent()
    return element.tag == NAME and parent is not None and parent.tag == _FORM_FIELD


def _rename(element: Element, rename: _Rename) -> None:
    if element.tag == HYPERLINK:
        element.set(_ANCHOR, rename(element.get(_ANCHOR) or ""))
    elif _is_form_name(element):
        element.set(VAL, rename(element.get(VAL) or ""))
    elif element.tag == _FIELD:
        element.set(_INSTR, _WORD.sub(lambda word: rename(word.group()), element.get(_INSTR) or ""))
    else:
        element.text = _WORD.sub(lambda word: rename(word.group()), element.text or "")
