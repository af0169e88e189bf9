"""What the handbook's derived values look like: the lines that its chapters and annexes are made of."""

from __future__ import annotations

from pydantic import Field

from docgen.documents.derivation import Derivation
from docgen.template import Shape


class Celzin(Derivation):
    """One of the six questions of a phase, answered in a sentence."""

    woord: str = Field(description="Het vraagwoord, zoals Wat")
    vraag: str = Field(description="De hele vraag")
    zin: str = Field(description="Het antwoord als zin, of waarom het open is gelaten")


class Stapregel(Derivation):
    """A numbered step."""

    nummer: int = Field(description="Nummer van de stap")
    titel: str = Field(description="Naam van de stap")
    tekst: str = Field(description="Wat er gebeurt")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")
    reflectie: list[str] = Field(default_factory=list[str], description="Vragen om over te praten, naast deze stap")


class Besluitregel(Derivation):
    """A decision that can be taken."""

    naam: str = Field(description="Naam van het besluit")
    betekenis: str = Field(description="Wat er dan gebeurt")
    overweging: str = Field(description="Bij welke overweging het past")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")


class Afwegingsregel(Derivation):
    """Something to weigh before deciding."""

    tekst: str = Field(description="Wat jullie afwegen")
    toelichting: str = Field(default="", description="Waar je dan op let")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")


class Instrument(Derivation):
    """What a phase works with."""

    tekst: str = Field(description="Hoe het heet in deze fase")
    nummer: str = Field(default="", description="Nummer van het formulier, zoals F1; leeg is: geen formulier")
    verplicht: bool = Field(default=True, description="Hoort dit er altijd bij?")
    waarvoor: str = Field(default="", description="Waar het voor is")


class Kwaliteitsregel(Derivation):
    """A demand on the work, with the codes of its rules small."""

    tekst: str = Field(description="Waar het werk aan voldoet")
    codes: str = Field(default="", description="Codes van de regels, zoals PB-T5, PB-T8")
    uitleg: str = Field(default="", description="Toelichting")


class Fasehoofdstuk(Derivation):
    """Everything that the chapter of one phase needs."""

    code: str = Field(description="Code van de fase")
    nummer: int = Field(description="Nummer, van 1 tot en met 8")
    naam: str = Field(description="Naam van de fase")
    titel_client: str = Field(description="Hoe de fase voor de cliënt heet")
    blok: str = Field(description="Begin, Kern of Afsluiting")
    pictogram: Shape = Field(description="Pictogram van de fase, 14 mm")
    teken: Shape = Field(description="Pictogram van de fase, 9 mm")
    doel: str = Field(description="Waar de fase voor is")
    client: str = Field(description="Wat de cliënt doet en beslist")
    client_uitleg: str = Field(description="De fase voor de cliënt zelf, in een paar zinnen")
    vragen: list[Celzin] = Field(description="De zes vragen met hun antwoord")
    stappen: list[Stapregel] = Field(description="De stappen")
    afwegingen: list[Afwegingsregel] = Field(description="Wat jullie afwegen")
    besluiten: list[Besluitregel] = Field(description="Mogelijke besluiten")
    instrumenten: list[Instrument] = Field(description="Formulieren en andere hulpmiddelen")
    kwaliteit: list[Kwaliteitsregel] = Field(description="Waar het werk aan voldoet")
    reflectie: list[str] = Field(description="Vragen om als team over te praten")


class Matrixrij(Derivation):
    """A row of the matrix: one phase, the points of its six answers."""

    nummer: int = Field(description="Nummer van de fase")
    naam: str = Field(description="Naam van de fase")
    wat: list[str] = Field(description="Wat doen we?")
    wie: list[str] = Field(description="Wie doet het?")
    wanneer: list[str] = Field(description="Wanneer?")
    waar: list[str] = Field(description="Waar?")
    waarmee: list[str] = Field(description="Waarmee?")
    hoe: list[str] = Field(description="Hoe goed?")


class Formuliermoment(Derivation):
    """A form and when it is used: per phase ● (made there), ○ (used again) or nothing."""

    nummer: str = Field(description="Nummer van het formulier, zoals F6")
    naam: str = Field(description="Naam van het formulier")
    titel_client: str = Field(description="Titel voor de cliënt")
    waarvoor: str = Field(description="Waar het formulier voor is")
    wanneer: str = Field(description="De fasen waarin het erbij hoort, in woorden")
    vorm: str = Field(description="Word, Excel of allebei")
    tekens: list[str] = Field(description="Acht tekens, één per fase")


class Rolrij(Derivation):
    """A role with its part in each phase."""

    naam: str = Field(description="Naam van de rol")
    bijdragen: list[str] = Field(description="Acht keer: doet, beslist, denkt mee, weet of niets")


