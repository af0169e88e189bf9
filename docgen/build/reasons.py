"""Why a target must be made again: what changed between the key that it was made from and the key that it has now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from docgen.build.keys import AROUND, MARK, OWN, Key, Part
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
    marks, marks_now = _marks(row.marks, before), _marks(key.marks, now)
    for cause, kind, changed in (
        (Cause.RECORD, OWN, row.own != key.own),
        (Cause.AROUND, AROUND, row.around != key.around),
    ):
        if changed:
            found += _of_its_own(cause, _of(kind, marks, before), _of(kind, marks_now, now))
    return found


def _shared(before: Mapping[str, Part], now: Mapping[str, Part]) -> Iterator[Reason]:
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        # what is read at all follows from template and engine, which then changed too
        if old is not None and new is not None and old.digest != new.digest:
            yield from _in_part(old, new)


def _in_part(old: Part, new: Part) -> Iterator[Reason]:
    if cause := _BY_NAME.get(new.name):
        yield Reason(cause)
        return
    before, now = dict(old.leaves), dict(new.leaves)
    changed = [path for path in dict.fromkeys([*now, *before]) if before.get(path) != now.get(path)]
    if not changed:
        yield Reason(Cause.ORDER, new.name + _first_moved([*before], [*now]))
        return
    paths = changed if len(changed) <= _ENOUGH else [""]
    yield from (Reason(Cause.SHARED, new.name + path) for path in paths)


def _first_moved(before: Sequence[str], now: Sequence[str]) -> str:
    """The path of what holds the first values that stand in another order."""
    moved = next(((old, new) for old, new in zip(before, now, strict=False) if old != new), ("", ""))
    both = takewhile(lambda pair: pair[0] == pair[1], zip(*(path.split(".") for path in moved), strict=False))
    return ".".join(key for key, _ in both)


def _marks(marks: bytes, parts: Mapping[str, Part]) -> dict[str, bytes]:
    """The mark of each value of its own, by name."""
    names = (name for name, part in sorted(parts.items()) if part.digest in (OWN, AROUND))
    return dict(zip(names, _split(marks), strict=False))


def _of(kind: bytes, marks: Mapping[str, bytes], parts: Mapping[str, Part]) -> dict[str, bytes]:
    return {name: mark for name, mark in marks.items() if parts[name].digest == kind}


def _of_its_own(cause: Cause, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[Reason]:
    """What changed among the values of its own; that other ones are read now follows from the template."""
    found = [Reason(cause, name) for name, mark in now.items() if before.get(name, mark) != mark]
    return found or ([Reason(cause)] if before.keys() == now.keys() else [])


def _split(marks: bytes) -> Iterator[bytes]:
    return (marks[start : start + MARK] for start in range(0, len(marks), MARK))
