"""Relationships: which part points to which (ECMA-376 Part 2, 9.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import quoteattr

from docgen.ooxml.namespaces import RELS, R
from docgen.ooxml.xml import DECLARATION, parse

OFFICE_DOCUMENT = R + "/officeDocument"
CUSTOM_PROPERTIES = R + "/custom-properties"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One pointer; `target` as written (a part name or a URL), `part` the full member name or `None` when external."""

    id: str
    type: str
    target: str
    external: bool = False
    part: str | None = None

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, `worksheet`."""
        return self.type.rsplit("/", 1)[-1]


def rels_name(part: str) -> str:
    """The member that holds the relationships of `part`; `""` means the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def rels_source(member: str) -> str | None:
    """The part whose relationships `member` holds, or `None` when it is no relationships part."""
    folder, name = posixpath.split(member)
    if not name.endswith(".rels") or posixpath.basename(folder) != "_rels":
        return None
    return posixpath.join(posixpath.dirname(folder), name[:-5])


def resolve(source: str, target: str) -> str:
    """The member name that `target` means when written in the relationships of `source`."""
    path = unquote(urlsplit(target).path)
    base = "/" + posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(base, path)).lstrip("/")


def read_relationships(data: bytes, source: str) -> tuple[Relationship, ...]:
    """The relationships in a `.rels` member, in the order of the file."""
    return tuple(
        _relationship(el.get("Id", ""), el.get("Type", ""), el.get("Target", ""), el.get("TargetMode", ""), source)
        for el in parse(data).iter(f"{{{RELS}}}Relationship")
    )


def _relationship(identity: str, kind: str, target: str, mode: str, source: str) -> Relationship:
    external = mode == "External"
    inside = None if external or target.startswith("#") else resolve(source, target)
    return Relationship(identity, kind, target, external, inside)


def write_relationships(relationships: Iterable[Relationship]) -> bytes:
    """The bytes of a `.rels` member."""
    rows = [
        f"<Relationship Id={quoteattr(r.id)} Type={quoteattr(r.type)} Target={quoteattr(r.target)}"
        + (' TargetMode="External"/>' if r.external else "/>")
        for r in relationships
    ]
    return DECLARATION + f'<Relationships xmlns="{RELS}">{"".join(rows)}</Relationships>'.encode()


def next_id(relationships: Iterable[Relationship]) -> str:
    """An id of the form `rId7` that none of `relationships` has."""
    taken = {r.id for r in relationships}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"
