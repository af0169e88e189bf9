"""A manifest that is damaged anywhere stops nobody: the build begins anew, and loses no edit and no document."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from conftest import Project

from docgen.api.folders import MANIFEST
from docgen.documents import pages
from journeys.haven import client, own_templates, tree

PAGE = 4096
RECORD, OUTPUT = "clienten/c-0001/aanmelding.yaml", "clienten/c-0001/aanmelding-v2026.1.docx"


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pages, "_office", lambda: None)
    folder = project({**tree(), **client("c-0002"), **own_templates()})
    assert folder.run("build").code == 0
    return folder


@pytest.mark.parametrize("part", [0.0, 0.2, 0.4, 0.6, 0.8, 0.99])
@pytest.mark.parametrize("junk", [False, True], ids=["zeros", "junk"])
def test_a_page_of_the_manifest_that_is_damaged_is_no_crash(part: float, junk: bool, haven: Project) -> None:
    path = haven.path / "uitvoer" / MANIFEST
    data = path.read_bytes()
    start = int(part * (len(data) // PAGE)) * PAGE
    wrong = random.Random(1).randbytes(PAGE) if junk else bytes(PAGE)
    path.write_bytes(data[:start] + wrong + data[start + PAGE :])
    before = haven.files("uitvoer")
    haven.change("clienten/c-0001/intake.yaml", "Ik slaap in mijn bus.", "Ik slaap bij een vriend.")

    assert haven.run("build", "--dry-run").code == 0
    assert haven.run("build").code == 0

    after = haven.files("uitvoer")
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"clienten/c-0001/intake-v2026.1.docx"}


def test_settle_with_a_damaged_manifest_says_that_there_is_nothing_to_settle(haven: Project) -> None:
    (haven.path / "uitvoer" / MANIFEST).write_bytes(b"geen manifest")
    done = haven.docgen("settle", str(haven.path / "uitvoer" / OUTPUT), "--keep", "mine")
    assert done.code == 1
    assert "settle.nothing" in done.err


def test_a_final_document_that_was_made_anew_stays_when_the_manifest_is_lost(haven: Project) -> None:
    haven.change("organisatie.yaml", "#1F5F8B", "#7A1F5C")
    renewed = OUTPUT.replace(".docx", ".hernieuwd.docx")
    haven.run("build", "--renew")
    before = haven.files("uitvoer")
    assert renewed in before
    (haven.path / "uitvoer" / MANIFEST).unlink()

    told = {d["path"]: d["status"] for d in json.loads(haven.run("build", "--format", "json").out)["documents"]}
    assert (told[OUTPUT], told[renewed]) == ("bevroren", "bevroren")

    haven.change("organisatie.yaml", "#7A1F5C", "#225577")
    haven.run("build", "--renew")
    after = haven.files("uitvoer")
    assert (after[OUTPUT], after[renewed]) == (before[OUTPUT], before[renewed])
