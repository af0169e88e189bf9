"""Tags that take the place of their paragraph, row, cell or run, and paragraphs that `-` joins.

<w:tr>…{%tr for d in doelen %}…</w:tr>   →   <?docgen 7?>        (a placeholder node where the row stood)
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.diagnostics import Location
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.word.codes import finding
from docgen.word.segments import drawing_segments, segments
from docgen.word.tagging import SENTINEL, Home, Placed, Tagged, sentinel
from docgen.word.wml import (
    A_P,
    A_T,
    BOOKMARK_END,
    BOOKMARK_START,
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
    for placed in list(tagged.placed):
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
    kept = [
        mark
        for mark in paragraph.iter(BOOKMARK_START, BOOKMARK_END)
        if mark.get(NAME) != "_GoBack" and _pair_leaves(paragraph, mark)
    ]
    properties = paragraph.find(PPR)
    if properties is not None and properties.find(SECT_PR) is not None:
        section = etree.Element(P)
        section.append(deepcopy(properties))
        kept.append(section)
    return kept


def _pair_leaves(paragraph: Element, mark: Element) -> bool:
    """Whether the other half of a bookmark stands outside the paragraph."""
    other = BOOKMARK_END if mark.tag == BOOKMARK_START else BOOKMARK_START
    return not any(each.get(qn("w:id")) == mark.get(qn("w:id")) for each in paragraph.iter(other))


def _join_paragraphs(tagged: Tagged) -> None:
    for placed in tagged.placed:
        if placed.home is not Home.RUN or placed.level or not (placed.tag.trim_before or placed.tag.trim_after):
            continue
        paragraph = ancestor(placed.element, P)
        if paragraph is None:
            continue
        text = "".join(segment.text for segment in segments(paragraph))
        if placed.tag.trim_before and text.startswith(sentinel(placed.index)):
            before = paragraph.getprevious()
            if before is not None and before.tag == P:
                _append(before, paragraph)
                paragraph = before
        if placed.tag.trim_after and text.endswith(sentinel(placed.index)):
            after = paragraph.getnext()
            if after is not None and after.tag == P:
                _append(paragraph, after)


def _append(paragraph: Element, following: Element) -> None:
    for child in list(following):
        if child.tag != PPR:
            paragraph.append(child)
    parent = following.getparent()
    if parent is not None:
        parent.remove(following)


def hoist(tagged: Tagged, placed: Placed) -> None:
    """Split the run of a tag so that the tag stands between runs, as a placeholder."""
    text, run = placed.element, placed.element.getparent()
    looks = LOOKS.get(str(run.tag)) if run is not None else None
    if run is None or looks is None:
        return
    before, after = (text.text or "").split(sentinel(placed.index), 1)
    head, tail = etree.Element(run.tag, run.attrib), etree.Element(run.tag, run.attrib)
    for properties in [child for child in run if child.tag in looks]:
        head.append(deepcopy(properties))
        tail.append(deepcopy(properties))
    at = run.index(text)
    children = list(run)
    for child in children[:at]:
        if child.tag not in looks:
            head.append(child)
    _add_text(tagged, head, str(text.tag), before)
    _add_text(tagged, tail, str(text.tag), after)
    for child in children[at + 1 :]:
        tail.append(child)
    node = placeholder(placed.index)
    placed.home, placed.element = Home.NODE, node
    replace_with(run, [*_with_content(head, looks), node, *_with_content(tail, looks)])


def _add_text(tagged: Tagged, run: Element, tag: str, text: str) -> None:
    if text:
        element = etree.SubElement(run, tag)
        element.text = text
        if tag != A_T:
            element.set(SPACE, "preserve")
        for number in SENTINEL.findall(text):
            tagged.placed[int(number)].element = element


def _with_content(run: Element, looks: set[str]) -> list[Element]:
    return [run] if any(child.tag not in looks for child in run) else []


def placeholders_in(parent: Element) -> list[Element]:
    """The placeholders directly below an element."""
    return [child for child in parent if is_note(child) and number_of(child) is not None]
