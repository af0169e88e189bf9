"""The memo of one page for the team: what a revision changes for them, what stays, and one sentence for clients.

    what is worth telling → `Memo`, whole words cut to what a page holds → template → bytes

Everything is told in the team's own terms; a client appears as a reference, never by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from docgen.documents.context import Document
from docgen.documents.derivation import Derivation, derivation_of
from docgen.documents.sources import organisation_source
from docgen.language.formatting import datum
from docgen.records.organisatie import Organisatie
from docgen.records.versions import Handbookversion

MEMO, TEMPLATE = "memo", "memo.docx"
TITLE = "Wat verandert er voor jou"
CLIENT_SENTENCE = "Wij gaan een beetje anders werken, maar onze afspraken met jou blijven."

# what a page holds; a page of the longest texts is measured in the tests
_POINTS, _WHAT, _WHY, _MINOR, _MINOR_TEXT, _NAMED = 4, 140, 180, 6, 120, 4
_LINE, _SHORT = 80, 0.6
"""How long a text is at most that stands on one line, and the room that it takes beside one of two lines."""


class Memopunt(Derivation):
    """One change that someone notices at work."""

    wat: str = Field(description="Wat er verandert")
    waarom: str = Field(default="", description="Waarom")
    voor_wie: str = Field(default="", description="Voor wie het geldt en vanaf wanneer")
    formulieren: str = Field(default="", description="Welke formulieren er anders uitzien")
    open: str = Field(default="", description="Welke open dossiers het raakt, als verwijzing")


class Memo(Derivation):
    """All that stands in the memo."""

    titel: str = Field(description="Titel")
    vanwaar: str = Field(description="Van welke naar welke versie")
    inleiding: str = Field(description="Wat er aan de hand is, in één of twee zinnen")
    punten: list[Memopunt] = Field(default_factory=list[Memopunt], description="Wat er verandert")
    ook: list[str] = Field(default_factory=list[str], description="Kleinere wijzigingen, elk in één zin")
    rest: str = Field(default="", description="Hoeveel er nog meer veranderde")
    blijft: list[str] = Field(default_factory=list[str], description="Wat blijft zoals het is")
    doen: list[str] = Field(default_factory=list[str], description="Wat jij nu doet")
    client_zin: str = Field(description="Eén zin voor cliënten")
    afzender: str = Field(default="", description="Wie besloot, en wanneer")


@dataclass(frozen=True, slots=True)
class Point:
    """A change as the memo needs it: told at length, or only in its sentence when it has no reason."""

    what: str
    why: str = ""
    for_whom: str = ""
    forms: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the memo is about; the points that matter most stand first."""

    old: str
    new: str
    starts: date | None
    points: Sequence[Point]
    minor: Sequence[str]
    blank_forms: int
    refs: Sequence[str]
    final: int
    given: int
    decided: str


def write_memo(facts: Facts, version: Handbookversion, render: Callable[[Mapping[str, Any]], bytes]) -> bytes:
    """The finished memo; `render` fills its template in the organisation's house style."""
    identity = version.organisatie
    source = organisation_source(identity, version)
    memo = compose(facts, identity, source["woorden"])
    document = Document(titel=TITLE, formulier=MEMO, formulier_versie="", datum=facts.starts)
    context = {"organisatie": source, "document": document, "memo": memo}
    return render(context)


def memo_model() -> type[Derivation]:
    """The model of the memo's context."""
    return derivation_of(
        "Context_memo",
        {
            "organisatie": (Organisatie, "De organisatie"),
            "document": (Document, "Dit document"),
            "memo": (Memo, "Wat er in de memo staat"),
        },
    )


