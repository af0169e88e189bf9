"""The source of a form to test with: a shipped handbook, a made-up organisation, and a record with a few values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.branding import Brand
from docgen.documents import registered as _registered  # noqa: F401 — what stands under `afgeleid`
from docgen.documents.context import Document, derivations
from docgen.documents.forms import FORMS
from docgen.documents.sources import form_source, organisation_source, with_derived
from docgen.documents.workshop import schema_of
from docgen.records.client import Client
from docgen.resources import resource
from docgen.word import WordTemplate
from tests.documents.handbooks import version

STAFF = {"ineke-boers": {"naam": "Ineke Boers"}, "marit-dekker": {"naam": "Marit Dekker"}}
RUUD = {"roepnaam": "Ruud", "achternaam": "Vermeulen", "geboortedatum": "1979-05-14"}


def source(
    form: str,
    record: Mapping[str, Any] | None = None,
    *,
    client: Mapping[str, Any] | None = None,
    handbook: Mapping[str, Any] | None = None,
    organisation: Mapping[str, Any] | None = None,
    preset: str = "basis-1",
    concept: bool = False,
    **document: Any,
) -> dict[str, Any]:
    """The source roots of a form; without a record those of the blank form."""
    book = version(preset, handbook=handbook, organisation={"medewerkers": STAFF, **(organisation or {})})
    whole = None if record is None else FORMS[form].record.model_validate({"handboek_versie": "2026.1", **record})
    return form_source(
        form,
        organisation_source(book.organisatie, book),
        book.effective(),
        Document(
            blanco=record is None,
            concept=concept,
            titel=getattr(book.handboek.formulieren, form).naam,
            formulier=form,
            formulier_versie="2026.1",
            **document,
        ),
        client=Client.model_validate({**RUUD, **(client or {})}) if record is not None else None,
        record=whole,
    )


def derive(name: str, form: str, record: Mapping[str, Any] | None = None, **over: Any) -> Any:
    """One value under `afgeleid`."""
    return derivations(form)[name].function(source(form, record, **over))


def switched(form: str, **fields: bool) -> dict[str, Any]:
    """A handbook in which these fields of the form are on or off."""
    return {"formulieren": {form: {"velden": fields}}}


def rendered(form: str, record: Mapping[str, Any] | None = None, *, brand: Brand | None = None, **over: Any) -> bytes:
    """The finished Word document."""
    template = WordTemplate.compile(resource("templates", "docx", f"{form}.docx"), schema_of(form), brand)
    roots = source(form, record, **over)
    return template.render(with_derived(form, roots, derivations(form)))
