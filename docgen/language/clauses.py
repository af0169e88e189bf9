"""The clauses of a tagged sentence and the longest distance in it between a word and what it depends on.

No parser: a clause is the stretch that one finite verb, or `om … te`, holds together, and its head is its last lexical
verb or, with *zijn*, its predicate (Universal Dependencies make the lexical word the head). The distances that can be
the longest are those to the ends of a clause: of subject, joining word, helping verb and last complement to the head,
of a relative clause to its noun, of a second main clause to the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.language.words import (
    ADJECTIVE,
    COORDINATE,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    TE,
    Word,
)
from docgen.language.wordsets import word_set

_VERBS = (FINITE, INFINITIVE, PARTICIPLE)
_NOMINAL = (NOUN, NAME)
_BORDERS = frozenset(",;:()–—-")
_RELATIVE = word_set("""
    die dat wat wie waarin waarop waarbij waarmee waarvan waarvoor waaraan waaruit waarover waar waarna
    """)


@dataclass(slots=True)
class Clause:
    """Positions of the words of one clause, without punctuation; `above` is the clause that it hangs under."""

    opener: str  # "main", "and" (a second main clause), "sub", "rel" or "om"
    above: Clause | None = None
    anchor: int | None = None  # the noun of a relative clause
    beside: Clause | None = None  # the clause that `en` joins this one to, so that it has the same subject
    positions: list[int] = field(default_factory=list[int])
    finite: int | None = None
    head: int | None = None


def find_clauses(words: Sequence[Word]) -> list[Clause]:
    """The clauses of a sentence in order of their first word."""
    clauses = [Clause("main")]
    current = clauses[0]
    last_noun: int | None = None
    for at, word in enumerate(words):
        if word.tag == MARK:
            if word.form in _BORDERS:
                current = _after_comma(words, at, current, clauses)
            continue
        if word.tag == SUBORDINATE or (word.lower == "om" and _te_follows(words, at)):
            opener = (
                "om" if word.lower == "om" else "rel" if word.lower in _RELATIVE and last_noun is not None else "sub"
            )
            current = Clause(opener, current, last_noun if opener == "rel" else None)
            clauses.append(current)
        elif word.tag == COORDINATE and _finite_before_end(words, at + 1) and current.finite is not None:
            joined = _joined(current, words, at)
            dependent = joined.opener in ("sub", "rel", "om")
            current = Clause("and", joined.above if dependent else _first_main(joined), joined.anchor, joined)
            clauses.append(current)
        elif word.tag == FINITE and current.finite is not None and current.opener != "om":
            current = _second_finite(current, clauses)
        elif word.tag == FINITE and current.opener == "om" and not _open_om(current, words):
            current = current.above or current
        current.positions.append(at)
        if word.tag == FINITE and current.finite is None:
            current.finite = at
        if word.tag in _NOMINAL:
            last_noun = at
    filled = [clause for clause in clauses if clause.positions]
    for clause in filled:
        clause.head = _head(words, clause)
    return filled


def _te_follows(words: Sequence[Word], at: int) -> bool:
    for word in words[at + 1 : at + 25]:
        if word.tag == TE:
            return True
        if word.tag in (SUBORDINATE, FINITE) or (word.tag == MARK and word.form in ".?!;"):
            return False
    return False


def _finite_before_end(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb comes before the next clause border."""
    for word in words[at:]:
        if word.tag == FINITE:
            return True
        if word.tag == SUBORDINATE or (word.tag == MARK and word.form in _BORDERS):
            return False
    return False


def _after_comma(words: Sequence[Word], at: int, current: Clause, clauses: list[Clause]) -> Clause:
    """The clause in which the words after a border stand."""
    if not _finite_before_end(words, at + 1):
        return current
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.tag in (SUBORDINATE, COORDINATE):
        return current
    outer = current
    while outer.opener in ("sub", "rel", "om") and outer.above is not None:
        if outer.finite is None and outer.opener != "om" and outer.positions:
            return outer  # its verb is still to come: "dat de docenten (zeven in getal) vertrokken"
        outer = outer.above
    if outer is current and current.finite is None:
        return current
    if outer.finite is None:
        return outer
    clause = Clause("and", _first_main(outer))
    clauses.append(clause)
    return clause


def _first_main(clause: Clause) -> Clause:
    """The main clause that all later ones count from."""
    while clause.opener == "and" and clause.above is not None:
        clause = clause.above
    return clause


def _joined(current: Clause, words: Sequence[Word], at: int) -> Clause:
    """The clause that a joined one runs parallel to; a verb in first or second place after `en` makes it a main one."""
    following = words[at + 1] if at + 1 < len(words) else None
    if current.opener in ("sub", "rel") and following is not None:
        second = words[at + 2] if at + 2 < len(words) else None
        if following.tag == FINITE or (
            second is not None and second.tag == FINITE and following.tag in (PRONOUN, NAME)
        ):
            outer = current
            while outer.above is not None and outer.opener in ("sub", "rel", "om"):
                outer = outer.above
            return outer
    return current


def _second_finite(current: Clause, clauses: list[Clause]) -> Clause:
    outer = current.above
    while outer is not None:
        if outer.finite is None:
            return outer
        outer = outer.above
    clause = Clause("and", current)
    clauses.append(clause)
    return clause


def _open_om(current: Clause, words: Sequence[Word]) -> bool:
    return not any(words[at].tag == INFINITIVE for at in current.positions)


