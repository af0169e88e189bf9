"""Footnotes, endnotes and comments: a reference within a loop needs a note of its own each turn.

A note that holds tags is filled where it is referred to, so that it sees what is seen there, `d` of `for d in doelen`
included: when compiling, it moves into the run of its reference; when filling, what came out there moves back.

    <w:r><w:footnoteReference w:id="2"/><?note_text?><w:footnote>Zie {{ d.bron }}</w:footnote><?note_text_end?></w:r>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, XMLSyntaxError, parse, serialize
from docgen.template import finding as language_finding
from docgen.template import has_tags
from docgen.word import markers
from docgen.word.collected import NoteCopy
from docgen.word.markers import forged, node_marker, tree_marker
from docgen.word.wml import COMMENT, ID, P, free_number, whole_number

REFERENCES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote", COMMENT: "comment"}
_NOTE = re.compile(r'<w:(footnote|endnote|comment)\b[^>]*?\bw:id="(-?\d+)"[^>]*>.*?</w:\1>', re.DOTALL)
_TYPE = qn("w:type")
_PARA_ID = re.compile(r' w14:(?:paraId|textId)="[^"]*"')  # optional, and unique by definition
_MOST = 1_000_000  # characters of notes that are filled where they are referred to


@dataclass(frozen=True, slots=True)
class Note:
    """A note with tags: its part, number of its first paragraph, namespaces of the part, and size in characters."""

    element: Element
    part: str
    first: int
    declared: Mapping[str | None, str]
    size: int


Notes = Mapping[tuple[str, str], Note]  # by kind and id


def note_kind(content_type: str) -> str:
    """The kind of note that a part holds: `footnote`, `endnote`, `comment` or nothing."""
    return next((kind for kind in ("footnote", "endnote", "comment") if content_type.endswith(f".{kind}s+xml")), "")


def take_notes(name: str, data: bytes, kind: str, document: bytes) -> tuple[bytes, dict[tuple[str, str], Note]]:
    """A notes part without the notes that hold tags and that the document refers to, and those notes."""
    try:
        root = parse(data)
        referred = {(REFERENCES[str(each.tag)], each.get(ID)) for each in parse(document).iter(*REFERENCES)}
    except XMLSyntaxError:  # said when the parts themselves are compiled
        return data, {}
    if forged(root, data):  # likewise
        return data, {}
    taken: dict[tuple[str, str], Note] = {}
    number = 1
    for note in root.findall("*"):
        count = sum(1 for _ in note.iter(P))
        # separators have a type, and no reference
        text = _all_text(note)
        if (kind, note.get(ID)) in referred and note.get(_TYPE) in {None, "normal"} and has_tags(text):
            taken[kind, note.get(ID) or ""] = Note(note, name, number, dict(root.nsmap), len(text))
            root.remove(note)
        number += count
    return (serialize(root), taken) if taken else (data, {})


def _all_text(note: Element) -> str:
    return "".join(str(text) for text in note.itertext()) + "".join(
        str(value) for each in note.iter() for value in each.attrib.values()
    )


def insert_notes(root: Element, notes: Notes) -> dict[Element, Location]:
    """Put notes behind their references; gives the place of each of their paragraphs.

    Raises:
        TemplateError: `template.too-many-tags`, when many references to a long note are more than a template can need.
    """
    places: dict[Element, Location] = {}
    size = 0
    for reference in list(root.iter(*REFERENCES)) if notes else ():
        kind, old = REFERENCES[str(reference.tag)], reference.get(ID) or ""
        found = notes.get((kind, old))
        if found is None:
            continue
        size += found.size
        if size > _MOST:
            raise TemplateError([language_finding("template.too-many-tags")])
        note = deepcopy(found.element)
        note.tail = None
        note.set(ID, tree_marker(markers.NOTE_ID))
        reference.set(ID, tree_marker(markers.OWN_NOTE, kind, old))
        reference.addnext(node_marker(markers.NOTE_TEXT, found.part))
        end = reference.getnext()
        assert end is not None  # noqa: S101  # just put there
        end.addnext(note)
        note.addnext(node_marker(markers.NOTE_TEXT_END, kind, _declarations(root, note, found.declared)))
        for number, paragraph in enumerate(note.iter(P), start=found.first):
            places[paragraph] = Location(part=found.part, paragraph=number)
    return places


def _declarations(root: Element, note: Element, declared: Mapping[str | None, str]) -> str:
    """The namespaces that a note took from the document and that its own part does not declare, as attributes."""
    taken = {prefix: uri for prefix, uri in note.nsmap.items() if prefix and root.nsmap.get(prefix) == uri}
    missing = sorted((prefix, uri) for prefix, uri in taken.items() if declared.get(prefix) != uri)
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing)


def note_sizes(parts: Iterable[bytes]) -> dict[tuple[str, str], int]:
    """How many characters each note takes, by kind and id."""
    found = (note for part in parts for note in _NOTE.finditer(part.decode()))
    return {(note[1], note[2]): len(note[0]) for note in found}


def first_free_note(parts: Iterable[bytes], notes: Notes) -> int:
    """An id above those of all notes."""
    ids = [whole_number(found[2]) for part in parts for found in _NOTE.finditer(part.decode())]
    ids += [whole_number(identity) for _, identity in notes]
    return free_number(number for number in ids if number is not None)


def add_notes(part: bytes, kind: str, copies: Iterable[NoteCopy], texts: Iterable[str]) -> bytes:
    """The notes part with more notes of its kind: a copy under a new id for each of `copies`, and ready `texts`."""
    text = part.decode()
    notes = {found[2]: found.group() for found in _NOTE.finditer(text) if found[1] == kind}
    added = [
        _PARA_ID.sub("", notes[copy.old]).replace(f'w:id="{copy.old}"', f'w:id="{copy.new}"', 1)
        for copy in copies
        if copy.kind == kind and copy.old in notes
    ]
    at = text.rfind(f"</w:{kind}s>")
    if at < 0:  # nothing is left in it: <w:footnotes …/>
        return re.sub(rf"<w:{kind}s\b([^>]*)/>", lambda root: _filled(root, kind, [*added, *texts]), text).encode()
    return (text[:at] + "".join([*added, *texts]) + text[at:]).encode()


def _filled(root: re.Match[str], kind: str, notes: list[str]) -> str:
    return f"<w:{kind}s{root[1]}>{''.join(notes)}</w:{kind}s>"
