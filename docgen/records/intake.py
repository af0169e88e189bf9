"""F2 Intakeformulier: a list of things that come up, grouped by leefgebied."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from docgen.records.client import Client
from docgen.records.enums import Profiel
from docgen.records.fields import Veld, shown, veld
from docgen.records.forms import Bemiddeling, Besluit, Formulierrecord, Ondertekening, Weging
from docgen.records.values import Code, Record, Ref, Regel, Tekst

RUIM = Profiel.RUIM
GEWOON = Profiel.GEWOON


class IntakeLeefgebied(Record):
    """Two boxes per leefgebied, or the tick that it does not matter for the decision."""

    gaat_goed: Tekst = veld("", label="Wat gaat goed", merk="P", klasse="F")
    wil_anders: Tekst = veld("", label="Wat wil je anders", merk="P", klasse="F")
    niet_van_belang: bool = veld(False, label="Nu niet van belang voor het besluit", merk="P", klasse="P")
    vroeger: Tekst = veld("", label="Vroeger", merk="P", klasse="F", profiel=RUIM)
    straks: Tekst = veld("", label="Straks", merk="P", klasse="F", profiel=RUIM)
    zelf: Tekst = veld("", label="Wat kun je zelf", merk="P", klasse="F", profiel=RUIM)
    helpers: Tekst = veld("", label="Wie helpt", merk="P", klasse="T", profiel=RUIM)
    prioriteit: int | None = veld(None, label="Belang, 1 is eerst", merk="P", klasse="P", profiel=RUIM, ge=1, le=20)


class EerdereHulp(Record):
    """Help that someone had before, and its lessons."""

    wie: Regel = veld(label="Van wie", klasse="T")
    wanneer: Regel = veld("", label="Wanneer", klasse="P")
    wat_hielp: Tekst = veld("", label="Wat hielp", klasse="F")
    wat_niet: Tekst = veld("", label="Wat hielp niet", klasse="F")
    les: Tekst = veld("", label="Wat we daarvan leren", klasse="F")


class ExterneInformatie(Record):
    """Information asked from others; only with an active permission (IN-2)."""

    bij: Regel = veld(label="Bij wie", klasse="T")
    wat: Regel = veld("", label="Wat gevraagd is", klasse="P")
    datum: date | None = veld(None, label="Wanneer", klasse="P")
    toestemming: Code | None = veld(None, label="Code van de toestemming", klasse="P")


class Wachtlijst(Record):
    """A place on the waiting list comes with an agreement to keep in touch."""

    sinds: date | None = veld(None, label="Op de wachtlijst sinds", klasse="P")
    positie: int | None = veld(None, label="Plaats op de lijst", klasse="P", ge=1, le=10_000)
    contactafspraak: Regel = veld("", label="Hoe we contact houden", merk="P", klasse="P")


class Vervolg(Record):
    """What happens next, and when (IN-3)."""

    eerste_afspraak: date | None = veld(None, label="Eerste afspraak", merk="S*", klasse="P")
    persoonlijk_begeleider: Ref | None = veld(None, label="Persoonlijk begeleider", merk="S*")
    verwachte_start: date | None = veld(None, label="Verwachte start", merk="S*", klasse="P")
    verteld: bool | None = veld(None, label="Vervolg en termijn verteld", klasse="P")
    stappen: Tekst = veld("", label="Wat er nu gebeurt", merk="S*", klasse="F")


class Intake(Formulierrecord):
    """F2 Intakeformulier."""

    van_client: ClassVar[dict[str, Veld]] = {
        **shown(Client, Profiel.GEWOON, "taal", "tolk_nodig", "vertegenwoordiger", "gezin", "netwerk", "toestemmingen"),
        **shown(Client, None, "bsn"),
    }

    plaats: Regel = veld("", label="Plaats", merk="S*", klasse="P", handboek="fasen.intake.waar")
    aanwezigen: list[Regel] = veld(
        label="Wie erbij zijn", merk="S*", klasse="T", eis="ja", factory=list[str], handboek="fasen.intake.wie"
    )
    intaker: Ref | None = veld(None, label="Intaker", merk="S*", eis="ja", handboek="fasen.intake.wie")
    gegevens_gecontroleerd: bool | None = veld(
        None,
        label="Gegevens samen nagelopen",
        merk="P",
        klasse="P",
        profiel=GEWOON,
        handboek="fasen.intake.stappen",
        doel="Zodat namen en nummers kloppen",
    )
    verzekering: Regel = veld(
        "",
        label="Zorgverzekering",
        merk="P",
        klasse="P",
        profiel=RUIM,
        doel="Alleen als jullie die voor de start nodig hebben",
    )
    huisarts: Regel = veld(
        "",
        label="Huisarts",
        merk="P",
        klasse="T",
        profiel=RUIM,
        doel="Alleen als jullie die voor de start nodig hebben",
    )
    indicatie: Regel = veld(
        "",
        label="Indicatie of beschikking",
        merk="P",
        klasse="P",
        profiel=GEWOON,
        handboek="toelating",
        doel="Om te weten of de gemeente al besloot",
    )
    hulpvraag: Tekst = veld(
        "",
        label="Waar wil je hulp bij?",
        merk="S*",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.hulpvraag",
        doel="De vraag in eigen woorden",
    )
    waarom_nu: Tekst = veld(
        "",
        label="Hoe komt het dat je nu hulp zoekt?",
        merk="P",
        klasse="F",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.waarom_nu",
        doel="Wat er nu speelt",
    )
    moet_veranderen: Tekst = veld(
        "",
        label="Wat moet er anders?",
        merk="P",
        klasse="F",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.moet_veranderen",
        doel="Richting voor de hulp",
    )
    moet_blijven: Tekst = veld(
        "",
        label="Wat moet zo blijven?",
        merk="P",
        klasse="F",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.moet_blijven",
        doel="Wat goed is niet stukmaken",
    )
    vroeger: Tekst = veld(
        "",
        label="Hoe was het vroeger?",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.vroeger",
        doel="Leren van wat er was",
    )
    nu: Tekst = veld(
        "", label="Hoe is het nu?", klasse="F", eis="ja", handboek="fasen.intake.vragen.nu", doel="Waar we beginnen"
    )
    straks: Tekst = veld(
        "",
        label="Hoe moet het straks zijn?",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.straks",
        doel="Waar iemand naartoe wil",
    )
    zelf_kunnen: Tekst = veld(
        "",
        label="Wat kun je zelf?",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.zelf_kunnen",
        doel="Eigen kracht eerst",
    )
    netwerk_kan: Tekst = veld(
        "",
        label="Wat kunnen anderen doen?",
        klasse="T",
        eis="ja",
        handboek="fasen.intake.vragen.netwerk_kan",
        doel="Hulp van gewone mensen blijft",
    )
    verwacht_van_ons: Tekst = veld(
        "",
        label="Wat verwacht je van ons?",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.verwacht_van_ons",
        doel="Vraag en aanbod naast elkaar",
    )
    verwachting_organisatie: Tekst = veld(
        "",
        label="Wat wij van jou verwachten",
        klasse="F",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.verwachting_organisatie",
        doel="Eerlijk zijn over wat wij vragen",
    )
    leefgebieden: dict[Code, IntakeLeefgebied] = veld(
        label="Leefgebieden",
        klasse="F",
        eis="ja",
        factory=dict[str, IntakeLeefgebied],
        handboek="leefgebieden",
        doel="Het hele plaatje, kort",
    )
    netwerk_betrekken: Tekst = veld(
        "",
        label="Wie is belangrijk, wie mag helpen, en hoe?",
        klasse="T",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.netwerk_betrekken",
        doel="Met wie we mogen praten",
    )
    eerdere_hulp: list[EerdereHulp] = veld(
        label="Eerdere hulp",
        klasse="F",
        factory=list[EerdereHulp],
        handboek="fasen.intake.vragen.eerdere_hulp",
        doel="Wat hielp en wat niet",
    )
    bereidheid: Tekst = veld(
        "",
        label="Welke stap wil je zetten?",
        klasse="F",
        eis="ja",
        handboek="fasen.intake.vragen.bereidheid",
        doel="Hoe ver iemand is",
    )
    belang: int | None = veld(
        None,
        label="Hoe belangrijk is het? (0–10)",
        merk="P",
        klasse="P",
        profiel=RUIM,
        ge=0,
        le=10,
        doel="Gesprek over motivatie",
    )
    vertrouwen: int | None = veld(
        None,
        label="Hoeveel vertrouwen heb je? (0–10)",
        merk="P",
        klasse="P",
        profiel=RUIM,
        ge=0,
        le=10,
        doel="Gesprek over motivatie",
    )
    veiligheid: Tekst = veld(
        "",
        label="Is iedereen veilig?",
        merk="P",
        klasse="B",
        profiel=GEWOON,
        handboek="fasen.intake.vragen.veiligheid",
        doel="Ook van kinderen",
    )
    medicatie: Regel = veld(
        "",
        label="Medicijnen die van belang zijn",
        merk="P",
        klasse="B",
        profiel=GEWOON,
        doel="Alleen wat we moeten weten om goed te helpen",
    )
    crisiscontact: Regel = veld(
        "", label="Wie bellen we als het misgaat?", merk="P", klasse="T", profiel=GEWOON, doel="Wie we mogen bellen"
    )
    groep: Tekst = veld(
        "",
        label="Past de groep?",
        klasse="F",
        profiel=RUIM,
        handboek="fasen.intake.afwegingen",
        doel="Alleen als iemand in een groep gaat wonen",
    )
    informatie_gegeven: list[Code] = veld(
        label="Wat is verteld",
        eis="ja",
        factory=list[str],
        handboek="fasen.intake.voorlichting",
        doel="Zodat iemand goed kan kiezen",
    )
    externe_informatie: list[ExterneInformatie] = veld(
        label="Informatie van anderen",
        klasse="P",
        factory=list[ExterneInformatie],
        handboek="fasen.intake.stappen",
        doel="Alleen met toestemming (IN-2)",
    )
    afwegingen: dict[Code, Weging] = veld(
        label="Afwegingen",
        klasse="F",
        eis="ja",
        factory=dict[str, Weging],
        handboek="fasen.intake.afwegingen",
        doel="Elk punt krijgt een woord (IN-1)",
    )
    geraadpleegd: list[Regel] = veld(
        label="Collega's die meedachten", factory=list[str], handboek="fasen.intake.wie", doel="Niet alleen beslissen"
    )
    besluit: Besluit = veld(
        label="Besluit",
        klasse="P",
        eis="ja",
        factory=Besluit,
        handboek="fasen.intake.besluiten",
        doel="Samen besluiten en weten waarom",
    )
    proef_tot: date | None = veld(None, label="Proefperiode tot en met", klasse="P")
    wachtlijst: Wachtlijst | None = veld(None, label="Wachtlijst", klasse="P")
    bemiddeling: Bemiddeling | None = veld(None, label="Bemiddeling naar andere hulp", klasse="P")
    intrekking_reden: Tekst = veld("", label="Waarom iemand zich terugtrok", klasse="F")
    vervolg: Vervolg = veld(
        label="Vervolg",
        merk="S*",
        klasse="P",
        eis="vastgesteld",
        factory=Vervolg,
        handboek="fasen.opstart",
        doel="Weten wat er nu komt (IN-3)",
    )
    ondertekening: Ondertekening = veld(
        label="Samen besproken",
        merk="P",
        klasse="P",
        profiel=GEWOON,
        factory=Ondertekening,
        doel="Dat het gesprek samen is nagelopen",
    )
