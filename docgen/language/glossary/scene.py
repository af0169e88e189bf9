"""One sentence with what decides how a term in it is replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.language.document import Sentence
from docgen.language.glossary.matching import Match
from docgen.language.glossary.persons import Person
from docgen.language.glossary.proposals import Edit
from docgen.language.words import NAME, Word


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a text, with whom the text speaks of."""

    text: str
    sentence: Sentence
    person: Person
    perspective: str
    client: str
    verbs: Mapping[int, Match] = field(default_factory=dict[int, Match])  # the terms that are finite verbs, by position

    @property
    def words(self) -> Sequence[Word]:
        """The words of the sentence."""
        return self.sentence.words

    def word(self, at: int) -> Word | None:
        """The word at a position, `None` outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else None

    def speaks_of_another(self) -> bool:
        """Whether somebody else than the client stands before the verb: "Henk heeft een bewindvoerder"."""
        first = next((word for word in self.words if word.is_word), None)
        if first is None:
            return False
        return first.lower in ("hij", "zij", "ze") or (first.tag == NAME and first.form not in self.client.split())


@dataclass(frozen=True, slots=True)
class Draft:
    """The edits of one proposal, and whether they are certain."""

    edits: tuple[Edit, ...]
    sure: bool = True
