"""The oracle of the Excel engine: other programs read what it wrote, and agree.

openpyxl fills a copy of each template by hand; cells, formats and what stands around them must be the same. LibreOffice
calculates the formulas; its results must be the values that the engine cached.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from excel.making import opened, rendered, sheet_of
from excel.test_fidelity import everything

from docgen.excel import ExcelTemplate


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


def calculations(book: Any) -> None:
    """Every function that docgen computes, over a list that grows, a table, names, whole columns and other sheets."""
    sheet, other = book.add_worksheet("Blad"), book.add_worksheet("Ander blad")
    cells = {
        "A1": "soort", "B1": "n", "A2": "{%tr for x in xs %}", "A3": "{{ x.k }}", "B3": "{{ x.n }}", "C3": "=B3*2",
        "D3": "=SUM($B$3:B3)", "E3": "=B3/SUM($B$3:$B$3)", "A4": "{%tr endfor %}",
        "A6": "=SUM(B3:B3)", "B6": '=COUNTIF(A3:A3,"ja")', "C6": "=COUNTA(A3:B3)", "D6": "=COUNTBLANK(A3:A3)",
        "A7": "=MAX(B3:B3)-MIN(B3:B3)", "B7": '=IF(B6>2,"veel","weinig")', "C7": "=ROUND(A6/7,2)",
        "D7": '=COUNTIF(B3:B3,">3")&" van "&COUNT(B3:B3)',
        "A8": '=SUMIF(A3:A3,"ja",B3:B3)', "B8": '=COUNTIFS(A3:A3,"ja",B3:B3,">2")', "C8": "=SUMPRODUCT(B3:B3,C3:C3)",
        "D8": '=SUMIFS(B3:B3,A3:A3,"n*",B3:B3,"<=5")',
        "A9": "=SUM(reeks)*tarief", "B9": "=SUBTOTAL(9,B3:B3)", "C9": '=IFERROR(A6/D12,"geen")', "D9": "=COUNTA(F:F)",
        "A10": "=-2^2+2^-1", "B10": "=ROUNDUP(A6/7,1)-ROUNDDOWN(A6/7,1)", "C10": "=INT(-2.5)", "D10": '=LEN("ab")&D12',
        "A11": '=IF(D12="","leeg","vol")', "B11": "=SUM(B3:B5)", "C11": "=AND(B6>=0,TRUE)", "D11": "=ISBLANK(D12)",
        "F1": "kolom", "F6": "x", "G1": 3,
    }  # fmt: skip
    for place, value in cells.items():
        if isinstance(value, str) and value.startswith("="):
            sheet.write_formula(place, value)
        else:
            sheet.write(place, value)
    book.define_name("reeks", "=Blad!$B$3:$B$3")
    book.define_name("tarief", "=Blad!$G$1")
    for row, formula in enumerate(("=SUM(Blad!B3:B3)", "=Blad!A6*2", '=COUNTIF(Blad!A:A,"ja")', "=SUM(Blad!B3:C3)")):
        other.write_formula(row, 0, formula)
    tabled(book.add_worksheet("Tabel"))
    book.add_worksheet("Som").write_formula("A1", "=SUM('{{ g.naam }}'!B3:B3)+COUNTIF('{{ g.naam }}'!B3:B3,\">1\")")
    page = book.add_worksheet("{{ g.naam }}")
    texts = {"A1": "{%ts for g in gs %}", "A2": "{%tr for y in g.ys %}", "B3": "{{ y }}", "A4": "{%tr endfor %}"}
    for place, text in texts.items():
        page.write_string(place, text)
    page.write_formula("B5", "=SUM(B3:B3)")


def tabled(sheet: Any) -> None:
    columns = [
        {"header": "k"},
        {"header": "n", "total_function": "sum"},
        {"header": "dubbel", "formula": "=Tabel1[[#This Row],[n]]*2"},
    ]
    sheet.add_table("A1:C5", {"name": "Tabel1", "total_row": True, "columns": columns})
    for place, text in {
        "A2": "{%tr for x in xs %}",
        "A3": "{{ x.k }}",
        "B3": "{{ x.n }}",
        "A4": "{%tr endfor %}",
    }.items():
        sheet.write_string(place, text)
    sheet.write_formula("E1", "=SUM(Tabel1[n])")
    sheet.write_formula("E2", "=COUNTA(Tabel1[k])")


def batch(count: int) -> dict[str, Any]:
    items = [{"k": "ja" if n % 3 else "nee", "n": n % 7} for n in range(count)]
    return {"xs": items, "gs": [{"naam": f"blad {n}", "ys": list(range(n))} for n in range(min(count, 4))]}


def values(path: Path) -> dict[str, Any]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_libreoffice_calculates_the_values_that_were_cached(soffice: Any, tmp_path: Path) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    calculations(book)
    book.close()
    template = ExcelTemplate.compile(data.getvalue())
    files = {count: tmp_path / f"uit{count}.xlsx" for count in (0, 1, 5, 1000)}
    for count, path in files.items():
        path.write_bytes(template.render(batch(count)))

    done = soffice(
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "na"), *map(str, files.values())
    )

    assert done.returncode == 0
    for count, path in files.items():
        ours, theirs = values(path), values(tmp_path / "na" / path.name)
        assert {place: value for place, value in ours.items() if not same(value, theirs.get(place))} == {}
        # what has no value of ours is an error of Excel's, such as a division by nothing
        assert {value for place, value in theirs.items() if place not in ours} <= {"#DIV/0!"}
        assert len(ours) > 30 + count


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) or isinstance(other, float):
        return isinstance(other, int | float) and one == pytest.approx(other)
    return one == other


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_template_that_libreoffice_wrote_grows_like_any_other(count: int, written: bytes, tmp_path: Path) -> None:
    book = opened(rendered(written, {"xs": [f"r{n}" for n in range(count)]}))

    low, high = 2, max(count, 1) + 1  # a table keeps one row
    sheet, other = book["Blad"], book["Ander blad"]
    assert sheet[f"B{high + 2}"].value == f"=SUM(B{low}:B{high})"
    assert other["A1"].value == f"=SUM(Blad!B{low}:B{high})"
    assert book.defined_names["reeks"].attr_text == f"Blad!$B${low}:$B${high}"
    assert {table.name: table.ref for table in sheet.tables.values()} == {
        "Tabel": f"M1:O{high}", "Totalen": f"M{high + 6}:O{high + 9}"
    }  # fmt: skip
    assert sheet.auto_filter.ref == f"A1:C{high}"


@pytest.fixture(scope="module")
def written(soffice: Any, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The template with every feature as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "alles.xlsx").write_bytes(everything(folder, looping=True))
    target = folder / "na"
    soffice("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(folder / "alles.xlsx"))
    return (target / "alles.xlsx").read_bytes()
