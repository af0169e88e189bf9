"""An organisation's folder → everything in it as records, with all findings at once (design 2).

    de-brug/
      organisatie.yaml  medewerkers.yaml  woordenlijst.yaml  handboek/*.yaml (or handboek.yaml)
      handboek/archief/<versie>/{handboek,organisatie}.yaml   handboek/versies.yaml
      clienten/<ref>/{client,aanmelding,intake,opname,uitstroom}.yaml  kopie-<form>.yaml
                     cyclus-<n>/{persoonsbeschrijving,begeleidingsplan}.yaml
      exit/<jaar>/<nummer>.yaml

A file that cannot be used never hides what is wrong elsewhere: shape is repaired as far as needed to look on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from docgen.diagnostics import Diagnostic, Location, Severity, errors_in, nearest
from docgen.errors import RecordError
from docgen.records.aanmelding import Aanmelding
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.checklist import Opname, Uitstroom
from docgen.records.client import Client
from docgen.records.enums import Status
from docgen.records.exit import Exit
from docgen.records.handboek import Handboek
from docgen.records.intake import Intake
from docgen.records.kopie import Kopiedossier
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.records.presets import lay_preset, preset_exists, preset_names
from docgen.records.transitions import Moment, Timeline, timeline
from docgen.records.validation import Place, validate_leniently
from docgen.records.values import Record
from docgen.records.versions import Formulierversies, Handbookversion
from docgen.records.woordenlijst import NAME as WORDLIST
from docgen.records.woordenlijst import Woordenlijst
from docgen.records.yaml_files import YamlFile, parse_yaml

R = TypeVar("R", bound=Record)

ONCE: Mapping[str, type[Record]] = {
    "aanmelding": Aanmelding,
    "intake": Intake,
    "opname": Opname,
    "uitstroom": Uitstroom,
}
PER_CYCLE: Mapping[str, type[Record]] = {
    "persoonsbeschrijving": Persoonsbeschrijving,
    "begeleidingsplan": Begeleidingsplan,
}
COPY = "kopie-"
_RANDOM = re.compile(r"[0-9a-f]{6,40}")
_REF = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")


@dataclass(frozen=True)
class RecordFile:
    """One record with the file that it came from; a record with errors can be looked at but not printed."""

    form: str
    file: YamlFile
    record: Any
    findings: tuple[Diagnostic, ...] = ()
    ref: str = ""
    cyclus: int | None = None

    @property
    def usable(self) -> bool:
        """Whether documents can be made from it."""
        return self.record is not None and not any(errors_in(self.findings))

    def place(self, *path: str | int) -> Location:
        """The place of a field in the file."""
        return self.file.place(path)


@dataclass(frozen=True)
class Dossier:
    """What the folder holds of one client."""

    ref: str
    client: RecordFile | None
    records: tuple[RecordFile, ...] = ()
    copies: tuple[RecordFile, ...] = ()

    def copy(self, name: str) -> RecordFile | None:
        """What was decided about the client's copy of that name."""
        return next((r for r in self.copies if r.form == f"{COPY}{name}"), None)

    def get(self, form: str, cyclus: int | None = None) -> RecordFile | None:
        """The record of a form, in a cycle where the form has cycles."""
        return next((r for r in self.records if r.form == form and r.cyclus == cyclus), None)

    def moment(self, file: RecordFile) -> Moment:
        """When this file was opened, and when the cycle of one of its records began: the earliest day on paper."""
        start = self.client.record.traject.start if self.client and self.client.record else None
        own = _days(r for r in self.records if r.cyclus == file.cyclus) if file.cyclus else _days([file])
        return Moment(min(_days(self.records), default=start), min(own, default=None))


def _days(files: Iterable[RecordFile]) -> list[date]:
    return [file.record.datum for file in files if file.record is not None and file.record.datum is not None]


