"""Which folders a build looks at, and where it keeps what it remembers."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import __version__
from docgen.build.keys import ENGINE
from docgen.build.places import HIDDEN
from docgen.diagnostics import Diagnostic, errors_in
from docgen.errors import RecordError
from docgen.resources import resource

if TYPE_CHECKING:  # who finds nothing to do reads no record
    from docgen.records.folder import Folder

OUTPUT = "uitvoer"
MANIFEST, LOCK = f"{HIDDEN}/manifest.sqlite", f"{HIDDEN}/lock"


def whole(folder: Folder) -> Folder:
    """The folder, when all that its documents share could be read: of half a handbook nobody can tell what changed.

    Raises:
        RecordError: with what could not be read.
    """
    if not folder.whole:
        raise RecordError(shared_errors(folder))
    return folder


def shared_errors(folder: Folder) -> list[Diagnostic]:
    """The errors in what all documents share: all but those in records, which stand in folders or in one file."""
    errors = errors_in(folder.findings)
    return [
        error for error in errors if not (error.location.file or "").startswith(("clienten/", "clienten.", "exit/"))
    ]


def place_of(path: Path, out: Path | str | None) -> tuple[Path, str]:
    """Where a build keeps what it remembers, and the URL of the store when its documents do not go to that folder."""
    if out is None:
        return path / OUTPUT, ""
    if "://" in str(out):
        url = str(out).rstrip("/")  # with or without a slash it is one store, with one memory and one lock
        return path / HIDDEN / sha256(url.encode()).hexdigest()[:16], url
    return Path(out), ""


def roots(path: Path, output: Path) -> dict[str, Path]:
    """The folders in which something may change: the organisation's, what was made, and what docgen ships."""
    shipped = {name: resource(*name.split("/")) for name in ("presets", "templates/docx", "templates/xlsx")}
    return {"map": path, "uitvoer": output, **shipped}


def circumstances(path: Path) -> dict[str, Any]:
    """What else counts: another docgen, or another folder built to the same place."""
    return {"docgen": __version__, "engine": ENGINE, "map": str(path.resolve())}
