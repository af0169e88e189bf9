"""What is proposed to change in a copy, what was decided about it, and the texts that follow.

Nothing is replaced without a decision on that one change. The neutral edition is the exception: what would betray where
a client gets help never stands in it, whether somebody has looked at it yet or not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from docgen.documents.clientcopy.texts import FreeText
from docgen.records.kopie import Keuze, Kopiebesluit

MOST_WORDS = 8
"""The most words in the list at the end; what is explained beyond that stands in brackets."""


class ChangeKind(Enum):
    """Why a change is proposed; the order is that in which one wins from another on the same words."""

    NEUTRAL = "neutraal"
    NETWORK = "netwerk"
    REPLACE = "vervangen"
    EXPLAIN = "uitleggen"
    ASK = "vraag"


Edit = tuple[int, int, str]
"""One stretch of a text and what comes in its place."""


@dataclass(frozen=True, slots=True)
class Change:
    """One proposal: the words `before` at `start:end` of the text at `path`, inside their sentence.

    `after` is what would stand there (for a word to explain: the explanation; for a question: nothing). `edits` are the
    words that really change: a verb that stands apart changes at both ends of its stretch. `term` is the word of the
    entry that proposes it, `number` counts the same proposal within one sentence.
    """

    kind: ChangeKind
    path: str
    start: int
    end: int
    before: str
    after: str
    term: str
    sentence: str
    sentence_start: int
    entry_digest: str
    sentence_digest: str
    note: str = ""
    sure: bool = True
    edits: tuple[Edit, ...] = ()
    number: int = 1

    @property
    def key(self) -> tuple[str, str, str, int, str]:
        """What a decision on this change refers to."""
        return (self.path, self.sentence_digest, self.term, self.number, self.entry_digest)

    @property
    def changed_sentence(self) -> str:
        """The sentence as it would be."""
        return self.sentence_with(self.explained if self.kind is ChangeKind.EXPLAIN else self.after)

    @property
    def explained(self) -> str:
        """The word with its explanation in brackets."""
        return f"{self.before} ({self.after})"

    @property
    def places(self) -> list[tuple[int, int]]:
        """The stretches that change."""
        return [(start, end) for start, end, _ in self.edits] or [(self.start, self.end)]

    def meets(self, other: Change) -> bool:
        """Whether both change the same words."""
        return self.path == other.path and any(
            start < last and first < end for start, end in self.places for first, last in other.places
        )

    def sentence_with(self, words: str) -> str:
        """The sentence with other words in the place of `before`."""
        at, end = self.start - self.sentence_start, self.end - self.sentence_start
        return f"{self.sentence[:at]}{words}{self.sentence[end:]}"


def short_digest(text: str) -> str:
    """What stands for a text in the file of decisions, so that no sentence of a client is kept twice."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def decision_key(decision: Kopiebesluit) -> tuple[str, str, str, int, str]:
    """The change that a decision was about."""
    return (decision.pad, decision.zin, decision.woord, decision.keer, decision.ingang)


def settled(changes: Iterable[Change]) -> list[Change]:
    """The changes without those that lie in words of another, numbered, each explanation once, in order of place."""
    ranks = {kind: rank for rank, kind in enumerate(ChangeKind)}
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: (ranks[c.kind], c.start - c.end)):
        if not any(change.meets(other) for other in kept):
            kept.append(change)
    return kept


def numbered(changes: Iterable[Change], order: Sequence[FreeText]) -> list[Change]:
    """The changes in the order of the texts; a word that is explained is explained where it first stands."""
    places = {text.path: place for place, text in enumerate(order)}
    seen: dict[tuple[str, str, str, int, str], int] = {}
    explained: set[str] = set()
    found: list[Change] = []
    for change in sorted(changes, key=lambda c: (places[c.path], c.start)):
        if change.kind is ChangeKind.EXPLAIN:
            if change.term in explained:
                continue
            explained.add(change.term)
        seen[change.key] = seen.get(change.key, 0) + 1
        found.append(replace(change, number=seen[change.key]))
    return found


@dataclass(frozen=True)
class Decided:
    """The changes of one copy with the decision on each; `None` is still open."""

    changes: tuple[tuple[Change, Kopiebesluit | None], ...]

    @property
    def waiting(self) -> list[Change]:
        """The changes that nobody decided on yet."""
        return [change for change, decision in self.changes if decision is None]

    @property
    def kept_decisions(self) -> list[Kopiebesluit]:
        """The decisions that still belong to a change."""
        return [decision for _, decision in self.changes if decision is not None]

    def words(self) -> list[dict[str, str]]:
        """The words to explain at the end: the first that were approved."""
        return [{"woord": c.before, "uitleg": c.after} for c in self._explained()[:MOST_WORDS]]

    def _explained(self) -> list[Change]:
        return [c for c, d in self.changes if c.kind is ChangeKind.EXPLAIN and d and d.besluit is Keuze.OVERNEMEN]

    def texts(self, texts: Iterable[FreeText]) -> dict[str, str]:
        """The texts that are not as they were, by path."""
        in_brackets = {change.key for change in self._explained()[MOST_WORDS:]}
        found: dict[str, str] = {}
        for text in texts:
            edits: list[Edit] = []
            for change, decision in self.changes:
                own = _edits(change, decision, brackets=change.key in in_brackets) if change.path == text.path else []
                # somebody's own text may lie over words of another change: who came first stays
                if not any(start < last and first < end for start, end, _ in own for first, last, _ in edits):
                    edits += own
            if edits:
                found[text.path] = _edited(text.text, edits)
        return found


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for start, end, words in sorted(edits, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def _edits(change: Change, decision: Kopiebesluit | None, *, brackets: bool) -> list[Edit]:
    """What changes in the text by this decision; nothing where it stays as it was."""
    ours = list(change.edits) or [(change.start, change.end, change.after)]
    neutral = change.kind is ChangeKind.NEUTRAL
    if decision is None or decision.besluit is Keuze.LATEN_STAAN:
        return ours if neutral else []
    if decision.besluit is Keuze.EIGEN_TEKST:
        return [(change.start, change.end, decision.tekst)]
    if change.kind is ChangeKind.EXPLAIN:
        return [(change.start, change.end, change.explained)] if brackets else []
    return [] if change.kind is ChangeKind.ASK else ours


def decide(changes: Iterable[Change], decisions: Iterable[Kopiebesluit]) -> Decided:
    """Each change with its decision; one on a sentence or an entry that is no longer the same counts for nothing."""
    known: Mapping[tuple[str, str, str, int, str], Kopiebesluit] = {decision_key(each): each for each in decisions}
    return Decided(tuple((change, known.get(change.key)) for change in changes))
