"""The nominal phrases of a clause and what each belongs to."""

from __future__ import annotations

import pytest

from docgen.language.clauses import find_clauses
from docgen.language.phrases import find_phrases, governor
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens


def attached(sentence: str) -> dict[str, str | None]:
    """The noun of each phrase of the first clause with the noun that it belongs to."""
    words = tag_sentence(split_tokens(sentence))
    clause = find_clauses(words)[0]
    phrases = find_phrases(words, clause.positions, clause.finite)
    above = {phrase.head: governor(phrase) for phrase in phrases}
    return {words[head].form: None if over is None else words[over.head].form for head, over in above.items()}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De hond van de buren blaft.", {"hond": None, "buren": "hond"}),
        ("De man aan de overkant zwaait.", {"man": None, "overkant": "man"}),
        ("Ik zie een man aan de overkant.", {"Ik": None, "man": None, "overkant": None}),
        ("Hij koopt brood, kaas en melk.", {"Hij": None, "brood": None, "kaas": None, "melk": None}),
        ("Ze ziet delen van Spanje en Portugal.", {"Ze": None, "delen": None, "Spanje": "delen", "Portugal": "delen"}),
        ("Hij werkt bij Smit, een bakker.", {"Hij": None, "Smit": None, "bakker": "Smit"}),
        ("Zij zag een aantal grote bomen.", {"Zij": None, "aantal": None, "bomen": "aantal"}),
        ("Zij zag het boek (een roman).", {"Zij": None, "boek": None, "roman": "boek"}),
    ],
)  # fmt: skip
def test_what_a_phrase_belongs_to(sentence: str, expected: dict[str, str | None]) -> None:
    assert attached(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("In 1948 kwam een van de zonen.", ["1948", "een", "zonen"]),
        ("Jan Smit dronk een glas water.", ["Jan", "glas"]),
        ("Anna's oude fiets is groen.", ["fiets"]),
        ("Zij houdt van het werken.", ["Zij", "werken"]),
    ],
)
def test_where_phrases_begin_and_end(sentence: str, heads: list[str]) -> None:
    assert list(attached(sentence)) == heads
