"""`woordenlijst.yaml`: an organisation's own words, and which of ours it does not want.

What stands under a word is read by the room that knows language, one word at a time, so that a mistake in one costs no
other; here the file is only taken apart. `Woordenlijstvorm` says what may stand under a word, for editors and pages.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from docgen.records.values import Record, Regel

NAME = "woordenlijst.yaml"

JaNee = bool | Literal["ja", "nee"]
Lijst = list[Regel] | Regel
PerPerspectief = Regel | dict[Literal["ik", "je", "u", "naam"], Regel]


class Woordenlijst(Record):
    """The own words of an organisation by term, and the terms of docgen that it leaves out."""

    termen: dict[Regel, Any] = Field(default_factory=dict)
    weglaten: list[Regel] = Field(default_factory=list)


class Werkwoordsvormen(Record):
    """The forms of a verb."""

    heel: Regel = Field("", description="Het hele werkwoord; alleen bij 'wordt'")
    ik: Regel = Field("", description="Ik …: stroom uit")
    hij: Regel = Field("", description="Hij …: stroomt uit")
    verleden: Regel = Field("", description="Toen … hij: stroomde uit")
    verleden_meervoud: Regel = Field("", description="Toen … wij: stroomden uit")
    voltooid: Regel = Field("", description="Hij is of heeft …: uitgestroomd")
    hulp: Literal["hebben", "zijn"] = Field("hebben", description="Hoort er hebben of zijn bij?")
    wederkerend: JaNee = Field(default=False, description="Hoort er me, je of zich bij?")
    voorzetsel: Regel = Field("", description="Het voorzetsel dat erbij hoort: over")


class Voorbeeld(Record):
    """A sentence and what becomes of it; it is tried whenever the list is read."""

    voor: Regel = Field(description="De zin")
    na: Regel = Field("", description="De zin met het gewone woord; leeg is: blijft hetzelfde")
    perspectief: Literal["ik", "je", "u", "naam"] = Field("je", description="Voor welk perspectief dit geldt")


class Term(Record):
    """One word and how it is said plainly."""

    model_config = ConfigDict(title="Woord")

    soort: Literal["naamwoord", "werkwoord", "bijvoeglijk", "uitdrukking", "afkorting"] = Field(
        "naamwoord", description="Wat voor woord het is"
    )
    lidwoord: Literal["de", "het"] | None = Field(None, description="De of het, bij een naamwoord")
    vormen: Lijst | Werkwoordsvormen = Field(
        default_factory=list[Regel],
        description="Andere schrijfwijzen; bij een bijvoeglijk woord de vorm op -e, bij een werkwoord al zijn vormen",
    )
    meervoud: Lijst = Field(default_factory=list[Regel], description="Het meervoud, of meer dan een")
    alleen_meervoud: JaNee = Field(default=False, description="Is het woord zelf een meervoud, zoals financiën?")
    doen: Literal["vervangen", "uitleggen", "signaleren"] = Field(
        "vervangen", description="Een gewoon woord voorstellen, het woord uitleggen, of er alleen een vraag bij stellen"
    )
    wordt: PerPerspectief | Werkwoordsvormen = Field("", description="Het gewone woord, met zijn lidwoord")
    wordt_meervoud: PerPerspectief = Field("", description="Het gewone woord in het meervoud, zonder lidwoord")
    wordt_onbepaald: PerPerspectief = Field("", description="Het gewone woord na een, of waar geen lidwoord staat")
    wordt_verbogen: Regel = Field("", description="Het gewone woord op -e, bij een bijvoeglijk woord")
    getal: Literal["enkelvoud", "meervoud"] = Field("enkelvoud", description="Het getal van het gewone woord")
    zeker: JaNee = Field(default=True, description="Zet hier false als docgen het altijd alleen mag voorstellen")
    uitzonderingen: Lijst = Field(
        default_factory=list[Regel], description="Zinsdelen waarin het woord blijft; … staat voor woorden ertussen"
    )
    twijfel: Lijst = Field(default_factory=list[Regel], description="Woorden waarnaast het maar een voorstel is")
    uitleg: PerPerspectief = Field("", description="De uitleg, voor tussen haakjes of in de lijst achteraan")
    vraag: Regel = Field("", description="De vraag aan jou, bij signaleren")
    voorbeelden: list[Voorbeeld] = Field(default_factory=list[Voorbeeld], description="Zinnen die docgen narekent")


class Woordenlijstvorm(Record):
    """What the whole file may hold."""

    model_config = ConfigDict(title="Woordenlijst")

    termen: dict[Regel, Term] = Field(default_factory=dict[str, Term], description="Eigen woorden")
    weglaten: list[Regel] = Field(
        default_factory=list[Regel], description="Woorden van docgen die jullie niet vervangen of uitgelegd willen"
    )
