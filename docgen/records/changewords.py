"""A change of the handbook as a Dutch sentence.

    Fase 2, Wanneer: de termijn van ‘Besluit na het gesprek’ ging van 7 naar 10 dagen.

path → the list and the item in it → where it stands, what it is called, which part of it → sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from docgen.records.changes import Change, Path, Soort, cells
from docgen.records.enums import Fase, HandboekVraag
from docgen.records.exit import Exit
from docgen.records.fields import form_fields
from docgen.records.folder import ONCE, PER_CYCLE
from docgen.records.handboek import Grenzen, Termijnen
from docgen.records.versions import Handbookversion, names_of
from docgen.records.wording import fill

LISTS: tuple[tuple[str, str], ...] = (
    # the lists of items, innermost first, and what one item is called
    ("handboek.checklists.*.groepen.*.items", "de regel"),
    ("handboek.checklists.*.groepen", "de groep"),
    ("handboek.fasen.*.*.punten", ""),
    ("handboek.fasen.*.stappen", "de stap"),
    ("handboek.fasen.*.vragen", "de vraag"),
    ("handboek.fasen.*.voorlichting", "het punt van uitleg"),
    ("handboek.fasen.*.afwegingen", "de afweging"),
    ("handboek.fasen.*.besluiten", "het besluit"),
    ("handboek.fasen.*.reflectie", "de reflectievraag"),
    ("handboek.exitvragenlijst.vragen", "de stelling"),
    ("handboek.exitvragenlijst.open_vragen", "de open vraag"),
    ("handboek.exitvragenlijst.schaal", "het antwoord"),
    ("handboek.formulieren.*.velden", "het veld"),
    ("handboek.schrijfwijzer.regels", "de schrijfregel"),
    ("handboek.labels.*", "de keuze"),
    ("handboek.leefgebieden", "het leefgebied"),
    ("handboek.toelating", "het toelatingscriterium"),
    ("handboek.uitsluiting", "het uitsluitingscriterium"),
    ("handboek.kanalen", "het kanaal"),
    ("handboek.verwijzers", "de verwijzer"),
    ("handboek.uitgangspunten", "het uitgangspunt"),
    ("handboek.regels", "de regel"),
    ("handboek.besluiten_op_maat", "het besluit op maat"),
    ("organisatie.woorden.*.per_soort", "het woord"),
    ("organisatie.woorden", "het woord"),
    ("organisatie.rollen", "de rol"),
    ("organisatie.soorten_begeleiding", "de soort begeleiding"),
    ("organisatie.locaties", "de locatie"),
)

PLACES: Mapping[str, str] = {
    "leefgebieden": "Leefgebieden", "toelating": "Toelating", "uitsluiting": "Uitsluiting", "kanalen": "Aanmelding",
    "verwijzers": "Aanmelding", "exitvragenlijst": "Exit vragenlijst", "labels": "Keuzes", "grenzen": "Grenzen",
    "termijnen": "Termijnen", "regels": "Regels", "bevoegdheden": "Bevoegdheden", "schrijfwijzer": "Schrijfwijzer",
    "uitgangspunten": "Uitgangspunten", "doelgroep": "Doelgroep", "besluiten_op_maat": "Besluiten op maat",
    "woorden": "Woorden", "rollen": "Rollen", "soorten_begeleiding": "Soorten begeleiding", "locaties": "Locaties",
    "huisstijl": "Huisstijl", "logo": "Huisstijl", "contact": "Bereikbaarheid", "bezoekadres": "Bezoekadres",
    "postadres": "Postadres",
}  # fmt: skip

PARTS: Mapping[str, str] = {
    "naam": "de naam", "titel": "de titel", "titel_client": "de titel voor {de client}", "tekst": "de tekst",
    "uitleg": "de uitleg", "termijn": "de termijn", "vraag": "de vraag", "toelichting": "de toelichting",
    "zin": "het antwoord", "open_gelaten": "de reden om dit open te laten", "doel": "het doel",
    "client": "wat {de client} doet", "client_uitleg": "de uitleg voor {de client}", "rol": "de rol",
    "bijdrage": "de bijdrage", "formulier": "het formulier", "regels": "het aantal regels", "taak": "de taak",
    "geldt_vanaf": "de eerste dag", "geldt_tot": "de laatste dag", "geldt_voor": "voor wie het geldt",
    "ernst": "de ernst", "reden": "de reden", "profiel": "het profiel", "perspectief": "de aanspreekvorm",
    "waarvoor": "waar het voor is", "betekenis": "de betekenis", "valt_onder": "waar het onder valt",
    "toets": "de toets", "wie": "wie het doet", "pictogram": "het pictogram", "basis": "het basishandboek",
    "over_ons": "de tekst ‘over ons’", "visie": "de visie", "inspraak": "de tekst over inspraak",
    "leren": "de tekst over leren", "inleiding": "de inleiding", "geplande_weken": "het aantal weken",
    "enkelvoud": "het enkelvoud", "meervoud": "het meervoud", "lidwoord": "het lidwoord",
    "telefoon": "het telefoonnummer",
    "email": "het e-mailadres", "adres": "het adres", "merkkleur": "de merkkleur", "korte_naam": "de korte naam",
    "bezoekadres": "het bezoekadres", "postadres": "het postadres", "straat": "de straat", "postcode": "de postcode",
    "plaats": "de plaats", "website": "de website", "bereikbaar": "de tijd van bereikbaarheid",
    "klachten": "de tekst over klachten", "privacycontact": "het contact over privacy",
    "bestand": "het bestand van het logo",
    "alt": "de beschrijving van het logo", "tweede_kleur": "de tweede kleur",
    "lettertype_koppen": "het lettertype van koppen", "lettertype_tekst": "het lettertype van tekst",
    "leeftijd_van": "de jongste leeftijd", "leeftijd_tot": "de oudste leeftijd",
    "titel_kaart": "de titel van de actiekaart", "samen_met": "het formulier dat in hetzelfde gesprek komt",
    "eigen_regels": "het aantal lege regels", "opbrengst": "de tekst over de opbrengst",
    "methode": "de tekst over de methode", "themawoorden": "de lijst themawoorden",
    "richtvragen": "de lijst richtvragen",
    "heden": "de lijst vragen over nu", "verleden": "de lijst vragen over vroeger",
    "toekomst": "de lijst vragen over straks",
}  # fmt: skip

_SWITCHES: Mapping[tuple[str, str], tuple[str, str]] = {
    # a switch of which both positions are better said than called on or off
    ("formulieren", "gebruiken"): ("het wordt nu gebruikt", "het wordt niet meer gebruikt"),
    ("formulieren", "word"): ("het is er nu ook in Word", "het is er niet meer in Word"),
    ("formulieren", "excel"): ("het is er nu ook in Excel", "het is er niet meer in Excel"),
    ("opname", "opname"): ("er komen nu mensen bij ons wonen", "er komt niemand meer bij ons wonen"),
    ("locaties", "verborgen"): ("is nu verborgen", "is niet meer verborgen"),
}

_CODED: Mapping[str, tuple[str, ...]] = {
    # what holds a code, and where it says how that is called
    "ernst": ("handboek.labels.ernst",), "wie": ("handboek.labels.uitvoerder",),
    "bijdrage": ("handboek.labels.bijdrage",), "perspectief": ("handboek.labels.perspectief",),
    "overweging": ("handboek.labels.overweging",), "formulier": ("handboek.formulieren",),
    "samen_met": ("handboek.formulieren",), "rol": ("organisatie.rollen",), "vaststellen": ("organisatie.rollen",),
    "regel_overrulen": ("organisatie.rollen",),
    "geldt_voor": ("organisatie.soorten_begeleiding", "organisatie.locaties"),
}  # fmt: skip

_NAMES = ("naam", "titel", "vraag", "tekst", "enkelvoud", "wat")
_RECORDS = {**ONCE, **PER_CYCLE, "exit": Exit}
_DESCRIBED = {"grenzen": Grenzen, "termijnen": Termijnen}
_SHORT, _LONGEST_NAME = 70, 80
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Wording:
    """What speaks of the changes between two versions: the values of both, each in the words of its own."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    fill_old: Callable[[str], str]
    fill_new: Callable[[str], str]

    def sentence(self, change: Change) -> str:
        """The change in one sentence."""
        change = self._spelled(change)
        where, noun, name, rest = self._parts(change)
        said = " ".join(part for part in (noun, f"‘{name}’" if name else "") if part)
        switched = _SWITCHES.get((change.path[1], change.path[-1])) if isinstance(change.after, bool) else None
        if switched:
            return f"{where}: {f'{said} ' if said else ''}{switched[0] if change.after else switched[1]}."
        if rest and change.kind is Soort.GEWIJZIGD and name and self._names_it(change.path, rest):
            return f"{where}: {self._renamed(change, noun, rest[-1])}."
        if rest or not said:
            part = self._part(change.path, rest)
            return f"{where}: {part}{f' van {said}' if said else ''} {self._what(change)}."
        if change.path[-2:-1] == ("velden",):
            return f"{where}: {said} {self._switched(change)}."
        if change.kind is Soort.GEWIJZIGD:
            # an item that is one text, such as a question to talk about, or a switch
            plain = isinstance(change.before, str) and isinstance(change.after, str)
            return f"{where}: {self._renamed(change, noun, '') if plain else f'{said} {self._what(change)}'}."
        return f"{where}: {said} {self._happened(change)}."

    def was_and_is(self, change: Change) -> tuple[str, str]:
        """The value before and after as text; of long texts only the sentences that differ."""
        change = self._spelled(change)
        before, after = _text(change.before, self.fill_old), _text(change.after, self.fill_new)
        if change.kind is Soort.VERPLAATST:
            return "", ""
        if len(before) <= _SHORT and len(after) <= _SHORT:
            return before, after
        old, new = _SENTENCE.split(before), _SENTENCE.split(after)
        return " ".join(s for s in old if s not in new), " ".join(s for s in new if s not in old)

    def where(self, path: Path) -> str:
        """The place in the handbook, from large to small: `Fase 2, Wanneer`."""
        return ", ".join(_place(path, self._name_at)) or "Handboek"

    def name(self, change: Change) -> str:
        """What the item is called that changed, or in which something changed; empty where there is none."""
        return self._parts(change)[2]

    def _spelled(self, change: Change) -> Change:
        """The change with what its codes are called in place of the codes."""
        places = _CODED.get(change.path[-1])
        if change.kind is not Soort.GEWIJZIGD or places is None:
            return change
        before, after = _called(change.before, self.old, places), _called(change.after, self.new, places)
        return replace(change, before=before, after=after)

    def _parts(self, change: Change) -> tuple[str, str, str, Path]:
        """Where it stands, what such an item is, what this one is called, and which part of it changed."""
        path = change.path
        for pattern, noun in LISTS:
            depth = pattern.count(".") + 1
            if len(path) > depth and _matches(pattern.split("."), path):
                item = path[: depth + 1]
                return self.where(path[:depth]), noun, self._name_at(item), path[depth + 1 :]
        return self.where(path[:-1]), "", "", path[-1:]

    def _part(self, path: Path, rest: Path) -> str:
        code = rest[-1] if rest else path[-1]
        described = _DESCRIBED.get(path[1]) if len(path) == 3 else None
        if described:
            words = described.model_fields[code].description or code
            return f"‘{words[0].lower()}{words[1:].partition(' (')[0]}’"
        known = PARTS.get(code)
        return self.fill_new(known) if known else f"‘{code.replace('_', ' ')}’"

    def _names_it(self, path: Path, rest: Path) -> bool:
        """Whether this part of an item is what the item is called by, in both versions."""
        items = [_at(values, path[:-1]) for values in (self.old, self.new)]
        return len(rest) == 1 and all(_naming_key(item) == rest[0] for item in items)

    def _renamed(self, change: Change, noun: str, key: str) -> str:
        old = _shortened(self.fill_old(str(change.before)))
        new = _shortened(self.fill_new(str(change.after)))
        verb = "heet nu" if key in ("naam", "titel") else "is nu"
        first = " ".join(part for part in (noun, f"‘{old}’") if part)
        return f"{first} {verb} ‘{new}’" if old != new else f"{first} is veranderd"

    def _happened(self, change: Change) -> str:
        if change.kind is Soort.TOEGEVOEGD:
            return "is nieuw"
        if change.kind is Soort.VERVALLEN:
            return "vervalt"
        if change.moved_from != change.path:
            return f"stond eerst bij {self._list_of(change.moved_from)}"
        return (
            f"staat nu achter ‘{self._name_at((*change.path[:-1], change.behind))}’"
            if change.behind
            else "staat nu vooraan"
        )

    def _list_of(self, path: Path) -> str:
        """The list that an item stood in."""
        places = _place(path[:-1], self._name_at)
        return places[-1] if places else "iets anders"

    def _name_at(self, path: Path) -> str:
        """What the item at this path is called, in the newer version where it is there."""
        for values, fill_in in ((self.new, self.fill_new), (self.old, self.fill_old)):
            item = _at(values, path)
            if item is not None:
                return _shortened(fill_in(_own_name(item, path)))
        return path[-1]

    def _what(self, change: Change) -> str:
        before, after = change.before, change.after
        if isinstance(after, bool):
            return self._switched(change)
        if isinstance(before, list) and isinstance(after, list):
            return self._list_change(cast("list[Any]", before), cast("list[Any]", after))
        if _empty(before):
            return f"is nu {_quoted(_text(after, self.fill_new), after)}"
        if _empty(after):
            return f"vervalt (was {_quoted(_text(before, self.fill_old), before)})"
        old, new = _text(before, self.fill_old), _text(after, self.fill_new)
        if max(len(old), len(new)) > _SHORT:
            return "is veranderd"
        if _is_term(before) and _is_term(after):
            old = _before_unit(change.before, change.after) or old
        return f"ging van {_quoted(old, before)} naar {_quoted(new, after)}"

    def _switched(self, change: Change) -> str:
        if change.kind is Soort.VERVALLEN:
            return "volgt weer het profiel"
        return "staat nu aan" if change.after else "staat nu uit"

    def _list_change(self, before: list[Any], after: list[Any]) -> str:
        if any(isinstance(item, dict) for item in [*before, *after]):
            return "is veranderd"
        gone = [_shortened(self.fill_old(str(item))) for item in before if item not in after]
        come = [_shortened(self.fill_new(str(item))) for item in after if item not in before]
        said = [f"{word} {_and([f'‘{item}’' for item in items])}" for word, items in (
            ("kreeg erbij", come), ("verloor", gone)) if items]  # fmt: skip
        return " en ".join(said) or "staat in een andere volgorde"


