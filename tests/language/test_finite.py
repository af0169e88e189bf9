"""Which word of a stretch is its finite verb."""

from __future__ import annotations

import pytest

from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens


def finite_verbs(sentence: str) -> list[str]:
    return [word.form for word in tag_sentence(split_tokens(sentence)) if word.tag == "PV"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De dorpen liggen aan zee en hebben samen een school.", "liggen hebben"),
        ("De meeste soorten leggen eieren en verzorgen hun jongen.", "leggen verzorgen"),
        ("Ze koken en bakken het brood, en wassen de borden.", "koken bakken wassen"),
        ("De rivieren die door het gebied stromen, monden uit in zee.", "stromen monden"),
        ("Elk jaar schuiven de gewassen een plaats op.", "schuiven"),
        ("Zij meent dat het goed komt.", "meent komt"),
        ("Nederland sloot het toernooi af en plaatste zich niet.", "sloot plaatste"),
    ],
)
def test_verbs_that_look_like_nouns_or_infinitives(sentence: str, expected: str) -> None:
    assert finite_verbs(sentence) == expected.split()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bekende soorten zijn tarwe, gerst, rijst en haver.", "zijn"),
        ("Bij de opening maakte hij deel uit van een groep.", "maakte"),
        ("Het boek, bedoeld voor kinderen, is mooi.", "is"),
        ("Hij kreeg steun van zijn vrienden, werk en geld.", "kreeg"),
        ("De reeks werd vervangen of verbeterd.", "werd"),
        ("Het dagelijks slikken van pillen helpt niet.", "helpt"),
    ],
)
def test_nouns_and_participles_that_look_like_verbs(sentence: str, expected: str) -> None:
    assert finite_verbs(sentence) == expected.split()
