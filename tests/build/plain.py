"""Targets without documents: texts made of a shared value and one of their own, which say whether they were edited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.build.keys import OWN, Key, Part, digest, keyset, part_of, values_digest
from docgen.build.manifest import Manifest
from docgen.build.outcomes import Outcome
from docgen.build.places import HIDDEN, LocalStore
from docgen.build.plan import Options
from docgen.build.run import Run
from docgen.build.targets import Made, State, Target
from docgen.build.writing import At, Phase, Writer, nowhere, recover


class Stop(BaseException):
    """The plug is pulled."""


def text(shared: str, own: str) -> bytes:
    """What a target is made into: it carries the digest of its words, as documents do."""
    words = f"{shared} {own}".encode()
    return digest(words).hex().encode() + b"\n" + words


def edited(data: bytes) -> bool:
    """Whether the words are others than those that were made."""
    mark, _, words = data.partition(b"\n")
    return digest(words).hex().encode() != mark


@dataclass
class World:
    """An output folder, and what its targets are made from."""

    root: Path
    shared: str = "handboek 1"
    own: dict[str, str] = field(default_factory=dict[str, str])
    states: dict[str, State] = field(default_factory=dict[str, State])
    variants: dict[str, str] = field(default_factory=dict[str, str])
    made: list[str] = field(default_factory=list[str])
    store: Callable[[Path], LocalStore] = LocalStore
    writer: type[Writer] = Writer
    manifest: Callable[[Path], Manifest] = Manifest.open

    def targets(self) -> list[Target]:
        return [self.target(path) for path in self.own]

    def target(self, path: str) -> Target:
        parts = [
            Part("docgen", b"1"),
            part_of("handboek.fasen", {"intake": self.shared}),
            Part("intake.tekst", OWN),
        ]
        own, marks = values_digest({"intake.tekst": self.own[path]})
        key = Key(keyset(parts), own, b"", marks["intake.tekst"])
        state = self.states.get(path, State.MOVING)
        return Target(path, key, f"{path}.yaml", state, self.variants.get(path))

    def make(self, targets: Sequence[Target]) -> Iterator[Made]:
        for target in targets:
            self.made.append(target.path)
            yield Made(target, text(self.shared, self.own[target.name]))

    def run(
        self, options: Options | None = None, *, looked: Collection[str] | None = None, at: At = nowhere
    ) -> dict[str, Outcome]:
        """One build; by path what became of each target."""
        return {outcome.path: outcome for outcome in self.outcomes(options, looked=looked, at=at)}

    def outcomes(
        self, options: Options | None = None, *, looked: Collection[str] | None = None, at: At = nowhere
    ) -> list[Outcome]:
        (self.root / HIDDEN).mkdir(parents=True, exist_ok=True)
        self.made.clear()
        store, manifest = self.store(self.root), self.manifest(self.root / HIDDEN / "manifest.sqlite")
        try:
            recover(store, manifest)
            run = Run(store, manifest, self.make, edited, options or Options(), looked, at, writer=self.writer)
            return list(run.outcomes(self.targets()))
        finally:
            manifest.close()

    def files(self) -> dict[str, bytes]:
        """Every document; what docgen remembers is not one."""
        return documents(self.root)

    def leftovers(self) -> list[str]:
        """Files that a stop left behind."""
        return [path.name for path in (self.root / HIDDEN).rglob("*.tmp")]

    def wanted(self) -> dict[str, bytes]:
        """What a clean build gives."""
        return {path: text(self.shared, own) for path, own in self.own.items()}

    def edit(self, path: str, words: str = "met de hand") -> bytes:
        """Change a document by hand."""
        data = (self.root / path).read_bytes() + words.encode()
        (self.root / path).write_bytes(data)
        return data


def documents(root: Path) -> dict[str, bytes]:
    """Every document in an output folder by its path."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and HIDDEN not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def statuses(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {outcome.path: str(outcome.status) for outcome in outcomes}


def stopping(phase: Phase, number: int = 1) -> At:
    """Stops at that moment, the given time that it comes."""
    left = [number]

    def at(here: Phase, _path: str) -> None:
        if here is phase:
            left[0] -= 1
            if left[0] == 0:
                raise Stop

    return at
