"""Which documents an organisation's folder yields: blank forms, filled forms, editions of the handbook.

uitvoer/
formulieren/intake-leeg-v2026.1.docx
clienten/c-0001/intake-v2026.1.docx   clienten/c-0001/cyclus-1/begeleidingsplan-v2026.1.xlsx
clienten/c-0001/cyclus-1/mijn-verhaal-v2026.1.docx   (only where somebody asked for the copy)
exit/2026/3f9a11c0-v2026.1.docx
handboek/handboek-v2026.1.docx
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docgen.documents.clientcopy.jobs import asked_for, copy_job
from docgen.documents.clientcopy.making import CopyJob
from docgen.documents.context import Document
from docgen.documents.forms import FORMS
from docgen.documents.handbook import EDITIONS
from docgen.records.client import Client
from docgen.records.enums import Status
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.versions import Formulierversie, Handbookversion

SUFFIXES = {"word": ".docx", "excel": ".xlsx"}


@dataclass(frozen=True)
class DocumentSpec:
    """One document to be made; `path` is its place below the output folder, with form, cycle and version in it."""

    path: str
    form: str
    engine: str
    version: Handbookversion
    form_version: str
    file: RecordFile | None = None
    client: Client | None = None
    scope: frozenset[str] = frozenset()
    soort: str | None = None
    edition: str | None = None
    variant_of: str | None = None
    form_date: date | None = None
    copy: CopyJob | None = None
    handed_over: bool = False

    @property
    def template(self) -> str:
        """The file name of the template."""
        if self.copy is not None:
            return self.copy.kind.template
        return EDITIONS[self.edition].template if self.edition else self.form + SUFFIXES[self.engine]

    @property
    def record_path(self) -> str:
        """The record from which it is made, or nothing for a blank form."""
        return self.file.file.name if self.file else ""

    def effective(self) -> dict[str, Any]:
        """The handbook as it counts for this document; equal circumstances share one mapping."""
        # a blank form has no date yet, so nothing on it is too early or too late
        day = getattr(self.file.record, "datum", None) if self.file else None
        return self.version.effective(self.scope, self.soort, day)

    def document(self) -> Document:
        """What is true of this document, for its context."""
        return self._document

    @cached_property
    def _document(self) -> Document:
        if self.copy is not None:
            return self.copy.document()
        record = self.file.record if self.file else None
        settings = getattr(self.version.handboek.formulieren, self.form)
        return Document(
            blanco=self.file is None,
            datum=getattr(record, "datum", None),
            titel=settings.naam,
            formulier=self.form,
            formulier_versie=self.form_version,
            ref=self.file.ref if self.file else "",
            cyclus=self.file.cyclus if self.file else None,
            concept=getattr(record, "status", None) is Status.CONCEPT,
        )


def catalogue(folder: Folder) -> Iterator[DocumentSpec]:
    """Every document that can be made of this folder, in a stable order."""
    if folder.current is None:
        return
    yield from blank_forms(folder, folder.current)
    for dossier in folder.dossiers:
        for file in dossier.records:
            yield from filled(folder, dossier, file)
        yield from copies(folder, dossier)
    for file in folder.exits:
        yield from filled(folder, None, file)
    for code, edition in EDITIONS.items():
        name = folder.current.name
        yield DocumentSpec(
            f"handboek/{edition.stem}-v{name}.docx", "handboek", "word", folder.current, name, edition=code
        )


def engines_of(version: Handbookversion, form: str) -> list[str]:
    """As which kinds of file the organisation wants this form."""
    settings = getattr(version.handboek.formulieren, form)
    if not settings.gebruiken or (form == "opname" and not version.organisatie.opname and not _has_lines(version)):
        return []
    return [kind for kind in ("word", "excel") if getattr(settings, kind) and (kind == "word" or form in EXCEL_FORMS)]


EXCEL_FORMS = {"aanmelding", "opname", "begeleidingsplan", "uitstroom", "exit"}
"""The forms of which docgen ships a workbook."""


def _has_lines(version: Handbookversion) -> bool:
    return any(group.items for group in version.handboek.checklists.opname.groepen.values())


def form_version_of(folder: Folder, version: Handbookversion, form: str) -> str:
    """The version of a form: the handbook version in which something that it reads last changed (design 6.1)."""
    released = _released(folder, version, form)
    return released.versie if released else version.name


def form_date_of(folder: Folder, version: Handbookversion, form: str) -> date | None:
    """The date of the version of a form."""
    released = _released(folder, version, form)
    return released.datum if released else version.handboek.datum


def _released(folder: Folder, version: Handbookversion, form: str) -> Formulierversie | None:
    versions = folder.form_versions if version is folder.current else version.forms
    return versions.formulieren.get(form) if versions else None


def blank_forms(folder: Folder, version: Handbookversion) -> Iterator[DocumentSpec]:
    """The blank forms of a version: the general ones, each followed by those for one location or kind of support."""
    for form in FORMS:
        number, day = form_version_of(folder, version, form), form_date_of(folder, version, form)
        for engine in engines_of(version, form):
            general = f"formulieren/{form}-leeg-v{number}{SUFFIXES[engine]}"
            yield DocumentSpec(general, form, engine, version, number, form_date=day)
            # one handbook, several locations: a blank of its own where items count for some only (C30)
            for code in sorted(version.scopes()):
                soort = code if code in version.organisatie.soorten_begeleiding else None
                path = f"formulieren/{form}-leeg-{code.replace('_', '-')}-v{number}{SUFFIXES[engine]}"
                where = frozenset({code})
                yield DocumentSpec(
                    path, form, engine, version, number, scope=where, soort=soort, variant_of=general, form_date=day
                )


def filled(folder: Folder, dossier: Dossier | None, file: RecordFile) -> Iterator[DocumentSpec]:
    """The documents of one record, made under the handbook that counts for it."""
    if getattr(file.record, "status", None) is Status.VERVALLEN:
        return
    if not file.usable or (dossier is not None and not dossier.usable):
        return
    version = folder.version_of(file)
    if version is None:
        return
    client: Client | None = dossier.client.record if dossier and dossier.client else None
    scope, soort = client.scope() if client else (frozenset[str](), None)
    number, day = form_version_of(folder, version, file.form), form_date_of(folder, version, file.form)
    stem = _stem(file)
    for engine in engines_of(version, file.form):
        path = f"{stem}-v{number}{SUFFIXES[engine]}"
        yield DocumentSpec(path, file.form, engine, version, number, file, client, scope, soort, form_date=day)


def copies(folder: Folder, dossier: Dossier) -> Iterator[DocumentSpec]:
    """The client's copies that somebody asked for: those that the client has, and the one that is in the making."""
    for kind, file in asked_for(dossier):
        version = folder.version_of(file)
        if version is None or getattr(file.record, "status", None) is Status.VERVALLEN:
            continue
        number, day = form_version_of(folder, version, kind.form), form_date_of(folder, version, kind.form)
        job = copy_job(folder, dossier, kind, file, number, day)
        if job is None:
            continue
        paths = [(path, True) for path in job.handed_paths()]
        paths += [(job.path(), False)] if job.ronde.veiligheid is not None else []
        for path, handed in paths:
            yield DocumentSpec(
                path, kind.code, "word", version, number, file, job.client, job.scope, job.soort,
                form_date=day, copy=job, handed_over=handed,
            )  # fmt: skip


def _stem(file: RecordFile) -> str:
    if file.form == "exit":
        return file.file.name.removesuffix(".yaml")
    cycle = f"cyclus-{file.cyclus}/" if file.cyclus is not None else ""
    return f"clienten/{file.ref}/{cycle}{file.form}"
