"""The handbook op maat: the source of truth from which every form is derived (method 2 and 7, design 2.1).

Everything that can be tailored is a mapping by a speaking code, so that one thing has one path:
`handboek.fasen.intake.vragen.huisdier`. Texts may hold words of the organisation between braces (`{de client}`,
`{begeleider.meervoud}`), which `docgen.records.wording` fills in.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from docgen.records.enums import Bijdrage, Ernst, Overgang, Overweging, Perspectief, Profiel, Tijdeenheid
from docgen.records.values import SETTINGS, Code, Record, Regel, Tekst, Versie


class Bereik(Record):
    """For whom and since when an item counts (C30); empty means: for everybody, always."""

    geldt_voor: list[Code] = Field(
        default_factory=list[str], description="Codes van soorten begeleiding, locaties of doelgroepen; leeg is: overal"
    )
    geldt_vanaf: date | None = Field(default=None, description="Eerste dag waarop dit geldt")
    geldt_tot: date | None = Field(default=None, description="Laatste dag waarop dit geldt")


# --- leefgebieden (C04–C06, C17, C29)


class Leefgebiedenwijzer(Record):
    """Questions to talk with, by time; an idea bank, never a list to complete (F5)."""

    heden: list[Regel] = Field(default_factory=list[str], description="Vragen over nu")
    verleden: list[Regel] = Field(default_factory=list[str], description="Vragen over vroeger")
    toekomst: list[Regel] = Field(default_factory=list[str], description="Vragen over straks")


class Leefgebied(Bereik):
    """One life domain: about a person, never about a problem (CF-1)."""

    naam: Regel = Field(description="Naam van het leefgebied")
    titel_client: Regel = Field(default="", description="Titel voor de cliënt, zoals 'Mijn huis'")
    uitleg: Regel = Field(default="", description="Waar dit over gaat, in één zin")
    themawoorden: list[Regel] = Field(default_factory=list[str], description="Woorden die bij dit leefgebied horen")
    richtvragen: list[Regel] = Field(
        default_factory=list[str], description="Twee korte vragen die op het formulier staan"
    )
    wijzer: Leefgebiedenwijzer = Field(default_factory=Leefgebiedenwijzer, description="Gespreksvragen per tijd")
    pictogram: Code = Field(default="leefgebied", description="Naam van het pictogram")
    valt_onder: list[Code] = Field(
        default_factory=list[str],
        description="Welke van de zeven landelijke leefgebieden hierbij horen; mag leeg blijven",
    )


# --- fasen


class Termijn(Record):
    """A term that is printed in the client's information too (C39)."""

    aantal: int = Field(ge=0, le=1000, description="Aantal")
    eenheid: Tijdeenheid = Field(description="dagen, weken of maanden")


class Punt(Bereik):
    """One point in a cell of the matrix: a task, a person, a moment, a place, an instrument or a quality."""

    tekst: Tekst = Field(description="Wat er staat, kort genoeg voor de matrix")
    uitleg: Tekst = Field(default="", description="Toelichting in het hoofdstuk van de fase")
    verplicht: bool = Field(default=True, description="Hoort dit er altijd bij?")
    rol: Code | None = Field(
        default=None, description="Bij 'wie': code van de rol, of client, netwerk, verwijzer, extern"
    )
    bijdrage: Bijdrage | None = Field(default=None, description="Bij 'wie': doet, beslist, denkt mee of weet")
    termijn: Termijn | None = Field(default=None, description="Bij 'wanneer': de termijn")
    formulier: Code | None = Field(default=None, description="Bij 'waarmee': code van het formulier")
    regels: list[Regel] = Field(default_factory=list[str], description="Bij 'hoe': codes van regels, zoals PB-T5")


class Cel(Record):
    """The answer to one of the six questions for one phase; HB-1 wants it complete."""

    zin: Tekst = Field(default="", description="Het antwoord als zin of twee zinnen")
    punten: dict[Code, Punt] = Field(default_factory=dict[str, Punt], description="De punten van het antwoord")
    open_gelaten: Tekst = Field(default="", description="Bewust open gelaten: waarom")


class Stap(Bereik):
    """One step of a phase."""

    titel: Regel = Field(description="Naam van de stap")
    tekst: Tekst = Field(description="Wat er gebeurt")


