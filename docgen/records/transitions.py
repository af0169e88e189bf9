"""For whom a revision of the handbook counts: new files, the next cycle, or everybody at once (method 7).

A draft was begun under the version that it names. What a later version changed counts for it only when the transition
of that change says so, so a new criterion never makes yesterday's draft incomplete. What holds for a draft is therefore
its own version with just those later changes laid over it that count; mostly those are all, and then it is simply the
current version. A final record has nothing to do with this: it keeps its version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast

from docgen.records.changes import ABOUT_THE_VERSION, Change, Path, Soort, apply, cells, compare
from docgen.records.enums import Overgang
from docgen.records.handboek import Handboek, Wijziging
from docgen.records.versions import Formulierversies, Handbookversion

_NEW, _NEXT, _NOW = Overgang.NIEUWE_DOSSIERS, Overgang.VOLGENDE_CYCLUS, Overgang.METEEN

USUAL: tuple[tuple[tuple[str, ...], Overgang], ...] = (
    # the first that fits counts; `*` stands for any one code, and what follows the pattern does not matter
    (("handboek", "leefgebieden", "*", "naam"), _NOW),
    (("handboek", "leefgebieden", "*", "titel_client"), _NOW),
    (("handboek", "leefgebieden", "*", "pictogram"), _NOW),
    (("handboek", "leefgebieden"), _NEXT),
    (("handboek", "grenzen"), _NEXT),
    (("handboek", "termijnen"), _NEXT),
    (("handboek", "regels"), _NEXT),
    (("handboek", "fasen", "*", "wanneer", "punten", "*", "termijn"), _NEXT),
    (("handboek", "toelating"), _NEW),
    (("handboek", "uitsluiting"), _NEW),
    (("handboek", "fasen", "*", "vragen"), _NEW),
    (("handboek", "fasen", "*", "afwegingen"), _NEW),
    (("handboek", "fasen", "*", "voorlichting"), _NEW),
    (("handboek", "fasen", "*", "besluiten"), _NEW),
    (("handboek", "checklists"), _NEW),
    (("handboek", "exitvragenlijst"), _NEW),
    (("handboek", "formulieren", "*", "velden"), _NEW),
    (("handboek", "formulieren", "*", "profiel"), _NEW),
)
"""The transition that a change has unless the handbook says otherwise; whatever is not here counts at once."""


def usual_transition(path: Path) -> Overgang:
    """The default for a change at this path: criteria and questions, limits and rhythm, names and looks (method 7)."""
    return next((kind for pattern, kind in USUAL if _fits(pattern, path)), _NOW)


def _fits(pattern: Sequence[str], path: Path) -> bool:
    return len(path) >= len(pattern) and all(p in ("*", key) for p, key in zip(pattern, path, strict=False))


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom a change counts and since when; `said` is the entry of the handbook's own list that says it."""

    overgang: Overgang
    geldt_vanaf: date | None
    said: Wijziging | None = None


def terms_of(change: Change, version: Handbookversion, entries: Sequence[Wijziging] | None = None) -> Terms:
    """The terms of a change that this version made: as an entry says, or else as is usual from the version's day.

    The entries are those of this version, unless others are given.
    """
    usual = usual_transition(change.path)
    entries = entries_of(version) if entries is None else entries
    said = _named(change, entries)
    if said is None:
        loose = [entry for entry in entries if not entry.onderdelen]
        said = loose[0] if len({(e.overgang, e.geldt_vanaf) for e in loose}) == 1 else None
        # such an entry names no part, so it cannot be meant to hold back a name or an address
        overgang = (said.overgang if said and usual is not _NOW else None) or usual
        return Terms(overgang, _start(change, said, version), said if len(loose) == 1 else None)
    return Terms(said.overgang or usual, _start(change, said, version), said)


def entries_of(version: Handbookversion) -> list[Wijziging]:
    """What the handbook itself says of the changes of this version."""
    return [entry for entry in version.handboek.wijzigingen if entry.versie == version.name]


def _named(change: Change, entries: Sequence[Wijziging]) -> Wijziging | None:
    """The entry that names this part of the handbook, or the part around it; the most exact one counts."""
    paths = [(part_path(part), entry) for entry in entries for part in entry.onderdelen]
    around = [(len(path), entry) for path, entry in paths if path == change.path[: len(path)]]
    if around:
        return max(around, key=lambda found: found[0])[1]
    return next((entry for path, entry in paths if change.path == path[: len(change.path)]), None)


