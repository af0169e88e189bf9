"""Which verb forms of a sentence are finite: one per stretch between clause borders."""

from __future__ import annotations

from itertools import pairwise

from docgen.language import closed
from docgen.language.forms import known
from docgen.language.lexicon import Flag
from docgen.language.words import (
    ADJECTIVE,
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
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    TE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_ENDS = word_set(". ! ? … \" ' ” ’ ) :")


def settle_verbs(words: list[Word]) -> None:
    """Settles the verbs of a sentence: per stretch one finite verb, the others infinitive, participle or noun."""
    finite: Word | None = None
    _first_noun(words)
    for stretch in _stretches(words):
        finite = _settle(stretch, finite if stretch[0].tag == COORDINATE else None)
    if not any(word.tag == FINITE for word in words):
        _rescue(words)
    for index, word in enumerate(words):
        if word.tag in VERBS and word.infinitive in closed.AUXILIARIES:
            word.auxiliary = _helps(words, index, word)


def _stretches(words: list[Word]) -> list[list[Word]]:
    """The words between clause borders: joining words, commas and other marks but quotation marks."""
    stretches: list[list[Word]] = [[]]
    for word in words:
        border = word.tag == SUBORDINATE or (
            word.tag == MARK and word.form in {",", ";", ":", "(", ")", "-", "–", "—", "/"}
        )
        if border or (
            word.tag == COORDINATE and any(other.tag == FINITE or _sure_finite(other) for other in stretches[-1])
        ):
            stretches.append([])
        stretches[-1].append(word)
    return [stretch for stretch in stretches if stretch]


_WITH_PARTICIPLE = frozenset(("zijn", "hebben", "worden"))


def _sure_finite(word: Word) -> bool:
    return (
        word.tag == "V?"
        and bool(word.flags & (CAN_ONE | IS_PAST))
        and not word.flags & (CAN_PARTICIPLE | CAN_INF | CAN_ADJECTIVE)
    )


_SUBJECTS = closed.SUBJECTS_ONE | closed.SUBJECTS_MANY | {"dat"}


def _rescue(words: list[Word]) -> None:
    """Without any finite verb, the word beside a subject that may be one is: "Ik game weinig", "Onze hond heet Bo"."""
    for index, word in enumerate(words):
        flags, infinitive = known(word.lower)
        if not flags & (CAN_ONE | CAN_MANY) or word.tag in {MARK, PRONOUN, PREPOSITION, NAME}:
            continue
        beside = [words[at].lower for at in (index - 1, index + 1) if 0 <= at < len(words)]
        subject = any(
            other in closed.SUBJECTS_ONE or other in closed.SUBJECTS_MANY or other == "dat" for other in beside
        )
        open_class = word.tag in {ADJECTIVE, INFINITIVE} and word.lower not in closed.CLOSED
        second = 0 < index < 4 and open_class and not _article_before(words, index)
        if subject or second:
            word.tag, word.flags, word.infinitive = FINITE, flags, infinitive
            return


def _article_before(words: list[Word], index: int) -> bool:
    return words[index - 1].tag in {ARTICLE, ADJECTIVE, TE} or words[index - 1].lower == "geen"


def _first_noun(words: list[Word]) -> None:
    """A first word that may be noun or verb is a verb only before a pronoun: "Loop je mee?"."""
    spoken = [word for word in words if word.tag != MARK]
    if spoken and spoken[0].tag == "NV?" and (len(spoken) < 2 or spoken[1].tag != PRONOUN):
        spoken[0].tag = NOUN
    if words and words[-1].form not in _ENDS and not any(word.tag in {FINITE, "V?"} for word in words):
        for word in spoken:
            word.tag = NOUN if word.tag == "NV?" else word.tag


def _settle(stretch: list[Word], shared: Word | None) -> Word | None:
    """Settles the verbs of a stretch; `shared` is the finite verb before `en`, which may govern this one too."""
    finite = next((word for word in stretch if word.tag == FINITE), None)
    if finite is None and shared is not None and shared.infinitive in closed.MODALS and _ends_in_infinitive(stretch):
        finite = shared  # moest te zien zijn en bezocht worden
    if finite is None and shared is not None and shared.infinitive in _WITH_PARTICIPLE:
        own = _ONLY_ZIJN if shared.infinitive == "worden" else 0  # werden groot en verdwenen
        governs = any(word.flags & (CAN_PARTICIPLE | CAN_ADJECTIVE) and not word.flags & own for word in stretch)
        finite = None if not governs or any(_sure_finite(word) or _helper_form(word) for word in stretch) else shared
    if finite is None:
        finite = _choose_finite(stretch)
    for word, following in pairwise(stretch):
        # "dieren die gehouden worden hangen er niet van af": the plural that ends a clause before another finite verb
        ends_clause = stretch[0].tag == SUBORDINATE and following.tag == FINITE
        if word.tag == "V?" and following.tag == FINITE and following.infinitive in _WITH_PARTICIPLE:
            word.tag = PARTICIPLE if word.flags & CAN_PARTICIPLE else word.tag  # verschenen zijn, vervangen wordt
        if word.tag == "V?" and word.flags & CAN_MANY and ends_clause:
            word.tag = FINITE
    for word in stretch:
        if word.tag == "V?":
            word.tag = _leftover(word, finite)
        elif word.tag == "NV?":
            word.tag = _leftover_noun(word, finite, stretch)
    return finite


def _ends_in_infinitive(stretch: list[Word]) -> bool:
    spoken = [word for word in stretch if word.tag != MARK]
    certain = any(_sure_finite(word) for word in stretch)
    return not certain and any(word.tag == "V?" and word.flags & CAN_INF for word in spoken[-2:])


_ONLY_ZIJN = int(Flag.ONLY_ZIJN)


def _helper_form(word: Word) -> bool:
    return word.tag == "V?" and word.infinitive in closed.AUXILIARIES and bool(word.flags & CAN_MANY)


def _choose_finite(stretch: list[Word]) -> Word | None:
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
    points = 5 if word.tag == "V?" else 2
    if flags & IS_PAST and not flags & CAN_PARTICIPLE:
        points += 4
    elif flags & CAN_ONE and not flags & (CAN_PARTICIPLE | CAN_ADJECTIVE):
        points += 3
    if word.infinitive in closed.AUXILIARIES:
        points += 3
    elif flags & CAN_INF:
        points -= 3
    if flags & CAN_PARTICIPLE:
        points -= 2
    if flags & CAN_ADJECTIVE:
        points -= 2
    points += _place(stretch, at)
    if flags & CAN_INF and points < 4 and not many:
        return points if word.tag == "V?" and _alone(stretch) else 0
    return points


def _place(stretch: list[Word], at: int) -> int:
    """What its place tells: after its subject, before a pronoun, or at the end of a subordinate clause."""
    before = stretch[at - 1] if at else None
    after = stretch[at + 1] if at + 1 < len(stretch) else None
    points = 0
    if before is not None and before.tag in {NOUN, NAME}:
        points += 1 if stretch[at].flags & CAN_ONE else 3 if _plural(before) else 0
    if before is not None and at == 1 and before.tag == COORDINATE and stretch[at].flags & (CAN_ONE | CAN_MANY):
        points += 2
    if after is not None and after.lower in _AFTER_FINITE:
        points += 2
    if stretch[0].tag == SUBORDINATE and (after is None or (after.tag == MARK and at + 2 == len(stretch))):
        points += 3
    return points


_AFTER_FINITE = word_set("hij ze men zich er we wij ik hem")


def _alone(stretch: list[Word]) -> bool:
    """Whether a stretch opens the sentence's own clause rather than a list of infinitives."""
    return sum(word.tag in {NOUN, PRONOUN, NAME} for word in stretch) >= 2


def _plural(word: Word) -> bool:
    """Whether a noun is a plural, by the list or else by its ending."""
    if word.tag != NOUN:
        return False
    return bool(word.flags & IS_PLURAL) or (not word.flags & CAN_NOUN and word.lower.endswith(("en", "s")))


def _many_subject(stretch: list[Word]) -> bool:
    return any(word.lower in closed.SUBJECTS_MANY or word.lower in {"die", "en"} or _plural(word) for word in stretch)


_INSEPARABLE = ("be", "ver", "ont", "her", "om", "over", "onder", "door")


def _leftover(word: Word, finite: Word | None) -> str:
    flags = word.flags
    helped = finite is not None and finite.infinitive in {"hebben", "zijn", "worden"}
    if (
        flags & CAN_PARTICIPLE
        and (finite is not None or not flags & (CAN_ONE | CAN_MANY))
        and (helped or not flags & CAN_INF)
    ):
        return PARTICIPLE
    if helped and flags & CAN_MANY and flags & IS_PAST and word.lower.startswith(_INSEPARABLE) and finite is not word:
        return PARTICIPLE  # wordt omsloten
    if flags & CAN_INF:
        return INFINITIVE
    if flags & (CAN_ONE | CAN_MANY) and not flags & CAN_ADJECTIVE:
        return NOUN if finite is not None and finite is not word and flags & CAN_NOUN else FINITE
    if flags & CAN_ADJECTIVE:
        return ADJECTIVE
    return PARTICIPLE if flags & CAN_PARTICIPLE else NOUN


def _leftover_noun(word: Word, finite: Word | None, stretch: list[Word]) -> str:
    flags = word.flags
    last = next((other for other in reversed(stretch) if other.tag != MARK), word)
    if flags & CAN_INF and finite is not None and finite.infinitive in closed.WITH_INFINITIVE and word is last:
        return INFINITIVE
    if (
        flags & IS_PAST
        and not flags & (IS_PLURAL | CAN_PARTICIPLE)
        and stretch[0].tag == COORDINATE
        and word is stretch[1]
    ):
        return FINITE
    if flags & CAN_PARTICIPLE and finite is not None and finite.infinitive in {"hebben", "zijn", "worden"}:
        return PARTICIPLE
    return NOUN


def _helps(words: list[Word], index: int, word: Word) -> bool:
    """Whether it is one: worden and hebben with a participle, modals with an infinitive, zijn but for "er is"."""
    if word.infinitive == "zullen":
        return True
    near = _same_clause(words, index)
    if word.infinitive == "zijn":
        there_is = any(other.lower == "er" for other in words[max(0, index - 2) : index + 2])
        return not there_is or any(other.tag == PARTICIPLE for other in near)
    wanted = (PARTICIPLE,) if word.infinitive in {"hebben", "worden"} else (INFINITIVE, PARTICIPLE)
    return any(other.tag in wanted and other is not word and other.lower != "geworden" for other in near)


def _same_clause(words: list[Word], index: int) -> list[Word]:
    """The words around a verb up to joining words and other finite verbs, at most four before and fifteen after it."""
    near: list[Word] = []
    for other in words[index + 1 : index + 16]:
        if other.tag in {SUBORDINATE, FINITE}:
            break
        near.append(other)
    for other in reversed(words[max(0, index - 4) : index]):
        if other.tag in {SUBORDINATE, FINITE}:
            break
        near.append(other)
    return near
