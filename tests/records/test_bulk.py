"""Many clients in one file: the same records and findings as from a folder, with line or row as their place."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, Project
from journeys.haven import tree

from docgen.records.bulk import CHANGED, RawDossier, group, read_again, read_rows
from docgen.records.dossiers import raw_dossiers, read_dossier
from docgen.records.folder import load_folder
from records.bulk_rows import into_one_file, line

Make = Callable[..., Project]
CLIENT = {"roepnaam": "Ruud"}


@pytest.fixture
def bulk(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "clienten.jsonl"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("kind", ["jsonl", "sqlite"])
def test_rows_give_the_same_records_as_files(kind: str, tmp_path: Path) -> None:
    sample = ROOT / "samples" / "de-brug"
    folder = tmp_path / "de-brug"
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("uitvoer"))
    into_one_file(folder, kind)
    before, after = load_folder(sample), load_folder(folder)
    assert [d.ref for d in after.dossiers] == [d.ref for d in before.dossiers]
    known = {file.file.name: (file.form, file.ref, file.cyclus, file.record) for file in before.all_records()}
    assert {file.file.name: (file.form, file.ref, file.cyclus, file.record) for file in after.all_records()} == known
    assert [f.code for f in after.findings] == [f.code for f in before.findings]


def test_a_wrong_field_is_found_at_its_line(project: Make) -> None:
    given = project(tree())
    intake = {"handboek_versie": "2026.1", "datum": "2026-02-30"}
    rows = line("c-0002", "client", None, CLIENT) + line("c-0002", "intake", None, intake)
    given.write({"clienten.jsonl": rows})
    found = next(f for f in load_folder(given.path).findings if f.location.line == 2)
    assert (found.code, found.location.file, found.location.line) == ("record.bad-date", "clienten.jsonl", 2)
    assert found.location.field == "datum"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("geen json\n", "bulk.bad-row"),
        ("[1, 2]\n", "bulk.bad-row"),
        ('{"ref": "c-0003", "form": "client", "record": 3}\n', "bulk.bad-row"),
        ('{"ref": "c-0003", "form": "client", "record": {"roepnaam": "\\ud800"}}\n', "bulk.bad-row"),
        ('{"form": "client", "ref": "c-0003", "record": {}, "meer": 1}\n', "bulk.bad-row"),
        ('{"form": "intake", "cyclus": true, "ref": "c-0003", "record": {}}\n', "bulk.bad-row"),
        (line("Jan Jansen", "client", None, CLIENT), "record.bad-ref"),
        (line("c-0001", "client", None, CLIENT), "bulk.in-both"),
        (line("c-0003", "clieent", None, CLIENT), "record.unknown-file"),
        (line("c-0003", "intake", 1, {}), "record.unknown-file"),
        (line("c-0003", "client", None, CLIENT) * 2, "bulk.twice"),
        (line("c-0003", "intake", None, {"handboek_versie": "2026.1"}), "record.no-client"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_line(row: str, code: str, project: Make) -> None:
    given = project({**tree(), "clienten.jsonl": row})
    found = next(f for f in load_folder(given.path).findings if f.code == code)
    assert found.location.file == "clienten.jsonl"
    assert found.location.line in (1, 2)
    assert found.remedy


def test_a_file_that_is_no_database_is_told(project: Make) -> None:
    given = project({**tree(), "clienten.sqlite": "geen database, maar wel lang genoeg om er een te lijken" * 20})
    assert [f.code for f in load_folder(given.path).findings] == ["bulk.unreadable"]


VIEW = "CREATE VIEW records AS SELECT 'c-0001' AS ref, 'client' AS form, NULL AS cyclus, '{}' AS record FROM anders"
Cell = str | bytes | float | None


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of records, with these rows and as this statement makes it."""

    def write(*rows: tuple[Cell, ...], made: str = "CREATE TABLE records (ref, form, cyclus, record)") -> Path:
        path = tmp_path / "clienten.sqlite"
        with closing(sqlite3.connect(path)) as db, db:
            db.executescript(made)
            for row in rows:
                db.execute(f"INSERT INTO records VALUES ({', '.join('?' * len(row))})", row)
        return path

    return write


