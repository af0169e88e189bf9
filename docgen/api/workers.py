"""Workers on this machine, which have all that they need as soon as they start."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from docgen.build.crew import Crew, processes, stand_by

_NEEDS = "docgen.api.preloaded"
# starting processes and loading the folder in each costs about a second
_WORTH_PROCESSES = 400
_MANY_CLIENTS, _MANY_BYTES = 100, 500_000  # some `_WORTH_PROCESSES` documents


def workers(number: int) -> Crew:
    """So many processes."""
    return processes(number, _NEEDS)


def how_many(jobs: int | None, documents: int) -> int:
    """How many processes are worth it for so many documents; as many as were asked for, if any were."""
    return jobs or (os.cpu_count() or 1 if documents >= _WORTH_PROCESSES else 1)


def expect_work(path: Path, jobs: int | None) -> None:
    """Prepare for workers where there may be work for several: that takes a second, as does what the caller imports."""
    if (jobs or os.cpu_count() or 1) > 1 and _has_many_clients(path):
        stand_by(_NEEDS)


def _has_many_clients(path: Path) -> bool:
    with suppress(OSError):  # whoever reads them will tell
        for place in path.glob("clienten*"):
            if place.is_dir() and sum(1 for _ in place.iterdir()) > _MANY_CLIENTS:
                return True
            if place.is_file() and place.stat().st_size > _MANY_BYTES:
                return True
    return False
