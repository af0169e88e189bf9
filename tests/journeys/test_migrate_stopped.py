"""A migration that is stopped at any moment loses nothing, and the next run finishes it (issue 5).

The process is killed, as by a power cut, right before a thing that it does to the disk; after that every
record has its old text or its new one, and one more run gives the tree of a run that nobody disturbed.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import Project

from docgen.api import migrating
from docgen.api.folders import LOCK
from docgen.api.journals import JOURNALS
from docgen.build.lock import locked
from docgen.errors import RecordError
from journeys.haven import INTAKE, client, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed")

OWN = "leefgebieden: {toevoegen: {tuin: {naam: Tuin}}}\n"
INTAKE_WITH = INTAKE.replace("informatie_gegeven", "  tuin: {gaat_goed: Rozen.}\ninformatie_gegeven")
NEW_VERSION = """\
basis: opvang-1
versie: "2026.2"
datum: 2026-06-01
wijzigingen: [{versie: "2026.2", wat: Anders, reden: Daarom, overgang: meteen}]
"""
RECORDS = [f"clienten/{ref}/intake.yaml" for ref in ("c-0001", "c-0002")]


@pytest.fixture
def haven(project: Callable[..., Project]) -> Project:
    """Two drafts with answers to a leefgebied that is gone, and what is to become of them."""
    files = [client(ref, intake=INTAKE_WITH) for ref in ("c-0001", "c-0002")]
    folder = project({**tree(), **files[0], **files[1], "handboek/eigen.yaml": OWN})
    assert folder.run("release").code == 0
    return folder.write(
        {
            "handboek/handboek.yaml": NEW_VERSION,
            "handboek/eigen.yaml": None,
            "migraties.yaml": "migraties: [{actie: archiveren, van: leefgebieden.tuin}]\n",
        }
    )


def killed_at(moment: int, work: Callable[[Path], Any], path: Path) -> bool:
    """Whether a process that does this work was killed: at its so-manieth touch of the disk."""
    child = os.fork()
    if child == 0:
        left = iter(range(moment, -1, -1))
        for module, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir"), (shutil, "rmtree")):
            setattr(module, name, _counted(getattr(module, name), left))
        try:
            work(path)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _counted(real: Callable[..., Any], left: Iterator[int]) -> Callable[..., Any]:
    def touched(*args: Any, **named: Any) -> Any:
        if next(left, 0) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **named)

    return touched


def moments(folder: Project, work: Callable[[Path], Any], aside: Path) -> Iterator[Path]:
    """A copy of the folder for every other moment at which the work can be killed, killed there."""
    for moment in range(0, 10_000, 2):
        place = aside / str(moment)
        shutil.copytree(folder.path, place)
        if not killed_at(moment, work, place):
            return
        yield place


def without_output(path: Path) -> dict[str, bytes]:
    """Every file, hidden ones too, but for what a lock leaves."""
    found = {p.relative_to(path): p for p in path.rglob("*") if p.is_file()}
    return {str(name): p.read_bytes() for name, p in found.items() if name.parts[0] != "uitvoer"}


@pytest.mark.parametrize("back", [False, True], ids=["migrate", "take back"])
def test_a_kill_at_any_moment_loses_nothing_and_is_finished_by_the_next_run(
    back: bool, haven: Project, tmp_path: Path
) -> None:
    work = migrating.take_back if back else migrating.migrate
    if back:
        migrating.migrate(haven.path)
    before = {name: haven.files()[name] for name in RECORDS}
    shutil.copytree(haven.path, tmp_path / "undisturbed")
    work(tmp_path / "undisturbed")
    wanted = without_output(tmp_path / "undisturbed")

    seen = 0
    for path in moments(haven, work, tmp_path / "killed"):
        seen += 1
        for name in RECORDS:
            assert (path / name).read_bytes() in (before[name], wanted[name])
        with suppress(RecordError):  # it was killed when all was done, and there is nothing to take back
            work(path)
        assert without_output(path) == wanted
    assert seen > 5


def test_a_migration_beside_a_build_waits(haven: Project) -> None:
    before = haven.files("clienten")
    with locked(haven.path / "uitvoer" / LOCK):
        for words in ((), ("--dry-run",), ("--terug",)):
            done = haven.run("migrate", *words)
            assert done.code == 75
            assert "docgen al bezig" in done.err
    assert haven.files("clienten") == before
    assert haven.run("migrate").code == 0


def test_a_build_beside_a_migration_waits(haven: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    read = migrating.load_folder

    def building_meanwhile(path: Path) -> Any:
        codes.append(haven.run("build").code)
        return read(path)

    monkeypatch.setattr(migrating, "load_folder", building_meanwhile)
    assert haven.run("migrate").code == 0
    assert codes == [75]


def test_a_draft_that_is_edited_while_answers_move_is_left_and_told(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = migrating.journals.begin

    def with_an_edit(path: Path, *rest: Any) -> Path:
        journal = begin(path, *rest)
        haven.write({RECORDS[1]: haven.text(RECORDS[1]) + "# later\n"})
        return journal

    monkeypatch.setattr(migrating.journals, "begin", with_an_edit)
    done = haven.run("migrate")
    monkeypatch.undo()
    assert done.code == 1
    assert "migration.changed-meanwhile" in done.err
    assert haven.text(RECORDS[1]).endswith("# later\n")
    assert haven.run("migrate").code == 0
    assert "eerder_gevraagd" in haven.text(RECORDS[1])
    assert "# later\n" in haven.text(RECORDS[1])


@pytest.mark.parametrize("side", ["oud", "nieuw"])
def test_a_text_that_is_gone_from_the_journal_is_never_put_back_empty(side: str, haven: Project) -> None:
    haven.run("migrate")
    haven.write({f"{JOURNALS}/0001/{side}/{RECORDS[0]}": None})
    before = haven.files("clienten")
    done = haven.run("migrate", "--terug")
    assert done.code == 1
    assert "migration.bad-journal" in done.err
    assert haven.files("clienten") == before


def test_a_new_migration_never_takes_the_number_of_one_that_is_kept(haven: Project) -> None:
    haven.run("migrate")
    (haven.path / JOURNALS / "0001").rename(haven.path / JOURNALS / "0002")
    haven.write(client("c-0004", intake=INTAKE_WITH))
    assert "(nummer 0003)" in haven.run("migrate").out
