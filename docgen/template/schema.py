"""The schema of a form's context: which names a template may use, with type and explanation.

Made from a pydantic model whose fields are the roots of the context, or from a JSON Schema. Paths are written as
templates and `reads` write them: `begeleidingsplan.hoofddoelen[].tekst`, where `[]` steps into a list or a mapping.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from docgen.template.types import FREE, Field, Free, ListOf, Mapping, Record, Type, describe


@dataclass(frozen=True, slots=True)
class Listed:
    """One line for a designer: the path, its type in Dutch words and what it is for."""

    path: str
    type: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The roots of a context and all that hangs below them."""

    root: Record

    @staticmethod
    def from_model(model: type[Any]) -> Schema:
        """The schema of a context whose roots are the fields of `model`; descriptions become explanations.

        The model is a pydantic one, or any class whose `model_fields` tell the same.
        """
        from docgen.template.from_model import record_of  # noqa: PLC0415  # pydantic costs 0.1 s that JSON users save

        return Schema(record_of(model))

    @staticmethod
    def from_json(schema: AnyMapping[str, Any]) -> Schema:
        """The schema of a context that a JSON Schema (an object with properties) describes."""
        from docgen.template.from_json import record_of  # noqa: PLC0415

        return Schema(record_of(schema))

    def at(self, path: str) -> Type | None:
        """The type at a path such as `client.naam` or `plan.doelen[].tekst`, or `None` when there is no such name."""
        kind: Type | None = self.root
        for step in path.replace("[]", ".[]").split("."):
            kind = below(kind, step)
            if kind is None:
                return None
        return kind

    def fields(self) -> Iterator[Listed]:
        """Every path that prints something, in the order of the model; a record within itself is shown once."""
        yield from _listed(self.root, "", ())


def below(kind: Type | None, step: str) -> Type | None:
    """The type one step down: a field's name, a code of a mapping, or `[]` for an item; `None` if there is none."""
    match kind:
        case Free():
            return FREE
        case Record() if step != "[]":
            found = kind.fields.get(step)
            return found.type if found else None
        case Mapping():
            return kind.value
        case ListOf() if step == "[]":
            return kind.item
        case _:
            return None


def _listed(record: Record, prefix: str, above: tuple[dict[str, Field], ...]) -> Iterator[Listed]:
    for name, found in record.fields.items():
        path = f"{prefix}.{name}" if prefix else name
        yield Listed(path, describe(found.type), found.explanation)
        kind = found.type
        while isinstance(kind, ListOf | Mapping):
            path += "[]"
            kind = kind.item if isinstance(kind, ListOf) else kind.value
        if isinstance(kind, Record) and not any(kind.fields is seen for seen in above):
            yield from _listed(kind, path, (*above, record.fields))
