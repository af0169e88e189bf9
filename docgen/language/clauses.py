"""The clauses of a tagged sentence: each the stretch that one finite verb, `om … te` or a participle holds together.

No parser: the words are read once from left to right, and marks, joining words and verbs tell where a clause begins,
where one that was interrupted goes on, and what it hangs under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.language.heads import find_head
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
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
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_NOMINAL = frozenset((NOUN, NAME))
_BORDERS = frozenset(",;:()–—-")
_RELATIVE = word_set("""
    die dat wat wie waarin waarop waarbij waarmee waarvan waarvoor waaraan waaruit waarover waar
    """)
_DEPENDENT = frozenset(("sub", "rel", "om", "part"))
_WHATEVER = word_set("alles iets niets dat datgene al veel weinig")
_SUCH = word_set("zo zodanig zulk dusdanig")
_SAYS = word_set("zeggen vertellen antwoorden vragen roepen schrijven menen denken vinden stellen verklaren melden")
_AHEAD = 60  # words that are looked at ahead
_NEAR_TE = 25


@dataclass(slots=True)
class Clause:
    """Positions of the words of one clause, without punctuation; `above` is the clause that it hangs under."""

    # "main", "and" (a second one), "sub", "rel", "om", "part" (a participle with its phrases) or "aside" (in brackets)
    opener: str
    above: Clause | None = None
    anchor: int | None = None  # the word that it says more of
    beside: Clause | None = None  # the clause that `en` joins this one to, so that it has the same subject
    positions: list[int] = field(default_factory=list[int])
    finite: int | None = None
    head: int = 0

    @property
    def is_main(self) -> bool:
        """Whether the verb stands in second place."""
        return self.opener in {"main", "and"}

    @property
    def complete(self) -> bool:
        """Whether nothing has to follow."""
        return self.finite is not None or self.opener == "part"


@dataclass(slots=True)
class _Reading:
    """How far a sentence is read: its clauses, the one that goes on, the last noun, those that brackets interrupt."""

    words: Sequence[Word]
    clauses: list[Clause]
    current: Clause
    last_noun: int | None = None
    outside: list[Clause] = field(default_factory=list[Clause])

    def open(self, clause: Clause) -> Clause:
        self.clauses.append(clause)
        return clause


def find_clauses(words: Sequence[Word]) -> list[Clause]:
    """The clauses of a sentence in order of their first word."""
    first = Clause("main")
    reading = _Reading(words, [first], first)
    for at, word in enumerate(words):
        if word.tag == MARK:
            reading.current = _after_mark(reading, at)
            continue
        reading.current = current = _clause_of(reading, at)
        current.positions.append(at)
        if word.tag == FINITE and current.finite is None:
            current.finite = at
        if word.tag in _NOMINAL:
            reading.last_noun = at
    filled = [clause for clause in reading.clauses if clause.positions]
    for clause in filled:
        clause.head = find_head(words, clause.positions, clause.finite, main=clause.is_main)
    return filled


def _after_mark(reading: _Reading, at: int) -> Clause:
    """The clause in which the words after a mark stand."""
    form, current = reading.words[at].form, reading.current
    if form == "(":
        reading.outside.append(current)
        if reading.last_noun is not None and _finite_within(reading.words, at + 1):
            return reading.open(Clause("aside", current, reading.last_noun))
        return current
    if form == ")" and reading.outside:
        return reading.outside.pop()
    return _after_border(reading, at) if form in _BORDERS else current


def _clause_of(reading: _Reading, at: int) -> Clause:
    """The clause that a word belongs to, which may be one that it opens."""
    words, current, tag = reading.words, reading.current, reading.words[at].tag
    if tag == SUBORDINATE or (words[at].lower == "om" and _te_follows(words, at)):
        return reading.open(_dependent(reading, at))
    if tag == PARTICIPLE and reading.last_noun is not None and _says_more(words, at, current):
        return reading.open(Clause("part", current, reading.last_noun))
    if tag == COORDINATE:
        if not _finite_follows(words, at + 1):
            return _around(words, current)
        return current if current.finite is None else reading.open(_beside(reading, at))
    if tag == FINITE and current.opener == "part":
        return _open_clause(current)
    if tag == FINITE and current.opener == "om":
        done = any(words[place].tag == INFINITIVE for place in current.positions)
        return current.above or current if done else current
    if tag == FINITE and current.finite is not None:
        return _waiting(current) or reading.open(Clause("and", current))
    return current


def _dependent(reading: _Reading, at: int) -> Clause:
    """The clause that a joining word opens, with what it hangs on."""
    words, current, lower = reading.words, reading.current, reading.words[at].lower
    if at and words[at - 1].tag == COORDINATE:
        same: Clause | None = current
        while same is not None:
            if same.positions and words[same.positions[0]].lower == lower:
                return Clause(same.opener, same.above, same.anchor, same)  # dat hij komt en dat …
            same = same.above
    expletive = lower == "dat" and words[current.positions[0]].lower == "het" if current.positions else False
    anchor = None if expletive else _antecedent(words, at, reading.last_noun)
    if anchor is not None:
        return Clause("rel", current, anchor)
    while current.opener in {"rel", "part", "om"} and current.above is not None:
        if current.opener == "rel" and (current.finite is None or lower not in {"dat", "of"}):
            break
        current = current.above
    return Clause("om" if lower == "om" else "sub", current)


def _antecedent(words: Sequence[Word], at: int, last_noun: int | None) -> int | None:
    """The word that a joining word goes back to, if it is one that does: "de man die", "alles wat", "zo groot dat"."""
    lower = words[at].lower
    if lower == "die":
        return last_noun
    before = at - 1
    while before > 0 and words[before].tag == MARK and words[before].form not in ";:":
        before -= 1
    if before < 0 or lower not in _RELATIVE:
        return None
    if lower == "wat":
        return before if words[before].lower in _WHATEVER else None
    if words[before].tag in _NOMINAL:
        return before
    degree = max(0, before - 1)
    return degree if lower == "dat" and words[degree].lower in _SUCH else None


def _te_follows(words: Sequence[Word], at: int) -> bool:
    for word in words[at + 1 : at + _NEAR_TE]:
        if word.tag == TE:
            return True
        if word.tag in {SUBORDINATE, FINITE} or (word.tag == MARK and word.form in ".?!;"):
            return False
    return False


def _says_more(words: Sequence[Word], at: int, current: Clause) -> bool:
    """Whether a participle opens a clause of its own that says more of a noun: "een huis, gebouwd door …"."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    if current.finite is None or after is None or after.tag not in {PREPOSITION, ADVERB, NAME, ARTICLE}:
        return False
    if before.tag in {ADVERB, ADJECTIVE} and at > 1:
        before = words[at - 2]
    if before.form in {"(", ","}:
        commas = sum(word.form == "," for word in words[current.finite + 1 : at])
        return before.form == "(" or commas % 2 == 1  # two commas only enclose something
    full = any(words[place].tag in VERBS and not words[place].auxiliary for place in current.positions)
    return full and before.tag in _NOMINAL


