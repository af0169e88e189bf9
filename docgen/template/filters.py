"""The filters and tests that templates may use, each a plain function with what it needs and what it gives.

The Dutch ones come from `docgen.language.formatting`; the rest mean what they mean in Jinja, except that None is the
empty text everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from docgen.language import formatting
from docgen.template.runtime import (
    MAX_BUILT_TEXT,
    MISSING,
    TooMuchError,
    WrongValueError,
    in_order,
    moderate,
    plain_text,
)
from docgen.template.types import FREE, INT, NUMBERS, TEXT, Kind, ListOf, Mapping, Scalar, Type, as_nullable
from docgen.template.values import Check

# which kinds of values a filter takes; `None` takes all
_DATES = frozenset({Kind.DATE, Kind.DATETIME, Kind.TEXT, Kind.CHOICE})
_TIMES = frozenset({Kind.TIME, Kind.DATETIME, Kind.TEXT})
_MOST = 10 * MAX_BUILT_TEXT  # characters that a filter may look at to put a list in order
_WORDS = re.compile(r"[^ \t\n\-(\[{<]+")
_TEXTS = frozenset(Kind) - {Kind.IMAGE, Kind.LINK, Kind.MARKDOWN, Kind.CHECK, Kind.SHAPE}


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    `takes` are the kinds of single values that it works on (`None`: any), `lists` says that it works on lists and
    `texts` that it works on single values. `reads` is what it looks at: the "value" or only the "length" of a list.
    `dear` means that its result is paid for from the budget of the rendering.
    """

    function: Callable[..., Any]
    usage: str
    gives: Callable[[Type], Type]
    least: int = 0
    most: int = 0
    keywords: frozenset[str] = field(default_factory=frozenset[str])
    takes: frozenset[Kind] | None = None
    lists: bool = False
    singles: bool = True
    mappings: bool = False
    reads: str = "value"
    dear: bool = False


def _length(value: Any) -> int:
    if value is None or value is MISSING:
        return 0
    if isinstance(value, str | list | tuple | AnyMapping | set | frozenset):
        return len(cast("Sequence[Any]", value))
    what = f"{type(value).__name__} heeft geen lengte"
    raise WrongValueError(what)


def _listed(value: Any) -> list[Any]:
    if value is None or value is MISSING:
        return []
    if not isinstance(value, list | tuple | AnyMapping | set | frozenset):  # an endless generator is none of these
        what = f"{type(value).__name__} is geen lijst"
        raise WrongValueError(what)
    return in_order(value)


def _part(value: Any, attribute: Any) -> Any:
    """What a filter looks at in an item: the item itself, or the field that `attribute` names."""
    if attribute is None:
        return value
    for name in str(attribute).split("."):
        value = cast("AnyMapping[str, Any]", value).get(name) if isinstance(value, AnyMapping) else None
    return value


def _join(value: Any, separator: Any = "", attribute: Any = None) -> str:
    texts = [plain_text(_part(each, attribute)) for each in _listed(value)]
    between = plain_text(separator)
    if sum(map(len, texts)) + len(between) * len(texts) > MAX_BUILT_TEXT:
        what = "een samengevoegde tekst is te lang"
        raise TooMuchError(what)
    return between.join(texts)


def _replace(value: Any, old: Any, new: Any) -> str:
    text, before, after = plain_text(value), plain_text(old), plain_text(new)
    if not before:
        return text
    if len(text) + text.count(before) * (len(after) - len(before)) > MAX_BUILT_TEXT:
        what = "een samengestelde tekst is te lang"
        raise TooMuchError(what)
    return text.replace(before, after)


def _default(value: Any, other: Any = "", boolean: Any = False) -> Any:  # noqa: FBT002  # the signature of Jinja
    return other if value is None or value is MISSING or (boolean and not value) else value


def _first(value: Any) -> Any:
    if isinstance(value, dict):  # no list of all codes for the sake of one
        return next(iter(cast("dict[Any, Any]", value)), None)
    return next(iter(_in_order(value)), None)


def _last(value: Any) -> Any:
    if isinstance(value, dict):
        return next(reversed(cast("dict[Any, Any]", value)), None)
    found = _in_order(value)
    return found[-1] if found else None


def _in_order(value: Any) -> Sequence[Any]:
    return cast("Sequence[Any]", value) if isinstance(value, str | list | tuple) else _listed(value)


