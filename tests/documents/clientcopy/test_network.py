"""People around the client: by relation or initials, unless they may be named."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.documents.clientcopy.network import Around, initials, names_in, shown_name
from docgen.records.enums import Perspectief

HENK = {"naam": "Henk", "relatie": "broer", "mag_betrekken": False}
WIT = {"naam": "De heer De Wit", "relatie": "werkgever", "mag_betrekken": None}
SASKIA = {"naam": "Saskia", "relatie": "vriendin van vroeger", "mag_betrekken": False}


def without_names(
    text: str, *network: dict[str, Any], perspective: Perspectief = Perspectief.IK, client: str = "", pronouns: str = ""
) -> str:
    about = Around(perspective, client, pronouns)
    for named in sorted(names_in(text, network, about), key=lambda each: -each.start):
        text = f"{text[: named.start]}{named.after}{text[named.end :]}"
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Op zondag eet ik bij Henk.", "Op zondag eet ik bij mijn broer."),
        ("Mijn broer Henk moppert.", "Mijn broer moppert."),
        ("Henk helpt.", "Mijn broer helpt."),
        ("Ik werk bij De Wit, al elf jaar.", "Ik werk bij mijn werkgever, al elf jaar."),
        ("Met mijn vriendin Saskia belde ik.", "Met mijn vriendin belde ik."),
        ("Henkie is een hond.", "Henkie is een hond."),
        ("Ik leen Henks fiets.", "Ik leen mijn broers fiets."),
        ("Saskia’s hond is lief.", "Mijn vriendins hond is lief."),
        ("Met mijn broer Henk belde ik.", "Met mijn broer belde ik."),
    ],
)
def test_name_gives_way_to_the_relation(before: str, after: str) -> None:
    assert without_names(before, HENK, WIT, SASKIA) == after


def test_relation_follows_the_person_of_the_copy() -> None:
    assert without_names("Je belt Henk.", HENK, perspective=Perspectief.JE) == "Je belt je broer."
    assert without_names("Ik bel Henk.", HENK, perspective=Perspectief.JE) == "Ik bel mijn broer."
    assert without_names("U belt Henk.", HENK, perspective=Perspectief.U) == "U belt uw broer."


def test_a_first_name_alone_gives_way_too() -> None:
    anna = {"naam": "Anna van der Berg", "relatie": "zus", "mag_betrekken": None}
    assert without_names("Anna belt. Anna van der Berg ook.", anna) == "Mijn zus belt. Mijn zus ook."
    assert without_names("Anna belt.", anna, client="Anna") == "Anna belt."
    other = {"naam": "Anna Kok", "relatie": "buurvrouw", "mag_betrekken": True}
    assert without_names("Anna belt.", anna, other) == "Anna belt."


@pytest.mark.parametrize(("pronouns", "whose"), [("hij, hem", "zijn"), ("zij/haar", "haar"), ("die, hen", "de")])
def test_a_relation_is_of_the_client_who_is_named(pronouns: str, whose: str) -> None:
    said = without_names("Sam belt Henk.", HENK, perspective=Perspectief.NAAM, client="Sam", pronouns=pronouns)
    assert said == f"Sam belt {whose} broer."


def test_someone_without_a_relation_goes_by_initials() -> None:
    assert without_names("Ik bel Anna Kok.", {"naam": "Anna Kok", "relatie": ""}) == "Ik bel A. K."


def test_who_may_be_named_is_named() -> None:
    assert without_names("Ik bel Henk.", {**HENK, "mag_betrekken": True}) == "Ik bel Henk."


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Henk, broer", "broer"), ("Henk", "broer"), ("Ria, buurvrouw", "buurvrouw"), ("Joost de Vries", "J. V.")],
)
def test_a_name_in_a_short_field_is_shown_by_relation_or_initials(name: str, shown: str) -> None:
    assert shown_name([HENK], name) == shown


def test_initials_leave_out_titles() -> None:
    assert initials("Mevrouw Anna Kok") == "A. K."
