"""The rule catalogue of the method (method 6): what each rule asks, in plain Dutch, and how strict it is unless told.

`review` checks the rules, the handbook prints them. The texts may hold words between braces (`{de client}`), as those
of the handbook; `handboek.regels` changes the severity of a rule for one organisation (C38).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docgen.records.enums import Ernst, Fase


class Regelsoort(StrEnum):
    """What kind of demand a rule makes."""

    PROCES = "proces"
    TECHNIEK = "techniek"
    AANDACHT = "aandacht"


class Controle(StrEnum):
    """Who can tell whether the rule is met."""

    VANZELF = "vanzelf"
    """docgen decides it (`auto`)."""
    SEINTJE = "seintje"
    """docgen only signals, a person judges (`heur`)."""
    MENS = "mens"
    """Only a person can say so, with a date or a tick (`attest`)."""


class Regelbron(StrEnum):
    """Where a rule comes from."""

    METHODE = "methode"
    """Stated in the publications on the method (S)."""
    AFGELEID = "afgeleid"
    """Follows directly from what they state (S*)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `fase` is `None` for rules on the organisation's own set-up."""

    code: str
    naam: str
    tekst: str
    fase: Fase | None
    soort: Regelsoort
    controle: Controle
    standaard_ernst: Ernst
    bron: Regelbron = Regelbron.METHODE


_P, _T, _A = Regelsoort.PROCES, Regelsoort.TECHNIEK, Regelsoort.AANDACHT
_AUTO, _HEUR, _ATTEST = Controle.VANZELF, Controle.SEINTJE, Controle.MENS
_BLOCK, _WARN, _OFF = Ernst.BLOKKEREN, Ernst.WAARSCHUWEN, Ernst.UIT
_DERIVED = Regelbron.AFGELEID

