"""What the words beside a word tell of its class: noun after an article, verb beside a subject."""

from __future__ import annotations

from docgen.language import closed
from docgen.language.lexicon import entry
from docgen.language.words import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    CAN_ADJECTIVE,
    CAN_INF,
    CAN_MANY,
    CAN_NOUN,
    CAN_ONE,
    CAN_PARTICIPLE,
    COORDINATE,
    FINITE,
    INFINITIVE,
    IS_PLURAL,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    ON_E,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
    TE,
    VERBS,
    Word,
)
from docgen.language.wordsets import word_set


def settle_by_neighbours(words: list[Word], index: int, word: Word) -> None:
    """Settles what the words beside a word tell."""
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    lower = word.lower
    nominal = word.tag == "V?" or lower in {"staat", "was", "wil"}
    if nominal and word.flags & CAN_NOUN and before is not None and _is_noun_here(index, before):
        word.tag = NOUN
    elif before is not None and word.tag in {"V?", "NV?"} and _second_place(words, index, before, after):
        word.tag = FINITE
    elif word.tag == "NV?":
        word.tag = _noun_or_verb(words, index, word, before, after)
    elif word.tag == "NA?":
        word.tag = _noun_or_adjective(word, before, after)
    elif lower in _ALSO_NOUNS and before is not None and before.tag in {ARTICLE, ADJECTIVE}:
        word.tag = NOUN
    elif lower == "geleden" and before is not None and before.tag == NOUN:
        word.tag = ADVERB  # weken geleden
    elif lower == "gezien" and any(other.infinitive in _WITH_PARTICIPLE for other in words[:index]):
        word.tag, word.flags, word.infinitive = PARTICIPLE, CAN_PARTICIPLE, "zien"
    elif lower == "dus" and before is not None and before.tag != MARK:
        word.tag = ADVERB
    elif (
        word.tag == "V?" and word.flags & CAN_INF and after is not None and after.lower == "van" and _het(words, index)
    ):
        word.tag = INFINITIVE  # het dagelijks slikken van
    elif lower == "te":
        _te(words, index, word)
    elif lower == "zijn":
        word.tag = _zijn(words, index, before, after)
        word.infinitive = "zijn" if word.tag != PRONOUN else None
    elif lower in {"die", "dat", "wat", "wie", "daar"}:
        word.tag = _pointing(words, index, lower, before, after)
    elif lower == "zover" and before is not None and before.lower == "voor":
        word.tag = SUBORDINATE
    elif lower == "nu" and after is not None and after.tag in {PRONOUN, ARTICLE, NAME} and _clause_like(words, index):
        word.tag = SUBORDINATE if not (before is not None and before.tag == FINITE) else ADVERB
    elif lower in {"als", "toen", "of", "sinds", "waar", "hoe", "mits"}:
        word.tag = _joining(words, index, lower, before, after)
    elif word.tag == "V?" and word.flags & CAN_NOUN and index > 1 and before is not None and before.tag == ADJECTIVE:
        word.tag = NOUN if _opens_phrase(words[index - 2]) else word.tag  # zijn bekende werken
    elif word.tag == "V?" and word.flags & CAN_ADJECTIVE and lower not in _VERB_FIRST and _before_noun(before, after):
        word.tag = ADJECTIVE
    elif word.tag == "V?" and word.flags & CAN_ADJECTIVE and lower.endswith("e") and _after_article(before):
        word.tag = ADJECTIVE  # het vernieuwde, ruimere circuit
    elif word.tag == "V?" and before is not None and before.tag == ARTICLE and before.lower in {"het", "een"}:
        if word.flags & CAN_INF and before.lower == "het" and not (after and after.tag == NOUN):
            word.tag = INFINITIVE  # het werken
        elif word.flags & CAN_PARTICIPLE and not word.flags & CAN_ONE:
            word.tag = ADJECTIVE


def _het(words: list[Word], index: int) -> bool:
    return index > 1 and words[index - 1].tag == ADJECTIVE and words[index - 2].lower == "het"


def _after_article(before: Word | None) -> bool:
    return before is not None and before.tag == ARTICLE and before.lower in {"de", "het", "een", "deze", "dit"}


def _is_noun_here(index: int, before: Word) -> bool:
    """After an article or an inflected adjective: "de staat", "bekende werken"; not "het werken" or "die werken"."""
    if before.lower in {"het", "die", "dat", "dit", "deze"} or (before.tag == ADJECTIVE and index < 2):
        return False
    owned = before.tag == PRONOUN and before.lower in _POSSESSIVE - {"haar", "je"}
    return owned or before.tag == ARTICLE or (before.tag == ADJECTIVE and before.lower.endswith("e"))


