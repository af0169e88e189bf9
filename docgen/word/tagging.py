"""Finding every tag of a part and leaving a numbered sentinel where it stood.

A tag may be split over runs, spelling marks, bookmarks and smart tags in any way; its sentinel stands in the text where
the tag began. Tags also stand in attributes (alt text, heights) and in text that is not of runs (a document's title).

    <w:t>Beste {{ cli</w:t></w:r>…<w:t>ent.naam }}, </w:t>   →   <w:t>Beste ⟦7⟧</w:t></w:r>…<w:t>, </w:t>
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import cast

from lxml import etree

from docgen.diagnostics import Diagnostic, Location
from docgen.ooxml.namespaces import R as RELATIONSHIPS
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element
from docgen.template import Parsed, Tag, TagKind, find_tags, has_tags, parse_tag
from docgen.word.codes import finding
from docgen.word.segments import Segment, drawing_segments, drop_marks, edit, math_segments, segment_at, segments
from docgen.word.wml import A_P, A_R, A_T, BODY, M_R, M_T, MATH, P, R, T, ancestor

# noncharacters: valid in XML, never in a text that people write
OPEN, CLOSE = "\ufdd0", "\ufdd1"
SENTINEL = re.compile(f"{OPEN}(\\d+){CLOSE}")
WITH_TABLE = "bij tabel"
_ESCAPE = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
_MEANT = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_FIELD_CODES = {qn("w:instrText"), qn("w:delInstrText")}
_FIELD_MARK, _FIELD_KIND = qn("w:fldChar"), qn("w:fldCharType")
_DELETED = qn("w:delText")
_NO_TAGS_IN = {qn("w:instr")}
_EXCERPT = 40
_BLANKS = " \t\n"
_HOLDERS = {T: P, A_T: A_P, M_T: MATH}
# elements with a brace in an attribute or a text of their own: a part may have a hundred thousand without
_BRACE = "contains(., '{') or contains(., '}')"
_BRACED = cast("Callable[[Element], list[Element]]", etree.XPath(f"//*[@*[{_BRACE}] or text()[{_BRACE}]]"))


class Home(Enum):
    """What a sentinel stands in."""

    RUN = "lopende tekst"
    DRAWN = "tekst van een grafiek, SmartArt, vorm of formule"
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

    `captions` are paragraphs that asked to go with an empty table beside them. `excerpts` are how paragraphs
    read before there were sentinels. `changed` says that anything was found.
    """

    name: str
    root: Element
    placed: list[Placed] = field(default_factory=list[Placed])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    captions: list[Element] = field(default_factory=list[Element])
    numbers: dict[Element, int] = field(default_factory=dict[Element, int])
    notes: Mapping[Element, Location] = field(default_factory=dict[Element, Location])
    excerpts: dict[Element, str] = field(default_factory=dict[Element, str])
    changed: bool = False

    def add(self, parsed: Parsed, place: Location, home: Home, element: Element, attribute: str = "") -> Placed:
        """A new numbered tag; the caller puts `sentinel(index)` in its place."""
        placed = Placed(len(self.placed), parsed, place, home, element, attribute)
        self.placed.append(placed)
        return placed

    def expression(self, source: str, placed: Placed, home: Home, element: Element, attribute: str = "") -> Placed:
        """An output tag that no one typed, for a value that the engine needs because of one that someone did."""
        parsed, problems = parse_tag(replace(Tag.output(source), source=placed.tag.source))
        self.problems += [each.within(placed.place) for each in problems]
        return self.add(parsed, placed.place, home, element, attribute)

    def place_of(self, element: Element) -> Location:
        """Where an element stands: part, number of its paragraph, and how that paragraph reads."""
        paragraph = ancestor(element, P)
        if paragraph is None:
            paragraph = self._first_paragraph(element)
        if paragraph is None:
            return Location(part=self.name)
        excerpt = self.excerpts.get(paragraph)
        if excerpt is None:
            excerpt = self.excerpts[paragraph] = _short("".join(each.text for each in segments(paragraph)))
        place = self.notes.get(paragraph) or Location(part=self.name, paragraph=self.numbers.get(paragraph))
        return replace(place, excerpt=excerpt)

    def _first_paragraph(self, element: Element) -> Element | None:
        """The paragraph by which a property of a row, cell or table is found: the first in it."""
        found: Element | None = element
        while found is not None and found.tag != BODY and found is not self.root:
            inner = next(found.iter(P), None)
            if inner is not None:
                return inner
            found = found.getparent()
        return None


