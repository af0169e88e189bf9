"""All remarks on an organisation's folder: set-up, clients, records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from docgen.diagnostics import Diagnostic, Severity, nearest
from docgen.records.enums import Status
from docgen.records.folder import Folder, RecordFile
from docgen.review import decisions, evaluation, informing, plan, portrait, portrait_text
from docgen.review.case import Case, Check, cases, severity_of
from docgen.review.clients import review_client
from docgen.review.codes import unknown_codes
from docgen.review.configuration import review_configuration
from docgen.review.exceptions import check_exceptions
from docgen.review.findings import Finding
from docgen.review.required import open_fields

Labels = Callable[[Case], Mapping[str, str]]
"""The fields that the form of a case has, with their labels; `documents` knows, and the api passes it down."""

THEMES = (decisions, informing, portrait, portrait_text, plan, evaluation)


def checks_of(form: str) -> Iterator[Check]:
    """Every rule on a form that can be looked up in its record, theme by theme."""
    for theme in THEMES:
        yield from theme.CHECKS.get(form, ())


def review_folder(folder: Folder, labels: Labels) -> list[Diagnostic]:
    """Every finding of review, in the order of the folder."""
    found = list(review_configuration(folder))
    for dossier in folder.dossiers:
        found += review_client(folder, dossier)
        found += [f for file in dossier.records for f in known_version(folder, file)]
    found += [f for file in folder.exits for f in known_version(folder, file)]
    for case in cases(folder):
        found += (finding.diagnostic for finding in review_case(case, folder, labels))
    return found


def review_case(case: Case, folder: Folder, labels: Labels) -> Iterator[Finding]:
    """Every finding on one record; a field that could not be read has been named, so nothing more is said of it."""
    unread = [f.location.field.split(".") for f in case.file.findings if f.location.field]
    for finding in _findings(replace(case, fields=labels(case)), folder):
        field = (finding.diagnostic.location.field or "").split(".")
        if not any(field[: len(path)] == path[: len(field)] for path in unread):
            yield finding


def _findings(case: Case, folder: Folder) -> Iterator[Finding]:
    yield from map(Finding, unknown_codes(case, folder))
    for check in checks_of(case.form):
        for remark in check(case):
            if finding := case.weighed(remark):
                yield finding
    yield from map(Finding, open_fields(case))
    given = getattr(case.record, "afwijkingen", {})
    weights = {rule: severity_of(rule, case.handbook) for rule in given}
    yield from map(Finding, check_exceptions(case.file, case.version, weights))


def known_version(folder: Folder, file: RecordFile) -> Iterator[Diagnostic]:
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
