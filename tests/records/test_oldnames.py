"""Texts that still say a name which a revision changed are found, and nothing else is."""

from __future__ import annotations

from typing import Any

from docgen.records.changes import compare
from docgen.records.oldnames import find_old_names
from tests.records.test_changes import version


def found(text: str, own: dict[str, Any] | None = None, **who: Any) -> list[str]:
    old, new = version({"visie": text}), version({"visie": text, **(own or {})}, "2", **who)
    return [name.excerpt for name in find_old_names(compare(old, new), new) if name.path[-1] == "visie"]


RENAMED = {"fasen": {"intake": {"naam": "Kennismaken"}}}


def test_a_text_that_says_the_old_name_is_listed_with_its_words() -> None:
    assert found("Na de intake praten we verder.", RENAMED) == ["Na de intake praten we verder."]


def test_a_text_that_names_the_phase_between_braces_follows_by_itself() -> None:
    assert found("Na de {fase.intake} praten we verder.", RENAMED) == []


def test_the_name_inside_another_word_is_not_meant() -> None:
    assert found("Het intakegesprek duurt een uur.", RENAMED) == []


def test_a_name_that_grew_is_not_found_in_itself() -> None:
    roles = {"wijzigen": {"begeleider": {"naam": "Vaste begeleider"}}}
    assert found("De vaste begeleider belt.", rollen=roles) == []
    assert found("De begeleider belt.", rollen=roles) == ["De begeleider belt."]


def places(own: dict[str, Any] | None = None, **who: Any) -> list[str]:
    old, new = version({}), version(own or {}, "2", **who)
    return [".".join(name.path) for name in find_old_names(compare(old, new), new)]


def test_codes_of_what_was_renamed_are_no_text() -> None:
    places_of_role = places(rollen={"wijzigen": {"leidinggevende": {"naam": "Teamcoach"}}})
    assert not [path for path in places_of_role if path.endswith(".rol") or "bevoegdheden" in path]
    assert "organisatie.woorden.leidinggevende.enkelvoud" in places_of_role
    assert "handboek.labels.gesprekssoort.intake" in places(RENAMED)


def test_who_decided_then_was_called_so_then() -> None:
    decision = {"wat": "Meer tijd.", "waarom": "Dat hielp.", "besloten_door": "Ina, leidinggevende"}
    own = {"besluiten_op_maat": [{**decision, "betrokken": ["team"], "besloten_op": "2026-01-01"}]}
    found_places = places(own, rollen={"wijzigen": {"leidinggevende": {"naam": "Teamcoach"}}})
    assert not [path for path in found_places if "besluiten_op_maat" in path]


def test_a_role_and_its_word_that_change_together_name_each_place_once() -> None:
    who: dict[str, Any] = {
        "rollen": {"wijzigen": {"leidinggevende": {"naam": "Teamcoach"}}},
        "woorden": {"wijzigen": {"leidinggevende": {"enkelvoud": "teamcoach", "meervoud": "teamcoaches"}}},
    }
    assert found("De leidinggevende beslist.", **who) == ["De leidinggevende beslist."]


def test_an_everyday_word_is_not_the_leefgebied_that_is_called_by_it() -> None:
    renamed = {"leefgebieden": {"wijzigen": {"wonen": {"naam": "Een plek"}}}}
    assert found("Niemand hoort hier jaren te wonen.", renamed) == []
    assert found("Begin bij het leefgebied Wonen.", renamed) == ["Begin bij het leefgebied Wonen."]
