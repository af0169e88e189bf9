"""What the word list proposes for a text, and the text with the proposals that somebody approved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from docgen.language.glossary.entries import Action


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One stretch of the text and what comes in its place; an empty stretch inserts."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that may be made, or with `SIGNALEREN` only a question; offsets count in the text.

    `start:end` is the stretch from the first to the last word that changes, `before` and `after` that stretch without
    and with the change. A verb that stands apart (stroomt … uit) changes at both ends; `edits` names exactly what
    changes, so that a name in between is never touched.
    """

    start: int
    end: int
    before: str
    after: str
    term: str
    action: Action
    sure: bool
    sentence: tuple[int, int]
    sentence_before: str
    sentence_after: str
    explanation: str
    question: str
    entry_digest: str
    sentence_digest: str
    edits: tuple[Edit, ...] = ()

    def rewritten(self, own: str) -> Proposal:
        """The same proposal with the counsellor's own text instead of ours."""
        start, end = self.start - self.sentence[0], self.end - self.sentence[0]
        sentence = self.sentence_before[:start] + own + self.sentence_before[end:]
        edits = (Edit(self.start, self.end, own),)
        return replace(self, after=own, sentence_after=sentence, edits=edits)


def digest(text: str) -> str:
    """A short fingerprint of a text."""
    return sha256(text.encode()).hexdigest()[:16]


def apply_edits(text: str, edits: Iterable[Edit], offset: int = 0) -> str:
    """The text with edits whose places count from `offset`."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start - offset] + edit.text + text[edit.end - offset :]
    return text


def apply_proposals(text: str, proposals: Iterable[Proposal]) -> str:
    """The text with these proposals and nothing else.

    Raises:
        ValueError: two of them change the same words, or one was made for another text.
    """
    chosen = list(proposals)
    edits = sorted(edit for proposal in chosen for edit in proposal.edits)
    for first, second in pairwise(edits):
        if second.start < first.end or (first.start, first.end) == (second.start, second.end):
            raise ValueError(f"two proposals change the same words, at {second.start}")
    for proposal in chosen:
        if text[proposal.start : proposal.end] != proposal.before:
            raise ValueError(f"the text at {proposal.start} is not what the proposal was made for")
    return apply_edits(text, edits)