def _second_place(words: list[Word], index: int, before: Word, after: Word | None) -> bool:
    """Whether a word stands where a main clause has its verb: "wij hebben", "Bovenaan spant een vaandel"."""
    word = words[index]
    if word.tag == "V?" and word.flags & CAN_MANY:
        if before.lower in _WE:
            return index < 2 or words[index - 2].tag not in {FINITE, "V?"}
        return index == 1 and (before.tag == ADVERB or (before.tag in {NOUN, NAME} and bool(before.flags & IS_PLURAL)))
    opens = index == 1 and before.tag in {ADVERB, NAME, ADJECTIVE} and bool(word.flags & (CAN_ONE | CAN_MANY))
    return (
        (word.tag == "NV?" or before.tag != NAME)
        and opens
        and after is not None
        and after.tag in {ARTICLE, PRONOUN, NAME}
    )


def _before_noun(before: Word | None, after: Word | None) -> bool:
    noun_follows = after is not None and (
        after.tag in {NOUN, NAME, ADJECTIVE, "NA?", "NV?"} or bool(after.flags & CAN_NOUN)
    )
    if before is not None and before.tag == NUMBER and len(before.form) == 4 and after is not None:
        noun_follows = noun_follows and after.tag != NAME  # In 1949 bewerkte Karel …
    return (
        noun_follows
        and before is not None
        and before.tag in {ARTICLE, PRONOUN, PREPOSITION, ADJECTIVE, NUMBER, COORDINATE, ADVERB}
    )


def _noun_or_verb(words: list[Word], index: int, word: Word, before: Word | None, after: Word | None) -> str:
    if (
        after is not None
        and word.flags & CAN_MANY
        and after.lower in _AFTER_MANY
        and not (before and before.tag in {ARTICLE, ADJECTIVE})
    ):
        return "V?"
    if before is not None:
        if before.lower == "te" and word.flags & CAN_INF:
            return INFINITIVE
        if (
            before.lower in closed.SUBJECTS_ONE
            and word.flags & CAN_ONE
            and before.lower not in {"je", "ze", "zij"}
            and not (index > 1 and _likely_finite(words[index - 2]))  # maakte hij deel
        ):
            return "V?"
        if before.lower in closed.SUBJECTS_MANY and word.flags & CAN_MANY:
            return "V?"
        if before.tag in {ARTICLE, NUMBER} or (before.tag == PRONOUN and before.lower in _POSSESSIVE):
            return NOUN
        if before.tag == ADJECTIVE and (before.lower.endswith("e") or (index > 1 and _opens_phrase(words[index - 2]))):
            return NOUN
        if before.tag == PREPOSITION and not (
            word.flags & CAN_MANY and before.lower in closed.PARTICLES and _ends_clause(words, index)
        ):
            return NOUN
    if after is not None and after.lower in closed.SUBJECTS_ONE and word.flags & CAN_ONE and after.lower != "zij":
        return "V?"
    return "NV?"


_VERB_SECOND = word_set("is was zijn waren wordt werd heeft had kan kon zal zou moet mag")
_ALL_THAT = word_set("alles iets niets datgene hetgeen al veel")
_VERB_FIRST = frozenset(("laat", "vroeg", "heet"))
_ALSO_NOUNS = frozenset(("weg", "best", "richting", "half"))
_TAKE_AN_OBJECT = frozenset(("hebben", "kunnen", "moeten", "mogen", "zullen"))
_WITH_PARTICIPLE = frozenset(("zijn", "hebben", "worden"))
_WE = frozenset(("we", "wij", "zij", "jullie"))
_AFTER_MANY = word_set("we wij ze jullie zich")
_POSSESSIVE = word_set("mijn jouw je uw zijn haar ons onze hun m'n z'n d'r")


def _opens_phrase(word: Word) -> bool:
    return word.tag == ARTICLE or (word.tag == PRONOUN and word.lower in _POSSESSIVE)


def _likely_finite(word: Word) -> bool:
    return word.tag == FINITE or (word.tag == "V?" and bool(word.flags & (CAN_ONE | CAN_MANY)))


def _ends_clause(words: list[Word], index: int) -> bool:
    return index + 1 == len(words) or words[index + 1].tag == MARK


def _noun_or_adjective(word: Word, before: Word | None, after: Word | None) -> str:
    noun_follows = after is not None and (
        after.tag in {NOUN, NAME, ADJECTIVE, "NA?", "NV?"} or (after.tag == "V?" and bool(after.flags & CAN_NOUN))
    )
    if word.flags & ON_E:
        return ADJECTIVE if noun_follows else NOUN
    if word.flags & IS_PLURAL:
        return NOUN  # ouders, which is also a form of oud
    if before is not None and before.tag in {ARTICLE, PREPOSITION} and not noun_follows and before.lower != "het":
        return NOUN if entry(word.lower).sem else ADJECTIVE
    return ADJECTIVE


