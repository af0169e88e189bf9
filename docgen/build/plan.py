"""Which targets are made again and why, and which are left alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from docgen.build.keys import Key, digest
from docgen.build.looking import Edited, look
from docgen.build.manifest import Manifest
from docgen.build.outcomes import Cause, Reason, Status
from docgen.build.places import Store
from docgen.build.reasons import reasons
from docgen.build.rows import Row
from docgen.build.targets import State, Target, renewals

Verify = Literal["stat", "hash"]
_BY_PEOPLE = frozenset({Cause.EDITED, Cause.RESAVED, Cause.OPEN, Cause.FORCED})


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked of a run beyond the usual."""

    force: bool = False
    renew: bool = False
    dry_run: bool = False
    keep_going: bool = True
    prune: bool = False
    verify: Verify | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with one target: when planned it is made, otherwise its status is known already.

    The path of `target` is that of its newest renewal; `row` is what is known of it, brought up to date.
    """

    target: Target
    row: Row | None
    status: Status
    reasons: tuple[Reason, ...] = ()


class Planner:
    """Compares targets with what the manifest remembers of them."""

    def __init__(
        self,
        manifest: Manifest,
        store: Store,
        edited: Edited,
        options: Options,
        looked: Collection[str] | None,
    ) -> None:
        """`looked` are the folders whose documents are looked at, `None` for all."""
        self.manifest, self.store, self.edited, self.options = manifest, store, edited, options
        self._looked = None if options.verify else looked
        self._told: dict[tuple[int, bytes], list[Reason]] = {}

    def plan(self, target: Target, rows: Mapping[str, Row]) -> Iterator[Plan]:
        """What to do with a target; earlier versions of a document that was renewed come first."""
        *earlier, path, free = self._places(target, rows)
        for place in earlier:
            yield Plan(_at(target, place), rows.get(place) or self._adopted(_at(target, place)), Status.FROZEN)
        plan = self._plan(_at(target, path), rows.get(path), free)
        if path in rows and plan.target.path != path:
            yield Plan(_at(target, path), rows[path], Status.FROZEN)
        yield plan

    def _places(self, target: Target, rows: Mapping[str, Row]) -> list[str]:
        """The paths of a document and of those that were made anew, then the one that is free for the next."""
        lost = target.state is State.FINAL and target.path not in rows  # with a lost manifest the files tell
        found: list[str] = []
        for path in renewals(target.path):
            found.append(path)
            there = path in rows or (lost and self.store.seen(path) is not None)
            if not there and len(found) > 1:
                return found
            if not there:
                return [path, path]
        raise AssertionError(target.path)  # there is always a next name

    def _plan(self, target: Target, row: Row | None, free: str) -> Plan:
        if target.state is State.WAITING:
            return Plan(target, row, Status.WAITING)
        if target.state is State.HANDED:
            return Plan(target, row, Status.FROZEN)
        row = row if row is not None and row.output else self._adopted(target)
        if row is None:
            return Plan(target, None, Status.PLANNED, (Reason(Cause.NEW),))
        found, row = self._reasons(target, row)
        if target.state is State.FINAL and _only_around(found):
            if not self.options.renew:
                return Plan(target, row, Status.FROZEN, found)
            return Plan(_at(target, free), None, Status.PLANNED, found)
        if found or target.key is None:
            return Plan(target, row, Status.PLANNED, found)
        return Plan(target, row, at_rest(row))

    def _adopted(self, target: Target) -> Row | None:
        """A final document that the manifest does not know, but that is as docgen made it: it stays as it is."""
        seen = self.store.seen(target.path) if target.state is State.FINAL and target.key is not None else None
        if seen is None or target.key is None:
            return None
        data, key = self.store.read(target.path), target.key
        if self.edited(data):
            return None
        return Row(
            target.path, None, key.own, key.around, key.marks, digest(data), target.path, seen.size, seen.changed,
            source=target.source,
        )  # fmt: skip

    def _reasons(self, target: Target, row: Row) -> tuple[tuple[Reason, ...], Row]:
        found: list[Reason] = []
        if target.key is not None and not self._same(target.key, row):
            found = self._why(target.key, row) or [Reason(Cause.UNKNOWN)]
        if self._looked is None or row.path.rpartition("/")[0] in self._looked:
            cause, row = look(self.store, row, self.edited, by_hash=self.options.verify == "hash")
            found += [Reason(cause)] if cause else []
        if self.options.force and not found:
            found = [Reason(Cause.FORCED)]
        return tuple(found), row

    def _why(self, key: Key, row: Row) -> list[Reason]:
        """What changed; documents with equal shared inputs and an unchanged record have equal reasons."""
        if (row.own, row.around) != (key.own, key.around) or row.keyset is None:
            return reasons(row, key, {} if row.keyset is None else self.manifest.parts(row.keyset))
        known = (row.keyset, key.keyset.digest)
        if known not in self._told:
            self._told[known] = reasons(row, key, self.manifest.parts(row.keyset))
        return list(self._told[known])

    def _same(self, key: Key, row: Row) -> bool:
        if row.keyset is None or (row.own, row.around) != (key.own, key.around):
            return False
        return row.keyset == self.manifest.find_keyset(key.keyset.digest)


def _at(target: Target, path: str) -> Target:
    return target if path == target.path else replace(target, path=path, renewal_of=target.name)


def _only_around(found: tuple[Reason, ...]) -> bool:
    """Whether a final document would change by what stands around it only: not by its own record."""
    causes = {reason.cause for reason in found}
    return bool(causes - _BY_PEOPLE) and not causes & {Cause.MISSING, Cause.RECORD}


def at_rest(row: Row) -> Status:
    """The status of a target that is left as it is."""
    if not row.place:
        return Status.SAME
    return Status.UNCHANGED if row.place == row.path else Status.BESIDE
