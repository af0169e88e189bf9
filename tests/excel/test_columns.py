"""Columns repeat over the whole height of a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from excel.making import assert_valid, opened, rendered, sheet_of, view

MATRIX = {
    "A1": "Fase", "B1": "{%tc for f in fasen %}", "C1": "{{ f.naam }}", "D1": "{%tc endfor %}", "E1": "Totaal",
    "A2": "Uren", "C2": "{{ f.uren }}", "E2": "=SUM(C2:C2)",
    "C3": "vast",
}  # fmt: skip


def phases(*names: str) -> dict[str, Any]:
    return {"fasen": [{"naam": name, "uren": n} for n, name in enumerate(names, 1)]}


def test_columns_between_the_tags_repeat_in_every_row() -> None:
    assert view(sheet_of(MATRIX), phases("a", "b", "c")) == [
        "| A1: Fase | B1: a | C1: b | D1: c | E1: Totaal |",
        "| A2: Uren | B2: 1 | C2: 2 | D2: 3 | E2: =SUM(B2:D2) |",
        "| B3: vast | C3: vast | D3: vast |",
    ]


def test_no_items_leave_no_columns() -> None:
    assert view(sheet_of(MATRIX), phases()) == [
        "| A1: Fase | B1: Totaal |",
        "| A2: Uren | B2: =SUM(XFD2:XFD2) |",
    ]


def test_widths_merges_and_rules_follow_columns(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.set_column("C:C", 30)
        sheet.set_column("E:E", 50)
        sheet.merge_range("A5:E5", "Over alles")
        sheet.data_validation("C2", {"validate": "integer", "criteria": ">", "value": 0})
        sheet.print_area("A1:E5")

    data = rendered(sheet_of(MATRIX, more), phases("a", "b"))
    sheet = opened(data).active

    assert (sheet.column_dimensions["B"].width, sheet.column_dimensions["B"].max) == (pytest.approx(30.71, 0.01), 3)
    assert sheet.column_dimensions["D"].width == pytest.approx(50.71, 0.01)
    assert [str(m) for m in sheet.merged_cells.ranges] == ["A5:D5"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "B2:C2"
    assert sheet.print_area == "'Blad'!$A$1:$D$5"
    assert_valid(data, tmp_path)


def test_a_row_loop_may_loop_over_the_columns_of_its_own_item() -> None:
    cells = {
        "A1": "{%tr for g in gs %}",
        "A2": "{{ g.n }}", "B2": "{%tc for c in g.cs %}", "C2": "{{ c }}", "D2": "{%tc endfor %}", "E2": "|",
        "A3": "{%tr endfor %}",
    }  # fmt: skip
    data = {"gs": [{"n": "x", "cs": [1, 2, 3]}, {"n": "y", "cs": [4]}]}

    assert view(sheet_of(cells), data) == ["| A1: x | B1: 1 | C1: 2 | D1: 3 | E1: | |", "| A2: y | B2: 4 | E2: | |"]


def test_conditional_columns() -> None:
    cells = {"A1": "a", "B1": "{%tc if aan %}", "C1": "c", "D1": "{%tc endif %}", "E1": "=A2", "C2": 5}

    assert view(sheet_of(cells), {"aan": True}) == ["| A1: a | B1: c | C1: =A2 |", "| B2: 5 |"]
    assert view(sheet_of(cells), {"aan": False}) == ["| A1: a | B1: =A2 |"]


def test_rows_and_columns_together() -> None:
    cells = {
        "B1": "{%tc for k in ks %}", "C1": "{{ k }}", "D1": "{%tc endfor %}",
        "A2": "{%tr for r in rs %}",
        "A3": "{{ r }}", "C3": "{{ r }}{{ k }}",
        "A4": "{%tr endfor %}",
    }  # fmt: skip
    assert view(sheet_of(cells), {"ks": ["x", "y"], "rs": ["1", "2"]}) == [
        "| B1: x | C1: y |", "| A2: 1 | B2: 1x | C2: 1y |", "| A3: 2 | B3: 2x | C3: 2y |",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"A1": "{%tc for x in xs %}", "C2": "{%tc endfor %}"}, "excel.split-column-block"),
        (
            {"A1": "{%tc for x in xs %}", "C1": "{%tc endfor %}", "B2": "{%tc for x in xs %}", "D2": "{%tc endfor %}"},
            "excel.column-blocks-overlap",
        ),
    ],
)
def test_column_tags_that_do_not_fit_are_errors(cells: dict[str, str], code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of(cells))

    assert code in {d.code for d in caught.value.diagnostics}
