"""Word: CPU per document of a four-page begeleidingsplan with header and logo, 200 records, warm."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from bench import peers, plan
from bench.dialects import CARBONE, JINJA, MUSTACHE, Dialect
from bench.measuring import Contestant, Figure, Table, Timing, best_peer, command, compare, compared_rows
from docgen.ooxml.reading import read_docx
from docgen.resources import resource

HEADER = ("engine", "CPU ms", "docgen is faster", "bytes", "lacks")


def measure(rounds: int) -> Table:
    """Word documents per engine, the same content and look."""
    timings, notes = timed(rounds)
    table = Table("Word: four pages, header, logo, 200 records; CPU per document, warm", HEADER, notes=notes)
    table.rows = compared_rows(timings, missing)
    reference = next(t for t in timings if t.name == "docxtpl")
    table.figures.append(Figure("Word, docxtpl / docgen", reference.times(timings[0]), 100))
    best = best_peer(timings, "docxtpl", missing)
    if best:
        table.figures.append(Figure(f"Word, best peer ({best.name}) / docgen", best.times(timings[0]), 40))
    return table


def timed(rounds: int) -> tuple[list[Timing], list[str]]:
    """The rounds of every engine that could be installed, ours first; and which could not."""
    folder = peers.home()
    plan.write_records(folder / "plan.json")
    found = list(_contestants(folder))
    notes = [f"{each} could not be installed here" for each in found if isinstance(each, str)]
    return compare([each for each in found if isinstance(each, Contestant)], rounds, folder), notes


def _contestants(folder: Path) -> Iterator[Contestant | str]:
    records = folder / "plan.json"
    jinja = _template(folder, "jinja", JINJA)
    yield Contestant("docgen", peers.python_command("docgen_word", jinja, records), 200)
    yield Contestant("docxtpl", peers.python_command("docxtpl", jinja, records), 10)
    rust = peers.python_peer("rust-docxtpl")
    yield (
        Contestant("rust-docxtpl", peers.python_command("docxtpl", jinja, records, rust), 20)
        if rust
        else "rust-docxtpl"
    )
    for packages, dialect in (
        (("docxtemplater", "pizzip"), MUSTACHE),
        (("easy-template-x",), MUSTACHE),
        (("carbone",), CARBONE),
    ):
        name = packages[0]
        place = peers.node_peer(*packages)
        template = _template(folder, name, dialect)
        yield Contestant(name, peers.node_command(name, place, template, records), 20) if place else name


def _template(folder: Path, name: str, dialect: Dialect) -> Path:
    path = folder / f"plan-{name}.docx"
    plan.write_template(path, dialect, resource("samples", "de-brug", "logo.png").read_bytes())
    return path


def missing(timing: Timing) -> str:
    """Which texts of the first record the document lacks, or that its picture is gone; nothing when all is there."""
    text = read_docx(timing.document)
    gone = [each for each in _texts(plan.record(0)) if each not in text]
    if not any(name.startswith("word/media/") for name in zipfile.ZipFile(BytesIO(timing.document)).namelist()):
        gone.append("logo")
    return f"{len(gone)} texts, as '{gone[0][:30]}'" if gone else ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for each in value.values() if isinstance(value, dict) else value:
        yield from _texts(each)


if __name__ == "__main__":
    command(measure)
