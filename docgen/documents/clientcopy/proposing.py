"""Everything that is proposed to change in one copy: by the glossary, for the network, for the neutral edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from docgen.documents.clientcopy.changes import Change, ChangeKind, numbered, settled, short_digest
from docgen.documents.clientcopy.network import Around, names_in
from docgen.documents.clientcopy.neutral import Neutral
from docgen.documents.clientcopy.texts import FreeText
from docgen.language.sentences import split_sentences
from docgen.records.enums import Perspectief


class Glossary(Protocol):
    """What proposes plain words; `docgen.language.glossary` in practice."""

    @property
    def terms(self) -> Mapping[str, Any]:
        """Its entries, each with a `digest`."""
        ...

    def propose(
        self, text: str, *, perspective: str = "je", names: Iterable[str] = (), client: str = "", pronouns: str = ""
    ) -> Iterable[Any]:
        """The proposals for a text, in order of place."""
        ...


@dataclass(frozen=True)
class Circumstances:
    """What proposals depend on beside the text."""

    glossary: Glossary | None
    perspective: Perspectief
    network: Sequence[Mapping[str, Any]] = ()
    names: frozenset[str] = frozenset()
    client: str = ""
    pronouns: str = ""
    neutral: Neutral | None = None


def propose(texts: Sequence[FreeText], about: Circumstances) -> list[Change]:
    """Every change that is proposed, in the order in which the copy prints the texts."""
    found = [change for text in texts for change in _in_text(text, about)]
    return numbered(settled(found), texts)


def _in_text(text: FreeText, about: Circumstances) -> Iterator[Change]:
    if about.neutral is not None:
        for telling in about.neutral.find(text.text):
            yield _own(text, ChangeKind.NEUTRAL, telling.start, telling.end, telling.after, telling.term)
    if text.own:
        return
    for named in names_in(text.text, about.network, Around(about.perspective, about.client, about.pronouns)):
        yield _own(text, ChangeKind.NETWORK, named.start, named.end, named.after, "netwerk")
    if about.glossary is not None:
        found = about.glossary.propose(
            text.text,
            perspective=about.perspective.value,
            names=sorted(about.names),
            client=about.client,
            pronouns=about.pronouns,
        )
        yield from (_of_glossary(text, proposal) for proposal in found)


def _own(text: FreeText, kind: ChangeKind, start: int, end: int, after: str, term: str) -> Change:
    first, last = _sentence(text.text, start)
    sentence = text.text[first:last]
    before = text.text[start:end]
    return Change(
        kind, text.path, start, end, before, after, term, sentence, first,
        entry_digest=short_digest(f"{kind.value}\n{before}\n{after}"), sentence_digest=short_digest(sentence),
    )  # fmt: skip


def _sentence(text: str, at: int) -> tuple[int, int]:
    return next(
        ((span.start, span.end) for span in split_sentences(text) if span.start <= at < span.end), (0, len(text))
    )


_KINDS = {"vervangen": ChangeKind.REPLACE, "uitleggen": ChangeKind.EXPLAIN, "signaleren": ChangeKind.ASK}


def _of_glossary(text: FreeText, found: Any) -> Change:
    kind = _KINDS[str(found.action)]
    after = {ChangeKind.EXPLAIN: found.explanation, ChangeKind.ASK: ""}.get(kind, found.after)
    first, last = found.sentence
    return Change(
        kind, text.path, found.start, found.end, found.before, after, found.term, text.text[first:last], first,
        entry_digest=found.entry_digest,
        sentence_digest=found.sentence_digest,
        note=found.question,
        sure=found.sure,
        edits=tuple((edit.start, edit.end, edit.text) for edit in found.edits) if kind is ChangeKind.REPLACE else (),
    )  # fmt: skip
