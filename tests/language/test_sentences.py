"""Where sentences end."""

from __future__ import annotations

import pytest

from docgen.language.sentences import Kind, split_sentences
from tests.language.treebank import GENRES, HELD_OUT, SHARED, splitting


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/lang on this machine")
@pytest.mark.parametrize("genre", GENRES)
def test_sentences_of_held_out_text(genre: str) -> None:
    precision, recall = splitting(genre, HELD_OUT)
    assert precision >= 0.99
    assert recall >= 0.99


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. J.P. de Vries belt om 14.30 uur.",
        "Ik betaal o.a. huur, gas enz. aan de gemeente.",
        "Zij komt op 3. maart.",
        "Het kost ca. € 1.250,50 per maand.",
        "Hij woont in de St. Jansstraat, nr. 12.",
        "Dhr. Bakker en mevr. El Amrani komen i.v.m. de huur.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_marks_quotes_and_initials_end_a_sentence() -> None:
    assert cut("Ik slik vitamine C. Daarna slaap ik.") == ["Ik slik vitamine C.", "Daarna slaap ik."]
    assert cut("Hij zei: “Ik kom.” Toen ging hij.") == ["Hij zei: “Ik kom.”", "Toen ging hij."]
    assert cut("Wat nu? Niets! Ja…  Goed.") == ["Wat nu?", "Niets!", "Ja…", "Goed."]
    assert cut("Ik koop brood, melk enz. Morgen kook ik.") == ["Ik koop brood, melk enz.", "Morgen kook ik."]


def test_headings_and_items_are_known_as_such() -> None:
    spans = split_sentences("Wonen\n\nIk woon hier.\n- een bed\n- een stoel\n")
    assert [span.kind for span in spans] == [Kind.HEADING, Kind.SENTENCE, Kind.ITEM, Kind.ITEM]


def test_a_wrapped_line_goes_on() -> None:
    assert cut("Ik woon graag\nop kamer 6.") == ["Ik woon graag\nop kamer 6."]


def test_no_text_has_no_sentences() -> None:
    assert cut("") == cut(" \n\n ") == []
