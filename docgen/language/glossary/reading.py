"""A word list as plain values → its entries, with every problem as a finding in Dutch.

    traject:                                  the term, in the singular or as an infinitive
      soort: naamwoord                        naamwoord (unless told), werkwoord, bijvoeglijk, uitdrukking, afkorting
      lidwoord: het                           of a noun
      vormen: [...]                           other spellings; of an adjective its form in -e
      meervoud: trajecten                     of a noun; a text or a list
      alleen_meervoud: true                   the term is a plural: financiën
      doen: vervangen                         vervangen, uitleggen, signaleren
      wordt: de tijd dat {ik} hulp {krijgt}   plain wording, or one per perspective: {je: …, ik: …}; slots: `persons`
      wordt_meervoud: …                       plain wording of the plural, without article
      wordt_onbepaald: …                      plain wording where no article stands, or een
      getal: meervoud                         the plain wording is a plural: de mensen
      wordt_verbogen: goede                   of an adjective: its plain wording in -e
      zeker: false                            only propose, never call it certain
      uitzonderingen: [traject van de bus]    phrases in which the term stays; … stands for other words in between
      twijfel: [uitbreiden]                   words beside which the wording is only proposed
      uitleg: …                               explanation, may hold slots or be given per perspective
      vraag: …                                question to the counsellor
      voorbeelden: [{voor: …, na: …, perspectief: je}]

A verb has `vormen: {ik: stroom uit, hij: stroomt uit, verleden: stroomde uit, verleden_meervoud: stroomden uit,
voltooid: uitgestroomd, hulp: zijn}`, and the same with `heel` (the infinitive) as `wordt`; both may have
`wederkerend: true` and `voorzetsel: over`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.language.glossary.entries import PERSPECTIVES, Action, Entry, Example, Kind, Plain, Spoken, VerbForms
from docgen.language.glossary.persons import PERSONS, SLOT, is_slot
from docgen.language.glossary.proposals import digest

Place = Callable[[Sequence[str | int]], Location]
"""Gives the place of a path in the file."""

ENTRY_KEYS = (
    *("soort", "lidwoord", "vormen", "meervoud", "alleen_meervoud", "doen", "wordt", "wordt_meervoud"),
    *(
        "wordt_onbepaald",
        "wordt_verbogen",
        "getal",
        "zeker",
        "uitzonderingen",
        "twijfel",
        "uitleg",
        "vraag",
        "voorbeelden",
    ),
)
VERB_KEYS = (*("heel", "ik", "hij", "verleden", "verleden_meervoud", "voltooid", "hulp", "wederkerend", "voorzetsel"),)
EXAMPLE_KEYS = ("voor", "na", "perspectief")


class _Reader:
    """Reads one entry and keeps what it finds on the way."""

    def __init__(self, term: str, value: Mapping[str, Any], place: Place) -> None:
        self.term = term
        self.value = value
        self.place = place
        self.findings: list[Diagnostic] = []

    def finding(self, code: str, message: str, remedy: str, *path: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(Diagnostic(code, message, self.place((self.term, *path)), remedy, severity))

    def unknown(self, keys: Mapping[str, Any], known: Sequence[str], *path: str) -> None:
        """A finding for each key that means nothing here."""
        for key in keys:
            if key not in known:
                hint = nearest(str(key), known)
                remedy = f"Bedoel je '{hint}'?" if hint else f"Haal '{key}' weg, of kies uit: {', '.join(known)}."
                message = f"De sleutel '{key}' kent docgen niet bij '{self.term}'."
                self.finding("glossary.unknown-key", message, remedy, *path, str(key), severity=Severity.WARNING)

    def text(self, key: str, values: Mapping[str, Any] | None = None, *path: str) -> str:
        value: Any = (self.value if values is None else values).get(key, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self._wrong_kind(key, "tekst", *path)
        return ""

    def choice(self, key: str, known: Sequence[str], default: str) -> str:
        value = self.text(key) or default
        if value in known:
            return value
        hint = nearest(value, known)
        remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(known)}."
        self.finding("glossary.unknown-value", f"'{value}' kan niet bij '{key}' van '{self.term}'.", remedy, key)
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        value: Any = self.value.get(key, [])
        if isinstance(value, str):
            return (value,)
        items = cast("list[Any]", value) if isinstance(value, list) else [None]
        if not all(isinstance(item, str) for item in items):
            self._wrong_kind(key, "een lijst van teksten")
            return ()
        return tuple(" ".join(str(item).split()) for item in items)

    def flag(self, key: str, values: Mapping[str, Any] | None = None, *, default: bool) -> bool:
        value: Any = (self.value if values is None else values).get(key, default)
        if isinstance(value, bool):
            return value
        if value in ("ja", "nee"):
            return value == "ja"
        self._wrong_kind(key, "true of false")
        return default

    def spoken(self, key: str) -> Spoken:
        value: Any = self.value.get(key, "")
        if isinstance(value, dict):
            by_perspective = cast("dict[str, Any]", value)
            self.unknown(by_perspective, PERSPECTIVES, key)
            found = {name: self.text(name, by_perspective, key) for name in by_perspective if name in PERSPECTIVES}
            # a perspective without a text of its own is said as to the client
            return {**found, "": found.get("je") or next(iter(found.values()), "")}
        return {"": self.text(key)} if value else {}

    def verb(self, key: str, infinitive: str) -> VerbForms | None:
        value: Any = self.value.get(key)
        if not isinstance(value, dict):
            self.finding("glossary.incomplete", f"Bij '{self.term}' ontbreken de vormen van het werkwoord.",
                         f"Schrijf bij '{key}': {{ik: …, hij: …, verleden: …, verleden_meervoud: …, voltooid: …}}.",
                         key)  # fmt: skip
            return None
        forms = cast("dict[str, Any]", value)
        self.unknown(forms, VERB_KEYS, key)
        whole = infinitive or self.text("heel", forms, key)
        needed = {"heel": whole, **{name: self.text(name, forms, key) for name in VERB_KEYS[2:6]}}
        for name in (name for name, form in needed.items() if not form):
            self.finding("glossary.incomplete", f"Bij '{self.term}' ontbreekt de vorm '{name}' van het werkwoord.",
                         f"Zet de vorm bij '{key}'.", key, name)  # fmt: skip
        hij = needed["hij"]
        return VerbForms(
            infinitive=whole,
            ik=self.text("ik", forms, key) or _without_t(hij),
            hij=hij,
            past=needed["verleden"],
            pasts=needed["verleden_meervoud"],
            participle=needed["voltooid"],
            auxiliary=self.text("hulp", forms, key) or "hebben",
            reflexive=self.flag("wederkerend", forms, default=False),
            preposition=self.text("voorzetsel", forms, key),
        )

    def examples(self) -> Iterator[Example]:
        value: Any = self.value.get("voorbeelden", [])
        if not isinstance(value, list):
            self._wrong_kind("voorbeelden", "een lijst")
            return
        for number, item in enumerate(cast("list[Any]", value)):
            if not isinstance(item, dict):
                self._wrong_kind("voorbeelden", "een lijst van {voor: …, na: …}", str(number))
                continue
            example = cast("dict[str, Any]", item)
            self.unknown(example, EXAMPLE_KEYS, "voorbeelden", str(number))
            before, after = (self.text(name, example, "voorbeelden", str(number)) for name in ("voor", "na"))
            perspective = self.text("perspectief", example, "voorbeelden", str(number)) or "je"
            if not before:
                self.finding("glossary.incomplete", f"Een voorbeeld bij '{self.term}' heeft geen zin.",
                             "Schrijf: {voor: …, na: …}.", "voorbeelden", str(number))  # fmt: skip
            elif perspective not in PERSPECTIVES:
                self.finding("glossary.unknown-value", f"'{perspective}' is geen perspectief.",
                             f"Kies uit: {', '.join(PERSPECTIVES)}.", "voorbeelden", str(number))  # fmt: skip
            else:
                yield Example(before, after or before, perspective)

    def _wrong_kind(self, key: str, wanted: str, *path: str) -> None:
        self.finding("glossary.wrong-kind", f"'{key}' bij '{self.term}' moet {wanted} zijn.",
                     "Kijk in de handleiding bij 'De woordenlijst'.", *path, key)  # fmt: skip


def _without_t(hij: str) -> str:
    first, blank, rest = hij.partition(" ")
    return first.removesuffix("t") + blank + rest


def read_entry(term: str, value: Any, place: Place) -> tuple[Entry | None, list[Diagnostic]]:
    """The entry of a term, `None` when it cannot be used, and every finding on it."""
    if not isinstance(value, dict):
        reader = _Reader(term, {}, place)
        reader.finding("glossary.wrong-kind", f"Onder '{term}' horen sleutels met waarden.",
                       "Spring in en schrijf bijvoorbeeld 'doen: vervangen'.")  # fmt: skip
        return None, reader.findings
    values = cast("dict[str, Any]", value)
    reader = _Reader(term, values, place)
    reader.unknown(values, ENTRY_KEYS)
    kind = Kind(reader.choice("soort", [*Kind], Kind.NAAMWOORD))
    action = Action(reader.choice("doen", [*Action], Action.VERVANGEN))
    entry = replace(_of_kind(reader, term, kind, action), digest=_digest(term, values))
    _check_complete(reader, entry)
    _check_slots(reader, entry)
    usable = not any(finding.severity is Severity.ERROR for finding in reader.findings)
    return (entry if usable else None), reader.findings


def _of_kind(reader: _Reader, term: str, kind: Kind, action: Action) -> Entry:
    other = reader.texts("vormen") if kind is not Kind.WERKWOORD else ()
    only_plural = reader.flag("alleen_meervoud", default=False)
    inflected = other if kind is Kind.BIJVOEGLIJK else ()
    named = (term, *(other if kind is not Kind.BIJVOEGLIJK else ()))
    replaced_verb = kind is Kind.WERKWOORD and action is Action.VERVANGEN
    return Entry(
        term=term,
        kind=kind,
        action=action,
        article=reader.choice("lidwoord", ("", "de", "het"), ""),
        singulars=() if only_plural else named,
        plurals=named if only_plural else reader.texts("meervoud"),
        inflected=inflected,
        verb=reader.verb("vormen", term) if kind is Kind.WERKWOORD else None,
        plain=Plain(
            text={} if replaced_verb else reader.spoken("wordt"),
            plural=reader.spoken("wordt_meervoud"),
            indefinite=reader.spoken("wordt_onbepaald"),
            inflected=reader.text("wordt_verbogen"),
            is_plural=reader.choice("getal", ("enkelvoud", "meervoud"), "enkelvoud") == "meervoud",
            verb=reader.verb("wordt", "") if replaced_verb else None,
        ),
        sure=reader.flag("zeker", default=True),
        exceptions=reader.texts("uitzonderingen"),
        doubts=reader.texts("twijfel"),
        explanation=reader.spoken("uitleg"),
        question=reader.text("vraag"),
        examples=tuple(reader.examples()),
    )


def _check_complete(reader: _Reader, entry: Entry) -> None:
    if not entry.term.strip():
        reader.finding("glossary.incomplete", "Een woord in de woordenlijst is leeg.", "Vul het woord in.")
    if entry.action is Action.VERVANGEN and not entry.plain.text and entry.plain.verb is None:
        reader.finding("glossary.incomplete", f"Bij '{entry.term}' staat niet wat het wordt.",
                       "Schrijf 'wordt: …', of kies 'doen: uitleggen'.", "wordt")  # fmt: skip
    if entry.action is Action.UITLEGGEN and not entry.explanation:
        reader.finding("glossary.incomplete", f"Bij '{entry.term}' ontbreekt de uitleg.",
                       "Schrijf 'uitleg: …'.", "uitleg")  # fmt: skip
    if entry.action is Action.SIGNALEREN and not entry.question:
        reader.finding("glossary.incomplete", f"Bij '{entry.term}' ontbreekt de vraag.",
                       "Schrijf 'vraag: …'.", "vraag")  # fmt: skip


def _check_slots(reader: _Reader, entry: Entry) -> None:
    """A finding for each word between braces that is no slot."""
    texts = {
        "wordt": entry.plain.text,
        "wordt_meervoud": entry.plain.plural,
        "wordt_onbepaald": entry.plain.indefinite,
        "uitleg": entry.explanation,
    }
    for key, text in texts.items():
        slots = {slot for wording in text.values() for slot in SLOT.findall(wording)}
        for slot in sorted(slot for slot in slots if not is_slot(slot)):
            hint = nearest(slot, PERSONS)
            reader.finding(
                "glossary.unknown-slot",
                f"'{{{slot}}}' bij '{entry.term}' is geen woord dat docgen kan invullen.",
                f"Bedoel je '{{{hint}}}'?" if hint else f"Kies uit: {', '.join(sorted(PERSONS))}, of een werkwoord.",
                key,
            )


def _digest(term: str, values: Mapping[str, Any]) -> str:
    kept = {key: value for key, value in values.items() if key != "voorbeelden"}
    return digest(json.dumps([term, kept], sort_keys=True, ensure_ascii=False, default=str))
