"""Checking an expression and writing it as Python.

Every name becomes a constant key of a mapping, every filter and test a function from our own table, every operator one
of a short list: what is written here can only look values up. Errors are collected, and an expression that is wrong
still gives a value (free, harmless), so that the rest of the template is checked too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from jinja2 import nodes

from docgen.diagnostics import Diagnostic, nearest
from docgen.template.codes import finding
from docgen.template.filters import FILTERS, Filter, expects, kind_allowed
from docgen.template.predicates import COMPARISONS, TEST_NAMES, TESTS
from docgen.template.scope import LOOP_NAMES, Scope, Value
from docgen.template.types import (
    BOOL,
    FREE,
    INT,
    NUMBERS,
    TEXT,
    Field,
    Free,
    Kind,
    ListOf,
    Mapping,
    Record,
    Scalar,
    Type,
    as_nullable,
    describe,
    merged,
)

_WRONG = Value("None", FREE, name="?")
_NUMBER = Scalar(Kind.NUMBER, nullable=True)
_OPERATORS: dict[type[nodes.Expr], str] = {
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_NAMES_OF: dict[type[nodes.Node], str] = {
    nodes.Dict: "Een verzameling tussen { }",
    nodes.Slice: "Een stuk van een lijst met :",
    nodes.NSRef: "Een naam met een punt in `set`",
}
_COMPARE = {
    "eq": "b.equal({0},{1})",
    "ne": "(not b.equal({0},{1}))",
    "lt": "less({0},{1})",
    "gt": "less({1},{0})",
    "lteq": "at_most({0},{1})",
    "gteq": "at_most({1},{0})",
    "in": "b.contains({1},{0})",
    "notin": "(not b.contains({1},{0}))",
}
_WITH_CONSTANT = {"eq": "({0}=={1})", "ne": "({0}!={1})"}  # as cheap as it looks
_CONSTANTS: dict[str, Type] = {"bool": BOOL, "int": INT, "float": _NUMBER, "str": TEXT}
_CALL_REMEDIES = {
    "items": "Schrijf `|items` zonder haakjes.",
    "keys": "Loop de verzameling zelf door: dat geeft de codes.",
    "values": "Schrijf `for code, x in …|items`.",
    "strftime": "Gebruik het filter datum, datum_kort, datum_lang of tijd.",
    "upper": "Schrijf `|upper` zonder haakjes.",
    "lower": "Schrijf `|lower` zonder haakjes.",
    "join": "Gebruik het filter join: `lijst|join(', ')`.",
    "range": "Loop een lijst door; `loop.index` telt mee.",
    "cycle": "Gebruik `loop.index is odd`.",
}


class Checker:
    """Reads expressions in the scope of one template, collecting `problems` and the paths that are `reads`."""

    def __init__(self, root: Record | None, scope: Scope) -> None:
        self.root = root
        self.scope = scope
        self.problems: list[Diagnostic] = []
        self.reads: set[str] = set()
        self._visitors: dict[type[nodes.Node], Callable[..., Value]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Const: self._const,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Compare: self._compare,
            nodes.And: self._and_or,
            nodes.Or: self._and_or,
            nodes.Not: self._not,
            nodes.CondExpr: self._condition,
            nodes.Concat: self._concat,
            nodes.Add: self._sum,
            nodes.Sub: self._sum,
            nodes.Neg: self._sign,
            nodes.Pos: self._sign,
            nodes.List: self._list,
            nodes.Tuple: self._list,
            nodes.Call: self._call,
        }

    def value(self, node: nodes.Node | None) -> Value:
        """The value of an expression, not yet counted as read."""
        if node is None:
            return _WRONG
        visitor = self._visitors.get(type(node))
        if visitor:
            return visitor(node)
        if type(node) in _OPERATORS:
            return self._wrong("template.refused-operator", sign=_OPERATORS[type(node)])  # type: ignore[index]
        what = _NAMES_OF.get(type(node), f"Dit ({type(node).__name__})")
        return self._wrong("template.refused-expression", what=what)

    def read(self, node: nodes.Node | None) -> Value:
        """The value of an expression whose whole value is used."""
        return self.used(self.value(node))

    def used(self, value: Value) -> Value:
        """The value, counted as read with all that is below it."""
        self.reads |= value.paths
        return value

    def condition(self, node: nodes.Node | None) -> Value:
        """The value of an expression of which only the truth is used: of a list, that is its length."""
        if isinstance(node, nodes.And | nodes.Or):
            word = "and" if isinstance(node, nodes.And) else "or"
            code = f"({self.condition(node.left).code} {word} {self.condition(node.right).code})"
            return Value(code, FREE, name="voorwaarde", soft=code)
        value = self.value(node)
        if isinstance(value.type, ListOf | Mapping):
            self.reads |= value.items()
            return value
        return self.used(value)

    def wrong(self, code: str, **words: str) -> None:
        """Add a finding."""
        self.problems.append(finding(code, **words))

    def _wrong(self, code: str, **words: str) -> Value:
        self.wrong(code, **words)
        return _WRONG

    # names

    def root_value(self, name: str) -> Value:
        """The value of a name that the template did not give itself: a root of the context."""
        context = Value("c", self.root or FREE, frozenset({""}), "", "c")
        return self.child(context, name)

    def _name(self, node: nodes.Name) -> Value:
        name = node.name
        if name == "loop" and not self.scope.find(name):
            return self._wrong("template.refused-expression", what="“loop” zonder een onderdeel zoals loop.index")
        return self.scope.find(name) or self.root_value(name)

    def _getattr(self, node: nodes.Getattr) -> Value:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and not self.scope.find("loop"):
            return self._loop(node.attr)
        return self.child(self.value(node.node), node.attr)

    def _loop(self, name: str) -> Value:
        loop = self.scope.loop
        if loop is None:
            return self._wrong("template.loop-outside")
        code = loop.attribute(name)
        if code is None:
            return self._wrong("template.unknown-name", name=f"loop.{name}", near=_did_you_mean(name, LOOP_NAMES))
        loop.used = True
        if name in {"previtem", "nextitem"}:
            return Value(code, as_nullable(loop.item.type), loop.item.paths, f"loop.{name}", code)
        return Value(code, BOOL if name in {"first", "last"} else INT, name=f"loop.{name}", soft=code)

    def child(self, parent: Value, name: str) -> Value:
        """The value under a constant name."""
        if name.startswith("_"):
            return self._wrong("template.private-name", name=name)
        if parent is _WRONG:
            return _WRONG
        soft = f"soft({parent.soft or parent.code},{name!r})"
        match parent.type:
            case Record():
                found = parent.type.fields.get(name)
                if found is None:
                    return self._unknown(parent, name)
                return self._field(parent, name, found, soft)
            case Mapping():
                return parent.step(f"{_whole(parent)}.get({name!r})", soft, as_nullable(parent.type.value), name)
            case Free():
                return parent.step(f"attr({parent.code},{name!r})", soft, FREE, name)
            case ListOf():
                return self._wrong("template.field-of-list", name=parent.name, field=name)
            case Scalar():
                kind = describe(parent.type)
                return self._wrong("template.no-field-of-value", name=parent.name, field=name, type=kind)

    def _field(self, parent: Value, name: str, found: Field, soft: str) -> Value:
        if parent.type.nullable or not found.required:
            return parent.step(f"{_whole(parent)}.get({name!r})", soft, as_nullable(found.type), name)
        return parent.step(f"{parent.code}[{name!r}]", soft, found.type, name)

    def _unknown(self, parent: Value, name: str) -> Value:
        assert isinstance(parent.type, Record)  # noqa: S101  # for the type checker
        own: set[str] = set() if parent.name else self.scope.known() | {"loop"}
        known = set(parent.type.fields) | own
        full = f"{parent.name}.{name}" if parent.name else name
        return self._wrong("template.unknown-name", name=full, near=_did_you_mean(name, known))

    def _getitem(self, node: nodes.Getitem) -> Value:
        key = _constant(node.arg)
        parent = self.value(node.node)
        if isinstance(key, str):
            return self.child(parent, key)
        if not isinstance(key, int) or isinstance(key, bool):
            return self._wrong("template.dynamic-subscript")
        if parent is _WRONG:
            return parent
        if isinstance(parent.type, Record | Scalar):
            return self._wrong(
                "template.no-field-of-value", name=parent.name, field=str(key), type=describe(parent.type)
            )
        kind = parent.type.item if isinstance(parent.type, ListOf) else FREE
        self.reads |= parent.items()
        soft = f"soft_item({parent.soft or parent.code},{key})"
        name = f"{parent.name}[{key}]"
        return Value(f"item({parent.code},{key})", as_nullable(kind), parent.items(), name, soft)

    def _call(self, node: nodes.Call) -> Value:
        match node.node:
            case nodes.Getattr(attr=name) | nodes.Name(name=name):
                pass
            case _:
                name = "…"
        remedy = _CALL_REMEDIES.get(name, "Gebruik een filter, of laat de waarde in het formulier zelf uitrekenen.")
        return self._wrong("template.call", name=name, remedy=remedy)

    # values

    def _const(self, node: nodes.Const) -> Value:
        value = node.value
        if isinstance(value, float) and not math.isfinite(value):
            return self._wrong("template.not-a-number")
        kind = _CONSTANTS.get(str(type(value).__name__), FREE)
        return Value(repr(value), kind, name=repr(value), soft=repr(value), constant=True, value=value)

    def _list(self, node: nodes.List | nodes.Tuple) -> Value:
        values = [self.read(item) for item in node.items]
        kind = values[0].type if values else TEXT
        for value in values[1:]:
            kind = merged(kind, value.type)
        code = "(" + "".join(f"{value.code}," for value in values) + ")"
        return Value(code, ListOf(kind), name="[…]", soft=code)

    def _and_or(self, node: nodes.And | nodes.Or) -> Value:
        left = self.condition(node.left)
        right = self.value(node.right)
        word = "and" if isinstance(node, nodes.And) else "or"
        code = f"({left.code} {word} {right.code})"
        return Value(code, merged(left.type, right.type), left.paths | right.paths, right.name, code)

    def _not(self, node: nodes.Not) -> Value:
        code = f"(not {self.condition(node.node).code})"
        return Value(code, BOOL, name="not …", soft=code)

    def _condition(self, node: nodes.CondExpr) -> Value:
        test = self.condition(node.test)
        yes = self.value(node.expr1)
        no = self.value(node.expr2) if node.expr2 is not None else Value("None", as_nullable(yes.type))
        code = f"({yes.code} if {test.code} else {no.code})"
        return Value(code, merged(yes.type, no.type), yes.paths | no.paths, yes.name or no.name, code)

    def _concat(self, node: nodes.Concat) -> Value:
        values = [self.printable(self.read(part)) for part in node.nodes]
        code = f"b.spent(joined({','.join(value.code for value in values)}))"
        return Value(code, TEXT, name="…~…", soft=code)

    def printable(self, value: Value) -> Value:
        """The value, after an error when it is something that has no text."""
        if isinstance(value.type, Record | ListOf | Mapping):
            self.wrong("template.prints-container", name=value.name, type=describe(value.type))
        return value

    def _sum(self, node: nodes.Add | nodes.Sub) -> Value:
        left, right = self._number(node.left), self._number(node.right)
        code = f"{'plus' if isinstance(node, nodes.Add) else 'minus'}({left.code},{right.code})"
        whole = left.type == INT and right.type == INT
        return Value(code, INT if whole else _NUMBER, name=left.name, soft=code)

    def _sign(self, node: nodes.Neg | nodes.Pos) -> Value:
        value = self._number(node.node)
        if isinstance(node, nodes.Pos):
            return value
        code = f"negative({value.code})"
        return Value(code, value.type, name=value.name, soft=code)

    def _number(self, node: nodes.Node) -> Value:
        value = self.read(node)
        kind = value.type
        if not isinstance(kind, Free) and not (isinstance(kind, Scalar) and kind.kind in NUMBERS):
            self.wrong("template.plus-on-text", type=describe(kind))
        return value

    def _compare(self, node: nodes.Compare) -> Value:
        left = self.read(node.expr)
        parts: list[str] = []
        for operand in node.ops:
            contained = operand.op in {"in", "notin"}
            right = self.value(operand.expr)
            self.reads |= right.items() if contained and isinstance(right.type, Mapping) else right.paths
            self._check_choice(left, operand.expr, right)
            self._check_choice(right, node.expr, left)
            parts.append(_comparison(operand.op, left, right))
            left = right
        code = f"({' and '.join(parts)})" if len(parts) > 1 else parts[0]
        return Value(code, BOOL, name="vergelijking", soft=code)

    def _check_choice(self, value: Value, node: nodes.Node, other: Value) -> None:
        """A choice compared with a word that it cannot be is a mistyped word."""
        if not (isinstance(value.type, Scalar) and value.type.choices):
            return
        given = [other.value] if other.constant else [_constant(item) for item in _members(node)]
        for word in given:
            if isinstance(word, str) and word and word not in value.type.choices:
                near, known = _did_you_mean(word, value.type.choices), ", ".join(value.type.choices)
                self.wrong("template.unknown-choice", value=word, name=value.name, near=near, known=known)

    # filters and tests

    def _filter(self, node: nodes.Filter) -> Value:
        found = FILTERS.get(node.name)
        if found is None:
            near, known = _did_you_mean(node.name, FILTERS), ", ".join(sorted(FILTERS))
            if node.node is not None:
                self.read(node.node)
            return self._wrong("template.unknown-filter", name=node.name, near=near, known=known)
        value = self.value(node.node)
        if value is _WRONG:
            return value
        if not kind_allowed(found, value.type):
            kind = describe(value.type)
            return self._wrong("template.filter-type", name=node.name, type=kind, expects=expects(found))
        arguments = self._arguments(node, found)
        if node.name == "items":
            return Value(value.code, value.type, value.paths, value.name, value.soft, pairs=True)
        return self._apply(node, found, value, arguments)

    def _apply(self, node: nodes.Filter, found: Filter, value: Value, arguments: list[str]) -> Value:
        attribute = next((k.value for k in node.kwargs if k.key == "attribute"), None)
        passes_on = node.name in {"default", "d", "first", "last", "reverse", "sort", "unique", "e", "escape"}
        if found.reads == "length" and isinstance(value.type, ListOf | Mapping):
            self.reads |= value.items()
        elif attribute is not None:
            self._check_attribute(value, _constant(attribute))
        elif passes_on and isinstance(value.type, ListOf | Mapping) and node.name not in {"sort", "unique"}:
            self.reads |= value.items()
        else:
            self.used(value)
        asked = value.soft if node.name in {"default", "d"} and value.soft else value.code
        asked = f"b.paid({asked})" if found.dear else asked
        code = f"f_{node.name}({','.join([asked, *arguments])})"
        if found.dear:
            code = f"b.spent({code})"
        paths = value.paths if passes_on else frozenset[str]()
        if node.name in {"first", "last"}:
            paths = value.items()
        kind = found.gives(value.type)
        if node.name in {"default", "d"} and node.args:
            other = self.value(node.args[0])
            kind, paths = merged(kind, other.type), paths | other.paths
        return Value(code, kind, paths, value.name, code)

    def _check_attribute(self, value: Value, attribute: object) -> None:
        """`join(', ', attribute='naam')` reads one field of each item, and that field must exist."""
        if not isinstance(attribute, str):
            self.wrong("template.dynamic-subscript")
            return
        kind: Type = value.type.item if isinstance(value.type, ListOf) else FREE
        each = Value("x", kind, value.items(), value.name)
        for name in attribute.split("."):
            each = self.child(each, name)
        self.reads |= value.items()
        self.used(each)

    def _arguments(self, node: nodes.Filter, found: Filter) -> list[str]:
        keywords = {keyword.key for keyword in node.kwargs}
        dynamic = node.dyn_args is not None or node.dyn_kwargs is not None
        if dynamic or not found.least <= len(node.args) <= found.most or not keywords <= found.keywords:
            self.wrong("template.filter-arguments", name=node.name, usage=found.usage)
            return []
        positional = [self.read(argument).code for argument in node.args]
        return positional + [f"{keyword.key}={self.read(keyword.value).code}" for keyword in node.kwargs]

    def _test(self, node: nodes.Test) -> Value:
        if node.name not in TEST_NAMES:
            near, known = _did_you_mean(node.name, TEST_NAMES), ", ".join(sorted(TEST_NAMES))
            return self._wrong("template.unknown-test", name=node.name, near=near, known=known)
        if node.name in {"defined", "undefined"}:
            value = self.value(node.node)
            self.reads |= value.paths
            code = f"({value.soft or value.code} is {'not ' if node.name == 'defined' else ''}MISSING)"
            return Value(code, BOOL, name="is defined", soft=code)
        arguments = node.args or []
        expected = 1 if node.name in COMPARISONS else TESTS[node.name].arguments
        if len(arguments) != expected or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return self._wrong("template.filter-arguments", name=node.name, usage=f"is {node.name}")
        values = [self.read(node.node), *(self.read(argument) for argument in arguments)]
        if node.name in COMPARISONS:
            code = _comparison(COMPARISONS[node.name], *values)
        else:
            code = f"t_{node.name}({','.join(value.code for value in values)})"
        return Value(code, BOOL, name=f"is {node.name}", soft=code)


def _comparison(operator: str, left: Value, right: Value) -> str:
    """The code of a comparison; only two values that may both be long go by way of the budget."""
    cheap = _WITH_CONSTANT.get(operator) if left.constant or right.constant else None
    return (cheap or _COMPARE[operator]).format(left.code, right.code)


def _whole(value: Value) -> str:
    """The code of a mapping, an empty one instead of None."""
    return f"({value.code} or NOTHING)" if value.type.nullable else value.code


def _constant(node: nodes.Node | None) -> object:
    """The value of a constant, a negative number included; `None` for anything else."""
    match node:
        case nodes.Const():
            return node.value
        case nodes.Neg(node=nodes.Const(value=int() as number)):
            return -number
        case _:
            return None


def _members(node: nodes.Node) -> list[nodes.Expr]:
    """What stands in a list that is written out."""
    return node.items if isinstance(node, nodes.List | nodes.Tuple) else []


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"Bedoel je “{near}”? " if near else ""
