"""Dutch dates, times, amounts and lists, as the filters of the templates print them.

Every function takes a value or `None` and gives text; `None` becomes the empty text. A value of another kind than the
function is for ("onbekend" where a date is asked) is printed as it is: an answer is never lost to its formatting.
Templates call these thousands of times a second, so only the names and signs come from Babel, once; tests hold the
results against Babel itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import NamedTuple, cast

from babel.core import Locale

_NO_BREAK = "\u00a0"
_CENT = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")


class _Names(NamedTuple):
    """What Babel knows about Dutch: months by number from 1 (0 is empty), weekdays from Monday, signs of numbers."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    group: str
    decimal: str
    euro: str
    minus: str


@cache
def _names() -> _Names:
    dutch = Locale("nl")
    months, weekdays = dutch.months["format"]["wide"], dutch.days["format"]["wide"]
    signs = dutch.number_symbols["latn"]
    return _Names(
        months=("", *(months[number] for number in range(1, 13))),
        weekdays=tuple(weekdays[number] for number in range(7)),
        group=signs["group"],
        decimal=signs["decimal"],
        euro=dutch.currency_symbols["EUR"],
        minus=signs["minusSign"],
    )


def _as_date(value: object) -> date | None:
    """The day that `value` stands for; data from JSON writes it as `2026-03-03`."""
    if isinstance(value, date):  # a datetime is a date
        return value
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def _as_time(value: object) -> time | datetime | None:
    """The time of day of `value`; a bare date has none."""
    return value if isinstance(value, (time, datetime)) else None


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def datum(value: object) -> str:
    """The date with the month in letters: `3 maart 2026`."""
    if (day := _as_date(value)) is None:
        return _plain(value)
    return _in_words(day.year, day.month, day.day)


@lru_cache(maxsize=4096)
def _in_words(year: int, month: int, day: int) -> str:
    return f"{day} {_names().months[month]} {year}"


def datum_kort(value: object) -> str:
    """The date in figures: `03-03-2026`."""
    if (day := _as_date(value)) is None:
        return _plain(value)
    return f"{day.day:02}-{day.month:02}-{day.year}"


def datum_lang(value: object) -> str:
    """The date with its weekday: `dinsdag 3 maart 2026`."""
    if (day := _as_date(value)) is None:
        return _plain(value)
    return f"{_names().weekdays[day.weekday()]} {datum(day)}"


def tijd(value: object) -> str:
    """The time of day as Dutch prose writes it: `14.30`."""
    if (moment := _as_time(value)) is None:
        return _plain(value)
    return f"{moment.hour:02}.{moment.minute:02}"


def _as_number(value: object) -> Decimal | None:
    """The exact number, or `None` for anything that is not a finite number."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    # through text: 0.1 is the tenth that somebody typed, not its binary neighbour
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def _digits(number: Decimal) -> str:
    """A number without its sign, grouped per thousand, with the decimals that it has."""
    names = _names()
    whole, _, fraction = f"{abs(number):,f}".partition(".")
    whole = whole.replace(",", names.group)
    return f"{whole}{names.decimal}{fraction}" if fraction else whole


def bedrag(value: object) -> str:
    """The amount in euros, to the cent, with a no-break space: `€ 1.234,50`."""
    if (number := _as_number(value)) is None:
        return _plain(value)
    # half a cent goes up, as everybody learns at school; Babel would send it to the even neighbour
    rounded = number.quantize(_CENT, rounding=ROUND_HALF_UP)
    names = _names()
    minus = names.minus if rounded < 0 else ""
    return f"{names.euro}{_NO_BREAK}{minus}{_digits(rounded)}"


def getal(value: object) -> str:
    """The number with Dutch signs and at most three decimals: `1.234,5`."""
    if (number := _as_number(value)) is None:
        return _plain(value)
    if number == number.to_integral_value():
        rounded = number.quantize(Decimal(1))
    else:
        rounded = Decimal(f"{number.quantize(_THOUSANDTH, rounding=ROUND_HALF_EVEN):f}".rstrip("0").rstrip("."))
    minus = _names().minus if rounded < 0 else ""
    return f"{minus}{_digits(rounded)}"


def ja_nee(value: object) -> str:
    """`ja` for true, `nee` for false; any other answer, such as "onbekend", as it is."""
    if value is True:
        return "ja"
    if value is False:
        return "nee"
    return _plain(value)


def opsomming(values: object, woord: str = "en") -> str:
    """The list as a phrase, `a, b en c`, without its empty items; `woord` joins the last two.

    A mapping gives its values; a single text is a list of one.
    """
    if values is None:
        return ""
    if isinstance(values, Mapping):
        items: Iterable[object] = cast("Mapping[object, object]", values).values()
    elif isinstance(values, Iterable) and not isinstance(values, (str, bytes)):
        items = cast("Iterable[object]", values)
    else:
        items = (values,)
    words = [text for item in items if (text := _plain(item))]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {woord} {words[-1]}"


def hoofdletter(value: object) -> str:
    """The text with a capital where a Dutch sentence has one: `IJs`, `’s Avonds`, `“Ja”`; the rest unchanged."""
    text = _plain(value)
    at = _first_letter(text)
    if at is None:
        return text
    if text[at : at + 2].lower() == "ij":  # Dutch writes ij as one letter: IJmuiden
        return f"{text[:at]}IJ{text[at + 2 :]}"
    return f"{text[:at]}{text[at].upper()}{text[at + 1 :]}"


def _first_letter(text: str) -> int | None:
    """The place of the letter that gets the capital, or `None` when the text opens with a figure or has no letter."""
    at = 0
    while at < len(text) and not text[at].isalnum():
        at += 1
    # a shortened word stays small and the next one takes the capital: 's avonds → 's Avonds
    if 0 < at < len(text) - 2 and text[at - 1] in "'’" and text[at] in "snt" and text[at + 1] == " ":
        at += 2
    return at if at < len(text) and text[at].isalpha() else None
