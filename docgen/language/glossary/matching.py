"""Where the terms of a word list stand in a sentence: longest first, whole words, an organisation's own terms first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.language.glossary.entries import Entry, VerbForms
from docgen.language.tokens import split_tokens
from docgen.language.words import MARK, VERBS, Word

# what a form of a verb can be
FINITE_ROLES = ("ik", "hij", "past", "pasts", "plural")
_REST_BEFORE = frozenset(("VZ", "SUB", "VG", "LET", "BW"))


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a sentence: positions of its first and last word, and of a part that stands apart.

    `roles` says which forms the words can be: "one" or "many" of a noun, "inflected", or those of a verb.
    """

    entry: Entry
    first: int
    last: int
    roles: frozenset[str]
    apart: int | None = None

    @property
    def joined(self) -> bool:
        """Whether this may be a separable verb in one word: uitstroomt."""
        verb = self.entry.verb
        return verb is not None and bool(verb.rest) and self.apart is None


@dataclass(frozen=True, slots=True)
class _Form:
    parts: tuple[str, ...]
    entry: Entry
    roles: frozenset[str]


class FormIndex:
    """The stored forms by their first word, for one lookup per word of the text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        gathered: dict[tuple[tuple[str, ...], str], tuple[Entry, set[str]]] = {}
        self._apart: dict[str, list[tuple[Entry, str]]] = {}
        for entry in entries:
            for form, role in _forms(entry):
                parts = tuple(token.form for token in split_tokens(form))
                if parts:
                    gathered.setdefault((parts, entry.term), (entry, set()))[1].add(role)
            self._add_apart(entry)
        self._by_first: dict[str, list[_Form]] = {}
        for (parts, _), (entry, roles) in gathered.items():
            self._by_first.setdefault(parts[0].lower(), []).append(_Form(parts, entry, frozenset(roles)))
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form.parts))

    def _add_apart(self, entry: Entry) -> None:
        if entry.verb is not None and entry.verb.rest and " " not in entry.verb.rest:
            for role in FINITE_ROLES:
                self._apart.setdefault(entry.verb.finite(role).lower(), []).append((entry, role))

    def knows(self, lower: str) -> bool:
        """Whether a term can begin with this word."""
        return lower in self._by_first or lower in self._apart

    def find(self, words: Sequence[Word], taken: set[int]) -> Iterator[Match]:
        """The matches in order of place; the positions of each are added to `taken`."""
        for at, word in enumerate(words):
            if at in taken or word.tag == MARK:
                continue
            found = self._at(words, at, taken)
            if found is not None:
                taken.update(range(found.first, found.last + 1))
                if found.apart is not None:
                    taken.add(found.apart)
                yield found

    def _at(self, words: Sequence[Word], at: int, taken: set[int]) -> Match | None:
        lower = words[at].lower
        for form in self._by_first.get(lower, ()):
            last = at + len(form.parts) - 1
            if last >= len(words) or taken.intersection(range(at, last + 1)):
                continue
            if _same(words, at, form.parts) and not excepted(words, at, last, form.entry.exceptions):
                return Match(form.entry, at, last, form.roles)
        if words[at].tag not in VERBS:
            return None
        for entry, role in self._apart.get(lower, ()):
            verb = entry.verb
            apart = _find_apart(words, at, verb) if verb is not None else None
            if apart is not None and apart not in taken and not excepted(words, at, at, entry.exceptions):
                roles = frozenset(other for known, other in self._apart[lower] if known is entry) | {role}
                return Match(entry, at, at, roles, apart=apart)
        return None


def _forms(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((form, "one") for form in entry.singulars if entry.verb is None)
    yield from ((form, "many") for form in entry.plurals)
    yield from ((form, "inflected") for form in entry.inflected)
    verb = entry.verb
    if verb is None:
        return
    yield verb.infinitive, "infinitive"
    yield verb.participle, "participle"
    if not verb.rest:
        yield from ((verb.finite(role), role) for role in FINITE_ROLES)
        return
    yield from ((verb.joined(role), role) for role in FINITE_ROLES)
    yield verb.with_te(), "te"


def _same(words: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    """Whether the words are these, with the capitals of a sentence's start or of a heading; a name is no term."""
    for index, part in enumerate(parts):
        word = words[at + index]
        if part != part.lower():
            if word.form != part:
                return False
        elif word.lower != part or not _plainly_written(words, at + index):
            return False
    return True


def _plainly_written(words: Sequence[Word], at: int) -> bool:
    form = words[at].form
    return (
        form == words[at].lower or _all_capitals(form) or (opens_sentence(words, at) and form[1:] == form[1:].lower())
    )


def _all_capitals(form: str) -> bool:
    return len(form) > 2 and form == form.upper()


def opens_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether only marks stand before a word."""
    return all(word.tag == MARK for word in words[:at])


def _find_apart(words: Sequence[Word], finite: int, verb: VerbForms) -> int | None:
    """Where the particle of a separable verb stands: last of its clause, and not a preposition of what follows."""
    for at in range(finite + 1, len(words)):
        word = words[at]
        if word.tag == "SUB" or (word.tag == MARK and word.form in ",;:()"):
            return None
        if word.lower != verb.rest:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        ends = following is None or following.tag in _REST_BEFORE or following.lower in ("om", "en", "of")
        if ends and not (words[at - 1].tag in ("LID", "ADJ", "VZ") and at - 1 != finite):
            return at
    return None


def excepted(words: Sequence[Word], first: int, last: int, exceptions: Iterable[str]) -> bool:
    """Whether the words stand in a phrase in which the term must stay; … in it stands for words in between."""
    return any(_stands_in(words, first, last, phrase) for phrase in exceptions)


def _stands_in(words: Sequence[Word], first: int, last: int, phrase: str) -> bool:
    at, covered = 0, False
    for piece in phrase.split("…"):
        parts = tuple(token.form.lower() for token in split_tokens(piece))
        found = _find_parts(words, at, parts)
        if found is None:
            return False
        at = found + len(parts)
        covered = covered or (found <= first and last < at)
    return covered


def holds(words: Sequence[Word], phrase: str) -> bool:
    """Whether the words stand somewhere in the sentence."""
    return _find_parts(words, 0, tuple(token.form.lower() for token in split_tokens(phrase))) is not None


def _find_parts(words: Sequence[Word], start: int, parts: tuple[str, ...]) -> int | None:
    """Where these words stand next to each other, from `start` on."""
    for at in range(start, len(words) - len(parts) + 1):
        if all(words[at + index].lower == part for index, part in enumerate(parts)):
            return at
    return None