def _te(words: list[Word], index: int, word: Word) -> None:
    for after in words[index + 1 : index + 3]:
        unknown = after.tag == NOUN and not after.flags and after.lower.endswith("en")  # te troggelen
        if after.flags & CAN_INF or unknown or after.lower in {"zijn", "hebben", "worden", "kunnen", "moeten"}:
            word.tag = TE
            after.tag = INFINITIVE
            further = words[words.index(after, index) + 1 : words.index(after, index) + 2]
            if further and further[0].flags & CAN_INF and after.infinitive in closed.WITH_INFINITIVE:
                further[0].tag = INFINITIVE  # te leren kennen
            return
        if after.lower not in closed.PARTICLES:
            break
    after = words[index + 1] if index + 1 < len(words) else None
    word.tag = PREPOSITION if after is not None and after.tag in {NAME, NOUN} else ADVERB


def _zijn(words: list[Word], index: int, before: Word | None, after: Word | None) -> str:
    """`zijn` as verb or as whose: before a noun phrase it is mostly the latter."""
    if before is not None and before.lower == "te":
        return INFINITIVE
    if before is not None and before.tag == PREPOSITION and after is not None and after.tag != FINITE:
        return PRONOUN
    if after is None or after.tag == MARK or not _opens_noun_phrase(words, index + 1):
        return FINITE if not _modal_before(words, index) else INFINITIVE
    if before is None or after.lower in {"best", "eigen", "leven"}:
        return PRONOUN
    if after.lower in closed.NAMES_OF_TIME:
        return FINITE
    verb_elsewhere = any(
        word.tag == FINITE or (word.tag == "V?" and not word.flags & (CAN_NOUN | CAN_PARTICIPLE))
        for word in (*words[:index], *words[index + 2 :])
    )
    if before.lower in {"die", "dat"}:
        return PRONOUN if verb_elsewhere else FINITE
    if (
        before.tag in {FINITE, PARTICIPLE}
        and after.tag in {NAME, NUMBER}
        and before.infinitive not in closed.AUXILIARIES
    ):
        return FINITE  # steden die zo heten zijn Rome en Milaan
    if before.lower in {"er", "daar", "hier"} and index > 1 and _likely_finite(words[index - 2]):
        return PRONOUN
    if before.lower in {"we", "wij", "ze", "zij", "jullie", "er", "dit", "hier", "daar"}:
        return FINITE
    many = bool(before.flags & IS_PLURAL) and before.tag in {NOUN, "NV?", "V?"}
    only_verb = not verb_elsewhere and (many or before.tag in {NAME, ADVERB, NOUN, NUMBER})
    return FINITE if only_verb else PRONOUN


def _opens_noun_phrase(words: list[Word], index: int) -> bool:
    """Whether a noun, or adjectives and a noun, stand here without article."""
    word = words[index]
    if word.tag in {NOUN, NAME, "NA?", "NV?", NUMBER} or word.lower in {"eigen", "meeste", "eerste", "best"}:
        return True
    if word.tag == "V?" and word.flags & CAN_NOUN:
        return not word.flags & CAN_PARTICIPLE
    if word.tag not in {ADJECTIVE, "V?"}:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return word.lower.endswith("e") or (following is not None and following.tag == NOUN and word.tag == ADJECTIVE)


def _modal_before(words: list[Word], index: int) -> bool:
    for word in reversed(words[max(0, index - 12) : index]):
        if word.tag in {SUBORDINATE, COORDINATE} or (word.tag == MARK and word.form in ",;:"):
            return False
        if word.tag == FINITE and word.infinitive in closed.WITH_INFINITIVE:
            return True
    return False


