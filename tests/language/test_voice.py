"""Passive clauses."""

from __future__ import annotations

import pytest

from docgen.language.clauses import find_clauses
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens
from docgen.language.voice import agent, find_passives
from tests.language.treebank import GENRES, HELD_OUT, SHARED, passives


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/lang on this machine")
@pytest.mark.parametrize("genre", GENRES)
def test_passives_of_held_out_text(genre: str) -> None:
    precision, recall = passives(genre, HELD_OUT)
    assert precision >= 0.92
    assert recall >= 0.80


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("De brief wordt door de gemeente gestuurd.", "de gemeente"),
        ("Hij werd gisteren geholpen.", None),
        ("De kamer is door Femke opgeruimd.", "Femke"),
        ("Er moet nog veel geregeld worden.", None),
        ("Het gebied wordt omsloten door een muur.", "een muur"),
        ("Er werd begonnen met de bouw.", None),
        ("De gevangene is bevrijd.", None),
        ("Hij is gisteren aangevallen.", None),
        ("De ploeg is roemloos, en op pijnlijke wijze, uitgeschakeld.", None),
        ("De agenten zeggen dat de man door de buren gevonden is.", "de buren"),
    ],
)
def test_passive_with_and_without_who(sentence: str, who: str | None) -> None:
    words = tag_sentence(split_tokens(sentence))
    (found,) = find_passives(words, find_clauses(words))
    assert agent(words, found) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik ben verhuisd.",
        "Zij is getrouwd.",
        "Hij wordt leraar.",
        "De gesloten deur is groen.",
        "Ik heb de kamer opgeruimd.",
        "Hij is naar huis gegaan.",
        "De auto is geslipt.",
        "De wegen zijn dichtgeslibd.",
        "Zij is verheugd over het nieuws.",
        "Het is een eiland, gescheiden van het vasteland.",
        "Het is drukker dan verwacht.",
        "Hij is gebroken teruggekeerd.",
        "Na lang gewerkt te hebben werd hij leraar.",
        "De dagen werden korter en verdwenen.",
        "Troepen zijn het land binnengevallen.",
        "Dat is uitgesloten.",
    ],
)
def test_active_sentences_and_states_are_left_alone(sentence: str) -> None:
    words = tag_sentence(split_tokens(sentence))
    assert find_passives(words, find_clauses(words)) == []
