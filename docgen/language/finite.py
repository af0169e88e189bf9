"""Which word of a stretch without a certain finite verb is the likely one: by its form and by its place."""

from __future__ import annotations

from docgen.language import closed
from docgen.language.lexicon import Flag
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
    IS_PAST,
    IS_PLURAL,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    ON_T,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    Word,
)
from docgen.language.wordsets import word_set

_AFTER_VERB = frozenset((ARTICLE, PRONOUN, ADJECTIVE, ADVERB, NAME, "V?"))
_AFTER_FINITE = word_set("hij ze men zich er we wij ik hem")


def choose_finite(stretch: list[Word]) -> Word | None:
    """The word of a stretch without certain finite verb that is one; `None` when there is no likely one."""
    many = _many_subject(stretch)
    worth = [_worth(stretch, at, many=many) for at in range(len(stretch))]
    best = max(range(len(stretch)), key=worth.__getitem__)
    if worth[best] < 2:
        return None
    stretch[best].tag = FINITE
    return stretch[best]


def _worth(stretch: list[Word], at: int, *, many: bool) -> int:
    """How likely a word is the finite verb of its stretch, in points; from 2 on it may be."""
    word = stretch[at]
    flags = word.flags
    if word.tag not in {"V?", "NV?"} or not flags & (CAN_ONE | CAN_MANY):
        return 0
    if _only_a_noun(stretch, at) or _describes(stretch, at):
        return 0
    points = 5 if word.tag == "V?" else 2
    if flags & IS_PAST and not flags & CAN_PARTICIPLE:
        points += 4
    elif flags & CAN_ONE and not flags & (CAN_PARTICIPLE | CAN_ADJECTIVE):
        points += 3
    if word.infinitive in closed.AUXILIARIES or word.lower in {"laat", "heet", "vroeg"}:
        points += 3
    elif flags & CAN_INF:
        points -= 3
    if flags & CAN_PARTICIPLE:
        points -= 2
    if flags & CAN_ADJECTIVE:
        points -= 2
    if flags & IS_PAST and flags & IS_PLURAL:
        points -= 3  # gasten
    points += _place(stretch, at)
    if flags & CAN_INF and points < 4 and not many:
        return points if word.tag == "V?" and _alone(stretch) else 0
    return points


def _only_a_noun(stretch: list[Word], at: int) -> bool:
    """Whether a stem that is a noun too has no subject before it or nothing after it: ", begin mei", "en bestuur"."""
    word = stretch[at]
    if word.tag != "NV?" or stretch[0].tag == SUBORDINATE:
        return False
    if at == 1 and stretch[0].tag == COORDINATE:
        return not opens_clause(stretch)
    if not word.flags & CAN_ONE or word.flags & (IS_PAST | ON_T) or not word.flags & int(Flag.NOUN):
        return False
    before = stretch[at - 1].tag if at else MARK
    last = at + 1 == len(stretch) or stretch[at + 1].tag == MARK
    return last or before not in {NOUN, NAME, PRONOUN, ADVERB}


def _describes(stretch: list[Word], at: int) -> bool:
    """Whether a participle says more of the noun before its comma: ", bedoeld voor kinderen"."""
    word = stretch[at]
    if at != 1 or not word.flags & CAN_PARTICIPLE or stretch[0].tag != MARK:
        return False
    return len(stretch) > 2 and stretch[2].tag == PREPOSITION


def _place(stretch: list[Word], at: int) -> int:
    """What its place tells: after its subject, before a pronoun, or at the end of a subordinate clause."""
    before = stretch[at - 1] if at else None
    after = stretch[at + 1] if at + 1 < len(stretch) else None
    points = 0
    if before is not None and before.tag in {NOUN, NAME}:
        points += 1 if stretch[at].flags & CAN_ONE else 3 if _plural(before) else 0
    if at == 1 and before is not None and (before.tag == COORDINATE or before.form == ","):
        points += 2 if before.tag == COORDINATE else 0
        if stretch[at].flags & CAN_MANY and after is not None and after.tag == ARTICLE:
            points += 6  # ze maaien en dorsen het graan, blazen het kaf weg
    elif before is not None and after is not None and before.tag in {NOUN, NUMBER, ADVERB} and _opens_plural(after):
        points += 3 if stretch[at].flags & CAN_MANY else 0  # elk jaar schuiven de gewassen
    if after is not None and after.lower in _AFTER_FINITE:
        points += 4
    if stretch[0].tag == SUBORDINATE:
        last = after is None or (after.tag == MARK and at + 2 == len(stretch))
        later = any(word.tag == "V?" for word in stretch[at + 1 :])
        points += 5 if last else -4 if later and stretch[at].tag == "NV?" else 0
    return points


def opens_clause(stretch: list[Word]) -> bool:
    """Whether the word after `en` is followed by what follows a finite verb."""
    return len(stretch) > 2 and stretch[1].tag in {"V?", "NV?"} and stretch[2].tag in _AFTER_VERB


def _alone(stretch: list[Word]) -> bool:
    """Whether a stretch opens the sentence's own clause rather than a list of infinitives."""
    return sum(word.tag in {NOUN, PRONOUN, NAME} for word in stretch) >= 2


def _opens_plural(word: Word) -> bool:
    return word.lower in {"de", "deze", "die", "alle", "veel"} or _plural(word)


def _plural(word: Word) -> bool:
    """Whether a noun is a plural, by the list or else by its ending."""
    if word.tag != NOUN:
        return False
    return bool(word.flags & IS_PLURAL) or (not word.flags & CAN_NOUN and word.lower.endswith(("en", "s")))


def _many_subject(stretch: list[Word]) -> bool:
    return any(word.lower in closed.SUBJECTS_MANY or word.lower in {"die", "en"} or _plural(word) for word in stretch)
