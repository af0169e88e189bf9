"""Remarks on who speaks to whom: je beside u, the client as a third person, judgements without owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.language.detectors.phrases import PhraseTable
from docgen.language.detectors.structure import own
from docgen.language.detectors.wordlists import OPINION_PHRASES, OPINIONS, OWNERS
from docgen.language.document import Document, Sentence
from docgen.language.remarks import Remark, RemarkKind, remark
from docgen.language.words import ARTICLE, FINITE, PRONOUN, Word
from docgen.language.wordsets import word_set

_JE = word_set("je jij jou jouw")
_U = word_set("u uw uwe uzelf")
_CLIENT_WORDS = word_set("""
    cliënt client cliënte betrokkene bewoner bewoonster jongere deelnemer deelneemster cursist patiënt
    zorgvrager hulpvrager
    """)
_PHRASES = PhraseTable({phrase: sure for phrase, sure in OPINION_PHRASES.items() if sure})
_TO_THE_CLIENT = {"ik": "ik", "je": "je", "u": "u"}


def mixed_address(document: Document) -> Iterator[Remark]:
    """Je and u in one text: the rarer of the two, or the one that the form does not use."""
    je: list[Word] = []
    u: list[Word] = []
    for sentence in document.sentences:
        if not sentence.lower_words & (_JE | _U):
            continue
        for word in sentence.words:
            if word.tag == PRONOUN and not document.shield.covers(word.start, word.end):
                if word.lower in _JE:
                    je.append(word)
                elif word.lower in _U:
                    u.append(word)
    if document.perspective in ("je", "u"):
        wrong, right = (u, "je") if document.perspective == "je" else (je, "u")
    elif je and u:
        wrong, right = (u, "je") if len(je) >= len(u) else (je, "u")
    else:
        return
    for word in wrong:
        yield remark(
            RemarkKind.JE_U,
            word.start,
            word.end,
            f"Hier staat “{word.form}”, en verder zeg je “{right}”.",
            f"Kies één van de twee. In dit stuk is dat “{right}”.",
            0.9 if right == document.perspective or len(wrong) < 3 else 0.7,
        )


def third_person(document: Document) -> Iterator[Remark]:
    """The client spoken of as somebody else in a text that is written in ik, je or u."""
    voice = _TO_THE_CLIENT.get(document.perspective or "")
    if voice is None:
        return
    for sentence in document.sentences:
        if own(document, sentence):
            continue
        for at, word in enumerate(sentence.words):
            named = word.form in document.client
            general = word.lower in _CLIENT_WORDS and at > 0 and sentence.words[at - 1].lower in {"de", "deze", "onze"}
            general = general or (
                word.lower in {"cliënt", "client", "cliënte", "betrokkene"}
                and (at == 0 or sentence.words[at - 1].tag != ARTICLE)
            )
            if not (named or general) or document.own_words.covers(word.start, word.end) or _introduces(sentence, at):
                continue
            start = (
                sentence.words[at - 1].start if general and at and sentence.words[at - 1].tag == ARTICLE else word.start
            )
            yield remark(
                RemarkKind.THIRD_PERSON,
                start,
                word.end,
                f"Dit gaat over de cliënt zelf, en het stuk is geschreven met “{voice}”.",
                f"Schrijf hier “{voice}”.",
                0.85 if general else 0.7,
            )


def _introduces(sentence: Sentence, at: int) -> bool:
    """Whether somebody says their own name: "Ik ben Milan", "Ik heet Milan"."""
    before = {word.lower for word in sentence.words[max(0, at - 3) : at]}
    return bool(before & {"ben", "heet", "bent", "heette"})


def opinion_without_owner(document: Document) -> Iterator[Remark]:
    """Judgements about a person of which it is not said whose they are."""
    for sentence in document.sentences:
        if sentence.lower_words & OWNERS or own(document, sentence):
            continue
        if document.perspective == "ik" and sentence.lower_words & {"ik", "mij", "me", "mijn"}:
            continue  # who writes in the first person owns the judgement
        for first, last, sure in _PHRASES.find(sentence.words):
            yield from _opinion(document, sentence.words[first], sentence.words[last], sure)
        for at, word in enumerate(sentence.words):
            if word.lower in OPINIONS and _said_of_person(sentence, at):
                yield from _opinion(document, word, word, 0.7)


def _said_of_person(sentence: Sentence, at: int) -> bool:
    """`is` or `blijft` or `doet` with a person as subject and the judgement after it, not before a noun."""
    words = sentence.words
    if at + 1 < len(words) and words[at + 1].tag in ("N", "ADJ"):
        return False
    before = words[:at]
    verb = next((word for word in reversed(before) if word.tag == FINITE), None)
    if verb is None or not _judges(verb, words, at):
        return False
    place = before.index(verb)
    if place and words[place - 1].lower in {"en", "maar", "of"}:  # "Sam drinkt en is onbetrouwbaar"
        first = next((n for n, word in enumerate(before) if word.tag == FINITE), place)
        place = first if first < place else place
    near = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    return any(word.lower in {"hij", "zij", "ze", "je", "u"} | _CLIENT_WORDS or word.tag == "NAAM" for word in near)


def _judges(verb: Word, words: Sequence[Word], at: int) -> bool:
    """Whether a verb says what somebody is like: is lastig, lijkt onzeker, komt slordig over."""
    comes_over = verb.infinitive == "komen" and at + 1 < len(words) and words[at + 1].lower == "over"
    return comes_over or verb.infinitive in {"zijn", "blijven", "doen", "worden", "lijken", "overkomen", "ogen"}


def _opinion(document: Document, first: Word, last: Word, sure: float) -> Iterator[Remark]:
    if document.shield.covers(first.start, last.end):
        return
    form = document.text[first.start : last.end]
    yield remark(
        RemarkKind.OPINION,
        first.start,
        last.end,
        f"“{form}”: wie vindt dit?",
        "Begin bijvoorbeeld met “Volgens …”, of schrijf op wat er gebeurde.",
        sure,
    )
