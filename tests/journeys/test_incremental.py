"""Building again after a change: exactly what reads it is made anew, and nothing of a person is lost (design 6)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from conftest import Project, Ran

from docgen import api
from docgen.build import keys
from docgen.documents import pages
from docgen.ooxml.reading import read_docx
from journeys.haven import client, own_templates, tree, word

INTAKE = "clienten/c-0001/intake-v2026.1.docx"
BESIDE = "clienten/c-0001/intake-v2026.1.nieuw.docx"
REGISTERED = "clienten/c-0001/aanmelding-v2026.1.docx"


@pytest.fixture(scope="module")
def at_first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """De Haven with concepts, a second client and templates of its own, built once."""
    folder = Project(tmp_path_factory.mktemp("incremental") / "organisatie")
    files: dict[str, Any] = {**tree(), **client("c-0002"), **own_templates()}
    for name in [name for name in files if name.endswith(("aanmelding.yaml", "intake.yaml"))]:
        files[name] = files[name].replace("status: vastgesteld", "status: concept")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pages, "_office", lambda: None)
        done = folder.write(files).run("build")
    assert done.code == 0, done.said
    return folder.path


@pytest.fixture
def haven(at_first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of it, without LibreOffice to measure pages."""
    monkeypatch.setattr(pages, "_office", lambda: None)
    shutil.copytree(at_first, tmp_path / "organisatie")
    return Project(tmp_path / "organisatie")


def built(folder: Project) -> dict[str, bytes]:
    return folder.files("uitvoer")


def told(folder: Project, *words: str) -> dict[str, Any]:
    """What a build says of itself."""
    done = folder.run("build", "--format", "json", *words)
    assert done.out, done.said
    return json.loads(done.out)


def made(report: dict[str, Any]) -> dict[str, list[str]]:
    """The documents that were made, with the reasons: `sjabloon`, or the path of what changed."""
    return {
        document["path"]: [reason["path"] or reason["cause"] for reason in document["reasons"]]
        for document in report["documents"]
        if document["status"] in ("gemaakt", "ernaast", "te maken")
    }


def statuses(report: dict[str, Any]) -> dict[str, str]:
    return {document["path"]: document["status"] for document in report["documents"]}


# --- nothing to do


def test_nothing_changed_is_nothing_to_do(haven: Project) -> None:
    before = built(haven)
    done = haven.run("build")
    assert done.code == 0
    assert done.out.startswith("Niets te doen: ")
    assert built(haven) == before


def test_nothing_to_do_counts_what_a_build_counted(haven: Project) -> None:
    assert told(haven)["nothing_to_do"] is False  # a copy: every file is another one
    report = told(haven)
    assert report["nothing_to_do"] is True
    assert sum(report["counts"].values()) == len(report["documents"])
    assert set(report["counts"]) <= {"ongewijzigd", "gelijk"}


def test_the_build_after_the_very_first_has_nothing_to_do_either(haven: Project) -> None:
    shutil.rmtree(haven.path / "uitvoer")
    assert told(haven)["nothing_to_do"] is False
    assert told(haven)["nothing_to_do"] is True


QUICK = """
import sys
from docgen.cli import main
try:
    main(["build", sys.argv[1]])
finally:
    heavy = {"pydantic", "lxml", "rich", "jinja2", "openpyxl", "xlsxwriter"} & set(sys.modules)
    print("HEAVY", sorted(heavy), file=sys.stderr)
"""


