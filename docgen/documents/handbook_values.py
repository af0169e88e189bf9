"""Values under `afgeleid` for the chapters of the handbook: phases, matrix, forms by moment, roles, leefgebieden.

Texts of the handbook arrive with the organisation's words filled in (`Handbookversion.effective`); only the fixed texts
of docgen itself are filled in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docgen.documents.context import derived, read_path
from docgen.documents.forms import FORMS
from docgen.documents.handbook_models import (
    Afwegingsregel,
    Besluitregel,
    Celzin,
    Fasehoofdstuk,
    Formuliermoment,
    Instrument,
    Kwaliteitsregel,
    Leefgebiedblad,
    Matrixrij,
    Rolrij,
    Stapregel,
    Termijnregel,
)
from docgen.documents.handbook_texts import (
    AGREEMENTS,
    BLOCKS,
    CONSIDERATIONS,
    OUTSIDERS,
    POINT_TERMS,
    QUESTIONS,
    TERMS,
)
from docgen.documents.parts import pictogram
from docgen.language.formatting import datum, opsomming
from docgen.records.enums import Fase, HandboekVraag, Overweging
from docgen.records.rules import RULES
from docgen.records.wording import fill
from docgen.template import Shape

HANDBOOK = "handboek"
"""The code under which the handbook's derived values are registered; it has no record of its own."""

Source = Mapping[str, Any]

_ONE = {"dagen": "dag", "weken": "week", "maanden": "maand"}
_WORDS = "organisatie.woorden"


# --- words


def names(source: Source) -> dict[str, str]:
    """The given names that a fixed text may use."""
    organisation, handbook = source["organisatie"], source["handboek"]
    phases = {f"fase.{code}": phase["naam"] for code, phase in handbook["fasen"].items()}
    return {"organisatie": organisation["korte_naam"] or organisation["naam"], **phases}


def filled(text: str, source: Source) -> str:
    """A fixed text of docgen in the organisation's words."""
    return fill(text, source["organisatie"]["woorden"], names(source))


def label(source: Source, which: str, code: str | None, other: str = "") -> str:
    """What the organisation calls a choice, or else `other`."""
    return str(read_path(source, f"handboek.labels.{which}.{code}") or other or code or "") if code else ""


def term_text(term: Mapping[str, Any] | None, source: Source) -> str:
    """A term in words: `1 week`, `12 weken`."""
    if not term:
        return ""
    unit = term["eenheid"]
    named = _ONE[unit] if term["aantal"] == 1 else label(source, "tijdeenheid", unit, unit)
    return f"{term['aantal']} {named}"


def scope_text(item: Mapping[str, Any], source: Source) -> str:
    """Where and when an item counts, or nothing when it always does."""
    organisation = source["organisatie"]
    known = {**organisation["soorten_begeleiding"], **organisation["locaties"]}
    places = [known[code]["naam"] if code in known else code.replace("_", " ") for code in item["geldt_voor"]]
    parts = [f"alleen bij {opsomming(places)}"] if places else []
    parts += [f"vanaf {datum(item['geldt_vanaf'])}"] if item["geldt_vanaf"] else []
    parts += [f"tot en met {datum(item['geldt_tot'])}"] if item["geldt_tot"] else []
    return ", ".join(parts)


def role_name(code: str, source: Source) -> str:
    """What a role is called, whether of the organisation or around it."""
    role = source["organisatie"]["rollen"].get(code)
    name = role["naam"] if role else filled(OUTSIDERS.get(code, code.replace("_", " ")), source)
    return name[:1].upper() + name[1:]


# --- phases


def _phases(source: Source) -> Iterable[tuple[int, Fase, Mapping[str, Any]]]:
    for number, fase in enumerate(Fase, start=1):
        yield number, fase, source["handboek"]["fasen"][fase.value]


def point_text(point: Mapping[str, Any], fase: Fase, code: str, source: Source) -> str:
    """A point of a cell with its term; where the organisation set that term for the whole handbook, that one."""
    shared = read_path(source, f"handboek.termijnen.{POINT_TERMS.get((fase, code), '-')}")
    term = term_text(shared or point["termijn"], source) if point["termijn"] else ""
    return f"{point['tekst']} ({term})" if term else str(point["tekst"])


def _sentence(cell: Mapping[str, Any]) -> str:
    if cell["open_gelaten"]:
        return f"Dit laten we bewust open: {cell['open_gelaten']}"
    return str(cell["zin"])


