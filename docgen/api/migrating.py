"""Moving answers of items that are gone, all at once and reversibly (`docgen migrate`).

    migraties.yaml → moves → every draft rewritten in memory and read again → journal with both texts → files in place

The journal stands in `migraties/0001/` before the first file changes, so that a stop at any moment is finished or put
back by the next run. Only drafts are rewritten: a final record keeps its version, and with it its codes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, cast

from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Location, Severity, errors_in
from docgen.errors import RecordError
from docgen.records.folder import ONCE, PER_CYCLE, Folder, RecordFile, load_folder
from docgen.records.migrations import Item, Migraties, Move, Values, move
from docgen.records.moving import NAME, left_behind, missing_migrations, moves_of, reused_codes
from docgen.records.rewriting import rewrite
from docgen.records.validation import validate
from docgen.records.yaml_files import YamlFile, dump_yaml, parse_yaml

JOURNALS, JOURNAL = "migraties", "journaal.yaml"
_HEAD = "# Door docgen geschreven bij het verhuizen van antwoorden; nodig om het terug te draaien.\n"


class Stand(StrEnum):
    """How far a migration is."""

    BEZIG = "bezig"
    KLAAR = "klaar"
    TERUG_BEZIG = "terug_bezig"
    TERUG = "terug"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A draft with its text before and after, and what was moved in it."""

    file: str
    before: bytes
    after: bytes
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Migrated:
    """What a run did: which drafts, under which number, and what stood in the way."""

    what: str
    number: str = ""
    drafts: tuple[Rewritten, ...] = ()
    findings: tuple[Diagnostic, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready values; it holds no answers."""
        return {
            "what": self.what,
            "number": self.number or None,
            "drafts": [{"file": draft.file, "moved": list(draft.said)} for draft in self.drafts],
            "findings": [finding.as_dict() for finding in self.findings],
        }


def migrate(path: Path, *, dry_run: bool = False) -> Migrated:
    """Move the answers of drafts as `migraties.yaml` says; with `dry_run` only tell what would be moved.

    Raises:
        RecordError: something in it is wrong or missing, or a draft would not be a good record any more.
        BuildError: a file cannot be written.
    """
    if not dry_run:
        _recover(path)
    folder = load_folder(path)
    moves, file = _read_moves(folder)
    if file is None:
        return Migrated("niets")
    drafts = tuple(_rewritten(folder, moves))
    if dry_run or not drafts:
        return Migrated("proef" if dry_run else "niets", drafts=drafts)
    number = f"{len(_journals(path)) + 1:04}"
    _begin(path / JOURNALS / number, drafts, file)
    _finish(path, path / JOURNALS / number)
    return Migrated("verhuisd", number, drafts)


def take_back(path: Path) -> Migrated:
    """Put back the drafts as they were before the last migration; when one was edited since, all stay as they are.

    Raises:
        RecordError: `migration.nothing-to-take-back`.
        BuildError: a file cannot be written.
    """
    _recover(path)
    done = [journal for journal in _journals(path) if _stand(journal) is Stand.KLAAR]
    if not done:
        raise RecordError([_nothing_to_take_back()])
    journal = done[-1]
    edited = [name for name, (_, after) in _texts(journal).items() if _bytes(path / name) != after]
    if edited:
        return Migrated("niets", journal.name, findings=tuple(_edited(name) for name in edited))
    _set_stand(journal, Stand.TERUG_BEZIG)
    _finish(path, journal)
    drafts = tuple(Rewritten(name, after, before) for name, (before, after) in _texts(journal).items())
    return Migrated("teruggezet", journal.name, drafts)


def read_migrations(folder: Folder) -> tuple[Migraties | None, YamlFile | None]:
    """What `migraties.yaml` says, or nothing where there is none.

    Raises:
        RecordError: it cannot be read.
    """
    path = folder.path / NAME
    if not path.is_file():
        return None, None
    try:
        file = YamlFile(NAME, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError([_cannot_read(error)]) from error
    value, findings = parse_yaml(file)
    if errors := list(errors_in(findings)):
        raise RecordError(errors)
    return validate(Migraties, value, file.place), file


def check_migrations(folder: Folder) -> list[Diagnostic]:
    """What is wrong with `migraties.yaml`, which migrations drafts still need, and codes that came back."""
    try:
        migrations, file = read_migrations(folder)
    except RecordError as error:
        return [*error.diagnostics, *reused_codes(folder)]
    wrong = moves_of(folder, migrations, file.place)[1] if migrations and file else []
    return [*wrong, *missing_migrations(folder, migrations), *reused_codes(folder)]


def _read_moves(folder: Folder) -> tuple[list[Move], YamlFile | None]:
    migrations, file = read_migrations(folder)
    if migrations is None or file is None:
        if missing := list(missing_migrations(folder, None)):
            raise RecordError(missing)
        return [], None
    moves, findings = moves_of(folder, migrations, file.place)
    if findings:
        raise RecordError(findings)
    return moves, file


# --- what becomes of each draft


def _rewritten(folder: Folder, moves: Sequence[Move]) -> Iterator[Rewritten]:
    broken: list[Diagnostic] = []
    made: list[Rewritten] = []
    for left in left_behind(folder):
        wanted = [one for one in (_only(move_, left.items) for move_ in moves) if one.van]
        if not isinstance(left.file.file, YamlFile):
            broken.append(_in_bulk(left.file))
            continue
        text, said = rewrite(left.file.file.text, partial(_moved, form=left.file.form, moves=wanted))
        if said:
            broken += _not_good(left.file, text)
            name = left.file.file.name
            made.append(Rewritten(name, _bytes(folder.path / name), text.encode(), tuple(said)))
    if broken:
        raise RecordError(broken)
    yield from made


def _in_bulk(file: RecordFile) -> Diagnostic:
    return Diagnostic(
        "migration.in-bulk",
        "Dit record staat in een bestand met alle cliënten, en dat verandert docgen niet.",
        file.place(),
        "Voer de migratie uit in het programma waar het bestand uit komt, of zet dit dossier in een map.",
    )


def _moved(values: Values, form: str, moves: Sequence[Move]) -> list[str]:
    return move(values, form, moves)


def _only(one: Move, items: Sequence[Item]) -> Move:
    """The move for just those items that are gone for this draft."""
    pairs = [(item, name) for item, name in zip(one.van, one.names, strict=True) if item in items]
    return Move(one.actie, tuple(i for i, _ in pairs), one.naar, one.verdeling, tuple(n for _, n in pairs))


def _not_good(file: RecordFile, text: str) -> list[Diagnostic]:
    """What is wrong with a record after its answers moved; nothing is written when there is anything."""
    after = YamlFile(file.file.name, text)
    try:
        value, _ = parse_yaml(after)
        validate({**ONCE, **PER_CYCLE}[file.form], value, after.place)
    except RecordError as error:
        return [Diagnostic(d.code, f"Na de migratie: {d.message}", d.location, d.remedy) for d in error.diagnostics]
    return []


# --- the journal


def _begin(journal: Path, drafts: Sequence[Rewritten], file: YamlFile) -> None:
    for draft in drafts:
        store(journal / "oud" / draft.file, draft.before)
        store(journal / "nieuw" / draft.file, draft.after)
    store(journal / NAME, file.text.encode())
    _write_journal(journal, Stand.BEZIG, [draft.file for draft in drafts])


def _finish(path: Path, journal: Path) -> None:
    """Put every file in place that is not, and close the journal."""
    stand = _stand(journal)
    for name, (before, after) in _texts(journal).items():
        old, new = (before, after) if stand is Stand.BEZIG else (after, before)
        if _bytes(path / name) == old:
            store(path / name, new)
    _set_stand(journal, Stand.KLAAR if stand is Stand.BEZIG else Stand.TERUG)


def _recover(path: Path) -> None:
    """Finish what an earlier run could not; a file that was edited meanwhile is left alone."""
    for journal in _journals(path):
        if _stand(journal) in (Stand.BEZIG, Stand.TERUG_BEZIG):
            _finish(path, journal)


def _journals(path: Path) -> list[Path]:
    """The folders of earlier migrations in their order; one without a journal was never begun."""
    return sorted(found.parent for found in (path / JOURNALS).glob(f"[0-9]*/{JOURNAL}"))


def _read_journal(journal: Path) -> tuple[Stand, list[str]]:
    name = f"{JOURNALS}/{journal.name}/{JOURNAL}"
    value, _ = parse_yaml(YamlFile(name, (journal / JOURNAL).read_text(encoding="utf-8")))
    stand, files = value.get("stand"), value.get("bestanden")
    if stand not in list(Stand) or not isinstance(files, dict):
        raise RecordError([_bad_journal(name)])
    names = [str(file) for file in cast("dict[str, str]", files)]
    if any(".." in Path(file).parts or not file.startswith("clienten/") for file in names):
        raise RecordError([_bad_journal(name)])
    return Stand(stand), names


def _stand(journal: Path) -> Stand:
    return _read_journal(journal)[0]


def _set_stand(journal: Path, stand: Stand) -> None:
    _write_journal(journal, stand, _read_journal(journal)[1])


def _write_journal(journal: Path, stand: Stand, files: Sequence[str]) -> None:
    digests = {name: hashlib.sha256((journal / "nieuw" / name).read_bytes()).hexdigest() for name in files}
    store(journal / JOURNAL, (_HEAD + dump_yaml({"stand": stand.value, "bestanden": digests})).encode())


def _texts(journal: Path) -> Mapping[str, tuple[bytes, bytes]]:
    """Every draft of a migration with its text before and after."""
    _, files = _read_journal(journal)
    return {name: (_bytes(journal / "oud" / name), _bytes(journal / "nieuw" / name)) for name in files}


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


# --- findings


def _cannot_read(error: Exception) -> Diagnostic:
    return Diagnostic(
        "yaml.cannot-read",
        f"Dit bestand is niet te lezen ({type(error).__name__}).",
        Location(file=NAME),
        "Bewaar het als UTF-8, en kijk of je het mag lezen.",
    )


def _nothing_to_take_back() -> Diagnostic:
    return Diagnostic(
        "migration.nothing-to-take-back",
        "Er is geen migratie om terug te draaien.",
        Location(file=JOURNALS),
        "Alleen wat docgen migrate verhuisde, kan terug.",
    )


def _bad_journal(name: str) -> Diagnostic:
    return Diagnostic(
        "migration.bad-journal",
        "Dit journaal van een migratie is beschadigd.",
        Location(file=name),
        "Haal het terug uit een reservekopie; in de mappen 'oud' en 'nieuw' ernaast staan de records.",
    )


def _edited(name: str) -> Diagnostic:
    return Diagnostic(
        "migration.edited-since",
        "Dit record is na de migratie veranderd, dus er is niets teruggezet.",
        Location(file=name),
        "Zet terug wat je veranderde, of laat de migratie staan.",
        Severity.ERROR,
    )
