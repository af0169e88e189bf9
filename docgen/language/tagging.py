"""The word class of each word in its sentence: dictionary, endings and neighbours, no trained weights.

First every word gets its class from the closed classes, the word list or its form. A word that may be a verb or a noun
then looks at its neighbours (`neighbours`), and each stretch between clause borders settles its verbs (`verbs`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docgen.language import closed
from docgen.language.forms import known
from docgen.language.lexicon import Flag, entry
from docgen.language.neighbours import settle_by_neighbours
from docgen.language.tokens import Token
from docgen.language.verbs import settle_verbs
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    CAN_ADJECTIVE,
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
    PRONOUN,
    Word,
)
from docgen.language.wordsets import word_set

_SMALL_NUMBERS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
_NUMBER = re.compile(
    rf"(?:(?:{_SMALL_NUMBERS}|(?:vijf|zes|zeven|acht|negen)tien"
    rf"|(?:{_SMALL_NUMBERS})?(?:en|ën)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|honderd|duizend|-)+(?:de|ste)?|['’]\d\d)$"
)
_FOREIGN = word_set("the and of la le les du des et to by up el il di al der")
_OPENS = frozenset((":", '"', "“", "‘", "„", "''", ",,", "«", "'", "- ", "–"))
_NATIONALITY = re.compile(r"(?:se|ns|aans|ees|isch|ische|talige?|taligen|zuid|west|oost|noord)$")


def tag_sentence(tokens: Sequence[Token], names: Callable[[int, int], bool] | None = None) -> list[Word]:
    """The words of one sentence with their classes; `names(start, end)` tells whether a place is a known name."""
    words: list[Word] = []
    opens = True  # here a capital says nothing: at the start, after a colon or an opening quotation mark
    for token in tokens:
        words.append(_first(token, opens, names))
        opens = (opens or token.form in _OPENS) and not token.is_word
    _join_names(words)
    for index, word in enumerate(words):
        settle_by_neighbours(words, index, word)
    settle_verbs(words)
    return words


def _first(token: Token, first: bool, names: Callable[[int, int], bool] | None) -> Word:  # noqa: FBT001 - a private step
    start, end, form, is_word = token
    lower = form.lower()
    if not is_word:
        return Word(start, end, form, lower, MARK, 0)
    if names is not None and names(start, end):
        return Word(start, end, form, lower, NAME, 0, shielded=True)
    if (
        form[0].isdigit()
        or (len(form) > 3 and form == lower and _NUMBER.match(lower))
        or (lower[0] in "'’" and form[-1].isdigit())
    ):
        return Word(start, end, form, lower, NUMBER, 0)
    if lower in closed.NAMES_OF_TIME:
        return Word(start, end, form, lower, NAME, 0)
    if lower in closed.FINITE_FORMS and (first or not form[0].isupper()):
        return Word(start, end, form, lower, FINITE, known(lower)[0] | CAN_ONE, closed.FINITE_FORMS[lower])
    tag = closed.CLOSED.get(lower)
    if tag is not None and (first or form == lower or lower in {"u", "uw"} or len(form) < 2):
        return Word(start, end, form, lower, tag, entry(lower).flags if lower == "zijn" else 0)
    if form == lower and (lower[-1] in ".-" or lower in _FOREIGN):
        return Word(start, end, form, lower, ADVERB, 0)  # i.v.m., land- (en tuinbouw): no word of its own
    flags, infinitive = known(lower)
    capital = form[0].isupper() or (len(form) > 2 and form[1:2].isupper())
    if capital and _NATIONALITY.search(lower) and len(lower) > 4 and not (first and flags & (CAN_VERB | CAN_NOUN)):
        return Word(start, end, form, lower, ADJECTIVE, flags | CAN_ADJECTIVE)
    if capital and not first:
        return Word(start, end, form, lower, NAME, flags)
    if capital and first and not flags & (CAN_VERB | CAN_NOUN | CAN_ADJECTIVE):
        return Word(start, end, form, lower, NAME, flags)
    return Word(start, end, form, lower, _class_of(lower, flags), flags, infinitive)


def _class_of(lower: str, flags: int) -> str:
    """The class of a word outside the closed classes before its neighbours are known; "?" leads it to be settled."""
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


def _join_names(words: list[Word]) -> None:
    """Jan de Vries, Van der Berg: small words between two names belong to the name; a first word before one may."""
    for index in range(len(words) - 1):
        word, following = words[index], words[index + 1]
        if (
            following.tag == NAME
            and word.tag in {NOUN, "NA?"}
            and word.form[0].isupper()
            and not word.flags & (CAN_ADJECTIVE | IS_PLURAL)
        ):
            before = index == 0 or all(other.tag == MARK for other in words[:index])
            if before and not word.flags & int(Flag.HUMAN):
                word.tag = NAME
