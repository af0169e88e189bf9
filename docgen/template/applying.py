"""Filters and tests in expressions: whether they exist, fit what they are put on, and what they give."""

from __future__ import annotations

from jinja2 import nodes

from docgen.template.checking import WRONG, Checker, constant, did_you_mean
from docgen.template.filters import FILTERS, Filter, expects, kind_allowed
from docgen.template.operators import comparison
from docgen.template.predicates import COMPARISONS, TEST_NAMES, TESTS
from docgen.template.scope import Value
from docgen.template.types import BOOL, FREE, ListOf, Mapping, Type, describe, merged


def filtered(checker: Checker, node: nodes.Filter) -> Value:
    """The value after a filter."""
    found = FILTERS.get(node.name)
    if found is None:
        near, known = did_you_mean(node.name, FILTERS), ", ".join(sorted(FILTERS))
        if node.node is not None:
            checker.read(node.node)
        return checker.refuse("template.unknown-filter", name=node.name, near=near, known=known)
    value = checker.value(node.node)
    if value is WRONG:
        return value
    if not kind_allowed(found, value.type):
        kind = describe(value.type)
        return checker.refuse("template.filter-type", name=node.name, type=kind, expects=expects(found))
    arguments = _arguments(checker, node, found)
    if node.name == "items":
        return Value(value.code, value.type, value.paths, value.name, value.soft, pairs=True)
    return _apply(checker, node, found, value, arguments)


def _apply(checker: Checker, node: nodes.Filter, found: Filter, value: Value, arguments: list[str]) -> Value:
    attribute = next((k.value for k in node.kwargs if k.key == "attribute"), None)
    passes_on = node.name in {"default", "d", "first", "last", "reverse", "sort", "unique", "e", "escape"}
    if found.reads == "length" and isinstance(value.type, ListOf | Mapping):
        checker.reads |= value.items()
    elif attribute is not None:
        _check_attribute(checker, value, constant(attribute))
    elif passes_on and isinstance(value.type, ListOf | Mapping) and node.name not in {"sort", "unique"}:
        checker.reads |= value.items()
    else:
        checker.used(value)
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
        other = checker.value(node.args[0])
        kind, paths = merged(kind, other.type), paths | other.paths
    return Value(code, kind, paths, value.name, code)


def _check_attribute(checker: Checker, value: Value, attribute: object) -> None:
    """`join(', ', attribute='naam')` reads one field of each item, and that field must exist."""
    if not isinstance(attribute, str):
        checker.wrong("template.dynamic-subscript")
        return
    kind: Type = value.type.item if isinstance(value.type, ListOf) else FREE
    each = Value("x", kind, value.items(), value.name)
    for name in attribute.split("."):
        each = checker.child(each, name)
    checker.reads |= value.items()
    checker.used(each)


def _arguments(checker: Checker, node: nodes.Filter, found: Filter) -> list[str]:
    keywords = {keyword.key for keyword in node.kwargs}
    dynamic = node.dyn_args is not None or node.dyn_kwargs is not None
    if dynamic or not found.least <= len(node.args) <= found.most or not keywords <= found.keywords:
        checker.wrong("template.filter-arguments", name=node.name, usage=found.usage)
        return []
    positional = [checker.read(argument).code for argument in node.args]
    return positional + [f"{keyword.key}={checker.read(keyword.value).code}" for keyword in node.kwargs]


def tested(checker: Checker, node: nodes.Test) -> Value:
    """The outcome of `is …`."""
    if node.name not in TEST_NAMES:
        near, known = did_you_mean(node.name, TEST_NAMES), ", ".join(sorted(TEST_NAMES))
        return checker.refuse("template.unknown-test", name=node.name, near=near, known=known)
    if node.name in {"defined", "undefined"}:
        value = checker.value(node.node)
        checker.reads |= value.paths
        code = f"({value.soft or value.code} is {'not ' if node.name == 'defined' else ''}MISSING)"
        return Value(code, BOOL, name="is defined", soft=code)
    arguments = node.args or []
    expected = 1 if node.name in COMPARISONS else TESTS[node.name].arguments
    if len(arguments) != expected or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return checker.refuse("template.filter-arguments", name=node.name, usage=f"is {node.name}")
    values = [checker.read(node.node), *(checker.read(argument) for argument in arguments)]
    if node.name in COMPARISONS:
        code = comparison(COMPARISONS[node.name], *values)
    else:
        asked = f"b.paid({values[0].code})" if TESTS[node.name].dear else values[0].code
        code = f"t_{node.name}({','.join([asked, *(value.code for value in values[1:])])})"
    return Value(code, BOOL, name=f"is {node.name}", soft=code)
