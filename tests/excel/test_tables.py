"""Tables: heads with tags, one table per turn of a loop, and what sorts and filters them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from excel.making import assert_valid, attribute, changed, opened, part, parts, rendered, sheet_of, workbook

TABLE = "xl/tables/table1.xml"


def tables(data: bytes) -> dict[str, Any]:
    return {table.name: table for table in opened(data).active.tables.values()}


def test_a_head_with_a_tag_is_the_name_of_its_column(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.add_table("A1:B3", {"name": "Tab", "columns": [{"header": "Jaar {{ j }}"}, {"header": "{{ w }}"}]})

    data = rendered(sheet_of({"D1": "{{ j }}"}, more), {"j": 2026, "w": "jaar 2026"})
    assert [column.name for column in tables(data)["Tab"].tableColumns] == ["Jaar 2026", "jaar 20262"]
    assert [cell.value for cell in opened(data).active["A1:B1"][0]] == ["Jaar 2026", "jaar 20262"]
    assert_valid(data, tmp_path)


def test_heads_of_repeated_columns_differ_and_are_texts(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        heads = [{"header": head} for head in ("naam", "x", "{{ j }}", "y", "rest")]
        sheet.add_table("A2:E3", {"name": "Tab", "columns": heads})
        for place, text in {"B1": "{%tc for j in js %}", "D1": "{%tc endfor %}", "C3": "{{ j }}"}.items():
            sheet.write_string(place, text)

    data = rendered(sheet_of({}, more), {"js": [2025, 2026, 2026]})
    heads = ["naam", "2025", "2026", "20262", "rest"]
    assert [column.name for column in tables(data)["Tab"].tableColumns] == heads
    assert [cell.value for cell in opened(data).active["A2:E2"][0]] == heads
    assert tables(data)["Tab"].ref == "A2:E3"
    assert_valid(data, tmp_path)


def test_a_table_within_a_loop_is_there_once_per_turn(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.add_table("A3:B6", {"name": "Tab", "columns": [{"header": "{{ g.naam }}"}, {"header": "n"}]})
        texts = {
            "A1": "{%tr for g in gs %}", "A2": "{{ g.naam }}", "A4": "{%tr for x in g.xs %}", "A5": "{{ x }}",
            "A6": "{%tr endfor %}", "A8": "{%tr endfor %}",
        }  # fmt: skip
        for place, text in texts.items():
            sheet.write_string(place, text)
        sheet.write_formula("B7", "=COUNTA(Tab[n])")

    template = sheet_of({}, more)
    data = rendered(template, {"gs": [{"naam": "een", "xs": [1, 2]}, {"naam": "twee", "xs": [1, 2, 3]}]})
    assert {name: table.ref for name, table in tables(data).items()} == {"Tab": "A2:B4", "Tab_2": "A7:B10"}
    assert {name: table.tableColumns[0].name for name, table in tables(data).items()} == {"Tab": "een", "Tab_2": "twee"}
    sheet = opened(data).active
    assert [sheet[place].value for place in ("B5", "B11")] == ["=COUNTA(Tab[n])", "=COUNTA(Tab_2[n])"]
    assert_valid(data, tmp_path)

    none = rendered(template, {"gs": []})
    assert TABLE not in parts(none)
    assert "tablePart" not in part(none, "xl/worksheets/sheet1.xml")
    assert_valid(none, tmp_path)


def test_the_sorting_of_a_table_follows(tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        columns = [{"header": "naam", "total_string": "Som {{ w }}"}, {"header": "n", "total_function": "sum"}]
        sheet.add_table("A2:B6", {"name": "Tab", "total_row": True, "columns": columns})
        for place, text in {"A3": "{%tr for x in xs %}", "A4": "{{ x }}", "A5": "{%tr endfor %}"}.items():
            sheet.write_string(place, text)

    sort = '<sortState ref="A3:B5"><sortCondition ref="B3:B5"/></sortState><tableColumns'
    template = changed(sheet_of({}, more), {TABLE: [("<tableColumns", sort)]})
    data = rendered(template, {"xs": [1, 2, 3, 4, 5], "w": "x & y"})

    xml = part(data, TABLE)
    assert re.findall(r'<(sortState|sortCondition) ref="([^"]*)"', xml) == [
        ("sortState", "A3:B7"), ("sortCondition", "B3:B7")
    ]  # fmt: skip
    assert attribute(xml, "tableColumn", "totalsRowLabel") == ["Som x &amp; y"]
    assert opened(data).active["A8"].value == "Som x & y"
    assert_valid(data, tmp_path)


def test_what_reads_a_table_that_fell_away_reads_an_empty_cell(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        page = book.add_worksheet("Los")
        page.write_string("A1", "{%ts if los %}")
        page.add_table("B1:C3", {"name": "Tab", "columns": [{"header": "n"}, {"header": "[m]"}]})
        sheet = book.add_worksheet("Vast")
        sheet.write_formula("A1", "=SUM(Tab[n])+1")
        sheet.write_formula("A2", "=SUM(Tab[[#All],[n]:['[m']]])*ROWS(Tab)")
        book.define_name("reeks", "=Tab[n]")

    data = rendered(workbook(draw), {"los": False})
    assert re.findall(r"<f>([^<]*)</f>(?:<v>([^<]*)</v>)?", part(data, "xl/worksheets/sheet2.xml")) == [
        ("SUM(A1048576)+1", "1"), ("SUM(A1048576)*ROWS(A1048576)", "0")
    ]  # fmt: skip
    assert "Vast!A1048576</definedName>" in part(data, "xl/workbook.xml")
    assert_valid(data, tmp_path)
