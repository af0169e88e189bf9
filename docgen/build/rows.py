"""What the manifest remembers, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One target as it was left.

    `place` is where the bytes of docgen stand: the target's own path, `naam.nieuw.docx` beside a hand edit, or nowhere
    for a variant that equals its general form. `size` and `changed` are those of that file. `status` is said only of
    what is frozen or waits. `accepted` is the digest of a hand edit that was settled as the one to keep.
    """

    path: str
    keyset: int | None
    own: bytes
    around: bytes
    marks: bytes
    output: bytes
    place: str
    size: int = 0
    changed: int = 0
    status: str = ""
    source: str = ""
    accepted: bytes = b""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One target as it was planned: its key and state, with what it has in common with many others as one text.

    `fingerprint` is what it says itself of its own values.
    """

    path: str
    shared: str
    own: bytes
    around: bytes
    marks: bytes
    source: str
    state: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What was planned for one source of many targets: from what (`mark`; empty: not to be relied on), and which."""

    ref: str
    mark: bytes
    targets: tuple[Foreseen, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    """That a file is about to be replaced: which digest it has before (empty: no file) and which after."""

    row: Row
    before: bytes
