"""One version of a handbook, as it counts for a kind of support, a location and a day (design 2.2, C30)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docgen.records.enums import HandboekVraag
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.scoping import scopes_in, select
from docgen.records.values import Code, Record, Regel, plain
from docgen.records.wording import fill, map_texts, words_for


class Formulierversie(Record):
    """The version of one form: that of the handbook in which something that it reads last changed (design 6.1)."""

    versie: Regel
    datum: date | None = None
    digest: Regel = ""


class Formulierversies(Record):
    """`handboek/versies.yaml`, written by `docgen release`."""

    formulieren: dict[Code, Formulierversie]


@dataclass(frozen=True)
class Handbookversion:
    """A version with the words that belonged to it; `layers` tells where each value was written."""

    handboek: Handboek
    organisatie: Organisatie
    layers: Layers | None = None
    _cache: dict[Any, dict[str, Any]] = field(default_factory=dict[Any, dict[str, Any]], repr=False, compare=False)

    @property
    def name(self) -> str:
        """The version's name, as records quote it."""
        return self.handboek.versie

    def effective(
        self, scope: frozenset[str] = frozenset(), soort: str | None = None, day: date | None = None
    ) -> dict[str, Any]:
        """The handbook as plain values, with what does not count left out and the organisation's words filled in."""
        key = (scope, soort, day)
        if key not in self._cache:
            words = words_for(plain(self.organisatie.woorden), soort)
            names = names_of(self.handboek, self.organisatie)
            chosen = _without_open_cells(select(plain(self.handboek), scope, day))
            self._cache[key] = map_texts(chosen, lambda text: fill(text, words, names))
        return self._cache[key]

    def words(self, soort: str | None = None) -> dict[str, dict[str, Any]]:
        """The organisation's nouns with their forms."""
        return words_for(plain(self.organisatie.woorden), soort)

    def scopes(self) -> set[str]:
        """Every code that some item is limited to."""
        return set(scopes_in(plain(self.handboek)))


def names_of(handboek: Handboek, organisatie: Organisatie) -> dict[str, str]:
    """The given names that a text may use: the organisation's, those of phases and of forms."""
    phases = {f"fase.{code}": getattr(handboek.fasen, code).naam for code in type(handboek.fasen).model_fields}
    forms = {f"formulier.{c}": getattr(handboek.formulieren, c).naam for c in type(handboek.formulieren).model_fields}
    return {"organisatie": organisatie.korte_naam or organisatie.naam, **phases, **forms}


def _without_open_cells(handbook: dict[str, Any]) -> dict[str, Any]:
    """The handbook in which a cell that was left open on purpose shows nothing of its basis but the reason."""
    for phase in handbook["fasen"].values():
        for question in HandboekVraag:
            if phase[question]["open_gelaten"]:
                phase[question] = {**phase[question], "zin": "", "punten": {}}
    return handbook
