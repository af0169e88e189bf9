"""Passive clauses: *worden* with a participle, and *zijn* with the participle of a verb that takes *hebben*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.language.clauses import Clause
from docgen.language.closed import PARTICLES
from docgen.language.lexicon import Flag
from docgen.language.participles import (
    ALWAYS_PERFECT,
    BECOMES,
    HAVE_OBJECT,
    LETS_GO,
    LIKE_PREPOSITIONS,
    STATES,
)
from docgen.language.words import (
    ADJECTIVE,
    COORDINATE,
    FINITE,
    INFINITIVE,
    MARK,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_PARTICLES = frozenset(PARTICLES)
_ONLY_ZIJN, _ALSO_ZIJN = int(Flag.ONLY_ZIJN), int(Flag.ALSO_ZIJN)
_HELPERS = frozenset(("worden", "zijn"))
_COMPARES = word_set("dan als zoals indien mits tenzij hoewel dus zo")


@dataclass(frozen=True, slots=True)
class Passive:
    """Positions of the helping verb and the participle in the sentence, and of `door` before who does it."""

    auxiliary: int
    participle: int
    by: int | None


def find_passives(words: Sequence[Word], clauses: Sequence[Clause]) -> list[Passive]:
    """The passive clauses of a sentence; one for each participle."""
    found: list[Passive] = []
    for clause in clauses:
        verbs = [at for at in clause.positions if words[at].tag in VERBS or words[at].lower == "geboren"]
        if not any(words[at].infinitive in _HELPERS for at in verbs):
            continue
        for at in verbs:
            if not _is_participle(words, at):
                continue
            helper = _helper(words, verbs, at)
            if helper is not None:
                by = next((place for place in clause.positions if words[place].lower == "door"), None)
                found.append(Passive(helper, at, by))
    return found


def _is_participle(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.tag != PARTICIPLE and word.lower != "geboren":
        return False
    if word.lower in {"geworden", "geweest", "gehad"} or word.lower.endswith("e"):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    # before a noun it is an adjective: "een gesloten deur"
    return not (
        following is not None
        and following.tag in (NOUN, ADJECTIVE)
        and before is not None
        and before.tag in ("LID", ADJECTIVE, PREPOSITION)
    )


def _helper(words: Sequence[Word], verbs: Sequence[int], participle: int) -> int | None:
    """The form of worden or zijn that goes with a participle."""
    helpers = [at for at in verbs if words[at].infinitive in _HELPERS and at != participle]
    has_hebben = any(words[at].infinitive == "hebben" and words[at].tag == FINITE for at in verbs)
    worden = [at for at in helpers if words[at].infinitive == "worden" and words[at].lower != "geworden"]
    if worden:
        return worden[0] if _undergoes(words, worden[0], participle) else None
    others = [at for at in verbs if words[at].tag == PARTICIPLE and at != participle]
    if has_hebben or not helpers or _says_more(words, helpers[0], participle) or _describes(words, participle, others):
        return None
    acted_on = _acted_on(words[participle]) or _by_somebody(words, participle)
    return helpers[0] if acted_on and _next_to_each_other(words, helpers[0], participle) else None


def _undergoes(words: Sequence[Word], helper: int, participle: int) -> bool:
    """Whether worden and a participle belong together; "werden beter en verdwenen" does not."""
    word = words[participle]
    if word.lower in BECOMES or _of_another(words, participle):
        return False
    apart = any(other.tag == COORDINATE for other in words[helper:participle])
    return not (apart and word.flags & _ONLY_ZIJN)


def _of_another(words: Sequence[Word], participle: int) -> bool:
    """Whether a participle has its own hebben: "na lang gewerkt te hebben"."""
    return any(
        word.tag == INFINITIVE and word.infinitive == "hebben" for word in words[participle + 1 : participle + 3]
    )


def _describes(words: Sequence[Word], participle: int, others: Sequence[int]) -> bool:
    """Whether a participle says how or as what: "is beter dan verwacht", "is gebroken teruggekeerd"."""
    before = words[participle - 1] if participle else None
    if before is None or before.lower in _COMPARES or words[participle].lower in LIKE_PREPOSITIONS:
        return True
    for other in others:
        low, high = sorted((participle, other))
        joined = any(word.tag == COORDINATE or word.form == "," for word in words[low:high])
        if not joined and (words[other].flags & _ONLY_ZIJN or words[other].lower in ALWAYS_PERFECT):
            return True
    return False


def _by_somebody(words: Sequence[Word], participle: int) -> bool:
    """Whether `door` with a person stands beside a participle that may have an object: "is door Jan veranderd"."""
    word = words[participle]
    if word.flags & _ONLY_ZIJN or word.lower in STATES or word.lower in ALWAYS_PERFECT:
        return False
    after = words[participle + 1] if participle + 1 < len(words) else None
    return after is not None and after.lower == "door"


def _says_more(words: Sequence[Word], helper: int, participle: int) -> bool:
    """Whether a participle says more of the noun before it: "een rijk, geregeerd door een koning"."""
    before = words[participle - 1]
    after = words[participle + 1] if participle + 1 < len(words) else None
    earlier = any(word.tag == PARTICIPLE for word in words[helper + 1 : participle])
    commas = sum(word.form == "," for word in words[helper + 1 : participle])
    apart = before.form == "(" or (before.form == "," and commas % 2)
    if helper < participle and apart and not earlier:
        return True  # "is een eiland, gescheiden van het vasteland"
    if words[participle].lower == "bepaald" and before.lower == "meer":
        return True
    loose = before.tag == NOUN or before.form == ","
    return helper < participle - 1 and loose and after is not None and after.lower in {"door", "met", "tussen", "uit"}


def _acted_on(word: Word) -> bool:
    """Whether a participle with zijn tells what was done to the subject."""
    if word.lower in HAVE_OBJECT:
        return True
    if word.lower in STATES - {"geboren"} or word.lower in ALWAYS_PERFECT or word.flags & (_ONLY_ZIJN | _ALSO_ZIJN):
        return False
    if word.infinitive is None and not word.lower.endswith(("eerd", "geboren")):
        return False  # of a verb that the list does not have
    verb = word.infinitive or ""
    return not any(verb.endswith(base) and verb[: -len(base)] in _PARTICLES for base in LETS_GO)


def _next_to_each_other(words: Sequence[Word], helper: int, participle: int) -> bool:
    """No other clause's verb stands between the two."""
    low, high = sorted((helper, participle))
    return not any(word.tag == FINITE or (word.tag == MARK and word.form in ";:") for word in words[low + 1 : high])


def agent(words: Sequence[Word], passive: Passive) -> str | None:
    """Who does it, as the words after `door` up to the end of their phrase; `None` when nobody is named."""
    if passive.by is None:
        return None
    phrase: list[str] = []
    for word in words[passive.by + 1 : passive.by + 7]:
        if word.tag in (MARK, FINITE, PARTICIPLE, INFINITIVE, TE, PREPOSITION):
            break
        phrase.append(word.form)
        if word.tag in (NOUN, "NAAM", PRONOUN) and word.lower not in {
            "mijn",
            "jouw",
            "zijn",
            "haar",
            "ons",
            "onze",
            "hun",
            "uw",
        }:
            break
    return " ".join(phrase) or None
