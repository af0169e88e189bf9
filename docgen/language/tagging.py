"""The word class of each word in its sentence: dictionary, endings and neighbours, no trained weights.

Two rounds. First every word gets its class from the closed classes, the word list or its form; a word that may be a verb
or a noun looks at its neighbours. Then each stretch between clause borders settles its verbs: one finite verb, the
others infinitive or participle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.language import closed
from docgen.language.lexicon import Entry, Flag, entry
from docgen.language.tokens import Token

NOUN, NAME, FINITE, INFINITIVE, PARTICIPLE, ADJECTIVE = "N", "NAAM", "PV", "INF", "VD", "ADJ"
ARTICLE, PRONOUN, PREPOSITION, COORDINATE, SUBORDINATE = "LID", "VNW", "VZ", "VG", "SUB"
ADVERB, NUMBER, EXCLAMATION, TE, MARK = "BW", "TW", "TUSS", "TE", "LET"
VERBS = frozenset((FINITE, INFINITIVE, PARTICIPLE))

_NOUN = int(Flag.NOUN)
_ONE, _MANY = int(Flag.PV_ONE), int(Flag.PV_MANY)
_INF, _VD, _ADJ, _PAST = int(Flag.INFINITIVE), int(Flag.PARTICIPLE), int(Flag.ADJECTIVE), int(Flag.PAST)
_PLURAL, _ON_E = int(Flag.PLURAL), int(Flag.ON_E)
_VERB = _ONE | _MANY | _INF | _VD
_ENDINGS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r".{2,}(?:ende?|ige?|lijke?|ische?|bare?|zame?|loze?|achtige?|vormige?|talige?|matige?|jarige?|waardige?)$"), _ADJ),
    (re.compile(r".{3,}(?:volle?|ieke|i[eë]le|aire|ieve|rijke?|s[e]|[aeo]nte|ele|vrije?|arme?|gewijze?)$"), _ADJ),
    (re.compile(r".{3,}eren$"), _INF | _MANY),
    (re.compile(r"ge.{2,}eerd$"), _VD),
    (re.compile(r".{3,}eert$"), _ONE),
    (re.compile(r".{3,}eerden$"), _MANY | _PAST),
    (re.compile(r".{3,}eerde$"), _ONE | _PAST),
    (re.compile(r".{3,}(?:loos|isch|baar|zaam|ste)$"), _ADJ),
)
_OPENS = frozenset((":", '"', "“", "‘", "„", "''", ",,", "«", "'", "- ", "–"))
_NATIONALITY = re.compile(r"(?:se|ns|aans|ees|isch|ische|talige?|taligen|zuid|west|oost|noord)$")
_PARTICIPLE = re.compile(
    r"(?:af|aan|op|uit|in|mee|toe|terug|over|door|na|voor|om|bij|weg|neer|samen|tegen|vast)?ge.{3,}[dt]$|(?:be|ver|ont|her).{2,}[dt]$|ge.{3,}en$"
)


@dataclass(slots=True)
class Word:
    """One token with its class; `infinitive` for verb forms whose verb is known. Not changed after tagging."""

    start: int
    end: int
    form: str
    lower: str
    tag: str
    flags: int
    infinitive: str | None = None
    auxiliary: bool = False
    shielded: bool = False

    @property
    def is_word(self) -> bool:
        """Whether this is not a punctuation mark."""
        return self.tag != MARK


@lru_cache(maxsize=50_000)
def known(word: str) -> tuple[int, str | None]:
    """Flags and infinitive of a lower-case word, also of verb forms with a particle and of compounds."""
    found: Entry = entry(word)
    if found.flags & (_VERB | _NOUN | _ADJ):
        return found.flags, found.infinitive
    separable = _with_particle(word)
    if separable is not None:
        return separable
    for pattern, flag in _ENDINGS:
        if pattern.match(word):
            return found.flags | flag | (_ON_E if word.endswith("e") else 0), None
    if not found.flags and _PARTICIPLE.match(word):
        return found.flags | _VD, None
    return found.flags, None


def _with_particle(word: str) -> tuple[int, str | None] | None:
    for particle in closed.PARTICLES:
        if word.startswith(particle) and len(word) >= len(particle) + 3:
            rest = entry(word[len(particle) :])
            flags = rest.flags & (_VERB | _PAST | int(Flag.ONLY_ZIJN) | int(Flag.ALSO_ZIJN) | int(Flag.ON_T))
            if flags and rest.infinitive:
                if rest.infinitive in _PARTICLE_ZIJN.get(particle, ()):
                    flags |= int(Flag.ONLY_ZIJN)
                return flags, particle + rest.infinitive
    return None


# with a particle these verbs are transitive or not otherwise than alone
_PARTICLE_ZIJN: dict[str, tuple[str, ...]] = {"af": ("treden", "reizen"), "op": ("treden", "groeien"), "om": ("komen",)}


def tag_sentence(tokens: Sequence[Token], names: Callable[[int, int], bool] | None = None) -> list[Word]:
    """The words of one sentence with their classes; `names(start, end)` tells whether a place is a known name."""
    words: list[Word] = []
    opens = True  # here a capital says nothing: at the start, after a colon or an opening quotation mark
    for token in tokens:
        words.append(_first(token, opens, names))
        opens = (opens or token.form in _OPENS) and not token.is_word
    _join_names(words)
    for index, word in enumerate(words):
        _by_neighbours(words, index, word)
    _settle_verbs(words)
    return words


def _first(token: Token, first: bool, names: Callable[[int, int], bool] | None) -> Word:  # noqa: FBT001 - a private step
    start, end, form, is_word = token
    lower = form.lower()
    if not is_word:
        return Word(start, end, form, lower, MARK, 0)
    if names is not None and names(start, end):
        return Word(start, end, form, lower, NAME, 0)
    if form[0].isdigit():
        return Word(start, end, form, lower, NUMBER, 0)
    if lower in closed.NAMES_OF_TIME:
        return Word(start, end, form, lower, NAME, 0)
    if lower in closed.FINITE_FORMS and (first or not form[0].isupper()):
        return Word(start, end, form, lower, FINITE, known(lower)[0] | _ONE, closed.FINITE_FORMS[lower])
    tag = closed.CLOSED.get(lower)
    if tag is not None and (first or form == lower or lower in {"u", "uw"} or len(form) < 2):
        return Word(start, end, form, lower, tag, entry(lower).flags if lower == "zijn" else 0)
    flags, infinitive = known(lower)
    capital = form[0].isupper() or (len(form) > 2 and form[1:2].isupper())
    if capital and _NATIONALITY.search(lower) and len(lower) > 4 and not (first and flags & (_VERB | _NOUN)):
        return Word(start, end, form, lower, ADJECTIVE, flags | _ADJ)
    if capital and not first:
        return Word(start, end, form, lower, NAME, flags)
    if capital and first and not flags & (_VERB | _NOUN | _ADJ):
        return Word(start, end, form, lower, NAME, flags)
    return Word(start, end, form, lower, _class_of(lower, flags), flags, infinitive)


def _class_of(lower: str, flags: int) -> str:
    """The class of a word outside the closed classes before its neighbours are known; "?" leads it to be settled."""
    if flags & _ADJ and flags & _ONE and not flags & (_PAST | _NOUN | _VD):
        return ADJECTIVE
    if flags & _VERB and (not flags & _NOUN or lower in closed.RATHER_VERB):
        return "V?"
    if flags & _NOUN:
        if flags & _VERB:
            return "NV?"
        return "NA?" if flags & _ADJ else NOUN
    if flags & _ADJ:
        return ADJECTIVE
    return NOUN if len(lower) > 1 else PRONOUN


def _join_names(words: list[Word]) -> None:
    """Jan de Vries, Van der Berg: small words between two names belong to the name; a first word before one may."""
    for index in range(len(words) - 1):
        word, following = words[index], words[index + 1]
        if following.tag == NAME and word.tag in {NOUN, "NA?"} and word.form[0].isupper() and not word.flags & (_ADJ | _PLURAL):
            before = index == 0 or all(other.tag == MARK for other in words[:index])
            if before and not word.flags & int(Flag.HUMAN):
                word.tag = NAME


def _content_before(words: list[Word], index: int) -> Word | None:
    return words[index - 1] if index else None


def _by_neighbours(words: list[Word], index: int, word: Word) -> None:
    """Settles what the word beside it tells: noun after an article, verb beside a subject, `te` before an infinitive."""
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    lower = word.lower
    if word.tag == "NV?":
        word.tag = _noun_or_verb(words, index, word, before, after)
    elif word.tag == "NA?":
        word.tag = _noun_or_adjective(word, before, after)
    elif lower == "te":
        _te(words, index, word)
    elif lower == "zijn":
        word.tag = _zijn(words, index, before, after)
        word.infinitive = "zijn" if word.tag != PRONOUN else None
    elif lower in {"die", "dat", "wat", "wie", "daar"}:
        word.tag = _pointing(words, index, lower, before, after)
    elif lower in {"als", "toen", "of", "sinds", "waar", "hoe", "mits"}:
        word.tag = _joining(words, index, lower, before, after)
    elif word.tag == "V?" and word.flags & _ADJ and _before_noun(before, after):
        word.tag = ADJECTIVE
    elif word.tag == "V?" and before is not None and before.tag == ARTICLE and before.lower in {"het", "een"}:
        if word.flags & _INF and before.lower == "het" and not (after and after.tag == NOUN):
            word.tag = INFINITIVE  # het werken
        elif word.flags & _VD and not word.flags & _ONE:
            word.tag = ADJECTIVE


def _before_noun(before: Word | None, after: Word | None) -> bool:
    noun_follows = after is not None and (after.tag in {NOUN, NAME, ADJECTIVE, "NA?", "NV?"} or bool(after.flags & _NOUN))
    return noun_follows and before is not None and before.tag in {ARTICLE, PRONOUN, PREPOSITION, ADJECTIVE, NUMBER, COORDINATE, ADVERB}


def _noun_or_verb(words: list[Word], index: int, word: Word, before: Word | None, after: Word | None) -> str:
    if after is not None and word.flags & _MANY and after.lower in _AFTER_MANY and not (before and before.tag in {ARTICLE, ADJECTIVE}):
        return "V?"
    if before is not None:
        if before.lower == "te" and word.flags & _INF:
            return INFINITIVE
        if before.lower in closed.SUBJECTS_ONE and word.flags & _ONE and before.lower not in {"je", "ze", "zij"}:
            return "V?"
        if before.lower in closed.SUBJECTS_MANY and word.flags & _MANY:
            return "V?"
        if before.tag in {ARTICLE, NUMBER} or (before.tag == PRONOUN and before.lower in _POSSESSIVE):
            return NOUN
        if before.tag == ADJECTIVE and before.lower.endswith("e"):
            return NOUN
        if before.tag == PREPOSITION and not (word.flags & _MANY and before.lower in closed.PARTICLES and _ends_clause(words, index)):
            return NOUN
    if after is not None and after.lower in closed.SUBJECTS_ONE and word.flags & _ONE and after.lower != "zij":
        return "V?"
    return "NV?"


_AFTER_MANY = frozenset("we wij ze jullie zich".split())
_POSSESSIVE = frozenset("mijn jouw je uw zijn haar ons onze hun m'n z'n d'r".split())


def _ends_clause(words: list[Word], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].tag == MARK


def _noun_or_adjective(word: Word, before: Word | None, after: Word | None) -> str:
    noun_follows = after is not None and after.tag in {NOUN, NAME, ADJECTIVE, "NA?", "NV?"}
    if word.flags & _ON_E:
        return ADJECTIVE if noun_follows else NOUN
    if before is not None and before.tag in {ARTICLE, PREPOSITION} and not noun_follows and before.lower != "het":
        return NOUN if entry(word.lower).sem else ADJECTIVE
    return ADJECTIVE


def _te(words: list[Word], index: int, word: Word) -> None:
    for after in words[index + 1 : index + 3]:
        if after.flags & _INF or after.lower in {"zijn", "hebben", "worden", "kunnen", "moeten"}:
            word.tag = TE
            after.tag = INFINITIVE
            return
        if after.lower not in closed.PARTICLES:
            break
    after = words[index + 1] if index + 1 < len(words) else None
    word.tag = PREPOSITION if after is not None and after.tag in {NAME, NOUN} else ADVERB


def _zijn(words: list[Word], index: int, before: Word | None, after: Word | None) -> str:
    if before is not None and before.lower == "te":
        return INFINITIVE
    if after is None or after.tag == MARK:
        return FINITE if not _modal_before(words, index) else INFINITIVE
    if before is not None and after.tag in {ADJECTIVE, NOUN} and before.lower in {"die", "dat"} and any(w.tag in {FINITE, "V?"} for w in words[index + 2 :]):
        return PRONOUN
    if before is not None and (before.lower in {"we", "wij", "ze", "zij", "jullie", "er", "dit", "dat", "die", "hier", "daar"}):
        return FINITE
    if any(w.tag == FINITE and w.infinitive != "zijn" for w in words[max(0, index - 3) : index]) and after.lower == "best":
        return PRONOUN
    if after.tag in {NOUN, NAME, "NA?", "NV?", NUMBER} or (after.tag == ADJECTIVE and after.lower.endswith(("e", "eigen"))):
        if before is not None and before.tag in {NOUN, "NV?"} and before.flags & _PLURAL and after.tag not in {NOUN, "NV?", ADJECTIVE}:
            return FINITE
        return PRONOUN
    if after.tag == "V?" and after.lower.endswith("e"):
        return PRONOUN
    if after.tag == ADJECTIVE:
        further = words[index + 2] if index + 2 < len(words) else None
        return PRONOUN if further is not None and further.tag == NOUN and not (before and before.flags & _PLURAL) else FINITE
    return FINITE


def _modal_before(words: list[Word], index: int) -> bool:
    for word in reversed(words[max(0, index - 12) : index]):
        if word.tag == SUBORDINATE or (word.tag == MARK and word.form in ",;:"):
            return word.tag == MARK and False
        if word.tag == FINITE and word.infinitive in closed.WITH_INFINITIVE:
            return True
    return False


def _pointing(words: list[Word], index: int, lower: str, before: Word | None, after: Word | None) -> str:
    """`die` and `dat`: relative or joining (SUB) when a clause follows, article before a noun, else pronoun."""
    if before is None or after is None:
        return ARTICLE if after is not None and after.tag in {NOUN, ADJECTIVE} else (ADVERB if lower == "daar" else PRONOUN)
    if lower == "daar":
        return ADVERB
    if after.tag == FINITE and lower == "dat" and before.tag == MARK and before.form != ",":
        return PRONOUN
    if lower in {"wat", "wie"}:
        return SUBORDINATE if before.tag == MARK or before.tag in VERBS or before.tag == "V?" else PRONOUN
    verb_later = any(word.tag in {FINITE, "V?"} for word in words[index + 1 :])
    if before.tag in {MARK, NOUN, NAME} and verb_later and (lower == "die" or before.tag != MARK or before.form == ","):
        return SUBORDINATE
    if lower == "dat" and verb_later and after.tag != NOUN and (before.tag in {FINITE, PARTICIPLE, "V?", ADVERB, ADJECTIVE, INFINITIVE, PRONOUN}):
        return SUBORDINATE
    return ARTICLE if after.tag in {NOUN, ADJECTIVE, "NA?"} else PRONOUN


def _joining(words: list[Word], index: int, lower: str, before: Word | None, after: Word | None) -> str:
    verb_later = any(word.tag in {FINITE, "V?"} for word in words[index + 1 :])
    if lower == "als":
        return SUBORDINATE if verb_later and after is not None and after.tag in {PRONOUN, ARTICLE, NAME, ADVERB, NOUN} and _clause_like(words, index) else PREPOSITION
    if lower == "of":
        joins = before is not None and (before.tag in VERBS or before.tag == "V?" or before.form == ",")
        return SUBORDINATE if joins and after is not None and after.tag in {PRONOUN, ARTICLE} and _clause_like(words, index) else COORDINATE
    if lower in {"toen", "waar", "hoe"}:
        if before is None:
            return SUBORDINATE if after is not None and after.tag not in {FINITE, "V?"} and lower != "hoe" else ADVERB
        return SUBORDINATE if after is not None and after.tag not in {FINITE, "V?"} else ADVERB
    return SUBORDINATE if verb_later and after is not None and after.tag in {PRONOUN, ARTICLE} and _clause_like(words, index) else PREPOSITION


def _clause_like(words: list[Word], index: int) -> bool:
    """Whether a verb ends the stretch after a joining word: "als hij thuis komt," but not "als leraar werkte hij"."""
    last: Word | None = None
    for word in words[index + 1 :]:
        if word.tag == MARK:
            break
        last = word
    if last is None:
        return False
    return last.tag in {FINITE, "V?", PARTICIPLE, INFINITIVE, "NV?"} or words[index + 1].lower in closed.SUBJECTS_ONE


def _stretches(words: list[Word]) -> list[list[Word]]:
    """The words between clause borders: joining words, commas and other marks but quotation marks."""
    stretches: list[list[Word]] = [[]]
    for word in words:
        border = word.tag == SUBORDINATE or (word.tag == MARK and word.form in {",", ";", ":", "(", ")", "-", "–", "—", "/"})
        if border or (word.tag == COORDINATE and any(other.tag == FINITE or _sure_finite(other) for other in stretches[-1])):
            stretches.append([])
        stretches[-1].append(word)
    return [stretch for stretch in stretches if stretch]


def _sure_finite(word: Word) -> bool:
    return word.tag == "V?" and bool(word.flags & (_ONE | _PAST)) and not word.flags & (_VD | _INF | _ADJ)


def _settle_verbs(words: list[Word]) -> None:
    finite: Word | None = None
    for stretch in _stretches(words):
        finite = _settle(stretch, finite if stretch[0].tag == COORDINATE else None)
    for index, word in enumerate(words):
        if word.tag in VERBS and word.infinitive in closed.AUXILIARIES:
            word.auxiliary = _helps(words, index, word)


def _settle(stretch: list[Word], shared: Word | None) -> Word | None:
    """Settles the verbs of a stretch; `shared` is the finite verb before `en`, which may govern this one too."""
    finite = next((word for word in stretch if word.tag == FINITE), None)
    if finite is None and shared is not None and shared.infinitive in {"zijn", "worden", "hebben"}:
        finite = None if any(_sure_finite(word) for word in stretch) else shared
    if finite is None:
        finite = _choose_finite(stretch)
    for word in stretch:
        if word.tag == "V?":
            word.tag = _leftover(word, finite, stretch)
        elif word.tag == "NV?":
            word.tag = _leftover_noun(word, finite, stretch)
    return finite


def _choose_finite(stretch: list[Word]) -> Word | None:
    """The word of a stretch without certain finite verb that is one; `None` when there is no likely one."""

    def worth(word: Word) -> int:
        flags = word.flags
        if word.tag not in {"V?", "NV?"} or not flags & (_ONE | _MANY):
            return 0
        points = 5 if word.tag == "V?" else 2
        if flags & _PAST and not flags & _VD:
            points += 4
        elif flags & _ONE and not flags & (_VD | _ADJ):
            points += 3
        if flags & _INF:
            points -= 0 if word.infinitive in closed.AUXILIARIES else 3
        if flags & _VD:
            points -= 2
        if flags & _ADJ:
            points -= 2
        return points

    best = max(stretch, key=worth, default=None)
    if best is None or worth(best) < 2:
        return None
    if worth(best) == 2 and best.flags & _INF and (best.tag != "V?" or not _alone(stretch)) and not _many_subject(stretch):
        return None
    best.tag = FINITE
    return best


def _alone(stretch: list[Word]) -> bool:
    """Whether a stretch opens the sentence's own clause rather than a list of infinitives."""
    return sum(word.tag in {NOUN, PRONOUN, NAME} for word in stretch) >= 2


