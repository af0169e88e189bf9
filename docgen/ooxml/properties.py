"""What a document knows about itself: custom and core properties, and the digest of its content.

`stamp` splices: only the property parts, the content types and the root relationships are written anew; every other
member keeps its deflated bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from docgen.ooxml.container import read_container
from docgen.ooxml.content_types import (
    CORE_PROPERTIES,
    CUSTOM_PROPERTIES,
    PART_NAME,
    ContentTypes,
    read_content_types,
    write_content_types,
)
from docgen.ooxml.namespaces import CP, CUSTOM, DC, DCMITYPE, DCTERMS, VT, XSI, qn
from docgen.ooxml.package import Package
from docgen.ooxml.readxlsx import xlsx_lines
from docgen.ooxml.relationships import CORE_PROPERTIES as CORE_RELATIONSHIP
from docgen.ooxml.relationships import CUSTOM_PROPERTIES as CUSTOM_RELATIONSHIP
from docgen.ooxml.relationships import (
    Relationship,
    next_id,
    read_relationships,
    write_relationships,
)
from docgen.ooxml.words import docx_words
from docgen.ooxml.xml import DECLARATION, Element, parse, serialize
from docgen.ooxml.zipping import Member, make_member, pack, read_zip

CUSTOM_PART = "docProps/custom.xml"
CORE_PART = "docProps/core.xml"
_ROOT_RELS = "_rels/.rels"
# the format id that every custom property carries (ECMA-376 Part 1, 22.3.2.2)
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CORE_NAMES = {
    "title": f"{{{DC}}}title", "subject": f"{{{DC}}}subject", "creator": f"{{{DC}}}creator",
    "description": f"{{{DC}}}description", "language": f"{{{DC}}}language", "keywords": f"{{{CP}}}keywords",
    "category": f"{{{CP}}}category", "lastModifiedBy": f"{{{CP}}}lastModifiedBy", "version": f"{{{CP}}}version",
    "contentStatus": f"{{{CP}}}contentStatus", "created": f"{{{DCTERMS}}}created",
    "modified": f"{{{DCTERMS}}}modified",
}  # fmt: skip
_CORE_NSMAP = {"cp": CP, "dc": DC, "dcterms": DCTERMS, "dcmitype": DCMITYPE, "xsi": XSI}


def stamp(
    data: bytes, properties: Mapping[str, str], *, core: Mapping[str, str] | None = None, just_made: bool = False
) -> bytes:
    """The document with these custom properties set, and with the core properties in `core` (`title`, `creator`, …).

    Properties that are there under other names stay; `created` and `modified` are W3C date-times
    (`2026-03-03T00:00:00Z`). The content itself is not touched. Bytes that docgen has just made need not pass the gate.
    """
    members = _members(data, just_made=just_made)
    changed: dict[str, bytes] = {}
    wanted: list[tuple[str, str, str]] = []
    if properties:
        part = _part_of(members, CUSTOM_RELATIONSHIP) or CUSTOM_PART
        changed[part] = _custom(members.get(part), properties)
        wanted.append((part, CUSTOM_PROPERTIES, CUSTOM_RELATIONSHIP))
    if core:
        part = _part_of(members, CORE_RELATIONSHIP) or CORE_PART
        changed[part] = _core(members.get(part), core)
        wanted.append((part, CORE_PROPERTIES, CORE_RELATIONSHIP))
    parts: dict[str, bytes | Member] = {**members, **changed, **_declared(members, wanted)}
    return pack(parts)


def read_properties(data: bytes) -> dict[str, str]:
    """The custom properties of a document by name; numbers, dates and booleans as they are written."""
    members = _members(data, just_made=False)
    part = _part_of(members, CUSTOM_RELATIONSHIP)
    if part is None or part not in members:
        return {}
    return {p.get("name", ""): "".join(p.itertext()) for p in parse(members[part].plain())}


def read_core(data: bytes) -> dict[str, str]:
    """The core properties that are filled in, by the name that `stamp` gives them: title, creator, …."""
    members = _members(data, just_made=False)
    part = _part_of(members, CORE_RELATIONSHIP)
    root = parse(members[part].plain()) if part in members else _new_core()
    found = {name: root.findtext(tag) for name, tag in _CORE_NAMES.items()}
    return {name: text for name, text in found.items() if text}


def content_digest(data: bytes, *, just_made: bool = False) -> str:
    """The SHA-256 of what only a person changes, as hexadecimal text; saving again elsewhere leaves it equal.

    Bytes that docgen has just made need not pass the gate.
    """
    package = Package.made(data) if just_made else Package.read(data)
    lines = docx_words(package) if package.kind == "docx" else xlsx_lines(package)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _members(data: bytes, *, just_made: bool) -> dict[str, Member]:
    return read_zip(data) if just_made else {entry.name: entry.member for entry in read_container(data)}


def _part_of(members: Mapping[str, Member], relationship: str) -> str | None:
    found = members.get(_ROOT_RELS)
    rels = _relationships(found.plain()) if found is not None else ()
    return next((r.part for r in rels if r.type == relationship), None)


@lru_cache(maxsize=64)
def _relationships(data: bytes) -> tuple[Relationship, ...]:
    return read_relationships(data, "")


def _declared(members: Mapping[str, Member], wanted: list[tuple[str, str, str]]) -> dict[str, Member]:
    """Content types and root relationships, when a part in `wanted` is new to the package."""
    rels = members.get(_ROOT_RELS)
    return _with_parts(members[PART_NAME].plain(), rels.plain() if rels else None, tuple(wanted))


@lru_cache(maxsize=64)  # the same for all documents of a template
def _with_parts(types: bytes, rels: bytes | None, wanted: tuple[tuple[str, str, str], ...]) -> dict[str, Member]:
    old_types: ContentTypes = read_content_types(types)
    old_rels = _relationships(rels) if rels is not None else ()
    new_types, new_rels = old_types, list(old_rels)
    for part, content_type, relationship in wanted:
        if new_types.of(part) != content_type:
            new_types = new_types.with_override(part, content_type)
        if not any(r.type == relationship for r in new_rels):
            new_rels.append(Relationship(next_id(new_rels), relationship, part))
    changed: dict[str, Member] = {}
    if new_types != old_types:
        changed[PART_NAME] = make_member(PART_NAME, write_content_types(new_types))
    if new_rels != list(old_rels):
        changed[_ROOT_RELS] = make_member(_ROOT_RELS, write_relationships(new_rels))
    return changed


def _custom(old: Member | None, properties: Mapping[str, str]) -> bytes:
    kept = [p for p in parse(old.plain()) if p.get("name") not in properties] if old is not None else []
    rows = [_kept_property(p, number) for number, p in enumerate(kept, 2)]
    rows += [_property(name, value, number) for number, (name, value) in enumerate(properties.items(), 2 + len(kept))]
    head = f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">'
    return DECLARATION + (head + "".join(rows) + "</Properties>").encode()


def _kept_property(element: Element, number: int) -> str:
    value = element[0]
    kind = str(value.tag).rsplit("}", 1)[-1]
    text = escape("".join(value.itertext()))
    return _row(element.get("name", ""), f"<vt:{kind}>{text}</vt:{kind}>", number)


def _property(name: str, value: str, number: int) -> str:
    return _row(name, f"<vt:lpwstr>{escape(value)}</vt:lpwstr>", number)


def _row(name: str, value: str, number: int) -> str:
    return f'<property fmtid="{_FMTID}" pid="{number}" name={quoteattr(name)}>{value}</property>'


def _core(old: Member | None, core: Mapping[str, str]) -> bytes:
    root = parse(old.plain()) if old is not None else _new_core()
    for name, value in core.items():
        tag = _CORE_NAMES[name]
        found = root.find(tag)
        if found is None:
            found = root.makeelement(tag, nsmap=_CORE_NSMAP)
            root.append(found)
        if tag.startswith(f"{{{DCTERMS}}}"):
            found.set(qn("xsi:type"), "dcterms:W3CDTF")
        found.text = value
    return serialize(root)


def _new_core() -> Element:
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _CORE_NSMAP.items())
    return parse(f"<cp:coreProperties {declarations}/>".encode())
