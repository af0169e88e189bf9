"""The records of one client: read from a folder `clienten/<ref>/` or from rows of one file for all clients.

    raw records (`bulk`)  →  parse YAML or JSON  →  validate  →  `RecordFile`  →  `Dossier`

Reading one client needs nothing of the others, so this is also how processes share the work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, ValidationError, create_model

from docgen.diagnostics import Diagnostic, Location, Severity, errors_in, nearest
from docgen.errors import RecordError
from docgen.records.aanmelding import Aanmelding
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.bulk import CHANGED, EXIT, RawDossier, RawRecord, bad_json, bulk_file, group, read_rows, row_value
from docgen.records.checklist import Opname, Uitstroom
from docgen.records.client import Client
from docgen.records.clientfiles import SUFFIX, files_below, read_file, subfolders
from docgen.records.exit import Exit
from docgen.records.intake import Intake
from docgen.records.kopie import COPIES, Kopiedossier
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.records.transitions import Moment
from docgen.records.validation import validate_leniently
from docgen.records.values import Record
from docgen.records.yaml_files import YamlFile, parse_yaml

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
_REF = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
_CYCLE = re.compile(r"cyclus-([1-9]\d{0,2})")  # cyclus-01 would be the same as cyclus-1


@dataclass(frozen=True)
class RecordFile:
    """One record with the file or row that it came from; one with errors can be looked at but not printed."""

    form: str
    file: YamlFile | RawRecord
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

    def place_in(self, path: Sequence[str | int], before: str) -> Location:
        """The place of the word in a text that comes after these words; a row of one file for all has no lines."""
        return self.file.place(path, before) if isinstance(self.file, YamlFile) else self.file.place(path)


@dataclass(frozen=True)
class Dossier:
    """What the folder holds of one client."""

    ref: str
    client: RecordFile | None
    records: tuple[RecordFile, ...] = ()
    copies: tuple[RecordFile, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether documents of this client can be made at all."""
        return self.client is not None and self.client.usable

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


def raw_dossiers(folder: Path, *, whole: bool = True) -> tuple[list[RawDossier], list[Diagnostic]]:
    """Every client and every exit questionnaire, unread, with what is wrong around them.

    A client that stands in a folder and in the file for all is taken from the folder; a folder with nothing but what
    was decided about copies belongs to the client in the file. Without `whole` their texts are left where they are, and
    only digests kept.
    """
    found, findings = dossiers_beside(folder, whole=whole)
    path = bulk_file(folder)
    if path is None:
        return found, findings
    rows, more = read_rows(path, whole=whole)
    in_file = {row.ref for row in rows if row.form != EXIT}
    decided = {dossier.ref: dossier.records for dossier in found if dossier.ref in in_file and _only_copies(dossier)}
    found = [dossier for dossier in found if dossier.ref not in decided]
    copies = [copy for records in decided.values() for copy in records]
    written = {copy.name for copy in copies}  # what was decided since the rows were made
    rows = [row for row in rows if row.name not in written] if written else rows
    known = {dossier.ref for dossier in found}
    both = {row.ref: row for row in rows if row.ref in known}
    findings += [*more, *(_in_both(row) for row in both.values())]
    rows = [row for row in rows if row.ref not in both] if both else rows
    return sorted([*found, *group([*rows, *copies])], key=_order), findings


def dossiers_beside(folder: Path, *, whole: bool = True) -> tuple[list[RawDossier], list[Diagnostic]]:
    """Those of `raw_dossiers` that stand in files of their own, clients first."""
    findings: list[Diagnostic] = []
    return [*_folders(folder, findings, whole=whole), *_exits(folder, whole=whole)], findings


def _only_copies(dossier: RawDossier) -> bool:
    return bool(dossier.records) and all(_is_copy(record.form) for record in dossier.records)


def _order(dossier: RawDossier) -> tuple[bool, str]:
    return dossier.records[:1] != () and dossier.records[0].form == EXIT, dossier.ref


def _folders(folder: Path, findings: list[Diagnostic], *, whole: bool) -> Iterator[RawDossier]:
    for ref in subfolders(folder / "clienten"):
        if not _REF.match(ref):
            findings.append(_bad_ref(ref))
            continue
        files = tuple(_files_of(str(folder), ref, whole=whole))
        if files or os.access(folder / "clienten" / ref, os.R_OK | os.X_OK):  # else `overlooked` tells
            yield RawDossier(ref, files)


