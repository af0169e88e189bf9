"""What the evaluation of a plan derives."""

from __future__ import annotations

from tests.documents.form_sources import derive, switched
from tests.documents.test_begeleidingsplan import goal, plan


def test_looking_back_hides_while_it_is_empty() -> None:
    record = plan(wonen=[goal("Een huis"), goal("Een sleutel", evaluatie={"status": "behaald", "les": "Volhouden"})])

    (page,) = derive("leefgebieden", "begeleidingsplan", record)
    empty, filled = (each.terugblik for each in page.hoofddoelen[0].doelen)

    assert not empty.toon
    assert [option.naam for option in filled.status.opties] == ["gehaald"]
    assert [text.waarde for text in filled.teksten] == ["Volhouden"]


def test_evaluation_shows_once_something_is_filled() -> None:
    assert derive("toon_evaluatie", "begeleidingsplan")
    assert not derive("toon_evaluatie", "begeleidingsplan", {})
    assert derive("toon_evaluatie", "begeleidingsplan", {"evaluatie": {"match": "Goed"}})


def test_evaluation_that_is_switched_off_leaves_the_blank_plan() -> None:
    assert not derive("toon_evaluatie", "begeleidingsplan", handbook=switched("begeleidingsplan", evaluatie=False))


def test_questions_stand_two_by_two_in_the_order_of_the_talk() -> None:
    pairs = derive("evaluatie_vragen", "begeleidingsplan")

    assert [pair.links.pad.rpartition(".")[2] for pair in pairs] == ["naar_einddoel", "match", "feedback"]


def test_decision_to_end_brings_its_reason_and_last_day() -> None:
    ended = {"evaluatie": {"besluit": {"besluit": "afronden"}, "reden": "verhuizing", "einddatum": "2026-08-14"}}

    (row,) = derive("evaluatie_vervolg", "begeleidingsplan", ended)

    assert (row.een.waarde, row.twee.waarde, row.drie.pad) == ("14 augustus 2026", "verhuizing", "")
