"""What F7 Begeleidingsplan prints: the overview, a page per leefgebied with a goal, and F8 Evaluatie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from docgen.documents.choosing import yes_no
from docgen.documents.common import form_questions
from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.evaluatie import EVALUATIE, Doelterugblik, copy_fields, goal_text, looking_back
from docgen.documents.parts import (
    NO_CHOICE,
    NO_ROW,
    Gegeven,
    Keuzelijst,
    Ondertekend,
    Paar,
    Rij,
    Source,
    Tabelregel,
    Tekstveld,
    empty_rows,
    given,
    is_blank,
    pairs,
    pictogram,
    rows,
    shown,
    signed,
    text_field,
    writing_lines,
)
from docgen.documents.phrases import labels, phrases
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum_kort
from docgen.template import Check, Shape

FORM = "begeleidingsplan"
_FORM = (FORM, "document", "handboek.formulieren.begeleidingsplan")
_WORDS = ("organisatie.woorden", "client.roepnaam", "client.traject.soort_begeleiding")


class Doelregel(Derivation):
    """A goal on the overview."""

    nummer: int = Field(description="Volgnummer")
    leefgebied: str = Field(default="", description="Bij welk leefgebied")
    pictogram: Shape = Field(description="Teken van het leefgebied")
    tekst: str = Field(default="", description="Het doel")
    wanneer: str = Field(default="", description="Wanneer het klaar is")


class Stap(Derivation):
    """A small step."""

    pad: str = Field(description="Pad in het record")
    klaar: Check = Field(default=Check(value=False), description="Vakje")
    wat: str = Field(default="", description="Wat er gebeurt")
    wie: str = Field(default="", description="Wie het doet")
    wanneer: str = Field(default="", description="Wanneer")
    hulp: str = Field(default="", description="Hulp die nodig is")


class Doelblok(Derivation):
    """A goal for the coming time with its steps."""

    pad: str = Field(description="Pad in het record")
    vraag: Tekstveld = Field(description="De komende tijd wil ik")
    hoe: list[Paar] = Field(default_factory=list[Paar], description="Waaraan merk ik het, wat gebruik ik")
    gegevens: list[Rij] = Field(
        default_factory=list[Rij], description="Wanneer, en wat er in een ruim profiel bij komt"
    )
    later: bool = Field(default=False, description="Kan dit later?")
    stappen: list[Stap] = Field(default_factory=list[Stap], description="Wie doet wat, en wanneer")
    terugblik: Doelterugblik = Field(default=Doelterugblik(), description="Hoe het ging")


class Hoofddoelblok(Derivation):
    """What someone wants in the long run, in a sentence."""

    vraag: Tekstveld = Field(description="Dit wil ik bereiken")
    van_wie: str = Field(default="", description="Van wie dit doel is")
    doelen: list[Doelblok] = Field(default_factory=list[Doelblok], description="De doelen voor de komende tijd")


class Leefgebiedplan(Derivation):
    """The goals in one leefgebied."""

    code: str = Field(default="", description="Code van het leefgebied")
    naam: str = Field(default="", description="Naam; leeg op een leeg formulier")
    pictogram: Shape = Field(description="Teken van het leefgebied")
    pad: str = Field(description="Pad in het record")
    hoofddoelen: list[Hoofddoelblok] = Field(default_factory=list[Hoofddoelblok], description="De hoofddoelen")


class Zondoel(Derivation):
    """A leefgebied without a goal now."""

    naam: str = Field(description="Naam van het leefgebied")
    reden: str = Field(default="", description="Waarom hier nu geen doel is")


def _asked(source: Source, code: str, otherwise: str) -> str:
    question = form_questions(FORM, source).get(code)
    return question["vraag"] if question else otherwise


def _domain_name(source: Source, code: str) -> str:
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    return domains[code]["naam"] if code in domains else code.replace("_", " ")


def _sign(source: Source, code: str, width_mm: float) -> Shape:
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    return pictogram(domains[code]["pictogram"] if code in domains else "", width_mm)


def _plans(source: Source) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The leefgebieden of the record in the order of the handbook."""
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    yield from ((code, plans[code]) for code in [*domains, *(c for c in plans if c not in domains)] if code in plans)


