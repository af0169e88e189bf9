"""What *Mijn plan* prints, the client's copy of the begeleidingsplan with what was said when we looked back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from docgen.documents.clientcopy.common import (
    COPY,
    WORDS,
    Ondertitel,
    domain_sign,
    domain_title,
    in_order,
    one_paragraph,
    sign,
    spoken,
    under,
)
from docgen.documents.clientcopy.network import shown_name
from docgen.documents.clientcopy.verhaal import own_answers
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.parts import Source
from docgen.documents.phrases import labels
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum, datum_lang, hoofdletter
from docgen.template import Check, Shape

CODE, FORM = "mijn_plan", "begeleidingsplan"
READS = (*(path.format(record=FORM) for path in WORDS), FORM, COPY, "document", "client.netwerk",
         "handboek.fasen.planning", "handboek.fasen.evaluatie", "handboek.leefgebieden", "handboek.labels",
         "organisatie.medewerkers")  # fmt: skip


class Stap(Derivation):
    """A small step: a box, what happens, who does it and when."""

    vakje: Check = Field(description="Vakje: gedaan")
    wat: str = Field(description="Wat er gebeurt")
    wie: str = Field(default="", description="Wie het doet, en wanneer")


class Doel(Derivation):
    """A goal for the coming time."""

    teken: Shape = Field(description="Teken van een doel")
    tekst: str = Field(description="Wat iemand de komende tijd wil bereiken")
    regels: list[Ondertitel] = Field(default_factory=list[Ondertitel], description="Waaraan je het merkt, wanneer")
    stappen: list[Stap] = Field(default_factory=list[Stap], description="De stappen")
    terugblik: list[Ondertitel] = Field(default_factory=list[Ondertitel], description="Hoe het ging")


class Plangebied(Derivation):
    """The goals in one leefgebied."""

    titel: str = Field(description="Hoe het leefgebied voor de cliënt heet")
    teken: Shape = Field(description="Teken van het leefgebied")
    hoofddoel: str = Field(default="", description="Wat iemand uiteindelijk wil")
    doelen: list[Doel] = Field(default_factory=list[Doel], description="De doelen voor de komende tijd")


@derived(CODE, reads=READS)
def wens(source: Source) -> str:
    """Hoe iemand het wil."""
    return str(source[FORM]["lonkend_perspectief"]) if velden_of(FORM, source).on("lonkend_perspectief") else ""


@derived(CODE, reads=READS)
def plannen(source: Source) -> list[Plangebied]:
    """Per leefgebied de doelen waar nu aan gewerkt wordt, met hun stappen."""
    if not velden_of(FORM, source).on("leefgebieden"):
        return []
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    return [block for code in in_order(source, plans) for block in _domain(source, code, plans[code])]


def _domain(source: Source, code: str, plan: Mapping[str, Any]) -> Iterator[Plangebied]:
    """A block for each main goal; only the first names the leefgebied."""
    for number, main in enumerate(plan["hoofddoelen"]):
        goals = [_goal(source, goal) for goal in main["subdoelen"] if not goal["later"]]
        yield Plangebied(
            titel=domain_title(source, code) if number == 0 else "",
            teken=domain_sign(source, code),
            hoofddoel=one_paragraph(main["tekst"]),
            doelen=goals,
        )


def _goal(source: Source, goal: Mapping[str, Any]) -> Doel:
    words, velden = spoken(CODE, source), velden_of(FORM, source)
    due = goal["streefdatum"]
    lines = [
        (words["merk"], goal["meetpunt"] if velden.on("subdoelen_meetpunt") else ""),
        (words["gebruik"], goal["hier_gebruik_ik"] if velden.on("subdoelen_hier_gebruik_ik") else ""),
        (words["klaar_op"], datum_lang(due) if due and velden.on("subdoelen_streefdatum") else ""),
    ]
    return Doel(
        teken=sign(source, "doel", 4.8),
        tekst=one_paragraph(goal["tekst"]),
        regels=[under(label, one_paragraph(text)) for label, text in lines if text],
        stappen=steps(CODE, source, goal["acties"]) if velden.on("subdoelen_acties") else [],
        terugblik=_looking_back(source, goal["evaluatie"]),
    )


def _looking_back(source: Source, found: Mapping[str, Any]) -> list[Ondertitel]:
    words, velden = spoken(CODE, source), velden_of(FORM, source)
    status = labels(source, "doel_status").get(found["status"] or "", "") if velden.on("evaluatie_status") else ""
    told = found["verloop"] if velden.on("evaluatie_verloop") else ""
    went = " ".join(part for part in (f"{status.capitalize()}." if status else "", one_paragraph(told)) if part)
    lines = [(words["zo_ging"], went)]
    lines += [(words[name], one_paragraph(found[name])) for name in ("reden", "les") if velden.on(f"evaluatie_{name}")]
    return [under(label, text) for label, text in lines if text]


def people(source: Source) -> list[Mapping[str, Any]]:
    """Everybody around the client: those on record, then those whom only the plan names (“Henk, broer”)."""
    named = (who["naam"].partition(",") for who in source[FORM]["netwerk"])
    return [*source["client"]["netwerk"], *({"naam": name, "relatie": rest.strip()} for name, _, rest in named)]


def steps(code: str, source: Source, found: list[Mapping[str, Any]]) -> list[Stap]:
    """The steps with who does them; people around the client by name only where they may be."""
    velden = velden_of(FORM, source)
    return [
        Stap(
            vakje=Check(value=bool(step["klaar"])),
            wat=one_paragraph(step["wat"]),
            wie=_joined(*_who_and_when(code, source, step, velden)),
        )
        for step in found
    ]


def _who_and_when(code: str, source: Source, step: Mapping[str, Any], velden: Velden) -> list[str]:
    help_needed = step["hulp_nodig"] if velden.on("acties_hulp_nodig") else ""
    return [
        doer(code, source, step),
        step["wanneer"] if velden.on("acties_wanneer") else "",
        f"vóór {datum_lang(step['voor'])}" if step["voor"] and velden.on("acties_voor") else "",
        f"{spoken(code, source)['hulp'].lower()}: {help_needed}" if help_needed else "",
    ]


def doer(code: str, source: Source, step: Mapping[str, Any]) -> str:
    """Who takes a step."""
    actor, name = step["wie"], step["naam"]
    if actor == "client":
        return spoken(code, source)["client"]
    if actor == "netwerklid" and name:
        return shown_name(people(source), name)
    return str(name or labels(source, "actie_actor").get(actor or "", ""))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


@derived(CODE, reads=READS)
def later(source: Source) -> list[str]:
    """Wat nu even wacht."""
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    waiting = [
        goal["tekst"]
        for code in in_order(source, plans)
        for main in plans[code]["hoofddoelen"]
        for goal in main["subdoelen"]
        if goal["later"]
    ]
    return [*(source[FORM]["later"] if velden_of(FORM, source).on("later") else []), *waiting]


@derived(CODE, reads=READS)
def zonder_doel(source: Source) -> list[Ondertitel]:
    """De leefgebieden waarbij nu geen doel is, met waarom."""
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    return [
        under(domain_title(source, code), plans[code]["geen_doel"])
        for code in in_order(source, plans)
        if not plans[code]["hoofddoelen"] and plans[code]["geen_doel"]
    ]


@derived(CODE, reads=READS)
def moeten(source: Source) -> list[str]:
    """Afspraken die moeten, met van wie."""
    if not velden_of(FORM, source).on("afspraken_die_moeten"):
        return []
    found = source[FORM]["afspraken_die_moeten"]
    return [f"{must['wat']} ({must['van_wie']})" if must["van_wie"] else must["wat"] for must in found]


@derived(CODE, reads=READS)
def mee(source: Source) -> list[Ondertitel]:
    """Wie meedoet, wat iemand doet, krijgt en geeft."""
    velden = velden_of(FORM, source)
    if not velden.on("netwerk"):
        return []
    return [_member(source, velden, who) for who in source[FORM]["netwerk"]]


def _member(source: Source, velden: Velden, who: Mapping[str, Any]) -> Ondertitel:
    words = spoken(CODE, source)
    exchange = [
        f"{words[name]}: {who[name]}" for name in ("haalt", "brengt") if who[name] and velden.on(f"netwerk_{name}")
    ]
    does = [who["rol"]] if who["rol"] and velden.on("netwerk_rol") else []
    sentences = [part if part[-1] in ".!?" else f"{part}." for part in [*does, *exchange]]
    shown = shown_name(people(source), who["naam"])
    return under(shown if shown == who["naam"] else hoofdletter(shown), " ".join(sentences))


@derived(CODE, reads=READS)
def raad(source: Source) -> list[str]:
    """Met wie overlegd is, en wanneer."""
    if not velden_of(FORM, source).on("geraadpleegd"):
        return []
    found = source[FORM]["geraadpleegd"]
    return [f"{asked['wie']}, {datum(asked['op'])}" if asked["op"] else asked["wie"] for asked in found]


@derived(CODE, reads=READS)
def opmerking(source: Source) -> str:
    """Wat de cliënt er zelf bij zei."""
    return str(source[FORM]["opmerkingen_client"]) if velden_of(FORM, source).on("opmerkingen_client") else ""


@derived(CODE, reads=READS)
def vragen(source: Source) -> list[Ondertitel]:
    """Wat er geantwoord is op vragen die de organisatie zelf toevoegde."""
    return [under(asked.vraag, asked.antwoord) for asked in own_answers(FORM, source)]


@derived(CODE, reads=READS)
def terug(source: Source) -> str:
    """Wanneer we samen terugkijken."""
    day = source[FORM]["volgende_evaluatie"] if velden_of(FORM, source).on("volgende_evaluatie") else None
    return datum_lang(day).capitalize() if day else ""


@derived(CODE, reads=READS)
def besproken(source: Source) -> str:
    """Wanneer het plan samen besproken is."""
    day = source[FORM]["besproken_op"] if velden_of(FORM, source).on("besproken_op") else None
    return f"{spoken(CODE, source)['besproken']} {datum(day)}." if day else ""


_QUESTIONS = ("naar_einddoel", "juiste_plek", "match", "ervaring", "feedback", "contact")


@derived(CODE, reads=READS)
def terugblik(source: Source) -> list[Ondertitel]:
    """Wat er gezegd is toen we samen terugkeken, en wat we besloten."""
    velden, found, words = velden_of(FORM, source), source[FORM]["evaluatie"], spoken(CODE, source)
    if not velden.on("evaluatie"):
        return []
    lines = [(velden.label(f"evaluatie_{code}"), found[code]) for code in _QUESTIONS if velden.on(f"evaluatie_{code}")]
    if velden.on("evaluatie_besluit"):
        decision = found["besluit"]
        options: Mapping[str, Any] = source["handboek"]["fasen"]["evaluatie"]["besluiten"]
        name = options[decision["besluit"]]["naam"] if decision["besluit"] in options else ""
        decided = " ".join(part for part in (f"{name}." if name else "", decision["motivering"]) if part)
        lines += [(words["besluit"], decided), (words["mening"], decision["mening_client"])]
    return [under(label, one_paragraph(text)) for label, text in lines if text]
