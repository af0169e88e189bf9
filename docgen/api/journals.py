"""The journal of a migration: both texts of every draft, on the disk before the first record changes.

    migraties/0001/oud/…  nieuw/…  migraties.yaml  journaal.yaml     the journal last: with it, the migration has begun

A stop at any moment leaves of every record its old text or its new one, and the next run finishes what was begun. Who
calls holds the lock of the folder.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import cast

from docgen.build.store import TEMPORARY, store
from docgen.diagnostics import Diagnostic, Location
from docgen.errors import RecordError
from docgen.records.moving import NAME
from docgen.records.yaml_files import YamlFile, dump_yaml, parse_yaml

JOURNALS, JOURNAL = "migraties", "journaal.yaml"
_NUMBERED = "[0-9][0-9][0-9][0-9]"
_HEAD = "# Door docgen geschreven bij het verhuizen van antwoorden; nodig om het terug te draaien.\n"

Texts = Mapping[str, tuple[bytes, bytes]]
"""Per record its text before and after."""


class Stand(StrEnum):
    """How far a migration is."""

    BEZIG = "bezig"
    KLAAR = "klaar"
    TERUG_BEZIG = "terug_bezig"
    TERUG = "terug"


def begin(path: Path, texts: Texts, migrations: str) -> Path:
    """The journal of a new migration; nothing else has changed yet."""
    numbers = [int(journal.name) for journal in journals(path)]
    journal = path / JOURNALS / f"{max(numbers, default=0) + 1:04}"
    for name, (before, after) in texts.items():
        store(journal / "oud" / name, before)
        store(journal / "nieuw" / name, after)
    store(journal / NAME, migrations.encode())
    _write(journal, Stand.BEZIG, {name: _digest(after) for name, (_, after) in texts.items()})
    return journal


def finish(path: Path, journal: Path) -> list[str]:
    """Put every record in place that is not, and close the journal; gives those that somebody changed meanwhile."""
    stand, digests = _read(journal)
    edited: list[str] = []
    for name, (before, after) in texts_of(journal).items():
        old, new = (before, after) if stand is Stand.BEZIG else (after, before)
        found = current(path / name)
        if found == old:
            store(path / name, new)
        elif found != new:
            edited.append(name)
    _write(journal, Stand.KLAAR if stand is Stand.BEZIG else Stand.TERUG, digests)
    return edited


def turn_back(journal: Path) -> None:
    """Begin to put back what this migration moved."""
    _write(journal, Stand.TERUG_BEZIG, _read(journal)[1])


def tidy(path: Path) -> None:
    """Remove what a run left that was stopped before it had begun, and what it was about to write."""
    for folder in sorted((path / JOURNALS).glob(f"{_NUMBERED}/")):
        if not (folder / JOURNAL).is_file():
            shutil.rmtree(folder)
    places = {(path / name).parent for journal in unfinished(path) for name in _read(journal)[1]}
    leftovers = [*(path / JOURNALS).rglob(TEMPORARY), *(file for place in places for file in place.glob(TEMPORARY))]
    for file in leftovers:
        with suppress(OSError):
            file.unlink()


def journals(path: Path) -> list[Path]:
    """The folders of all migrations in their order; one without a journal was never begun."""
    return sorted(found.parent for found in (path / JOURNALS).glob(f"{_NUMBERED}/{JOURNAL}"))


def unfinished(path: Path) -> Iterator[Path]:
    """The journals of migrations that were stopped half way.

    Raises:
        RecordError: `migration.bad-journal`.
    """
    return (journal for journal in journals(path) if stand_of(journal) in (Stand.BEZIG, Stand.TERUG_BEZIG))


def stand_of(journal: Path) -> Stand:
    """How far this migration is.

    Raises:
        RecordError: `migration.bad-journal`.
    """
    return _read(journal)[0]


def texts_of(journal: Path) -> Texts:
    """Every record of a migration with its text before and after.

    Raises:
        RecordError: `migration.bad-journal`: a text is gone or damaged, so nothing may be put in its place.
    """
    found: dict[str, tuple[bytes, bytes]] = {}
    for name, digest in _read(journal)[1].items():
        before, after = current(journal / "oud" / name), current(journal / "nieuw" / name)
        if not before or _digest(after) != digest:
            raise RecordError([_bad(journal)])
        found[name] = (before, after)
    return found


def current(path: Path) -> bytes:
    """The bytes of a file; none where it is not there."""
    return path.read_bytes() if path.is_file() else b""


def _read(journal: Path) -> tuple[Stand, dict[str, str]]:
    try:
        text = (journal / JOURNAL).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError([_bad(journal)]) from error
    value, _ = parse_yaml(YamlFile(f"{JOURNALS}/{journal.name}/{JOURNAL}", text))
    stand, files = value.get("stand"), value.get("bestanden")
    if stand not in list(Stand) or not isinstance(files, dict):
        raise RecordError([_bad(journal)])
    digests = {str(name): str(digest) for name, digest in cast("dict[str, str]", files).items()}
    if any(".." in Path(name).parts or not name.startswith("clienten/") for name in digests):
        raise RecordError([_bad(journal)])
    return Stand(stand), digests


def _write(journal: Path, stand: Stand, digests: Mapping[str, str]) -> None:
    store(journal / JOURNAL, (_HEAD + dump_yaml({"stand": stand.value, "bestanden": dict(digests)})).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bad(journal: Path) -> Diagnostic:
    return Diagnostic(
        "migration.bad-journal",
        "Dit journaal van een migratie is beschadigd.",
        Location(file=f"{JOURNALS}/{journal.name}/{JOURNAL}"),
        "Haal de map terug uit een reservekopie; in de mappen 'oud' en 'nieuw' ernaast staan de records.",
    )