# --- the overview


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers"))
def kop(source: Source) -> list[Rij]:
    """Datum, periode, begeleider en het verhaal waarop het plan rust."""
    record, velden = source[FORM], velden_of(FORM, source)
    base = velden.field("gebaseerd_op", _based_on(record["gebaseerd_op"]))
    version = velden.field("versie", _version(source), label="Ronde, versie")
    if is_blank(source):
        days = [*velden.day("periode_van", None), *velden.day("periode_tot", None)]
        who = [given("client.naam", "Naam", ""), *velden.day("datum", None)]
        return rows(source, [*who, *days, *velden.person("begeleider", None), *base, *version], per=4)
    fields = [
        *velden.day("datum", record["datum"]),
        *velden.field("periode_van", _period(record), label="Periode"),
        *velden.person("begeleider", record["begeleider"]),
        *base,
        *version,
    ]
    return rows(source, fields, per=5)


def _period(record: Mapping[str, Any]) -> str:
    return " tot ".join(part for part in (shown(record["periode_van"]), shown(record["periode_tot"])) if part)


def _based_on(base: Mapping[str, Any]) -> str:
    parts = [f"versie {base['versie']}" if base["versie"] else "", shown(base["datum"])]
    return ", ".join(part for part in parts if part)


def _version(source: Source) -> str:
    if is_blank(source):
        return ""
    cycle, version = source["document"]["cyclus"], source[FORM]["versie"]
    return f"ronde {cycle}, versie {version}" if cycle else f"versie {version}"


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden", "handboek.grenzen.lege_doelen"))
def doelen_nu(source: Source) -> list[Doelregel]:
    """De doelen waar nu aan gewerkt wordt, in volgorde van belang; op een leeg formulier lege regels."""
    if is_blank(source):
        empty = range(1, source["handboek"]["grenzen"]["lege_doelen"] + 1)
        return [Doelregel(nummer=number, pictogram=_sign(source, "", 7)) for number in empty]
    found = [
        (goal["volgorde"] or 99, code, goal)
        for code, plan in _plans(source)
        for main in plan["hoofddoelen"]
        for goal in main["subdoelen"]
        if not goal["later"]
    ]
    found.sort(key=lambda each: each[0])
    return [
        Doelregel(
            nummer=number,
            leefgebied=_domain_name(source, code),
            pictogram=_sign(source, code, 7),
            tekst=goal["tekst"],
            wanneer=shown(goal["streefdatum"]),
        )
        for number, (_, code, goal) in enumerate(found, 1)
    ]


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden"))
def later(source: Source) -> list[str]:
    """Wat nu even wacht."""
    own: list[str] = source[FORM]["later"]
    goals = [
        goal["tekst"]
        for _, plan in _plans(source)
        for main in plan["hoofddoelen"]
        for goal in main["subdoelen"]
        if goal["later"]
    ]
    return [*own, *goals]


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden"))
def geen_doel(source: Source) -> list[Zondoel]:
    """De leefgebieden zonder doel, met de reden."""
    if is_blank(source):
        return []
    plans: Mapping[str, Any] = source[FORM]["leefgebieden"]
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    codes = [*domains, *(code for code in plans if code not in domains)]
    empty: Mapping[str, Any] = {"hoofddoelen": [], "geen_doel": ""}
    return [
        Zondoel(naam=_domain_name(source, code), reden=plans.get(code, empty)["geen_doel"])
        for code in codes
        if not plans.get(code, empty)["hoofddoelen"]
    ]


@derived(FORM, reads=_FORM)
def netwerk(source: Source) -> list[Tabelregel]:
    """Wie meedoet, wat iemand doet, krijgt en geeft."""
    velden = velden_of(FORM, source)
    if not velden.on("netwerk"):
        return []
    path = f"{FORM}.netwerk"
    found = [
        NO_ROW.but(
            pad=f"{path}.{n}",
            een=who["naam"],
            **{
                column: who[name]
                for column, name in (("twee", "rol"), ("drie", "haalt"), ("vier", "brengt"))
                if velden.on(f"netwerk_{name}")
            },
        )
        for n, who in enumerate(source[FORM]["netwerk"])
    ]
    return found or empty_rows(source, path, 2)


@derived(FORM, reads=_FORM)
def geraadpleegd(source: Source) -> list[str]:
    """Wie om raad gevraagd is, en dat het vooraf besproken was."""
    if not velden_of(FORM, source).on("geraadpleegd"):
        return []
    return [_advice(asked) for asked in source[FORM]["geraadpleegd"]]


