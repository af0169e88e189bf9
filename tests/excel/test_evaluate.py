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
        ("=2^3-2^-1", "7.5"),
        ("=-2^2", "4"),
        ('=SUMIF(A2:A2,"ja",B2:B2)', "1"),
        ('=SUMIFS(B2:B2,A2:A2,"n*",B2:B2,">2")', "2.5"),
        ('=COUNTIFS(A2:A2,"ja",B2:B2,">0")', "1"),
        ('=AVERAGEIF(B2:B2,">1")', "2.5"),
        ("=SUMPRODUCT(B2:B2,B2:B2)", "7.25"),
        ("=SUBTOTAL(9,B2:B2)+SUBTOTAL(103,A2:A2)", "6.5"),
        ("=SUM(B:B)", "3.5"),
        ('=COUNTIF(A:A,"ja")', "2"),
        ("=IFERROR(B2/0,-1)", "-1"),
        ('=IF(D9="","leeg",D9)', "leeg"),
        ("=D9+1", "1"),
        ("=D9", "0"),
        ("=MEDIAN(B2:B2)*PRODUCT(B2:B2)", "4.375"),
        ('=CONCATENATE(A2," ",ROWS(A2:A2))', "ja 3"),
        ("=ROUNDUP(B2/3,1)+ROUNDDOWN(B2/3,1)+INT(-1.5)", "-1.3"),
    ],
)
def test_known_formulas_are_computed(formula: str, value: str) -> None:
    assert cached(formula) == value


@pytest.mark.parametrize(
    "formula",
    ["=VLOOKUP(1,B2:B2,1)", "=TODAY()", "=A2+1", "=SUM(B2:B2)/0", "=C4", "=2^0.5&A2", "=SUM(D4:E4)", "=B2&A2&B2/3"],
)
def test_what_is_not_sure_has_no_value(formula: str) -> None:
    assert cached(formula, D4="=E4+1", E4="=NOW()") is None


def more_names(book: Any, sheet: Any) -> None:
    book.define_name("reeks", "=Blad!$B$3:$B$3")
    book.define_name("Blad!tarief", "=Blad!$D$1")
    columns = [
        {"header": "soort"},
        {"header": "uren", "total_function": "sum"},
        {"header": "keer", "formula": "=[@uren]*2"},
    ]
    sheet.add_table("F1:H5", {"name": "Werk", "total_row": True, "columns": columns})
    for place, text in {
        "F2": "{%tr for y in xs %}",
        "F3": "{{ y.k }}",
        "G3": "{{ y.n }}",
        "F4": "{%tr endfor %}",
    }.items():
        sheet.write_string(place, text)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(reeks)*tarief", "7"),
        ("=SUM(Werk[uren])", "3.5"),
        ("=SUM(Werk[[#Data],[uren]])+COUNTA(Werk[soort])", "6.5"),
        ("=Werk[[#Totals],[uren]]", "3.5"),
        ("=SUM(Werk[[uren]:[keer]])", "10.5"),
        ("=COUNTA(Werk[#Headers])", "3"),
        ("=SUM(onbekend)", None),
        ("=SUM(Werk[anders])", None),
    ],
)
def test_names_and_columns_of_tables_are_looked_up(formula: str, value: str | None, tmp_path: Path) -> None:
    data = rendered(sheet_of({"B3": "{{ y.n }}", "D1": 2, "C9": formula}, more_names), ITEMS)
    found = re.search(r'<c r="C\d+"[^>]*><f>[^<]*</f>(?:<v>([^<]*)</v>)?</c>', part(data, "xl/worksheets/sheet1.xml"))
    assert found
    assert found[1] == value
    assert_valid(data, tmp_path)


def test_a_sheet_that_reads_a_table_of_another_is_computed_anew() -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet("Een")
        sheet.write("A2", "{{ n }}")
        sheet.add_table("A1:A2", {"name": "Tab", "columns": [{"header": "n"}]})
        sheet.write("A2", "{{ n }}")
        book.add_worksheet("Twee").write_formula("A1", "=SUM(Tab[n])", None, 99)

    assert "<f>SUM(Tab[n])</f><v>4</v>" in part(rendered(workbook(draw), {"n": 4}), "xl/worksheets/sheet2.xml")


def test_a_subtotal_over_subtotals_has_no_value() -> None:
    assert cached("=SUBTOTAL(9,B2:B5)", B5="=SUBTOTAL(9,B2:B2)") is None


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
