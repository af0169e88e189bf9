"""F1 Aanmeldingsformulier: short, and its questions mirror the criteria."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from docgen.records.client import Client, Clientcontact
from docgen.records.enums import (
    AanmelderType,
    Aansluiting,
    Antwoord,
    Crisis,
    Indicatie,
    Plaats,
    Profiel,
    Woonsituatie,
)
from docgen.records.fields import Veld, shown, veld
from docgen.records.forms import Afspraak, Bemiddeling, Besluit, Formulierrecord, Weging
from docgen.records.values import Code, KorteTekst, Record, Ref, Regel, Tekst

RUIM = Profiel.RUIM
GEWOON = Profiel.GEWOON


class Aanmelder(Record):
    """Who brings the client."""

    type: AanmelderType | None = veld(None, label="Aangemeld door", klasse="P", eis="ja")
    verwijzer: Code | None = veld(None, label="Welke verwijzer", klasse="P")
    naam: Regel = veld("", label="Naam", klasse="T")
    organisatie: Regel = veld("", label="Organisatie", klasse="T")
    telefoon: Regel = veld("", label="Telefoon", klasse="T")


class Criteriumtoets(Record):
    """The answer to one criterion."""

    antwoord: Antwoord | None = veld(None, label="Antwoord", klasse="B")
    toelichting: Tekst = veld("", label="Toelichting", klasse="F")


class Afwijzing(Record):
    """Why not here, and what someone can do instead."""

    redenen: list[Code] = veld(label="Redenen", klasse="P", merk="S*", factory=list[str])
    alternatief: Tekst = veld("", label="Wat iemand wel kan doen", klasse="P", merk="P")


class Aanmelding(Formulierrecord):
    """F1 Aanmeldingsformulier."""

    van_client: ClassVar[dict[str, Veld]] = {
        **shown(Client, Profiel.GEWOON, "taal", "tolk_nodig"),
        **shown(Client, RUIM, "gemeente", "regiobinding"),
        **shown(Clientcontact, RUIM, "straat"),
    }

    tijd: Regel = veld("", label="Tijd", merk="S*", handboek="fasen.aanmelding.wanneer")
    kanaal: Code | None = veld(
        None,
        label="Hoe het contact ging",
        eis="ja",
        handboek="kanalen",
        doel="Laat zien langs welke weg mensen ons vinden",
    )
    aangenomen_door: Ref | None = veld(
        None,
        label="Aangenomen door",
        merk="S*",
        eis="ja",
        handboek="fasen.aanmelding.wie",
        doel="Zodat duidelijk is wie je kunt bellen",
    )
    aangemeld_door: Aanmelder = veld(
        label="Aangemeld door",
        klasse="T",
        eis="ja",
        factory=Aanmelder,
        handboek="verwijzers",
        doel="Om te weten wie er bij betrokken is",
    )
    client_akkoord: Antwoord | None = veld(
        None,
        label="Weet {de client} van de aanmelding en is dat goed?",
        merk="P",
        klasse="P",
        handboek="fasen.aanmelding.wie",
        doel="Niemand wordt aangemeld zonder het te weten",
    )
    client_akkoord_toelichting: Regel = veld("", label="Toelichting", merk="P", klasse="P")
    crisis: Crisis | None = veld(
        None,
        label="Is er nu acuut gevaar?",
        merk="S*",
        klasse="B",
        eis="ja",
        handboek="fasen.aanmelding.vragen.crisis",
        doel="Eerst veiligheid, dan de rest",
    )
    crisis_toelichting: Tekst = veld("", label="Wat is er aan de hand, wat is gedaan", merk="S*", klasse="B")
    hulpvraag: KorteTekst = veld(
        "",
        label="Wat zoek je en wat verwacht je van ons?",
        merk="S*",
        klasse="F",
        eis="ja",
        handboek="fasen.aanmelding.vragen.hulpvraag",
        doel="De vraag in eigen woorden",
    )
    verwachting: Tekst = veld(
        "",
        label="Wat verwacht je van ons?",
        klasse="F",
        profiel=RUIM,
        handboek="fasen.aanmelding.vragen.verwachting",
        doel="Om vraag en aanbod naast elkaar te leggen",
    )
    gaat_goed: Tekst = veld(
        "",
        label="Wat gaat goed?",
        merk="P",
        klasse="F",
        profiel=GEWOON,
        handboek="fasen.aanmelding.vragen.gaat_goed",
        doel="Kracht is de weg naar een oplossing",
    )
    meer_dan_een: Antwoord | None = veld(
        None,
        label="Speelt er meer dan één ding?",
        merk="S*",
        klasse="P",
        profiel=RUIM,
        handboek="toelating",
        doel="De methode is er voor vragen op meer gebieden",
    )
    leefgebieden: list[Code] = veld(
        label="Op welke leefgebieden?",
        merk="P",
        klasse="B",
        profiel=RUIM,
        factory=list[str],
        handboek="leefgebieden",
        doel="Grove indruk, alleen als het nodig is",
    )
    woonsituatie: Woonsituatie | None = veld(
        None,
        label="Waar woon je nu?",
        merk="P",
        klasse="P",
        profiel=RUIM,
        handboek="fasen.aanmelding.vragen.woonsituatie",
        doel="Alleen als een criterium erom vraagt",
    )
    woonsituatie_toelichting: Regel = veld("", label="Toelichting woonsituatie", merk="P", klasse="P", profiel=RUIM)
    gezinssituatie: Regel = veld(
        "",
        label="Gezin",
        merk="P",
        klasse="T",
        profiel=RUIM,
        handboek="fasen.aanmelding.vragen.gezinssituatie",
        doel="Om te weten voor wie er plek nodig is",
    )
    kinderen_mee: int | None = veld(
        None, label="Kinderen die meekomen", merk="P", klasse="T", profiel=RUIM, ge=0, le=20
    )
    indicatie: Indicatie | None = veld(
        None,
        label="Is er een indicatie of beschikking?",
        merk="P",
        klasse="P",
        profiel=RUIM,
        handboek="toelating",
        doel="Om te weten of de gemeente al besloot",
    )
    toelating: dict[Code, Criteriumtoets] = veld(
        label="Toelatingscriteria",
        klasse="B",
        eis="ja",
        factory=dict[str, Criteriumtoets],
        handboek="toelating",
        doel="Past onze hulp?",
    )
    uitsluiting: dict[Code, Criteriumtoets] = veld(
        label="Uitsluitingscriteria",
        klasse="J",
        eis="ja",
        factory=dict[str, Criteriumtoets],
        handboek="uitsluiting",
        doel="Is er iets waardoor onze hulp niet past?",
    )
    aansluiting: Aansluiting | None = veld(
        None,
        label="Past ons aanbod bij de vraag?",
        klasse="P",
        eis="ja",
        handboek="fasen.aanmelding.vragen.aansluiting",
        doel="De andere kant van de afweging",
    )
    aansluiting_toelichting: Tekst = veld("", label="Toelichting aansluiting", klasse="F")
    plaats: Plaats | None = veld(
        None, label="Is er plek?", eis="ja", handboek="fasen.aanmelding.afwegingen", doel="Eerlijk zijn over wachten"
    )
    wachttijd_weken: int | None = veld(None, label="Wachttijd in weken", ge=0, le=520)
    uitgelegd: list[Code] = veld(
        label="Wat is verteld",
        eis="ja",
        factory=list[str],
        handboek="fasen.aanmelding.voorlichting",
        doel="Zodat iemand zelf kan kiezen (AM-5)",
    )
    afwegingen: dict[Code, Weging] = veld(
        label="Afwegingen",
        klasse="F",
        profiel=RUIM,
        factory=dict[str, Weging],
        handboek="fasen.aanmelding.afwegingen",
        doel="De overweging punt voor punt",
    )
    besluit: Besluit = veld(
        label="Besluit",
        klasse="P",
        eis="ja",
        factory=Besluit,
        handboek="fasen.aanmelding.besluiten",
        doel="Samen besluiten en weten waarom",
    )
    intake: Afspraak | None = veld(
        None, label="Afspraak voor de intake", merk="S*", klasse="P", handboek="fasen.intake.wanneer"
    )
    spoedopname: Afspraak | None = veld(None, label="Afspraak voor de spoedopname", klasse="P")
    doorverwijzing: Bemiddeling | None = veld(
        None, label="Doorverwijzing", merk="S*", klasse="P", handboek="fasen.aanmelding.stappen"
    )
    afwijzing: Afwijzing | None = veld(None, label="Afwijzing", merk="S*", klasse="P", handboek="toelating")
    bericht_op: date | None = veld(
        None,
        label="Wanneer je van ons hoort",
        merk="P",
        klasse="P",
        profiel=GEWOON,
        handboek="termijnen.antwoord_na_aanmelding",
        doel="Een afspraak waar iemand op kan rekenen",
    )
    bericht_hoe: Regel = veld("", label="Hoe je van ons hoort", merk="P", klasse="P", profiel=GEWOON)
    besproken_met_client: bool | None = veld(
        None,
        label="Besproken met {de client}",
        klasse="P",
        eis="vastgesteld",
        handboek="fasen.aanmelding.wie",
        doel="Het besluit is van twee kanten",
    )
    mening_client: Tekst = veld("", label="Wat {de client} ervan vindt", klasse="F")
