"""Footnotes and endnotes: a reference within a loop needs a note of its own each turn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.word.filling import NoteCopy

_NOTE = re.compile(r'<w:(footnote|endnote)\b[^>]*?\bw:id="(-?\d+)"[^>]*>.*?</w:\1>', re.DOTALL)


def note_kind(content_type: str) -> str:
    """The kind of note that a part holds: `footnote`, `endnote` or nothing."""
    return next((kind for kind in ("footnote", "endnote") if content_type.endswith(f".{kind}s+xml")), "")


def first_free_note(parts: Iterable[bytes]) -> int:
    """An id above those of all notes."""
    ids = [int(found[2]) for part in parts for found in _NOTE.finditer(part.decode())]
    return max(ids, default=0) + 1


def copy_notes(part: bytes, kind: str, copies: Iterable[NoteCopy]) -> bytes:
    """The notes part with a copy under a new id for each of `copies` of its kind."""
    text = part.decode()
    notes = {found[2]: found.group() for found in _NOTE.finditer(text) if found[1] == kind}
    added = [
        notes[copy.old].replace(f'w:id="{copy.old}"', f'w:id="{copy.new}"', 1)
        for copy in copies
        if copy.kind == kind and copy.old in notes
    ]
    at = text.rindex(f"</w:{kind}s>")
    return (text[:at] + "".join(added) + text[at:]).encode()
