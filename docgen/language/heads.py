"""The head of a clause: its lexical verb or, with *zijn*, its predicate, as Universal Dependencies have it."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.language.phrases import Phrase, find_phrases, governor, nominal_infinitive
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    FINITE,
    NAME,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    SUBORDINATE,
    TE,
    VERBS,
    Word,
)

_NOMINAL = frozenset((NOUN, NAME))
_RELATIVE_SUBJECTS = frozenset(("die", "dat", "wat", "wie"))
_BEFORE_SUBJECT = frozenset((ADVERB, PREPOSITION, SUBORDINATE))


def find_head(words: Sequence[Word], positions: Sequence[int], finite: int | None, *, main: bool) -> int:
    """The place of the head among the positions of a clause."""
    full = [at for at in positions if words[at].tag in VERBS and not words[at].auxiliary and _is_verb(words, at)]
    if full:
        lexical = next((at for at in full if words[at].tag == FINITE), None)
        if lexical is not None:
            return lexical
        apart = [at for at in full if not (at and words[at - 1].tag == TE)]
        full = apart or full  # with te an infinitive is what the head is about
        # at the end of a dependent clause the first full verb governs the others: "wil laten zien"
        return full[-1] if main else full[0]
    if finite is not None:
        said_before = None if main else _before_verb(words, [at for at in positions if at < finite])
        return _predicate(words, positions, finite) if said_before is None else said_before
    return next((at for at in positions if words[at].tag in _NOMINAL), positions[0])


def before_noun(words: Sequence[Word], at: int) -> bool:
    """Whether the word after a place is of the kind that an adjective stands before."""
    return at + 1 < len(words) and words[at + 1].tag in {NOUN, NAME, ADJECTIVE}


def _is_verb(words: Sequence[Word], at: int) -> bool:
    return not nominal_infinitive(words, at) and not (words[at].tag == PARTICIPLE and before_noun(words, at))


def _before_verb(words: Sequence[Word], before: Sequence[int]) -> int | None:
    """What stands before *zijn* at the end of a dependent clause, if it is more than the subject: "dat hij ziek is"."""
    last = before[-1] if before else None
    if last is None or words[last].tag not in {NOUN, NAME, ADJECTIVE}:
        return None
    own = [phrase for phrase in find_phrases(words, before, None) if governor(phrase) is None]
    if words[last].tag == ADJECTIVE:
        return last
    return own[-1].head if len(own) > 1 or words[before[0]].lower in _RELATIVE_SUBJECTS else None


def _predicate(words: Sequence[Word], positions: Sequence[int], finite: int) -> int:
    """What a clause with only zijn or worden says of its subject."""
    later = [at for at in positions if at > finite]
    adjective = next((at for at in later if words[at].tag == ADJECTIVE and _says_how(words, at)), None)
    if adjective is not None:
        return adjective
    front = [at for at in positions if at < finite]
    if front and words[front[-1]].tag == ADJECTIVE and all(words[at].tag in {ADVERB, ADJECTIVE} for at in front):
        return front[-1]  # ronduit bedroevend was de uitvoering
    subject_after = positions[0] != finite and words[positions[0]].tag in _BEFORE_SUBJECT
    own = [phrase for phrase in find_phrases(words, later, None) if governor(phrase) is None]
    bare = [phrase.head for phrase in own if phrase.preposition is None and not _continues(phrase)]
    if len(bare) > subject_after:
        return bare[subject_after]
    if own:
        return own[-1 if subject_after else 0].head
    before = [at for at in positions if at < finite and words[at].tag in {NOUN, NAME, ADJECTIVE, ADVERB}]
    return before[-1] if before else finite


def _says_how(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective stands alone: "is groot", not "is haar eigen huis"."""
    return not before_noun(words, at) and words[at - 1].tag != ARTICLE and words[at].lower != "eigen"


def _continues(phrase: Phrase) -> bool:
    """Whether a bare phrase goes on an enumeration that a preposition opens: "naast Jan en Piet"."""
    return phrase.lead is not None and phrase.lead.preposition is not None
