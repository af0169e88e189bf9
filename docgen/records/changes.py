"""What differs between two versions of a handbook, cell by cell: plain values in, typed changes out (method 7).

    {"handboek": {…}, "organisatie": {…}}  ×2  →  Change(("handboek", "toelating", "zelfzorg"), toegevoegd, None, {…})

A path names one thing in both versions, because everything that can be tailored is a mapping by code. A mapping's item
is added or removed whole; anything else changes leaf by leaf. `apply` lays changes over the older value again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from docgen.records.values import plain
from docgen.records.versions import Handbookversion

Path = tuple[str, ...]


class Soort(StrEnum):
    """What happened to a cell."""

    TOEGEVOEGD = "toegevoegd"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"
    VERPLAATST = "verplaatst"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed cell: `before` is `None` where it was added, `after` where it was removed.

    Of what moved, `moved_from` is the path that it had, or its own path when only the order changed; `behind` is the
    code that it stands behind now, `None` when it comes first.
    """

    path: Path
    kind: Soort
    before: Any = None
    after: Any = None
    moved_from: Path = ()
    behind: str | None = None

    @property
    def dotted(self) -> str:
        """The path as it is written everywhere: `handboek.toelating.zelfzorg`."""
        return ".".join(self.path)

    @property
    def only_order(self) -> bool:
        """Whether the item stands in the same list as before, behind another one."""
        return self.kind is Soort.VERPLAATST and self.moved_from == self.path


ABOUT_THE_VERSION = frozenset({"versie", "datum", "besloten_door", "besloten_op", "volgende_herziening", "wijzigingen"})
"""Facts of a version itself, which every version has others of."""

_PEOPLE = frozenset({"medewerkers"})
_WITHOUT_CODES = frozenset({"besluiten_op_maat"})
"""Lists of records that each stand on their own; any other list is one thing."""

_TERM = frozenset({"aantal", "eenheid"})


def cells(version: Handbookversion, hidden: Collection[str] = ()) -> dict[str, Any]:
    """The values of a version that a revision can change, under the roots `handboek` and `organisatie`.

    Of locations that are hidden, or of these, it holds no address and no number: they stand on no document.
    """
    handbook, organisation = plain(version.handboek), plain(version.organisatie)
    for code, place in organisation["locaties"].items():
        if code in hidden or place["verborgen"]:
            place.update(adres=None, telefoon="")
    return {
        "handboek": {key: value for key, value in handbook.items() if key not in ABOUT_THE_VERSION},
        "organisatie": {key: value for key, value in organisation.items() if key not in _PEOPLE},
    }


def compare(before: Handbookversion, after: Handbookversion) -> tuple[Change, ...]:
    """Every changed cell, in the order of the newer version."""
    # where a location is hidden now or was, neither side tells
    places = [version.organisatie.locaties for version in (before, after)]
    hidden = {code for known in places for code, place in known.items() if place.verborgen}
    return compare_values(cells(before, hidden), cells(after, hidden))


