"""PB-T3: what is about the past, and what only mentions it."""

from __future__ import annotations

import pytest

from docgen.language.analysis import analyse
from docgen.review.tense import only_past


@pytest.mark.parametrize(
    "text",
    [
        "Ik woonde in een flat. Dat was fijn.",
        "Ik heb daar jaren gewoond. Toen kwam de brand.",
        "Hij moest weg. Hij sliep in zijn auto en at brood.",
        "Vroeger werkte ik bij de post. Ik had twee kinderen. Mijn vrouw overleed in 2015.",
        "Peter had een eigen bedrijf. In 2019 ging de zaak dicht. Hij was alles kwijt.",
    ],
)
def test_a_text_about_then_is_found(text: str) -> None:
    assert only_past(analyse(text).sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Ik woonde in een flat. Nu woon ik hier.",
        "Ik ben in 1979 geboren en ik woon hier.",
        "Ik werkte bij de post.",  # one sentence is no text
        "Toen we uit elkaar gingen, liet ik alles liggen. Ik heb nu een lijst.",
        "We zetten koffie. We praten over de dag.",
        "Ik heb een hond. Ik ben blij met hem.",
        "Ik was boos. Ik weet wat ik toen deed.",
        "",
    ],
)
def test_a_text_that_says_how_it_is_now_is_left_alone(text: str) -> None:
    assert only_past(analyse(text).sentences) == []
