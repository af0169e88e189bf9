"""How each engine writes the same thing in a Word template: a value, repeated paragraphs, repeated rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """The words of one family of engines.

    `value` makes the tag of a path (its loop first, as in `l.titel`). `before` and `after` are paragraphs of their own
    round the repeated stretch. `rows` are the table rows that repeat the cells given by their paths.
    """

    value: Callable[[str], str]
    before: str
    after: str
    rows: Callable[[Sequence[str]], list[list[str]]]


def _jinja(path: str) -> str:
    return f"{{{{ {path} }}}}"


def _jinja_rows(paths: Sequence[str]) -> list[list[str]]:
    rest = [""] * (len(paths) - 1)
    return [["{%tr for d in l.doelen %}", *rest], [_jinja(path) for path in paths], ["{%tr endfor %}", *rest]]


JINJA = Dialect(_jinja, "{%p for l in leefgebieden %}", "{%p endfor %}", _jinja_rows)


def _mustache(path: str) -> str:
    return f"{{{path.rpartition('.')[2]}}}"


def _mustache_rows(paths: Sequence[str]) -> list[list[str]]:
    cells = [_mustache(path) for path in paths]
    return [["{#doelen}" + cells[0], *cells[1:-1], cells[-1] + "{/doelen}"]]


MUSTACHE = Dialect(_mustache, "{#leefgebieden}", "{/leefgebieden}", _mustache_rows)

_LOOPS = {"l": "leefgebieden[i]", "d": "leefgebieden[i].doelen[i]"}


def _carbone(path: str) -> str:
    loop, _, name = path.rpartition(".")
    return f"{{d.{_LOOPS[loop]}.{name}}}" if loop else f"{{d.{name}}}"


def _carbone_rows(paths: Sequence[str]) -> list[list[str]]:
    cells = [_carbone(path) for path in paths]
    return [cells, [cell.replace("doelen[i]", "doelen[i+1]") for cell in cells]]


CARBONE = Dialect(_carbone, "", "{d.leefgebieden[i+1].titel}", _carbone_rows)
