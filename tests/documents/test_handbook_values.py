"""The chapters of the handbook hold what the organisation decided, once and in its own words."""

from __future__ import annotations

import pytest

from docgen.documents.handbook_values import spread
from docgen.records.presets import preset_names
from tests.documents.handbooks import derived_values


@pytest.mark.parametrize("preset", ["basis-1", *preset_names()])
def test_every_phase_of_a_shipped_handbook_answers_the_six_questions(preset: str) -> None:
    phases = derived_values(preset)["fasen"]

    assert [phase["nummer"] for phase in phases] == list(range(1, 9))
    for phase in phases:
        assert [answer["woord"] for answer in phase["vragen"]] == ["Wat", "Wie", "Wanneer", "Waar", "Waarmee", "Hoe"]
        assert all(answer["zin"].strip() for answer in phase["vragen"]), phase["code"]
        assert len(phase["reflectie"]) == 5, phase["code"]


@pytest.mark.parametrize("preset", ["basis-1", *preset_names()])
def test_no_placeholder_of_a_word_is_left(preset: str) -> None:
    assert "{" not in str(derived_values(preset)).replace("{'", "").replace("{}", "")


def test_cell_left_open_on_purpose_says_why() -> None:
    waar = {
        "zin": "",
        "punten": {"weglaten": ["telefoon", "bij_ons", "buurt", "online"]},
        "open_gelaten": "We verhuizen.",
    }

    values = derived_values(handbook={"fasen": {"aanmelding": {"waar": waar}}})

    answer = next(a for a in values["fasen"][0]["vragen"] if a["woord"] == "Waar")
    assert answer["zin"] == "Dit laten we bewust open: We verhuizen."
    assert values["matrix"][0]["waar"] == ["Dit laten we bewust open: We verhuizen."]


def test_term_of_the_organisation_counts_in_the_matrix_too() -> None:
    values = derived_values(handbook={"termijnen": {"antwoord_na_aanmelding": {"aantal": 1, "eenheid": "weken"}}})

    assert values["matrix"][0]["wanneer"][1] == "Antwoord na de aanmelding (1 week)"
    assert values["termijnen"][0] == {"naam": "Antwoord na de aanmelding, binnen", "waarde": "1 week"}
    assert values["afspraken"][0] == "Na je aanmelding hoor je binnen 1 week van ons."


def test_form_that_is_not_used_leaves_the_handbook() -> None:
    values = derived_values(handbook={"formulieren": {"exit": {"gebruiken": False}}})

    assert "F10" not in [form["nummer"] for form in values["formulierwijzer"]]
    assert "F10" not in [instrument["nummer"] for instrument in values["fasen"][7]["instrumenten"]]


def test_form_is_marked_full_where_it_is_made_and_open_where_it_is_used_again() -> None:
    forms = {form["nummer"]: form for form in derived_values()["formulierwijzer"]}

    assert forms["F6"]["tekens"] == ["", "", "", "●", "○", "", "○", ""]
    assert forms["F6"]["wanneer"] == "Analyse, Planning en Evaluatie"


def test_part_of_each_role_stands_under_its_phase() -> None:
    roles = {role["naam"]: role["bijdragen"] for role in derived_values()["wie_doet_wat"]}

    assert next(iter(roles)) == "Cliënt"
    assert roles["Cliënt"][4] == "beslist"
    assert roles["Intaker"] == ["doet", "doet", "", "", "", "", "", ""]


def test_own_scope_of_a_leefgebied_is_said() -> None:
    own = {"toevoegen": {"opvoeding": {"naam": "Opvoeding", "geldt_voor": ["begeleiding"]}}}

    last = derived_values(handbook={"leefgebieden": own})["leefgebieden"][-1]

    assert (last["naam"], last["bereik"]) == ("Opvoeding", "alleen bij Begeleiding")


def test_questions_to_reflect_on_are_spread_over_the_steps_in_order() -> None:
    assert spread(["a", "b", "c", "d", "e"], 4) == [["a"], ["b"], ["c"], ["d", "e"]]
    assert spread(["a"], 3) == [[], [], ["a"]]
    assert spread(["a", "b"], 0) == []