class Vraag(Bereik):
    """A question on the form of this phase (C09).

    Where the code is that of a field of the record (`hulpvraag`), it gives that field its words; any other code is a
    question of the organisation's own, answered under `antwoorden`.
    """

    vraag: Regel = Field(description="De vraag zoals die op het formulier staat")
    toelichting: Regel = Field(default="", description="Kleine tekst onder de vraag")
    regels: int = Field(default=3, ge=1, le=30, description="Schrijfregels op het lege formulier")
    zelfcheck: bool = Field(default=False, description="Mag ook in de zelfcheck op de website")


class Afweging(Bereik):
    """A criterion that the consideration weighs (C31)."""

    tekst: Regel = Field(description="Wat jullie afwegen")
    toelichting: Regel = Field(default="", description="Waar je dan op let")
    bij_groepswonen: bool = Field(default=False, description="Alleen als iemand in een groep gaat wonen")


class Besluitoptie(Bereik):
    """An outcome that can be chosen; an own one maps to a basic one (C11)."""

    naam: Regel = Field(description="Naam van het besluit")
    betekenis: Regel = Field(default="", description="Wat er dan gebeurt")
    valt_onder: Code = Field(description="Code van het landelijke besluit")
    overweging: Overweging | None = Field(default=None, description="Bij welke overweging dit past; leeg is: bij elke")


class Keuze(Bereik):
    """A named option in a list, such as a channel, a referrer, or a thing that was explained."""

    naam: Regel = Field(description="Hoe de keuze op het formulier staat")


class Fasebeschrijving(Record):
    """One phase of the handbook."""

    naam: Regel = Field(description="Naam van de fase")
    titel_client: Regel = Field(default="", description="Hoe de fase voor de cliënt heet")
    doel: Tekst = Field(default="", description="Waar deze fase voor is")
    client: Tekst = Field(default="", description="Wat de cliënt doet en beslist")
    client_uitleg: Tekst = Field(default="", description="De fase in twee of drie zinnen voor de cliënt zelf")
    stappen: dict[Code, Stap] = Field(default_factory=dict[str, Stap], description="Stappen, op volgorde")
    wat: Cel = Field(default_factory=Cel, description="Wat doen we?")
    wie: Cel = Field(default_factory=Cel, description="Wie doet het?")
    wanneer: Cel = Field(default_factory=Cel, description="Wanneer?")
    waar: Cel = Field(default_factory=Cel, description="Waar?")
    waarmee: Cel = Field(default_factory=Cel, description="Waarmee?")
    hoe: Cel = Field(default_factory=Cel, description="Hoe goed?")
    vragen: dict[Code, Vraag] = Field(default_factory=dict[str, Vraag], description="Vragen op het formulier")
    voorlichting: dict[Code, Keuze] = Field(default_factory=dict[str, Keuze], description="Wat je vertelt of meegeeft")
    afwegingen: dict[Code, Afweging] = Field(default_factory=dict[str, Afweging], description="Wat je afweegt")
    besluiten: dict[Code, Besluitoptie] = Field(
        default_factory=dict[str, Besluitoptie], description="Mogelijke besluiten"
    )
    reflectie: dict[Code, Regel] = Field(
        default_factory=dict[str, str], description="Vragen om als team over te praten"
    )


class Fasen(Record):
    """The eight phases; names may differ, the codes stay."""

    aanmelding: Fasebeschrijving = Field(description="Fase 1")
    intake: Fasebeschrijving = Field(description="Fase 2")
    opstart: Fasebeschrijving = Field(description="Fase 3")
    analyse: Fasebeschrijving = Field(description="Fase 4")
    planning: Fasebeschrijving = Field(description="Fase 5")
    uitvoering: Fasebeschrijving = Field(description="Fase 6")
    evaluatie: Fasebeschrijving = Field(description="Fase 7")
    uitstroom: Fasebeschrijving = Field(description="Fase 8")


# --- criteria, checklists, exit


class Criterium(Bereik):
    """A criterion of admission or exclusion (C08)."""

    tekst: Regel = Field(description="Het criterium, zoals het in het handboek staat")
    vraag: Regel = Field(default="", description="Het criterium als vraag op het formulier")
    toets: Literal["feit", "oordeel"] = Field(default="oordeel", description="Is het na te gaan (feit) of een oordeel?")


class ChecklistItem(Bereik):
    """One line of a checklist (C13)."""

    tekst: Regel = Field(description="Wat er geregeld wordt")
    wie: Code | None = Field(
        default=None, description="Wie dit meestal doet: client, client_met_hulp, begeleider, netwerk, extern"
    )


