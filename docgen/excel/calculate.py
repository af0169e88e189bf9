"""Formulas as small functions, for the kinds whose value is surely known: totals, counts, comparisons, conditions.

`compile_formula` gives `None` for every formula that holds anything else. A function raises `UnknownValue` when a cell
that it reads is not known, and then there is no value either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from docgen.excel.a1 import parse_area
from docgen.excel.functions import FUNCTIONS
from docgen.excel.operands import EMPTY, Node, Range, UnknownValue, divided, number, order, single, text

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?
        (?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\w.(:!]))
    | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
    | (?P<string>"(?:[^"]|"")*")
    | (?:_xlfn\.)?(?P<function>[A-Z]+)\(
    | (?P<logical>TRUE|FALSE)\b
    | (?P<sign><=|>=|<>|[-+*/^&=<>(),%])
    )""",
    re.VERBOSE,
)
_DEEPEST = 60


@lru_cache(maxsize=4096)
def compile_formula(formula: str) -> Node | None:
    """The formula as a function of the cells, or `None` when it holds what is not known here."""
    try:
        reader = _Reader(formula)
        node = reader.comparison()
        reader.expect_end()
    except UnknownValue:
        return None

    def value(cells: Any) -> Any:
        found = single(node(cells), cells)
        return 0.0 if found is EMPTY else found

    return value


class _Reader:
    """Reads a formula by descent: comparison, joining, sum, product, power, sign, value."""

    def __init__(self, formula: str) -> None:
        self.tokens: list[re.Match[str]] = []
        at = 0
        while at < len(formula):
            match = _TOKEN.match(formula, at)
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
        if self.depth > _DEEPEST:
            raise UnknownValue
        node = self._left(self.joined, _COMPARISONS)
        self.depth -= 1
        return node

    def joined(self) -> Node:
        return self._left(self.sum, {"&": lambda a, b: text(a) + text(b)})

    def sum(self) -> Node:
        return self._left(
            self.product, {"+": lambda a, b: number(a) + number(b), "-": lambda a, b: number(a) - number(b)}
        )

    def product(self) -> Node:
        return self._left(self.power, {"*": lambda a, b: number(a) * number(b), "/": divided})

    def power(self) -> Node:
        # a sign binds closer than a power: -2^2 is 4 (ECMA-376 Part 1, 18.17.2.2)
        return self._left(self.signed, {"^": _power})

    def signed(self) -> Node:
        minus = False
        while sign := self.take("-", "+"):
            minus ^= sign == "-"
        node = self.primary()
        while self.take("%"):
            node = _percent(node)
        return _negative(node) if minus else node

    def primary(self) -> Node:
        if self.at >= len(self.tokens):
            raise UnknownValue
        token = self.tokens[self.at]
        self.at += 1
        if token["ref"]:
            return _reference(token)
        if token["number"]:
            constant = float(token["number"])
            return lambda _: constant
        if token["string"]:
            words = token["string"][1:-1].replace('""', '"')
            return lambda _: words
        if token["logical"]:
            truth = token["logical"] == "TRUE"
            return lambda _: truth
        if token["function"]:
            return self.function(token["function"])
        if token["sign"] == "(":
            node = self.comparison()
            if not self.take(")"):
                raise UnknownValue
            return node
        raise UnknownValue

    def function(self, name: str) -> Node:
        call = FUNCTIONS.get(name)
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
    first, mark, last = (name or "").partition(":")
    found = Range(first, area, last) if mark else Range(name, area)
    return lambda _: found


def _both(combine: Callable[[Any, Any], Any], one: Node, other: Node) -> Node:
    return lambda cells: combine(single(one(cells), cells), single(other(cells), cells))


def _percent(node: Node) -> Node:
    return lambda cells: number(single(node(cells), cells)) / 100


def _negative(node: Node) -> Node:
    return lambda cells: -number(single(node(cells), cells))


def _power(one: Any, other: Any) -> float:
    base, exponent = number(one), number(other)
    if base == exponent == 0:  # #NUM! in Excel
        raise UnknownValue
    found = base**exponent
    if not isinstance(found, float):
        raise UnknownValue
    return found


def _compare(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda one, other: test(order(one, other), order(other, one))


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": _compare(lambda a, b: a == b),
    "<>": _compare(lambda a, b: a != b),
    "<": _compare(lambda a, b: a < b),
    ">": _compare(lambda a, b: a > b),
    "<=": _compare(lambda a, b: a <= b),
    ">=": _compare(lambda a, b: a >= b),
}
