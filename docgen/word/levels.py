"""Tags that take the place of their paragraph, row, cell or run, and paragraphs that `-` joins.

<w:tr>…{%tr for d in doelen %}…</w:tr>   →   <?docgen 7?>        (a placeholder node where the row stood)
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from lxml import etree

from docgen.diagnostics import Location
from docgen.ooxml.xml import Element
from docgen.template import TagKind
from docgen.word.codes import finding
from docgen.word.segments import drawing_segments, outer_text, segments
from docgen.word.tagging import SENTINEL, Home, Placed, Tagged, sentinel
from docgen.word.wml import (
    A_P,
    A_T,
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    LOOKS,
    NAME,
    PPR,
    SECT_PR,
    SPACE,
    TC,
    TR,
    P,
    ancestor,
    is_note,
    properties_of,
    replace_with,
)

TARGET = "docgen"
_WHOLE = {"p": (P, "een alinea", "alinea"), "tr": (TR, "een tabelrij", "rij"), "tc": (TC, "een tabelcel", "cel")}


def placeholder(index: int) -> Element:
    """The node that stands for tag number `index`."""
    return etree.ProcessingInstruction(TARGET, str(index))


def number_of(node: Element) -> int | None:
    """The number of a placeholder, or `None` for any other node."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == TARGET:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - lxml names it nowhere else
        return int(node.text or "-1")
    return None


def apply_levels(tagged: Tagged) -> None:
    """Put every `p`, `tr`, `tc` and `r` tag in the place of what it stands in, and join paragraphs that `-` joins."""
    _join_paragraphs(tagged)
    for level in ("tr", "tc", "p"):  # a row's tag counts even when its cell or paragraph is dropped
        _apply_whole(tagged, level)
    for placed in reversed(tagged.placed):  # from the end, so that little of a run is left to split off
        if placed.home is not Home.RUN or not placed.level:
            continue
        if placed.level == "r":
            hoist(tagged, placed)
        elif placed.level == "ts":
            _misplaced(tagged, placed, "een werkmap van Excel")


def _apply_whole(tagged: Tagged, level: str) -> None:
    tag, needs, bare = _WHOLE[level]
    wholes: dict[Element, list[Placed]] = {}
    for placed in tagged.placed:
        if placed.home in {Home.RUN, Home.DRAWN} and placed.level == level:
            whole = ancestor(placed.element, A_P if placed.home is Home.DRAWN else tag)
            if whole is None or whole.getroottree().getroot() is not tagged.root:
                _misplaced(tagged, placed, needs)
            else:
                wholes.setdefault(whole, []).append(placed)
    for whole, found in wholes.items():
        _warn_of_crowd(tagged, whole, found, level, needs, bare)
        _refuse_blocks_in_one(tagged, found, level, bare)
        nodes: list[Element] = []
        for placed in found:
            placed.home, placed.element = Home.NODE, placeholder(placed.index)
            if placed.parsed.word != "comment" or level == "tc":  # a grid must fit without the cell
                nodes.append(placed.element)
        replace_with(whole, _kept(whole) + nodes if level == "p" else nodes)


def _refuse_blocks_in_one(tagged: Tagged, found: list[Placed], level: str, bare: str) -> None:
    """A block that both begins and ends in a row holds nothing, as the row itself makes way for its tags."""
    begun: list[Placed] = []
    for placed in found:
        if placed.parsed.word in {"if", "for"}:
            begun.append(placed)
        elif placed.parsed.word in {"endif", "endfor"} and begun:
            place = Location(tag=begun.pop().tag.source).within(placed.place)
            tagged.problems.append(finding("word.block-in-one", place, level=level, needs_bare=bare))


def _misplaced(tagged: Tagged, placed: Placed, needs: str) -> None:
    place = Location(tag=placed.tag.source).within(placed.place)
    tagged.problems.append(finding("word.level-place", place, level=placed.level, needs=needs))
    placed.home = Home.GONE


def _warn_of_crowd(tagged: Tagged, whole: Element, found: list[Placed], level: str, needs: str, bare: str) -> None:
    """Text beside the tag goes with the whole, as docxtpl has it, but not without a word."""
    own = drawing_segments(whole) if whole.tag == A_P else [s for each in whole.iter(P) for s in segments(each)]
    texts = [segment.text for segment in own]
    left = SENTINEL.sub("", "".join(texts)).strip()
    others = {int(n) for n in SENTINEL.findall("".join(texts))} - {placed.index for placed in found}
    if left or any(tagged.placed[n].level != level for n in others):
        place = Location(tag=found[0].tag.source).within(found[0].place)
        tagged.problems.append(finding("word.crowded-level", place, level=level, needs=needs, needs_bare=bare))
    for n in others:  # what is dropped is not compiled
        tagged.placed[n].home = Home.GONE


