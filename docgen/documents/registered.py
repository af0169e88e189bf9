"""Every module with derived values, imported for what it registers under `afgeleid`."""

from docgen.documents import (
    aanmelding,
    common,
    excel_plan,
    excel_tables,
    excel_values,
    handbook_annexes,
    handbook_values,
    intake,
    parts,
)

__all__ = [
    "aanmelding",
    "common",
    "excel_plan",
    "excel_tables",
    "excel_values",
    "handbook_annexes",
    "handbook_values",
    "intake",
    "parts",
]
