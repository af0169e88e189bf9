"""What the schema of a form says about a value: the small tree of types that names are checked against.

Record(fields)   a name per field          Mapping(value)   open codes, each with the same kind of value
ListOf(item)     numbered                  Scalar(kind)     one printable value
Free()           anything: names below it are not checked
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """The kinds of single values; the word is what `docgen template fields` prints."""

    TEXT = "tekst"
    INT = "geheel getal"
    NUMBER = "getal"
    AMOUNT = "decimaal getal"
    BOOL = "ja of nee"
    DATE = "datum"
    DATETIME = "datum en tijd"
    TIME = "tijd"
    CHOICE = "keuze"
    IMAGE = "afbeelding"
    LINK = "link"
    MARKDOWN = "tekst met opmaak"
    CHECK = "aankruisvakje"
    SHAPE = "pictogram"


NUMBERS = frozenset({Kind.INT, Kind.NUMBER, Kind.AMOUNT})


@dataclass(frozen=True, slots=True)
class Free:
    """Anything; what the template asks of it is only seen when rendering."""

    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; `choices` holds the values of a `CHOICE`."""

    kind: Kind
    nullable: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of items of one type."""

    item: Type
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Open codes with values of one type; a code that the mapping lacks gives None."""

    value: Type
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A name of a record; a field that is not `required` may be missing from the mapping and is then None."""

    type: Type
    explanation: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """Named fields.

    Records may hold themselves, so `fields` is filled after the record was made; equal is identical.
    """

    name: str
    fields: dict[str, Field] = field(default_factory=dict[str, Field], repr=False)
    nullable: bool = False


Type = Free | Scalar | ListOf | Mapping | Record

FREE = Free()
TEXT = Scalar(Kind.TEXT)
INT = Scalar(Kind.INT)
BOOL = Scalar(Kind.BOOL)


def as_nullable(kind: Type, *, nullable: bool = True) -> Type:
    """The same type that may (or may not) be None."""
    match kind:
        case Free():
            return kind
        case Scalar():
            return Scalar(kind.kind, nullable, kind.choices)
        case ListOf():
            return ListOf(kind.item, nullable)
        case Mapping():
            return Mapping(kind.value, nullable)
        case Record():
            return Record(kind.name, kind.fields, nullable)


def describe(kind: Type) -> str:
    """The type in Dutch, as a designer reads it: "lijst van tekst", "gegevens per code"."""
    match kind:
        case Free():
            return "vrij"
        case Scalar():
            return kind.kind.value
        case ListOf():
            return f"lijst van {describe(kind.item)}"
        case Mapping():
            return f"per code: {describe(kind.value)}"
        case Record():
            return "gegevens" if kind.name in {"", "gegevens"} else f"gegevens ({kind.name})"


def merged(one: Type, other: Type) -> Type:
    """The type of a value that is one of the two; what they do not share becomes free."""
    nullable = one.nullable or other.nullable
    match one, other:
        case Record(), Record():
            if one.fields is other.fields:
                return as_nullable(one, nullable=nullable)
            return _merged_records(one, other)
        case Scalar(), Scalar():
            if one.kind is other.kind:
                return Scalar(one.kind, nullable, tuple(dict.fromkeys(one.choices + other.choices)))
            if one.kind in NUMBERS and other.kind in NUMBERS:
                return Scalar(Kind.NUMBER, nullable)
            if {one.kind, other.kind} == {Kind.TEXT, Kind.CHOICE}:
                return Scalar(Kind.TEXT, nullable)
            return FREE
        case ListOf(), ListOf():
            return ListOf(merged(one.item, other.item), nullable)
        case Mapping(), Mapping():
            return Mapping(merged(one.value, other.value), nullable)
        case _:
            return FREE


def _merged_records(one: Record, other: Record) -> Record:
    fields: dict[str, Field] = {}
    for name in dict.fromkeys([*one.fields, *other.fields]):
        a, b = one.fields.get(name), other.fields.get(name)
        if a and b:
            kind = a.type if a.type is b.type else FREE
            fields[name] = Field(kind, a.explanation or b.explanation, a.required and b.required)
        elif found := a or b:
            fields[name] = Field(found.type, found.explanation, required=False)
    return Record(f"{one.name} of {other.name}", fields, one.nullable or other.nullable)
