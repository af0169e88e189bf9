"""A second look at the verbs of a sentence: has each clause a finite one, and is each really one?

A joining word opens a clause with a finite verb, and the sentence around it has one too. Where one lacks, a word that
may be a verb and was taken for an infinitive, a participle or a noun is the likeliest; where a modal verb governs, or
an article stands before, a word that was taken for a finite verb is none.
"""

from __future__ import annotations

from itertools import pairwise

from docgen.language import closed
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CAN_ADJECTIVE,
    CAN_INF,
    CAN_MANY,
    CAN_NOUN,
    CAN_ONE,
    CAN_PARTICIPLE,
    COORDINATE,
    FINITE,
    INFINITIVE,
    IS_PAST,
    IS_PLURAL,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    ON_T,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    TE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_HELPERS = word_set("zijn hebben worden")
_OF_HELPERS = word_set("geweest gehad geworden")
_ALSO_SUBJECTS = word_set("het dit deze die dat")
_BEFORE_NOUN = frozenset((ARTICLE, ADJECTIVE, PREPOSITION, TE, NUMBER))
_BORDERS = frozenset(",;:()")
_SUBJECT_OR_JOINS = word_set("die dat wie wat welke als zoals dan")
_ENOUGH = 3  # points from which a word is made the verb of the sentence


def balance_verbs(words: list[Word]) -> None:
    """Corrects finite verbs that are none, and then makes finite what a clause without one calls for."""
    clauses = _stretches(words)
    for clause in clauses:
        _demote(clause)
        _promote_last(clause)
        _part_from_nouns(clause)
        _find_participle(clause)
        _find_infinitive(clause)
    if words[-1].tag == MARK:  # a heading has no verb
        _promote_main(clauses)
    for before, clause in pairwise(clauses):
        if clause[0].lower in {"als", "zoals"} and clause[0].tag == SUBORDINATE and _compares(before, clause):
            clause[0].tag = PREPOSITION


def _stretches(words: list[Word]) -> list[list[Word]]:
    """The words between joining words and marks, without the marks."""
    stretches: list[list[Word]] = [[]]
    for word in words:
        if word.tag in {SUBORDINATE, COORDINATE} or word.form in _BORDERS:
            stretches.append([])
        if word.tag != MARK:
            stretches[-1].append(word)
    return [stretch for stretch in stretches if stretch]


def _demote(clause: list[Word]) -> None:
    """De verwaande rechter, betrokken zouden zijn, lezen konden: adjective, participle or infinitive after all."""
    finite = [at for at, word in enumerate(clause) if word.tag == FINITE]
    governed = any(clause[at].infinitive in closed.MODALS for at in finite)
    wanted = _wants_participle(clause)
    for at in finite:
        word = clause[at]
        if _describes(clause, at) and (len(finite) > 1 or _determined(clause, at)):
            word.tag = ADJECTIVE
        elif _is_noun_here(clause, at):
            word.tag = NOUN
        elif wanted and word.flags & CAN_PARTICIPLE and word.infinitive not in _HELPERS:
            word.tag, wanted = PARTICIPLE, False
        elif governed and word.flags & CAN_INF and word.infinitive not in closed.MODALS:
            word.tag = INFINITIVE


def _describes(clause: list[Word], at: int) -> bool:
    """Whether a word may be an inflected adjective of the noun after it."""
    word = clause[at]
    inflected = bool(word.flags & (CAN_ADJECTIVE | IS_PAST)) and word.lower.endswith("e")
    return inflected and at + 1 < len(clause) and clause[at + 1].tag in {NOUN, ADJECTIVE}


def _determined(clause: list[Word], at: int) -> bool:
    """Whether an article, a number or "een aantal" stands before a word, perhaps with an adverb between."""
    first = at - 1
    while first > 0 and clause[first].tag == ADVERB:
        first -= 1
    if first < 0:
        return False
    if clause[first].lower in _ALSO_SUBJECTS:
        return first > 0 and clause[first - 1].tag == PREPOSITION  # van het wilde zwijn
    return clause[first].tag in {ARTICLE, NUMBER} or clause[first].lower == "aantal"


def _is_noun_here(clause: list[Word], at: int) -> bool:
    """Whether a word that may be a noun stands where a verb cannot: "voor nieuwe uitzaai", "waarin mat of melk is"."""
    word = clause[at]
    if word.infinitive in closed.AUXILIARIES or not (word.flags & CAN_NOUN or word.infinitive is None):
        return False
    if at == 1 and clause[0].tag == SUBORDINATE:
        return clause[0].lower not in _SUBJECT_OR_JOINS
    before = clause[at - 1] if at else None
    if before is None or before.tag not in {ADJECTIVE, ARTICLE} or not before.lower.endswith(("e", "t")):
        return False
    return at > 1 and clause[at - 2].tag in {PREPOSITION, ARTICLE}


def _wants_participle(clause: list[Word]) -> bool:
    """Whether a helping verb still wants its participle."""
    helps = any(word.tag in VERBS and word.infinitive in _HELPERS for word in clause)
    return helps and not any(word.tag == PARTICIPLE and word.lower not in _OF_HELPERS for word in clause)


