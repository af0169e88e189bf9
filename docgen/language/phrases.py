"""The nominal phrases of a clause, and the noun that each belongs to when it does not belong to the verb.

Rules of preference, as a reader has them without knowing what the words mean: `van` belongs to the noun before it, all
that comes before the verb of a main clause is one constituent, what `en` joins is of one shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.language.closed import NAMES_OF_TIME
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    COORDINATE,
    INFINITIVE,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set

_NOMINAL = frozenset((NOUN, NAME))
_OPENING = frozenset((ARTICLE, NUMBER, ADJECTIVE))
_OWNS = word_set("mijn jouw je uw zijn haar ons onze hun m'n z'n d'r wiens wier veel weinig meer minder geen zoveel")
# after a noun these mostly say more of it; the others mostly belong to the verb
_TO_NOUN = word_set("van te tussen voor over met per uit tegen rond in zoals")
_MEASURES = word_set("aantal soort soorten paar groep groepje stel reeks serie hoeveelheid stuk stukje tal rij massa")
_ASIDE = frozenset(("–", "—", "-", "["))
_QUOTES = frozenset("\"'“”‘’„«»") | {"''", ",,"}
_SEEN = 30  # phrases that are looked at ahead and back


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun, pronoun or number with what stands before it; `over` is the phrase that it belongs to."""

    first: int
    head: int
    last: int
    preposition: int | None
    over: Phrase | None = None
    lead: Phrase | None = None  # the first of the enumeration that this is a later one of


def governor(phrase: Phrase) -> Phrase | None:
    """The phrase that a phrase or the enumeration it stands in belongs to; `None` for the head of the clause."""
    return (phrase.lead or phrase).over


def find_phrases(words: Sequence[Word], positions: Sequence[int], finite: int | None) -> list[Phrase]:
    """The phrases of a clause in order, each attached; `finite` is its verb when that stands in second place."""
    phrases = _cut(words, positions)
    inside = set(positions)
    gaps = [_gap(words, inside, one, other) for one, other in pairwise([None, *phrases])]
    aside: Phrase | None = None  # what the brackets that are open say more of
    plain: list[Phrase] = []  # the phrases outside brackets
    listing = False  # after a colon the commas enumerate
    for number, (phrase, gap) in enumerate(zip(phrases, gaps, strict=True)):
        forms = [word.form for word in gap]
        aside = None if ")" in forms else aside
        if "(" in forms and forms[-1] != ")" and number:
            aside = phrase.over = plain[-1] if plain else None
        elif aside is not None:
            phrase.over = phrases[number - 1]
        elif plain:
            listing = listing or ":" in forms
            listed = listing or _enumerates(gaps[number + 1 : number + _SEEN])
            _attach(words, plain, phrase, gap, opens=finite is not None and phrase.head < finite, listed=listed)
        if aside is None:
            plain.append(phrase)
    return phrases


def _gap(words: Sequence[Word], inside: set[int], one: Phrase | None, other: Phrase | None) -> list[Word]:
    """The marks, and the words of the same clause, between two phrases."""
    if one is None or other is None:
        return []
    return [words[at] for at in range(one.last + 1, other.first) if at in inside or words[at].tag == MARK]


def _cut(words: Sequence[Word], positions: Sequence[int]) -> list[Phrase]:
    """The phrases of a clause, not yet attached."""
    phrases: list[Phrase] = []
    opened: list[int] = []  # the words before a noun that is still to come
    preposition: int | None = None
    previous = -2
    for at in positions:
        word = words[at]
        if (opened or preposition is not None) and _interrupted(words, previous, at):
            phrases += _closed(words, opened, preposition)
            opened, preposition = [], None
        previous = at
        free = not opened and preposition is None
        if free and phrases and word.tag in _NOMINAL and _goes_on(words, phrases[-1], at):
            _extend(words, phrases[-1], at)
        elif _leads(words, at) and not (word.tag == ARTICLE and opened):
            opened.append(at)
        elif word.tag in _NOMINAL or (opened and nominal_infinitive(words, at)):
            phrases.append(_phrase(opened, at, preposition))
            opened, preposition = [], None
        elif word.tag != ADVERB:
            phrases += _closed(words, opened, preposition)
            if word.tag == PRONOUN:
                phrases.append(_phrase([], at, None if opened else preposition))
            opened = [at] if word.tag == ARTICLE else []
            preposition = at if word.tag == PREPOSITION else None
    return [*phrases, *_closed(words, opened, preposition)]


