"""Why a proposal waits though much was decided before: a decision counts for one word in one sentence only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from docgen.documents.clientcopy.changes import Change, Decided
from docgen.records.kopie import Kopiebesluit


class Cause(Enum):
    """What made a proposal wait."""

    NEW = "nieuw"
    ENTRY = "ingang veranderd"
    SENTENCE = "zin veranderd"


def causes_of_waiting(decided: Decided, decisions: Iterable[Kopiebesluit]) -> Iterator[tuple[Change, Cause]]:
    """Every proposal that waits, with what voided the decision on it where there was one."""
    counting = {id(decision) for decision in decided.kept_decisions}
    void = [decision for decision in decisions if id(decision) not in counting]
    for change in decided.waiting:
        about = [decision for decision in void if (decision.pad, decision.woord) == (change.path, change.term)]
        if any(decision.zin == change.sentence_digest for decision in about):
            yield change, Cause.ENTRY
        else:
            yield change, Cause.SENTENCE if about else Cause.NEW
