"""What can go wrong with the output, in words; which of it stops one document and which the whole build."""

from __future__ import annotations

import errno

from docgen.diagnostics import Diagnostic, Location

CANNOT_WRITE = "build.cannot-write"
FILE_OPEN = "build.file-open"

_HELD = (32, 33)
"""Windows: a sharing violation, a lock violation."""

_STOPS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENOTDIR, errno.EMFILE}
"""A disk that is full, broken or read-only is so for every document."""


def stops_everything(error: OSError) -> bool:
    """Whether going on with the next document makes no sense."""
    return error.errno in _STOPS


def cannot_write(name: str, error: Exception) -> Diagnostic:
    """That a file or folder cannot be written, and why as far as the system tells."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Diagnostic(
        CANNOT_WRITE,
        f"Dit bestand kan niet worden geschreven ({reason}).",
        Location(file=name),
        "Sluit het bestand als het open is, en kijk of de map vol of alleen-lezen is.",
    )


def not_replaced(name: str, error: OSError) -> Diagnostic:
    """Why one document kept its place: on Windows mostly because another program holds it."""
    return file_open(name, "") if getattr(error, "winerror", None) in _HELD else cannot_write(name, error)


def file_open(name: str, lock: str) -> Diagnostic:
    """That somebody has the document open, so that it was left alone this time."""
    leftover = f" Staat het nergens open, verwijder dan '{lock}'." if lock else ""
    return Diagnostic(
        FILE_OPEN,
        "Dit document staat ergens open en is niet vernieuwd.",
        Location(file=name),
        f"Sluit het en geef de opdracht opnieuw.{leftover}",
    )
