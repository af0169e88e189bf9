"""Memory: the peak of a process that makes 10,000 documents beside one that makes 100."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import checklist, peers, plan
from bench.dialects import JINJA
from bench.measuring import Figure, Table, command
from bench.worker import docgen_excel, docgen_word
from docgen.resources import resource

ENGINES: dict[str, Callable[[str], Callable[[dict[str, Any]], bytes]]] = {"word": docgen_word, "excel": docgen_excel}
FEW, MANY = 100, 10_000


def measure(rounds: int) -> Table:
    """Peak resident megabytes, each in a fresh process; every record is new."""
    folder = peers.home()
    logo = resource("samples", "de-brug", "logo.png").read_bytes()
    templates = {"word": folder / "memory.docx", "excel": folder / "memory.xlsx"}
    plan.write_template(templates["word"], JINJA, logo)
    checklist.write_template(templates["excel"], checklist.DOCGEN, logo)
    table = Table("Peak memory of one process", ("documents", f"{FEW}", f"{MANY:,}", "MB"))
    for kind, template in templates.items():
        few = min(_fresh(kind, template, FEW) for _ in range(min(rounds, 3)))
        many = _fresh(kind, template, MANY)
        table.rows.append((kind, f"{few:.1f}", f"{many:.1f}", ""))
        table.figures.append(Figure(f"Memory, {kind}, {MANY:,} / {FEW} documents", many / few, 1.2, at_most=True))
    return table


def _fresh(kind: str, template: Path, amount: int) -> float:
    words = [sys.executable, "-m", "bench.memory", "--make", kind, str(template), str(amount)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def make(kind: str, template: str, amount: str) -> None:
    """Make that many documents and print the peak in megabytes."""
    render = ENGINES[kind](template)
    for number in range(int(amount)):
        render(plan.record(number) if kind == "word" else checklist.plain_record(number))
    print(peak())


def peak() -> float:
    """The most that this process ever held, in megabytes; of its own, not of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text(encoding="ascii").splitlines() if each.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource as limits  # noqa: PLC0415 — not on Windows

    used = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(*sys.argv[2:])
    else:
        command(measure, rounds=3)
