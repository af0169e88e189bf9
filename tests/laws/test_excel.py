"""Laws of the Excel engine: what must hold for any text, any template and any number of rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import xlsxwriter
from excel.making import fill, opened, parts, rendered, sheet_of
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from docgen.excel.formulas import parse_formula, write_formula
from docgen.excel.heights import wrap
from docgen.excel.styles import Font
from docgen.template import has_tags

quick = settings(max_examples=60, deadline=None, derandomize=True)

# what a person can write; \r\n and \r become \n, as in any cell
WRITTEN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)
PLAIN = WRITTEN.filter(lambda text: not has_tags(text) and not text.startswith("="))
VALUES = st.one_of(PLAIN, st.integers(-(10**9), 10**9), st.booleans(), st.floats(-1e6, 1e6).map(lambda x: round(x, 4)))


def refusals(act: Callable[[], object]) -> set[str]:
    """The codes with which something is refused; "" for a finding without message, remedy or cell."""
    try:
        act()
    except TemplateError as error:
        return {d.code if d.message and d.remedy and d.location.cell else "" for d in error.diagnostics}
    return set()


@quick
@given(WRITTEN)
def test_any_text_appears_literally_and_reads_back_equal(text: str) -> None:
    data = rendered(sheet_of({"A1": "{{ x }}", "B1": "Dag {{ x }}!"}), {"x": text})

    sheet = opened(data).active
    assert sheet["A1"].data_type == "s"
    # openpyxl leaves Excel's own escape for an underscore as it stands in the file
    assert sheet["A1"].value.replace("_x005F_", "_") == text.replace("_x005F_", "_")
    assert sheet["B1"].value.replace("_x005F_", "_") == f"Dag {text}!".replace("_x005F_", "_")


@quick
@given(st.text(max_size=80))
def test_any_text_gives_a_workbook_or_a_coded_refusal(text: str) -> None:
    template = ExcelTemplate.compile(sheet_of({"A1": "{{ x }}", "A2": "a{{ x }}"}))
    assert refusals(lambda: opened(template.render({"x": text}))) <= {"excel.bad-character"}


@quick
@given(st.dictionaries(st.sampled_from(["A1", "B2", "C7", "D3"]), VALUES, max_size=4))
def test_a_template_without_tags_comes_out_unchanged(cells: dict[str, Any]) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Blad")
    fill(sheet, cells)
    sheet.write_formula("E1", "=SUM(A1:A9)", None, 3)
    book.close()

    assert parts(rendered(data.getvalue(), {})) == parts(data.getvalue())


@quick
@given(st.lists(WRITTEN, max_size=8), st.booleans())
def test_equal_input_gives_equal_bytes(texts: list[str], flag: bool) -> None:
    cells = {"A1": "{%tr for x in xs %}", "A2": "{{ x }}", "A3": "{%tr endfor %}", "A4": "{% if f %}ja{% endif %}"}
    data = sheet_of(cells)
    mapping = {"xs": texts, "f": flag}

    once = ExcelTemplate.compile(data)
    assert once.render(mapping) == once.render(mapping) == ExcelTemplate.compile(data).render(mapping)


@quick
@given(st.lists(st.lists(st.integers(0, 99), max_size=4), max_size=5))
def test_sums_grow_with_their_rows_however_deep_they_repeat(groups: list[list[int]]) -> None:
    cells = {
        "A1": "{%tr for g in gs %}", "A2": "=SUM(B4:B4)", "A3": "{%tr for x in g %}", "B4": "{{ x }}",
        "A5": "{%tr endfor %}", "A6": "{%tr endfor %}", "C7": "=SUM(B2:B6)", "D7": "=SUM(A2:A2)",
    }  # fmt: skip
    data = rendered(sheet_of(cells), {"gs": groups})

    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True).active
    total = sum(map(sum, groups))
    last = values.max_row
    assert [values[f"{c}{last}"].value for c in "CD"] == [total, total]


@quick
@given(st.text("AB$:!'\"(),;[]{}#19 .+-*x", max_size=40))
def test_pieces_of_any_formula_joined_are_the_formula(text: str) -> None:
    if "'" not in text:
        assert write_formula(parse_formula(text)).replace("'", "") == text


@quick
@given(st.text(max_size=300), st.integers(30, 400))
def test_lines_joined_are_the_text(text: str, width: int) -> None:
    assert "".join(wrap(text, width, Font())) == text


@quick
@given(st.text(" {}%#ab.|'", max_size=60))
def test_any_cell_of_a_template_compiles_or_says_why(text: str) -> None:
    assert "" not in refusals(lambda: ExcelTemplate.compile(sheet_of({"A1": text or "x"})))
