"""Remarks on words: hard, of the trade, vague, judging, shortened, or about another part of life."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from docgen.language.closed import PARTICLES
from docgen.language.detectors.phrases import PhraseTable
from docgen.language.detectors.structure import own
from docgen.language.detectors.wordlists import COMMON_ABBREVIATIONS, STIGMA, VAGUE, WRITTEN_OUT
from docgen.language.document import Document, Sentence
from docgen.language.glossary.shipped import shipped_glossary
from docgen.language.glossary.wordlist import Asked, Explained, PlainWords
from docgen.language.lexicon import CONCRETE, UNKNOWN_FREQUENCY, entry
from docgen.language.lint2 import lemma
from docgen.language.remarks import Remark, RemarkKind, remark
from docgen.language.words import ADJECTIVE, FINITE, INFINITIVE, NOUN, PARTICIPLE, Word
from docgen.language.wordsets import word_set

_VAGUE = PhraseTable(VAGUE)
_STIGMA = PhraseTable(STIGMA)
_JUDGED = VAGUE.keys() | STIGMA.keys()
_CONTENT = frozenset((NOUN, ADJECTIVE, FINITE, INFINITIVE, PARTICIPLE))
_CAPITALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,4}$|[A-Z]{2,6}$")
# known to everybody, though films do not use them
_EASY = word_set(
    """
    appen geappt kinderbijslag zorgtoeslag huurtoeslag huisarts tandarts begeleider begeleiding begeleidster
    bewindvoerder uitkering gemeente schulden huurwoning woonkamer supermarkt fietsen boodschappen
    slaapkamer huisgenoot huisgenoten mbo-opleiding wijkagent buurvrouw zorgverzekering spreekuur rijbewijs
    afwassen schoonmaken opruimen wandelen weekend vrijwilliger vrijwilligerswerk tuinieren zwemles
    bankrekening telefoonnummer stofzuigen pinpas kamergenoot taalles rooster dagboek medicijnen inloophuis
    jongerenwerker groepsleider stagebedrijf leerwerkplek fietsenmaker fietsenmakerij sorteren sorteert kringloopwinkel
    buurthuis wijkcentrum voedselbank kledingbank fysiotherapeut diëtist psycholoog zonsondergang ramadan
    """
)


def jargon(document: Document) -> Iterator[Remark]:
    """Words of the trade: the organisation's glossary first, then our own list.

    A word that has to stay, such as bewindvoerder, is only worth an explanation, once and where there is room for it.
    """
    explained: set[str] = set()
    for sentence in document.sentences:
        taken: set[int] = set()
        for table in _jargon_tables(document.glossary):
            for first, last, plain in table.find(sentence.words):
                span = range(first, last + 1)
                start, end = sentence.words[first].start, sentence.words[last].end
                if taken.intersection(span) or document.shield.covers(start, end):
                    continue
                if first == last and _asked_better(sentence.words[first].lower, document.glossary):
                    continue
                taken.update(span)
                confidence = 0.85
                if isinstance(plain, Explained):
                    if plain in explained:
                        continue
                    explained.add(plain)
                    confidence = 0.45
                form = document.text[start:end]
                message = f"“{form}” is een woord uit ons vak."
                yield remark(RemarkKind.JARGON, start, end, message, _put_plainly(plain), confidence)


def _put_plainly(plain: str) -> str:
    if isinstance(plain, Explained):
        return f"Leg het kort uit, bijvoorbeeld: {plain}."
    if isinstance(plain, Asked):
        return str(plain)
    return f"Zeg liever: {plain}." if plain else "Zeg het in gewone woorden."


def _asked_better(form: str, words: Mapping[str, str]) -> bool:
    """Whether a vague or judging word has a better question there, and the organisation no words of its own for it."""
    return form in _JUDGED and words.get(form, "") in ("", shipped_glossary().plain.get(form))


_TABLES: dict[int, tuple[Mapping[str, str], PhraseTable[str]]] = {}
_MOST_TABLES = 8


def _jargon_tables(glossary: Mapping[str, str]) -> tuple[PhraseTable[str], ...]:
    """The given words and ours; a list of docgen's own making holds ours already, as far as they are wanted."""
    ours = shipped_glossary().plain
    wanted = (glossary,) if isinstance(glossary, PlainWords) else (glossary, ours) if glossary else (ours,)
    return tuple(_table_of(words) for words in wanted)