def _open_clause(current: Clause) -> Clause:
    """The clause around a complete one whose verb is still to come, or else the one itself."""
    outer = current
    while outer.above is not None and outer.complete:
        outer = outer.above
    return current if outer.complete else outer


def _waiting(current: Clause) -> Clause | None:
    """The nearest clause around one whose verb is still to come."""
    outer = current.above
    while outer is not None and outer.finite is not None:
        outer = outer.above
    return outer


def _finite_within(words: Sequence[Word], at: int) -> bool:
    """Whether there is a finite verb before the bracket closes."""
    for word in words[at : at + _AHEAD]:
        if word.form == ")":
            return False
        if word.tag == FINITE:
            return True
    return False


def _finite_follows(words: Sequence[Word], at: int) -> bool:
    """Whether a finite verb comes before the next clause border."""
    for word in words[at : at + _AHEAD]:
        if word.tag == FINITE:
            return True
        if word.tag == SUBORDINATE or (word.tag == MARK and word.form in _BORDERS):
            return False
    return False


def _after_border(reading: _Reading, at: int) -> Clause:
    """The clause in which the words after a comma or the like stand."""
    words, current = reading.words, reading.current
    if not _finite_follows(words, at + 1):
        return _around(words, current) if words[at].form == "," else current
    if words[at + 1].tag in {SUBORDINATE, COORDINATE}:
        return current
    outer = current
    while outer.opener in _DEPENDENT and outer.above is not None:
        if outer.finite is None and outer.opener not in {"om", "part"} and outer.positions:
            return outer  # its verb is still to come: "dat de docenten (zeven in getal) vertrokken"
        outer = outer.above
    if outer.finite is None:
        return outer
    verb = words[at + 1]
    goes_on = verb.tag == FINITE and verb.infinitive not in _SAYS and outer is current
    return reading.open(Clause("and", _first_main(outer), beside=outer if goes_on else None))


def _around(words: Sequence[Word], current: Clause) -> Clause:
    """The clause around dependent ones that end in their verb."""
    while current.opener in {"rel", "sub"} and current.above is not None and current.finite is not None:
        if words[current.positions[-1]].tag not in VERBS:
            break
        current = current.above
    return current


def _first_main(clause: Clause) -> Clause:
    """The main clause that all later ones count from."""
    while clause.opener == "and" and clause.above is not None:
        clause = clause.above
    return clause


def _beside(reading: _Reading, at: int) -> Clause:
    """The clause that `en` opens, beside the one that it runs parallel to.

    After a dependent clause it is a main one when its verb comes early and does not end it.
    """
    words, joined = reading.words, reading.current
    finite = next(place for place in range(at, len(words)) if words[place].tag == FINITE)
    after = words[finite + 1].tag if finite + 1 < len(words) else MARK
    first = finite == at + 1 or (finite == at + 2 and words[at + 1].tag in {PRONOUN, NAME})
    if first or (finite < at + 5 and after in {PRONOUN, ARTICLE, NAME}):
        while joined.above is not None and joined.opener in _DEPENDENT:
            joined = joined.above
    if joined.opener in _DEPENDENT:
        return Clause(joined.opener, joined.above, joined.anchor, joined)
    return Clause("and", _first_main(joined), joined.anchor, joined)
