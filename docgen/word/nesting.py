"""Blocks on the tree: both ends of a block must stand side by side, or what comes out is not XML.

A block within one stretch of text stays there. One whose ends stand in different runs is hoisted between the runs. Ends
in different paragraphs, cells or rows are an error that names both places.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.diagnostics import Diagnostic, Location
from docgen.ooxml.xml import Element
from docgen.template import MAX_BLOCKS, MAX_UNCLOSED, Block, finding, match_blocks
from docgen.word.levels import TARGET, hoist
from docgen.word.tagging import SENTINEL, Home, Placed, Tagged
from docgen.word.wml import CUSTOM_XML, HYPERLINK, INSERTED, SDT, SMART_TAG, TBL, TC, TR, ancestor, unwrap

_ANY_TAG = re.compile(rf"{SENTINEL.pattern}|<\?{TARGET} (\d+)\?>")
_WRAPPERS = {HYPERLINK: "een link", SDT: "een besturingselement"}


def document_order(tagged: Tagged) -> list[Placed]:
    """The tags that still stand in the part, in the order in which they will come out."""
    text = etree.tostring(tagged.root, encoding="unicode")
    return [tagged.placed[int(found[1] or found[2])] for found in _ANY_TAG.finditer(text)]


def settle_blocks(tagged: Tagged) -> list[list[Placed]]:
    """The blocks of a part, each as its tags from first to last, every one of them side by side from here on."""
    order = document_order(tagged)
    blocks, problems = match_blocks([p.parsed for p in order], [p.place for p in order])
    tagged.problems += problems
    if too_deep := _too_deep(order):
        tagged.problems.append(
            finding("template.too-complex", Location(tag=too_deep.tag.source).within(too_deep.place))
        )
        return []
    settled: list[list[Placed]] = []
    split: list[list[Placed]] = []
    for block in blocks:
        members = _members(order, block)
        if _settle(tagged, members):
            settled += [] if members[0].home is Home.GONE else [members]
        else:
            split.append(members)
    tagged.problems += map(_split, split[:MAX_UNCLOSED])
    return settled


def _too_deep(order: list[Placed]) -> Placed | None:
    """The tag that opens one block too many within each other, if any: that many are not worth moving about."""
    depth = 0
    for placed in order:
        depth += (placed.parsed.word in {"if", "for"}) - (placed.parsed.word in {"endif", "endfor"})
        if depth > MAX_BLOCKS:
            return placed
    return None


def _members(order: list[Placed], block: Block) -> list[Placed]:
    return [order[index] for index in block.tags]


def _settle(tagged: Tagged, members: list[Placed]) -> bool:
    first = members[0]
    if any(member.home is Home.GONE for member in members):  # its place is wrong, which has been said
        return True
    if first.home is not Home.NODE and all(_same_text(first, other) for other in members[1:]):
        return True
    if any(member.home in {Home.TEXT, Home.ATTRIBUTE} for member in members):
        return False
    if len({member.level for member in members} - {"", "r"}) > 1:
        return False
    for member in members:
        if member.home in {Home.RUN, Home.DRAWN}:
            hoist(tagged, member)
    if any(member.home is not Home.NODE for member in members):  # text that stands in no run
        return False
    if len(_parents(members)) > 1:
        _free_from_wrappers(members)
    return len(_parents(members)) == 1


def _same_text(one: Placed, other: Placed) -> bool:
    return one.home is other.home and one.element is other.element and one.attribute == other.attribute


def _parents(members: list[Placed]) -> set[Element | None]:
    return {member.element.getparent() for member in members}


def _free_from_wrappers(members: list[Placed]) -> None:
    """What a block cuts in two: smart tags and custom XML only say what they hold, and an insertion is accepted."""
    for member in members:
        parent = member.element.getparent()
        while parent is not None and parent.tag in {SMART_TAG, CUSTOM_XML, INSERTED}:
            unwrap(parent)
            parent = member.element.getparent()


def _split(members: list[Placed]) -> Diagnostic:
    first, last = members[0], members[-1]
    place = Location(tag=first.tag.source).within(first.place)
    return finding("template.split-block", place, begin=_words(first), end=_words(last))


def _words(placed: Placed) -> str:
    """Where a tag stands, as a person finds it: paragraph, and whether that is in a table."""
    where = f"alinea {placed.place.paragraph}" if placed.place.paragraph else "een ander onderdeel"
    where += "".join(f", in {words}" for tag, words in _WRAPPERS.items() if ancestor(placed.element, tag) is not None)
    cell = ancestor(placed.element, TC)
    if cell is None and placed.home is Home.RUN:
        return where
    row = ancestor(cell, TR) if cell is not None else None
    table = ancestor(row, TBL) if row is not None else None
    if cell is None or row is None or table is None:
        return where
    return f"{where} (tabelrij {_position(table, row)}, cel {_position(row, cell)})"


def _position(holder: Element, wanted: Element) -> int:
    """The number of a row in its table or a cell in its row, those in content controls counted and inner tables not."""
    own = (each for each in holder.iter(str(wanted.tag)) if _above(each, str(holder.tag)) is holder)
    return next(number for number, each in enumerate(own, start=1) if each is wanted)


def _above(element: Element, tag: str) -> Element | None:
    parent = element.getparent()
    return ancestor(parent, tag) if parent is not None else None
