"""What generated functions call while a document is filled.

Nothing here reaches for attributes of a value: names are keys of mappings, and that is all they can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final, cast

MAX_STEPS = 200_000
MAX_BUILT_TEXT = 100_000
MAX_NUMBER = 1_000  # bytes of a number; some two thousand digits


class _Missing:
    """A name that is not there; unlike None it is not a value."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
NOTHING: Final[Mapping[str, Any]] = {}


class MissingNameError(LookupError):
    """A name that the mapping lacks and that the schema does not allow to lack."""


class TooMuchError(Exception):
    """The document would grow beyond what a form can be."""


class WrongValueError(TypeError):
    """A value of a kind that the tag cannot use."""


class Budget:
    """How much one rendering may still do: turns of loops, and characters of text that the template makes itself."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def items(self, value: object) -> Sequence[Any]:
        """The items to loop over; None is an empty list and a mapping gives its codes."""
        if value is None or value is MISSING:
            return ()
        if isinstance(value, list | tuple):
            self.spend(len(cast("Sequence[Any]", value)))
            return cast("Sequence[Any]", value)
        if isinstance(value, Mapping | set | frozenset):
            self.spend(_count(cast("object", value)))
            return in_order(value)
        what = f"{type(value).__name__} is geen lijst"
        raise WrongValueError(what)

    def spend(self, steps: int) -> None:
        """Take `steps` from what is left."""
        self.left -= steps
        if self.left < 0:
            what = f"meer dan {MAX_STEPS} herhalingen"
            raise TooMuchError(what)

    def paid(self, value: Any) -> Any:
        """The value, after paying for looking at all of it: a step for each item, or for 200 characters or bytes."""
        self.spend(_count(value) or _weight(value))
        return value

    def less(self, one: Any, other: Any) -> bool:
        """Whether one comes before the other; False when either is None."""
        return self._ordered(one, other) and bool(one < other)

    def at_most(self, one: Any, other: Any) -> bool:
        """Whether one comes before or with the other; False when either is None."""
        return self._ordered(one, other) and bool(one <= other)

    def _ordered(self, one: Any, other: Any) -> bool:
        if isinstance(one, _MANY) or isinstance(other, _MANY):
            what = "lijsten hebben geen volgorde"
            raise WrongValueError(what)
        self.spend(min(_weight(one), _weight(other)))
        return one is not None and other is not None

    def contains(self, container: Any, value: Any) -> bool:
        """Whether a list, mapping or text holds the value; None holds nothing."""
        if container is None or container is MISSING:
            return False
        if isinstance(container, str):
            self.spend(len(container) // 200)
            return isinstance(value, str) and value in container
        if isinstance(container, list | tuple):
            found = cast("Sequence[Any]", container)
            self.spend(len(found) // 10)
            return any(self.equal(each, value) for each in found) if isinstance(value, _MANY) else value in found
        if isinstance(container, _MANY):  # no list is a code, and to hash one that holds itself twice takes forever
            return not isinstance(value, _MANY) and value in container
        what = f"{type(container).__name__} is geen lijst"
        raise WrongValueError(what)

    def equal(self, one: Any, other: Any) -> bool:
        """Whether two values are the same; long ones are paid for, as lists in lists may hold themselves."""
        if isinstance(one, str) and isinstance(other, str):
            self.spend(min(len(one), len(other)) // 200)
            return one == other
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            a, b = cast("Mapping[Any, Any]", one), cast("Mapping[Any, Any]", other)
            self.spend(min(len(a), len(b)))
            return a.keys() == b.keys() and all(self.equal(a[key], b[key]) for key in a)
        if isinstance(one, list | tuple) and isinstance(other, list | tuple):
            left, right = cast("Sequence[Any]", one), cast("Sequence[Any]", other)
            self.spend(min(len(left), len(right)))
            return len(left) == len(right) and all(map(self.equal, left, right))
        if isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS):
            self.spend(min(_weight(one), _weight(other)))
        return bool(one == other)

    def spent(self, value: Any) -> Any:
        """The value, after paying for its length."""
        size = _size(value)
        if size:
            if size > MAX_BUILT_TEXT:
                what = "een filter maakt een te lange tekst"
                raise TooMuchError(what)
            self.spend(size // 200)
        return value


_MANY = (list, tuple, set, frozenset, Mapping)
_NUMBERS = (int, Decimal)


def _count(value: object) -> int:
    return len(cast("Sequence[Any]", value)) if isinstance(value, _MANY) else 0


def _weight(value: object) -> int:
    """The steps that looking at a whole text or number costs."""
    if isinstance(value, str):
        return str.__len__(value) // 200
    return _bytes(value) // 200 if isinstance(value, _NUMBERS) else 0


def _bytes(value: int | Decimal) -> int:
    return int.__sizeof__(value) if isinstance(value, int) else Decimal.__sizeof__(value)


def moderate(value: Any) -> Any:
    """The value; raises `WrongValueError` for a number of thousands of digits, which takes forever to work with."""
    if isinstance(value, _NUMBERS) and _bytes(value) > MAX_NUMBER:
        what = "een getal van duizenden cijfers"
        raise WrongValueError(what)
    return value


def in_order(value: Any) -> list[Any]:
    """The items of a collection as a list; those of a set in the order of their texts, as it has none of its own."""
    found = list(cast("Iterable[Any]", value))
    if isinstance(value, set | frozenset):
        found.sort(key=lambda each: (type(each).__name__, plain_text(each)))
    return found


def _size(value: object) -> int:
    return len(cast("Sequence[Any]", value)) if isinstance(value, str | list | tuple) else 0


def attr(value: Any, name: str) -> Any:
    """The value under a name; None below None. Raises `MissingNameError` when the mapping lacks it."""
    if value.__class__ is dict:  # the usual case, and a template asks a thousand times a page
        try:
            return value[name]
        except KeyError:
            raise MissingNameError(name) from None
    if value is None:
        return None
    if isinstance(value, Mapping):
        found = cast("Mapping[str, Any]", value).get(name, MISSING)
        if found is not MISSING:
            return found
    raise MissingNameError(name)


def soft(value: Any, name: str) -> Any:
    """The value under a name, or `MISSING`; for `is defined` and `default`."""
    if isinstance(value, Mapping):
        return cast("Mapping[str, Any]", value).get(name, MISSING)
    return MISSING


def item(value: Any, index: int) -> Any:
    """The item at a position, or None beyond the ends."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        found = cast("Sequence[Any]", value)
        return found[index] if -len(found) <= index < len(found) else None
    if isinstance(value, Mapping):
        return cast("Mapping[Any, Any]", value).get(index)
    what = f"{type(value).__name__} is geen lijst"
    raise WrongValueError(what)


