"""What a rule looks at, and how its remark becomes a finding with the weight that the organisation gave it (C38)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.records.client import Client
from docgen.records.enums import Ernst, Status
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.forms import Afwijking
from docgen.records.rules import RULES
from docgen.records.values import Record
from docgen.records.versions import Handbookversion
from docgen.records.wording import fill
from docgen.review.exceptions import exception_for
from docgen.review.findings import Finding, Path, Remark

__all__ = ["Case", "Check", "Path", "Remark", "case_of", "cases", "severity_of", "weighed"]


@dataclass(frozen=True)
class Case:
    """One record with the handbook that counts for it, here and on its date.

    `fields` are those that its form has here, with their labels; `None` means that all count.
    """

    form: str
    file: RecordFile
    record: Any
    client: Client | None
    version: Handbookversion
    handbook: Mapping[str, Any]
    soort: str | None = None
    dossier: Dossier | None = None
    fields: Mapping[str, str] | None = None

    @property
    def model(self) -> type[Record]:
        """The model of the record."""
        return cast("type[Record]", type(self.record))

    @property
    def final(self) -> bool:
        """Whether the record was made final."""
        return getattr(self.record, "status", None) is Status.VASTGESTELD

    def asks(self, *fields: str) -> bool:
        """Whether the form has these fields here; what was switched off is not missed."""
        return self.fields is None or all(field in self.fields for field in fields)

    def area_name(self, code: str) -> str:
        """What a leefgebied is called here."""
        area = self.handbook["leefgebieden"].get(code)
        return str(area["naam"]) if area else code.replace("_", " ")

    def group_living(self) -> bool:
        """Whether this kind of support is living in a group."""
        kinds = self.version.organisatie.soorten_begeleiding
        return bool(self.soort and self.soort in kinds and kinds[self.soort].groepswonen)

    def exception(self, remark: Remark) -> Afwijking | None:
        """Why this rule does not hold in this record, when somebody who may say so gave a reason."""
        given: Mapping[str, Afwijking] = getattr(self.record, "afwijkingen", {})
        return exception_for(remark, given, self.version, severity_of(remark.rule, self.handbook))

    def finding(self, remark: Remark) -> Diagnostic | None:
        """The remark as a diagnostic, or `None` when the organisation switched its rule off."""
        found = self.weighed(remark)
        return found.diagnostic if found else None

    def weighed(self, remark: Remark) -> Finding | None:
        """The remark with its weight here, its place in the text and the reason why it was set aside, if it was."""
        weight = severity_of(remark.rule, self.handbook)
        if weight is Ernst.UIT:
            return None
        words, exception = self.version.words(self.soort), self.exception(remark)
        severity = Severity.ERROR if self.final and weight is Ernst.BLOKKEREN else Severity.WARNING
        if remark.hint_only or exception:
            severity = Severity.HINT
        remedy = "Hier is met een reden van afgeweken." if exception else fill(remark.remedy, words, {})
        place = self._place(remark)
        found = Diagnostic(remark.rule, fill(remark.message, words, {}), place, remedy, severity)
        return Finding(found, remark.leefgebied, remark.passage, exception)

    def _place(self, remark: Remark) -> Location:
        """The field, or where the words stand in it; of a remark on a whole sentence that is where it begins."""
        said = remark.passage
        return self.file.place_in(remark.path, said.before) if said else self.file.place(*remark.path)


Check = Callable[[Case], Iterable[Remark]]


def severity_of(rule: str, handbook: Mapping[str, Any]) -> Ernst:
    """How strict a rule is here: as the organisation set it, or as the method proposes."""
    own = handbook["regels"].get(rule)
    if own:
        return Ernst(own["ernst"])
    return RULES[rule].standaard_ernst if rule in RULES else Ernst.BLOKKEREN


def weighed(rule: str, handbook: Mapping[str, Any], usual: Severity) -> Severity | None:
    """The severity of a rule on the organisation's own set-up, or `None` when it switched the rule off."""
    own = handbook["regels"].get(rule)
    return _OF_SET_UP[Ernst(own["ernst"])] if own else usual


_OF_SET_UP = {Ernst.BLOKKEREN: Severity.ERROR, Ernst.WAARSCHUWEN: Severity.WARNING, Ernst.UIT: None}


def cases(folder: Folder) -> Iterator[Case]:
    """Every record that can be looked at, with the handbook that it is held to (design 2.2).

    A final record is held to the version that it was made under, a concept to the current one.
    """
    for dossier in folder.dossiers:
        for file in dossier.records:
            if case := case_of(folder, dossier, file):
                yield case
    for file in folder.exits:
        version = folder.version(file.record.handboek_versie) if file.record else None
        if version:
            yield Case("exit", file, file.record, None, version, version.effective())


def case_of(folder: Folder, dossier: Dossier, file: RecordFile) -> Case | None:
    """The case of one record, or `None` when the record or its handbook cannot be read."""
    if file.record is None or folder.current is None:
        return None
    version = folder.version_of(file)
    if version is None:
        return None
    client: Client | None = dossier.client.record if dossier.client else None
    scope, soort = client.scope() if client else (frozenset[str](), None)
    handbook = version.effective(scope, soort, file.record.datum)
    return Case(file.form, file, file.record, client, version, handbook, soort, dossier)