def _kept(paragraph: Element) -> list[Element]:
    """What must outlive a paragraph that a tag takes the place of: bookmarks, and a section's end."""
    marks = [mark for mark in paragraph.iter(BOOKMARK_START, BOOKMARK_END) if mark.get(NAME) != "_GoBack"]
    halves = Counter(mark.get(ID) for mark in marks)
    kept = [mark for mark in marks if halves[mark.get(ID)] == 1]  # the other half stands outside
    properties = properties_of(paragraph, PPR)
    if properties is not None and properties.find(SECT_PR) is not None:
        section = etree.Element(P)
        section.append(deepcopy(properties))
        kept.append(section)
    return kept


def _join_paragraphs(tagged: Tagged) -> None:
    edges = _Edges()
    for placed in tagged.placed:
        trims = placed.tag.kind is TagKind.STATEMENT and (placed.tag.trim_before or placed.tag.trim_after)
        if placed.home is not Home.RUN or placed.level or not trims:
            continue
        paragraph = ancestor(placed.element, P)
        if paragraph is None:
            continue
        mark, text = sentinel(placed.index), placed.element.text or ""
        first = text.startswith(mark) and placed.element is edges.first(paragraph)
        last = text.endswith(mark) and placed.element is edges.last(paragraph)
        if placed.tag.trim_before and first:
            before = paragraph.getprevious()
            if before is not None and before.tag == P:
                edges.joined(before, paragraph)
                _append(before, paragraph)
                paragraph = before
        if placed.tag.trim_after and last:
            after = paragraph.getnext()
            if after is not None and after.tag == P:
                edges.joined(paragraph, after)
                _append(paragraph, after)


class _Edges:
    """Where the text of paragraphs begins and ends, looked up once; many a tag asks for it."""

    def __init__(self) -> None:
        self.known: dict[tuple[Element, bool], Element | None] = {}

    def first(self, paragraph: Element) -> Element | None:
        """What holds the first character."""
        return self._edge(paragraph, last=False)

    def last(self, paragraph: Element) -> Element | None:
        """What holds the last character."""
        return self._edge(paragraph, last=True)

    def _edge(self, paragraph: Element, *, last: bool) -> Element | None:
        if (paragraph, last) not in self.known:
            self.known[paragraph, last] = outer_text(paragraph, last=last)
        return self.known[paragraph, last]

    def joined(self, paragraph: Element, following: Element) -> None:
        """A paragraph takes in the one that follows."""
        first, last = self.first(paragraph), self.last(paragraph)
        self.known[paragraph, False] = self.first(following) if first is None else first
        end = self.last(following)
        self.known[paragraph, True] = last if end is None else end


def _append(paragraph: Element, following: Element) -> None:
    for child in list(following):
        if child.tag != PPR:
            paragraph.append(child)
    parent = following.getparent()
    if parent is not None:
        parent.remove(following)


def hoist(tagged: Tagged, placed: Placed) -> None:
    """Split the run of a tag so that the tag stands between runs, as a placeholder.

    The larger side stays in its run, so that the next of many tags finds little to move.
    """
    text, run = placed.element, placed.element.getparent()
    looks = LOOKS.get(str(run.tag)) if run is not None else None
    if run is None or looks is None:
        return
    before, after = (text.text or "").split(sentinel(placed.index), 1)
    at = run.index(text)
    new = etree.Element(run.tag, run.attrib)
    new.extend(deepcopy(child) for child in run if child.tag in looks)
    node = placeholder(placed.index)
    placed.home, placed.element = Home.NODE, node
    if _cost(at, before) < _cost(len(run) - at, after):
        new.extend(child for child in list(text.itersiblings(preceding=True))[::-1] if child.tag not in looks)
        _add_text(tagged, new, text, before)
        text.text = after
        run.addprevious(new)
        run.addprevious(node)
    else:
        _add_text(tagged, new, text, after)
        new.extend(list(text.itersiblings()))
        text.text = before
        run.addnext(node)
        node.addnext(new)
    if not text.text:
        run.remove(text)
    for part in (run, new):
        parent = part.getparent()
        if parent is not None and all(child.tag in looks for child in part):
            parent.remove(part)


def _cost(children: int, text: str) -> int:
    return 20 * children + len(text)


def _add_text(tagged: Tagged, run: Element, model: Element, text: str) -> None:
    if text:
        element = etree.SubElement(run, model.tag, model.attrib)
        element.text = text
        if element.tag != A_T:
            element.set(SPACE, "preserve")
        for number in SENTINEL.findall(text):
            tagged.placed[int(number)].element = element


def placeholders_in(parent: Element) -> list[Element]:
    """The placeholders directly below an element."""
    return [child for child in parent if is_note(child) and number_of(child) is not None]