def _round(value: Any, digits: Any = 0) -> Any:
    if value is None or value is MISSING:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        what = f"{type(value).__name__} is geen getal"
        raise WrongValueError(what)
    if not isinstance(digits, int) or not 0 <= digits <= 12:
        what = "afronden kan op 0 tot en met 12 cijfers"
        raise WrongValueError(what)
    if isinstance(moderate(value), int):
        return value
    # as people round: 2,5 becomes 3, where Python's round gives 2
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return rounded if isinstance(value, Decimal) else float(rounded)


def _rank(value: Any) -> tuple[int, Any]:
    """A key that never compares unlike things: None first, then numbers, then text regardless of case."""
    if value is None:
        return (0, 0)
    if isinstance(value, int | float | Decimal):
        return (1, value)
    if isinstance(value, str):
        return (2, value.casefold())
    if isinstance(value, list | tuple | AnyMapping | set | frozenset):
        what = "lijsten en verzamelingen hebben geen volgorde: zeg op welk onderdeel, met attribute='naam'"
        raise WrongValueError(what)
    return (3, str(value))


def _sort(value: Any, reverse: Any = False, attribute: Any = None) -> list[Any]:  # noqa: FBT002  # as in Jinja
    found = _listed(value)
    _refuse_much([_part(each, attribute) for each in found])
    return sorted(found, key=lambda each: _rank(_part(each, attribute)), reverse=bool(reverse))


def _refuse_much(values: Iterable[Any]) -> None:
    """Ranks hold a copy of each text."""
    if sum(len(each) for each in values if isinstance(each, str)) > _MOST:
        what = "een lijst van te veel tekst"
        raise TooMuchError(what)


def _unique(value: Any, attribute: Any = None) -> list[Any]:
    seen: set[tuple[int, Any]] = set()
    kept: list[Any] = []
    found = _listed(value)
    _refuse_much([_part(each, attribute) for each in found])
    for each in found:
        rank = _rank(_part(each, attribute))
        if rank not in seen:
            seen.add(rank)
            kept.append(each)
    return kept


def _reverse(value: Any) -> Any:
    return value[::-1] if isinstance(value, str) else _listed(value)[::-1]


def _title(value: Any) -> str:
    # Jinja's way: a capital after each space, hyphen or bracket; Python's also makes "M'N" of "m'n"
    return _WORDS.sub(lambda word: word[0][0].upper() + word[0][1:].lower(), plain_text(value))


def _phrase(value: Any) -> str:
    if isinstance(value, list | tuple):
        # a list within the list is refused, and so is what would be too long, before it is made
        if sum(len(plain_text(item)) for item in cast("Sequence[Any]", value)) > MAX_BUILT_TEXT:
            what = "een opsomming is te lang"
            raise TooMuchError(what)
    elif isinstance(value, AnyMapping):
        return _phrase(list(cast("AnyMapping[Any, Any]", value).values()))
    else:
        plain_text(value)
    return formatting.opsomming(cast("object", value))


def _as_is(value: Any) -> Any:
    return value


def _tick(value: Any) -> Check:
    return value if isinstance(value, Check) else Check(bool(value))


def _fixed(kind: Type) -> Callable[[Type], Type]:
    return lambda _: kind


def _same(kind: Type) -> Type:
    return kind


def _item_of(kind: Type) -> Type:
    return as_nullable(kind.item) if isinstance(kind, ListOf) else FREE if not isinstance(kind, Scalar) else TEXT


def _present(kind: Type) -> Type:
    return as_nullable(kind, nullable=False)


