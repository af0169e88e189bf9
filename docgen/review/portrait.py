"""The rules on how a persoonsbeschrijving comes about: PB-P1…5, PB-A1 and PB-A3 (method 6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.language.formatting import opsomming
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.enums import GeschrevenDoor, Klopt
from docgen.records.forms import Kopie
from docgen.records.kopie import Meenemen, Veiligheid
from docgen.records.persoonsbeschrijving import LeefgebiedTekst, Persoonsbeschrijving
from docgen.review.case import Case, Check, Remark
from docgen.review.portrait_text import told


def built_on_talks(case: Case) -> Iterable[Remark]:
    """PB-P1: it rests on talks with the client and with somebody around the client, or says why not."""
    record: Persoonsbeschrijving = case.record
    if not case.asks("gesprekken"):
        return
    if not any(not talk.netwerk or _names_client(case, talk.met) for talk in record.gesprekken):
        yield Remark(
            "PB-P1",
            "Er is nog geen gesprek genoteerd met {de client} zelf.",
            "Zet bij 'gesprekken' wanneer jullie elkaar spraken; een wandeling telt ook.",
            ("gesprekken",),
        )
    if not any(talk.netwerk for talk in record.gesprekken) and not record.reden_geen_netwerk:
        yield Remark(
            "PB-P1",
            "Er is nog geen gesprek genoteerd met iemand om {de client} heen. Is er niemand, of wil {de client} dat"
            " niet?",
            "Noteer het gesprek met 'netwerk: true', of schrijf bij 'reden_geen_netwerk' waarom het er niet is.",
            ("gesprekken",),
        )


def _names_client(case: Case, who: str) -> bool:
    name = case.client.roepnaam.casefold() if case.client else ""
    return bool(name) and name in who.casefold()


def told_beforehand(case: Case) -> Iterable[Remark]:
    """PB-P2: before it began, the client heard that we first look together at how things are now."""
    record: Persoonsbeschrijving = case.record
    if not case.asks("verteld_op"):
        return
    if record.verteld_op is None:
        yield Remark(
            "PB-P2",
            "Weet {de client} waarom jullie hiermee beginnen?",
            "Vertel het, en zet de datum bij 'verteld_op'.",
            ("verteld_op",),
        )
    elif record.gesprekken and record.verteld_op > max(talk.datum for talk in record.gesprekken):
        yield Remark(
            "PB-P2",
            "De uitleg vooraf is van na het laatste gesprek. Klopt de datum?",
            "Verbeter 'verteld_op', of noteer de gesprekken die nog ontbreken.",
            ("verteld_op",),
        )


def own_pen(case: Case) -> Iterable[Remark]:
    """PB-P3: the client writes where possible; a reason where not."""
    record: Persoonsbeschrijving = case.record
    if record.geschreven_door is GeschrevenDoor.BEGELEIDER and not record.reden_niet_zelf:
        yield Remark(
            "PB-P3",
            "Schreef {de client} dit niet zelf? Zeg in een paar woorden waarom.",
            "Vul 'reden_niet_zelf' in.",
            ("reden_niet_zelf",),
        )


def read_together(case: Case) -> Iterable[Remark]:
    """PB-P4: read together, with an answer to whether it is right, and what had to change."""
    record: Persoonsbeschrijving = case.record
    checked = record.gecheckt
    if not case.asks("gecheckt"):
        return
    if checked.op is None or checked.klopt is None:
        yield Remark(
            "PB-P4",
            "Jullie hebben dit nog niet samen gelezen." if checked.op is None else "Klopt het, volgens {de client}?",
            "Lees het door en zet bij 'gecheckt' wanneer dat was ('op') en of het klopt ('klopt').",
            ("gecheckt", "op" if checked.op is None else "klopt"),
        )
    elif checked.klopt is not Klopt.JA and not (checked.wijzigingen or record.verschillen):
        yield Remark(
            "PB-P4",
            "Het klopt nog niet helemaal, maar er staat niet wat er anders moet.",
            "Schrijf bij 'wijzigingen' wat anders moest, of bij 'verschillen' waar jullie anders naar kijken.",
            ("gecheckt", "wijzigingen"),
        )


def copy_given(case: Case) -> Iterable[Remark]:
    """PB-P5, BP-P5: once it is final, the client has it, or asked us to keep it; never a reason to wait."""
    if case.final and case.asks("kopie") and not (_has_copy(case.record.kopie) or _handed_over(case)):
        yield Remark(
            "PB-P5" if case.form == "persoonsbeschrijving" else "BP-P5",
            "{De client} heeft deze versie nog niet in handen.",
            "Geef een kopie en noteer dat met 'docgen copy … --uitgereikt', of vul 'kopie' in; bewaren op verzoek is"
            " 'uitgave: bewaard_bij_ons'.",
            ("kopie",),
        )


def _has_copy(copy: Kopie) -> bool:
    return copy.op is not None and copy.uitgave is not None


def _handed_over(case: Case) -> bool:
    """Whether `docgen copy` was told that the client has it or wants us to keep it; a copy of a draft is another."""
    kept = case.dossier.copy(case.form) if case.dossier else None
    ronde = kept.record.ronde(case.file.cyclus or 1) if kept and kept.record else None
    if ronde is None:
        return False
    safety: Veiligheid | None = ronde.veiligheid
    days = [handed.datum for handed in ronde.uitgereikt]
    if safety is not None and safety.antwoord is Meenemen.BEWAARD_BIJ_ONS and safety.datum:
        days.append(safety.datum)
    ready = _ready_on(case.record)
    return any(ready is None or day >= ready for day in days)


def _ready_on(record: Persoonsbeschrijving | Begeleidingsplan) -> date | None:
    """The day on which client and counsellor last went through it: from then on it says what they agreed."""
    together = record.gecheckt.op if isinstance(record, Persoonsbeschrijving) else record.besproken_op
    return together or record.datum


def nothing_unexpected(case: Case) -> Iterable[Remark]:
    """PB-A1: what it says was discussed: per leefgebied on a date, which is that of reading together unless told."""
    record: Persoonsbeschrijving = case.record
    if record.gecheckt.op is not None or not case.asks("leefgebieden_besproken_op"):
        return
    waiting = [code for code, area in record.leefgebieden.items() if told(area) and not _discussed(area)]
    if waiting:
        names = opsomming([case.area_name(code) for code in waiting])
        yield Remark(
            "PB-A1",
            f"Weet {{de client}} wat er staat bij {names}? Bespreek het eerst.",
            "Zet daarna bij het leefgebied de datum bij 'besproken_op'.",
            ("leefgebieden", waiting[0], "besproken_op") if len(waiting) == 1 else ("leefgebieden",),
        )


def _discussed(area: LeefgebiedTekst) -> bool:
    said = [statement.besproken_op for statement in area.uitspraken]
    return area.besproken_op is not None or bool(said and not area.tekst and all(said))


def both_sides(case: Case) -> Iterable[Remark]:
    """PB-A3: where two people see it differently, both sides stand there."""
    record: Persoonsbeschrijving = case.record
    for index, difference in enumerate(record.verschillen):
        for side, who in (("client", "{de client}"), ("begeleider", "{de begeleider}")):
            if not getattr(difference, side) and (difference.client or difference.begeleider):
                yield Remark(
                    "PB-A3",
                    f"Jullie kijken hier anders naar. Hoe ziet {who} het?",
                    f"Schrijf ook die kant op, bij '{side}'.",
                    ("verschillen", index, side),
                )


CHECKS: dict[str, tuple[Check, ...]] = {
    "persoonsbeschrijving": (
        built_on_talks,
        told_beforehand,
        own_pen,
        read_together,
        copy_given,
        nothing_unexpected,
        both_sides,
    ),
    "begeleidingsplan": (copy_given,),
}
