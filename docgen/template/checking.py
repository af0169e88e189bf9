"""The checker of expressions: what it collects, and the names that stand below a value.

How each kind of expression is checked and written as Python is a function of its own, in `names`, `operators` and
`applying`; `expressions` puts them together. Errors are collected, and an expression that is wrong still gives a value
(free, harmless), so that the rest of the template is checked too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from docgen.diagnostics import Diagnostic, nearest
from docgen.template.codes import finding
from docgen.template.scope import Scope, Value
from docgen.template.types import FREE, Field, Free, ListOf, Record, Scalar, as_nullable, describe
from docgen.template.types import Mapping as MappingType

WRONG = Value("None", FREE, name="?")
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


class Checker:
    """Reads expressions in the scope of one template, collecting `problems` and the paths that are `reads`.

    `visitors` are what checks and writes each kind of expression.
    """

    def __init__(self, root: Record | None, scope: Scope, visitors: Mapping[type[nodes.Node], Visitor]) -> None:
        self.root = root
        self.scope = scope
        self.visitors = visitors
        self.problems: list[Diagnostic] = []
        self.reads: set[str] = set()

    def value(self, node: nodes.Node | None) -> Value:
        """The value of an expression, not yet counted as read."""
        if node is None:
            return WRONG
        visitor = self.visitors.get(type(node))
        if visitor:
            return visitor(self, node)
        if type(node) in _OPERATORS:
            return self.refuse("template.refused-operator", sign=_OPERATORS[type(node)])  # type: ignore[index]
        what = _NAMES_OF.get(type(node), f"Dit ({type(node).__name__})")
        return self.refuse("template.refused-expression", what=what)

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
        if isinstance(value.type, ListOf | MappingType):
            self.reads |= value.items()
            return value
        return self.used(value)

    def wrong(self, code: str, **words: str) -> None:
        """Add a finding."""
        self.problems.append(finding(code, **words))

    def refuse(self, code: str, **words: str) -> Value:
        """A value in the place of one that is wrong, after a finding."""
        self.wrong(code, **words)
        return WRONG

    def root_value(self, name: str) -> Value:
        """The value of a name that the template did not give itself: a root of the context."""
        context = Value("c", self.root or FREE, frozenset({""}), "", "c")
        return self.child(context, name)

    def child(self, parent: Value, name: str) -> Value:
        """The value under a constant name."""
        if name.startswith("_"):
            return self.refuse("template.private-name", name=name)
        if parent is WRONG:
            return WRONG
        soft = f"soft({parent.soft or parent.code},{name!r})"
        match parent.type:
            case Record():
                found = parent.type.fields.get(name)
                if found is None:
                    return self._unknown(parent, name)
                return self._field(parent, name, found, soft)
            case MappingType():
                return parent.step(f"{_whole(parent)}.get({name!r})", soft, as_nullable(parent.type.value), name)
            case Free():
                return parent.step(f"attr({parent.code},{name!r})", soft, FREE, name)
            case ListOf():
                return self.refuse("template.field-of-list", name=parent.name, field=name)
            case Scalar():
                kind = describe(parent.type)
                return self.refuse("template.no-field-of-value", name=parent.name, field=name, type=kind)

    def _field(self, parent: Value, name: str, found: Field, soft: str) -> Value:
        if parent.type.nullable or not found.required:
            return parent.step(f"{_whole(parent)}.get({name!r})", soft, as_nullable(found.type), name)
        return parent.step(f"{parent.code}[{name!r}]", soft, found.type, name)

    def _unknown(self, parent: Value, name: str) -> Value:
        assert isinstance(parent.type, Record)  # noqa: S101  # for the type checker
        own: set[str] = set() if parent.name else self.scope.known() | {"loop"}
        known = set(parent.type.fields) | own
        if parent.name:
            return self.refuse("template.unknown-name", name=f"{parent.name}.{name}", near=did_you_mean(name, known))
        if name in self.scope.gone:
            near = f"“{name}” bestaat alleen tussen `for {name} in {self.scope.gone[name]}` en endfor. "
        else:
            near = did_you_mean(name, known) or _elsewhere(parent.type, name)
        return self.refuse("template.unknown-name", name=name, near=near)

    def printable(self, value: Value) -> Value:
        """The value, after an error when it is something that has no text."""
        if isinstance(value.type, Record | ListOf | MappingType):
            self.wrong("template.prints-container", name=value.name, type=describe(value.type))
        return value


def _elsewhere(root: Record, name: str) -> str:
    """The beginning of a remedy: where a field of that name stands below another, if it does."""
    for first, field in root.fields.items():
        if isinstance(field.type, Record) and name in field.type.fields:
            return f"Bedoel je “{first}.{name}”? "
    return ""


Visitor = Callable[[Checker, Any], Value]  # each takes its own kind of node


def _whole(value: Value) -> str:
    """The code of a mapping, an empty one instead of None."""
    return f"({value.code} or NOTHING)" if value.type.nullable else value.code


def constant(node: nodes.Node | None) -> object:
    """The value of a constant, a negative number included; `None` for anything else."""
    match node:
        case nodes.Const():
            return node.value
        case nodes.Neg(node=nodes.Const(value=int() as number)):
            return -number
        case _:
            return None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The beginning of a remedy: the known name that is nearest, if any is near."""
    near = nearest(name, known)
    return f"Bedoel je “{near}”? " if near else ""
