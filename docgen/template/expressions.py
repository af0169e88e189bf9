"""Checking an expression and writing it as Python.

Every name becomes a constant key of a mapping, every filter and test a function from our own table, every operator one
of a short list: what is written here can only look values up.
"""

from __future__ import annotations

from jinja2 import nodes

from docgen.template import applying, names, operators
from docgen.template.checking import Checker, Visitor
from docgen.template.scope import Scope
from docgen.template.types import Record

_VISITORS: dict[type[nodes.Node], Visitor] = {
    nodes.Name: names.name,
    nodes.Getattr: names.attribute,
    nodes.Getitem: names.subscript,
    nodes.Call: names.call,
    nodes.Const: operators.const,
    nodes.List: operators.listed,
    nodes.Tuple: operators.listed,
    nodes.And: operators.and_or,
    nodes.Or: operators.and_or,
    nodes.Not: operators.negated,
    nodes.CondExpr: operators.inline_if,
    nodes.Concat: operators.concatenated,
    nodes.Add: operators.total,
    nodes.Sub: operators.total,
    nodes.Neg: operators.signed,
    nodes.Pos: operators.signed,
    nodes.Compare: operators.compared,
    nodes.Filter: applying.filtered,
    nodes.Test: applying.tested,
}


def checker_for(root: Record | None, scope: Scope) -> Checker:
    """A checker of all that the language allows, against a schema's root or, without one, names that are free."""
    return Checker(root, scope, _VISITORS)
