"""Cells take the value's type, and text stays text."""

# ruff: noqa: DTZ001 - worksheets know no time zones
from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.template import Check, Link, Markdown, Schema
from excel.making import assert_valid, opened, part, rendered, sheet_of, view


def cell(value: Any, place: str = "A1") -> Any:
    return opened(rendered(sheet_of({"A1": "{{ x }}"}), {"x": value})).active[place]


@pytest.mark.parametrize("value", ["Jan", "é ☒ 😀", "a & b < c > d", '"', "  ruimte  ", "een\ntwee", "0612345678"])
def test_text_reads_back_equal(value: str) -> None:
    assert cell(value).value == value


@pytest.mark.parametrize("value", ["=1+1", "=cmd|'/c calc'!A0", "+31612345678", "-x", "@SUM(A1)"])
def test_text_that_looks_like_a_formula_stays_text(value: str) -> None:
    found = cell(value)

    assert (found.value, found.data_type, found.quotePrefix) == (value, "s", True)


def test_numbers_become_numbers() -> None:
    assert cell(3).value == 3
    assert cell(Decimal("2.50")).value == 2.5
    assert cell(0.1).value == 0.1


def test_a_date_gets_a_date_format_where_the_designer_chose_none() -> None:
    found = cell(date(2026, 3, 3))

    assert found.value == datetime(2026, 3, 3)
    assert found.is_date


def test_a_date_keeps_the_format_of_the_designer() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.write("A1", "{{ x }}", book.add_format({"num_format": "d mmmm yyyy"}))

    found = opened(rendered(sheet_of({}, more), {"x": date(2026, 3, 3)})).active["A1"]

    assert found.number_format == "d mmmm yyyy"


def test_times_and_moments_are_parts_of_days() -> None:
    assert cell(time(14, 30)).value == time(14, 30)
    assert cell(datetime(2026, 3, 3, 14, 30)).value == datetime(2026, 3, 3, 14, 30)


def test_a_date_before_excel_can_count_is_text() -> None:
    assert cell(date(1899, 5, 1)).value == "01-05-1899"


def test_truth_values_and_ticks() -> None:
    assert cell(True).value is True
    assert cell(Check(True)).value == "☒"
    assert cell(Check(False)).value == "☐"


def test_nothing_leaves_an_empty_cell_in_its_style() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.write("A1", "{{ x }}", book.add_format({"bg_color": "#FF0000"}))

    found = opened(rendered(sheet_of({}, more), {"x": None})).active["A1"]

    assert found.value is None
    assert found.fill.fgColor.rgb == "FFFF0000"


def test_a_number_of_more_than_fifteen_figures_is_not_rounded() -> None:
    assert cell(12345678901234567890).value == "12345678901234567890"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused_with_its_cell(value: Any) -> None:
    with pytest.raises(TemplateError) as caught:
        cell(value)

    (found,) = caught.value.diagnostics
    assert (found.code, found.location.cell) == ("excel.bad-number", "A1")


def test_a_control_character_is_refused_with_its_cell() -> None:
    with pytest.raises(TemplateError) as caught:
        cell("a\x07b")

    assert caught.value.diagnostics[0].code == "excel.bad-character"


def test_a_text_longer_than_a_cell_is_an_error_not_a_cut() -> None:
    assert cell("a" * 32_767).value == "a" * 32_767
    with pytest.raises(TemplateError) as caught:
        cell("a" * 32_768)

    assert caught.value.diagnostics[0].code == "excel.text-too-long"


def test_an_escape_of_excel_in_a_text_is_written_as_text(tmp_path: Path) -> None:
    data = rendered(sheet_of({"A1": "{{ x }}"}), {"x": "a_x0041_b"})

    assert "a_x005F_x0041_b" in part(data, "xl/sharedStrings.xml")
    assert_valid(data, tmp_path)


def test_tags_among_words_are_text() -> None:
    assert view(sheet_of({"A1": "Dag {{ naam }}, {% if oud %}u{% else %}je{% endif %} bent {{ n }}"}),
                {"naam": "Jan", "oud": True, "n": 3}) == ["| A1: Dag Jan, u bent 3 |"]  # fmt: skip


def test_a_loop_within_a_cell_repeats_its_text() -> None:
    assert view(sheet_of({"A1": "{% for x in xs %}{{ x }};{% endfor %}"}), {"xs": ["a", "b"]}) == ["| A1: a;b; |"]


def test_rich_text_keeps_its_formats_around_the_value(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_rich_string("A1", "Dag ", bold, "{{ naam }}", " en welkom")

    data = rendered(sheet_of({}, more), {"naam": "Jan & Piet"})

    strings = part(data, "xl/sharedStrings.xml")
    assert "<b/>" in strings
    assert "Jan &amp; Piet</t>" in strings
    assert opened(data).active["A1"].value == "Dag Jan & Piet en welkom"
    assert_valid(data, tmp_path)


def test_markdown_becomes_bold_and_lists(tmp_path: Path) -> None:
    data = rendered(sheet_of({"A1": "{{ x }}"}), {"x": Markdown("Een **vet** woord\n- punt")})

    assert opened(data).active["A1"].value == "Een vet woord\n• punt"
    assert "<b/>" in part(data, "xl/sharedStrings.xml")
    assert_valid(data, tmp_path)


def test_a_link_is_a_hyperlink_with_its_text(tmp_path: Path) -> None:
    data = rendered(sheet_of({"A1": "{{ x }}"}), {"x": Link("site", "https://voorbeeld.nl/?a=1&b=2")})

    found = opened(data).active["A1"]
    assert (found.value, found.hyperlink.target) == ("site", "https://voorbeeld.nl/?a=1&b=2")
    assert_valid(data, tmp_path)


def test_a_link_to_an_unsafe_address_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        cell(Link("x", "javascript:alert(1)"))

    assert caught.value.diagnostics[0].code == "excel.bad-link"


def test_text_of_a_record_is_never_read_as_a_tag() -> None:
    assert cell("{{ 7 + 7 }} {% for x in y %}").value == "{{ 7 + 7 }} {% for x in y %}"


def test_escaped_braces_come_out_as_braces() -> None:
    assert view(sheet_of({"A1": "{_{ naam }_}"}), {}) == ["| A1: {{ naam }} |"]


def test_a_date_from_json_is_a_date_when_the_schema_says_so() -> None:
    schema = Schema.from_json({"type": "object", "properties": {"x": {"type": "string", "format": "date"}}})
    template = ExcelTemplate.compile(sheet_of({"A1": "{{ x }}"}), schema)

    assert opened(template.render({"x": "2026-03-03"})).active["A1"].value == datetime(2026, 3, 3)