@dataclass(frozen=True)
class Folder:
    """An organisation's folder, read."""

    path: Path
    current: Handbookversion | None
    archive: Mapping[str, Handbookversion] = field(default_factory=dict[str, Handbookversion])
    form_versions: Formulierversies | None = None
    dossiers: tuple[Dossier, ...] = ()
    exits: tuple[RecordFile, ...] = ()
    organisation_layers: Layers | None = None
    findings: tuple[Diagnostic, ...] = ()
    wordlist: RecordFile | None = None

    def version(self, name: str) -> Handbookversion | None:
        """The handbook of that version: the current one or one from the archive."""
        if self.current and self.current.name == name:
            return self.current
        return self.archive.get(name)

    def version_of(self, file: RecordFile) -> Handbookversion | None:
        """The handbook of a record: a final one keeps its own (design 2.2).

        A concept follows the current one, but for those changes that its transition keeps from it (method 7).
        """
        name = file.record.handboek_versie
        if getattr(file.record, "status", None) is not Status.CONCEPT:
            return self.version(name)
        if self.timeline is None or name not in self.archive or name == self.timeline.current.name:
            return self.current
        return self.timeline.holds_for(name, self.moment_of(file))

    @cached_property
    def timeline(self) -> Timeline | None:
        """The versions from old to new."""
        return timeline(self.current, self.archive, self.form_versions) if self.current else None

    def moment_of(self, file: RecordFile) -> Moment:
        """When the file that a record belongs to was opened, and when the record's cycle began."""
        dossier = self._by_ref.get(file.ref)
        return dossier.moment(file) if dossier else Moment()

    @cached_property
    def _by_ref(self) -> Mapping[str, Dossier]:
        return {dossier.ref: dossier for dossier in self.dossiers}

    def version_names(self) -> list[str]:
        """The names of all versions that are there."""
        return [*({self.current.name} if self.current else ()), *self.archive]

    def all_records(self) -> list[RecordFile]:
        """Every record of every client and every exit questionnaire."""
        own = [r for d in self.dossiers for r in [*((d.client,) if d.client else ()), *d.records, *d.copies]]
        return [*own, *self.exits]


def load_folder(path: Path, *, basis: str | None = None) -> Folder:
    """Everything in an organisation's folder; with `basis` as if its handbook were built on that preset.

    Raises:
        RecordError: `folder.missing`, when this is no folder of an organisation at all.
    """
    if not (path / "organisatie.yaml").is_file():
        raise RecordError([_no_folder(path)])
    reader = _Reader(path, basis)
    current, organisation_layers = reader.handbook()
    archive = reader.archive()
    versions = reader.optional("handboek/versies.yaml", Formulierversies)
    dossiers = reader.dossiers()
    reader.overlooked()
    exits = tuple(
        reader.record(found, "exit", Exit) for found in sorted((path / "exit").glob("*/*.yaml")) if found.is_file()
    )
    words = reader.wordlist()
    return Folder(path, current, archive, versions, dossiers, exits, organisation_layers, tuple(reader.findings), words)


def _no_folder(path: Path) -> Diagnostic:
    return Diagnostic(
        "folder.missing",
        f"In '{path.resolve().name}' staat geen organisatie.yaml.",
        Location(file=path.resolve().name),
        "Geef de map van een organisatie, of maak er een met: docgen init MAP --preset opvang-1 --naam …",
    )


