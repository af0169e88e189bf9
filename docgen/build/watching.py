"""Whether files changed, from what the file system tells without reading them: one stat per file.

A run remembers time, size and number of every input, and of every folder that holds inputs or outputs: a file that
comes or goes changes its folder. Equal facts mean that nothing changed, unless a file was written within the tick of
the clock in which it was read; such a file is remembered as never seen.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from docgen.build.keys import digest
from docgen.build.places import HIDDEN

Facts = tuple[int, int, int]
"""Time of the last change, size, number."""

UNSEEN: Facts = (0, 0, 0)
_PER_ROW = 20_000
_TICK = 20_000_000
_TWO_SECONDS = 2_000_000_000
_SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Watched:
    """Paths below one root with their facts, packed as they are stored."""

    root: str
    paths: str
    facts: bytes


def inputs(root: Path, moment: int, *, skip: Collection[str] = ()) -> Iterator[tuple[str, Facts]]:
    """Every folder below the root and every file in it, except what is hidden, what is output and `skip`.

    `moment` is when reading begins: what was changed just then counts as unseen.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        found = _list(f"{root}/{folder}", top=not folder)
        if found is None:
            continue
        files, inner = found
        yield folder or ".", facts_of((root / folder).stat(), moment)
        folders += [path for name in sorted(inner, reverse=True) if (path := f"{folder}{name}/") not in skip]
        yield from ((folder + name, facts_of(status, moment)) for name, status in sorted(files, key=lambda f: f[0]))


def _list(folder: str, *, top: bool) -> tuple[list[tuple[str, os.stat_result]], list[str]] | None:
    """The files and the folders in a folder; nothing when it is a folder of output, or cannot be read."""
    files: list[tuple[str, os.stat_result]] = []
    inner: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name == HIDDEN and not top:
                    return None
                if entry.name.startswith((".", "~$")):
                    continue
                if entry.is_dir():
                    inner.append(entry.name)
                else:
                    files.append((entry.name, entry.stat()))
    except OSError:
        return None
    return files, inner


def facts_of(status: os.stat_result, moment: int) -> Facts:
    """The facts of a file, `UNSEEN` where it may still change without another time."""
    changed = status.st_mtime_ns
    # some file systems count in whole seconds (FAT: every second one)
    tick = _TWO_SECONDS if changed % _SECOND == 0 else _TICK
    return UNSEEN if changed + tick > moment else (changed, status.st_size, status.st_ino)


def outputs(root: Path, folders: Iterable[str]) -> Iterator[tuple[str, Facts]]:
    """These folders as they are now."""
    for folder in folders:
        try:
            status = (root / folder).stat()
        except OSError:
            yield folder, UNSEEN
        else:
            yield folder, (status.st_mtime_ns, status.st_size, status.st_ino)


def pack(root: str, found: Iterable[tuple[str, Facts]]) -> Iterator[Watched]:
    """The facts as rows to store, not too many in one."""
    rest = iter(found)
    while part := list(islice(rest, _PER_ROW)):
        numbers = array("Q", (number for _, facts in part for number in facts))
        yield Watched(root, "\n".join(path for path, _ in part), numbers.tobytes())


def changed(root: Path, watched: Watched) -> Iterator[str]:
    """The paths whose facts are other than remembered, as they are found."""
    paths, numbers = watched.paths.split("\n"), array("Q")
    numbers.frombytes(watched.facts)
    facts = iter(numbers)
    with _inside(root) as stat:
        for path, time, size, number in zip(paths, facts, facts, facts, strict=False):
            status = stat(path)
            if status is None or (status.st_mtime_ns, status.st_size, status.st_ino) != (time, size, number):
                yield path


def touched(root: Path, documents: Iterable[tuple[str, int, int, bytes]], *, by_hash: bool) -> Iterator[str]:
    """The documents that are not as they were left: place, size, time and, when they are read, digest."""
    with _inside(root) as stat:
        for place, size, time, mark in documents:
            status = stat(place)
            same = status is not None and status.st_mtime_ns == time and status.st_size == size
            if not same or (by_hash and digest((root / place).read_bytes()) != mark):
                yield place


Stat = Callable[[str], os.stat_result | None]


@contextmanager
def _inside(root: Path) -> Generator[Stat]:
    """How to look at paths below a folder; a path below an open folder is found in half the time."""
    handle: int | None = None
    with suppress(OSError):
        handle = os.open(root, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    prefix = "" if handle is not None else f"{root}/"

    def stat(path: str) -> os.stat_result | None:
        try:
            return os.stat(prefix + path, dir_fd=handle)
        except OSError:
            return None

    try:
        yield stat
    finally:
        if handle is not None:
            os.close(handle)