def _instruments(phase: Mapping[str, Any], source: Source) -> list[Instrument]:
    forms = source["handboek"]["formulieren"]
    found: list[Instrument] = []
    for point in phase["waarmee"]["punten"].values():
        form = forms.get(point["formulier"]) if point["formulier"] else None
        if form and not form["gebruiken"]:
            continue
        found.append(
            Instrument(
                tekst=point["tekst"],
                nummer=FORMS[point["formulier"]].number if form else "",
                verplicht=point["verplicht"],
                waarvoor=point["uitleg"] or (form["waarvoor"] if form else ""),
            )
        )
    return found


def _rules_in_use(codes: Iterable[str], source: Source) -> list[str]:
    own = source["handboek"]["regels"]
    return [code for code in codes if code in RULES and own.get(code, {}).get("ernst") != "uit"]


def _chapter(number: int, fase: Fase, phase: Mapping[str, Any], source: Source) -> Fasehoofdstuk:
    return Fasehoofdstuk(
        code=fase.value,
        nummer=number,
        naam=phase["naam"],
        titel_client=phase["titel_client"] or phase["naam"],
        blok=BLOCKS[fase],
        pictogram=Shape(fase.value, 14),
        teken=Shape(fase.value, 9),
        doel=phase["doel"],
        client=phase["client"],
        client_uitleg=phase["client_uitleg"],
        vragen=[
            Celzin(woord=word, vraag=question, zin=_sentence(phase[code.value]))
            for code, (word, question) in QUESTIONS.items()
        ],
        stappen=_steps(phase, source),
        afwegingen=[_weighed(item, source) for item in phase["afwegingen"].values()],
        besluiten=[_decision(item, source) for item in phase["besluiten"].values()],
        instrumenten=_instruments(phase, source),
        kwaliteit=[
            Kwaliteitsregel(
                tekst=point["tekst"],
                codes=", ".join(_rules_in_use(point["regels"], source)),
                uitleg=point["uitleg"],
            )
            for point in phase["hoe"]["punten"].values()
        ],
        reflectie=list(phase["reflectie"].values()),
    )


def _steps(phase: Mapping[str, Any], source: Source) -> list[Stapregel]:
    """The steps, with the questions to reflect on spread over them as notes in the margin."""
    steps = list(phase["stappen"].values())
    beside = spread(list(phase["reflectie"].values()), len(steps))
    return [
        Stapregel(nummer=n, titel=step["titel"], tekst=step["tekst"], bereik=scope_text(step, source), reflectie=notes)
        for n, (step, notes) in enumerate(zip(steps, beside, strict=True), start=1)
    ]


