"""The functions of worksheets that docgen can compute: totals, counts, conditions, rounding."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from functools import lru_cache
from math import floor, prod
from statistics import median
from typing import Any

from docgen.excel.operands import (
    EMPTY,
    Cells,
    ErrorValue,
    Node,
    Range,
    UnknownValue,
    divided,
    everything,
    is_number,
    number,
    numbers,
    single,
    text,
)

_WILD = re.compile(r"~[*?~]|.", re.DOTALL)
Test = Callable[[Any], bool]


# criteria, as COUNTIF and SUMIF take them


def _criterion(value: Any) -> Test:
    """What COUNTIF asks of a cell: `"ja"`, `">5"`, `"<>"`, `"a*"`."""
    if value is EMPTY:
        value = 0  # so Excel reads a reference to an empty cell
    if isinstance(value, str):
        return _word_criterion(value)
    wanted = number(value)
    return lambda cell: is_number(cell) and float(cell) == wanted


@lru_cache(maxsize=256)
def _word_criterion(words: str) -> Test:
    match = re.match(r"(<=|>=|<>|=|<|>)?(.*)$", words, re.DOTALL)
    sign, wanted = (match[1] or "", match[2]) if match else ("", words)
    try:
        limit = float(wanted)
    except ValueError:
        return _text_criterion(sign, wanted)
    tests: dict[str, Callable[[float], bool]] = {
        "<": lambda x: x < limit,
        ">": lambda x: x > limit,
        "<=": lambda x: x <= limit,
        ">=": lambda x: x >= limit,
    }
    if sign in tests:
        return lambda cell: is_number(cell) and tests[sign](float(cell))
    if sign == "<>":
        return lambda cell: not (is_number(cell) and float(cell) == limit)
    return lambda cell: (is_number(cell) and float(cell) == limit) or cell == wanted


def _text_criterion(sign: str, wanted: str) -> Test:
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
        return lambda cell: cell == wanted or (isinstance(cell, str) and cell.casefold() == folded)
    signs = _WILD.findall(wanted.casefold())
    if sign == "<>":
        return lambda cell: not (isinstance(cell, str) and _matches(cell.casefold(), signs))
    return lambda cell: isinstance(cell, str) and _matches(cell.casefold(), signs)


def _matches(words: str, signs: list[str]) -> bool:
    """Whether a text is what the signs say; a regular expression would take for ever on many stars."""
    at = sign = kept = 0
    star = -1
    while at < len(words):
        own = signs[sign] if sign < len(signs) else ""
        if own == "*":
            star, kept = sign, at
            sign += 1
        elif own == "?" or own[-1:] == words[at]:
            at, sign = at + 1, sign + 1
        elif star >= 0:  # the last star takes one sign more
            kept += 1
            at, sign = kept, star + 1
        else:
            return False
    return all(own == "*" for own in signs[sign:])


def _asked(cells: Cells, pairs: list[Node]) -> tuple[list[bool], Range]:
    """Which cells of the ranges meet all criteria, and the first range; `pairs` are range and criterion in turn."""
    if not pairs or len(pairs) % 2:
        raise UnknownValue
    met: list[bool] = []
    ranges: list[Range] = []
    for range_node, criterion_node in zip(pairs[::2], pairs[1::2], strict=True):
        area = range_node(cells)
        if not isinstance(area, Range) or area.last is not None or (ranges and _size(area) != _size(ranges[0])):
            raise UnknownValue
        test = _criterion(single(criterion_node(cells), cells))
        found = list(map(test, area.values(cells, blanks=test(None))))
        met = [a and b for a, b in zip(met, found, strict=False)] if ranges else found
        ranges.append(area)
    return met, ranges[0]


def _size(area: Range) -> tuple[int, int]:
    a = area.area
    return a.row2 - a.row1, a.column2 - a.column1


def _count_ifs(cells: Cells, arguments: list[Node]) -> float:
    return float(sum(_asked(cells, arguments)[0]))


def _chosen(cells: Cells, sums: Node | None, pairs: list[Node]) -> list[float]:
    """The numbers beside the cells that meet all criteria."""
    met, first = _asked(cells, pairs)
    area = sums(cells) if sums is not None else first
    if not isinstance(area, Range) or _size(area) != _size(first):
        raise UnknownValue
    values = area.values(cells)
    return [float(v) for v, ok in zip(values, met, strict=False) if ok and is_number(v)]


def _one_condition(cells: Cells, arguments: list[Node]) -> list[float]:
    if len(arguments) not in (2, 3):
        raise UnknownValue
    return _chosen(cells, arguments[2] if len(arguments) == 3 else None, arguments[:2])


def _more_conditions(cells: Cells, arguments: list[Node]) -> list[float]:
    return _chosen(cells, arguments[0], arguments[1:]) if arguments else []


def _mean(found: list[float]) -> float:
    return divided(sum(found), float(len(found)))


def _subtotal(cells: Cells, arguments: list[Node]) -> Any:
    """One of eleven totals by its number. Subtotals in its area would not count, so there must be none."""
    which = _SUBTOTALS.get(int(number(single(arguments[0](cells), cells))) % 100) if arguments else None
    ranges = [argument(cells) for argument in arguments[1:]]
    if which is None or any(isinstance(r, Range) and cells.holds_subtotal(r.sheet, r.clipped(cells)) for r in ranges):
        raise UnknownValue
    return which(cells, arguments[1:])


def _products(cells: Cells, arguments: list[Node]) -> float:
    """SUMPRODUCT of ranges of one size; what is no number counts as 0."""
    ranges = [argument(cells) for argument in arguments]
    if not ranges or not all(isinstance(r, Range) and _size(r) == _size(ranges[0]) for r in ranges):
        raise UnknownValue
    columns = [r.values(cells) for r in ranges]
    return sum(prod(float(v) if is_number(v) else 0.0 for v in row) for row in zip(*columns, strict=False))


def _if(cells: Cells, arguments: list[Node]) -> Any:
    if len(arguments) not in (2, 3):
        raise UnknownValue
    truth = single(arguments[0](cells), cells)
    if isinstance(truth, str):
        raise UnknownValue
    if truth is not EMPTY and truth:
        return single(arguments[1](cells), cells)
    return single(arguments[2](cells), cells) if len(arguments) == 3 else False


def _if_error(cells: Cells, arguments: list[Node]) -> Any:
    if len(arguments) != 2:
        raise UnknownValue
    try:
        return single(arguments[0](cells), cells)
    except ErrorValue:
        return single(arguments[1](cells), cells)


def _one(cells: Cells, arguments: list[Node]) -> Any:
    if len(arguments) != 1:
        raise UnknownValue
    return arguments[0](cells)


def _value(cells: Cells, arguments: list[Node]) -> Any:
    return single(_one(cells, arguments), cells)


def _rounded(how: str) -> Callable[[Cells, list[Node]], float]:
    def call(cells: Cells, arguments: list[Node]) -> float:
        if len(arguments) != 2:
            raise UnknownValue
        value, places = (number(single(a(cells), cells)) for a in arguments)
        step = Decimal(1).scaleb(-int(places))
        return float(Decimal(repr(value)).quantize(step, how))

    return call


def _truths(cells: Cells, arguments: list[Node]) -> list[bool]:
    found: list[bool] = []
    for value, _ in everything(cells, arguments):
        if isinstance(value, str):
            raise UnknownValue
        if value is not None and value is not EMPTY:
            found.append(bool(value))
    if not found:
        raise UnknownValue
    return found


def _is_blank(cells: Cells, arguments: list[Node]) -> bool:
    value = _one(cells, arguments)
    return single(value, cells) is EMPTY if isinstance(value, Range) else False


def _joined(cells: Cells, arguments: list[Node]) -> str:
    return "".join("" if value is None else text(value) for value, _ in everything(cells, arguments))


def _extent(cells: Cells, arguments: list[Node], way: int) -> float:
    value = _one(cells, arguments)
    if not isinstance(value, Range):
        raise UnknownValue
    return float(_size(value)[way] + 1)


def _present(cells: Cells, arguments: list[Node]) -> list[Any]:
    return [value for value, _ in everything(cells, arguments) if value is not None]


def _not_empty(found: list[float]) -> list[float]:
    if not found:
        raise ErrorValue
    return found


_Function = Callable[[Cells, list[Node]], Any]
_SUBTOTALS: dict[int, _Function] = {
    1: lambda cells, a: _mean(numbers(cells, a)),
    2: lambda cells, a: float(len(numbers(cells, a))),
    3: lambda cells, a: float(len(_present(cells, a))),
    4: lambda cells, a: max(numbers(cells, a), default=0.0),
    5: lambda cells, a: min(numbers(cells, a), default=0.0),
    6: lambda cells, a: prod(numbers(cells, a)) if numbers(cells, a) else 0.0,
    9: lambda cells, a: sum(numbers(cells, a)),
}
FUNCTIONS: dict[str, _Function] = {
    "SUM": _SUBTOTALS[9],
    "COUNT": _SUBTOTALS[2],
    "COUNTA": _SUBTOTALS[3],
    "COUNTBLANK": lambda cells, a: float(sum(1 for v, _ in everything(cells, a, blanks=True) if v is None or v == "")),
    "COUNTIF": lambda cells, a: _count_ifs(cells, a[:2] if len(a) == 2 else []),
    "COUNTIFS": _count_ifs,
    "SUMIF": lambda cells, a: sum(_one_condition(cells, a)),
    "SUMIFS": lambda cells, a: sum(_more_conditions(cells, a)),
    "AVERAGEIF": lambda cells, a: _mean(_one_condition(cells, a)),
    "AVERAGEIFS": lambda cells, a: _mean(_more_conditions(cells, a)),
    "SUMPRODUCT": _products,
    "SUBTOTAL": _subtotal,
    "AVERAGE": _SUBTOTALS[1],
    "MEDIAN": lambda cells, a: median(_not_empty(numbers(cells, a))),
    "PRODUCT": _SUBTOTALS[6],
    "MIN": _SUBTOTALS[5],
    "MAX": _SUBTOTALS[4],
    "IF": _if,
    "IFERROR": _if_error,
    "AND": lambda cells, a: all(_truths(cells, a)),
    "OR": lambda cells, a: any(_truths(cells, a)),
    "NOT": lambda cells, a: not _truths(cells, a)[0],
    "ABS": lambda cells, a: abs(number(_value(cells, a))),
    "INT": lambda cells, a: float(floor(number(_value(cells, a)))),
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "ISBLANK": _is_blank,
    "ISNUMBER": lambda cells, a: is_number(_value(cells, a)),
    "ISTEXT": lambda cells, a: isinstance(_value(cells, a), str),
    "LEN": lambda cells, a: float(len(text(_value(cells, a)).encode("utf-16-le")) // 2),
    "CONCATENATE": _joined,
    "CONCAT": _joined,
    "ROWS": lambda cells, a: _extent(cells, a, 0),
    "COLUMNS": lambda cells, a: _extent(cells, a, 1),
}
