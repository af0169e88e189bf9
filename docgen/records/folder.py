"""An organisation's folder → everything in it as records, with all findings at once (design 2).

    de-brug/
      organisatie.yaml  medewerkers.yaml  woordenlijst.yaml  handboek/*.yaml (or handboek.yaml)
      handboek/archief/<versie>/{handboek,organisatie}.yaml   handboek/versies.yaml
      clienten/<ref>/{client,aanmelding,intake,opname,uitstroom}.yaml  kopie-<form>.yaml
                     cyclus-<n>/{persoonsbeschrijving,begeleidingsplan}.yaml
      exit/<jaar>/<nummer>.yaml
      clienten.jsonl or clienten.sqlite: the same records in bulk

A file that cannot be used never hides what is wrong elsewhere: shape is repaired as far as needed to look on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.errors import RecordError
from docgen.records.bulk import EXIT, RawRecord
from docgen.records.clientfiles import read_file
from docgen.records.dossiers import (
    COPY,
    ONCE,
    PER_CYCLE,
    Dossier,
    RecordFile,
    raw_dossiers,
    read_dossier,
    read_record,
    read_yaml,
)
from docgen.records.enums import Status
from docgen.records.exit import Exit
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.overlooked import check_overlooked, readable
from docgen.records.presets import lay_preset, preset_exists, preset_names
from docgen.records.transitions import Moment, Timeline, timeline
from docgen.records.validation import Place, validate_leniently
from docgen.records.values import Record
from docgen.records.versions import Formulierversies, Handbookversion
from docgen.records.woordenlijst import NAME as WORDLIST
from docgen.records.woordenlijst import Woordenlijst
from docgen.records.yaml_files import YamlFile

R = TypeVar("R", bound=Record)
__all__ = ["COPY", "ONCE", "PER_CYCLE", "Dossier", "Folder", "RecordFile", "load_folder"]

_BASIS = re.compile(r"""^basis:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)
_RANDOM = re.compile(r"[0-9a-f]{6,40}")


@dataclass(frozen=True)
class Folder:
    """An organisation's folder, read; not `whole` when some of what all documents share could not be read at all."""

    path: Path
    current: Handbookversion | None
    archive: Mapping[str, Handbookversion] = field(default_factory=dict[str, Handbookversion])
    form_versions: Formulierversies | None = None
    dossiers: tuple[Dossier, ...] = ()
    exits: tuple[RecordFile, ...] = ()
    organisation_layers: Layers | None = None
    findings: tuple[Diagnostic, ...] = ()
    wordlist: RecordFile | None = None
    whole: bool = True

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

    def of(self, dossier: Dossier) -> Folder:
        """The same folder with just this client."""
        found = replace(self, dossiers=(dossier,))
        vars(found)["timeline"] = self.timeline  # worked out once for all clients
        return found

    def version_names(self) -> list[str]:
        """The names of all versions that are there."""
        return list(dict.fromkeys([*([self.current.name] if self.current else []), *self.archive]))

    def all_records(self) -> list[RecordFile]:
        """Every record of every client and every exit questionnaire."""
        own = [r for d in self.dossiers for r in [*((d.client,) if d.client else ()), *d.records, *d.copies]]
        return [*own, *self.exits]


def load_folder(path: Path, *, basis: str | None = None, clients: bool = True) -> Folder:
    """Everything in an organisation's folder, or all but its clients; with `basis` as if built on that preset.

    Raises:
        RecordError: `folder.missing`, when this is no folder of an organisation at all; `folder.cannot-read`.
    """
    with readable(path):
        if not (path / "organisatie.yaml").is_file():
            raise RecordError([_no_folder(path)])
        return _read(_Reader(path, basis), clients=clients)


def _read(reader: _Reader, *, clients: bool) -> Folder:
    path = reader.path
    current, organisation_layers = reader.handbook()
    archive = reader.archive()
    versions = reader.optional("handboek/versies.yaml", Formulierversies)
    dossiers, exits = reader.dossiers() if clients else ((), ())
    reader.overlooked()
    words = reader.wordlist()
    findings, whole = tuple(reader.findings), reader.whole
    return Folder(path, current, archive, versions, dossiers, exits, organisation_layers, findings, words, whole)


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
        self.whole = True

    def read(self, path: Path) -> RawRecord:
        """A file, unread."""
        return read_file(str(self.path), path.relative_to(self.path).as_posix())

    def handbook(self) -> tuple[Handbookversion | None, Layers]:
        """The current handbook and organisation, laid over the basis that the handbook names."""
        handbook, organisation = Layers(Handboek), Layers(Organisatie)
        own = [self._own(path) for path in self._handbook_files()]
        if self.basis:
            own = [(file, {**value, "basis": self.basis} if "basis" in value else value) for file, value in own]
        basis = next((str(value["basis"]) for _, value in own if value.get("basis")), "")
        if not basis and not self.whole:
            basis = _basis_in(file for file, value in own if not value)
            if not basis:  # what the other files say about it cannot be judged
                return None, organisation
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
        files = sorted(folder.glob("[!.]*.yaml")) if folder.is_dir() else []
        files = [p for p in files if p.name != "versies.yaml"]
        files.sort(key=lambda p: p.name != "handboek.yaml")
        found = [*([single] if single.is_file() else []), *files]
        if not found:
            self.findings.append(_no_handbook())
        return found

    def _own(self, path: Path) -> tuple[YamlFile, dict[str, Any]]:
        file, value, findings = read_yaml(self.read(path))
        self.findings += findings
        self.whole = self.whole and value is not None
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
        if not path.is_file():
            return None
        found = read_record(replace(self.read(path), form="woordenlijst"), Woordenlijst)
        self.findings += found.findings
        return found

    def overlooked(self) -> None:
        """Remark on files that look like ours but stand where nothing reads them."""
        self.findings += check_overlooked(self.path)
        for path in sorted((self.path / "exit").glob("[!.]*/[!.]*.yaml")):
            if not _RANDOM.fullmatch(path.stem):
                self.findings.append(_not_anonymous(path.relative_to(self.path)))

    def dossiers(self) -> tuple[tuple[Dossier, ...], tuple[RecordFile, ...]]:
        """All clients, by ref, and all exit questionnaires."""
        raw, findings = raw_dossiers(self.path)
        self.findings += findings
        dossiers: list[Dossier] = []
        exits: list[RecordFile] = []
        for one in raw:
            if one.records and one.records[0].form == EXIT:
                exits.append(read_record(one.records[0], Exit))
                self.findings += exits[-1].findings
            else:
                dossier, findings = read_dossier(one)
                dossiers.append(dossier)
                self.findings += findings
        return tuple(dossiers), tuple(exits)


def _not_anonymous(name: Path) -> Diagnostic:
    return Diagnostic(
        "record.exit-name",
        "De naam van deze vragenlijst is geen willekeurig nummer, en hij hoort bij niemand.",
        Location(file=name.as_posix()),
        "Geef het bestand een willekeurig nummer van acht cijfers en letters a–f, zoals 3f9a1c07.yaml.",
        Severity.WARNING,
    )


def _basis_in(files: Iterable[YamlFile]) -> str:
    """The basis that stands in a file which is wrong elsewhere; nothing where none can be found."""
    found = (_BASIS.search(file.text) for file in files)
    return next((match[1] for match in found if match and preset_exists(match[1])), "")


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
