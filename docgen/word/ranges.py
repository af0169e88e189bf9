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
    if commented:
        _drop_ranges_without_reference(tagged.root)
    for members in blocks:
        if members[0].home is not Home.NODE:
            continue
        for first, last in pairwise(members):
            inside = [each for sibling in between(first.element, last.element) for each in sibling.iter()]
            _close_bookmarks(tagged.root, inside)
            if commented:
                _open_comments(tagged.root, inside)
            if not _whole_fields(inside):
                place = Location(tag=first.tag.source).within(first.place)
                tagged.problems.append(finding("word.split-field", place))


def _close_bookmarks(root: Element, inside: list[Element]) -> None:
    starts = {each.get(ID) for each in inside if each.tag == BOOKMARK_START}
    ends = {each.get(ID) for each in inside if each.tag == BOOKMARK_END}
    for identity in starts ^ ends:
        start = next((each for each in root.iter(BOOKMARK_START) if each.get(ID) == identity), None)
        end = next((each for each in root.iter(BOOKMARK_END) if each.get(ID) == identity), None)
        if start is not None and end is not None:
            start.addnext(end)


def _open_comments(root: Element, inside: list[Element]) -> None:
    """Take out the marks of a range that does not stand wholly on one side, its reference included."""
    marks = COMMENT_START, COMMENT_END, COMMENT
    found = [{each.get(ID) for each in inside if each.tag == mark} for mark in marks]
    for identity in set[str | None]().union(*found):
        if not all(identity in each for each in found):
            _drop_range(root, identity)


def _drop_ranges_without_reference(root: Element) -> None:
    """Take out the marks of comments whose reference stood in a paragraph that a tag took the place of."""
    referred = {each.get(ID) for each in root.iter(COMMENT)}
    for identity in {each.get(ID) for each in root.iter(COMMENT_START, COMMENT_END)} - referred:
        _drop_range(root, identity)


def _drop_range(root: Element, identity: str | None) -> None:
    for mark in [each for each in root.iter(COMMENT_START, COMMENT_END) if each.get(ID) == identity]:
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
