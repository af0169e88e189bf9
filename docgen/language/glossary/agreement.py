"""What changes with a noun: the number of its verb, the ending of its adjectives, dit or deze before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

from docgen.language.clauses import Clause
from docgen.language.document import Sentence
from docgen.language.lexicon import Flag, entry
from docgen.language.words import ADJECTIVE, ADVERB, FINITE, MARK, NAME, NOUN, PREPOSITION, PRONOUN, SUBORDINATE, Word
from docgen.language.wordsets import word_set

_PLURALS = {
    "is": "zijn",
    "was": "waren",
    "heeft": "hebben",
    "had": "hadden",
    "wordt": "worden",
    "werd": "werden",
    "kan": "kunnen",
    "kon": "konden",
    "zal": "zullen",
    "zou": "zouden",
    "wil": "willen",
    "wilde": "wilden",
    "mag": "mogen",
    "mocht": "mochten",
    "moet": "moeten",
    "moest": "moesten",
    "gaat": "gaan",
    "doet": "doen",
    "staat": "staan",
    "ziet": "zien",
    "slaat": "slaan",
    "komt": "komen",
    "weet": "weten",
    "hoeft": "hoeven",
}
_SINGULARS = {plural: singular for singular, plural in _PLURALS.items()}
_NOMINATIVE = word_set("ik jij hij we wij men iemand niemand jullie")
_MAYBE_NOMINATIVE = word_set("u ze zij")
_TIMES = word_set("dag week maand jaar keer avond ochtend middag nacht uur zaterdag zondag weekend zomer winter")
_DETERMINERS = word_set("de het een mijn je jouw uw zijn haar hun ons onze dit dat deze die")
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "laatste", "volgende", "vorige", "beste")
_VOWELS = "aeou"


class Role(Enum):
    """Whether a noun is the subject of its clause."""

    SUBJECT = "subject"
    OTHER = "other"
    UNCERTAIN = "uncertain"


def other_number(verb: Word) -> str | None:
    """The finite form in the other number; `None` when it is not known."""
    if verb.lower in _PLURALS:
        return _PLURALS[verb.lower]
    if verb.lower in _SINGULARS:
        return _SINGULARS[verb.lower]
    known = entry(verb.lower)
    past = bool(known.flags & Flag.PAST)
    infinitive = known.infinitive or verb.infinitive
    if infinitive is None:
        return None
    if known.flags & Flag.PV_MANY and not past:
        return next((form for form in _third_persons(verb.lower) if _is_form(form, infinitive, Flag.PV_ONE)), None)
    if past:
        tried = _past_singulars(verb.lower) if known.flags & Flag.PV_MANY else _past_plurals(verb.lower)
        wanted = Flag.PV_ONE if known.flags & Flag.PV_MANY else Flag.PV_MANY
        return next((form for form in tried if _is_form(form, infinitive, wanted | Flag.PAST)), None)
    particle = verb.infinitive.removesuffix(infinitive) if verb.infinitive else ""
    return f"{particle}{infinitive}" if verb.lower.startswith(particle) else None


def _is_form(form: str, infinitive: str, wanted: Flag) -> bool:
    known = entry(form)
    return known.infinitive == infinitive and known.flags & wanted == wanted


def _past_plurals(form: str) -> Iterator[str]:
    yield form + "n"
    yield form + "en"
    yield form[:-1] + {"f": "v", "s": "z"}.get(form[-1], form[-1]) + "en"
    yield form + form[-1] + "en"
    if len(form) > 3 and form[-2] == form[-3]:
        yield form[:-2] + form[-1] + "en"


def _past_singulars(form: str) -> Iterator[str]:
    yield form.removesuffix("n")
    yield form.removesuffix("en")
    stem = form.removesuffix("en")
    yield stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    yield stem[:-1]
    yield stem[:-1] + stem[-2:-1] + stem[-1:]


def _third_persons(infinitive: str) -> Iterator[str]:
    stem = infinitive.removesuffix("en")
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    for base in (hard[:-1] + hard[-2:-1] + hard[-1:], hard, stem[:-1]):  # maken: maakt; helpen: helpt; zeggen: zegt
        yield base if base.endswith("t") else f"{base}t"


@lru_cache(maxsize=2_000)
def uninflected(adjective: str) -> str | None:
    """The adjective as it stands before a het-word after een: nieuwe → nieuw, grote → groot; `None` if not known."""
    if adjective in _ORDINALS or not adjective.endswith("e"):
        return adjective
    base = adjective[:-1]
    last = {"v": "f", "z": "s"}.get(base[-1:], base[-1:])
    tried = [base[:-1] + last]
    if len(base) > 2 and base[-1] == base[-2]:
        tried.insert(0, base[:-1])
    if len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        tried.insert(0, base[:-2] + base[-2] * 2 + last)
    known = [form for form in tried if entry(form).flags & Flag.ADJECTIVE]
    return max(known, key=lambda form: entry(form).frequency or 0.0, default=None)


@lru_cache(maxsize=2_000)
def inflected(adjective: str) -> str | None:
    """The adjective in -e: kort → korte, groot → grote, wit → witte; `None` if not known."""
    if adjective.endswith(("e", "en")) or adjective in ("eigen", "open", "ander half"):
        return adjective
    soft = {"f": "v", "s": "z"}.get(adjective[-1], adjective[-1])
    tried = [f"{adjective}e", f"{adjective[:-1]}{soft}e", f"{adjective}{adjective[-1]}e"]
    if len(adjective) > 3 and adjective[-2] == adjective[-3]:
        tried.insert(0, f"{adjective[:-2]}{soft}e")
    known = [form for form in tried if entry(form).flags & Flag.ADJECTIVE or entry(form).frequency]
    best = max(known, key=lambda form: entry(form).frequency or 0.0, default=None)
    return best if entry(adjective).flags & Flag.ADJECTIVE else None


def clause_of(sentence: Sentence, at: int) -> Clause | None:
    """The clause in which a word stands."""
    return next((clause for clause in sentence.clauses if at in clause.positions), None)


def find_role(sentence: Sentence, first: int, last: int) -> tuple[Role, int | None]:
    """Whether the words `first..last` are the subject of their clause, and where its finite verb stands."""
    words = sentence.words
    clause = clause_of(sentence, last)
    if clause is None or clause.finite is None or clause.opener == "om":
        return Role.OTHER, None
    before = words[first - 1] if first else None
    if before is not None and before.tag == PREPOSITION:
        return Role.OTHER, clause.finite
    if before is not None and before.lower in ("dan", "als", "zoals") and before.tag != SUBORDINATE:
        return Role.UNCERTAIN, clause.finite
    if clause.opener == "rel" or (words[clause.positions[0]].lower in ("wat", "die", "wie", "welke")):
        return Role.UNCERTAIN, clause.finite
    role = _in_subordinate(words, clause, first) if clause.opener == "sub" else _in_main(words, clause, first, last)
    return role, clause.finite


def _in_subordinate(words: Sequence[Word], clause: Clause, first: int) -> Role:
    between = [words[at] for at in clause.positions if at < first and words[at].tag != SUBORDINATE]
    if any(word.tag in (NAME, NOUN) or word.tag == PRONOUN for word in between):
        return Role.OTHER
    return Role.SUBJECT


def _in_main(words: Sequence[Word], clause: Clause, first: int, last: int) -> Role:
    finite = clause.finite or 0
    if last < finite:
        if last + 1 != finite:
            return Role.UNCERTAIN
        front = [at for at in clause.positions if at < first and words[at].tag not in ("VG", ADVERB)]
        return Role.UNCERTAIN if front else _first_place(words, finite)
    front = [words[at] for at in clause.positions if at < finite]
    if _holds_subject(front):
        return Role.OTHER
    if any(word.tag in (NAME, NOUN) for word in _outside_prepositions(front)):
        return Role.UNCERTAIN
    between = [words[at] for at in clause.positions if finite < at < first]
    if any(word.tag in (PRONOUN, NAME, NOUN) for word in between):
        return Role.OTHER
    return Role.SUBJECT if not between else Role.UNCERTAIN


def _first_place(words: Sequence[Word], finite: int) -> Role:
    """A noun before its verb is the subject, unless a pronoun or perhaps a person after the verb is."""
    following = words[finite + 1] if finite + 1 < len(words) else None
    if following is None or following.tag == MARK:
        return Role.SUBJECT
    if following.lower in _NOMINATIVE:
        return Role.OTHER
    if following.lower in _MAYBE_NOMINATIVE:
        return Role.UNCERTAIN
    if following.lower == "je" and not words[finite].lower.endswith("t"):
        later = words[finite + 2] if finite + 2 < len(words) else None
        return Role.SUBJECT if later is not None and later.tag == NOUN else Role.UNCERTAIN
    return Role.UNCERTAIN if following.tag == NAME else Role.SUBJECT


def _holds_subject(front: Sequence[Word]) -> bool:
    """Whether what stands before the verb is or holds its subject: a pronoun, a name or a noun that is no time."""
    bare = _outside_prepositions(front)
    last = bare[-1] if bare else None
    if last is None or last.lower in _TIMES:
        return False
    return last.tag in (NAME, NOUN) or (last.tag == PRONOUN and last.lower not in ("er", "daar", "hier"))


def _outside_prepositions(front: Sequence[Word]) -> list[Word]:
    """The words that belong to no preposition before them."""
    inside, bare = False, list[Word]()
    for word in front:
        if word.tag == PREPOSITION:
            inside = True
        elif inside and word.tag in (NOUN, NAME):
            inside = False
        elif not inside and word.tag != ADJECTIVE:
            bare.append(word)
    return bare


def is_determiner(word: Word) -> bool:
    """Whether a noun can follow."""
    return word.lower in _DETERMINERS


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb."""
    return word.tag == FINITE
