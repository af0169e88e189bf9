"""Formulas fall apart into text and references, and nothing else is taken for a reference."""

from __future__ import annotations

import pytest

from docgen.excel.formulas import Name, Reference, moved, parse_formula, quoted_sheet, references, write_formula

SAME = [
    "SUM(B5:B5)",
    "SUM('Mijn blad'!$B$5:B5)&\"A1\"",
    'IF(A1>1,Tabel1[[#This Row],[Bedrag]],"")',
    "SUM(Eerste:Laatste!B5)",
    "SUM('a b:c d'!B5)",
    "{1,2;3,4}+A$1",
    "A:A+$1:$3",
    "_xlfn.XLOOKUP(A1,B:B,C:C)",
    "'it''s'!A1",
    "A1#",
    "@A1:A3",
    "#REF!+A1",
    "-1.5%*A1",
    "Tabel[Kolom '[x]]",
]


@pytest.mark.parametrize("formula", SAME)
def test_pieces_joined_give_the_same_formula(formula: str) -> None:
    assert write_formula(parse_formula(formula)) == formula


@pytest.mark.parametrize(
    "formula", ['"A1"', "LOG10(2)", "A1B", "A1.B2", "{1,2}", "TRUE", "#REF!", "1E+10", "Tabel1[A1]"]
)
def test_what_only_looks_like_a_cell_is_no_reference(formula: str) -> None:
    assert references(parse_formula(formula)) == []


def test_a_reference_knows_sheet_corners_and_dollar_signs() -> None:
    (found,) = references(parse_formula("'Mijn blad'!$B$5:C7"))

    assert (found.sheet, found.row1, found.column1, found.row2, found.column2) == ("Mijn blad", 5, 2, 7, 3)
    assert (found.row1_absolute, found.column1_absolute, found.row2_absolute) == (True, True, False)
    assert not found.single


def test_a_cell_in_a_sum_stands_in_a_set_and_one_in_a_product_does_not() -> None:
    inside, outside = references(parse_formula("SUM(B5)+B5*2"))

    assert inside.in_set
    assert not outside.in_set


def test_names_are_pieces_of_their_own() -> None:
    assert [p for p in parse_formula("veld_x+Blad1!naam") if isinstance(p, Name)] == [
        Name("veld_x"),
        Name("naam", "Blad1"),
    ]


def test_a_shared_formula_moves_relative_references_only() -> None:
    assert write_formula(moved(parse_formula("A1+$B$2+C$3"), 2, 1)) == "B3+$B$2+D$3"


@pytest.mark.parametrize(
    ("name", "written"),
    [("Blad1", "Blad1"), ("Mijn blad", "'Mijn blad'"), ("it's", "'it''s'"), ("A1", "'A1'"), ("2024", "'2024'")],
)
def test_sheet_names_are_quoted_where_excel_wants_it(name: str, written: str) -> None:
    assert quoted_sheet(name) == written


def test_a_cell_beyond_the_sheet_is_no_reference() -> None:
    assert not any(isinstance(p, Reference) for p in parse_formula("ZZZ1+A9999999"))
