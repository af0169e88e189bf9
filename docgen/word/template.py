"""A Word template, compiled once and filled many times.

package → brand → each part: tags → levels → blocks → pieces → one function      compile, once per form and brand
mapping → functions → markers resolved → changed members deflated → zip          render, once per document
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docgen.branding import Brand, brand_word
from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.errors import TemplateError
from docgen.ooxml import Content, Draft, Package, ZipWriter, make_member
from docgen.ooxml.content_types import (
    CORE_PROPERTIES,
    CUSTOM_PROPERTIES,
    CUSTOM_XML_PROPERTIES,
    MAIN_KINDS,
    WML,
    ContentTypes,
    read_content_types,
    write_content_types,
)
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.namespaces import R
from docgen.ooxml.relationships import (
    Relationship,
    next_id,
    read_relationships,
    rels_name,
    rels_source,
    write_relationships,
)
from docgen.ooxml.zipping import in_order
from docgen.template import Budget, Schema, find_tags, too_many_tags
from docgen.word.bindings import EXTENDED_PROPERTIES, bind_controls
from docgen.word.codes import finding
from docgen.word.collected import Filling
from docgen.word.fields import fields_part, fields_properties
from docgen.word.filling import PartFilling
from docgen.word.notes import Note, Notes, add_notes, first_free_note, note_kind, note_sizes, take_notes
from docgen.word.part import CompiledPart, Meter, compile_part, ids_of, may_change
from docgen.word.stylesheet import Lists, add_lists, read_lists, read_styles
from docgen.word.wml import as_written_by_word, free_number

_FILLED = {
    *MAIN_KINDS,
    *(WML + kind for kind in ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml")),
    CORE_PROPERTIES,
    CUSTOM_PROPERTIES,
    EXTENDED_PROPERTIES,
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
    "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    "application/vnd.ms-office.drawingml.diagramDrawing+xml",  # how SmartArt was last drawn, which Word shows
}


# a logo goes into thousands of documents; bytes remember their hash
_picture_member = lru_cache(maxsize=32)(make_member)


@dataclass(frozen=True)
class WordTemplate:
    """A checked template; safe to use from several threads.

    `reads` are the paths of the mapping that rendering may read: `client.naam`, `plan.doelen[].tekst`, and
    `plan.doelen[]` for the length of a list (or the codes of a mapping). `warnings` do not stop it.
    """

    reads: frozenset[str]
    warnings: tuple[Diagnostic, ...]
    _parts: tuple[CompiledPart, ...]
    _archive: ZipWriter
    _rels: Mapping[str, tuple[Relationship, ...]]
    _types: ContentTypes
    _lists: Lists
    _numbering: str
    _numbers: bytes
    _fields_part: str | None
    _notes: Mapping[str, tuple[str, bytes]]
    _note_sizes: Mapping[tuple[str, str], int]
    _next_note: int
    _taken: frozenset[int]
    _names: frozenset[str]
    _next_bookmark: int

    @staticmethod
    def compile(source: Path | str | bytes, schema: Schema | None = None, brand: Brand | None = None) -> WordTemplate:
        """The template in a file or in bytes, checked against a schema, in the style of a brand.

        Raises:
            TemplateError: everything that is wrong with it, in one go, each with its place.
        """
        name, data = _read(source)
        package = Package.read(data, name=name)
        place = Location(file=name or None)
        if package.kind != "docx":
            raise TemplateError([finding("word.not-a-document", place)])
        try:
            parts = brand_word(package.parts, brand) if brand else dict(package.parts)
            return _compiled(package, parts, schema)
        except TemplateError as error:
            raise TemplateError(each.within(place) for each in error.diagnostics) from None
        except (ValueError, LookupError, RecursionError) as error:
            # the schema of documents is not checked: numbers that are none, and names that lead nowhere, show here;
            # any other exception is a mistake of ours and looks like one
            raise TemplateError([finding("word.broken-part", place, what=type(error).__name__)]) from error

    @property
    def changing(self) -> tuple[str, ...]:
        """The names of the parts that a rendering fills."""
        return tuple(part.name for part in self._parts)

    def render(self, mapping: Mapping[str, Any], assets: Mapping[str, bytes] | None = None) -> bytes:
        """The document for a mapping; `assets` are the bytes of its pictures by token (PNG or JPEG).

        Raises:
            TemplateError: a name that is missing, or a value that its tag cannot print, with the tag's place.
        """
        return self.fill(mapping, assets).pack()

    def fill(self, mapping: Mapping[str, Any], assets: Mapping[str, bytes] | None = None) -> Draft:
        """What `render` packs, to be given an identity first.

        Raises:
            TemplateError: as `render`.
        """
        filling = Filling(
            assets or {},
            self._taken,
            self._names,
            self._next_bookmark,
            next_list=self._lists.free,
            next_note=self._next_note,
            note_sizes=self._note_sizes,
        )
        meter, budget = Meter(), Budget()
        changed: dict[str, Content] = {}
        rels: dict[str, list[Relationship]] = {}
        filling.note_rels = {name: rels.setdefault(name, list(self._rels[name])) for name in self._notes}
        for part in self._parts:
            found = rels.setdefault(part.name, list(self._rels[part.name]))
            out = part.program.run(mapping, meter.measure, PartFilling(filling, found, part.name), budget)
            changed[part.name] = _placed(part.name, meter, out)
        for name, (kind, data) in self._notes.items() if filling.notes or filling.note_texts else ():
            filled = changed.get(name, data)
            texts = filling.note_texts.get(kind, ())
            changed[name] = add_notes(filled if isinstance(filled, bytes) else data, kind, filling.notes, texts)
        self._add_relationships(changed, rels)
        self._add_collected(changed, filling)
        return Draft("docx", self._archive, changed)

    def _add_relationships(self, changed: dict[str, Content], rels: Mapping[str, list[Relationship]]) -> None:
        for part, found in rels.items():
            if len(found) > len(self._rels.get(part, ())):
                changed[rels_name(part)] = write_relationships(found)

    def _add_collected(self, changed: dict[str, Content], filling: Filling) -> None:
        """Pictures, form fields and lists: what the parts collected while they were filled."""
        types = self._types
        for token, (name, info) in filling.images.items():
            changed[name] = _picture_member(name, filling.assets[token])
            types = types.with_default(info.extension, info.content_type)
        if types is not self._types:
            changed[CONTENT_TYPES] = write_content_types(types)
        if self._fields_part:
            changed[self._fields_part] = fields_part(filling.fields)
        if filling.lists:
            changed[self._numbering] = add_lists(self._numbers, filling.lists, self._lists.abstract)


def _placed(name: str, meter: Meter, out: list[str]) -> bytes:
    try:
        return meter.part(out)
    except TemplateError as error:
        raise TemplateError(each.within(Location(part=name)) for each in error.diagnostics) from None


def _read(source: Path | str | bytes) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return "", source
    path = Path(source)
    return path.name, path.read_bytes()


def _compiled(package: Package, parts: dict[str, bytes], schema: Schema | None) -> WordTemplate:
    types = read_content_types(parts[CONTENT_TYPES])
    problems = too_many_tags(data for name, data in parts.items() if types.of(name) in _FILLED)
    if problems:
        raise TemplateError(problems)
    touched = [name for name, data in parts.items() if types.of(name) in _FILLED and may_change(data)]
    notes = [name for name in parts if note_kind(types.of(name))]
    numbering, look = _beside(package, "numbering"), _beside(package, "styles")
    for name in {package.main, numbering, *notes, *touched} & parts.keys() if touched else ():
        parts[name] = as_written_by_word(parts[name])
    styles = read_styles(parts.get(look))
    lists = read_lists(parts.get(numbering), parts.get(look))
    compiled: list[CompiledPart] = []
    inner: dict[tuple[str, str], Note] = {}
    for name in [name for name in notes if may_change(parts[name])]:
        parts[name], taken = take_notes(name, parts[name], note_kind(types.of(name)), parts[package.main])
        inner |= taken
    bound = bind_controls(parts, [name for name in parts if types.of(name) in _FILLED], types)
    changing = {name for name, data in parts.items() if may_change(data)} | ({package.main} if inner else set[str]())
    filled = {
        name: data for name, data in parts.items() if name in changing and (types.of(name) in _FILLED or name in bound)
    }
    problems += _tags_in_links(parts)
    reads: set[str] = set()
    # parts that stay as they are keep their ids; the others make way
    fixed = [data for name, data in parts.items() if name not in filled and types.of(name) in _FILLED]
    used = set[int]().union(*map(ids_of, fixed))
    for name, data in filled.items():
        outcome = compile_part(name, data, schema, styles, lists, used, inner if name == package.main else {})
        problems += outcome.problems
        reads |= outcome.reads
        compiled += [outcome.part] if outcome.part else []
    if any(each.severity is Severity.ERROR for each in problems):
        raise TemplateError(problems)
    return _assembled(package, parts, types, lists, compiled, inner, frozenset(used), frozenset(reads), tuple(problems))


def _beside(package: Package, kind: str) -> str:
    """The name of a part that the main part has one of; "" when it has none."""
    return next(iter(package.related(package.main, kind)), "")


def _tags_in_links(parts: Mapping[str, bytes]) -> list[Diagnostic]:
    """Findings for addresses that hold a tag, which Word writes as %7B%7B; they would come out as they are."""
    found: list[Diagnostic] = []
    for name, data in parts.items():
        source = rels_source(name)
        if source is not None and (b"%7B" in data.upper() or b"{" in data):
            targets = [unquote(each.target) for each in read_relationships(data, source) if each.external]
            found += [finding("word.tag-in-link", Location(part=source)) for each in targets if find_tags(each)[0]]
    return found


def _assembled(
    package: Package,
    parts: dict[str, bytes],
    types: ContentTypes,
    lists: Lists,
    compiled: list[CompiledPart],
    inner: Notes,
    taken: frozenset[int],
    reads: frozenset[str],
    warnings: tuple[Diagnostic, ...],
) -> WordTemplate:
    fields_name = None
    if any(part.has_fields for part in compiled):
        fields_name, types = _add_fields_part(package, parts, types)
    always = {part.name for part in compiled} | ({fields_name} if fields_name else set[str]())
    members = [
        package.members[name] if package.parts.get(name) is data else make_member(name, data)
        for name, data in in_order(parts).items()
        if name not in always
    ]
    notes = {name: (kind, data) for name, data in parts.items() if (kind := note_kind(types.of(name)))}
    bookmarks = {number for part in compiled for number in part.bookmarks}
    rels = {
        name: read_relationships(parts[rels_name(name)], name) if rels_name(name) in parts else ()
        for name in (*(part.name for part in compiled), *notes)
    }
    return WordTemplate(
        reads,
        warnings,
        tuple(compiled),
        ZipWriter(members),
        rels,
        types,
        lists,
        _beside(package, "numbering"),
        parts.get(_beside(package, "numbering"), b""),
        fields_name,
        notes,
        note_sizes(data for _, data in notes.values()),
        first_free_note((data for _, data in notes.values()), inner),
        taken,
        frozenset(name for part in compiled for name in part.names),
        free_number(bookmarks),
    )


def _add_fields_part(package: Package, parts: dict[str, bytes], types: ContentTypes) -> tuple[str, ContentTypes]:
    """Room for the list of form fields: the part's name, and the content types with its properties declared."""
    number = 1
    while f"customXml/item{number}.xml" in parts:
        number += 1
    name, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    main_rels = rels_name(package.main)
    found = read_relationships(parts[main_rels], package.main) if main_rels in parts else ()
    target = "../" * package.main.count("/") + name
    parts[main_rels] = write_relationships([*found, Relationship(next_id(found), f"{R}/customXml", target)])
    parts[name] = fields_part([])
    parts[rels_name(name)] = write_relationships(
        [Relationship("rId1", f"{R}/customXmlProps", f"itemProps{number}.xml")]
    )
    parts[properties] = fields_properties()
    types = types.with_default("xml", "application/xml").with_override(properties, CUSTOM_XML_PROPERTIES)
    parts[CONTENT_TYPES] = write_content_types(types)
    return name, types
