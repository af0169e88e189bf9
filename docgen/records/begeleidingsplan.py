"""F7 Begeleidingsplan with F8 Evaluatie as a section: doel – acties – evaluatie per leefgebied."""

from __future__ import annotations

from datetime import date

from docgen.records.enums import ActieActor, AfrondReden, DoelRichting, DoelStatus, MeningVan, Profiel
from docgen.records.fields import veld
from docgen.records.forms import Besluit, Formulierrecord, Kopie, Ondertekening, Weging
from docgen.records.values import Code, Record, Ref, Regel, Tekst

RUIM = Profiel.RUIM
GEWOON = Profiel.GEWOON


class Actie(Record):
    """A small step: what, who, when (BP-X2)."""

    wat: Regel = veld(label="Stap", klasse="F")
    wie: ActieActor | None = veld(None, label="Wie", klasse="P", eis="vastgesteld")
    naam: Regel = veld("", label="Naam", klasse="T")
    wanneer: Regel = veld("", label="Wanneer", klasse="P")
    voor: date | None = veld(None, label="Vóór", klasse="P")
    hulp_nodig: Regel = veld("", label="Hulp nodig", klasse="P")
    klaar: bool = veld(False, label="Gedaan", merk="P", klasse="P")


class Doelevaluatie(Record):
    """How a goal went (EV-1)."""

    status: DoelStatus | None = veld(None, label="Gehaald?", merk="P", klasse="P")
    mate: int | None = veld(None, label="Hoe ver (0–10)", merk="P", klasse="P", profiel=RUIM, ge=0, le=10)
    verloop: Tekst = veld("", label="Hoe het ging", klasse="F")
    reden: Tekst = veld("", label="Hoe dat komt", klasse="F")
    les: Tekst = veld("", label="Wat we ervan leren", klasse="F")


class Subdoel(Record):
    """What someone wants to reach in the coming time (BP-T5)."""

    tekst: Regel = veld(label="Ik wil", klasse="F")
    meetpunt: Regel = veld("", label="Ik merk het aan", klasse="F")
    startdatum: date | None = veld(None, label="Begin", klasse="P", profiel=RUIM)
    streefdatum: date | None = veld(None, label="Wanneer", klasse="P")
    richting: DoelRichting | None = veld(None, label="Richting", klasse="P", profiel=RUIM)
    volgorde: int | None = veld(None, label="Volgorde", klasse="P", ge=1, le=99)
    later: bool = veld(False, label="Dit kan later", klasse="P")
    hier_gebruik_ik: Regel = veld("", label="Hier gebruik ik", merk="S*", klasse="F")
    wil_ik_dit: int | None = veld(
        None, label="Wil ik dit echt? (0–10)", merk="P", klasse="P", profiel=RUIM, ge=0, le=10
    )
    kan_dit_nu: int | None = veld(None, label="Kan dit nu? (0–10)", merk="P", klasse="P", profiel=RUIM, ge=0, le=10)
    acties: list[Actie] = veld(label="Stappen", klasse="P", factory=list[Actie])
    evaluatie: Doelevaluatie = veld(label="Terugblik", klasse="F", factory=Doelevaluatie)


class Hoofddoel(Record):
    """A long-term goal in the client's own words."""

    tekst: Regel = veld(label="Hoofddoel", klasse="F")
    van_wie: MeningVan = veld(MeningVan.CLIENT, label="Van wie dit doel is", klasse="P")
    subdoelen: list[Subdoel] = veld(label="Doelen", klasse="F", factory=list[Subdoel])


class LeefgebiedPlan(Record):
    """The goals in one leefgebied, or why there are none now."""

    hoofddoelen: list[Hoofddoel] = veld(label="Hoofddoelen", klasse="F", factory=list[Hoofddoel])
    geen_doel: Regel = veld("", label="Waarom hier nu geen doel is", klasse="F")


class Planbron(Record):
    """The persoonsbeschrijving on which the plan rests (BP-P1)."""

    versie: int | None = veld(None, label="Versie", klasse="P", ge=1, le=999)
    datum: date | None = veld(None, label="Datum", klasse="P")


class Plannetwerk(Record):
    """Someone around the client who takes part in the plan."""

    naam: Regel = veld(label="Naam", klasse="T")
    rol: Regel = veld("", label="Wat deze persoon doet", klasse="T")
    haalt: Regel = veld("", label="Wat ik krijg", klasse="T")
    brengt: Regel = veld("", label="Wat ik geef", klasse="T")


class Raadpleging(Record):
    """Advice of a colleague or another professional, asked after talking with the client (BP-P4)."""

    wie: Regel = veld(label="Wie", klasse="T")
    op: date | None = veld(None, label="Wanneer", klasse="P")
    besproken_op: date | None = veld(None, label="Vooraf met {de client} besproken op", klasse="P")


class Moet(Record):
    """Something that must, apart from the client's own goals."""

    wat: Regel = veld(label="Wat moet", merk="P", klasse="J")
    van_wie: Regel = veld("", label="Van wie", merk="P", klasse="T")


