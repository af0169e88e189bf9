"""What a remark on a text is, and which three help most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class RemarkKind(Enum):
    """What a remark is about."""

    LONG_SENTENCE = "lange-zin"
    HARD_WORD = "moeilijk-woord"
    JARGON = "vakwoord"
    VAGUE = "vaag"
    PASSIVE = "lijdend"
    MEN = "men"
    NOMINALISATION = "naamwoordstijl"
    ABBREVIATION = "afkorting"
    TANG = "tangconstructie"
    DOUBLE_NEGATION = "dubbele-ontkenning"
    NO_SENTENCE = "geen-zin"
    JE_U = "je-en-u"
    THIRD_PERSON = "derde-persoon"
    OPINION = "mening-zonder-wie"
    STIGMA = "stigma"
    OTHER_THEME = "ander-leefgebied"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: a place, what is the matter, what the writer can do, how sure we are (0 to 1).

    `weight` is how much it would help the reader if the writer acted on it; it orders remarks.
    """

    start: int
    end: int
    kind: RemarkKind
    message: str
    suggestion: str
    confidence: float
    weight: float


# how much acting on a remark of this kind helps the client who reads the text
WEIGHTS = {
    RemarkKind.STIGMA: 10.0,
    RemarkKind.OPINION: 7.0,
    RemarkKind.VAGUE: 6.0,
    RemarkKind.LONG_SENTENCE: 6.0,
    RemarkKind.THIRD_PERSON: 5.5,
    RemarkKind.JARGON: 5.5,
    RemarkKind.NO_SENTENCE: 5.0,
    RemarkKind.ABBREVIATION: 5.0,
    RemarkKind.JE_U: 5.0,
    RemarkKind.DOUBLE_NEGATION: 4.5,
    RemarkKind.TANG: 4.0,
    RemarkKind.PASSIVE: 4.0,
    RemarkKind.NOMINALISATION: 3.5,
    RemarkKind.OTHER_THEME: 3.5,
    RemarkKind.HARD_WORD: 3.0,
    RemarkKind.MEN: 3.0,
}


def remark(
    kind: RemarkKind,
    start: int,
    end: int,
    message: str,
    suggestion: str,
    confidence: float,
    *,
    weight: float | None = None,
) -> Remark:
    """A remark with the weight of its kind, unless another is given."""
    return Remark(start, end, kind, message, suggestion, confidence, WEIGHTS[kind] if weight is None else weight)


def choose_remarks(remarks: Iterable[Remark], number: int = 3) -> tuple[Remark, ...]:
    """The most useful remarks, in order of place.

    Weight times confidence decides; a second remark of a kind counts for less, and of two on one stretch only the
    better is shown, so that the three say three different things.
    """
    left: list[Remark] = sorted(remarks, key=lambda item: (item.start, item.end, item.kind.value))
    chosen: list[Remark] = []
    while left and len(chosen) < number:
        kinds = [item.kind for item in chosen]
        best = max(left, key=lambda item: item.weight * item.confidence * 0.5 ** kinds.count(item.kind))
        chosen.append(best)
        left = [item for item in left if item is not best and not _same_place(item, best)]
    return tuple(sorted(chosen, key=lambda item: (item.start, item.end)))


def _same_place(one: Remark, other: Remark) -> bool:
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return overlap > 0.8 * min(one.end - one.start, other.end - other.start) and abs(
        (one.end - one.start) - (other.end - other.start)
    ) < 0.5 * max(one.end - one.start, other.end - other.start)
