"""The longest distance between a word and what it depends on."""

from __future__ import annotations

import pytest

from docgen.language.clauses import find_clauses
from docgen.language.distance import likely_distance, longest_dependency
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens
from tests.language.treebank import GENRES, HELD_OUT, SHARED, gold_distance, trees

LONG = "De vrouw die in het huis naast de oude kerk woont, heeft gisteren met haar zus en haar broer een boom geplant."


def longest(sentence: str) -> int | None:
    words = tag_sentence(split_tokens(sentence))
    return longest_dependency(words, find_clauses(words))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Waarom?", None),
        ("Ik slaap.", 0),
        ("Ik heb gisteren lang geslapen.", 3),  # ik … geslapen
        ("De kamer met het rode behang is klein.", 5),  # kamer … klein
        ("Hij zegt dat zij morgen komt.", 3),  # zegt … komt
        ("Zij kookt, en haar zus dekt de tafel.", 4),  # zij … dekt: a subject counts for each verb that en joins
        ("Hij was lid van de raad, bakker en dichter.", 7),  # hij … dichter: each thing that he was
        ("De man die daar met zijn hond loopt, lacht.", 6),  # man … lacht
        (LONG, 19),
    ],
)
def test_longest_dependency(sentence: str, expected: int | None) -> None:
    assert longest(sentence) == expected


def test_a_long_sentence_is_drawn_towards_half_its_length() -> None:
    words = tag_sentence(split_tokens(LONG))
    assert likely_distance(words, find_clauses(words)) == pytest.approx((2 * 19 + 22 / 2) / 3)
    short = tag_sentence(split_tokens("Hij zegt dat zij morgen komt."))
    assert likely_distance(short, find_clauses(short)) == 3


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/lang on this machine")
@pytest.mark.parametrize("genre", GENRES)
def test_half_of_the_held_out_sentences_are_right_and_the_mean_is(genre: str) -> None:
    pairs = [(longest(tree.text), gold_distance(tree.rows)) for tree in trees(genre, HELD_OUT)]
    errors = [ours - gold for ours, gold in pairs if ours is not None and gold is not None]
    assert errors.count(0) / len(errors) >= 0.5
    assert abs(sum(errors) / len(errors)) <= 0.3
