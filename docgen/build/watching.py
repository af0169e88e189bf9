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
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from stat import S_ISDIR

from docgen.build.keys import digest
from docgen.build.places import HIDDEN

Facts = tuple[int, int, int]
"""Time of the last change, size, number."""

UNSEEN: Facts = (0, 0, 0)
_NOWHERE: Facts = (0, 0, 1)
"""The facts of a link that leads nowhere: it counts as changed when it leads somewhere."""

_PER_ROW = 20_000
TICK = 20_000_000
"""Nanoseconds within which the clock of a file system may stand still."""
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
    folders, been = [""], set[tuple[int, int]]()
    while folders:
        folder = folders.pop()
        try:
            found, status = _list(f"{root}/{folder}"), (root / folder).stat()
        except OSError:  # it may be readable tomorrow
            yield folder or ".", UNSEEN
            continue
        known = (status.st_dev, status.st_ino)
        if (found.output and folder) or known in been:  # a link may lead back to where we are
            continue
        been.add(known)
        yield folder or ".", facts_of(status, moment) if found.whole else UNSEEN
        folders += [path for name in sorted(found.folders, reverse=True) if (path := f"{folder}{name}/") not in skip]
        yield from ((folder + name, facts_of(status, moment)) for name, status in sorted(found.files, key=_by_name))


@dataclass(slots=True)
class _Listing:
    """What is in a folder: `whole` unless a name cannot be kept, `output` when documents go there."""

    files: list[tuple[str, os.stat_result | None]] = field(default_factory=list[tuple[str, os.stat_result | None]])
    folders: list[str] = field(default_factory=list[str])
    whole: bool = True
    output: bool = False


def _list(folder: str) -> _Listing:
    found = _Listing()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == HIDDEN:
                found.output = True
            if entry.name.startswith((".", "~$")):
                continue
            if not entry.name.isprintable() and not _can_be_kept(entry.name):
                found.whole = False
                continue
            status = _status(entry)
            if status is not None and S_ISDIR(status.st_mode):
                found.folders.append(entry.name)
            else:
                found.files.append((entry.name, status))
    return found


def _can_be_kept(name: str) -> bool:
    """Whether a name is text of one line; one of another time or system may be neither."""
    return "\n" not in name and not any("\ud800" <= char <= "\udfff" for char in name)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What the file system tells of a file or folder, `None` of a link that leads nowhere."""
    try:
        return entry.stat()
    except OSError:
        return None


def _by_name(file: tuple[str, os.stat_result | None]) -> str:
    return file[0]


def facts_of(status: os.stat_result | None, moment: int) -> Facts:
    """The facts of a file, `UNSEEN` where it may still change without another time."""
    if status is None:
        return _NOWHERE
    changed = status.st_mtime_ns
    # some file systems count in whole seconds (FAT: every second one)
    tick = _TWO_SECONDS if changed % _SECOND == 0 else TICK
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
            now = (status.st_mtime_ns, status.st_size, status.st_ino) if status else _NOWHERE
            if now != (time, size, number):
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
