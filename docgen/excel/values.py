"""Values as cell content: text that stays text, numbers, dates as serial numbers, what else a template can print."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.codes import finding
from docgen.template import Check, Image, Link, Markdown, Shape
from docgen.template.runtime import plain_text

MAX_TEXT = 32_767
CHECKED, UNCHECKED = "☒", "☐"
FORMULA_LIKE = "=+-@"
EXACT = 10**15  # whole numbers of up to 15 digits are exact
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ in a string as one character (ECMA-376 Part 1, 22.9.2.19), so the underscore is written so itself
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was


def clean_text(text: str, place: Location) -> str:
    """The text as a cell can hold it, line breaks as single line feeds.

    Raises:
        TemplateError: `excel.bad-character` or `excel.text-too-long`.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = _ILLEGAL.search(text)
    if bad is not None:
        raise TemplateError([finding("excel.bad-character", place, sign=f"U+{ord(bad[0]):04X}")])
    if len(text) > MAX_TEXT // 2:
        length = len(text.encode("utf-16-le")) // 2
        if length > MAX_TEXT:
            raise TemplateError([finding("excel.text-too-long", place, length=str(length))])
    return _ESCAPED.sub("_x005F_", text) if "_x" in text else text


def escape_text(text: str) -> str:
    """Text for an XML element."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def string_xml(text: str) -> str:
    """The inside of a string item for cleaned text."""
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<t{keep}>{escape_text(text)}</t>"


def number_text(value: float | Decimal, place: Location) -> str | None:
    """The number as `v` holds it, or `None` when a cell cannot hold it exactly (more than 15 digits).

    Raises:
        TemplateError: `excel.bad-number`.
    """
    if isinstance(value, int):
        if abs(value) >= 10**300:  # Python itself refuses to write a number of more than 4,300 figures
            raise TemplateError([finding("excel.bad-number", place)])
        return str(value) if abs(value) < 10**15 else None
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise TemplateError([finding("excel.bad-number", place)])
        return str(value) if len(value.as_tuple().digits) <= 17 and abs(value.adjusted()) < 300 else None
    if not isfinite(value):
        raise TemplateError([finding("excel.bad-number", place)])
    return repr(value)


def serial(value: date, *, since_1904: bool = False) -> str | None:
    """A date or date-time as the number that a worksheet counts it by, or `None` before March 1900."""
    day = value.date() if isinstance(value, datetime) else value
    if day < _FIRST_DAY:
        return None
    days = day.toordinal() - EPOCH - (1462 if since_1904 else 0)
    if not isinstance(value, datetime):
        return str(days)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return repr(days + seconds / 86_400) if seconds else str(days)


def clock(value: time) -> str:
    """A time of day as a part of a day."""
    return repr((value.hour * 3600 + value.minute * 60 + value.second) / 86_400)


def as_text(value: Any) -> str:
    """A value as it stands between other text.

    Raises:
        WrongValueError: lists, mappings and objects.
        TemplateError: `excel.bad-number`.
    """
    if value.__class__ is str:  # nearly always
        return value
    match value:
        case None:
            return ""
        case Check():
            return CHECKED if value.value else UNCHECKED
        case Link():
            return value.text
        case Markdown():
            return value.text
        case bool():
            return "ja" if value else "nee"
        case float() | Decimal():
            if not isfinite(value):
                raise TemplateError([finding("excel.bad-number")])
            return str(value).replace(".", ",")
        case Image() | Shape():
            return ""
        case _:
            return plain_text(value)


def parse_date(value: str) -> date | datetime | None:
    """The date that JSON writes as text, or `None`."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None
