"""What holds a place is no text."""

from __future__ import annotations

import pytest

from docgen.records.placeholders import placeholder


@pytest.mark.parametrize("text", ["", "...", "n.v.t.", "Volgt nog", "Nog invullen", "Niet van toepassing.", "-", "xxx"])
def test_a_text_that_says_nothing_yet_is_a_placeholder(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize("text", ["Ik heb geen fiets.", "Later wil ik varen.", "Niets is zo fijn als thuis."])
def test_a_sentence_is_none(text: str) -> None:
    assert not placeholder(text)