def test_finding_out_that_nothing_changed_imports_nothing_that_reads_or_makes_documents(haven: Project) -> None:
    haven.run("build")
    done = subprocess.run(
        [sys.executable, "-c", QUICK, str(haven.path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert "Niets te doen" in done.stdout, done.stdout + done.stderr
    assert "HEAVY []" in done.stderr


def test_another_output_folder_is_built_on_its_own(haven: Project, tmp_path: Path) -> None:
    done = haven.run("build", "--out", str(tmp_path / "elders"))
    assert done.code == 0
    assert Project(tmp_path / "elders").files() == built(haven)


# --- what changed, and what reads it


def comma(folder: Project, path: str, old: str, new: str) -> dict[str, list[str]]:
    """Change a cell of the handbook and build."""
    topic, _, rest = path.partition(".")
    folder.write({"handboek/wijziging.yaml": f"{topic}: {nested(rest, new)}\n"})
    return made(told(folder))


def nested(path: str, value: str) -> str:
    head, _, rest = path.partition(".")
    return f"{{{head}: {nested(rest, value) if rest else json.dumps(value)}}}"


def test_a_comma_in_a_phase_remakes_only_the_handbook_that_prints_it(haven: Project) -> None:
    found = comma(haven, "fasen.intake.wat.zin", "", "We maken kennis, en zoeken uit wat past.")
    assert found
    assert {path.split("/")[0] for path in found} == {"handboek"}
    assert all("handboek.fasen.intake.wat.zin" in reasons for reasons in found.values())


def test_another_word_for_a_question_remakes_the_forms_that_ask_it(haven: Project) -> None:
    question = "fasen: {intake: {vragen: {wijzigen: {hulpvraag: {vraag: Waar wil je hulp bij?}}}}}"
    template = word("{{ afgeleid.velden.hulpvraag.label }}")
    haven.write({"handboek/wijziging.yaml": question, "sjablonen/intake.docx": template})
    haven.run("build")
    haven.change("handboek/wijziging.yaml", "hulp bij?", "hulp bij, en wat niet?")
    found = made(told(haven))
    forms = {path for path in found if not path.startswith("handboek/")}
    assert forms == {"formulieren/intake-leeg-v2026.1.docx", INTAKE, INTAKE.replace("c-0001", "c-0002")}
    assert {reason for path in forms for reason in found[path]} == {"handboek.fasen.intake.vragen.hulpvraag.vraag"}


def test_a_handbook_number_alone_remakes_the_handbook_only(haven: Project) -> None:
    assert haven.run("release").code == 0
    haven.run("build")
    before = {path: data for path, data in built(haven).items() if not path.startswith("handboek/")}
    haven.change("handboek/handboek.yaml", 'versie: "2026.1"', 'versie: "2026.2"')
    haven.change("handboek/handboek.yaml", "datum: 2026-01-12", "datum: 2026-06-01")
    found = made(told(haven))
    assert {path.split("/")[0] for path in found} == {"handboek"}
    assert {path: data for path, data in built(haven).items() if not path.startswith("handboek/")} == before


def test_a_changed_field_remakes_the_documents_of_that_record(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    assert made(told(haven)) == {
        "clienten/c-0001/aanmelding-v2026.1.docx": ["aanmelding.hulpvraag"],
        "clienten/c-0001/aanmelding-v2026.1.xlsx": ["aanmelding.hulpvraag"],
    }


def test_a_field_that_nothing_prints_remakes_nothing(haven: Project) -> None:
    haven.change("clienten/c-0001/client.yaml", "voorbeeld: true", "voorbeeld: false")
    assert made(told(haven)) == {}


def test_a_file_that_is_only_saved_again_remakes_nothing(haven: Project) -> None:
    file = haven.path / "clienten" / "c-0001" / "aanmelding.yaml"
    file.write_bytes(file.read_bytes() + b"# opmerking\n")
    assert made(told(haven)) == {}


def test_a_changed_template_remakes_its_own_documents(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("{{ client.roepnaam }} {{ intake.datum }}")})
    found = made(told(haven))
    assert set(found) == {
        "formulieren/intake-leeg-v2026.1.docx", INTAKE, "clienten/c-0002/intake-v2026.1.docx"
    }  # fmt: skip
    assert {reason for reasons in found.values() for reason in reasons} == {"sjabloon"}


def test_a_changed_house_style_remakes_everything(haven: Project) -> None:
    haven.change("organisatie.yaml", "#1F5F8B", "#8B1F5F")
    report = told(haven)
    assert {"huisstijl"} == {r["cause"] for d in report["documents"] for r in d["reasons"] if r["cause"] != "gedeeld"}
    assert "ongewijzigd" not in report["counts"]


def test_another_engine_number_remakes_everything(haven: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("docgen.build.keys", "docgen.api.keying", "docgen.api.folders"):
        monkeypatch.setattr(f"{module}.ENGINE", keys.ENGINE + 1)
    report = told(haven)
    assert {reason["cause"] for d in report["documents"] for reason in d["reasons"]} == {"docgen"}
    assert "gemaakt" not in report["counts"]  # made again, and equal


def test_a_missing_document_is_made_again(haven: Project) -> None:
    (haven.path / "uitvoer" / INTAKE).unlink()
    assert made(told(haven)) == {INTAKE: ["ontbreekt"]}


def test_an_incremental_build_gives_the_bytes_of_a_clean_one(haven: Project, tmp_path: Path) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    haven.run("build")
    comma(haven, "fasen.intake.wat.zin", "", "Kennismaken, rustig aan.")
    haven.change("organisatie.yaml", "#1F5F8B", "#8B1F5F")
    haven.run("build")
    haven.run("build", "--out", str(tmp_path / "schoon"))
    assert built(haven) == Project(tmp_path / "schoon").files()


def test_what_was_put_beside_a_hand_edit_just_now_is_no_nothing_to_do(haven: Project) -> None:
    edit(haven, INTAKE)
    haven.change("clienten/c-0001/intake.yaml", "Ik slaap in mijn bus.", "Ik slaap bij een vriend.")
    done = haven.run("build")
    assert "Niets te doen" not in done.out
    assert "ernaast" in done.out.lower()
    assert "Niets te doen" in haven.run("build").out


def test_a_document_that_nothing_asks_for_is_listed_before_it_is_pruned(haven: Project) -> None:
    edit(haven, INTAKE)
    haven.write(dict.fromkeys(("clienten/c-0001/intake.yaml", "clienten/c-0001/aanmelding.yaml")))
    before = built(haven)
    listed = told(haven, "--dry-run", "--prune")
    assert (set(listed["removed"]) >= {INTAKE, REGISTERED}, listed["pruned"]) == (True, [])
    assert built(haven) == before
    done = haven.run("build", "--prune")
    assert f"maar met de hand veranderd en dus gebleven: {INTAKE}" in done.err
    assert f"Weggehaald: {REGISTERED}" in done.err
    assert INTAKE in built(haven)
    assert REGISTERED not in built(haven)


def test_explain_says_per_document_why(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    done = haven.run("build", "--explain")
    assert f"{REGISTERED}: gemaakt, want aanmelding.hulpvraag" in done.out
    assert "c-0002" not in done.out


def test_a_dry_run_says_what_would_be_made_and_writes_nothing(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    before = built(haven)
    report = told(haven, "--dry-run")
    assert report["counts"]["te maken"] == 2
    assert built(haven) == before
    assert told(haven)["counts"]["gemaakt"] == 2


def test_the_summary_tells_how_many_for_which_reason(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    (haven.path / "uitvoer" / INTAKE).unlink()
    assert "Waarom: record 2, ontbreekt 1" in haven.run("build").out


def test_the_report_is_also_a_workbook(haven: Project, tmp_path: Path) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    haven.run("build", "--report", str(tmp_path / "verslag.xlsx"))
    sums, documents = openpyxl.load_workbook(tmp_path / "verslag.xlsx").worksheets
    lines = {row[0]: row[1:3] for row in documents.iter_rows(values_only=True)}
    assert lines[REGISTERED] == ("gemaakt", "aanmelding.hulpvraag")
    assert ("gemaakt", 2) in [row[:2] for row in sums.iter_rows(values_only=True)]


# --- what a person did


def edit(folder: Project, name: str) -> bytes:
    path = folder.path / "uitvoer" / name
    document = docx.Document(str(path))
    document.add_paragraph("Met de hand erbij.")
    document.save(str(path))
    return path.read_bytes()


def zipped_again(folder: Project, name: str) -> None:
    path = folder.path / "uitvoer" / name
    data = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as new:
        for member in old.namelist():
            new.writestr(member, old.read(member))
    path.write_bytes(data.getvalue())


def test_a_document_that_was_saved_again_is_no_hand_edit(haven: Project) -> None:
    before = built(haven)
    zipped_again(haven, INTAKE)
    report = told(haven, "--verify")
    assert made(report) == {INTAKE: ["opnieuw bewaard"]}
    assert built(haven) == before


def test_a_document_that_libreoffice_saved_again_is_no_hand_edit(
    haven: Project, soffice: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    before = built(haven)
    document = haven.path / "uitvoer" / INTAKE
    soffice("--convert-to", "docx", "--outdir", str(tmp_path / "los"), str(document))
    shutil.copy(tmp_path / "los" / document.name, document)
    assert made(told(haven, "--verify")) == {INTAKE: ["opnieuw bewaard"]}
    assert built(haven) == before


def test_an_edit_is_told_every_time_until_it_is_settled(haven: Project) -> None:
    edit(haven, INTAKE)
    for _ in range(2):
        done = haven.run("build")
        assert done.code == 0, done.said
        assert f"Met de hand veranderd, dus de nieuwe staat ernaast: {BESIDE}" in done.err
        assert "docgen settle" in done.err


def settle(folder: Project, name: str, keep: str) -> Ran:
    return folder.docgen("settle", str(folder.path / "uitvoer" / name), "--keep", keep)


@pytest.mark.parametrize("named", [INTAKE, BESIDE])
def test_settling_for_mine_keeps_the_edit_until_something_changes(haven: Project, named: str) -> None:
    theirs = edit(haven, INTAKE)
    haven.run("build")
    done = settle(haven, named, "mine")
    assert done.code == 0, done.said
    assert BESIDE not in built(haven)
    assert haven.run("build").out.startswith("Niets te doen")
    assert built(haven)[INTAKE] == theirs

    haven.change("clienten/c-0001/intake.yaml", "datum: 2026-02-12", "datum: 2026-02-13")
    assert set(made(told(haven))) == {BESIDE}
    assert built(haven)[INTAKE] == theirs


@pytest.mark.parametrize("named", [INTAKE, BESIDE])
def test_settling_for_the_new_one_keeps_the_edit_aside(haven: Project, named: str) -> None:
    fresh = built(haven)[INTAKE]
    theirs = edit(haven, INTAKE)
    haven.run("build")
    done = settle(haven, named, "new")
    assert done.code == 0, done.said
    assert built(haven)[INTAKE] == fresh
    assert BESIDE not in built(haven)
    assert (haven.path / "uitvoer" / ".docgen" / "bewaard" / INTAKE).read_bytes() == theirs
    assert haven.run("build").out.startswith("Niets te doen")


def test_settling_where_there_is_nothing_to_settle_says_so(haven: Project, tmp_path: Path) -> None:
    for name in (INTAKE, "bestaat/niet.docx"):
        done = settle(haven, name, "mine")
        assert done.code == 1
        assert "settle.nothing" in done.err
    done = haven.docgen("settle", str(tmp_path / "los.docx"), "--keep", "new")
    assert (done.code, "settle.nothing" in done.err) == (1, True)


def test_a_document_of_a_removed_record_stays_until_it_is_pruned(haven: Project) -> None:
    theirs = edit(haven, REGISTERED)
    haven.run("build")
    for name in ("aanmelding", "intake"):
        haven.write({f"clienten/c-0001/{name}.yaml": None})
    report = told(haven)
    assert INTAKE in report["removed"]
    assert INTAKE in built(haven)
    assert "--prune" in haven.run("build").err

    report = told(haven, "--prune")
    assert INTAKE in report["pruned"]
    assert INTAKE not in built(haven)
    assert built(haven)[REGISTERED] == theirs


def test_prune_leaves_no_empty_folder_of_a_client(haven: Project) -> None:
    shutil.rmtree(haven.path / "clienten" / "c-0002")
    haven.run("build", "--prune")
    assert [path.name for path in (haven.path / "uitvoer" / "clienten").iterdir()] == ["c-0001"]
    assert haven.run("build").code == 0


def test_a_client_folder_without_its_client_keeps_its_documents(haven: Project) -> None:
    haven.write({"clienten/c-0001/client.yaml": None})
    report = told(haven, "--prune")
    assert (report["removed"], report["pruned"]) == ([], [])
    assert "clienten/c-0001/intake.yaml" in report["skipped"]


# --- final documents


def final(folder: Project) -> None:
    folder.change("clienten/c-0001/intake.yaml", "status: concept", "status: vastgesteld")
    assert folder.run("build").code == 0


def test_a_final_document_stays_as_it_is_when_the_template_or_the_house_style_changes(haven: Project) -> None:
    final(haven)
    before = built(haven)[INTAKE]
    haven.write({"sjablonen/intake.docx": word("Nieuw: {{ client.roepnaam }}")})
    haven.change("organisatie.yaml", "#1F5F8B", "#8B1F5F")
    for _ in range(2):
        assert statuses(told(haven))[INTAKE] == "bevroren"
    assert built(haven)[INTAKE] == before


def test_renewing_makes_a_new_version_beside_a_final_document(haven: Project) -> None:
    final(haven)
    before = built(haven)[INTAKE]
    haven.write({"sjablonen/intake.docx": word("Nieuw: {{ client.roepnaam }}")})
    renewed = "clienten/c-0001/intake-v2026.1.hernieuwd.docx"
    report = told(haven, "--renew")
    assert statuses(report)[renewed] == "gemaakt"
    assert built(haven)[INTAKE] == before
    assert "Nieuw: Ruud" in read_docx(built(haven)[renewed])
    assert set(made(told(haven, "--renew"))) == set()
    assert statuses(told(haven))[renewed] == "ongewijzigd"


def test_a_final_document_survives_a_lost_manifest(haven: Project) -> None:
    final(haven)
    before = built(haven)[INTAKE]
    haven.write({"sjablonen/intake.docx": word("Nieuw: {{ client.roepnaam }}")})
    (haven.path / "uitvoer" / ".docgen" / "manifest.sqlite").unlink()
    assert statuses(told(haven))[INTAKE] == "bevroren"
    assert built(haven)[INTAKE] == before


# --- what can go wrong


@pytest.mark.parametrize("damage", [b"geen sqlite meer", b"SQLite format 3\x00" + b"\xff" * 5000, None])
def test_a_lost_manifest_loses_nothing_and_is_told(haven: Project, damage: bytes | None) -> None:
    theirs = edit(haven, INTAKE)
    before = built(haven)
    manifest = haven.path / "uitvoer" / ".docgen" / "manifest.sqlite"
    manifest.unlink() if damage is None else manifest.write_bytes(damage)
    done = haven.run("build", "--format", "json")
    assert done.code == 0, done.said
    report = json.loads(done.out)
    assert [f["code"] for f in report["findings"]] == ([] if damage is None else ["build.manifest-lost"])
    assert built(haven)[INTAKE] == theirs
    assert {name: data for name, data in built(haven).items() if name != BESIDE} == before
    assert haven.run("build").out.startswith("Niets te doen")


def test_a_clock_that_was_set_back_hides_no_change(haven: Project) -> None:
    file = haven.path / "clienten" / "c-0001" / "aanmelding.yaml"
    file.write_bytes(file.read_bytes().replace(b"slapen", b"wonen!"))
    os.utime(file, ns=(10**18, 10**18))
    assert set(made(told(haven))) == {REGISTERED, REGISTERED.replace(".docx", ".xlsx")}


HOLD = """
import sys
from pathlib import Path
from docgen.build.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_at_the_same_time_ends_in_75(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    lock = haven.path / "uitvoer" / ".docgen" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        done = haven.run("build")
        first.kill()
    assert done.code == 75
    assert "build.locked" in done.err
    assert haven.run("build").code == 0


def test_a_document_that_is_open_is_told_and_the_rest_is_made(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    (haven.path / "uitvoer" / "clienten" / "c-0001" / "~$nmelding-v2026.1.docx").write_bytes(b"")
    done = haven.run("build", "--format", "json")
    assert done.code == 1
    report = json.loads(done.out)
    assert statuses(report)[REGISTERED] == "mislukt"
    assert set(made(report)) == {REGISTERED.replace(".docx", ".xlsx")}
    (haven.path / "uitvoer" / "clienten" / "c-0001" / "~$nmelding-v2026.1.docx").unlink()
    assert set(made(told(haven))) == {REGISTERED}


def test_a_finding_is_told_again_when_nothing_changed(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "kanaal: telefonisch", "kanaal: telefonsch")
    first, second = (haven.run("build") for _ in range(2))
    assert (first.code, second.code) == (1, 1)
    assert second.out.startswith("Niets te doen")
    for done in (first, second):
        assert "record.unknown-code" in done.err
        assert "Overgeslagen: clienten/c-0001/aanmelding.yaml" in done.err


def test_a_document_that_failed_is_tried_again(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("{{ intake.nuu }}")})
    for _ in range(2):
        report = told(haven)
        assert report["counts"]["mislukt"] == 3
    haven.write({"sjablonen/intake.docx": word("{{ client.roepnaam }}")})
    assert "mislukt" not in told(haven)["counts"]


def test_the_api_gives_every_document_also_when_there_is_nothing_to_do(haven: Project) -> None:
    api.build(haven.path)
    report = api.build(haven.path)
    assert report.nothing_to_do
    assert sum(report.counts.values()) == len(report.outcomes)
    assert report.count("ongewijzigd") == len(built(haven))
