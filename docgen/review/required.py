"""What a form still asks: required fields that are empty, as long as the form has them (design 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from docgen.diagnostics import Diagnostic, Severity
from docgen.records.fields import form_fields
from docgen.review.case import Case

# the rules say more of these than that they are empty
_LEFT_TO_RULES = {
    "aanmelding": {"toelating", "uitsluiting", "afwegingen", "crisis", "uitgelegd"},  # AM-1…5
    "intake": {"afwegingen", "vervolg"},  # IN-1, IN-3
    "opname": {"regels"},  # OP-1
    "persoonsbeschrijving": {"leefgebieden", "gecheckt"},  # PB-T1, PB-P4
    "begeleidingsplan": {"besproken_op"},  # BP-A1
}


def open_fields(case: Case) -> Iterable[Diagnostic]:
    """A finding for each required field of this form that is empty, as long as the form has it."""
    left, labels = _LEFT_TO_RULES.get(case.form, set[str]()), case.fields or {}
    for code, veld in form_fields(case.model).items():
        if code not in case.model.model_fields or code in left or code not in labels:
            continue
        due = veld.eis == "ja" or (veld.eis == "vastgesteld" and case.final)
        if due and _empty(getattr(case.record, code)):
            yield Diagnostic(
                "review.required",
                f"Nog te beantwoorden: '{code}' ({labels[code]}).",
                case.file.place(code),
                f"Vul '{code}' in.",
                Severity.ERROR if case.final else Severity.WARNING,
            )


def _empty(value: Any) -> bool:
    if isinstance(value, BaseModel):
        return all(_empty(getattr(value, name)) for name in type(value).model_fields)
    return value is None or value in ("", [], {})