def sentinel(index: int) -> str:
    """The characters that stand for tag number `index`."""
    return f"{OPEN}{index}{CLOSE}"


def tag_part(name: str, root: Element, notes: Mapping[Element, Location] | None = None) -> Tagged:
    """The part with a sentinel for each of its tags; `notes` are paragraphs in it that belong to another part."""
    tagged = Tagged(name, root, notes=notes or {})
    every = list(root.iter(P))
    own = [paragraph for paragraph in every if paragraph not in tagged.notes] if notes else every
    tagged.numbers |= {paragraph: number for number, paragraph in enumerate(own, start=1)}
    braced = _BRACED(root)
    holders = {holder for element in braced if (holder := _text_holder(element)) is not None}
    for paragraph in every:
        if paragraph in holders:
            _tag_paragraph(tagged, paragraph)
    for number, paragraph in enumerate(list(root.iter(A_P)), start=1):
        if paragraph in holders:
            _tag_drawn(tagged, paragraph, drawing_segments(paragraph), number)
    for formula in list(root.iter(MATH)):
        if formula in holders:
            _tag_drawn(tagged, formula, math_segments(formula))
    _check_fields(tagged)
    for element in braced:
        _tag_attributes(tagged, element)
        _tag_other_text(tagged, element)
    return tagged


def _text_holder(element: Element) -> Element | None:
    """The paragraph or formula whose text an element is a part of."""
    holder = _HOLDERS.get(str(element.tag))
    return ancestor(element, holder) if holder else None


def _tag_paragraph(tagged: Tagged, paragraph: Element) -> None:
    parts = segments(paragraph)
    text = "".join(part.text for part in parts)
    if not has_tags(text):
        return
    tagged.excerpts[paragraph] = _short(text)
    place = tagged.place_of(paragraph)
    tags, problems = find_tags(text)
    tagged.problems += [each.within(place) for each in problems]
    edits = [(found.start(), found.end(), _MEANT[found.group()]) for found in _literal(text, tags)]
    for tag in tags:
        put = _sentinel_for(tagged, tag, place, Home.RUN, segment_at(parts, tag.start).element)
        edits += _edits(text, tag, put)
    tagged.changed = tagged.changed or bool(edits)
    drop_marks(paragraph, parts, [(start, end) for start, end, _ in edits])
    edit(parts, sorted(edits))


def _tag_drawn(tagged: Tagged, holder: Element, parts: list[Segment], number: int | None = None) -> None:
    """Tag a paragraph of a drawing, the `number`th of its part, or a formula."""
    text = "".join(part.text for part in parts)
    if not has_tags(text):
        return
    place = tagged.place_of(holder)
    place = replace(place, excerpt=_short(text), paragraph=place.paragraph or number)
    tags, problems = find_tags(text)
    tagged.problems += [each.within(place) for each in problems]
    edits = [(found.start(), found.end(), _MEANT[found.group()]) for found in _literal(text, tags)]
    for tag in tags:
        element = segment_at(parts, tag.start).element
        run = element.getparent()
        home = Home.DRAWN if run is not None and run.tag in {A_R, M_R} else Home.TEXT
        whole = tag.level == "p" and holder.tag == A_P and home is Home.DRAWN
        put = _sentinel_for if whole else _inline_sentinel
        edits += _edits(text, tag, put(tagged, tag, place, home, element))
    tagged.changed = tagged.changed or bool(edits)
    edit(parts, sorted(edits))