def soft_item(value: Any, index: int) -> Any:
    """The item at a position, or `MISSING`."""
    if isinstance(value, list | tuple):
        found = cast("Sequence[Any]", value)
        return found[index] if -len(found) <= index < len(found) else MISSING
    return MISSING


def pairs(value: Any) -> Sequence[tuple[Any, Any]]:
    """Code and value of each entry of a mapping; none for None."""
    if value is None or value is MISSING:
        return ()
    if isinstance(value, Mapping):
        return list(cast("Mapping[Any, Any]", value).items())
    what = f"{type(value).__name__} is geen verzameling per code"
    raise WrongValueError(what)


def plus(one: Any, other: Any) -> Any:
    """The sum of two numbers; None when either is None."""
    a, b = _number(one), _number(other)
    return None if a is None or b is None else a + b


def minus(one: Any, other: Any) -> Any:
    """The difference of two numbers; None when either is None."""
    a, b = _number(one), _number(other)
    return None if a is None or b is None else a - b


def negative(value: Any) -> Any:
    """The number with the other sign; None for None."""
    number = _number(value)
    return None if number is None else -number


def _number(value: Any) -> Any:
    if value is None or value is MISSING:
        return None
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, _NUMBERS):
        return moderate(value)
    what = f"{type(value).__name__} is geen getal"
    raise WrongValueError(what)


def plain_text(value: Any) -> str:
    """A single value as text: None is empty. Raises `WrongValueError` for lists, mappings and objects."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value if value.__class__ is str else str.__str__(value)  # a subclass may say something else
    if value is None or value is MISSING:
        return ""
    if isinstance(value, int | float | Decimal | date | time):
        text = str(value)
        return text if type(text) is str else str.__str__(text)
    what = "een lijst, verzameling of object kan niet als tekst worden afgedrukt"
    raise WrongValueError(what)


def joined(*values: Any) -> str:
    """The texts of all values, one after another."""
    texts = [plain_text(value) for value in values]
    if sum(map(len, texts)) > MAX_BUILT_TEXT:
        what = "een samengevoegde tekst is te lang"
        raise TooMuchError(what)
    return "".join(texts)


OPERATIONS: Final[dict[str, Any]] = {
    "attr": attr,
    "soft": soft,
    "item": item,
    "soft_item": soft_item,
    "pairs": pairs,
    "plus": plus,
    "minus": minus,
    "negative": negative,
    "joined": joined,
    "MISSING": MISSING,
    "NOTHING": NOTHING,
    "isinstance": isinstance,
}