def wording(before: Handbookversion, after: Handbookversion) -> Wording:
    """What speaks of the changes from one version to another."""
    return Wording(cells(before), cells(after), filler(before), filler(after))


def filler(version: Handbookversion) -> Callable[[str], str]:
    """Fills in the words of this version."""
    words, names = version.words(), names_of(version.handboek, version.organisatie)
    return lambda text: fill(text, words, names)


def _matches(pattern: list[str], path: Path) -> bool:
    return all(part in ("*", key) for part, key in zip(pattern, path, strict=False))


def _place(path: Path, name_at: Callable[[Path], str]) -> list[str]:
    root, *keys = path or ("",)
    if not keys:
        return ["Organisatie"] if root == "organisatie" else ["Handboek"]
    if keys[0] == "fasen":
        return list(_phase(keys))
    if keys[0] == "checklists":
        groups = [f"groep ‘{name_at(path[:5])}’"] if len(path) > 4 else []
        return [f"Checklist {keys[1]}" if len(keys) > 1 else "Checklists", *groups]
    if keys[0] == "formulieren" and len(keys) > 1:
        return [f"Formulier ‘{name_at(path[:3])}’"]
    if keys[0] == "labels" and len(keys) > 1:
        return [f"Keuzes bij ‘{keys[1].replace('_', ' ')}’"]
    return [PLACES.get(keys[0], "Organisatie" if root == "organisatie" else "Handboek")]