def compare_values(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every difference between two plain values."""
    return tuple(_joined_moves(list(_mapping(before, after, ()))))


def _mapping(before: Mapping[str, Any], after: Mapping[str, Any], path: Path) -> Iterator[Change]:
    for code, value in after.items():
        if code not in before:
            yield Change((*path, code), Soort.TOEGEVOEGD, after=value)
        else:
            yield from _value(before[code], value, (*path, code))
    for code, value in before.items():
        if code not in after:
            yield Change((*path, code), Soort.VERVALLEN, before=value)
    yield from _reordered([c for c in before if c in after], list(after), after, path)


def _value(before: Any, after: Any, path: Path) -> Iterator[Change]:
    if before == after and not isinstance(after, dict):
        return
    if isinstance(before, dict) and isinstance(after, dict) and not _is_term(after):
        yield from _mapping(cast("dict[str, Any]", before), cast("dict[str, Any]", after), path)
    elif path[-1] in _WITHOUT_CODES:
        yield from _records(cast("list[Any]", before), cast("list[Any]", after), path)
    elif before != after:
        yield Change(path, Soort.GEWIJZIGD, before, after)


def _is_term(value: Any) -> bool:
    """Whether the value is a term (`5 dagen`), which is one thing to who reads it."""
    return isinstance(value, dict) and value.keys() == _TERM


def _records(before: list[Any], after: list[Any], path: Path) -> Iterator[Change]:
    """Items without a code, such as decisions: each is there or not."""
    for index, item in enumerate(after):
        if item not in before:
            yield Change((*path, str(index)), Soort.TOEGEVOEGD, after=item)
    for index, item in enumerate(before):
        if item not in after:
            yield Change((*path, str(index)), Soort.VERVALLEN, before=item)


def _reordered(old: list[str], new: list[str], after: Mapping[str, Any], path: Path) -> Iterator[Change]:
    """The fewest items that have to move to get from one order to the other."""
    common = [code for code in new if code in set(old)]
    if old == common:
        return
    stays = _longest_run([old.index(code) for code in common])
    for place, code in enumerate(common):
        if place not in stays:
            index = new.index(code)
            behind = new[index - 1] if index else None
            here = (*path, code)
            yield Change(here, Soort.VERPLAATST, after[code], after[code], here, behind)


def _longest_run(numbers: list[int]) -> set[int]:
    """The places of a longest rising run."""
    tails: list[int] = []
    ends: list[int] = []
    came_from: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        came_from.append(ends[length - 1] if length else None)
        tails[length:] = [number] if length == len(tails) else [number, *tails[length + 1 :]]
        ends[length:] = [place] if length == len(ends) else [place, *ends[length + 1 :]]
    found: set[int] = set()
    place = ends[-1] if ends else None
    while place is not None:
        found.add(place)
        place = came_from[place]
    return found


def _joined_moves(found: list[Change]) -> Iterator[Change]:
    """The changes, where what left one list and stands unchanged in another is one move."""
    gone = {change.path: change for change in found if change.kind is Soort.VERVALLEN}
    moved: dict[Path, Path] = {}
    for change in found:
        if change.kind is Soort.TOEGEVOEGD and len(change.path) > 2 and isinstance(change.after, dict):
            source = next((path for path, old in gone.items() if _same_thing(old, change)), None)
            if source is not None:
                moved[change.path] = source
                del gone[source]
    sources = set(moved.values())
    for change in found:
        if change.kind is Soort.TOEGEVOEGD and change.path in moved:
            yield replace(change, kind=Soort.VERPLAATST, before=change.after, moved_from=moved[change.path])
        elif not (change.kind is Soort.VERVALLEN and change.path in sources):
            yield change


def _same_thing(old: Change, new: Change) -> bool:
    """Whether an item with this code went to another list of its kind: `items` to `items`, cell to cell."""
    return old.path[-2:] == new.path[-2:] and old.path[:2] == new.path[:2] and old.before == new.after


def apply(value: dict[str, Any], changes: Iterable[Change], like: Mapping[str, Any]) -> dict[str, Any]:
    """The value with these changes made, its mappings in the order of `like`; the value itself is not touched."""
    made = _copied(value)
    for change in changes:
        if change.moved_from and not change.only_order:
            _drop(made, change.moved_from, change.before)
        if change.kind is Soort.VERVALLEN:
            _drop(made, change.path, change.before)
        elif not change.only_order:
            _put(made, change.path, change.after)
    return _arranged(made, like)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in cast("dict[str, Any]", value).items()}
    return [*cast("list[Any]", value)] if isinstance(value, list) else value


def _put(value: dict[str, Any], path: Path, item: Any) -> None:
    inside: Any = value
    for key in path[:-1]:
        inside = cast("dict[str, Any]", inside).setdefault(key, {}) if isinstance(inside, dict) else inside
    if isinstance(inside, dict):
        inside[path[-1]] = item
    elif isinstance(inside, list):
        cast("list[Any]", inside).append(item)


def _drop(value: dict[str, Any], path: Path, item: Any) -> None:
    inside: Any = value
    for key in path[:-1]:
        inside = cast("dict[str, Any]", inside).get(key) if isinstance(inside, dict) else inside
    if isinstance(inside, dict):
        cast("dict[str, Any]", inside).pop(path[-1], None)
    elif isinstance(inside, list) and item in inside:
        cast("list[Any]", inside).remove(item)


def _arranged(value: Any, like: Any) -> Any:
    """The mappings of the value in the order of `like`; what `like` does not have stays behind what it stood behind."""
    if not isinstance(value, dict) or not isinstance(like, dict):
        return cast("Any", value)
    mapping, model = cast("dict[str, Any]", value), cast("dict[str, Any]", like)
    order = {code: float(index) for index, code in enumerate(model)}
    last = -1.0
    for code in mapping:
        last = order.setdefault(code, last + 0.5)
    return {code: _arranged(mapping[code], model.get(code)) for code in sorted(mapping, key=lambda code: order[code])}
