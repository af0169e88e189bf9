"""kill -9 at random moments, of the driver or of a worker, and what must hold after each: design 6.2.

A child builds targets of texts; the parent kills it, plays a person who edits, and looks at every file. Texts take no
time to make, so a thousand kills take minutes; where they fell is counted by the phase of writing. A share of them may
go to another world: `journeys.kills` has one of real documents.
"""

from __future__ import annotations

import mmap
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build.plain import World, text
from docgen.build.crew import Crew, share_out
from docgen.build.targets import Made, Target
from docgen.build.writing import Phase

PHASES = [*Phase]
Item = tuple[str, str, str]


def _texts(items: list[Item]) -> list[tuple[str, bytes]]:
    time.sleep(0.002)
    return [(path, text(shared, own)) for path, shared, own in items]


def _lost(item: Item) -> list[tuple[str, bytes]]:
    raise AssertionError(item)  # no text kills a worker by itself


@dataclass
class Crowded(World):
    """Targets that are made by two workers."""

    def make(self, targets: Sequence[Target]) -> Iterator[Made]:
        by_name = {target.name: target for target in targets}
        items = [(name, self.shared, self.own[name]) for name in by_name]
        chunks = [items[start : start + 8] for start in range(0, len(items), 8)]
        crew = Crew(lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")), 2)
        for chunk in share_out(crew, _texts, chunks, _lost):
            for name, data in chunk:
                self.made.append(name)
                yield Made(by_name[name], data)


@dataclass
class Killed:
    """What a series of kills showed; `problems` must be empty."""

    kills: int = 0
    phases: Counter[str] = field(default_factory=Counter[str])
    worlds: Counter[str] = field(default_factory=Counter[str])
    problems: list[str] = field(default_factory=list[str])


def kill_often(
    root: Path,
    kills: int,
    *,
    seed: int = 1,
    targets: int = 40,
    workers: bool = True,
    others: Callable[[Path, int], World] | None = None,
    **parts: Any,
) -> Killed:
    """That many kills, in series of a few, each series ended by a run that nobody disturbs.

    With `others` every eighth series is one of the world that it makes, in a folder and by the number of the series.
    """
    chance, found = random.Random(seed), Killed()
    paths = [f"clienten/c-{number}/intake.docx" for number in range(targets)]
    series = 0
    while found.kills < kills and len(found.problems) < 20:
        series += 1
        if others is not None and series % 8 == 1:
            world = others(root / str(series), series // 8)
        else:
            kind = Crowded if workers and series % 4 == 0 else World
            world = kind(root / str(series), own=dict.fromkeys(paths, "a"), **parts)
        _series(world, chance, found, min(kills, found.kills + 5))
    return found


def _series(world: World, chance: random.Random, found: Killed, until: int) -> None:
    started = time.monotonic()
    world.run()
    lasts = time.monotonic() - started
    paths = list(world.own)
    edits: dict[str, bytes] = {}
    known = {path: {data} for path, data in world.wanted().items()}
    number = 0
    while found.kills < until:
        number += 1
        if chance.random() < 0.5:
            world.shared = f"handboek {number + 1}"
        for path in chance.sample(paths, len(paths) * 3 // 10):
            world.own[path] = f"{path} {number}"
        for path, data in world.wanted().items():
            known.setdefault(path, set()).add(data)
        _kill_once(world, chance.uniform(0, lasts * 1.2), found, chance)
        found.problems += _looked_at(world, known, edits, found.kills)
        mine = chance.choice(paths)
        if mine not in edits and (world.root / mine).exists():
            edits[mine] = world.edit(mine, f"met de hand {number}")
    world.run()
    found.problems += _as_undisturbed(world, edits)
    world.run()
    found.problems += [f"made again: {path}" for path in world.made]


def _kill_once(world: World, delay: float, found: Killed, chance: random.Random) -> None:
    """Start a run in a process of its own, and kill it, or one of its workers, after so many seconds."""
    board = mmap.mmap(-1, 1)
    child = os.fork()
    if child == 0:
        _child(world, board)
    if chance.random() < 0.5:  # making takes the most time: half of the kills wait for the writing
        while not board[0] and not _ended(child):
            time.sleep(0.001)
        delay = chance.uniform(0, 0.05)
    time.sleep(delay)
    workers = _children(child) if chance.random() < 0.5 else []
    if workers:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(workers), signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        _end_group(child)
        if status != 0:
            found.problems.append(f"a killed worker stopped the run: {status}")
        found.phases["worker"] += 1
        found.worlds[type(world).__name__] += 1
        found.kills += 1
        return
    alive, _ = os.waitpid(child, os.WNOHANG)
    if alive == 0:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _end_group(child)
        found.phases[PHASES[board[0] - 1].value if board[0] else "before writing"] += 1
        found.worlds[type(world).__name__] += 1
        found.kills += 1


def _end_group(child: int) -> None:
    """End the workers of a driver that is gone: those that share a pipe do not notice it themselves."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _child(world: World, board: mmap.mmap) -> None:
    os.setpgid(0, 0)

    def at(phase: Phase, _path: str) -> None:
        board[0] = PHASES.index(phase) + 1

    code = 1
    try:
        world.run(at=at)
        code = 0
    finally:
        os._exit(code)


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _looked_at(world: World, known: dict[str, set[bytes]], edits: dict[str, bytes], kill: int) -> Iterator[str]:
    """What is wrong right after a kill: half documents, lost documents, lost edits."""
    files = world.files()
    for path, texts in known.items():
        if path not in files:
            yield f"kill {kill}: lost {path}"
        elif path in edits:
            if files[path] != edits[path]:
                yield f"kill {kill}: edit lost in {path}"
        elif files[path] not in texts:
            yield f"kill {kill}: half written {path}"


def _as_undisturbed(world: World, edits: dict[str, bytes]) -> Iterator[str]:
    """What differs from a run that nobody disturbed: documents, edits, and leftovers."""
    files, wanted = world.files(), world.wanted()
    for path, data in wanted.items():
        place = path.replace(".docx", ".nieuw.docx") if path in edits else path
        # an edit that was overtaken by a text equal to what is wanted has no neighbour
        if files.get(place) != data:
            yield f"stale: {place}"
        if path in edits and files.get(path) != edits[path]:
            yield f"edit lost: {path}"
    extra = files.keys() - wanted.keys() - {path.replace(".docx", ".nieuw.docx") for path in edits}
    yield from (f"should not be there: {path}" for path in sorted(extra))
    yield from (f"left over: {name}" for name in world.leftovers())
