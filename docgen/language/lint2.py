"""LiNT-II: how hard a Dutch text is, from four features of its words and sentences.

The formula and its coefficients are those of LiNT-II (Kim and Pander Maat, EUPL-1.2) fitted for spaCy 3.7.0 and the
noun list of 20251118; what counts as a content word, a clause or a noun type follows its description.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from docgen.language.clauses import Clause
from docgen.language.closed import PARTICLES
from docgen.language.distance import likely_distance
from docgen.language.lexicon import ABSTRACT, CONCRETE, UNDEFINED, Flag, entry, frequency
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    COORDINATE,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    SUBORDINATE,
    TE,
    VERBS,
    Word,
)

CONSTANT = -4.207827812539932
PER_FREQUENCY = 17.283729064021745
PER_DISTANCE = -1.624415134700866
PER_DENSITY = -2.5367797224712945
PER_CONCRETE = 16.00123133524857
# upper bound of each level, and the share of adult readers who struggle with it
LEVELS = ((34.0, 1, 0.14), (46.0, 2, 0.29), (58.0, 3, 0.53), (float("inf"), 4, 0.78))

_CONTENT = frozenset((NOUN, NAME, ADJECTIVE, FINITE, INFINITIVE, PARTICIPLE))
_PARTICLES = frozenset(PARTICLES)
_SKIPPED, _MANNER = int(Flag.SKIPPED), int(Flag.MANNER)
_UNITS = frozenset(("km", "cm", "mm", "kg"))  # LiNT-II counts the sign of a unit as a concrete noun


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """What one sentence adds to its document's features; nothing is ever scored per sentence."""

    frequencies: tuple[float, ...]
    concrete: int
    nouns: int  # those of a known type
    content_words: int
    finite_verbs: int
    longest_distance: float | None


@dataclass(frozen=True, slots=True)
class Features:
    """The four features of a document; `None` where the text has nothing to measure it on."""

    word_frequency: float | None
    dependency_length: float | None
    content_words_per_clause: float | None
    concrete_nouns: float | None


def difficulty(frequency_log: float, distance: float, density: float, concrete: float) -> float:
    """The LiNT-II score from 0 (easy) to 100 (hard)."""
    ease = (
        CONSTANT
        + PER_FREQUENCY * frequency_log
        + PER_DISTANCE * distance
        + PER_DENSITY * density
        + PER_CONCRETE * concrete
    )
    return min(100.0, max(0.0, 100.0 - ease))


def level_of(score: float) -> tuple[int, float]:
    """The level from 1 to 4 and the share of adults who would struggle with a text of this score."""
    return next((level, share) for bound, level, share in LEVELS if score < bound)


def score_features(features: Features) -> float | None:
    """The score of a document; `None` when a feature is missing."""
    values = (
        features.word_frequency,
        features.dependency_length,
        features.content_words_per_clause,
        features.concrete_nouns,
    )
    present = [value for value in values if value is not None]
    return difficulty(*present) if len(present) == len(values) else None


def measure_sentence(words: Sequence[Word], clauses: Sequence[Clause]) -> SentenceFeatures:
    """The counts of one tagged sentence."""
    frequencies: list[float] = []
    concrete = nouns = content = finite = 0
    for index, word in enumerate(words):
        tag = word.tag
        if tag == FINITE:
            finite += 1
        if tag in (NOUN, NAME):
            kind = noun_type(word)
            nouns += kind in (CONCRETE, ABSTRACT, UNDEFINED)
            concrete += kind == CONCRETE
        elif word.lower in _UNITS:
            concrete += 1
            nouns += 1
        if (tag not in _CONTENT and not (tag == ADVERB and entry(word.lower).flags & _MANNER)) or word.auxiliary:
            continue
        content += 1
        if tag != NAME and not _skipped(word) and not (tag in VERBS and _skipped_with_particle(words, index)):
            frequencies.append(frequency(word.lower, noun=tag == NOUN))
    return SentenceFeatures(tuple(frequencies), concrete, nouns, content, finite, likely_distance(words, clauses))


