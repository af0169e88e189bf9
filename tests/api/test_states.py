"""Whether a copy waits is remembered with all that it follows from: nothing unchanged is read again, nothing missed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Project

from docgen.api.building import specs_of
from docgen.api.checking import check, workshop_for
from docgen.api.states import States
from docgen.build.manifest import Manifest
from docgen.documents import pages
from docgen.documents.clientcopy import making
from docgen.documents.clientcopy.making import CopyJob
from docgen.records.enums import Uitgave

PLAN = "clienten/c-0005/cyclus-1/begeleidingsplan.yaml"
COPY = "clienten/c-0005/cyclus-1/mijn-plan-v2026.1.docx"


@pytest.fixture
def brug(de_brug: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """De Brug, of which the documents of one client are built."""
    monkeypatch.setattr(pages, "_office", lambda: None)
    assert de_brug.run("build", "--only", "clienten/c-0005/*").code == 0
    return de_brug


def read_again(folder: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The copies whose sentences a build reads."""
    read: list[str] = []
    decided_for = making.decided_for

    def told(job: CopyJob, *rest: Any) -> Any:
        read.append(job.path())
        return decided_for(job, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(making, "decided_for", told)
        folder.run("build", "--only", "clienten/c-0005/*")
    return read


def test_a_copy_of_which_nothing_changed_is_not_read_again(brug: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    brug.change("clienten/c-0005/intake.yaml", "status: vastgesteld", "status: concept")
    assert read_again(brug, monkeypatch) == []


def test_a_copy_whose_record_changed_is_read_again(brug: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    brug.write({PLAN: brug.text(PLAN).replace("status: vastgesteld", "status: concept")})
    assert COPY in read_again(brug, monkeypatch)


def test_a_word_that_is_added_to_the_list_makes_a_copy_wait_after_a_build(brug: Project) -> None:
    before = {d["path"]: d["status"] for d in json.loads(brug.run("build", "--format", "json").out)["documents"]}
    word = "termen:\n  ik: {doen: signaleren, vraag: Wie is dat?, lidwoord: de}\n"
    brug.write({"woordenlijst.yaml": word})
    after = {d["path"]: d["status"] for d in json.loads(brug.run("build", "--format", "json").out)["documents"]}
    assert before[COPY] != after[COPY] == "wacht op goedkeuring"


@pytest.fixture
def job_and_states(de_brug: Project, tmp_path: Path) -> Iterator[tuple[CopyJob, States]]:
    checked = check(de_brug.path)
    spec = next(spec for spec in specs_of(checked) if spec.path == COPY)
    assert spec.copy is not None
    with closing(Manifest.open(tmp_path / "manifest.sqlite")) as manifest:
        yield spec.copy, States(workshop_for(checked), manifest)


def _other_record(job: CopyJob) -> dict[str, Any]:
    return {"file": replace(job.file, record=job.file.record.model_copy(update={"datum": date(2020, 1, 1)}))}


def _other_client(job: CopyJob) -> dict[str, Any]:
    return {"client": job.client.model_copy(update={"roepnaam": "Anders"})}


def _other_identity(job: CopyJob) -> dict[str, Any]:
    return {"identity": job.identity.model_copy(update={"naam": "Anders"})}


def _other_words(job: CopyJob) -> dict[str, Any]:
    return {"version": replace(job.version, organisatie=job.version.organisatie.model_copy(update={"naam": "Anders"}))}


def _other_handbook(job: CopyJob) -> dict[str, Any]:
    book = job.version.handboek.model_copy(update={"visie": "Anders"})
    return {"version": replace(job.version, handboek=book, _cache={})}


def _other_decisions(job: CopyJob) -> dict[str, Any]:
    return {"ronde": job.ronde.model_copy(update={"uitgave": Uitgave.GROOT})}


CHANGES: list[Callable[[CopyJob], dict[str, Any]]] = [
    _other_record, _other_client, _other_identity, _other_words, _other_handbook, _other_decisions,
    lambda _job: {"scope": frozenset({"ergens"})}, lambda _job: {"soort": "iets"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_everything_of_which_a_copy_is_made_counts(
    change: Callable[[CopyJob], dict[str, Any]], job_and_states: tuple[CopyJob, States]
) -> None:
    job, states = job_and_states
    assert states.mark(replace(job, **change(job))) != states.mark(job)


def test_nothing_is_left_out_of_what_counts(job_and_states: tuple[CopyJob, States]) -> None:
    job, _ = job_and_states
    counted = {name for change in CHANGES for name in change(job)}
    # the version of a form stands on the copy and says nothing of its sentences
    assert {one.name for one in fields(CopyJob)} - counted == {"kind", "form_version", "form_date"}
