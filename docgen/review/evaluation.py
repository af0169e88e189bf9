"""The rules on an evaluatie: EV-1, EV-2 and EV-4 (method 6); EV-3 stands with the other decisions."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.records.begeleidingsplan import Begeleidingsplan, Doelevaluatie
from docgen.records.enums import DoelStatus, EvaluatieBesluit
from docgen.review.case import Case, Check, Remark
from docgen.review.plan import goals


def every_goal_evaluated(case: Case) -> Iterable[Remark]:
    """EV-1: of each goal that was worked on it says how it went."""
    record: Begeleidingsplan = case.record
    if record.evaluatie.datum is None:
        return
    for found in goals(record):
        if not found.goal.later and not _told(found.goal.evaluatie):
            yield Remark(
                "EV-1",
                f"Een doel bij {case.area_name(found.leefgebied)} heeft nog geen terugblik. Hoe ging het?",
                "Schrijf bij 'evaluatie' hoe het ging ('verloop') of hoe ver het kwam ('status').",
                (*found.path, "evaluatie"),
            )


def _told(looked_back: Doelevaluatie) -> bool:
    return bool(looked_back.verloop) or looked_back.status not in (None, DoelStatus.OPEN, DoelStatus.LOOPT)


def feedback_asked(case: Case) -> Iterable[Remark]:
    """EV-2: the client was asked out loud what we could do better."""
    evaluation = case.record.evaluatie
    if evaluation.datum is not None and case.asks("evaluatie_feedback") and not evaluation.feedback:
        yield Remark(
            "EV-2",
            "Is {de client} gevraagd wat wij anders kunnen doen?",
            "Vraag het hardop en schrijf het antwoord bij 'feedback'; 'niets' is ook een antwoord.",
            ("evaluatie", "feedback"),
        )


def new_cycle_follows(case: Case) -> Iterable[Remark]:
    """EV-4: who goes on has a new cycle: the story is supplemented and the plan made anew."""
    record: Begeleidingsplan = case.record
    options = case.handbook["fasen"]["evaluatie"]["besluiten"]
    option = options.get(record.evaluatie.besluit.besluit or "")
    if record.evaluatie.datum is None or not option or option["valt_onder"] != EvaluatieBesluit.VOORTZETTEN:
        return
    later = [file for file in (case.dossier.records if case.dossier else ()) if file.cyclus is not None]
    if not any(file.cyclus > (case.file.cyclus or 0) for file in later if file.cyclus is not None):
        number = (case.file.cyclus or 0) + 1
        yield Remark(
            "EV-4",
            "Jullie gaan door, maar de nieuwe ronde is er nog niet.",
            f"Maak een map cyclus-{number}, vul daar {{de persoonsbeschrijving}} aan en maak {{de begeleidingsplan}}.",
            ("evaluatie", "besluit", "besluit"),
        )


CHECKS: dict[str, tuple[Check, ...]] = {"begeleidingsplan": (every_goal_evaluated, feedback_asked, new_cycle_follows)}
