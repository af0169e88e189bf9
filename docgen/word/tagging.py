"""Finding every tag of a part and leaving a numbered sentinel where it stood.

A tag may be split over runs, spelling marks, bookmarks and smart tags in any way; its sentinel stands in the text where
the tag began. Tags also stand in attributes (alt text, heights) and in text that is not of runs (a document's title).

    <w:t>Beste {{ cli</w:t></w:r>…<w:t>ent.naam }}, </w:t>   →   <w:t>Beste ⟦7⟧</w:t></w:r>…<w:t>, </w:t>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from docgen.diagnostics import Diagnostic, Location
from docgen.ooxml.namespaces import R as RELATIONSHIPS
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.template import Parsed, Tag, find_tags, has_tags, parse_tag
from docgen.word.codes import finding
from docgen.word.wml import PPR, RPR, SPACE, TEXTBOX, P, R, T, ancestor

# noncharacters: valid in XML, never in a text that people write
OPEN, CLOSE = "\ufdd0", "\ufdd1"
SENTINEL = re.compile(f"{OPEN}(\\d+){CLOSE}")
WITH_TABLE = "bij tabel"
_ESCAPE = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_MEANT = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_FIELD_CODES = {qn("w:instrText"), qn("w:delInstrText")}
_DELETED = qn("w:delText")
_NO_TAGS_IN = {qn("w:instr")}
_EXCERPT = 40


class Home(Enum):
    """What a sentinel stands in."""

    RUN = "lopende tekst"
    TEXT = "andere tekst"
    ATTRIBUTE = "een eigenschap"
    NODE = "de plek van een heel onderdeel"
    GONE = "weg met wat eromheen stond"


@dataclass(slots=True)
class Placed:
    """A tag with its number, its place for messages, and the element whose text or attribute holds its sentinel.

    `run` and `paragraph` are those in which the designer typed it, whatever takes their place later.
    """

    index: int
    parsed: Parsed
    place: Location
    home: Home
    element: Element
    attribute: str = ""
    run: Element | None = None
    paragraph: Element | None = None

    @property
    def tag(self) -> Tag:
        """The tag as it was typed."""
        return self.parsed.tag

    @property
    def level(self) -> str:
        """The level that was typed: "", "p", "tr", "tc", "ts" or "r"."""
        return self.parsed.tag.level


@dataclass(slots=True)
class Tagged:
    """A part whose tags are sentinels.

    `captions` are paragraphs that asked to go with an empty table beside them. `changed` says that anything was found.
    """

    name: str
    root: Element
    placed: list[Placed] = field(default_factory=list[Placed])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    captions: list[Element] = field(default_factory=list[Element])
    numbers: dict[Element, int] = field(default_factory=dict[Element, int])
    changed: bool = False

    def add(self, parsed: Parsed, place: Location, home: Home, element: Element, attribute: str = "") -> Placed:
        """A new numbered tag; the caller puts `sentinel(index)` in its place."""
        placed = Placed(len(self.placed), parsed, place, home, element, attribute)
        self.placed.append(placed)
        return placed

    def expression(self, source: str, place: Location, home: Home, element: Element, attribute: str = "") -> Placed:
        """An output tag that no one typed, for a value that the engine itself needs."""
        parsed, problems = parse_tag(Tag.output(source))
        self.problems += [each.within(place) for each in problems]
        return self.add(parsed, place, home, element, attribute)

    def place_of(self, element: Element) -> Location:
        """Where an element stands: part, number of its paragraph, and how that paragraph reads."""
        paragraph = ancestor(element, P)
        if paragraph is None:
            return Location(part=self.name)
        text = "".join(segment.text for segment in segments(paragraph))
        return Location(part=self.name, paragraph=self.numbers.get(paragraph), excerpt=_short(text))


@dataclass(slots=True)
class Segment:
    """A stretch of a paragraph's text: `w:t`, or a tab, break or hyphen that counts as one character."""

    element: Element
    text: str
    start: int


def sentinel(index: int) -> str:
    """The characters that stand for tag number `index`."""
    return f"{OPEN}{index}{CLOSE}"


def tag_part(name: str, root: Element) -> Tagged:
    """The part with a sentinel for each of its tags."""
    tagged = Tagged(name, root)
    for number, paragraph in enumerate(root.iter(P), start=1):
        tagged.numbers[paragraph] = number
    for paragraph in list(tagged.numbers):
        _tag_paragraph(tagged, paragraph)
    for element in root.iter():
        if isinstance(element.tag, str):
            _tag_attributes(tagged, element)
            _tag_other_text(tagged, element)
    return tagged


def segments(paragraph: Element) -> list[Segment]:
    """The text of a paragraph in reading order, without that of text boxes in it."""
    found: list[Segment] = []
    position = 0
    for element in _within(paragraph):
        text = (element.text or "") if element.tag == T else _SIGNS[str(element.tag)]
        found.append(Segment(element, text, position))
        position += len(text)
    return found