class Evaluatie(Record):
    """F8 Evaluatie: results, how we work together, and what follows."""

    datum: date | None = veld(None, label="Datum", klasse="P", eis="vastgesteld")
    aanwezigen: list[Regel] = veld(label="Wie erbij waren", klasse="T", factory=list[str])
    naar_einddoel: Tekst = veld(
        "", label="Komt het einddoel dichterbij?", klasse="F", handboek="fasen.evaluatie.vragen.naar_einddoel"
    )
    juiste_plek: Tekst = veld(
        "", label="Is dit de juiste plek?", klasse="F", handboek="fasen.evaluatie.vragen.juiste_plek"
    )
    match: Tekst = veld("", label="Passen we bij elkaar?", klasse="F", handboek="fasen.evaluatie.vragen.match")
    ervaring: Tekst = veld("", label="Hoe was de hulp?", klasse="F", handboek="fasen.evaluatie.vragen.ervaring")
    feedback: Tekst = veld(
        "", label="Wat kan de begeleider anders doen?", klasse="F", handboek="fasen.evaluatie.vragen.feedback"
    )
    contact: Tekst = veld("", label="Hoe gaat het tussen ons?", klasse="F", handboek="fasen.evaluatie.vragen.contact")
    afwegingen: dict[Code, Weging] = veld(
        label="Afwegingen", klasse="F", factory=dict[str, Weging], handboek="fasen.evaluatie.afwegingen"
    )
    betrokkenen: list[Regel] = veld(label="Wie meedachten", klasse="T", factory=list[str])
    besluit: Besluit = veld(
        label="Besluit", klasse="P", eis="vastgesteld", factory=Besluit, handboek="fasen.evaluatie.besluiten"
    )
    reden: AfrondReden | None = veld(None, label="Reden van afronden", merk="P", klasse="P")
    aanvullen_analyse: Tekst = veld(
        "", label="Wat we in het verhaal aanvullen", klasse="F", handboek="fasen.evaluatie.vragen.aanvullen_analyse"
    )
    volgende_van: date | None = veld(None, label="Volgende periode van", klasse="P")
    volgende_tot: date | None = veld(None, label="Volgende periode tot", klasse="P")
    einddatum: date | None = veld(None, label="Beoogde laatste dag", merk="S*", klasse="P")
    gezien_op: date | None = veld(None, label="Gezien door {de client} op", klasse="P")
    kopie: Kopie = veld(label="Kopie", klasse="P", factory=Kopie)


class Begeleidingsplan(Formulierrecord):
    """F7 Begeleidingsplan."""

    versie: int = veld(1, label="Versie", merk="S*", ge=1, le=999)
    periode_van: date | None = veld(None, label="Van", klasse="P", eis="ja", handboek="termijnen.evaluatie_elke")
    periode_tot: date | None = veld(None, label="Tot", klasse="P", eis="ja", handboek="termijnen.evaluatie_elke")
    begeleider: Ref | None = veld(None, label="Begeleider", merk="S*", eis="ja", handboek="fasen.planning.wie")
    volgende_evaluatie: date | None = veld(
        None,
        label="Wanneer kijken we terug",
        klasse="P",
        eis="ja",
        handboek="termijnen.evaluatie_elke",
        doel="Een datum om naartoe te werken",
    )
    gebaseerd_op: Planbron = veld(
        label="Gebaseerd op",
        klasse="P",
        eis="vastgesteld",
        factory=Planbron,
        handboek="fasen.analyse.waarmee",
        doel="Het plan rust op het verhaal (BP-P1)",
    )
    lonkend_perspectief: Tekst = veld(
        "",
        label="Wat wil ik",
        klasse="F",
        eis="vastgesteld",
        handboek="fasen.planning.vragen.lonkend_perspectief",
        doel="Het beeld waar alles naartoe werkt",
    )
    leefgebieden: dict[Code, LeefgebiedPlan] = veld(
        label="Doelen per leefgebied",
        klasse="F",
        eis="vastgesteld",
        factory=dict[str, LeefgebiedPlan],
        handboek="leefgebieden",
        doel="Doel, stappen, terugblik",
    )
    later: list[Regel] = veld(
        label="Later",
        klasse="F",
        factory=list[str],
        handboek="grenzen.doelen_tegelijk",
        doel="Wat nu even wacht (BP-X1)",
    )
    netwerk: list[Plannetwerk] = veld(
        label="Wie doet mee",
        klasse="T",
        factory=list[Plannetwerk],
        handboek="fasen.planning.wie",
        doel="Hulp van gewone mensen blijft",
    )
    geraadpleegd: list[Raadpleging] = veld(
        label="Wie om raad gevraagd is",
        klasse="T",
        factory=list[Raadpleging],
        handboek="fasen.planning.wie",
        doel="Na overleg met de cliënt (BP-P4)",
    )
    afspraken_die_moeten: list[Moet] = veld(
        label="Afspraken die moeten",
        merk="P",
        klasse="J",
        profiel=RUIM,
        factory=list[Moet],
        handboek="fasen.planning.vragen.afspraken_die_moeten",
        doel="Los van de eigen doelen",
    )
    besproken_op: date | None = veld(
        None,
        label="Samen besproken op",
        klasse="P",
        eis="vastgesteld",
        handboek="fasen.planning.hoe",
        doel="Alleen doelen die besproken zijn (BP-A1)",
    )
    akkoord: bool | None = veld(None, label="Dit wil en kan ik", klasse="P", eis="vastgesteld")
    eigenaar_bevestigd: bool | None = veld(
        None, label="Dit is mijn plan", klasse="P", doel="Het plan is van de cliënt (BP-P2)"
    )
    opmerkingen_client: Tekst = veld("", label="Wat ik erbij wil zeggen", klasse="F")
    kopie: Kopie = veld(
        label="Kopie",
        klasse="P",
        factory=Kopie,
        handboek="fasen.planning.hoe",
        doel="De cliënt krijgt een kopie (BP-P5)",
    )
    ondertekening: Ondertekening = veld(
        label="Ondertekening", merk="P", klasse="P", profiel=GEWOON, factory=Ondertekening
    )
    evaluatie: Evaluatie = veld(
        label="Evaluatie",
        klasse="F",
        factory=Evaluatie,
        handboek="fasen.evaluatie",
        doel="Terugkijken en besluiten (F8)",
    )