@pytest.mark.parametrize(
    "record", [7, 10**15, 1.5, None, "[]", '{"roepnaam": "a"', '{"roepnaam": "\xe9"}'.encode("latin-1")]
)
def test_a_cell_that_is_no_record_is_a_bad_row(record: Cell, table: Callable[..., Path]) -> None:
    rows, findings = read_rows(
        table(("c-0001", "client", None, '{"roepnaam": "Ruud"}'), ("c-0002", "client", None, record))
    )
    assert findings == []
    first, second = (read_dossier(dossier) for dossier in group(rows))
    assert first[1] == []
    assert [(f.code, f.location.line) for f in second[1]] == [("bulk.bad-row", 2)]


def test_a_text_that_is_no_utf_8_spoils_its_own_row_only(table: Callable[..., Path]) -> None:
    path = table(("c-0001", "client", None, '{"roepnaam": "Ruud"}'))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO records VALUES ('c-0002', 'client', NULL, CAST(x'7b22e9227d' AS TEXT))")
        db.execute("INSERT INTO records VALUES (CAST(x'e9' AS TEXT), 'client', NULL, '{}')")
    rows, findings = read_rows(path)
    assert [row.ref for row in rows] == ["c-0001", "c-0002"]
    assert [(f.code, f.location.line) for f in findings] == [("record.bad-ref", 3)]


