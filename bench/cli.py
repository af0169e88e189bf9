"""Starting: wall time of `docgen --help` beside `python -c "import click"`, and of a Python that does nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.measuring import Figure, Table, command

COMMANDS = {
    "docgen --help": (str(Path(sys.executable).with_name("docgen")), "--help"),
    'python -c "import click"': (sys.executable, "-c", "import click"),
    "python -c pass": (sys.executable, "-c", "pass"),
}


def measure(rounds: int) -> Table:
    """Wall milliseconds of short commands, in turns."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(max(rounds, 1) + 1):
        for name, words in COMMANDS.items():
            seconds[name].append(_wall(words))
    times = {name: median(found[1:]) for name, found in seconds.items()}  # the first round warms the file cache
    ours, click, _ = seconds.values()
    ratio = median(a / b for a, b in zip(ours[1:], click[1:], strict=True))
    table = Table("Starting, wall", ("command", "ms", ""), [(n, f"{t * 1000:.0f}", "") for n, t in times.items()])
    table.figures.append(Figure("docgen --help / import click", ratio, 2, at_most=True))
    return table


def _wall(words: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return perf_counter() - start


if __name__ == "__main__":
    command(measure, rounds=15)