class ChecklistGroep(Bereik):
    """Lines that belong to one moment."""

    titel: Regel = Field(description="Kop van de groep")
    items: dict[Code, ChecklistItem] = Field(default_factory=dict[str, ChecklistItem], description="De regels")


class Checklist(Record):
    """A checklist, grouped by moment."""

    groepen: dict[Code, ChecklistGroep] = Field(default_factory=dict[str, ChecklistGroep], description="Groepen")
    eigen_regels: int = Field(default=3, ge=0, le=20, description="Lege regels voor eigen punten van de cliënt")


class Checklists(Record):
    """Both checklists."""

    opname: Checklist = Field(default_factory=Checklist, description="Checklist opnameactiviteiten (F3)")
    uitstroom: Checklist = Field(default_factory=Checklist, description="Checklist uitstroomactiviteiten (F9)")


class Exitvraag(Bereik):
    """One statement of the exit vragenlijst, in the ik-form."""

    tekst: Regel = Field(description="De stelling, in de ik-vorm, één gedachte, zonder ontkenning")


class Exitvragenlijst(Record):
    """The standard questionnaire on satisfaction (C20): a changed item gets a new code and starts a new series."""

    inleiding: Tekst = Field(default="", description="Wat dit is en dat het zonder naam is")
    schaal: dict[Code, Regel] = Field(default_factory=dict[str, str], description="De antwoorden in woorden")
    vragen: dict[Code, Exitvraag] = Field(default_factory=dict[str, Exitvraag], description="De stellingen")
    open_vragen: dict[Code, Exitvraag] = Field(default_factory=dict[str, Exitvraag], description="Open vragen")
    kleinste_groep: int = Field(default=5, ge=2, le=100, description="Onder dit aantal geen uitkomsten laten zien")


# --- forms, limits, terms, rules


class Formulierinstelling(Record):
    """What the organisation does with one form (C25, C26, C28, C32, C36)."""

    naam: Regel = Field(description="Naam van het formulier")
    titel_client: Regel = Field(default="", description="Titel voor de cliënt, zoals 'Mijn plan'")
    titel_kaart: Regel = Field(
        default="",
        description="Titel van de kaart met stappen voor de cliënt, zoals 'Mijn acties' (alleen bij het plan)",
    )
    waarvoor: Regel = Field(default="", description="Waar het formulier voor is, in één zin")
    gebruiken: bool = Field(default=True, description="Gebruiken jullie dit formulier?")
    word: bool = Field(default=True, description="Als Word-document maken")
    excel: bool = Field(default=False, description="Als Excel-werkmap maken")
    profiel: Profiel = Field(default=Profiel.GEWOON, description="kort, gewoon of ruim")
    perspectief: Perspectief = Field(
        default=Perspectief.JE, description="Vaste tekst in ik-, je-, u-vorm of met de naam"
    )
    samen_met: Code | None = Field(default=None, description="Code van het formulier waarmee dit in één gesprek gaat")
    velden: Annotated[dict[Code, bool], SETTINGS] = Field(
        default_factory=dict[str, bool], description="Losse velden aan (true) of uit (false)"
    )


class Formulieren(Record):
    """The settings of the seven forms."""

    aanmelding: Formulierinstelling = Field(description="F1 Aanmeldingsformulier")
    intake: Formulierinstelling = Field(description="F2 Intakeformulier")
    opname: Formulierinstelling = Field(description="F3 Checklist opnameactiviteiten")
    persoonsbeschrijving: Formulierinstelling = Field(description="F6 Persoonsbeschrijving")
    begeleidingsplan: Formulierinstelling = Field(description="F7 Begeleidingsplan, met F8 Evaluatie")
    uitstroom: Formulierinstelling = Field(description="F9 Checklist uitstroomactiviteiten")
    exit: Formulierinstelling = Field(description="F10 Exit vragenlijst")


class Grenzen(Record):
    """Limits of texts (C18)."""

    regels_min: int = Field(default=4, ge=1, le=50, description="Minste regels per leefgebied (geeft alleen een tip)")
    regels_max: int = Field(default=10, ge=1, le=100, description="Meeste regels per leefgebied")
    paginas: int = Field(default=2, ge=1, le=10, description="Meeste pagina's van een persoonsbeschrijving")
    doelen_tegelijk: int = Field(default=3, ge=1, le=20, description="Meeste doelen die tegelijk lopen")
    lege_doelen: int = Field(default=3, ge=1, le=10, description="Doelen waarvoor op een leeg plan ruimte is")
    lege_stappen: int = Field(
        default=3, ge=1, le=10, description="Stappen per doel waarvoor op een leeg plan ruimte is"
    )
    schrijfregels: int = Field(default=6, ge=3, le=12, description="Schrijfregels per leefgebied op een leeg formulier")


