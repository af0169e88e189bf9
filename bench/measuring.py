"""How two engines are compared: each in a process of its own, in turns, so that a busy machine slows both.

worker A  ▇▇      ▇▇      ▇▇         one line in: which records; one line out: CPU seconds, size
worker B    ▇▇▇▇    ▇▇▇▇    ▇▇▇▇     ratio = median over the rounds of B / A
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

WARM = 30  # documents before the first round: Node compiles what it sees often, and both fill their caches


@dataclass(frozen=True)
class Contestant:
    """An engine in a worker process; `documents` is how many it makes in one turn."""

    name: str
    command: Sequence[str]
    documents: int = 20


@dataclass(frozen=True)
class Figure:
    """One number of the summary, and what it must be."""

    what: str
    value: float
    required: float | None = None
    at_most: bool = False
    unit: str = "×"

    @property
    def met(self) -> bool:
        """Whether the number is as required."""
        if self.required is None:
            return True
        return self.value <= self.required if self.at_most else self.value >= self.required


@dataclass
class Table:
    """What one command found."""

    title: str
    header: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Worker:
    """A running contestant, asked one line at a time."""

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        self._process = subprocess.Popen(
            contestant.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question: Any) -> dict[str, Any]:
        """The answer of the worker.

        Raises:
            RuntimeError: it stopped; the message is the last line that it printed.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            print(json.dumps(question), file=stdin, flush=True)
            line = stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            _, errors = self._process.communicate()
            raise RuntimeError(_reason(errors))
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()
        self._process.wait(timeout=30)


def _reason(errors: str) -> str:
    lines = [line.strip() for line in errors.splitlines() if "Error" in line]
    return (lines or errors.strip().splitlines() or ["stopped without a word"])[-1][:160]


@dataclass
class Timing:
    """The rounds of one contestant: CPU seconds per document, and its first document."""

    name: str
    seconds: list[float] = field(default_factory=list)
    document: bytes = b""
    failure: str = ""

    @property
    def milliseconds(self) -> float:
        """CPU milliseconds per document."""
        return median(self.seconds) * 1000

    def times(self, other: Timing) -> float:
        """How many times as long as the other, round by round."""
        return median(mine / theirs for mine, theirs in zip(self.seconds, other.seconds, strict=True))


def compare(contestants: Iterable[Contestant], rounds: int, folder: Path) -> list[Timing]:
    """Rounds in turns; a contestant that fails is reported and takes no further part."""
    running: list[tuple[Worker, Timing]] = []
    timings: list[Timing] = []
    for contestant in contestants:
        worker, timing = Worker(contestant), Timing(contestant.name)
        timings.append(timing)
        path = folder / f"{contestant.name.replace(' ', '-')}.out"
        try:
            worker.ask(make=WARM, start=0)
            worker.ask(save=str(path))
        except RuntimeError as error:
            timing.failure = str(error)
            continue
        timing.document = path.read_bytes()
        running.append((worker, timing))
    for number in range(rounds):
        for worker, timing in running:
            amount = worker.contestant.documents
            answer = worker.ask(make=amount, start=number * amount)
            timing.seconds.append(answer["cpu"] / amount)
    for worker, _ in running:
        worker.close()
    return timings


def compared_rows(timings: Sequence[Timing], missing: Callable[[Timing], str]) -> list[Sequence[str]]:
    """One row per contestant: milliseconds, times the first one, size, and whether everything came out."""
    ours = timings[0]
    return [
        (t.name, "-", "-", "-", t.failure)
        if t.failure
        else (
            t.name,
            f"{t.milliseconds:.2f}",
            f"{t.times(ours):.1f}×",
            f"{len(t.document):,}",
            missing(t),
        )
        for t in timings
    ]


def best_peer(timings: Sequence[Timing], without: str, complete: Callable[[Timing], str]) -> Timing | None:
    """The fastest of the others whose document is complete."""
    able = [t for t in timings[1:] if t.name != without and not t.failure and not complete(t)]
    return min(able, key=lambda t: t.milliseconds, default=None)


def show(table: Table) -> str:
    """The table as text, with its figures and notes."""
    rows = [table.header, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    lines = [table.title, ""]
    for first, *middle, last in rows:
        cells = [cell.rjust(width) for cell, width in zip(middle, widths[1:], strict=False)]
        lines.append("  ".join([first.ljust(widths[0]), *cells, last]).rstrip())
    lines += ["", *show_figures(table.figures), *(f"note: {note}" for note in table.notes)]
    return "\n".join(lines) + "\n"


def show_figures(figures: Iterable[Figure]) -> list[str]:
    """One line per figure, with what is required beside it."""
    return [f"{_mark(f)} {f.what}: {f.value:.2f}{f.unit}{_required(f)}" for f in figures]


def _required(figure: Figure) -> str:
    if figure.required is None:
        return ""
    return f"  (required: {'at most' if figure.at_most else 'at least'} {figure.required:g}{figure.unit})"


def _mark(figure: Figure) -> str:
    return "·" if figure.required is None else "✓" if figure.met else "✗"


def command(measure: Callable[[int], Table], *, rounds: int = 10) -> None:
    """Run one table from the command line: --rounds and --json."""
    parser = argparse.ArgumentParser(description=measure.__doc__)
    parser.add_argument("--rounds", type=int, default=rounds, help="rounds, each contestant once per round")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    chosen = parser.parse_args()
    table = measure(chosen.rounds)
    print(json.dumps(asdict(table), ensure_ascii=False, indent=1) if chosen.json else show(table))
    sys.exit(not all(figure.met for figure in table.figures))
