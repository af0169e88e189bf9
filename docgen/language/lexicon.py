r"""What the shipped word data know of a word: frequency, noun type, compound head, possible word classes.

The file (`data/words.bin`, made by `data/make.py`) is read when the first word is asked for. It stays nearly as it lies
on disk: one sorted text of all words, and columns of numbers beside it.

    header   one line of JSON: name and length of each block, in order; each block deflated
    words    \n-separated, sorted by UTF-8 bytes; starts: where every 32nd of them begins
    counts   the different frequencies (float64); frequency: per word its place in them from 1, 0 for none
    flags    word classes and more (Flag); sem: noun type (1 concrete, 2 abstract, 3 undefined, 0 none)
    head, singular, infinitive   per word the number from 1 of another word, 0 for none
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_right
from enum import IntFlag
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "data" / "words.bin"
_BLOCK = 32
UNKNOWN_FREQUENCY = 1.359228547196266  # log10 of one occurrence per 43.7 million words, per billion (LiNT-II)
CONCRETE, ABSTRACT, UNDEFINED = 1, 2, 3


class Flag(IntFlag):
    """What a word can be; a word may be several things."""

    NOUN = 1
    PLURAL = 2
    PV_ONE = 4  # finite verb, singular
    PV_MANY = 8  # finite verb, plural
    INFINITIVE = 16
    PARTICIPLE = 32
    ADJECTIVE = 64
    PAST = 128
    ONLY_ZIJN = 256  # the participle never makes a passive: "is gekomen"
    ALSO_ZIJN = 512
    SKIPPED = 1024  # LiNT-II counts no frequency for it
    MANNER = 2048
    UNIT = 4096
    HUMAN = 8192
    ON_E = 16384
    ON_T = 32768  # third person in -t, which is often the participle's form too


class Entry(NamedTuple):
    """One word of the list; `flags` are `Flag` bits as a plain number, because they are read for every word."""

    frequency: float | None
    flags: int
    sem: int
    head: str | None
    singular: str | None
    infinitive: str | None


_NOTHING = Entry(None, 0, 0, None, None, None)


class _Columns(NamedTuple):
    words: bytes
    starts: array[int]
    keys: list[bytes]
    counts: array[float]
    frequency: array[int]
    flags: array[int]
    sem: array[int]
    head: array[int]
    singular: array[int]
    infinitive: array[int]


@cache
def _columns() -> _Columns:
    blocks: dict[str, bytes] = {}
    with _FILE.open("rb") as file:
        for name, length in json.loads(file.readline()).items():
            blocks[name] = zlib.decompress(file.read(length))
    words = blocks["words"]
    starts = _numbers("I", blocks["starts"])
    return _Columns(
        words=words,
        starts=starts,
        keys=[words[start : words.index(b"\n", start)] for start in starts],
        counts=_reals(blocks["counts"]),
        frequency=_numbers("H", blocks["frequency"]),
        flags=_numbers("H", blocks["flags"]),
        sem=_numbers("B", blocks["sem"]),
        head=_numbers("I", blocks["head"]),
        singular=_numbers("I", blocks["singular"]),
        infinitive=_numbers("I", blocks["infinitive"]),
    )


def _numbers(kind: str, block: bytes) -> array[int]:
    values: array[int] = array(kind)
    values.frombytes(block)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _reals(block: bytes) -> array[float]:
    values = array("d")
    values.frombytes(block)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _row(word: bytes) -> int | None:
    """The number of a word in the list, from 0."""
    columns = _columns()
    block = bisect_right(columns.keys, word) - 1
    if block < 0:
        return None
    start = columns.starts[block]
    end = columns.starts[block + 1] if block + 1 < len(columns.starts) else len(columns.words)
    at = columns.words.find(b"\n" + word + b"\n", start - 1, end)
    if at < 0:
        return None
    return block * _BLOCK + columns.words.count(b"\n", start, at + 1)


def _word(number: int) -> str | None:
    """The word with this number from 1; `None` for 0."""
    if not number:
        return None
    columns = _columns()
    block, rest = divmod(number - 1, _BLOCK)
    at = columns.starts[block]
    for _ in range(rest):
        at = columns.words.index(b"\n", at) + 1
    return columns.words[at : columns.words.index(b"\n", at)].decode()


@lru_cache(maxsize=100_000)
def entry(word: str) -> Entry:
    """What is known of a lower-case word; an empty entry for an unknown one."""
    encoded = word.encode(errors="replace")
    row = _row(encoded) if encoded and b"\n" not in encoded else None
    if row is None:
        return _NOTHING
    columns = _columns()
    place = columns.frequency[row]
    return Entry(
        frequency=columns.counts[place - 1] if place else None,
        flags=columns.flags[row],
        sem=columns.sem[row],
        head=_word(columns.head[row]),
        singular=_word(columns.singular[row]),
        infinitive=_word(columns.infinitive[row]),
    )


def frequency(word: str, *, noun: bool = False) -> float:
    """Log10 of how often a word occurs per billion; a compound noun counts as its head, an unknown word as once."""
    known = entry(word)
    if noun and known.head is not None:
        known = entry(known.head)
    return UNKNOWN_FREQUENCY if known.frequency is None else known.frequency
