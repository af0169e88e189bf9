"""Sheet names made from data: at most 31 characters, legal, unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_LENGTH = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=256)
def legal_name(text: str) -> str:
    """The nearest name that Excel accepts for a sheet."""
    name = unicodedata.normalize("NFC", text[:1000])
    name = " ".join(_ILLEGAL.sub(" ", name).split())
    name = _cut(name, MAX_LENGTH).strip(" '")
    return name if name and name.casefold() != "history" else f"{name or 'Blad'} 1"


def unique_names(names: Iterable[str]) -> list[str]:
    """The names made legal, a number behind each that would be there twice; case does not tell them apart."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    unique: list[str] = []
    for text in names:
        name = base = legal_name(text)
        number = last.get(base.casefold(), 1)
        while name.casefold() in taken:
            number = last[base.casefold()] = number + 1
            tail = f" ({number})"
            name = _cut(base, MAX_LENGTH - len(tail)).rstrip() + tail
        taken.add(name.casefold())
        unique.append(name)
    return unique


def _cut(text: str, length: int) -> str:
    """The first part of a text that is this many UTF-16 units long, as Excel counts."""
    text = text[:length]
    while len(text.encode("utf-16-le")) // 2 > length:
        text = text[:-1]
    return text
