"""Which items of the handbook count for one kind of support, location or target group, on one day (C30)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, cast

_SCOPE = ("geldt_voor", "geldt_vanaf", "geldt_tot")


def select(value: Any, scope: frozenset[str], day: date | None) -> Any:
    """The plain value without the items that do not count for any of these codes, or not on this day.

    An item without `geldt_voor` counts for all. Without a day, terms are not looked at.
    """
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {key: select(item, scope, day) for key, item in items if counts(item, scope, day)}
    if isinstance(value, list):
        return [select(item, scope, day) for item in cast("list[Any]", value) if counts(item, scope, day)]
    return value


def counts(item: Any, scope: frozenset[str], day: date | None) -> bool:
    """Whether an item of the handbook counts here and now; what carries no scope always does."""
    if not isinstance(item, dict):
        return True
    facts = cast("dict[str, Any]", item)
    if not any(key in facts for key in _SCOPE):
        return True
    if (wanted := facts.get("geldt_voor")) and scope.isdisjoint(wanted):
        return False
    starts, ends = facts.get("geldt_vanaf"), facts.get("geldt_tot")
    return day is None or ((not starts or starts <= day) and (not ends or day <= ends))


def counts_at(value: Any, path: Sequence[str], scope: frozenset[str], day: date | None) -> bool:
    """Whether something stands at this path, and everything on the way to it counts here and now."""
    for key in path:
        if not isinstance(value, dict):
            return value is not None  # a list is one thing
        value = cast("dict[str, Any]", value).get(key)
        if value is None or not counts(value, scope, day):
            return False
    return True


def scopes_in(value: Any) -> Iterator[str]:
    """Every code that some item of the handbook is limited to."""
    return (code for _, code in scopes_at(value))


def scopes_at(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every code that some item of the handbook is limited to, with the place where that is said."""
    if isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            if key == "geldt_voor" and isinstance(item, list):
                codes = cast("list[str]", item)
                yield from (((*path, key, str(index)), code) for index, code in enumerate(codes))
            else:
                yield from scopes_at(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[Any]", value)):
            yield from scopes_at(item, (*path, str(index)))


def borders_in(value: Any) -> Iterator[date]:
    """Every day on which some item of the handbook begins to count, or no longer does."""
    if isinstance(value, dict):
        facts = cast("dict[str, Any]", value)
        if starts := facts.get("geldt_vanaf"):
            yield starts
        if ends := facts.get("geldt_tot"):
            yield ends + timedelta(days=1)
        for item in facts.values():
            yield from borders_in(item)
    elif isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from borders_in(item)
