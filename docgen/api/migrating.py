"""Moving answers of items that are gone, all at once and reversibly (`docgen migrate`).

    migraties.yaml → moves → every draft rewritten in memory and read again → journal with both texts → files in place

The journal stands there before the first file changes, so that what a stop at any moment left is finished by the next
run (`docgen.api.journals`). Only drafts are rewritten: a final record keeps its version, and with it its codes. While
answers move, the lock of `build` is held: no document is made of half a migration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from docgen.api import journals
from docgen.api.folders import LOCK, OUTPUT, whole
from docgen.api.journals import JOURNALS, Stand, texts_of
from docgen.build.lock import locked, looked_at
from docgen.diagnostics import Diagnostic, Location, Severity, errors_in
from docgen.errors import RecordError
from docgen.records.folder import ONCE, PER_CYCLE, Folder, RecordFile, load_folder
from docgen.records.migrations import Item, Migraties, Move, Values, move
from docgen.records.moving import NAME, left_behind, missing_migrations, moves_of, not_read, out_of_order, reused_codes
from docgen.records.rewriting import rewrite
from docgen.records.validation import validate
from docgen.records.yaml_files import YamlFile, parse_yaml


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
        BuildError: a file cannot be written (exit code 74), or a build or another migration is at work there (75).
    """
    with _alone(path, dry_run=dry_run):
        done = None if dry_run else _recovered(path)
        if done is not None and done.what == "teruggezet":
            return done
        folder = whole(load_folder(path))
        moves, file = _read_moves(folder)
        drafts = tuple(_rewritten(folder, moves)) if file is not None else ()
        unread = tuple(not_read(folder))
        if dry_run:
            return Migrated("proef", drafts=drafts, findings=unread)
        if file is None or not drafts:
            return done or Migrated("niets", findings=unread)
        journal = journals.begin(path, {draft.file: (draft.before, draft.after) for draft in drafts}, file.text)
        edited = journals.finish(path, journal)
        meanwhile = (_changed_meanwhile(name) for name in edited)
        return Migrated("verhuisd", journal.name, drafts, (*meanwhile, *unread))


def take_back(path: Path) -> Migrated:
    """Put back the drafts as they were before the last migration; when one was edited since, all stay as they are.

    Raises:
        RecordError: `migration.nothing-to-take-back`.
        BuildError: as `migrate`.
    """
    with _alone(path):
        done = _recovered(path)
        if done is not None and done.what == "teruggezet":
            return done
        moved = [journal for journal in journals.journals(path) if journals.stand_of(journal) is Stand.KLAAR]
        if not moved:
            raise RecordError([_nothing_to_take_back()])
        journal = moved[-1]
        edited = [name for name, (_, after) in texts_of(journal).items() if journals.current(path / name) != after]
        if edited:
            return Migrated("niets", journal.name, findings=tuple(_edited(name) for name in edited))
        journals.turn_back(journal)
        return _finished(path, journal)


def _alone(path: Path, *, dry_run: bool = False) -> AbstractContextManager[int]:
    """The lock of the folder's output, so that nobody builds of half a migration."""
    if not (path / "organisatie.yaml").is_file():
        load_folder(path)  # says so, before anything is made
    return (looked_at if dry_run else locked)(path / OUTPUT / LOCK)


def _recovered(path: Path) -> Migrated | None:
    """What an earlier run could not finish, finished."""
    journals.tidy(path)
    done = [_finished(path, journal) for journal in [*journals.unfinished(path)]]
    return done[-1] if done else None


def _finished(path: Path, journal: Path) -> Migrated:
    back = journals.stand_of(journal) is Stand.TERUG_BEZIG
    texts = texts_of(journal)
    edited = journals.finish(path, journal)
    turned = {name: (new, old) if back else (old, new) for name, (old, new) in texts.items()}
    drafts = tuple(Rewritten(name, old, new) for name, (old, new) in turned.items())
    findings = tuple(_changed_meanwhile(name) for name in edited)
    return Migrated("teruggezet" if back else "afgemaakt", journal.name, drafts, findings)


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
    """What is wrong with `migraties.yaml` or between versions, and which migrations drafts still need."""
    between = [*out_of_order(folder), *reused_codes(folder)]
    try:
        migrations, file = read_migrations(folder)
    except RecordError as error:
        return [*error.diagnostics, *between]
    wrong = moves_of(folder, migrations, file.place)[1] if migrations and file else []
    return [*_stopped(folder.path), *wrong, *missing_migrations(folder, migrations), *between]


def _stopped(path: Path) -> list[Diagnostic]:
    """That a migration was stopped half way, so that some drafts moved and others did not."""
    try:
        return [_unfinished(journal.name) for journal in journals.unfinished(path)]
    except RecordError as error:
        return list(error.diagnostics)


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
            before = journals.current(folder.path / name)
            if before.decode("utf-8-sig", errors="replace") != left.file.file.text:
                broken.append(_changed_meanwhile(name))
            made.append(Rewritten(name, before, text.encode(), tuple(said)))
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
        after_it = "Na de migratie: " if file.usable else ""  # what was wrong before is not its doing
        return [Diagnostic(d.code, f"{after_it}{d.message}", d.location, d.remedy) for d in error.diagnostics]
    return []


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


def _unfinished(number: str) -> Diagnostic:
    return Diagnostic(
        "migration.unfinished",
        "Een migratie is halverwege gestopt: sommige concepten zijn al verhuisd en andere nog niet.",
        Location(file=f"{JOURNALS}/{number}"),
        "Geef 'docgen migrate' voor deze map; dat maakt haar af. Er is niets verloren.",
    )


def _changed_meanwhile(name: str) -> Diagnostic:
    return Diagnostic(
        "migration.changed-meanwhile",
        "Iemand veranderde dit record terwijl de antwoorden verhuisden; het is gelaten zoals het nu is.",
        Location(file=name),
        "Geef de opdracht opnieuw als niemand er meer in werkt.",
    )


def _edited(name: str) -> Diagnostic:
    return Diagnostic(
        "migration.edited-since",
        "Dit record is na de migratie veranderd, dus er is niets teruggezet.",
        Location(file=name),
        "Zet terug wat je veranderde, of laat de migratie staan.",
        Severity.ERROR,
    )
