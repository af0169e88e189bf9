"""What a designer reads when a template is wrong: each place, what is wrong there, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.template import Schema
from excel.making import sheet_of

SCHEMA = Schema.from_json(
    {
        "type": "object",
        "properties": {
            "client": {"type": "object", "properties": {"naam": {"type": "string"}}},
            "doelen": {"type": "array", "items": {"type": "object", "properties": {"tekst": {"type": "string"}}}},
        },
    }
)


def findings(cells: dict[str, str], more: Any = None, name: str = "Blad") -> list[tuple[str, str]]:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of(cells, more, name), SCHEMA)
    return [(str(d.location), d.code) for d in caught.value.diagnostics]


def test_every_place_of_a_wrong_name_is_told() -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.set_header("&L{{ client.nam }}")
        sheet.write_comment("B2", "{{ client.nam }}")
        sheet.data_validation("C1", {"validate": "any", "input_message": "{{ client.nam }}"})
        sheet.insert_textbox("D4", "{{ client.nam }}")
        sheet.add_table("F1:F3", {"columns": [{"header": "{{ client.nam }}"}]})

    tag = "tag {{ client.nam }}"
    places = [place for place, _ in findings({"A1": "{{ client.nam }}"}, more)]
    assert sorted(places) == [
        *(f"blad Blad, cel {cell}, {tag}" for cell in ("A1", "B2", "C1", "D4", "F1")),
        f"blad Blad, koptekst, {tag}",
    ]


def test_a_wrong_name_in_the_name_of_a_sheet_is_told() -> None:
    name = "{{ client.nam }}"
    assert findings({"A1": "x"}, name=name) == [
        (f"blad {name}, naam van het blad, tag {name}", "template.unknown-name")
    ]


def test_a_block_without_end_is_the_one_finding() -> None:
    assert findings({"A1": "{%tr for d in doelen %}", "A2": "{{ d.tekst }}"}) == [
        ("blad Blad, cel A1, tag {%tr for d in doelen %}", "template.unclosed-block")
    ]


def test_what_cannot_be_printed_is_told_with_its_tag() -> None:
    assert findings({"A1": "{{ doelen }}", "B1": "{{ client }}"}) == [
        ("blad Blad, cel A1, tag {{ doelen }}", "template.prints-container"),
        ("blad Blad, cel B1, tag {{ client }}", "template.prints-container"),
    ]


def test_every_finding_says_what_to_do() -> None:
    cells = {
        "A1": "{{ x * 2 }}",
        "A2": "{{ client.naam() }}",
        "A3": "{%p if x %}",
        "A4": "{% elseif %}",
        "C5": "{%ts if x %}",
    }
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of(cells))

    assert len({d.location.cell for d in caught.value.diagnostics}) == len(cells)
    assert all(d.message and d.remedy for d in caught.value.diagnostics)
