"""What the persoonsbeschrijving derives."""

from __future__ import annotations

from tests.documents.form_sources import derive, switched

STORY = {
    "leefgebieden": {
        "wonen": {"tekst": "Ik woon aan het water.", "sterk": "Ik kan koken.", "besproken_op": "2026-03-23"},
        "financien": {"bekeken": True},
    }
}


def test_only_told_leefgebieden_stand_on_a_final_form() -> None:
    found = derive("leefgebieden", "persoonsbeschrijving", {"status": "vastgesteld", **STORY})

    assert [block.code for block in found] == ["wonen", "financien"]


def test_draft_shows_the_leefgebieden_that_are_still_to_come() -> None:
    assert len(derive("leefgebieden", "persoonsbeschrijving", STORY, concept=True)) == 7


def test_side_notes_are_those_that_are_filled() -> None:
    block = derive("leefgebieden", "persoonsbeschrijving", STORY)[0]

    assert [(side.teken.name, side.veld.label, side.veld.waarde) for side in block.kanten] == [
        ("sterk", "Sterk", "Ik kan koken.")
    ]
    assert block.besproken == "besproken 23-03-2026"


def test_seen_together_takes_the_place_of_the_story() -> None:
    block = derive("leefgebieden", "persoonsbeschrijving", STORY)[1]

    assert (block.toon_bekeken, block.bekeken.value, block.toon_tekst) == (True, True, False)


def test_blank_form_has_the_writing_lines_of_the_handbook_and_two_prompts() -> None:
    block = derive("leefgebieden", "persoonsbeschrijving", handbook={"grenzen": {"schrijfregels": 8}})[0]

    assert len(block.lijnen) == 7
    assert len(block.richtvragen) == 2


def test_difference_stands_with_both_views_and_its_leefgebied() -> None:
    told = {"verschillen": [{"leefgebied": "wonen", "client": "Ruim genoeg", "begeleider": "Te klein"}]}

    (difference,) = derive("verschillen", "persoonsbeschrijving", told)

    assert (difference.onderwerp, difference.client.waarde, difference.begeleider.waarde) == (
        "Wonen", "Ruim genoeg", "Te klein",
    )  # fmt: skip


def test_statements_show_with_their_owner_once_they_are_switched_on() -> None:
    said = {
        "leefgebieden": {"wonen": {"uitspraken": [{"tekst": "Het tocht.", "soort": "mening", "mening_van": "client"}]}}
    }
    on = switched("persoonsbeschrijving", leefgebieden_uitspraken=True)

    (block,) = derive("leefgebieden", "persoonsbeschrijving", said, handbook=on)

    assert (block.uitspraken[0].tekst, block.uitspraken[0].bij) == ("Het tocht.", "mening, mijzelf, neutraal")
    assert derive("leefgebieden", "persoonsbeschrijving", said) == []


def test_talks_say_with_whom_and_that_the_network_was_there() -> None:
    talks = {"gesprekken": [{"datum": "2026-03-15", "met": "Ruud en Henk", "netwerk": True}]}

    (fact,) = derive("zo_ontstond", "persoonsbeschrijving", talks)

    assert fact.waarde == "15 maart 2026 Ruud en Henk (netwerk)"
