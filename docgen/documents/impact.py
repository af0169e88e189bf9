"""What a change of the handbook touches: forms with their fields, editions of the handbook, rules.

    change → its paths, and the texts that speak of it → templates that read them → forms, fields

What a template reads is known from compiling it, and what a derived value reads is declared, so nothing is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from docgen.documents.catalogue import SUFFIXES, engines_of
from docgen.documents.forms import FORMS, PHASES_OF_QUESTIONS
from docgen.documents.handbook import EDITIONS
from docgen.documents.inputs import HANDBOOK, source_paths
from docgen.documents.sharing import is_shared
from docgen.documents.workshop import Workshop
from docgen.records.changes import Change, Path, Soort, cells
from docgen.records.fields import form_fields
from docgen.records.versions import Handbookversion
from docgen.records.wording import walk_texts

RULES_OF: tuple[tuple[str, tuple[str, ...]], ...] = (
    # the rules of method 6 that look at a part of the handbook
    ("handboek.toelating", ("AM-1", "AM-4")),
    ("handboek.uitsluiting", ("AM-1", "AM-4")),
    ("handboek.fasen.aanmelding.afwegingen", ("AM-1",)),
    ("handboek.fasen.aanmelding.besluiten", ("AM-1", "AM-2")),
    ("handboek.fasen.aanmelding.voorlichting", ("AM-5",)),
    ("handboek.fasen.intake.afwegingen", ("IN-1",)),
    ("handboek.fasen.intake.besluiten", ("IN-1",)),
    ("handboek.fasen.intake.voorlichting", ("OP-2",)),
    ("handboek.fasen.evaluatie.afwegingen", ("EV-3",)),
    ("handboek.fasen.evaluatie.besluiten", ("EV-3", "EV-4")),
    ("handboek.checklists.opname", ("OP-1",)),
    ("handboek.checklists.uitstroom", ("OP-1",)),
    ("handboek.leefgebieden", ("CF-1", "PB-T1", "PB-T4", "BP-T2")),
    ("handboek.grenzen.regels_min", ("PB-T5",)),
    ("handboek.grenzen.regels_max", ("PB-T5",)),
    ("handboek.grenzen.paginas", ("PB-T8",)),
    ("handboek.grenzen.doelen_tegelijk", ("BP-X1",)),
    ("organisatie.soorten_begeleiding", ("CF-2",)),
)


Meet = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class TouchedForm:
    """A form that reads what changed: its code, its templates, and those of its fields that the change is about."""

    form: str
    templates: tuple[str, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """What one change touches; editions by their code."""

    forms: tuple[TouchedForm, ...] = ()
    editions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """What the templates of an organisation read: those of the older version and of the newer one."""

    workshop: Workshop
    before: Handbookversion
    after: Handbookversion
    _known: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]], repr=False)
    _changed: dict[tuple[Path, Soort], frozenset[str]] = field(default_factory=dict[Any, frozenset[str]], repr=False)

    def of(self, change: Change) -> Touched:
        """What this change touches."""
        found = {
            form: tuple(name for name in self._templates[form] if self.shows(name, form, change)) for form in FORMS
        }
        forms = tuple(TouchedForm(form, found[form], tuple(fields_of(form, change))) for form in FORMS if found[form])
        editions = [code for code, edition in EDITIONS.items() if self.shows(edition.template, HANDBOOK, change)]
        return Touched(forms, tuple(editions), tuple(rules_of(change)))

    def shows(self, template: str, form: str, change: Change) -> bool:
        """Whether documents of this template look different by the change: they show it, or are drawn in its style."""
        meet = _holds if change.only_order else _overlap
        return is_style(change.path) or _any(meet, self._reads(template, form), self._paths(change))

    def editions_with(self, facts: Collection[str]) -> tuple[str, ...]:
        """The editions of the handbook that show one of these facts about the version itself."""
        paths = [f"handboek.{fact}" for fact in facts]
        reads = {code: self._reads(edition.template, HANDBOOK) for code, edition in EDITIONS.items()}
        return tuple(code for code, read in reads.items() if _any(_overlap, read, paths))

    @cached_property
    def _templates(self) -> Mapping[str, tuple[str, ...]]:
        """Per form its templates, in either version."""
        kinds = {
            form: [k for version in (self.before, self.after) for k in engines_of(version, form)] for form in FORMS
        }
        return {form: tuple(form + SUFFIXES[kind] for kind in dict.fromkeys(kinds[form])) for form in FORMS}

    def _reads(self, template: str, form: str) -> frozenset[str]:
        """What a template reads of handbook and organisation."""
        if template not in self._known:
            self._known[template] = frozenset(filter(is_shared, source_paths(form, self.workshop.reads(template))))
        return self._known[template]

    def _paths(self, change: Change) -> frozenset[str]:
        """Where the change stands, and all texts that speak of it."""
        key = (change.path, change.kind)
        if key not in self._changed:
            places = {change.dotted, ".".join(change.moved_from or change.path)}
            self._changed[key] = frozenset({*places, *self._spoken(change)})
        return self._changed[key]

    def _spoken(self, change: Change) -> Iterator[str]:
        """The paths of all texts that say the word or the name that changed."""
        word = placeholder_of(change.path)
        if word and not change.only_order:
            pattern = re.compile(rf"\{{(?:[a-z]+ )?{re.escape(word)}(?:\.[a-z]+)?\}}", re.IGNORECASE)
            yield from (path for path, text in self._texts if pattern.search(text))

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        return [(".".join(path), text) for path, text in walk_texts(cells(self.after)) if "{" in text]


def placeholder_of(path: Path) -> str:
    """How texts speak of what stands at this path: `{client}`, `{fase.intake}`; empty when they do not."""
    match path:
        case ("organisatie", "woorden", code, *_):
            return code
        case ("handboek", "fasen", code, "naam"):
            return f"fase.{code}"
        case ("handboek", "formulieren", code, "naam"):
            return f"formulier.{code}"
        case ("organisatie", "naam" | "korte_naam"):
            return "organisatie"
        case _:
            return ""


def is_style(path: Path) -> bool:
    """Whether this is part of the house style, in which every document is drawn."""
    return path[0] == "organisatie" and path[1] in ("huisstijl", "logo", "naam", "korte_naam")


def is_of_today(path: Path) -> bool:
    """Whether documents of an older version follow it too: names, addresses and look, and no words (method 7)."""
    return path[0] == "organisatie" and path[1] not in ("woorden", "rollen")


def _any(meet: Meet, reads: Collection[str], paths: Collection[str]) -> bool:
    """Whether something read meets one of the paths."""
    return any(meet(read, path) for path in paths for read in reads)


def _overlap(one: str, other: str) -> bool:
    """Whether one is the other, or stands in it, or around it."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _holds(read: str, path: str) -> bool:
    """Whether what is read holds the item at this path among its neighbours, and so shows their order."""
    return path.startswith(f"{read}.")


