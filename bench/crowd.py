"""A made-up organisation with many clients: the records of samples/de-brug again and again, each time somebody else.

python -m bench.crowd FOLDER [--clients 10000] [--kind jsonl|sqlite|yaml]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from docgen.records.bulk import row_value
from docgen.records.dossiers import raw_dossiers, read_yaml
from docgen.records.yaml_files import dump_yaml
from docgen.resources import resource

SAMPLE, VERSION = "de-brug", "2026.1"
Record = tuple[str, str, int | None, dict[str, Any]]


def records(clients: int) -> Iterator[Record]:
    """Ref, form, cycle and values; every client has other words in what is asked first, so that no two are alike."""
    sample, _ = raw_dossiers(resource("samples", SAMPLE))
    dossiers = [d for d in sample if d.records[0].form != "exit" and not any("kopie" in r.form for r in d.records)]
    values = [[(r.form, r.cyclus, _value(r)) for r in dossier.records if r.form] for dossier in dossiers]
    for number in range(clients):
        for form, cyclus, value in values[number % len(values)]:
            yield f"c-{number + 1:06}", form, cyclus, _somebody(form, value, number)


def _value(raw: Any) -> dict[str, Any]:
    return row_value(raw) if raw.number else (read_yaml(raw)[1] or {})


def _somebody(form: str, value: dict[str, Any], number: int) -> dict[str, Any]:
    if "status" in value:  # drafts follow the handbook, so a change touches all of them
        value = {**value, "status": "concept", "handboek_versie": VERSION}
    if form == "client":
        return {**value, "achternaam": f"Jansen-{number}"}
    if isinstance(value.get("hulpvraag"), str):
        return {**value, "hulpvraag": f"{value['hulpvraag']} ({number})"}
    return value


def write(folder: Path, clients: int, kind: str) -> None:
    """The organisation's folder, with its clients in one file or in files of their own."""
    source = resource("samples", SAMPLE)
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("uitvoer", "clienten", "exit"), dirs_exist_ok=True)
    if kind == "yaml":
        for ref, form, cyclus, record in records(clients):
            path = folder / "clienten" / ref / (f"cyclus-{cyclus}" if cyclus else "") / f"{form}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dump_yaml(record), encoding="utf-8")
    elif kind == "jsonl":
        with (folder / "clienten.jsonl").open("w", encoding="utf-8") as file:
            for ref, form, cyclus, record in records(clients):
                head = {"ref": ref, "form": form} | ({"cyclus": cyclus} if cyclus else {})
                file.write(json.dumps({**head, "record": record}, ensure_ascii=False) + "\n")
    else:
        with closing(sqlite3.connect(folder / "clienten.sqlite")) as db, db:
            db.execute("CREATE TABLE records (ref TEXT, form TEXT, cyclus INTEGER, record TEXT)")
            rows = ((ref, form, cyclus, json.dumps(record)) for ref, form, cyclus, record in records(clients))
            db.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--kind", choices=["jsonl", "sqlite", "yaml"], default="jsonl")
    chosen = parser.parse_args()
    write(chosen.folder, chosen.clients, chosen.kind)


if __name__ == "__main__":
    main()
