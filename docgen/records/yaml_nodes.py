"""YAML text → its tree of nodes, which keeps the place of everything in it; by ruamel.

That takes many times as long as reading the values does, and importing ruamel a twelfth of all imports of a build. So
only who has a place to tell imports this module.
"""

# ruamel.yaml ships incomplete types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateImportUsage=false

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.records.scalars import place_in_scalar

Mark = tuple[int, int]
"""Line and column, from 0."""


@dataclass(frozen=True)
class Tree:
    """The nodes of one text; without a root when it cannot be read."""

    text: str
    root: Node | None

    @staticmethod
    def read(text: str) -> Tree:
        """The tree of a text."""
        try:
            return Tree(text, _composed(text))
        except (YAMLError, RecursionError):
            return Tree(text, None)

    def mark(self, path: Sequence[str | int], before: str | None = None) -> Mark | None:
        """The place of the value at this path, or of the nearest part around it that stands in the text.

        With `before`, of the word in that value that comes after these words.
        """
        node = self.root
        mark = _mark(node) if node is not None else None
        for key in path:
            found = _child(node, key)
            if found is None:
                break
            node, mark = found
        else:
            if before is not None and isinstance(node, ScalarNode):
                mark = place_in_scalar(self.text, node, before)
        return mark

    def value(self, plain: Callable[[str], Any]) -> Any:
        """The value in the text, in which of a key that stands twice the last one counts; `plain` reads a scalar."""
        return _value(self.root, plain)

    def duplicates(self) -> Iterator[tuple[str, Mark, int]]:
        """Every key that stands twice in one mapping: the key, its second place, and the line of its first."""
        return _duplicates(self.root, set())


def problem_mark(text: str) -> Mark | None:
    """Where a text stops being YAML; nothing when it is, or when that cannot be told."""
    try:
        _composed(text)
    except MarkedYAMLError as error:
        # a quotation mark that is never closed is noticed at the end of the file; it stands where the text begins
        mark: Any = error.context_mark if _unclosed_quote(error) else error.problem_mark
        return (int(mark.line), int(mark.column)) if mark is not None else None
    except (YAMLError, RecursionError):
        pass
    return None


def _composed(text: str) -> Node | None:
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False  # an anchor may be given anew (YAML 1.2.2, 7.1)
    return cast("Node | None", yaml.compose(text))


def _unclosed_quote(error: MarkedYAMLError) -> bool:
    return error.context_mark is not None and "quoted scalar" in str(error.context)


def _child(node: Node | None, key: str | int) -> tuple[Node, Mark] | None:
    if isinstance(node, MappingNode):
        for key_node, value_node in reversed(_pairs(node)):  # of a key that stands twice the last one counts
            if str(key_node.value) == str(key):
                return value_node, _mark(key_node)
    if isinstance(node, SequenceNode) and isinstance(key, int):
        items = cast("list[Node]", node.value)
        if key < len(items):
            return items[key], _mark(items[key])
    return None


def _pairs(node: MappingNode) -> list[tuple[ScalarNode, Node]]:
    return cast("list[tuple[ScalarNode, Node]]", node.value)


def _mark(node: Node) -> Mark:
    mark: Any = node.start_mark
    return int(mark.line), int(mark.column)


def _value(node: Node | None, plain: Callable[[str], Any]) -> Any:
    if isinstance(node, MappingNode):
        pairs: list[tuple[Node, Node]] = node.value
        return {_value(key, plain): _value(value, plain) for key, value in pairs if isinstance(key, ScalarNode)}
    if isinstance(node, SequenceNode):
        return [_value(item, plain) for item in cast("list[Node]", node.value)]
    if not isinstance(node, ScalarNode):
        return None
    text = str(node.value)
    return plain(text) if node.style is None and "\n" not in text else text


def _duplicates(node: Node | None, seen: set[int]) -> Iterator[tuple[str, Mark, int]]:
    if id(node) in seen:  # an alias: a few lines can stand for billions of nodes
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        first: dict[str, int] = {}
        for key_node, value_node in _pairs(node):
            key, mark = str(key_node.value), _mark(key_node)
            if key in first:
                yield key, mark, first[key]
            first.setdefault(key, mark[0])
            yield from _duplicates(value_node, seen)
    elif isinstance(node, SequenceNode):
        for item in cast("list[Node]", node.value):
            yield from _duplicates(item, seen)
