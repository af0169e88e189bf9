"""The reading view shows what a reader sees."""

from __future__ import annotations

import io
from typing import Any

import docx
import xlsxwriter

from docgen.ooxml.reading import read_docx, read_xlsx


def test_a_document_reads_as_headings_paragraphs_lists_and_tables() -> None:
    made: Any = docx.Document()
    made.add_heading("Intake", 1)
    paragraph = made.add_paragraph("Dag ")
    paragraph.add_run("Jan").bold = True
    made.add_paragraph("een", "List Number")
    made.add_paragraph("twee", "List Number")
    made.add_paragraph("punt", "List Bullet")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Naam", "Jan"
    made.sections[0].header.paragraphs[0].text = "De Brug"
    made.sections[0].footer.paragraphs[0].text = "Pagina"
    data = io.BytesIO()
    made.save(data)

    assert [line for line in read_docx(data.getvalue()).splitlines() if line] == [
        "[koptekst]", "De Brug", "# Intake", "Dag **Jan**", "1. een", "2. twee", "• punt", "| Naam | Jan |",
        "[voettekst]", "Pagina",
    ]  # fmt: skip
    assert "Dag Jan" in read_docx(data.getvalue(), emphasis=False)


def test_a_workbook_reads_as_sheets_with_their_cells() -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet: Any = book.add_worksheet("Lijst")
    sheet.write("A1", "Naam\nJan")
    sheet.write("B1", 3)
    sheet.write("C1", True)
    sheet.write_formula("A3", "=B1*2")
    sheet.set_footer("&LDe Brug && co")
    book.add_worksheet("Leeg").hide()
    book.close()

    assert read_xlsx(data.getvalue()).splitlines() == [
        "=== Lijst ===", "| A1: Naam ⏎ Jan | B1: 3 | C1: WAAR |", "| A3: =B1*2 |", "[voettekst] &LDe Brug & co",
        "=== Leeg (verborgen) ===",
    ]  # fmt: skip
