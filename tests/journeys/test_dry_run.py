"""A dry run looks and tells; not a byte, a name or a time on the disk is other than before (issue 5)."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project

from docgen.api.building import build
from docgen.api.folders import LOCK, MANIFEST
from docgen.build.lock import locked
from docgen.build.writing import Phase
from docgen.documents import pages
from journeys.haven import client, own_templates, tree

Facts = dict[str, tuple[int, int, bytes]]
COMMANDS = [("--dry-run",), ("--dry-run", "--explain"), ("--dry-run", "--format", "json"), ("--dry-run", "--force")]


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pages, "_office", lambda: None)
    return project({**tree(), **client("c-0002"), **own_templates()})


def everything(folder: Path) -> Facts:
    """Every file and folder below this one, hidden ones too: time, number and bytes."""
    found = {path: path.stat() for path in [folder, *folder.rglob("*")]}
    return {str(p): (s.st_mtime_ns, s.st_ino, p.read_bytes() if p.is_file() else b"") for p, s in found.items()}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_dry_run_on_a_fresh_folder_writes_nothing(words: tuple[str, ...], haven: Project) -> None:
    before = everything(haven.path)
    done = haven.run("build", *words)
    assert done.code == 0, done.said
    assert everything(haven.path) == before


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_dry_run_after_a_change_writes_nothing(words: tuple[str, ...], haven: Project) -> None:
    haven.run("build")
    haven.change("clienten/c-0001/intake.yaml", "2026-02-12", "2026-02-13")
    before = everything(haven.path)
    haven.run("build", *words)
    assert everything(haven.path) == before


def test_explain_on_what_is_up_to_date_writes_nothing(haven: Project) -> None:
    haven.run("build")
    haven.run("build")  # what was written right before a build is looked at once more
    before = everything(haven.path)
    assert "Niets te doen" in haven.run("build", "--explain").out
    assert everything(haven.path) == before


def test_a_dry_run_after_a_stop_tells_what_is_left_and_leaves_it(haven: Project) -> None:
    def stop(phase: Phase, _path: str) -> None:
        if phase is Phase.PUBLISHED:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(haven.path, at=stop)
    before = everything(haven.path)
    first = json.loads(haven.run("build", "--dry-run", "--format", "json").out)
    assert everything(haven.path) == before
    done = json.loads(haven.run("build", "--format", "json").out)
    assert first["counts"]["te maken"] == done["counts"]["gemaakt"]


def test_a_manifest_that_stopped_in_the_middle_of_writing_is_read_without_rolling_it_back(haven: Project) -> None:
    haven.run("build")
    manifest = haven.path / "uitvoer" / MANIFEST
    aside = manifest.with_name("aside")
    db = sqlite3.connect(manifest, isolation_level=None)
    db.executescript("PRAGMA cache_size = 1; BEGIN; UPDATE targets SET status = hex(randomblob(4000))")
    # what a power cut would leave: the file half changed, and the journal beside it
    shutil.copytree(manifest.parent, aside)
    db.execute("ROLLBACK")
    db.close()
    for name in ("manifest.sqlite", "manifest.sqlite-journal"):
        shutil.copyfile(aside / name, manifest.with_name(name))
    shutil.rmtree(aside)
    before = everything(haven.path)
    done = haven.run("build", "--dry-run", "--format", "json")
    assert set(json.loads(done.out)["counts"]) == {"ongewijzigd", "bevroren"} & set(json.loads(done.out)["counts"])
    assert everything(haven.path) == before


def test_a_lost_manifest_is_not_even_put_aside(haven: Project) -> None:
    haven.run("build")
    (haven.path / "uitvoer" / MANIFEST).write_bytes(b"geen manifest")
    before = everything(haven.path)
    done = haven.run("build", "--dry-run", "--format", "json")
    assert "build.manifest-lost" in {f["code"] for f in json.loads(done.out)["findings"]}
    assert everything(haven.path) == before


def test_a_dry_run_beside_a_build_says_that_one_is_at_work(haven: Project) -> None:
    with locked(haven.path / "uitvoer" / LOCK):
        done = haven.run("build", "--dry-run")
    assert done.code == 75
    assert "docgen al bezig" in done.err


def test_a_dry_run_works_where_nothing_may_be_written(haven: Project) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    haven.path.chmod(0o555)
    assert haven.run("build", "--dry-run").code == 0
