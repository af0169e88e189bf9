"""Remarks on how a sentence is built: too long, torn apart, twice denied, or no sentence at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.language.document import Document, Sentence
from docgen.language.lexicon import Flag, entry
from docgen.language.remarks import Remark, RemarkKind, remark
from docgen.language.sentences import Kind
from docgen.language.words import (
    ADJECTIVE,
    ARTICLE,
    COORDINATE,
    FINITE,
    INFINITIVE,
    MARK,
    NAME,
    NOUN,
    PARTICIPLE,
    SUBORDINATE,
    Word,
)
from docgen.language.wordsets import word_set

# words, confidence and weight of a hint, a warning and a strong remark (method 6, PB-T7)
_LENGTHS = ((20, 0.95, 8.0), (15, 0.8, 5.0), (12, 0.4, 2.5))
_TORN = 7  # words between two verbs that belong together
_ADJECTIVE = int(Flag.ADJECTIVE)
_NEGATIONS = word_set("niet nooit geen niemand niets nergens zonder noch")
_NO_VERB_NEEDED = word_set("ja nee goed prima dank bedankt hallo hoi dag beste geachte groet groeten")
_WANTS_SUBJECT = word_set("is heeft wordt gaat doet staat ziet kan wil mag was had werd")
_SUBJECTS = word_set(
    "ik je jij u hij ze zij we wij jullie er het dat dit die deze mijn jouw uw haar hun ons onze iemand"
)
# begins with on- but denies nothing
_NOT_DENYING = word_set("""
    ons onder onze ondanks ongeveer onlangs onderweg online onmiddellijk onderling ontzettend ongeluk onderwijs
    """)


def own(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence mainly stands in a quotation or in the client's own words."""
    covered = sum(document.own_words.covers(word.start, word.end) for word in sentence.spoken)
    return 2 * covered > len(sentence.spoken)


def long_sentence(document: Document) -> Iterator[Remark]:
    """Sentences over 12, 15 and 20 words, the quoted ones not counted."""
    for sentence in document.sentences:
        if len(sentence.spoken) <= 12:
            continue
        count = sum(not document.own_words.covers(word.start, word.end) for word in sentence.spoken)
        for words, confidence, weight in _LENGTHS:
            if count > words:
                yield remark(
                    RemarkKind.LONG_SENTENCE,
                    sentence.start,
                    sentence.end,
                    f"Deze zin heeft {count} woorden. Kan hij in tweeën?",
                    _where_to_split(sentence),
                    confidence,
                    weight=weight,
                )
                break


def _where_to_split(sentence: Sentence) -> str:
    """The joining word nearest the middle, where a full stop can stand."""
    middle = len(sentence.words) / 2
    joints = [
        at
        for at, word in enumerate(sentence.words)
        if 3 < at < len(sentence.words) - 4
        and word.tag in (COORDINATE, SUBORDINATE)
        and _starts_clause(sentence.words, at)
    ]
    if not joints:
        return "Schrijf op wat het belangrijkste is, en maak van de rest een eigen zin."
    word = sentence.words[min(joints, key=lambda at: abs(at - middle))]
    return f"Zet een punt voor “{word.form}” en begin daar een nieuwe zin."


def _starts_clause(words: tuple[Word, ...], at: int) -> bool:
    return any(word.tag == FINITE for word in words[at + 1 : at + 12])


def no_sentence(document: Document) -> Iterator[Remark]:
    """Stretches without finite verb, or without anybody who does it, as in notes.

    Headings of a text with real sentences are left alone.
    """
    has_sentences = any(sentence.kind is Kind.SENTENCE for sentence in document.sentences)
    for sentence in document.sentences:
        words = sentence.spoken
        if own(document, sentence) or not words:
            continue
        if _nobody_does_it(sentence):
            yield _not_whole(sentence, 0.6)
            continue
        if any(_is_finite(words, at) for at in range(len(words))):
            continue
        if len(words) == 1:
            if words[0].tag == NOUN and len(document.sentences) > 1 and sentence.kind is Kind.SENTENCE:
                yield _not_whole(sentence, 0.5)
            continue
        if sentence.kind is Kind.HEADING and has_sentences and len(words) < 6:
            continue
        if (
            words[0].lower in _NO_VERB_NEEDED
            or _asks_to_do(words)
            or (len(words) < 3 and sentence.words[-1].form in "!?")
        ):
            continue
        sure = 0.5 if any(word.tag in (INFINITIVE, PARTICIPLE) for word in words) or len(words) > 4 else 0.7
        yield _not_whole(sentence, sure)


