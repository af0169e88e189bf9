"""Targets: what must exist, from what it is made, and whether it may still change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import translate
from itertools import count
from os.path import normcase
from posixpath import splitext

from docgen.build.keys import Key
from docgen.diagnostics import Diagnostic


class State(StrEnum):
    """Whether a document still follows what it is made from."""

    MOVING = "beweegt"
    FINAL = "vastgesteld"
    """Follows its own record, and nothing around it."""
    WAITING = "wacht op goedkeuring"
    HANDED = "uitgereikt"


@dataclass(frozen=True, slots=True)
class Target:
    """One document by its path below the output root; without a key making it will tell what is wrong.

    A target with `variant_of` is left out where it would be equal to that one. `renewal_of` is the path of the frozen
    document beside which this one is made.
    """

    path: str
    key: Key | None
    source: str = ""
    state: State = State.MOVING
    variant_of: str | None = None
    renewal_of: str | None = None

    @property
    def name(self) -> str:
        """The path under which the target was asked for."""
        return self.renewal_of or self.path


@dataclass(frozen=True, slots=True)
class Made:
    """What making a target gave: its bytes, or why there are none."""

    target: Target
    data: bytes | None
    findings: tuple[Diagnostic, ...] = ()


def matching(only: str | None) -> Callable[[str], bool]:
    """Whether a path is asked for, as `fnmatch` says it."""
    if only is None:
        return lambda _path: True
    match = re.compile(translate(normcase(only))).match
    return lambda path: match(normcase(path)) is not None


BESIDE = re.compile(r"\.nieuw(?:-\d+)?(?=\.[^.]+$)")
"""What stands in the name of a document that stands beside another."""


def beside(path: str) -> Iterator[str]:
    """The places for a document: its own, then `naam.nieuw.docx`, `naam.nieuw-2.docx` and so on."""
    return _numbered(path, "nieuw")


def renewals(path: str) -> Iterator[str]:
    """The paths of a frozen document and of those made anew later: `naam.hernieuwd.docx`, `naam.hernieuwd-2.docx`."""
    return _numbered(path, "hernieuwd")


def _numbered(path: str, word: str) -> Iterator[str]:
    yield path
    stem, suffix = splitext(path)
    yield f"{stem}.{word}{suffix}"
    for number in count(2):
        yield f"{stem}.{word}-{number}{suffix}"