def fields_of(form: str, change: Change) -> Iterator[str]:
    """The fields of a form that a change is about, by the place in the handbook that each serves."""
    known = form_fields(FORMS[form].record)
    match change.path:
        case ("handboek", "formulieren", code, "velden", field, *_) if code == form:
            yield field
        case ("handboek", "fasen", phase, "vragen", question, *_) if phase in PHASES_OF_QUESTIONS[form]:
            named = [veld.code for veld in known.values() if question in (veld.code, veld.naam)]
            yield from named or [f"antwoorden.{question}"]
        case _:
            place = change.dotted.removeprefix("handboek.")
            yield from (veld.code for veld in known.values() if veld.handboek and _overlap(place, veld.handboek))


def rules_of(change: Change) -> Iterator[str]:
    """The rules of the method that a change is about."""
    match change.path:
        case ("handboek", "regels", code, *_):
            yield code
        case ("handboek", "fasen", _, "hoe", "punten", *_):
            yield from dict.fromkeys([*_listed(change.before), *_listed(change.after)])
            yield "HB-1"
        case ("handboek", "fasen", _, "wat" | "wie" | "wanneer" | "waar" | "waarmee", *_):
            yield "HB-1"
        case _:
            found = (rules for place, rules in RULES_OF if _overlap(change.dotted, place))
            yield from dict.fromkeys(rule for rules in found for rule in rules)


def _listed(value: Any) -> list[str]:
    """The rules that a point of the matrix names, or the list of them."""
    rules: Any = cast("dict[str, Any]", value).get("regels", []) if isinstance(value, dict) else value
    return [str(rule) for rule in cast("list[Any]", rules)] if isinstance(rules, list) else []
