"""Input cells: a defined name per copy, and a list of the paths that they are for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.excel import add_field_paths
from docgen.ooxml.inputs import InputField, read_inputs
from excel.making import assert_valid, fill, opened, parts, rendered, sheet_of, workbook


def named(**names: str) -> Any:
    def more(book: Any, _: Any) -> None:
        for name, place in names.items():
            book.define_name(name, f"=Blad!{place}")

    return more


def test_a_name_on_a_fixed_cell_stays_and_moves(tmp_path: Path) -> None:
    cells = {"A1": "{%tr for x in xs %}", "A2": "{{ x }}", "A3": "{%tr endfor %}", "B4": "{{ naam }}"}
    template = add_field_paths(sheet_of(cells, named(veld_naam="$B$4")), {"veld_naam": "client.naam"})

    data = rendered(template, {"xs": [1, 2, 3], "naam": "x"})

    assert opened(data).defined_names["veld_naam"].attr_text == "Blad!$B$4"
    assert read_inputs(parts(data)) == (InputField("veld_naam", "client.naam", "tekst"),)
    assert_valid(data, tmp_path)


def test_a_name_in_a_repeated_row_gets_a_number_and_its_own_path() -> None:
    def more(book: Any, sheet: Any) -> None:
        book.define_name("veld_doel", "=Blad!$B$2")
        sheet.data_validation("B2", {"validate": "list", "source": ["ja", "nee"]})

    cells = {"A1": "{%tr for d in doelen %}", "B2": "{{ d }}", "A3": "{%tr endfor %}"}
    template = add_field_paths(sheet_of(cells, more), {"veld_doel": "plan.doelen[{{ loop.index0 }}].tekst"})

    data = rendered(template, {"doelen": ["a", "b"]})

    names = {name: n.attr_text for name, n in opened(data).defined_names.items()}
    assert names == {"veld_doel_1": "Blad!$B$1", "veld_doel_2": "Blad!$B$2"}
    assert read_inputs(parts(data)) == (
        InputField("veld_doel_1", "plan.doelen[0].tekst", "keuze"),
        InputField("veld_doel_2", "plan.doelen[1].tekst", "keuze"),
    )


def test_a_name_on_a_repeated_sheet_counts_on_over_the_sheets() -> None:
    def draw(book: Any) -> None:
        sheet = book.add_worksheet("{{ g.naam }}")
        fill(sheet, {"A1": "{%ts for g in gebieden %}{{ g.naam }}", "B2": "{{ g.antwoord }}"})
        book.define_name("veld_antwoord", "='{{ g.naam }}'!$B$2")

    template = add_field_paths(workbook(draw), {"veld_antwoord": "plan.{{ g.code }}.antwoord"})
    mapping = {"gebieden": [{"naam": n, "code": n.lower(), "antwoord": ""} for n in ("Wonen", "Geld")]}

    data = rendered(template, mapping)

    names = {name: n.attr_text for name, n in opened(data).defined_names.items()}
    assert names == {"veld_antwoord_1": "Wonen!$B$2", "veld_antwoord_2": "Geld!$B$2"}
    assert [f.path for f in read_inputs(parts(data))] == ["plan.wonen.antwoord", "plan.geld.antwoord"]


def test_no_copies_leave_no_names() -> None:
    cells = {"A1": "{%tr for d in doelen %}", "B2": "{{ d }}", "A3": "{%tr endfor %}"}

    data = rendered(sheet_of(cells, named(veld_doel="$B$2")), {"doelen": []})

    assert list(opened(data).defined_names) == []
    assert read_inputs(parts(data)) == ()


def test_a_name_in_repeated_columns_gets_the_column_of_its_copy() -> None:
    cells = {"A1": "{%tc for k in ks %}", "B1": "{{ k }}", "C1": "{%tc endfor %}"}
    template = add_field_paths(sheet_of(cells, named(veld_k="$B$2")), {"veld_k": "x[{{ loop.index0 }}]"})

    data = rendered(template, {"ks": ["a", "b"]})

    names = {name: n.attr_text for name, n in opened(data).defined_names.items()}
    assert names == {"veld_k_1": "Blad!$A$2", "veld_k_2": "Blad!$B$2"}
