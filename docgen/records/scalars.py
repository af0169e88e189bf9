"""Where a word of a text stands in the YAML that the text was read from.

What YAML does to a text is take and give white space (folding, indentation, blank lines) and write some signs in
another way (a quote twice, a code for a letter). So signs that are not blank are counted: as many stand before a word
in the file as in the text.
"""

# ruamel.yaml ships incomplete types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.nodes import ScalarNode

_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)")
_BLANK_ESCAPES = frozenset(("\\n", "\\t", "\\ ", "\\r", "\\", "\\_", "\\N", "\\L", "\\P"))


def place_in_scalar(source: str, node: ScalarNode, before: str) -> tuple[int, int]:
    """Line and column, counted from 0, of the sign that comes after `before` in the text of a node."""
    left = sum(not sign.isspace() for sign in before)
    start: Any = node.start_mark
    for line, column, width in _signs(source, node):
        if left < width:
            return line, column
        left -= width
    return int(start.line), int(start.column)


def _signs(source: str, node: ScalarNode) -> Iterator[tuple[int, int, int]]:
    """The line and column of every sign of the text, and how many signs it is there."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    first, column = int(start.line), int(start.column)
    block = node.style in ("|", ">")
    lines = source.split("\n")[first : int(end.line) + 1]
    lines[-1] = lines[-1][: int(end.column)] if not block else lines[-1]
    for number, line in enumerate(lines):
        if block and number == 0:  # `>-`, perhaps with a remark behind it
            continue
        at = column + (node.style is not None) if number == 0 else 0
        yield from ((first + number, where, width) for where, width in _in_line(line, at, node.style or ""))


def _in_line(line: str, at: int, style: str) -> Iterator[tuple[int, int]]:
    while at < len(line):
        escaped = _ESCAPED.match(line, at) if style == '"' else None
        if escaped:
            if escaped[0] not in _BLANK_ESCAPES:
                yield at, 1
            at = escaped.end()
        elif style == "'" and line.startswith("''", at):
            yield at, 1
            at += 2
        else:
            # a letter and its accent apart are one sign in the text, which is in NFC
            end = at + 1
            while end < len(line) and unicodedata.combining(line[end]):
                end += 1
            signs = [sign for sign in unicodedata.normalize("NFC", line[at:end]) if not sign.isspace()]
            if signs:
                yield at, len(signs)
            at = end