def _advice(asked: Mapping[str, Any]) -> str:
    parts = [asked["wie"], shown(asked["op"])]
    parts += [f"vooraf besproken op {shown(asked['besproken_op'])}"] if asked["besproken_op"] else []
    return ", ".join(part for part in parts if part)


@derived(FORM, reads=_FORM)
def moeten(source: Source) -> list[Tabelregel]:
    """Afspraken die moeten, los van de eigen doelen."""
    if not velden_of(FORM, source).on("afspraken_die_moeten"):
        return []
    path = f"{FORM}.afspraken_die_moeten"
    found = [
        NO_ROW.but(pad=f"{path}.{n}", een=must["wat"], twee=must["van_wie"])
        for n, must in enumerate(source[FORM]["afspraken_die_moeten"])
    ]
    return found or empty_rows(source, path, 2)


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers", "handboek.labels"))
def afspraken(source: Source) -> list[Rij]:
    """Wanneer we terugkijken, wanneer het besproken is, en de kopie."""
    record, velden = source[FORM], velden_of(FORM, source)
    copy = record["kopie"]
    edition = labels(source, "uitgave").get(copy["uitgave"] or "", "")
    fields = [
        *velden.day("volgende_evaluatie", record["volgende_evaluatie"]),
        *velden.day("besproken_op", record["besproken_op"]),
        *(copy_fields(velden, copy, edition, f"{FORM}.kopie") if velden.on("kopie") else []),
    ]
    return rows(source, fields, per=5)


class Ja(Derivation):
    """The two things that the client says of the plan."""

    eigenaar: Keuzelijst = Field(description="Dit is mijn plan")
    akkoord: Keuzelijst = Field(description="Dit wil en kan ik")


@derived(FORM, reads=(*_FORM, "handboek.labels", *_WORDS))
def van_mij(source: Source) -> Ja:
    """Dit is mijn plan; dit wil en kan ik."""
    record, velden, words = source[FORM], velden_of(FORM, source), phrases(FORM, source)

    def asked(code: str, label: str) -> Keuzelijst:
        if not velden.on(code):
            return NO_CHOICE
        return yes_no(source, record[code], label=label, path=f"{FORM}.{code}")

    return Ja(eigenaar=asked("eigenaar_bevestigd", words["van_mij"]), akkoord=asked("akkoord", words["akkoord"]))


@derived(FORM, reads=("begeleidingsplan.ondertekening", "organisatie.medewerkers", "client"))
def ondertekening(source: Source) -> Ondertekend:
    """Wie tekende, en wanneer."""
    return signed(source, source[FORM]["ondertekening"])


# --- a page per leefgebied


@derived(
    FORM,
    reads=(*_FORM, *EVALUATIE, *_WORDS, "handboek.leefgebieden", "handboek.grenzen", "handboek.labels"),
)
def leefgebieden(source: Source) -> list[Leefgebiedplan]:
    """De leefgebieden met een doel; op een leeg formulier ruimte voor zoveel doelen als het handboek zegt."""
    velden = velden_of(FORM, source)
    if not velden.on("leefgebieden"):
        return []
    if is_blank(source):
        return [_empty_plan(source, velden, n) for n in range(source["handboek"]["grenzen"]["lege_doelen"])]
    return [_plan(source, velden, code, plan) for code, plan in _plans(source) if plan["hoofddoelen"]]


def _empty_plan(source: Source, velden: Velden, number: int) -> Leefgebiedplan:
    path = f"{FORM}.leefgebieden.nieuw_{number}"
    main: Mapping[str, Any] = {"tekst": "", "van_wie": None, "subdoelen": [_EMPTY_GOAL]}
    return Leefgebiedplan(
        pictogram=_sign(source, "", 11),
        pad=path,
        hoofddoelen=[_main_goal(source, velden, f"{path}.hoofddoelen.0", main)],
    )


_EMPTY_GOAL: Mapping[str, Any] = {
    "tekst": "",
    "meetpunt": "",
    "hier_gebruik_ik": "",
    "startdatum": None,
    "streefdatum": None,
    "richting": None,
    "volgorde": None,
    "later": False,
    "wil_ik_dit": None,
    "kan_dit_nu": None,
    "acties": [],
    "evaluatie": {"status": None, "mate": None, "verloop": "", "reden": "", "les": ""},
}


