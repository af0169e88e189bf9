"""Formulas as small functions, for the few kinds whose value is surely known: sums, counts, comparisons, conditions.

`compile_formula` gives `None` for every formula that holds anything else. A function raises `UnknownValue` when a cell
that it reads is not known, and then there is no value either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Protocol

from docgen.excel.a1 import Area, parse_area

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
    | (?P<string>"(?:[^"]|"")*")
    | (?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
        (?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w.(:!]))
    | (?P<function>[A-Z]+)\(
    | (?P<logical>TRUE|FALSE)\b
    | (?P<sign><=|>=|<>|[-+*/^&=<>(),%])
    )""",
    re.VERBOSE,
)
_MAX_CELLS = 20_000


class UnknownValue(Exception):  # noqa: N818 - not an error: the formula just has no known value
    """The value of a formula cannot be told."""


class Cells(Protocol):
    """The cells of a workbook, as far as they are known."""

    def value(self, sheet: str | None, row: int, column: int) -> Any:
        """The value of a cell, `None` when it is empty. Raises `UnknownValue`."""
        ...

    def area(self, sheet: str | None, area: Area) -> list[Any]:
        """The values of all cells of an area, row by row. Raises `UnknownValue`."""
        ...


@dataclass(frozen=True, slots=True)
class Range:
    """Cells as an argument of a function."""

    sheet: str | None
    area: Area

    def values(self, cells: Cells) -> list[Any]:
        """The values of all cells, row by row."""
        a = self.area
        if (a.row2 - a.row1 + 1) * (a.column2 - a.column1 + 1) > _MAX_CELLS:
            raise UnknownValue
        return cells.area(self.sheet, a)


Node = Callable[[Cells], Any]


@lru_cache(maxsize=4096)
def compile_formula(text: str) -> Node | None:
    """The formula as a function of the cells, or `None` when it holds what is not known here."""
    try:
        reader = _Reader(text)
        node = reader.comparison()
        reader.expect_end()
    except UnknownValue:
        return None
    return lambda cells: _single(node(cells), cells)


class _Reader:
    """Reads a formula by descent: comparison, joining, sum, product, power, sign, value."""

    def __init__(self, text: str) -> None:
        self.tokens: list[re.Match[str]] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None or match.end() == at:
                raise UnknownValue
            self.tokens.append(match)
            at = match.end()
        self.at = 0
        self.depth = 0

    def sign(self) -> str:
        return self.tokens[self.at]["sign"] or "" if self.at < len(self.tokens) else ""

    def take(self, *signs: str) -> str:
        found = self.sign()
        if found and found in signs:
            self.at += 1
            return found
        return ""

    def expect_end(self) -> None:
        if self.at != len(self.tokens):
            raise UnknownValue

    def _left(self, inner: Callable[[], Node], signs: dict[str, Callable[[Any, Any], Any]]) -> Node:
        node = inner()
        while sign := self.take(*signs):
            node = _both(signs[sign], node, inner())
        return node

    def comparison(self) -> Node:
        self.depth += 1
        if self.depth > 60:
            raise UnknownValue
        node = self._left(self.joined, _COMPARISONS)
        self.depth -= 1
        return node

    def joined(self) -> Node:
        return self._left(self.sum, {"&": lambda a, b: _text(a) + _text(b)})

    def sum(self) -> Node:
        return self._left(
            self.product, {"+": lambda a, b: _number(a) + _number(b), "-": lambda a, b: _number(a) - _number(b)}
        )

    def product(self) -> Node:
        return self._left(self.signed, {"*": lambda a, b: _number(a) * _number(b), "/": _divided})

    def signed(self) -> Node:
        if self.take("-"):
            inner = self.signed()
            return lambda cells: -_number(_single(inner(cells), cells))
        if self.take("+"):
            return self.signed()
        node = self.primary()
        while self.take("%"):
            node = _percent(node)
        if self.sign() == "^":
            raise UnknownValue
        return node

    def primary(self) -> Node:
        if self.at >= len(self.tokens):
            raise UnknownValue
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            number = float(token["number"])
            return lambda _: number
        if token["string"]:
            text = token["string"][1:-1].replace('""', '"')
            return lambda _: text
        if token["logical"]:
            truth = token["logical"] == "TRUE"
            return lambda _: truth
        if token["ref"]:
            return _reference(token)
        if token["function"]:
            return self.function(token["function"])
        if token["sign"] == "(":
            node = self.comparison()
            if not self.take(")"):
                raise UnknownValue
            return node
        raise UnknownValue

    def function(self, name: str) -> Node:
        call = _FUNCTIONS.get(name)
        if call is None:
            raise UnknownValue
        arguments: list[Node] = []
        if not self.take(")"):
            arguments.append(self.comparison())
            while self.take(","):
                arguments.append(self.comparison())
            if not self.take(")"):
                raise UnknownValue
        return lambda cells: call(cells, arguments)


