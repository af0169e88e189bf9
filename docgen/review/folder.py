"""All remarks on an organisation's folder: set-up, clients, records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docgen.diagnostics import Diagnostic, Severity, nearest
from docgen.records.enums import Status
from docgen.records.folder import Folder, RecordFile
from docgen.review.case import Case, cases
from docgen.review.clients import review_client
from docgen.review.codes import unknown_codes
from docgen.review.configuration import review_configuration
from docgen.review.decisions import CHECKS
from docgen.review.required import open_fields

Labels = Callable[[Case], Mapping[str, str]]
"""The fields that the form of a case has, with their labels; `documents` knows, and the api passes it down."""


def review_folder(folder: Folder, labels: Labels) -> list[Diagnostic]:
    """Every finding of review, in the order of the folder."""
    found = list(review_configuration(folder))
    for dossier in folder.dossiers:
        found += review_client(folder, dossier)
        found += [f for file in dossier.records for f in _known_version(folder, file)]
    found += [f for file in folder.exits for f in _known_version(folder, file)]
    for case in cases(folder):
        found += review_case(case, folder, labels)
    return found


def review_case(case: Case, folder: Folder, labels: Labels) -> Iterator[Diagnostic]:
    """Every finding on one record; a field that could not be read has been named, so nothing more is said of it."""
    unread = [f.location.field.split(".") for f in case.file.findings if f.location.field]
    for finding in _findings(case, folder, labels):
        field = (finding.location.field or "").split(".")
        if not any(field[: len(path)] == path[: len(field)] for path in unread):
            yield finding


def _findings(case: Case, folder: Folder, labels: Labels) -> Iterator[Diagnostic]:
    yield from unknown_codes(case, folder)
    for check in CHECKS.get(case.form, ()):
        for remark in check(case):
            if finding := case.finding(remark):
                yield finding
    yield from open_fields(case, labels(case))


def _known_version(folder: Folder, file: RecordFile) -> Iterator[Diagnostic]:
    """A record of a handbook that is not there cannot be held to anything."""
    name = getattr(file.record, "handboek_versie", None)
    if name is None or folder.current is None or folder.version(name):
        return
    if getattr(file.record, "status", None) is Status.CONCEPT:  # follows the current handbook whatever it names
        yield Diagnostic(
            "record.unknown-handbook-version",
            f"Dit concept noemt handboekversie '{name}', en die is er niet.",
            file.place("handboek_versie"),
            f'Schrijf de huidige versie: handboek_versie: "{folder.current.name}".',
            Severity.WARNING,
        )
        return
    hint = nearest(name, folder.version_names())
    yield Diagnostic(
        "record.unknown-handbook-version",
        f"Dit record is gemaakt met handboekversie '{name}', en die is er niet.",
        file.place("handboek_versie"),
        (f"Bedoel je '{hint}'? " if hint else "")
        + "Een oude versie hoort in handboek/archief/; 'docgen release' zet haar daar.",
    )


def stops_documents(finding: Diagnostic) -> bool:
    """Whether documents of this record cannot be made: its codes or its handbook are not known."""
    codes = ("record.unknown-code", "record.unknown-handbook-version")
    return finding.severity is Severity.ERROR and finding.code in codes


def is_final(file: RecordFile) -> bool:
    """Whether the record was made final."""
    return getattr(file.record, "status", None) is Status.VASTGESTELD
