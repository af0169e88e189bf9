"""Syllables by spelling."""

from __future__ import annotations

import pytest

from docgen.language.syllables import count_syllables
from tests.language.syllable_lists import HELD_OUT, TUNED, pairs


@pytest.mark.parametrize(("word", "count"), pairs(TUNED))
def test_syllables_of_words_with_a_catch(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_syllables_of_a_list_that_was_not_tuned_on() -> None:
    known = pairs(HELD_OUT)
    right = sum(count_syllables(word) == count for word, count in known)
    assert len(known) > 200
    assert right / len(known) >= 0.97


def test_figures_marks_and_abbreviations_count_too() -> None:
    assert count_syllables("2026") == 4
    assert count_syllables("GGZ") == 3
    assert count_syllables("'s") == 1
    assert count_syllables("oud-bewoner") == 4
