"""The source roots of a document as plain values: from records, or empty for a blank form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from docgen.documents.context import Document, derivations
from docgen.documents.forms import FORMS
from docgen.documents.sharing import plain_record, shared_store
from docgen.records.client import Client
from docgen.records.organisatie import Organisatie
from docgen.records.values import plain
from docgen.records.versions import Handbookversion
from docgen.records.wording import fill, map_texts


def organisation_source(identity: Organisatie, version: Handbookversion, soort: str | None = None) -> dict[str, Any]:
    """The organisation as documents present it.

    Names, addresses and look are today's, words and roles those of the handbook's version (method 7, revision rules).
    A hidden location prints no address and no number (C02).
    """
    words = version.words(soort)
    source: dict[str, Any] = plain(identity)
    source["woorden"] = words
    source["rollen"] = plain(version.organisatie.rollen)
    for part in ("medewerkers", "locaties"):  # who left is still named on what they made
        source[part] = {**plain(getattr(version.organisatie, part)), **source[part]}
    names = {"organisatie": identity.korte_naam or identity.naam}
    for part in ("rollen", "soorten_begeleiding", "klachten"):
        source[part] = map_texts(source[part], lambda text: fill(text, words, names))
    for place in source["locaties"].values():
        if place["verborgen"]:
            place.update(adres=None, telefoon="")
    return source


def blank(model: type[BaseModel]) -> dict[str, Any]:
    """A record in which nothing is filled in yet, as plain values."""
    return {
        name: _empty(info.annotation, info.get_default(call_default_factory=True))
        for name, info in model.model_fields.items()
    }


def _empty(annotation: Any, default: Any) -> Any:
    if default is not PydanticUndefined:
        return plain(default)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return blank(annotation)
    if get_origin(annotation) is dict:
        return {}
    if get_origin(annotation) is list:
        return []
    return "" if str in (annotation, *get_args(annotation)) else None


def form_source(
    form: str,
    organisatie: Mapping[str, Any],
    handbook: Mapping[str, Any],
    document: Document,
    *,
    client: Client | None,
    record: BaseModel | None,
) -> dict[str, Any]:
    """The source roots of one form, filled or blank."""
    return {
        "organisatie": organisatie,
        "handboek": handbook,
        "client": plain_record(client) if client is not None else blank(Client),
        form: plain_record(record) if record is not None else blank(FORMS[form].record),
        "document": document,
    }


def with_derived(form: str, source: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The whole context: the roots, and under `afgeleid` those values that the template reads.

    What declares to read the handbook and the organisation only is made once for all documents that share them.
    """
    known, shared = derivations(form), shared_store(form, source)
    values: dict[str, Any] = {}
    for name in names:
        value = known.get(name)
        if value is None:
            continue
        if not value.shared:
            values[name] = value.function(source)
        elif name in shared:
            values[name] = shared[name]
        else:
            values[name] = shared[name] = value.function(source)
    return {**source, "afgeleid": values}
