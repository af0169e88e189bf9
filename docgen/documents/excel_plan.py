"""The Excel begeleidingsplan: an overview, one sheet per leefgebied with a goal, and the evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from docgen.documents.common import field_texts
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.excel_values import Source, Toetsregel, chosen, room, ticked, weighing_lines
from docgen.documents.parts import is_blank, is_open
from docgen.documents.phrases import labels
from docgen.template import Shape

FORM = "begeleidingsplan"
PICTOGRAM_MM = 11


class Stapregel(Derivation):
    """One step of a goal."""

    pad: str = Field(description="Pad van de stap in het record")
    gedaan: str = Field(description="Open of gevuld vakje")
    wat: str = Field(default="", description="De stap")
    wie: str = Field(default="", description="Wie de stap zet")
    naam: str = Field(default="", description="Naam")
    wanneer: str = Field(default="", description="Wanneer")
    voor: date | None = Field(default=None, description="Vóór welke dag")
    hulp: str = Field(default="", description="Hulp die nodig is")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


class Doel(Derivation):
    """A goal for the coming time, with its steps and how it went."""

    pad: str = Field(description="Pad van het doel in het record")
    hoofd_pad: str = Field(description="Pad van het hoofddoel in het record")
    hoofd: str = Field(default="", description="Het hoofddoel, bij het eerste doel dat eronder hoort")
    van_wie: str = Field(default="", description="Van wie het hoofddoel is, als dat niet de cliënt is")
    toon_hoofd: bool = Field(default=False, description="Begint hier een hoofddoel?")
    toon_doel: bool = Field(default=True, description="Staat er een doel onder?")
    leefgebied: str = Field(default="", description="Het leefgebied")
    wil: str = Field(default="", description="Het doel")
    merk: str = Field(default="", description="Waaraan het te merken is")
    gebruik: str = Field(default="", description="Kracht of persoon die helpt")
    begin: date | None = Field(default=None, description="Begindatum")
    klaar_op: date | None = Field(default=None, description="Streefdatum")
    richting: str = Field(default="", description="Veranderen, zo houden of sterker maken")
    volgorde: int | None = Field(default=None, description="Volgorde van belang")
    later: str = Field(default="", description="Kan dit later?")
    wil_ik_dit: int | None = Field(default=None, description="Wil ik dit echt?")
    kan_dit_nu: int | None = Field(default=None, description="Kan dit nu?")
    stappen: list[Stapregel] = Field(default_factory=list[Stapregel], description="De stappen")
    toon_terugblik: bool = Field(default=False, description="Staat de terugblik erop?")
    status: str = Field(default="", description="Is het gehaald?")
    mate: int | None = Field(default=None, description="Hoe ver")
    verloop: str = Field(default="", description="Hoe het ging")
    reden: str = Field(default="", description="Hoe dat komt")
    les: str = Field(default="", description="Wat we ervan leren")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")
    ruimte_tekst: str = Field(default="", description="Lege regels voor een langer antwoord")


class Gebiedblad(Derivation):
    """The sheet of one leefgebied."""

    naam: str = Field(description="Naam van het leefgebied")
    pictogram: Shape = Field(description="Het pictogram")
    vragen: str = Field(default="", description="Twee korte vragen om mee te beginnen")
    doelen: list[Doel] = Field(default_factory=list[Doel], description="De doelen")


class Geendoel(Derivation):
    """A leefgebied without a goal."""

    pad: str = Field(description="Pad van de reden in het record")
    naam: str = Field(description="Het leefgebied")
    reden: str = Field(default="", description="Waarom hier nu geen doel is")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


class Planregel(Derivation):
    """A row of a small table of the overview."""

    pad: str = Field(description="Pad van de regel in het record")
    een: str = Field(default="", description="Eerste kolom")
    twee: str = Field(default="", description="Tweede kolom")
    drie: str = Field(default="", description="Derde kolom")
    vier: str = Field(default="", description="Vierde kolom")
    op: date | None = Field(default=None, description="Datum")
    besproken_op: date | None = Field(default=None, description="Vooraf besproken op")
    ruimte: str = Field(default="", description="Lege regels die een leeg veld zijn hoogte geven")


# --- goals


def _steps(source: Source, path: str, goal: Mapping[str, Any]) -> list[Stapregel]:
    """The steps of a goal; empty ones where there are none yet, unless the goal can wait."""
    actors = labels(source, "actie_actor")
    found = [
        Stapregel(
            pad=f"{path}.acties.{number}",
            gedaan=ticked(step["klaar"]),
            wat=step["wat"],
            wie=chosen(step["wie"], actors),
            naam=step["naam"],
            wanneer=step["wanneer"],
            voor=step["voor"],
            hulp=step["hulp_nodig"],
        )
        for number, step in enumerate(goal["acties"])
    ]
    if found or goal["later"] or not is_open(source):
        return found
    number = source["handboek"]["grenzen"]["lege_stappen"]
    return [
        Stapregel(pad=f"{path}.acties.{index}", gedaan=ticked(False), ruimte=room(source))  # noqa: FBT003 - an empty box
        for index in range(number)
    ]


def _goal(source: Source, path: str, area: str, goal: Mapping[str, Any]) -> Doel:
    review: Mapping[str, Any] = goal["evaluatie"]
    asked = is_blank(source) or any(review[name] for name in ("status", "mate", "verloop", "reden", "les"))
    return Doel(
        pad=path,
        hoofd_pad=path.rpartition(".subdoelen.")[0],
        leefgebied=area,
        wil=goal["tekst"],
        merk=goal["meetpunt"],
        gebruik=goal["hier_gebruik_ik"],
        begin=goal["startdatum"],
        klaar_op=goal["streefdatum"],
        richting=chosen(goal["richting"], labels(source, "doel_richting")),
        volgorde=goal["volgorde"],
        later="ja" if goal["later"] else "",
        wil_ik_dit=goal["wil_ik_dit"],
        kan_dit_nu=goal["kan_dit_nu"],
        stappen=_steps(source, path, goal),
        toon_terugblik=asked,
        status=chosen(review["status"], labels(source, "doel_status")),
        mate=review["mate"],
        verloop=review["verloop"],
        reden=review["reden"],
        les=review["les"],
        ruimte=room(source),
        ruimte_tekst=room(source, 2),
    )


def _goals(source: Source, code: str, area: str, plan: Mapping[str, Any]) -> list[Doel]:
    """Every goal of one leefgebied; the first under a hoofddoel carries it."""
    found: list[Doel] = []
    for number, main in enumerate(plan["hoofddoelen"]):
        path = f"{FORM}.leefgebieden.{code}.hoofddoelen.{number}"
        goals = [_goal(source, f"{path}.subdoelen.{at}", area, goal) for at, goal in enumerate(main["subdoelen"])]
        goals = goals or [Doel(pad=f"{path}.subdoelen.0", hoofd_pad=path, toon_doel=False)]
        owner = "" if main["van_wie"] == "client" else chosen(main["van_wie"], labels(source, "mening_van"))
        first = {"hoofd": main["tekst"], "van_wie": owner, "toon_hoofd": True}
        found += [goals[0].but(**first), *goals[1:]]
    return found


_EMPTY_GOAL: Mapping[str, Any] = {
    "tekst": "", "meetpunt": "", "hier_gebruik_ik": "", "startdatum": None, "streefdatum": None, "richting": None,
    "volgorde": None, "later": False, "wil_ik_dit": None, "kan_dit_nu": None, "acties": [],
    "evaluatie": {"status": None, "mate": None, "verloop": "", "reden": "", "les": ""},
}  # fmt: skip


def _blank_goals(source: Source, code: str, area: str) -> list[Doel]:
    path = f"{FORM}.leefgebieden.{code}.hoofddoelen.0.subdoelen.0"
    return [_goal(source, path, area, _EMPTY_GOAL).but(toon_hoofd=True)]


def _areas(source: Source) -> dict[str, Mapping[str, Any]]:
    """The leefgebieden of the handbook, and those that only the record still knows."""
    known: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    gone: dict[str, Mapping[str, Any]] = {
        code: {"naam": code.replace("_", " "), "pictogram": "leefgebied", "richtvragen": []}
        for code in source[FORM]["leefgebieden"]
        if code not in known
    }
    return {**known, **gone}


_READS = ("begeleidingsplan.leefgebieden", "handboek.leefgebieden", "handboek.labels", "handboek.grenzen")


@derived(FORM, reads=_READS)
def excel_gebieden(source: Source) -> list[Gebiedblad]:
    """De leefgebieden met een doel, elk op een eigen blad; op een leeg plan allemaal."""
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    found: list[Gebiedblad] = []
    for code, area in _areas(source).items():
        goals = _goals(source, code, area["naam"], plans[code]) if code in plans else []
        if not goals and is_blank(source):
            goals = _blank_goals(source, code, area["naam"])
        if goals:
            found.append(
                Gebiedblad(
                    naam=area["naam"],
                    pictogram=Shape(area["pictogram"], PICTOGRAM_MM, ""),
                    vragen=" ".join(area["richtvragen"]) if is_open(source) else "",
                    doelen=goals,
                )
            )
    return found


@derived(FORM, reads=_READS)
def excel_doelen_nu(source: Source) -> list[Doel]:
    """De doelen van nu op volgorde van belang; op een leeg plan lege regels."""
    if is_blank(source):
        number = source["handboek"]["grenzen"]["lege_doelen"]
        return [Doel(pad="", hoofd_pad="", ruimte=room(source)) for _ in range(number)]
    goals = [goal for area in excel_gebieden(source) for goal in area.doelen if goal.toon_doel and not goal.later]
    return sorted(goals, key=lambda goal: goal.volgorde or 99)


@derived(FORM, reads=_READS)
def excel_geen_doel(source: Source) -> list[Geendoel]:
    """De leefgebieden zonder doel, met de reden als die er is."""
    if is_blank(source):
        return []
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    found: list[Geendoel] = []
    for code, area in _areas(source).items():
        plan: Mapping[str, Any] = plans.get(code) or {"hoofddoelen": [], "geen_doel": ""}
        if not plan["hoofddoelen"]:
            path = f"{FORM}.leefgebieden.{code}.geen_doel"
            found.append(Geendoel(pad=path, naam=area["naam"], reden=plan["geen_doel"]))
    return found


# --- small tables


def _table(source: Source, field: str, columns: Sequence[str], blank_rows: int) -> list[Planregel]:
    if not field_texts(FORM, source)[field].aan:
        return []
    names = ("een", "twee", "drie", "vier")
    found = [
        Planregel(pad=f"{FORM}.{field}.{number}", op=row.get("op"), besproken_op=row.get("besproken_op"),
                  **{name: row[column] for name, column in zip(names, columns, strict=False)})
        for number, row in enumerate(source[FORM][field])
    ]  # fmt: skip
    if found or not is_open(source):
        return found
    return [Planregel(pad=f"{FORM}.{field}.{at}", ruimte=room(source)) for at in range(blank_rows)]


@derived(FORM, reads=("begeleidingsplan.later",))
def excel_later(source: Source) -> list[Planregel]:
    """Wat nu even wacht."""
    if not field_texts(FORM, source)["later"].aan:
        return []
    lines = [Planregel(pad=f"{FORM}.later.{at}", een=text) for at, text in enumerate(source[FORM]["later"])]
    empty = [Planregel(pad=f"{FORM}.later.{at}", ruimte=room(source)) for at in range(3)]
    return lines or (empty if is_open(source) else [])


@derived(FORM, reads=("begeleidingsplan.netwerk",))
def excel_netwerk(source: Source) -> list[Planregel]:
    """Wie er meedoet."""
    return _table(source, "netwerk", ("naam", "rol", "haalt", "brengt"), 3)


@derived(FORM, reads=("begeleidingsplan.geraadpleegd",))
def excel_geraadpleegd(source: Source) -> list[Planregel]:
    """Wie om raad is gevraagd."""
    return _table(source, "geraadpleegd", ("wie",), 1)


@derived(FORM, reads=("begeleidingsplan.afspraken_die_moeten",))
def excel_moet(source: Source) -> list[Planregel]:
    """Afspraken die moeten, los van de eigen doelen."""
    return _table(source, "afspraken_die_moeten", ("van_wie", "wat"), 2)


@derived(FORM, reads=("begeleidingsplan.evaluatie", "handboek.fasen.evaluatie.afwegingen", "handboek.labels.oordeel"))
def excel_afwegingen(source: Source) -> list[Toetsregel]:
    """De punten van de afweging bij het terugkijken."""
    if not _looks_back(source):
        return []
    return weighing_lines(source, "evaluatie", "begeleidingsplan.evaluatie.afwegingen")


def _looks_back(source: Source) -> bool:
    return is_blank(source) or source[FORM]["evaluatie"]["datum"] is not None


@derived(FORM, reads=("begeleidingsplan.evaluatie", "document"))
def excel_terugkijken(source: Source) -> bool:
    """Staat het blad om samen terug te kijken erbij?"""
    return _looks_back(source)
