"""A word list: the entries of docgen and of an organisation, and what they propose for a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.language.glossary.entries import Action, Entry, Kind
from docgen.language.glossary.matching import FormIndex
from docgen.language.glossary.proposals import Proposal, apply_proposals, digest
from docgen.language.glossary.proposing import Reading, explanation, plain_wording, propose
from docgen.language.glossary.reading import Place, read_entry

_MOST_CLIENTS = 16


class Explained(str):
    """A plain wording that explains a term which stays as it is."""

    __slots__ = ()


class Asked(str):
    """A question to the writer about a term for which there is no plain wording."""

    __slots__ = ()


class PlainWords(dict[str, str]):
    """Plain wording per form of every term, for the analyser; `abbreviations` says what those mean.

    It is said to whom the text speaks: om je heen, om mij heen, om Sam heen.
    """

    def __init__(self, entries: Iterable[Entry], perspective: str = "je", client: str = "") -> None:
        super().__init__()
        self.abbreviations: dict[str, str] = {}
        for entry in entries:
            said = _said(entry, perspective, client)
            if entry.kind is Kind.AFKORTING:
                self.abbreviations.update({form.lower(): str(said) for form in entry.forms})
            else:
                for form in entry.forms:
                    self.setdefault(form.lower(), said)


def _said(entry: Entry, perspective: str, client: str) -> str:
    if entry.action is Action.UITLEGGEN:
        return Explained(explanation(entry, perspective, client))
    if entry.action is Action.SIGNALEREN:
        return Asked(entry.question)
    return plain_wording(entry, perspective, client)


@dataclass(frozen=True)
class Glossary:
    """Entries by term; those of the organisation go first, and may leave out ours (`weglaten`)."""

    terms: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    own: frozenset[str] = frozenset()
    weglaten: frozenset[str] = frozenset()

    @staticmethod
    def load(
        entries: Mapping[str, Any],
        *,
        name: str = "woordenlijst.yaml",
        place: Place | None = None,
        weglaten: Iterable[str] = (),
        check: bool = True,
    ) -> tuple[Glossary, tuple[Diagnostic, ...]]:
        """The entries that can be used, and every finding; an entry whose example fails is not among them.

        Args:
            entries: What stands under `termen`, as `reading` describes it.
            name: The file, for findings.
            place: Gives line and field of a path below the terms, where the file is at hand.
            weglaten: Terms of ours that the organisation does not want.
            check: Whether the examples are run; docgen's own are run by its tests.
        """
        where = place or _place_in(name)
        terms: dict[str, Entry] = {}
        findings: list[Diagnostic] = []
        for term, value in entries.items():
            entry, problems = read_entry(str(term), value, where)
            findings += problems
            if entry is not None and check:
                problems = _try_examples(entry, where)
                findings += problems
                if problems:
                    continue
            if entry is not None:
                terms[entry.term] = entry
        return Glossary(terms, weglaten=frozenset(weglaten)), tuple(findings)

    def with_own(self, own: Glossary) -> Glossary:
        """These entries with an organisation's own before them, and without what it leaves out."""
        left = {term: entry for term, entry in self.terms.items() if term not in own.weglaten}
        return Glossary({**left, **own.terms}, own=frozenset(own.terms) | self.own)

    @cached_property
    def plain(self) -> PlainWords:
        """The plain wording of every form as said to a client, for `analyse(glossary=…)`."""
        return self.plain_for("je")

    def plain_for(self, perspective: str, client: str = "") -> PlainWords:
        """The plain wording of every form for a text in this perspective; `client` is the name in the naam-form."""
        key = (perspective, client if perspective == "naam" else "")
        if key not in self._plain:
            if len(self._plain) >= _MOST_CLIENTS:
                self._plain.clear()
            first = [entry for term, entry in self.terms.items() if term in self.own]
            rest = [entry for term, entry in self.terms.items() if term not in self.own]
            self._plain[key] = PlainWords([*first, *rest], *key)
        return self._plain[key]

    @cached_property
    def _plain(self) -> dict[tuple[str, str], PlainWords]:
        return {}

    @cached_property
    def digest(self) -> str:
        """A short fingerprint of all entries: with another one, something else may be proposed."""
        return digest(
            "\n".join(sorted(f"{term} {entry.digest} {term in self.own}" for term, entry in self.terms.items()))
        )

    @cached_property
    def _indexes(self) -> tuple[FormIndex, ...]:
        own = [entry for term, entry in self.terms.items() if term in self.own]
        shared = [entry for term, entry in self.terms.items() if term not in self.own]
        return tuple(FormIndex(entries) for entries in (own, shared) if entries)

    def propose(
        self,
        text: str,
        *,
        perspective: str = "je",
        names: Iterable[str] = (),
        protected: Iterable[tuple[int, int]] = (),
        client: str = "",
        pronouns: str = "",
        explained: Collection[str] = (),
    ) -> tuple[Proposal, ...]:
        """What may be changed in a text, in order of place; nothing is changed here.

        Args:
            text: What the counsellor wrote.
            perspective: ik, je, u or naam: how the form speaks of the client.
            names: Names on record: never changed.
            protected: Stretches `(start, end)` that are somebody's own words; quotations are found here.
            client: The client's name, for the wording of a form in the third person (naam).
            pronouns: The client's pronouns (`hij, hem`), for a second mention in a sentence.
            explained: Terms that were explained before; each is explained once.
        """
        reading = Reading(perspective, tuple(names), tuple(protected), client, pronouns, frozenset(explained))
        return propose(text, self._indexes, reading)

    def explain(self, term: str, perspective: str = "je") -> str:
        """What a term means, for a word list at the end; its plain wording where it has no explanation."""
        entry = self.terms[term]
        return explanation(entry, perspective) or plain_wording(entry, perspective)


def _place_in(name: str) -> Place:
    def place(path: Sequence[str | int]) -> Location:
        return Location(file=name, field=".".join(str(part) for part in path) or None)

    return place


def run_example(glossary: Glossary, before: str, perspective: str) -> str:
    """A sentence with every proposal of a word list."""
    found = glossary.propose(before, perspective=perspective, client="Sam" if perspective == "naam" else "")
    return apply_proposals(before, found)


def _try_examples(entry: Entry, place: Place) -> list[Diagnostic]:
    alone = Glossary({entry.term: entry})
    findings: list[Diagnostic] = []
    for number, example in enumerate(entry.examples):
        after = run_example(alone, example.before, example.perspective)
        if after != example.after:
            findings.append(
                Diagnostic(
                    "glossary.example-fails",
                    f"Een voorbeeld bij '{entry.term}' komt anders uit, dus dit woord doet niet mee: “{after}”",
                    place((entry.term, "voorbeelden", number)),
                    "Pas het voorbeeld aan, of wat er bij 'wordt' staat.",
                    Severity.ERROR,
                )
            )
    return findings
