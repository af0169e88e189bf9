"""`build` for several organisations, over processes or a cluster.

Small organisations are built side by side, each whole in one process; a crowd is built by all workers together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docgen.api.quick import build
from docgen.api.reports import BuildReport
from docgen.api.workers import workers
from docgen.build.cluster import cluster
from docgen.build.crew import share_out
from docgen.build.plan import Options
from docgen.diagnostics import Diagnostic
from docgen.errors import BuildError, DocgenError

Built = tuple[int, BuildReport | DocgenError]
"""Which of the folders, and what became of it."""


def build_each(
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    address: str | None = None,
    options: Options | None = None,
    details: bool = True,
) -> Iterator[Built]:
    """The report of each folder as it is ready, once for one that is named twice; a wrong one stops no other."""
    numbers = _each_once(paths)
    asked: dict[str, Any] = {"options": options, "details": details}
    if address is not None:
        with cluster(address) as crew:
            yield from ((number, _one(paths[number], crew=crew, **asked)) for number in numbers)
        return
    from docgen.api.crowds import is_crowd  # noqa: PLC0415 — one folder with nothing to do needs none of this

    small = [number for number in numbers if jobs and jobs > 1 and not is_crowd(paths[number])]
    if len(small) > 1 and jobs is not None:
        work = partial(_whole, list(paths), asked)
        chunks = ([number] for number in small)
        for result in share_out(workers(jobs), work, chunks, partial(_lost, list(paths))):
            yield from result
    rest = [number for number in numbers if len(small) < 2 or number not in small]
    yield from ((number, _one(paths[number], jobs=jobs, **asked)) for number in rest)


def _each_once(paths: Sequence[Path]) -> list[int]:
    """The numbers of the folders in their order: two builds of one folder would be in each other's way."""
    found: dict[str, int] = {}
    for number, path in enumerate(paths):
        found.setdefault(os.path.realpath(path), number)
    return [*found.values()]


def _whole(paths: list[Path], asked: dict[str, Any], numbers: list[int]) -> list[Built]:
    return [(number, _one(paths[number], jobs=1, **asked)) for number in numbers]


def _one(path: Path, **asked: Any) -> BuildReport | DocgenError:
    try:
        return build(path, **asked)
    except DocgenError as error:
        return error


def _lost(paths: list[Path], number: int) -> list[Built]:
    finding = Diagnostic(
        "build.worker-died",
        f"Het proces dat '{paths[number].name}' bouwde, viel steeds uit.",
        remedy="Kijk of er genoeg geheugen is en geef de opdracht opnieuw. Blijft het, meld het ons dan.",
    )
    return [(number, BuildError([finding]))]
