"""Tags in texts beside the cells: marks that stand for them in their parts, and what comes in their place.

When a template is compiled, each such text gives way to a mark in its part. The text itself is filled in where its cell
or sheet comes, and put in the place of the mark at the end, in the order in which the copies of the part have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from docgen.diagnostics import Location
from docgen.excel.source import Source
from docgen.excel.tagging import LevelTag, Tagged, tag_text
from docgen.excel.values import clean_text, escape_text
from docgen.ooxml.content_types import CORE_PROPERTIES, CUSTOM_PROPERTIES
from docgen.ooxml.xml import Element, parse, serialize, tag_of
from docgen.template import has_tags

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\w+){CLOSE}")
TURN_MARK = f"{OPEN}t"  # how the mark of a text begins that says something else in each turn of a loop
_OPEN_BYTES = OPEN.encode()
_PROPERTIES = (CORE_PROPERTIES, CUSTOM_PROPERTIES, "officedocument.extended-properties+xml")


@dataclass(frozen=True, slots=True)
class SideText:
    """A text with tags beside the cells; row and column are those of its cell, 0 when it belongs to the whole sheet.

    `line_break` is the XML between its lines, where a line feed would not do. `most` is how many signs fit. `cell` is
    how a finding names its place.
    """

    key: str
    tagged: Tagged
    row: int = 0
    column: int = 0
    line_break: str = ""
    most: int = 0
    cell: str = ""


@dataclass(slots=True)
class Marks:
    """Gives each text of some parts a key of its own and keeps it in `found`.

    A text that uses none of the `turning` variables, those of loops, belongs to the whole sheet.
    """

    prefix: str
    place: Location
    turning: frozenset[str] = frozenset()
    found: list[SideText] = field(default_factory=list[SideText])

    def mark(self, text: str, row: int = 0, column: int = 0, *, cell: str = "", br: str = "", most: int = 0) -> str:
        """The mark that stands for a text."""
        tagged = tag_text(text, Location(cell=cell or None).within(self.place))
        turns = bool(row) and not self.turning.isdisjoint(_names(tagged))
        key = f"{'t' if turns else 'w'}{self.prefix}{len(self.found)}"
        self.found.append(SideText(key, tagged, row * turns, column * turns, br, most, cell))
        return f"{OPEN}{key}{CLOSE}"


def turning_names(tags: Iterable[LevelTag]) -> frozenset[str]:
    """The variables of the loops over rows and columns."""
    loops = [tag.parsed.node for tag in tags if tag.parsed.tag.level != "ts"]
    targets = [node.target for node in loops if isinstance(node, nodes.For)]
    inner = {name.name for target in targets for name in target.find_all(nodes.Name)}
    return frozenset({"loop", *inner, *(target.name for target in targets if isinstance(target, nodes.Name))})


def _names(tagged: Tagged) -> set[str]:
    found: set[str] = set()
    for tag in tagged.tags:
        node = tag.parsed.node
        if node is not None:
            found |= {name.name for name in node.find_all(nodes.Name)}
            found |= {node.name} if isinstance(node, nodes.Name) else set()
    return found


def mark_properties(source: Source) -> list[SideText]:
    """The properties of the workbook with tags, each replaced by its mark."""
    marks = Marks("core", Location())
    for name in [n for n in source.parts if source.types.of(n).endswith(_PROPERTIES)]:
        if b"{" not in source.parts[name]:
            continue
        root, before = parse(source.parts[name]), len(marks.found)
        for element in (*root, *(child for parent in root for child in parent)):  # not the lists of sheet names
            if tag_of(element) and has_tags(element.text or ""):
                marks.place = Location(part=name, field=_property(element))
                element.text = marks.mark(element.text or "")
        if len(marks.found) > before:
            source.parts[name] = serialize(root)
    return marks.found


def _property(element: Element) -> str:
    parent = element.getparent()
    own = parent.get("name") if parent is not None else None
    return own or tag_of(element).rpartition("}")[2]


def fill_marks(text: str, values: Mapping[str, list[str]], breaks: Mapping[str, str], place: Location) -> str:
    """XML with the marks replaced: the first copy of a mark by the first text of its key, and so on.

    A mark that is there more often than its text comes has the last one again.
    """
    if OPEN not in text:
        return text
    used: dict[str, int] = {}

    def value(match: re.Match[str]) -> str:
        key = match[1]
        known = values.get(key) or [""]
        at = used[key] = used.get(key, -1) + 1
        shown = escape_text(clean_text(known[min(at, len(known) - 1)], place)).replace('"', "&quot;")
        return shown.replace("\n", breaks.get(key, "&#10;"))

    return MARK.sub(value, text)


def fill_part(data: bytes, values: Mapping[str, list[str]], breaks: Mapping[str, str], place: Location) -> bytes:
    """A part with its marks replaced; the same bytes when it has none."""
    if _OPEN_BYTES not in data:
        return data
    return fill_marks(data.decode(), values, breaks, place).encode()
