"""What F1 Aanmeldingsformulier prints beyond its fields: choices, criteria with their answers, the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.choosing import Weegregel, weighings, yes_no
from docgen.documents.common import age_on, full_name
from docgen.documents.context import derived
from docgen.documents.decisions import Besluitblok, decision
from docgen.documents.derivation import Derivation
from docgen.documents.parts import (
    Gegeven,
    Keuzelijst,
    Rij,
    Source,
    Tekstveld,
    given,
    is_blank,
    is_open,
    rows,
    shown,
    text_field,
)
from docgen.documents.phrases import labels
from docgen.documents.velden import velden_of
from docgen.template import Check

FORM = "aanmelding"


_PHASE = "handboek.fasen.aanmelding"
_CHOICES = ("handboek.labels", "handboek.kanalen", "handboek.leefgebieden", f"{_PHASE}.voorlichting")
_DECISION = ("handboek.labels", f"{_PHASE}.besluiten")


class Criterium(Derivation):
    """A criterion as a question, with a box for each answer."""

    pad: str = Field(description="Pad van het antwoord in het record")
    vraag: str = Field(description="Het criterium als vraag")
    ja: Check = Field(description="Vakje ja")
    nee: Check = Field(description="Vakje nee")
    onbekend: Check = Field(description="Vakje weet ik niet")
    toelichting: str = Field(default="", description="Wat erover is opgeschreven")


class Vervolg(Derivation):
    """What follows from the decision: the block of one outcome."""

    code: str = Field(description="Welk besluit")
    titel: str = Field(description="Kop")
    gegevens: list[Rij] = Field(default_factory=list[Rij], description="Velden")
    punten: list[str] = Field(default_factory=list[str], description="Wat er gedaan is, of de redenen")


@derived(
    FORM,
    reads=(
        "aanmelding",
        "organisatie.medewerkers",
        "document",
        "handboek.formulieren.aanmelding",
        "handboek.verwijzers",
    ),
)
def melding(source: Source) -> list[Rij]:
    """Wanneer het contact was, wie het aannam en wie aanmeldt."""
    record, velden = source[FORM], velden_of(FORM, source)
    fields = [
        *velden.day("datum", record["datum"], label="Datum"),
        *velden.field("tijd", record["tijd"], label="Tijd"),
        *velden.person("aangenomen_door", record["aangenomen_door"]),
        *velden.field("aangemeld_door_naam", _notifier(source), path="aanmelding.aangemeld_door", label=_NOTIFIER),
    ]
    return rows(source, fields, per=4)


_NOTIFIER = "Wie: naam, organisatie, telefoon"


def _notifier(source: Source) -> str:
    who: Mapping[str, Any] = source[FORM]["aangemeld_door"]
    referrers: Mapping[str, Any] = source["handboek"]["verwijzers"]
    referrer = who["verwijzer"]
    name = referrers[referrer]["naam"] if referrer in referrers else referrer
    return _both(who["naam"], name, who["organisatie"], who["telefoon"])


@derived(FORM, reads=("client", "aanmelding.datum", "handboek.labels"))
def persoon(source: Source) -> list[Rij]:
    """Naam, geboortedatum en hoe iemand veilig te bereiken is."""
    client, velden = source["client"], velden_of(FORM, source)
    contact = client["contact"]
    interpreter = {True: "met tolk", False: "zonder tolk", None: ""}[client["tolk_nodig"]]
    safe = contact["veilig"] and f"veilig: {labels(source, 'antwoord')[contact['veilig']]}"
    fields = [
        given("client.naam", "Naam", full_name(client)),
        _birthday(source),
        given("client.contact.telefoon", "Telefoon of e-mail", _both(contact["telefoon"], contact["email"])),
        given("client.contact.hoe_bereiken", "Hoe veilig bereikbaar?", _both(safe, contact["hoe_bereiken"])),
        *([given("client.taal", "Taal, tolk?", _both(client["taal"], interpreter))] if velden.on("taal") else []),
        *velden.field("straat", _address(contact), path="client.contact.straat", label="Adres"),
        *velden.field("gemeente", client["gemeente"], path="client.gemeente"),
        *velden.field("regiobinding", client["regiobinding"], path="client.regiobinding"),
    ]
    return rows(source, fields, per=5 if is_blank(source) else 3)


def _both(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _birthday(source: Source) -> Gegeven:
    born, day = source["client"]["geboortedatum"], source[FORM]["datum"]
    age = age_on(born, day)
    words = shown(born) + (f" ({age} jaar)" if age is not None else "")
    return Gegeven(pad="client.geboortedatum", label="Geboortedatum", waarde=words, datum=True)


def _address(contact: Mapping[str, Any]) -> str:
    if contact["geen_vast_adres"]:
        return "geen vast adres"
    return _both(contact["straat"], f"{contact['postcode']} {contact['plaats']}".strip())


class Keuzes(Derivation):
    """The questions of this form that are answered with a tick."""

    crisis: Keuzelijst = Field(description="Is er acuut gevaar?")
    kanaal: Keuzelijst = Field(description="Hoe het contact ging")
    aangemeld_door: Keuzelijst = Field(description="Wie aanmeldt")
    client_akkoord: Keuzelijst = Field(description="Weet de cliënt ervan?")
    meer_dan_een: Keuzelijst = Field(description="Meer dan één ding?")
    leefgebieden: Keuzelijst = Field(description="Leefgebieden")
    woonsituatie: Keuzelijst = Field(description="Waar iemand woont")
    indicatie: Keuzelijst = Field(description="Indicatie of beschikking")
    aansluiting: Keuzelijst = Field(description="Past ons aanbod?")
    plaats: Keuzelijst = Field(description="Is er plek?")
    uitgelegd: Keuzelijst = Field(description="Wat is verteld")
    besproken: Keuzelijst = Field(description="Besproken met de cliënt")


@derived(FORM, reads=("aanmelding", *_CHOICES))
def keuzes(source: Source) -> Keuzes:
    """De vragen van dit formulier waar je een vakje kiest."""
    record, handbook, velden = source[FORM], source["handboek"], velden_of(FORM, source)
    who = record["aangemeld_door"]

    def choice(code: str, name: str) -> Keuzelijst:
        return velden.choice(code, labels(source, name), record[code])

    return Keuzes(
        crisis=choice("crisis", "crisis"),
        kanaal=velden.choice("kanaal", handbook["kanalen"], record["kanaal"]),
        aangemeld_door=velden.choice(
            "aangemeld_door", labels(source, "aanmelder_type"), who["type"], path="aanmelding.aangemeld_door.type"
        ),
        client_akkoord=choice("client_akkoord", "antwoord"),
        meer_dan_een=choice("meer_dan_een", "antwoord"),
        leefgebieden=velden.choice("leefgebieden", handbook["leefgebieden"], record["leefgebieden"]),
        woonsituatie=choice("woonsituatie", "woonsituatie"),
        indicatie=choice("indicatie", "indicatie"),
        aansluiting=choice("aansluiting", "aansluiting"),
        plaats=choice("plaats", "plaats"),
        uitgelegd=velden.choice("uitgelegd", handbook["fasen"]["aanmelding"]["voorlichting"], record["uitgelegd"]),
        besproken=yes_no(
            source,
            record["besproken_met_client"],
            label=velden.label("besproken_met_client"),
            path="aanmelding.besproken_met_client",
        ),
    )


@derived(FORM, reads=("aanmelding", "document", "handboek.formulieren.aanmelding"))
def overig(source: Source) -> list[Rij]:
    """Korte velden die alleen in een ruim formulier staan."""
    record, velden = source[FORM], velden_of(FORM, source)
    return rows(
        source,
        [
            *velden.field("woonsituatie_toelichting", record["woonsituatie_toelichting"]),
            *velden.field("gezinssituatie", record["gezinssituatie"]),
            *velden.field("kinderen_mee", record["kinderen_mee"]),
        ],
    )


def _criteria(source: Source, kind: str) -> list[Criterium]:
    """The criteria with their answers; one that the handbook has dropped since shows while it has an answer."""
    if not velden_of(FORM, source).on(kind):
        return []
    answers, items = source[FORM][kind], source["handboek"][kind]
    codes = [*items, *(code for code in answers if code not in items)]
    lines = [_criterium(f"{FORM}.{kind}.{code}", items.get(code), answers.get(code) or {}, code) for code in codes]
    filled = [bool(answers.get(code)) for code in codes]
    return [line for line, has in zip(lines, filled, strict=True) if has or is_open(source)]


def _criterium(path: str, item: Mapping[str, Any] | None, answer: Mapping[str, Any], code: str) -> Criterium:
    given_answer = answer.get("antwoord")
    return Criterium(
        pad=path,
        vraag=(item["vraag"] or item["tekst"]) if item else code.replace("_", " "),
        **{name: Check(value=given_answer == name) for name in ("ja", "nee", "onbekend")},
        toelichting=answer.get("toelichting", ""),
    )


class Antwoordwoorden(Derivation):
    """What the three answers to a criterion are called."""

    ja: str = Field(description="Ja")
    nee: str = Field(description="Nee")
    onbekend: str = Field(description="Nog niet bekend")


@derived(FORM, reads=("handboek.labels.antwoord",))
def antwoordwoorden(source: Source) -> Antwoordwoorden:
    """Hoe de antwoorden op een criterium heten."""
    return Antwoordwoorden(**labels(source, "antwoord"))


@derived(FORM, reads=("aanmelding.toelating", "handboek.toelating", "document", "handboek.formulieren.aanmelding"))
def toelating(source: Source) -> list[Criterium]:
    """De toelatingscriteria als vragen, met het antwoord."""
    return _criteria(source, "toelating")


@derived(FORM, reads=("aanmelding.uitsluiting", "handboek.uitsluiting", "document", "handboek.formulieren.aanmelding"))
def uitsluiting(source: Source) -> list[Criterium]:
    """De uitsluitingscriteria als vragen, met het antwoord."""
    return _criteria(source, "uitsluiting")


@derived(
    FORM,
    reads=("aanmelding.afwegingen", f"{_PHASE}.afwegingen", "handboek.labels", "document",
           "handboek.formulieren.aanmelding"),
)  # fmt: skip
def afwegingen(source: Source) -> list[Weegregel]:
    """De overweging punt voor punt."""
    if not velden_of(FORM, source).on("afwegingen"):
        return []
    items = source["handboek"]["fasen"]["aanmelding"]["afwegingen"]
    return weighings(source, source[FORM]["afwegingen"], items)


@derived(FORM, reads=("aanmelding", *_DECISION, "organisatie.medewerkers"))
def besluit(source: Source) -> Besluitblok:
    """Het besluit: alle mogelijkheden op een leeg formulier, anders wat gekozen is."""
    options = source["handboek"]["fasen"]["aanmelding"]["besluiten"]
    return decision(source, FORM, "aanmelding.besluit", source[FORM]["besluit"], options, _message(source))


@derived(FORM, reads=("aanmelding", "handboek.toelating", "handboek.uitsluiting", "document"))
def vervolg(source: Source) -> list[Vervolg]:
    """Wat er op het besluit volgt: de afspraak, de doorverwijzing of de afwijzing."""
    record = source[FORM]
    found: list[Vervolg] = []
    for code, title in (("intake", "Afspraak voor de intake"), ("spoedopname", "Afspraak voor de spoedopname")):
        if record[code]:
            found.append(Vervolg(code=code, titel=title, gegevens=_appointment(source, code, record[code])))
    if referral := record["doorverwijzing"]:
        found.append(_referral(source, referral))
    if refusal := record["afwijzing"]:
        found.append(_refusal(source, refusal))
    return found


def _appointment(source: Source, code: str, facts: Mapping[str, Any]) -> list[Rij]:
    path = f"aanmelding.{code}"
    fields = [
        given(f"{path}.datum", "Datum", facts["datum"], is_date=True),
        *(
            given(f"{path}.{name}", label, facts[name])
            for name, label in (("tijd", "Tijd"), ("plaats", "Plaats"), ("met", "Met wie"), ("meenemen", "Meenemen"))
        ),
    ]
    return rows(source, fields, per=5)


def _referral(source: Source, facts: Mapping[str, Any]) -> Vervolg:
    path = "aanmelding.doorverwijzing"
    fields = [
        given(f"{path}.naar", "Naar wie", facts["naar"]),
        given(f"{path}.terugkoppeling", "Wat we terughoorden", facts["terugkoppeling"]),
    ]
    return Vervolg(code="doorverwijzing", titel="Doorverwijzing", gegevens=rows(source, fields), punten=facts["acties"])


def _refusal(source: Source, facts: Mapping[str, Any]) -> Vervolg:
    handbook = source["handboek"]
    criteria: Mapping[str, Any] = {**handbook["toelating"], **handbook["uitsluiting"]}
    reasons = [criteria[code]["tekst"] if code in criteria else code.replace("_", " ") for code in facts["redenen"]]
    other = given("aanmelding.afwijzing.alternatief", "Wat iemand wel kan doen", facts["alternatief"])
    return Vervolg(code="afwijzing", titel="Afwijzing", gegevens=rows(source, [other]), punten=reasons)


def _message(source: Source) -> list[Gegeven]:
    record, velden = source[FORM], velden_of(FORM, source)
    return [*velden.day("bericht_op", record["bericht_op"]), *velden.field("bericht_hoe", record["bericht_hoe"])]


@derived(FORM, reads=("document.blanco",))
def afspraak(source: Source) -> list[Tekstveld]:
    """Ruimte voor de afspraak op een leeg formulier."""
    if not is_blank(source):
        return []
    return text_field(source, "aanmelding.intake", "Afspraak: dag, tijd, plaats", "", 2)


@derived(FORM, reads=("aanmelding.wachttijd_weken",))
def wachttijd(source: Source) -> str:
    """Hoeveel weken wachten, in woorden."""
    weeks = source[FORM]["wachttijd_weken"]
    return "" if weeks is None else f"{weeks} {'week' if weeks == 1 else 'weken'}"
