"""The verbs as functions: what they give back, and what a form's version depends on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Project
from journeys.haven import own_templates, tree, word

from docgen import api
from docgen.api.checking import check, check_own_templates, template_names, workshop_for
from docgen.api.releasing import slice_digest
from docgen.api.showing import show
from docgen.diagnostics import Severity
from docgen.documents.forms import FORMS
from docgen.documents.workshop import form_of
from docgen.errors import RecordError, TemplateError

Make = Callable[..., Project]


@pytest.fixture
def haven(project: Make) -> Project:
    return project({**tree(), **own_templates()})


# --- check


def test_findings_come_in_the_order_of_files_and_lines(project: Make) -> None:
    wrong = {"clienten/c-0001/client.yaml": "roepnaam: Ruud\nb: 1\na: 1\n", "clienten/c-0002/client.yaml": "x: 1\n"}
    found = check(project({**tree(), **wrong}).path).findings
    places = [(f.location.file or "", f.location.line or 0) for f in found]
    assert places == sorted(places)


def test_a_finding_is_told_once(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("{{ intake.nuu }}", "{{ intake.nuu }}")})
    found = check(haven.path).findings
    assert len(found) == len(set(found)) == 2


def test_every_own_template_is_checked_and_only_those(tmp_path: Path) -> None:
    for name in ("intake.docx", "~$intake.docx", ".intake.docx", "leesmij.txt", "brief.docx"):
        (tmp_path / name).write_bytes(word("{{ niets }}"))
    found = {(d.code, d.location.file) for d in check_own_templates(tmp_path)}
    assert found == {
        ("template.unknown-name", "sjablonen/intake.docx"),
        ("template.unknown-file", "sjablonen/brief.docx"),
    }
    assert check_own_templates(tmp_path / "nergens") == []


def test_an_own_template_may_have_the_name_of_every_shipped_one() -> None:
    shipped = {
        p.name
        for folder in ("docx", "xlsx")
        for p in (ROOT / "templates" / folder).glob("*.*x")
        if p.name[0] not in "~."
    }
    assert shipped <= set(template_names())


@pytest.mark.parametrize("folder", ["docx", "xlsx"])
def test_no_shipped_template_has_an_error(folder: str) -> None:
    for path in sorted((ROOT / "templates" / folder).glob("*.*x")):
        form = form_of(path.name)
        assert [str(d) for d in api.check_template(path, form) if d.severity is Severity.ERROR] == [], path.name


# --- render and build


def test_render_gives_bytes_and_writes_nothing(haven: Project) -> None:
    before = haven.files()
    assert api.render(haven.path, "intake", "clienten/c-0001/intake.yaml").startswith(b"PK")
    assert haven.files() == before


def test_build_tells_how_far_it_is(haven: Project) -> None:
    told: list[tuple[int, int]] = []
    api.build(haven.path, only="clienten/*", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    told.clear()
    api.build(haven.path, only="clienten/*", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_blank_for_one_place_is_made_only_where_it_differs(project: Make) -> None:
    places = "locaties:\n  toevoegen:\n    kade: {naam: Kade}\n    linde: {naam: Linde}\n"
    files = {**tree(), **own_templates()}
    files["organisatie.yaml"] = str(files["organisatie.yaml"]) + places
    files["handboek/eigen.yaml"] = "toelating: {toevoegen: {rolstoel: {tekst: Kan traplopen., geldt_voor: [kade]}}}\n"
    haven = project(files)
    report = api.build(haven.path, only="formulieren/[ai][an][nt]*")
    assert [name for name in haven.files("uitvoer") if "kade" in name] == [
        "formulieren/aanmelding-leeg-kade-v2026.1.docx"
    ]
    assert report.count("gelijk") >= 1


# --- show


@pytest.mark.parametrize("topic", ["fasen.intake", "handboek.fasen.intake"])
def test_a_topic_may_be_named_with_or_without_the_handbook(topic: str, haven: Project) -> None:
    lines = {line.path: line.value for line in show(haven.path, topic)}
    assert lines["fasen.intake.naam"] == "Intake"


def test_show_of_one_value_gives_one_line(haven: Project) -> None:
    (line,) = show(haven.path, "organisatie.korte_naam")
    assert (line.value, line.origin) == ("De Haven", "organisatie.yaml, regel 2")


def test_yes_and_no_and_lists_read_as_dutch(haven: Project) -> None:
    assert {line.value for line in show(haven.path, "formulieren.intake.gebruiken")} == {"ja"}
    (line,) = show(haven.path, "leefgebieden.wonen.richtvragen")
    assert "; " in line.value


def test_what_docgen_itself_fills_in_says_so(haven: Project) -> None:
    (line,) = show(haven.path, "organisatie.opname")
    assert line.origin.startswith(("basis", "docgen"))


# --- what a form's version depends on


def digest_of(folder: Project, form: str) -> bytes:
    checked = check(folder.path)
    assert checked.folder.current is not None
    return slice_digest(workshop_for(checked), checked.folder.current, form)


@pytest.mark.parametrize(
    ("change", "aanmelding", "intake"),
    [
        ("toelating: {wijzigen: {duur: {tekst: Anders.}}}\n", True, False),
        ("toelating: {wijzigen: {duur: {vraag: Anders?}}}\n", True, False),
        ("visie: Anders\n", False, False),
        ("datum: 2026-06-01\n", False, False),
    ],
)
def test_a_form_depends_on_what_its_templates_read(change: str, aanmelding: bool, intake: bool, haven: Project) -> None:
    before = {form: digest_of(haven, form) for form in ("aanmelding", "intake")}
    haven.write({"handboek/z.yaml": change})
    after = {form: digest_of(haven, form) for form in ("aanmelding", "intake")}
    assert (before["aanmelding"] != after["aanmelding"], before["intake"] != after["intake"]) == (aanmelding, intake)


def test_release_gives_a_version_to_every_form(haven: Project) -> None:
    haven.write(
        {
            "handboek/f.yaml": "".join(
                f"formulieren: {{{', '.join(f'{f}: {{gebruiken: false}}' for f in FORMS if f not in ('intake',))}}}\n"
            )
        }
    )
    result = api.release(haven.path)
    assert set(result.forms) == set(FORMS)
    assert result.version == "2026.1"
    assert not result.already


# --- describing


def test_fields_of_a_template_are_sorted_by_root_and_never_twice() -> None:
    for form in FORMS:
        paths = [line.path for line in api.template_fields(form)]
        assert len(paths) == len(set(paths)), form


def test_an_unknown_form_is_refused_everywhere(haven: Project) -> None:
    with pytest.raises(TemplateError):
        api.template_fields("x")
    with pytest.raises(TemplateError):
        api.check_template(haven.path / "sjablonen" / "intake.docx", "x")
    with pytest.raises(RecordError):
        api.render(haven.path, "x")


def test_schemas_refuse_what_the_records_refuse() -> None:
    for name, schema in api.json_schemas().items():
        assert schema["additionalProperties"] is False, name
        assert schema["$schema"].startswith("https://json-schema.org/"), name