def _plan(source: Source, velden: Velden, code: str, plan: Mapping[str, Any]) -> Leefgebiedplan:
    path = f"{FORM}.leefgebieden.{code}"
    return Leefgebiedplan(
        code=code,
        naam=_domain_name(source, code),
        pictogram=_sign(source, code, 11),
        pad=path,
        hoofddoelen=[
            _main_goal(source, velden, f"{path}.hoofddoelen.{n}", main) for n, main in enumerate(plan["hoofddoelen"])
        ],
    )


def _main_goal(source: Source, velden: Velden, path: str, main: Mapping[str, Any]) -> Hoofddoelblok:
    owner = labels(source, "mening_van").get(main["van_wie"] or "", "")
    return Hoofddoelblok(
        vraag=goal_text(source, f"{path}.tekst", _asked(source, "hoofddoel", "Dit wil ik bereiken"), main["tekst"], 2),
        van_wie=owner if velden.on("hoofddoelen_van_wie") else "",
        doelen=[_goal(source, velden, f"{path}.subdoelen.{n}", goal) for n, goal in enumerate(main["subdoelen"])],
    )


def _goal(source: Source, velden: Velden, path: str, goal: Mapping[str, Any]) -> Doelblok:
    words = phrases(FORM, source)
    questions = (("meetpunt", words["merk"]), ("hier_gebruik_ik", words["gebruik"]))
    how = [
        field
        for name, otherwise in questions
        if velden.on(f"subdoelen_{name}")
        for field in text_field(source, f"{path}.{name}", _asked(source, name, otherwise), goal[name], 2)
    ]
    return Doelblok(
        pad=path,
        vraag=goal_text(source, f"{path}.tekst", _asked(source, "subdoel", words["ik_wil"]), goal["tekst"], 2),
        hoe=pairs(how),
        gegevens=rows(source, _goal_facts(source, velden, path, goal), per=4),
        later=goal["later"],
        stappen=_steps(source, velden, path, goal["acties"]),
        terugblik=looking_back(source, velden, f"{path}.evaluatie", goal["evaluatie"]),
    )


def _goal_facts(source: Source, velden: Velden, path: str, goal: Mapping[str, Any]) -> list[Gegeven]:
    words = phrases(FORM, source)
    direction = labels(source, "doel_richting").get(goal["richting"] or "", "")
    return [
        *velden.day("subdoelen_streefdatum", goal["streefdatum"], path=f"{path}.streefdatum", label=words["wanneer"]),
        *velden.field("subdoelen_volgorde", goal["volgorde"], path=f"{path}.volgorde"),
        *velden.day("subdoelen_startdatum", goal["startdatum"], path=f"{path}.startdatum"),
        *velden.field("subdoelen_richting", direction, path=f"{path}.richting"),
        *velden.field("subdoelen_wil_ik_dit", goal["wil_ik_dit"], path=f"{path}.wil_ik_dit"),
        *velden.field("subdoelen_kan_dit_nu", goal["kan_dit_nu"], path=f"{path}.kan_dit_nu"),
    ]


def _steps(source: Source, velden: Velden, path: str, steps: list[Mapping[str, Any]]) -> list[Stap]:
    if not velden.on("subdoelen_acties"):
        return []
    if is_blank(source):
        empty = writing_lines(source, source["handboek"]["grenzen"]["lege_stappen"])
        return [Stap(pad=f"{path}.acties.{n}") for n in empty]
    actors = labels(source, "actie_actor")
    return [_step(velden, f"{path}.acties.{n}", step, actors) for n, step in enumerate(steps)]


def _step(velden: Velden, path: str, step: Mapping[str, Any], actors: Mapping[str, str]) -> Stap:
    on = {name: value for name, value in step.items() if velden.on(f"acties_{name}")}
    due = f"vóór {datum_kort(on['voor'])}" if on.get("voor") else ""
    return Stap(
        pad=path,
        klaar=Check(value=on.get("klaar", False)),
        wat=step["wat"],
        wie=_joined(actors.get(on.get("wie") or "", ""), on.get("naam")),
        wanneer=_joined(on.get("wanneer"), due),
        hulp=on.get("hulp_nodig", ""),
    )


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
