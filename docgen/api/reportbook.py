"""The report of a large build as a workbook: one sheet with the sums, one with every document."""

# XlsxWriter has no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from docgen.api.reports import BuildReport
from docgen.build.outcomes import Outcome

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
_COLUMNS = (("Document", 70), ("Wat ermee gebeurde", 22), ("Waarom", 60), ("Grootte (bytes)", 14), ("Bevindingen", 80))


def report_workbook(report: BuildReport) -> bytes:
    """The workbook as bytes; text is never taken for a formula."""
    data = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        head = book.add_format(_HEAD)
        _sums(book.add_worksheet("Samenvatting"), head, report)
        _documents(book.add_worksheet("Documenten"), head, report.outcomes)
    return data.getvalue()


def _sums(sheet: Worksheet, head: Format, report: BuildReport) -> None:
    sheet.set_column(0, 0, 70)
    tables = (
        ("Wat ermee gebeurde", report.counts.most_common()),
        ("Waarom opnieuw gemaakt", report.reasons.most_common()),
        ("Overgeslagen", [(name, None) for name in report.skipped]),
        ("Niet meer nodig", [(name, None) for name in report.removed]),
        ("Weggehaald", [(name, None) for name in report.pruned]),
    )
    row = 0
    for title, lines in tables:
        if not lines:
            continue
        sheet.write_string(row, 0, title, head)
        for name, number in lines:
            row += 1
            sheet.write_string(row, 0, name)
            if number is not None:
                sheet.write_number(row, 1, number)
        row += 2


def _documents(sheet: Worksheet, head: Format, outcomes: list[Outcome]) -> None:
    for column, (title, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)
    for row, outcome in enumerate(outcomes, 1):
        sheet.write_string(row, 0, outcome.path)
        sheet.write_string(row, 1, outcome.status)
        sheet.write_string(row, 2, ", ".join(map(str, outcome.reasons)))
        sheet.write_number(row, 3, outcome.size)
        sheet.write_string(row, 4, "; ".join(f"{d.code}: {d.message}" for d in outcome.findings))
    sheet.autofilter(0, 0, max(len(outcomes), 1), len(_COLUMNS) - 1)
