"""Who the organisation is and how it speaks: `organisatie.yaml` and `medewerkers.yaml` (C01, C02, C07, C12, C27)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.records.values import Code, Record, Ref, Regel, Tekst


class Logo(Record):
    """The logo with the words for who cannot see it."""

    bestand: Regel = Field(description="Bestandsnaam van het logo (PNG of JPEG), in de organisatiemap")
    alt: Regel = Field("", description="Wat er op het logo staat, voor wie het niet kan zien")


class Huisstijl(Record):
    """Colours and fonts; everything else follows from them (design 4)."""

    merkkleur: Regel = Field(description="De hoofdkleur, als #RRGGBB")
    tweede_kleur: Regel | None = Field(None, description="Een tweede kleur, als #RRGGBB")
    lettertype_koppen: Regel = Field("Calibri", description="Lettertype van de koppen")
    lettertype_tekst: Regel = Field("Calibri", description="Lettertype van de tekst")


class Adres(Record):
    """A visiting or postal address."""

    straat: Regel = Field("", description="Straat en huisnummer")
    postcode: Regel = Field("", description="Postcode")
    plaats: Regel = Field("", description="Plaats")


class Contact(Record):
    """How to reach the organisation."""

    telefoon: Regel = Field("", description="Telefoonnummer, tussen aanhalingstekens")
    email: Regel = Field("", description="E-mailadres")
    website: Regel = Field("", description="Webadres")
    bereikbaar: Regel = Field("", description="Wanneer iemand opneemt")


class Woordvormen(Record):
    """The forms of one noun (C27); all are asked when one is changed."""

    enkelvoud: Regel = Field(description="Eén: cliënt")
    meervoud: Regel = Field(description="Meer: cliënten")
    lidwoord: Literal["de", "het"] = Field(description="de of het")
    onderwerp: Regel = Field("die", description="Voornaamwoord als onderwerp: hij, zij, die, het")
    voorwerp: Regel = Field("hen", description="Voornaamwoord als voorwerp: hem, haar, hen, het")
    bezit: Regel = Field("zijn of haar", description="Bezittelijk: zijn, haar, hun")


class Woord(Woordvormen):
    """A noun that may be called otherwise in one kind of support."""

    per_soort: dict[Code, Woordvormen] = Field(
        default_factory=dict[str, Woordvormen], description="Andere vormen per soort begeleiding"
    )


class Rol(Record):
    """A role in the organisation and what it does."""

    naam: Regel = Field(description="Hoe de rol bij jullie heet")
    taak: Tekst = Field("", description="Wat deze rol doet, in één of twee zinnen")


class SoortBegeleiding(Record):
    """A kind of support (C02)."""

    naam: Regel = Field(description="Naam van deze soort begeleiding")
    uitleg: Tekst = Field("", description="Wat het inhoudt, in gewone woorden")
    groepswonen: bool = Field(False, description="Wonen mensen hier in een groep?")
    geplande_weken: int | None = Field(None, ge=1, le=520, description="Hoe lang een traject meestal duurt, in weken")


class Locatie(Record):
    """A place of the organisation; a hidden one prints no address (C02, C34)."""

    naam: Regel = Field(description="Naam van de locatie")
    adres: Adres | None = Field(None, description="Bezoekadres")
    telefoon: Regel = Field("", description="Telefoonnummer, tussen aanhalingstekens")
    verborgen: bool = Field(False, description="Geheim adres: komt op geen enkel document")


class Organisatie(Record):
    """The organisation as its documents present it."""

    naam: Regel = Field(description="Volledige naam")
    korte_naam: Regel = Field("", description="Naam zoals iedereen die zegt")
    logo: Logo | None = Field(None, description="Logo")
    huisstijl: Huisstijl = Field(description="Kleuren en lettertypen")
    bezoekadres: Adres | None = Field(None, description="Bezoekadres")
    postadres: Adres | None = Field(None, description="Postadres")
    contact: Contact = Field(default_factory=Contact, description="Bereikbaarheid")
    privacycontact: Regel = Field("", description="Wie vragen over privacy beantwoordt")
    klachten: Tekst = Field("", description="Waar iemand met een klacht terechtkan")
    opname: bool = Field(True, description="Komen mensen bij jullie wonen?")
    woorden: dict[Code, Woord] = Field(default_factory=dict[str, Woord], description="Woordvormen")
    rollen: dict[Code, Rol] = Field(default_factory=dict[str, Rol], description="Rollen")
    soorten_begeleiding: dict[Code, SoortBegeleiding] = Field(
        default_factory=dict[str, SoortBegeleiding], description="Soorten begeleiding"
    )
    locaties: dict[Code, Locatie] = Field(default_factory=dict[str, Locatie], description="Locaties")


class Medewerker(Record):
    """Someone who works at the organisation."""

    naam: Regel = Field(description="Naam")
    rol: Code = Field("begeleider", description="Code van de rol")
    team: Regel = Field("", description="Team")
    telefoon: Regel = Field("", description="Telefoonnummer, tussen aanhalingstekens")
    email: Regel = Field("", description="E-mailadres")


class Medewerkers(Record):
    """`medewerkers.yaml`: everybody by a short reference."""

    medewerkers: dict[Ref, Medewerker] = Field(default_factory=dict[str, Medewerker], description="Medewerkers")
