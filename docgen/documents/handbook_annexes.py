"""Values under `afgeleid` for the front and the back of the handbook: changes, rules, criteria, checklists, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docgen.documents.context import derived
from docgen.documents.handbook_models import (
    Criteriumregel,
    Lijstblad,
    Lijstgroep,
    Lijstregel,
    Maatregel,
    Plek,
    Regelblad,
    Regelgroep,
    Voorbeeld,
    Voorbeelddeel,
    Voorbeeldnoot,
    Wijzigingsregel,
    Woordregel,
)
from docgen.documents.handbook_texts import CHOICES, CLIENT_WORDS, EXTRA_WORDS, MEANINGS
from docgen.documents.handbook_values import HANDBOOK, Source, filled, label, scope_text
from docgen.language.formatting import datum, opsomming
from docgen.records.rules import RULES, Rule
from docgen.records.transitions import part_path, usual_transition


@derived(HANDBOOK, reads=())
def paginas(_: Source) -> dict[str, int]:
    """Het bladzijdenummer per kop; leeg tot de bladzijden zijn gemeten."""
    return {}


# --- changes and decisions


def _decided(item: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (item["besloten_door"], datum(item["besloten_op"])) if part)


@derived(HANDBOOK, reads=("handboek.wijzigingen", "handboek.labels"))
def wijzigingen(source: Source) -> list[Wijzigingsregel]:
    """Wat er sinds vorige versies veranderde, nieuwste eerst."""
    changes = sorted(source["handboek"]["wijzigingen"], key=lambda change: change["versie"], reverse=True)
    return [_change(change, source) for change in changes]


def _usual(parts: Sequence[str]) -> str | None:
    """The transition that is usual for these parts of the handbook, where it is one and the same."""
    found = {usual_transition(part_path(part)) for part in parts}
    return found.pop().value if len(found) == 1 else None


def _change(change: Mapping[str, Any], source: Source) -> Wijzigingsregel:
    starts = f"vanaf {datum(change['geldt_vanaf'])}" if change["geldt_vanaf"] else ""
    for_whom = label(source, "overgang", change["overgang"] or _usual(change["onderdelen"]))
    return Wijzigingsregel(
        versie=change["versie"],
        wat=change["wat"],
        reden=change["reden"],
        besluit=_decided(change),
        geldt=", ".join(part for part in (starts, for_whom) if part),
        clienten=change["clienten_betrokken"],
    )


@derived(HANDBOOK, reads=("handboek.besluiten_op_maat",))
def besluiten_op_maat(source: Source) -> list[Maatregel]:
    """Wat de organisatie anders doet dan het voorbeeldhandboek, en waarom."""
    return [
        Maatregel(
            onderwerp=CHOICES.get(decision["code"], decision["code"]),
            code=decision["code"] if decision["code"] in CHOICES else "",
            wat=decision["wat"],
            waarom=decision["waarom"],
            betrokken=opsomming(decision["betrokken"]),
            besluit=_decided(decision),
            clienten=decision["clienten_betrokken"],
        )
        for decision in source["handboek"]["besluiten_op_maat"]
    ]


# --- rules and criteria


@derived(HANDBOOK, reads=("handboek.regels", "handboek.fasen", "handboek.labels", "organisatie"))
def regels(source: Source) -> list[Regelgroep]:
    """De regels per fase, zonder wat de organisatie uitzette."""
    groups: dict[str, list[Regelblad]] = {}
    for rule in RULES.values():
        sheet, used = _rule(rule, source)
        if used:
            title = source["handboek"]["fasen"][rule.fase.value]["naam"] if rule.fase else "Dit handboek"
            groups.setdefault(title, []).append(sheet)
    return [Regelgroep(titel=title, regels=found) for title, found in groups.items()]


def _rule(rule: Rule, source: Source) -> tuple[Regelblad, bool]:
    own = source["handboek"]["regels"].get(rule.code, {})
    severity = own.get("ernst") or rule.standaard_ernst.value
    sheet = Regelblad(
        code=rule.code,
        naam=filled(rule.naam, source),
        tekst=filled(rule.tekst, source),
        ernst=label(source, "ernst", severity),
        reden=own.get("reden", ""),
    )
    return sheet, severity != "uit"


def _criteria(items: Iterable[Mapping[str, Any]], source: Source) -> list[Criteriumregel]:
    return [
        Criteriumregel(
            tekst=item["tekst"],
            toets="na te gaan" if item["toets"] == "feit" else "bespreken we samen",
            bereik=scope_text(item, source),
        )
        for item in items
    ]


@derived(HANDBOOK, reads=("handboek.toelating", "organisatie"))
def toelating(source: Source) -> list[Criteriumregel]:
    """De toelatingscriteria."""
    return _criteria(source["handboek"]["toelating"].values(), source)


@derived(HANDBOOK, reads=("handboek.uitsluiting", "organisatie"))
def uitsluiting(source: Source) -> list[Criteriumregel]:
    """De uitsluitingscriteria."""
    return _criteria(source["handboek"]["uitsluiting"].values(), source)


# --- checklists


@derived(HANDBOOK, reads=("handboek.checklists", "handboek.formulieren", "handboek.labels", "organisatie"))
def checklists(source: Source) -> list[Lijstblad]:
    """De checklists die de organisatie gebruikt."""
    forms = source["handboek"]["formulieren"]
    return [
        Lijstblad(naam=forms[code]["naam"], groepen=[_group(group, source) for group in lists["groepen"].values()])
        for code, lists in source["handboek"]["checklists"].items()
        if forms[code]["gebruiken"]
    ]


def _group(group: Mapping[str, Any], source: Source) -> Lijstgroep:
    lines = [
        Lijstregel(
            tekst=item["tekst"],
            wie=label(source, "uitvoerder", item["wie"]),
            bereik=scope_text(item, source) or scope_text(group, source),
        )
        for item in group["items"].values()
    ]
    return Lijstgroep(titel=group["titel"], regels=lines)


# --- words and the example


@derived(HANDBOOK, reads=("organisatie.woorden", "organisatie.naam", "organisatie.korte_naam", "handboek.fasen"))
def woorden(source: Source) -> list[Woordregel]:
    """De woorden van de organisatie en van de methode, op alfabet."""
    own = [
        Woordregel(woord=forms["enkelvoud"], meervoud=forms["meervoud"], uitleg=filled(MEANINGS[code], source))
        for code, forms in source["organisatie"]["woorden"].items()
        if code in MEANINGS
    ]
    method = [Woordregel(woord=word, uitleg=filled(text, source)) for word, text in EXTRA_WORDS.items()]
    taken = {line.woord for line in own}
    return sorted([*own, *(line for line in method if line.woord not in taken)], key=lambda line: line.woord.casefold())


@derived(HANDBOOK, reads=("organisatie.woorden",))
def jouw_woorden(source: Source) -> list[Woordregel]:
    """Woorden die de cliënt kan horen, met uitleg in de je-vorm."""
    words = source["organisatie"]["woorden"]
    return [
        Woordregel(woord=words[code]["enkelvoud"], uitleg=text) for code, text in CLIENT_WORDS.items() if code in words
    ]


@derived(HANDBOOK, reads=("handboek.schrijfwijzer.voorbeeld",))
def voorbeeld(source: Source) -> Voorbeeld:
    """Het voorbeeld van een goede tekst, met genummerde aantekeningen."""
    example = source["handboek"]["schrijfwijzer"]["voorbeeld"]
    notes = [
        Voorbeeldnoot(nummer=str(number), bij=note["bij"], uitleg=note["uitleg"])
        for number, note in enumerate(example["aantekeningen"], start=1)
    ]
    return Voorbeeld(leefgebied=example["leefgebied"], delen=list(_stretches(example["tekst"], notes)), noten=notes)


def _stretches(text: str, notes: list[Voorbeeldnoot]) -> Iterable[Voorbeelddeel]:
    at = 0
    for note in sorted(notes, key=lambda note: text.find(note.bij)):
        start = text.find(note.bij)
        if not note.bij or start < at:  # not in the text, or within the words of another note
            continue
        if start > at:
            yield Voorbeelddeel(tekst=text[at:start])
        yield Voorbeelddeel(tekst=note.bij, nummer=note.nummer)
        at = start + len(note.bij)
    if text[at:]:
        yield Voorbeelddeel(tekst=text[at:])


# --- for the client's edition


@derived(HANDBOOK, reads=("organisatie.locaties",))
def plekken(source: Source) -> list[Plek]:
    """De locaties die op papier mogen staan; een verborgen locatie is er niet bij."""
    return [
        Plek(naam=place["naam"], adres=_address(place["adres"]), telefoon=place["telefoon"])
        for place in source["organisatie"]["locaties"].values()
        if not place["verborgen"]
    ]


def _address(address: Mapping[str, str] | None) -> str:
    if not address:
        return ""
    town = " ".join(part for part in (address["postcode"], address["plaats"]) if part)
    return ", ".join(part for part in (address["straat"], town) if part)
