"""Rules that somebody set aside in one record (C38): allowed with a reason, which is kept and shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.diagnostics import Diagnostic, Severity, nearest
from docgen.records.enums import Ernst
from docgen.records.folder import RecordFile
from docgen.records.forms import Afwijking
from docgen.records.rules import RULES
from docgen.records.versions import Handbookversion
from docgen.review.findings import Remark


def exception_for(
    remark: Remark, given: Mapping[str, Afwijking], version: Handbookversion, weight: Ernst
) -> Afwijking | None:
    """The exception that covers a remark: it has a reason, counts here, and who decided may do so."""
    found = given.get(remark.rule)
    if found is None or not found.reden or not may_set_aside(found, version, weight):
        return None
    return found if not found.leefgebieden or remark.leefgebied in found.leefgebieden else None


def may_set_aside(exception: Afwijking, version: Handbookversion, weight: Ernst) -> bool:
    """Whether who decided this may do so: a rule that blocks is for the roles in the handbook, if it names any."""
    allowed = version.handboek.bevoegdheden.regel_overrulen
    if weight is not Ernst.BLOKKEREN or not allowed:
        return True
    who = version.organisatie.medewerkers.get(exception.door or "")
    return who is not None and who.rol in allowed


def check_exceptions(file: RecordFile, version: Handbookversion, weights: Mapping[str, Ernst]) -> Iterator[Diagnostic]:
    """What is the matter with the exceptions of a record themselves."""
    given: Mapping[str, Afwijking] = getattr(file.record, "afwijkingen", {})
    for rule, exception in given.items():
        place = file.place("afwijkingen", rule)
        if rule not in RULES:
            hint = nearest(rule, RULES)
            yield _finding(
                "review.unknown-rule",
                f"De regel '{rule}' bestaat niet.",
                place,
                f"Bedoel je '{hint}'?" if hint else "De codes van de regels staan in het handboek, achterin.",
            )
        elif not exception.reden:
            yield _finding(
                "review.no-reason",
                f"Van regel {rule} is afgeweken, maar er staat niet waarom. De regel geldt dus gewoon.",
                place,
                "Schrijf bij 'reden' in een zin waarom dit hier anders mag.",
            )
        elif not may_set_aside(exception, version, weights[rule]):
            allowed = ", ".join(version.handboek.bevoegdheden.regel_overrulen)
            yield _finding(
                "review.not-allowed",
                f"Regel {rule} blokkeert. Afwijken mag alleen wie een van deze rollen heeft: {allowed}.",
                place,
                "Vraag het aan iemand met die rol, en zet die persoon bij 'door'.",
            )
        elif exception.door is None or exception.op is None:
            yield _finding(
                "review.no-owner",
                f"Van regel {rule} is afgeweken. Er staat niet bij wie dat besloot, of wanneer.",
                place,
                "Vul 'door' en 'op' in.",
            )


def _finding(code: str, message: str, place: Any, remedy: str) -> Diagnostic:
    return Diagnostic(code, message, place, remedy, Severity.WARNING)
