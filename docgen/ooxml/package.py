"""An Office package that passed the gate: its parts as bytes, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.ooxml.container import Entry, read_container
from docgen.ooxml.content_types import MAIN_KINDS, PART_NAME, ContentTypes, read_content_types
from docgen.ooxml.gate import check_parts
from docgen.ooxml.relationships import OFFICE_DOCUMENT, Relationship, read_relationships, rels_name
from docgen.ooxml.zipping import Member


@dataclass(frozen=True)
class Package:
    """A checked package: `parts` are plain bytes by member name, `members` the same parts ready deflated."""

    name: str
    parts: Mapping[str, bytes]
    members: Mapping[str, Member]

    @staticmethod
    def read(data: bytes, *, name: str = "") -> Package:
        """The package in `data`; `name` is the file name that findings show.

        Raises:
            TemplateError: with every `package.…` finding at once.
        """
        try:
            entries = _admitted(data)
        except TemplateError as error:
            place = Location(file=name or None)
            raise TemplateError(d.within(place) for d in error.diagnostics) from None
        return _package(name, entries)

    @cached_property
    def content_types(self) -> ContentTypes:
        """What each part is."""
        return read_content_types(self.parts[PART_NAME])

    def rels(self, part: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part; `""` gives those of the package."""
        data = self.parts.get(rels_name(part))
        return read_relationships(data, part) if data is not None else ()

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The member names that `part` points to with a relationship of this kind (`worksheet`, `styles`)."""
        return tuple(r.part for r in self.rels(part) if r.kind == kind and r.part is not None)

    @cached_property
    def main(self) -> str:
        """The main part: `word/document.xml` or `xl/workbook.xml`."""
        return next(r.part for r in self.rels() if r.type == OFFICE_DOCUMENT and r.part is not None)

    @cached_property
    def kind(self) -> str:
        """`docx` or `xlsx`."""
        return MAIN_KINDS[self.content_types.of(self.main)]


def _admitted(data: bytes) -> tuple[Entry, ...]:
    entries = read_container(data)
    found = check_parts({entry.name: entry.data for entry in entries})
    if found:
        raise TemplateError(found)
    return entries


def _package(name: str, entries: Iterable[Entry]) -> Package:
    parts = {entry.name: entry.data for entry in entries}
    members = {entry.name: entry.member for entry in entries}
    return Package(name, MappingProxyType(parts), MappingProxyType(members))
