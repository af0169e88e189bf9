"""The words and marks of a sentence, each with its offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.language.abbreviations import KNOWN

_TOKEN = re.compile(
    r"(?P<web>(?:https?://|www\.)\S*[\w/]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<counted>\d+(?:[.,]\d+)*-[^\W\d_]{2,}(?:-[^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,:/-]\d+)*(?:e|ste|de|%)?(?![^\W\d_]))"
    r"|(?P<word>[’'][a-z](?:-[^\W_]+)*(?![^\W_])|[^\W_](?:\.[^\W_])+|[^\W_]+(?:[-'’/.+&][^\W_]+)*-?)"
    r"|(?P<mark>\.{2,}|,,|''|``|[^\w\s]|_)"
)


class Token(NamedTuple):
    """A word, number or mark; `text[start:end]` is `form`. A tuple, because a text has thousands."""

    start: int
    end: int
    form: str
    is_word: bool  # numbers count as words, marks do not


def split_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; an abbreviation keeps its full stop."""
    tokens: list[Token] = []
    stop = len(text) if end is None else end
    at = start
    for found in _TOKEN.finditer(text, start, stop):
        if found.start() < at:
            continue
        at = found.end()
        form = found[0]
        is_word = found.lastgroup != "mark"
        if is_word and at < stop and text[at] == "." and (at < stop - 1 or "." in form) and _takes_stop(form):
            at += 1
            form += "."
        tokens.append(Token(found.start(), at, form, is_word))
    return tokens


def _takes_stop(form: str) -> bool:
    return (
        form.lower() in KNOWN
        or (len(form) == 1 and form.isupper())
        or (len(form) > 2 and form[1] == "." and form[0].isalpha())
    )
