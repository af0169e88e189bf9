"""Settling a hand edit: the person keeps their own version of a document, or takes the new one; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from docgen.api.folders import LOCK
from docgen.api.remembered import with_manifest
from docgen.build.failures import cannot_write
from docgen.build.keys import digest
from docgen.build.lock import locked
from docgen.build.manifest import CannotWrite, Manifest, is_damage
from docgen.build.places import HIDDEN, LocalStore
from docgen.build.rows import Row
from docgen.build.targets import BESIDE, beside
from docgen.build.writing import recover
from docgen.diagnostics import Diagnostic, Location
from docgen.errors import BuildError, RecordError

Keep = Literal["mine", "new"]
_MOST = 100


@dataclass(frozen=True, slots=True)
class Settled:
    """The document that counts from now on, and where everything went that it took the place of."""

    path: Path
    kept: tuple[Path, ...]


def settle(file: Path, keep: Keep) -> Settled:
    """Choose between a document that a person changed and the new one beside it; either of the two may be named.

    With `mine` the new one is taken away, and comes back only when something changes again. With `new` it takes the
    place of the changed one. What a person changed is never deleted, but kept in `uitvoer/.docgen/bewaard`.

    Raises:
        RecordError: `settle.nothing`, when no new version stands beside this document.
        BuildError: the output cannot be written, or a build is at work there.
    """
    output = _output_of(file)
    path = BESIDE.sub("", file.resolve().relative_to(output).as_posix())
    with locked(output / LOCK):
        store = LocalStore(output)

        def work(manifest: Manifest) -> list[str] | None:
            return _settled(store, manifest, path, keep)

        kept, _ = with_manifest(output, work)
    if kept is None:
        raise RecordError([_nothing(file)])
    return Settled(output / path, tuple(output / name for name in kept))


def _settled(store: LocalStore, manifest: Manifest, path: str, keep: Keep) -> list[str] | None:
    """The places of what was put aside; `None` when there is nothing to choose between."""
    try:
        recover(store, manifest)
        row = manifest.row(path)
        if row is None or row.place in ("", path):
            return None
        row, kept = (_keep_mine if keep == "mine" else _take_new)(store, row)
        with manifest.together():
            manifest.forget_state()
            manifest.put([row])
    except (OSError, CannotWrite) as error:
        if is_damage(error):
            raise
        raise BuildError([cannot_write(path, error)]) from error
    return kept


def _output_of(file: Path) -> Path:
    """The output folder in which the document stands."""
    for folder in file.resolve().parents:
        if (folder / HIDDEN).is_dir():
            return folder
    raise RecordError([_nothing(file)])


def _keep_mine(store: LocalStore, row: Row) -> tuple[Row, list[str]]:
    kept = _put_aside(store, row, {row.path})
    seen = store.seen(row.path)
    if seen is None:
        return replace(row, place=row.path), kept  # the next build makes it again
    mine = digest(store.read(row.path))
    return replace(row, place=row.path, size=seen.size, changed=seen.changed, accepted=mine), kept


def _take_new(store: LocalStore, row: Row) -> tuple[Row, list[str]]:
    kept = _put_aside(store, row, {row.place})
    if store.seen(row.place) is not None:
        store.move(row.place, row.path)
    seen = store.seen(row.path)
    if seen is None:
        return replace(row, place=row.path), kept
    return replace(row, place=row.path, size=seen.size, changed=seen.changed, accepted=b""), kept


def _put_aside(store: LocalStore, row: Row, staying: set[str]) -> list[str]:
    """Clear every place of the document but the one that stays; what docgen made and nobody changed is deleted."""
    kept: list[str] = []
    for place in _taken(store, row.path):
        if place in staying:
            continue
        if digest(store.read(place)) == row.output:
            store.remove(place)
        else:
            kept.append(store.keep(place))
    return kept


def _taken(store: LocalStore, path: str) -> Iterator[str]:
    return (place for place in islice(beside(path), _MOST) if store.seen(place) is not None)


def _nothing(file: Path) -> Diagnostic:
    return Diagnostic(
        "settle.nothing",
        "Naast dit document staat geen nieuwe versie om tussen te kiezen.",
        Location(file=file.name),
        "Noem een document uit de uitvoermap waarvan 'docgen build' zegt dat de nieuwe ernaast staat.",
    )
