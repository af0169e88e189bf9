"""What docgen remarks, and where: the values that every room hands upward.

A `Diagnostic` has a stable code for programs, a Dutch message and remedy for people, and a `Location`.
Each floor adds the part of the place that it knows: the parser knows the paragraph, the engine the part,
the api the file (`location.within(outer)`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from enum import Enum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Severity(Enum):
    """How much a finding weighs: an error stops its document, a warning stands beside it, a hint only helps."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    HINT = "tip"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in what the user made; every part that does not apply is `None`.

    Lines, columns and paragraphs count from 1. `field` is a dotted path (`besluit.datum`), `part` a member of a
    package (`word/header1.xml`), `excerpt` a few words of template text, never a client's words.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    part: str | None = None
    paragraph: int | None = None
    excerpt: str | None = None
    sheet: str | None = None
    cell: str | None = None
    tag: str | None = None

    def within(self, outer: Location) -> Location:
        """This place, with what `outer` knows filled in where this one is silent."""
        missing = {f.name: getattr(outer, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)

    def __str__(self) -> str:
        """The place in Dutch, from large to small: `intake.docx, alinea 14`."""
        words = [
            self.file,
            self.part,
            f"blad {self.sheet}" if self.sheet else None,
            f"cel {self.cell}" if self.cell else None,
            f"regel {self.line}" if self.line else None,
            f"alinea {self.paragraph}" if self.paragraph else None,
            self.field,
            f"bij “{self.excerpt}”" if self.excerpt else None,
            f"tag {self.tag}" if self.tag and not self._shows_tag() else None,
        ]
        return ", ".join(word for word in words if word)

    def _shows_tag(self) -> bool:
        """Whether the tag stands in the excerpt, and no other tag beside it."""
        excerpt = self.excerpt or ""
        return (self.tag or "") in excerpt and excerpt.count("{{") + excerpt.count("{%") == 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `code` is public and stable; `message` and `remedy` are Dutch and may improve freely.

    `message` says what is wrong and quotes keys, codes and enum values, never what a client said. `remedy` is the
    next action, imperative.
    """

    code: str
    message: str
    location: Location = Location()
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def within(self, outer: Location) -> Diagnostic:
        """The same finding with the outer parts of its place filled in."""
        return replace(self, location=self.location.within(outer))

    def in_file(self, name: str) -> Diagnostic:
        """The same finding with its file under the name by which the user knows it."""
        return replace(self, location=replace(self.location, file=name))

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON-ready values: code, severity, message, location without the empty parts, remedy."""
        place = {f.name: v for f in fields(self.location) if (v := getattr(self.location, f.name)) is not None}
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "location": place,
            "remedy": self.remedy,
        }

    def __str__(self) -> str:
        """Three lines for a terminal: place and code, what is wrong, what to do."""
        place = str(self.location)
        head = f"{place}: {self.code}" if place else self.code
        lines = [head, f"  {self.message}"]
        if self.remedy:
            lines.append(f"  → {self.remedy}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value with the warnings that came with it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def errors_in(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that stop a document."""
    return (d for d in diagnostics if d.severity is Severity.ERROR)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like `name`, or `None` when nothing comes close."""
    by_folded = {k.casefold(): k for k in known}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
