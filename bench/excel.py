"""Excel: CPU per workbook of a checklist of forty rows with validations, formats, logo and protection, warm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

from openpyxl import load_workbook

from bench import checklist, peers
from bench.measuring import Contestant, Figure, Table, Timing, best_peer, command, compare, compared_rows
from bench.shipped import Shipped, filled_forms
from docgen.excel import ExcelTemplate
from docgen.ooxml.reading import read_xlsx
from docgen.resources import resource

HEADER = ("engine", "CPU ms", "docgen is faster", "bytes", "lacks")
_FEATURES = {"dataValidation ": 3, "cfRule ": 2, "sheetProtection": 1, "drawing ": 1}


def measure(rounds: int) -> Table:
    """Workbooks per engine, the same content and look."""
    timings, notes = timed(rounds)
    table = Table("Excel: 40 rows, validations, formats, logo, protection; CPU per document, warm", HEADER, notes=notes)
    table.rows = compared_rows(timings, missing)
    reference = next(t for t in timings if t.name == "openpyxl")
    if not reference.failure:
        table.figures.append(Figure("Excel, openpyxl / docgen", reference.times(timings[0]), 60))
    best = best_peer(timings, "openpyxl", missing)
    if best:
        table.figures.append(Figure(f"Excel, best peer ({best.name}) / docgen", best.times(timings[0]), 15))
    seen, first = shipped_ratios(rounds)
    table.figures.append(Figure("Excel, shipped opname.xlsx, openpyxl load and save / docgen", seen))
    table.figures.append(Figure("the same, when no record before had tables of these lengths", first))
    return table


def shipped_ratios(rounds: int) -> tuple[float, float]:
    """How long openpyxl takes to open and save a shipped checklist that is filled already, beside our filling of it.

    The second figure is for a record whose tables have lengths that docgen has not met yet: then it lays out anew all
    that refers to rows.
    """
    form = next(each for each in filled_forms() if each.path.name == "opname.xlsx")
    filled = form.template.render(form.mapping)
    seen: list[float] = []
    first: list[float] = []
    for _ in range(rounds + 1):
        theirs = _cpu(lambda: load_workbook(BytesIO(filled)).save(BytesIO()))
        seen.append(theirs / _cpu(lambda: [form.template.render(form.mapping) for _ in range(10)]) * 10)
        first.append(theirs / _cpu(lambda: [_anew(form) for _ in range(3)]) * 3)
    return median(seen[1:]), median(first[1:])


def _anew(form: Shipped) -> None:
    assert isinstance(form.template, ExcelTemplate)
    form.template._cache.layouts.clear()  # noqa: SLF001 — as for the first of its kind
    form.template.render(form.mapping)


def _cpu(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def timed(rounds: int) -> tuple[list[Timing], list[str]]:
    """The rounds of every engine that could be installed, ours first; and which could not."""
    folder = peers.home()
    checklist.write_records(folder / "checklist.json")
    found = list(_contestants(folder))
    notes = [f"{each} could not be installed here" for each in found if isinstance(each, str)]
    return compare([each for each in found if isinstance(each, Contestant)], rounds, folder), notes


def _contestants(folder: Path) -> Iterator[Contestant | str]:
    records = folder / "checklist.json"
    template = _template(folder, "docgen", checklist.DOCGEN)
    yield Contestant("docgen", peers.python_command("docgen_excel", template, records), 100)
    for name, packages, layout in (
        ("openpyxl", ("openpyxl", "pillow"), checklist.READY),  # without Pillow it drops the logo
        ("wolfxl", ("wolfxl",), checklist.READY),
        ("xlsxjinja", ("xlsxjinja", "pillow"), checklist.XLSXJINJA),
    ):
        interpreter = peers.python_peer(*packages)
        template = _template(folder, name, layout)
        yield Contestant(name, peers.python_command(name, template, records, interpreter), 10) if interpreter else name
    for name, layout in (("xlsx-template", checklist.XLSX_TEMPLATE), ("carbone", checklist.CARBONE)):
        place = peers.node_peer(name)
        template = _template(folder, name, layout)
        yield Contestant(name, peers.node_command(name, place, template, records), 10) if place else name


def _template(folder: Path, name: str, layout: checklist.Layout) -> Path:
    path = folder / f"checklist-{name}.xlsx"
    checklist.write_template(path, layout, resource("samples", "de-brug", "logo.png").read_bytes())
    return path


def missing(timing: Timing) -> str:
    """What the workbook lacks of texts, rules and rows under the rules; nothing when all is there."""
    try:
        text = read_xlsx(timing.document)
    except Exception as error:  # noqa: BLE001 — of a peer's file anything may be wrong
        return f"our reader refuses it: {type(error).__name__}"
    record = checklist.record(0)
    wanted = [record["client"], *(line["taak"] for line in record["regels"])]
    gone = [each for each in wanted if each not in text]
    archive = zipfile.ZipFile(BytesIO(timing.document))
    sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    rules = [
        f"{name.strip()} {found}" for name, least in _FEATURES.items() if (found := sheet.count("<" + name)) < least
    ]
    if "E8:E47" not in sheet:
        rules.append("rules do not follow the rows")
    return ", ".join([*rules, *([f"{len(gone)} texts"] if gone else [])])


if __name__ == "__main__":
    command(measure)
