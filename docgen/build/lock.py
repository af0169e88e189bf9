"""One lock per output root, so that two builds never write in each other's way (design 6.2)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from docgen.build.failures import cannot_write
from docgen.build.watching import TICK
from docgen.diagnostics import Diagnostic, Location
from docgen.errors import BuildError

LOCKED = 75
_held: set[int] = set()


@contextmanager
def locked(path: Path) -> Generator[int]:
    """Hold the lock in this file; gives the time of the file system, in nanoseconds, at which it was taken.

    The system lets go of it when the process ends, however it ends.

    Raises:
        BuildError: `build.locked`, exit code 75; or the file cannot be made, exit code 74.
    """
    new = not path.parent.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BuildError([cannot_write(path.parent.parent.name, error)]) from error
    with _holding(handle, path):
        if new:  # that a folder was made here is then of before, and not taken for a change that goes on
            time.sleep(2 * TICK / 1e9)
        yield moment(path.with_name("moment"))


@contextmanager
def looked_at(path: Path) -> Generator[int]:
    """Hold the lock where there is one, and make or change no file: for who only looks; gives no time.

    Raises:
        BuildError: `build.locked`, exit code 75.
    """
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:  # nothing to hold, or it may not even be written: then nobody builds here either
        yield 0
        return
    with _holding(handle, path):
        yield 0


@contextmanager
def _holding(handle: int, path: Path) -> Generator[None]:
    """Hold the lock on an open file, and close it."""
    try:
        try:
            _take(handle)
        except OSError as error:
            raise BuildError([_taken(path)], LOCKED) from error
        _held.add(handle)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def moment(path: Path) -> int:
    """What time it is on the file system of this folder, in nanoseconds, by a file that is there for a moment."""
    path.write_bytes(b"")
    try:
        return path.stat().st_mtime_ns
    finally:
        path.unlink()


def _let_go() -> None:
    """Close what this process has of the lock: a worker that outlives its driver would hold it for ever."""
    for handle in _held:
        os.close(handle)
    _held.clear()


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    os.register_at_fork(after_in_child=_let_go)

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _taken(path: Path) -> Diagnostic:
    return Diagnostic(
        "build.locked",
        "In deze uitvoermap is docgen al bezig.",
        Location(file=path.parent.parent.name),
        "Wacht tot die klaar is en geef de opdracht dan opnieuw.",
    )
