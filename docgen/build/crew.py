"""Work shared out over processes or machines: chunks, a window of a few per worker, and workers that die.

    chunks ─► window ─► executor ─► results, in the order in which they are ready
                 ▲          │
                 └── again ─┘   a chunk that was under way when a worker died; alone, then in halves

Any `concurrent.futures.Executor` will do. A chunk whose worker dies twice while nothing else was under way is at fault:
it is split, and the one item on which workers keep dying is reported, while all others are made. Workers that do not
even start are nobody's fault: then everything stops.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, forkserver
from threading import Thread
from typing import Generic, TypeVar

from docgen.diagnostics import Diagnostic
from docgen.errors import BuildError

T = TypeVar("T")
R = TypeVar("R")

WINDOW = 2
"""Chunks under way per worker: one in hand and one waiting, so that nobody waits and memory stays bounded."""
_CHANCES = 2
NO_WORKERS = "build.no-workers"


@dataclass(frozen=True, slots=True)
class Crew:
    """How to get workers, how many there are, and what is raised when one dies.

    A `lasting` one goes on when a worker died; a pool of processes does not.
    """

    hire: Callable[[], Executor]
    size: int
    died: tuple[type[BaseException], ...] = (BrokenExecutor,)
    lasting: bool = False


def processes(number: int, *preload: str) -> Crew:
    """A crew of processes on this machine, which have these modules ready."""
    context = multiprocessing.get_context("forkserver" if _can_fork() else "spawn")
    if preload and _can_fork():
        forkserver.set_forkserver_preload([*preload])
    return Crew(lambda: ProcessPoolExecutor(number, mp_context=context, initializer=_leave_with_driver), number)


def stand_by(*preload: str) -> None:
    """Let the server that processes are forked from start and import these modules, while this process goes on."""
    if _can_fork():
        forkserver.set_forkserver_preload([*preload])
        forkserver.ensure_running()


def _can_fork() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _leave_with_driver() -> None:
    """End this worker when its driver is gone: a driver that was killed cannot send it away."""
    if (driver := multiprocessing.parent_process()) is not None:
        Thread(target=_wait_for, args=(driver.sentinel,), daemon=True).start()


def _wait_for(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@dataclass(slots=True)
class _Chunk(Generic[T]):
    items: list[T]
    chances: int = _CHANCES


@dataclass
class _Shared(Generic[T, R]):
    """Work under way; `suspects` were in hand when a worker died, and go one by one."""

    crew: Crew
    work: Callable[[list[T]], R]
    chunks: Iterator[list[T]]
    lost: Callable[[T], R]
    suspects: deque[_Chunk[T]]

    def results(self) -> Iterator[R]:
        executor = self.crew.hire()
        under_way: dict[Future[R], _Chunk[T]] = {}
        try:
            while True:
                alive = self._fill(executor, under_way)
                if alive and not under_way:
                    return
                done = wait(under_way, return_when=FIRST_COMPLETED).done if alive else set(under_way)
                fallen: list[_Chunk[T]] = []
                for future in done:
                    chunk = under_way.pop(future)
                    try:
                        result = future.result()
                    except self.crew.died:
                        fallen.append(chunk)
                    else:
                        yield result
                for chunk in fallen:
                    yield from self._again(chunk, alone=len(fallen) == 1 and not under_way)
                if (fallen and not self.crew.lasting) or not alive:
                    self.suspects.extend(under_way.values())  # a result that came in between is made again
                    under_way.clear()
                    executor.shutdown(wait=False)
                    executor = self._hire_again()
        finally:
            executor.shutdown(wait=False)

    def _hire_again(self) -> Executor:
        """Workers in place of those that died, one of which proved that it starts at all."""
        for _ in range(_CHANCES):
            executor = self.crew.hire()
            try:
                executor.submit(_nothing).result()
            except self.crew.died:
                executor.shutdown(wait=False)
            else:
                return executor
        raise BuildError([_no_workers()])

    def _fill(self, executor: Executor, under_way: dict[Future[R], _Chunk[T]]) -> bool:
        """Hand out work while there is room; false when nobody takes it any more."""
        if self.suspects:
            return bool(under_way) or self._submit(executor, under_way, self.suspects.popleft())
        while len(under_way) < self.crew.size * WINDOW and (items := next(self.chunks, None)) is not None:
            if not self._submit(executor, under_way, _Chunk(items)):
                return False
        return True

    def _submit(self, executor: Executor, under_way: dict[Future[R], _Chunk[T]], chunk: _Chunk[T]) -> bool:
        try:
            under_way[executor.submit(self.work, chunk.items)] = chunk
        except self.crew.died:
            self.suspects.append(chunk)
            return False
        return True

    def _again(self, chunk: _Chunk[T], *, alone: bool) -> Iterator[R]:
        """Put a chunk back: as it is, in halves when it is at fault, or not at all."""
        chunk.chances -= alone
        if chunk.chances > 0:
            self.suspects.append(chunk)
        elif len(chunk.items) == 1:
            yield self.lost(chunk.items[0])
        else:
            half = len(chunk.items) // 2
            self.suspects.extendleft([_Chunk(chunk.items[half:]), _Chunk(chunk.items[:half])])


def _nothing() -> None:
    """What a worker can do who can do anything."""


def _no_workers() -> Diagnostic:
    return Diagnostic(
        NO_WORKERS,
        "Er start geen enkel proces om documenten te maken.",
        remedy="Staat de opdracht in een eigen script? Zet haar dan onder: if __name__ == '__main__': "
        "Kijk anders of er genoeg geheugen is, of geef --jobs 1.",
    )


def chunks_of(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of so many; the last holds what is left."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def share_out(
    crew: Crew, work: Callable[[list[T]], R], chunks: Iterable[list[T]], lost: Callable[[T], R]
) -> Iterator[R]:
    """The result of each chunk as it is ready; `lost` gives that of an item on which workers die.

    Raises:
        BuildError: `build.no-workers`: workers died, and no new one starts.
    """
    yield from _Shared(crew, work, iter(chunks), lost, deque()).results()
