"""One part of a template: from its bytes to a function that fills it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.errors import TemplateError
from docgen.ooxml.xml import DECLARATION, XMLSyntaxError, parse
from docgen.template import Program, Schema, TooMuchError, compile_program
from docgen.template import finding as language_finding
from docgen.word.cells import apply_cell_tags
from docgen.word.codes import finding
from docgen.word.fields import apply_fields, apply_form_boxes
from docgen.word.layout import lay_out
from docgen.word.levels import apply_levels
from docgen.word.links import mark_links
from docgen.word.markers import forged
from docgen.word.nesting import settle_blocks
from docgen.word.notes import Notes, insert_notes
from docgen.word.ranges import keep_ranges_whole
from docgen.word.repeated import (
    bookmark_ids,
    bookmark_names,
    mark_repeated_ids,
    mark_restarting_lists,
    mark_shared_ids,
    used_ids,
)
from docgen.word.stylesheet import Lists
from docgen.word.tables import mark_tables
from docgen.word.tagging import tag_part
from docgen.word.writing import Styles

MARK = 64  # few, so that long texts in loops are seen before they fill the memory
MAX_PART = 16 << 20  # some fifteen hundred pages
MAX_DOCUMENT = 2 * MAX_PART
_TOO_LARGE = f"een onderdeel van meer dan {MAX_PART >> 20} miljoen tekens"
_SIGNS = (b"{", b"&#", "{".encode("utf-16-le"), "&#".encode("utf-16-le"), b"veld:", "veld:".encode("utf-16-le"))


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part that changes: its program, whether fields stand in it, and the ids and names of its bookmarks."""

    name: str
    program: Program
    has_fields: bool
    bookmarks: frozenset[int]
    names: frozenset[str]
    restarts: bool


@dataclass(frozen=True, slots=True)
class PartOutcome:
    """What compiling a part gave: `part` is `None` when nothing in it changes, or when it is wrong."""

    part: CompiledPart | None
    reads: frozenset[str]
    problems: tuple[Diagnostic, ...]


def may_change(data: bytes) -> bool:
    """A quick look: without a brace there is no tag, without `veld:` no field."""
    return any(sign in data for sign in _SIGNS)


def ids_of(data: bytes) -> set[int]:
    """The ids of drawings and controls in a part that stays as it is."""
    if b"docPr" not in data and b"sdtPr" not in data:
        return set()
    try:
        return used_ids(parse(data))
    except XMLSyntaxError:
        return set()


def compile_part(
    name: str, data: bytes, schema: Schema | None, styles: Styles, lists: Lists, taken: set[int], notes: Notes
) -> PartOutcome:
    """The function that fills a part, and everything that is wrong with its tags.

    `taken` are the ids of drawings and controls in the parts before it; its own are added.
    `notes` are those that are filled where this part refers to them.
    """
    try:
        root = parse(data)
    except XMLSyntaxError as error:
        return PartOutcome(None, frozenset(), (finding("word.broken-part", Location(part=name), what=str(error.msg)),))
    if sign := forged(root, data):
        problem = language_finding("template.illegal-character", Location(part=name), sign=sign)
        return PartOutcome(None, frozenset(), (problem,))
    places = insert_notes(root, notes)
    bookmarks, names, ids = frozenset(bookmark_ids(root)), frozenset(bookmark_names(root)), used_ids(root)
    mark_shared_ids(root, taken)
    taken |= ids
    tagged = tag_part(name, root, places)
    apply_cell_tags(tagged)
    apply_levels(tagged)
    apply_form_boxes(tagged)
    has_fields = apply_fields(tagged)
    if not tagged.changed and not has_fields and not tagged.problems:
        return PartOutcome(None, frozenset(), ())
    blocks = settle_blocks(tagged)
    keep_ranges_whole(tagged, blocks)
    mark_links(blocks)
    mark_repeated_ids(blocks)
    restarts = mark_restarting_lists(tagged, blocks, lists.counting, dict(lists.by_style))
    mark_tables(tagged)
    # broken blocks do not keep names from being checked: all that is wrong is told in one go
    broken = any(each.severity is Severity.ERROR for each in tagged.problems)
    compiled = compile_program(lay_out(tagged, styles), schema, mark=MARK, only_check=broken)
    problems = _in_reading_order([*tagged.problems, *compiled.problems])
    if compiled.program is None:
        return PartOutcome(None, compiled.reads, problems)
    part = CompiledPart(name, compiled.program, has_fields, bookmarks, names, restarts)
    return PartOutcome(part, compiled.reads, problems)


def _in_reading_order(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, from the first paragraph to the last."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: each.location.paragraph or 0))


class Meter:
    """Sees to it that no more comes out of the programs of a document than a part, and a document, can be."""

    def __init__(self) -> None:
        self.size = self.seen = self.whole = 0

    def measure(self, out: list[str]) -> int:
        """Count what was added since the last time; gives the length of the list at which to count again.

        Raises:
            TooMuchError: more than sixteen million characters.
        """
        self.size += sum(map(len, out[self.seen :]))
        self.seen = len(out)
        if self.size > MAX_PART:
            raise TooMuchError(_TOO_LARGE)
        return self.seen + MARK

    def part(self, out: list[str]) -> bytes:
        """The bytes of a part that is complete; the next one is measured anew.

        Raises:
            TemplateError: `template.too-much`.
        """
        # one sign beyond Latin-1 in all of the text would make encoding it four times as slow
        data = b"".join([DECLARATION, *map(str.encode, out)])
        self.whole += len(data)
        self.size = self.seen = 0
        if len(data) > MAX_PART or self.whole > MAX_DOCUMENT:
            raise TemplateError([language_finding("template.too-much", what=_TOO_LARGE)])
        return data
