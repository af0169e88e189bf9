"""Building from outside: what is made, what is left alone, and what a mistake may stop."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import Project
from docx import Document

from docgen import api
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.workshop import Workshop
from docgen.errors import RecordError
from docgen.ooxml.reading import read_docx, read_xlsx
from docgen.records.organisatie import Organisatie
from journeys.haven import CLIENT, REGISTRATION, STAFF, client, own_templates, tree, word

CLIENTS = "clienten/*"
Make = Callable[..., Project]


@pytest.fixture
def haven(project: Make) -> Project:
    """De Haven with a second client and templates of its own."""
    return project({**tree(), **client("c-0002", client=CLIENT.replace("Ruud", "Lia")), **own_templates()})


def built(folder: Project) -> dict[str, bytes]:
    return folder.files("uitvoer")


def test_every_record_gives_its_documents_with_form_and_version_in_the_name(haven: Project) -> None:
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 0, done.said
    assert list(built(haven)) == [
        f"clienten/{ref}/{name}"
        for ref in ("c-0001", "c-0002")
        for name in ("aanmelding-v2026.1.docx", "aanmelding-v2026.1.xlsx", "intake-v2026.1.docx")
    ]


def test_a_document_holds_what_its_own_client_said(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    files = built(haven)
    assert "Ruud vraagt: Ik zoek een plek om te slapen." in read_docx(files["clienten/c-0001/aanmelding-v2026.1.docx"])
    assert "Lia vraagt: Ik zoek een plek om te slapen." in read_docx(files["clienten/c-0002/aanmelding-v2026.1.docx"])
    assert "Ik zoek een plek om te slapen." in read_xlsx(files["clienten/c-0001/aanmelding-v2026.1.xlsx"])


def test_file_names_and_messages_never_hold_a_clients_name(haven: Project) -> None:
    haven.change("clienten/c-0001/client.yaml", "geboortedatum:", "geboortedatm:")
    done = haven.run("build", "--only", CLIENTS)
    told = "\n".join([done.out, done.err, *built(haven)])
    assert not {"Ruud", "Vermeulen", "1979", "ruud", "vermeulen"} & set(
        told.replace("/", " ").replace("-", " ").split()
    )


def test_a_second_build_changes_nothing(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    before = {p: p.stat().st_mtime_ns for p in (haven.path / "uitvoer").rglob("*") if p.is_file()}
    done = haven.run("build", "--only", CLIENTS, "--format", "json")
    assert json.loads(done.out)["counts"] == {"ongewijzigd": 6}
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_two_folders_with_the_same_files_give_the_same_bytes(haven: Project, tmp_path: Path) -> None:
    haven.run("build", "--only", CLIENTS)
    haven.run("build", "--only", CLIENTS, "--out", str(tmp_path / "elders"))
    assert Project(tmp_path / "elders").files() == built(haven)


def test_two_processes_make_the_same_bytes_as_one(haven: Project, tmp_path: Path) -> None:
    haven.run("build", "--only", CLIENTS)
    done = haven.run("build", "--only", CLIENTS, "--out", str(tmp_path / "samen"), "--jobs", "2")
    assert done.code == 0, done.said
    assert Project(tmp_path / "samen").files() == built(haven)


def test_out_writes_there_and_nowhere_else(haven: Project, tmp_path: Path) -> None:
    done = haven.run("build", "--only", CLIENTS, "--out", str(tmp_path / "elders"))
    assert not (haven.path / "uitvoer").exists()
    assert str(tmp_path / "elders") in done.out


def test_only_makes_no_more_than_what_matches(haven: Project) -> None:
    haven.run("build", "--only", "clienten/c-0002/intake*")
    assert list(built(haven)) == ["clienten/c-0002/intake-v2026.1.docx"]


def test_only_that_matches_nothing_says_so_with_an_example(haven: Project) -> None:
    done = haven.run("build", "--only", "client/*")
    assert done.code == 1
    assert "build.nothing-matches" in done.err
    assert "clienten/c-0001/aanmelding-v2026.1*" in done.err


def test_the_report_on_a_terminal_counts_by_kind_and_says_where(haven: Project) -> None:
    done = haven.run("build", "--only", CLIENTS)
    assert "Documenten van cliënten" in done.out
    assert f"6 documenten in {haven.path / 'uitvoer'}" in done.out


# --- a bad record stops its own documents only


def failures(done: Any) -> list[str]:
    return [line for line in done.err.splitlines() if line.startswith("✗")]


def test_a_bad_record_stops_its_own_documents_only(haven: Project) -> None:
    haven.change("clienten/c-0001/intake.yaml", "datum: 2026-02-12", "datum: 2026-02-30")
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 1
    assert len(built(haven)) == 5
    assert "clienten/c-0001/intake-v2026.1.docx" not in built(haven)
    assert failures(done) == ["✗ clienten/c-0001/intake.yaml, regel 3, datum: record.bad-date"]
    assert "Overgeslagen: clienten/c-0001/intake.yaml" in done.err


def test_a_code_that_the_handbook_does_not_know_stops_that_record_only(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "kanaal: telefonisch", "kanaal: telefonsch")
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 1
    assert len(built(haven)) == 4
    assert "Overgeslagen: clienten/c-0001/aanmelding.yaml" in done.err


def test_a_client_that_cannot_be_read_stops_that_client_only(haven: Project) -> None:
    haven.write({"clienten/c-0001/client.yaml": "roepnaam: [\n"})
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 1
    assert {name.split("/")[1] for name in built(haven)} == {"c-0002"}


def test_a_rule_that_is_not_met_is_told_and_the_document_is_made_all_the_same(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "crisis: geen\n", "")
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 1
    assert len(built(haven)) == 6
    assert "AM-3" in done.err


def test_a_bad_template_stops_its_own_form_only(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("{{ intake.nuu }}")})
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 1
    assert {name.split("/")[2] for name in built(haven)} == {"aanmelding-v2026.1.docx", "aanmelding-v2026.1.xlsx"}
    assert failures(done) == [
        "✗ sjablonen/intake.docx, word/document.xml, alinea 1, bij “{{ intake.nuu }}”: template.unknown-name"
    ]


def test_remarks_that_stop_nothing_are_counted_and_leave_the_exit_code_alone(haven: Project) -> None:
    haven.change("clienten/c-0001/client.yaml", "verwacht_einde: 2026-08-23", "verwacht_einde: 2026-03-23")
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 0
    assert "1 waarschuwing; zie 'docgen check'." in done.out


def test_json_tells_every_document_with_its_findings(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("{{ intake.nuu }}")})
    told = json.loads(haven.run("build", "--only", CLIENTS, "--format", "json").out)
    assert told["counts"] == {"gemaakt": 4, "mislukt": 2}
    failed = [d for d in told["documents"] if d["status"] == "mislukt"]
    assert [d["path"] for d in failed] == [f"clienten/{ref}/intake-v2026.1.docx" for ref in ("c-0001", "c-0002")]
    assert {f["code"] for d in failed for f in d["findings"]} == {"template.unknown-name"}
    assert all(d["size"] == len(built(haven)[d["path"]]) for d in told["documents"] if d["status"] == "gemaakt")


def test_a_folder_that_is_no_organisation_is_one_finding(project: Make, tmp_path: Path) -> None:
    done = project({"leesmij.txt": ""}).run("build")
    assert done.code == 1
    assert "folder.missing" in done.err
    assert "docgen init" in done.err


def test_the_folder_where_one_stands_is_called_by_its_name(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project({"leesmij.txt": ""})
    monkeypatch.chdir(folder.path)
    assert "In 'organisatie' staat geen organisatie.yaml" in folder.docgen("check", ".").err


# --- output that cannot be written


def test_output_that_cannot_be_written_ends_in_74(haven: Project, tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("dit is een bestand, geen map")
    done = haven.run("build", "--only", CLIENTS, "--out", str(tmp_path / "vol" / "uitvoer"))
    assert done.code == 74, done.said
    assert "build.cannot-write" in done.err
    assert "→ Hier staat een bestand in de weg." in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file that a process may write")
def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    before = built(haven)
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te slapen en te eten.")

    full = subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, "build", str(haven.path), "--only", CLIENTS],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert full.returncode == 74, full.stderr
    assert "build.cannot-write" in full.stderr
    assert built(haven) == before


_ON_A_FULL_DISK = """
import resource, signal
from docgen.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
main()
"""


def test_text_that_looks_like_a_tag_or_like_xml_is_printed_as_it_stands(haven: Project) -> None:
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "& <b>{{ client.bsn }}</b> {% x %} =1+1")
    haven.run("build", "--only", CLIENTS)
    files = built(haven)
    said = "Ik zoek een plek & <b>{{ client.bsn }}</b> {% x %} =1+1"
    assert said in read_docx(files["clienten/c-0001/aanmelding-v2026.1.docx"])
    assert said in read_xlsx(files["clienten/c-0001/aanmelding-v2026.1.xlsx"])


def test_a_concept_can_always_be_printed(project: Make) -> None:
    empty = 'status: concept\nhandboek_versie: "2026.1"\n'
    folder = project({**tree(), **client("c-0003", aanmelding=empty, intake=empty), **own_templates()})
    done = folder.run("build", "--only", "clienten/c-0003/*")
    assert done.code == 0, done.said
    assert len(built(folder)) == 3


def test_hidden_addresses_never_leave_the_folder(project: Make) -> None:
    place = "{naam: Huis Linde, adres: {straat: Geheim 1}, telefoon: '0999', verborgen: true}"
    files: dict[str, Any] = {**tree(), **own_templates()}
    files["organisatie.yaml"] += f"locaties:\n  toevoegen:\n    linde: {place}\n"
    files["sjablonen/intake.docx"] = word(
        "{% for code, x in organisatie.locaties|items %}{{ x.naam }}: {{ x.adres.straat }} {{ x.telefoon }}{% endfor %}"
    )
    folder = project(files)
    assert folder.run("build", "--only", CLIENTS).code == 0
    shown = read_docx(built(folder)["clienten/c-0001/intake-v2026.1.docx"])
    assert "Huis Linde" in shown
    assert "Geheim" not in shown
    assert "0999" not in shown


def test_a_mistake_of_ours_in_one_document_stops_that_document_only(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Workshop.make

    def stumble(self: Workshop, spec: DocumentSpec, identity: Organisatie, record: str) -> bytes:
        if spec.path == "clienten/c-0001/intake-v2026.1.docx":
            raise KeyError("Ruud")
        return make(self, spec, identity, record)

    monkeypatch.setattr(Workshop, "make", stumble)
    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 3
    assert len(built(haven)) == 5
    assert "clienten/c-0001/intake.yaml: internal.document" in done.err
    assert "KeyError" in done.err
    assert "Ruud" not in done.err


FIRST_DOCUMENT = "clienten/c-0001/intake-v2026.1.docx"


def test_a_document_that_someone_changed_stays_and_the_new_one_stands_beside_it(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    made = haven.path / "uitvoer" / FIRST_DOCUMENT
    document = Document(str(made))
    document.add_paragraph("Met de hand erbij.")
    document.save(str(made))
    edited = made.read_bytes()

    done = haven.run("build", "--only", CLIENTS)

    assert made.read_bytes() == edited
    assert made.with_suffix(".nieuw.docx").is_file()
    assert "de nieuwe staat ernaast" in done.err


def test_a_document_that_was_only_saved_again_is_replaced(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    made = haven.path / "uitvoer" / FIRST_DOCUMENT
    first = made.read_bytes()
    Document(str(made)).save(str(made))
    assert made.read_bytes() != first

    haven.run("build", "--only", CLIENTS)

    assert made.read_bytes() == first
    assert not list(made.parent.glob("*.nieuw*"))


# --- what a person changed


REGISTERED = "clienten/c-0001/aanmelding-v2026.1.docx"
BESIDE = "clienten/c-0001/aanmelding-v2026.1.nieuw.docx"


def edit(folder: Project, name: str, *paragraphs: str) -> bytes:
    path = folder.path / "uitvoer" / name
    document = docx.Document(str(path))
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path.read_bytes()


def test_a_document_that_a_person_changed_is_never_overwritten(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    theirs = edit(haven, REGISTERED, "Nog bellen met de huisarts.")
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")

    done = haven.run("build", "--only", CLIENTS)

    assert done.code == 0, done.said
    assert built(haven)[REGISTERED] == theirs
    assert "om te wonen." in read_docx(built(haven)[BESIDE])
    assert BESIDE in done.err


def test_what_stands_beside_a_changed_document_is_renewed_and_not_piled_up(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    edit(haven, REGISTERED, "Eigen woorden.")
    for place in ("te wonen", "te eten", "te lezen"):
        haven.write({"clienten/c-0001/aanmelding.yaml": REGISTRATION.replace("te slapen", place)})
        haven.run("build", "--only", CLIENTS)
    assert len(built(haven)) == 7
    assert "om te lezen." in read_docx(built(haven)[BESIDE])


def test_a_document_that_was_only_saved_again_is_renewed(haven: Project) -> None:
    haven.run("build", "--only", CLIENTS)
    edit(haven, REGISTERED)
    haven.change("clienten/c-0001/aanmelding.yaml", "om te slapen.", "om te wonen.")
    done = haven.run("build", "--only", CLIENTS)
    assert done.code == 0
    assert BESIDE not in built(haven)
    assert "om te wonen." in read_docx(built(haven)[REGISTERED])


def test_a_file_of_somebody_else_in_the_output_is_left_alone(haven: Project) -> None:
    haven.write({f"uitvoer/{REGISTERED}": b"van iemand anders", "uitvoer/notities.txt": "zelf gemaakt"})
    haven.run("build", "--only", CLIENTS)
    assert built(haven)[REGISTERED] == b"van iemand anders"
    assert built(haven)["notities.txt"] == b"zelf gemaakt"
    assert BESIDE in built(haven)


@pytest.mark.skipif(os.name == "nt", reason="such names are of Unix")
def test_a_file_with_a_name_in_another_alphabet_of_bytes_stops_nothing(haven: Project) -> None:
    """`caf\xe9.yaml` in Latin-1, as old shares have them."""
    for folder in ("handboek", "clienten/c-0001"):
        Path(os.fsdecode(os.fsencode(haven.path / folder) + b"/caf\xe9.yaml")).write_text("{}", encoding="utf-8")
    for _ in range(2):
        done = haven.run("build", "--format", "json")
        assert (done.code, '"record.unknown-file"' in done.out) == (0, True), done.said


def test_links_in_a_circle_stop_nothing(haven: Project) -> None:
    (haven.path / "clienten" / "kring").symlink_to("kring")
    (haven.path / "clienten" / "c-0001" / "terug").symlink_to("..", target_is_directory=True)
    done = haven.run("build", "--only", CLIENTS)
    assert (done.code, len(built(haven))) == (0, 6), done.said


@pytest.mark.parametrize("name", ["clienten", "clienten/c-0001", "exit"])
def test_a_folder_that_may_not_be_read_is_told_and_its_documents_stay(
    name: str, haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    haven.write({"exit/2026/3f9a1c07.yaml": 'handboek_versie: "2026.1"\njaar: 2026\n'})
    haven.run("build")
    before = built(haven)
    closed, scandir, access, stat = haven.path / name, os.scandir, os.access, os.stat

    def refuse(path: Any) -> None:
        if isinstance(path, (str, os.PathLike)) and closed in (Path(path), *Path(path).parents):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def refusing(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda path, *rest, **more: (refuse(path), function(path, *rest, **more))[1]

    haven.write({"medewerkers.yaml": STAFF})  # something is new, so that the folder is looked at
    monkeypatch.setattr(os, "scandir", refusing(scandir))
    monkeypatch.setattr(os, "access", lambda path, mode, **more: Path(path) != closed and access(path, mode, **more))
    monkeypatch.setattr(os, "stat", lambda path, **more: (Path(path) == closed or refuse(path), stat(path, **more))[1])
    done = haven.run("build", "--prune")
    assert done.code == 1, done.said
    assert f"✗ {name}: folder.cannot-read" in done.err
    assert "Dit is niet te lezen: geen toegang." in done.err
    assert built(haven) == before


def test_a_part_of_the_organisation_that_may_not_be_read_is_no_matter_of_the_output(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "logo.png":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    for verb in (api.build, api.check):
        with pytest.raises(RecordError, match=r"logo\.png: folder\.cannot-read"):
            verb(haven.path)


def test_output_in_an_alphabet_without_our_signs_stops_nothing(haven: Project) -> None:
    """A pipe on Windows is cp1252; this one knows even less."""
    command = [sys.executable, "-c", "from docgen.cli import main; main()", "build", str(haven.path), "--only", CLIENTS]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, len(built(haven))) == (0, 6), done.stderr
    assert "Documenten van cli\\xebnten" in done.stdout


@pytest.fixture
def variants(haven: Project) -> Project:
    """De Haven with one question for one kind of support: the other forms of that kind equal the general ones."""
    haven.change("organisatie.yaml", "geplande_weken: 26\n", "geplande_weken: 26\n    nazorg: {naam: Nazorg}\n")
    extra = "fasen:\n  intake:\n    vragen:\n      toevoegen:\n        x: {vraag: Nog iets?, geldt_voor: [nazorg]}\n"
    return haven.write({"handboek/fasen.yaml": extra})


def test_what_is_left_out_for_being_equal_is_no_reason(variants: Project) -> None:
    done = variants.run("build", "--only", "formulieren/*")
    number = re.search(r"^(\d+) documenten", done.out, re.MULTILINE)
    assert number is not None, done.said
    assert f"Waarom: nieuw {number[1]}\n" in done.out


def test_forms_that_equal_the_general_one_are_left_out_without_a_manifest_too(variants: Project) -> None:
    variants.run("build", "--only", "formulieren/*")
    before = built(variants)
    (variants.path / "uitvoer" / ".docgen" / "manifest.sqlite").unlink()
    variants.run("build", "--only", "formulieren/*")
    assert list(built(variants)) == list(before)


def test_a_narrow_terminal_gets_lines_instead_of_a_table(haven: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    done = haven.run("build", "--only", CLIENTS)
    assert "Documenten van cliënten: 6 gemaakt\nSamen: 6 gemaakt\n" in done.out


def test_an_empty_out_is_wrong_usage_and_not_the_folder_of_today(
    haven: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    done = haven.run("build", "--out", "")
    assert (done.code, list((tmp_path / "hier").iterdir())) == (2, [])


def test_a_report_is_a_workbook_by_name_too(haven: Project, tmp_path: Path) -> None:
    done = haven.run("build", "--only", CLIENTS, "--report", str(tmp_path / "verslag.txt"))
    assert (done.code, (tmp_path / "verslag.txt").exists(), built(haven)) == (2, False, {})
