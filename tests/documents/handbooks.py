"""A handbook version to test with: a shipped handbook under the name of a made-up organisation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.documents.handbook import EDITIONS, handbook_context, handbook_source
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset
from docgen.records.versions import Handbookversion


def version(
    preset: str = "basis-1", *, handbook: Mapping[str, Any] | None = None, organisation: Mapping[str, Any] | None = None
) -> Handbookversion:
    """The preset with these values laid over it."""
    texts, identity = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=texts, organisation=identity)
    texts.lay({"versie": "2026.1", "datum": date(2026, 11, 2), **(handbook or {})}, "toets")
    identity.lay({"naam": "Stichting De Haven", "korte_naam": "De Haven", **(organisation or {})}, "toets")
    return Handbookversion(Handboek.model_validate(texts.value), Organisatie.model_validate(identity.value))


def derived_values(preset: str = "basis-1", **over: Mapping[str, Any]) -> dict[str, Any]:
    """What stands under `afgeleid` in the team edition."""
    values: dict[str, Any] = handbook_context(EDITIONS["team"], handbook_source(version(preset, **over)))["afgeleid"]
    return values
