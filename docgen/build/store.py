"""Writing output so that a stop at any moment leaves the old file or the new one, never half of either (design 6.2)."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from docgen.build.failures import cannot_write
from docgen.build.places import sync
from docgen.errors import BuildError

_BEFORE, _AFTER = ".docgen-", ".tmp"
TEMPORARY = f"{_BEFORE}*{_AFTER}"
"""The names of files that are being written; one that stays was left by a run that was stopped."""


def store(path: Path, data: bytes) -> bool:
    """Put the bytes in the file; false when they already stood there and nothing was written.

    Raises:
        BuildError: `build.cannot-write`, exit code 74; the file is as it was.
    """
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        new = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
        for folder in (path.parent, *(folder.parent for folder in new)):
            sync(folder)
    except OSError as error:
        raise BuildError([cannot_write(path.name, error)]) from error
    return True


def store_beside_edits(path: Path, data: bytes, edited: Callable[[bytes], bool]) -> tuple[Path, bool]:
    """Store, but never over what a person changed: then the new one stands beside it, as `naam.nieuw.docx`.

    Gives the file that holds the bytes now, and whether it was written. `edited` tells whether bytes that differ were
    changed by hand since docgen wrote them.

    Raises:
        BuildError: as `store`.
    """
    candidate = path
    for candidate in _places(path):
        if not candidate.is_file():
            break
        try:
            found = candidate.read_bytes()
        except OSError as error:
            raise BuildError([cannot_write(candidate.name, error)]) from error
        if found == data:
            return candidate, False
        if not edited(found):
            break
    return candidate, store(candidate, data)


def _places(path: Path) -> Iterator[Path]:
    """The file itself, then `naam.nieuw.docx`, `naam.nieuw-2.docx` and so on."""
    yield path
    yield path.with_suffix(f".nieuw{path.suffix}")
    for number in count(2):
        yield path.with_suffix(f".nieuw-{number}{path.suffix}")


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BEFORE, suffix=_AFTER)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
