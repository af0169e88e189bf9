"""Formulas carry their true value where it is known, and none where it is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from excel.making import assert_valid, attribute, part, rendered, sheet_of, workbook

LIST = {"A1": "{%tr for x in xs %}", "A2": "{{ x.k }}", "B2": "{{ x.n }}", "A3": "{%tr endfor %}"}
ITEMS = {"xs": [{"k": "ja", "n": 1}, {"k": "nee", "n": 2.5}, {"k": "Ja", "n": None}]}


def cached(formula: str, mapping: Any = ITEMS, **cells: Any) -> str | None:
    """The value beside a formula below the list; `None` when there is none."""
    data = rendered(sheet_of({**LIST, "C4": formula, **cells}), mapping)
    found = re.search(r'<c r="C\d+"[^>]*><f>[^<]*</f>(?:<v>([^<]*)</v>)?</c>', part(data, "xl/worksheets/sheet1.xml"))
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(B2:B2)", "3.5"),
        ("=COUNT(B2:B2)", "2"),
        ("=COUNTA(A2:B2)", "5"),
        ("=COUNTBLANK(B2:B2)", "1"),
        ('=COUNTIF(A2:A2,"ja")', "2"),
        ('=COUNTIF(A2:A2,"n*")', "1"),
        ('=COUNTIF(B2:B2,">1")', "1"),
        ('=COUNTIF(A2:A2,"<>nee")', "2"),
        ("=AVERAGE(B2:B2)", "1.75"),
        ("=MAX(B2:B2)-MIN(B2:B2)", "1.5"),
        ('=COUNTIF(A2:A2,"ja")&" van "&COUNTA(A2:A2)', "2 van 3"),
        ('=IF(COUNTBLANK(B2:B2)>0,"nog open","klaar")', "nog open"),
        ("=ROUND(SUM(B2:B2)/3,2)", "1.17"),
        ("=SUM(B2:B2)*50%", "1.75"),
        ("=AND(B2>0,TRUE)", "1"),
    ],
)
def test_known_formulas_are_computed(formula: str, value: str) -> None:
    assert cached(formula) == value


@pytest.mark.parametrize(
    "formula",
    ["=VLOOKUP(1,B2:B2,1)", "=TODAY()", "=A2+1", "=SUM(B2:B2)/0", "=C4", "=2^3", "=SUM(D4:E4)", "=B2&A2&B2/3"],
)
def test_what_is_not_sure_has_no_value(formula: str) -> None:
    assert cached(formula, D4="=E4+1", E4="=NOW()") is None


def test_formulas_read_formulas_and_other_sheets() -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet("Een")
        sheet.write("A1", "{{ n }}")
        sheet.write_formula("A2", "=A1+1")
        other = book.add_worksheet("Twee")
        other.write_formula("A1", "=SUM(Een!A1:A2)+B1")
        other.write("B1", 10)

    xml = part(rendered(workbook(draw), {"n": 4}), "xl/worksheets/sheet2.xml")

    assert "<f>SUM(Een!A1:A2)+B1</f><v>19</v>" in xml


def test_an_empty_list_sums_to_nothing() -> None:
    assert cached("=SUM(B2:B2)", {"xs": []}) == "0"
    assert cached('=COUNTIF(A2:A2,"ja")', {"xs": []}) == "0"


def test_stale_values_of_the_template_are_gone() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.write_formula("D1", "=NOW()+A2", None, 99)

    assert "99" not in part(rendered(sheet_of(LIST, more), ITEMS), "xl/worksheets/sheet1.xml")


def test_excel_is_asked_to_calculate_everything() -> None:
    assert 'fullCalcOnLoad="1"' in part(rendered(sheet_of(LIST), ITEMS), "xl/workbook.xml")


def test_charts_cache_the_points_of_their_series(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"name": "=Blad!$A$9", "categories": "=Blad!$A$2:$A$2", "values": "=Blad!$B$2:$B$2"})
        sheet.insert_chart("E1", chart)
        sheet.write("A9", "Uren")

    data = rendered(sheet_of(LIST, more), ITEMS)

    chart = part(data, "xl/charts/chart1.xml")
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart) == ["Uren", "ja", "nee", "Ja", "1.0", "2.5"]
    assert attribute(chart, "c:ptCount", "val") == ["1", "3", "3"]
    assert_valid(data, tmp_path)