def compose(facts: Facts, identity: Organisatie, words: Mapping[str, Mapping[str, Any]]) -> Memo:
    """The words of the memo; what does not fit on a page is counted instead of told."""
    told, untold = facts.points[:_POINTS], facts.points[_POINTS:]
    minor = [*(point.what for point in untold), *facts.minor]
    ook = list(_fitting(minor, _MINOR + 2 * _POINTS - 3 * len(told)))
    rest = len(minor) - len(ook)
    return Memo(
        titel=TITLE,
        vanwaar=f"Handboek {identity.korte_naam or identity.naam} · {_from_to(facts)}",
        inleiding=_opening(facts),
        punten=[_point(point, words) for point in told],
        ook=ook,
        rest=f"En nog {_number(rest, 'andere wijziging', 'andere wijzigingen')}." if rest > 0 else "",
        blijft=list(_stays(facts, words)),
        doen=list(_to_do(facts)),
        client_zin=CLIENT_SENTENCE,
        afzender=facts.decided,
    )


def _fitting(texts: Sequence[str], room: float) -> Iterator[str]:
    """As many of the texts as there is room for, in texts of two lines; what fits on one line takes half of it."""
    for text in texts:
        said = cut(text, _MINOR_TEXT)
        room -= 1 if len(said) > _LINE else _SHORT
        if room < 0:
            return
        yield said


def _from_to(facts: Facts) -> str:
    return f"{facts.old} wordt {facts.new}"


def _opening(facts: Facts) -> str:
    number = len(facts.points) + len(facts.minor)
    when = f"Vanaf {datum(facts.starts)}" if facts.starts else "Met de nieuwe versie"
    things = "verandert er één ding" if number == 1 else f"veranderen er {number} dingen"
    blank = facts.blank_forms
    forms = f" Er {'is' if blank == 1 else 'zijn'} {_number(blank, 'nieuw leeg formulier', 'nieuwe lege formulieren')}."
    return f"{when} {things} in ons handboek.{forms if blank else ''} Dit merk je ervan."


def _point(point: Point, words: Mapping[str, Mapping[str, Any]]) -> Memopunt:
    clients = words["client"]["meervoud"]
    return Memopunt(
        wat=cut(point.what, _WHAT),
        waarom=cut(point.why, _WHY),
        voor_wie=point.for_whom,
        formulieren=_listed(point.forms, lambda rest: f"en {rest} andere", number=2),
        open=_listed(point.refs, lambda rest: f"en nog {rest} {clients}"),
    )


def _stays(facts: Facts, words: Mapping[str, Mapping[str, Any]]) -> Sequence[str]:
    client, clients = words["client"]["enkelvoud"], words["client"]["meervoud"]
    article = words["client"]["lidwoord"]
    final = _number(facts.final, "vastgesteld document houdt", "vastgestelde documenten houden")
    given = _number(facts.given, "kopie", "kopieën")
    stay = "blijft" if facts.given == 1 else "blijven"
    return [
        *([f"{final} tekst en versie."] if facts.final else []),
        *([f"{given} die {clients} al hebben, {stay} gelijk."] if facts.given else []),
        f"Datums die je met {article} {client} afsprak, verschuiven niet.",
    ]


def _to_do(facts: Facts) -> Sequence[str]:
    refs = _listed(facts.refs, lambda rest: f"en nog {rest}")
    return [
        *(["Gooi lege formulieren van de oude versie weg."] if facts.blank_forms else []),
        *([f"Kijk deze open dossiers na: {refs}."] if facts.refs else []),
        "Zie je iets wat niet klopt? Zeg het.",
    ]


def _listed(items: Sequence[str], more: Callable[[int], str], *, number: int = _NAMED) -> str:
    # a reference stays on one line
    shown, rest = [item.replace("-", "\u2011") for item in items[:number]], len(items) - number
    return ", ".join(shown) + (f" {more(rest)}" if rest > 0 else "")


def _number(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def cut(text: str, length: int) -> str:
    """The text on one line; a longer one ends after a whole sentence, or else after a whole word."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    start = text[:length]
    whole = max(start.rfind(end) for end in (". ", "? ", "! "))
    return start[: whole + 1] if whole > length // 3 else f"{start.rsplit(' ', 1)[0].rstrip(',;:')} …"
