"""Why a target must be made again: what changed between the key that it was made from and the key that it has now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.build.keys import MARK, PER_TARGET, Key, Part
from docgen.build.outcomes import Cause, Reason
from docgen.build.rows import Row

_BY_NAME = {
    "docgen": Cause.ENGINE,
    "sjabloon": Cause.TEMPLATE,
    "huisstijl": Cause.BRAND,
    "bladzijden": Cause.PAGES,
    "formulierversie": Cause.VERSION,
}
_ENOUGH = 5


def reasons(row: Row, key: Key, before: Mapping[str, Part]) -> list[Reason]:
    """Everything that changed since the row was written, `before` being its shared inputs; empty when it is fresh."""
    now = {part.name: part for part in key.keyset.parts}
    found = [] if row.keyset is None else list(_shared(before, now))
    if (row.own, row.around) != (key.own, key.around):
        found += list(_own(row.marks, list(_names(before)), key.marks, list(_names(now)))) or [Reason(Cause.RECORD)]
    return found


def _shared(before: Mapping[str, Part], now: Mapping[str, Part]) -> Iterator[Reason]:
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if old is None or new is None:
            # what is read follows from template and engine, which then changed too
            continue
        if old.digest != new.digest:
            yield from _in_part(old, new)


def _in_part(old: Part, new: Part) -> Iterator[Reason]:
    if cause := _BY_NAME.get(new.name):
        yield Reason(cause)
        return
    before, now = dict(old.leaves), dict(new.leaves)
    changed = [path for path in dict.fromkeys([*now, *before]) if before.get(path) != now.get(path)]
    # where only the order changed, no single value did
    paths = changed if 0 < len(changed) <= _ENOUGH else [""]
    yield from (Reason(Cause.SHARED, new.name + path) for path in paths)


def _names(parts: Mapping[str, Part]) -> Iterator[str]:
    return (name for name, part in sorted(parts.items()) if part.digest == PER_TARGET)


def _own(before: bytes, old: list[str], now: bytes, new: list[str]) -> Iterator[Reason]:
    marks = dict(zip(old, _split(before), strict=False))
    for name, mark in zip(new, _split(now), strict=False):
        if name in marks and marks[name] != mark:
            yield Reason(Cause.RECORD, name)


def _split(marks: bytes) -> Iterator[bytes]:
    return (marks[start : start + MARK] for start in range(0, len(marks), MARK))
