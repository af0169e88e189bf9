"""Where records stand is remembered while their file stays as it was, and whatever changed is seen all the same."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Project
from journeys.haven import client, own_templates, tree, word
from records.bulk_rows import into_one_file

from docgen.api import whereabouts
from docgen.api.building import build
from docgen.api.crowds import Crowd
from docgen.api.whereabouts import find
from docgen.build.manifest import Manifest
from docgen.build.plan import Options
from docgen.documents import pages
from docgen.records.bulk import CHANGED

LONG_AGO = 1_700_000_000_123_456_789
ONLY = "clienten/*"
Rows = Sequence[bytes]


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pages, "_office", lambda: None)
    return project({**tree(), **client("c-0002"), **own_templates()})


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose records somebody passed over."""
    seen: list[Path] = []
    passing = whereabouts.raw_dossiers

    def watched(path: Path, *, whole: bool) -> object:
        seen.append(path)
        return passing(path, whole=whole)

    monkeypatch.setattr(whereabouts, "raw_dossiers", watched)
    return seen


@pytest.fixture
def manifest(tmp_path: Path) -> Iterator[Manifest]:
    with closing(Manifest.open(tmp_path / "manifest.sqlite")) as manifest:
        yield manifest


def settled(path: Path, *names: str) -> None:
    """Let these files be so old that they no longer change unseen."""
    for name in names or ("clienten.jsonl",):
        os.utime(path / name, ns=(LONG_AGO, LONG_AGO))


def one_file(haven: Project, kind: str = "jsonl") -> Path:
    into_one_file(haven.path, kind)
    settled(haven.path, f"clienten.{kind}")
    return haven.path / f"clienten.{kind}"


def made(report_of: Project) -> set[str]:
    report = build(report_of.path, only=ONLY)
    assert report.failures == []
    return {outcome.path.rpartition("-v")[0] for outcome in report.outcomes if outcome.status == "gemaakt"}


def lines(file: Path, change: Callable[[list[bytes]], Rows]) -> None:
    file.write_bytes(b"".join(change(file.read_bytes().splitlines(keepends=True))))


def documents(output: Path) -> dict[str, bytes]:
    found = (output / "clienten").rglob("*.*x")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("kind", ["jsonl", "sqlite"])
def test_who_stays_as_they_were_are_not_passed_over_again(haven: Project, passes: list[Path], kind: str) -> None:
    one_file(haven, kind)
    assert made(haven) != set()
    assert made(haven) == set()
    haven.write({"sjablonen/intake.docx": word("Intake", "{{ intake.nu }}")})
    assert made(haven) == {"clienten/c-0001/intake", "clienten/c-0002/intake"}
    assert passes == [haven.path]


def test_what_is_made_from_rows_that_were_found_before_is_the_same(haven: Project, tmp_path: Path) -> None:
    one_file(haven)
    build(haven.path, only=ONLY)
    build(haven.path, only=ONLY, options=Options(force=True))
    build(haven.path, tmp_path / "anew", only=ONLY)
    assert documents(haven.path / "uitvoer") == documents(tmp_path / "anew") != {}


def test_rows_in_another_order_are_found_and_nothing_is_made(haven: Project, passes: list[Path]) -> None:
    file = one_file(haven)
    made(haven)
    lines(file, lambda rows: rows[::-1])
    os.utime(file, ns=(LONG_AGO, LONG_AGO + 1))
    assert made(haven) == set()
    assert build(haven.path, only=ONLY, options=Options(force=True)).failures == []
    assert len(passes) == 2


def test_a_file_that_took_its_place_is_another_whatever_its_time(haven: Project) -> None:
    file = one_file(haven)
    made(haven)
    other = file.with_name("clienten.new")
    other.write_bytes(file.read_bytes().replace(b"in mijn bus", b"in mijn hut"))
    os.utime(other, ns=(LONG_AGO, LONG_AGO))
    other.replace(file)
    assert made(haven) == {"clienten/c-0001/intake", "clienten/c-0002/intake"}


def test_a_row_less_is_seen_with_the_clock_set_back(haven: Project) -> None:
    file = one_file(haven)
    made(haven)
    lines(file, lambda rows: [row for row in rows if b'"c-0002"' not in row])
    settled(haven.path)
    report = build(haven.path, only=ONLY)
    assert report.failures == []
    assert {outcome.path.split("/")[1] for outcome in report.outcomes} == {"c-0001"}


