"""Every module with derived values, imported for what it registers under `afgeleid`."""

from docgen.documents import (
    aanmelding,
    begeleidingsplan,
    checklist,
    common,
    every_form,
    excel_plan,
    excel_tables,
    excel_values,
    exit,  # noqa: A004 — the form's name
    handbook_annexes,
    handbook_values,
    intake,
    persoonsbeschrijving,
)
from docgen.documents.clientcopy import acties, plan, verhaal

__all__ = [
    "aanmelding",
    "acties",
    "begeleidingsplan",
    "checklist",
    "common",
    "every_form",
    "excel_plan",
    "excel_tables",
    "excel_values",
    "exit",
    "handbook_annexes",
    "handbook_values",
    "intake",
    "persoonsbeschrijving",
    "plan",
    "verhaal",
]
