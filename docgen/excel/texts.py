"""Tags in texts beside the cells: notes, text boxes, titles of charts, and the core properties of the workbook.

When a template is compiled, each such text gives way to a mark in its part. The text itself is filled in where its cell
or sheet comes, and put in the place of the mark at the end, in the order in which the copies of the part have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.diagnostics import Location
from docgen.excel.a1 import parse_cell
from docgen.excel.source import Source
from docgen.excel.tagging import Tagged, tag_text
from docgen.excel.values import clean_text, escape_text
from docgen.ooxml.content_types import CORE_PROPERTIES
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse, serialize, tag_of
from docgen.template import has_tags

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\w+){_CLOSE}")
_MARK_BYTES = _OPEN.encode()


@dataclass(frozen=True, slots=True)
class SideText:
    """A text with tags beside the cells; row and column are those of its cell, 0 when it belongs to the whole sheet."""

    key: str
    tagged: Tagged
    row: int = 0
    column: int = 0


def mark_sheet_texts(source: Source, part: str, place: Location) -> list[SideText]:
    """The texts with tags in the parts that belong to a sheet, each replaced by its mark."""
    found: list[SideText] = []
    for name in sorted(set(_companions(source, part))):
        data = source.parts[name]
        if b"{" not in data:
            continue
        root = parse(data)
        kind = source.types.of(name)
        prefix = f"t{sum(map(ord, name))}_{len(name)}_{len(found)}_"
        texts = list(_notes(root, prefix, place) if kind.endswith(".comments+xml") else _drawn(root, prefix, place))
        if texts:
            source.parts[name] = serialize(root)
            found += texts
    return found


def _companions(source: Source, part: str) -> Iterator[str]:
    for rel in source.rels_of(part):
        if rel.part is not None:
            kind = source.types.of(rel.part)
            if kind.endswith((".comments+xml", ".drawing+xml", "drawingml.chart+xml")):
                yield rel.part
                yield from _companions(source, rel.part)


def _notes(root: Element, prefix: str, place: Location) -> Iterator[SideText]:
    for number, comment in enumerate(root.iter(qn("s:comment"))):
        cell = parse_cell(comment.get("ref", ""))
        texts = list(comment.iter(qn("s:t")))
        words = "".join(text.text or "" for text in texts)
        if cell is not None and has_tags(words):
            key = f"{prefix}{number}"
            _replace(texts, key)
            where = Location(cell=comment.get("ref")).within(place)
            yield SideText(key, tag_text(words, where), *cell)


def _drawn(root: Element, prefix: str, place: Location) -> Iterator[SideText]:
    for number, paragraph in enumerate(root.iter(qn("a:p"))):
        texts = list(paragraph.iter(qn("a:t")))
        words = "".join(text.text or "" for text in texts)
        if has_tags(words):
            key = f"{prefix}{number}"
            _replace(texts, key)
            yield SideText(key, tag_text(words, place))


def _replace(texts: list[Element], key: str) -> None:
    for at, text in enumerate(texts):
        text.text = f"{_OPEN}{key}{_CLOSE}" if at == 0 else ""


def mark_core(source: Source) -> list[SideText]:
    """The core properties with tags, each replaced by its mark."""
    found: list[SideText] = []
    for name in [n for n in source.parts if source.types.of(n) == CORE_PROPERTIES]:
        root = parse(source.parts[name])
        for number, element in enumerate(root):
            if tag_of(element) and has_tags(element.text or ""):
                place = Location(part=name, field=tag_of(element).rpartition("}")[2])
                found.append(SideText(f"core{number}", tag_text(element.text or "", place)))
                element.text = f"{_OPEN}core{number}{_CLOSE}"
        if found:
            source.parts[name] = serialize(root)
    return found


def fill_marks(data: bytes, texts: Mapping[str, list[str]], place: Location) -> bytes:
    """A part with the marks replaced: the first copy of a mark by the first text of its key, and so on."""
    if _MARK_BYTES not in data:
        return data
    waiting = {key: iter(values) for key, values in texts.items()}

    def text(match: re.Match[str]) -> str:
        return escape_text(clean_text(next(waiting.get(match[1], iter(())), ""), place))

    return _MARK.sub(text, data.decode()).encode()
