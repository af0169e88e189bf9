"""The tests of the language: what may stand after `is`."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.template.runtime import WrongValueError, plain_text


@dataclass(frozen=True, slots=True)
class Test:
    """One test: `arguments` is how many values stand between the brackets; a `dear` one looks at all of its value."""

    function: Callable[..., bool]
    arguments: int = 0
    dear: bool = False


def _is_none(value: Any) -> bool:
    return value is None


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_float(value: Any) -> bool:
    return isinstance(value, float)


def _is_boolean(value: Any) -> bool:
    return isinstance(value, bool)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, AnyMapping)


def _is_sequence(value: Any) -> bool:
    return isinstance(value, str | list | tuple | AnyMapping)


def _is_odd(value: Any) -> bool:
    return isinstance(value, int) and value % 2 == 1


def _is_even(value: Any) -> bool:
    return isinstance(value, int) and value % 2 == 0


def _is_divisible(value: Any, by: Any) -> bool:
    if not (isinstance(value, int) and isinstance(by, int) and by):
        what = "delen kan alleen met hele getallen, en niet door nul"
        raise WrongValueError(what)
    return value % by == 0


def _is_true(value: Any) -> bool:
    return value is True


def _is_false(value: Any) -> bool:
    return value is False


def _is_lower(value: Any) -> bool:
    return plain_text(value).islower()


def _is_upper(value: Any) -> bool:
    return plain_text(value).isupper()


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple | AnyMapping):
        return one is other
    return type(one) is type(other) and bool(one == other)


TESTS: dict[str, Test] = {
    "none": Test(_is_none),
    "string": Test(_is_string),
    "number": Test(_is_number),
    "integer": Test(_is_integer),
    "float": Test(_is_float),
    "boolean": Test(_is_boolean),
    "mapping": Test(_is_mapping),
    "sequence": Test(_is_sequence),
    "iterable": Test(_is_sequence),
    "odd": Test(_is_odd, dear=True),
    "even": Test(_is_even, dear=True),
    "divisibleby": Test(_is_divisible, 1, dear=True),
    "true": Test(_is_true),
    "false": Test(_is_false),
    "lower": Test(_is_lower, dear=True),
    "upper": Test(_is_upper, dear=True),
    "sameas": Test(_is_same, 1, dear=True),
}
# `defined` and `undefined` ask about a name, and comparisons are paid for: `applying` writes those
COMPARISONS = {"equalto": "eq", "eq": "eq", "ne": "ne", "in": "in"}
TEST_NAMES = frozenset(TESTS) | frozenset(COMPARISONS) | {"defined", "undefined"}
