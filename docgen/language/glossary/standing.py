"""Where a plain wording cannot stand: it would be no Dutch there, or say something else. Then only a question is put.

in je netwerk ↛ in de mensen om je heen        geen bijzonderheden ↛ wat opvalt
een groot netwerk ↛ de grote mensen om je heen        je zelfredzaamheid groeit ↛ jezelf kunnen redden groeit
"""

from __future__ import annotations

import re

from docgen.language.glossary.entries import Shape, has_clause, shape_of, spoken
from docgen.language.glossary.matching import opens_sentence
from docgen.language.glossary.persons import has_slots, lone_object
from docgen.language.glossary.phrases import Before, Phrase
from docgen.language.glossary.scene import Scene
from docgen.language.words import ADJECTIVE, FINITE, INFINITIVE, MARK, NAME, NOUN, NUMBER, PARTICIPLE, PREPOSITION, Word

TAKES_A_CLAUSE = ("over",)
TAKES_AN_INFINITIVE = ("bij", "over")
QUESTIONS = ("wat", "wie", "hoe", "waar", "welk", "welke", "waarom")
_PEOPLE = re.compile(r"\b(?:mensen|begeleiders|vrienden|familie|collega[’']s|buren)\b")
_INSIDE = ("in", "binnen", "uit", "vanuit", "buiten", "op")  # one is not in people
_COUNTED = (Before.COUNT, Before.EACH)
_PARTICLES = ("in", "op", "af", "uit", "aan", "mee", "bij", "terug", "door", "toe", "voor", "over", "vast", "klaar")


def can_stand(scene: Scene, phrase: Phrase) -> bool:
    """Whether the wording can stand in the place of the term at all."""
    text = spoken(phrase.entry.plain.text, scene.perspective)
    shape = shape_of(text)
    if has_slots(text) and phrase.kind is not Before.POSSESSIVE and _had_by_another(scene):
        return False
    if not _fits_behind(scene, phrase, text):
        return False
    if shape is Shape.CLAUSE:
        return _clause_can(scene, phrase)
    if shape is Shape.BARE:
        return _infinitive_can(scene, phrase)
    if phrase.kind is Before.COUNT and phrase.plural and not spoken(phrase.entry.plain.plural, scene.perspective):
        return phrase.entry.plain.is_plural or not phrase.entry.singulars
    return not _made_of_people(phrase) or _people_can(scene, phrase)


def _had_by_another(scene: Scene) -> bool:
    """Whether it is said to be somebody else's: "Henk heeft een netwerk"."""
    has = any(word.tag == FINITE and word.infinitive in ("hebben", "krijgen", "missen") for word in scene.words)
    return has and scene.speaks_of_another()


def _made_of_people(phrase: Phrase) -> bool:
    """Whether one thing becomes several people: het netwerk → de mensen om je heen."""
    people = any(_PEOPLE.search(text) for text in phrase.entry.plain.text.values())
    return phrase.entry.plain.is_plural and bool(phrase.entry.singulars) and people


def _people_can(scene: Scene, phrase: Phrase) -> bool:
    before = scene.word(phrase.first - 1)
    return not phrase.adjectives and (before is None or before.lower not in _INSIDE)


def _fits_behind(scene: Scene, phrase: Phrase, text: str) -> bool:
    """Whether what follows can follow the wording: a person whom it names itself cannot be added with `van`."""
    after, later = scene.word(phrase.match.last + 1), scene.word(phrase.match.last + 2)
    if after is None:
        return True
    if after.lower == "van" and later is not None and (has_slots(text) or has_clause(text)):
        return later.tag == NAME and lone_object(text) is not None
    relative = later if after.form == "," else after
    return not (has_clause(text) and relative is not None and relative.lower.startswith("waar"))


def _clause_can(scene: Scene, phrase: Phrase) -> bool:
    before = scene.word(phrase.first - 1)
    if phrase.kind in _COUNTED or (phrase.determiner is not None and phrase.determiner.lower == "geen"):
        return False
    if before is not None and before.tag == PREPOSITION:
        return before.lower in TAKES_A_CLAUSE
    if phrase.kind is Before.NOTHING and before is not None and before.tag in (NOUN, ADJECTIVE, NUMBER):
        return False
    return next((word.lower for word in scene.words if word.is_word), "") not in QUESTIONS


def _infinitive_can(scene: Scene, phrase: Phrase) -> bool:
    before, after = scene.word(phrase.first - 1), scene.word(phrase.match.last + 1)
    if phrase.adjectives:
        return False
    if before is None or opens_sentence(scene.words, phrase.first):
        return after is None or after.tag in (FINITE, MARK)
    if before.tag == PREPOSITION:
        return before.lower in TAKES_AN_INFINITIVE and phrase.kind is not Before.POSSESSIVE
    wants = any(word.tag == FINITE and word.infinitive == "willen" for word in scene.words)
    return wants or (before.tag == MARK and phrase.kind is Before.NOTHING)


def reads_on(scene: Scene, phrase: Phrase, text: str) -> bool:
    """Whether a wording that ends in a clause is not torn from a verb that belongs to the sentence around it."""
    after, later = scene.word(phrase.match.last + 1), scene.word(phrase.match.last + 2)
    if after is None or not has_clause(text.partition(" ")[2]):
        return True
    if after.tag in (INFINITIVE, PARTICIPLE):
        return False
    if after.lower in _PARTICLES and (later is None or later.tag == MARK):
        return False
    return after.tag != FINITE or not (_closes_clause(scene, phrase) or _same_verb(text, after))


def _closes_clause(scene: Scene, phrase: Phrase) -> bool:
    """Whether the verb after the term is the last of a clause that hangs on another: "omdat je een evaluatie wilt"."""
    at = phrase.match.last + 1
    clause = next((found for found in scene.sentence.clauses if at in found.positions), None)
    return clause is not None and clause.opener in ("sub", "rel")


def _same_verb(text: str, verb: Word) -> bool:
    last = text.rpartition(" ")[2].strip("{}")
    return len(last) > 3 and last.rstrip("t") == verb.lower.rstrip("t")
