"""Nothing that a designer put in a workbook is lost, and everything that names rows follows.

One workbook with every feature that XlsxWriter can make goes through a template that changes one cell, and then through
one whose row repeats 0, 1, 5 and 1,000 times.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from excel.making import assert_valid, attribute, fill, opened, part, parts, rendered, workbook
from excel.test_pictures import png

COUNTS = [0, 1, 5, 1000]


def everything(tmp_path: Path, *, looping: bool) -> bytes:
    """A workbook with all features; with `looping` the row 3 repeats, else cell A3 holds a tag."""
    picture = tmp_path / "beeld.png"
    picture.write_bytes(png())

    def draw(book: Any) -> None:
        book.set_custom_property("eigen", "waarde")
        sheet = book.add_worksheet("Blad")
        other = book.add_worksheet("Ander blad")
        hidden = book.add_worksheet("Verborgen")
        hidden.hide()
        rows = {"A2": "{%tr for x in xs %}", "A4": "{%tr endfor %}"} if looping else {"A2": "boven", "A4": "onder"}
        fill(sheet, {"A1": "Kop", "B1": "n", "C1": "m", **rows, "A3": "{{ x }}" if looping else "{{ een }}", "B3": 2})
        _cells(book, sheet, other)
        _around(book, sheet, picture)
        _drawings(book, sheet, other, picture)

    return workbook(draw)


def _cells(book: Any, sheet: Any, other: Any) -> None:
    bold = book.add_format({"bold": True, "num_format": "0.00"})
    sheet.write_rich_string("D1", "rijk ", bold, "vet")
    sheet.write_formula("C3", "=B3*2", bold)
    sheet.write_array_formula("D3:D3", "{=SUM(B3:C3)}")
    sheet.write_dynamic_array_formula("E3", "=UNIQUE($B$3:$B$3)")
    sheet.write_formula("B6", "=SUM(B3:B3)")
    sheet.write_formula("C6", "=SUMPRODUCT($B$3:$B$3,C$3:C$3)")
    sheet.write_boolean("D6", True)
    sheet.write_url("E6", "https://voorbeeld.nl", string="link")
    sheet.write_url("F6", "internal:'Ander blad'!A1")
    sheet.write_comment("B3", "in de rij")
    sheet.write_comment("B6", "eronder")
    sheet.insert_checkbox("G3", True)
    other.write_formula("A1", "=SUM(Blad!B3:B3)")
    other.write_formula("A2", '=Blad!B6&"Blad!B6"')
    other.data_validation("B1", {"validate": "list", "source": "=Blad!$A$3:$A$3"})
    book.define_name("reeks", "=Blad!$B$3:$B$3")
    book.define_name("Blad!lokaal", "=Blad!$B$6")


def _around(book: Any, sheet: Any, picture: Path) -> None:
    red = book.add_format({"font_color": "red"})
    sheet.set_column("A:A", 20)
    sheet.set_column("H:J", 5, None, {"level": 1, "hidden": True})
    sheet.set_row(2, 20, None, {"level": 1})
    sheet.merge_range("H3:I3", "")
    sheet.merge_range("A7:D8", "samen")
    sheet.autofilter("A1:C3")
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area("A1:J30")
    sheet.set_h_pagebreaks([6])
    sheet.set_v_pagebreaks([5])
    sheet.set_header("&L&G&RPagina &P", {"image_left": str(picture)})
    sheet.set_footer("&CVoet")
    sheet.protect("", {"format_cells": True})
    sheet.unprotect_range("B3:C3", "invoer")
    sheet.ignore_errors({"number_stored_as_text": "A3:A6"})
    sheet.conditional_format("B3:C3", {"type": "data_bar"})
    sheet.conditional_format("B3:B3", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C3", {"type": "3_color_scale"})
    sheet.conditional_format("B3", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.conditional_format("A3:C3", {"type": "formula", "criteria": "=$B3>$B$6", "format": red})
    sheet.data_validation("B3", {"validate": "list", "source": ["ja", "nee"], "error_message": "Kies"})
    sheet.data_validation("C3", {"validate": "custom", "value": "=C3>$B$6"})
    sheet.add_sparkline("K3", {"range": "Blad!B3:C3"})
    sheet.add_sparkline("K6", {"range": "Blad!B3:B3", "type": "column"})
    sheet.add_table("M1:O3", {"name": "Tabel", "columns": [{"header": h} for h in "pqr"], "autofilter": True})
    sheet.add_table(
        "M10:O13",
        {
            "name": "Totalen", "total_row": True,
            "columns": [
                {"header": "a", "total_string": "som"}, {"header": "b", "total_function": "sum"},
                {"header": "c", "formula": "=[@b]*2"},
            ],
        },
    )  # fmt: skip


def _drawings(book: Any, sheet: Any, other: Any, picture: Path) -> None:
    sheet.insert_image("Q6", str(picture), {"description": "beeld"})
    sheet.insert_textbox("Q12", "tekst")
    sheet.insert_button("Q20", {"caption": "knop"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "=Blad!$B$1", "categories": "=Blad!$A$3:$A$3", "values": "=Blad!$B$3:$B$3"})
    sheet.insert_chart("Q24", chart)
    line = book.add_chart({"type": "line"})
    line.add_series({"values": "='Ander blad'!$A$1:$A$2"})
    other.insert_chart("D5", line)
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=Blad!$B$3:$C$3"})
    book.add_chartsheet("Grafiek").set_chart(pie)


# parts that say something about cells or calculation; all others must come out byte for byte
MAY_CHANGE = re.compile(
    r"^(xl/worksheets/sheet[12]\.xml|xl/workbook\.xml|xl/sharedStrings\.xml|xl/styles\.xml|xl/charts/chart\d\.xml)$"
)


def test_a_template_that_changes_one_cell_leaves_all_other_parts_alone(tmp_path: Path) -> None:
    before = everything(tmp_path, looping=False)
    after = rendered(before, {"een": "waarde"})

    old, new = parts(before), parts(after)
    assert set(old) == set(new)
    assert [name for name in old if old[name] != new[name] and not MAY_CHANGE.match(name)] == []
    assert opened(after)["Blad"]["A3"].value == "waarde"
    assert_valid(after, tmp_path)


def _without_cells(xml: str) -> str:
    xml = re.sub(r"<sheetData>.*</sheetData>", "", xml, flags=re.DOTALL)
    xml = re.sub(r"<dimension [^>]*/>", "", xml)
    return re.sub(r'(<sheetView [^>]*?) tabSelected="1"', r"\1", xml)


def test_what_stands_around_the_cells_is_the_same_when_only_a_value_changes(tmp_path: Path) -> None:
    before = everything(tmp_path, looping=False)
    after = rendered(before, {"een": "waarde"})

    old, new = (_without_cells(part(data, "xl/worksheets/sheet1.xml")) for data in (before, after))
    assert re.findall(r"<[\w:]+[^>]*>", new) == re.findall(r"<[\w:]+[^>]*>", old)


@pytest.fixture(params=COUNTS)
def grown(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, bytes]:
    # the table keeps one row when there are no items, and with it the sheet does
    return max(request.param, 1), rendered(
        everything(tmp_path, looping=True), {"xs": [f"r{n}" for n in range(request.param)]}
    )


def test_every_reference_follows(grown: tuple[int, bytes], tmp_path: Path) -> None:
    count, data = grown
    low, high = 2, count + 1
    total = 4 + count - 1  # row 6 of the template: three rows vanish, `count` come
    book = opened(data)
    sheet, other = book["Blad"], book["Ander blad"]

    assert sheet[f"B{total}"].value == f"=SUM(B{low}:B{high})"
    assert sheet[f"C{total}"].value == f"=SUMPRODUCT($B${low}:$B${high},C${low}:C${high})"
    assert other["A1"].value == f"=SUM(Blad!B{low}:B{high})"
    assert other["A2"].value == f'=Blad!B{total}&"Blad!B6"'
    assert other.data_validations.dataValidation[0].formula1 == f"Blad!$A${low}:$A${high}"
    assert book.defined_names["reeks"].attr_text == f"Blad!$B${low}:$B${high}"
    assert sheet.defined_names["lokaal"].attr_text == f"Blad!$B${total}"
    if sheet["A2"].value:
        assert sheet[f"C{high}"].value == f"=B{high}*2"
        assert sheet[f"D{high}"].value.text == f"=SUM(B{high}:C{high})"
        assert sheet[f"D{high}"].value.ref == f"D{high}"
    assert_valid(data, tmp_path)


def test_everything_around_the_cells_follows(grown: tuple[int, bytes]) -> None:
    count, data = grown
    low, high, total = 2, count + 1, count + 3
    xml = part(data, "xl/worksheets/sheet1.xml")
    sheet = opened(data)["Blad"]

    merged = {str(m) for m in sheet.merged_cells.ranges}
    assert merged == {f"H{r}:I{r}" for r in range(low, high + 1)} | {f"A{total + 1}:D{total + 2}"}
    assert attribute(xml, "brk", "id") == [str(total), "5"]
    assert attribute(xml, "autoFilter", "ref") == [f"A1:C{max(high, 1)}"]
    own = f"B2:B{high}" if count > 1 else "B2"
    ranges = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    sparks = re.findall(r"<x14:sparkline><xm:f>([^<]*)</xm:f><xm:sqref>([^<]*)</xm:sqref>", xml)
    notes = attribute(part(data, "xl/comments1.xml"), "comment", "ref")
    assert ranges[own] == '"ja,nee"'
    assert ranges[own.replace("B", "C")] == f"C2>$B${total}"
    formats = {(str(f.sqref), f.rules[0].type): f.rules[0].formula for f in sheet.conditional_formatting}
    assert formats[f"A2:C{high}", "expression"] == [f"$B2>$B${total}"]
    assert (f"B2:C{high}", "dataBar") in formats
    assert (f"<xm:sqref>{own}</xm:sqref>") in xml
    assert attribute(xml, "protectedRange", "sqref") == [f"B2:C{high}"]
    assert sheet.row_dimensions[high].outlineLevel == 1
    assert sheet.row_dimensions[high].height == 20.25
    assert set(sparks) >= {(f"Blad!B{high}:C{high}", f"K{high}"), (f"Blad!B{low}:B{high}", f"K{total}")}
    assert len(sparks) == count + 1
    assert notes == [*(f"B{r}" for r in range(low, high + 1)), f"B{total}"]
    assert "#REF!" not in xml


def test_tables_charts_and_drawings_follow(grown: tuple[int, bytes]) -> None:
    count, data = grown
    tables = {t.name: t for t in opened(data)["Blad"].tables.values()}

    # a table has at least one row below its head
    assert tables["Tabel"].ref == f"M1:O{count + 1}"
    shift = count - 3
    assert tables["Totalen"].ref == f"M{10 + shift}:O{13 + shift}"
    low, high = 2, count + 1
    chart = part(data, "xl/charts/chart1.xml")
    assert f"<c:f>Blad!$B${low}:$B${high}</c:f>" in chart
    assert f"<c:f>Blad!$A${low}:$A${high}</c:f>" in chart
    drawing = part(data, "xl/drawings/drawing1.xml")
    rows = [int(r) for r in re.findall(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>", drawing)]
    assert sorted(rows) == [5 + shift, 11 + shift, 23 + shift]
