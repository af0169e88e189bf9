"""The new words for a noun with its determiner: which article, whose, in which number, and whether they fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.language.glossary.agreement import inflected, uninflected
from docgen.language.glossary.entries import Shape, cut_article, has_clause, shape_of, spoken
from docgen.language.glossary.matching import opens_sentence
from docgen.language.glossary.persons import POSSESSORS, Person, fill, has_slots
from docgen.language.glossary.phrases import Before, Phrase
from docgen.language.glossary.scene import Scene
from docgen.language.glossary.standing import QUESTIONS, TAKES_A_CLAUSE, TAKES_AN_INFINITIVE
from docgen.language.words import PREPOSITION, Word

_JUDGES = ("is", "was", "blijft", "wordt", "vind", "vindt", "vinden")


@dataclass(frozen=True, slots=True)
class Composed:
    """The new words for a phrase, their number, and whether they fit for certain."""

    text: str
    plural: bool
    sure: bool = True


def compose(scene: Scene, phrase: Phrase) -> Composed | None:
    """The new words for a phrase; `None` when there is no wording that can stand here."""
    owner = POSSESSORS.get(phrase.determiner.lower) if phrase.kind is Before.POSSESSIVE and phrase.determiner else None
    perspective = _perspective_of(owner, scene.perspective)
    person = owner or scene.person
    entry = phrase.entry
    plural_text = spoken(entry.plain.plural, perspective)
    text = spoken(entry.plain.text, perspective)
    if phrase.plural and plural_text:
        composed = _many(phrase, plural_text, person)
    elif phrase.plural and entry.singulars:
        composed = Composed(_flat(text, person, phrase), entry.plain.is_plural, sure=False)
    elif shape_of(text) in (Shape.CLAUSE, Shape.BARE):
        composed = Composed(fill(text, person), entry.plain.is_plural, _clause_fits(scene, phrase, text, owner))
    else:
        composed = _one(phrase, text, spoken(entry.plain.indefinite, perspective), person)
    if composed is not None and has_slots(text) and not person.certain:
        return Composed(composed.text, composed.plural, sure=False)
    return composed


def _perspective_of(owner: Person | None, perspective: str) -> str:
    if owner is None:
        return perspective
    return {"mijn": "ik", "je": "je", "uw": "u"}.get(owner.mijn, "naam")


def _flat(text: str, person: Person, phrase: Phrase) -> str:
    """The wording with nothing of what stood before it: the best guess where the number does not fit."""
    shape = shape_of(text)
    keeps = phrase.kind in (Before.COUNT, Before.INDEFINITE) and shape is Shape.DEFINITE
    body = text.partition(" ")[2] if keeps else text
    front = f"{phrase.determiner.lower} " if keeps and phrase.determiner else ""
    return front + fill(body, person)


def _many(phrase: Phrase, text: str, person: Person) -> Composed:
    """A plural for a plural: de delen van je leven, alle delen van je leven."""
    front = phrase.determiner.lower if phrase.determiner else ""
    if phrase.kind is Before.POSSESSIVE:
        front = "de" if has_slots(text) else "onze" if front == "ons" else front
    elif phrase.kind in (Before.DEFINITE, Before.NEAR, Before.FAR):
        front = {Before.NEAR: "deze", Before.FAR: "die"}.get(phrase.kind, "de")
    adjectives = [word.lower for word in phrase.adjectives]
    return Composed(_join(front, *adjectives, fill(text, person)), plural=True, sure=not (adjectives and " " in text))


def _one(phrase: Phrase, text: str, indefinite: str, person: Person) -> Composed | None:
    """A wording with an article or owner of its own."""
    article, head, tail = cut_article(text)
    plural = phrase.entry.plain.is_plural
    body = fill(_join(head, tail), person)
    plain = not (phrase.adjectives and (plural or has_slots(tail) or has_clause(tail)))
    hangs = has_slots(text) and has_clause(tail)
    kind = phrase.kind
    if kind is Before.DEFINITE or (kind is Before.POSSESSIVE and has_slots(text)):
        front = fill(text.partition(" ")[0], person)
        if front == "ons":
            front = _ours(article, plural=plural)
        return Composed(_join(front, *_lower(phrase), body), plural, plain)
    if kind is Before.POSSESSIVE:
        front = phrase.determiner.lower if phrase.determiner else ""
        front = _ours(article, plural=plural) if front in ("ons", "onze") else front
        return Composed(_join(front, *_lower(phrase), body), plural, plain and not tail)
    if kind in (Before.NEAR, Before.FAR):
        of_het = article == "het" and not plural
        front = ("dit" if of_het else "deze") if kind is Before.NEAR else ("dat" if of_het else "die")
        return Composed(_join(front, *_lower(phrase), body), plural, plain and not hangs and bool(article))
    return _without_article(phrase, article, body, fill(indefinite, person), sure=plain and not hangs)


def _without_article(phrase: Phrase, article: str, body: str, indefinite: str, *, sure: bool) -> Composed | None:
    """After een, geen, elk, a number or nothing, where adjectives follow the gender of the noun."""
    plural = phrase.entry.plain.is_plural
    front = phrase.determiner.lower if phrase.determiner else ""
    if phrase.kind is Before.NOTHING and indefinite:
        body, sure = indefinite, sure or not phrase.adjectives
        if body.startswith("een "):
            front, body = "een", body.removeprefix("een ")
    elif phrase.kind is Before.NOTHING:
        sure = sure and plural and not phrase.entry.singulars
    if plural and phrase.entry.singulars:
        front = "" if front == "een" else front
        return Composed(_join(front, indefinite or body), plural=True, sure=False)
    if phrase.kind is Before.EACH:
        front = front.removesuffix("e") + ("" if article == "het" else "e")
    if phrase.kind is Before.COUNT:
        return Composed(_join(front, *_lower(phrase), body), plural, sure=sure and plural)
    bend = uninflected if article == "het" else inflected
    adjectives = [_bent(word, bend, phrase.entry.article, article) for word in phrase.adjectives]
    if None in adjectives:
        return Composed(_join(front, *_lower(phrase), body), plural, sure=False)
    return Composed(_join(front, *(form or "" for form in adjectives), body), plural, sure and bool(article))


def _bent(word: Word, bend: Callable[[str], str | None], old: str, new: str) -> str | None:
    return word.lower if old == new else bend(word.lower)


def _lower(phrase: Phrase) -> list[str]:
    return [word.lower for word in phrase.adjectives]


def _ours(article: str, *, plural: bool) -> str:
    return "ons" if article == "het" and not plural else "onze"


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _clause_fits(scene: Scene, phrase: Phrase, text: str, owner: Person | None) -> bool:
    """Whether a wording that is a clause or an infinitive can stand where the noun stood."""
    if phrase.adjectives or phrase.kind not in (Before.DEFINITE, Before.POSSESSIVE, Before.NOTHING):
        return False
    before = scene.word(phrase.first - 1)
    behind_preposition = before is not None and before.tag == PREPOSITION
    if shape_of(text) is Shape.CLAUSE:
        if (owner is not None and not has_slots(text)) or _joined_or_asked(scene, phrase):
            return False
        if behind_preposition and before is not None:
            return before.lower in TAKES_A_CLAUSE
        return text.startswith("wat ")
    if owner is not None:
        return False
    if behind_preposition and before is not None:
        return before.lower in TAKES_AN_INFINITIVE
    following = scene.word(phrase.match.last + 1)
    judged = following is not None and following.lower in _JUDGES
    return judged and opens_sentence(scene.words, phrase.first) and not phrase.entry.plain.is_plural


def _joined_or_asked(scene: Scene, phrase: Phrase) -> bool:
    """Whether a clause would stand beside a noun ("en je subdoelen") or answer its own question ("Wat is …?")."""
    around = (scene.word(phrase.first - 1), scene.word(phrase.match.last + 1))
    first = next((word.lower for word in scene.words if word.is_word), "")
    beside = any(word is not None and word.lower in ("en", "of", *QUESTIONS) for word in around)
    return beside or first in QUESTIONS