def _table_of(words: Mapping[str, str]) -> PhraseTable[str]:
    """The words as a table, kept because a text is analysed at every key; the words are kept with it."""
    found = _TABLES.get(id(words))
    if found is None or found[0] is not words:
        if len(_TABLES) >= _MOST_TABLES:
            _TABLES.clear()
        known = {term: plain for term, plain in words.items() if not _asked_better(term, words)}
        found = _TABLES[id(words)] = (words, PhraseTable(known))
    return found[1]


def vague(document: Document) -> Iterator[Remark]:
    """Words that say little, each with the question that makes it concrete."""
    for sentence in document.sentences:
        for first, last, (question, confidence) in _VAGUE.find(sentence.words):
            start, end = sentence.words[first].start, sentence.words[last].end
            if document.shield.covers(start, end) or _made_concrete(sentence, last):
                continue
            form = document.text[start:end]
            yield remark(RemarkKind.VAGUE, start, end, f"“{form}” kan van alles betekenen.", question, confidence)


def _made_concrete(sentence: Sentence, last: int) -> bool:
    """Whether an explanation follows at once: "problemen: …", "diverse clubs, zoals …", "regelmatig (elke week)"."""
    following = [word.lower for word in sentence.words[last + 1 : last + 4]]
    return bool(following) and (following[0] in {"(", ":"} or "zoals" in following or "namelijk" in following)


def stigma(document: Document) -> Iterator[Remark]:
    """Words that judge a person."""
    for sentence in document.sentences:
        for first, last, question in _STIGMA.find(sentence.words):
            start, end = sentence.words[first].start, sentence.words[last].end
            form = document.text[start:end]
            if document.shield.covers(start, end) or (
                form.lower() in {"gek", "gekke"} and "op" in sentence.lower_words
            ):
                continue
            yield remark(
                RemarkKind.STIGMA, start, end, f"Zou je “{form}” zeggen met de cliënt naast je?", question, 0.9
            )


def abbreviation(document: Document) -> Iterator[Remark]:
    """The first use of an abbreviation that is not explained."""
    seen: set[str] = set()
    for sentence in document.sentences:
        for at, word in enumerate(sentence.words):
            written_out = _written_out(word.lower)
            if not written_out and (not _CAPITALS.match(word.form) or word.lower in COMMON_ABBREVIATIONS):
                continue
            if word.lower in seen or document.shield.covers(word.start, word.end):
                continue
            seen.add(word.lower)
            if written_out or not _explained(sentence, at):
                yield _shortened(document, word, written_out)


def _written_out(lower: str) -> str | None:
    """What an abbreviation of ordinary words stands for."""
    return WRITTEN_OUT.get(lower) or (WRITTEN_OUT.get(f"{lower}.") if "." in lower else None)


def _shortened(document: Document, word: Word, written_out: str | None) -> Remark:
    if written_out:
        message, suggestion = f"“{word.form}” leest niet makkelijk.", f"Schrijf het uit: {written_out}."
        return remark(RemarkKind.ABBREVIATION, word.start, word.end, message, suggestion, 0.9, weight=3.5)
    glossary = document.glossary if isinstance(document.glossary, PlainWords) else shipped_glossary().plain
    meaning = glossary.abbreviations.get(word.lower)
    suggestion = f"Leg het uit, bijvoorbeeld: {meaning}." if meaning else "Schrijf het één keer helemaal uit."
    message = f"Weet iedereen wat “{word.form}” is?"
    return remark(RemarkKind.ABBREVIATION, word.start, word.end, message, suggestion, 0.9 if meaning else 0.6)


def _explained(sentence: Sentence, at: int) -> bool:
    """Whether brackets stand around the abbreviation or directly after it."""
    words = sentence.words
    after = words[at + 1].form if at + 1 < len(words) else ""
    return after == "(" or (at > 0 and words[at - 1].form == "(" and after == ")")


