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