def _check_fields(tagged: Tagged) -> None:
    """Tags in the codes of fields, whatever runs they are split over, are errors: what they make would be a field."""
    open_fields: list[list[Element]] = [[]]
    for element in tagged.root.iter(_FIELD_MARK, *_FIELD_CODES):
        if element.tag in _FIELD_CODES:
            open_fields[-1].append(element)
        elif element.get(_FIELD_KIND) == "begin":
            open_fields.append([])
        elif element.get(_FIELD_KIND) == "end" and len(open_fields) > 1:
            _check_field(tagged, open_fields.pop())
    for codes in open_fields:
        _check_field(tagged, codes)


def _check_field(tagged: Tagged, codes: list[Element]) -> None:
    text = "".join(each.text or "" for each in codes)
    if has_tags(text) and (tags := find_tags(text)[0]):
        place = replace(tagged.place_of(codes[0]), excerpt=_short(text))
        tagged.problems.append(finding("word.tag-in-field", Location(tag=tags[0].source).within(place)))


def _literal(text: str, tags: list[Tag]) -> Iterator[re.Match[str]]:
    """The escapes outside tags."""
    for found in _ESCAPE.finditer(text):
        before = bisect_right(tags, found.start(), key=lambda tag: tag.start)
        if not before or tags[before - 1].end <= found.start():
            yield found


def _trimmed(text: str, tag: Tag) -> tuple[int, int]:
    """The stretch that a tag takes, with the white space that its `-` asks for.

    As in docxtpl, a statement joins the lines beside it, whose blanks at the far end stay; a value takes spaces only. A
    no-break space always stays.
    """
    start, end = tag.start, tag.end
    blanks = _BLANKS if tag.kind is TagKind.STATEMENT else " "
    if tag.trim_before:
        start = len(text[: tag.start].rstrip(blanks))
        lines = text.find("\n", start, tag.start)
        start = lines if lines >= 0 else start
    if tag.trim_after:
        end = len(text) - len(text[tag.end :].lstrip(blanks))
        lines = text.rfind("\n", tag.end, end)
        end = lines + 1 if lines >= 0 else end
    return start, end


def _edits(text: str, tag: Tag, put: str) -> list[tuple[int, int, str]]:
    """What comes in place of a tag, and nothing in place of the white space beside it, which may be breaks and tabs."""
    start, end = _trimmed(text, tag)
    around = [(start, tag.start, ""), (tag.start, tag.end, put), (tag.end, end, "")]
    return [each for each in around if each[0] < each[1]]


def _sentinel_for(tagged: Tagged, tag: Tag, place: Location, home: Home, element: Element) -> str:
    parsed, problems = parse_tag(tag)
    tagged.problems += [each.within(place) for each in problems]
    if parsed.word == "comment" and not tag.level:
        if tag.body.strip() == WITH_TABLE and (paragraph := ancestor(element, P)) is not None:
            tagged.captions.append(paragraph)
        return ""
    placed = tagged.add(parsed, place, home, element)
    run, paragraph = (A_R, A_P) if home is Home.DRAWN else (R, P)
    placed.run, placed.paragraph = ancestor(element, run), ancestor(element, paragraph)
    return sentinel(placed.index)


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
    if element.tag in {T, A_T, M_T, *_FIELD_CODES} or not text or not has_tags(text):
        return
    place = tagged.place_of(element)
    tags, problems = find_tags(text)
    tagged.problems += [each.within(place) for each in problems]
    if not tags:
        element.text = _inline(tagged, text, tags, place, Home.TEXT, element, "")
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
        new.append(_inline_sentinel(tagged, tag, place, home, element, attribute))
    new.append(_ESCAPE.sub(lambda found: _MEANT[found.group()], text[at:]))
    return "".join(new)


def _inline_sentinel(
    tagged: Tagged, tag: Tag, place: Location, home: Home, element: Element, attribute: str = ""
) -> str:
    parsed, problems = parse_tag(tag)
    tagged.problems += [each.within(place) for each in problems]
    if tag.level and tag.level != "r":
        what = Location(tag=tag.source).within(place)
        tagged.problems.append(finding("word.tag-place", what, what=f"de plek van “{tag.level}”"))
        return ""
    return "" if parsed.word == "comment" else sentinel(tagged.add(parsed, place, home, element, attribute).index)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