_CATALOGUE = (
    # aanmelding
    Rule(
        "AM-1",
        "Besluit past bij afweging",
        "Het besluit volgt uit de afweging. Wijkt het af van een criterium, dan staat erbij waarom.",
        Fase.AANMELDING,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "AM-2",
        "Meezoeken bij verwijzing",
        "Verwijzen we iemand door, dan doen we zelf ten minste één stap: bellen, mailen of samen langsgaan.",
        Fase.AANMELDING,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "AM-3",
        "Eerst vragen of het veilig is",
        "We hebben gevraagd of er meteen hulp nodig is, en het antwoord staat op het formulier.",
        Fase.AANMELDING,
        _P,
        _AUTO,
        _BLOCK,
        _DERIVED,
    ),
    Rule(
        "AM-4",
        "Elk criterium een antwoord",
        "Bij elk criterium staat ja, nee of onbekend. Wat onbekend is, vragen we in het volgende gesprek.",
        Fase.AANMELDING,
        _P,
        _AUTO,
        _BLOCK,
        _DERIVED,
    ),
    Rule(
        "AM-5",
        "Uitgelegd wat we bieden",
        "{De client} weet na het eerste gesprek wat wij wel en niet kunnen doen.",
        Fase.AANMELDING,
        _P,
        _ATTEST,
        _WARN,
    ),
    # intake
    Rule(
        "IN-1",
        "Elke afweging een woord",
        "Bij elk punt dat we afwegen staat wat we ervan vinden. Over samenleven in een groep alleen als dat speelt.",
        Fase.INTAKE,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "IN-2",
        "Alleen met toestemming",
        "We vragen pas iets bij anderen na als {de client} dat goedvindt. De toestemming staat op papier.",
        Fase.INTAKE,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "IN-3",
        "Duidelijk wat volgt",
        "{De client} weet wat de volgende stap is en wanneer die komt.",
        Fase.INTAKE,
        _P,
        _ATTEST,
        _WARN,
    ),
    # opstart
    Rule(
        "OP-1",
        "Achter elk punt een naam",
        "Bij alles wat geregeld moet worden, staat wie het doet.",
        Fase.OPSTART,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "OP-2",
        "Rechten en plichten uitgelegd",
        "{De client} heeft gehoord en kan nalezen wat de rechten en plichten zijn.",
        Fase.OPSTART,
        _P,
        _ATTEST,
        _WARN,
        _DERIVED,
    ),
    # analyse: hoe de persoonsbeschrijving tot stand komt
    Rule(
        "PB-P1",
        "Gebouwd op gesprekken",
        "De tekst komt uit gesprekken met {de client} en met mensen eromheen. Was er niemand of mocht het niet, "
        "dan staat dat erbij.",
        Fase.ANALYSE,
        _P,
        _AUTO,
        _WARN,
    ),
    Rule(
        "PB-P2",
        "Van tevoren uitgelegd",
        "Vóór we begonnen wist {de client} dat we eerst samen kijken hoe het nu gaat.",
        Fase.ANALYSE,
        _P,
        _ATTEST,
        _WARN,
    ),
    Rule(
        "PB-P3",
        "Zelf schrijven als dat kan",
        "{De client} schrijft zelf, of we schrijven samen. Doen wij het, dan zeggen we kort waarom.",
        Fase.ANALYSE,
        _P,
        _ATTEST,
        _WARN,
    ),
    Rule(
        "PB-P4",
        "Samen nagelezen",
        "We lazen de tekst samen. {De client} zei of het klopt en wat er anders moest.",
        Fase.ANALYSE,
        _P,
        _ATTEST,
        _BLOCK,
    ),
    Rule(
        "PB-P5",
        "Een eigen exemplaar",
        "{De client} heeft deze versie gekregen, of vroeg ons om die te bewaren.",
        Fase.ANALYSE,
        _P,
        _ATTEST,
        _WARN,
    ),
    # analyse: hoe de tekst eruitziet
    Rule(
        "PB-T1",
        "Alle leefgebieden bekeken",
        "Bij elk leefgebied staat iets. Speelt er nu niets, dan staat er dat we er samen naar keken.",
        Fase.ANALYSE,
        _T,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "PB-T2",
        "Hele zinnen",
        "We schrijven zinnen met wie en wat, geen losse woorden.",
        Fase.ANALYSE,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule("PB-T3", "Over nu", "De tekst gaat over hoe het nu is, niet over vroeger.", Fase.ANALYSE, _T, _HEUR, _WARN),
    Rule(
        "PB-T4",
        "Op de goede plek",
        "Elk onderwerp staat bij het leefgebied waar het hoort.",
        Fase.ANALYSE,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule(
        "PB-T5",
        "Kort per leefgebied",
        "Per leefgebied schrijven we zo weinig als kan, binnen het aantal regels dat we samen kozen.",
        Fase.ANALYSE,
        _T,
        _AUTO,
        _WARN,
    ),
    Rule(
        "PB-T6",
        "Wat lukt en wat aandacht vraagt",
        "Bij elk leefgebied staat iets wat goed gaat en iets wat aandacht vraagt. ‘Nu geen aandachtspunt’ mag ook.",
        Fase.ANALYSE,
        _T,
        _AUTO,
        _WARN,
    ),
    Rule(
        "PB-T7",
        "Gewone, korte taal",
        "Korte zinnen en gewone woorden, precies genoeg. {De client} kan de tekst zelf gebruiken.",
        Fase.ANALYSE,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule(
        "PB-T8",
        "Niet langer dan afgesproken",
        "Het geheel past op het aantal pagina’s dat we samen kozen.",
        Fase.ANALYSE,
        _T,
        _AUTO,
        _WARN,
    ),
    # analyse: waar je op let
    Rule(
        "PB-A1",
        "Geen verrassingen",
        "Op papier staat alleen wat we met {de client} hebben besproken.",
        Fase.ANALYSE,
        _A,
        _ATTEST,
        _BLOCK,
    ),
    Rule(
        "PB-A2",
        "Feit of mening",
        "Je ziet wat een feit is en wat iemand vindt. Bij een mening staat van wie die is.",
        Fase.ANALYSE,
        _A,
        _HEUR,
        _WARN,
    ),
    Rule(
        "PB-A3",
        "Twee kanten",
        "Kijken {de client} en {de begeleider} er anders naar, dan staat het er allebei.",
        Fase.ANALYSE,
        _A,
        _AUTO,
        _WARN,
    ),
    Rule(
        "PB-A4",
        "Met zorg gekozen woorden",
        "Bij wat gevoelig ligt, kiezen we woorden die we ook hardop zouden zeggen met {de client} erbij.",
        Fase.ANALYSE,
        _A,
        _HEUR,
        _WARN,
    ),
    # planning
    Rule(
        "BP-P1",
        "Eerst kijken, dan kiezen",
        "Het plan bouwt verder op het verhaal van deze ronde, dat samen is nagelezen.",
        Fase.PLANNING,
        _P,
        _AUTO,
        _WARN,
    ),
    Rule(
        "BP-P2",
        "Het plan is van {de client}",
        "{De client} zegt: dit is mijn plan. Dat staat erop.",
        Fase.PLANNING,
        _P,
        _ATTEST,
        _BLOCK,
    ),
    Rule(
        "BP-P3",
        "Eigen doelen",
        "In het plan staan doelen die {de client} zelf wil halen, alleen of met anderen. Wat van een ander moet, "
        "staat apart.",
        Fase.PLANNING,
        _P,
        _AUTO,
        _WARN,
    ),
    Rule(
        "BP-P4",
        "Eerst vragen, dan raad",
        "We vragen collega’s of anderen pas om raad nadat we dat met {de client} bespraken.",
        Fase.PLANNING,
        _P,
        _AUTO,
        _WARN,
    ),
    Rule(
        "BP-P5",
        "Een eigen exemplaar",
        "{De client} heeft het plan gekregen, of vroeg ons om het te bewaren.",
        Fase.PLANNING,
        _P,
        _ATTEST,
        _WARN,
    ),
    Rule(
        "BP-T1",
        "Doel, tussendoel en stap",
        "Je ziet wat iemand uiteindelijk wil, wat er deze periode kan lukken en wat de volgende stap is.",
        Fase.PLANNING,
        _T,
        _AUTO,
        _WARN,
    ),
    Rule(
        "BP-T2",
        "Op de goede plek",
        "Elk doel staat bij het leefgebied waar het hoort.",
        Fase.PLANNING,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule("BP-T3", "Gewone, korte taal", "Een doel is kort, helder en zonder vaktaal.", Fase.PLANNING, _T, _HEUR, _WARN),
    Rule(
        "BP-T4",
        "Concreet",
        "Je ziet voor je hoe het doel er op een gewone dag uitziet. Niet elk detail hoeft vast te liggen.",
        Fase.PLANNING,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule(
        "BP-T5",
        "Te merken en te halen",
        "Bij elk tussendoel staat waaraan iemand merkt dat het lukt, en wanneer. {De client} wil het en kan het.",
        Fase.PLANNING,
        _T,
        _HEUR,
        _WARN,
    ),
    Rule(
        "BP-A1",
        "Geen verrassingen",
        "In het plan staan alleen doelen die we met {de client} bespraken.",
        Fase.PLANNING,
        _A,
        _ATTEST,
        _BLOCK,
    ),
    Rule(
        "BP-X1",
        "Niet te veel tegelijk",
        "Er lopen maar een paar doelen tegelijk, in de volgorde die {de client} koos. De rest staat onder ‘later’.",
        Fase.PLANNING,
        _A,
        _HEUR,
        _WARN,
    ),
    Rule("BP-X2", "Achter elke stap een naam", "Bij elke stap staat wie die zet.", Fase.PLANNING, _T, _AUTO, _BLOCK),
    Rule(
        "BP-X3",
        "Houden mag ook",
        "Een doel mag gaan over veranderen, over houden wat er is of over sterker worden. "
        "Er hoeft geen probleem te zijn.",
        Fase.PLANNING,
        _A,
        _ATTEST,
        _OFF,
    ),
    # evaluatie
    Rule(
        "EV-1",
        "Over elk doel iets",
        "Bij elk doel staat hoe het ging en wat ervan te leren is.",
        Fase.EVALUATIE,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "EV-2",
        "Gevraagd wat wij beter kunnen",
        "We vroegen hardop wat {de client} van ons vindt, en schreven het antwoord op.",
        Fase.EVALUATIE,
        _P,
        _ATTEST,
        _WARN,
    ),
    Rule(
        "EV-3",
        "Afronden of doorgaan",
        "Elk besluit is een vorm van afronden of van doorgaan, ook als het bij ons anders heet.",
        Fase.EVALUATIE,
        _P,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "EV-4",
        "Doorgaan is een nieuwe ronde",
        "Gaan we door, dan vullen we het verhaal aan en maken we een nieuw of aangepast plan.",
        Fase.EVALUATIE,
        _P,
        _AUTO,
        _WARN,
    ),
    # uitstroom
    Rule(
        "UI-1",
        "Gepraat over later contact",
        "We bespraken of {de client} na het vertrek nog contact wil. Geen contact is ook een antwoord.",
        Fase.UITSTROOM,
        _P,
        _ATTEST,
        _WARN,
        _DERIVED,
    ),
    Rule(
        "UI-2",
        "Exitgesprek aangeboden",
        "{De client} kreeg een gesprek aangeboden om op alles terug te kijken.",
        Fase.UITSTROOM,
        _P,
        _ATTEST,
        _WARN,
    ),
    Rule(
        "UI-3",
        "Vragenlijst aangeboden",
        "{De client} kreeg {de exitvragenlijst} en weet dat die zonder naam is.",
        Fase.UITSTROOM,
        _P,
        _ATTEST,
        _WARN,
        _DERIVED,
    ),
    # onze eigen inrichting
    Rule(
        "CF-1",
        "Leefgebieden gaan over mensen",
        "Een leefgebied heet naar een deel van het leven, nooit naar een probleem.",
        None,
        _T,
        _AUTO,
        _BLOCK,
    ),
    Rule(
        "CF-2",
        "Lang genoeg om te werken",
        "Deze manier van werken past bij begeleiding van zes weken of langer.",
        None,
        _P,
        _AUTO,
        _WARN,
    ),
    Rule(
        "HB-1",
        "Elke vraag een antwoord",
        "Bij elke fase geeft dit handboek antwoord op de zes vragen. Iets open laten mag, met de reden erbij.",
        None,
        _P,
        _AUTO,
        _WARN,
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _CATALOGUE}
"""All rules by code, in the order of the phases."""
