"""What begins in one place and ends in another, where a block stands between: bookmarks, comments and fields.

A bookmark that a block cuts in two becomes a point at its beginning, so that links still find it; a comment keeps its
reference alone; a field that a block cuts in two is an error.
"""

from __future__ import annotations

from itertools import pairwise

from docgen.diagnostics import Location
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word.codes import finding
from docgen.word.repeated import between
from docgen.word.tagging import Home, Placed, Tagged
from docgen.word.wml import BOOKMARK_END, BOOKMARK_START, COMMENT, COMMENT_END, COMMENT_START, ID

_FIELD, _KIND = qn("w:fldChar"), qn("w:fldCharType")


def keep_ranges_whole(tagged: Tagged, blocks: list[list[Placed]]) -> None:
    """See to it that every range lies within one branch of a block, or outside of it."""
    commented = next(tagged.root.iter(COMMENT_START), None) is not None
    lonely = _without_reference(tagged.root) if commented else set[str | None]()
    starts = {each.get(ID): each for each in tagged.root.iter(BOOKMARK_START)}
    ends = {each.get(ID): each for each in tagged.root.iter(BOOKMARK_END)}
    for members in blocks:
        if members[0].home is not Home.NODE:
            continue
        for first, last in pairwise(members):
            inside = [each for sibling in between(first.element, last.element) for each in sibling.iter()]
            for identity in _cut(inside, BOOKMARK_START, BOOKMARK_END):
                if identity in starts and identity in ends:
                    starts[identity].addnext(ends[identity])
            if commented:
                lonely |= _cut(inside, COMMENT_START, COMMENT_END, COMMENT)
            if not _whole_fields(inside):
                place = Location(tag=first.tag.source).within(first.place)
                tagged.problems.append(finding("word.split-field", place))
    if lonely:
        _drop_ranges(tagged.root, lonely)


def _cut(inside: list[Element], *marks: str) -> set[str | None]:
    """The ids of which some marks stand inside and some do not."""
    found = [{each.get(ID) for each in inside if each.tag == mark} for mark in marks]
    return set[str | None]().union(*found) - set[str | None].intersection(*found)


def _without_reference(root: Element) -> set[str | None]:
    """The ids of comments whose reference stood in a paragraph that a tag took the place of."""
    referred = {each.get(ID) for each in root.iter(COMMENT)}
    return {each.get(ID) for each in root.iter(COMMENT_START, COMMENT_END)} - referred


def _drop_ranges(root: Element, identities: set[str | None]) -> None:
    for mark in [each for each in root.iter(COMMENT_START, COMMENT_END) if each.get(ID) in identities]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _whole_fields(inside: list[Element]) -> bool:
    depth = 0
    for each in inside:
        if each.tag == _FIELD:
            depth += {"begin": 1, "end": -1}.get(each.get(_KIND) or "", 0)
            if depth < 0:
                return False
    return depth == 0
