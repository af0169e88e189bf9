"""What an engine lays its template out in: the pieces of one part, in the order in which they come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docgen.diagnostics import Location
from docgen.template.syntax import Parsed
from docgen.template.types import Type


@dataclass(frozen=True, slots=True)
class Checked:
    """What an engine may know of a checked output tag: its type, its paths, and whether it is a constant."""

    type: Type
    name: str
    paths: frozenset[str]
    constant: bool


Bind = Callable[[Checked], "Callable[[Any], Any] | Stateful"]


@dataclass(frozen=True, slots=True)
class Static:
    """A value that comes out as it is."""

    value: Any


@dataclass(frozen=True, slots=True)
class Output:
    """A tag whose value comes out after the function that `bind` gives; `bind` is called once, when compiling.

    `containers` lets lists, mappings and records through to the function; `bare` says that dates and yes-or-no need no
    filter here.
    """

    parsed: Parsed
    place: Location
    bind: Bind
    containers: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """An if, elif, else, endif, for, endfor or set tag."""

    parsed: Parsed
    place: Location


@dataclass(frozen=True, slots=True)
class Hook:
    """A call of the engine's own: `call(state, out, *values)` may add to what came out so far, or take back.

    An `Output` among its values is given as it would come out.
    """

    call: Callable[..., object]
    values: tuple[str | Output, ...] = ()


@dataclass(frozen=True, slots=True)
class Stateful:
    """What `bind` may give instead of a function: one that is called with the value and the engine's state."""

    function: Callable[[Any, Any], Any]


Piece = Static | Output | Control | Hook