class Termijnregel(Derivation):
    """A term that the organisation keeps to."""

    naam: str = Field(description="Waar de termijn voor is")
    waarde: str = Field(description="De termijn in woorden, zoals 6 weken")


class Leefgebiedblad(Derivation):
    """A leefgebied with everything to talk about."""

    code: str = Field(description="Code van het leefgebied")
    naam: str = Field(description="Naam")
    titel_client: str = Field(description="Titel voor de cliënt")
    uitleg: str = Field(description="Waar dit over gaat, in één zin")
    pictogram: Shape = Field(description="Pictogram, 11 mm")
    teken: Shape = Field(description="Pictogram, 9 mm")
    themawoorden: str = Field(description="Woorden die hierbij horen, met komma's")
    richtvragen: list[str] = Field(description="Korte vragen die op het formulier staan")
    heden: list[str] = Field(description="Gespreksvragen over nu")
    verleden: list[str] = Field(description="Gespreksvragen over vroeger")
    toekomst: list[str] = Field(description="Gespreksvragen over straks")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")


# --- annexes


class Regelblad(Derivation):
    """A rule of the catalogue as it counts here."""

    code: str = Field(description="Code van de regel, zoals PB-T5")
    naam: str = Field(description="De regel in een paar woorden")
    tekst: str = Field(description="Wat de regel vraagt")
    ernst: str = Field(description="Hoe streng: moet of let op")
    reden: str = Field(default="", description="Waarom de organisatie hiervan afwijkt")


class Regelgroep(Derivation):
    """The rules of one phase."""

    titel: str = Field(description="Naam van de fase, of waar de regels over gaan")
    regels: list[Regelblad] = Field(description="De regels")


class Criteriumregel(Derivation):
    """A criterion of admission or exclusion."""

    tekst: str = Field(description="Het criterium")
    toets: str = Field(description="Na te gaan, of samen te bespreken")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")


class Lijstregel(Derivation):
    """A line of a checklist."""

    tekst: str = Field(description="Wat er geregeld wordt")
    wie: str = Field(default="", description="Wie dit meestal doet")
    bereik: str = Field(default="", description="Waar of vanaf wanneer dit geldt")


class Lijstgroep(Derivation):
    """Lines of a checklist that belong to one moment."""

    titel: str = Field(description="Het moment")
    regels: list[Lijstregel] = Field(description="De regels")


class Lijstblad(Derivation):
    """A whole checklist."""

    naam: str = Field(description="Naam van de checklist")
    groepen: list[Lijstgroep] = Field(description="De groepen, op volgorde")


class Wijzigingsregel(Derivation):
    """A change since an earlier version."""

    versie: str = Field(description="De versie waarin dit veranderde")
    wat: str = Field(description="Wat er verandert")
    reden: str = Field(description="Waarom")
    besluit: str = Field(description="Wie besloot, en wanneer")
    geldt: str = Field(description="Vanaf wanneer en voor wie")
    clienten: bool = Field(description="Dachten cliënten mee?")


class Maatregel(Derivation):
    """A tailoring decision."""

    onderwerp: str = Field(description="Waar het over gaat, zoals Leefgebieden")
    code: str = Field(description="Code van het configuratiepunt, zoals C04")
    wat: str = Field(description="Wat de organisatie anders doet")
    waarom: str = Field(description="Waarom")
    betrokken: str = Field(description="Wie meedachten")
    besluit: str = Field(description="Wie besloot, en wanneer")
    clienten: bool = Field(description="Dachten cliënten mee?")


class Woordregel(Derivation):
    """A word and what it means here."""

    woord: str = Field(description="Het woord")
    meervoud: str = Field(default="", description="Het meervoud, bij een woord dat de organisatie zelf kiest")
    uitleg: str = Field(description="Wat het betekent")


class Voorbeelddeel(Derivation):
    """A stretch of the example, numbered when there is a note to it."""

    tekst: str = Field(description="De woorden")
    nummer: str = Field(default="", description="Nummer van de aantekening, of leeg")


class Voorbeeldnoot(Derivation):
    """A note to the example."""

    nummer: str = Field(description="Nummer van de aantekening")
    bij: str = Field(description="De woorden uit het voorbeeld")
    uitleg: str = Field(description="Waarom dit goed werkt")


class Voorbeeld(Derivation):
    """The annotated example."""

    leefgebied: str = Field(description="Bij welk leefgebied het voorbeeld hoort")
    delen: list[Voorbeelddeel] = Field(description="De tekst, in stukken")
    noten: list[Voorbeeldnoot] = Field(description="De aantekeningen")


class Plek(Derivation):
    """A place that may be printed."""

    naam: str = Field(description="Naam van de locatie")
    adres: str = Field(default="", description="Adres op één regel")
    telefoon: str = Field(default="", description="Telefoonnummer")
