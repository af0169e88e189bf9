"""The tags in the texts of a sheet: which stand in a cell, and which govern rows, columns or the sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.codes import finding
from docgen.excel.strings import Run, Runs
from docgen.template import Parsed, find_tags, has_tags, match_blocks, parse_tag, unescape

_LEVELS = {"tr": "row", "tc": "column", "ts": "sheet"}


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text between tags, in the run properties that it stands in."""

    text: str
    properties: str = ""


@dataclass(frozen=True, slots=True)
class TagPiece:
    """A tag within the text of a cell."""

    parsed: Parsed
    place: Location
    properties: str = ""


@dataclass(frozen=True, slots=True)
class LevelTag:
    """A tag that governs whole rows (`tr`), columns (`tc`) or the sheet (`ts`)."""

    parsed: Parsed
    place: Location
    row: int
    column: int

    @property
    def word(self) -> str:
        """The statement: for, endfor, if."""
        return self.parsed.word


@dataclass(slots=True)
class Tagged:
    """What a text holds: the pieces that print, and the tags that govern rows, columns or the sheet."""

    pieces: list[Words | TagPiece] = field(default_factory=list[Words | TagPiece])
    levels: list[LevelTag] = field(default_factory=list[LevelTag])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])

    @property
    def tags(self) -> list[TagPiece]:
        """The tags among the pieces."""
        return [piece for piece in self.pieces if isinstance(piece, TagPiece)]

    @property
    def blank(self) -> bool:
        """Whether nothing is printed: no words, no output tag."""
        return not any(
            (isinstance(p, Words) and p.text.strip()) or (isinstance(p, TagPiece) and p.parsed.word == "print")
            for p in self.pieces
        )

    @property
    def sole(self) -> TagPiece | None:
        """The one output tag, when it is all that the text holds."""
        tags = self.tags
        words = any(isinstance(p, Words) and p.text.strip() for p in self.pieces)
        return tags[0] if len(tags) == 1 and not words and tags[0].parsed.word == "print" else None


def tag_text(text: str, place: Location) -> Tagged:
    """The tags of a plain text such as a sheet's name or a header."""
    return tag_runs((Run(text),), place, 0, 0)


def tag_runs(runs: Runs, place: Location, row: int, column: int) -> Tagged:
    """The tags of a cell's text; a tag that runs over several formats has the format that it begins in."""
    text = "".join(run.text for run in runs)
    tagged = Tagged()
    if not has_tags(text):
        tagged.pieces = [Words(run.text, run.properties) for run in runs]
        return tagged
    tags, problems = find_tags(text)
    tagged.problems = [p.within(place) for p in problems]
    at = 0
    for tag in tags:
        tagged.pieces += _words(runs, at, tag.start)
        at = tag.end
        parsed, wrong = parse_tag(tag)
        tagged.problems += [p.within(place) for p in wrong]
        if tag.level in _LEVELS:
            if parsed.word != "comment":
                tagged.levels.append(LevelTag(parsed, place, row, column))
        elif tag.level:
            tagged.problems.append(
                finding("excel.misplaced-level", Location(tag=tag.source).within(place), level=tag.level)
            )
        elif parsed.word != "comment":
            tagged.pieces.append(TagPiece(parsed, place, _properties_at(runs, tag.start)))
    tagged.pieces += _words(runs, at, len(text))
    _check_inline(tagged, place)
    return tagged


def _check_inline(tagged: Tagged, place: Location) -> None:
    tags = tagged.tags
    blocks, problems = match_blocks([t.parsed for t in tags], [t.place for t in tags])
    del blocks
    for problem in problems:
        tagged.problems.append(
            finding("excel.split-cell-block", problem.location.within(place))
            if problem.code in ("template.unclosed-block", "template.unopened-block")
            else problem
        )
    for tag in tags:
        if tag.parsed.word in ("cellbg", "colspan", "hm", "vm"):
            tagged.problems.append(
                finding(
                    "excel.misplaced-level", Location(tag=tag.parsed.tag.source).within(place), level=tag.parsed.word
                )
            )


def _words(runs: Runs, start: int, end: int) -> list[Words | TagPiece]:
    found: list[Words | TagPiece] = []
    at = 0
    for run in runs:
        low, high = max(start, at), min(end, at + len(run.text))
        if low < high:
            found.append(Words(unescape(run.text[low - at : high - at]), run.properties))
        at += len(run.text)
    return found


def _properties_at(runs: Runs, position: int) -> str:
    at = 0
    for run in runs:
        if at <= position < at + len(run.text):
            return run.properties
        at += len(run.text)
    return ""
