"""What a worker does for a chunk of clients: plan their documents, or make them. It is sent all that it needs.

raw records  →  records  →  which documents, made from what (`Plan`)      plan_chunk
→  the bytes of those that are asked for         make_chunk
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from docgen.api.frames import Packed, Room, opened
from docgen.api.making import Bytes, make_bytes
from docgen.api.states import state_of
from docgen.build.alike import Shipment
from docgen.build.garbage import seldom_collected
from docgen.build.keys import values_digest
from docgen.build.rows import Foreseen
from docgen.diagnostics import Diagnostic, errors_in
from docgen.documents.catalogue import DocumentSpec, copies, filled
from docgen.documents.inputs import fingerprint
from docgen.errors import TemplateError
from docgen.records.bulk import EXIT, RawDossier
from docgen.records.dossiers import Dossier, RecordFile, read_dossier, read_record
from docgen.records.exit import Exit
from docgen.records.folder import Folder
from docgen.review.case import Case, case_of
from docgen.review.clients import review_client
from docgen.review.codes import unknown_codes
from docgen.review.folder import known_version, stops_documents


@dataclass(frozen=True, slots=True)
class DossierPlan:
    """The documents of one client; `lasting` when nothing but its records and the outline of the handbook count."""

    ref: str
    digest: bytes
    documents: tuple[Foreseen, ...]
    findings: tuple[Diagnostic, ...] = ()
    skipped: tuple[str, ...] = ()
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """The documents to make of one client, with the records for it, and the fingerprints that plans know."""

    dossier: RawDossier
    paths: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()


def plan_chunk(frame: Packed | Room, dossiers: list[RawDossier]) -> list[DossierPlan]:
    """The documents of each client, and what is wrong with its records as far as it stops documents."""
    room = frame if isinstance(frame, Room) else opened(frame)
    with seldom_collected():
        return [_plan(room, raw) for raw in dossiers]


def make_chunk(frame: Packed | Room, wanted: list[Wanted]) -> list[Bytes]:
    """The bytes of these documents, or what is wrong with them."""
    room = frame if isinstance(frame, Room) else opened(frame)
    with seldom_collected():
        return Shipment(made for one in wanted for made in _make(room, one))


def _plan(room: Room, raw: RawDossier) -> DossierPlan:
    folder, dossier, findings = _read(room, raw)
    stops = [f for f in _stopping(folder, dossier) if stops_documents(f)]
    places = {(f.location.file, f.location.line) for f in stops}
    findings += stops
    documents: list[Foreseen] = []
    lasting = not dossier.copies
    # a file has findings at many lines, a row at one
    stopped = {f.location.file or "" for f in stops}
    stopped |= {f.file.name for f in _files(dossier) if places and (f.place().file, f.place().line) in places}
    for spec in _specs(folder, dossier):
        if spec.record_path in stopped:
            continue
        document = _document(room, folder, spec)
        if document is None:
            lasting = False
        else:
            documents.append(document)
    whole = dossier.usable or not dossier.ref  # an exit questionnaire has no client
    unusable = {file.file.name for file in _files(dossier) if not (whole and file.usable)}
    known = {file.file.name for file in _files(dossier)}
    skipped = tuple(sorted((stopped & known) | unusable))
    return DossierPlan(raw.ref, raw.digest, tuple(documents), tuple(findings), skipped, lasting and not findings)


def _make(room: Room, wanted: Wanted) -> Iterator[Bytes]:
    folder, dossier, findings = _read(room, wanted.dossier)
    specs = {spec.path: spec for spec in _specs(folder, dossier)}
    for path, known in zip_longest(wanted.paths, wanted.fingerprints, fillvalue=""):
        spec = specs.get(path)
        if spec is None:
            yield path, None, tuple(errors_in(findings))
        else:
            yield make_bytes(room.workshop, room.checked, spec, known)


def _read(room: Room, raw: RawDossier) -> tuple[Folder, Dossier, list[Diagnostic]]:
    """The client's records, in a folder with nobody else; an exit questionnaire is a dossier with no client."""
    if raw.records and raw.records[0].form == EXIT:
        file = read_record(raw.records[0], Exit)
        return room.checked.folder, Dossier("", None, (file,)), list(file.findings)
    dossier, findings = read_dossier(raw)
    return room.checked.folder.of(dossier), dossier, findings


def _files(dossier: Dossier) -> list[RecordFile]:
    return [*([dossier.client] if dossier.client else []), *dossier.records, *dossier.copies]


def _specs(folder: Folder, dossier: Dossier) -> Iterator[DocumentSpec]:
    for file in dossier.records:
        yield from filled(folder, None if file.form == EXIT else dossier, file)
    yield from copies(folder, dossier)


def _stopping(folder: Folder, dossier: Dossier) -> Iterator[Diagnostic]:
    """Of what review would find just that which stops documents; the rest is for `docgen check`."""
    yield from review_client(folder, dossier)
    for file in dossier.records:
        yield from known_version(folder, file)
        if case := _case(folder, dossier, file):
            yield from unknown_codes(case, folder)


def _case(folder: Folder, dossier: Dossier, file: RecordFile) -> Case | None:
    if file.form != EXIT:
        return case_of(folder, dossier, file)
    version = folder.version(file.record.handboek_versie) if file.record else None
    return Case(EXIT, file, file.record, None, version, version.effective()) if version else None


def _document(room: Room, folder: Folder, spec: DocumentSpec) -> Foreseen | None:
    current = folder.current
    if current is None:
        return None
    try:
        inputs = room.workshop.inputs(spec, current.organisatie)
    except TemplateError:
        return Foreseen(spec.path, "", b"", b"", b"", spec.record_path, "")
    own, marks = values_digest(inputs.own)
    around, more = values_digest(inputs.around)
    marks |= more
    names = [[*inputs.own], [*inputs.around]]
    return Foreseen(
        spec.path,
        json.dumps([*_circumstances(folder, spec), names], separators=(",", ":")),
        own,
        around,
        b"".join(marks[name] for name in sorted(marks)),
        spec.record_path,
        state_of(spec, room.workshop).value,
        fingerprint(inputs.own) if spec.copy is None else "",
    )


def _circumstances(folder: Folder, spec: DocumentSpec) -> list[Any]:
    """Which shared values a document is made from, without the values; `shared_values` finds them again."""
    day = getattr(spec.file.record, "datum", None) if spec.file else None
    scope, soort, border = spec.version.narrowed(spec.scope, spec.soort, day)
    version = [spec.version.name]
    if spec.file and folder.version(spec.version.name) is not spec.version:
        moment = folder.moment_of(spec.file)
        version = [spec.file.record.handboek_versie, _iso(moment.dossier), _iso(moment.cyclus)]
    return [
        spec.template, spec.form, spec.form_version, _iso(spec.form_date), version, sorted(scope), soort, _iso(border),
    ]  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
