"""Which verb forms of a sentence are finite: one per stretch between clause borders."""

from __future__ import annotations

from itertools import pairwise

from docgen.language import closed
from docgen.language.finite import choose_finite, opens_clause
from docgen.language.forms import known
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

_ENDS = word_set(". ! ? … \" ' ” ’ ) :")


def settle_verbs(words: list[Word]) -> None:
    """Settles the verbs of a sentence: per stretch one finite verb, the others infinitive, participle or noun."""
    finite: Word | None = None
    _first_noun(words)
    stretches = _stretches(words)
    if len(stretches) > 1:
        for stretch in stretches:
            _settle_list_item(stretch)
    for number, stretch in enumerate(stretches):
        if number and stretches[number - 1][0].tag == SUBORDINATE:
            _settle_after_clause(stretch)
        waits = (
            finite is not None
            and finite.infinitive in closed.MODALS
            and not any(word.tag == INFINITIVE for word in words[: words.index(stretch[0])])
        )
        found = _settle(stretch, finite if waits or stretch[0].tag == COORDINATE else None)
        finite = found if found is not None or not waits else finite
    for index in range(2, len(words) - 1):
        if words[index].tag in {INFINITIVE, NOUN} and words[index - 1].tag in {COORDINATE, MARK}:
            _join_finite(words, index)
    if not any(word.tag == FINITE for word in words):
        _rescue(words)


def mark_helpers(words: list[Word]) -> None:
    """Marks the verbs that only help others."""
    for index, word in enumerate(words):
        if word.tag in VERBS and word.infinitive in closed.AUXILIARIES:
            word.auxiliary = _helps(words, index, word)


def _settle_after_clause(stretch: list[Word]) -> None:
    """A verb right after a clause that stood within its own: "De rivieren die hier stromen, monden uit in zee"."""
    if len(stretch) < 3 or stretch[0].form != "," or any(word.tag == FINITE for word in stretch):
        return
    word = stretch[1]
    if word.tag in {"V?", "NV?"} and word.flags & (CAN_ONE | CAN_MANY) and not word.flags & CAN_PARTICIPLE:
        word.tag = FINITE


_AFTER_JOINED = frozenset((ARTICLE, PRONOUN, ADVERB, ADJECTIVE, NUMBER, NAME, NOUN, PREPOSITION))


def _join_finite(words: list[Word], index: int) -> None:
    """A plural after `en` that goes on with the plural verb before it: "zij werken hard en verdienen weinig"."""
    word, after = words[index], words[index + 1]
    follows = _AFTER_JOINED if word.tag == INFINITIVE else frozenset((ARTICLE, PRONOUN))
    if (
        not word.flags & CAN_MANY
        or word.flags & IS_PAST
        or after.tag not in follows
        or words[index - 1].form not in _JOINS
    ):
        return
    for other in reversed(words[:index]):
        if other.tag == FINITE:
            if other.flags & CAN_MANY and other.infinitive not in closed.WITH_INFINITIVE:
                word.tag = FINITE
            return
        if other.tag in {SUBORDINATE, TE, INFINITIVE}:
            return


_JOINS = frozenset(("en", "of", "maar", ","))


def _settle_list_item(stretch: list[Word]) -> None:
    """One noun between commas is no verb, nor is an inflected adjective before a noun: ", moede spelers"."""
    spoken = [word for word in stretch if word.tag not in {MARK, COORDINATE}]
    if len(spoken) == 1 and spoken[0].tag == "NV?" and not spoken[0].flags & CAN_MANY:
        spoken[0].tag = NOUN
    for at, word in enumerate(stretch[:-1]):
        before = stretch[at - 1] if at else None
        opens = before is None or before.tag in {MARK, ARTICLE, ADJECTIVE, NUMBER, PREPOSITION, ADVERB}
        describes = word.tag == "V?" and word.flags & CAN_ADJECTIVE and word.lower.endswith("e")
        if describes and opens and stretch[at + 1].tag in {NOUN, ADJECTIVE} and at < 3:
            word.tag = ADJECTIVE


def _stretches(words: list[Word]) -> list[list[Word]]:
    """The words between clause borders: joining words, commas and other marks but quotation marks."""
    stretches: list[list[Word]] = [[]]
    for index, word in enumerate(words):
        border = word.tag == SUBORDINATE or (
            word.tag == MARK and word.form in {",", ";", ":", "(", ")", "-", "–", "—", "/"}
        )
        following = words[index + 1] if index + 1 < len(words) else None
        if border or (word.tag == COORDINATE and _is_complete(stretches[-1], following)):
            stretches.append([])
        stretches[-1].append(word)
    return [stretch for stretch in stretches if stretch]


_WITH_PARTICIPLE = frozenset(("zijn", "hebben", "worden"))


def _is_complete(stretch: list[Word], following: Word | None) -> bool:
    """Whether a stretch has its verb already when `en` comes, so that another clause may follow."""
    if _ends_dependent(stretch) or _verb_waits(stretch, following):
        return True
    return any(word.tag == FINITE or _sure_finite(word) for word in stretch)


def _verb_waits(stretch: list[Word], following: Word | None) -> bool:
    """Whether a stretch has its own verb when another one comes right after `en`: "de dorpen liggen hier en hebben"."""
    verb = following is not None and (following.tag == FINITE or _helper_form(following))
    if not verb or any(word.tag == FINITE for word in stretch):
        return False
    return any(word.tag == "V?" and word.flags & CAN_MANY for word in stretch)


