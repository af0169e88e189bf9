"""Which drafts still hold what the handbook no longer has, which migration that needs, and which codes came back.

An item is gone for a draft when the handbook that holds for it does not have it; a draft whose transition keeps the
item needs nothing (see `transitions`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.records.enums import Fase, Status
from docgen.records.folder import Folder, RecordFile
from docgen.records.handboek import Handboek
from docgen.records.migrations import (
    FORMS_OF_PHASE,
    PARTS_OF_AREA,
    Actie,
    Item,
    Migratie,
    Migraties,
    Move,
    holds,
    item_of,
)
from docgen.records.values import plain
from docgen.records.versions import Handbookversion

NAME = "migraties.yaml"

Place = Callable[[Sequence[str | int]], Location]
"""Finds a path in `migraties.yaml`."""


@dataclass(frozen=True, slots=True)
class Left:
    """A draft that holds items which its handbook no longer has."""

    file: RecordFile
    items: tuple[Item, ...]


def items_in(handboek: Handboek) -> dict[Item, str]:
    """Every leefgebied and every question of a handbook, with what it is called."""
    areas = {Item(code): area.naam for code, area in handboek.leefgebieden.items()}
    questions = {
        Item(code, phase.value): question.vraag
        for phase in Fase
        if phase.value in FORMS_OF_PHASE
        for code, question in getattr(handboek.fasen, phase.value).vragen.items()
    }
    return {**areas, **questions}


def known_items(folder: Folder) -> dict[Item, str]:
    """Every item that some version had, or that was left out of the basis, by the newest name that it had."""
    versions = [*reversed(folder.timeline.versions)] if folder.timeline else []
    found: dict[Item, str] = {}
    for version in versions:
        for item, name in items_in(version.handboek).items():
            found.setdefault(item, name)
    layers = folder.current.layers if folder.current else None
    for path in layers.left_out if layers else ():
        if item := item_of(".".join(path)):
            found.setdefault(item, item.code.replace("_", " "))
    return found


def left_behind(folder: Folder) -> Iterator[Left]:
    """Every draft with items that are gone for it."""
    known = known_items(folder)
    for dossier in folder.dossiers:
        for file in dossier.records:
            if file.record is None or getattr(file.record, "status", None) is not Status.CONCEPT:
                continue
            version = folder.version_of(file)
            there = items_in(version.handboek) if version else known
            gone = [item for item in known if item not in there]
            values: dict[str, Any] = plain(file.record) if gone else {}
            if held := tuple(item for item in gone if holds(values, file.form, item)):
                yield Left(file, held)


def not_read(folder: Folder) -> Iterator[Diagnostic]:
    """A finding for each record of which nobody can tell whether it holds something that is gone."""
    for dossier in folder.dossiers:
        for file in dossier.records:
            if file.record is None:
                yield Diagnostic(
                    "migration.not-read",
                    "Dit record is niet te lezen, dus of er iets in moet verhuizen is niet bekend.",
                    Location(file=file.file.name),
                    "Herstel het (zie 'docgen check'), en geef de opdracht nog eens.",
                    Severity.WARNING,
                )


def missing_migrations(folder: Folder, migrations: Migraties | None) -> Iterator[Diagnostic]:
    """A finding for each item that drafts still hold and that no migration moves, with an example to paste."""
    moved = {
        item for one in (migrations.migraties if migrations else ()) for path in one.van if (item := item_of(path))
    }
    names, files = known_items(folder), dict[Item, list[str]]()
    for left in left_behind(folder):
        for item in left.items:
            files.setdefault(item, []).append(left.file.file.name)
    for item, found in files.items():
        where = found[0] if len(found) == 1 else f"{found[0]} en {len(found) - 1} andere"
        if item in moved:
            yield Diagnostic(
                "migration.not-run",
                f"Voor '{item.path}' is er een migratie, maar die is nog niet uitgevoerd: {where}.",
                Location(file=NAME),
                "Kijk eerst met: docgen migrate MAP --dry-run, en voer haar dan uit.",
                Severity.WARNING,
            )
            continue
        yield Diagnostic(
            "migration.missing",
            f"'{item.path}' ({names[item]}) staat niet meer in het handboek, maar heeft nog antwoorden: {where}.",
            Location(file=NAME),
            f"Zet onder 'migraties:' in {NAME}: - {{actie: archiveren, van: {item.path}}} (of hernoemen, samenvoegen, "
            "splitsen met 'naar:'), en geef dan: docgen migrate MAP --dry-run",
            Severity.WARNING,
        )


def moves_of(folder: Folder, migrations: Migraties, place: Place) -> tuple[list[Move], list[Diagnostic]]:
    """The migrations that make sense, and what is wrong with the others; `place` finds a path in the file."""
    known = known_items(folder)
    there = items_in(folder.current.handboek) if folder.current else {}
    moves: list[Move] = []
    found: list[Diagnostic] = []
    moved: set[str] = set()
    for index, one in enumerate(migrations.migraties):
        key = partial(_key_of, place, index)
        wrong = [*_wrong(one, known, there, key), *_wrong_shares(one, key), *_again(one, moved, key("van"))]
        moved.update(one.van)
        found += wrong
        if not wrong:
            van = tuple(item for path in one.van if (item := item_of(path)))
            naar = tuple(item for path in one.naar if (item := item_of(path)))
            shares = tuple((code, tuple(fields)) for code, fields in one.verdeling.items())
            moves.append(Move(one.actie, van, naar, shares, tuple(known[item] for item in van)))
    return moves, found


def _key_of(place: Place, index: int, key: str) -> Location:
    return place(("migraties", index, key))


def _wrong(
    one: Migratie, known: Mapping[Item, str], there: Mapping[Item, str], place: Callable[[str], Location]
) -> Iterator[Diagnostic]:
    wanted = {"hernoemen": (1, 1), "samenvoegen": (2, 1), "splitsen": (1, 2), "archiveren": (1, 0)}[one.actie.value]
    if len(one.van) < wanted[0] or (len(one.naar) < wanted[1] if wanted[1] > 1 else len(one.naar) != wanted[1]):
        sources = "ten minste twee paden" if wanted[0] > 1 else "een pad"
        targets = {0: "niets", 1: "één pad", 2: "ten minste twee paden"}[wanted[1]]
        yield Diagnostic(
            "migration.shape",
            f"Bij '{one.actie.value}' hoort achter 'van' {sources} en achter 'naar' {targets}.",
            place("actie"),
            "Kijk in de handleiding hoe elke actie eruitziet.",
        )
        return
    for key, paths in (("van", one.van), ("naar", one.naar)):
        for path in paths:
            yield from _wrong_path(key, path, known, there, place(key))
    kinds = {FORMS_OF_PHASE.get(item.phase, "") for path in [*one.van, *one.naar] if (item := item_of(path))}
    if len(kinds) > 1:
        said = "Een leefgebied kan geen vraag worden, of andersom." if "" in kinds else (
            "Een antwoord kan niet naar een vraag op een ander formulier."
        )  # fmt: skip
        yield Diagnostic("migration.kinds", said, place("naar"), "Archiveer het.")


def _wrong_shares(one: Migratie, place: Callable[[str], Location]) -> Iterator[Diagnostic]:
    """What in `verdeling` would go nowhere."""
    codes = [item.code for path in one.naar if (item := item_of(path))]
    splits = one.actie is Actie.SPLITSEN
    if one.verdeling and not splits:
        yield _shares("Een verdeling hoort alleen bij 'splitsen'.", place, "Haal 'verdeling' weg.")
    for code, fields in one.verdeling.items() if splits else ():
        if code not in codes:
            said = f"'{code}' in 'verdeling' staat niet achter 'naar'."
            yield _shares(said, place, f"Kies uit: {', '.join(codes)}.")
        for name in fields:
            if name not in PARTS_OF_AREA:
                hint = nearest(name, PARTS_OF_AREA)
                remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(PARTS_OF_AREA)}."
                yield _shares(f"'{name}' in 'verdeling' is geen veld van een leefgebied.", place, remedy)


def _shares(said: str, place: Callable[[str], Location], remedy: str) -> Diagnostic:
    return Diagnostic("migration.shares", said, place("verdeling"), remedy)


def _again(one: Migratie, moved: Collection[str], place: Location) -> Iterator[Diagnostic]:
    """What an earlier migration has moved already."""
    for path in one.van:
        if path in moved:
            said = f"'{path}' staat al in een eerdere migratie, en een antwoord verhuist maar één keer."
            yield Diagnostic("migration.twice", said, place, "Laat één van de twee staan.")


def _wrong_path(
    key: str, path: str, known: Mapping[Item, str], there: Mapping[Item, str], place: Location
) -> Iterator[Diagnostic]:
    item = item_of(path)
    options = there if key == "naar" else known
    if item is None or item not in options:
        hint = nearest(path, [found.path for found in options])
        what = "in het handboek van nu" if key == "naar" else "in geen enkele versie van het handboek"
        yield Diagnostic(
            "migration.unknown-item",
            f"'{path}' achter '{key}' is geen leefgebied of vraag {what if key == 'naar' else 'en stond ' + what}.",
            place,
            f"Bedoel je '{hint}'?" if hint else "Schrijf leefgebieden.<code> of fasen.<fase>.vragen.<code>.",
        )
    elif key == "van" and item in there:
        yield Diagnostic(
            "migration.still-there",
            f"'{path}' staat nog gewoon in het handboek, dus er valt niets te verhuizen.",
            place,
            "Laat het eerst weg uit het handboek, of haal deze migratie weg.",
        )


# --- a day before what was released


def out_of_order(folder: Folder) -> Iterator[Diagnostic]:
    """A finding when the handbook says that it is older than a version that was released before it."""
    now = folder.current
    if now is None or now.handboek.datum is None:
        return
    later = [
        v for v in folder.archive.values() if v.name != now.name and (v.handboek.datum or date.min) > now.handboek.datum
    ]
    for version in later[-1:]:
        yield Diagnostic(
            "handbook.older-than-release",
            f"De datum van versie '{now.name}' ligt voor die van versie '{version.name}', en die is al uitgebracht.",
            now.layers.place(["datum"]) if now.layers else Location(field="datum"),
            "Geef de nieuwe versie een latere datum; anders telt de oude niet mee als vorige.",
            Severity.WARNING,
        )


# --- codes that came back


def reused_codes(folder: Folder) -> Iterator[Diagnostic]:
    """A finding for each code that was gone for a version and now means something else (method 7)."""
    if folder.timeline is None or folder.current is None:
        return
    *old, now = [plain(version.handboek) for version in folder.timeline.versions]
    for where, item in _coded(now) if old else ():
        before = _last_meaning(old, where)
        if before and _words(before) != _words(_meaning(item)):
            yield _reused(folder.current, where, before)


def _last_meaning(handbooks: Sequence[Mapping[str, Any]], where: tuple[str, ...]) -> str:
    """What a code meant in the last version that had it; empty when it was never gone since."""
    gone = False
    for handbook in reversed(handbooks):
        item: Any = handbook
        for key in where:
            item = cast("dict[str, Any]", item).get(key) if isinstance(item, dict) else None
        if item is not None:
            return _meaning(cast("dict[str, Any]", item)) if gone else ""
        gone = True
    return ""


def _coded(handbook: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every item by whose code records keep answers."""
    places = [("leefgebieden",), ("toelating",), ("uitsluiting",), ("exitvragenlijst", "vragen")]
    places += [("fasen", phase.value, part) for phase in Fase for part in ("vragen", "afwegingen", "besluiten")]
    for place in places:
        value: Any = handbook
        for key in place:
            value = value[key]
        yield from (((*place, code), item) for code, item in value.items())


def _meaning(item: Mapping[str, Any]) -> str:
    return str(next((item[key] for key in ("vraag", "naam", "tekst") if item.get(key)), ""))


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".?!")


def _reused(version: Handbookversion, where: tuple[str, ...], before: str) -> Diagnostic:
    layers = version.layers
    return Diagnostic(
        "handbook.code-reused",
        f"De code '{where[-1]}' betekende eerder iets anders (‘{before}’), en oude antwoorden staan er nog onder.",
        layers.place(where) if layers else Location(field=".".join(where)),
        "Geef het nieuwe een eigen code, zoals met een 2 erachter.",
    )
