"""The word class of each word in its sentence: dictionary, endings and neighbours, no trained weights.

First every word gets its class from the closed classes, the word list or its form. A word that may be a verb or a noun
then looks at its neighbours (`neighbours`), and each stretch between clause borders settles its verbs (`verbs`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from docgen.language import closed
from docgen.language.balance import balance_verbs
from docgen.language.forms import NOUN_ENDING, known
from docgen.language.lexicon import Flag, entry
from docgen.language.neighbours import settle_by_neighbours
from docgen.language.tokens import Token
from docgen.language.verbs import mark_helpers, settle_verbs
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    CAN_ADJECTIVE,
    CAN_MANY,
    CAN_NOUN,
    CAN_ONE,
    CAN_PARTICIPLE,
    CAN_VERB,
    FINITE,
    IS_PAST,
    IS_PLURAL,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    Word,
)
from docgen.language.wordsets import word_set

_LONGEST_FIRST_NAME = 6  # Roos, Mark, Merel: first names that are nouns too are short
_CHAMPIONSHIPS = frozenset(("ek", "wk", "nk"))
_NAME_WITH_HYPHEN = re.compile(r"[a-z]-[A-ZÀ-Þ][a-z]")  # West-Vlaanderen
_SMALL_NUMBERS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
_NUMBER = re.compile(
    rf"(?:(?:{_SMALL_NUMBERS}|(?:vijf|zes|zeven|acht|negen)tien"
    rf"|(?:{_SMALL_NUMBERS})?(?:en|ën)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|honderd|duizend|-)+(?:de|ste)?|['’]\d\d)$"
)
_COUNTED = re.compile(r"\d[\d.,]*-(?=[a-zé]{3})")
_STRESS = str.maketrans("áéíóú", "aeiou")
_VOWEL = re.compile("[aeiouyà-öø-ÿ]")
_FOREIGN = word_set("the and of la le les du des et to by up el il di al der au aux von zu")
_OPENS = frozenset((":", '"', "“", "‘", "„", "''", ",,", "«", "'", "- ", "–"))
_CLOSES = frozenset(('"', "”", "’", "''", "»", "'"))
_NATIONALITY = re.compile(r"(?:se|isch|ische|talige?|taligen)$")
_OF_COUNTRY = re.compile(r"(?:aans|ees|lands|isch|frans|duits|vlaams|engels)$")
_UNINFLECTED = re.compile(r"(?:[aeo]ns|[dlnr]s|ams|els|ees)$")  # Nederlands, Vlaams, Chinees; but Stevens too


_ADJECTIVE_OR_VERB = frozenset(("laat", "heet", "vroeg"))
_PAST_OR_THIRD = re.compile(r".{2,}[^aeiou](?:t|de|te|den|ten)$")  # kukelde, kampt: by their form these may be verbs


def tag_sentence(tokens: Sequence[Token], names: Callable[[int, int], bool] | None = None) -> list[Word]:
    """The words of one sentence with their classes; `names(start, end)` tells whether a place is a known name."""
    words: list[Word] = []
    opens = True  # here a capital says nothing: at the start, after a colon or an opening quotation mark
    for token in tokens:
        words.append(_first(token, opens, names))
        opens = (opens or token.form in _OPENS) and not token.is_word
    _join_names(words)
    _find_foreign(words)
    for index, word in enumerate(words):
        settle_by_neighbours(words, index, word)
    settle_verbs(words)
    balance_verbs(words)
    mark_helpers(words)
    _name_before_verb(words)
    return words


def _first(token: Token, first: bool, names: Callable[[int, int], bool] | None) -> Word:  # noqa: FBT001 - a private step
    start, end, form, is_word = token
    lower = form.lower()
    if not is_word:
        return Word(start, end, form, lower, MARK, 0)
    if names is not None and names(start, end):
        return Word(start, end, form, lower, NAME, 0, shielded=True)
    counted = _COUNTED.match(lower)  # 24-uursdienst, 77-jarige: what is counted decides
    if counted is not None:
        flags, _ = known(lower[counted.end() :])
        return Word(start, end, form, lower, ADJECTIVE if flags & CAN_ADJECTIVE else NOUN, flags)
    if (
        form[0].isdigit()
        or "+" in form
        or (len(form) == 1 and form == lower and form.isalpha() and form not in closed.CLOSED)
        or (len(form) > 3 and form == lower and _NUMBER.match(lower))
        or (lower[0] in "'’" and form[-1].isdigit())
    ):
        return Word(start, end, form, lower, NUMBER, 0)
    if lower in closed.NAMES_OF_TIME:
        return Word(start, end, form, lower, NAME, 0)
    if lower in closed.FINITE_FORMS and (first or not form[0].isupper()):
        return Word(start, end, form, lower, FINITE, known(lower)[0] | CAN_ONE, closed.FINITE_FORMS[lower])
    tag = closed.CLOSED.get(lower) or closed.CLOSED.get(lower.translate(_STRESS))  # níét
    if tag is not None and (first or form == lower or lower in {"u", "uw"} or len(form) < 2):
        return Word(start, end, form, lower, tag, entry(lower).flags if lower == "zijn" else 0)
    letters = not _VOWEL.search(lower) and not entry(lower).flags  # rk: an abbreviation that is in no list of nouns
    if form == lower and (lower[-1] in ".-" or lower in _FOREIGN or letters):
        return Word(start, end, form, lower, ADVERB, 0)  # i.v.m., land- (en tuinbouw): no word of its own
    flags, infinitive = known(lower)
    capital = form[0].isupper() or (len(form) > 2 and form[1:2].isupper())
    if capital and _NATIONALITY.search(lower) and len(lower) > 4 and not (first and flags & (CAN_VERB | CAN_NOUN)):
        return Word(start, end, form, lower, ADJECTIVE, flags | CAN_ADJECTIVE)
    if capital and not first:
        tail = lower.rpartition("-")[2]
        counts = form[-1].islower() and "-" in form and form.rpartition("-")[2] == tail and len(tail) > 2
        named = not (counts and known(tail)[0] & CAN_NOUN) and lower not in _CHAMPIONSHIPS
        return Word(start, end, form, lower, NAME if named else NOUN, flags)
    if capital and (lower in closed.NAMES_OF_PLACE or _NAME_WITH_HYPHEN.search(form)):
        return Word(start, end, form, lower, NAME, flags)
    only_by_shape = flags == CAN_PARTICIPLE and infinitive is None and not entry(lower).flags  # Bellaart
    if capital and first and (only_by_shape or not flags & (CAN_VERB | CAN_NOUN | CAN_ADJECTIVE)):
        return Word(start, end, form, lower, NOUN if _is_compound(lower) else NAME, flags)
    if not flags & ~int(Flag.HUMAN) and not entry(lower).sem and form == lower and _PAST_OR_THIRD.match(lower):
        many = lower.endswith("en")
        return Word(start, end, form, lower, "NV?", CAN_NOUN | (CAN_MANY if many else CAN_ONE))
    if lower == "heet":
        flags, infinitive = flags | CAN_ONE, "heten"
    return Word(start, end, form, lower, _class_of(lower, flags), flags, infinitive)


def _name_before_verb(words: list[Word]) -> None:
    """A person without article that a sentence opens with is a name: "Bakker kwam later"."""
    first = next((index for index, word in enumerate(words) if word.is_word), None)
    if first is None or first + 1 >= len(words) or words[first + 1].tag != FINITE:
        return
    word = words[first]
    if word.tag == NOUN and word.flags & int(Flag.HUMAN) and not word.flags & IS_PLURAL and entry(word.lower).sem:
        word.tag = NAME


@lru_cache(maxsize=20_000)
def _is_compound(lower: str) -> bool:
    """Whether a word that the list does not have ends in a noun that it has, or as only nouns end."""
    if NOUN_ENDING.match(lower):
        return True
    for at in range(3, len(lower) - 3):
        first = lower[:at].removesuffix("s") if at > 4 else lower[:at]
        if entry(lower[at:]).sem and (known(lower[:at])[0] | known(first)[0]) & (CAN_NOUN | CAN_VERB | CAN_ADJECTIVE):
            return True
    return False


def _class_of(lower: str, flags: int) -> str:
    """The class of a word outside the closed classes before its neighbours are known; "?" leads it to be settled."""
    if lower in _ADJECTIVE_OR_VERB:
        return "V?"
    if flags & CAN_ADJECTIVE and flags & CAN_ONE and not flags & (IS_PAST | CAN_NOUN | CAN_PARTICIPLE):
        return ADJECTIVE
    if flags & CAN_VERB and (not flags & CAN_NOUN or lower in closed.RATHER_VERB):
        return "V?"
    if flags & CAN_NOUN:
        if flags & CAN_VERB:
            return "NV?"
        return "NA?" if flags & CAN_ADJECTIVE else NOUN
    if flags & CAN_ADJECTIVE:
        return ADJECTIVE
    return NOUN if len(lower) > 1 else PRONOUN


def _find_foreign(words: list[Word]) -> None:
    """Unknown words beside a name or a foreign word are of a foreign name or saying: "Sus scrofa domesticus"."""
    found: Word | None = None
    for index, word in enumerate(words):
        if word.tag != NOUN or word.flags or word.form != word.lower:
            continue
        if entry(word.lower).sem or _is_compound(word.lower):
            continue
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        beside = before is not None and (before.tag == NAME or before.lower in _FOREIGN or before is found)
        if beside or (after is not None and after.lower in _FOREIGN):
            word.tag, found = ADVERB, word


def _join_names(words: list[Word]) -> None:
    """Jan Smit, Europese Commissie, het Nederlands team: what a capital means beside another one and before a noun."""
    for index in range(len(words) - 1):
        word, following = words[index], words[index + 1]
        inside = index > 0 and word.form[0].isupper() and words[index - 1].tag != MARK
        quoted = index > 0 and words[index - 1].form in _OPENS and following.form in _CLOSES
        described = inside and word.tag == NAME and not word.shielded and words[index - 1].tag in {ADJECTIVE, NUMBER}
        if described and not entry(word.lower).flags and _is_compound(word.lower):
            word.tag = NOUN  # Geraardsbergse Mattentaart
        if quoted and word.form[0].isupper() and word.tag not in {MARK, NUMBER}:
            word.tag = NAME
        noun = following.tag == NAME and following.form[0].isupper() and entry(following.lower).sem
        if inside and word.tag == ADJECTIVE and (noun or following.tag in {MARK, FINITE, PREPOSITION}):
            word.tag = NAME
        elif inside and word.tag == NAME and not word.shielded and following.tag == NOUN and following.form.islower():
            introduced = words[index - 1].lower in {"het", "een", "geen"}
            if (introduced and _UNINFLECTED.search(word.lower)) or _OF_COUNTRY.search(word.lower):
                word.tag = ADJECTIVE
        if (
            following.tag == NAME
            and word.tag in {NOUN, "NA?"}
            and word.form[0].isupper()
            and not word.flags & (CAN_ADJECTIVE | IS_PLURAL)
            and len(word.form) < _LONGEST_FIRST_NAME
            and following.lower not in closed.NAMES_OF_TIME
        ):
            before = index == 0 or all(other.tag == MARK for other in words[:index])
            if before and not word.flags & int(Flag.HUMAN):
                word.tag = NAME