def part_path(part: str) -> Path:
    """A part as an entry names it, as a path: `toelating.zelfzorg` stands in the handbook."""
    keys = tuple(key for key in part.split(".") if key)
    return keys if keys[:1] in (("handboek",), ("organisatie",)) else ("handboek", *keys)


def _start(change: Change, said: Wijziging | None, version: Handbookversion) -> date | None:
    after: Any = change.after
    item = cast("dict[str, Any]", after) if isinstance(after, dict) else {}
    return (said.geldt_vanaf if said else None) or item.get("geldt_vanaf") or version.handboek.datum


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a draft stands in time: the day on which its file was opened, and on which its cycle began."""

    dossier: date | None = None
    cyclus: date | None = None


def counts_for(terms: Terms, moment: Moment) -> bool:
    """Whether a change with these terms counts for a draft; what has no day yet is new."""
    if terms.overgang is _NOW or terms.geldt_vanaf is None:
        return True
    day = moment.dossier if terms.overgang is _NEW else moment.cyclus
    return day is None or day >= terms.geldt_vanaf


@dataclass(frozen=True)
class Step:
    """From one version to the next: the newer one, and what it changed on which terms."""

    after: Handbookversion
    changes: tuple[tuple[Change, Terms], ...]


@dataclass(frozen=True)
class Timeline:
    """All versions of a handbook from old to new, the current one last, and what holds for a draft."""

    versions: tuple[Handbookversion, ...]
    forms: Formulierversies | None = None
    _cache: dict[Any, Handbookversion] = field(default_factory=dict[Any, Handbookversion], repr=False, compare=False)
    _cells: dict[int, dict[str, Any]] = field(default_factory=dict[int, Any], repr=False, compare=False)

    @property
    def current(self) -> Handbookversion:
        """The version that is now in use."""
        return self.versions[-1]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step from one version to the next."""
        pairs = zip(self.versions, self.versions[1:], strict=False)
        return tuple(Step(new, tuple((c, terms_of(c, new)) for c in compare(old, new))) for old, new in pairs)

    def holds_for(self, name: str, moment: Moment) -> Handbookversion:
        """What holds for a draft that was begun under the version of this name."""
        start = next((i for i, version in enumerate(self.versions) if version.name == name), len(self.versions) - 1)
        steps = self.steps[start:] if start < len(self.versions) - 1 else ()
        begun = self.cells_of(start) if steps else {}
        held = frozenset(
            (number, place)
            for number, step in enumerate(steps)
            for place, (change, terms) in enumerate(step.changes)
            if not counts_for(terms, moment) and not _came_back(change, begun)
        )
        if not held:
            return self.current
        if (name, held) not in self._cache:
            self._cache[name, held] = self._composed(begun, steps, held)
        return self._cache[name, held]

    def cells_of(self, number: int) -> dict[str, Any]:
        """The values of a version, by its place in the line."""
        if number not in self._cells:
            self._cells[number] = cells(self.versions[number])
        return self._cells[number]

    def _composed(
        self, begun: dict[str, Any], steps: Sequence[Step], held: frozenset[tuple[int, int]]
    ) -> Handbookversion:
        value = begun
        for number, step in enumerate(steps):
            counting = [c for place, (c, _) in enumerate(step.changes) if (number, place) not in held]
            value = apply(value, counting, cells(step.after))
        now = self.current
        own: Mapping[str, Any] = {key: getattr(now.handboek, key) for key in ABOUT_THE_VERSION}
        handboek = Handboek.model_validate({**value["handboek"], **own})
        return Handbookversion(handboek, now.organisatie, now.layers, self.forms)


def _came_back(change: Change, begun: Mapping[str, Any]) -> bool:
    """Whether an item that was added was there when the draft was begun: it is no news to that draft."""
    value: Any = begun
    for key in change.path if change.kind is Soort.TOEGEVOEGD else ():
        value = cast("dict[str, Any]", value).get(key) if isinstance(value, dict) else None
    return change.kind is Soort.TOEGEVOEGD and value is not None


def timeline(
    current: Handbookversion, archive: Mapping[str, Handbookversion], forms: Formulierversies | None
) -> Timeline:
    """The versions by their day; one that says no day is as old as can be."""
    old = [version for name, version in archive.items() if name != current.name]
    if current.handboek.datum:
        old = [version for version in old if _day(version) <= current.handboek.datum]
    return Timeline((*sorted(old, key=lambda version: (_day(version), version.name)), current), forms)


def _day(version: Handbookversion) -> date:
    return version.handboek.datum or date.min
