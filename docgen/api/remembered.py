"""What docgen remembers of an output folder, opened for one run; when it turns out to be damaged, the run begins anew.

Nothing is lost with it: every document says itself what it is, so all of them are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from docgen.api.folders import MANIFEST
from docgen.build.failures import cannot_write
from docgen.build.manifest import Manifest, is_damage
from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.errors import BuildError

T = TypeVar("T")


def with_manifest(output: Path, work: Callable[[Manifest], T], *, dry_run: bool = False) -> tuple[T, list[Diagnostic]]:
    """What this work gives, with what to tell of the manifest; a dry run works with a copy in memory.

    Raises:
        BuildError: the manifest cannot be made.
    """
    try:
        with closing(_opened(output, dry_run=dry_run)) as manifest:
            return work(manifest), []
    except Exception as error:
        if not is_damage(error):
            raise
    if not dry_run:
        _put_aside(output / MANIFEST)
    with closing(Manifest.copy(Path()) if dry_run else _opened(output, dry_run=False)) as manifest:
        return work(manifest), [_lost(dry_run=dry_run)]


def _opened(output: Path, *, dry_run: bool) -> Manifest:
    try:
        return Manifest.copy(output / MANIFEST) if dry_run else Manifest.open(output / MANIFEST)
    except Exception as error:
        if is_damage(error):
            raise
        raise BuildError([cannot_write(output.name, error)]) from error


def _put_aside(path: Path) -> None:
    """The damaged manifest under another name, with the journal that belongs to it."""
    path.replace(path.with_suffix(".kapot"))
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").replace(path.with_suffix(".kapot-journal"))


def _lost(*, dry_run: bool) -> Diagnostic:
    instead = "een build kijkt elk document opnieuw na"
    if not dry_run:
        instead = "elk document is opnieuw nagekeken. Het oude bestand heet nu manifest.kapot"
    return Diagnostic(
        "build.manifest-lost",
        "Wat docgen over deze uitvoermap had onthouden, was niet te lezen.",
        Location(file=MANIFEST),
        f"Je hoeft niets te doen: {instead}.",
        Severity.WARNING,
    )
