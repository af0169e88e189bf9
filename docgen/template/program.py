"""A compiled part of a template, ready to be filled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from docgen.diagnostics import Diagnostic, Location
from docgen.errors import TemplateError
from docgen.template.codes import finding
from docgen.template.runtime import Budget, MissingNameError, TooMuchError, WrongValueError

MAX_PIECES = 2_000_000
# the name of a generated function's file, by which a traceback tells its lines from ours
FILE = "<docgen sjabloon>"

Place = tuple[str, Location]  # a tag's source and where it stands
Full = Callable[[list[Any]], int]


def placed(source: str, place: Location) -> Location:
    """Where a tag stands, the tag itself included."""
    return Location(tag=source).within(place)


def _refuse_more(out: list[Any]) -> int:
    if len(out) > MAX_PIECES:
        what = f"meer dan {MAX_PIECES} stukken"
        raise TooMuchError(what)
    return len(out) + MAX_PIECES // 100


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled template part: its Python `source`, the `function` itself, and the paths that it may read."""

    source: str
    function: Callable[..., None]
    lines: tuple[int, ...]
    places: tuple[Place, ...]
    reads: frozenset[str]

    def run(
        self,
        context: Mapping[str, Any],
        full: Full = _refuse_more,
        state: object = None,
        budget: Budget | None = None,
    ) -> list[Any]:
        """What came out for one context, in order.

        `full` is called now and then inside loops, to refuse more than is reasonable, and gives how many pieces there
        may be before it is called again. `state` is what hooks and stateful functions of the engine get, `budget` what
        the parts of one document share.

        Raises:
            TemplateError: `template.missing-name`, `template.wrong-value` or `template.too-much`, with the tag's place.
        """
        out: list[Any] = []
        try:
            self.function(context, out, out.append, budget or Budget(), full, state)
        except (MissingNameError, KeyError) as error:
            raise self._located(error, "template.missing-name", name=str(error.args[0])) from error
        except TooMuchError as error:
            raise self._located(error, "template.too-much", what=str(error)) from error
        except RecursionError as error:
            raise self._located(error, "template.too-much", what="te veel lijsten in elkaar") from error
        except (WrongValueError, TypeError, AttributeError, ValueError, ArithmeticError, IndexError) as error:
            raise self._located(error, "template.wrong-value", what=_what(error)) from error
        except TemplateError as error:  # an engine's function refused the value
            place = self._place(error.__traceback__)
            raise TemplateError(each.within(place) for each in error.diagnostics) from error
        return out

    def _located(self, error: Exception, code: str, **words: str) -> TemplateError:
        return TemplateError([finding(code, self._place(error.__traceback__), **words)])

    def _place(self, trace: TracebackType | None) -> Location:
        line = 0
        while trace:
            if trace.tb_frame.f_code.co_filename == FILE:
                line = trace.tb_lineno
            trace = trace.tb_next
        index = bisect_right(self.lines, line) - 1
        return placed(*self.places[index]) if index >= 0 else Location()


def _what(error: Exception) -> str:
    # only our own words: a message of Python's may quote the value
    if isinstance(error, WrongValueError):
        return str(error)
    return "met dit getal is niet te rekenen" if isinstance(error, ArithmeticError) else "zij is van een ander soort"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The outcome of compiling: `program` is `None` when any of the `problems` is an error."""

    program: Program | None
    reads: frozenset[str]
    problems: tuple[Diagnostic, ...]
