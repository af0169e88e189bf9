"""Where sentences begin and end: abbreviations, initials, dates, ordinals, quotations, headings and lists included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from docgen.language.abbreviations import ENDING, INSIDE
from docgen.language.wordsets import word_set

_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<space>\s+)(?P<next>\S)")
_BEFORE_WORD = ' \t\n\r\u00a0(["“‘,'
_LONGEST_WORD = 60  # nothing longer is an abbreviation
_BULLET = re.compile(r"\s*(?:[-–—•*▪◦‣·]|\d{1,2}[.)]|[a-z][.)])\s+")
_OPENING = "\"'“‘„«([’,`-–—"
_MONTHS = word_set("""
    januari februari maart april mei juni juli augustus september oktober november december jan feb febr mrt apr
    jun jul aug sept okt nov dec
    """)
# words that open a sentence but no name: after "vitamine C." or "Karel V." a new sentence starts with one of these
_OPENERS = word_set("""
    de het een in op hij zij ze wij we ik je jij u dit dat deze die er daar hier toen dan daarna ook maar en als
    na voor om met van bij door uit over tijdens volgens sinds hun zijn haar mijn ons onze al alle veel niet nu
    omdat hoewel terwijl wat wie waar hoe waarom daarom want of dus zo men verder vanaf tot tegen te nadat zodra
    wel geen vandaag gisteren morgen daarnaast bovendien echter eerst later soms vaak meestal dankzij ondanks
    binnen tussen onder naast beide iedereen niemand
    """)
_QUOTE_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


class Kind(Enum):
    """What sort of stretch of text a sentence is."""

    SENTENCE = "sentence"
    HEADING = "heading"  # a line of its own without end mark
    ITEM = "item"  # a line of a list


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence as offsets into the text; `text[start:end]` has no blanks around it."""

    start: int
    end: int
    kind: Kind = Kind.SENTENCE


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order."""
    spans: list[Span] = []
    for start, end in _blocks(text):
        bullet = _BULLET.match(text, start, end)
        body = bullet.end() if bullet and bullet.end() < end else start
        pieces = list(_pieces(text, body, end))
        for first, last in pieces:
            kind = Kind.SENTENCE
            if bullet:
                kind = Kind.ITEM
            elif len(pieces) == 1 and not _QUOTE_ENDS.search(text, first, last):
                kind = Kind.HEADING
            spans.append(Span(first, last, kind))
    return tuple(spans)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, joined where a line break only wraps a sentence: no end mark before it, a small letter after it."""
    blocks: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if not line.strip():
            blocks.append((at, at))  # a blank line holds neighbours apart
            continue
        wraps = (
            bool(blocks)
            and blocks[-1][1] > blocks[-1][0]
            and line.lstrip()[0].islower()
            and not _BULLET.match(line)
            and text[: blocks[-1][1]].rstrip()[-1] not in ".!?…:"
        )
        if wraps:
            blocks[-1] = (blocks[-1][0], at)
        else:
            blocks.append((start, at))
    return [block for block in blocks if block[1] > block[0]]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _is_end(text, at, stop):
            pieces.append((at, stop.end("close")))
            at = stop.start("next")
    pieces.append((at, end))
    trimmed = [_trim(text, *piece) for piece in pieces]
    return [piece for piece in trimmed if piece[0] < piece[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the marks of `stop` end the sentence that began at `start`."""
    following = stop["next"]
    if following.islower():
        return False
    if following in _OPENING and not _opens_sentence(text, stop.start("next")):
        return False
    if stop["stop"] != ".":
        return True
    word = _last_word(text, start, stop.start("stop"))
    if not word or stop["close"]:
        return True
    return not _belongs_to_word(word, text[stop.start("next") : stop.start("next") + 30])


def _last_word(text: str, start: int, end: int) -> str:
    at = end
    while at > max(start, end - _LONGEST_WORD) and text[at - 1] not in _BEFORE_WORD:
        at -= 1
    return text[at:end]


def _opens_sentence(text: str, at: int) -> bool:
    """Whether the quotation or bracket at `at` starts with a capital or a figure."""
    after = text[at : at + 6].lstrip(_OPENING + " ")
    return bool(after) and not after[0].islower()


def _belongs_to_word(word: str, following: str) -> bool:
    """Whether a full stop after `word` is part of it: an abbreviation, an initial or an ordinal."""
    plain = word.lower().strip("'’-")
    next_word = (re.match(r"[\W_]*([^\W_]*)", following) or [""])[1]
    opener = next_word.lower() in _OPENERS and next_word[:1].isupper()
    if plain in INSIDE:
        return not (
            opener and plain not in {"dr", "prof", "mr", "drs", "ir", "ing", "dhr", "mevr", "mw", "st", "nr", "art"}
        )
    if plain in ENDING:
        return not next_word[:1].isupper() or next_word[:1].isdigit()
    if len(word) == 1 and word.isalpha():
        return not (opener and word.isupper())
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):  # J.P. Coen, M.L. King; U.S.A.
        return not opener
    if re.fullmatch(r"[A-Z][a-z]{1,2}(?:\.[A-Z])+", word):  # Th.J. Bakker
        return True
    if re.fullmatch(r"\d{1,3}", word):  # 3. maart; but "in groep 3. De leraar"
        return next_word.lower() in _MONTHS
    return False
