"""The four tags of docxtpl that say something about their cell: `cellbg`, `colspan`, `vm` and `hm`.

{% cellbg kleur %}   the cell's fill          {% vm %}   this cell and its copies merge downwards
{% colspan n %}      columns that it spans    {% hm %}   this cell and its copies merge sideways
"""

from __future__ import annotations

from docgen.diagnostics import Location
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.template import Tag, TagKind, parse_tag
from docgen.word.codes import finding
from docgen.word.levels import placeholder
from docgen.word.tagging import SENTINEL, Home, Placed, Tagged, sentinel
from docgen.word.wml import PPR, RPR, TC, TCPR, VAL, P, R, ancestor, set_cell_property, whole_number


def apply_cell_tags(tagged: Tagged) -> None:
    """Turn every cell tag into a property of its cell."""
    for placed in list(tagged.placed):
        apply = _APPLY.get(placed.parsed.word)
        if apply is None or placed.home is not Home.RUN:
            continue
        cell = ancestor(placed.element, TC)
        _take_out(placed)
        if cell is None:
            place = Location(tag=placed.tag.source).within(placed.place)
            tagged.problems.append(finding("word.merge-outside", place, word=placed.parsed.word))
        else:
            apply(tagged, placed, cell)


def _take_out(placed: Placed) -> None:
    """Remove the sentinel, and the run that holds nothing else."""
    text, run = placed.element, placed.element.getparent()
    text.text = (text.text or "").replace(sentinel(placed.index), "")
    placed.home = Home.GONE
    if not text.text and run is not None and run.tag == R:
        run.remove(text)
        above = run.getparent()
        if above is not None and all(child.tag == RPR for child in run):
            above.remove(run)


def _cellbg(tagged: Tagged, placed: Placed, cell: Element) -> None:
    del tagged
    set_cell_property(cell, "shd", {"val": "clear", "color": "auto", "fill": sentinel(placed.index)})
    _into_property(placed, cell, "shd", "fill")


def _colspan(tagged: Tagged, placed: Placed, cell: Element) -> None:
    del tagged
    set_cell_property(cell, "gridSpan", {"val": sentinel(placed.index)})
    _into_property(placed, cell, "gridSpan", "val")


def _into_property(placed: Placed, cell: Element, name: str, attribute: str) -> None:
    found = cell.find(f"{TCPR}/{qn(f'w:{name}')}")
    placed.home, placed.attribute = Home.ATTRIBUTE, qn(f"w:{attribute}")
    placed.element = found if found is not None else cell


def _vm(tagged: Tagged, placed: Placed, cell: Element) -> None:
    value = tagged.expression("'restart' if loop.first else 'continue'", placed, Home.ATTRIBUTE, cell, VAL)
    set_cell_property(cell, "vMerge", {"val": sentinel(value.index)})
    _into_property(value, cell, "vMerge", "val")
    for paragraph in cell.iter(P):  # only the first copy shows its text
        content = [child for child in paragraph if child.tag != PPR]
        if content:
            begin, end = _when_first(tagged, placed)
            paragraph.insert(paragraph.index(content[0]), begin)
            paragraph.append(end)


def _hm(tagged: Tagged, placed: Placed, cell: Element) -> None:
    span = cell.find(f"{TCPR}/{qn('w:gridSpan')}")
    written = whole_number(span.get(VAL)) if span is not None else None
    # a span per copy; the language has no multiplication and needs none for this
    times = written if written is not None and 0 < written < 64 else 1
    source = " + ".join(["loop.length"] * times)
    value = tagged.expression(source, placed, Home.ATTRIBUTE, cell, VAL)
    set_cell_property(cell, "gridSpan", {"val": sentinel(value.index)})
    _into_property(value, cell, "gridSpan", "val")
    begin, end = _when_first(tagged, placed)
    row = cell.getparent()
    if row is not None:
        row.insert(row.index(cell), begin)
        row.insert(row.index(cell) + 1, end)


def _when_first(tagged: Tagged, placed: Placed) -> tuple[Element, Element]:
    nodes: list[Element] = []
    for body in ("if loop.first", "endif"):
        parsed, _ = parse_tag(Tag(TagKind.STATEMENT, body, source=placed.tag.source))
        added = tagged.add(parsed, placed.place, Home.NODE, cell_of(placed))
        added.element = placeholder(added.index)
        nodes.append(added.element)
    return nodes[0], nodes[1]


def cell_of(placed: Placed) -> Element:
    """The element that a tag stands in, until it gets one of its own."""
    return placed.element


_APPLY = {"cellbg": _cellbg, "colspan": _colspan, "vm": _vm, "hm": _hm}

__all__ = ["SENTINEL", "apply_cell_tags"]
