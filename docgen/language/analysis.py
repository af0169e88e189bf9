"""Plain language: what could be simpler in a text, and how hard the text is.

    text → protected stretches → sentences → tokens → classes → clauses → detectors → scores

`analyse` gives all remarks with their places; `top_remarks` the few that help most; `score` the scores of a document
that consists of several texts. Nothing here changes a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.language.detectors import DETECTORS
from docgen.language.document import Document, Sentence, read_document
from docgen.language.remarks import Remark, choose_remarks
from docgen.language.scores import Scores, score_document
from docgen.language.words import Word


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text taken apart, the remarks on it in order of place, and its scores as a document of its own."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Word, ...]
    remarks: tuple[Remark, ...]
    scores: Scores


def analyse(
    text: str,
    *,
    names: Iterable[str] = (),
    protected: Iterable[tuple[int, int]] = (),
    glossary: Mapping[str, str] | None = None,
    leefgebied: str | None = None,
    perspective: str | None = None,
    themes: Mapping[str, Iterable[str]] | None = None,
    client: Iterable[str] = (),
) -> Analysis:
    """The analysis of one text.

    Args:
        text: What the counsellor wrote.
        names: Names from the record (client, network, colleagues): never remarked upon.
        protected: Stretches `(start, end)` that are the client's own words; quotations are found here.
        glossary: Plain wording per term of the trade, empty for a term that is only signalled.
        leefgebied: Where the text stands, for `themes`.
        perspective: ik, je, u or naam: how the form speaks of the client.
        themes: The words that belong to each leefgebied, in lower case.
        client: The names of the client, for texts that should not speak of the client by name.
    """
    document = read_document(
        text,
        names=names,
        protected=protected,
        glossary=glossary or {},
        leefgebied=leefgebied,
        themes=themes or {},
        perspective=perspective,
        client=client,
    )
    return Analysis(
        sentences=document.sentences,
        tokens=tuple(word for sentence in document.sentences for word in sentence.words),
        remarks=find_remarks(document),
        scores=score_document(sentence.measured for sentence in document.sentences),
    )


def find_remarks(document: Document) -> tuple[Remark, ...]:
    """All remarks of all detectors, in order of place."""
    found = [remark for detect in DETECTORS for remark in detect(document)]
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.kind.value)))


def top_remarks(analysis: Analysis, number: int = 3) -> tuple[Remark, ...]:
    """The most useful remarks, in order of place."""
    return choose_remarks(analysis.remarks, number)


def score(texts: Iterable[str], *, names: Iterable[str] = ()) -> Scores:
    """The scores of one document, given as the texts of its parts."""
    known = tuple(names)
    documents = [
        read_document(
            text, names=known, protected=(), glossary={}, leefgebied=None, themes={}, perspective=None, client=()
        )
        for text in texts
    ]
    return score_document(sentence.measured for document in documents for sentence in document.sentences)
