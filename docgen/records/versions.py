"""One version of a handbook, as it counts for a kind of support, a location and a day (design 2.2, C30)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from docgen.records.enums import HandboekVraag
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.scoping import borders_in, scopes_in, select
from docgen.records.values import Code, Record, Regel, Versie, plain
from docgen.records.wording import fill, map_texts, words_for


class Formulierversie(Record):
    """The version of one form: that of the handbook in which something that it reads last changed (design 6.1).

    The `digest` of an old release says nothing any more, but that it kept no templates to compare with.
    """

    versie: Versie
    datum: date | None = None
    digest: Regel = ""


class Formulierversies(Record):
    """`handboek/versies.yaml`, written by `docgen release`."""

    formulieren: dict[Code, Formulierversie]


@dataclass(frozen=True)
class Handbookversion:
    """A version with the words that belonged to it.

    `layers` tells where each value of the current one was written, `forms` which version each form had when this one
    was released.
    """

    handboek: Handboek
    organisatie: Organisatie
    layers: Layers | None = None
    forms: Formulierversies | None = None
    _cache: dict[Any, dict[str, Any]] = field(default_factory=dict[Any, dict[str, Any]], repr=False, compare=False)

    @property
    def name(self) -> str:
        """The version's name, as records quote it."""
        return self.handboek.versie

    def effective(
        self, scope: frozenset[str] = frozenset(), soort: str | None = None, day: date | None = None
    ) -> dict[str, Any]:
        """The handbook as plain values, with what does not count left out and the organisation's words filled in.

        The value is shared: equal circumstances give the same mapping, so nobody may change it.
        """
        spoken = soort if soort in self._spoken else None
        key = (scope & self._limits, spoken, self._stretch(day))
        if key not in self._cache:
            words, names = self.words(spoken), names_of(self.handboek, self.organisatie)
            chosen = _without_open_cells(select(self._whole, scope, day))
            chosen["wijzigingen"] = self._whole["wijzigingen"]  # their dates are facts, not limits
            self._cache[key] = map_texts(chosen, lambda text: fill(text, words, names))
        return self._cache[key]

    def narrowed(
        self, scope: frozenset[str], soort: str | None, day: date | None
    ) -> tuple[frozenset[str], str | None, date | None]:
        """Of these circumstances just what counts: those that narrow to the same have the same effective handbook."""
        spoken = soort if soort in self._spoken else None
        stretch = self._stretch(day)
        border = None if stretch is None else self._borders[stretch - 1] if stretch else date.min
        return scope & self._limits, spoken, border

    @cached_property
    def _whole(self) -> dict[str, Any]:
        return plain(self.handboek)

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """The kinds of support that have words of their own."""
        return frozenset(soort for word in self.organisatie.woorden.values() for soort in word.per_soort)

    @cached_property
    def _limits(self) -> frozenset[str]:
        return frozenset(scopes_in(self._whole))

    @cached_property
    def _borders(self) -> list[date]:
        """Every day from which another set of items counts."""
        return sorted(set(borders_in(self._whole)))

    def _stretch(self, day: date | None) -> int | None:
        """Between which borders a day lies: on all days of one stretch the same items count."""
        return None if day is None else bisect_right(self._borders, day)

    def words(self, soort: str | None = None) -> dict[str, dict[str, Any]]:
        """The organisation's nouns with their forms."""
        return words_for(plain(self.organisatie.woorden), soort)

    def scopes(self) -> set[str]:
        """Every code that some item is limited to."""
        return set(self._limits)


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