def _not_whole(sentence: Sentence, sure: float) -> Remark:
    return remark(
        RemarkKind.NO_SENTENCE,
        sentence.start,
        sentence.end,
        "Dit is nog geen zin. Wie doet wat?",
        "Schrijf erbij over wie het gaat en wat er gebeurt.",
        sure,
    )


def _asks_to_do(words: Sequence[Word]) -> bool:
    """Whether a sentence tells somebody to do something, with a verb that was read as a noun: "Bel de dokter."."""
    known = entry(words[0].lower)
    opens = words[1].tag == ARTICLE or words[1].lower in _SUBJECTS
    return known.infinitive is not None and known.infinitive != words[0].lower and opens


def _is_finite(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the verb of its sentence; `last van` is a noun, however it was read."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].tag == FINITE and (words[at].lower, following) != ("last", "van")


def _nobody_does_it(sentence: Sentence) -> bool:
    """Whether a sentence begins with a verb that wants a subject and has none: "Verzorgt zichzelf slecht."."""
    words = sentence.spoken
    told = sentence.kind is Kind.ITEM or (sentence.kind is Kind.SENTENCE and sentence.words[-1].form == ".")
    if len(words) < 2 or words[0].tag != FINITE or not told or sentence.words[-1].form == "?":
        return False
    if any(word.form == "," or word.lower == "dan" for word in sentence.words):
        return False  # "Komt er bezoek, dan ..."
    first, second = words[0], words[1]
    stem = (first.infinitive or "").removesuffix("n").removesuffix("e")
    singular = first.lower in _WANTS_SUBJECT or (first.lower.endswith("t") and not stem.endswith("t"))
    return singular and second.tag not in (NAME, ARTICLE) and second.lower not in _SUBJECTS


def tang(document: Document) -> Iterator[Remark]:
    """Verbs that belong together with more than seven words between them."""
    for sentence in document.sentences:
        if len(sentence.words) < _TORN + 3 or own(document, sentence):
            continue
        for clause in sentence.clauses:
            if clause.finite is None or clause.opener not in ("main", "and"):
                continue
            words = sentence.words
            ends = [at for at in clause.positions if at > clause.finite and words[at].tag in (INFINITIVE, PARTICIPLE)]
            if not words[clause.finite].auxiliary or not ends:
                continue
            first, last = clause.finite, ends[0]
            if any(word.tag == SUBORDINATE or word.form in ":;" for word in words[first:last]):
                continue
            between = sum(word.tag != MARK for word in words[first + 1 : last])
            if between > _TORN:
                yield remark(
                    RemarkKind.TANG,
                    words[first].start,
                    words[last].end,
                    f"“{words[first].form}” en “{words[last].form}” horen samen. Er staan {between} woorden tussen.",
                    "Zet ze dichter bij elkaar, of maak er twee zinnen van.",
                    0.7,
                )


def double_negation(document: Document) -> Iterator[Remark]:
    """`niet zonder`, `niet on…` and two denials in one clause."""
    for sentence in document.sentences:
        if not sentence.lower_words & _NEGATIONS or own(document, sentence):
            continue
        for clause in sentence.clauses:
            found = [sentence.words[at] for at in clause.positions if _denies(sentence.words, at)]
            if len(found) < 2 or not any(word.lower in _NEGATIONS for word in found):
                continue
            first, second = found[0], found[1]
            # "zonder pil kan ik niet slapen" says it the short way
            if first.lower in (second.lower, "zonder") or any(
                word.tag in (COORDINATE, MARK) for word in sentence.words if first.end <= word.start < second.start
            ):
                continue  # "niet hier en niet daar" denies two things
            close = second.start - first.end < 25
            yield remark(
                RemarkKind.DOUBLE_NEGATION,
                first.start,
                second.end,
                f"“{first.form}” en “{second.form}” heffen elkaar op. Dat leest lastig.",
                "Zeg wat er wél is.",
                0.8 if close else 0.5,
            )


def _denies(words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    if word.lower in _NEGATIONS:
        return True
    if word.tag != ADJECTIVE or not word.lower.startswith("on") or word.lower in _NOT_DENYING or len(word.lower) < 6:
        return False
    rest = word.lower[2:]
    return bool((entry(rest).flags | entry(rest.removesuffix("e")).flags) & _ADJECTIVE)
