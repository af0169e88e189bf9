"""A worker process: `worker.py ENGINE TEMPLATE RECORDS`, then one question per line on standard input.

{"make": 20, "start": 0} → {"cpu": seconds, "wall": seconds};  {"save": path} → {}, the document of the first record
"""
# ruff: noqa: PLC0415 — each process imports only the engine that it measures

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

Make = Callable[[dict[str, Any]], bytes]
FIRST_ROW = 8  # of the checklist; rows count from 1


def docgen_word(template: str) -> Make:
    from docgen.word import WordTemplate

    return WordTemplate.compile(Path(template)).render


def docgen_excel(template: str) -> Make:
    from docgen.excel import ExcelTemplate

    return ExcelTemplate.compile(Path(template)).render


def docxtpl(template: str) -> Make:
    """As its README shows, but to memory; rust-docxtpl goes by the same name."""
    from docxtpl import DocxTemplate

    def make(record: dict[str, Any]) -> bytes:
        out = io.BytesIO()
        document = DocxTemplate(template)
        document.render(record)
        document.save(out)
        return out.getvalue()

    return make


def openpyxl(template: str) -> Make:
    from openpyxl import load_workbook

    return lambda record: _filled(load_workbook(template), record, io.BytesIO())


def wolfxl(template: str) -> Make:
    from wolfxl import load_workbook

    return lambda record: _filled(load_workbook(template, modify=True), record, io.BytesIO())


def _filled(book: Any, record: dict[str, Any], out: io.BytesIO) -> bytes:
    sheet = book[book.sheetnames[0]]
    sheet["B3"] = record["client"]
    sheet["B4"] = record["begeleider"]
    sheet["E3"] = record["datum"]
    for row, line in enumerate(record["regels"], start=FIRST_ROW):
        sheet.cell(row=row, column=1, value=line["nr"])
        sheet.cell(row=row, column=2, value=line["taak"])
        sheet.cell(row=row, column=3, value=line["wie"])
        sheet.cell(row=row, column=4, value=line["datum"])
        sheet.cell(row=row, column=5, value=line["klaar"])
        sheet.cell(row=row, column=6, value=line["opmerking"])
    book.save(out)
    return out.getvalue()


def xlsxjinja(template: str) -> Make:
    from xlsxjinja import BookWriter

    def make(record: dict[str, Any]) -> bytes:
        out = io.BytesIO()
        book = BookWriter(template)
        book.render_book([record])
        book.save(out)
        return out.getvalue()

    return make


ENGINES = {each.__name__: each for each in (docgen_word, docgen_excel, docxtpl, openpyxl, wolfxl, xlsxjinja)}


def read_records(path: str) -> list[dict[str, Any]]:
    """The records, with `{"date": "2026-03-03"}` as a date."""
    text = Path(path).read_text(encoding="utf-8")
    return json.loads(text, object_hook=lambda v: date.fromisoformat(v["date"]) if v.keys() == {"date"} else v)


def main(engine: str, template: str, records: str) -> None:
    answers, sys.stdout = sys.stdout, sys.stderr  # some engines print
    make, values = ENGINES[engine](template), read_records(records)
    for line in sys.stdin:
        question = json.loads(line)
        answer = {}
        if "save" in question:
            Path(question["save"]).write_bytes(make(values[0]))
        else:
            chosen = [values[(question["start"] + at) % len(values)] for at in range(question["make"])]
            cpu, wall = process_time(), perf_counter()
            for value in chosen:
                make(value)
            answer = {"cpu": process_time() - cpu, "wall": perf_counter() - wall}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