def _ends_dependent(stretch: list[Word]) -> bool:
    """Whether a dependent clause ends in its verb before `en`: "omdat ze eten en …"."""
    if not stretch or stretch[0].tag != SUBORDINATE or len(stretch) < 3:
        return False
    last = stretch[-1]
    return last.tag == "V?" and bool(last.flags & CAN_MANY) and stretch[-2].tag in {NOUN, ADVERB, PARTICIPLE, NAME}


def _sure_finite(word: Word) -> bool:
    if word.tag == "NV?" and word.flags & (IS_PAST | ON_T) and word.flags & CAN_ONE:
        return not word.flags & CAN_PARTICIPLE  # las, stelt: nouns too, but seldom
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
    if finite is None and shared is not None and shared.infinitive in closed.MODALS and _has_infinitive(stretch):
        finite = shared  # moest te zien zijn en bezocht worden
    if finite is None and shared is not None and shared.infinitive in _WITH_PARTICIPLE:
        finite = shared if _governs(shared, stretch) else None
    if finite is None:
        finite = choose_finite(stretch)
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


def _has_infinitive(stretch: list[Word]) -> bool:
    certain = stretch[0].tag == SUBORDINATE or any(_sure_finite(word) for word in stretch)
    return not certain and any(word.tag == "V?" and word.flags & CAN_INF for word in stretch)


_ONLY_ZIJN = int(Flag.ONLY_ZIJN)


def _governs(shared: Word, stretch: list[Word]) -> bool:
    """Whether the helping verb before `en` helps this stretch too: "werd geboren in Utrecht en opgevoed in Delft"."""
    own = _ONLY_ZIJN if shared.infinitive == "worden" else 0  # werden groot en verdwenen
    adjective = shared.infinitive != "hebben" and any(word.tag == ADJECTIVE for word in stretch)
    participle = any(
        word.tag in {"V?", "NV?"} and word.flags & (CAN_PARTICIPLE | CAN_ADJECTIVE) and not word.flags & own
        for word in stretch
    )
    first = stretch[1] if len(stretch) > 1 else stretch[0]
    if opens_clause(stretch) and not first.flags & CAN_PARTICIPLE and (first.flags & CAN_ONE or _helper_form(first)):
        return False  # en stelt hoge eisen
    return (adjective or participle) and not any(_sure_finite(word) or _helper_form(word) for word in stretch)


def _helper_form(word: Word) -> bool:
    return word.tag == "V?" and word.infinitive in closed.AUXILIARIES and bool(word.flags & CAN_MANY)


_INSEPARABLE = ("be", "ver", "ont", "her", "om", "over", "onder", "door")


def _leftover(word: Word, finite: Word | None) -> str:
    flags = word.flags
    helped = finite is not None and finite.infinitive in {"hebben", "zijn", "worden"}
    if flags & CAN_PARTICIPLE and (helped or not flags & CAN_INF):
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
    at = next(index for index, other in enumerate(stretch) if other is word)
    both_many = finite is not None and flags & finite.flags & CAN_MANY and 0 < at < len(stretch) - 1
    if both_many and stretch[at - 1].tag == COORDINATE and stretch[at + 1].tag == ARTICLE:
        return FINITE  # ze maaien en dorsen het graan
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


_FAR = 30  # words after a helping verb in which the other one stands


def _helps(words: list[Word], index: int, word: Word) -> bool:
    """Whether it is one: worden and hebben with a participle, modals with an infinitive, zijn but for "er is"."""
    if word.infinitive == "zullen":
        return True
    near = _same_clause(words, index)
    if word.infinitive == "zijn":
        if _only_place(words, index) and not any(other.tag in {PARTICIPLE, INFINITIVE, ADJECTIVE} for other in near):
            return False  # het huis is in Utrecht
        there_is = any(other.lower == "er" for other in words[max(0, index - 2) : index + 2])
        return not there_is or any(other.tag == PARTICIPLE for other in near)
    wanted = (PARTICIPLE,) if word.infinitive in {"hebben", "worden"} else (INFINITIVE, PARTICIPLE)
    where = near if word.infinitive in {"hebben", "worden"} else words[: index + _FAR]
    return any(other.tag in wanted and other is not word and other.lower != "geworden" for other in where)


def _only_place(words: list[Word], index: int) -> bool:
    """Whether a preposition phrase follows the verb and its subject, so that it says where something is."""
    following = next((word for word in words[index + 1 : index + 3] if word.tag != ADVERB), None)
    before = words[index - 1].tag if index else MARK
    return following is not None and following.tag == PREPOSITION and before in {NOUN, NAME, PRONOUN}


def _same_clause(words: list[Word], index: int) -> list[Word]:
    """The words around a verb up to joining words and other finite verbs, at most four before it."""
    near: list[Word] = []
    for other in words[index + 1 : index + _FAR]:
        if other.tag in {SUBORDINATE, FINITE}:
            break
        near.append(other)
    for other in reversed(words[max(0, index - 4) : index]):
        cluster = words[index].tag == INFINITIVE  # afgestemd kan worden, uitgevoerd hoeft te worden
        if other.tag == SUBORDINATE or (other.tag == FINITE and not cluster) or other.form == ",":
            break
        near.append(other)
    return near
