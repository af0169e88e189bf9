"""Loops beside each other run down the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from excel.making import assert_valid, opened, rendered, sheet_of, view

CELLS = {
    "A1": "{%tr for x in xs %}", "D1": "{%tr for y in ys %}",
    "A2": "{{ x }}", "B2": "=A2*2", "D2": "{{ y }}", "E2": "vast", "F2": "=D2+A2",
    "A3": "{%tr endfor %}", "D3": "{%tr endfor %}",
    "A4": "=SUM(A2:A2)", "D4": "=COUNTA(D2:D2)",
}  # fmt: skip


def test_each_loop_fills_its_own_columns() -> None:
    assert view(sheet_of(CELLS), {"xs": [1, 2, 3], "ys": ["a"]}) == [
        "| A1: 1 | B1: =A1*2 | D1: a | E1: vast | F1: =D1+A1 |",
        "| A2: 2 | B2: =A2*2 |",
        "| A3: 3 | B3: =A3*2 |",
        "| A4: =SUM(A1:A3) | D4: =COUNTA(D1:D3) |",
    ]


def test_the_longest_list_counts_whichever_it_is() -> None:
    assert view(sheet_of(CELLS), {"xs": [], "ys": ["a", "b"]}) == [
        "| D1: a | E1: vast | F1: =D1+A1 |",
        "| D2: b | E2: vast | F2: =D2+A2 |",
        "| A3: =SUM(A1:A2) | D3: =COUNTA(D1:D2) |",
    ]
    assert view(sheet_of(CELLS), {"xs": [], "ys": []}) == [
        "| A1: =SUM(A1048576:A1048576) | D1: =COUNTA(D1048576:D1048576) |"
    ]


def test_cells_of_a_list_that_has_ended_keep_their_style(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.write("D2", "{{ y }}", book.add_format({"border": 1}))
        sheet.data_validation("D2", {"validate": "list", "source": ["ja", "nee"]})

    data = rendered(sheet_of(CELLS, more), {"xs": [1, 2], "ys": ["a"]})

    sheet = opened(data).active
    assert [sheet[f"D{r}"].border.left.style for r in (1, 2)] == ["thin", "thin"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "D1:D2"
    assert_valid(data, tmp_path)


def test_blocks_of_several_rows_beside_each_other() -> None:
    cells = {
        "A1": "{%tr for x in xs %}", "C1": "{%tr for y in ys %}", "A2": "{{ x }}", "C2": "{{ y }}", "C3": "onder",
        "A4": "{%tr endfor %}", "C4": "{%tr endfor %}", "A5": "eind",
    }  # fmt: skip
    assert view(sheet_of(cells), {"xs": ["1", "2"], "ys": ["a", "b"]}) == [
        "| A1: 1 | C1: a |", "| C2: onder |", "| A3: 2 | C3: b |", "| C4: onder |", "| A5: eind |",
    ]  # fmt: skip


def test_loops_in_one_cell_are_loops_within_each_other() -> None:
    cells = {
        "A1": "{%tr for x in xs %}{%tr for y in ys %}",
        "A2": "{{ x }}{{ y }}",
        "A3": "{%tr endfor %}{%tr endfor %}",
    }

    assert view(sheet_of(cells), {"xs": ["1", "2"], "ys": ["a", "b"]}) == [
        "| A1: 1a |", "| A2: 1b |", "| A3: 2a |", "| A4: 2b |",
    ]  # fmt: skip


def test_loops_beside_each_other_that_do_not_end_together_are_an_error() -> None:
    cells = {
        "A1": "{%tr for x in xs %}", "D1": "{%tr for y in ys %}", "A2": "{{ x }}", "A3": "{%tr endfor %}",
        "D5": "{%tr endfor %}",
    }  # fmt: skip
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of(cells))

    assert "excel.beside-nested" in {d.code for d in caught.value.diagnostics}
