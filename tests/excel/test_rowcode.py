"""Rows that repeat are written by functions of their own: what these write is what the filler writes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate, rowcode
from docgen.excel.rowcode import RowCoder
from docgen.template import Check, Link, Markdown
from tests.excel.making import opened, part, sheet_of, view, workbook

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
    st.sampled_from(["=1+1", "ja", "een\ntwee", "x " * 200, "regel\n" * 40, "{[}]'\"\\"]),
    st.integers(-(10**17), 10**17),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(Check, st.booleans()),
    st.builds(Markdown, st.sampled_from(["**vet** en gewoon", "- punt"])),
    st.just(Link("site", "https://example.org")),
)
ROWS = st.lists(st.fixed_dictionaries({"a": VALUES, "b": VALUES, "c": VALUES}), max_size=4)


@cache
def template(*, coded: bool) -> ExcelTemplate:
    """A row with free values, a wrapped one, a text with a tag, a formula, cells that stand, and one that is read."""

    def draw(book: Any) -> None:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True})
        sheet.write_string("A1", "{%tr for r in rijen %}")
        sheet.write_string("A2", "{{ r.a }}")
        sheet.write_string("B2", "{{ r.b }}", wrapped)
        sheet.write_string("C2", "nr. {{ r.a is defined }} {'")
        sheet.write_formula("D2", '=LEN("\'{")+ROW()')
        sheet.write_string("E2", "vast {'\\")
        sheet.write_blank("F2", None, wrapped)
        sheet.write_string("G2", "{{ r.c }}")
        sheet.write_string("A3", "{%tr endfor %}")
        sheet.write_formula("A4", '=COUNTIF(G2:G2,"ja")')

    return ExcelTemplate.compile(workbook(draw))


def seen(rows: list[dict[str, Any]], *, coded: bool) -> list[Any]:
    """Every cell with its kind and format, every height, and the computed total."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rowcode, "OFTEN", 0 if coded else 10**9)
        data = template(coded=coded).render({"rijen": rows})
    sheet = opened(data).active
    cells = [(c.coordinate, c.value, c.data_type, c.number_format) for row in sheet.iter_rows() for c in row]
    return [cells, re.findall(r"<row [^>]*>", part(data, "xl/worksheets/sheet1.xml")), _total(data)]


def _total(data: bytes) -> list[str]:
    return re.findall(r'COUNTIF\([^)]*"ja"\)</f>(.*?)</c>', part(data, "xl/worksheets/sheet1.xml"))


@given(ROWS)
def test_a_coded_row_is_the_row_that_the_filler_writes(rows: list[dict[str, Any]]) -> None:
    assert seen(rows, coded=True) == seen(rows, coded=False)


def test_a_coded_row_takes_the_height_of_its_texts_and_goes_on_below() -> None:
    rows = [
        {"a": 1, "b": "woord " * 3, "c": "ja"},
        {"a": 2, "b": "regel\n" * 60, "c": "ja"},
        {"a": 3, "b": "", "c": None},
    ]

    cells, tags, total = seen(rows, coded=True)

    assert [tag.count("customHeight") for tag in tags] == [1, 1, 1, 1, 0, 0]
    assert [value for place, value, *_ in cells if place.startswith("A")] == [
        1,
        2,
        None,
        None,
        3,
        '=COUNTIF(G1:G5,"ja")',
    ]
    assert total == ["<v>2</v>"]


def test_a_wrong_value_in_a_coded_row_is_found_at_its_own_cell_and_tag() -> None:
    with pytest.raises(TemplateError) as caught:
        seen([{"a": 1, "b": float("nan"), "c": "goed"}], coded=True)

    place = caught.value.diagnostics[0].location
    assert (place.cell, place.tag) == ("B2", "{{ r.b }}")


def test_a_row_that_only_repeats_what_stands_is_coded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rowcode, "OFTEN", 0)
    data = sheet_of({"A1": "{%tr for r in rijen %}", "A2": "vast", "B2": "ook", "A3": "{%tr endfor %}"})

    assert view(data, {"rijen": [1, 2]}) == ["| A1: vast | B1: ook |", "| A2: vast | B2: ook |"]


def test_a_row_that_comes_often_stays_as_it_was() -> None:
    data = sheet_of({"A1": "{%tr for r in rijen %}", "A2": "{{ r }}", "A3": "{%tr endfor %}"})

    lines = view(data, {"rijen": ["tekst", 7, None, "=1"] * 200})

    shown = {1: "tekst", 2: "7", 0: "=1"}
    assert lines == [f"| A{row}: {shown[row % 4]} |" for row in range(1, 801) if row % 4 in shown]


def test_cells_beyond_the_limit_do_without_code() -> None:
    coder = RowCoder(10)

    assert [coder.takes(cells) for cells in (6, 6, 4, 1)] == [True, False, True, False]
