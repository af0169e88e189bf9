"""Pydantic models, dataclasses and typed dictionaries read as a schema.

A field's description is its explanation. What a form cannot know beforehand (`Any`, a union of unlike things) is free.
"""

from __future__ import annotations

import dataclasses
import types as python_types
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from collections.abc import Set as AnySet
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import RootModel

from docgen.template.types import FREE, Field, Kind, ListOf, Mapping, Record, Scalar, Type, as_nullable, merged
from docgen.template.values import Check, Image, Link, Markdown, Shape

# bool before int and datetime before date: the first that fits counts
_SCALARS: tuple[tuple[type, Kind], ...] = (
    (bool, Kind.BOOL),
    (int, Kind.INT),
    (float, Kind.NUMBER),
    (Decimal, Kind.AMOUNT),
    (datetime, Kind.DATETIME),
    (date, Kind.DATE),
    (time, Kind.TIME),
    (str, Kind.TEXT),
    (Image, Kind.IMAGE),
    (Link, Kind.LINK),
    (Markdown, Kind.MARKDOWN),
    (Check, Kind.CHECK),
    (Shape, Kind.SHAPE),
)

_Seen = dict[Any, Record]


def record_of(model: type[Any]) -> Record:
    """The record type of a model, its nested models included; a model within itself gives one shared record."""
    found = _model(model, {})
    return found if isinstance(found, Record) else Record(model.__name__)


def type_of(annotation: Any, seen: _Seen) -> Type:
    """The schema type of one annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return type_of(get_args(annotation)[0], seen)
    if origin in {Union, python_types.UnionType}:
        return _union(get_args(annotation), seen)
    if origin is Literal:
        return _choice(get_args(annotation))
    if isinstance(origin or annotation, type):
        return _class(origin or annotation, annotation, seen)
    if isinstance(annotation, NewType):
        return type_of(annotation.__supertype__, seen)
    if isinstance(annotation, TypeVar) or annotation is Any:
        return FREE
    alias = getattr(origin or annotation, "__value__", None)  # `type X = …`
    return type_of(alias, seen) if alias is not None else FREE


def _union(members: tuple[Any, ...], seen: _Seen) -> Type:
    real = [m for m in members if m is not type(None)]
    found = [type_of(m, seen) for m in real]
    if not found:
        return FREE
    kind = found[0]
    for other in found[1:]:
        kind = merged(kind, other)
    return as_nullable(kind) if len(real) < len(members) else kind


def _choice(values: Iterable[Any]) -> Type:
    plain = [v.value if isinstance(v, Enum) else v for v in values]
    given = [v for v in plain if v is not None]
    nullable = len(given) < len(plain)
    if given and all(isinstance(v, bool) for v in given):
        return Scalar(Kind.BOOL, nullable)
    if given and all(isinstance(v, int) for v in given):
        return Scalar(Kind.INT, nullable)
    return Scalar(Kind.CHOICE, nullable, tuple(str(v) for v in given))


def _class(found: type[Any], annotation: Any, seen: _Seen) -> Type:
    if hasattr(found, "model_fields"):
        return _model(found, seen)
    if issubclass(found, Enum):
        return _choice(found)
    for python_type, kind in _SCALARS:
        if issubclass(found, python_type):
            return Scalar(kind)
    if dataclasses.is_dataclass(found) or is_typeddict(found):
        return _plain(found, seen)
    arguments = get_args(annotation)
    if issubclass(found, AnyMapping):
        return Mapping(type_of(arguments[1], seen) if len(arguments) == 2 else FREE)
    if issubclass(found, Sequence | AnySet):
        return ListOf(_item(arguments, seen))
    return FREE


def _item(arguments: tuple[Any, ...], seen: _Seen) -> Type:
    items = [a for a in arguments if a is not Ellipsis]
    if not items:
        return FREE
    kind = type_of(items[0], seen)
    for other in items[1:]:
        kind = merged(kind, type_of(other, seen))
    return kind


def _model(model: type[Any], seen: _Seen) -> Type:
    """The record of a pydantic model, or of a class that tells of its fields as one does."""
    if issubclass(model, RootModel):
        return type_of(model.model_fields["root"].annotation, seen)
    if model in seen:
        return seen[model]
    record = seen[model] = Record(model.__name__)
    for name, info in model.model_fields.items():
        kind = type_of(info.annotation, seen)
        record.fields[name] = Field(kind, info.description or "", info.is_required() or not kind.nullable)
    for name, computed in getattr(model, "model_computed_fields", {}).items():
        record.fields[name] = Field(type_of(computed.return_type, seen), computed.description or "")
    return record


def _plain(found: type[Any], seen: _Seen) -> Record:
    if found in seen:
        return seen[found]
    record = seen[found] = Record(found.__name__)
    optional: frozenset[str] = getattr(found, "__optional_keys__", frozenset[str]())
    for name, annotation in get_type_hints(found).items():
        record.fields[name] = Field(type_of(annotation, seen), required=name not in optional)
    return record
