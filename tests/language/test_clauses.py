"""The clauses of a sentence."""

from __future__ import annotations

import pytest

from docgen.language.clauses import find_clauses
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens


def clauses(sentence: str) -> list[tuple[str, str, str]]:
    """Opener, words and head of each clause."""
    words = tag_sentence(split_tokens(sentence))
    return [
        (clause.opener, " ".join(words[at].form for at in clause.positions), words[clause.head].form)
        for clause in find_clauses(words)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ik ben ziek.", [("main", "Ik ben ziek", "ziek")]),
        (
            "De man die daar loopt, lacht.",
            [("main", "De man lacht", "lacht"), ("rel", "die daar loopt", "loopt")],
        ),
        (
            "Zij zegt dat hij komt en dat hij blijft.",
            [("main", "Zij zegt en", "zegt"), ("sub", "dat hij komt", "komt"), ("sub", "dat hij blijft", "blijft")],
        ),
        (
            "Hij woont in een huis, gebouwd door zijn vader.",
            [("main", "Hij woont in een huis", "woont"), ("part", "gebouwd door zijn vader", "gebouwd")],
        ),
        (
            "Het boek (hij schreef het later) is mooi.",
            [("main", "Het boek is mooi", "mooi"), ("aside", "hij schreef het later", "schreef")],
        ),
        (
            "Men weet dat zij een goede arts is in Utrecht.",
            [("main", "Men weet", "weet"), ("sub", "dat zij een goede arts is in Utrecht", "arts")],
        ),
        (
            "Zij spaart om te kunnen reizen.",
            [("main", "Zij spaart", "spaart"), ("om", "om te kunnen reizen", "reizen")],
        ),
    ],
)
def test_clauses_with_their_heads(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert clauses(sentence) == expected
