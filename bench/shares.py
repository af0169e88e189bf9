"""Where the time of `docgen build` goes, and how far rendering is from its floor: deflating the changed bytes alone."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

from bench.measuring import Figure, Table, command
from bench.shipped import Shipped, filled_forms
from docgen.api import building
from docgen.api.keying import Keymaker
from docgen.build.writing import Writer
from docgen.documents import workshop
from docgen.excel import ExcelTemplate
from docgen.ooxml import zipping
from docgen.resources import resource
from docgen.word import WordTemplate

SAMPLE = "de-brug"
PARTS = {
    "reading and checking the folder": [(building, "check")],
    "compiling templates": [(workshop, "compile_template")],
    "context and derived values": [(workshop.Workshop, "context")],
    "render": [(WordTemplate, "fill"), (ExcelTemplate, "fill")],
    "deflate": [(zipping, "deflate")],
    "keys": [(Keymaker, "key")],
    "digest of record and content": [(workshop, "fingerprint"), (workshop, "content_digest")],
    "stamp and pack": [(workshop, "stamped")],
    "writing": [(Writer, "write")],
}


class Clock:
    """Seconds per part; what runs inside another part counts for itself only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys([*PARTS, "the rest"], 0.0)
        self._open = ["the rest"]
        self._since = perf_counter()

    def turn(self) -> None:
        """Book the time since the last turn on the part that is open."""
        now = perf_counter()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def watched(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time booked on that part."""

        def call(*arguments: Any, **keywords: Any) -> Any:
            self.turn()
            self._open.append(part)
            try:
                return function(*arguments, **keywords)
            finally:
                self.turn()
                self._open.pop()

        return call


@contextmanager
def watching() -> Iterator[Clock]:
    """A clock on every part for as long as it lasts."""
    clock = Clock()
    with ExitStack() as stack:
        for part, places in PARTS.items():
            for owner, name in places:
                stack.enter_context(patch.object(owner, name, clock.watched(part, getattr(owner, name))))
        yield clock
    clock.turn()


def measure(rounds: int) -> Table:
    """Wall shares of a build in one process, and the floor of each engine."""
    runs = [_build() for _ in range(rounds)]
    made = runs[0][1]
    table = Table(
        f"Shares of `docgen build` of {SAMPLE}: {made} documents of clients, one process, wall",
        ("part", "ms per document", "share", "of making and writing"),
    )
    seconds = {part: median(run[part] for run, _ in runs) / made for part in runs[0][0]}
    total = sum(seconds.values())
    once = {"reading and checking the folder", "compiling templates"}
    each = sum(value for part, value in seconds.items() if part not in once)
    for part, value in seconds.items():
        of_making = "" if part in once else f"{value / each:.1%}"
        table.rows.append((part, f"{value * 1000:.2f}", f"{value / total:.1%}", of_making))
    for kind in (".docx", ".xlsx"):
        forms = [form for form in filled_forms(SAMPLE) if form.path.suffix == kind]
        table.figures.append(Figure(f"Render / floor, shipped {kind[1:]}", _above_floor(forms, rounds)))
    table.notes.append("floor: deflating the members that differ from the template's, and nothing else; CPU")
    return table


def _build() -> tuple[dict[str, float], int]:
    with tempfile.TemporaryDirectory() as folder, watching() as clock:
        report = building.build(resource("samples", SAMPLE), Path(folder), only="clienten/*", jobs=1)
        made = sum(outcome.status == "gemaakt" for outcome in report.outcomes)
    return clock.seconds, made


def _above_floor(forms: list[Shipped], rounds: int) -> float:
    """Median over the rounds of render CPU divided by deflate CPU."""
    changed = [_changed(form) for form in forms]
    ratios: list[float] = []
    for _ in range(rounds + 1):
        start = process_time()
        for form in forms * 5:
            form.template.render(form.mapping)
        middle = process_time()
        for parts in changed * 5:
            for data in parts:
                zipping.deflate(data)
        ratios.append((middle - start) / (process_time() - middle))
    return median(ratios[1:])


def _changed(form: Shipped) -> list[bytes]:
    """The plain bytes of the members that a second record or a blank could have made otherwise."""
    archive = zipfile.ZipFile(BytesIO(form.template.render(form.mapping)))
    if isinstance(form.template, WordTemplate):
        return [archive.read(name) for name in form.template.changing if name in archive.namelist()]
    return [archive.read(n) for n in archive.namelist() if n.startswith(("xl/worksheets/sheet", "xl/sharedStrings"))]


if __name__ == "__main__":
    sys.setswitchinterval(0.05)
    command(measure, rounds=5)
