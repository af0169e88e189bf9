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


class NoAnswerError(OSError):
    """An object store fails, and will for the next document too; why in the words of its library."""

    def __init__(self, why: str) -> None:
        super().__init__(errno.EIO, why)


def stops_everything(error: OSError) -> bool:
    """Whether going on with the next document makes no sense."""
    return error.errno in _STOPS


_IN_DUTCH = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte op deze schijf is op",
    errno.EFBIG: "het bestand wordt groter dan hier mag",
    errno.EROFS: "de map is alleen-lezen",
    errno.EACCES: "je mag hier niet schrijven",
    errno.EPERM: "je mag hier niet schrijven",
    errno.EEXIST: "hier staat al iets anders",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "er staat al een map met deze naam",
    errno.EIO: "de schijf of het netwerk geeft een fout",
    errno.ENAMETOOLONG: "de naam is te lang",
}
_REMEDIES = {
    errno.ENOSPC: "Maak ruimte vrij en geef de opdracht opnieuw. Wat er stond, staat er nog.",
    errno.EDQUOT: "Maak ruimte vrij en geef de opdracht opnieuw. Wat er stond, staat er nog.",
    errno.ENOTDIR: "Hier staat een bestand in de weg. Geef dat een andere naam, of kies met --out een andere map.",
    errno.EEXIST: "Hier staat een bestand in de weg. Geef dat een andere naam, of kies met --out een andere map.",
    errno.EROFS: "Zorg dat je in deze map mag schrijven, of kies een andere map.",
}
_BY_SQLITE = {"SQLITE_FULL": errno.ENOSPC, "SQLITE_READONLY": errno.EROFS, "SQLITE_IOERR": errno.EIO}


def cannot_write(name: str, error: Exception) -> Diagnostic:
    """That a file or folder cannot be written, why as far as the system tells, and what to do about it."""
    if isinstance(error, NoAnswerError):
        return _no_answer(name, error.strerror or "")
    code = getattr(error, "errno", None) or _code_of_sqlite(getattr(error, "sqlite_errorname", ""))
    reason = _IN_DUTCH.get(code) or getattr(error, "strerror", None) or type(error).__name__
    remedy = _REMEDIES.get(code, "Sluit het bestand als het open is, en kijk of de map vol of alleen-lezen is.")
    return Diagnostic(CANNOT_WRITE, f"Dit kan niet worden geschreven: {reason}.", Location(file=name), remedy)


def _no_answer(name: str, why: str) -> Diagnostic:
    return Diagnostic(
        CANNOT_WRITE,
        f"Deze opslag doet niet wat docgen vraagt ({why}).",
        Location(file=name),
        "Kijk het adres, de sleutels en het netwerk na, en geef de opdracht opnieuw.",
    )


def _code_of_sqlite(name: str) -> int:
    """The number of the system for an error of SQLite; 0 where it has none."""
    return next((code for prefix, code in _BY_SQLITE.items() if name.startswith(prefix)), 0)


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
