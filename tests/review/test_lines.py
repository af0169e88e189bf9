"""Lines as they are printed: the widths are those of the shipped template, measured on what LibreOffice made."""

from __future__ import annotations

import pytest

from docgen.review.lines import NOTE, STORY, block_lines, count_lines

MONEY = (
    "Ik verdien ongeveer 1.650 euro per maand en ik gok niet. Toch heb ik schulden. Carla regelde altijd de post en"
    " ik heb het nooit geleerd. Toen we uit elkaar gingen, liet ik alle brieven dicht. In maart heb ik ze samen met"
    " Marit opengemaakt. Het waren er 61. Nu weten we van zes bedragen zeker dat ze kloppen. Samen is dat 6.840 euro."
    " Ik schrok ervan, maar ik slaap beter nu ik het weet."
)
PRINTED = [
    (MONEY, 5),  # as in the PDF that LibreOffice makes of the sample c-0001
    ("Ik woon hier.", 1),
    ("Ik woon hier.\n\nIk woon hier graag.", 2),
    ("", 0),
]


@pytest.mark.parametrize(("text", "lines"), PRINTED)
def test_lines_are_those_of_the_printed_column(text: str, lines: int) -> None:
    assert count_lines(text, STORY, "Calibri") == lines


def test_a_wider_font_takes_more_lines() -> None:
    assert count_lines(MONEY, STORY, "Arial") > count_lines(MONEY, STORY, "Calibri")


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert count_lines("w" * 200, STORY, "Calibri") > 2


def test_of_notes_side_by_side_the_longest_counts() -> None:
    note = "Ik schaam me dat ik in de opvang woon. Daarom blijf ik weg bij het koor."
    assert count_lines(note, NOTE, "Calibri") == 3
    assert block_lines("Ik woon hier.", (note, "Kort."), "Calibri") == 4