def _leads(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands before the noun of its phrase."""
    word = words[at]
    return word.tag in _OPENING or (word.tag == PRONOUN and word.lower in _OWNS) or _possessive(words, at)


def _phrase(opened: list[int], head: int, preposition: int | None) -> Phrase:
    first = preposition if preposition is not None else opened[0] if opened else head
    return Phrase(first, head, head, preposition)


def _closed(words: Sequence[Word], opened: list[int], preposition: int | None) -> Iterator[Phrase]:
    """The phrase that words without a noun after them are: "in 1948", "een van de"; an adjective alone is none."""
    if opened and (preposition is not None or words[opened[-1]].tag != ADJECTIVE):
        yield _phrase(opened, opened[-1], preposition)


def nominal_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether an infinitive is used as a noun: "van het werken", "het dagelijks slikken van"."""
    if words[at].tag != INFINITIVE or at < 1:
        return False
    article = at - 1
    while article > 0 and words[article].tag == ADJECTIVE:
        article -= 1
    if words[article].lower not in {"het", "dit", "dat"}:
        return False
    governed = article > 0 and words[article - 1].tag == PREPOSITION
    return governed or (at + 1 < len(words) and words[at + 1].lower == "van")


def _possessive(words: Sequence[Word], at: int) -> bool:
    """Whether a name says whose: "Jan's oude fiets"."""
    following = words[at + 1].tag if at + 1 < len(words) else MARK
    owner = words[at].tag == NAME and words[at].form.endswith(("'s", "’s"))
    return owner and following in {NOUN, ADJECTIVE}


def _interrupted(words: Sequence[Word], previous: int, at: int) -> bool:
    """Whether what stands between two words ends the phrase, which a comma between adjectives does not."""
    between = words[previous + 1 : at]
    if not between or all(word.form in _QUOTES for word in between):
        return False
    adjectives = words[previous].tag == ADJECTIVE and words[at].tag == ADJECTIVE
    return not (adjectives and all(word.form == "," for word in between))


def _goes_on(words: Sequence[Word], phrase: Phrase, at: int) -> bool:
    """Whether a noun right after another belongs to its phrase: "Jan Smit", "een glas water", "het schip Batavia"."""
    last = words[phrase.last]
    apart = any(word.form not in _QUOTES for word in words[phrase.last + 1 : at])
    return not apart and last.tag in _NOMINAL and last.lower not in NAMES_OF_TIME


def _extend(words: Sequence[Word], phrase: Phrase, at: int) -> None:
    if words[phrase.last].tag == NAME and words[at].tag == NOUN:
        phrase.head = at
    phrase.last = at


def _enumerates(gaps: Sequence[Sequence[Word]]) -> bool:
    """Whether `en` or `of` comes later between the phrases, so that the commas before it enumerate."""
    for gap in gaps:
        if any(word.tag in VERBS or word.tag == SUBORDINATE for word in gap):
            return False
        if any(word.tag == COORDINATE for word in gap):
            return True
    return False


def _attach(
    words: Sequence[Word], earlier: list[Phrase], phrase: Phrase, gap: Sequence[Word], *, opens: bool, listed: bool
) -> None:
    """Hangs a phrase on an earlier one, if it does not belong to the verb.

    `opens`: it stands before the verb of a main clause. `listed`: commas enumerate here.
    """
    forms = {word.form for word in gap} - _QUOTES
    before = earlier[-1]
    noun = words[before.head].tag in _NOMINAL
    if ":" in forms or any(word.tag in VERBS for word in gap):
        return
    like = phrase.preposition is not None and words[phrase.preposition].lower == "zoals"
    if forms & _ASIDE or like:
        phrase.over = before
    elif any(word.tag == COORDINATE for word in gap) or ("," in forms and listed):
        phrase.lead = _parallel(words, earlier, phrase)
        phrase.over = before if phrase.lead is None and opens else None
    elif "," in forms:
        phrase.over = before if phrase.preposition is None and noun else None
    elif phrase.preposition is None and not gap:
        phrase.over = before if words[before.head].lower in _MEASURES else None
    elif phrase.preposition is not None and not forms:
        lower = words[phrase.preposition].lower
        phrase.over = before if lower == "van" or (noun and (opens or lower in _TO_NOUN)) else None


def _parallel(words: Sequence[Word], earlier: list[Phrase], phrase: Phrase) -> Phrase | None:
    """The first phrase of the enumeration that a phrase goes on: of the same preposition, or that begins alike."""
    near = earlier[: -_SEEN - 1 : -1]
    if phrase.preposition is not None:
        lower = words[phrase.preposition].lower
        alike = (e for e in near if e.preposition is not None and words[e.preposition].lower == lower)
        found = next(alike, None)
    else:
        found = next((e for e in _upwards(near[0]) if _opening(words, e) == _opening(words, phrase)), near[0])
    return None if found is None else found.lead or found


def _upwards(phrase: Phrase | None) -> Iterator[Phrase]:
    """A phrase, what it belongs to, and so on."""
    for _ in range(_SEEN):
        if phrase is None:
            return
        yield phrase
        phrase = governor(phrase)


def _opening(words: Sequence[Word], phrase: Phrase) -> str:
    """The class of the first word of a phrase after its preposition."""
    first = phrase.first if phrase.preposition is None else phrase.preposition + 1
    return words[min(first, phrase.head)].tag
