"""Where documents are made: templates compiled once per form and brand, then filled many times.

spec → source roots → derived values → render → stamp with the document's identity
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import __version__
from docgen.branding import Brand
from docgen.documents import registered as _registered  # noqa: F401  # pyright: ignore[reportUnusedImport] — derived values
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.clientcopy import making as copies
from docgen.documents.clientcopy.kinds import KINDS
from docgen.documents.clientcopy.neutral import BRAND as NEUTRAL
from docgen.documents.clientcopy.proposing import Glossary
from docgen.documents.context import context_model
from docgen.documents.forms import FORMS
from docgen.documents.handbook import EDITIONS, handbook_source, render_handbook
from docgen.documents.inputs import Inputs, fingerprint, inputs_of, kept_version, source_paths
from docgen.documents.memo import MEMO, memo_model
from docgen.documents.shipped import shipped_reads
from docgen.documents.sources import form_source, organisation_source, with_derived
from docgen.errors import TemplateError
from docgen.ooxml import Draft
from docgen.ooxml.properties import content_digest, read_properties, stamped
from docgen.records.organisatie import Organisatie
from docgen.records.versions import Handbookversion
from docgen.resources import resource
from docgen.template import Schema

if TYPE_CHECKING:
    from docgen.excel import ExcelTemplate
    from docgen.word import WordTemplate

    Template = WordTemplate | ExcelTemplate

Measure = Callable[[bytes], Mapping[str, int]]
_FOLDERS = {".docx": "docx", ".xlsx": "xlsx"}


@cache
def schema_of(form: str) -> Schema:
    """What a template of this form may read."""
    if form == MEMO:
        return Schema.from_model(memo_model())
    return Schema.from_model(context_model(form, FORMS[form].record if form in FORMS else None))


def form_of(template: str) -> str:
    """The form that a template file belongs to: `intake.docx` → `intake`; each handbook edition → `handboek`."""
    stem = Path(template).stem
    own = {MEMO: MEMO, **{kind.stem: kind.code for kind in KINDS.values()}}
    return stem if stem in FORMS else own.get(stem, "handboek")


@dataclass
class Workshop:
    """The compiled templates of one organisation, in its brand; own templates replace the shipped ones.

    With `reference`, docxtpl fills the Word forms instead of our engine: to compare the two, without a house style.
    `known_reads` says what templates read, by file name, so that they need not be compiled to know it.
    """

    brand: Brand | None
    own_templates: Path | None = None
    measure: Measure | None = None
    reference: bool = False
    glossary: Callable[[], Glossary] | None = None
    known_reads: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    _compiled: dict[str, Template] = field(default_factory=dict[str, Any])
    _copies: dict[str, WordTemplate] = field(default_factory=dict[str, Any])
    _words: str | None = None
    _paths: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    _organisations: dict[tuple[str, str | None], tuple[Organisatie, dict[str, Any]]] = field(
        default_factory=dict[Any, Any]
    )

    def template(self, name: str) -> Template:
        """The compiled template of that file name.

        Raises:
            TemplateError: with every finding, each with the file's name in its place.
        """
        if name not in self._compiled:
            path = self.find(name)
            try:
                self._compiled[name] = compile_template(path, form_of(name), self.brand)
            except TemplateError as error:
                shown = f"sjablonen/{name}" if path.parent == self.own_templates else name
                raise TemplateError([d.in_file(shown) for d in error.diagnostics]) from error
        return self._compiled[name]

    def find(self, name: str) -> Path:
        """The file of a template: the organisation's own where it is there, else the shipped one."""
        own = self.own_templates / name if self.own_templates else None
        return own if own and own.is_file() else resource("templates", _FOLDERS[Path(name).suffix], name)

    def reads(self, name: str) -> frozenset[str]:
        """What the template of that file name reads.

        Raises:
            TemplateError: as `template`.
        """
        if name not in self.known_reads:
            compiled = self._compiled.get(name)
            known = compiled.reads if compiled else shipped_reads(self.find(name))
            self.known_reads[name] = self.template(name).reads if known is None else known
        return self.known_reads[name]

    def inputs(self, spec: DocumentSpec, identity: Organisatie) -> Inputs:
        """What the document is made from, besides template, brand and engine.

        Raises:
            TemplateError: as `template`.
        """
        words = self.glossary_digest() if spec.copy is not None else ""
        organisation = self.organisation(identity, spec.version, spec.soort)
        return inputs_of(spec, organisation, self.paths(spec.template, spec.form), glossary=words)

    def glossary_digest(self) -> str:
        """The digest of the words that copies propose, worked out once."""
        if self._words is None:
            self._words = copies.glossary_digest(self.glossary()) if self.glossary else ""
        return self._words

    def copy_template(self, job: copies.CopyJob) -> WordTemplate:
        """The compiled template of a client's copy in its edition.

        The neutral one is always ours: an own template may hold the organisation's name.

        Raises:
            TemplateError: as `template`.
        """
        name = f"{job.kind.template} {job.edition.value} {'groot' if job.large else ''}"
        if name not in self._copies:
            path = resource("templates", "docx", job.kind.template) if job.neutral else self.find(job.kind.template)
            brand = NEUTRAL if job.neutral else self.brand
            self._copies[name] = copies.compile_copy(path, job.kind, brand, large=job.large)
        return self._copies[name]

    def decided(self, job: copies.CopyJob) -> copies.Decided:
        """What is proposed for a client's copy, each with its decision."""
        return copies.decided_for(job, self.glossary() if self.glossary else None)

    def make(self, spec: DocumentSpec, identity: Organisatie, record: str = "") -> bytes:
        """The finished document with its identity; equal input gives equal bytes.

        `record` is the fingerprint of its record's values, where that was worked out before.
        """
        if spec.copy is not None:
            return copies.make_copy(spec.copy, self.copy_template(spec.copy), self.decided(spec.copy))
        template = self.template(spec.template)
        if spec.edition:
            source = handbook_source(spec.version)
            edition = EDITIONS[spec.edition]
            draft = render_handbook(edition, source, template.fill, self.measure)
            title = edition.title.replace("{organisatie}", identity.korte_naam or identity.naam)
        else:
            context = self.context(spec, identity, template.reads)
            draft = self._by_docxtpl(spec, context) if self.reference else template.fill(context)
            title = spec.document().titel
        if spec.file and not record:
            record = fingerprint(self.inputs(spec, identity).own)
        facts = identity_of(spec, identity, draft, record=record)
        return stamped(draft, facts, core=core_properties(spec, identity, title))

    def _by_docxtpl(self, spec: DocumentSpec, context: Mapping[str, Any]) -> Draft:
        from docgen.word.reference import render_with_docxtpl  # noqa: PLC0415 — only who compares needs docxtpl

        return Draft.read(render_with_docxtpl(self.find(spec.template), context, schema=schema_of(spec.form)))

    def context(self, spec: DocumentSpec, identity: Organisatie, reads: frozenset[str]) -> dict[str, Any]:
        """The context of a form's document, with the derived values that are read."""
        source = form_source(
            spec.form,
            self.organisation(identity, spec.version, spec.soort),
            spec.effective(),
            spec.document(),
            client=spec.client,
            record=spec.file.record if spec.file else None,
        )
        return with_derived(spec.form, source, derived_names(reads))

    def paths(self, template: str, form: str) -> frozenset[str]:
        """The source paths behind what a template of this form reads.

        Raises:
            TemplateError: as `template`.
        """
        if template not in self._paths:
            self._paths[template] = source_paths(form, self.reads(template))
        return self._paths[template]

    def organisation(self, identity: Organisatie, version: Handbookversion, soort: str | None) -> dict[str, Any]:
        """The organisation's root: one mapping for all documents of a version and a kind of support."""
        key = (version.name, soort)
        found = self._organisations.get(key)
        if found is None or found[0] is not identity:
            found = self._organisations[key] = (identity, organisation_source(identity, version, soort))
        return found[1]


