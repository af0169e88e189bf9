"""F10 Exit vragenlijst: anonymous, so outside the client's folder, and with no date finer than the quarter."""

from __future__ import annotations

from typing import Literal

from docgen.records.enums import AfrondReden, Exitantwoord, Profiel
from docgen.records.fields import veld
from docgen.records.values import Code, Record, Regel, Tekst

RUIM = Profiel.RUIM


class Exitregel(Record):
    """The answer to one statement, with room for a line."""

    antwoord: Exitantwoord | None = veld(None, label="Antwoord", merk="P")
    toelichting: Regel = veld("", label="Eigen woorden", merk="P", klasse="F")


class ToenNu(Record):
    """Two marks for one leefgebied: at the start and now."""

    toen: int | None = veld(None, label="Toen (1–10)", merk="P", ge=1, le=10)
    nu: int | None = veld(None, label="Nu (1–10)", merk="P", ge=1, le=10)


class Exit(Record):
    """F10 Exit vragenlijst."""

    handboek_versie: Regel = veld(label="Versie van het handboek", merk="P", gedrukt=False)
    jaar: int = veld(label="Jaar", merk="P", ge=1999, le=2200)
    locatie: Code | None = veld(None, label="Locatie", merk="P")
    ingevuld: Literal["alleen", "met_hulp"] | None = veld(
        None, label="Ingevuld", merk="P", doel="Hulp is nooit van de eigen begeleider"
    )
    kwartaal: Literal[1, 2, 3, 4] | None = veld(None, label="Kwartaal", merk="P", profiel=RUIM)
    soort_begeleiding: Code | None = veld(None, label="Soort begeleiding", merk="P", profiel=RUIM)
    duur: Literal["tot_3_maanden", "van_3_tot_12_maanden", "langer_dan_een_jaar"] | None = veld(
        None, label="Hoe lang je hulp kreeg", merk="P", profiel=RUIM
    )
    reden: AfrondReden | None = veld(None, label="Reden van vertrek", merk="P", profiel=RUIM)
    antwoorden: dict[Code, Exitregel] = veld(
        label="Stellingen",
        merk="P",
        klasse="F",
        eis="ja",
        factory=dict[str, Exitregel],
        handboek="exitvragenlijst.vragen",
        doel="Tevredenheid, elk jaar te vergelijken",
    )
    rapportcijfer: int | None = veld(None, label="Rapportcijfer (1–10)", merk="P", profiel=RUIM, ge=1, le=10)
    aanbevelen: int | None = veld(None, label="Zou je ons aanraden? (0–10)", merk="P", profiel=RUIM, ge=0, le=10)
    toen_nu: dict[Code, ToenNu] = veld(
        label="Toen en nu per leefgebied",
        merk="P",
        klasse="P",
        profiel=None,
        factory=dict[str, ToenNu],
        handboek="leefgebieden",
    )
    open_vragen: dict[Code, Tekst] = veld(
        label="Open vragen",
        klasse="F",
        factory=dict[str, str],
        handboek="exitvragenlijst.open_vragen",
        doel="Over begeleider en organisatie",
    )
