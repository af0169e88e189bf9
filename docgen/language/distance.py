"""The longest distance in a sentence between a word and what it depends on, as LiNT-II counts it.

The arcs that can be the longest are those to the ends of a clause: from subject, joining word, helping verb and last
complement to the head; from a relative clause to its noun, from a second main clause to the first. Punctuation is not
counted; a later part of an enumeration hangs where the first part hangs, and a subject on all verbs that `en` joins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.language.clauses import Clause
from docgen.language.heads import before_noun
from docgen.language.phrases import Phrase, find_phrases, governor
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    INFINITIVE,
    MARK,
    NAME,
    NOUN,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    VERBS,
    Word,
)

Arc = tuple[int, int]
_SURE = 16  # words up to which the rules are mostly right
_NOMINAL = frozenset((NOUN, NAME, PRONOUN))


def likely_distance(words: Sequence[Word], clauses: Sequence[Clause]) -> float | None:
    """The longest distance as it counts for a document: of a long sentence drawn a third towards half its length.

    The more words, the more often a phrase may hang on two words and the rules must guess. Half its length is about
    what a sentence has, so that a wrong guess weighs less and the mean of a document stays what it was.
    """
    longest = longest_dependency(words, clauses)
    count = sum(word.is_word for word in words)
    if longest is None or count <= _SURE:
        return longest
    return (2 * longest + count / 2) / 3


def longest_dependency(words: Sequence[Word], clauses: Sequence[Clause]) -> int | None:
    """The longest number of words between a word and its head; `None` for a sentence of one word."""
    order: list[int] = []
    count = 0
    for word in words:
        order.append(count)
        count += word.tag != MARK
    if count < 2:
        return None
    return max((abs(order[one] - order[other]) - 1 for one, other in arcs(words, clauses)), default=0)


def arcs(words: Sequence[Word], clauses: Sequence[Clause]) -> Iterator[Arc]:
    """Pairs of a word and its head, as far as they may be far apart."""
    joined = _joined_heads(clauses)
    for clause in clauses:
        phrases = find_phrases(words, clause.positions, clause.finite if clause.is_main else None)
        shared = clause.beside is not None and clause.finite in clause.positions[:2]  # Jan zit en leest een boek
        subject = None if shared else next((p.head for p in phrases if _may_be_subject(words, p)), None)
        yield from _phrase_arcs(words, clause, phrases, subject)
        yield from _word_arcs(words, clause, phrases)
        if subject is not None:
            heads = joined[id(clause)]
            yield from ((subject, min(heads)), (subject, max(heads)))
            predicates = (p.head for p in phrases if p.lead is not None and p.lead.head == clause.head)
            yield from ((subject, head) for head in predicates)  # Zij is schilder en dichter
        if clause.anchor is not None:
            yield clause.anchor, clause.head
        elif clause.above is not None and clause.above.positions:
            yield clause.above.head, clause.head


def _joined_heads(clauses: Sequence[Clause]) -> dict[int, set[int]]:
    """Per clause (by identity) the heads of all that `en` joins it to, and its own."""
    heads: dict[int, set[int]] = {}
    for clause in clauses:
        group = heads.setdefault(id(clause.beside or clause), set())
        group.add(clause.head)
        heads[id(clause)] = group
    return heads


def _may_be_subject(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase.preposition is None and governor(phrase) is None and words[phrase.head].tag in _NOMINAL


def _phrase_arcs(
    words: Sequence[Word], clause: Clause, phrases: Sequence[Phrase], subject: int | None
) -> Iterator[Arc]:
    """From each phrase to what it belongs to, and from its first word to its noun.

    What follows the head of a clause, but for the subject, depends on the infinitive after it if there is one.
    """
    later = (at for at in clause.positions if at > clause.head)
    infinitive = next((at for at in later if words[at].tag == INFINITIVE and not words[at].auxiliary), clause.head)
    for phrase in phrases:
        yield phrase.first, phrase.head
        above = governor(phrase)
        if above is not None:
            yield phrase.head, above.head
        else:
            with_head = phrase.head == subject or phrase.head <= clause.head
            yield phrase.head, clause.head if with_head else infinitive


def _word_arcs(words: Sequence[Word], clause: Clause, phrases: Sequence[Phrase]) -> Iterator[Arc]:
    """Verbs, joining words, adverbs and particles, which hang on the head of the clause."""
    inside = {at for phrase in phrases for at in range(phrase.first, phrase.last + 1)}
    for at in clause.positions:
        tag = words[at].tag
        loose = tag in {PREPOSITION, ADJECTIVE} and at not in inside
        adverb = tag == ADVERB and not before_noun(words, at)
        if loose or adverb or tag in VERBS or tag == SUBORDINATE:
            yield at, clause.head
