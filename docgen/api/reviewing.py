"""What a careful colleague would remark on the records of clients: the rules of the method, wording, pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.api.checking import Checked, labels
from docgen.api.glossaries import glossary_for
from docgen.api.paging import LIMITED, pages_of
from docgen.diagnostics import Diagnostic, Location, errors_in, nearest
from docgen.documents.brands import load_brand
from docgen.errors import RecordError
from docgen.language.glossary import Glossary
from docgen.language.scores import Scores
from docgen.records.folder import Dossier, Folder, RecordFile, load_folder
from docgen.review.case import Case, case_of
from docgen.review.clients import review_client
from docgen.review.configuration import review_configuration
from docgen.review.findings import Finding
from docgen.review.folder import known_version, review_case
from docgen.review.language import Reading, read_texts, score_texts, wording
from docgen.review.pages import Pages, short_as_a_whole

UNKNOWN = "review.unknown-record"


@dataclass(frozen=True)
class Reviewed:
    """One record with every finding on it, the scores of its text as a whole, and its pages where they count.

    `case` is `None` when the record or its handbook cannot be read; then the findings say why.
    """

    file: RecordFile
    findings: tuple[Finding, ...]
    case: Case | None = None
    readings: tuple[Reading, ...] = ()
    scores: Scores | None = None
    pages: Pages | None = None

    @property
    def open(self) -> list[Finding]:
        """What somebody still has to do something about."""
        return [finding for finding in self.findings if finding.open]


@dataclass(frozen=True)
class ReviewReport:
    """The records that were asked for, and the findings on the organisation's own set-up when all were."""

    checked: Checked
    records: tuple[Reviewed, ...]
    setup: tuple[Finding, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """Every finding, set-up first."""
        return [*self.setup, *(finding for record in self.records for finding in record.findings)]

    @property
    def open(self) -> list[Finding]:
        """What somebody still has to do something about."""
        return [finding for finding in self.findings if finding.open]


def review(path: Path, record: str | None = None, *, all_remarks: bool = False, pages: bool = True) -> ReviewReport:
    """The report on one record, on one client, or on everything.

    Args:
        path: The folder of an organisation.
        record: A record in it (`clienten/c-0001/intake.yaml`), a folder of a client, or a client's ref.
        all_remarks: Every remark on wording, also the unsure ones; else the few per leefgebied that help most.
        pages: Whether to lay out each persoonsbeschrijving that is final or was asked for, to count its pages.

    Raises:
        RecordError: this is no folder of an organisation, it has no handbook, or the record is not there.
    """
    folder = load_folder(path)
    if folder.current is None:
        raise RecordError(list(errors_in(folder.findings)))
    brand, _ = load_brand(folder)
    checked = Checked(folder, brand, folder.findings)
    chosen = list(_chosen(folder, record))
    if record is not None and not chosen:
        raise RecordError([_not_there(folder, record)])
    glossary = glossary_for(folder)
    found = [_review(folder, dossier, file, glossary, everything=all_remarks) for dossier, file in chosen]
    if pages:
        found = _paged(checked, found, all_states=record is not None)
    setup = () if record is not None else tuple(map(Finding, review_configuration(folder)))
    return ReviewReport(checked, tuple(found), setup)


def _chosen(folder: Folder, record: str | None) -> Iterator[tuple[Dossier, RecordFile]]:
    """The records that were asked for, with the client's own file first."""
    wanted = _in_folder(folder.path, record) if record is not None else None
    for dossier in folder.dossiers:
        for file in [*([dossier.client] if dossier.client else []), *dossier.records]:
            name = file.file.name
            known = (dossier.ref, name, name.removesuffix(".yaml"))
            if wanted is None or wanted in known or name.startswith(f"{wanted}/"):
                yield dossier, file


def _in_folder(folder: Path, record: str) -> str:
    """The record as a path in the folder, however it was given."""
    given = Path(record.replace("\\", "/"))
    for path in (given, Path.cwd() / given):
        if path.is_absolute() and path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
    return given.as_posix().rstrip("/")


def _not_there(folder: Folder, record: str) -> Diagnostic:
    names = [file.file.name for file in folder.all_records() if file.ref]
    hint = nearest(record, [*names, *(dossier.ref for dossier in folder.dossiers)])
    return Diagnostic(
        UNKNOWN,
        "Dit record is er niet.",
        Location(file=record),
        f"Bedoel je '{hint}'?" if hint else "Geef een pad in de organisatiemap, zoals clienten/c-0001/intake.yaml.",
    )


def _review(folder: Folder, dossier: Dossier, file: RecordFile, glossary: Glossary, *, everything: bool) -> Reviewed:
    broken = [*map(Finding, file.findings)]
    if file.form == "client":
        return Reviewed(file, (*broken, *map(Finding, review_client(folder, dossier))))
    broken += map(Finding, known_version(folder, file))
    case = case_of(folder, dossier, file)
    if case is None:
        return Reviewed(file, tuple(broken))
    case = replace(case, fields=labels(case))
    found = [*broken, *review_case(case, folder, labels)]
    readings = read_texts(case, glossary)
    remarks = wording(case, readings, everything=everything)
    found += [finding for remark in remarks if (finding := case.weighed(remark))]
    return Reviewed(file, tuple(found), case, tuple(readings), score_texts(readings) if readings else None)


def _paged(checked: Checked, records: list[Reviewed], *, all_states: bool) -> list[Reviewed]:
    """The same records; of those that have a limit of pages it is known how many they have, and what to do about it."""
    limited = [r.case for r in records if r.case and r.file.form == LIMITED and (all_states or r.case.final)]
    counted = pages_of(checked, limited)
    return [_with_pages(record, counted.get(record.file.file.name)) for record in records]


def _with_pages(record: Reviewed, counted: Pages | None) -> Reviewed:
    if counted is None or record.case is None:
        return record
    remarks = short_as_a_whole(record.case, counted)
    found = [finding for remark in remarks if (finding := record.case.weighed(remark))]
    return replace(record, findings=(*record.findings, *found), pages=counted)
