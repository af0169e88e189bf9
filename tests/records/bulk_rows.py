"""The clients of a folder as rows of one file, for tests."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import ryaml

Given = tuple[str, str, int | None, dict[str, Any]]


def rows_of(folder: Path) -> Iterator[Given]:
    """Ref, form, cycle and values of every record in the folder."""
    for path in sorted((folder / "clienten").rglob("*.yaml")):
        parts = path.relative_to(folder / "clienten").parts
        cyclus = int(parts[1].removeprefix("cyclus-")) if len(parts) == 3 else None
        yield parts[0], path.stem, cyclus, ryaml.loads(path.read_text(encoding="utf-8"))
    for path in sorted((folder / "exit").glob("*/*.yaml")):
        yield f"{path.parent.name}/{path.stem}", "exit", None, ryaml.loads(path.read_text(encoding="utf-8"))


def line(ref: str, form: str, cyclus: int | None, record: dict[str, Any]) -> str:
    head = {"ref": ref, "form": form} | ({"cyclus": cyclus} if cyclus else {})
    return json.dumps({**head, "record": record}, ensure_ascii=False) + "\n"


def into_one_file(folder: Path, kind: str) -> None:
    """Put the clients of a folder into `clienten.jsonl` or `clienten.sqlite`, and take their files away."""
    rows = list(rows_of(folder))
    if kind == "jsonl":
        (folder / "clienten.jsonl").write_text("".join(line(*row) for row in rows), encoding="utf-8")
    else:
        with closing(sqlite3.connect(folder / "clienten.sqlite")) as db, db:
            db.execute("CREATE TABLE records (ref TEXT, form TEXT, cyclus INTEGER, record TEXT)")
            packed = ((ref, form, cyclus, json.dumps(record)) for ref, form, cyclus, record in rows)
            db.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", packed)
    for name in ("clienten", "exit"):
        shutil.rmtree(folder / name, ignore_errors=True)
