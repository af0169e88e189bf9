"""Size: bytes of a document, whole and without its picture, beside docxtpl and openpyxl."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

from bench import excel, word
from bench.measuring import Figure, Table, Timing, command

HEADER = ("document", "docgen", "reference", "whole", "without picture", "reference is")


def measure(_rounds: int) -> Table:
    """Output size of the same Word document and workbook."""
    table = Table("Size in bytes, the first record of each table", HEADER)
    for what, timings, name in (("Word", word.timed(0)[0], "docxtpl"), ("Excel", excel.timed(0)[0], "openpyxl")):
        add_size(table, what, timings, name)
    return table


def add_size(table: Table, what: str, timings: Sequence[Timing], name: str) -> None:
    """A row for one kind of document, and the figure of its size."""
    ours, theirs = timings[0].document, next(t.document for t in timings if t.name == name)
    if not theirs:
        table.notes.append(f"{name} made nothing")
        return
    ratio = len(ours) / len(theirs)
    bare = without_pictures(ours) / without_pictures(theirs)
    table.rows.append((what, f"{len(ours):,}", f"{len(theirs):,}", f"{ratio:.3f}×", f"{bare:.3f}×", name))
    table.figures.append(Figure(f"{what}, size against {name}", ratio, 1.10, at_most=True))
    table.figures.append(Figure(f"{what}, size against {name}, without picture", bare))


def without_pictures(document: bytes) -> int:
    """The packed bytes of all members but the pictures."""
    members = zipfile.ZipFile(BytesIO(document)).infolist()
    return sum(each.compress_size for each in members if "/media/" not in each.filename)


if __name__ == "__main__":
    command(measure)
