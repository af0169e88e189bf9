"""The rules on what a client was told and offered: AM-5, IN-3, OP-2, UI-1…3 (method 6). A person ticks them."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.records.aanmelding import Aanmelding
from docgen.records.checklist import Opname, Uitstroom
from docgen.records.intake import Intake, Vervolg
from docgen.review.case import Case, Check, Remark


def offer_explained(case: Case) -> Iterable[Remark]:
    """AM-5: the client knows what we can and cannot do."""
    record: Aanmelding = case.record
    if not record.uitgelegd and case.asks("uitgelegd"):
        yield Remark(
            "AM-5",
            "Wat heb je {de client} over ons verteld? Dat staat er nog niet.",
            "Zet bij 'uitgelegd' wat je vertelde of meegaf.",
            ("uitgelegd",),
        )


def next_steps_told(case: Case) -> Iterable[Remark]:
    """IN-3: the client knows what comes next, and when; asked as soon as it is written down what that is."""
    record: Intake = case.record
    if not record.vervolg.verteld and case.asks("vervolg") and (case.final or record.vervolg != Vervolg()):
        yield Remark(
            "IN-3",
            "Weet {de client} wat er nu volgt, en wanneer?",
            "Vertel het, en zet dan bij 'vervolg' dat het verteld is (verteld: true).",
            ("vervolg", "verteld"),
        )


def rights_told(case: Case) -> Iterable[Remark]:
    """OP-2: rights and duties were told, on a date."""
    record: Opname = case.record
    if record.informatie_gegeven_op is None and case.asks("informatie_gegeven_op"):
        yield Remark(
            "OP-2",
            "Zijn de rechten en plichten al verteld? Er staat geen datum bij.",
            "Zet de datum bij 'informatie_gegeven_op'.",
            ("informatie_gegeven_op",),
        )


def contact_after_discussed(case: Case) -> Iterable[Remark]:
    """UI-1: contact after the end was talked about; none is an answer too."""
    record: Uitstroom = case.record
    if record.nazorg is None and case.asks("nazorg"):
        yield Remark(
            "UI-1",
            "Hebben jullie het gehad over contact na het vertrek?",
            "Kies bij 'nazorg' wat jullie afspraken; 'geen' is ook een antwoord.",
            ("nazorg",),
        )


def talk_offered(case: Case) -> Iterable[Remark]:
    """UI-2: a talk at the end was offered."""
    record: Uitstroom = case.record
    if record.exitgesprek_aangeboden_op is None and case.asks("exitgesprek_aangeboden_op"):
        yield Remark(
            "UI-2",
            "Is er al een gesprek aangeboden om op alles terug te kijken?",
            "Bied het aan en zet de datum bij 'exitgesprek_aangeboden_op'.",
            ("exitgesprek_aangeboden_op",),
        )


def questionnaire_offered(case: Case) -> Iterable[Remark]:
    """UI-3: the questionnaire was offered; its answers stay anonymous, so nothing more is known."""
    record: Uitstroom = case.record
    if record.exitvragenlijst_aangeboden_op is None and case.asks("exitvragenlijst_aangeboden_op"):
        yield Remark(
            "UI-3",
            "Is {de exitvragenlijst} al aangeboden?",
            "Bied die aan en zet de datum bij 'exitvragenlijst_aangeboden_op'.",
            ("exitvragenlijst_aangeboden_op",),
        )


CHECKS: dict[str, tuple[Check, ...]] = {
    "aanmelding": (offer_explained,),
    "intake": (next_steps_told,),
    "opname": (rights_told,),
    "uitstroom": (contact_after_discussed, talk_offered, questionnaire_offered),
}
