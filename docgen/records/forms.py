"""What every form record has in common, and the decision that three phases end with (method 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.records.enums import Oordeel, Overweging, Status, Uitgave
from docgen.records.fields import veld
from docgen.records.values import Code, Record, Ref, Regel, Tekst


class Afwijking(Record):
    """That a rule of the method does not hold here, and why: a person may overrule it, and the reason is kept (C38)."""

    reden: Tekst = veld("", label="Waarom we hier afwijken", merk="P", klasse="F", gedrukt=False)
    door: Ref | None = veld(None, label="Wie dat besloot", merk="P", gedrukt=False)
    op: date | None = veld(None, label="Wanneer dat besloten is", merk="P", klasse="P", gedrukt=False)
    leefgebieden: list[Code] = veld(
        label="Alleen bij deze leefgebieden; leeg is: overal", merk="P", gedrukt=False, factory=list[str]
    )


def exceptions() -> Any:
    """The field `afwijkingen`, for every record that rules look at."""
    return veld(
        label="Regels waarvan we hier afwijken",
        merk="P",
        klasse="F",
        gedrukt=False,
        factory=dict[str, Afwijking],
        doel="Een regel mag opzij, met een reden die bewaard blijft",
    )


class EerderGevraagd(Record):
    """An answer to something that is asked no more, as `docgen migrate` keeps it (method 7)."""

    onderdeel: Regel = veld("", label="Pad dat het in het handboek had", merk="P", gedrukt=False)
    vraag: Regel = veld("", label="Wat er werd gevraagd", merk="P")
    antwoord: Tekst = veld("", label="Wat het antwoord was", merk="P", klasse="F")


class Formulierrecord(Record):
    """The head of a form record: which handbook it was made under, and whether it still moves (design 2.2)."""

    status: Status = veld(Status.CONCEPT, label="Status", merk="P", gedrukt=False)
    handboek_versie: Regel = veld(label="Versie van het handboek", merk="P", gedrukt=False)
    datum: date | None = veld(None, label="Datum", merk="S*", klasse="P", eis="ja")
    antwoorden: dict[Code, Tekst] = veld(
        label="Antwoorden op eigen vragen",
        klasse="F",
        factory=dict[str, str],
        doel="Antwoorden op vragen die de organisatie toevoegt",
    )
    afwijkingen: dict[Regel, Afwijking] = exceptions()
    eerder_gevraagd: list[EerderGevraagd] = veld(
        label="Eerder gevraagd",
        merk="P",
        klasse="F",
        factory=list[EerderGevraagd],
        doel="Antwoorden op wat niet meer wordt gevraagd; docgen migrate zet ze hier",
    )


class Besluit(Record):
    """A decision, reached together (method 4)."""

    overweging: Overweging | None = veld(None, label="Overweging", klasse="P", eis="vastgesteld")
    toelichting: Tekst = veld("", label="Toelichting op de overweging", klasse="F")
    besluit: Code | None = veld(None, label="Besluit", klasse="P", eis="vastgesteld")
    motivering: Tekst = veld("", label="Waarom", klasse="F", merk="S*")
    uitzondering: Tekst = veld("", label="Waarom hier een uitzondering geldt", klasse="F", merk="S*")
    datum: date | None = veld(None, label="Datum besluit", klasse="P", merk="S*", eis="vastgesteld")
    door: Ref | None = veld(None, label="Besloten door", merk="S*", eis="vastgesteld")
    samen_met_client: bool | None = veld(None, label="Samen besloten", klasse="P")
    mening_client: Tekst = veld("", label="Wat {de client} ervan vindt", klasse="F")


class Weging(Record):
    """The word on one criterion of the consideration."""

    oordeel: Oordeel | None = veld(None, label="Oordeel", klasse="P")
    toelichting: Tekst = veld("", label="Toelichting", klasse="F")


class Kopie(Record):
    """That the client got a copy, or that we keep it on request (PB-P5)."""

    op: date | None = veld(None, label="Kopie gegeven op", klasse="P")
    door: Ref | None = veld(None, label="Gegeven door")
    uitgave: Uitgave | None = veld(None, label="Uitgave")


class Afspraak(Record):
    """An appointment."""

    datum: date | None = veld(None, label="Datum", merk="S*", klasse="P")
    tijd: Regel = veld("", label="Tijd", merk="S*", klasse="P")
    plaats: Regel = veld("", label="Plaats", merk="S*", klasse="P")
    met: Regel = veld("", label="Met wie", merk="S*", klasse="P")
    meenemen: Regel = veld("", label="Meenemen", merk="S*", klasse="P")


class Bemiddeling(Record):
    """What was done to bring someone to other help (AM-2)."""

    naar: Regel = veld("", label="Naar wie", klasse="P", merk="S*")
    acties: list[Regel] = veld(label="Wat we deden", klasse="P", factory=list[str])
    terugkoppeling: Regel = veld("", label="Wat we terughoorden", klasse="P", merk="S*")


class Ondertekening(Record):
    """That it was talked through together; no consent to keep the file."""

    client_op: date | None = veld(None, label="{Client}, op", merk="P", klasse="P")
    medewerker: Ref | None = veld(None, label="Medewerker", merk="P")
    medewerker_op: date | None = veld(None, label="Medewerker, op", merk="P")
