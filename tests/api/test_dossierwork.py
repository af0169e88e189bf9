"""What a worker does for a chunk of clients: it plans their documents and makes those that are asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from journeys.haven import client, own_templates, tree

from docgen.api.checking import check, workshop_for
from docgen.api.dossierwork import Wanted, make_chunk, plan_chunk
from docgen.api.frames import Packed, frame_of, packed
from docgen.ooxml.properties import read_properties
from docgen.records.bulk import RawDossier
from docgen.records.dossiers import raw_dossiers


def sent(folder: Project) -> tuple[Packed, list[RawDossier]]:
    checked = check(folder.path, clients=False)
    return packed(frame_of(checked, workshop_for(checked))), raw_dossiers(folder.path)[0]


@pytest.fixture
def haven(project: Callable[..., Project]) -> Project:
    return project({**tree(), **client("c-0002"), **own_templates()})


def test_a_chunk_is_planned_client_by_client(haven: Project) -> None:
    frame, dossiers = sent(haven)
    plans = plan_chunk(frame, dossiers)
    assert [plan.ref for plan in plans] == ["c-0001", "c-0002"]
    assert all({"intake", "aanmelding"} == {d.path.split("/")[2].split("-v")[0] for d in p.documents} for p in plans)


def test_what_is_wrong_with_one_client_stops_that_one_only(haven: Project) -> None:
    haven.change("clienten/c-0001/intake.yaml", "2026-02-12", "2026-02-30")
    frame, dossiers = sent(haven)
    bad, good = plan_chunk(frame, dossiers)
    assert "clienten/c-0001/intake.yaml" in bad.skipped
    assert not good.findings
    assert len(good.documents) > len(bad.documents)


def test_just_what_is_asked_for_is_made_and_what_is_not_there_has_no_bytes(haven: Project) -> None:
    frame, (first, _) = sent(haven)
    path = "clienten/c-0001/intake-v2026.1.docx"
    made = make_chunk(frame, [Wanted(first, (path, "clienten/c-0001/niets-v2026.1.docx"))])
    assert [(name, data is not None) for name, data, _ in made] == [
        (path, True), ("clienten/c-0001/niets-v2026.1.docx", False),
    ]  # fmt: skip


def test_a_document_says_the_same_of_its_record_whether_that_was_worked_out_before_or_not(haven: Project) -> None:
    frame, (first, _) = sent(haven)
    planned = plan_chunk(frame, [first])[0].documents
    paths = tuple(document.path for document in planned)
    known = tuple(document.fingerprint for document in planned)
    assert all(known)
    assert make_chunk(frame, [Wanted(first, paths, known)]) == make_chunk(frame, [Wanted(first, paths)])


def test_a_fingerprint_that_is_known_is_not_worked_out_again(haven: Project) -> None:
    frame, (first, _) = sent(haven)
    ((_, data, _),) = make_chunk(frame, [Wanted(first, ("clienten/c-0001/intake-v2026.1.docx",), ("bekend",))])
    assert read_properties(data or b"")["docgen.record"] == "bekend"
