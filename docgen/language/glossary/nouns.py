"""A noun of the trade and its plain wording: what stands before it, its number, whose it is.

mijn  kleine  netwerk   helpt          de mensen om mij heen  helpen
└ determiner  └ term    └ its verb     └ one edit             └ another
└ adjectives
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from docgen.language.glossary.agreement import Role, find_role, inflected, other_number, uninflected
from docgen.language.glossary.entries import Entry, Shape, cut_article, has_clause, shape_of, spoken
from docgen.language.glossary.matching import Match, opens_sentence
from docgen.language.glossary.persons import POSSESSORS, Person, fill, has_slots, lone_object
from docgen.language.glossary.proposals import Edit
from docgen.language.glossary.scene import Draft, Scene
from docgen.language.words import (
    ADJECTIVE,
    FINITE,
    INFINITIVE,
    NAME,
    NUMBER,
    PREPOSITION,
    SUBORDINATE,
    Word,
)


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
_PART_OF = ("deel", "helft", "meeste", "aantal", "groep", "rest", "een", "één", "iemand")
_QUESTIONS = ("wat", "wie", "hoe", "waar", "welk", "welke", "waarom")
_JOINS = ("dat", "als", "of", "omdat", "toen", "zodat", "terwijl", "doordat", "voordat", "nadat", "hoewel", "wanneer")
_TAKES_A_CLAUSE = ("over",)
_TAKES_AN_INFINITIVE = ("bij", "over")
_JUDGES = ("is", "was", "blijft", "wordt", "vind", "vindt", "vinden")


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


@dataclass(frozen=True, slots=True)
class Composed:
    """The new words for a phrase, their number, and whether they fit for certain."""

    text: str
    plural: bool
    sure: bool = True


def replace_noun(scene: Scene, match: Match) -> Draft | None:
    """The draft for a noun; `None` when there is no wording that can stand here."""
    phrase = read_phrase(scene, match)
    if _after_a_name(scene, phrase):
        return None
    composed = _compose(scene, phrase)
    if composed is None:
        return None
    start, end = scene.words[phrase.first].start, scene.words[match.last].end
    edits = [Edit(start, end, composed.text)]
    sure = composed.sure and match.entry.sure and not _in_a_fixed_turn(scene, phrase)
    following = _following(scene, phrase, edits)
    sure = sure and following
    if composed.plural != phrase.plural:
        agreed = _agree(scene, phrase, edits)
        sure = sure and agreed
    return Draft(tuple(edits), sure)


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


def _after_a_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name says whose it is: Sams netwerk."""
    before = scene.word(phrase.first - 1)
    return phrase.determiner is None and before is not None and before.tag == NAME and before.form[-1] in "s’'"


def _compose(scene: Scene, phrase: Phrase) -> Composed | None:
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


def _bent(word: Word, bend: object, old: str, new: str) -> str | None:
    if old == new or not callable(bend):
        return word.lower
    form = bend(word.lower)
    return form if isinstance(form, str) else None


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
            return before.lower in _TAKES_A_CLAUSE
        return text.startswith("wat ")
    if owner is not None:
        return False
    if behind_preposition and before is not None:
        return before.lower in _TAKES_AN_INFINITIVE
    following = scene.word(phrase.match.last + 1)
    judged = following is not None and following.lower in _JUDGES
    return judged and opens_sentence(scene.words, phrase.first) and not phrase.entry.plain.is_plural


def _joined_or_asked(scene: Scene, phrase: Phrase) -> bool:
    """Whether a clause would stand beside a noun ("en je subdoelen") or answer its own question ("Wat is …?")."""
    around = (scene.word(phrase.first - 1), scene.word(phrase.match.last + 1))
    first = next((word.lower for word in scene.words if word.is_word), "")
    beside = any(word is not None and word.lower in ("en", "of", *_QUESTIONS) for word in around)
    return beside or first in _QUESTIONS


def _in_a_fixed_turn(scene: Scene, phrase: Phrase) -> bool:
    """Turns of phrase in which another noun counts: een deel van het netwerk, wat het netwerk betreft."""
    before, earlier = scene.word(phrase.first - 1), scene.word(phrase.first - 2)
    if before is not None and before.lower == "van" and earlier is not None and earlier.lower in _PART_OF:
        return True
    return any(word.lower == "betreft" for word in scene.words) or "zowel" in scene.sentence.lower_words