def hard_word(document: Document) -> Iterator[Remark]:
    """Rare words, each once; compounds of well-known parts are easier than they are frequent."""
    seen: set[str] = set()
    for sentence in document.sentences:
        for word in sentence.words:
            if word.tag not in _CONTENT or len(word.lower) < 6 or word.auxiliary or word.form[0].isupper():
                continue
            confidence = _hardness(word.lower, word.infinitive)
            if (
                confidence
                and word.lower not in seen
                and not _listed(word)
                and not document.shield.covers(word.start, word.end)
            ):
                seen.add(word.lower)
                yield remark(
                    RemarkKind.HARD_WORD,
                    word.start,
                    word.end,
                    f"“{word.form}” is een woord dat je weinig hoort.",
                    "Weet je een gewoner woord? Zo niet, leg het dan kort uit.",
                    confidence,
                )


def _listed(word: Word) -> bool:
    """Whether another detector says something better about it."""
    return any(
        word.lower.startswith(known)
        for known in (lemma(word.lower),)
        if known in VAGUE or known in STIGMA or known in shipped_glossary().plain
    )


@lru_cache(maxsize=20_000)
def _hardness(word: str, infinitive: str | None) -> float:
    """How sure we are that a word is hard; 0 for a word that is not."""
    base = lemma(word)
    forms = {word, base, word.removesuffix("e"), *((infinitive,) if infinitive else ())}
    if forms & _EASY or "-" in word or not word.isalpha():
        return 0.0
    best = max(_frequency(form) for form in forms)
    if best >= 3.2 or (len(word) < 9 and best >= 2.7) or any(_of_known_parts(form) for form in forms):
        return 0.0
    # a rare word for a thing or a person can be pointed at: courgette, stroopwafel
    if entry(base).sem == CONCRETE or entry(word).sem == CONCRETE:
        return 0.0 if best > 2.0 else 0.4
    return 0.7 if best < 2.3 else 0.5


def _frequency(word: str) -> float:
    return entry(word).frequency or UNKNOWN_FREQUENCY


def _of_known_parts(word: str) -> bool:
    """Whether a word is made of well-known ones: a compound, or a verb with a particle."""
    head = entry(word).head
    if head is not None and _frequency(head) > 3.3:
        return True
    for cut in range(2, min(len(word) - 2, 40)):
        first, second = word[:cut], word[cut:]
        known_end = _frequency(second) > 3.3 or _frequency(lemma(second)) > 3.6
        if known_end and (first in PARTICLES or _known_start(first)):
            return True
    return False


def _known_start(part: str) -> bool:
    """Whether the first part of a compound is a well-known word, with or without the sound that joins."""
    starts = (part, part.removesuffix("s"), part.removesuffix("en"), part.removesuffix("er"))
    return len(part) > 2 and max(_frequency(start) for start in starts) > 3.6


def other_theme(document: Document) -> Iterator[Remark]:
    """Sentences with words of another leefgebied and none of their own.

    One such word may be chance; two in a sentence are not.
    """
    if document.leefgebied is None or not document.themes:
        return
    at_home = document.themes.get(document.leefgebied, frozenset())
    others = {area: theme for area, theme in document.themes.items() if area != document.leefgebied}
    for sentence in document.sentences:
        if own(document, sentence):
            continue
        words = _with_lemmas(sentence)
        hits = {area: len(words & theme) for area, theme in others.items()}
        area = max(hits, key=lambda name: (hits[name], name), default=None)
        if words & at_home or area is None or not hits[area] or sum(n == hits[area] for n in hits.values()) > 1:
            continue
        yield remark(
            RemarkKind.OTHER_THEME,
            sentence.start,
            sentence.end,
            f"Gaat dit misschien over {area.replace('_', ' ')}?",
            f"Zet het dan daar, of schrijf erbij wat het met {document.leefgebied.replace('_', ' ')} te maken heeft.",
            0.75 if hits[area] > 1 else 0.45,
        )


def _with_lemmas(sentence: Sentence) -> frozenset[str]:
    forms = {word.lower for word in sentence.words if word.tag in _CONTENT}
    return frozenset(
        forms | {lemma(form) for form in forms} | {word.infinitive for word in sentence.words if word.infinitive}
    )