def _many_subject(stretch: list[Word]) -> bool:
    return any(
        word.lower in closed.SUBJECTS_MANY or word.lower in {"die", "en"} or (word.tag == NOUN and word.flags & _PLURAL) for word in stretch
    )


def _leftover(word: Word, finite: Word | None, stretch: list[Word]) -> str:
    flags = word.flags
    if flags & _VD and (finite is not None or not flags & (_ONE | _MANY)):
        if not flags & _INF or (finite is not None and finite.infinitive in {"hebben", "zijn", "worden"}):
            return PARTICIPLE
    if flags & _INF:
        return INFINITIVE
    if flags & (_ONE | _MANY) and not flags & _ADJ:
        return FINITE
    if flags & _ADJ:
        return ADJECTIVE
    return PARTICIPLE if flags & _VD else NOUN


def _leftover_noun(word: Word, finite: Word | None, stretch: list[Word]) -> str:
    flags = word.flags
    last = next((other for other in reversed(stretch) if other.tag != MARK), word)
    if flags & _INF and finite is not None and finite.infinitive in closed.WITH_INFINITIVE and word is last:
        return INFINITIVE
    if flags & _PAST and not flags & (_PLURAL | _VD) and stretch[0].tag == COORDINATE and word is stretch[1]:
        return FINITE
    if flags & _VD and finite is not None and finite.infinitive in {"hebben", "zijn", "worden"}:
        return PARTICIPLE
    return NOUN


def _helps(words: list[Word], index: int, word: Word) -> bool:
    """Whether an auxiliary is used as one: zijn and worden always, hebben with a participle, modals with an infinitive."""
    if word.infinitive in {"zijn", "worden", "zullen"}:
        return True
    wanted = PARTICIPLE if word.infinitive == "hebben" else INFINITIVE
    near = words[max(0, index - 4) : index + 16]
    return any(other.tag in {wanted, PARTICIPLE} and other is not word for other in near)