def _within(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in {TEXTBOX, PPR, RPR, P}:
            continue
        if child.tag == T or (child.tag in _SIGNS and element.tag == R):
            yield child
        elif isinstance(child.tag, str):
            yield from _within(child)


def _tag_paragraph(tagged: Tagged, paragraph: Element) -> None:
    parts = segments(paragraph)
    text = "".join(part.text for part in parts)
    if not has_tags(text):
        return
    place = Location(part=tagged.name, paragraph=tagged.numbers[paragraph], excerpt=_short(text))
    tags, problems = find_tags(text)
    tagged.problems += [each.within(place) for each in problems]
    edits = [(found.start(), found.end(), _MEANT[found.group()]) for found in _literal(text, tags)]
    for tag in tags:
        start, end = _trimmed(text, tag)
        edits.append((start, end, _sentinel_for(tagged, tag, place, _segment_at(parts, tag.start).element)))
    tagged.changed = tagged.changed or bool(edits)
    _edit(parts, sorted(edits))


def _literal(text: str, tags: list[Tag]) -> Iterator[re.Match[str]]:
    """The escapes outside tags."""
    for found in _ESCAPE.finditer(text):
        if not any(tag.start <= found.start() < tag.end for tag in tags):
            yield found


def _trimmed(text: str, tag: Tag) -> tuple[int, int]:
    """The stretch that a tag takes, with the white space that its `-` asks for."""
    start, end = tag.start, tag.end
    if tag.trim_before:
        start = len(text[:start].rstrip())
    if tag.trim_after:
        end = len(text) - len(text[end:].lstrip())
    return start, end


def _sentinel_for(tagged: Tagged, tag: Tag, place: Location, element: Element) -> str:
    parsed, problems = parse_tag(tag)
    tagged.problems += [each.within(place) for each in problems]
    if parsed.word == "comment" and not tag.level:
        if tag.body.strip() == WITH_TABLE and (paragraph := ancestor(element, P)) is not None:
            tagged.captions.append(paragraph)
        return ""
    placed = tagged.add(parsed, place, Home.RUN, element)
    placed.run, placed.paragraph = ancestor(element, R), ancestor(element, P)
    return sentinel(placed.index)


def _segment_at(parts: list[Segment], position: int) -> Segment:
    return next(part for part in parts if part.start <= position < part.start + len(part.text))


def _edit(parts: list[Segment], edits: list[tuple[int, int, str]]) -> None:
    """Put each text in place of its stretch; what stood in later segments goes, and runs that this empties go too."""
    for part in parts:
        start, end = part.start, part.start + len(part.text)
        touching = [edit for edit in edits if edit[0] < end and start < edit[1]]
        if not touching:
            continue
        new: list[str] = []
        at = start
        for first, last, text in touching:
            new.append(part.text[at - start : max(first, start) - start])
            if start <= first:
                new.append(text)
            at = max(at, min(last, end))
        new.append(part.text[at - start :])
        _set_text(part.element, "".join(new))


def _set_text(element: Element, text: str) -> None:
    if element.tag != T:  # a tab or break within a tag; a sentinel never begins there
        _remove(element)
    elif text:
        element.text = text
        element.set(SPACE, "preserve")
    else:
        _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == R and all(child.tag == RPR for child in parent):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)


def _tag_attributes(tagged: Tagged, element: Element) -> None:
    for key, value in element.attrib.items():
        name, text = str(key), str(value)
        if not has_tags(text):
            continue
        place = tagged.place_of(element)
        tags, problems = find_tags(text)
        tagged.problems += [each.within(place) for each in problems]
        if tags and (name in _NO_TAGS_IN or name.startswith(f"{{{RELATIONSHIPS}}}")):
            code = "word.tag-in-field" if name in _NO_TAGS_IN else "word.tag-place"
            tagged.problems.append(finding(code, Location(tag=tags[0].source).within(place), what="een verwijzing"))
            continue
        element.set(key, _inline(tagged, text, tags, place, Home.ATTRIBUTE, element, name))


def _tag_other_text(tagged: Tagged, element: Element) -> None:
    text = element.text
    if element.tag == T or not text or not has_tags(text):
        return
    place = tagged.place_of(element)
    tags, problems = find_tags(text)
    tagged.problems += [each.within(place) for each in problems]
    if not tags:
        element.text = _inline(tagged, text, tags, place, Home.TEXT, element, "")
    elif element.tag in _FIELD_CODES:
        tagged.problems.append(finding("word.tag-in-field", Location(tag=tags[0].source).within(place)))
    elif element.tag == _DELETED:
        tagged.problems.append(finding("word.tracked-changes", Location(tag=tags[0].source).within(place)))
    else:
        element.text = _inline(tagged, text, tags, place, Home.TEXT, element, "")


def _inline(
    tagged: Tagged, text: str, tags: list[Tag], place: Location, home: Home, element: Element, attribute: str
) -> str:
    """Text of an attribute or of an element that is not a run's, its tags as sentinels."""
    tagged.changed = True
    new: list[str] = []
    at = 0
    for tag in tags:
        start, end = _trimmed(text, tag)
        new.append(_ESCAPE.sub(lambda found: _MEANT[found.group()], text[at:start]))
        at = end
        parsed, problems = parse_tag(tag)
        tagged.problems += [each.within(place) for each in problems]
        if tag.level and tag.level != "r":
            what = Location(tag=tag.source).within(place)
            tagged.problems.append(finding("word.tag-place", what, what=f"de plek van “{tag.level}”"))
        elif parsed.word != "comment":
            new.append(sentinel(tagged.add(parsed, place, home, element, attribute).index))
    new.append(_ESCAPE.sub(lambda found: _MEANT[found.group()], text[at:]))
    return "".join(new)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
