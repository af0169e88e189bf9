"""The organisation's own words in texts: articles, plurals, pronouns, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.records.wording import fill, map_texts, unknown_words, walk_texts, words_for

WORDS = {
    "client": {
        "enkelvoud": "cliënt", "meervoud": "cliënten", "lidwoord": "de",
        "onderwerp": "die", "voorwerp": "hem of haar", "bezit": "zijn of haar",
        "per_soort": {"wonen": {"enkelvoud": "bewoner", "meervoud": "bewoners", "lidwoord": "de"}},
    },
    "gezin": {
        "enkelvoud": "gezin", "meervoud": "gezinnen", "lidwoord": "het",
        "onderwerp": "het", "voorwerp": "het", "bezit": "zijn",
    },
}  # fmt: skip
NAMES = {"organisatie": "De Brug", "fase.intake": "Kennismaking", "formulier.exit": "exit vragenlijst"}


def filled(text: str) -> str:
    return fill(text, WORDS, NAMES)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{client}", "cliënt"),
        ("{Client}", "Cliënt"),
        ("{client.meervoud}", "cliënten"),
        ("{Client.meervoud}", "Cliënten"),
        ("{client.hij} {client.hem} {client.zijn}", "die hem of haar zijn of haar"),
        ("{organisatie}", "De Brug"),
        ("{fase.intake} en {formulier.exit}", "Kennismaking en exit vragenlijst"),
        ("{Formulier.exit}", "Exit vragenlijst"),
    ],
)
def test_a_placeholder_becomes_the_word(text: str, result: str) -> None:
    assert filled(text) == result


@pytest.mark.parametrize(
    ("determiner", "with_de", "with_het"),
    [
        ("de", "de", "het"),
        ("een", "een", "een"),
        ("deze", "deze", "dit"),
        ("die", "die", "dat"),
        ("elke", "elke", "elk"),
        ("onze", "onze", "ons"),
        ("welke", "welke", "welk"),
        ("geen", "geen", "geen"),
    ],
)
def test_every_determiner_follows_the_noun(determiner: str, with_de: str, with_het: str) -> None:
    assert filled(f"{{{determiner} client}}") == f"{with_de} cliënt"
    assert filled(f"{{{determiner} gezin}}") == f"{with_het} gezin"
    capital = determiner.capitalize()
    assert filled(f"{{{capital} client}}") == f"{with_de.capitalize()} cliënt"
    assert filled(f"{{{capital} gezin}}") == f"{with_het.capitalize()} gezin"


@pytest.mark.parametrize(
    "text", ["{klant}", "{de klant}", "{client.meervouden}", "{het client}", "{client", "{}", "{ client }", "{a b c}"]
)
def test_what_is_not_known_stays_as_it_stands(text: str) -> None:
    assert filled(text) == text


@pytest.mark.parametrize(
    ("text", "word", "hint"),
    [
        ("De {clint} beslist", "clint", "client"),
        ("{De clint} beslist", "De clint", "client"),
        ("{organisaties}", "organisaties", "organisatie"),
        ("{qqq}", "qqq", None),
        ("{client.meervouden}", "client.meervouden", "client"),
    ],
)
def test_an_unknown_word_is_found_with_the_nearest(text: str, word: str, hint: str | None) -> None:
    assert list(unknown_words(text, WORDS, NAMES)) == [(word, hint)]


def test_known_words_are_not_reported() -> None:
    assert list(unknown_words("{De client} en {gezin.meervoud} van {organisatie} {geen tag", WORDS, NAMES)) == []


def test_one_kind_of_support_may_call_someone_otherwise() -> None:
    assert fill("{De client}, {client.meervoud}", words_for(WORDS, "wonen"), NAMES) == "De bewoner, bewoners"
    assert fill("{De client}", words_for(WORDS, "thuis"), NAMES) == "De cliënt"
    assert fill("{De client}", words_for(WORDS, None), NAMES) == "De cliënt"


def test_texts_are_changed_wherever_they_stand_and_nothing_else() -> None:
    value = {"a": "{client}", "b": ["{client}", 1, None, {"{client}": True}], "c": 2.5}
    assert map_texts(value, filled) == {"a": "cliënt", "b": ["cliënt", 1, None, {"{client}": True}], "c": 2.5}


def test_every_text_is_walked_with_its_path() -> None:
    value = {"a": "x", "b": ["y", {"c": "z"}], "d": 1}
    assert list(walk_texts(value)) == [(("a",), "x"), (("b", "0"), "y"), (("b", "1", "c"), "z")]


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert filled(text) == text


@given(st.text(max_size=200))
def test_filling_in_twice_is_filling_in_once(text: str) -> None:
    assert filled(filled(text)) == filled(text)


@given(st.text(max_size=200))
def test_what_is_left_between_braces_is_what_is_reported(text: str) -> None:
    reported = [word for word, _ in unknown_words(text, WORDS, NAMES)]
    assert all(f"{{{word}}}" in filled(text) for word in reported)
