"""References in parts beside a sheet: shapes, controls, links, pivot tables, slicers, data tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docgen.ooxml.namespaces import X14, R, S
from excel.making import assert_valid, attribute, changed, fill, joined, part, parts, rendered, sheet_of, workbook

SHEET = "xl/worksheets/sheet1.xml"
CELLS = {
    "A1": "naam", "B1": "n", "A2": "{%tr for x in xs %}", "A3": "{{ x }}", "B3": 2, "A4": "{%tr endfor %}",
    "B5": "=SUM(B3:B3)",
}  # fmt: skip
FIVE = {"xs": list("abcde")}
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
CACHE, PIVOT = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotTables/pivotTable1.xml"


def test_shapes_show_the_cells_that_they_showed(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.insert_textbox("D8", "x", {"textlink": "=$B$5"})
        sheet.insert_textbox("D3", "x", {"textlink": "=$B3", "height": 15})
        book.add_worksheet("Ander").insert_textbox("D8", "x", {"textlink": "=Blad!$B$5"})

    data = rendered(sheet_of(CELLS, more), FIVE)
    assert attribute(part(data, "xl/drawings/drawing1.xml"), "xdr:sp", "textlink") == [
        "$B$7", *(f"$B{row}" for row in range(2, 7))
    ]  # fmt: skip
    assert attribute(part(data, "xl/drawings/drawing2.xml"), "xdr:sp", "textlink") == ["Blad!$B$7"]
    assert_valid(data, tmp_path)


def test_links_of_drawings_go_to_the_same_cells() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.insert_textbox("D8", "x", {"url": "internal:Blad!B5"})
        book.add_worksheet("Een ander").insert_textbox("A1", "x", {"url": "internal:'Blad'!B5"})
        book.add_worksheet("Leeg").insert_textbox("A1", "x", {"url": "internal:'Een ander'!B5"})

    before = sheet_of(CELLS, more)
    data = rendered(before, FIVE)
    rels = [f"xl/drawings/_rels/drawing{n}.xml.rels" for n in (1, 2, 3)]
    assert [attribute(part(data, name), "Relationship", "Target") for name in rels[:2]] == [["#Blad!B7"]] * 2
    assert part(data, rels[2]) == part(before, rels[2])


def test_the_linked_cell_of_a_control_follows(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.insert_button("C5", {"caption": "x"})

    link = ('ObjectType="Button">', 'ObjectType="Checkbox"><x:FmlaLink>$B$5</x:FmlaLink>')
    template = joined(
        changed(sheet_of(CELLS, more), {"xl/drawings/vmlDrawing1.vml": [link]}),
        SHEET, "xl/ctrlProps/ctrlProp1.xml",
        f'<formControlPr xmlns="{X14}" objectType="CheckBox" fmlaLink="$B$5" fmlaRange="$B$3:$B$3"/>',
        "application/vnd.ms-excel.controlproperties+xml", f"{R}/ctrlProp",
    )  # fmt: skip

    data = rendered(template, FIVE)
    assert 'fmlaLink="$B$7" fmlaRange="$B$2:$B$6"' in part(data, "xl/ctrlProps/ctrlProp1.xml")
    assert "<x:FmlaLink>$B$7</x:FmlaLink>" in part(data, "xl/drawings/vmlDrawing1.vml")
    assert_valid(data, tmp_path)


def test_the_input_cell_of_a_data_table_follows() -> None:
    table = ('<c r="E6"><v>7</v></c>', '<c r="E6"><f t="dataTable" ref="E6:E7" dt2D="0" dtr="0" r1="B5"/><v>7</v></c>')
    xml = part(rendered(changed(sheet_of({**CELLS, "E6": 7}), {SHEET: [table]}), FIVE), SHEET)

    assert re.findall(r'<f ref="(\w+:\w+)" t="dataTable"[^>]* r1="(\w+)"', xml) == [("E8:E9", "B7")]


@pytest.fixture
def pivoted() -> bytes:
    """A sheet whose rows a pivot table on another one counts, which is there only if `p`."""

    def draw(book: Any) -> None:
        fill(book.add_worksheet("Blad"), CELLS)
        fill(book.add_worksheet("Draai"), {"A1": "{%ts if p %}", "A3": "naam", "B3": "som"})

    fields = '<cacheField name="naam"><sharedItems/></cacheField><cacheField name="n"><sharedItems/></cacheField>'
    cache = (
        f'<pivotCacheDefinition xmlns="{S}" recordCount="0"><cacheSource type="worksheet"><worksheetSource ref="A1:B4"'
        f' sheet="Blad"/></cacheSource><cacheFields count="2">{fields}</cacheFields></pivotCacheDefinition>'
    )
    table = (
        f'<pivotTableDefinition xmlns="{S}" name="D" cacheId="1" dataCaption="w"><location ref="A3:B5"'
        ' firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>'
    )
    main = "xl/workbook.xml"
    data = joined(workbook(draw), main, CACHE, cache, SML + "pivotCacheDefinition+xml", f"{R}/pivotCacheDefinition")
    data = joined(data, "xl/worksheets/sheet2.xml", PIVOT, table, SML + "pivotTable+xml", f"{R}/pivotTable")
    rel = f'<Relationship Id="rId1" Type="{R}/pivotCacheDefinition" Target="/{CACHE}"/></Relationships>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}'
    caches = '<pivotCaches><pivotCache cacheId="1" r:id="rId90"/></pivotCaches></workbook>'
    return changed(data, {main: [("</workbook>", caches)]}, {"xl/pivotTables/_rels/pivotTable1.xml.rels": rels})


def test_a_pivot_table_counts_all_rows_and_anew(pivoted: bytes, tmp_path: Path) -> None:
    data = rendered(pivoted, {**FIVE, "p": True})

    assert attribute(part(data, CACHE), "worksheetSource", "ref") == ["A1:B6"]
    assert 'refreshOnLoad="1"' in part(data, CACHE)
    assert part(data, PIVOT) == part(pivoted, PIVOT)
    assert_valid(data, tmp_path)


def test_the_cache_of_a_pivot_table_stays_when_its_sheet_goes(pivoted: bytes, tmp_path: Path) -> None:
    data = rendered(pivoted, {**FIVE, "p": False})

    assert CACHE in parts(data)
    assert PIVOT not in parts(data)
    assert_valid(data, tmp_path)


def test_a_copy_of_a_sheet_has_slicers_of_its_own() -> None:
    template = joined(
        sheet_of({"A1": "{%ts for x in xs %}{{ x }}"}), SHEET, "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{X14}"><slicer name="Naam" cache="Slicer_Naam" rowHeight="1"/></slicers>',
        "application/vnd.ms-excel.slicer+xml", "http://schemas.microsoft.com/office/2007/relationships/slicer",
    )  # fmt: skip

    names = [n for name, d in parts(rendered(template, {"xs": ["a", "b"]})).items() if "slicers/" in name
             for n in attribute(d.decode(), "slicer", "name")]  # fmt: skip
    assert names == ["Naam", "Naam 2"]


def test_points_of_newer_charts_and_their_labels_follow() -> None:
    labels = (
        '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="http://schemas.microsoft.com/office/'
        'drawing/2012/chart"><c15:datalabelsRange><c15:f>Blad!$A$3:$A$3</c15:f><c15:dlblRangeCache/>'
        "</c15:datalabelsRange></c:ext></c:extLst></c:ser>"
    )

    def more(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Blad!$B$3:$B$3"})
        sheet.insert_chart("F2", chart)

    xml = part(rendered(changed(sheet_of(CELLS, more), {"xl/charts/chart1.xml": [("</c:ser>", labels)]}), FIVE),
               "xl/charts/chart1.xml")  # fmt: skip
    assert "<c15:f>Blad!$A$2:$A$6</c15:f></c15:datalabelsRange>" in xml


def test_a_chart_within_a_loop_shows_the_rows_of_its_turn(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"name": "=Blad!$A$2", "categories": "=Blad!$A$4:$A$4", "values": "=Blad!$B$4:$B$4"})
        sheet.set_row(1, 200)
        sheet.insert_chart("D2", chart, {"x_scale": 0.3, "y_scale": 0.3})

    cells = {
        "A1": "{%tr for g in gs %}", "A2": "{{ g.naam }}", "A3": "{%tr for x in g.xs %}", "A4": "{{ x.k }}",
        "B4": "{{ x.n }}", "A5": "{%tr endfor %}", "A6": "{%tr endfor %}",
    }  # fmt: skip
    groups = [
        {"naam": "een", "xs": [{"k": "a", "n": 1}, {"k": "b", "n": 2}]},
        {"naam": "twee", "xs": [{"k": "c", "n": 3}]},
    ]
    data = rendered(sheet_of(cells, more), {"gs": groups})

    charts = [part(data, f"xl/charts/{name}.xml") for name in ("chart1", "chart1-2")]
    assert [re.findall(r"<c:f>([^<]*)</c:f>", xml) for xml in charts] == [
        ["Blad!A1", "Blad!A2:A3", "Blad!B2:B3"],
        ["Blad!A4", "Blad!A5:A5", "Blad!B5:B5"],
    ]
    assert [re.findall(r"<c:v>([^<]*)</c:v>", xml) for xml in charts] == [
        ["een", "a", "b", "1.0", "2.0"],
        ["twee", "c", "3.0"],
    ]
    assert_valid(data, tmp_path)