def _phase(keys: list[str]) -> Iterator[str]:
    number = [phase.value for phase in Fase].index(keys[1]) + 1 if len(keys) > 1 else 0
    yield f"Fase {number}" if number else "Fasen"
    if len(keys) > 2 and keys[2] in [question.value for question in HandboekVraag]:
        yield keys[2].capitalize()


def _at(value: Any, path: Path) -> Any:
    for key in path:
        if isinstance(value, list):
            items = cast("list[Any]", value)
            value = items[int(key)] if key.isdigit() and int(key) < len(items) else None
        else:
            value = cast("dict[str, Any]", value).get(key) if isinstance(value, dict) else None
    return value


def _called(value: Any, values: Mapping[str, Any], places: tuple[str, ...]) -> Any:
    """What a code, or each code of a list, is called at the first of these places that has it."""
    if isinstance(value, list):
        return [_called(item, values, places) for item in cast("list[Any]", value)]
    items = (_at(values, (*place.split("."), str(value))) for place in places)
    found = next((item for item in items if item is not None), None)
    return value if found is None else _own_name(found, (str(value),))


def _own_name(item: Any, path: Path) -> str:
    if isinstance(item, dict):
        facts = cast("dict[str, Any]", item)
        key = _naming_key(facts)
        return str(facts[key]) if key else path[-1]
    if path[-2:-1] == ("velden",):
        return _field_label(path)
    return item if isinstance(item, str) else path[-1]