class Termijnen(Record):
    """Rhythm and terms (C12, C16, C39)."""

    antwoord_na_aanmelding: Termijn | None = Field(
        default=None, description="Wanneer iemand na de aanmelding van ons hoort"
    )
    intake_binnen: Termijn | None = Field(default=None, description="Hoe snel de intake is")
    plan_klaar_binnen: Termijn | None = Field(default=None, description="Wanneer het eerste plan klaar is")
    evaluatie_elke: Termijn | None = Field(default=None, description="Hoe vaak jullie samen terugkijken")
    clientenoverleg_elke: Termijn | None = Field(default=None, description="Hoe vaak het cliëntenoverleg is")
    wenperiode: Termijn | None = Field(default=None, description="Hoe lang de wenperiode duurt")
    nazorg_na: Termijn | None = Field(default=None, description="Wanneer jullie na het vertrek nog eens contact hebben")


class Regelinstelling(Record):
    """What one rule of the catalogue does here (C38)."""

    ernst: Ernst = Field(description="blokkeren, waarschuwen of uit")
    reden: Tekst = Field(default="", description="Waarom jullie hiervan afwijken")


class Bevoegdheden(Record):
    """Who may do what (C38)."""

    vaststellen: list[Code] = Field(default_factory=list[str], description="Rollen die een document mogen vaststellen")
    regel_overrulen: list[Code] = Field(
        default_factory=list[str],
        description="Rollen die een regel die blokkeert opzij mogen zetten; bij een waarschuwing mag iedereen dat",
    )


# --- texts


class Principe(Record):
    """One of the principles U1–U5."""

    naam: Regel = Field(description="Naam van het uitgangspunt")
    tekst: Tekst = Field(description="Wat het bij jullie betekent")


class Aantekening(Record):
    """A remark at a sentence of the example."""

    bij: Regel = Field(description="De woorden uit het voorbeeld")
    uitleg: Regel = Field(description="Waarom dit goed werkt")


class Schrijfvoorbeeld(Record):
    """One good text with notes beside it."""

    leefgebied: Regel = Field(default="", description="Bij welk leefgebied het voorbeeld hoort")
    tekst: Tekst = Field(default="", description="De voorbeeldtekst")
    aantekeningen: list[Aantekening] = Field(default_factory=list[Aantekening], description="Aantekeningen erbij")


class Schrijfwijzer(Record):
    """How we write for clients."""

    inleiding: Tekst = Field(default="", description="Waarom we zo schrijven")
    regels: dict[Code, Regel] = Field(default_factory=dict[str, str], description="Schrijfregels")
    voorbeeld: Schrijfvoorbeeld = Field(default_factory=Schrijfvoorbeeld, description="Een goed voorbeeld")


class Doelgroep(Record):
    """For whom the organisation is there (C03)."""

    naam: Regel = Field(default="", description="De doelgroep in een paar woorden")
    uitleg: Tekst = Field(default="", description="De doelgroep in een paar zinnen")
    leeftijd_van: int | None = Field(default=None, ge=0, le=120, description="Jongste leeftijd")
    leeftijd_tot: int | None = Field(default=None, ge=0, le=120, description="Oudste leeftijd")


class MaatBesluit(Record):
    """A tailoring decision: what, why, with whom (TailoringDecision, method 2)."""

    code: Regel = Field(default="", description="Configuratiepunt, zoals C04")
    wat: Tekst = Field(description="Wat jullie anders doen")
    waarom: Tekst = Field(description="Waarom")
    betrokken: list[Regel] = Field(default_factory=list[str], description="Wie meedachten")
    clienten_betrokken: bool = Field(default=False, description="Dachten cliënten mee?")
    besloten_op: date | None = Field(default=None, description="Datum van het besluit")
    besloten_door: Regel = Field(default="", description="Wie besloot")


