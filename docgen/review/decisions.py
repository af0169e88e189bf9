"""The rules on decisions: AM-1…4, IN-1, IN-2, OP-1 and EV-3 (method 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docgen.records.aanmelding import Aanmelding
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.checklist import Checklistrecord, ChecklistRegel
from docgen.records.enums import AanmeldBesluit, Antwoord, Crisis, EvaluatieBesluit, Overweging
from docgen.records.forms import Besluit
from docgen.records.intake import Intake
from docgen.review.case import Case, Check, Remark


def decision_fits(case: Case) -> Iterable[Remark]:
    """AM-1: the decision fits the consideration, and an exception has a reason."""
    record: Aanmelding = case.record
    yield from _fits(case, "AM-1", "aanmelding", record.besluit)
    yield from _exception(case, record)
    if _basic(case, "aanmelding", record.besluit) == AanmeldBesluit.SPOEDOPNAME and record.crisis is Crisis.GEEN:
        yield Remark(
            "AM-1",
            "Het besluit is een spoedopname, maar bij crisis staat 'geen'.",
            "Kijk na of de crisisvraag goed is ingevuld.",
            ("crisis",),
            hint_only=True,
        )


def intake_decision_fits(case: Case) -> Iterable[Remark]:
    """IN-1: the decision of the intake fits its consideration as well."""
    record: Intake = case.record
    yield from _fits(case, "IN-1", "intake", record.besluit)


def _fits(case: Case, rule: str, phase: str, decision: Besluit) -> Iterable[Remark]:
    option = _option(case, phase, decision)
    wanted = option.get("overweging") if option else None
    if option and wanted and decision.overweging and decision.overweging != wanted:
        yield Remark(
            rule,
            f"Besluit '{decision.besluit}' hoort bij overweging '{wanted}', maar daar staat '{decision.overweging}'.",
            "Pas het besluit of de overweging aan.",
            ("besluit", "besluit"),
        )


def _exception(case: Case, record: Aanmelding) -> Iterable[Remark]:
    if record.besluit.overweging is not Overweging.POSITIEF or record.besluit.uitzondering:
        return
    unmet = [c for c, t in record.toelating.items() if t.antwoord is Antwoord.NEE and c in case.handbook["toelating"]]
    present = [
        c for c, t in record.uitsluiting.items() if t.antwoord is Antwoord.JA and c in case.handbook["uitsluiting"]
    ]
    if unmet or present:
        yield Remark(
            "AM-1",
            f"De overweging is positief, maar deze criteria zeggen iets anders: {', '.join(unmet + present)}.",
            "Schrijf bij 'uitzondering' waarom jullie toch ja zeggen.",
            ("besluit", "uitzondering"),
        )


def referral_has_mediation(case: Case) -> Iterable[Remark]:
    """AM-2: a referral names what was done."""
    record: Aanmelding = case.record
    if _basic(case, "aanmelding", record.besluit) != AanmeldBesluit.DOORVERWIJZING:
        return
    if not record.doorverwijzing or not record.doorverwijzing.acties:
        yield Remark(
            "AM-2",
            "{De client} is doorverwezen, maar er staat niet wat jullie daarvoor deden.",
            "Noteer onder 'doorverwijzing: acties:' minstens één stap, zoals bellen of samen langsgaan.",
            ("doorverwijzing", "acties"),
        )


def crisis_asked(case: Case) -> Iterable[Remark]:
    """AM-3: the question on danger has an answer."""
    if case.record.crisis is None:
        yield Remark(
            "AM-3",
            "Er staat nog niet of er acuut gevaar is.",
            "Vul 'crisis' in: geen, acuut_crisisinterventie_passend of acuut_niet_passend.",
            ("crisis",),
        )


def criteria_answered(case: Case) -> Iterable[Remark]:
    """AM-4: every criterion has an answer; 'onbekend' is one."""
    record: Aanmelding = case.record
    for part, answers in (("toelating", record.toelating), ("uitsluiting", record.uitsluiting)):
        for code, criterion in case.handbook[part].items():
            found = answers.get(code)
            if found is None or found.antwoord is None:
                yield Remark(
                    "AM-4",
                    f"Nog te beantwoorden: het criterium '{code}' ({criterion['tekst']}).",
                    "Vul ja, nee of onbekend in; onbekend wordt een vraag voor de intake.",
                    (part, code),
                )


def considerations_worded(case: Case) -> Iterable[Remark]:
    """IN-1: every consideration has a word; the group only counts where people live in one."""
    record: Intake = case.record
    for code, point in case.handbook["fasen"]["intake"]["afwegingen"].items():
        if point["bij_groepswonen"] and not case.group_living():
            continue
        found = record.afwegingen.get(code)
        if found is None or (found.oordeel is None and not found.toelichting):
            yield Remark(
                "IN-1",
                f"Nog te beantwoorden: de afweging '{code}' ({point['tekst']}).",
                "Geef een oordeel (positief, twijfel of negatief) of een paar woorden.",
                ("afwegingen", code),
            )


def outside_information_permitted(case: Case) -> Iterable[Remark]:
    """IN-2: others are asked only with a permission that held on that day."""
    record: Intake = case.record
    if case.client is None:  # without client.yaml nothing is known of permissions, and that is a finding already
        return
    permissions = {t.code: t for t in case.client.toestemmingen}
    for index, asked in enumerate(record.externe_informatie):
        permission = permissions.get(asked.toestemming or "")
        day = asked.datum or record.datum
        if permission is None or (day and not permission.active_on(day)):
            yield Remark(
                "IN-2",
                "Er is informatie bij een ander gevraagd zonder toestemming die op die dag gold.",
                "Noteer de toestemming in client.yaml en zet haar code bij 'toestemming'.",
                ("externe_informatie", index, "toestemming"),
            )


def every_line_has_a_doer(case: Case) -> Iterable[Remark]:
    """OP-1: every matter has someone who does it, or does not apply."""
    record: Checklistrecord = case.record
    groups: Mapping[str, Any] = case.handbook["checklists"]["opname"]["groepen"]
    for group in groups.values():
        for code in group["items"]:
            if _without_doer(record.regels.get(code)):
                yield _no_doer(code, ("regels", code))
    for index, line in enumerate(record.eigen_regels):
        if _without_doer(line):
            yield _no_doer(f"eigen punt {index + 1}", ("eigen_regels", index))


def _without_doer(line: ChecklistRegel | None) -> bool:
    return line is None or (line.wie is None and not line.nvt)


def _no_doer(what: str, path: tuple[str | int, ...]) -> Remark:
    return Remark("OP-1", f"Nog te beantwoorden: wie doet '{what}'?", "Vul 'wie' in, of zet 'nvt: true'.", path)


def evaluation_decides(case: Case) -> Iterable[Remark]:
    """EV-3: an evaluation ends in a decision that maps to afronden or voortzetten."""
    record: Begeleidingsplan = case.record
    evaluation = record.evaluatie
    if evaluation.datum is None:
        return
    basic = _basic(case, "evaluatie", evaluation.besluit)
    if basic not in {e.value for e in EvaluatieBesluit}:
        yield Remark(
            "EV-3",
            "De evaluatie heeft nog geen besluit om af te ronden of door te gaan.",
            "Kies bij 'evaluatie: besluit: besluit:' een van de besluiten uit het handboek.",
            ("evaluatie", "besluit", "besluit"),
        )


def _option(case: Case, phase: str, decision: Besluit) -> Mapping[str, Any] | None:
    return case.handbook["fasen"][phase]["besluiten"].get(decision.besluit) if decision.besluit else None


def _basic(case: Case, phase: str, decision: Besluit) -> str | None:
    option = _option(case, phase, decision)
    return str(option["valt_onder"]) if option else None


CHECKS: Mapping[str, tuple[Check, ...]] = {
    "aanmelding": (decision_fits, referral_has_mediation, crisis_asked, criteria_answered),
    "intake": (considerations_worded, intake_decision_fits, outside_information_permitted),
    "opname": (every_line_has_a_doer,),
    "begeleidingsplan": (evaluation_decides,),
}
