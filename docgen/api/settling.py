"""Settling a hand edit: the person keeps their own version of a document, or takes the new one; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from docgen.api.folders import LOCK, MANIFEST, place_of
from docgen.api.remembered import with_manifest
from docgen.build.failures import cannot_write
from docgen.build.keys import digest
from docgen.build.lock import locked
from docgen.build.manifest import CannotWrite, Manifest, is_damage
from docgen.build.objects import ObjectStore
from docgen.build.places import HIDDEN, LocalStore, Store
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

    path: Path | str
    kept: tuple[Path | str, ...]


def settle(file: Path | str, keep: Keep, *, folder: Path | None = None) -> Settled:
    """Choose between a document that a person changed and the new one beside it; either of the two may be named.

    With `mine` the new one is taken away, and comes back only when something changes again. With `new` it takes the
    place of the changed one. What a person changed is never deleted, but kept in `.docgen/bewaard` of the output. The
    URL of a document in an object store goes with the organisation's folder, which remembers it.

    Raises:
        RecordError: `settle.nothing`, when no new version stands beside this document.
        BuildError: the output cannot be written, or a build is at work there.
    """
    output, url, name = _in_store(str(file), folder or Path()) if "://" in str(file) else _in_folder(Path(file))
    path = BESIDE.sub("", name)
    with locked(output / LOCK):
        store = ObjectStore(url) if url else LocalStore(output)

        def work(manifest: Manifest) -> list[str] | None:
            return _settled(store, manifest, path, keep)

        kept, _ = with_manifest(output, work)
    if kept is None:
        raise RecordError([_nothing(name)])
    places = [f"{url}/{place}" if url else output / place for place in (path, *kept)]
    return Settled(places[0], tuple(places[1:]))


def _settled(store: Store, manifest: Manifest, path: str, keep: Keep) -> list[str] | None:
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


def _in_folder(file: Path) -> tuple[Path, str, str]:
    """The output folder in which the document stands, no URL, and its path there."""
    file = file.resolve()
    for folder in file.parents:
        if (folder / HIDDEN).is_dir():
            return folder, "", file.relative_to(folder).as_posix()
    raise RecordError([_nothing(file.name)])


def _in_store(url: str, folder: Path) -> tuple[Path, str, str]:
    """Where the folder remembers the store in which the object stands, the URL of that store, and the path there."""
    parts = url.split("/")
    for end in range(3, len(parts)):
        memory, store = place_of(folder, "/".join(parts[:end]))
        if (memory / MANIFEST).is_file():
            return memory, store, "/".join(parts[end:])
    raise RecordError([_nothing(url)])


def _keep_mine(store: Store, row: Row) -> tuple[Row, list[str]]:
    kept = _put_aside(store, row, {row.path})
    seen = store.seen(row.path)
    if seen is None:
        return replace(row, place=row.path), kept  # the next build makes it again
    mine = digest(store.read(row.path))
    return replace(row, place=row.path, size=seen.size, changed=seen.changed, accepted=mine), kept


def _take_new(store: Store, row: Row) -> tuple[Row, list[str]]:
    kept = _put_aside(store, row, {row.place})
    if store.seen(row.place) is not None:
        store.move(row.place, row.path)
    seen = store.seen(row.path)
    if seen is None:
        return replace(row, place=row.path), kept
    return replace(row, place=row.path, size=seen.size, changed=seen.changed, accepted=b""), kept


def _put_aside(store: Store, row: Row, staying: set[str]) -> list[str]:
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


def _taken(store: Store, path: str) -> Iterator[str]:
    return (place for place in islice(beside(path), _MOST) if store.seen(place) is not None)


def _nothing(name: str) -> Diagnostic:
    return Diagnostic(
        "settle.nothing",
        "Naast dit document staat geen nieuwe versie om tussen te kiezen.",
        Location(file=name),
        "Noem een document uit de uitvoer waarvan 'docgen build' zegt dat de nieuwe ernaast staat; "
        "bij een adres als s3://… ook --map met de map van de organisatie.",
    )
