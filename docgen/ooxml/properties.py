"""What a document knows about itself: custom and core properties, and the digest of its content.

`stamp` splices: only the property parts, the content types and the root relationships are written anew; every other
member keeps its deflated bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape, quoteattr

from docgen.ooxml.container import read_container
from docgen.ooxml.content_types import (
    CORE_PROPERTIES,
    CUSTOM_PROPERTIES,
    PART_NAME,
    read_content_types,
    write_content_types,
)
from docgen.ooxml.draft import Draft
from docgen.ooxml.namespaces import CP, CUSTOM, DC, DCMITYPE, DCTERMS, VT, XSI, qn
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
from docgen.ooxml.zipping import FIRST, Member, ZipWriter, in_order, make_member, ready_member

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
_TITLE = "\ufdd0"  # stands for the title; a noncharacter, which no document holds
_CORE_NSMAP = {"cp": CP, "dc": DC, "dcterms": DCTERMS, "dcmitype": DCMITYPE, "xsi": XSI}


def stamp(data: bytes, properties: Mapping[str, str], *, core: Mapping[str, str] | None = None) -> bytes:
    """The document with these custom properties set, and with the core properties in `core` (`title`, `creator`, …).

    Properties that are there under other names stay; `created` and `modified` are W3C date-times
    (`2026-03-03T00:00:00Z`). The content itself is not touched.
    """
    return stamped(Draft.read(data), properties, core=core)


def stamped(draft: Draft, properties: Mapping[str, str], *, core: Mapping[str, str] | None = None) -> bytes:
    """A draft packed with its properties, as `stamp` sets them."""
    wanted = tuple(kind for kind, values in ((_CUSTOM, properties), (_CORE, core)) if values)
    place = _place_in(draft, wanted)
    changed: dict[str, bytes] = {}
    if properties:
        changed[place.custom] = _custom(draft.part(place.custom), properties)
    if core:
        changed[place.core] = _core(draft.part(place.core), core)
    own = {name: part for name, part in draft.own.items() if name not in FIRST}
    return place.archive.write({**own, **changed})


def read_properties(data: bytes) -> dict[str, str]:
    """The custom properties of a document by name; numbers, dates and booleans as they are written."""
    members = _members(data)
    part = _part_of(members, CUSTOM_RELATIONSHIP)
    if part is None or part not in members:
        return {}
    return {p.get("name", ""): "".join(p.itertext()) for p in parse(members[part].plain())}


def read_core(data: bytes) -> dict[str, str]:
    """The core properties that are filled in, by the name that `stamp` gives them: title, creator, …."""
    members = _members(data)
    part = _part_of(members, CORE_RELATIONSHIP)
    root = parse(members[part].plain()) if part in members else _new_core()
    found = {name: root.findtext(tag) for name, tag in _CORE_NAMES.items()}
    return {name: text for name, text in found.items() if text}


def content_digest(document: bytes | Draft) -> str:
    """The SHA-256 of what only a person changes, as hexadecimal text; saving again elsewhere leaves it equal."""
    draft = document if isinstance(document, Draft) else Draft.read(document)
    lines = docx_words(draft.parts) if draft.kind == "docx" else xlsx_lines(draft.package())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _members(data: bytes) -> dict[str, Member]:
    return {entry.name: entry.member for entry in read_container(data)}


def _part_of(members: Mapping[str, Member], relationship: str) -> str | None:
    found = members.get(_ROOT_RELS)
    rels = read_relationships(found.plain(), "") if found is not None else ()
    return next((r.part for r in rels if r.type == relationship), None)


@dataclass(frozen=True)
class _Kind:
    """A part of properties: how packages call it, and where ours stands when there is none."""

    content_type: str
    relationship: str
    part: str


_CUSTOM = _Kind(CUSTOM_PROPERTIES, CUSTOM_RELATIONSHIP, CUSTOM_PART)
_CORE = _Kind(CORE_PROPERTIES, CORE_RELATIONSHIP, CORE_PART)


@dataclass(frozen=True)
class _Place:
    """Where the properties of a draft go: the names of their parts, and the archive that declares them."""

    archive: ZipWriter
    custom: str
    core: str


# the same for all documents of a template
_places: WeakKeyDictionary[ZipWriter, dict[tuple[_Kind, ...], _Place]] = WeakKeyDictionary()


def _place_in(draft: Draft, wanted: tuple[_Kind, ...]) -> _Place:
    if not draft.own.keys().isdisjoint(FIRST):  # a picture or a table brought types of its own
        front = {name: ready_member(name, draft.own[name]) for name in FIRST if name in draft.own}
        return _declared({**draft.archive.members, **front}, wanted)
    known = _places.setdefault(draft.archive, {})
    if wanted not in known:
        known[wanted] = _declared(draft.archive.members, wanted)
    return known[wanted]


def _declared(members: Mapping[str, Member], wanted: tuple[_Kind, ...]) -> _Place:
    """An archive of these members in which the kinds of properties that are wanted are declared."""
    old_types = types = read_content_types(members[PART_NAME].plain())
    old_rels = read_relationships(members[_ROOT_RELS].plain(), "") if _ROOT_RELS in members else ()
    rels = [*old_rels]
    places = {kind: _part_of(members, kind.relationship) or kind.part for kind in (_CUSTOM, _CORE)}
    for kind in wanted:
        if types.of(places[kind]) != kind.content_type:
            types = types.with_override(places[kind], kind.content_type)
        if not any(r.type == kind.relationship for r in rels):
            rels.append(Relationship(next_id(rels), kind.relationship, places[kind]))
    changed: dict[str, Member] = {}
    if types != old_types:
        changed[PART_NAME] = make_member(PART_NAME, write_content_types(types))
    if rels != [*old_rels]:
        changed[_ROOT_RELS] = make_member(_ROOT_RELS, write_relationships(rels))
    return _Place(ZipWriter(in_order({**members, **changed}).values()), places[_CUSTOM], places[_CORE])


def _custom(old: bytes | None, properties: Mapping[str, str]) -> bytes:
    kept = [p for p in parse(old) if p.get("name") not in properties] if old is not None else []
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
    return f"{_row_start(name, number)}{value}</property>"


@lru_cache(maxsize=64)
def _row_start(name: str, number: int) -> str:
    return f'<property fmtid="{_FMTID}" pid="{number}" name={quoteattr(name)}>'


def _core(old: bytes | None, core: Mapping[str, str]) -> bytes:
    """The part with these properties; but for their titles, those of one template are mostly alike."""
    before, after = _core_around(old, tuple({**core, "title": _TITLE}.items() if "title" in core else core.items()))
    return before + escape(core.get("title", "")).encode() + after


@lru_cache(maxsize=64)
def _core_around(old: bytes | None, core: tuple[tuple[str, str], ...]) -> tuple[bytes, bytes]:
    """The part before and after its title; all of it comes before when the title is not set."""
    root = parse(old) if old is not None else _new_core()
    for name, value in core:
        tag = _CORE_NAMES[name]
        found = root.find(tag)
        if found is None:
            found = root.makeelement(tag, nsmap=_CORE_NSMAP)
            root.append(found)
        if tag.startswith(f"{{{DCTERMS}}}"):
            found.set(qn("xsi:type"), "dcterms:W3CDTF")
        found.text = value
    before, _, after = serialize(root).partition(_TITLE.encode())
    return before, after


def _new_core() -> Element:
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _CORE_NSMAP.items())
    return parse(f"<cp:coreProperties {declarations}/>".encode())
