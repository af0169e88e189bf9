"""What a word form can be: by the word list, as a verb with a particle, or by its ending."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.language import closed
from docgen.language.lexicon import Entry, Flag, entry
from docgen.language.words import (
    CAN_ADJECTIVE,
    CAN_INF,
    CAN_MANY,
    CAN_NOUN,
    CAN_ONE,
    CAN_PARTICIPLE,
    CAN_VERB,
    IS_PAST,
    ON_E,
)

_ENDINGS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r".{2,}(?:ende?|ige?|lijke?|ische?|bare?|zame?|loze?|achtige?|vormige?|talige?|matige?|jarige?|waardige?)$"
        ),
        CAN_ADJECTIVE,
    ),
    (
        re.compile(r".{3,}(?:volle?|ieke|i[eë]le|aire|ieve|rijke?|s[e]|[aeo]nte|ele|vrije?|arme?|gewijze?)$"),
        CAN_ADJECTIVE,
    ),
    (re.compile(r".{2,}(?:aande?|iende?|oende?|elijkse?|enlange?)$"), CAN_ADJECTIVE),
    (re.compile(r"(?:\w{2,4})?ge[^aeiou].{2,}[dt]e$"), CAN_ADJECTIVE),
    (re.compile(r".{3,}eren$"), CAN_INF | CAN_MANY),
    (re.compile(r"ge.{2,}eerd$"), CAN_PARTICIPLE),
    (re.compile(r".{3,}eert$"), CAN_ONE),
    (re.compile(r".{3,}eerden$"), CAN_MANY | IS_PAST),
    (re.compile(r"ge.{2,}eerde$"), CAN_ADJECTIVE),
    (re.compile(r".{3,}eerde$"), CAN_ONE | IS_PAST | CAN_ADJECTIVE),
    (re.compile(r".{3,}(?:loos|isch|baar|zaam|ste)$"), CAN_ADJECTIVE),
)

NOUN_ENDING = re.compile(r".{3,}(?:ing|ingen|heid|heden|teit|isme|schap|tie|ties|ster|houders?)$")
_PARTICIPLE = re.compile(
    r"(?:af|aan|op|uit|in|mee|toe|terug|over|door|na|voor|om|bij|weg|neer|samen|tegen|vast)?ge.{3,}[dt]$|(?:be|ver|ont|her).{2,}[dt]$|ge.{3,}en$"
)

_KEPT_WITH_PARTICLE = (
    CAN_VERB | CAN_ADJECTIVE | ON_E | IS_PAST | int(Flag.ONLY_ZIJN) | int(Flag.ALSO_ZIJN) | int(Flag.ON_T)
)

# with a particle these verbs are transitive or not otherwise than alone
_PARTICLE_ZIJN: dict[str, tuple[str, ...]] = {"af": ("treden", "reizen"), "op": ("treden", "groeien"), "om": ("komen",)}


@lru_cache(maxsize=50_000)
def known(word: str) -> tuple[int, str | None]:
    """Flags and infinitive of a lower-case word, also of verb forms with a particle and of compounds."""
    found: Entry = entry(word)
    if found.flags & (CAN_VERB | CAN_NOUN | CAN_ADJECTIVE):
        return found.flags, found.infinitive
    derived = _with_particle(word) or _with_prefix(word)
    if derived is not None:
        return derived
    for pattern, flag in _ENDINGS:
        if pattern.match(word) and not (word.endswith("te") and _ends_in_noun(word)):
            return found.flags | flag | (ON_E if word.endswith("e") else 0), None
    if not found.flags and _PARTICIPLE.match(word) and not NOUN_ENDING.match(word):
        return found.flags | CAN_PARTICIPLE, None
    return found.flags, None


def _ends_in_noun(word: str) -> bool:
    """Whether the end of an unknown word is a noun of the list: getallenruimte, schoolgemeente."""
    return any(entry(word[at:]).sem for at in range(3, len(word) - 4))


def _with_particle(word: str) -> tuple[int, str | None] | None:
    for particle in closed.PARTICLES:
        if word.startswith(particle) and len(word) >= len(particle) + 3:
            ending = word[len(particle) :]
            if ending in closed.FINITE_FORMS:
                return CAN_ONE if not ending.endswith("en") else CAN_MANY, particle + closed.FINITE_FORMS[ending]
            rest = entry(ending)
            flags = rest.flags & (
                CAN_ADJECTIVE | ON_E | CAN_VERB | IS_PAST | int(Flag.ONLY_ZIJN) | int(Flag.ALSO_ZIJN) | int(Flag.ON_T)
            )
            if flags & (CAN_VERB | CAN_ADJECTIVE) and rest.infinitive:
                if rest.infinitive in _PARTICLE_ZIJN.get(particle, ()):
                    flags |= int(Flag.ONLY_ZIJN)
                return flags, particle + rest.infinitive
    return None


_PREFIXES = ("be", "ver", "ont", "her", "er", "over", "onder", "door", "om", "mis", "vol", "voor", "weer", "aan")


def _with_prefix(word: str) -> tuple[int, str | None] | None:
    """Voldoet, betrof, hernomen: a verb with a prefix is inflected as without; its participle loses its ge-."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < 3:
            continue
        if rest in closed.FINITE_FORMS and rest != "is":
            return CAN_ONE if not rest.endswith("en") else CAN_MANY, prefix + closed.FINITE_FORMS[rest]
        plain = entry(rest)
        flags = plain.flags & (CAN_ONE | CAN_MANY | CAN_INF | IS_PAST | int(Flag.ON_T))
        participle = entry("ge" + rest)
        if participle.flags & CAN_PARTICIPLE:
            flags |= CAN_PARTICIPLE
        infinitive = plain.infinitive or participle.infinitive
        if flags & CAN_VERB and infinitive and not rest.startswith("ge"):
            return flags, prefix + infinitive
    return None
