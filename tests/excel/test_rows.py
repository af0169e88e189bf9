"""Rows repeat, and everything that names rows follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.excel import ExcelTemplate
from excel.making import assert_valid, attribute, opened, part, rendered, sheet_of, view

LOOP = {
    "A1": "Kop",
    "A2": "{%tr for x in xs %}",
    "A3": "{{ x.a }}",
    "B3": "{{ x.n }}",
    "A4": "{%tr endfor %}",
    "A5": "Eind",
}
COUNTS = [0, 1, 5, 1000]


def items(count: int) -> dict[str, Any]:
    return {"xs": [{"a": f"r{n}", "n": n} for n in range(1, count + 1)]}


def grown(cells: dict[str, Any], count: int, more: Any = None) -> Any:
    return opened(rendered(sheet_of({**LOOP, **cells}, more), items(count)))


def test_rows_between_the_tags_repeat_and_the_tags_vanish() -> None:
    assert view(sheet_of(LOOP), items(2)) == ["| A1: Kop |", "| A2: r1 | B2: 1 |", "| A3: r2 | B3: 2 |", "| A4: Eind |"]


def test_row_loop_without_items_removes_the_row() -> None:
    assert view(sheet_of(LOOP), items(0)) == ["| A1: Kop |", "| A2: Eind |"]


@pytest.mark.parametrize("count", COUNTS)
def test_a_sum_below_grows_over_all_rows(count: int) -> None:
    sheet = grown({"B5": "=SUM(B3:B3)"}, count).active

    last = 2 + count
    expected = f"=SUM(B2:B{last - 1})" if count else "=SUM(B1048576:B1048576)"
    assert sheet[f"B{last}"].value == expected


@pytest.mark.parametrize("count", COUNTS)
def test_a_single_cell_in_a_sum_grows_too_and_elsewhere_is_the_first(count: int) -> None:
    sheet = grown({"B5": "=SUM(B3)", "C5": "=B3*2"}, count).active
    last = 2 + count

    first = 2 if count else 1048576
    end = last - 1 if count else 1048576
    assert sheet[f"C{last}"].value == f"=B{first}*2"
    assert sheet[f"B{last}"].value == (f"=SUM(B{first}:B{end})" if count > 1 else f"=SUM(B{first})")


def test_within_a_row_references_are_to_the_own_row() -> None:
    sheet = grown({"C3": "=B3*2", "D3": "=SUM($B$3:B3)", "E3": "=B3/SUM($B$3:$B$3)"}, 3).active

    assert [sheet[f"C{r}"].value for r in (2, 3, 4)] == ["=B2*2", "=B3*2", "=B4*2"]
    assert [sheet[f"D{r}"].value for r in (2, 3, 4)] == ["=SUM($B$2:B2)", "=SUM($B$2:B3)", "=SUM($B$2:B4)"]
    assert sheet["E4"].value == "=B4/SUM($B$2:$B$4)"


def test_formulas_above_and_strings_in_formulas() -> None:
    sheet = grown({"C1": '=COUNTIF(A3:A3,"A3")&A5'}, 4).active

    assert sheet["C1"].value == '=COUNTIF(A2:A5,"A3")&A6'


def test_formulas_on_other_sheets_follow() -> None:
    def more(book: Any, _: Any) -> None:
        book.add_worksheet("Ander blad").write_formula("A1", "=SUM(Blad!$B$3:$B$3)+Blad!A5")

    assert grown({}, 7, more)["Ander blad"]["A1"].value == "=SUM(Blad!$B$2:$B$8)+Blad!A9"


@pytest.mark.parametrize("count", COUNTS)
def test_defined_names_print_area_and_titles_follow(count: int) -> None:
    def more(book: Any, sheet: Any) -> None:
        book.define_name("getallen", "=Blad!$B$3:$B$3")
        sheet.print_area("A1:B5")
        sheet.repeat_rows(0, 0)

    book = grown({}, count, more)

    names = book.defined_names
    assert names["getallen"].attr_text == ("Blad!$B$1048576:$B$1048576" if not count else f"Blad!$B$2:$B${count + 1}")
    assert book.active.print_area == f"'Blad'!$A$1:$B${count + 2}"
    assert book.active.print_title_rows == "$1:$1"


@pytest.mark.parametrize("count", COUNTS)
def test_merges_repeat_within_and_move_below(count: int) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.merge_range("C3:D3", "")
        sheet.merge_range("A5:D5", "Eind")

    found = {str(area) for area in grown({}, count, more).active.merged_cells.ranges}

    assert found == {f"C{r}:D{r}" for r in range(2, 2 + count)} | {f"A{count + 2}:D{count + 2}"}


@pytest.mark.parametrize("count", COUNTS)
def test_validations_and_conditional_formats_grow(count: int) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.data_validation("B3", {"validate": "list", "source": ["ja", "nee"]})
        sheet.data_validation("A5", {"validate": "list", "source": "=$B$3:$B$3"})
        sheet.conditional_format(
            "A3:B3", {"type": "formula", "criteria": "=$B3>1", "format": book.add_format({"bold": 1})}
        )

    sheet = grown({}, count, more).active

    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    end = count + 2
    assert rules[f"A{end}"] == (f"$B$2:$B${end - 1}" if count else "$B$1048576:$B$1048576")
    formats = {str(f.sqref): f.rules[0].formula for f in sheet.conditional_formatting}
    if count == 0:
        assert len(rules) == 1
        assert formats == {}
    else:
        own = "B2" if count == 1 else f"B2:B{end - 1}"
        assert rules[own] == '"ja,nee"'
        assert formats == {f"A2:B{end - 1}": ["$B2>1"]}


@pytest.mark.parametrize("count", COUNTS)
def test_a_rule_that_a_designer_gave_the_rows_of_the_tags_too_means_the_rows_that_come(count: int) -> None:
    def more(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": 1})
        sheet.conditional_format("A2:B4", {"type": "formula", "criteria": "=AND($A2>1,$B2=$D$1)", "format": bold})

    sheet = grown({}, count, more).active

    formats = {str(f.sqref): f.rules[0].formula for f in sheet.conditional_formatting}
    rows = "A2:B2" if count == 1 else f"A2:B{count + 1}"
    assert formats == ({rows: ["AND($A2>1,$B2=$D$1)"]} if count else {})


def test_rules_of_a_block_of_several_rows_skip_the_other_rows() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.conditional_format("A2", {"type": "formula", "criteria": "=A3=1", "format": book.add_format({"bold": 1})})

    cells = {"A1": "{%tr for x in xs %}", "A2": "{{ x }}", "A3": "{{ x }}", "A4": "{%tr endfor %}"}
    sheet = opened(rendered(sheet_of(cells, more), {"xs": [1, 2]})).active

    (found,) = sheet.conditional_formatting
    assert (str(found.sqref), found.rules[0].formula) == ("A1 A3", ["A2=1"])


def test_rules_that_mean_something_else_per_copy_are_split() -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.conditional_format("A2", {"type": "formula", "criteria": "=A6=1", "format": book.add_format({"bold": 1})})

    cells = {"A1": "{%tr for x in xs %}", "A2": "{{ x }}", "A3": "{%tr endfor %}", "A6": 1}
    sheet = opened(rendered(sheet_of(cells, more), {"xs": [1, 2]})).active

    found = {str(f.sqref): f.rules[0].formula for f in sheet.conditional_formatting}
    assert found == {"A1": ["A5=1"], "A2": ["A5=1"]}


@pytest.mark.parametrize("count", COUNTS)
def test_hyperlinks_page_breaks_filters_and_panes_follow(count: int, tmp_path: Path) -> None:
    def more(_: Any, sheet: Any) -> None:
        sheet.write_url("C3", "https://voorbeeld.nl")
        sheet.write_url("C5", "internal:Blad!A5")
        sheet.set_h_pagebreaks([5])
        sheet.autofilter("A1:B3")
        sheet.freeze_panes(5, 0)
        sheet.write("A8", "voet")

    data = rendered(sheet_of(LOOP, more), items(count))
    xml = part(data, "xl/worksheets/sheet1.xml")
    end = count + 2

    links = attribute(xml, "hyperlink", "ref")
    assert links[-1] == f"C{end}"
    assert len(links) == count + 1
    assert attribute(xml, "hyperlink", "location")[-1] == f"Blad!A{end}"
    assert attribute(xml, "brk", "id") == [str(end)]
    assert attribute(xml, "autoFilter", "ref") == [f"A1:B{end - 1}" if count else "A1:B1"]
    assert attribute(xml, "pane", "ySplit") == [str(end)]
    assert_valid(data, tmp_path)


def test_nested_loops_sum_their_own_rows() -> None:
    cells = {
        "A1": "{%tr for g in gs %}", "A2": "{{ g.n }}", "B2": "=SUM(B4:B4)", "A3": "{%tr for x in g.xs %}",
        "B4": "{{ x }}", "A5": "{%tr endfor %}", "A6": "{%tr endfor %}", "B7": "=SUM(B2:B6)",
    }  # fmt: skip
    data = {"gs": [{"n": "a", "xs": [1, 2]}, {"n": "b", "xs": []}, {"n": "c", "xs": [3]}]}

    assert view(sheet_of(cells), data) == [
        "| A1: a | B1: =SUM(B2:B3) |",
        "| B2: 1 |",
        "| B3: 2 |",
        "| A4: b | B4: =SUM(B1048576:B1048576) |",
        "| A5: c | B5: =SUM(B6:B6) |",
        "| B6: 3 |",
        "| B7: =SUM(B1:B6) |",
    ]


def test_conditional_rows_take_one_branch() -> None:
    cells = {"A1": "{%tr if a %}", "A2": "ja", "A3": "{%tr else %}", "A4": "nee", "A5": "{%tr endif %}", "A6": "=A4"}

    assert view(sheet_of(cells), {"a": False}) == ["| A1: nee |", "| A2: =A1 |"]
    assert view(sheet_of(cells), {"a": True}) == ["| A1: ja |", "| A2: =A1048576 |"]


def test_loops_below_each_other_move_each_other() -> None:
    cells = {
        "A1": "{%tr for x in xs %}", "A2": "{{ x.a }}", "A3": "{%tr endfor %}",
        "A5": "{%tr for x in xs %}", "A6": "{{ x.n }}", "A7": "{%tr endfor %}", "A8": "=SUM(A6:A6)",
    }  # fmt: skip
    assert view(sheet_of(cells), items(2)) == [
        "| A1: r1 |", "| A2: r2 |", "| A4: 1 |", "| A5: 2 |", "| A6: =SUM(A4:A5) |",
    ]  # fmt: skip


def test_an_alias_set_above_is_known_below() -> None:
    cells = {"A1": "{% set v = handboek.velden %}", "A2": "{{ v.hulpvraag }}"}
    template = ExcelTemplate.compile(sheet_of(cells))

    assert template.reads == {"handboek.velden.hulpvraag"}
    assert opened(template.render({"handboek": {"velden": {"hulpvraag": "Wat?"}}})).active["A2"].value == "Wat?"


def test_both_tags_of_a_loop_in_one_row_is_an_error() -> None:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of({"A1": "{%tr for x in xs %}", "B1": "{{ x }}", "C1": "{%tr endfor %}"}))

    assert "excel.loop-in-one-row" in {d.code for d in caught.value.diagnostics}


def test_words_beside_a_row_tag_are_reported() -> None:
    template = ExcelTemplate.compile(sheet_of({**LOOP, "B2": "weg"}))

    (found,) = template.warnings
    assert (found.code, found.location.cell) == ("excel.row-disappears", "B2")


def test_all_mistakes_come_in_one_error_with_their_cells() -> None:
    cells = {
        "A1": "{{ client.naam ", "A2": "{% for x in y %}", "C3": "{%p if x %}", "A9": "{%ts if a %}",
        "A8": "{{ a() }}", "A10": "{%tr for x in y %}",
    }  # fmt: skip
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(sheet_of(cells))

    found = {(d.code, d.location.cell) for d in caught.value.diagnostics}
    assert found >= {
        ("template.unclosed-tag", "A1"),
        ("excel.split-cell-block", "A2"),
        ("excel.misplaced-level", "C3"),
        ("excel.sheet-tag-place", "A9"),
        ("template.call", "A8"),
        ("template.unclosed-block", "A10"),
    }
    assert all(d.remedy for d in caught.value.diagnostics)