def _skipped(word: Word) -> bool:
    if entry(word.lower).flags & _SKIPPED:
        return True
    if word.tag == NOUN:
        base = lemma(word.lower)
        return base != word.lower and bool(entry(base).flags & _SKIPPED)
    if word.infinitive and entry(word.infinitive).flags & _SKIPPED:
        return True
    return word.tag == ADJECTIVE and any(entry(base).flags & _SKIPPED for base in _plain_forms(word.lower))


def _plain_forms(adjective: str) -> list[str]:
    """What an inflected adjective may be a form of: natte → nat, vage → vaag, grijze → grijs, stervende → sterven."""
    found: list[str] = []
    for ending in ("e", "er", "ere", "st", "ste", "s", "d", "de"):
        if not adjective.endswith(ending) or len(adjective) < len(ending) + 3 or adjective in _LATER:
            continue
        base = adjective[: -len(ending)]
        found.append(base)
        if ending in ("e", "er", "ere"):
            hard = base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])
            found += [hard, hard[:-1] if hard[-1] == hard[-2] else hard[:-1] + hard[-2] + hard[-1]]
    return found


_LATER = frozenset(("later", "latere", "laatste"))  # words of their own
_FOLLOWS_PARTICLE = frozenset((MARK, PREPOSITION, SUBORDINATE, COORDINATE, TE, INFINITIVE))


def _skipped_with_particle(words: Sequence[Word], index: int) -> bool:
    """Whether a verb makes one that is skipped with a particle of its own clause: "geeft … terug", "aan te geven"."""
    word = words[index]
    if word.infinitive is None:
        return False
    if word.tag != FINITE:
        apart = index > 1 and words[index - 1].tag == TE
        return apart and bool(entry(words[index - 2].lower + word.infinitive).flags & _SKIPPED)
    for at in range(index + 1, len(words)):
        other = words[at]
        if other.tag == SUBORDINATE or other.form in ";:" or (other.tag == FINITE and not other.auxiliary):
            return False
        after = words[at + 1] if at + 1 < len(words) else None
        alone = after is None or after.tag in _FOLLOWS_PARTICLE
        if alone and other.lower in _PARTICLES and entry(other.lower + word.infinitive).flags & _SKIPPED:
            return True
    return False


def noun_type(word: Word) -> int:
    """The noun list's type of a word or of its singular; a name that was given to us is a person or a place."""
    kind = entry(word.lower).sem
    if not kind:
        kind = entry(lemma(word.lower)).sem
    return kind or (CONCRETE if word.tag == NAME and word.shielded else 0)


@lru_cache(maxsize=20_000)
def lemma(noun: str) -> str:
    """The singular of a noun and the plain word of a diminutive, as far as the word list knows it."""
    listed = entry(noun)
    if listed.singular is not None:
        return listed.singular
    if listed.sem and not listed.flags & Flag.PLURAL and not noun.endswith(("je", "jes")):
        return noun
    for ending, replacements in _ENDINGS:
        if noun.endswith(ending):
            base = noun[: -len(ending)]
            for candidate in (base + replacement for replacement in replacements):
                if entry(candidate).sem:
                    return candidate
            if ending == "en" and len(base) > 2 and base[-1] == base[-2] and entry(base[:-1]).sem:
                return base[:-1]
    return noun


_ENDINGS = (
    ("etjes", ("",)),
    ("etje", ("",)),
    ("tjes", ("", "t")),
    ("tje", ("", "t")),
    ("pjes", ("",)),
    ("pje", ("",)),
    ("kjes", ("g",)),
    ("kje", ("g",)),
    ("jes", ("",)),
    ("je", ("",)),
    ("'s", ("",)),
    ("s", ("",)),
    ("en", ("", "e")),
    ("n", ("",)),
)


def combine(sentences: Iterable[SentenceFeatures]) -> Features:
    """The features of a document from those of its sentences."""
    rows = list(sentences)
    frequencies = [value for row in rows for value in row.frequencies]
    distances = [row.longest_distance for row in rows if row.longest_distance is not None]
    densities = [row.content_words / row.finite_verbs for row in rows if row.finite_verbs]
    nouns = sum(row.nouns for row in rows)
    return Features(
        word_frequency=fmean(frequencies) if frequencies else None,
        dependency_length=fmean(distances) if distances else None,
        content_words_per_clause=fmean(densities) if densities else None,
        concrete_nouns=sum(row.concrete for row in rows) / nouns if nouns else None,
    )