def _reference(token: re.Match[str]) -> Node:
    area = parse_area(token["area"])
    if area is None:
        raise UnknownValue
    sheet = token["sheet"]
    name = sheet[1:-1].replace("''", "'") if sheet and sheet.startswith("'") else sheet
    found = Range(name, area)
    return lambda _: found


def _single(value: Any, cells: Cells) -> Any:
    if not isinstance(value, Range):
        return value
    a = value.area
    if (a.row1, a.column1) != (a.row2, a.column2):
        raise UnknownValue
    found = cells.value(value.sheet, a.row1, a.column1)
    return 0.0 if found is None else found


def _both(combine: Callable[[Any, Any], Any], one: Node, other: Node) -> Node:
    return lambda cells: combine(_single(one(cells), cells), _single(other(cells), cells))


def _percent(node: Node) -> Node:
    return lambda cells: _number(_single(node(cells), cells)) / 100


def _number(value: Any) -> float:
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float | Decimal):
        return float(value)
    raise UnknownValue  # Excel would try to read the text as a number


def _divided(one: Any, other: Any) -> float:
    below = _number(other)
    if below == 0:
        raise UnknownValue
    return _number(one) / below


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise UnknownValue  # TRUE or WAAR: the language of the reader decides
    number = _number(value)
    if number != int(number):
        raise UnknownValue  # the sign for decimals too
    return str(int(number))


def _order(value: Any) -> tuple[int, Any]:
    """Numbers come before texts, texts before truth values."""
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, float(value)


def _compare(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(one: Any, other: Any) -> bool:
        if isinstance(other, str) and other == "" and one == 0.0 and not isinstance(one, bool):
            raise UnknownValue  # an empty cell equals both 0 and ""; `_single` no longer knows which it was
        return test(_order(one), _order(other))

    return compare


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": _compare(lambda a, b: a == b),
    "<>": _compare(lambda a, b: a != b),
    "<": _compare(lambda a, b: a < b),
    ">": _compare(lambda a, b: a > b),
    "<=": _compare(lambda a, b: a <= b),
    ">=": _compare(lambda a, b: a >= b),
}


# functions


def _all(cells: Cells, arguments: list[Node]) -> Iterator[tuple[Any, bool]]:
    """Every value of all arguments, and whether it stood in a cell."""
    for argument in arguments:
        value = argument(cells)
        if isinstance(value, Range):
            for each in value.values(cells):
                yield each, True
        else:
            yield value, False


def _numbers(cells: Cells, arguments: list[Node]) -> list[float]:
    """The numbers among the values; in cells, texts and truth values do not count."""
    found: list[float] = []
    for value, in_cell in _all(cells, arguments):
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            found.append(float(value))
        elif not in_cell:
            found.append(_number(value))
    return found


