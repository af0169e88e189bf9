"""Several organisations in one command, over processes and on a cluster of Dask; and into an object store."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from conftest import ROOT, Project
from records.bulk_rows import into_one_file

from docgen import api
from docgen.api import dossierwork
from docgen.api.building import build
from docgen.cli import main
from docgen.documents import pages
from journeys.haven import tree, word

Make = Callable[..., Project]


def documents(folder: Path) -> dict[str, bytes]:
    found = (folder / "clienten").rglob("*.*")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def test_several_folders_are_built_and_a_wrong_one_stops_no_other(project: Make, tmp_path: Path) -> None:
    first = project(tree()).path
    second = tmp_path / "tweede"
    shutil.copytree(first, second)
    done = CliRunner().invoke(main, ["build", str(first), str(tmp_path / "niets"), str(second), "--format", "json"])
    told = {Path(one["map"]).name: one for one in json.loads(done.stdout)}
    assert told[first.name]["counts"] == told["tweede"]["counts"]
    assert told["niets"]["findings"][0]["code"] == "folder.missing"
    assert done.exit_code == 1
    assert documents(first / "uitvoer") == documents(second / "uitvoer") != {}


def test_small_folders_are_built_side_by_side(project: Make, tmp_path: Path) -> None:
    first = project(tree()).path
    second = tmp_path / "tweede"
    shutil.copytree(first, second)
    found = dict(api.build_each([first, second], jobs=2))
    assert [isinstance(found[number], api.BuildReport) for number in (0, 1)] == [True, True]
    assert documents(first / "uitvoer") == documents(second / "uitvoer") != {}


@pytest.mark.parametrize("words", [(), ("--jobs", "2")])
def test_a_folder_that_is_named_twice_is_built_once(project: Make, tmp_path: Path, words: tuple[str, ...]) -> None:
    first = project(tree()).path
    second = tmp_path / "tweede"
    shutil.copytree(first, second)
    (tmp_path / "link").symlink_to(second, target_is_directory=True)
    named = [str(first), f"{first}/", f"{second}/../tweede", str(second), str(tmp_path / "link")]
    done = CliRunner().invoke(main, ["build", *named, *words, "--format", "json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert {one["map"] for one in told} == {str(first), f"{second}/../tweede"}
    assert len(told) == 2
    assert words or told[0]["map"] == str(first)


def test_what_is_wrong_names_the_folder_that_it_is_wrong_in(project: Make, tmp_path: Path) -> None:
    first = project(tree()).path
    second = tmp_path / "tweede"
    shutil.copytree(first, second)
    (second / "medewerkers.yaml").write_text("medewerkers: [\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["build", str(first), str(second)])
    assert f"✗ {second}: medewerkers.yaml, regel " in done.stderr


def test_a_cluster_makes_the_same_documents(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    from docgen.build.cluster import cluster, local_cluster

    folder = tmp_path / "de-brug"
    shutil.copytree(ROOT / "samples" / "de-brug", folder, ignore=shutil.ignore_patterns("uitvoer", "c-000[13-8]"))
    build(folder, tmp_path / "een", jobs=1, only="clienten/*")
    into_one_file(folder, "jsonl")
    with local_cluster(1) as address, cluster(address) as crew:
        report = build(folder, tmp_path / "twee", crew=crew, only="clienten/*")
    assert report.failures == []
    assert documents(tmp_path / "twee") == documents(tmp_path / "een") != {}


def test_a_small_folder_is_built_on_the_cluster_too_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from docgen.build.cluster import local_cluster

    monkeypatch.setattr(pages, "_office", lambda: None)
    first, second = tmp_path / "een", tmp_path / "twee"
    shutil.copytree(ROOT / "samples" / "de-brug", first, ignore=shutil.ignore_patterns("uitvoer", "c-000[3-8]"))
    shutil.copytree(first, second)
    alone = Project(first).run("build", "--format", "json")
    here: list[str] = []
    make = dossierwork.make_bytes
    monkeypatch.setattr(dossierwork, "make_bytes", lambda *told: here.append(told[-1].path) or make(*told))
    with local_cluster(1) as address:
        together = Project(second).run("build", "--cluster", address, "--format", "json")
    assert together.code == 0, together.said
    assert here == []
    one, other = json.loads(alone.out), json.loads(together.out)
    assert other["counts"] == one["counts"]
    assert other["findings"] == one["findings"]
    assert Project(second).files("uitvoer") == Project(first).files("uitvoer")
    assert "gemaakt" not in json.loads(Project(second).run("build", "--format", "json").out)["counts"]


def test_no_cluster_is_told(project: Make) -> None:
    done = CliRunner().invoke(main, ["build", str(project(tree()).path), "--cluster", "tcp://127.0.0.1:1"])
    assert done.exit_code == 74
    assert "build.no-cluster" in done.stderr


def test_documents_go_to_an_object_store_and_its_memory_stays_here(project: Make) -> None:
    fsspec = pytest.importorskip("fsspec")
    folder = project(tree()).path
    url = f"memory://{uuid4().hex}/map"
    first = api.build(folder, out=url)
    assert first.count("gemaakt") > 0
    assert first.output == url
    system, root = fsspec.core.url_to_fs(url)
    there = {path.removeprefix(f"{root}/"): system.cat_file(path) for path in system.find(root)}
    api.build(folder)
    assert there == {k: v for k, v in _all(folder / "uitvoer").items() if not k.startswith(".docgen")}
    assert api.build(folder, out=url).count("gemaakt") == 0
    assert not (folder / "uitvoer" / "memory:").exists()


@pytest.mark.parametrize("keep", ["mine", "new"])
def test_a_hand_edit_in_an_object_store_is_settled_there(project: Make, keep: str) -> None:
    fsspec = pytest.importorskip("fsspec")
    haven = project(tree())
    url = f"memory://{uuid4().hex}/map"
    assert haven.run("build", "--out", f"{url}/", "--only", "clienten/*").code == 0
    system, root = fsspec.core.url_to_fs(url)
    place = "clienten/c-0001/intake-v2026.1.docx"
    fresh = system.cat_file(f"{root}/{place}")
    theirs = word("Met de hand veranderd")
    system.pipe_file(f"{root}/{place}", theirs)
    haven.run("build", "--out", url, "--verify")
    assert system.exists(f"{root}/clienten/c-0001/intake-v2026.1.nieuw.docx")

    assert haven.docgen("settle", f"{url}/{place}", "--keep", keep).code == 1  # nobody knows whose it is
    done = haven.docgen("settle", f"{url}/{place}", "--keep", keep, "--map", str(haven.path))
    assert done.code == 0, done.said
    assert f"{url}/{place} telt vanaf nu." in done.out
    assert system.cat_file(f"{root}/{place}") == (theirs if keep == "mine" else fresh)
    assert not system.exists(f"{root}/clienten/c-0001/intake-v2026.1.nieuw.docx")
    assert keep == "mine" or system.cat_file(f"{root}/.docgen/bewaard/{place}") == theirs
    assert "Niets te doen" in haven.run("build", "--out", url, "--verify").out


def _all(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
