"""What F8 Evaluatie prints: how each goal went, how we work together, and what follows (a part of F7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.choosing import Weegregel, pick, weighings
from docgen.documents.context import derived
from docgen.documents.decisions import Besluitblok, decision
from docgen.documents.derivation import Derivation
from docgen.documents.parts import (
    NO_CHOICE,
    Gegeven,
    Keuzelijst,
    Paar,
    Rij,
    Source,
    Tekstveld,
    is_blank,
    pairs,
    rows,
    writing_lines,
)
from docgen.documents.phrases import labels
from docgen.documents.velden import Velden, velden_of

FORM = "begeleidingsplan"
EVALUATIE = (
    "begeleidingsplan.evaluatie",
    "document",
    "handboek.formulieren.begeleidingsplan",
    "handboek.fasen.evaluatie.afwegingen",
    "handboek.fasen.evaluatie.besluiten",
    "handboek.labels",
)


class Doelterugblik(Derivation):
    """How a goal went."""

    toon: bool = Field(default=False, description="Staat de terugblik er?")
    status: Keuzelijst = Field(default=NO_CHOICE, description="Gehaald?")
    mate: list[Rij] = Field(default_factory=list[Rij], description="Hoe ver, van 0 tot 10")
    teksten: list[Tekstveld] = Field(default_factory=list[Tekstveld], description="Hoe het ging en hoe dat komt")


def goal_text(source: Source, path: str, label: str, value: str, lines: int) -> Tekstveld:
    """A question about a goal, with room to write on a blank plan."""
    left = writing_lines(source, lines - 1)
    return Tekstveld(pad=path, label=label, toelichting="", vrij=False, waarde=value, lijnen=left)


# F8 as a whole has a field `reden` too, so these words are not those of the switch
_GOAL_TEXTS = (("verloop", "Hoe het ging"), ("reden", "Hoe dat komt"), ("les", "Wat we ervan leren"))


def looking_back(source: Source, velden: Velden, path: str, found: Mapping[str, Any]) -> Doelterugblik:
    """The evaluation of a goal: to fill on a blank plan, else only when something is filled."""
    filled = any(value not in (None, "") for value in found.values())
    if not (is_blank(source) or filled):
        return Doelterugblik()
    status = pick(source, labels(source, "doel_status"), found["status"], label="Gehaald?", path=f"{path}.status")
    return Doelterugblik(
        toon=True,
        status=status if velden.on("evaluatie_status") else NO_CHOICE,
        mate=rows(source, velden.field("evaluatie_mate", found["mate"], path=f"{path}.mate")),
        teksten=[
            goal_text(source, f"{path}.{name}", label, found[name], 2)
            for name, label in _GOAL_TEXTS
            if velden.on(f"evaluatie_{name}") and (is_blank(source) or found[name])
        ],
    )


@derived(FORM, reads=("begeleidingsplan.evaluatie", "document.blanco", "handboek.formulieren.begeleidingsplan"))
def toon_evaluatie(source: Source) -> bool:
    """Staat de evaluatie erbij? Op een leeg formulier wel, en zodra er iets is ingevuld."""
    if not velden_of(FORM, source).on("evaluatie"):
        return False
    return is_blank(source) or _filled(source[FORM]["evaluatie"])


def _filled(value: Any) -> bool:
    match value:
        case dict():
            return any(_filled(each) for each in value.values())  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType] — plain values
        case _:
            return value not in (None, "", [])


@derived(FORM, reads=EVALUATIE)
def evaluatie_kop(source: Source) -> list[Rij]:
    """Wanneer we terugkeken, wie erbij waren en wie meedachten."""
    record, velden, path = source[FORM]["evaluatie"], velden_of(FORM, source), f"{FORM}.evaluatie"
    fields = [
        *velden.day("evaluatie_datum", record["datum"], path=f"{path}.datum"),
        *velden.field("evaluatie_aanwezigen", record["aanwezigen"], path=f"{path}.aanwezigen"),
        *velden.field("evaluatie_betrokkenen", record["betrokkenen"], path=f"{path}.betrokkenen"),
    ]
    return rows(source, fields)


_QUESTIONS = ("naar_einddoel", "juiste_plek", "match", "ervaring", "feedback", "contact")


@derived(FORM, reads=EVALUATIE)
def evaluatie_vragen(source: Source) -> list[Paar]:
    """Komt het doel dichterbij, is dit de goede plek, en hoe gaat het tussen ons?"""
    return pairs(field for code in _QUESTIONS for field in _evaluation_text(source, code))


def _evaluation_text(source: Source, code: str) -> list[Tekstveld]:
    velden = velden_of(FORM, source)
    return velden.text(f"evaluatie_{code}", source[FORM]["evaluatie"][code], path=f"{FORM}.evaluatie.{code}")


@derived(FORM, reads=EVALUATIE)
def evaluatie_afwegingen(source: Source) -> list[Weegregel]:
    """De overweging punt voor punt."""
    if not velden_of(FORM, source).on("evaluatie_afwegingen"):
        return []
    items = source["handboek"]["fasen"]["evaluatie"]["afwegingen"]
    return weighings(source, source[FORM]["evaluatie"]["afwegingen"], items)


@derived(FORM, reads=(*EVALUATIE, "organisatie.medewerkers", "organisatie.woorden"))
def evaluatie_besluit(source: Source) -> Besluitblok:
    """Doorgaan of afronden."""
    options = source["handboek"]["fasen"]["evaluatie"]["besluiten"]
    if not velden_of(FORM, source).on("evaluatie_besluit"):
        return Besluitblok()
    return decision(source, FORM, f"{FORM}.evaluatie.besluit", source[FORM]["evaluatie"]["besluit"], options)


@derived(FORM, reads=(*EVALUATIE, "organisatie.medewerkers", "organisatie.woorden"))
def evaluatie_vervolg(source: Source) -> list[Rij]:
    """Wat op het besluit volgt: een volgende periode of een laatste dag, en de kopie."""
    record, velden, path = source[FORM]["evaluatie"], velden_of(FORM, source), f"{FORM}.evaluatie"
    copy = record["kopie"]
    edition = labels(source, "uitgave").get(copy["uitgave"] or "", "")
    reason = labels(source, "afrond_reden").get(record["reden"] or "", "")
    fields = [
        *velden.day("evaluatie_volgende_van", record["volgende_van"], path=f"{path}.volgende_van"),
        *velden.day("evaluatie_volgende_tot", record["volgende_tot"], path=f"{path}.volgende_tot"),
        *velden.day("evaluatie_einddatum", record["einddatum"], path=f"{path}.einddatum"),
        *velden.field("evaluatie_reden", reason, path=f"{path}.reden", label="Reden van afronden"),
        *velden.day("evaluatie_gezien_op", record["gezien_op"], path=f"{path}.gezien_op"),
        *(copy_fields(velden, copy, edition, f"{path}.kopie") if velden.on("evaluatie_kopie") else []),
    ]
    return rows(source, fields, per=4)


def copy_fields(velden: Velden, copy: Mapping[str, Any], edition: str, path: str) -> list[Gegeven]:
    """When the copy was given, by whom, and which edition."""
    return [
        *velden.day("kopie_op", copy["op"], path=f"{path}.op"),
        *velden.person("kopie_door", copy["door"], path=f"{path}.door"),
        *velden.field("kopie_uitgave", edition, path=f"{path}.uitgave"),
    ]


@derived(FORM, reads=EVALUATIE)
def aanvullen(source: Source) -> list[Tekstveld]:
    """Wat we in het verhaal aanvullen als we doorgaan."""
    return _evaluation_text(source, "aanvullen_analyse")