def _head(words: Sequence[Word], clause: Clause) -> int:
    """The position of the lexical verb or predicate."""
    verbs = [at for at in clause.positions if words[at].tag in _VERBS and not words[at].auxiliary]
    full = [at for at in verbs if words[at].tag != PARTICIPLE or not _before_noun(words, at)]
    if full:
        finite = next((at for at in full if words[at].tag == FINITE), None)
        if finite is not None:
            return finite
        # in a cluster the first full verb governs the others: "wil laten zien"
        return full[-1] if clause.opener in ("main", "and") else full[0]
    if clause.finite is not None:
        return _predicate(words, clause, clause.finite)
    nominal = [at for at in clause.positions if words[at].tag in _NOMINAL]
    return nominal[0] if nominal else clause.positions[0]


def _before_noun(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in (NOUN, ADJECTIVE)


def _predicate(words: Sequence[Word], clause: Clause, finite: int) -> int:
    """What a clause with only zijn or worden says of its subject."""
    later = [at for at in clause.positions if at > finite]
    subject_after = clause.positions[0] != finite and words[clause.positions[0]].tag in ("BW", PREPOSITION, SUBORDINATE)
    phrases = _phrase_heads(words, later)
    adjectives = [at for at in later if words[at].tag == ADJECTIVE and not _before_noun(words, at)]
    if adjectives:
        return adjectives[0]
    if subject_after and len(phrases) > 1:
        return phrases[1]
    if phrases:
        return phrases[0]
    before = [at for at in clause.positions if at < finite and words[at].tag in (*_NOMINAL, ADJECTIVE, "BW")]
    return before[-1] if before else finite


def _phrase_heads(words: Sequence[Word], positions: Sequence[int]) -> list[int]:
    """The heads of the nominal phrases that do not belong to the noun before them."""
    heads: list[int] = []
    preposition: int | None = None
    previous: int | None = None
    for index, at in enumerate(positions):
        word = words[at]
        if _aside(words, at):
            continue
        if word.tag == PREPOSITION:
            preposition = at
            continue
        following = words[positions[index + 1]] if index + 1 < len(positions) else None
        if word.tag in _NOMINAL:
            if previous is not None and words[previous].tag == NAME and word.tag == NAME and previous == at - 1:
                previous = at
                continue
            if following is not None and following.tag == NOUN and word.tag == NAME and positions[index + 1] == at + 1:
                continue
            inside = preposition is not None and previous is not None and _hangs_on_noun(words, previous, preposition)
            if not inside:
                heads.append(at)
            previous, preposition = at, None
        elif word.tag == PRONOUN and (following is None or following.tag not in (NOUN, ADJECTIVE)):
            heads.append(at)
            previous, preposition = None, None
        elif word.tag in _VERBS or word.tag == "BW":
            previous = None
    return heads


def _aside(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands in brackets, where it says more of the word before them."""
    for before in range(at - 1, max(-1, at - 30), -1):
        if words[before].form == "(":
            return before > 0
        if words[before].form == ")" or (words[before].tag == FINITE):
            return False
    return False


# after a noun these mostly say more of it; the others mostly belong to the verb
_TO_NOUN = word_set("van in met op tot tussen binnen voor over uit aan")


def _hangs_on_noun(words: Sequence[Word], noun: int, preposition: int) -> bool:
    return preposition == noun + 1 and words[preposition].lower in _TO_NOUN


def longest_dependency(words: Sequence[Word], clauses: Sequence[Clause]) -> int | None:
    """The longest number of words between a word and its head; `None` for a sentence of one word."""
    order: dict[int, int] = {}
    for at, word in enumerate(words):
        if word.tag != MARK:
            order[at] = len(order)
    if len(order) < 2:
        return None
    longest = 0
    for clause in clauses:
        for first, second in _arcs(words, clause):
            longest = max(longest, abs(order[first] - order[second]) - 1)
    return longest


_IN_PHRASE = frozenset(("LID", "TW", ADJECTIVE, PRONOUN, NAME))


def _governed(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition opens the phrase of a noun, so that it is no subject."""
    start = at - 1
    while start >= 0 and words[start].tag in _IN_PHRASE:
        start -= 1
    return start >= 0 and words[start].tag == PREPOSITION


def _inner_arcs(words: Sequence[Word], positions: Sequence[int]) -> list[tuple[int, int]]:
    """From each noun back to what opens its phrase and, with a preposition between, to the noun before that."""
    arcs: list[tuple[int, int]] = []
    noun: int | None = None
    opener: int | None = None
    preposition: int | None = None
    for at in positions:
        tag = words[at].tag
        if tag in _NOMINAL:
            opens = opener if opener is not None else preposition
            if opens is not None:
                arcs.append((opens, at))
            if noun is not None and preposition == noun + 1:
                arcs.append((noun, at))
            noun, opener, preposition = at, None, None
        elif tag == PREPOSITION:
            opener, preposition = None, at
        elif tag == "LID":
            opener = at
        elif tag in _VERBS:
            noun = opener = preposition = None
    return arcs


def _arcs(words: Sequence[Word], clause: Clause) -> list[tuple[int, int]]:
    head = clause.head if clause.head is not None else clause.positions[0]
    inner = _inner_arcs(words, clause.positions)
    arcs = inner + [(at, head) for at in _phrase_heads(words, clause.positions)]
    arcs += [(at, head) for at in clause.positions if words[at].tag in (*_VERBS, SUBORDINATE)]
    arcs += [(at, head) for at in clause.positions if words[at].tag == "BW" and not _before_noun(words, at)]
    if clause.beside is not None and clause.beside.head is not None:
        subject = next((at for at in _phrase_heads(words, clause.beside.positions) if not _governed(words, at)), None)
        if subject is not None and subject < clause.beside.head:
            arcs.append((subject, head))
    if clause.anchor is not None:
        arcs.append((clause.anchor, head))
    elif clause.above is not None and clause.above.head is not None:
        arcs.append((clause.above.head, head))
    return arcs
