"""One entry of a word list: a term with its stored forms, what to do with it, and how it is said plainly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from docgen.language.articles import article_of

PERSPECTIVES = ("ik", "je", "u", "naam")


class Action(StrEnum):
    """What is proposed for a term."""

    VERVANGEN = "vervangen"
    UITLEGGEN = "uitleggen"
    SIGNALEREN = "signaleren"


class Kind(StrEnum):
    """How a term behaves in a sentence."""

    NAAMWOORD = "naamwoord"
    WERKWOORD = "werkwoord"
    BIJVOEGLIJK = "bijvoeglijk"
    UITDRUKKING = "uitdrukking"
    AFKORTING = "afkorting"


class Shape(StrEnum):
    """How a plain wording is built, which decides what may stand before it."""

    DEFINITE = "definite"  # de mensen om {mij} heen
    OWNED = "owned"  # {jouw} plan
    CLAUSE = "clause"  # wat {ik} uiteindelijk {wilt}
    BARE = "bare"  # zelf beslissen


Spoken = Mapping[str, str]
"""A text per perspective; the key "" holds what counts for every perspective that has no text of its own."""

_CLAUSE = re.compile(r"(?:wat|hoe|waar|wie|waarom|wanneer)\b")
_CLAUSE_INSIDE = re.compile(r"\b(?:dat|die|wat|waar\w*|hoe|wie|als|om te)\b")


def spoken(text: Spoken, perspective: str) -> str:
    """The text for a perspective."""
    return text.get(perspective) or text.get("", "")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of a verb; `rest` is what stands apart in a main clause: stroomt *uit*, kijkt *samen terug*."""

    infinitive: str
    ik: str
    hij: str
    past: str
    pasts: str
    participle: str
    auxiliary: str = "hebben"
    reflexive: bool = False
    preposition: str = ""

    @property
    def rest(self) -> str:
        """The part that stands apart, empty for most verbs."""
        return self.hij.partition(" ")[2]

    def finite(self, role: str) -> str:
        """The finite word alone, without what stands apart."""
        form = self.bare_infinitive if role == "plural" else str(getattr(self, role))
        return form.partition(" ")[0] if role != "plural" else form

    @property
    def bare_infinitive(self) -> str:
        """The infinitive without its particle, as it stands in a main clause in the plural: stromen (uit)."""
        last = self.infinitive.rpartition(" ")[2]
        particle = self.rest.rpartition(" ")[2]
        return last.removeprefix(particle) if particle else last

    def joined(self, role: str) -> str:
        """The finite form at the end of a clause: uitstroomt, samen terugkijkt."""
        front, _, particle = self.rest.rpartition(" ")
        return f"{front} {particle}{self.finite(role)}".strip()

    def with_te(self) -> str:
        """The infinitive with te: uit te stromen, te vertrekken."""
        front = self.infinitive.rpartition(" ")[0]
        particle = self.rest.rpartition(" ")[2]
        return " ".join(part for part in (front, particle, "te", self.bare_infinitive) if part)


@dataclass(frozen=True, slots=True)
class Plain:
    """How an entry is said plainly."""

    text: Spoken = field(default_factory=dict[str, str])
    plural: Spoken = field(default_factory=dict[str, str])
    indefinite: Spoken = field(default_factory=dict[str, str])
    inflected: str = ""
    is_plural: bool = False
    verb: VerbForms | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence before and after, run when the entry loads."""

    before: str
    after: str
    perspective: str = "je"


@dataclass(frozen=True, slots=True)
class Entry:
    """One term; frozen, compared by its digest, which changes with anything that a proposal rests on."""

    term: str
    kind: Kind
    action: Action
    article: str = ""
    singulars: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    inflected: tuple[str, ...] = ()
    verb: VerbForms | None = None
    plain: Plain = Plain()
    sure: bool = True
    exceptions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    explanation: Spoken = field(default_factory=dict[str, str])
    question: str = ""
    examples: tuple[Example, ...] = ()
    digest: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every stored form, the term itself first."""
        verb = self.verb
        of_verb = (verb.infinitive, verb.ik, verb.hij, verb.past, verb.pasts, verb.participle) if verb else ()
        return tuple(dict.fromkeys((*self.singulars, *self.plurals, *self.inflected, *of_verb)))

    def shape(self, perspective: str) -> Shape:
        """How its plain wording is built."""
        return shape_of(spoken(self.plain.text, perspective))


def shape_of(wording: str) -> Shape:
    """How a plain wording is built."""
    if wording.startswith(("de ", "het ")):
        return Shape.DEFINITE
    if wording.startswith(("{jouw} ", "{mijn} ")):
        return Shape.OWNED
    return Shape.CLAUSE if _CLAUSE.match(wording) else Shape.BARE


def cut_article(wording: str) -> tuple[str, str, str]:
    """The article or owner, the head noun and the rest of a wording with one; the owner's noun decides de or het."""
    first, _, body = wording.partition(" ")
    head, _, tail = body.partition(" ")
    article = first if first in ("de", "het") else article_of(head) or ""
    return article, head, tail


def has_clause(tail: str) -> bool:
    """Whether a wording ends in a clause, after which little fits."""
    return bool(_CLAUSE_INSIDE.search(tail))