def _naming_key(item: Any) -> str | None:
    facts = cast("dict[str, Any]", item) if isinstance(item, dict) else {}
    return next((key for key in _NAMES if facts.get(key)), None)


def _field_label(path: Path) -> str:
    veld = form_fields(_RECORDS[path[-3]]).get(path[-1]) if path[-3] in _RECORDS else None
    return veld.label if veld else path[-1]


def _shortened(text: str) -> str:
    """The text on one line, cut at a word when it is long."""
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _text(value: Any, fill_in: Callable[[str], str]) -> str:
    if _empty(value):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if _is_term(value):
        return f"{value['aantal']} {_unit(value)}"
    if isinstance(value, dict):
        facts = cast("dict[str, Any]", value)
        return fill_in(_own_name(facts, ("",))) or ", ".join(str(fact) for fact in facts.values() if fact)
    if isinstance(value, list):
        return "; ".join(_text(item, fill_in) for item in cast("list[Any]", value))
    return fill_in(str(value))


def _unit(term: Mapping[str, Any]) -> str:
    one = {"dagen": "dag", "weken": "week", "maanden": "maand"}
    unit = str(term["eenheid"])
    return one.get(unit, unit) if term["aantal"] == 1 else unit


def _before_unit(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    return str(before["aantal"]) if before["eenheid"] == after["eenheid"] else ""


def _is_term(value: Any) -> bool:
    return isinstance(value, dict) and cast("dict[str, Any]", value).keys() == {"aantal", "eenheid"}


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _quoted(text: str, value: Any) -> str:
    return f"‘{_shortened(text)}’" if isinstance(value, str) else text


def _and(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} en {items[-1]}" if len(items) > 1 else items[0]