def spread(items: list[str], groups: int) -> list[list[str]]:
    """The items in order over that many groups, as evenly as can be."""
    return [items[len(items) * n // groups : len(items) * (n + 1) // groups] for n in range(groups)]


def _weighed(item: Mapping[str, Any], source: Source) -> Afwegingsregel:
    scope = scope_text(item, source) or ("alleen bij wonen in een groep" if item["bij_groepswonen"] else "")
    return Afwegingsregel(tekst=item["tekst"], toelichting=item["toelichting"], bereik=scope)


def _decision(item: Mapping[str, Any], source: Source) -> Besluitregel:
    leaning = item["overweging"]
    return Besluitregel(
        naam=item["naam"],
        betekenis=item["betekenis"],
        overweging=CONSIDERATIONS[Overweging(leaning)] if leaning else "",
        bereik=scope_text(item, source),
    )


_PHASES_READ = ("handboek.fasen", "handboek.labels", "handboek.termijnen", "organisatie")


@derived(HANDBOOK, reads=(*_PHASES_READ, "handboek.formulieren", "handboek.regels"))
def fasen(source: Source) -> list[Fasehoofdstuk]:
    """De acht fasen, elk met alles voor zijn hoofdstuk."""
    return [_chapter(number, fase, phase, source) for number, fase, phase in _phases(source)]


@derived(HANDBOOK, reads=_PHASES_READ)
def matrix(source: Source) -> list[Matrixrij]:
    """De matrix: per fase de punten bij de zes vragen."""
    return [
        Matrixrij(
            nummer=number,
            naam=phase["naam"],
            **{code.value: _cell(phase[code.value], fase, source) for code in HandboekVraag},
        )
        for number, fase, phase in _phases(source)
    ]


def _cell(cell: Mapping[str, Any], fase: Fase, source: Source) -> list[str]:
    points = [point_text(point, fase, code, source) for code, point in cell["punten"].items()]
    return points or ([_sentence(cell)] if cell["open_gelaten"] or cell["zin"] else [])


# --- forms and roles by phase


@derived(HANDBOOK, reads=("handboek.fasen", "handboek.formulieren"))
def formulierwijzer(source: Source) -> list[Formuliermoment]:
    """Welk formulier wanneer: per formulier de fasen waarin het erbij hoort."""
    settings = source["handboek"]["formulieren"]
    return [_moment(code, settings[code], source) for code in FORMS if settings[code]["gebruiken"]]


def _moment(code: str, form: Mapping[str, Any], source: Source) -> Formuliermoment:
    used = [fase.value for _, fase, phase in _phases(source) if _uses(phase, code)]
    home = FORMS[code].fase
    phases = source["handboek"]["fasen"]
    kinds = [name for name, wanted in (("Word", form["word"]), ("Excel", form["excel"])) if wanted]
    return Formuliermoment(
        nummer=FORMS[code].number,
        naam=form["naam"],
        titel_client=form["titel_client"],
        waarvoor=form["waarvoor"],
        wanneer=opsomming([phases[fase]["naam"] for fase in used or [home]]),
        vorm=opsomming(kinds) or "op papier",
        tekens=["●" if fase == home else "○" if fase in used else "" for fase in Fase],
    )


def _uses(phase: Mapping[str, Any], form: str) -> bool:
    return any(point["formulier"] == form for point in phase["waarmee"]["punten"].values())


@derived(HANDBOOK, reads=("handboek.fasen", "handboek.labels", "organisatie"))
def wie_doet_wat(source: Source) -> list[Rolrij]:
    """Wie doet wat: per rol de bijdrage in elke fase."""
    parts: dict[str, dict[Fase, str]] = {"client": {}}
    for _, fase, phase in _phases(source):
        for point in phase["wie"]["punten"].values():
            if point["rol"] and point["bijdrage"]:
                said = label(source, "bijdrage", point["bijdrage"], point["bijdrage"].replace("_", " "))
                before = parts.setdefault(point["rol"], {}).get(fase)
                parts[point["rol"]][fase] = f"{before}, {said}" if before and before != said else said
    ordered = sorted(parts, key=lambda code: (code != "client", code in OUTSIDERS))
    return [
        Rolrij(naam=role_name(code, source), bijdragen=[parts[code].get(fase, "") for fase in Fase])
        for code in ordered
        if parts[code]
    ]


@derived(HANDBOOK, reads=("handboek.termijnen", "handboek.fasen", "handboek.labels", "organisatie"))
def termijnen(source: Source) -> list[Termijnregel]:
    """De termijnen die de organisatie afspreekt."""
    terms = source["handboek"]["termijnen"]
    return [
        Termijnregel(naam=filled(name, source), waarde=term_text(terms[code], source))
        for code, name in TERMS.items()
        if terms[code]
    ]


@derived(HANDBOOK, reads=("handboek.termijnen", "handboek.labels", "organisatie.opname"))
def afspraken(source: Source) -> list[str]:
    """De termijnen als zinnen voor de cliënt."""
    terms = source["handboek"]["termijnen"]
    return [
        sentence.replace("{termijn}", term_text(terms[code], source)).replace("Elke 1 ", "Elke ")
        for code, sentence in AGREEMENTS.items()
        if terms[code] and (code != "wenperiode" or source["organisatie"]["opname"])
    ]


# --- leefgebieden


@derived(HANDBOOK, reads=("handboek.leefgebieden", "organisatie"))
def leefgebieden(source: Source) -> list[Leefgebiedblad]:
    """De eigen leefgebieden, met pictogram en gespreksvragen."""
    return [
        Leefgebiedblad(
            code=code,
            naam=domain["naam"],
            titel_client=domain["titel_client"] or domain["naam"],
            uitleg=domain["uitleg"],
            pictogram=pictogram(domain["pictogram"], 11),
            teken=pictogram(domain["pictogram"], 9),
            themawoorden=", ".join(domain["themawoorden"]),
            richtvragen=domain["richtvragen"],
            **{time: domain["wijzer"][time] for time in ("heden", "verleden", "toekomst")},
            bereik=scope_text(domain, source),
        )
        for code, domain in source["handboek"]["leefgebieden"].items()
    ]
