"""What a document says of itself, wherever it went: made by whom, edited or not, current or stale (issue 5)."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from conftest import Project, Ran

from docgen.ooxml.properties import stamp
from journeys.haven import own_templates, tree, word

Make = Callable[..., Project]
BLANK = "uitvoer/formulieren/aanmelding-leeg-v2026.1.docx"
FILLED = "uitvoer/clienten/c-0001/intake-v2026.1.docx"
SHEET = "uitvoer/clienten/c-0001/aanmelding-v2026.1.xlsx"
ONLY_TWO_FORMS = """\
formulieren:
  opname: {gebruiken: false}
  persoonsbeschrijving: {gebruiken: false}
  begeleidingsplan: {gebruiken: false}
  uitstroom: {gebruiken: false}
  exit: {gebruiken: false}
"""


@pytest.fixture
def built(project: Make) -> Project:
    """De Haven with its forms made."""
    folder = project({**tree(), **own_templates(), "handboek/formulieren.yaml": ONLY_TWO_FORMS})
    for pattern in ("formulieren/*", "clienten/*"):
        done = folder.run("build", "--only", pattern)
        assert done.code == 0, done.said
    return folder


def inspected(folder: Project, *files: Path | str, **options: str) -> list[dict[str, Any]]:
    done = run(folder, *files, "--format", "json", **options)
    return json.loads(done.out)


def run(folder: Project, *words: Path | str, **options: str) -> Ran:
    paths = [str(folder.path / w) if str(w).startswith("uitvoer") else str(w) for w in words]
    return folder.docgen("inspect", *paths, *(part for key, value in options.items() for part in (f"--{key}", value)))


def one(folder: Project, file: Path | str, **options: str) -> dict[str, Any]:
    (found,) = inspected(folder, file, **options)
    return found


def test_a_filled_form_names_its_organisation_form_version_and_record(built: Project) -> None:
    found = one(built, FILLED)
    assert found["organisation"] == "Stichting De Haven"
    assert (found["form"], found["form_version"]) == ("intake", "2026.1")
    assert found["record"] == "clienten/c-0001/intake.yaml"
    assert len(found["record_digest"]) == 64
    assert (found["state"], found["standing"], found["findings"]) == ("onaangeroerd", "actueel", [])


def test_a_blank_form_has_no_record(built: Project) -> None:
    found = one(built, BLANK)
    assert (found["record"], found["record_digest"]) == (None, None)
    assert (found["state"], found["standing"]) == ("onaangeroerd", "actueel")


def test_a_workbook_is_recognised_as_well(built: Project) -> None:
    found = one(built, SHEET)
    assert (found["form"], found["record"]) == ("aanmelding", "clienten/c-0001/aanmelding.yaml")
    assert (found["state"], found["standing"]) == ("onaangeroerd", "actueel")
    assert found["reasons"] == ["vastgesteld: blijft zoals het is"]


def test_the_folder_around_a_document_is_found_and_elsewhere_it_can_be_given(built: Project, tmp_path: Path) -> None:
    moved = tmp_path / "ergens" / "gemaild.docx"
    moved.parent.mkdir()
    shutil.copy(built.path / FILLED, moved)
    assert one(built, moved)["standing"] == "onbekend"
    assert one(built, moved, map=str(built.path))["standing"] == "actueel"


def test_a_document_that_another_program_saved_is_not_edited(built: Project) -> None:
    target = built.path / FILLED
    again = io.BytesIO()
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    target.write_bytes(again.getvalue())
    assert (one(built, FILLED)["state"], one(built, FILLED)["standing"]) == ("opnieuw bewaard", "actueel")


def test_a_document_with_other_words_was_edited(built: Project) -> None:
    document = docx.Document(str(built.path / FILLED))
    document.add_paragraph("Met de hand erbij.")
    document.save(str(built.path / FILLED))
    assert one(built, FILLED)["state"] == "bewerkt"


def test_a_workbook_with_another_answer_was_edited(built: Project) -> None:
    book = openpyxl.load_workbook(built.path / SHEET)
    book.active["B2"] = "Iets anders"
    book.save(built.path / SHEET)
    assert one(built, SHEET)["state"] == "bewerkt"


def test_a_document_is_stale_when_its_record_changed(built: Project) -> None:
    built.change("clienten/c-0001/intake.yaml", "Ik slaap in mijn bus.", "Ik slaap bij mijn broer.")
    found = one(built, FILLED)
    assert found["standing"] == "verouderd"
    assert found["reasons"] == ["het record is daarna veranderd"]
    assert found["newer"] == "clienten/c-0001/intake-v2026.1.docx"


def test_a_document_is_stale_when_its_template_changed(built: Project) -> None:
    built.write({"sjablonen/intake.docx": word("Intake, nieuw", "{{ intake.nu }}")})
    found = one(built, FILLED)
    assert found["standing"] == "verouderd"
    assert "sjabloon" in found["reasons"][0]


def test_an_old_blank_form_is_told_that_there_is_a_newer_one(built: Project) -> None:
    built.run("release")
    built.change("handboek/handboek.yaml", "2026.1", "2026.2")
    built.write({"handboek/criteria.yaml": "toelating:\n  toevoegen:\n    nieuw: {tekst: Nieuw., vraag: Nieuw?}\n"})
    built.run("release")
    found = one(built, BLANK)
    assert found["standing"] == "verouderd"
    assert found["reasons"] == ["er is een nieuwer formulier: versie 2026.2"]
    assert found["newer"] == "formulieren/aanmelding-leeg-v2026.2.docx"
    assert "er is een nieuwer formulier: versie 2026.2" in run(built, BLANK).out


def test_a_record_that_is_gone_is_said(built: Project, tmp_path: Path) -> None:
    kept = tmp_path / "kopie.docx"
    shutil.copy(built.path / FILLED, kept)
    built.write({"clienten/c-0001/intake.yaml": None})
    found = one(built, kept, map=str(built.path))
    assert (found["standing"], found["reasons"]) == ("onbekend", ["bij geen enkel record in deze map"])


def test_a_document_of_another_organisation_is_said(built: Project) -> None:
    built.change("organisatie.yaml", "naam: Stichting De Haven", "naam: Stichting De Kade")
    assert one(built, BLANK)["reasons"] == ["hoort bij 'Stichting De Haven' en niet bij 'Stichting De Kade'"]


def test_several_files_are_told_one_after_the_other_and_one_that_is_not_ours_ends_in_1(
    built: Project, tmp_path: Path
) -> None:
    strange = tmp_path / "brief.docx"
    strange.write_bytes(word("Beste Ruud"))
    done = run(built, BLANK, strange)
    assert done.code == 1
    assert done.out.count("formulier           aanmelding") == 1
    assert "inspect.not-ours" in done.err
    assert run(built, BLANK, FILLED).code == 0


BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as _zip:
    _zip.writestr("[Content_Types].xml", b" " * 30_000_000)
ENTITY = io.BytesIO()
with zipfile.ZipFile(ENTITY, "w") as _zip:
    _zip.writestr("[Content_Types].xml", '<!DOCTYPE x [<!ENTITY a "b">]><Types>&a;</Types>')


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.docx", b""),
        ("tekst.docx", b"geen zip"),
        ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("half.xlsx", word("x")[:400]),
        ("bom.docx", BOMB.getvalue()),
        ("entiteit.xlsx", ENTITY.getvalue()),
        ("lijst.csv", b"a;b"),
        ("anders.xlsx", word("x")),
    ],
)
def test_a_file_from_elsewhere_is_a_finding_and_never_a_crash(
    name: str, data: bytes, built: Project, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run(built, tmp_path / name)
    assert done.code == 1
    assert name in done.err
    assert "→" in done.err


def test_what_is_no_file_at_all_is_a_finding(built: Project, tmp_path: Path) -> None:
    (tmp_path / "map.docx").mkdir()
    (tmp_path / "zichzelf.docx").symlink_to(tmp_path / "zichzelf.docx")
    for name in ("map.docx", "zichzelf.docx", "nergens.docx"):
        done = run(built, tmp_path / name)
        assert done.code == 1, done.said
        assert "inspect." in done.err


def test_what_a_stranger_wrote_in_a_property_is_shown_short_and_plain(built: Project, tmp_path: Path) -> None:
    made = stamp((built.path / BLANK).read_bytes(), {"docgen.organisatie": "\u202e" + "x" * 5000})
    (tmp_path / "vreemd.docx").write_bytes(made)
    assert one(built, tmp_path / "vreemd.docx")["organisation"] == "x" * 200


def test_an_edition_of_the_handbook_is_named_in_words_and_is_no_empty_form(built: Project, tmp_path: Path) -> None:
    told = {"docgen.formulier": "handboek", "docgen.uitgave": "pocket", "docgen.record": ""}
    (tmp_path / "zak.docx").write_bytes(stamp((built.path / BLANK).read_bytes(), told))
    done = run(built, tmp_path / "zak.docx")
    assert "uitgave             op zak\n" in done.out
    assert "leeg formulier" not in done.out
