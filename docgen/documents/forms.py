"""The seven forms: which record fills each, and what it is called in the method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.records.aanmelding import Aanmelding
from docgen.records.begeleidingsplan import Begeleidingsplan
from docgen.records.checklist import Opname, Uitstroom
from docgen.records.exit import Exit
from docgen.records.intake import Intake
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.records.values import Record


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the method: its code, its number there (F7), its record, its phase."""

    code: str
    number: str
    record: type[Record]
    fase: str
    per_cycle: bool = False


FORMS: dict[str, Form] = {
    form.code: form
    for form in (
        Form("aanmelding", "F1", Aanmelding, "aanmelding"),
        Form("intake", "F2", Intake, "intake"),
        Form("opname", "F3", Opname, "opstart"),
        Form("persoonsbeschrijving", "F6", Persoonsbeschrijving, "analyse", per_cycle=True),
        Form("begeleidingsplan", "F7", Begeleidingsplan, "planning", per_cycle=True),
        Form("uitstroom", "F9", Uitstroom, "uitstroom"),
        Form("exit", "F10", Exit, "uitstroom"),
    )
}

# the phases whose questions give the fields of a form their words
PHASES_OF_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    **{code: (form.fase,) for code, form in FORMS.items()},
    "begeleidingsplan": ("planning", "evaluatie"),
}


def common_reads(form: str) -> tuple[str, ...]:
    """The source paths on which all derived values of a form may lean: its switches, its questions and the words.

    The handbook, which is no form, has none.
    """
    if form not in FORMS:
        return ()
    return (
        "document",
        "organisatie.woorden",
        "client.traject.soort_begeleiding",  # it chooses among the words
        f"handboek.formulieren.{form}",
        *(f"handboek.fasen.{phase}.vragen" for phase in PHASES_OF_QUESTIONS[form]),
    )
