"""What stands around the cells and names them: views, watched cells, scenarios, links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from excel.making import assert_valid, attribute, changed, part, rendered, sheet_of

SHEET = "xl/worksheets/sheet1.xml"
CELLS = {
    "A1": "Kop", "A2": "{%tr for x in xs %}", "A3": "{{ x }}", "B3": 2, "A4": "{%tr endfor %}", "B5": "=SUM(B3:B3)"
}  # fmt: skip
VIEW = (
    '<customSheetViews><customSheetView guid="{11111111-1111-1111-1111-111111111111}" topLeftCell="A5">'
    '<pane ySplit="1" topLeftCell="A5" state="frozen"/><selection pane="bottomLeft" activeCell="B5" sqref="B5"/>'
    '<rowBreaks count="1" manualBreakCount="1"><brk id="4" max="16383" man="1"/></rowBreaks>'
    "</customSheetView></customSheetViews>"
)
SCENARIOS = (
    '<scenarios current="0" show="0" sqref="B5"><scenario name="s" count="2"><inputCells r="B3" val="3"/>'
    '<inputCells r="B5" val="3"/></scenario><scenario name="t" count="1"><inputCells r="B3" val="3"/></scenario>'
    "</scenarios>"
)
SOURCES = '<dataConsolidate><dataRefs count="2"><dataRef ref="B3:B5" sheet="Blad"/><dataRef ref="B3"/></dataRefs>'


@pytest.fixture
def template() -> bytes:
    around = SCENARIOS + SOURCES + "</dataConsolidate>" + VIEW
    below = (
        '<cellWatches><cellWatch r="B3"/><cellWatch r="B5"/></cellWatches>'
        '<ignoredErrors><ignoredError sqref="B3" numberStoredAsText="1"/></ignoredErrors>'
    )
    return changed(sheet_of(CELLS), {SHEET: [("<pageMargins", around + "<pageMargins"), ("</w", below + "</w")]})


def test_watched_cells_scenarios_and_own_views_follow(template: bytes, tmp_path: Path) -> None:
    data = rendered(template, {"xs": list("abcde")})

    xml = part(data, SHEET)
    assert attribute(xml, "cellWatch", "r") == ["B2", "B3", "B4", "B5", "B6", "B7"]
    assert attribute(xml, "inputCells", "r") == ["B2", "B3", "B4", "B5", "B6", "B7", "B2", "B3", "B4", "B5", "B6"]
    assert attribute(xml, "scenario", "count") == ["6", "5"]
    assert attribute(xml, "scenarios", "sqref") == ["B7"]
    assert attribute(xml, "dataRef", "ref") == ["B2:B7", "B2:B6"]
    assert attribute(xml, "customSheetView", "topLeftCell") == ["A7"]
    assert attribute(xml, "selection", "activeCell") == ["B7"]
    assert_valid(data, tmp_path)


def test_lists_that_lose_their_last_item_go(template: bytes, tmp_path: Path) -> None:
    data = rendered(template, {"xs": []})

    xml = part(data, SHEET)
    assert attribute(xml, "cellWatch", "r") == ["B2"]
    assert attribute(xml, "inputCells", "r") == ["B2"]
    assert attribute(xml, "dataRef", "ref") == ["B2"]
    assert "ignoredErrors" not in xml
    assert_valid(data, tmp_path)


def test_a_selection_of_more_cells_stays_one() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.set_selection("A1:C5")

    assert attribute(part(rendered(sheet_of({"A1": "{{ x }}"}, more), {"x": 1}), SHEET), "selection", "sqref") == [
        "A1:C5"
    ]
    xml = part(rendered(sheet_of(CELLS, more), {"xs": list("abcde")}), SHEET)
    assert attribute(xml, "selection", "sqref") == ["A1:C7"]


def test_the_bounds_of_scales_and_bars_follow(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        bound = {"min_type": "formula", "min_value": "=$B$5"}
        sheet.conditional_format("B3", {"type": "2_color_scale", **bound})
        sheet.conditional_format("C3", {"type": "data_bar", "data_bar_2010": True, **bound})

    xml = part(data := rendered(sheet_of(CELLS, more), {"xs": list("abcde")}), SHEET)
    assert re.findall(r'<cfvo type="formula" val="([^"]*)"', xml) == ["$B$7", "$B$7"]
    assert "<xm:f>$B$7</xm:f>" in xml
    assert_valid(data, tmp_path)


def test_sparklines_follow_with_their_dates_and_go_with_their_rows(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.add_sparkline("C3", {"range": "Blad!A3:B3", "date_axis": "Blad!$B$5:$C$5"})

    xml = part(rendered(sheet_of(CELLS, more), {"xs": list("abcde")}), SHEET)
    assert re.findall(r"<xm:f>([^<]*)</xm:f>", xml) == ["Blad!$B$7:$C$7", *(f"Blad!A{n}:B{n}" for n in range(2, 7))]
    without = rendered(sheet_of(CELLS, more), {"xs": []})
    assert "sparkline" not in part(without, SHEET)
    assert_valid(without, tmp_path)


def test_a_place_within_a_page_on_the_web_is_no_cell() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.write_url("D5", "https://voorbeeld.nl/#A5")
        sheet.write_url("E5", "internal:'Blad'!B5")

    xml = part(rendered(sheet_of(CELLS, more), {"xs": list("abcde")}), SHEET)
    assert attribute(xml, "hyperlink", "location") == ["A5", "Blad!B7"]


def test_a_formula_that_goes_to_the_same_cells_is_spelt_as_it_was() -> None:
    xml = part(rendered(sheet_of({"A1": "{{ x }}", "B1": "='Blad'!a1+$c$4"}), {"x": 1}), SHEET)

    assert "<f>'Blad'!a1+$c$4</f>" in xml


def test_names_of_a_designer_stay_when_their_cells_go(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        book.define_name("Blad!lokaal", "=Blad!$B$3")
        book.define_name("dynamisch", "=OFFSET(Blad!$A$1,0,0,COUNTA(Blad!$A$3:$A$5),1)")
        sheet.repeat_rows(2)
        sheet.repeat_columns(0)
        sheet.print_area("A3:B3")
        sheet.write_formula("D9", "=SUM(lokaal)")

    data = rendered(sheet_of(CELLS, more), {"xs": []})
    names = dict(re.findall(r'<definedName name="([^"]*)"[^>]*>([^<]*)<', part(data, "xl/workbook.xml")))
    assert names == {
        "_xlnm.Print_Titles": "Blad!$A:$A",
        "dynamisch": "OFFSET(Blad!$A$1,0,0,COUNTA(Blad!$A$2:$A$2),1)",
        "lokaal": "Blad!$B$1048576",
    }
    assert "<f>SUM(lokaal)</f><v>0</v>" in part(data, SHEET)
    assert_valid(data, tmp_path)
