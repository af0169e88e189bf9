"""The three states of every block: blank, draft, final."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.documents import parts
from docgen.template import Shape
from tests.documents.form_sources import derive, source, switched

BLANK = source("intake")
DRAFT = source("intake", {}, concept=True)
FINAL = source("intake", {"status": "vastgesteld"})
FIELDS = [parts.given("a", "Eerste", "iets"), parts.given("b", "Tweede", None), parts.given("c", "Derde", False)]


def test_empty_field_leaves_a_final_form() -> None:
    assert [row.een.label for row in parts.rows(FINAL, FIELDS, per=1)] == ["Eerste", "Derde"]


@pytest.mark.parametrize("state", [BLANK, DRAFT], ids=["blank", "draft"])
def test_empty_field_stays_while_there_is_something_to_fill(state: parts.Source) -> None:
    assert [row.een.label for row in parts.rows(state, FIELDS, per=1)] == ["Eerste", "Tweede", "Derde"]


def test_fields_fill_the_columns_from_the_left() -> None:
    first, second = parts.rows(BLANK, FIELDS, per=2)

    assert (first.een.label, first.twee.label, second.een.label, second.twee.pad) == ("Eerste", "Tweede", "Derde", "")


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, ""), (True, "ja"), (False, "nee"), (date(2026, 3, 9), "9 maart 2026"), (["a", "b"], "a, b"), (0, "0")],
)
def test_single_value_is_printed_as_people_write_it(value: object, printed: str) -> None:
    assert parts.shown(value) == printed


def test_writing_lines_stand_on_a_blank_form_only() -> None:
    assert len(parts.writing_lines(BLANK, 4)) == 4
    assert parts.writing_lines(DRAFT, 4) == []


def test_question_that_is_switched_off_leaves_no_hole_beside_the_next() -> None:
    found = derive("vraag", "intake", handbook=switched("intake", waarom_nu=False))

    sides = [(pair.links.pad, pair.rechts.pad) for pair in found]
    assert sides == [("intake.hulpvraag", "intake.moet_veranderen"), ("intake.moet_blijven", "")]


def test_unknown_pictogram_gives_the_neutral_sign() -> None:
    assert parts.pictogram("bestaat_niet", 7) == Shape("leefgebied", 7)
