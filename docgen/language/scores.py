"""The scores of a document: LiNT-II with its level, and Flesch-Douma; never a CEFR level, never one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.language import lint2
from docgen.language.clauses import Clause
from docgen.language.lint2 import Features, SentenceFeatures
from docgen.language.syllables import count_syllables
from docgen.language.words import Word

LEAST_SENTENCES = 8

_TOO_SHORT = (
    "Zinnen in deze tekst: {count}. Een score zegt pas iets vanaf ongeveer {least} zinnen, want bij minder telt elk"
    " woord te zwaar mee."
)
_MISSING = {
    "word_frequency": "er staan geen gewone woorden in waarvan bekend is hoe vaak ze voorkomen",
    "dependency_length": "er staan geen zinnen van meer dan één woord in",
    "content_words_per_clause": "er staat geen zin met een persoonsvorm in",
    "concrete_nouns": "er staan geen bekende zelfstandige naamwoorden in",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one sentence adds to the scores of its document."""

    features: SentenceFeatures
    words: int
    syllables: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one document.

    `lint2` runs from 0 (easy) to 100 (hard), `level` from 1 to 4 and `share_struggling` is the share of adult readers
    who would struggle. All are `None` when `reason_when_missing` says, for the writer, why there is no score.
    """

    lint2: float | None
    level: int | None
    share_struggling: float | None
    flesch_douma: float | None
    features: Features
    sentences: int
    words: int
    reason_when_missing: str | None = None


def measure(words: Sequence[Word], clauses: Sequence[Clause]) -> Measured:
    """The counts of one sentence."""
    spoken = [word for word in words if word.is_word]
    return Measured(
        features=lint2.measure_sentence(words, clauses),
        words=len(spoken),
        syllables=sum(count_syllables(word.form) for word in spoken),
    )


def flesch_douma(words_per_sentence: float, syllables_per_word: float) -> float:
    """Flesch reading ease for Dutch: about 0 (hard) to 100 (easy)."""
    return 206.84 - 0.93 * words_per_sentence - 77.0 * syllables_per_word


def score_document(sentences: Iterable[Measured]) -> Scores:
    """The scores of the sentences of one document together."""
    rows = [row for row in sentences if row.words]
    features = lint2.combine(row.features for row in rows)
    words = sum(row.words for row in rows)
    if len(rows) < LEAST_SENTENCES:
        reason = _TOO_SHORT.format(count=len(rows), least=LEAST_SENTENCES)
        return Scores(None, None, None, None, features, len(rows), words, reason)
    ease = flesch_douma(words / len(rows), sum(row.syllables for row in rows) / words)
    score = lint2.score_features(features)
    if score is None:
        lacking = [text for name, text in _MISSING.items() if getattr(features, name) is None]
        reason = f"Er is geen score, want {' en '.join(lacking)}."
        return Scores(None, None, None, ease, features, len(rows), words, reason)
    level, share = lint2.level_of(score)
    return Scores(score, level, share, ease, features, len(rows), words)