def test_a_row_without_a_place_of_its_own_is_told(table: Callable[..., Path]) -> None:
    made = "CREATE TABLE records (nummer INTEGER PRIMARY KEY, ref, form, cyclus, record)"
    rows, findings = read_rows(
        table((0, "c-0001", "client", None, "{}"), (1, "c-0002", "client", None, "{}"), made=made)
    )
    assert [row.ref for row in rows] == ["c-0002"]
    assert [f.code for f in findings] == ["bulk.bad-row"]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ("CREATE TABLE anders (ref)", "no such table: records"),
        ("CREATE TABLE records (ref, form, record)", "no such column: cyclus"),
        ("CREATE TABLE anders (a); INSERT INTO anders VALUES (1); " + VIEW, "view"),
        ("CREATE TABLE records (ref PRIMARY KEY, form, cyclus, record) WITHOUT ROWID", "no such column: rowid"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_what_it_lacks(
    made: str, why: str, table: Callable[..., Path]
) -> None:
    _, (finding,) = read_rows(table(made=made))
    assert (finding.code, why in finding.message) == ("bulk.unreadable", True), finding.message


def test_a_database_that_somebody_writes_in_is_told(
    table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(("c-0001", "client", None, "{}"))
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **how: connect(*args, **how, timeout=0))
    with closing(connect(path)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        _, (finding,) = read_rows(path)
    assert "een ander programma" in finding.message


def test_a_file_of_windows_is_read_with_its_mark_and_line_ends(bulk: Callable[[str], Path]) -> None:
    text = line("c-0001", "client", None, CLIENT) + "\n" + line("c-0002", "client", None, CLIENT)
    path = bulk("\ufeff" + text.replace("\n", "\r\n"))
    rows, findings = read_rows(path)
    assert ([row.ref for row in rows], findings) == (["c-0001", "c-0002"], [])
    left = [replace(row, data=None) for row in rows]
    assert [row.data for row in read_again(path.parent, left)] == [row.data for row in rows]
    assert [row.digest for row in rows] == [row.digest for row in read_rows(bulk(text))[0]]


def test_keys_may_come_in_any_order(bulk: Callable[[str], Path]) -> None:
    path = bulk('{"record": {"roepnaam": "Ruud"}, "form": "client", "ref": "c-0001"}\n')
    rows, findings = read_rows(path)
    assert findings == []
    (dossier,) = group(rows)
    read, findings = read_dossier(dossier)
    assert findings == []
    assert read.client is not None
    assert read.client.record.roepnaam == "Ruud"


def test_a_cycle_may_stand_behind_its_record(bulk: Callable[[str], Path]) -> None:
    text = '{"ref": "c-1", "form": "begeleidingsplan", "record": {"handboek_versie": "1"}, "cyclus": 2 }\n'
    rows, findings = read_rows(bulk(text))
    assert [(row.form, row.cyclus) for row in rows] == [("begeleidingsplan", 2)]
    assert findings == []


def test_what_was_decided_about_copies_belongs_to_the_client_in_the_file(project: Make) -> None:
    rows = [line("c-0001", "client", None, CLIENT), line("c-0002", "client", None, CLIENT)]
    rows.append(line("c-0001", "kopie-actiekaart", None, {"rondes": {"cyclus-1": {}}}))
    decided = "clienten/c-0001/kopie-actiekaart.yaml"
    haven = project({**tree(), "clienten.jsonl": "\n".join(rows), decided: "rondes: {cyclus-2: {}}\n"})
    shutil.rmtree(haven.path / "clienten" / "c-0001", ignore_errors=True)
    (haven.path / decided).parent.mkdir(parents=True)
    (haven.path / decided).write_text("rondes: {cyclus-2: {}}\n", encoding="utf-8")

    folder = load_folder(haven.path)

    first = next(dossier for dossier in folder.dossiers if dossier.ref == "c-0001")
    assert first.client is not None
    assert [copy.record.ronde(2) is not None for copy in first.copies] == [True]
    assert [d.ref for d in folder.dossiers] == ["c-0001", "c-0002"]
    assert [f.code for f in folder.findings if f.code in ("bulk.in-both", "record.no-client")] == []


def test_an_empty_value_is_no_value(bulk: Callable[[str], Path]) -> None:
    rows, _ = read_rows(bulk(line("c-0001", "client", None, {**CLIENT, "achternaam": None})))
    _, findings = read_dossier(group(rows)[0])
    assert findings == []


def test_a_client_has_the_same_digest_wherever_its_rows_stand(bulk: Callable[[str], Path]) -> None:
    first, second = line("c-0001", "client", None, CLIENT), line("c-0002", "client", None, {"roepnaam": "Sam"})
    digests = [
        {dossier.ref: dossier.digest for dossier in group(read_rows(bulk(text))[0])}
        for text in (first + second, "\n" + second + first)
    ]
    assert digests[0] == digests[1]
    assert len(set(digests[0].values())) == 2


@pytest.mark.parametrize("kind", ["jsonl", "sqlite", "yaml"])
def test_what_was_left_in_its_place_is_read_again(kind: str, project: Make) -> None:
    given = project(tree())
    if kind != "yaml":
        into_one_file(given.path, kind)
    left, _ = raw_dossiers(given.path, whole=False)
    whole, _ = raw_dossiers(given.path)
    assert all(record.data is None for record in left[0].records)
    assert [d.digest for d in left] == [d.digest for d in whole]
    assert [r.data for r in read_again(given.path, left[0].records)] == [r.data for r in whole[0].records]


def test_a_row_that_changed_since_it_was_found_is_not_used(bulk: Callable[[str], Path]) -> None:
    path = bulk(line("c-0001", "client", None, CLIENT))
    (row,) = (replace(row, data=None) for row in read_rows(path)[0])
    path.write_text(line("c-0001", "client", None, {"roepnaam": "Sam"}), encoding="utf-8")
    (again,) = read_again(path.parent, [row])
    assert again.problem == CHANGED
    read, findings = read_dossier(RawDossier("c-0001", (again,)))
    assert [f.code for f in findings] == ["yaml.cannot-read"]
    assert read.client is not None
    assert not read.client.usable