def _following(scene: Scene, phrase: Phrase, edits: list[Edit]) -> bool:
    """Whether what follows the term still fits; "van Henk" after it and "dat" are put right where they can be."""
    after, next_but_one = scene.word(phrase.match.last + 1), scene.word(phrase.match.last + 2)
    text = spoken(phrase.entry.plain.text, scene.perspective)
    if after is None:
        return True
    if after.lower == "van" and next_but_one is not None:
        if has_slots(text) and next_but_one.tag == NAME:
            return _of_somebody(scene, phrase, text, edits)
        return not (has_slots(text) or has_clause(text))
    if " " in text.partition(" ")[2] and _names_the_term(scene, phrase, after):
        return False
    relative = after if after.form != "," else next_but_one
    if relative is not None and relative.lower in ("dat", "die") and relative.tag == SUBORDINATE:
        fits = "die" if phrase.entry.plain.is_plural or cut_article(text)[0] == "de" else "dat"
        if relative.lower != fits:
            edits.append(Edit(relative.start, relative.end, fits))
        return False
    return True


def _names_the_term(scene: Scene, phrase: Phrase, after: Word) -> bool:
    """Whether the next word says which one it is: het leefgebied wonen, het project Oever."""
    if after.tag == NAME:
        return True
    following = scene.word(phrase.match.last + 2)
    return after.tag == INFINITIVE and following is not None and following.tag == FINITE


def _of_somebody(scene: Scene, phrase: Phrase, text: str, edits: list[Edit]) -> bool:
    """Het netwerk van Henk → de mensen om Henk heen: the name stays where it is."""
    around = lone_object(text)
    of, name = scene.words[phrase.match.last + 1], phrase.match.last + 2
    if around is None or phrase.plural or phrase.adjectives or phrase.kind is not Before.DEFINITE:
        return False
    while (following := scene.word(name + 1)) is not None and following.tag == NAME:
        name += 1
    edits[0] = Edit(edits[0].start, of.end, around[0])
    if around[1]:
        end = scene.words[name].end
        edits.append(Edit(end, end, f" {around[1]}"))
    # a title behind a name, or "van Henk en Ruud", would need more than this
    after = scene.word(name + 1)
    return after is None or after.tag not in ("VG", "LET") or after.form in ".!?"


def _agree(scene: Scene, phrase: Phrase, edits: list[Edit]) -> bool:
    """Puts the finite verb in the number of the new wording, and says whether that is certain."""
    role, finite = find_role(scene.sentence, phrase.first, phrase.match.last)
    if role is Role.OTHER or finite is None:
        before = scene.word(phrase.first - 1)
        # a joining word whose clause has no verb that we know: better ask
        return not (before is not None and before.lower in _JOINS and (finite is None or finite < phrase.first))
    verb, before = scene.words[finite], scene.word(phrase.first - 1)
    is_plural = _is_plural(verb)
    if before is not None and before.lower in ("en", "of", "noch") and not is_plural:
        return False  # with another noun beside it, the subject of a singular verb is something else
    wanted = not phrase.plural
    if is_plural == wanted:
        return role is Role.SUBJECT or wanted
    form = _plain_verb(scene, finite, plural=wanted) or other_number(verb)
    if form is None or verb.shielded:
        return False
    edits.append(Edit(verb.start, verb.end, form))
    return role is Role.SUBJECT and not _goes_on(scene, phrase, finite)


def _plain_verb(scene: Scene, finite: int, *, plural: bool) -> str | None:
    """The form of a plain verb, where the verb is a term of its own and one word becomes one word."""
    match = scene.verbs.get(finite)
    verb = match.entry.plain.verb if match is not None and match.apart is None else None
    if match is None or verb is None or verb.rest or verb.preposition or not match.entry.sure:
        return None
    if match.entry.verb is None or match.entry.verb.reflexive or match.entry.verb.preposition:
        return None
    past = bool(match.roles & {"past", "pasts"})
    role = ("pasts" if past else "plural") if plural else ("past" if past else "hij")
    return verb.finite(role)


def _is_plural(verb: Word) -> bool:
    """Whether a finite verb stands in the plural."""
    return verb.lower.endswith("n") and verb.lower not in ("ben", "kan", "kon", "begin", "win", "ken", "leen", "dien")


def _goes_on(scene: Scene, phrase: Phrase, finite: int) -> bool:
    """Whether the noun is joined to another, or a later clause may have the same subject or point back at it."""
    after = scene.word(phrase.match.last + 1)
    before = scene.word(phrase.first - 1)
    if any(word is not None and word.lower in ("en", "of", "noch") for word in (after, before)):
        return True
    later = scene.words[max(finite, phrase.match.last) + 1 :]
    joined = any(word.tag == "VG" for word in later)
    pointing = any(verb.tag == FINITE and pronoun.lower == "het" for verb, pronoun in pairwise(later))
    return (joined or pointing) and any(word.tag == FINITE for word in later)
