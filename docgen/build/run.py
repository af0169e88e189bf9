"""One run over all targets: plan, make what is stale, write in groups, and say what became of each.

Knows nothing about documents: keys, making and telling an edit from a re-save are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain

from docgen.build.alike import Digests
from docgen.build.failures import cannot_write, file_open, stops_everything
from docgen.build.keys import Key, digest
from docgen.build.looking import Edited, find_place
from docgen.build.manifest import Manifest
from docgen.build.outcomes import Cause, Outcome, Reason, Status
from docgen.build.places import Store
from docgen.build.plan import Options, Plan, Planner
from docgen.build.rows import Row
from docgen.build.targets import Made, State, Target
from docgen.build.writing import At, Write, Writer, nowhere

Make = Callable[[Sequence[Target]], Iterable[Made]]
"""Makes these targets; results may come in any order."""

_GROUP = 256
"""Documents that wait for the disk together: a stop may lose as many, and the next run makes them again."""
_GROUP_BYTES = 16_000_000


@dataclass
class Run:
    """A run under way; afterwards `removed` are the documents that nothing asks for any more."""

    store: Store
    manifest: Manifest
    make: Make
    edited: Edited
    options: Options = field(default_factory=Options)
    looked: Collection[str] | None = None
    at: At = nowhere
    writer: type[Writer] = Writer
    removed: list[str] = field(default_factory=list[str])
    pruned: list[str] = field(default_factory=list[str])
    _left: dict[str, Row] = field(default_factory=dict[str, Row])
    _digests: Digests = field(default_factory=Digests)

    def outcomes(self, targets: Sequence[Target], *, complete: bool = True) -> Iterator[Outcome]:
        """What becomes of each target, as it happens; `complete` when these are all there should be.

        Raises:
            OSError: the output is full or gone; what was not told is as it was.
        """
        rows = {row.path: row for row in self.manifest.rows()}
        planner = Planner(self.manifest, self.store, self.edited, self.options, self.looked)
        seen: set[str] = set()
        general = [target for target in targets if target.variant_of is None]
        changed: set[str] = set()
        for outcome in self._all(general, planner, rows, seen):
            if outcome.status in (Status.MADE, Status.BESIDE):
                changed.add(outcome.path)
            yield outcome
        self._update()  # what variants are compared with
        variants = [target for target in targets if target.variant_of is not None]
        yield from self._all(variants, planner, rows, seen, changed)
        if complete:
            self._remove(row for path, row in rows.items() if path not in seen)
        self._update()

    def _all(
        self,
        targets: Iterable[Target],
        planner: Planner,
        rows: dict[str, Row],
        seen: set[str],
        changed: Collection[str] = (),
    ) -> Iterator[Outcome]:
        stale: list[Plan] = []
        for plan in chain.from_iterable(planner.plan(target, rows) for target in targets):
            plan = _with_general(plan, changed)  # noqa: PLW2901 — the same plan with one reason more
            seen.add(plan.target.path)
            if plan.status is Status.PLANNED and not self.options.dry_run:
                stale.append(plan)
                continue
            self._note(plan, rows.get(plan.target.path))
            path = plan.row.place or plan.row.path if plan.row else plan.target.path
            yield Outcome(path, plan.status, plan.row.size if plan.row else 0, (), plan.reasons)
        yield from self._make_all(stale)

    def _note(self, plan: Plan, before: Row | None) -> None:
        """Remember what a target at rest is, when that differs from what the manifest says."""
        row = plan.row or Row(plan.target.path, None, b"", b"", b"", b"", "", source=plan.target.source)
        row = replace(row, status=plan.status if plan.status in (Status.FROZEN, Status.WAITING) else "")
        if row != before and plan.status is not Status.PLANNED:
            self._left[row.path] = row

    def _update(self) -> None:
        if self._left and not self.options.dry_run:
            with self.manifest.together():
                self.manifest.put(self._left.values())
            self._left.clear()

    def _make_all(self, plans: list[Plan]) -> Iterator[Outcome]:
        if not plans:
            return
        by_path = {plan.target.path: plan for plan in plans}
        with self.manifest.together():
            self.manifest.forget_state()
            keysets = {key.keyset.digest: key.keyset for plan in plans if (key := plan.target.key)}
            numbers = {mark: self.manifest.intern(keyset) for mark, keyset in keysets.items()}
        writer = self.writer(self.store, self.manifest, self.at)
        group: list[tuple[Plan, Write]] = []
        size = 0
        for made in self.make([plan.target for plan in plans]):
            plan = by_path[made.target.path]
            step = self._next(plan, made, numbers)
            if isinstance(step, Outcome):
                yield step
                if step.status is Status.FAILED and not self.options.keep_going:
                    break
                continue
            group.append((plan, step))
            size += len(step.data)
            if len(group) >= _GROUP or size >= _GROUP_BYTES:
                yield from self._write(writer, group)
                group, size = [], 0
        yield from self._write(writer, group)

    def _next(self, plan: Plan, made: Made, numbers: dict[bytes, int]) -> Outcome | Write:
        """Where the bytes of a target go, or what became of it without writing."""
        target, key = plan.target, plan.target.key
        if made.data is None or key is None:
            return Outcome(target.path, Status.FAILED, 0, made.findings, plan.reasons)
        mark = self._digests.of(made.data, key.keyset.digest)
        keyset = numbers[key.keyset.digest]
        if target.variant_of and (general := self.manifest.row(target.variant_of)) and general.output == mark:
            self._left[target.path] = _row(target, key, keyset, mark, "")
            return Outcome(target.path, Status.SAME, 0, (), plan.reasons)
        try:
            place = find_place(self.store, plan.row, target.path, mark, self.edited)
        except OSError as error:
            if stops_everything(error):
                raise
            return Outcome(target.path, Status.FAILED, 0, (cannot_write(target.path, error),), plan.reasons)
        row = _row(target, key, keyset, mark, place.path)
        if place.there and place.seen:
            row = replace(row, size=place.seen.size, changed=place.seen.changed)
            self._left[row.path] = row
            self._tidy_beside(plan.row, row)
            status = Status.UNCHANGED if place.path == target.path else Status.BESIDE
            return Outcome(place.path, status, len(made.data), (), plan.reasons)
        if place.seen and (lock := self.store.opened(place.path)):
            return Outcome(target.path, Status.FAILED, 0, (file_open(place.path, lock),), plan.reasons)
        if place.seen and target.state is State.FINAL and place.path == target.path:
            self.store.keep_copy(place.path)
        return Write(row, made.data, place.seen, place.before)

    def _write(self, writer: Writer, group: Sequence[tuple[Plan, Write]]) -> Iterator[Outcome]:
        if not group:
            return
        written = writer.write([write for _, write in group])
        for (plan, _), done in zip(group, written, strict=True):
            if done.finding is not None:
                yield Outcome(plan.target.path, Status.FAILED, 0, (done.finding,), plan.reasons)
                continue
            self._tidy_beside(plan.row, done.row)
            status = Status.MADE if done.row.place == done.row.path else Status.BESIDE
            yield Outcome(done.row.place, status, done.size, (), plan.reasons)

    def _tidy_beside(self, before: Row | None, now: Row) -> None:
        """Take away the document that stood beside an edit which is gone, unless a person changed it too."""
        if before is None or not before.place or before.place in (now.place, before.path):
            return
        with suppress(OSError):
            if digest(self.store.read(before.place)) == before.output:
                self.store.remove(before.place)

    def _remove(self, rows: Iterable[Row]) -> None:
        """Report documents that nothing asks for, or take away those that nobody touched."""
        gone: list[str] = []
        for row in rows:
            if not row.place or self.store.seen(row.place) is None:
                gone.append(row.path)
            elif self.options.prune and not self.options.dry_run and digest(self.store.read(row.place)) == row.output:
                self.store.remove(row.place)
                gone.append(row.path)
                self.pruned.append(row.place)
            else:
                self.removed.append(row.place)
        if gone and not self.options.dry_run:
            with self.manifest.together():
                self.manifest.forget_state()
                self.manifest.forget(gone)


def _row(target: Target, key: Key, keyset: int, output: bytes, place: str) -> Row:
    return Row(target.path, keyset, key.own, key.around, key.marks, output, place, source=target.source)


def _with_general(plan: Plan, changed: Collection[str]) -> Plan:
    """A variant is looked at again when the form that it may be equal to was made anew."""
    if plan.target.variant_of not in changed or plan.status is Status.PLANNED:
        return plan
    return replace(plan, status=Status.PLANNED, reasons=(Reason(Cause.GENERAL),))
