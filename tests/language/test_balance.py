"""The second look at the verbs of a sentence."""

from __future__ import annotations

import pytest

from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens


def tags(sentence: str) -> dict[str, str]:
    return {word.form: word.tag for word in tag_sentence(split_tokens(sentence))}


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("Dieren die ziek worden kunnen hier niet blijven.", "kunnen", "PV"),
        ("Kippen eten weinig, waardoor ze minder voer nodig hebben en meer eieren kunnen leggen.", "hebben", "PV"),
        ("De symbolen die hij kent zijn letters.", "zijn", "PV"),
        ("Er kwam een brief van de verwaande rechter.", "verwaande", "ADJ"),
        ("Wat in een gebied kan plaatsvinden is beperkt.", "plaatsvinden", "INF"),
        ("Deze boer zaagt gekapt hout.", "gekapt", "ADJ"),
        ("Later moet er voldoende kunstmest gegeven worden.", "gegeven", "VD"),
        ("Er zijn dieren zoals de kip.", "zoals", "VZ"),
        ("Zij doet zoals het hoort.", "zoals", "SUB"),
        ("Er was een weide waar de varkens in de grond konden vroeten.", "vroeten", "INF"),
        ("Dat is een deel van het wilde zwijn.", "wilde", "ADJ"),
        ("In de stad kiezen boeren voor een ander bedrijf.", "kiezen", "PV"),
    ],
)
def test_second_look(sentence: str, word: str, tag: str) -> None:
    assert tags(sentence)[word] == tag


def test_a_heading_gets_no_verb() -> None:
    assert "PV" not in tags("Anna en zijn zus").values()
