"""F3 Checklist opnameactiviteiten and F9 Checklist uitstroomactiviteiten: the same kind of lines."""

from __future__ import annotations

from datetime import date

from docgen.records.enums import AfrondReden, Nazorg, Overdracht, Profiel, Uitvoerder
from docgen.records.fields import veld
from docgen.records.forms import Formulierrecord
from docgen.records.values import Code, Record, Ref, Regel, Tekst

RUIM = Profiel.RUIM


class ChecklistRegel(Record):
    """How one line of the checklist stands."""

    wie: Uitvoerder | None = veld(None, label="Wie doet het", klasse="P")
    naam: Regel = veld("", label="Naam", klasse="T")
    hulp_nodig: bool = veld(False, label="Hulp nodig", klasse="P")
    voor: date | None = veld(None, label="Vóór", klasse="P")
    klaar_op: date | None = veld(None, label="Klaar op", klasse="P")
    paraaf: Regel = veld("", label="Paraaf", merk="P", klasse="P", profiel=RUIM)
    opmerking: Regel = veld("", label="Opmerking", merk="P", klasse="F", profiel=RUIM)
    nvt: bool = veld(False, label="N.v.t.", klasse="P")
    nvt_reden: Regel = veld("", label="Waarom n.v.t.", merk="P", klasse="F", profiel=RUIM)


class EigenRegel(ChecklistRegel):
    """A line of the client's own, also printed on the loose page 'Wat ik regel'."""

    activiteit: Regel = veld(label="Wat er geregeld wordt", klasse="P")
    groep: Code | None = veld(None, label="Bij welke groep")


class Checklistrecord(Formulierrecord):
    """What both checklists share."""

    begeleider: Ref | None = veld(None, label="Begeleider", merk="S*", eis="ja")
    locatie: Code | None = veld(None, label="Locatie", merk="S*")
    regels: dict[Code, ChecklistRegel] = veld(
        label="Regels",
        klasse="P",
        eis="ja",
        factory=dict[str, ChecklistRegel],
        handboek="checklists",
        doel="Wie doet wat, en wanneer (OP-1)",
    )
    eigen_regels: list[EigenRegel] = veld(
        label="Eigen punten",
        klasse="P",
        factory=list[EigenRegel],
        handboek="checklists",
        doel="Wat de cliënt zelf wil regelen",
    )


class Opname(Checklistrecord):
    """F3 Checklist opnameactiviteiten."""

    opnamedatum: date | None = veld(None, label="Eerste dag", klasse="P", eis="ja", handboek="fasen.opstart.wanneer")
    informatie_gegeven_op: date | None = veld(
        None,
        label="Rechten en plichten verteld op",
        merk="S*",
        klasse="P",
        handboek="fasen.opstart.stappen",
        doel="Zodat iemand weet waar die aan toe is (OP-2)",
    )


class Uitstroom(Checklistrecord):
    """F9 Checklist uitstroomactiviteiten."""

    einddatum: date | None = veld(None, label="Laatste dag", klasse="P", eis="ja", handboek="fasen.uitstroom.wanneer")
    reden: AfrondReden | None = veld(
        None, label="Reden van vertrek", merk="P", klasse="P", profiel=Profiel.GEWOON, doel="Om van te leren"
    )
    nazorg: Nazorg | None = veld(
        None,
        label="Nazorg",
        klasse="P",
        handboek="fasen.uitstroom.vragen.nazorg",
        doel="Niemand valt in een gat (UI-1)",
    )
    nazorg_afspraak: Regel = veld("", label="Nazorg: wanneer, wie en hoe", klasse="P")
    overdracht: Overdracht | None = veld(
        None,
        label="Overdracht",
        klasse="P",
        handboek="fasen.uitstroom.stappen",
        doel="Een nieuwe begeleider begint niet bij nul",
    )
    overdracht_aan: Regel = veld("", label="Overdracht aan", klasse="T")
    exitgesprek_aangeboden_op: date | None = veld(
        None,
        label="Exitgesprek aangeboden op",
        klasse="P",
        handboek="fasen.uitstroom.stappen",
        doel="Ook wij willen leren (UI-2)",
    )
    exitvragenlijst_aangeboden_op: date | None = veld(
        None,
        label="Exit vragenlijst aangeboden op",
        merk="S*",
        klasse="P",
        handboek="exitvragenlijst",
        doel="Zonder naam (UI-3)",
    )
    terugblik: Tekst = veld(
        "", label="Terugblik samen", klasse="F", handboek="fasen.uitstroom.vragen.terugblik", doel="Goed afsluiten"
    )