def _promote_last(clause: list[Word]) -> None:
    """The plural that ends a dependent clause without any other verb for it: "dat ze gehouden worden en …"."""
    if clause[0].tag != SUBORDINATE or any(word.tag in {FINITE, TE} for word in clause) or len(clause) < 3:
        return
    last, before = clause[-1], clause[-2].tag
    if not last.flags & (CAN_MANY | CAN_ONE) or last.tag not in {INFINITIVE, PARTICIPLE, NOUN}:
        return
    if last.tag == NOUN:
        likely = bool(last.flags & (IS_PAST | CAN_INF)) and before not in _BEFORE_NOUN
    else:
        likely = before not in {ARTICLE, PREPOSITION}
    last.tag = FINITE if likely else last.tag


def _part_from_nouns(clause: list[Word]) -> None:
    """A participle right before a noun describes it: "gekapt hout"."""
    for word, after in pairwise(clause):
        if word.tag == PARTICIPLE and after.tag == NOUN and after.start <= word.end + 1:
            word.tag = word.tag if word.lower in _OF_HELPERS else ADJECTIVE


def _find_participle(clause: list[Word]) -> None:
    """The noun that is a participle with the helping verb of its clause: "wordt de korrel geslepen"."""
    helpers = {at for at, word in enumerate(clause) if word.infinitive in _HELPERS and word.tag in VERBS}
    if not helpers or any(word.tag == PARTICIPLE for word in clause):
        return
    last = len(clause) - 1
    places = [at for helper in sorted(helpers) for at in (helper - 1, helper + 1)] if last in helpers else [last]
    for at in places:
        if not 0 < at <= last or at in helpers or clause[at - 1].tag in _BEFORE_NOUN - {NUMBER}:
            continue
        if clause[at].tag in {NOUN, INFINITIVE} and clause[at].flags & CAN_PARTICIPLE:
            clause[at].tag = PARTICIPLE
            return


def _find_infinitive(clause: list[Word]) -> None:
    """The noun that is the infinitive of a modal verb: "er moet veel gebeuren"."""
    modals = [at for at, word in enumerate(clause) if word.tag == FINITE and word.infinitive in closed.MODALS]
    if not modals or any(word.tag in {INFINITIVE, PARTICIPLE} for word in clause):
        return
    for before, word in pairwise(clause[modals[0] :]):
        last = before.tag == FINITE and word is clause[-1] and word.lower.endswith("en")  # konden vroeten
        if word.tag == NOUN and (word.flags & CAN_INF or last) and before.tag not in _BEFORE_NOUN:
            word.tag = INFINITIVE
            return


def _promote_main(clauses: list[list[Word]]) -> None:
    """Finds the verb of the main clause when only dependent ones have theirs."""
    free = [clause for clause in clauses if clause[0].tag != SUBORDINATE]
    if any(word.tag == FINITE for clause in free for word in clause):
        return
    if any(_promote_after_clause(clause) for clause in clauses):
        return
    best, worth = None, _ENOUGH - 1
    for clause in free:
        for at, word in enumerate(clause):
            points = _worth(clause, at)
            if points > worth:
                best, worth = word, points
    if best is not None:
        _make_finite(best)


def _promote_after_clause(clause: list[Word]) -> bool:
    """Makes finite what comes right after the verb that ends a dependent clause: "die ziek worden kunnen …"."""
    if clause[0].tag != SUBORDINATE:
        return False
    for word, after in pairwise(clause):
        plural = after.tag == INFINITIVE and after.flags & CAN_MANY and word.infinitive not in closed.WITH_INFINITIVE
        if word.tag == FINITE and (plural or (after.lower == "zijn" and after.tag == PRONOUN)):
            _make_finite(after)
            return True
    return False


def _make_finite(word: Word) -> None:
    word.tag = FINITE
    if word.lower == "zijn":
        word.infinitive = "zijn"


def _worth(clause: list[Word], at: int) -> int:
    """How likely a word is a finite verb that was overlooked, in points."""
    word = clause[at]
    before = clause[at - 1] if at else None
    if before is None or before.tag in _BEFORE_NOUN or before.tag == COORDINATE:
        return 0
    if word.lower == "zijn" and word.tag == PRONOUN:
        return _ENOUGH if before.tag in {NOUN, NAME, *VERBS} else 0
    if word.tag not in {INFINITIVE, PARTICIPLE, NOUN} or not word.flags & (CAN_ONE | CAN_MANY):
        return 0
    after = clause[at + 1] if at + 1 < len(clause) else None
    points = 2 if word.infinitive in closed.AUXILIARIES else 0
    points += 2 if word.tag != NOUN else 0
    points += 2 if word.flags & (IS_PAST | ON_T) else 0
    points += 2 if after is None or after.tag in {PRONOUN, ARTICLE, PREPOSITION} else 0
    points += 2 if after is not None and word.flags & CAN_MANY and after.flags & IS_PLURAL else 0
    points += 1 if before.tag in {PRONOUN, NOUN, NAME, ADVERB} else 0
    return points


def _compares(before: list[Word], clause: list[Word]) -> bool:
    """Whether als or zoals opens no clause: "dieren zoals de kip", "die hij als kind gelezen had"."""
    if not any(word.tag == FINITE for word in clause):
        return True
    waits = before[0].tag == SUBORDINATE and not any(word.tag == FINITE for word in before)
    return waits and len(clause) > 1 and clause[1].tag == NOUN
