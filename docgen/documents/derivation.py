"""What derived values are made of: mappings with declared fields, as cheap as a dict.

A document asks for some two hundred of them. They are made by our own functions, so what a record's model does against
wrong input would be done for nothing: a type checker reads their fields, and a test holds each against its declaration.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints

from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class _Declaring(type):
    """Takes the declared fields out of a class, and lets their names read its values.

    A value with nothing to be filled in by its class is made by `dict` alone, in half the time.
    """

    declared: Mapping[str, FieldInfo]
    defaults: Mapping[str, Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _Declaring:
        own = {field: info for field, info in namespace.items() if isinstance(info, FieldInfo)}
        inherited = [base.declared for base in reversed(bases) if isinstance(base, _Declaring)]
        declared = {field: info for each in [*inherited, own] for field, info in each.items()}
        defaults = {field: info.get_default(call_default_factory=True) for field, info in declared.items()}
        defaults = {field: value for field, value in defaults.items() if value is not PydanticUndefined}
        body = {"__slots__": (), **namespace, **{field: property(itemgetter(field)) for field in own}}
        cls = super().__new__(mcs, name, bases, {**body, "__init__": _complete} if defaults else body)
        cls.declared, cls.defaults = declared, defaults
        return cls

    @property
    def model_fields(cls) -> Mapping[str, FieldInfo]:
        """The fields with their types and descriptions, as a pydantic model has them."""
        hints = get_type_hints(cls)
        return {name: FieldInfo.from_annotated_attribute(hints[name], info) for name, info in cls.declared.items()}


class Derivation(dict[str, Any], metaclass=_Declaring):
    """Base of the values under `afgeleid`: every field is declared with `Field`; nobody may change a value."""

    defaults: ClassVar[Mapping[str, Any]]

    def but(self, **values: Any) -> Self:
        """The same with other values in these fields."""
        found = dict.__new__(type(self))  # nothing is left for its class to fill in
        found.update(self)
        found.update(values)
        return found


def _complete(value: Derivation, **values: Any) -> None:
    """Fill a value with these fields; the others are what their class says."""
    value.update(value.defaults)  # cheaper in two steps than as `dict.__init__` does it
    value.update(values)


def derivation_of(name: str, fields: Mapping[str, tuple[Any, str]]) -> type[Derivation]:
    """A class whose fields come from a table: the type of each, and its description."""
    body = {field: Field(description=text) for field, (_, text) in fields.items()}
    hints = {field: kind for field, (kind, _) in fields.items()}
    return types.new_class(name, (Derivation,), exec_body=lambda space: space.update(body, __annotations__=hints))
