"""Workers on this machine, which have all that they need as soon as they start."""

from __future__ import annotations

from docgen.build.crew import Crew, processes


def workers(number: int) -> Crew:
    """So many processes."""
    return processes(number, "docgen.api.preloaded")
