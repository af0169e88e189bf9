"""A stop at any moment: nothing lost, nothing half, nothing fresh that is stale, no leftovers; and checks that bite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest

from build.plain import Stop, World, stopping
from docgen.build.manifest import Manifest
from docgen.build.places import LocalStore, Seen, Staged
from docgen.build.writing import Phase, Write, Writer, Written

PATHS = [f"clienten/c-{number}/intake.docx" for number in range(4)]
STOPS = [(phase, number) for phase in Phase for number in (1, 2, 4)]


def losses(root: Path, change: Callable[[World], None], phase: Phase, number: int, **parts: object) -> list[str]:
    """What is wrong after a stop and a second run, with a document edited before and one edited in between.

    One record changes once more before the second run.
    """
    world = World(root, own=dict.fromkeys(PATHS, "a"), **parts)  # type: ignore[arg-type]
    world.run()
    theirs = world.edit(PATHS[0])
    whole = set(world.files().values())
    change(world)
    with suppress(Stop):
        world.run(at=stopping(phase, number))
    after = set(world.files().values()) - whole - set(world.wanted().values())
    problems = [f"half written: {data!r}" for data in after]
    between = world.edit(PATHS[2], "tussendoor")
    world.own[PATHS[1]] = "c"
    world.run()
    files = world.files()
    problems += ["an edit is lost"] if (files[PATHS[0]], files[PATHS[2]]) != (theirs, between) else []
    for path in PATHS:
        place = path if path not in (PATHS[0], PATHS[2]) else path.replace(".docx", ".nieuw.docx")
        if files.get(place) != world.wanted()[path]:
            problems.append(f"not as a clean build: {place}")
    expected = {*PATHS, *(PATHS[n].replace(".docx", ".nieuw.docx") for n in (0, 2))}
    problems += [f"should not be there: {path}" for path in files.keys() - expected]
    problems += [f"left over: {name}" for name in world.leftovers()]
    world.run()
    return problems + [f"made again: {path}" for path in world.made]


def all_own(world: World) -> None:
    world.own = dict.fromkeys(PATHS, "b")


def shared(world: World) -> None:
    world.shared = "handboek 2"


@pytest.mark.parametrize(("phase", "number"), STOPS)
@pytest.mark.parametrize("change", [all_own, shared])
def test_a_stop_at_any_moment_loses_nothing(
    tmp_path: Path, change: Callable[[World], None], phase: Phase, number: int
) -> None:
    assert losses(tmp_path / "uitvoer", change, phase, number) == []


def strict(_data: bytes) -> bool:
    return True


class InPlace(LocalStore):
    """Writes over the document itself, and is stopped halfway the first time."""

    stopped: ClassVar[set[Path]] = set()

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:
        data = (self.root / ".docgen" / "tijdelijk" / staged.name).read_bytes()
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data[: len(data) // 2])
        if expected is not None and self.root not in self.stopped:
            self.stopped.add(self.root)
            raise Stop
        target.write_bytes(data)
        found = target.stat()
        return Seen(found.st_size, found.st_mtime_ns)


class CommitsFirst(Writer):
    """Says that documents are there before they are."""

    def write(self, group: Sequence[Write]) -> list[Written]:
        staged = self.stage(group)
        self.intend(group)
        self.record([Written(write.row, len(write.data)) for write in group])
        return list(self.publish(group, staged))


class WithoutIntents(Writer):
    """Does not write down what is about to happen."""

    def intend(self, group: Sequence[Write]) -> None:  # noqa: ARG002 — leaving it out is the mistake
        self.at(Phase.INTENDED, "")


@pytest.mark.parametrize(
    ("parts", "stops"),
    [
        ({"store": InPlace}, [(Phase.RECORDED, 99)]),  # stops by itself
        ({"writer": CommitsFirst}, STOPS),
        ({"writer": WithoutIntents}, STOPS),
    ],
    ids=["write in place", "commit before rename", "no intent row"],
)
def test_the_checks_catch_a_writer_that_takes_a_short_cut(
    tmp_path: Path, parts: dict[str, object], stops: list[tuple[Phase, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # documents that say nothing of themselves: only the manifest can tell what a person changed
    monkeypatch.setattr("build.plain.edited", strict)
    found = [
        problem
        for number, (phase, time) in enumerate(stops)
        for problem in losses(tmp_path / str(number), all_own, phase, time, **parts)
    ]
    assert found


def test_the_checks_pass_for_documents_that_say_nothing_of_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build.plain.edited", strict)
    for number, (phase, time) in enumerate(STOPS):
        assert losses(tmp_path / str(number), all_own, phase, time) == []


def test_a_document_that_changes_at_the_last_moment_is_left_alone(tmp_path: Path) -> None:
    world = World(tmp_path / "uitvoer", own=dict.fromkeys(PATHS, "a"))
    world.run()
    all_own(world)
    edits: list[bytes] = []

    def at(phase: Phase, _path: str) -> None:
        if phase is Phase.INTENDED:
            edits.append(world.edit(PATHS[1], "net nog"))

    done = world.run(at=at)
    assert done[PATHS[1]].status == "mislukt"
    assert world.files()[PATHS[1]] == edits[0]


def test_a_manifest_remembers_its_intents(tmp_path: Path) -> None:
    world = World(tmp_path / "uitvoer", own=dict.fromkeys(PATHS, "a"))
    with pytest.raises(Stop):
        world.run(at=stopping(Phase.INTENDED))
    manifest = Manifest.open(world.root / ".docgen" / "manifest.sqlite")
    assert sorted(intent.row.place for intent in manifest.intents()) == PATHS
    assert all(intent.before == b"" for intent in manifest.intents())
    manifest.close()
