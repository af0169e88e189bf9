"""A handbook in time: what is finalised keeps its version, what moves follows the handbook (design 2.2, 6.1)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import ryaml
from conftest import Project

from docgen.api import releasing
from docgen.documents.workshop import Workshop
from docgen.ooxml.reading import read_docx
from journeys.haven import INTAKE, REGISTRATION, client, own_templates, tree, word

Make = Callable[..., Project]

ONLY_TWO_FORMS = """\
formulieren:
  aanmelding: {excel: false}
  opname: {gebruiken: false}
  persoonsbeschrijving: {gebruiken: false}
  begeleidingsplan: {gebruiken: false}
  uitstroom: {gebruiken: false}
  exit: {gebruiken: false}
"""

NEW_CRITERION = """\
toelating:
  toevoegen:
    zelfzorg:
      tekst: Wast zichzelf en kleedt zich zelf aan.
      vraag: Kun je jezelf wassen?
"""


@pytest.fixture
def haven(project: Make) -> Project:
    """De Haven with two forms in use, a finalised registration in c-0001 and a concept in c-0002."""
    concept = REGISTRATION.replace("status: vastgesteld", "status: concept")
    files = {**tree(), **client("c-0002", aanmelding=concept), **own_templates()}
    return project({**files, "handboek/formulieren.yaml": ONLY_TWO_FORMS})


def new_version(folder: Project, version: str, **topics: str) -> None:
    """Give the handbook another version, with these files changed."""
    old = folder.text("handboek/handboek.yaml")
    number = old.split('versie: "')[1].split('"')[0]
    folder.write({"handboek/handboek.yaml": old.replace(number, version)})
    folder.write({f"handboek/{name}.yaml": text for name, text in topics.items()})


def findings(folder: Project) -> list[dict[str, Any]]:
    return json.loads(folder.run("check", "--format", "json").out)


def test_a_new_criterion_leaves_final_records_green_and_marks_concepts(haven: Project) -> None:
    assert haven.run("release").code == 0
    new_version(haven, "2026.2", criteria=NEW_CRITERION)

    found = findings(haven)

    assert [(f["location"]["file"], f["code"], f["severity"]) for f in found] == [
        ("clienten/c-0002/aanmelding.yaml", "AM-4", "waarschuwing")
    ]
    assert found[0]["message"].startswith("Nog te beantwoorden: het criterium 'zelfzorg'")
    assert haven.run("check").code == 0


def test_without_the_archive_the_final_record_has_no_handbook_to_be_held_to(haven: Project) -> None:
    new_version(haven, "2026.2", criteria=NEW_CRITERION)
    assert "record.unknown-handbook-version" in {f["code"] for f in findings(haven)}


def test_documents_of_a_final_record_keep_their_version_and_those_of_a_concept_follow(haven: Project) -> None:
    haven.run("release")
    new_version(haven, "2026.2", criteria=NEW_CRITERION)
    haven.run("release")
    done = haven.run("build", "--only", "clienten/*/aanmelding*")
    assert done.code == 0, done.said
    files = haven.files("uitvoer")
    assert list(files) == ["clienten/c-0001/aanmelding-v2026.1.docx", "clienten/c-0002/aanmelding-v2026.2.docx"]
    assert "Wast zichzelf" not in read_docx(files["clienten/c-0001/aanmelding-v2026.1.docx"])
    assert "Wast zichzelf" in read_docx(files["clienten/c-0002/aanmelding-v2026.2.docx"])


def test_building_again_after_a_release_leaves_the_bytes_of_final_records_alone(haven: Project) -> None:
    haven.run("release")
    haven.run("build", "--only", "clienten/c-0001/*")
    before = haven.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.docx"]
    new_version(haven, "2026.2", criteria=NEW_CRITERION)
    haven.run("release")
    haven.run("build", "--only", "clienten/c-0001/*")
    assert haven.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.docx"] == before


def versions(folder: Project) -> dict[str, str]:
    read = ryaml.loads(folder.text("handboek/versies.yaml"))
    return {form: facts["versie"] for form, facts in read["formulieren"].items() if facts}


def test_a_form_gets_a_new_version_only_when_something_that_it_reads_changed(haven: Project) -> None:
    haven.run("release")
    assert versions(haven)["aanmelding"] == versions(haven)["intake"] == "2026.1"
    new_version(haven, "2026.2", criteria=NEW_CRITERION)
    done = haven.run("release")
    assert "aanmelding: versie 2026.2 (veranderd)" in done.out
    assert versions(haven)["aanmelding"] == "2026.2"
    assert versions(haven)["intake"] == "2026.1"


def test_a_new_number_alone_makes_no_form_new(haven: Project) -> None:
    haven.run("release")
    new_version(haven, "2026.2")
    assert "veranderd" not in haven.run("release").out
    assert set(versions(haven).values()) == {"2026.1"}


def test_a_template_that_reads_more_makes_its_form_new(haven: Project) -> None:
    haven.run("release")
    new_version(haven, "2026.2")
    haven.write({"sjablonen/intake.docx": word("{{ handboek.fasen.intake.naam }}")})
    haven.run("release")
    assert versions(haven)["intake"] == "2026.2"


def test_another_wording_of_an_own_template_makes_its_form_new_and_another_look_does_not(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": word("Wat vraag je?")})
    haven.run("release")
    new_version(haven, "2026.2")
    assert "veranderd" not in haven.run("release").out
    new_version(haven, "2026.3")
    haven.write({"sjablonen/intake.docx": word("Wat is je vraag?")})
    assert re.findall(r"(\w+): .*veranderd", haven.run("release").out) == ["intake"]


def test_another_order_makes_the_forms_new_that_show_it(haven: Project) -> None:
    haven.run("release")
    new_version(haven, "2026.2", criteria="toelating: {volgorde: [duur]}\n")
    assert re.findall(r"(\w+): .*veranderd", haven.run("release").out) == ["aanmelding"]


def test_what_docgen_reads_more_after_an_upgrade_makes_no_form_new(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    haven.run("release")
    new_version(haven, "2026.2")
    paths = Workshop.paths

    def more(self: Workshop, template: str, form: str) -> frozenset[str]:
        return paths(self, template, form) | {"handboek.visie", "handboek.termijnen"}

    monkeypatch.setattr(Workshop, "paths", more)
    assert "veranderd" not in haven.run("release").out


def test_a_form_whose_last_version_is_no_longer_in_the_archive_becomes_new(haven: Project) -> None:
    haven.write({"clienten/c-0001/aanmelding.yaml": None, "clienten/c-0001/intake.yaml": None})
    haven.run("release")
    shutil.rmtree(haven.path / "handboek" / "archief" / "2026.1")
    new_version(haven, "2026.2")
    haven.run("release")
    assert set(versions(haven).values()) == {"2026.2"}


def test_a_release_that_stopped_halfway_is_finished_by_the_next(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = releasing.store

    def stopping(path: Path, data: bytes) -> bool:
        if path.name == "handboek.yaml":
            raise KeyboardInterrupt
        return real(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(releasing, "store", stopping)
        with pytest.raises(KeyboardInterrupt):
            releasing.release(haven.path)

    done = haven.run("release")
    assert done.code == 0
    assert "was al uitgebracht" not in done.out
    assert set(versions(haven).values()) == {"2026.1"}


def test_a_release_keeps_the_handbook_and_its_words_whole(haven: Project) -> None:
    haven.run("release")
    kept = ryaml.loads(haven.text("handboek/archief/2026.1/handboek.yaml"))
    assert kept["versie"] == "2026.1"
    assert set(kept["toelating"]) >= {"leeftijd", "duur"}
    assert len(kept["fasen"]) == 8
    assert ryaml.loads(haven.text("handboek/archief/2026.1/organisatie.yaml"))["woorden"]["client"]["lidwoord"] == "de"


def test_releasing_twice_changes_nothing_and_says_so(haven: Project) -> None:
    haven.run("release")
    before = haven.files()
    done = haven.run("release")
    assert done.code == 0
    assert "Versie 2026.1 was al uitgebracht." in done.out
    assert haven.files() == before


def test_a_released_version_never_changes(haven: Project) -> None:
    haven.run("release")
    before = haven.files("handboek/archief")
    haven.write({"handboek/criteria.yaml": NEW_CRITERION})
    done = haven.run("release")
    assert done.code == 1
    assert "release.exists" in done.err
    assert "nieuw versienummer" in done.err
    assert haven.files("handboek/archief") == before


def test_words_of_a_released_version_never_change(haven: Project) -> None:
    haven.run("release")
    before = haven.files("handboek/archief")
    haven.change(
        "organisatie.yaml",
        "contact:\n",
        "woorden:\n  wijzigen:\n    client: {enkelvoud: gast, meervoud: gasten, lidwoord: de}\ncontact:\n",
    )
    done = haven.run("release")
    assert done.code == 1, done.said
    assert haven.files("handboek/archief") == before


def test_a_handbook_with_errors_is_not_released(haven: Project) -> None:
    haven.write({"handboek/criteria.yaml": "toelating:\n  weglaten: [leeftjd]\n"})
    done = haven.run("release")
    assert done.code == 1
    assert "handbook.unknown-code" in done.err
    assert "handboek/versies.yaml" not in done.files


def test_a_mistake_in_a_record_does_not_hold_up_a_release(haven: Project) -> None:
    haven.write({"clienten/c-0001/intake.yaml": INTAKE.replace("2026-02-12", "2026-02-30")})
    assert haven.run("release").code == 0


def test_an_answer_to_a_question_that_was_left_out_is_kept_and_told(haven: Project) -> None:
    haven.run("release")
    new_version(haven, "2026.2", criteria="toelating:\n  weglaten: [duur]\n")
    assert [(f["location"]["file"], f["location"]["field"], f["code"], f["severity"]) for f in findings(haven)] == [
        ("clienten/c-0002/aanmelding.yaml", "toelating.duur", "record.removed-item", "waarschuwing")
    ]


def test_staff_may_come_and_go_under_a_released_version(haven: Project) -> None:
    haven.run("release")
    haven.change("medewerkers.yaml", "Ina Berg", "Ina Berg-de Wit")
    before = haven.files("handboek/archief")
    assert haven.run("release").code == 0
    assert haven.files("handboek/archief") == before


def test_who_joined_after_a_release_may_stand_on_records_of_that_version(haven: Project) -> None:
    haven.run("release")
    haven.change("medewerkers.yaml", "medewerkers:\n", "medewerkers:\n  bo-kort: {naam: Bo Kort}\n")
    haven.change("clienten/c-0001/aanmelding.yaml", "aangenomen_door: ina-berg", "aangenomen_door: bo-kort")
    new_version(haven, "2026.2")
    assert findings(haven) == []


def test_who_left_is_still_named_on_what_they_made(haven: Project) -> None:
    name = "{{ organisatie.medewerkers['ina-berg'].naam }}"
    haven.write({"sjablonen/aanmelding.docx": word(name)})
    haven.run("release")
    new_version(haven, "2026.2")
    for record in ("clienten/c-0001/client.yaml", "clienten/c-0001/intake.yaml"):
        haven.write({record: haven.text(record).replace("ina-berg", "bo-kort")})
    haven.write({"medewerkers.yaml": "medewerkers:\n  bo-kort: {naam: Bo Kort}\n"})
    haven.run("build", "--only", "clienten/c-0001/aanmelding*")
    assert "Ina Berg" in read_docx(haven.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.docx"])


def test_a_final_document_keeps_its_name_and_bytes_when_two_more_versions_come(haven: Project) -> None:
    """The form was last changed in 2026.1; the record is of 2026.2, and stays what it was under 2026.3."""
    haven.run("release")
    new_version(haven, "2026.2")
    haven.run("release")
    haven.change("clienten/c-0001/aanmelding.yaml", '"2026.1"', '"2026.2"')
    haven.run("build", "--only", "clienten/c-0001/aanmelding*")
    before = haven.files("uitvoer")
    assert list(before) == ["clienten/c-0001/aanmelding-v2026.1.docx"]

    new_version(haven, "2026.3", criteria=NEW_CRITERION)
    haven.run("release")
    haven.run("build", "--only", "clienten/c-0001/aanmelding*")

    assert haven.files("uitvoer") == before


def test_a_release_made_before_form_versions_were_archived_still_counts(haven: Project) -> None:
    haven.run("release")
    (haven.path / "handboek" / "archief" / "2026.1" / "versies.yaml").unlink()
    new_version(haven, "2026.2")
    haven.run("build", "--only", "clienten/c-0001/aanmelding*")
    assert list(haven.files("uitvoer")) == ["clienten/c-0001/aanmelding-v2026.1.docx"]
