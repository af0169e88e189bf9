"""What F6 Persoonsbeschrijving prints: a block per leefgebied, two views side by side, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from docgen.documents.context import derived
from docgen.documents.derivation import Derivation
from docgen.documents.parts import (
    NO_CHOICE,
    Gegeven,
    Keuzelijst,
    Rij,
    Source,
    Tekstveld,
    given,
    is_blank,
    is_open,
    pictogram,
    rows,
    shown,
    text_field,
    writing_lines,
)
from docgen.documents.phrases import labels, phrases
from docgen.documents.velden import Velden, velden_of
from docgen.language.formatting import datum_kort
from docgen.template import Check, Shape

FORM = "persoonsbeschrijving"
_FORM = (FORM, "document", "handboek.formulieren.persoonsbeschrijving")


class Uitspraakregel(Derivation):
    """One statement with its owner."""

    pad: str = Field(description="Pad in het record")
    tekst: str = Field(description="De uitspraak")
    bij: str = Field(default="", description="Feit of mening, van wie, welke kant, wanneer besproken")


class Kant(Derivation):
    """A short side note: what is strong, what asks attention, what someone wants."""

    teken: Shape = Field(description="Teken")
    veld: Tekstveld = Field(description="De vraag en het antwoord")


class Leefgebiedblok(Derivation):
    """How it goes in one leefgebied."""

    code: str = Field(description="Code van het leefgebied")
    naam: str = Field(description="Naam")
    pictogram: Shape = Field(description="Teken van het leefgebied")
    pad: str = Field(description="Pad in het record")
    richtvragen: list[str] = Field(default_factory=list[str], description="Twee korte vragen")
    tekst: str = Field(default="", description="Hoe het nu gaat")
    toon_tekst: bool = Field(default=True, description="Staat de tekst er, of ruimte ervoor?")
    lijnen: list[int] = Field(default_factory=list[int], description="Schrijfregels na de eerste")
    kanten: list[Kant] = Field(default_factory=list[Kant], description="Sterk, aandacht en straks")
    bekeken: Check = Field(description="Vakje: samen bekeken, nu niets van belang")
    toon_bekeken: bool = Field(default=False, description="Staat dat vakje er?")
    besproken: str = Field(default="", description="Wanneer dit samen besproken is, en de bron")
    uitspraken: list[Uitspraakregel] = Field(default_factory=list[Uitspraakregel], description="Losse uitspraken")


class Verschilregel(Derivation):
    """Two views on one thing."""

    onderwerp: str = Field(default="", description="Over welk leefgebied")
    client: Tekstveld = Field(description="Hoe de cliënt het ziet")
    begeleider: Tekstveld = Field(description="Hoe de begeleider het ziet")


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden", "handboek.grenzen", "handboek.labels", "client.roepnaam"))
def leefgebieden(source: Source) -> list[Leefgebiedblok]:
    """Per leefgebied hoe het gaat, wat sterk is en wat aandacht vraagt."""
    velden = velden_of(FORM, source)
    if not velden.on("leefgebieden"):
        return []
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    answers: Mapping[str, Any] = source[FORM]["leefgebieden"]
    codes = [*domains, *(code for code in answers if code not in domains)]
    found = [
        _block(source, velden, code, domains.get(code) or dict[str, Any](), answers.get(code) or dict[str, Any]())
        for code in codes
    ]
    return [block for block in found if is_open(source) or _told(block)]


def _told(block: Leefgebiedblok) -> bool:
    return bool(block.tekst or block.kanten or block.bekeken.value or block.besproken or block.uitspraken)


def _block(
    source: Source, velden: Velden, code: str, domain: Mapping[str, Any], answer: Mapping[str, Any]
) -> Leefgebiedblok:
    path = f"{FORM}.leefgebieden.{code}"
    seen, text = bool(answer.get("bekeken")), answer.get("tekst", "")
    return Leefgebiedblok(
        code=code,
        naam=domain.get("naam") or code.replace("_", " "),
        pictogram=pictogram(domain.get("pictogram", "")),
        pad=path,
        richtvragen=domain.get("richtvragen", [])[:2] if is_blank(source) else [],
        tekst=text,
        toon_tekst=velden.on("leefgebieden_tekst") and bool(text or (is_open(source) and not seen)),
        lijnen=writing_lines(source, source["handboek"]["grenzen"]["schrijfregels"] - 1),
        kanten=_sides(source, velden, path, answer, seen=seen),
        bekeken=Check(value=seen),
        toon_bekeken=velden.on("leefgebieden_bekeken") and (seen or is_blank(source)),
        besproken=_discussed(velden, answer),
        uitspraken=_statements(source, velden, path, answer),
    )


_SIDES = (
    # field, sign, writing lines on a blank form
    ("sterk", "sterk", 2),
    ("aandacht", "aandacht", 2),
    ("straks", "doel", 1),
)


def _sides(source: Source, velden: Velden, path: str, answer: Mapping[str, Any], *, seen: bool) -> list[Kant]:
    found: list[Kant] = []
    words = phrases(FORM, source)
    for name, sign, lines in _SIDES:
        value = answer.get(name, "")
        if not velden.on(f"leefgebieden_{name}") or (seen and not value):
            continue
        # the question where there is something to write, one word where there is something to read
        label = words[name] if value else velden.label(f"leefgebieden_{name}")
        fields = text_field(source, f"{path}.{name}", label, value, lines)
        found += [Kant(teken=pictogram(sign, 3.6), veld=field) for field in fields]
    return found


def _discussed(velden: Velden, answer: Mapping[str, Any]) -> str:
    day, told_by = answer.get("besproken_op"), answer.get("bron", "")
    parts = [f"besproken {datum_kort(day)}" if day and velden.on("leefgebieden_besproken_op") else ""]
    parts += [f"bron: {told_by}" if told_by and velden.on("leefgebieden_bron") else ""]
    return ", ".join(part for part in parts if part)


def _statements(source: Source, velden: Velden, path: str, answer: Mapping[str, Any]) -> list[Uitspraakregel]:
    if not velden.on("leefgebieden_uitspraken"):
        return []
    names = {
        key: labels(source, name)
        for key, name in (
            ("soort", "bronsoort"),
            ("mening_van", "mening_van"),
            ("zijde", "zijde"),
            ("kracht", "krachtbron"),
        )
    }

    def beside(said: Mapping[str, Any]) -> str:
        words = [names[key].get(said[key] or "", "") for key in names]
        return ", ".join(word for word in [*words, shown(said["besproken_op"])] if word)

    return [
        Uitspraakregel(pad=f"{path}.uitspraken.{n}", tekst=said["tekst"], bij=beside(said))
        for n, said in enumerate(answer.get("uitspraken", []))
    ]


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden", "client.roepnaam", "client.traject.soort_begeleiding",
                      "organisatie.woorden"))  # fmt: skip
def verschillen(source: Source) -> list[Verschilregel]:
    """Waar twee mensen anders over denken, beide kanten naast elkaar; op een leeg formulier ruimte voor één."""
    velden = velden_of(FORM, source)
    if not velden.on("verschillen"):
        return []
    found: list[Mapping[str, Any]] = source[FORM]["verschillen"]
    if not found and is_blank(source):
        found = [{"leefgebied": None, "client": "", "begeleider": ""}]
    return [_difference(source, velden, number, difference) for number, difference in enumerate(found)]


def _difference(source: Source, velden: Velden, number: int, difference: Mapping[str, Any]) -> Verschilregel:
    domains: Mapping[str, Any] = source["handboek"]["leefgebieden"]
    code, words = difference["leefgebied"], phrases(FORM, source)
    path, lines = f"{FORM}.verschillen.{number}", velden.texts["verschillen"].regels

    def side(name: str, label: str) -> Tekstveld:
        value = difference[name]
        left = [] if value else writing_lines(source, lines - 1)
        return Tekstveld(pad=f"{path}.{name}", label=label, toelichting="", vrij=False, waarde=value, lijnen=left)

    return Verschilregel(
        onderwerp=domains[code]["naam"] if code in domains else (code or ""),
        client=side("client", words["client_ziet"]),
        begeleider=side("begeleider", words["wij_zien"]),
    )


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers"))
def kop(source: Source) -> list[Rij]:
    """Datum, ronde en versie, en wie het schreef."""
    record, velden = source[FORM], velden_of(FORM, source)
    fields: list[Gegeven] = [
        *([given("client.naam", "Naam", "")] if is_blank(source) else []),
        *velden.day("datum", record["datum"]),
        *velden.field("versie", _version(source), label="Ronde, versie"),
        *velden.person("opgesteld_door", record["opgesteld_door"]),
        *velden.field("samen_met", record["samen_met"]),
    ]
    return rows(source, fields, per=5)


def _version(source: Source) -> str:
    if is_blank(source):
        return ""
    cycle, version = source["document"]["cyclus"], source[FORM]["versie"]
    return f"ronde {cycle}, versie {version}" if cycle else f"versie {version}"


class Keuzes(Derivation):
    """The questions of this form that are answered with a tick."""

    geschreven_door: Keuzelijst = Field(default=NO_CHOICE, description="Wie schreef")
    klopt: Keuzelijst = Field(default=NO_CHOICE, description="Klopt het?")
    uitgave: Keuzelijst = Field(default=NO_CHOICE, description="Welke uitgave de cliënt kreeg")


@derived(FORM, reads=(*_FORM, "handboek.labels", "organisatie.woorden"))
def keuzes(source: Source) -> Keuzes:
    """Op een leeg formulier de vakjes: klopt het, wie schreef en welke kopie."""
    if not is_blank(source):
        return Keuzes()
    velden = velden_of(FORM, source)
    return Keuzes(
        geschreven_door=velden.choice("geschreven_door", labels(source, "geschreven_door"), None),
        klopt=velden.choice("gecheckt_klopt", labels(source, "klopt"), None, path=f"{FORM}.gecheckt.klopt"),
        uitgave=velden.choice("kopie_uitgave", labels(source, "uitgave"), None, path=f"{FORM}.kopie.uitgave"),
    )


@derived(FORM, reads=(*_FORM, "organisatie.medewerkers", "handboek.labels"))
def gelezen(source: Source) -> list[Rij]:
    """Wanneer samen gelezen, of het klopte, en de kopie."""
    record, velden = source[FORM], velden_of(FORM, source)
    checked, copy, filled = record["gecheckt"], record["kopie"], not is_blank(source)
    klopt = velden.field("gecheckt_klopt", _named(source, "klopt", checked["klopt"]), path=f"{FORM}.gecheckt.klopt")
    edition = velden.field("kopie_uitgave", _named(source, "uitgave", copy["uitgave"]), path=f"{FORM}.kopie.uitgave")
    fields = [
        *velden.day("gecheckt_op", checked["op"], path=f"{FORM}.gecheckt.op"),
        *(klopt if filled else []),
        *velden.day("kopie_op", copy["op"], path=f"{FORM}.kopie.op"),
        *velden.person("kopie_door", copy["door"], path=f"{FORM}.kopie.door"),
        *(edition if filled else []),
    ]
    return rows(source, fields, per=5)


def _named(source: Source, name: str, code: str | None) -> str:
    return labels(source, name).get(code or "", code or "")


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden", "handboek.labels"))
def ontstaan(source: Source) -> list[Rij]:
    """Hoe het verhaal tot stand kwam, met ruimte om te schrijven zolang er iets open is."""
    return rows(source, _origin(source), per=2) if is_open(source) else []


@derived(FORM, reads=(*_FORM, "handboek.leefgebieden", "handboek.labels"))
def zo_ontstond(source: Source) -> list[Gegeven]:
    """Hoe het verhaal tot stand kwam, als het klaar is: wie schreef, de gesprekken, en waarom het zo ging."""
    return [] if is_open(source) else [field for field in _origin(source) if field.waarde]


def _origin(source: Source) -> list[Gegeven]:
    record, velden = source[FORM], velden_of(FORM, source)
    written = _named(source, "geschreven_door", record["geschreven_door"])
    return [
        *velden.day("verteld_op", record["verteld_op"]),
        *([] if is_blank(source) else velden.field("geschreven_door", written)),
        *velden.field("reden_niet_zelf", record["reden_niet_zelf"]),
        *velden.field("gesprekken", "; ".join(_talk(talk) for talk in record["gesprekken"])),
        *velden.field("reden_geen_netwerk", record["reden_geen_netwerk"]),
        *([] if is_blank(source) else _perspective(source, velden)),
    ]


def _talk(talk: Mapping[str, Any]) -> str:
    return f"{shown(talk['datum'])} {talk['met']}{' (netwerk)' if talk['netwerk'] else ''}"


def _perspective(source: Source, velden: Velden) -> list[Gegeven]:
    """The form of the fixed text, where it is another than usual here."""
    chosen = source[FORM]["perspectief"]
    usual = source["handboek"]["formulieren"][FORM]["perspectief"]
    return velden.field("perspectief", chosen) if chosen and chosen != usual else []


@derived(FORM, reads=_FORM)
def wijzigingen(source: Source) -> list[Tekstveld]:
    """Wat er na het samen lezen anders moest."""
    velden = velden_of(FORM, source)
    if not velden.on("gecheckt_wijzigingen"):
        return []
    changed = source[FORM]["gecheckt"]["wijzigingen"]
    return text_field(source, f"{FORM}.gecheckt.wijzigingen", velden.label("gecheckt_wijzigingen"), changed, 2)
