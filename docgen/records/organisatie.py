"""Who the organisation is and how it speaks: `organisatie.yaml` and `medewerkers.yaml` (C01, C02, C07, C12, C27)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.records.values import Code, Record, Ref, Regel, Tekst


class Logo(Record):
    """The logo with the words for who cannot see it."""

    bestand: Regel = Field(description="Bestandsnaam van het logo (PNG of JPEG), in de organisatiemap")
    alt: Regel = Field(default="", description="Wat er op het logo staat, voor wie het niet kan zien")


class Huisstijl(Record):
    """Colours and fonts; everything else follows from them (design 4)."""

    merkkleur: Regel = Field(description="De hoofdkleur, als #RRGGBB")
    tweede_kleur: Regel | None = Field(default=None, description="Een tweede kleur, als #RRGGBB")
    lettertype_koppen: Regel = Field(default="Calibri", description="Lettertype van de koppen")
    lettertype_tekst: Regel = Field(default="Calibri", description="Lettertype van de tekst")


class Adres(Record):
    """A visiting or postal address."""

    straat: Regel = Field(default="", description="Straat en huisnummer")
    postcode: Regel = Field(default="", description="Postcode")
    plaats: Regel = Field(default="", description="Plaats")


class Contact(Record):
    """How to reach the organisation."""

    telefoon: Regel = Field(default="", description="Telefoonnummer, tussen aanhalingstekens")
    email: Regel = Field(default="", description="E-mailadres")
    website: Regel = Field(default="", description="Webadres")
    bereikbaar: Regel = Field(default="", description="Wanneer iemand opneemt")


class Woordvormen(Record):
    """The forms of one noun (C27); all are asked when one is changed."""

    enkelvoud: Regel = Field(description="Eén: cliënt")
    meervoud: Regel = Field(description="Meer: cliënten")
    lidwoord: Literal["de", "het"] = Field(description="de of het")
    onderwerp: Regel = Field(default="die", description="Voornaamwoord als onderwerp: hij, zij, die, het")
    voorwerp: Regel = Field(default="hen", description="Voornaamwoord als voorwerp: hem, haar, hen, het")
    bezit: Regel = Field(default="zijn of haar", description="Bezittelijk: zijn, haar, hun")


class Woord(Woordvormen):
    """A noun that may be called otherwise in one kind of support."""

    per_soort: dict[Code, Woordvormen] = Field(
        default_factory=dict[str, Woordvormen], description="Andere vormen per soort begeleiding"
    )


class Rol(Record):
    """A role in the organisation and what it does."""

    naam: Regel = Field(description="Hoe de rol bij jullie heet")
    taak: Tekst = Field(default="", description="Wat deze rol doet, in één of twee zinnen")


class SoortBegeleiding(Record):
    """A kind of support (C02)."""

    naam: Regel = Field(description="Naam van deze soort begeleiding")
    uitleg: Tekst = Field(default="", description="Wat het inhoudt, in gewone woorden")
    groepswonen: bool = Field(default=False, description="Wonen mensen hier in een groep?")
    geplande_weken: int | None = Field(
        default=None, ge=1, le=520, description="Hoe lang een traject meestal duurt, in weken"
    )


class Locatie(Record):
    """A place of the organisation; a hidden one prints no address (C02, C34)."""

    naam: Regel = Field(description="Naam van de locatie")
    adres: Adres | None = Field(default=None, description="Bezoekadres")
    telefoon: Regel = Field(default="", description="Telefoonnummer, tussen aanhalingstekens")
    verborgen: bool = Field(default=False, description="Geheim adres: komt op geen enkel document")


class Medewerker(Record):
    """Someone who works at the organisation."""

    naam: Regel = Field(description="Naam")
    rol: Code = Field(default="begeleider", description="Code van de rol")
    team: Regel = Field(default="", description="Team")
    telefoon: Regel = Field(default="", description="Telefoonnummer, tussen aanhalingstekens")
    email: Regel = Field(default="", description="E-mailadres")


class Organisatie(Record):
    """The organisation as its documents present it."""

    naam: Regel = Field(description="Volledige naam")
    korte_naam: Regel = Field(default="", description="Naam zoals iedereen die zegt")
    logo: Logo | None = Field(default=None, description="Logo")
    huisstijl: Huisstijl = Field(description="Kleuren en lettertypen")
    bezoekadres: Adres | None = Field(default=None, description="Bezoekadres")
    postadres: Adres | None = Field(default=None, description="Postadres")
    contact: Contact = Field(default_factory=Contact, description="Bereikbaarheid")
    privacycontact: Regel = Field(default="", description="Wie vragen over privacy beantwoordt")
    klachten: Tekst = Field(default="", description="Waar iemand met een klacht terechtkan")
    opname: bool = Field(default=True, description="Komen mensen bij jullie wonen?")
    woorden: dict[Code, Woord] = Field(default_factory=dict[str, Woord], description="Woordvormen")
    rollen: dict[Code, Rol] = Field(default_factory=dict[str, Rol], description="Rollen")
    soorten_begeleiding: dict[Code, SoortBegeleiding] = Field(
        default_factory=dict[str, SoortBegeleiding], description="Soorten begeleiding"
    )
    locaties: dict[Code, Locatie] = Field(default_factory=dict[str, Locatie], description="Locaties")
    medewerkers: dict[Ref, Medewerker] = Field(
        default_factory=dict[str, Medewerker], description="Medewerkers, uit medewerkers.yaml"
    )
