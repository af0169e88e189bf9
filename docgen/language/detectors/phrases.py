"""Finding listed words and phrases in a sentence: longest first, whole words, also in plural or inflected form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from docgen.language.lexicon import entry
from docgen.language.lint2 import lemma
from docgen.language.words import Word

V = TypeVar("V")
_REMEMBERED = 50_000


class PhraseTable(Generic[V]):
    """Phrases by their first word; a lookup per word of the text."""

    def __init__(self, phrases: Mapping[str, V]) -> None:
        """Takes phrases in lower case with single blanks."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._known: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in phrases.items():
            parts = tuple(phrase.lower().split())
            self._by_first.setdefault(parts[0], []).append((parts, value))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, V]]:
        """First and last position and value of each phrase, without overlaps."""
        skip_to = 0
        for at, word in enumerate(words):
            candidates = self._candidates(word.lower)
            if not candidates or at < skip_to:
                continue
            found = self._match(words, at, candidates)
            if found is not None:
                last, value = found
                yield at, last, value
                skip_to = last + 1

    def _candidates(self, lower: str) -> list[tuple[tuple[str, ...], V]]:
        """The phrases that can start with a word, remembered because most words start none."""
        found = self._known.get(lower)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = [item for form in _forms(lower) for item in self._by_first.get(form, ())]
            self._known[lower] = found
        return found

    @staticmethod
    def _match(words: Sequence[Word], at: int, candidates: Iterable[tuple[tuple[str, ...], V]]) -> tuple[int, V] | None:
        for parts, value in candidates:
            last = at + len(parts) - 1
            if last < len(words) and all(
                part == words[at + index].lower or (index == len(parts) - 1 and part in _forms(words[at + index].lower))
                for index, part in enumerate(parts)
                if index
            ):
                return last, value
        return None


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    """A word and what it may be a form of: its singular, its adjective without -e, its infinitive."""
    forms = [word]
    base = lemma(word)
    if base != word:
        forms.append(base)
    if word.endswith("e") and len(word) > 4:
        forms += [word[:-1], word[:-1] + "d"] if word.endswith("de") else [word[:-1]]
    infinitive = entry(word).infinitive
    if infinitive is not None and infinitive != word:
        forms.append(infinitive)
    return tuple(dict.fromkeys(forms))
