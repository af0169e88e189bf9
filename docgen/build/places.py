"""Where documents stand, and how the medium is used so that a stop never leaves half a document.

A `Store` holds documents by their path below the output root. Writing goes in steps, so that many documents can share
the slow ones: `stage` puts bytes where nobody reads them, `flush` makes sure that they are on the medium, `publish`
puts one in its place at once, `settle` makes sure of the names too.

    uitvoer/clienten/c-0001/intake-v2026.1.docx
    uitvoer/.docgen/manifest.sqlite  lock  tijdelijk/17.tmp  bewaard/clienten/c-0001/…
"""

# once per document a Path costs more than the stat, the rename or the sync that it is for
# ruff: noqa: PTH103, PTH105, PTH116, PTH123

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Protocol

HIDDEN = ".docgen"
STAGED, KEPT = "tijdelijk", "bewaard"
# the journal of a file system takes the syncs that arrive together in one go; more threads only add switching
_THREADS = 4


class ChangedMeanwhileError(Exception):
    """What stands in the place is not what was seen there before."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be told of a document without reading it; equal means untouched."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes that wait to be put in their place."""

    name: str
    size: int


class Store(Protocol):
    """Documents by path, replaced at once or not at all."""

    def seen(self, path: str) -> Seen | None:
        """What stands there, or `None`."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a document."""
        ...

    def stage(self, data: bytes) -> Staged:
        """Bytes put aside, perhaps still on their way to the medium."""
        ...

    def flush(self, staged: Sequence[Staged]) -> None:
        """Wait until all of these are on the medium."""
        ...

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:
        """Put the bytes in their place at once.

        Raises:
            ChangedMeanwhileError: something else than expected stands there; it is left alone.
        """
        ...

    def settle(self, paths: Iterable[str]) -> None:
        """Wait until these names are on the medium."""
        ...

    def keep(self, path: str) -> str:
        """Move a document aside, where it is never replaced; gives its new path."""
        ...

    def keep_copy(self, path: str) -> str:
        """Keep what a document is now, while it stays in its place; gives the path of the copy."""
        ...

    def move(self, path: str, target: str) -> None:
        """Put a document in the place of another."""
        ...

    def remove(self, path: str) -> None:
        """Take a document away."""
        ...

    def opened(self, path: str) -> str | None:
        """The name of the lock file that says that somebody has the document open, or `None`."""
        ...

    def clean(self) -> None:
        """Remove what an earlier run staged and never published."""
        ...


class LocalStore:
    """Documents in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staged = f"{root}/{HIDDEN}/{STAGED}"
        self._numbers = count(1)
        self._folders: set[str] = set()

    def seen(self, path: str) -> Seen | None:
        """Size and time of the file, or `None` where there is none."""
        try:
            found = os.stat(f"{self.root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Seen(found.st_size, found.st_mtime_ns)

    def read(self, path: str) -> bytes:
        """The bytes of the file."""
        return (self.root / path).read_bytes()

    def stage(self, data: bytes) -> Staged:
        """A file of these bytes in a folder of our own on the same file system, not yet synced."""
        name = f"{next(self._numbers)}.tmp"
        path = f"{self._staged}/{name}"
        try:
            _write(path, data)
        except FileNotFoundError:
            os.makedirs(self._staged, exist_ok=True)
            _write(path, data)
        return Staged(name, len(data))

    def flush(self, staged: Sequence[Staged]) -> None:
        """Sync all of these files, several at a time."""
        _sync_all([f"{self._staged}/{one.name}" for one in staged])

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:
        """Rename the staged file over the one in its place."""
        if self.seen(path) != expected:
            raise ChangedMeanwhileError(path)
        if expected is None:
            self._make_folder(path.rpartition("/")[0])
        target = f"{self.root}/{path}"
        os.replace(f"{self._staged}/{staged.name}", target)
        found = os.stat(target)
        return Seen(found.st_size, found.st_mtime_ns)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            os.makedirs(f"{self.root}/{folder}", exist_ok=True)
            self._folders.add(folder)

    def settle(self, paths: Iterable[str]) -> None:
        """Sync the folders of these files, and those above that may be new."""
        folders: set[str] = set()
        for path in paths:
            folder = path
            while folder:
                folder = folder.rpartition("/")[0]
                if folder in folders:
                    break
                folders.add(folder)
        _sync_all([f"{self.root}/{folder}" for folder in folders])

    def keep(self, path: str) -> str:
        """Move the file below `.docgen/bewaard`, under a name that is free."""
        place = self._kept(path)
        self.move(path, place)
        return place

    def keep_copy(self, path: str) -> str:
        """A copy of the file below `.docgen/bewaard`, under a name that is free."""
        place = self._kept(path)
        (self.root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(self.root / path, self.root / place)
        sync(self.root / place)
        self.settle([place])
        return place

    def _kept(self, path: str) -> str:
        wanted = PurePosixPath(HIDDEN, KEPT, path)
        names = chain([wanted.name], (f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2)))
        return next(str(place) for name in names if not (self.root / (place := wanted.with_name(name))).exists())

    def move(self, path: str, target: str) -> None:
        """Rename the file, and sync both folders."""
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).replace(self.root / target)
        self.settle([path, target])

    def remove(self, path: str) -> None:
        """Delete the file, and the folders that are empty without it."""
        (self.root / path).unlink(missing_ok=True)
        folder = path.rpartition("/")[0]
        with suppress(OSError):  # something else stands there
            while folder:
                (self.root / folder).rmdir()
                self._folders.discard(folder)
                folder = folder.rpartition("/")[0]
        self.settle([f"{folder}/." if folder else "."])

    def opened(self, path: str) -> str | None:
        """The lock file of Word, Excel or LibreOffice beside the file, or `None`."""
        folder, slash, file = path.rpartition("/")
        # Word leaves out the first two letters of a longer name
        for name in (f"~${file}", f"~${file[2:]}", f".~lock.{file}#"):
            if os.access(f"{self.root}/{folder}{slash}{name}", os.F_OK):  # most often not, and then quicker than a stat
                return name
        return None

    def clean(self) -> None:
        """Remove every staged file."""
        with suppress(FileNotFoundError):
            for path in sorted(Path(self._staged).iterdir()):
                path.unlink()


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def sync(path: str | Path) -> None:
    """Wait until a file or folder is on the disk; a system that cannot sync a folder has nothing to wait for."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_all(paths: Sequence[str]) -> None:
    """Sync all of these, a share of them in each thread."""
    if len(paths) < _THREADS:
        _sync_each(paths)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(_sync_each, (paths[start::_THREADS] for start in range(_THREADS))))


def _sync_each(paths: Sequence[str]) -> None:
    for path in paths:
        sync(path)
