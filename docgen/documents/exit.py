"""What F10 Exit vragenlijst prints: statements with their answers in words, open questions, and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.parts import (
    Keuzelijst,
    Rij,
    Source,
    Tekstveld,
    is_blank,
    is_open,
    pictogram,
    rows,
    shown,
    text_field,
)
from docgen.documents.phrases import labels
from docgen.documents.velden import Velden, velden_of
from docgen.template import Check, Shape

FORM = "exit"
_FORM = (FORM, "document", "handboek.exitvragenlijst", "handboek.formulieren.exit")


class Antwoordvak(Derivation):
    """The box of one answer."""

    code: str = Field(description="Code van het antwoord")
    vakje: Check = Field(description="Vakje")


class Stelling(Derivation):
    """A statement with a box for each answer and a line for one's own words."""

    pad: str = Field(description="Pad in het record")
    tekst: str = Field(description="De stelling")
    antwoorden: list[Antwoordvak] = Field(default_factory=list[Antwoordvak], description="De vakjes")
    toelichting: str = Field(default="", description="Eigen woorden")
    toon_regel: bool = Field(default=False, description="Staat er een regel voor eigen woorden?")


class ToenNuRegel(Derivation):
    """Two marks for one leefgebied."""

    pad: str = Field(description="Pad in het record")
    naam: str = Field(description="Naam van het leefgebied")
    pictogram: Shape = Field(description="Teken van het leefgebied")
    toen: str = Field(default="", description="Toen, 1 tot 10")
    nu: str = Field(default="", description="Nu, 1 tot 10")


class Keuzes(Derivation):
    """The questions of this form that are answered with a tick."""

    locatie: Keuzelijst = Field(description="Locatie")
    ingevuld: Keuzelijst = Field(description="Alleen of met hulp")
    kwartaal: Keuzelijst = Field(description="Kwartaal")
    soort_begeleiding: Keuzelijst = Field(description="Soort begeleiding")
    duur: Keuzelijst = Field(description="Hoe lang")
    reden: Keuzelijst = Field(description="Reden van vertrek")
    rapportcijfer: Keuzelijst = Field(description="Rapportcijfer")
    aanbevelen: Keuzelijst = Field(description="Aanraden")


@derived(FORM, reads=_FORM)
def jaar(source: Source) -> list[Rij]:
    """Het jaar, niet preciezer: zo blijft het zonder naam."""
    return rows(source, velden_of(FORM, source).field("jaar", source[FORM]["jaar"]))


@derived(FORM, reads=(*_FORM, "organisatie.locaties", "organisatie.soorten_begeleiding", "handboek.labels"))
def keuzes(source: Source) -> Keuzes:
    """De vragen van dit formulier waar je een vakje kiest."""
    record, velden = source[FORM], velden_of(FORM, source)
    places: Mapping[str, Any] = source["organisatie"]["locaties"]
    marks = {str(number): str(number) for number in range(11)}

    def named(code: str, name: str) -> Keuzelijst:
        return velden.choice(code, labels(source, name), record[code])

    return Keuzes(
        # with one place there is nothing to choose
        locatie=velden.choice("locatie", places if len(places) > 1 or record["locatie"] else {}, record["locatie"]),
        ingevuld=named("ingevuld", "ingevuld"),
        kwartaal=named("kwartaal", "kwartaal"),
        soort_begeleiding=velden.choice(
            "soort_begeleiding", source["organisatie"]["soorten_begeleiding"], record["soort_begeleiding"]
        ),
        duur=named("duur", "duur"),
        reden=named("reden", "afrond_reden"),
        rapportcijfer=velden.choice(
            "rapportcijfer", {code: name for code, name in marks.items() if code != "0"}, record["rapportcijfer"]
        ),
        aanbevelen=velden.choice("aanbevelen", marks, record["aanbevelen"]),
    )


@derived(FORM, reads=("handboek.exitvragenlijst.schaal",))
def schaal(source: Source) -> list[str]:
    """De antwoorden in woorden, als koppen van de kolommen."""
    return list(source["handboek"]["exitvragenlijst"]["schaal"].values())


@derived(FORM, reads=_FORM)
def stellingen(source: Source) -> list[Stelling]:
    """De stellingen met hun antwoorden."""
    velden = velden_of(FORM, source)
    if not velden.on("antwoorden"):
        return []
    asked: Mapping[str, Any] = source["handboek"]["exitvragenlijst"]["vragen"]
    answers: Mapping[str, Any] = source[FORM]["antwoorden"]
    codes = [*asked, *(code for code in answers if code not in asked)]
    return [_statement(source, velden, code, answers) for code in codes if code in answers or is_open(source)]


def _statement(source: Source, velden: Velden, code: str, answers: Mapping[str, Any]) -> Stelling:
    questionnaire: Mapping[str, Any] = source["handboek"]["exitvragenlijst"]
    asked: Mapping[str, Any] = questionnaire["vragen"]
    answer: Mapping[str, Any] = answers.get(code) or dict[str, Any]()
    given = answer.get("antwoord") if velden.on("antwoorden_antwoord") else None
    words = answer.get("toelichting", "") if velden.on("antwoorden_toelichting") else ""
    return Stelling(
        pad=f"{FORM}.antwoorden.{code}",
        tekst=asked[code]["tekst"] if code in asked else code.replace("_", " "),
        antwoorden=[Antwoordvak(code=each, vakje=Check(value=given == each)) for each in questionnaire["schaal"]],
        toelichting=words,
        toon_regel=is_blank(source) and velden.on("antwoorden_toelichting"),
    )


@derived(FORM, reads=_FORM)
def open_vragen(source: Source) -> list[Tekstveld]:
    """De open vragen met het antwoord of ruimte om te schrijven."""
    velden = velden_of(FORM, source)
    if not velden.on("open_vragen"):
        return []
    asked: Mapping[str, Any] = source["handboek"]["exitvragenlijst"]["open_vragen"]
    answers: Mapping[str, Any] = source[FORM]["open_vragen"]
    codes = [*asked, *(code for code in answers if code not in asked)]
    found: list[Tekstveld] = []
    for code in codes:
        label = asked[code]["tekst"] if code in asked else code.replace("_", " ")
        found += text_field(source, f"{FORM}.open_vragen.{code}", label, answers.get(code), 3)
    return found


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden"))
def toen_nu(source: Source) -> list[ToenNuRegel]:
    """Per leefgebied een cijfer voor toen en voor nu; staat meestal uit."""
    if not velden_of(FORM, source).on("toen_nu"):
        return []
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    marks: Mapping[str, Any] = source[FORM]["toen_nu"]
    none: Mapping[str, Any] = {"toen": None, "nu": None}
    codes = [*domains, *(code for code in marks if code not in domains)]
    return [
        ToenNuRegel(
            pad=f"{FORM}.toen_nu.{code}",
            naam=domains[code]["naam"] if code in domains else code.replace("_", " "),
            pictogram=pictogram(domains[code]["pictogram"] if code in domains else "", 7),
            toen=shown(marks.get(code, none)["toen"]),
            nu=shown(marks.get(code, none)["nu"]),
        )
        for code in codes
        if code in marks or is_open(source)
    ]
