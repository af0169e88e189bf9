"""Dutch dates, amounts and lists, held against Babel and against what people write."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import formatting as f

DAYS = st.dates(min_value=date(1000, 1, 1))
ALL = [f.datum, f.datum_kort, f.datum_lang, f.tijd, f.bedrag, f.getal, f.ja_nee, f.opsomming, f.hoofdletter]


@pytest.mark.parametrize("function", ALL)
def test_nothing_prints_as_nothing(function):
    assert function(None) == ""


@pytest.mark.parametrize("function", [f.datum, f.datum_kort, f.datum_lang, f.tijd, f.bedrag, f.getal, f.ja_nee])
def test_another_answer_prints_as_it_is(function):
    assert function("onbekend") == "onbekend"


@given(DAYS)
def test_dates_equal_those_of_babel(day):
    assert f.datum(day) == format_date(day, "long", "nl")
    assert f.datum_kort(day) == format_date(day, "short", "nl")
    assert f.datum_lang(day) == format_date(day, "full", "nl")


def test_dates_read_as_dutch():
    assert f.datum(date(2026, 3, 3)) == "3 maart 2026"
    assert f.datum_kort(date(2026, 3, 3)) == "03-03-2026"
    assert f.datum_lang(datetime(2026, 3, 3, 14, 30, tzinfo=UTC)) == "dinsdag 3 maart 2026"
    assert f.datum("2026-03-03") == "3 maart 2026"


def test_a_text_that_only_looks_like_a_date_is_left_alone():
    assert f.datum("2026-13-99") == "2026-13-99"


def test_time_has_a_point():
    assert f.tijd(time(9, 5)) == "09.05"
    assert f.tijd(datetime(2026, 3, 3, 14, 30, tzinfo=UTC)) == "14.30"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amounts_equal_those_of_babel(amount):
    if amount == 0:
        amount = Decimal("0.00")
    assert f.bedrag(amount) == format_currency(amount, "EUR", locale="nl")


def test_amounts_read_as_dutch():
    assert f.bedrag(Decimal("1234.5")) == "€\u00a01.234,50"
    assert f.bedrag(1234567) == "€\u00a01.234.567,00"
    assert f.bedrag(-0.5) == "€\u00a0-0,50"
    assert f.bedrag(2.345) == "€\u00a02,35"
    assert f.bedrag(-0.001) == "€\u00a00,00"


@given(st.integers(-(10**12), 10**12) | st.floats(-1e6, 1e6, allow_nan=False))
def test_numbers_equal_those_of_babel(number):
    babel = format_decimal(number, locale="nl")
    assert f.getal(number) == ("0" if babel == "-0" else babel)


def test_numbers_read_as_dutch():
    assert f.getal(1234.5) == "1.234,5"
    assert f.getal(100) == "100"
    assert f.getal(0.0) == "0"


def test_ja_nee():
    assert f.ja_nee(True) == "ja"
    assert f.ja_nee(False) == "nee"


def test_opsomming_joins_the_last_two_with_a_word():
    assert f.opsomming(["a", "b", "c"]) == "a, b en c"
    assert f.opsomming(["a", "b"], "of") == "a of b"
    assert f.opsomming(["a"]) == "a"
    assert f.opsomming([]) == ""
    assert f.opsomming(["a", None, "", "d"]) == "a en d"
    assert f.opsomming({"x": "Sam", "y": "Noor"}) == "Sam en Noor"
    assert f.opsomming("wonen") == "wonen"


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("ijs", "IJs"),
        ("bijna", "Bijna"),
        ("élan", "Élan"),
        ("’s avonds samen", "’s Avonds samen"),
        ("'t ijs", "'t IJs"),
        ("“ja”", "“Ja”"),
        ("3 dagen", "3 dagen"),
        ("AOW", "AOW"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_hoofdletter(text, capital):
    assert f.hoofdletter(text) == capital