def _criterion(value: Any) -> Callable[[Any], bool]:
    """What COUNTIF asks of a cell: `"ja"`, `">5"`, `"<>"`, `"a*"`."""
    text = value if isinstance(value, str) else None
    if text is None:
        number = _number(value)
        return lambda cell: _is_number(cell) and float(cell) == number
    match = re.match(r"(<=|>=|<>|=|<|>)?(.*)$", text, re.DOTALL)
    sign, wanted = (match[1] or "", match[2]) if match else ("", text)
    try:
        number = float(wanted)
    except ValueError:
        return _text_criterion(sign, wanted)
    tests: dict[str, Callable[[float], bool]] = {
        "<": lambda x: x < number,
        ">": lambda x: x > number,
        "<=": lambda x: x <= number,
        ">=": lambda x: x >= number,
    }
    if sign in tests:
        return lambda cell: _is_number(cell) and tests[sign](float(cell))
    if sign == "<>":
        return lambda cell: not (_is_number(cell) and float(cell) == number)
    return lambda cell: (_is_number(cell) and float(cell) == number) or cell == wanted


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _text_criterion(sign: str, wanted: str) -> Callable[[Any], bool]:
    if sign in ("<", ">", "<=", ">="):
        raise UnknownValue
    if wanted == "":
        if sign == "<>":
            return lambda cell: cell is not None
        if sign == "=":
            return lambda cell: cell is None
        return lambda cell: cell is None or cell == ""
    if not set("*?~") & set(wanted):
        folded = wanted.casefold()
        if sign == "<>":
            return lambda cell: not (isinstance(cell, str) and cell.casefold() == folded)
        return lambda cell: isinstance(cell, str) and cell.casefold() == folded
    pattern = re.compile(_wildcards(wanted), re.IGNORECASE | re.DOTALL)
    if sign == "<>":
        return lambda cell: not (isinstance(cell, str) and pattern.fullmatch(cell))
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell) is not None


def _wildcards(text: str) -> str:
    signs = {"*": ".*", "?": "."}
    pieces = re.findall(r"~[*?~]|.", text, re.DOTALL)
    return "".join(re.escape(p[1]) if len(p) == 2 else signs.get(p) or re.escape(p) for p in pieces)


def _count_if(cells: Cells, arguments: list[Node]) -> float:
    area = arguments[0](cells) if len(arguments) == 2 else None
    if not isinstance(area, Range):
        raise UnknownValue
    test = _criterion(_single(arguments[1](cells), cells))
    return float(sum(1 for value in area.values(cells) if test(value)))


def _if(cells: Cells, arguments: list[Node]) -> Any:
    if len(arguments) not in (2, 3):
        raise UnknownValue
    truth = _single(arguments[0](cells), cells)
    if isinstance(truth, str):
        raise UnknownValue
    if truth:
        return _single(arguments[1](cells), cells)
    return _single(arguments[2](cells), cells) if len(arguments) == 3 else False


def _one(cells: Cells, arguments: list[Node]) -> Any:
    if len(arguments) != 1:
        raise UnknownValue
    return arguments[0](cells)


def _not_empty(numbers: list[float]) -> list[float]:
    if not numbers:
        raise UnknownValue
    return numbers


def _round(cells: Cells, arguments: list[Node]) -> float:
    if len(arguments) != 2:
        raise UnknownValue
    number, places = (_number(_single(a(cells), cells)) for a in arguments)
    step = Decimal(1).scaleb(-int(places))
    return float(Decimal(repr(number)).quantize(step, ROUND_HALF_UP))


def _truths(cells: Cells, arguments: list[Node]) -> list[bool]:
    found: list[bool] = []
    for value, _ in _all(cells, arguments):
        if isinstance(value, str):
            raise UnknownValue
        if value is not None:
            found.append(bool(value))
    if not found:
        raise UnknownValue
    return found


def _is_blank(cells: Cells, arguments: list[Node]) -> bool:
    value = _one(cells, arguments)
    if not isinstance(value, Range):
        return False
    return all(each is None for each in value.values(cells))


_FUNCTIONS: dict[str, Callable[[Cells, list[Node]], Any]] = {
    "SUM": lambda cells, a: sum(_numbers(cells, a)),
    "COUNT": lambda cells, a: float(len(_numbers(cells, a))),
    "COUNTA": lambda cells, a: float(sum(1 for value, _ in _all(cells, a) if value is not None)),
    "COUNTBLANK": lambda cells, a: float(sum(1 for value, _ in _all(cells, a) if value is None or value == "")),
    "COUNTIF": _count_if,
    "AVERAGE": lambda cells, a: sum(n := _not_empty(_numbers(cells, a))) / len(n),
    "MIN": lambda cells, a: min(_numbers(cells, a), default=0.0),
    "MAX": lambda cells, a: max(_numbers(cells, a), default=0.0),
    "IF": _if,
    "AND": lambda cells, a: all(_truths(cells, a)),
    "OR": lambda cells, a: any(_truths(cells, a)),
    "NOT": lambda cells, a: not _truths(cells, a)[0],
    "ABS": lambda cells, a: abs(_number(_single(_one(cells, a), cells))),
    "ROUND": _round,
    "ISBLANK": _is_blank,
}
