"""Which documents a folder yields, under which names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from conftest import Project
from journeys.haven import CLIENT, INTAKE, REGISTRATION, client, tree

from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.forms import FORMS
from docgen.records.folder import load_folder

Make = Callable[..., Project]


def specs(project: Make, files: dict[str, Any]) -> dict[str, DocumentSpec]:
    found = list(catalogue(load_folder(project({**tree(), **files}).path)))
    assert len({spec.path for spec in found}) == len(found)
    return {spec.path: spec for spec in found}


def test_every_form_in_use_is_there_blank_in_the_kinds_that_were_chosen(project: Make) -> None:
    own = (
        "formulieren:\n  aanmelding: {excel: true}\n  intake: {excel: true, word: false}\n  exit: {gebruiken: false}\n"
    )
    blanks = {p for p in specs(project, {"handboek/f.yaml": own}) if p.startswith("formulieren/")}
    assert {"formulieren/aanmelding-leeg-v2026.1.docx", "formulieren/aanmelding-leeg-v2026.1.xlsx"} <= blanks
    assert not any("intake" in p for p in blanks)  # there is no workbook of the intake
    assert not any("exit" in p for p in blanks)


def test_the_name_of_a_filled_form_is_its_place_and_version(project: Make) -> None:
    plan = 'status: concept\nhandboek_versie: "2026.1"\n'
    found = specs(project, {"clienten/c-0001/cyclus-2/begeleidingsplan.yaml": plan})
    spec = found["clienten/c-0001/cyclus-2/begeleidingsplan-v2026.1.docx"]
    assert (spec.form, spec.document().cyclus, spec.document().ref, spec.document().blanco) == (
        "begeleidingsplan",
        2,
        "c-0001",
        False,
    )
    assert spec.document().concept


def test_a_questionnaire_has_the_name_of_its_file_and_points_at_nobody(project: Make) -> None:
    answers = 'handboek_versie: "2026.1"\njaar: 2026\n'
    found = specs(project, {"exit/2026/0a1b2c3d.yaml": answers})
    spec = found["exit/2026/0a1b2c3d-v2026.1.docx"]
    assert (spec.client, spec.document().ref) == (None, "")


def test_a_record_that_lapsed_is_not_printed(project: Make) -> None:
    lapsed = client("c-0001", intake=INTAKE.replace("status: concept", "status: vervallen"))
    assert not any(p.startswith("clienten/c-0001/intake") for p in specs(project, lapsed))


def test_a_record_with_errors_or_without_its_client_is_not_printed(project: Make) -> None:
    wrong = client("c-0001", aanmelding=REGISTRATION.replace("2026-02-09\nkanaal", "ooit\nkanaal"))
    alone = {"clienten/c-0002/intake.yaml": INTAKE, "clienten/c-0003/client.yaml": CLIENT}
    paths = [p for p in specs(project, {**wrong, **alone}) if p.startswith("clienten/")]
    assert paths == ["clienten/c-0001/intake-v2026.1.docx"]


def test_a_checklist_that_was_left_without_lines_is_not_made_where_there_is_no_opname(project: Make) -> None:
    files = {"organisatie.yaml": str(tree()["organisatie.yaml"]) + "opname: false\n"}
    with_lines = specs(project, files)
    assert any("opname" in p for p in with_lines)
    groups = load_folder(project({**tree(), **files}).path).current
    assert groups is not None
    codes = ", ".join(groups.handboek.checklists.opname.groepen)
    empty = {"handboek/c.yaml": f"checklists: {{opname: {{groepen: {{weglaten: [{codes}]}}}}}}\n"}
    assert not any("opname" in p for p in specs(project, {**files, **empty}))


def test_a_released_form_keeps_its_own_version_in_its_name(project: Make) -> None:
    versions = "formulieren:\n  intake: {versie: '2025.2', digest: x}\n"
    found = specs(project, {"handboek/versies.yaml": versions})
    assert "formulieren/intake-leeg-v2025.2.docx" in found
    assert "formulieren/aanmelding-leeg-v2026.1.docx" in found


def test_no_two_documents_differ_by_case_or_length_only(project: Make) -> None:
    found = specs(project, client("c-" + "9" * 38))
    assert len({path.casefold() for path in found}) == len(found)
    assert max(len(Path(path).name.encode()) for path in found) <= 120


def test_without_a_handbook_there_is_nothing_to_make(project: Make) -> None:
    assert list(catalogue(load_folder(project({"organisatie.yaml": "naam: X\n"}).path))) == []


def test_every_form_of_the_method_has_its_number() -> None:
    assert {form.number for form in FORMS.values()} == {"F1", "F2", "F3", "F6", "F7", "F9", "F10"}
