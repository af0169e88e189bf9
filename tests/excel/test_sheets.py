"""Sheets repeat, are left out, and have names made from data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel.sheetnames import legal_name, unique_names
from excel.making import assert_valid, fill, opened, part, parts, rendered, workbook

AREAS = {"gebieden": [{"naam": "Wonen", "n": [1, 2]}, {"naam": "Geld/werk", "n": []}, {"naam": "wonen", "n": [3]}]}


def per_area(more: Any = None) -> bytes:
    def draw(book: Any) -> None:
        first = book.add_worksheet("Overzicht")
        fill(first, {"A1": "=SUM('{{ g.naam }}'!B3)", "A2": "='{{ g.naam }}'!A1", "A3": "=Los!A1"})
        sheet = book.add_worksheet("{{ g.naam }}")
        fill(
            sheet,
            {
                "A1": "{%ts for g in gebieden %}{{ g.naam }}", "A2": "{%tr for x in g.n %}", "B3": "{{ x }}",
                "A4": "{%tr endfor %}", "B5": "=SUM(B3:B3)", "C5": "=A1",
            },
        )  # fmt: skip
        book.add_worksheet("Los").write("A1", "x")
        if more:
            more(book, sheet)

    return workbook(draw)


def test_one_sheet_per_item_with_legal_and_unique_names(tmp_path: Path) -> None:
    data = rendered(per_area(), AREAS)
    book = opened(data)

    assert book.sheetnames == ["Overzicht", "Wonen", "Geld werk", "wonen (2)", "Los"]
    assert [book[name]["A1"].value for name in book.sheetnames[1:4]] == ["Wonen", "Geld/werk", "wonen"]
    assert book["Wonen"]["B4"].value == "=SUM(B2:B3)"
    assert_valid(data, tmp_path)


def test_references_to_a_repeated_sheet_mean_its_cells_on_every_copy_in_sums() -> None:
    data = rendered(per_area(), AREAS)
    sheet = opened(data)["Overzicht"]

    # the lists are not equally long, so a range through the sheets would count what stands below them too
    assert sheet["A1"].value == "=SUM(Wonen!B2:B3,'Geld werk'!B1048576,'wonen (2)'!B2)"
    assert sheet["A2"].value == "=Wonen!A1"
    assert sheet["A3"].value == "=Los!A1"


def counting(formula: str, counts: list[int]) -> tuple[str, str | None]:
    """The formula of a summary, and its value, for sheets with lists of so many items."""

    def draw(book: Any) -> None:
        fill(book.add_worksheet("Som"), {"A1": formula})
        cells = {"A1": "{%ts for g in gs %}", "A2": "{%tr for x in g.n %}", "B3": "{{ x }}", "A4": "{%tr endfor %}"}
        fill(book.add_worksheet("{{ g.naam }}"), {**cells, "B5": "=SUM(B3:B3)"})

    gs = [{"naam": f"blad {n}", "n": list(range(1, count + 1))} for n, count in enumerate(counts)]
    xml = part(rendered(workbook(draw), {"gs": gs}), "xl/worksheets/sheet1.xml")
    found = re.search(r"<f>(.*?)</f>(?:<v>([^<]*)</v>)?", xml)
    assert found
    return found[1], found[2]


@pytest.mark.parametrize(
    ("formula", "counts", "written", "value"),
    [
        ("=SUM('{{ g.naam }}'!B3:B3)", [2, 2], "SUM('blad 0:blad 1'!B2:B3)", "6"),
        ("=SUM('{{ g.naam }}'!B3:B3)", [2, 1], "SUM('blad 0'!B2:B3,'blad 1'!B2:B2)", "4"),
        ("=SUM('{{ g.naam }}'!B5)", [2, 1], "SUM('blad 0'!B4,'blad 1'!B3)", "4"),
        ("=MEDIAN('{{ g.naam }}'!B3:B3)", [2, 1], "MEDIAN('blad 0'!B2:B3,'blad 1'!B2:B2)", "1"),
        (
            "=COUNTIF('{{ g.naam }}'!B3:B3,\"&gt;1\")*2",
            [2, 3],
            "(COUNTIF('blad 0'!B2:B3,\"&gt;1\")+COUNTIF('blad 1'!B2:B4,\"&gt;1\"))*2",
            "6",
        ),
        ("=SUMIF('{{ g.naam }}'!B3:B3,1)", [1], "SUMIF('blad 0'!B2:B2,1)", "1"),
    ],
)
def test_totals_over_all_copies_of_a_sheet_are_right(formula: str, counts: list[int], written: str, value: str) -> None:
    assert counting(formula.replace("&gt;", ">"), counts) == (written, value)


def test_a_range_through_sheets_names_each_cell_where_rows_moved() -> None:
    def draw(book: Any) -> None:
        cells = {"A1": "{%tr for x in xs %}", "A2": "{{ x }}", "A3": "{%tr endfor %}", "B4": 1}
        fill(book.add_worksheet("Een"), cells)
        fill(book.add_worksheet("Twee"), {"B4": 2})
        fill(book.add_worksheet("Som"), {"A1": "=SUM(Een:Twee!B4)", "A2": "=SUM(Een:Twee!$C$9)"})

    xml = part(rendered(workbook(draw), {"xs": [1, 2, 3, 4]}), "xl/worksheets/sheet3.xml")
    assert re.findall(r"<f>([^<]*)</f>(?:<v>([^<]*)</v>)?", xml) == [
        ("SUM(Een!B5,Twee!B4)", "3"), ("SUM(Een!$C$10,Twee!$C$9)", "0")
    ]  # fmt: skip


def test_a_count_over_very_many_sheets_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        counting("=COUNTIF('{{ g.naam }}'!B3:B3,1)", [1] * 300)

    assert [(d.code, d.location.cell) for d in caught.value.diagnostics] == [("excel.formula-too-long", "A1")]


def test_no_items_leave_no_sheet_and_no_broken_reference(tmp_path: Path) -> None:
    data = rendered(per_area(), {"gebieden": []})
    book = opened(data)

    assert book.sheetnames == ["Overzicht", "Los"]
    assert "#REF!" not in part(data, "xl/worksheets/sheet1.xml")
    assert not any("sheet2" in name for name in parts(data))
    assert_valid(data, tmp_path)


def test_copies_have_their_own_names_areas_tables_and_drawings(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.print_area("A1:C5")
        sheet.add_table("E1:F3", {"name": "Tabel", "columns": [{"header": "p"}, {"header": "q"}]})
        sheet.write_formula("H1", "=SUM(Tabel[q])")
        sheet.write_comment("C5", "let op")
        sheet.insert_textbox("J1", "tekst")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='{{ g.naam }}'!$B$3:$B$3"})
        sheet.insert_chart("J9", chart)
        book.define_name("eerste", "='{{ g.naam }}'!$A$1")

    data = rendered(per_area(more), AREAS)
    book = opened(data)

    assert [next(iter(book[n].tables)) for n in book.sheetnames[1:4]] == ["Tabel", "Tabel_2", "Tabel_3"]
    assert [book[n]["H1"].value for n in book.sheetnames[1:4]] == [
        "=SUM(Tabel[q])", "=SUM(Tabel_2[q])", "=SUM(Tabel_3[q])",
    ]  # fmt: skip
    assert book["Wonen"].print_area == "'Wonen'!$A$1:$C$4"
    assert book["Geld werk"].print_area == "'Geld werk'!$A$1:$C$3"  # its table keeps one row
    assert book.defined_names["eerste"].attr_text == "Wonen!$A$1"
    assert book["Geld werk"].defined_names["eerste"].attr_text == "'Geld werk'!$A$1"
    charts = [text.decode() for name, text in parts(data).items() if "charts/chart" in name]
    assert len(charts) == 3
    assert any("<c:f>Wonen!$B$2:$B$3</c:f>" in text for text in charts)
    assert_valid(data, tmp_path)


def test_a_sheet_may_depend_on_a_condition(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        book.add_worksheet("Altijd").write("A1", "a")
        book.add_worksheet("Soms").write("A1", "{%ts if opname %}")

    template = workbook(draw)

    assert opened(rendered(template, {"opname": True})).sheetnames == ["Altijd", "Soms"]
    data = rendered(template, {"opname": False})
    assert opened(data).sheetnames == ["Altijd"]
    assert_valid(data, tmp_path)


def test_a_workbook_without_sheets_is_refused() -> None:
    template = workbook(lambda book: book.add_worksheet().write("A1", "{%ts if x %}"))

    with pytest.raises(TemplateError) as caught:
        rendered(template, {"x": False})

    assert caught.value.diagnostics[0].code == "excel.no-sheets"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wonen", "Wonen"),
        ("a/b:c", "a b c"),
        ("'x'", "x"),
        ("", "Blad 1"),
        ("History", "History 1"),
        ("x" * 40, "x" * 31),
        ("😀" * 20, "😀" * 15),
        ("a\u202eb", "a b"),
    ],
)
def test_names_are_made_legal(text: str, name: str) -> None:
    assert legal_name(text) == name


def test_names_that_differ_in_case_only_get_a_number_within_the_limit() -> None:
    assert unique_names(["a" * 31, "A" * 31, "b"]) == ["a" * 31, "A" * 27 + " (2)", "b"]
