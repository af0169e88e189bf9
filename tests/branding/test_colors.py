"""Contrast by WCAG, and the tints that Word itself stores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.branding import colors

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@pytest.mark.parametrize(("written", "color"), [("#0b6e6e", "0B6E6E"), ("E8590C", "E8590C"), ("#fa0", "FFAA00")])
def test_colours_are_read_as_people_write_them(written, color):
    assert colors.parse_color(written) == color


@pytest.mark.parametrize("written", ["", "rood", "#12345", "##123456", "#GGGGGG", "123456\n", "rgb(1,2,3)"])
def test_anything_else_is_no_colour(written):
    assert colors.parse_color(written) is None


def test_contrast_is_that_of_wcag():
    assert colors.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert colors.contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes AA


@given(COLORS)
def test_darkening_reaches_the_ratio_and_stops_there(color):
    dark = colors.darken_until(color, 4.5, "FFFFFF")
    assert colors.contrast(dark, "FFFFFF") >= 4.5
    assert (dark == color) == (colors.contrast(color, "FFFFFF") >= 4.5)


def _distance(one, other):
    return max(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (0, 2, 4))


@pytest.mark.parametrize(
    ("color", "tint", "stored"),
    [("4F81BD", 0x33, "DBE5F1"), ("4472C4", 0x66, "B4C6E7"), ("C0504D", 0x99, "D99594"), ("70AD47", 0x33, "E2EFD9")],
)
def test_tints_are_within_one_step_of_what_word_stores(color, tint, stored):
    assert _distance(colors.word_tint(color, tint), stored) <= 1


@pytest.mark.parametrize(
    ("color", "shade", "stored"),
    [("4F81BD", 0xBF, "365F91"), ("4472C4", 0xBF, "2F5496"), ("FFFFFF", 0xD9, "D9D9D9"), ("4472C4", 0x7F, "1F3763")],
)
def test_shades_are_within_one_step_of_what_word_stores(color, shade, stored):
    assert _distance(colors.word_shade(color, shade), stored) <= 1