def compile_template(path: Path, form: str, brand: Brand | None) -> Template:
    """A template file compiled against the schema of its form.

    Raises:
        TemplateError: with every finding of the template.
    """
    if path.suffix.lower() == ".xlsx":
        from docgen.excel import ExcelTemplate  # noqa: PLC0415 — what documents read is known without

        return ExcelTemplate.compile(path, schema=schema_of(form), brand=brand)
    from docgen.word import WordTemplate  # noqa: PLC0415

    return WordTemplate.compile(path, schema=schema_of(form), brand=brand)


@lru_cache(maxsize=256)
def derived_names(reads: frozenset[str]) -> list[str]:
    """The names under `afgeleid` among the paths that a template reads, sorted."""
    parts = (path.split(".") for path in reads if path.startswith("afgeleid."))
    return sorted({part[1].partition("[")[0] for part in parts})


def identity_of(spec: DocumentSpec, identity: Organisatie, draft: Draft, *, record: str) -> dict[str, str]:
    """What the document says of itself (design 3): for `inspect`, and to tell an edit from a re-save.

    Nothing in it depends on what the document does not show, so that a change elsewhere leaves it as it is.
    """
    facts = {
        "docgen.organisatie": identity.naam,
        "docgen.formulier": spec.form,
        "docgen.formulierversie": spec.form_version,
        "docgen.handboekversie": kept_version(spec),
        "docgen.record": record,
        "docgen.inhoud": content_digest(draft),
        "docgen.versie": __version__,
    }
    if spec.edition:
        facts["docgen.uitgave"] = spec.edition
    return {name: value for name, value in facts.items() if value}


def edited_by_hand(data: bytes) -> bool:
    """Whether a document that docgen made says something else by now; one that was only saved again does not count."""
    try:
        return read_properties(data).get("docgen.inhoud") != content_digest(data)
    except TemplateError:
        return True  # not a document that docgen knows: a person put it there


def core_properties(spec: DocumentSpec, identity: Organisatie, title: str) -> dict[str, str]:
    """Title, maker and date from form and version; never a client's name and never the clock."""
    day = (spec.version.handboek.datum if spec.edition else spec.form_date) or date(2000, 1, 1)
    moment = f"{day.isoformat()}T00:00:00Z"
    return {
        "title": " ".join(part for part in (title, spec.file.ref if spec.file else "") if part),
        "creator": identity.naam,
        "language": "nl-NL",
        "created": moment,
        "modified": moment,
        "lastModifiedBy": "docgen",
    }
