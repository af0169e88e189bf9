"""Word classes in their sentence."""

from __future__ import annotations

import pytest

from docgen.language.tagging import tag_sentence
from docgen.language.tokens import split_tokens


def tags(sentence: str) -> list[str]:
    return [word.tag for word in tag_sentence(split_tokens(sentence)) if word.is_word]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ik werk bij een bakker.", "VNW PV VZ LID N"),
        ("Het werk van mijn vader is zwaar.", "LID N VZ VNW N PV ADJ"),
        ("Zij wil later graag werken.", "VNW PV ADJ BW INF"),
        ("De kinderen werken in de tuin.", "LID N PV VZ LID N"),
        ("Hij heeft zijn kamer opgeruimd.", "VNW PV VNW N VD"),
        ("Zijn ouders zijn ziek.", "VNW N PV ADJ"),
        ("Ik probeer op tijd te komen.", "VNW PV VZ N TE INF"),
        ("Milan heeft twee broers.", "NAAM PV TW N"),
        ("De 77-jarige man woont in West-Vlaanderen.", "LID ADJ N PV VZ NAAM"),
        ("Nederland wint het EK.", "NAAM PV LID N"),
        ("De EU-burgers stemmen.", "LID N PV"),
        ("Bij de aanslag zijn vijf mensen gedood.", "VZ LID N PV TW N VD"),
        ("Dat is níét waar.", "VNW PV BW ADJ"),
        ("Het varken heet Sus scrofa domesticus.", "LID N PV NAAM BW BW"),
        ("De som a+b is klein.", "LID N TW PV ADJ"),
        ("Hij schrijft de rk kerk een brief.", "VNW PV LID BW N LID N"),
        ("Zij eet de Geraardsbergse Mattentaart.", "VNW PV LID ADJ N"),
        ("De vraag of hij komt is open.", "LID N SUB VNW PV PV ADJ"),
        ("Zij weet dat de kamer leeg is.", "VNW PV SUB LID N ADJ PV"),
    ],
)
def test_classes(sentence: str, expected: str) -> None:
    assert tags(sentence) == expected.split()


def test_a_known_name_is_a_name_even_at_the_start() -> None:
    words = tag_sentence(split_tokens("Roos woont hier."), lambda start, _end: start == 0)
    assert words[0].tag == "NAAM"
    assert words[0].shielded


def test_offsets_are_those_of_the_text() -> None:
    text = "  Ik kom i.v.m. de huur, zei oma's buurman.  "
    for token in split_tokens(text):
        assert text[token.start : token.end] == token.form


def test_helping_verbs_are_told_from_full_ones() -> None:
    words = {word.form: word for word in tag_sentence(split_tokens("Ik heb een hond en ik heb gegeten."))}
    assert words["heb"].auxiliary
    assert not tag_sentence(split_tokens("Ik heb een hond."))[1].auxiliary
    worden = tag_sentence(split_tokens("Dit is iets dat nog uitgevoerd hoeft te worden."))[-2]
    assert worden.auxiliary
