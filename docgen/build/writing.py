"""Replacing documents in groups, so that a stop at any moment loses nothing and leaves nothing half (design 6.2).

    stage every document of the group aside  →  sync  →  commit the intents (digest before, digest after)
    →  put each in its place  →  sync the folders  →  commit the rows, strike the intents

After a stop the intents tell what happened to each place (`recover`): the digest before is found: it is made again;
the digest after: it was finished; any other: a person was there in between, and it counts as edited by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from docgen.build.failures import CANNOT_WRITE, not_replaced, stops_everything
from docgen.build.keys import digest
from docgen.build.manifest import Manifest
from docgen.build.places import ChangedMeanwhileError, Seen, Staged, Store
from docgen.build.rows import Intent, Row
from docgen.diagnostics import Diagnostic, Location


class Phase(StrEnum):
    """The moments at which a run can be stopped; a test stops it at each."""

    STAGED = "after-temp"
    FLUSHED = "after-sync"
    INTENDED = "after-intent"
    PUBLISHED = "after-replace"
    SETTLED = "before-commit"
    RECORDED = "after-commit"


At = Callable[[Phase, str], None]
"""Told at each moment, with the path of a document where there is one."""


def nowhere(_phase: Phase, _path: str) -> None:
    """Stops nowhere."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes for the place in the row; `expected` is what stands there now, `before` its digest."""

    row: Row
    data: bytes
    expected: Seen | None = None
    before: bytes = b""


@dataclass(frozen=True, slots=True)
class Written:
    """A document in its place, or why it is not there."""

    row: Row
    size: int
    finding: Diagnostic | None = None


class Writer:
    """Writes groups of documents in a store, and remembers them in a manifest."""

    def __init__(self, store: Store, manifest: Manifest, at: At = nowhere) -> None:
        self.store, self.manifest, self.at = store, manifest, at

    def write(self, group: Sequence[Write]) -> list[Written]:
        """Put these documents in their places; one that cannot be replaced keeps what it was.

        Raises:
            OSError: the medium is full or gone; nothing is half written.
        """
        staged = self.stage(group)
        self.intend(group)
        written = list(self.publish(group, staged))
        self.settle(written)
        self.record(written)
        return written

    def stage(self, group: Sequence[Write]) -> list[Staged]:
        """The bytes of the group, safe on the medium where nobody reads them."""
        staged: list[Staged] = []
        for write in group:
            staged.append(self.store.stage(write.data))
            self.at(Phase.STAGED, write.row.place)
        self.store.flush(staged)
        self.at(Phase.FLUSHED, "")
        return staged

    def intend(self, group: Sequence[Write]) -> None:
        """Commit what is about to happen."""
        with self.manifest.together():
            self.manifest.intend(Intent(write.row, write.before) for write in group)
        self.at(Phase.INTENDED, "")

    def publish(self, group: Sequence[Write], staged: Sequence[Staged]) -> Iterator[Written]:
        """Put each in its place."""
        for write, one in zip(group, staged, strict=True):
            yield self._publish(write, one)
            self.at(Phase.PUBLISHED, write.row.place)

    def _publish(self, write: Write, staged: Staged) -> Written:
        try:
            seen = self.store.publish(staged, write.row.place, write.expected)
        except ChangedMeanwhileError:
            return Written(write.row, 0, _changed_meanwhile(write.row.place))
        except OSError as error:
            if stops_everything(error):
                raise
            return Written(write.row, 0, not_replaced(write.row.place, error))
        return Written(replace(write.row, size=seen.size, changed=seen.changed), seen.size)

    def settle(self, written: Sequence[Written]) -> None:
        """Wait until the names are on the medium."""
        self.store.settle([one.row.place for one in written if one.finding is None])
        self.at(Phase.SETTLED, "")

    def record(self, written: Sequence[Written]) -> None:
        """Commit what has happened."""
        with self.manifest.together():
            self.manifest.put(one.row for one in written if one.finding is None)
            self.manifest.fulfil(one.row.place for one in written)
        self.at(Phase.RECORDED, "")


def recover(store: Store, manifest: Manifest, *, clean: bool = True) -> None:
    """Finish or undo what a run that stopped had begun; without `clean` nothing in the store changes."""
    intents = manifest.intents()
    finished = [row for intent in intents if (row := _finished(store, intent))]
    if intents:
        with manifest.together():
            manifest.put(finished)
            manifest.fulfil(intent.row.place for intent in intents)
    if clean:
        store.clean()


def _finished(store: Store, intent: Intent) -> Row | None:
    """The row of a document that did get its place; with any other digest there the old row keeps counting."""
    seen = store.seen(intent.row.place)
    if seen is None or digest(store.read(intent.row.place)) != intent.row.output:
        return None
    store.settle([intent.row.place])
    return replace(intent.row, size=seen.size, changed=seen.changed)


def _changed_meanwhile(name: str) -> Diagnostic:
    return Diagnostic(
        CANNOT_WRITE,
        "Dit document veranderde terwijl docgen het wilde vernieuwen, en is met rust gelaten.",
        Location(file=name),
        "Sluit het document en geef de opdracht opnieuw.",
    )
