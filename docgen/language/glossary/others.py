"""Adjectives and fixed phrases: words that become other words and change nothing around them."""

from __future__ import annotations

from docgen.language.glossary.agreement import clause_of
from docgen.language.glossary.entries import Kind, spoken
from docgen.language.glossary.matching import Match
from docgen.language.glossary.persons import POSSESSORS, fill, has_slots
from docgen.language.glossary.proposals import Edit
from docgen.language.glossary.scene import Draft, Scene
from docgen.language.words import ADJECTIVE, ARTICLE, MARK, NOUN, PREPOSITION, SUBORDINATE

_LINKING = frozenset(("zijn", "worden", "blijven", "lijken", "vinden"))
_ASKS_BARE = frozenset(("een", "geen", "elk", "ieder", "welk", "veel", "weinig", "meer", "minder"))
_DEGREES = ("een", "geen", "meer", "minder", "heel", "erg", "te", "zo")


def replace_as_it_is(scene: Scene, match: Match) -> Draft | None:
    """The draft for a word that needs no agreement: its inflected form where the term is inflected.

    `None` where the plain wording has no form that can stand before a noun.
    """
    plain = match.entry.plain
    inflected = match.roles == frozenset(("inflected",))
    if match.entry.kind is Kind.BIJVOEGLIJK and not plain.inflected and (inflected or _describes_a_noun(scene, match)):
        return None
    text = plain.inflected if inflected and plain.inflected else spoken(plain.text, scene.perspective)
    sure = match.entry.sure and (scene.person.certain or not has_slots(text))
    if match.entry.kind is Kind.BIJVOEGLIJK:
        sure = sure and (
            _before_noun(scene, match) if plain.inflected else not inflected and _said_of_subject(scene, match)
        )
    start, end = scene.words[match.first].start, scene.words[match.last].end
    return Draft((Edit(start, end, fill(text, scene.person)),), sure)


def _describes_a_noun(scene: Scene, match: Match) -> bool:
    """Whether an adjective stands between what opens a phrase and its noun: een toereikend inkomen."""
    before, following = scene.word(match.first - 1), scene.word(match.last + 1)
    opens = before is not None and (before.tag in (ARTICLE, ADJECTIVE) or before.lower in POSSESSORS)
    return opens and following is not None and following.tag in (NOUN, ADJECTIVE)


def _before_noun(scene: Scene, match: Match) -> bool:
    """Whether an adjective stands where another adjective can: before its noun, or said of the subject.

    Without its -e and without a word that asks for that form, it may say how something is done: structureel hulp nodig.
    """
    before, following = scene.word(match.first - 1), scene.word(match.last + 1)
    if following is None or following.tag not in (NOUN, ADJECTIVE):
        return _said_of_subject(scene, match)
    bent = match.roles == frozenset(("inflected",))
    return bent or (before is not None and before.lower in _ASKS_BARE) or following.tag == ADJECTIVE


def _said_of_subject(scene: Scene, match: Match) -> bool:
    """Whether the sentence says it of its subject: "De hulp is ambulant", not "er is structureel te weinig"."""
    clause = clause_of(scene.sentence, match.first)
    verb = scene.words[clause.finite] if clause is not None and clause.finite is not None else None
    before, following = scene.word(match.first - 1), scene.word(match.last + 1)
    if verb is None or verb.infinitive not in _LINKING or (before is not None and before.lower in _DEGREES):
        return False
    return following is None or following.tag in (MARK, PREPOSITION, SUBORDINATE, "PV") or following.lower == "dat"
