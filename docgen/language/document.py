"""A text taken apart: protected stretches, sentences, words, clauses; what the detectors look at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.language.clauses import Clause, find_clauses
from docgen.language.protect import Protected, Reason, Shield, find_protected
from docgen.language.scores import Measured, measure
from docgen.language.sentences import Kind, Span, split_sentences
from docgen.language.tagging import tag_sentence
from docgen.language.tokens import Token, split_tokens
from docgen.language.voice import Passive, find_passives
from docgen.language.words import Word

_OWN_WORDS = frozenset((Reason.QUOTE, Reason.GIVEN))


@dataclass(frozen=True)
class Sentence:
    """One sentence with its words and clauses; offsets count from the start of the whole text."""

    start: int
    end: int
    kind: Kind
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        """The words without punctuation marks."""
        return tuple(word for word in self.words if word.is_word)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The different words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def passives(self) -> tuple[Passive, ...]:
        """The passive clauses."""
        return tuple(find_passives(self.words, self.clauses))

    @cached_property
    def measured(self) -> Measured:
        """The counts for the scores of the document."""
        return measure(self.words, self.clauses)


@dataclass(frozen=True)
class Document:
    """A text with what its writer told us about it.

    `glossary` gives the plain wording per term, empty for a term that is only signalled; `themes` the words that belong
    to each leefgebied; `client` the names of the client; `perspective` is ik, je, u, naam or `None`.
    """

    text: str
    sentences: tuple[Sentence, ...]
    shield: Shield  # no remark on these words
    own_words: Shield  # nor on sentences that mainly consist of these
    glossary: Mapping[str, str]
    leefgebied: str | None
    themes: Mapping[str, frozenset[str]]
    perspective: str | None
    client: frozenset[str]


# the sentences of the last texts, so that a leefgebied that is typed on is not analysed anew; keyed by all that counts
_RECENT: OrderedDict[tuple[str, Kind, tuple[tuple[int, int], ...]], Sentence] = OrderedDict()
_KEPT = 4_000


def read_document(
    text: str,
    *,
    names: Iterable[str],
    protected: Iterable[tuple[int, int]],
    glossary: Mapping[str, str],
    leefgebied: str | None,
    themes: Mapping[str, Iterable[str]],
    perspective: str | None,
    client: Iterable[str],
) -> Document:
    """The text as sentences with classed words, and what may not be remarked upon."""
    client_names = frozenset(part for name in client for part in (name, *name.split()) if part[:1].isupper())
    spans = find_protected(text, names=(*names, *client_names), given=protected)
    named = [(span.start, span.end) for span in spans if span.reason is Reason.NAME]
    return Document(
        text=text,
        sentences=tuple(_read_sentence(text, span, named) for span in split_sentences(text)),
        shield=Shield(spans),
        own_words=Shield([span for span in spans if span.reason in _OWN_WORDS]),
        glossary=glossary,
        leefgebied=leefgebied,
        themes={area: frozenset(word.lower() for word in words) for area, words in themes.items()},
        perspective=perspective,
        client=client_names,
    )


def forget() -> None:
    """Empties the memory of sentences, for measuring."""
    _RECENT.clear()


def _read_sentence(text: str, span: Span, named: Sequence[tuple[int, int]]) -> Sentence:
    inside = tuple(
        (start - span.start, end - span.start) for start, end in named if start < span.end and end > span.start
    )
    return _at(_analysed(text[span.start : span.end], span.kind, inside), span.start)


def _analysed(text: str, kind: Kind, named: tuple[tuple[int, int], ...]) -> Sentence:
    key = (text, kind, named)
    found = _RECENT.get(key)
    if found is None:
        tokens: list[Token] = split_tokens(text)
        words = tag_sentence(
            tokens, Shield([Protected(*place, Reason.NAME) for place in named]).covers if named else None
        )
        found = Sentence(0, len(text), kind, tuple(words), tuple(find_clauses(words)))
        _RECENT[key] = found
        if len(_RECENT) > _KEPT:
            _RECENT.popitem(last=False)
    else:
        _RECENT.move_to_end(key)
    return found


def _at(sentence: Sentence, offset: int) -> Sentence:
    if not offset:
        return sentence
    words = tuple(word.moved(offset) for word in sentence.words)
    moved = Sentence(offset, offset + sentence.end, sentence.kind, words, sentence.clauses)
    # positions in clauses and passives count words, so what was found at the start of a text holds anywhere
    for name in ("measured", "passives"):
        vars(moved)[name] = getattr(sentence, name)
    return moved
