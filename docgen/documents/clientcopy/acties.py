"""What *Mijn acties* prints: one goal, at most three steps, who helps, and when we talk again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.clientcopy.common import (
    COPY,
    domain_sign,
    domain_title,
    naam,
    one_paragraph,
    sign,
    spoken,
    text_font,
)
from docgen.documents.clientcopy.fitting import Quarter
from docgen.documents.clientcopy.network import shown_name
from docgen.documents.clientcopy.phrases import PHRASES
from docgen.documents.clientcopy.plan import FORM, READS, doer, people
from docgen.documents.clientcopy.texts import card_goal, main_goal
from docgen.documents.context import derived, read_path
from docgen.documents.derivation import Derivation
from docgen.documents.parts import Source
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum_lang, hoofdletter
from docgen.template import Check, Shape

CODE = "mijn_acties"
STEPS = 3
"""The most steps on one card: what a person can keep in mind in front of a fridge."""
HELPERS = 4
_OPENINGS = tuple(f"{form.casefold()} " for form in PHRASES[CODE]["ik_wil"][:3])


class Kaartstap(Derivation):
    """A step with room to tick it off."""

    vakje: Check = Field(description="Vakje: gedaan")
    wat: str = Field(description="Wat er gebeurt")
    wie: str = Field(default="", description="Wie het doet, en op of vóór welke dag")


class Kaart(Derivation):
    """The card."""

    teken: Shape = Field(description="Teken van het leefgebied")
    kop: str = Field(default="", description="Ik wil …, of waar het over gaat als de wens zelf al zo begint")
    wens: str = Field(default="", description="Wat iemand wil")
    nu: str = Field(default="", description="Wat daarvan de komende tijd aan de beurt is")
    stappen: list[Kaartstap] = Field(default_factory=list[Kaartstap], description="De stappen")
    maat: str = Field(default="ruim", description="Hoe groot de stappen kunnen: ruim, krap of klein")
    maat_wens: str = Field(default="ruim", description="Hoe groot de wens kan: ruim, krap of klein")
    helpers: list[str] = Field(default_factory=list[str], description="Wie helpt")
    gesprek: str = Field(default="", description="Wanneer we samen terugkijken")
    actie: Shape = Field(description="Teken van de stappen")
    netwerk: Shape = Field(description="Teken van de mensen")
    datum: Shape = Field(description="Teken van het gesprek")


_CARD_READS = ("client.traject.begeleider", "client.tussenvoegsel", "client.achternaam",
               "organisatie.huisstijl.lettertype_tekst")  # fmt: skip


@derived(CODE, reads=(*READS, *_CARD_READS))
def kaart(source: Source) -> Kaart:
    """De kaart voor aan de koelkast."""
    record = source[FORM]
    path = card_goal(record)
    goal: Mapping[str, Any] = _at(record, path) if path else {}
    domain = path.split(".")[1] if path else ""
    words = spoken(CODE, source)
    quarter = Quarter(text_font(source), float(source[COPY]["vergroting"]))
    steps = _steps(source, goal.get("acties", []))
    to_do_first = sorted(steps, key=lambda step: step.vakje.value)
    size, number = quarter.steps_measure(words["stappen"], [(step.wat, step.wie) for step in to_do_first])
    day = record["volgende_evaluatie"] if velden_of(FORM, source).on("volgende_evaluatie") else None
    wish = one_paragraph(_at(record, main_goal(path))) if path else ""
    says_so = wish.casefold().startswith(_OPENINGS)
    heading = domain_title(source, domain) if says_so else f"{words['ik_wil']} …"
    now = one_paragraph(goal.get("tekst", ""))
    return Kaart(
        teken=domain_sign(source, domain, 9),
        kop=heading,
        wens=wish,
        nu=now,
        stappen=[step for step in steps if any(step is kept for kept in to_do_first[:number])],
        maat=size.name,
        maat_wens=quarter.wish_measure(naam(source), heading, wish, now).name,
        helpers=list(quarter.points_that_fit(words["helpt"], _helpers(source, goal.get("acties", [])))),
        gesprek=datum_lang(day) if day else "",
        actie=sign(source, "actie", 9),
        netwerk=sign(source, "netwerk", 9),
        datum=sign(source, "datum", 9),
    )


def left_off(source: Source) -> int:
    """How many steps that are still to do have no room on the card."""
    record = source[FORM]
    path = card_goal(record)
    if not path or not velden_of(FORM, source).on("subdoelen_acties"):
        return 0
    to_do = [step for step in _at(record, path).get("acties", []) if not step["klaar"]]
    return len(to_do) - sum(not step.vakje.value for step in kaart(source).stappen)


def _at(record: Mapping[str, Any], path: str) -> Any:
    value: Any = record
    for key in path.split("."):
        value = value[int(key) if key.isdecimal() else key]
    return value


def _steps(source: Source, found: list[Mapping[str, Any]]) -> list[Kaartstap]:
    """At most three: what is still to do, and before it what was done last, so that somebody sees how far it is."""
    velden = velden_of(FORM, source)
    if not velden.on("subdoelen_acties"):
        return []
    to_do = [step for step in found if not step["klaar"]][:STEPS]
    done = [step for step in found if step["klaar"]]
    last_done = done[len(done) - (STEPS - len(to_do)) :] if len(done) > STEPS - len(to_do) else done
    chosen = [step for step in found if any(step is each for each in [*to_do, *last_done])]
    return [
        Kaartstap(
            vakje=Check(value=bool(step["klaar"])),
            wat=one_paragraph(step["wat"]),
            wie=_who(source, step, velden),
        )
        for step in chosen
    ]


def _who(source: Source, step: Mapping[str, Any], velden: Velden) -> str:
    """Who does it, and when, and with whose help."""
    line = ", ".join(part for part in (hoofdletter(doer(CODE, source, step)), _day(step, velden)) if part)
    help_needed = step["hulp_nodig"] if velden.on("acties_hulp_nodig") else ""
    return f"{line}\n{spoken(CODE, source)['hulp']}: {help_needed}" if help_needed else line


def _day(step: Mapping[str, Any], velden: Velden) -> str:
    when = step["wanneer"] if velden.on("acties_wanneer") else ""
    due = f"vóór {datum_lang(step['voor'])}" if step["voor"] and velden.on("acties_voor") else ""
    return ", ".join(part for part in (when, due) if part)


def _helpers(source: Source, found: list[Mapping[str, Any]]) -> list[str]:
    """Everybody else who does something here, then who takes part in the plan and whom to call; four at most."""
    network = people(source)
    doers = [doer(CODE, source, step) for step in found if step["wie"] not in (None, "client")]
    around = [shown_name(network, who["naam"]) for who in source[FORM]["netwerk"]]
    who = read_path(source, "client.traject.begeleider") or source[FORM]["begeleider"]
    staff = str(read_path(source, f"organisatie.medewerkers.{who}.naam") or "") if who else ""
    names: list[str] = []
    for name in [*doers, *around, *([staff] if staff else [])]:
        first = name.partition(",")[0].split(" ")[0].casefold()
        if first and all(first != known.partition(",")[0].split(" ")[0].casefold() for known in names):
            names.append(hoofdletter(name))
    return names[:HELPERS]
