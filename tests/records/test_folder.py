"""An organisation's folder, read whole, with every finding at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Project
from journeys.haven import CLIENT, HANDBOOK, INTAKE, ORGANISATION, client, tree

from docgen.errors import RecordError
from docgen.records.enums import Status
from docgen.records.folder import Folder, load_folder

Make = Callable[..., Project]


def loaded(project: Make, **more: str | None) -> Folder:
    names = {name.replace("__", "/") + ".yaml": text for name, text in more.items()}
    return load_folder(project({**tree(), **names}).path)


def codes(folder: Folder) -> list[str]:
    return [finding.code for finding in folder.findings]


def test_every_client_is_a_dossier_with_its_records(project: Make) -> None:
    folder = load_folder(project({**tree(), **client("a-2"), **client("a-1")}).path)
    assert [dossier.ref for dossier in folder.dossiers] == ["a-1", "a-2", "c-0001"]
    dossier = folder.dossiers[2]
    assert [record.form for record in dossier.records] == ["aanmelding", "intake"]
    assert dossier.client is not None
    assert dossier.client.record.roepnaam == "Ruud"
    found = dossier.get("intake")
    assert found is not None
    assert found.record.status is Status.CONCEPT
    assert dossier.get("uitstroom") is None


def test_records_of_a_cycle_know_their_cycle() -> None:
    folder = load_folder(ROOT / "samples" / "de-brug")
    dossier = next(d for d in folder.dossiers if d.get("begeleidingsplan", 2))
    first, second = dossier.get("begeleidingsplan", 1), dossier.get("begeleidingsplan", 2)
    assert first is not None
    assert second is not None
    assert first.file.name.endswith("cyclus-1/begeleidingsplan.yaml")
    assert first.record != second.record


def test_a_handbook_may_be_one_file_or_many(project: Make) -> None:
    files = tree()
    del files["handboek/handboek.yaml"]
    folder = load_folder(project({**files, "handboek.yaml": HANDBOOK}).path)
    assert codes(folder) == []
    assert folder.current is not None
    assert folder.current.name == "2026.1"


def test_topics_of_the_handbook_come_in_the_order_of_their_names_after_handboek(project: Make) -> None:
    folder = loaded(project, handboek__a="visie: Uit a\n", handboek__b="visie: Uit b\n")
    assert folder.current is not None
    assert folder.current.handboek.visie == "Uit b"


def test_files_of_docgen_itself_are_no_topic(project: Make) -> None:
    folder = loaded(project, handboek__versies="formulieren:\n  intake: {versie: '2025.1', digest: x}\n")
    assert codes(folder) == []
    assert folder.form_versions is not None
    assert folder.form_versions.formulieren["intake"].versie == "2025.1"


def test_a_folder_without_a_handbook_says_how_to_make_one(project: Make) -> None:
    files = tree()
    del files["handboek/handboek.yaml"]
    folder = load_folder(project(files).path)
    assert "handbook.missing" in codes(folder)
    assert folder.current is None


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        load_folder(tmp_path)
    assert [d.code for d in caught.value.diagnostics] == ["folder.missing"]


def test_a_byte_order_mark_is_no_part_of_the_text(project: Make) -> None:
    folder = load_folder(project({**tree(), "organisatie.yaml": "\ufeff" + ORGANISATION}).path)
    assert codes(folder) == []


def test_windows_line_ends_change_nothing(project: Make) -> None:
    plain = load_folder(project(tree()).path)
    windows = load_folder(
        project({n: t.replace("\n", "\r\n") if isinstance(t, str) else t for n, t in tree().items()}).path
    )
    assert codes(windows) == []
    assert [r.record for r in windows.all_records()] == [r.record for r in plain.all_records()]


@pytest.mark.parametrize(
    "name",
    [
        "clienten/c-0001/persoonsbeschrijving.yaml",
        "clienten/c-0001/cyclus-1/intake.yaml",
        "clienten/c-0001/cyclus-x/begeleidingsplan.yaml",
    ],
)
def test_a_record_in_the_wrong_folder_is_told(name: str, project: Make) -> None:
    folder = load_folder(project({**tree(), name: 'handboek_versie: "2026.1"\n'}).path)
    assert codes(folder) == ["record.unknown-file"]


def test_approvals_of_client_copies_stand_beside_the_records(project: Make) -> None:
    approvals = "rondes: {cyclus-1: {veiligheid: {antwoord: neutraal}}}\n"
    folder = loaded(project, **{"clienten__c-0001__kopie-persoonsbeschrijving": approvals})

    assert codes(folder) == []
    assert folder.dossiers[0].copy("persoonsbeschrijving") is not None
    assert all(not record.form.startswith("kopie") for record in folder.dossiers[0].records)


@pytest.mark.parametrize("ref", ["C-0001", "c_1", "Jan", "-1", "c" * 41, "c.1"])
def test_a_client_has_a_pseudonymous_ref(ref: str, project: Make) -> None:
    folder = load_folder(project({**tree(), f"clienten/{ref}/client.yaml": CLIENT}).path)
    assert codes(folder) == ["record.bad-ref"]
    assert [dossier.ref for dossier in folder.dossiers] == ["c-0001"]


def test_a_mistake_in_one_record_leaves_the_others_usable(project: Make) -> None:
    folder = loaded(project, **{"clienten__c-0001__intake": INTAKE.replace("2026-02-12", "ooit")})
    usable = {record.form: record.usable for record in folder.all_records()}
    assert usable == {"client": True, "aanmelding": True, "intake": False}


def test_a_warning_leaves_a_record_usable(project: Make) -> None:
    folder = loaded(project, **{"clienten__c-0001__intke": INTAKE})
    assert all(record.usable for record in folder.all_records())


def test_a_concept_follows_the_current_handbook_and_a_final_record_keeps_its_own(project: Make) -> None:
    folder = loaded(project, **{"clienten__c-0001__intake": INTAKE.replace('"2026.1"', '"2025.1"')})
    registration, intake = folder.dossiers[0].records
    assert folder.version_of(intake) is folder.current
    assert folder.version_of(registration) is folder.current
    assert folder.version("2025.1") is None


def test_exit_questionnaires_stand_outside_the_clients() -> None:
    folder = load_folder(ROOT / "samples" / "de-brug")
    assert len(folder.exits) >= 6
    assert all(file.ref == "" for file in folder.exits)
    assert all("ref" not in type(file.record).model_fields for file in folder.exits)


@pytest.mark.parametrize("name", ["de-brug", "jong-noord", "samen-thuis"])
def test_a_sample_is_read_without_a_finding(name: str) -> None:
    folder = load_folder(ROOT / "samples" / name)
    assert [str(finding) for finding in folder.findings] == []
    assert len(folder.dossiers) >= 4


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("medewerkers.yml", "'medewerkers.yaml'"),
        ("handboek/fasen.yml", "'fasen.yaml'"),
        ("clienten/c-0001/uitstroom.yml", "'uitstroom.yaml'"),
        ("exit/2026/3f9a1c07.yml", "'3f9a1c07.yaml'"),
        ("exit/0a1b2c3d.yaml", "exit/2026/"),
        ("exit/2026/oud/0a1b2c3d.yaml", "exit/2026/"),
        ("handbook.yaml", "'handboek.yaml'"),
        ("Organisatie.yaml", "'organisatie.yaml'"),
        ("fasen.yaml", "map handboek"),
        ("intake.yaml", "clienten/c-0001/intake.yaml"),
        ("begeleidingsplan.yaml", "clienten/c-0001/cyclus-1/begeleidingsplan.yaml"),
        ("handboek/fasen/intake.yaml", "map handboek"),
        ("clienten/c-0001.yaml", "clienten/c-0001/intake.yaml"),
        ("clienten/intake.yaml", "clienten/c-0001/intake.yaml"),
        ("clienten/c-0001/uitstroom.yaml.txt", "'uitstroom.yaml'"),
        ("clienten/c-0001/uitstroom.YAML", "'uitstroom.yaml'"),
        ("clienten/c-0001/uitstroom.json", "'uitstroom.yaml'"),
        ("clienten.json", "'clienten.jsonl'"),
        ("clienten.db", "'clienten.sqlite'"),
    ],
)
def test_a_file_that_nothing_reads_is_told(name: str, remedy: str, project: Make) -> None:
    folder = load_folder(project({**tree(), name: "jaar: 2026\n"}).path)
    assert [(d.code, d.location.file) for d in folder.findings] == [("folder.not-read", name)]
    assert remedy in folder.findings[0].remedy


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("client/c-0002/client.yaml", "'clienten'"),
        ("Clienten/c-0002/client.yaml", "'clienten'"),
        ("handbook/fasen.yaml", "'handboek'"),
        ("sjabloon/intake.docx", "'sjablonen'"),
    ],
)
def test_a_folder_that_resembles_one_of_ours_is_told(name: str, remedy: str, project: Make) -> None:
    (finding,) = load_folder(project({**tree(), name: "roepnaam: Ruud\n"}).path).findings
    assert (finding.code, finding.location.file) == ("folder.not-read", name.partition("/")[0])
    assert remedy in finding.remedy


def test_of_two_files_with_all_clients_the_one_that_is_not_read_is_told(project: Make) -> None:
    folder = load_folder(project({**tree(), "clienten.jsonl": "", "clienten.sqlite": ""}).path)
    assert [(d.code, d.location.file) for d in folder.findings] == [("folder.not-read", "clienten.sqlite")]
    assert "'clienten.jsonl'" in folder.findings[0].remedy


@pytest.mark.parametrize("basis", ["basis: opvang-1", "basis: 'opvang-1'  # van ons"])
def test_a_handbook_file_that_cannot_be_parsed_leaves_the_others_judged_by_its_basis(basis: str, project: Make) -> None:
    more = {
        "handboek/handboek.yaml": f'{basis}\nversie: "2026.1"\nx: [',
        "handboek/leefgebieden.yaml": "leefgebieden:\n  wijzigen:\n    wonen: {naam: Huis}\n    wonnen: {naam: Huis}\n",
    }
    folder = load_folder(project({**tree(), **more}).path)
    assert codes(folder) == ["yaml.unreadable", "handbook.unknown-code", "record.missing-key"]


def test_without_any_basis_the_other_files_of_the_handbook_are_not_blamed(project: Make) -> None:
    more = {"handboek/handboek.yaml": "x: [", "handboek/fasen.yaml": "fasen:\n  intake: {naam: Kennismaken}\n"}
    assert codes(load_folder(project({**tree(), **more}).path)) == ["yaml.unreadable"]


FOREIGN = [
    ".DS_Store", ".gitlab-ci.yml", "Thumbs.db", "notulen.docx", "mappen/plan.docx", "Cliënten/lijst.docx",
    "package.json", "schemas/intake.schema.json",
    "clienten/.DS_Store", "clienten/Thumbs.db", "clienten/lees-mij.txt", "clienten/.Trash-1000/c-0001/client.yaml",
    "clienten/c-0001/~$take.docx", "clienten/c-0001/notitie.txt", "clienten/c-0001/brief.pdf",
    "clienten/c-0001/._intake.yaml", "clienten/c-0001/.intake.yaml.swp",
    "handboek/._fasen.yaml", "handboek/uitleg.docx", "exit/2026/._3f9a1c07.yaml", "exit/.DS_Store",
]  # fmt: skip


def test_ordinary_files_of_others_are_left_without_a_word(project: Make) -> None:
    """`._intake.yaml` is what macOS leaves beside a file on a network drive."""
    folder = load_folder(project({**tree(), **dict.fromkeys(FOREIGN, b"\0\5\x16\7\xff\xfe")}).path)
    assert [str(finding) for finding in folder.findings] == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("cylcus-1/begeleidingsplan.yaml", "'cyclus-1'"),
        ("Cyclus 2/begeleidingsplan.yaml", "'cyclus-2'"),
        ("cyclus-01/begeleidingsplan.yaml", "'cyclus-1'"),
        ("ronde-2/begeleidingsplan.yaml", "cyclus-1, cyclus-2, …"),
        ("cyclus-1/begeleidngsplan.yaml", "'begeleidingsplan.yaml'"),
        ("cyclus-1/intake.yaml", "'intake.yaml', in de map van de cliënt"),
        ("intakeformulier.yaml", "'intake.yaml'"),
    ],
)
def test_a_record_with_the_wrong_name_or_folder_is_told_the_right_one(name: str, remedy: str, project: Make) -> None:
    (finding,) = load_folder(project({**tree(), f"clienten/c-0001/{name}": INTAKE}).path).findings
    assert (finding.code, finding.location.file) == ("record.unknown-file", f"clienten/c-0001/{name}")
    assert remedy in finding.remedy


def test_a_folder_with_the_name_of_a_record_is_a_finding(project: Make) -> None:
    folder = load_folder(project({**tree(), "clienten/c-0001/uitstroom.yaml/x.txt": "x"}).path)
    assert codes(folder) == ["yaml.cannot-read"]


@pytest.mark.parametrize("name", ["ruud", "c-0001", "3F9A1C07", "12"])
def test_a_questionnaire_has_a_random_number_for_a_name(name: str, project: Make) -> None:
    answers = 'handboek_versie: "2026.1"\njaar: 2026\n'
    folder = load_folder(project({**tree(), f"exit/2026/{name}.yaml": answers}).path)
    assert codes(folder) == ["record.exit-name"]


@pytest.mark.parametrize("version", ["../../x", "2026/1", "..", ".", "a" * 31, " 2026", "2026:1", "CON\\1", "1\n2", ""])
def test_a_version_can_stand_in_the_name_of_a_file(version: str, project: Make) -> None:
    text = HANDBOOK.replace('"2026.1"', repr(version).replace("'", '"'))
    folder = load_folder(project({**tree(), "handboek/handboek.yaml": text}).path)
    assert "record.bad-version" in codes(folder)
    assert folder.current is None


@pytest.mark.parametrize("version", ["1", "2026.1", "2026.1 concept", "v1-b_2"])
def test_ordinary_versions_are_fine(version: str, project: Make) -> None:
    folder = load_folder(project({**tree(), "handboek/handboek.yaml": HANDBOOK.replace("2026.1", version)}).path)
    assert folder.current is not None
    assert folder.current.name == version


def test_what_is_missing_is_placed_in_the_file_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "organisatie.yaml").write_text("korte_naam: Haven\n", encoding="utf-8")
    (tmp_path / "medewerkers.yaml").write_text("medewerkers: {}\n", encoding="utf-8")
    (tmp_path / "handboek.yaml").write_text("basis: basis-1\nversie: '1'\n", encoding="utf-8")

    found = [each for each in load_folder(tmp_path).findings if each.code == "record.missing-key"]

    assert [(each.location.file, each.location.field) for each in found] == [("organisatie.yaml", "naam")]
