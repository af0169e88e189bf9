"""A JSON Schema read as the schema of a context.

Understood: `properties`, `additionalProperties`, `items`, `enum`, `const`, `format`, `$ref` within the document,
`anyOf`, `oneOf` and `allOf`. Anything else makes a value free rather than wrong.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from typing import Any, TypeGuard, cast

from docgen.template.types import FREE, Field, Kind, ListOf, Mapping, Record, Scalar, Type, as_nullable, merged

_FORMATS = {"date": Kind.DATE, "date-time": Kind.DATETIME, "time": Kind.TIME}
_PLAIN = {"integer": Kind.INT, "number": Kind.NUMBER, "boolean": Kind.BOOL}

_Node = AnyMapping[str, Any]


def record_of(schema: _Node) -> Record:
    """The record of the roots that an object schema describes; empty when it describes something else."""
    found = _Reader(schema).type_of(schema)
    return found if isinstance(found, Record) else Record("context")


def _is_node(value: object) -> TypeGuard[_Node]:
    return isinstance(value, AnyMapping)


class _Reader:
    """Reads one document, remembering the records behind its references, so that they may hold themselves."""

    def __init__(self, document: _Node) -> None:
        self.document = document
        self.seen: dict[str, Record] = {}
        self.following: list[str] = []

    def type_of(self, node: object) -> Type:
        if not _is_node(node):
            return FREE
        schema = node
        if isinstance(reference := schema.get("$ref"), str):
            return self.referred(reference)
        for word in ("anyOf", "oneOf", "allOf"):
            if schema.get(word):
                return self.union(schema[word])
        if "enum" in schema or "const" in schema:
            return _choice(schema.get("enum") or [schema.get("const")])
        kinds: Any = schema.get("type")
        if isinstance(kinds, list):
            return self.union([{**schema, "type": kind} for kind in cast("list[Any]", kinds)])
        return self.simple(str(kinds), schema)

    def simple(self, kind: str, schema: _Node) -> Type:
        if kind == "object" or "properties" in schema:
            return self.object(schema, Record(str(schema.get("title", "gegevens"))))
        if kind == "array":
            return ListOf(self.type_of(schema.get("items")))
        if kind == "string":
            return Scalar(_FORMATS.get(str(schema.get("format")), Kind.TEXT))
        return Scalar(_PLAIN[kind]) if kind in _PLAIN else FREE

    def object(self, schema: _Node, record: Record) -> Type:
        properties = cast("_Node", schema.get("properties") or {})
        if not properties:
            more = schema.get("additionalProperties", True)
            return Mapping(self.type_of(more))
        required: Any = schema.get("required") or ()
        for name, below in properties.items():
            explanation = below.get("description", "") if _is_node(below) else ""
            kind = self.type_of(below)
            record.fields[name] = Field(kind, str(explanation), name in required or not kind.nullable)
        return record

    def referred(self, reference: str) -> Type:
        if reference in self.seen:
            return self.seen[reference]
        target: Any = self.document
        for step in reference.removeprefix("#").strip("/").split("/"):
            target = target.get(step) if _is_node(target) else None
        if _is_node(target) and "properties" in target:
            record = self.seen[reference] = Record(str(target.get("title", reference.rsplit("/", 1)[-1])))
            return self.object(target, record)
        if reference in self.following:  # a reference to nothing but itself
            return FREE
        self.following.append(reference)
        found = self.type_of(target)
        self.following.pop()
        return found

    def union(self, members: list[Any]) -> Type:
        real = [m for m in members if not (_is_node(m) and m.get("type") == "null")]
        found = [self.type_of(m) for m in real]
        if not found:
            return FREE
        kind = found[0]
        for other in found[1:]:
            kind = merged(kind, other)
        return as_nullable(kind) if len(real) < len(members) else kind


def _choice(values: list[Any]) -> Type:
    given = [v for v in values if v is not None]
    kinds: set[type[Any]] = {type(v) for v in given}
    nullable = len(given) < len(values)
    if kinds == {bool}:
        return Scalar(Kind.BOOL, nullable)
    if kinds == {int}:
        return Scalar(Kind.INT, nullable)
    return Scalar(Kind.CHOICE, nullable, tuple(str(v) for v in given))
