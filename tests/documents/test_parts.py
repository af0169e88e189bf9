"""The three states of every block: blank, draft, final."""

from __future__ import annotations

from collections.abc import Hashable
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


def test_blank_choice_offers_every_option() -> None:
    found = parts.pick(BLANK, {"ja": "ja", "nee": "nee"}, None, label="Klopt het?", path="a")

    assert [(option.naam, option.gekozen) for option in found.opties] == [("ja", False), ("nee", False)]


def test_filled_choice_shows_only_what_was_chosen() -> None:
    found = parts.pick(FINAL, {"ja": "ja", "nee": "nee"}, "nee", label="Klopt het?", path="a")

    assert [(option.code, option.vakje.value) for option in found.opties] == [("nee", True)]


def test_unanswered_choice_leaves_a_final_form_and_waits_in_a_draft() -> None:
    options = {"ja": "ja", "nee": "nee"}

    assert not parts.pick(FINAL, options, None, label="", path="a").toon
    assert len(parts.pick(DRAFT, options, None, label="", path="a").opties) == 2


def test_answer_that_the_handbook_dropped_is_still_an_answer() -> None:
    (option,) = parts.pick(FINAL, {}, ["oude_keuze"], label="", path="a").opties

    assert (option.naam, option.gekozen) == ("oude keuze", True)


def test_writing_lines_stand_on_a_blank_form_only() -> None:
    assert len(parts.writing_lines(BLANK, 4)) == 4
    assert parts.writing_lines(DRAFT, 4) == []


def test_question_that_is_switched_off_leaves_no_hole_beside_the_next() -> None:
    found = derive("vraag", "intake", handbook=switched("intake", waarom_nu=False))

    sides = [(pair.links.pad, pair.rechts.pad) for pair in found]
    assert sides == [("intake.hulpvraag", "intake.moet_veranderen"), ("intake.moet_blijven", "")]


def test_unknown_pictogram_gives_the_neutral_sign() -> None:
    assert parts.pictogram("bestaat_niet", 7) == Shape("leefgebied", 7)


def test_lines_of_a_field_are_those_of_its_question() -> None:
    asked = {"fasen": {"aanmelding": {"vragen": {"wijzigen": {"hulpvraag": {"regels": 7}}}}}}

    assert len(derive("lijnen", "aanmelding", handbook=asked).hulpvraag) == 6


def test_own_question_brings_its_answer() -> None:
    asked = {
        "fasen": {"intake": {"vragen": {"toevoegen": {"huisdier": {"vraag": "Heb je een huisdier?", "regels": 2}}}}}
    }

    (found,) = derive("vragen", "intake", {"antwoorden": {"huisdier": "Een hond"}}, handbook=asked)
    (empty,) = derive("vragen", "intake", handbook=asked)

    assert (found.vraag, found.antwoord, found.lijnen) == ("Heb je een huisdier?", "Een hond", [])
    assert len(empty.lijnen) == 1


def test_fields_are_made_once_per_handbook_and_state_and_keep_nothing_of_a_client() -> None:
    other = DRAFT | {"intake": {}, "client": {"roepnaam": "Noor"}}

    assert parts.velden_of("intake", DRAFT) is parts.velden_of("intake", other)
    assert parts.velden_of("intake", DRAFT | {"document": FINAL["document"]}) is not parts.velden_of("intake", DRAFT)
    assert set(parts.velden_of("intake", DRAFT).source) == {"organisatie", "document"}


def test_choice_is_made_once_for_each_option_of_the_handbook() -> None:
    velden, options = parts.velden_of("intake", DRAFT), {"ja": "ja", "nee": "nee"}

    told = [velden.choice("vervolg_verteld", options, code) for code in ("ja", "nee", "ja", None)]

    assert told[0] is told[2]
    assert [[line.code for line in choice.opties] for choice in told] == [["ja"], ["nee"], ["ja"], ["ja", "nee"]]


@pytest.mark.parametrize("chosen", ["een woord van vroeger", ["ja"]], ids=["dropped", "list"])
def test_answer_of_which_there_is_no_end_is_not_kept(chosen: object) -> None:
    kept: dict[Hashable, object] = {}

    assert parts.once(kept, "verteld", {"ja": "ja"}, chosen, lambda: "gemaakt") == "gemaakt"
    assert not kept
