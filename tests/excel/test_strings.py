"""Shared strings as other programs write them."""

from __future__ import annotations

import re
from pathlib import Path

from excel.making import assert_valid, opened, packed, part, parts, rendered, sheet_of

LOOP = {"A1": "Kop", "A2": "{%tr for x in xs %}", "A3": "{{ x }}", "B3": 2, "A4": "{%tr endfor %}", "B5": "=SUM(B3:B3)"}


def prefixed(xml: bytes) -> bytes:
    """The part with a prefix before each name, as the Open XML SDK writes it."""
    text = re.sub(r'xmlns="(http://schemas\.openxmlformats\.org/spread[^"]*)"', r'xmlns:x="\1"', xml.decode())
    return re.sub(r"<(/?)(?!\w+:|\?)(\w+)", r"<\1x:\2", text).encode()


def test_a_workbook_that_writes_its_names_with_a_prefix_is_filled_like_any_other(tmp_path: Path) -> None:
    own = re.compile(r"xl/(workbook|styles|sharedStrings|worksheets/.*)\.xml$")
    members = parts(sheet_of(LOOP))
    data = rendered(packed({n: prefixed(d) if own.match(n) else d for n, d in members.items()}), {"xs": ["a", "b"]})

    sheet = opened(data).active
    assert [[cell.value for cell in row] for row in sheet["A1:B4"]] == [
        ["Kop", None], ["a", 2], ["b", 2], [None, "=SUM(B2:B3)"]
    ]  # fmt: skip
    assert_valid(data, tmp_path)


def test_text_that_looks_like_a_declaration_stays() -> None:
    data = rendered(sheet_of({"A1": 'zie xmlns="abc" en xmlns:x="y"', "A2": "{{ x }}"}), {"x": "z"})

    assert opened(data).active["A1"].value == 'zie xmlns="abc" en xmlns:x="y"'


def test_an_underscore_that_excel_wrote_as_a_code_is_read_as_itself() -> None:
    template = sheet_of({"A1": "b_x0041_ {{ x }}"})
    data = rendered(template, {"x": "_x0042_"})

    assert "b_x005F_x0041_ _x005F_x0042_" in part(data, "xl/sharedStrings.xml")
