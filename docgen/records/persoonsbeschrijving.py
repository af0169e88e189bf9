"""F6 Persoonsbeschrijving: a shared portrait, one block of text per leefgebied."""

from __future__ import annotations

from datetime import date

from docgen.records.enums import (
    Bronsoort,
    GeschrevenDoor,
    Klopt,
    KrachtBron,
    MeningVan,
    Perspectief,
    Profiel,
    Zijde,
)
from docgen.records.fields import veld
from docgen.records.forms import Formulierrecord, Kopie
from docgen.records.values import Code, Record, Ref, Regel, Tekst

RUIM = Profiel.RUIM
GEWOON = Profiel.GEWOON


class Uitspraak(Record):
    """One statement with its owner, for who records that way (PB-A1…3)."""

    tekst: Tekst = veld(label="Uitspraak", klasse="F")
    soort: Bronsoort = veld(Bronsoort.FEIT, label="Feit of mening", klasse="P")
    mening_van: MeningVan | None = veld(None, label="Mening van", klasse="P")
    zijde: Zijde = veld(Zijde.NEUTRAAL, label="Kant", klasse="P")
    kracht: KrachtBron | None = veld(None, label="Soort kracht", merk="P", klasse="P")
    besproken_op: date | None = veld(None, label="Besproken op", klasse="P")


class Verschil(Record):
    """Two views on one thing, side by side (PB-A3)."""

    leefgebied: Code | None = veld(None, label="Leefgebied")
    client: Tekst = veld("", label="Hoe ik het zie", klasse="F")
    begeleider: Tekst = veld("", label="Hoe de begeleider het ziet", klasse="F")


class LeefgebiedTekst(Record):
    """How it goes in one leefgebied: running text, and three short fields."""

    tekst: Tekst = veld("", label="Hoe gaat het nu", klasse="F", eis="vastgesteld")
    sterk: Tekst = veld("", label="Wat sterk is", klasse="F")
    aandacht: Tekst = veld("", label="Wat aandacht vraagt", klasse="F")
    straks: Tekst = veld("", label="Hoe ik het straks wil", klasse="F")
    bekeken: bool = veld(False, label="Samen bekeken, nu niets van belang", merk="P", klasse="P")
    besproken_op: date | None = veld(None, label="Samen besproken op", klasse="P")
    uitspraken: list[Uitspraak] = veld(label="Uitspraken", klasse="F", profiel=None, factory=list[Uitspraak])
    bron: Regel = veld("", label="Bron", merk="P", klasse="T", profiel=None)


class Gespreksbron(Record):
    """A talk on which the description rests (PB-P1)."""

    datum: date = veld(label="Datum", klasse="P")
    met: Regel = veld(label="Met wie", klasse="T")
    netwerk: bool = veld(False, label="Iemand om {de client} heen", klasse="P")


class Controle(Record):
    """That the text was read together, and what came of it (PB-P4)."""

    op: date | None = veld(None, label="Samen gelezen op", klasse="P", eis="vastgesteld")
    klopt: Klopt | None = veld(None, label="Klopt het?", klasse="P", eis="vastgesteld")
    wijzigingen: Tekst = veld("", label="Wat er anders moest", klasse="F")


class Persoonsbeschrijving(Formulierrecord):
    """F6 Persoonsbeschrijving."""

    versie: int = veld(1, label="Versie", merk="S*", ge=1, le=999)
    opgesteld_door: Ref | None = veld(None, label="Opgesteld door", merk="S*", eis="ja", handboek="fasen.analyse.wie")
    samen_met: list[Regel] = veld(label="Samen met", klasse="T", factory=list[str], handboek="fasen.analyse.wie")
    geschreven_door: GeschrevenDoor | None = veld(
        None,
        label="Wie schreef",
        klasse="P",
        eis="ja",
        handboek="fasen.analyse.hoe",
        doel="De cliënt schrijft zelf als dat kan (PB-P3)",
    )
    reden_niet_zelf: Regel = veld("", label="Waarom niet zelf", klasse="P")
    perspectief: Perspectief | None = veld(None, label="Vaste tekst in", merk="P", profiel=GEWOON)
    verteld_op: date | None = veld(
        None,
        label="Uitgelegd waarom we hiermee beginnen",
        klasse="P",
        handboek="fasen.analyse.stappen",
        doel="Geen verrassingen (PB-P2)",
    )
    gesprekken: list[Gespreksbron] = veld(
        label="Gesprekken waarop dit rust",
        klasse="T",
        eis="vastgesteld",
        factory=list[Gespreksbron],
        handboek="fasen.analyse.stappen",
        doel="Met cliënt en netwerk (PB-P1)",
    )
    reden_geen_netwerk: Regel = veld("", label="Waarom niemand uit het netwerk", klasse="F")
    leefgebieden: dict[Code, LeefgebiedTekst] = veld(
        label="Leefgebieden",
        klasse="F",
        eis="vastgesteld",
        factory=dict[str, LeefgebiedTekst],
        handboek="leefgebieden",
        doel="Het hele leven, ook wat goed gaat (PB-T1)",
    )
    toekomst: Tekst = veld(
        "",
        label="Straks",
        klasse="F",
        eis="vastgesteld",
        handboek="fasen.analyse.vragen.toekomst",
        doel="Waar iemand naartoe wil",
    )
    verschillen: list[Verschil] = veld(
        label="Hier denken we verschillend over",
        klasse="F",
        factory=list[Verschil],
        handboek="fasen.analyse.vragen.verschillen",
        doel="Beide kanten laten zien (PB-A3)",
    )
    gecheckt: Controle = veld(
        label="Samen gelezen",
        klasse="P",
        eis="vastgesteld",
        factory=Controle,
        handboek="fasen.analyse.hoe",
        doel="Klopt het? (PB-P4)",
    )
    aanvulling_client: Tekst = veld(
        "",
        label="Wat ik nog wil zeggen",
        klasse="F",
        handboek="fasen.analyse.vragen.aanvulling_client",
        doel="De cliënt mag altijd aanvullen",
    )
    kopie: Kopie = veld(
        label="Kopie",
        klasse="P",
        factory=Kopie,
        handboek="fasen.analyse.hoe",
        doel="De cliënt krijgt een kopie (PB-P5)",
    )
