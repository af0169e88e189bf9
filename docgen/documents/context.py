"""The roots of a template's context and the values derived from them (design 3, “Context roots”).

A path that a template reads is a source path: `organisatie`, `handboek`, `client`, the record of the form and
`document` stand in the context as they are. What joins two of them stands under `afgeleid`: each a pure function that
declares the source paths it reads, so that a build knows what a document depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, get_type_hints

from pydantic import BaseModel, Field

from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.forms import common_reads
from docgen.documents.sharing import is_shared
from docgen.records.client import Client
from docgen.records.handboek import Handboek
from docgen.records.organisatie import Organisatie


class Document(Derivation):
    """What is true of this one document."""

    blanco: bool = Field(default=False, description="Leeg formulier, om met de hand of op het scherm in te vullen")
    datum: date | None = Field(default=None, description="Datum van het document")
    uitgave: str = Field(default="standaard", description="standaard, groot of neutraal")
    titel: str = Field(default="", description="Titel van het document")
    formulier: str = Field(default="", description="Code van het formulier")
    formulier_versie: str = Field(default="", description="Versie van het formulier")
    ref: str = Field(default="", description="Verwijzing naar de cliënt, nooit de naam")
    cyclus: int | None = Field(default=None, description="Nummer van de cyclus")
    concept: bool = Field(default=False, description="Nog niet vastgesteld")


@dataclass(frozen=True, slots=True)
class Derived:
    """One value under `afgeleid`: for which forms, what it reads, what it gives.

    A `shared` one is the same for all documents of one handbook and organisation.
    """

    name: str
    forms: tuple[str, ...]
    reads: tuple[str, ...]
    shared: bool
    returns: Any
    function: Callable[[Mapping[str, Any]], Any]


_REGISTRY: dict[str, dict[str, Derived]] = {}
_F = TypeVar("_F", bound=Callable[[Mapping[str, Any]], Any])


def derived(*forms: str, reads: Iterable[str]) -> Callable[[_F], _F]:
    """Register a pure function of the source roots as `afgeleid.<its name>` for these forms.

    In `reads` the word `{form}` stands for the form's own root, so that one function can serve several forms. What the
    switches and words of the form's fields read (`common_reads`) is added to it.
    """
    own = tuple(reads)

    def register(function: _F) -> _F:
        name = function.__name__
        for form in forms:
            paths = tuple(path.format(form=form) for path in own)
            returns = get_type_hints(function)["return"]
            value = Derived(name, forms, (*paths, *common_reads(form)), all(map(is_shared, paths)), returns, function)
            _REGISTRY.setdefault(form, {})[name] = value
        return function

    return register


def derivations(form: str) -> Mapping[str, Derived]:
    """What stands under `afgeleid` for one form, by name."""
    return _REGISTRY.get(form, {})


def context_model(form: str, record: type[BaseModel] | None) -> type[Derivation]:
    """The model of a template's whole context, for its schema and for `docgen template fields`."""
    values = {
        name: (value.returns, (value.function.__doc__ or "").split("\n")[0])
        for name, value in derivations(form).items()
    }
    roots: dict[str, tuple[Any, str]] = {
        "organisatie": (Organisatie, "De organisatie"),
        "handboek": (Handboek, "Het handboek op maat"),
        "document": (Document, "Dit document"),
        "afgeleid": (derivation_of(f"Afgeleid_{form}", values), "Samengestelde en berekende waarden"),
    }
    if record is not None:
        roots |= {"client": (Client, "De cliënt"), form: (record, "Het ingevulde formulier")}
    return derivation_of(f"Context_{form}", roots)


def read_path(source: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, or `None` where the path ends early."""
    value: Any = source
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if value is None:
            return None
    return value  # pyright: ignore[reportUnknownVariableType]
