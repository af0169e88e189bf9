"""Names in expressions: roots of the context, what the template named itself, `loop`, and constant steps below them."""

from __future__ import annotations

from jinja2 import nodes

from docgen.template.checking import WRONG, Checker, constant, did_you_mean
from docgen.template.scope import LOOP_NAMES, Value
from docgen.template.types import BOOL, FREE, INT, ListOf, Record, Scalar, as_nullable, describe

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


def name(checker: Checker, node: nodes.Name) -> Value:
    """What a plain name stands for."""
    name = node.name
    if name == "loop" and not checker.scope.find(name):
        return checker.refuse("template.refused-expression", what="“loop” zonder een onderdeel zoals loop.index")
    return checker.scope.find(name) or checker.root_value(name)


def attribute(checker: Checker, node: nodes.Getattr) -> Value:
    """What stands below a value, or a part of `loop`."""
    if isinstance(node.node, nodes.Name) and node.node.name == "loop" and not checker.scope.find("loop"):
        return _loop(checker, node.attr)
    return checker.child(checker.value(node.node), node.attr)


def _loop(checker: Checker, name: str) -> Value:
    loop = checker.scope.loop
    if loop is None:
        return checker.refuse("template.loop-outside")
    code = loop.attribute(name)
    if code is None:
        return checker.refuse("template.unknown-name", name=f"loop.{name}", near=did_you_mean(name, LOOP_NAMES))
    loop.used = True
    if name in {"previtem", "nextitem"}:
        return Value(code, as_nullable(loop.item.type), loop.item.paths, f"loop.{name}", code)
    return Value(code, BOOL if name in {"first", "last"} else INT, name=f"loop.{name}", soft=code)


def subscript(checker: Checker, node: nodes.Getitem) -> Value:
    """What stands below a value at a constant name or number."""
    key = constant(node.arg)
    parent = checker.value(node.node)
    if isinstance(key, str):
        return checker.child(parent, key)
    if not isinstance(key, int) or isinstance(key, bool):
        return checker.refuse("template.dynamic-subscript")
    if parent is WRONG:
        return parent
    if isinstance(parent.type, Record | Scalar):
        return checker.refuse(
            "template.no-field-of-value", name=parent.name, field=str(key), type=describe(parent.type)
        )
    kind = parent.type.item if isinstance(parent.type, ListOf) else FREE
    checker.reads |= parent.items()
    soft = f"soft_item({parent.soft or parent.code},{key})"
    name = f"{parent.name}[{key}]"
    return Value(f"item({parent.code},{key})", as_nullable(kind), parent.items(), name, soft)


def call(checker: Checker, node: nodes.Call) -> Value:
    """The finding that there are no calls, with what to write in place of this one."""
    match node.node:
        case nodes.Getattr(attr=name) | nodes.Name(name=name):
            pass
        case _:
            name = "…"
    remedy = _CALL_REMEDIES.get(name, "Gebruik een filter, of laat de waarde in het formulier zelf uitrekenen.")
    return checker.refuse("template.call", name=name, remedy=remedy)