def test_what_was_written_just_before_a_build_is_not_relied_on(haven: Project, passes: list[Path]) -> None:
    file = one_file(haven)
    tomorrow = time.time_ns() + 86_400_000_000_000  # or while its clock runs ahead
    os.utime(file, ns=(tomorrow, tomorrow))
    made(haven)
    made(haven)
    assert len(passes) == 2


def test_asked_to_read_everything_a_build_passes_over_the_file(haven: Project, passes: list[Path]) -> None:
    one_file(haven)
    made(haven)
    build(haven.path, only=ONLY, options=Options(verify="hash"))
    assert len(passes) == 2


def test_what_a_database_keeps_beside_its_file_counts(haven: Project, passes: list[Path]) -> None:
    file = one_file(haven, "sqlite")
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        settled(haven.path, file.name)
        made(haven)
        with db:
            db.execute("UPDATE records SET record = replace(record, 'in mijn bus', 'in mijn hut') WHERE ref = 'c-0002'")
        settled(haven.path, file.name)
        assert made(haven) == {"clienten/c-0002/intake"}
    assert len(passes) == 2


def test_a_row_that_changed_unseen_is_told_and_found_by_the_next_build(
    haven: Project, passes: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = one_file(haven)
    made(haven)
    with file.open("r+b") as opened:  # in place: the same file with the same size and the same time
        opened.write(file.read_bytes().replace(b"in mijn bus", b"in mijn hut"))
    settled(haven.path)
    assert made(haven) == set()
    report = build(haven.path, only=ONLY, options=Options(force=True))
    assert {finding.message for finding in report.failures} == {f"Dit bestand is niet te openen ({CHANGED})."}
    assert made(haven) == {"clienten/c-0001/intake", "clienten/c-0002/intake"}
    assert len(passes) == 2


def test_a_file_cut_off_while_it_is_used_stops_only_what_is_gone(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = one_file(haven)
    made(haven)
    reading = Crowd.make

    def cut(*arguments: object) -> object:
        lines(file, lambda rows: [row for row in rows if b'"c-0002"' not in row])
        settled(haven.path)
        return reading(*arguments)  # pyright: ignore[reportArgumentType] — handed on as they came

    monkeypatch.setattr(Crowd, "make", cut)
    report = build(haven.path, only=ONLY, options=Options(force=True))
    assert {outcome.path.split("/")[1] for outcome in report.outcomes if outcome.status == "mislukt"} == {"c-0002"}
    monkeypatch.undo()
    report = build(haven.path, only=ONLY)
    assert (report.failures, {outcome.path.split("/")[1] for outcome in report.outcomes}) == ([], {"c-0001"})


def test_a_bad_row_is_told_by_every_build(haven: Project) -> None:
    file = one_file(haven)
    lines(file, lambda rows: [*rows, b"{}\n"])
    settled(haven.path)
    told = [[finding.code for finding in build(haven.path, only=ONLY).findings] for _ in range(2)]
    assert told == [["bulk.bad-row"]] * 2


def test_clients_in_folders_stand_beside_those_in_the_file(haven: Project, passes: list[Path]) -> None:
    one_file(haven)
    made(haven)
    haven.write(client("c-0000"))
    assert made(haven) == {"clienten/c-0000/aanmelding", "clienten/c-0000/intake"}
    assert len(passes) == 1
    haven.write(client("c-0002"))
    report = build(haven.path, only=ONLY)
    assert [finding.code for finding in report.findings] == ["bulk.in-both"]
    assert [finding.code for finding in build(haven.path, only=ONLY).findings] == ["bulk.in-both"]


def test_clients_come_in_the_same_order(haven: Project, manifest: Manifest) -> None:
    haven.write({"exit/2026/3f9a1c07.yaml": "datum: 2026-03-02\n"})
    one_file(haven)
    haven.write(client("c-0001b"))
    first = find(haven.path, manifest, LONG_AGO * 2)
    with manifest.together():
        first.remember(manifest)
    again = find(haven.path, manifest, LONG_AGO * 2)
    assert list(again.digests.items()) == list(first.digests.items())
    assert list(again.digests) == ["c-0001", "c-0001b", "c-0002", "2026/3f9a1c07"]
    assert again.dossiers([*again.digests]) == first.dossiers([*first.digests])
