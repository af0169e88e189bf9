"""What a person did to a document since docgen wrote it, and where its next version can stand without loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from docgen.build.keys import digest
from docgen.build.outcomes import Cause
from docgen.build.places import Seen, Store
from docgen.build.rows import Row
from docgen.build.targets import beside

_OTHER = -1

Edited = Callable[[bytes], bool]
"""Whether bytes that docgen made say something else by now; what docgen never made counts as edited."""


def look(store: Store, row: Row, edited: Edited, *, by_hash: bool = False) -> tuple[Cause | None, Row]:
    """What happened to a document, or `None`; with its row brought up to date where it was only touched."""
    if not row.place:
        return None, row
    if row.place != row.path:
        return _look_beside(store, row)
    seen = store.seen(row.path)
    if seen is None:
        return Cause.MISSING, row
    if row.accepted:  # a person chose their own version over just this one, and may go on with it
        return None, replace(row, size=seen.size, changed=seen.changed)
    if seen == Seen(row.size, row.changed) and not by_hash:
        return None, row
    data = store.read(row.path)
    if digest(data) == row.output:
        return None, replace(row, size=seen.size, changed=seen.changed)
    # whatever time it has, it is not what the row says
    return Cause.EDITED if edited(data) else Cause.RESAVED, replace(row, changed=_OTHER)


def _look_beside(store: Store, row: Row) -> tuple[Cause | None, Row]:
    """A document that stands beside a hand edit: the person may have taken one of the two away."""
    theirs = store.seen(row.path)
    if theirs is None:
        return Cause.MISSING, row
    if digest(store.read(row.path)) == row.output:
        return None, replace(row, place=row.path, size=theirs.size, changed=theirs.changed)
    return (None, row) if store.seen(row.place) else (Cause.OPEN, row)


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes go: `before` is the digest of what they replace, `there` that they stand there already."""

    path: str
    seen: Seen | None
    before: bytes = b""
    there: bool = False


def find_place(store: Store, row: Row | None, path: str, mark: bytes, edited: Edited) -> Place:
    """The place of bytes with this digest: the target's own, or the first beside it that holds nothing of a person.

    A file is only read when it is not as the row left it.
    """
    for candidate in beside(path):
        seen = store.seen(candidate)
        if seen is None:
            return Place(candidate, None)
        if row is not None and row.place == candidate and not row.accepted and seen == Seen(row.size, row.changed):
            return Place(candidate, seen, row.output, there=row.output == mark)
        there = store.read(candidate)
        found = digest(there)
        if found == mark or _ours(row, candidate, found) or not (_accepted(row, found) or edited(there)):
            return Place(candidate, seen, found, there=found == mark)
    raise AssertionError(path)  # there is always a next name


def _ours(row: Row | None, place: str, found: bytes) -> bool:
    return row is not None and row.place == place and row.output == found


def _accepted(row: Row | None, found: bytes) -> bool:
    return row is not None and row.accepted == found