class _Reader:
    """Reads one folder and keeps what it finds on the way."""

    def __init__(self, path: Path, basis: str | None = None) -> None:
        self.path = path
        self.basis = basis
        self.findings: list[Diagnostic] = []

    def read(self, path: Path) -> tuple[YamlFile, dict[str, Any] | None, list[Diagnostic]]:
        """A file with the mapping in it, or `None` when it cannot be read at all."""
        name = path.relative_to(self.path).as_posix()
        try:
            file = YamlFile(name, path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            return YamlFile(name, ""), None, [_not_utf8(name)]
        except OSError as error:
            return YamlFile(name, ""), None, [_cannot_read(name, error)]
        try:
            value, findings = parse_yaml(file)
        except RecordError as error:
            return file, None, list(error.diagnostics)
        return file, value, findings

    def handbook(self) -> tuple[Handbookversion | None, Layers]:
        """The current handbook and organisation, laid over the basis that the handbook names."""
        handbook, organisation = Layers(Handboek), Layers(Organisatie)
        own = [self._own(path) for path in self._handbook_files()]
        if self.basis:
            own = [(file, {**value, "basis": self.basis} if "basis" in value else value) for file, value in own]
        basis = next((str(value["basis"]) for _, value in own if value.get("basis")), "")
        if basis and preset_exists(basis):
            lay_preset(basis, handbook=handbook, organisation=organisation)
        elif basis:
            self.findings.append(_unknown_preset(basis, own))
            lay_preset("basis-1", handbook=handbook, organisation=organisation)  # something to look on with
        for file, value in own:
            handbook.lay(value, file.name, file)
        for name in ("organisatie.yaml", "medewerkers.yaml"):
            if (self.path / name).is_file():
                file, value = self._own(self.path / name)
                organisation.lay(value, file.name, file)
        self.findings += [*handbook.findings, *organisation.findings]
        book = self._lenient(Handboek, handbook.value, handbook.place)
        who = self._lenient(Organisatie, organisation.value, organisation.place)
        current = Handbookversion(book, who, handbook) if book and who else None
        return current, organisation

    def _handbook_files(self) -> list[Path]:
        single, folder = self.path / "handboek.yaml", self.path / "handboek"
        files = sorted(p for p in folder.glob("*.yaml") if p.name != "versies.yaml") if folder.is_dir() else []
        files.sort(key=lambda p: p.name != "handboek.yaml")
        found = [*([single] if single.is_file() else []), *files]
        if not found:
            self.findings.append(_no_handbook())
        return found

    def _own(self, path: Path) -> tuple[YamlFile, dict[str, Any]]:
        file, value, findings = self.read(path)
        self.findings += findings
        return file, value or {}

    def _lenient(self, model: type[R], value: Mapping[str, Any], place: Place) -> R | None:
        record, findings = validate_leniently(model, value, place)
        self.findings += findings
        return record

    def archive(self) -> dict[str, Handbookversion]:
        """Every released version; each was written whole, so it stands on nothing else."""
        found: dict[str, Handbookversion] = {}
        for folder in sorted((self.path / "handboek" / "archief").glob("*/")):
            handbook = self.optional(f"handboek/archief/{folder.name}/handboek.yaml", Handboek)
            organisation = self.optional(f"handboek/archief/{folder.name}/organisatie.yaml", Organisatie)
            forms = self.optional(f"handboek/archief/{folder.name}/versies.yaml", Formulierversies)
            if handbook and organisation:
                found[handbook.versie] = Handbookversion(handbook, organisation, forms=forms)
        return found

    def optional(self, name: str, model: type[R]) -> R | None:
        """The record in a file that need not be there."""
        path = self.path / name
        if not path.is_file():
            return None
        file, value = self._own(path)
        return self._lenient(model, value, file.place)

    def wordlist(self) -> RecordFile | None:
        """The organisation's own word list, `None` when it has none."""
        path = self.path / WORDLIST
        return self.record(path, "woordenlijst", Woordenlijst) if path.is_file() else None

    def overlooked(self) -> None:
        """Remark on files that look like ours but stand where nothing reads them."""
        for path in sorted((self.path / "exit").glob("*.yaml")):
            self.findings.append(_not_read(path.relative_to(self.path), "Zet het in de map van een jaar: exit/2026/."))
        for path in sorted((self.path / "exit").glob("*/*.yaml")):
            if not _RANDOM.fullmatch(path.stem):
                self.findings.append(_not_anonymous(path.relative_to(self.path)))
        for top in ("*.yml", "handboek/*.yml", "clienten/**/*.yml", "exit/**/*.yml"):
            for path in sorted(self.path.glob(top)):
                self.findings.append(
                    _not_read(path.relative_to(self.path), f"Noem het bestand '{path.with_suffix('.yaml').name}'.")
                )

    def dossiers(self) -> tuple[Dossier, ...]:
        """All clients, by ref."""
        folder = self.path / "clienten"
        found = sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
        return tuple(self._dossier(path) for path in found if self._good_ref(path))

    def _good_ref(self, path: Path) -> bool:
        if _REF.match(path.name):
            return True
        self.findings.append(
            Diagnostic(
                "record.bad-ref",
                "De naam van deze cliëntmap is geen goede verwijzing.",
                Location(file=f"clienten/{path.name}"),
                "Gebruik kleine letters, cijfers en streepjes, zoals c-0001, en nooit een naam.",
            )
        )
        return False

    def _dossier(self, folder: Path) -> Dossier:
        client: RecordFile | None = None
        records: list[RecordFile] = []
        copies: list[RecordFile] = []
        for path in sorted(folder.rglob("*.yaml")):
            stem, cyclus = path.stem, _cycle_of(path, folder)
            if path.parent == folder and stem == "client":
                client = self.record(path, "client", Client, folder.name)
            elif path.parent == folder and stem in ONCE:
                records.append(self.record(path, stem, ONCE[stem], folder.name))
            elif cyclus is not None and stem in PER_CYCLE:
                records.append(self.record(path, stem, PER_CYCLE[stem], folder.name, cyclus))
            elif path.parent == folder and stem.startswith(COPY):
                copies.append(self.record(path, stem, Kopiedossier, folder.name))
            else:
                self.findings.append(_unknown_file(path.relative_to(self.path).as_posix(), stem))
        if client is None:
            self.findings.append(_no_client(folder.name))
        return Dossier(folder.name, client, tuple(records), tuple(copies))

    def record(
        self, path: Path, form: str, model: type[Record], ref: str = "", cyclus: int | None = None
    ) -> RecordFile:
        """One record, with its findings beside it."""
        file, value, findings = self.read(path)
        record: Record | None = None
        if value is not None:
            record, more = validate_leniently(model, value, file.place)
            findings += more
        self.findings += findings
        return RecordFile(form, file, record, tuple(findings), ref, cyclus)


def _cycle_of(path: Path, folder: Path) -> int | None:
    found = re.fullmatch(r"cyclus-(\d{1,3})", path.parent.name)
    return int(found[1]) if found and path.parent.parent == folder else None


def _not_utf8(name: str) -> Diagnostic:
    return Diagnostic(
        "yaml.not-utf8", "Dit bestand is niet als UTF-8 bewaard.", Location(file=name), "Bewaar het opnieuw als UTF-8."
    )


def _cannot_read(name: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        "yaml.cannot-read",
        f"Dit bestand is niet te openen ({error.strerror or type(error).__name__}).",
        Location(file=name),
        "Kijk of het een gewoon bestand is en of je het mag lezen.",
    )


def _not_read(name: Path, remedy: str) -> Diagnostic:
    return Diagnostic(
        "folder.not-read", "Dit bestand leest docgen niet.", Location(file=name.as_posix()), remedy, Severity.WARNING
    )


def _not_anonymous(name: Path) -> Diagnostic:
    return Diagnostic(
        "record.exit-name",
        "De naam van deze vragenlijst is geen willekeurig nummer, en hij hoort bij niemand.",
        Location(file=name.as_posix()),
        "Geef het bestand een willekeurig nummer van acht cijfers en letters a–f, zoals 3f9a1c07.yaml.",
        Severity.WARNING,
    )


def _no_handbook() -> Diagnostic:
    return Diagnostic(
        "handbook.missing",
        "Er is nog geen handboek.",
        Location(file="handboek.yaml"),
        'Maak handboek/handboek.yaml met daarin: basis: opvang-1 en versie: "1".',
    )


def _unknown_preset(basis: str, own: list[tuple[YamlFile, dict[str, Any]]]) -> Diagnostic:
    file = next(file for file, value in own if value.get("basis"))
    hint = nearest(basis, preset_names())
    return Diagnostic(
        "handbook.unknown-preset",
        f"Het basishandboek '{basis}' bestaat niet.",
        file.place(["basis"]),
        f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(preset_names())}.",
    )


def _unknown_file(name: str, stem: str) -> Diagnostic:
    known = ["client", *ONCE, *PER_CYCLE]
    hint = nearest(stem, known)
    place = "in een map cyclus-1, cyclus-2, …" if hint in PER_CYCLE else "in de map van de cliënt"
    return Diagnostic(
        "record.unknown-file",
        f"Dit bestand hoort bij geen formulier: '{stem}.yaml'.",
        Location(file=name),
        f"Bedoel je '{hint}.yaml', {place}?" if hint else f"Formulieren zijn: {', '.join(known)}.",
        Severity.WARNING,
    )


def _no_client(ref: str) -> Diagnostic:
    return Diagnostic(
        "record.no-client",
        "In deze map ontbreekt client.yaml.",
        Location(file=f"clienten/{ref}"),
        "Maak client.yaml met minstens de roepnaam.",
    )
