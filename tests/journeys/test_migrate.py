"""Answers to what is gone: asked for, moved all at once, put back, and readable on the form (method 7, issue 5)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import ryaml
from conftest import Project

from docgen.api import journals
from docgen.ooxml.reading import read_docx, read_xlsx
from journeys.haven import INTAKE, REGISTRATION, client, tree

Make = Callable[..., Project]

OWN = """\
leefgebieden:
  toevoegen:
    kinderen: {naam: Kinderen}
    tuin: {naam: Tuin}
fasen:
  intake:
    vragen:
      toevoegen:
        huisdier: {vraag: Heb je een huisdier?}
"""
AT_ONCE = 'wijzigingen: [{versie: "2026.2", wat: Anders, reden: Daarom, overgang: meteen}]\n'
ANSWERS = """\
  # wat Wim zelf zei
  kinderen:
    gaat_goed: "Twee dochters, elke zondag."
  tuin:
    gaat_goed: Rozen.
    wil_anders: Onkruid.
antwoorden:
  huisdier: Een hond.
"""
RECORD = "clienten/c-0001/intake.yaml"
SPLIT = "actie: splitsen, van: leefgebieden.tuin, naar: [leefgebieden.wonen, leefgebieden.financien]"


@pytest.fixture
def haven(project: Make) -> Project:
    """De Haven with two leefgebieden and a question of its own, released; its draft has answers to all three."""
    intake = INTAKE.replace("informatie_gegeven", ANSWERS + "informatie_gegeven")
    folder = project({**tree(), **client("c-0001", intake=intake), "handboek/eigen.yaml": OWN})
    assert folder.run("release").code == 0
    return folder


def revise(folder: Project, own: str | None, said: str = AT_ONCE) -> None:
    folder.write({"handboek/handboek.yaml": f'basis: opvang-1\nversie: "2026.2"\ndatum: 2026-06-01\n{said}'})
    folder.write({"handboek/eigen.yaml": own or ""})


def without(*lines: str) -> str:
    return "\n".join(line for line in OWN.splitlines() if not any(part in line for part in lines)) + "\n"


def record(folder: Project) -> dict[str, Any]:
    return ryaml.loads(folder.text(RECORD))


def findings(folder: Project, command: str = "check") -> list[dict[str, Any]]:
    found = json.loads(folder.run(command, "--format", "json").out)
    listed = found["findings"] if isinstance(found, dict) else found
    return [finding for finding in listed if finding["code"].startswith(("migration.", "handbook.code"))]


def migrations(*lines: str) -> dict[str, str]:
    return {"migraties.yaml": "migraties:\n" + "".join(f"  - {{{line}}}\n" for line in lines)}


# --- what is missing


@pytest.mark.parametrize("command", ["check", "diff"])
def test_an_item_that_is_gone_but_has_answers_asks_for_a_migration_to_paste(command: str, haven: Project) -> None:
    revise(haven, without("tuin"))
    (finding,) = findings(haven, command)
    assert finding["code"] == "migration.missing"
    assert "'leefgebieden.tuin' (Tuin)" in finding["message"]
    assert RECORD in finding["message"]
    assert "{actie: archiveren, van: leefgebieden.tuin}" in finding["remedy"]
    assert "Rozen" not in json.dumps(finding)


def test_a_draft_that_keeps_the_item_by_its_transition_needs_no_migration(haven: Project) -> None:
    revise(haven, without("tuin"), said="")
    assert findings(haven) == []
    haven.run("build", "--only", "clienten/c-0001/intake*")
    (made,) = [data for name, data in haven.files("uitvoer").items() if "intake" in name]
    assert "Rozen." in read_docx(made)


def test_the_example_of_the_finding_can_be_pasted(haven: Project) -> None:
    revise(haven, without("tuin"))
    pasted = findings(haven)[0]["remedy"].partition("{")[2].partition("}")[0]
    haven.write(migrations(pasted))
    assert [finding["code"] for finding in findings(haven)] == ["migration.not-run"]
    assert haven.run("migrate").code == 0
    assert findings(haven) == []


def test_without_a_file_the_missing_migrations_are_told(haven: Project) -> None:
    assert "Er is niets verhuisd." in haven.run("migrate").out
    revise(haven, without("tuin"))
    done = haven.run("migrate")
    assert done.code == 1
    assert "migration.missing" in done.err


# --- the four moves


def test_rename_gives_the_answer_its_new_code_in_its_old_place_with_its_comment(haven: Project) -> None:
    revise(haven, OWN.replace("kinderen: {naam: Kinderen}", "gezin: {naam: Gezin}"))
    haven.write(migrations("actie: hernoemen, van: leefgebieden.kinderen, naar: leefgebieden.gezin"))
    done = haven.run("migrate")
    assert done.code == 0, done.said
    assert "leefgebieden.kinderen is nu leefgebieden.gezin" in done.out
    assert list(record(haven)["leefgebieden"]) == ["wonen", "gezin", "tuin"]
    assert record(haven)["leefgebieden"]["gezin"] == {"gaat_goed": "Twee dochters, elke zondag."}
    assert "# wat Wim zelf zei" in haven.text(RECORD)
    assert '"Twee dochters, elke zondag."' in haven.text(RECORD)
    assert haven.run("check").code == 0


def test_merge_puts_texts_below_one_another(haven: Project) -> None:
    revise(haven, without("tuin").replace("kinderen: {naam: Kinderen}", "thuis: {naam: Thuis}"))
    haven.write(
        migrations("actie: samenvoegen, van: [leefgebieden.kinderen, leefgebieden.tuin], naar: leefgebieden.thuis")
    )
    assert haven.run("migrate").code == 0
    assert record(haven)["leefgebieden"]["thuis"] == {
        "gaat_goed": "Twee dochters, elke zondag.\n\nRozen.",
        "wil_anders": "Onkruid.",
    }


def test_split_gives_each_its_fields_and_the_rest_to_the_first(haven: Project) -> None:
    revise(haven, OWN.replace("tuin: {naam: Tuin}", "bloemen: {naam: Bloemen}\n    werk_buiten: {naam: Buiten}"))
    haven.write(
        migrations(
            "actie: splitsen, van: leefgebieden.tuin, naar: [leefgebieden.bloemen, leefgebieden.werk_buiten], "
            "verdeling: {werk_buiten: [wil_anders]}"
        )
    )
    done = haven.run("migrate")
    assert done.code == 0, done.said
    assert "kijk na of het goed verdeeld is" in done.out
    areas = record(haven)["leefgebieden"]
    assert (areas["bloemen"], areas["werk_buiten"]) == ({"gaat_goed": "Rozen."}, {"wil_anders": "Onkruid."})


def built_intake(folder: Project) -> str:
    assert folder.run("build", "--only", "clienten/c-0001/intake*").code == 0
    (made,) = [data for name, data in folder.files("uitvoer").items() if "intake" in name]
    return read_docx(made)


def test_an_answer_to_a_question_of_ours_moves_to_one_of_the_method_and_is_printed_there(haven: Project) -> None:
    revise(haven, without("huisdier", "fasen", "  intake", "    vragen", "      toevoegen"))
    haven.write(migrations("actie: hernoemen, van: fasen.intake.vragen.huisdier, naar: fasen.intake.vragen.nu"))
    assert haven.run("migrate").code == 0
    assert record(haven)["nu"] == "Ik slaap in mijn bus.\n\nEen hond."
    assert "Een hond." in built_intake(haven)


@pytest.mark.parametrize("others", [{"huisdier": "Een hond."}, {}])
def test_an_answer_to_a_question_of_the_method_moves_to_one_of_ours_and_is_printed_there(
    others: dict[str, str], haven: Project
) -> None:
    if not others:
        haven.change(RECORD, "antwoorden:\n  huisdier: Een hond.\n", "")
    own = "        droom: {vraag: Waar droom je van?}\n      weglaten: [straks]\n"
    revise(haven, OWN + own)
    haven.write(migrations("actie: hernoemen, van: fasen.intake.vragen.straks, naar: fasen.intake.vragen.droom"))
    done = haven.run("migrate")
    assert done.code == 0, done.said
    assert record(haven)["antwoorden"] == {**others, "droom": "Een huis met een schuur."}
    assert "straks" not in record(haven)
    assert "Een huis met een schuur." in built_intake(haven)


def test_archive_keeps_question_and_answer_readable_on_the_form(haven: Project) -> None:
    revise(haven, without("huisdier", "tuin", "fasen", "  intake", "    vragen", "      toevoegen"))
    haven.write(
        migrations("actie: archiveren, van: fasen.intake.vragen.huisdier", "actie: archiveren, van: leefgebieden.tuin")
    )
    assert haven.run("migrate").code == 0
    kept = record(haven)
    assert kept["eerder_gevraagd"] == [
        {"onderdeel": "fasen.intake.vragen.huisdier", "vraag": "Heb je een huisdier?", "antwoord": "Een hond."},
        {"onderdeel": "leefgebieden.tuin", "vraag": "Tuin", "antwoord": "Rozen.\n\nOnkruid."},
    ]
    assert "huisdier" not in kept["antwoorden"]
    assert "tuin" not in kept["leefgebieden"]
    haven.run("build", "--only", "*intake*")
    texts = {name: read_docx(data) for name, data in haven.files("uitvoer").items() if "intake" in name}
    filled = next(text for name, text in texts.items() if name.startswith("clienten"))
    blank = next(text for name, text in texts.items() if name.startswith("formulieren"))
    assert "Eerder gevraagd" in filled
    assert "Een hond." in filled
    assert "Eerder gevraagd" not in blank


def test_a_workbook_shows_what_was_asked_before_as_well(haven: Project) -> None:
    asked = OWN.replace("  intake:", "  aanmelding:")
    haven.write({"handboek/eigen.yaml": OWN + asked.partition("fasen:\n")[2]})
    answers = "antwoorden:\n  huisdier: Een hond.\n"
    draft = REGISTRATION.replace("status: vastgesteld", "status: concept") + answers
    haven.write(client("c-0002", aanmelding=draft, intake=INTAKE))
    haven.change("handboek/handboek.yaml", '"2026.1"', '"2026.1b"')
    haven.run("release")
    haven.change("clienten/c-0002/aanmelding.yaml", '"2026.1"', '"2026.1b"')
    revise(haven, OWN)
    haven.write(migrations("actie: archiveren, van: fasen.aanmelding.vragen.huisdier"))
    done = haven.run("migrate")
    assert done.code == 0, done.said
    haven.run("build", "--only", "clienten/c-0002/aanmelding*.xlsx")
    (made,) = [data for name, data in haven.files("uitvoer").items() if name.endswith(".xlsx")]
    assert "Eerder gevraagd: Heb je een huisdier?" in read_xlsx(made)
    assert "Een hond." in read_xlsx(made)


# --- safety


def archived(folder: Project) -> None:
    revise(folder, without("tuin"))
    folder.write(migrations("actie: archiveren, van: leefgebieden.tuin"))


def test_a_trial_run_writes_nothing(haven: Project) -> None:
    archived(haven)
    before = haven.files()
    done = haven.run("migrate", "--dry-run", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["drafts"] == [
        {"file": RECORD, "moved": ["leefgebieden.tuin staat nu onder 'eerder gevraagd'"]}
    ]
    assert haven.files() == before


def test_a_migration_is_put_back_byte_for_byte(haven: Project) -> None:
    archived(haven)
    haven.write({RECORD: haven.text(RECORD).replace("\n", "\r\n")})
    before = haven.files("clienten")
    haven.run("migrate")
    assert haven.files("clienten") != before
    done = haven.run("migrate", "--terug")
    assert done.code == 0, done.said
    assert haven.files("clienten") == before
    assert haven.run("migrate", "--terug").code == 1


def test_a_draft_that_was_edited_since_is_not_put_back(haven: Project) -> None:
    archived(haven)
    haven.run("migrate")
    haven.write({RECORD: haven.text(RECORD) + "# later\n"})
    before = haven.files("clienten")
    done = haven.run("migrate", "--terug")
    assert done.code == 1
    assert "migration.edited-since" in done.err
    assert haven.files("clienten") == before


def test_running_again_moves_nothing(haven: Project) -> None:
    archived(haven)
    haven.run("migrate")
    before = haven.files()
    assert "Er is niets verhuisd." in haven.run("migrate").out
    assert haven.files() == before


def test_a_record_that_cannot_be_read_is_told_and_holds_up_no_other(haven: Project) -> None:
    haven.write(client("c-0002", intake=haven.text(RECORD) + "kapot: [\n"))
    archived(haven)
    done = haven.run("migrate")
    assert done.code == 0, done.said
    assert "migration.not-read" in done.err
    assert "clienten/c-0002/intake.yaml" in done.err
    assert "eerder_gevraagd" in haven.text(RECORD)
    haven.change("clienten/c-0002/intake.yaml", "kapot: [\n", "")
    assert "clienten/c-0002/intake.yaml" in haven.run("migrate").out


def test_of_half_a_handbook_nobody_can_tell_what_is_gone(haven: Project) -> None:
    archived(haven)
    haven.write({"handboek/eigen.yaml": "leefgebieden: [\n"})
    before = haven.files()
    done = haven.run("migrate")
    assert done.code == 1
    assert "handboek/eigen.yaml" in done.err
    assert haven.files() == before


def test_what_was_wrong_before_is_not_blamed_on_the_migration(haven: Project) -> None:
    haven.write({RECORD: haven.text(RECORD) + "onbekend_veld: 1\n"})
    archived(haven)
    done = haven.run("migrate")
    assert done.code == 1
    assert "De sleutel 'onbekend_veld' kent docgen hier niet." in done.err
    assert "Na de migratie" not in done.err


def test_a_final_record_is_never_rewritten(haven: Project) -> None:
    haven.change(RECORD, "status: concept", "status: vastgesteld")
    archived(haven)
    before = haven.files("clienten")
    haven.run("migrate")
    assert haven.files("clienten") == before


def test_a_run_that_was_stopped_half_way_is_finished_by_the_next(
    haven: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    haven.write(client("c-0002", intake=haven.text(RECORD)))
    archived(haven)
    store, stopped = journals.store, []

    def stop_at_second(path: Any, data: bytes) -> bool:
        if path.name == "intake.yaml" and "migraties" not in path.parts:
            stopped.append(path)
            if len(stopped) == 2:
                raise KeyboardInterrupt
        return store(path, data)

    monkeypatch.setattr(journals, "store", stop_at_second)
    haven.run("migrate")
    monkeypatch.undo()
    halves = ["eerder_gevraagd" in haven.text(f"clienten/{ref}/intake.yaml") for ref in ("c-0001", "c-0002")]
    assert halves == [True, False]
    (told,) = [finding for finding in findings(haven) if finding["code"] == "migration.unfinished"]
    assert told["location"]["file"] == "migraties/0001"
    assert "Afgemaakt" in haven.run("migrate").out
    assert "migration.unfinished" not in {finding["code"] for finding in findings(haven)}
    assert all("eerder_gevraagd" in haven.text(f"clienten/{ref}/intake.yaml") for ref in ("c-0001", "c-0002"))
    assert haven.run("migrate", "--terug").code == 0
    assert all("eerder_gevraagd" not in haven.text(f"clienten/{ref}/intake.yaml") for ref in ("c-0001", "c-0002"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("actie: archiveren, van: leefgebieden.tuiin", "migration.unknown-item"),
        ("actie: hernoemen, van: leefgebieden.tuin, naar: leefgebieden.nergens", "migration.unknown-item"),
        ("actie: hernoemen, van: leefgebieden.tuin", "migration.shape"),
        ("actie: samenvoegen, van: leefgebieden.tuin, naar: leefgebieden.wonen", "migration.shape"),
        ("actie: archiveren, van: leefgebieden.wonen", "migration.still-there"),
        ("actie: hernoemen, van: leefgebieden.tuin, naar: fasen.intake.vragen.huisdier", "migration.kinds"),
        ("actie: hernoemen, van: leefgebieden.tuin, naar: leefgebieden.wonen", "migration.twice"),
        (f"{SPLIT}, verdeling: {{tuin: [wil_anders]}}", "migration.shares"),
        (f"{SPLIT}, verdeling: {{wonen: [wil_andres]}}", "migration.shares"),
        ("actie: archiveren, van: leefgebieden.tuin, verdeling: {wonen: [wil_anders]}", "migration.shares"),
        (
            "actie: hernoemen, van: fasen.intake.vragen.huisdier, naar: fasen.aanmelding.vragen.hulpvraag",
            "migration.kinds",
        ),
        ("actie: weggooien, van: leefgebieden.tuin", "record.unknown-value"),
    ],
)
def test_a_migration_that_makes_no_sense_moves_nothing_at_all(line: str, code: str, haven: Project) -> None:
    revise(haven, without("tuin"))
    haven.write(migrations("actie: archiveren, van: leefgebieden.tuin", line))
    before = haven.files()
    done = haven.run("migrate")
    assert done.code == 1
    assert code in done.err
    assert "migraties.yaml, regel 3" in done.err
    assert haven.files() == before
    assert code in {finding["code"] for finding in json.loads(haven.run("check", "--format", "json").out)}


# --- codes


def test_a_code_that_comes_back_with_another_meaning_is_refused(haven: Project) -> None:
    revise(haven, without("tuin"))
    haven.run("release")
    again = OWN.replace("naam: Tuin", "naam: Vervoer")
    haven.write({"handboek/handboek.yaml": 'basis: opvang-1\nversie: "2026.3"\ndatum: 2026-07-01\n'})
    haven.write({"handboek/eigen.yaml": again})
    (finding,) = [f for f in findings(haven) if f["code"] == "handbook.code-reused"]
    assert (finding["severity"], finding["location"]["file"]) == ("fout", "handboek/eigen.yaml")
    assert "‘Tuin’" in finding["message"]


def test_a_code_that_comes_back_as_it_was_is_fine(haven: Project) -> None:
    revise(haven, without("tuin"))
    haven.run("release")
    haven.write({"handboek/handboek.yaml": 'basis: opvang-1\nversie: "2026.3"\ndatum: 2026-07-01\n'})
    haven.write({"handboek/eigen.yaml": OWN})
    assert [f["code"] for f in findings(haven)] == []