def _pointing(words: list[Word], index: int, lower: str, before: Word | None, after: Word | None) -> str:
    """`die` and `dat`: relative or joining (SUB) when a clause follows, article before a noun, else pronoun."""
    if before is None or after is None:
        return (
            ARTICLE
            if after is not None and after.tag in {NOUN, ADJECTIVE}
            else (ADVERB if lower == "daar" else PRONOUN)
        )
    if lower == "daar":
        return ADVERB
    if lower == "dat" and before.tag == FINITE and before.infinitive in _TAKE_AN_OBJECT:
        return ARTICLE if after.tag == NOUN else PRONOUN  # ik heb dat gedaan
    if after.tag == FINITE and lower == "dat" and before.tag == MARK and before.form != ",":
        return PRONOUN
    if lower in {"wat", "wie"}:
        governed = before.tag == PREPOSITION and index > 1 and words[index - 2].form == ","  # , van wie
        opens = before.tag in {MARK, "V?", *VERBS} or before.lower in _ALL_THAT
        return SUBORDINATE if opens or governed else PRONOUN
    verb_later = any(
        word.tag in {FINITE, "V?"} or (word.tag == "NV?" and word.flags & CAN_MANY and _ends_clause(words, at))
        for at, word in enumerate(words[index + 1 :], index + 1)
    )
    opens = after.lower in _SUBJECTS or (after.tag == ARTICLE and after.lower in _ARTICLES)
    if opens and before.tag in _BEFORE_CLAUSE[lower]:
        if before.tag == "NV?":
            before.tag = "V?"  # hij meent dat het …
        return SUBORDINATE  # de man die ik ken, ik weet dat hij komt
    if lower == "dat" and after.tag == NOUN and _says(before) and after.lower.endswith(_DE_WORDS):
        return SUBORDINATE  # hij erkent dat vrouwenwijding …
    uninflected = after.tag == ADJECTIVE and not after.lower.endswith("e")
    opens_clause = verb_later and (uninflected or after.tag not in {NOUN, ADJECTIVE, FINITE})
    if lower == "dat" and opens_clause and (before.tag == "NV?" or before.lower in {"en", "of", "maar"}):
        if before.tag == "NV?" and before.flags & CAN_ONE and after.tag in {PRONOUN, ARTICLE, NAME, "NV?"}:
            before.tag = "V?"  # hij meent dat het …
            return SUBORDINATE
        verb = after.tag in {FINITE, "V?"} or after.lower in _VERB_SECOND  # en dat valt op
        if before.tag == COORDINATE and not verb and _clause_like(words, index):
            return SUBORDINATE
    if lower == "die" and opens_clause and before.tag not in {COORDINATE, PREPOSITION}:
        if uninflected or before.tag in {PARTICIPLE, INFINITIVE, "NV?"} or before.flags & CAN_PARTICIPLE:
            return SUBORDINATE
        if before.tag == FINITE and _clause_like(words, index) and after.tag in {ADVERB, PREPOSITION}:
            return SUBORDINATE
    if before.tag in {MARK, NOUN, NAME} and verb_later and (lower == "die" or before.tag != MARK or before.form == ","):
        return SUBORDINATE
    if (
        lower == "dat"
        and verb_later
        and after.tag != NOUN
        and (before.tag in {FINITE, PARTICIPLE, "V?", ADVERB, ADJECTIVE, INFINITIVE, PRONOUN})
    ):
        return SUBORDINATE
    return ARTICLE if after.tag in {NOUN, ADJECTIVE, "NA?"} else PRONOUN


_DE_WORDS = ("ing", "heid", "teit", "tie", "en", "s")  # of plurals too: none of them takes dat


def _says(before: Word) -> bool:
    return before.tag in VERBS or before.tag == "V?"


_QUESTIONS = word_set("vraag kwestie twijfel onzekerheid onduidelijk onbekend benieuwd")
# before an article or a pronoun that is always a subject these open a clause after such words
_SUBJECTS = word_set("ik hij we wij men ze er")
_ARTICLES = word_set("de het een geen")
_BEFORE_CLAUSE = {
    "die": frozenset((NOUN, NAME)),
    "dat": frozenset((NOUN, FINITE, PARTICIPLE, INFINITIVE, ADJECTIVE, "V?", "NV?")),
}


def _joining(words: list[Word], index: int, lower: str, before: Word | None, after: Word | None) -> str:
    verb_later = any(word.tag in {FINITE, "V?"} for word in words[index + 1 :])
    if lower == "als":
        return (
            SUBORDINATE
            if verb_later
            and after is not None
            and after.tag in {PRONOUN, ARTICLE, NAME, ADVERB, NOUN}
            and _clause_like(words, index)
            else PREPOSITION
        )
    if lower == "of":
        asks = before is not None and before.lower in _QUESTIONS
        joins = before is not None and (before.tag in VERBS or before.tag == "V?" or before.form == "," or asks)
        return (
            SUBORDINATE
            if joins and after is not None and after.tag in {PRONOUN, ARTICLE} and _clause_like(words, index)
            else COORDINATE
        )
    if lower == "waar" and before is not None and (after is None or after.tag == MARK):
        return ADJECTIVE
    if lower in {"toen", "waar", "hoe"}:
        if before is None:
            return SUBORDINATE if after is not None and after.tag not in {FINITE, "V?"} and lower != "hoe" else ADVERB
        return SUBORDINATE if after is not None and after.tag not in {FINITE, "V?"} else ADVERB
    return (
        SUBORDINATE
        if verb_later and after is not None and after.tag in {PRONOUN, ARTICLE} and _clause_like(words, index)
        else PREPOSITION
    )


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