def _files_of(folder: str, ref: str, *, whole: bool) -> Iterator[RawRecord]:
    own = f"clienten/{ref}"
    for inside in files_below(f"{folder}/{own}"):
        form, cyclus = _kind(inside)
        yield read_file(folder, f"{own}/{'/'.join(inside)}", ref=ref, form=form, cyclus=cyclus, whole=whole)


def _exits(folder: Path, *, whole: bool) -> Iterator[RawDossier]:
    for path in sorted(p for p in (folder / "exit").glob("[!.]*/[!.]*.yaml") if p.is_file()):
        ref, name = f"{path.parent.name}/{path.stem}", f"exit/{path.parent.name}/{path.name}"
        yield RawDossier(ref, (read_file(str(folder), name, form=EXIT, whole=whole),))


def _kind(inside: tuple[str, ...]) -> tuple[str, int | None]:
    """Form and cycle of a file by its place in the client's folder; no form for one that is of no use."""
    stem = inside[-1].removesuffix(SUFFIX)
    cycle = _CYCLE.fullmatch(inside[0]) if len(inside) == 2 else None
    if cycle and stem in PER_CYCLE:
        return stem, int(cycle[1])
    known = len(inside) == 1 and (stem == "client" or stem in ONCE or _is_copy(stem))
    return (stem if known else ""), None


def read_dossier(raw: RawDossier, *, only: Collection[str] | None = None) -> tuple[Dossier, list[Diagnostic]]:
    """The client's records, with what is wrong with them; with `only` just those of these names, and `client`."""
    client: RecordFile | None = None
    records: list[RecordFile] = []
    copies: list[RecordFile] = []
    findings: list[Diagnostic] = []
    for one in raw.records:
        model = model_of(one)
        if model is None:
            findings.append(_no_form(one))
        elif only is None or one.form == "client" or one.name in only:
            file = read_record(one, model)
            findings += file.findings
            if one.form == "client":
                client = file
            else:
                (copies if one.form.startswith(COPY) else records).append(file)
    if client is None:
        findings.append(_no_client(raw))
    return Dossier(raw.ref, client, tuple(records), tuple(copies)), findings


def _is_copy(form: str) -> bool:
    return form.startswith(COPY) and form.removeprefix(COPY) in COPIES


def model_of(raw: RawRecord) -> type[Record] | None:
    """The model of a record, `None` when docgen knows no such form."""
    if raw.form == "client" and raw.cyclus is None:
        return Client
    if _is_copy(raw.form):
        return Kopiedossier
    if raw.form == EXIT:
        return Exit
    return (ONCE if raw.cyclus is None else PER_CYCLE).get(raw.form)


def read_record(raw: RawRecord, model: type[Record]) -> RecordFile:
    """One record, with its findings beside it."""
    return _read_row(raw, model) if raw.number else _read_file(raw, model)


def _read_row(raw: RawRecord, model: type[Record]) -> RecordFile:
    found: list[Diagnostic] = []
    place = replace(raw, data=None)  # its text is not needed to say where it stands
    record = _whole_row(raw, model)
    if raw.problem:
        found = [_cannot_read(place, raw.problem)]
    elif record is None:
        try:
            value = row_value(raw)
        except ValueError:
            found = [bad_json(place.place())]
        else:
            record, found = _validated(model, value, place)
    return RecordFile(raw.form, place, record, tuple(found), _ref(raw), raw.cyclus)


def _validated(model: type[Record], value: Mapping[str, Any], place: RawRecord) -> tuple[Any, list[Diagnostic]]:
    try:
        return model.model_validate(value), []
    except ValidationError:
        return validate_leniently(model, value, place.place)


def _whole_row(raw: RawRecord, model: type[Record]) -> Record | None:
    """The record of a row, parsed and validated in one go; `None` where something in it is empty or wrong."""
    if raw.data is None or b"null" in raw.data:
        return None
    try:
        if raw.file.endswith(".jsonl"):
            return _row_of(model).model_validate_json(raw.data).record
        return model.model_validate_json(raw.data)
    except ValidationError:
        return None


@cache
def _row_of(model: type[Record]) -> type[Any]:
    """A row of a file of records, with a record of this model in it."""
    forbid = ConfigDict(extra="forbid")
    return create_model("Row", __config__=forbid, ref=Any, form=Any, cyclus=(Any, None), record=model)


