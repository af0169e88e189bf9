"""The oracle of the Excel engine: other programs read what it wrote, and agree.

openpyxl fills a copy of each template by hand; cells, formats and what stands around them must be the same. LibreOffice
calculates the formulas; its results must be the values that the engine cached.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from excel.making import opened, rendered, sheet_of

SOFFICE = shutil.which("soffice")


def checklist(book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#DDEEFF"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "locked": False})
    sheet.set_column("A:A", 40)
    sheet.write("A1", "Checklist {{ client.naam }}", bold)
    sheet.write("B1", "{{ client.datum }}", day)
    sheet.data_validation("B4", {"validate": "list", "source": ["ja", "nee"]})
    sheet.conditional_format("B4", {"type": "cell", "criteria": "==", "value": '"nee"', "format": bold})
    sheet.protect()
    sheet.freeze_panes(2, 0)
    sheet.print_area("A1:C6")
    sheet.set_landscape()


CELLS = {
    "A3": "{%tr for p in punten %}", "A4": "{{ p.tekst }}", "B4": "{{ p.klaar }}", "C4": "{{ p.n }}",
    "A5": "{%tr endfor %}", "A6": "Klaar", "B6": '=COUNTIF(B4:B4,"ja")', "C6": "=SUM(C4:C4)*2",
}  # fmt: skip
POINTS = [{"tekst": f"Punt {n} & meer", "klaar": "ja" if n % 2 else "nee", "n": n * 1.5} for n in range(6)]
MAPPING = {"client": {"naam": "Zoë", "datum": date(2026, 3, 3)}, "punten": POINTS}


def by_hand() -> Any:
    """The same sheet, filled with openpyxl in a template whose rows were laid out beforehand."""
    book = opened(sheet_of({}, checklist))
    sheet = book.active
    sheet["A1"] = "Checklist Zoë"
    sheet["B1"] = date(2026, 3, 3)
    for row, point in enumerate(POINTS, 3):
        sheet.cell(row, 1, point["tekst"])
        sheet.cell(row, 2, point["klaar"])
        sheet.cell(row, 3, point["n"])
    sheet["A9"], sheet["B9"], sheet["C9"] = "Klaar", '=COUNTIF(B3:B8,"ja")', "=SUM(C3:C8)*2"
    data = io.BytesIO()
    book.save(data)
    return opened(data.getvalue())


def facts(sheet: Any) -> dict[str, Any]:
    return {
        cell.coordinate: (cell.value, cell.number_format, cell.font.b, cell.fill.fgColor.rgb, cell.protection.locked)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_cells_are_what_openpyxl_would_have_written() -> None:
    assert facts(opened(rendered(sheet_of(CELLS, checklist), MAPPING)).active) == facts(by_hand().active)


def test_what_stands_around_the_cells_is_kept() -> None:
    ours, theirs = opened(rendered(sheet_of(CELLS, checklist), MAPPING)).active, by_hand().active

    assert ours.freeze_panes == theirs.freeze_panes
    assert ours.page_setup.orientation == theirs.page_setup.orientation
    assert ours.protection.sheet == theirs.protection.sheet
    assert ours.column_dimensions["A"].width == theirs.column_dimensions["A"].width
    assert str(ours.data_validations.dataValidation[0].sqref) == "B3:B8"
    assert [str(f.sqref) for f in ours.conditional_formatting] == ["B3:B8"]
    assert ours.print_area == "'Blad'!$A$1:$C$9"


def test_calamine_reads_the_same_values() -> None:
    data = rendered(sheet_of(CELLS, checklist), MAPPING)

    rows = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["Checklist Zoë", date(2026, 3, 3)]
    assert rows[2] == ["Punt 0 & meer", "nee", 0.0]
    assert rows[8] == ["Klaar", 3.0, 45.0]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_libreoffice_calculates_the_values_that_were_cached(count: int, tmp_path: Path) -> None:
    cells = {
        "A1": "{%tr for x in xs %}", "A2": "{{ x.k }}", "B2": "{{ x.n }}", "C2": "=B2*2", "D2": "=SUM($B$2:B2)",
        "A3": "{%tr endfor %}",
        "A5": "=SUM(B2:B2)", "B5": '=COUNTIF(A2:A2,"ja")', "C5": "=COUNTA(A2:B2)", "D5": "=COUNTBLANK(A2:A2)",
        "A6": "=MAX(B2:B2)-MIN(B2:B2)", "B6": '=IF(B5>2,"veel","weinig")', "C6": "=ROUND(A5/7,2)",
        "D6": '=COUNTIF(B2:B2,">3")&" van "&COUNT(B2:B2)',
    }  # fmt: skip
    items = [{"k": "ja" if n % 3 else "nee", "n": n % 7} for n in range(count)]
    source = tmp_path / "uit.xlsx"
    source.write_bytes(rendered(sheet_of(cells), {"xs": items}))

    assert SOFFICE
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "na"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    cached = openpyxl.load_workbook(source, data_only=True)
    calculated = openpyxl.load_workbook(tmp_path / "na" / "uit.xlsx", data_only=True)
    ours = {c.coordinate: c.value for row in cached.active.iter_rows() for c in row if c.value is not None}
    theirs = {c.coordinate: c.value for row in calculated.active.iter_rows() for c in row if c.value is not None}
    assert ours == theirs
