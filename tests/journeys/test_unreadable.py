"""Building while something cannot be read: what it would have asked for stays, and nobody gets half a form."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Project
from records.bulk_rows import into_one_file

from docgen.documents import pages
from journeys.haven import client, tree

INTAKE = "clienten/c-0001/intake-v2026.1.docx"
OF_SECOND = "clienten/c-0002/intake-v2026.1.docx"


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    """De Haven with two clients and a handbook of two files, built once."""
    monkeypatch.setattr(pages, "_office", lambda: None)
    topic = {"handboek/visie.yaml": "visie: Samen met {de client} beslissen.\n"}
    folder = project({**tree(), **client("c-0002"), **topic})
    assert folder.run("build").code == 0
    return folder


def told(folder: Project, *words: str) -> dict[str, Any]:
    done = folder.run("build", "--format", "json", *words)
    assert done.out, done.said
    return json.loads(done.out)


def codes(report: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in report["findings"] if finding["severity"] == "fout"]


def test_documents_of_a_record_that_cannot_be_read_are_still_asked_for(haven: Project) -> None:
    before = haven.files("uitvoer")
    haven.change("clienten/c-0001/intake.yaml", "nu: Ik slaap", "nu: Ik slaap: [")
    report = told(haven)
    assert (report["skipped"], report["removed"]) == (["clienten/c-0001/intake.yaml"], [])
    assert told(haven, "--prune")["pruned"] == []
    assert haven.files("uitvoer") == before


def test_nothing_is_pruned_until_all_can_be_read(haven: Project) -> None:
    broken = haven.text("clienten/c-0001/intake.yaml")
    haven.change("clienten/c-0001/intake.yaml", "nu: Ik slaap", "nu: Ik slaap: [")
    haven.write({"clienten/c-0002/intake.yaml": None})
    done = haven.run("build", "--prune")
    assert "build.not-pruned" in done.err
    assert OF_SECOND in haven.files("uitvoer")
    assert "build.not-pruned" not in haven.run("build").err

    haven.write({"clienten/c-0001/intake.yaml": broken})
    report = told(haven, "--prune")
    assert (report["pruned"], codes(report)) == ([OF_SECOND], [])
    assert INTAKE in haven.files("uitvoer")


@pytest.mark.parametrize("kind", ["jsonl", "sqlite"])
def test_a_file_with_all_clients_that_cannot_be_read_takes_no_document_away(haven: Project, kind: str) -> None:
    into_one_file(haven.path, kind)
    told(haven)
    before = haven.files("uitvoer")
    path = haven.path / f"clienten.{kind}"
    path.write_bytes(path.read_bytes()[:700])
    report = told(haven, "--prune")
    assert (report["removed"], report["pruned"]) == ([], [])
    assert "build.not-pruned" in codes(report)
    assert haven.files("uitvoer") == before


@pytest.mark.parametrize(
    "name", ["handboek/visie.yaml", "handboek/handboek.yaml", "organisatie.yaml", "medewerkers.yaml"]
)
def test_no_document_is_made_from_half_a_handbook(haven: Project, name: str) -> None:
    before = haven.files("uitvoer")
    haven.write({name: haven.text(name) + "x: [\n"})
    done = haven.run("build", "--prune", "--force")
    assert done.code == 1
    assert f"{name}, regel" in done.err
    assert "Niets gemaakt" in done.out
    assert haven.files("uitvoer") == before


def test_no_document_of_a_crowd_is_made_from_half_a_handbook(haven: Project) -> None:
    into_one_file(haven.path, "jsonl")
    before = haven.files("uitvoer")
    haven.write({"handboek/visie.yaml": "visie: [\n"})
    assert haven.run("build", "--force").code == 1
    assert haven.files("uitvoer") == before


def test_what_nothing_matches_comes_with_what_could_not_be_read(haven: Project) -> None:
    into_one_file(haven.path, "jsonl")
    path = haven.path / "clienten.jsonl"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    done = haven.run("build", "--only", "clienten/*")
    assert done.code == 1
    assert "build.nothing-matches" in done.err
    assert "clienten.jsonl, regel 1: bulk.bad-row" in done.err
