"""PB-T3: a text about how things were, where it should say how they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.language.document import Sentence
from docgen.language.words import CAN_INF, FINITE, IS_PAST, PARTICIPLE, Word

LEAST_SENTENCES = 2
"""One sentence about the past is no text about the past."""


def only_past(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences with a verb when all of them are about the past, and otherwise nothing."""
    told = [sentence for sentence in sentences if any(word.tag == FINITE for word in sentence.words)]
    return told if len(told) >= LEAST_SENTENCES and all(map(is_past, told)) else []


def is_past(sentence: Sentence) -> bool:
    """Whether every clause with a verb tells of the past: "Ik woonde daar", "Ik heb daar gewoond"."""
    return all(map(_past_clause, _clauses(sentence)))


def _clauses(sentence: Sentence) -> Iterator[tuple[Word, list[Word]]]:
    """Each finite verb with the words of its clause."""
    for clause in sentence.clauses:
        if clause.finite is not None:
            yield sentence.words[clause.finite], [sentence.words[at] for at in clause.positions]


def _past_clause(clause: tuple[Word, list[Word]]) -> bool:
    finite, words = clause
    if finite.infinitive in ("hebben", "zijn") and finite.auxiliary and any(w.tag == PARTICIPLE for w in words):
        return True
    # "zetten" is now and then: a form that can be now counts as now
    return bool(finite.flags & IS_PAST) and not finite.flags & CAN_INF
