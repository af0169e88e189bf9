"""Files of clients are found in one walk, and read without being parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.records.bulk import raw_digest
from docgen.records.clientfiles import files_below, read_file, subfolders
from docgen.records.dossiers import raw_dossiers, read_dossier

TREE = [
    "client.yaml",
    "a/plan.yaml",
    "a-b/plan.yaml",
    "a.yaml",
    "a/z/y.yaml",
    ".x.yaml",
    "B.yaml",
    "b.yml",
    "notitie.txt",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "map.yaml" / "in.yaml").touch()
    return tmp_path


def test_all_yaml_files_are_found_in_the_order_of_their_paths(tree: Path) -> None:
    expected = [path.relative_to(tree).parts for path in sorted(tree.rglob("[!.]*.yaml"))]
    assert files_below(str(tree)) == expected
    assert files_below(str(tree), ".yml") == [("b.yml",)]
    assert files_below(str(tree / "nergens")) == []


def test_what_a_system_hides_is_not_found(tree: Path) -> None:
    (tree / ".Trash-1000").mkdir()
    (tree / ".Trash-1000" / "weg.yaml").touch()
    assert not [parts for parts in files_below(str(tree)) if any(part.startswith(".") for part in parts)]
    assert ".Trash-1000" not in subfolders(tree)


def test_a_link_to_a_folder_is_not_followed(tree: Path) -> None:
    before = files_below(str(tree))
    (tree / "kring").symlink_to(tree)
    assert files_below(str(tree)) == before


def test_folders_come_in_order_and_files_are_none(tree: Path) -> None:
    assert subfolders(tree) == ["a", "a-b", "map.yaml"]
    assert subfolders(tree / "nergens") == []


def test_a_file_is_known_by_its_digest_and_kept_when_asked_for(tree: Path) -> None:
    left = read_file(str(tree), "a/plan.yaml", ref="c-1", form="plan")
    assert (left.name, left.ref, left.form, left.data) == ("a/plan.yaml", "c-1", "plan", b"a/plan.yaml")
    bare = read_file(str(tree), "a/plan.yaml", whole=False)
    assert (bare.data, bare.digest) == (None, raw_digest(b"a/plan.yaml"))
    assert left.digest == bare.digest


@pytest.mark.parametrize("name", ["map.yaml", "weg.yaml"])
def test_what_cannot_be_read_says_why(tree: Path, name: str) -> None:
    found = read_file(str(tree), name)
    assert found.data is None
    assert found.problem


def test_a_clients_files_are_told_apart_by_their_place(tmp_path: Path) -> None:
    own = tmp_path / "clienten" / "c-1"
    for name in ("client", "intake", "kopie-actiekaart", "plan", "cyclus-1/begeleidingsplan", "cyclus-1/intake"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / f"{name}.yaml").touch()
    (tmp_path / "clienten" / "Jan").mkdir()
    (dossier,), findings = raw_dossiers(tmp_path, whole=False)
    assert [(record.file.removeprefix("clienten/c-1/"), record.form, record.cyclus) for record in dossier.records] == [
        ("client.yaml", "client", None),
        ("cyclus-1/begeleidingsplan.yaml", "begeleidingsplan", 1),
        ("cyclus-1/intake.yaml", "", None),
        ("intake.yaml", "intake", None),
        ("kopie-actiekaart.yaml", "kopie-actiekaart", None),
        ("plan.yaml", "", None),
    ]
    assert [finding.code for finding in findings] == ["record.bad-ref"]


def test_a_folder_that_is_called_like_a_record_is_reported(tmp_path: Path) -> None:
    (tmp_path / "clienten" / "c-1" / "client.yaml").mkdir(parents=True)
    (raw,), _ = raw_dossiers(tmp_path)
    assert "yaml.cannot-read" in {finding.code for finding in read_dossier(raw)[1]}
