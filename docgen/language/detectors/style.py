"""Remarks on style: who does it stays hidden (passive, men), or a noun does the work of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.language.detectors.phrases import PhraseTable
from docgen.language.detectors.structure import own
from docgen.language.detectors.wordlists import NOMINAL_PHRASES
from docgen.language.document import Document, Sentence
from docgen.language.remarks import Remark, RemarkKind, remark
from docgen.language.voice import agent
from docgen.language.words import ARTICLE, INFINITIVE, NOUN
from docgen.language.wordsets import word_set

_PHRASES = PhraseTable(NOMINAL_PHRASES)
_ACTION_ENDINGS = ("ing", "atie", "itie", "eling")
# an ending of an action on a thing that one can point at or that everybody says so
_THINGS = word_set("""
    woning ding kring lening rekening vereniging verdieping koning ketting tekening regering instelling
    stichting omgeving kleding opleiding verzekering uitkering familiekring spanning ervaring vakantie situatie
    relatie informatie locatie politie organisatie verslaving richting mening begeleiding opvang rekeningen
    zitting puding pudding training herinnering beperking verwachting belasting vergadering bestelling voeding
    voorziening afdeling behandeling hulpverlening dagbesteding schuldhulpverlening medicatie conditie traditie
    afspraak generatie
    """)


def passive(document: Document) -> Iterator[Remark]:
    """Passive clauses; with `door` the sentence can simply be turned."""
    for sentence in document.sentences:
        if not sentence.passives or own(document, sentence):
            continue
        for found in sentence.passives:
            first, last = sorted(
                (sentence.words[found.auxiliary], sentence.words[found.participle]), key=lambda word: word.start
            )
            if document.shield.covers(first.start, last.end) and first.shielded:
                continue
            who = agent(sentence.words, found)
            who = None if who is None or who.split(" ")[-1].lower() in _NOBODY else who
            participle = sentence.words[found.participle].form
            if sentence.words[found.participle].lower in _NO_REMARK:
                continue
            message = (
                f"“{who}” doet het, maar staat achteraan."
                if who
                else f"Wie doet dit (“{participle}”)? Dat staat er niet bij."
            )
            suggestion = (
                f"Begin met wie het doet: “{_capital(who)} …”."
                if who
                else "Zet erbij wie het doet, en begin de zin daarmee."
            )
            certain = sentence.words[found.auxiliary].infinitive == "worden"
            yield remark(
                RemarkKind.PASSIVE,
                first.start,
                last.end,
                message,
                suggestion,
                0.85 if certain else 0.45,
                weight=4.0 if certain else 3.0,
            )


_NOBODY = frozenset(("middel", "middels", "gebrek", "toedoen", "omstandigheden", "tijdgebrek"))  # door middel van
# how somebody is or becomes, and nothing that another does
_NO_REMARK = word_set("""
    geboren genoemd bedoeld verplicht gesloten gezond vermoeid gestrest gestresst gespannen ontspannen overspannen
    opgewonden getrouwd gescheiden gewend bekend verliefd verslaafd gehecht geïrriteerd gefrustreerd teleurgesteld
    gemotiveerd geïnteresseerd verveeld
    """)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def men(document: Document) -> Iterator[Remark]:
    """The word `men`, which hides who it is."""
    for sentence in document.sentences:
        if "men" not in sentence.lower_words:
            continue
        for word in sentence.words:
            if word.lower == "men" and not document.shield.covers(word.start, word.end):
                yield remark(
                    RemarkKind.MEN,
                    word.start,
                    word.end,
                    "Wie is “men” hier?",
                    "Noem wie het doet: jij, wij, je begeleider, de gemeente?",
                    0.95,
                )


def nominalisation(document: Document) -> Iterator[Remark]:
    """Heavy fixed phrases, `het … van`, and nouns of action with `van`."""
    for sentence in document.sentences:
        if own(document, sentence):
            continue
        words = sentence.words
        for first, last, plain in _PHRASES.find(words):
            if not document.shield.covers(words[first].start, words[last].end):
                form = document.text[words[first].start : words[last].end]
                yield remark(
                    RemarkKind.NOMINALISATION,
                    words[first].start,
                    words[last].end,
                    f"“{form}” klinkt zwaar.",
                    f"Zeg liever: {plain}.",
                    0.8,
                )
        yield from _nouns_for_verbs(document, sentence)


def _nouns_for_verbs(document: Document, sentence: Sentence) -> Iterator[Remark]:
    words = sentence.words
    for at in range(len(words) - 2):
        before, word, after = words[at], words[at + 1], words[at + 2]
        if before.tag != ARTICLE or after.lower != "van" or document.shield.covers(before.start, after.end):
            continue
        if before.lower == "het" and word.tag == INFINITIVE:
            yield remark(
                RemarkKind.NOMINALISATION,
                before.start,
                after.end,
                f"“Het {word.form} van” maakt van een werkwoord een ding.",
                f"Zeg wie het doet: “… {word.form}”.",
                0.8,
            )
        elif (
            word.tag == NOUN
            and word.lower.endswith(_ACTION_ENDINGS)
            and word.lower not in _THINGS
            and before.lower == "de"
        ):
            yield remark(
                RemarkKind.NOMINALISATION,
                before.start,
                after.end,
                f"“{before.form} {word.form} van” klinkt als een brief van een kantoor.",
                "Zeg met een werkwoord wie wat doet.",
                0.55,
            )
