"""Stretches of text that nobody may judge or change: quotations, names, addresses, titles of laws."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a stretch is protected."""

    QUOTE = "quote"
    NAME = "name"
    ADDRESS = "address"
    LAW = "law"
    GIVEN = "given"  # the caller says so: the client's own words


@dataclass(frozen=True, slots=True)
class Protected:
    """A protected stretch as offsets into the text."""

    start: int
    end: int
    reason: Reason


# a quotation ends in its own paragraph; a single quote opens after a blank and closes before one (foto's, 's avonds)
_QUOTES = re.compile(
    r"“[^”\n]{1,600}[”\"]|„[^”\"“\n]{1,600}[”\"“]|«[^»\n]{1,600}»|(?<!\w)\"[^\"\n]{1,600}\"(?!\w)"
    r"|(?<![\w’'])[‘'](?!s\b|t\b|n\b|k\b|m\b|[\d]{2}\b)[^‘\n]{1,400}?[’'](?![\w])"
)
_ADDRESSES = re.compile(
    r"\b\d{4} ?[A-Z]{2}\b(?: [A-Z][\w’'-]{1,30}){0,3}"
    r"|\b(?:[A-Z][\w’'.-]{0,30} ){0,3}[A-Z][\w’'-]{0,40}(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|steeg"
    r"|plantsoen|park|wal|markt) \d+(?: ?-?[a-zA-Z]{1,3}\b)?"
    r"|(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b0\d{1,3}[- ]?\d{6,8}\b|\+31[\d -]{9,}"
)
_LAWS = re.compile(
    r"\b(?:Algemene |Tijdelijke )?Wet (?:(?:op|van|tot|inzake|voor|maatschappelijke|langdurige|verplichte"
    r"|gemeentelijke|de|het|en|zorg|dwang|ondersteuning|schuldhulpverlening|geestelijke|gezondheidszorg|bijzondere"
    r"|opnemingen|in|psychiatrische|ziekenhuizen)\b ?)+"
    r"(?:\d{4})?|\b(?:[A-Z][a-z]+|[a-z]+)wet(?: \d{4})?(?=\W|$)|\b(?:artikel|art\.) \d+[\w:.]*(?: (?:lid|onder) \w+)*"
    r"|\b(?:Wmo|Wlz|Zvw|Wvggz|Wzd|Wgs|AVG|Awb|Wkkgz)(?: \d{4})?\b"
)


def find_protected(
    text: str, *, names: Iterable[str] = (), given: Iterable[tuple[int, int]] = ()
) -> tuple[Protected, ...]:
    """The protected stretches of a text, in order of place; they may overlap."""
    found = [Protected(match.start(), match.end(), Reason.QUOTE) for match in _QUOTES.finditer(text)]
    found += [Protected(match.start(), match.end(), Reason.ADDRESS) for match in _ADDRESSES.finditer(text)]
    found += [
        Protected(match.start(), match.start() + len(match[0].rstrip()), Reason.LAW) for match in _LAWS.finditer(text)
    ]
    found += [Protected(start, end, Reason.GIVEN) for start, end in given]
    if (pattern := _name_pattern(names)) is not None:
        found += [Protected(match.start(), match.end(), Reason.NAME) for match in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Names as a whole and their capitalised parts, longest first; also with a possessive s."""
    parts = {name.strip() for name in names} | {
        part for name in names for part in name.split() if len(part) > 1 and part[0].isupper()
    }
    parts.discard("")
    if not parts:
        return None
    ordered = sorted(parts, key=lambda part: (-len(part), part))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?:['’]?s)?(?!\w)")


class Shield:
    """Answers quickly whether a place lies in a protected stretch."""

    def __init__(self, spans: Sequence[Protected]) -> None:
        """Merges overlapping stretches."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def covers(self, start: int, end: int) -> bool:
        """Whether any character of `start:end` is protected."""
        if not self._starts:
            return False
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._ends[at] > start:
            return True
        return at + 1 < len(self._starts) and self._starts[at + 1] < end