def _read_file(raw: RawRecord, model: type[Record]) -> RecordFile:
    file, value, findings = read_yaml(raw)
    record: Record | None = None
    if value is not None:
        record, more = validate_leniently(model, value, file.place)
        findings += more
    return RecordFile(raw.form, file, record, tuple(findings), _ref(raw), raw.cyclus)


def _ref(raw: RawRecord) -> str:
    """The client that a record belongs to; an exit questionnaire is nobody's."""
    return "" if raw.form == EXIT else raw.ref


def read_yaml(raw: RawRecord) -> tuple[YamlFile, dict[str, Any] | None, list[Diagnostic]]:
    """A file with the mapping in it, or `None` when it cannot be read at all."""
    if raw.data is None:
        return YamlFile(raw.file, ""), None, [_cannot_read(raw, raw.problem)]
    try:
        file = YamlFile(raw.file, raw.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return YamlFile(raw.file, ""), None, [_not_utf8(raw.file)]
    try:
        value, findings = parse_yaml(file)
    except RecordError as error:
        return file, None, list(error.diagnostics)
    return file, value, findings


def _not_utf8(name: str) -> Diagnostic:
    return Diagnostic(
        "yaml.not-utf8", "Dit bestand is niet als UTF-8 bewaard.", Location(file=name), "Bewaar het opnieuw als UTF-8."
    )


def _cannot_read(raw: RawRecord, problem: str) -> Diagnostic:
    remedy = "Kijk of het bestaat en of je het mag lezen."
    if problem == CHANGED:
        remedy = "Geef de opdracht opnieuw als niemand er meer in werkt."
    return Diagnostic("yaml.cannot-read", f"Dit bestand is niet te openen ({problem}).", raw.place(), remedy)


def _bad_ref(name: str) -> Diagnostic:
    return Diagnostic(
        "record.bad-ref",
        "De naam van deze cliëntmap is geen goede verwijzing.",
        Location(file=f"clienten/{name}"),
        "Gebruik kleine letters, cijfers en streepjes, zoals c-0001, en nooit een naam.",
    )


def _in_both(row: RawRecord) -> Diagnostic:
    return Diagnostic(
        "bulk.in-both",
        f"'{row.ref}' staat in een map en in dit bestand; de map telt.",
        row.place(("ref",)),
        "Laat een dossier op één plek staan.",
        Severity.WARNING,
    )


_FORMS = ("client", *ONCE, *PER_CYCLE)


def like_form(stem: str) -> str | None:
    """The form that somebody meant by the name of a file."""
    return nearest(stem, _FORMS) or next((form for form in _FORMS if form in stem.casefold()), None)


def _no_form(raw: RawRecord) -> Diagnostic:
    stem = raw.form if raw.number else Path(raw.file).stem
    hint = like_form(stem)
    if not hint:
        remedy = f"Formulieren zijn: {', '.join(_FORMS)}."
    elif raw.number:
        remedy = f"Bedoel je '{hint}', {'met een cyclus' if hint in PER_CYCLE else 'zonder cyclus'}?"
    elif hint == stem and hint in PER_CYCLE and (folder := _like_cycle(raw.file)):
        remedy = f"Bedoel je de map '{folder}'?"
    else:
        place = "in een map cyclus-1, cyclus-2, …" if hint in PER_CYCLE else "in de map van de cliënt"
        remedy = f"Bedoel je '{hint}.yaml', {place}?"
    return Diagnostic(
        "record.unknown-file",
        f"Dit record hoort bij geen formulier: '{stem}'."
        if raw.number
        else f"Dit bestand hoort bij geen formulier: '{stem}.yaml'.",
        raw.place(),
        remedy,
        Severity.WARNING,
    )


def _like_cycle(file: str) -> str | None:
    """The folder of a cycle that somebody meant by the name of the folder that a file stands in."""
    found = re.fullmatch(r"(\D*)(\d{1,3})", Path(file).parent.name)
    return f"cyclus-{int(found[2])}" if found and nearest(found[1], ["cyclus-"]) and int(found[2]) else None


def _no_client(raw: RawDossier) -> Diagnostic:
    if raw.records and raw.records[0].number:
        return Diagnostic(
            "record.no-client",
            f"Bij '{raw.ref}' ontbreekt de regel met form client.",
            raw.records[0].place(),
            "Voeg een regel met form client toe, met minstens de roepnaam.",
        )
    return Diagnostic(
        "record.no-client",
        "In deze map ontbreekt client.yaml.",
        Location(file=f"clienten/{raw.ref}"),
        "Maak client.yaml met minstens de roepnaam.",
    )
