"""Names that a revision changed, where a free text still says the old one (method 7): places to look at.

A text that names people and phases between braces follows by itself; one that says the word does not. It is never
replaced, because only a person can tell whether the role is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.records.changes import Change, Path, Soort, cells
from docgen.records.versions import Handbookversion
from docgen.records.wording import walk_texts

_NAMED: tuple[tuple[str, ...], ...] = (
    ("organisatie", "rollen", "*", "naam"),
    ("organisatie", "woorden", "*", "enkelvoud"),
    ("organisatie", "woorden", "*", "meervoud"),
    ("handboek", "fasen", "*", "naam"),
    ("handboek", "formulieren", "*", "naam"),
    ("handboek", "leefgebieden", "*", "naam"),
)
_AREA = "leefgebieden"
"""A leefgebied is often called by an everyday word: only with its capital does a text speak of the leefgebied."""

_CALLED = frozenset({"naam", "enkelvoud", "meervoud"})
_FACTS = frozenset({"besloten_door", "betrokken"})
"""Who decided then was called so then."""

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_AROUND = 32


@dataclass(frozen=True, slots=True)
class OldName:
    """A place in a text of the handbook that still says the old name, with a few words around it."""

    old: str
    new: str
    path: Path
    excerpt: str


def find_old_names(changes: Iterable[Change], version: Handbookversion) -> Iterator[OldName]:
    """Every place in the texts of this version that says a name which the changes replaced."""
    renamed = [change for change in changes if change.kind is Soort.GEWIJZIGD and _is_name(change.path)]
    texts = [(path, text) for path, text in walk_texts(cells(version)) if _is_free(path, text)] if renamed else []
    told: set[tuple[str, str, Path]] = set()
    for change in renamed:
        old, new = str(change.before), str(change.after)
        pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", 0 if change.path[1] == _AREA else re.IGNORECASE)
        for path, text in texts:
            # a name that grew holds the old one, as 'persoonlijk begeleider' does
            hidden = [new] if old.casefold() in new.casefold() else []
            found = pattern.search(_without(text, hidden))
            once = (old.casefold(), new.casefold(), path)  # a role and the word for it often change together
            if old and path != change.path and found and once not in told:
                told.add(once)
                yield OldName(old, new, path, _excerpt(text, found))


def _is_free(path: Path, text: str) -> bool:
    """Whether a text is words for people: no code, and no fact about a decision of then."""
    called = path[-1] in _CALLED or path[1] == "labels"
    return not _FACTS.intersection(path) and (called or not _CODE.fullmatch(text))


def _without(text: str, names: list[str]) -> str:
    """The text with dashes where it says these names, or a word between braces that follows by itself."""
    hidden = re.compile("|".join([r"\{[^{}]*\}", *map(re.escape, names)]), re.IGNORECASE)
    return hidden.sub(lambda found: "-" * len(found[0]), text)


def _is_name(path: Path) -> bool:
    return any(
        len(path) == len(pattern) and all(p in ("*", key) for p, key in zip(pattern, path, strict=True))
        for pattern in _NAMED
    )


def _excerpt(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    words = " ".join(text[start:end].split())
    return f"{before}{words}{after}"