def _text(function: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda value: function(plain_text(value))


def _single(function: Callable[[object], str]) -> Callable[[Any], str]:
    """A filter of ours for single values: `plain_text` refuses lists and objects, whose words are Python's."""

    def apply(value: Any) -> str:
        if value is not None and not isinstance(value, str | int | float | Decimal | date | time):
            plain_text(value)
        return function(moderate(value))

    return apply


def _yes_no(value: Any) -> str:
    return _single(formatting.ja_nee)(value.value if isinstance(value, Check) else value)


_gives_text = _fixed(TEXT)

FILTERS: dict[str, Filter] = {
    "datum": Filter(_single(formatting.datum), "datum", _gives_text, takes=_DATES),
    "datum_kort": Filter(_single(formatting.datum_kort), "datum_kort", _gives_text, takes=_DATES),
    "datum_lang": Filter(_single(formatting.datum_lang), "datum_lang", _gives_text, takes=_DATES),
    "tijd": Filter(_single(formatting.tijd), "tijd", _gives_text, takes=_TIMES),
    "bedrag": Filter(_single(formatting.bedrag), "bedrag", _gives_text, takes=_TEXTS),
    "getal": Filter(_single(formatting.getal), "getal", _gives_text, takes=_TEXTS),
    "ja_nee": Filter(_yes_no, "ja_nee", _gives_text, takes=_TEXTS | {Kind.CHECK}),
    "opsomming": Filter(_phrase, "opsomming", _gives_text, lists=True, takes=_TEXTS, dear=True),
    "hoofdletter": Filter(_single(formatting.hoofdletter), "hoofdletter", _gives_text, takes=_TEXTS, dear=True),
    "upper": Filter(_text(str.upper), "upper", _gives_text, takes=_TEXTS, dear=True),
    "lower": Filter(_text(str.lower), "lower", _gives_text, takes=_TEXTS, dear=True),
    "capitalize": Filter(_text(str.capitalize), "capitalize", _gives_text, takes=_TEXTS, dear=True),
    "title": Filter(_title, "title", _gives_text, takes=_TEXTS, dear=True),
    "trim": Filter(_text(str.strip), "trim", _gives_text, takes=_TEXTS, dear=True),
    "string": Filter(plain_text, "string", _gives_text, takes=_TEXTS, dear=True),
    # data is always escaped; the word is accepted because docxtpl's templates carry it
    "e": Filter(_as_is, "e", _same),
    "escape": Filter(_as_is, "escape", _same),
    "length": Filter(_length, "length", _fixed(INT), lists=True, mappings=True, takes=_TEXTS, reads="length"),
    "count": Filter(_length, "count", _fixed(INT), lists=True, mappings=True, takes=_TEXTS, reads="length"),
    "join": Filter(
        _join, "join(', ')", _gives_text, 0, 2, frozenset({"attribute"}), lists=True, singles=False, dear=True
    ),
    "default": Filter(_default, "default('…')", _present, 1, 2, frozenset({"boolean"}), lists=True, mappings=True),
    "d": Filter(_default, "d('…')", _present, 1, 2, frozenset({"boolean"}), lists=True, mappings=True),
    "first": Filter(_first, "first", _item_of, lists=True, takes=_TEXTS),
    "last": Filter(_last, "last", _item_of, lists=True, takes=_TEXTS),
    "round": Filter(_round, "round(2)", _same, 0, 1, takes=NUMBERS),
    "sort": Filter(
        _sort,
        "sort(attribute='naam')",
        _same,
        0,
        1,
        frozenset({"attribute", "reverse"}),
        lists=True,
        singles=False,
        dear=True,
    ),
    "unique": Filter(_unique, "unique", _same, 0, 0, frozenset({"attribute"}), lists=True, singles=False, dear=True),
    "reverse": Filter(_reverse, "reverse", _same, lists=True, takes=_TEXTS, dear=True),
    "replace": Filter(_replace, "replace('oud', 'nieuw')", _gives_text, 2, 2, takes=_TEXTS, dear=True),
    "vinkje": Filter(_tick, "vinkje", _fixed(Scalar(Kind.CHECK)), lists=True, mappings=True),
    # the only filter that works on a mapping by code; `applying` gives it its type
    "items": Filter(_as_is, "items", _same, lists=False, singles=False, mappings=True),
}


def kind_allowed(found: Filter, kind: Type) -> bool:
    """Whether a filter works on values of a type; free values are seen when rendering."""
    match kind:
        case Scalar():
            return found.singles and (found.takes is None or kind.kind in found.takes)
        case ListOf():
            return found.lists
        case Mapping():
            return found.mappings
        case _:
            return kind == FREE or isinstance(kind, type(FREE))


def expects(found: Filter) -> str:
    """What a filter works on, in Dutch."""
    parts: list[str] = []
    if found.singles:
        kinds = (
            sorted(kind.value for kind in found.takes) if found.takes and found.takes != _TEXTS else ["losse waarden"]
        )
        parts += kinds
    if found.lists:
        parts.append("lijsten")
    if found.mappings:
        parts.append("verzamelingen per code")
    return ", ".join(parts)
