"""A term with the words before it that belong to it: de nieuwe casemanager, mijn netwerk, elk leefgebied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.language.glossary.entries import Entry
from docgen.language.glossary.matching import Match, opens_sentence
from docgen.language.glossary.persons import POSSESSORS
from docgen.language.glossary.scene import Scene
from docgen.language.words import ADJECTIVE, FINITE, NAME, NUMBER, SUBORDINATE, Word


class Before(Enum):
    """What kind of word stands before a noun."""

    DEFINITE = "de het"
    NEAR = "dit deze"
    FAR = "dat die"
    POSSESSIVE = "mijn"
    INDEFINITE = "een geen"
    EACH = "elk ieder welk"
    COUNT = "alle twee"
    NOTHING = ""


_KINDS = {
    **dict.fromkeys(("de", "het", "'t", "’t"), Before.DEFINITE),
    **dict.fromkeys(("dit", "deze"), Before.NEAR),
    **dict.fromkeys(("dat", "die"), Before.FAR),
    **dict.fromkeys(("een", "geen"), Before.INDEFINITE),
    **dict.fromkeys(("elk", "elke", "ieder", "iedere", "welk", "welke"), Before.EACH),
    **dict.fromkeys(
        ("alle", "beide", "enkele", "sommige", "veel", "weinig", "meer", "minder", "andere", "verschillende"),
        Before.COUNT,
    ),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term with the words before it that belong to it."""

    match: Match
    kind: Before
    determiner: Word | None
    adjectives: tuple[Word, ...]
    first: int
    plural: bool

    @property
    def entry(self) -> Entry:
        """The entry of the term."""
        return self.match.entry


def read_phrase(scene: Scene, match: Match) -> Phrase:
    """The term with its determiner and adjectives."""
    words = scene.words
    first = match.first
    while first and _describes(words[first - 1], words[first - 2] if first > 1 else None):
        first -= 1
    adjectives = tuple(words[first : match.first])
    plural = match.roles == frozenset(("many",))
    before = words[first - 1] if first else None
    kind = _kind(scene, first - 1, match.entry, plural=plural) if before is not None else Before.NOTHING
    if kind is Before.NOTHING:
        before = None
    else:
        first -= 1
    return Phrase(match, kind, before, adjectives, first, plural)


def _describes(word: Word, before: Word | None) -> bool:
    """Whether a word is an adjective or ordinal of the noun; `andere` is one after an article."""
    if word.lower in _KINDS:
        return _KINDS[word.lower] is Before.COUNT and before is not None and before.lower in _KINDS
    return word.tag == ADJECTIVE or (word.tag == NUMBER and word.lower.endswith(("de", "ste")))


def _kind(scene: Scene, at: int, entry: Entry, *, plural: bool) -> Before:
    word = scene.words[at]
    kind = _KINDS.get(word.lower, Before.NOTHING)
    if kind in (Before.NEAR, Before.FAR):
        of_het = word.lower in ("dit", "dat")
        fits = of_het == (entry.article == "het" and not plural)
        joins = word.tag == SUBORDINATE and not opens_sentence(scene.words, at)
        return kind if fits and not joins else Before.NOTHING
    if word.lower in POSSESSORS and word.tag != FINITE:
        return Before.POSSESSIVE
    if kind is Before.NOTHING and (word.tag == NUMBER or (plural and word.form.isdigit())):
        return Before.COUNT
    return kind


def after_a_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name says whose it is: Sams netwerk."""
    before = scene.word(phrase.first - 1)
    return phrase.determiner is None and before is not None and before.tag == NAME and before.form[-1] in "s’'"