class Wijziging(Record):
    """A change since an earlier version (method 7, revision rules)."""

    versie: Regel = Field(description="De versie waarin dit veranderde, tussen aanhalingstekens")
    wat: Tekst = Field(description="Wat er verandert")
    reden: Tekst = Field(description="Waarom")
    besloten_door: Regel = Field(default="", description="Wie besloot")
    besloten_op: date | None = Field(default=None, description="Datum van het besluit")
    clienten_betrokken: bool = Field(default=False, description="Dachten cliënten mee?")
    geldt_vanaf: date | None = Field(default=None, description="Eerste dag; leeg is: de datum van de versie")
    overgang: Overgang | None = Field(default=None, description="Voor wie het geldt; leeg is: zoals bij zoiets hoort")
    onderdelen: list[Regel] = Field(
        default_factory=list[str], description="Waar dit over gaat, als paden in het handboek: toelating.zelfzorg"
    )


class Handboek(Record):
    """The effective handbook of one organisation in one version."""

    basis: Regel = Field(default="", description="Het voorbeeldhandboek waarop dit verder bouwt, zoals opvang-1 (C37)")
    versie: Versie = Field(description="Versie, tussen aanhalingstekens")
    datum: date | None = Field(default=None, description="Datum van deze versie")
    besloten_door: Regel = Field(default="", description="Wie deze versie vaststelde")
    besloten_op: date | None = Field(default=None, description="Wanneer deze versie werd vastgesteld")
    volgende_herziening: date | None = Field(default=None, description="Wanneer jullie het handboek weer bekijken")
    wijzigingen: list[Wijziging] = Field(
        default_factory=list[Wijziging], description="Wat er sinds vorige versies veranderde"
    )
    over_ons: Tekst = Field(default="", description="Wie jullie zijn")
    visie: Tekst = Field(default="", description="Jullie visie")
    opbrengst: Tekst = Field(default="", description="Wat deze manier van werken oplevert")
    methode: Tekst = Field(default="", description="Waar de methode vandaan komt")
    doelgroep: Doelgroep = Field(default_factory=Doelgroep, description="Voor wie jullie er zijn")
    uitgangspunten: dict[Code, Principe] = Field(
        default_factory=dict[str, Principe], description="Uitgangspunten U1–U5"
    )
    leefgebieden: dict[Code, Leefgebied] = Field(default_factory=dict[str, Leefgebied], description="Leefgebieden")
    waarom_leefgebieden: Tekst = Field(default="", description="Waarom jullie zo kijken")
    fasen: Fasen = Field(description="De acht fasen")
    toelating: dict[Code, Criterium] = Field(default_factory=dict[str, Criterium], description="Toelatingscriteria")
    uitsluiting: dict[Code, Criterium] = Field(default_factory=dict[str, Criterium], description="Uitsluitingscriteria")
    kanalen: dict[Code, Keuze] = Field(default_factory=dict[str, Keuze], description="Hoe mensen zich melden")
    verwijzers: dict[Code, Keuze] = Field(default_factory=dict[str, Keuze], description="Verwijzers")
    checklists: Checklists = Field(default_factory=Checklists, description="Checklists")
    exitvragenlijst: Exitvragenlijst = Field(default_factory=Exitvragenlijst, description="Exit vragenlijst")
    formulieren: Formulieren = Field(description="Instellingen per formulier")
    labels: Annotated[dict[Code, dict[Code, Regel]], SETTINGS] = Field(
        default_factory=dict[str, dict[str, str]], description="Hoe keuzes heten, per lijst: labels.crisis.geen"
    )
    grenzen: Grenzen = Field(default_factory=Grenzen, description="Grenzen aan teksten")
    termijnen: Termijnen = Field(default_factory=Termijnen, description="Termijnen")
    regels: Annotated[dict[Regel, Regelinstelling], SETTINGS] = Field(
        default_factory=dict[str, Regelinstelling], description="Ernst per regel"
    )
    bevoegdheden: Bevoegdheden = Field(default_factory=Bevoegdheden, description="Wie wat mag")
    schrijfwijzer: Schrijfwijzer = Field(
        default_factory=Schrijfwijzer, description="Schrijfregels voor teksten voor cliënten"
    )
    inspraak: Tekst = Field(default="", description="Hoe cliënten meepraten over hoe jullie werken")
    leren: Tekst = Field(default="", description="Hoe jullie blijven leren: inwerken, intervisie, evaluatie (C22)")
    besluiten_op_maat: list[MaatBesluit] = Field(default_factory=list[MaatBesluit], description="Besluiten op maat")
