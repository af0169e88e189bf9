"""What a form still asks: required fields that are empty, as long as the form has them (design 2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from docgen.diagnostics import Diagnostic, Severity
from docgen.records.fields import form_fields
from docgen.review.case import Case

# the rules say more of these than that they are empty (AM-1…4, IN-1, OP-1)
_LEFT_TO_RULES = {"toelating", "uitsluiting", "afwegingen", "regels", "crisis"}


def open_fields(case: Case, labels: Mapping[str, str]) -> Iterable[Diagnostic]:
    """A finding for each required field of this form that is empty; `labels` are those of the fields that are on."""
    for code, veld in form_fields(case.model).items():
        if code not in case.model.model_fields or code in _LEFT_TO_RULES or code not in labels:
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
