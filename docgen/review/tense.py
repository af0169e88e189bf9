"""PB-T3: a text about how things were, where it should say how they are now."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.language.document import Sentence
from docgen.language.words import CAN_INF, FINITE, IS_PAST, PARTICIPLE, Word

_NOW = frozenset(("weet",))  # of "weten" now, of "wijten" then

_TODAY = frozenset(("nu", "tegenwoordig", "momenteel", "inmiddels", "sindsdien", "vandaag"))
LEAST_SENTENCES = 2
"""One sentence about the past is no text about the past."""


def only_past(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences with a verb when all of them are about the past, and otherwise nothing."""
    told = [sentence for sentence in sentences if any(word.tag == FINITE for word in sentence.words)]
    return told if len(told) >= LEAST_SENTENCES and all(map(is_past, told)) else []


def is_past(sentence: Sentence) -> bool:
    """Whether every finite verb tells of the past: "Ik woonde daar", "Ik heb daar gewoond"; `nu` says otherwise."""
    return not sentence.lower_words & _TODAY and all(
        _past(word, sentence.words) for word in sentence.words if word.tag == FINITE
    )


def _past(finite: Word, words: Iterable[Word]) -> bool:
    if finite.infinitive in ("hebben", "zijn") and finite.auxiliary and any(word.tag == PARTICIPLE for word in words):
        return True
    # "zetten" is now and then: a form that can be now counts as now
    return bool(finite.flags & IS_PAST) and not finite.flags & CAN_INF and finite.lower not in _NOW
