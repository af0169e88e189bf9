"""`build` for several organisations, over processes or a cluster.

Small organisations are built side by side, each whole in one process; a crowd is built by all workers together.
"""

from __future__ import annotations

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
    """The report of each folder as it is ready; one that cannot be built does not stop the others."""
    asked: dict[str, Any] = {"options": options, "details": details}
    if address is not None:
        with cluster(address) as crew:
            yield from ((number, _one(path, crew=crew, **asked)) for number, path in enumerate(paths))
        return
    from docgen.api.crowds import is_crowd  # noqa: PLC0415 — one folder with nothing to do needs none of this

    small = [number for number, path in enumerate(paths) if jobs and jobs > 1 and not is_crowd(path)]
    if len(small) > 1 and jobs is not None:
        work = partial(_whole, list(paths), asked)
        chunks = ([number] for number in small)
        for result in share_out(workers(jobs), work, chunks, partial(_lost, list(paths))):
            yield from result
    rest = [number for number in range(len(paths)) if len(small) < 2 or number not in small]
    yield from ((number, _one(paths[number], jobs=jobs, **asked)) for number in rest)


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
