"""Values in expressions: constants, lists, and every operator that the language has."""

from __future__ import annotations

import math

from jinja2 import nodes

from docgen.template.checking import Checker, constant, did_you_mean
from docgen.template.scope import Value
from docgen.template.types import (
    BOOL,
    FREE,
    INT,
    NUMBERS,
    TEXT,
    Free,
    Kind,
    ListOf,
    Mapping,
    Scalar,
    Type,
    as_nullable,
    describe,
    merged,
)

_NUMBER = Scalar(Kind.NUMBER, nullable=True)
_COMPARE = {
    "eq": "b.equal({0},{1})",
    "ne": "(not b.equal({0},{1}))",
    "lt": "b.less({0},{1})",
    "gt": "b.less({1},{0})",
    "lteq": "b.at_most({0},{1})",
    "gteq": "b.at_most({1},{0})",
    "in": "b.contains({1},{0})",
    "notin": "(not b.contains({1},{0}))",
}
_WITH_CONSTANT = {"eq": "({0}=={1})", "ne": "({0}!={1})"}  # as cheap as it looks
_CONSTANTS: dict[str, Type] = {"bool": BOOL, "int": INT, "float": _NUMBER, "str": TEXT}


def const(checker: Checker, node: nodes.Const) -> Value:
    """A constant."""
    value = node.value
    if isinstance(value, float) and not math.isfinite(value):
        return checker.refuse("template.not-a-number")
    kind = _CONSTANTS.get(str(type(value).__name__), FREE)
    return Value(repr(value), kind, name=repr(value), soft=repr(value), constant=True, value=value)


def listed(checker: Checker, node: nodes.List | nodes.Tuple) -> Value:
    """A list that is written out."""
    values = [checker.read(item) for item in node.items]
    kind = values[0].type if values else TEXT
    for value in values[1:]:
        kind = merged(kind, value.type)
    code = "(" + "".join(f"{value.code}," for value in values) + ")"
    return Value(code, ListOf(kind), name="[…]", soft=code)


def and_or(checker: Checker, node: nodes.And | nodes.Or) -> Value:
    """The one of two values that `and` or `or` picks."""
    left = checker.condition(node.left)
    right = checker.value(node.right)
    word = "and" if isinstance(node, nodes.And) else "or"
    code = f"({left.code} {word} {right.code})"
    return Value(code, merged(left.type, right.type), left.paths | right.paths, right.name, code)


def negated(checker: Checker, node: nodes.Not) -> Value:
    """The opposite of a condition."""
    code = f"(not {checker.condition(node.node).code})"
    return Value(code, BOOL, name="not …", soft=code)


def inline_if(checker: Checker, node: nodes.CondExpr) -> Value:
    """One of two values, by a condition."""
    test = checker.condition(node.test)
    yes = checker.value(node.expr1)
    no = checker.value(node.expr2) if node.expr2 is not None else Value("None", as_nullable(yes.type))
    code = f"({yes.code} if {test.code} else {no.code})"
    return Value(code, merged(yes.type, no.type), yes.paths | no.paths, yes.name or no.name, code)


def concatenated(checker: Checker, node: nodes.Concat) -> Value:
    """Texts one after another."""
    values = [checker.printable(checker.read(part)) for part in node.nodes]
    code = f"b.spent(joined({','.join(value.code for value in values)}))"
    return Value(code, TEXT, name="…~…", soft=code)


def total(checker: Checker, node: nodes.Add | nodes.Sub) -> Value:
    """A sum or a difference."""
    left, right = _number(checker, node.left), _number(checker, node.right)
    code = f"{'plus' if isinstance(node, nodes.Add) else 'minus'}({left.code},{right.code})"
    whole = left.type == INT and right.type == INT
    return Value(code, INT if whole else _NUMBER, name=left.name, soft=code)


def signed(checker: Checker, node: nodes.Neg | nodes.Pos) -> Value:
    """A number with a sign."""
    value = _number(checker, node.node)
    if isinstance(node, nodes.Pos):
        return value
    code = f"negative({value.code})"
    return Value(code, value.type, name=value.name, soft=code)


def _number(checker: Checker, node: nodes.Node) -> Value:
    value = checker.read(node)
    kind = value.type
    if not isinstance(kind, Free) and not (isinstance(kind, Scalar) and kind.kind in NUMBERS):
        checker.wrong("template.plus-on-text", type=describe(kind))
    return value


def compared(checker: Checker, node: nodes.Compare) -> Value:
    """The outcome of comparing two or more values."""
    left = checker.read(node.expr)
    parts: list[str] = []
    for operand in node.ops:
        contained = operand.op in {"in", "notin"}
        right = checker.value(operand.expr)
        checker.reads |= right.items() if contained and isinstance(right.type, Mapping) else right.paths
        _check_choice(checker, left, operand.expr, right)
        _check_choice(checker, right, node.expr, left)
        parts.append(comparison(operand.op, left, right))
        left = right
    code = f"({' and '.join(parts)})" if len(parts) > 1 else parts[0]
    return Value(code, BOOL, name="vergelijking", soft=code)


def _check_choice(checker: Checker, value: Value, node: nodes.Node, other: Value) -> None:
    """A choice compared with a word that it cannot be is a mistyped word."""
    if not (isinstance(value.type, Scalar) and value.type.choices):
        return
    given = [other.value] if other.constant else [constant(item) for item in _members(node)]
    for word in given:
        if isinstance(word, str) and word and word not in value.type.choices:
            near, known = did_you_mean(word, value.type.choices), ", ".join(value.type.choices)
            checker.wrong("template.unknown-choice", value=word, name=value.name, near=near, known=known)


def comparison(operator: str, left: Value, right: Value) -> str:
    """The code of a comparison; only two values that may both be long go by way of the budget."""
    cheap = _WITH_CONSTANT.get(operator) if left.constant or right.constant else None
    return (cheap or _COMPARE[operator]).format(left.code, right.code)


def _members(node: nodes.Node) -> list[nodes.Expr]:
    """What stands in a list that is written out."""
    return node.items if isinstance(node, nodes.List | nodes.Tuple) else []
