"""Clients in one file for all: the same documents, only what depends on a change, and what is wrong at its line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from records.bulk_rows import into_one_file

from docgen import api
from docgen.api.building import build

SAMPLE = ROOT / "samples" / "de-brug"
SOME = ("c-0001", "c-0004", "c-0009")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """De Brug with a few of its clients."""
    folder = tmp_path / "de-brug"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("uitvoer"))
    for path in (folder / "clienten").iterdir():
        if path.name not in SOME:
            shutil.rmtree(path)
    return folder


def documents(output: Path) -> Mapping[str, bytes]:
    found = [path for kind in ("clienten", "exit") for path in sorted((output / kind).rglob("*.*"))]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found if path.is_file()}


def change_row(folder: Path, ref: str, form: str, **values: Any) -> None:
    path = folder / "clienten.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if (row["ref"], row["form"]) == (ref, form):
            row["record"].update(values)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize(("kind", "jobs"), [("jsonl", 1), ("sqlite", 2)])
def test_rows_give_the_same_documents_as_files(folder: Path, tmp_path: Path, kind: str, jobs: int) -> None:
    as_files = tmp_path / "files"
    build(folder, as_files, jobs=1)
    into_one_file(folder, kind)
    as_rows = tmp_path / "rows"
    report = build(folder, as_rows, jobs=jobs)
    assert report.failures == []
    assert documents(as_rows) == documents(as_files)


def test_only_what_depends_on_a_change_is_made(folder: Path) -> None:
    into_one_file(folder, "jsonl")
    only = "clienten/*"
    first = build(folder, only=only, jobs=1)
    assert set(first.counts) == {"gemaakt"}
    assert set(build(folder, only=only, jobs=1).counts) == {"ongewijzigd"}

    change_row(folder, "c-0009", "persoonsbeschrijving", datum="2026-02-03")
    report = build(folder, only=only, jobs=1)
    made = [outcome for outcome in report.outcomes if outcome.status == "gemaakt"]
    assert [outcome.path.rpartition("-v")[0] for outcome in made] == ["clienten/c-0009/cyclus-1/persoonsbeschrijving"]
    assert "persoonsbeschrijving.datum" in [str(reason) for reason in made[0].reasons]

    words = folder / "handboek" / "fasen.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("een slechte dag", "een nare dag"), encoding="utf-8")
    report = build(folder, only=only, jobs=1)
    touched = [outcome.path for outcome in report.outcomes if outcome.reasons]
    assert touched
    assert all("/intake-" in path for path in touched)


def test_the_second_build_has_nothing_to_do(folder: Path) -> None:
    into_one_file(folder, "jsonl")
    build(folder, jobs=1)
    build(folder, jobs=1)
    assert api.build(folder).nothing_to_do


def test_a_wrong_row_stops_its_own_documents_and_is_told_at_its_line(folder: Path) -> None:
    into_one_file(folder, "jsonl")
    change_row(folder, "c-0001", "intake", leefgebieden={"wonnen": {}})
    change_row(folder, "c-0004", "intake", datum="2026-02-30")
    report = build(folder, only="clienten/*", jobs=1)
    lines = {f.code: f.location for f in report.findings if f.code in ("record.unknown-code", "record.bad-date")}
    rows = [json.loads(line) for line in (folder / "clienten.jsonl").read_text(encoding="utf-8").splitlines()]
    for code, ref in (("record.unknown-code", "c-0001"), ("record.bad-date", "c-0004")):
        assert (lines[code].file, lines[code].field) is not None
        row = rows[(lines[code].line or 0) - 1]
        assert (row["ref"], row["form"]) == (ref, "intake")
    assert report.skipped == ["clienten/c-0001/intake.yaml", "clienten/c-0004/intake.yaml"]
    paths = [outcome.path for outcome in report.outcomes]
    assert not any("c-0001/intake" in path or "c-0004/intake" in path for path in paths)
    assert any("c-0001/aanmelding" in path for path in paths)
