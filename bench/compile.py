"""Compiling: the biggest shipped Word template, once per brand, beside one docxtpl render of that template."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from statistics import median
from time import process_time

from bench.measuring import Figure, Table, command
from bench.shipped import Shipped, filled_forms
from docgen.documents.workshop import compile_template

HEADER = ("template", "kB of XML", "compile ms", "docxtpl ms", "our render ms", "compile / docxtpl")


def measure(rounds: int) -> Table:
    """CPU milliseconds of compiling and of a docxtpl render, in turns."""
    table = Table("Compiling a shipped template in its brand; CPU", HEADER)
    for number, shipped in enumerate(_by_size()[:3]):
        ours, theirs, render = _times(shipped, rounds)
        ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
        cells = [f"{median(each) * 1000:.2f}" for each in (ours, theirs, render)]
        table.rows.append((shipped.path.name, f"{_size(shipped) / 1000:.0f}", *cells, f"{ratio:.2f}×"))
        if number == 0:
            table.figures.append(Figure(f"Compile of {shipped.path.name} / docxtpl render", ratio, 3, at_most=True))
            faster = median(b / a for a, b in zip(render, theirs, strict=True))
            table.figures.append(Figure(f"Word, shipped {shipped.path.name}, docxtpl / docgen", faster))
    return table


def _by_size() -> list[Shipped]:
    word = {each.path.name: each for each in filled_forms() if each.path.suffix == ".docx"}
    return sorted(word.values(), key=_size, reverse=True)


def _size(shipped: Shipped) -> int:
    return zipfile.ZipFile(shipped.path).getinfo("word/document.xml").file_size


def _times(shipped: Shipped, rounds: int) -> tuple[list[float], list[float], list[float]]:
    ours: list[float] = []
    theirs: list[float] = []
    render: list[float] = []
    shipped.with_docxtpl()
    for _ in range(rounds):
        ours.append(_cpu(lambda: compile_template(shipped.path, shipped.spec.form, shipped.brand)))
        theirs.append(_cpu(shipped.with_docxtpl))
        render.append(_cpu(lambda: [shipped.template.render(shipped.mapping) for _ in range(20)]) / 20)
    return ours, theirs, render


def _cpu(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    command(measure, rounds=7)
