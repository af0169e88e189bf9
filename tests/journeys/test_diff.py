"""A revision before it is written: what changes in words, whom it touches, what it leaves alone (method 7, issue 5)."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Project, Ran

from docgen.documents.memo import CLIENT_SENTENCE
from docgen.language.analysis import analyse
from docgen.language.scores import flesch_douma
from docgen.ooxml.reading import read_docx
from journeys.haven import REGISTRATION, client, own_templates, tree, word

Make = Callable[..., Project]

CRITERION = """\
toelating:
  toevoegen:
    zelfzorg:
      tekst: Wast zichzelf en kleedt zich zelf aan.
      vraag: Kun je jezelf wassen?
"""
DRAFT = REGISTRATION.replace("status: vastgesteld", "status: concept")


@pytest.fixture
def haven(project: Make) -> Project:
    """De Haven, released as 2026.1, with a final registration in c-0001 and a draft of May in c-0002."""
    draft = DRAFT.replace("2026-02-09", "2026-05-20")
    folder = project({**tree(), **own_templates(), **client("c-0002", aanmelding=draft)})
    folder.write({"clienten/c-0002/intake.yaml": None})
    assert folder.run("release").code == 0
    return folder


def revise(folder: Project, *entries: str, version: str = "2026.2", day: str = "2026-06-01", **topics: str) -> None:
    """A newer version of the handbook of that day, with these entries in its change list."""
    said = "wijzigingen:\n" + "".join(f'  - {{versie: "{version}", {entry}}}\n' for entry in entries)
    text = f'basis: opvang-1\nversie: "{version}"\ndatum: {day}\n' + (said if entries else "")
    folder.write({"handboek/handboek.yaml": text})
    folder.write({f"handboek/{name}.yaml": content for name, content in topics.items()})


def compared(folder: Project, *words: str) -> dict[str, Any]:
    done = folder.run("diff", *words, "--format", "json")
    assert done.code == 0, done.said
    return json.loads(done.out)


def only(found: dict[str, Any]) -> dict[str, Any]:
    (change,) = found["changes"]
    return change


# --- two sides


def test_nothing_changed_since_the_release(haven: Project) -> None:
    done = haven.run("diff")
    assert done.code == 0
    assert "Er is niets veranderd." in done.out


def test_since_the_last_release_a_new_criterion_is_one_change_in_words(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    change = only(compared(haven))
    assert change["text"] == "Toelating: het toelatingscriterium ‘Kun je jezelf wassen?’ is nieuw."
    assert (change["path"], change["kind"]) == ("handboek.toelating.zelfzorg", "toegevoegd")
    assert change["origin"] == "handboek/criteria.yaml, regel 3"
    assert change["rules"] == ["AM-1", "AM-4"]
    forms = {form["form"]: form["fields"] for form in change["forms"]}
    assert "toelating" in forms["aanmelding"]


def test_a_term_is_told_as_people_say_it(haven: Project) -> None:
    term = "fasen: {intake: {wanneer: {punten: {wijzigen: {besluit: {termijn: {aantal: 10, eenheid: dagen}}}}}}}\n"
    revise(haven, fasen=term)
    change = only(compared(haven))
    assert change["text"] == "Fase 2, Wanneer: de termijn van ‘Besluit na het gesprek’ ging van 7 naar 10 dagen."
    assert change["place"] == "Fase 2, Wanneer"
    assert change["transition"] == "volgende_cyclus"
    assert change["origin"] == "handboek/fasen.yaml, regel 1"


def test_two_released_versions_are_compared_by_their_names(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    haven.run("release")
    revise(haven, version="2027.1", day="2027-01-01")
    for words in (["2026.1", "2026.2"], ["--van", "2026.1", "--naar", "2026.2"]):
        found = compared(haven, *words)
        assert (found["old"]["label"], found["new"]["label"]) == ("2026.1", "2026.2")
        assert only(found)["path"] == "handboek.toelating.zelfzorg"


def test_inside_the_folder_it_need_not_be_named(haven: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    revise(haven, criteria=CRITERION)
    monkeypatch.chdir(haven.path)
    found = json.loads(haven.docgen("diff", "2026.1", "2026.2", "--format", "json").out)
    assert only(found)["path"] == "handboek.toelating.zelfzorg"


def test_two_folders_are_compared(haven: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Project(tmp_path_factory.mktemp("ander") / "ander").write({**tree(), "handboek/criteria.yaml": CRITERION})
    found = json.loads(haven.run("diff", str(other.path), "--format", "json").out)
    assert only(found)["path"] == "handboek.toelating.zelfzorg"
    assert found["new"]["kind"] == "map"


def git(folder: Project, *words: str) -> None:
    name = ["-c", "user.name=Ina", "-c", "user.email=ina@haven.example"]
    subprocess.run(["git", "-C", str(folder.path), *name, *words], check=True, capture_output=True)


def revise_in_git(haven: Project) -> None:
    """Two revisions, between which a criterion came."""
    git(haven, "init", "-q")
    git(haven, "add", ".")
    git(haven, "commit", "-qm", "Eerst")
    revise(haven, criteria=CRITERION)
    git(haven, "add", ".")
    git(haven, "commit", "-qm", "Daarna")


def test_two_revisions_in_git_are_compared(haven: Project) -> None:
    revise_in_git(haven)
    assert only(compared(haven, "HEAD~1", "HEAD"))["path"] == "handboek.toelating.zelfzorg"
    assert compared(haven, "HEAD")["changes"] == []
    assert only(compared(haven, "HEAD~1"))["kind"] == "toegevoegd"


def test_a_row_that_is_wrong_is_no_matter_of_a_comparison(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    rows = '{"ref": "c-0101", "form": "client", "record": {"roepnaam": 3}}\nkapot\n'
    haven.write({"clienten.jsonl": rows})
    done = haven.run("diff", "2026.1", "2026.2")
    assert "clienten.jsonl" not in done.out + done.err, done.said


def test_a_memo_of_two_revisions_in_git_has_the_logo_of_the_newer_one(haven: Project, tmp_path: Path) -> None:
    revise_in_git(haven)
    memos = [tmp_path / "git.docx", tmp_path / "nu.docx"]
    for memo, sides in zip(memos, (["HEAD~1", "HEAD"], ["HEAD~1"]), strict=True):
        assert haven.run("diff", *sides, "-o", str(memo)).code == 0
    pictures = [
        {name: archive.read(name) for name in archive.namelist() if "media" in name}
        for archive in map(zipfile.ZipFile, memos)
    ]
    assert pictures[0]
    assert pictures[0] == pictures[1]


def test_a_folder_that_stands_deeper_in_a_git_repository_is_compared_too(haven: Project) -> None:
    outer = Project(haven.path.parent)
    git(outer, "init", "-q")
    git(outer, "add", ".")
    git(outer, "commit", "-qm", "Eerst")
    revise(haven, criteria=CRITERION)
    assert only(compared(haven, "HEAD"))["path"] == "handboek.toelating.zelfzorg"


def test_another_basis_shows_what_it_would_change_and_writes_nothing(haven: Project) -> None:
    before = haven.files()
    found = compared(haven, "--preset", "ambulant-1")
    assert found["new"] == {"kind": "basis", "label": "ambulant-1", "version": "2026.1"}
    assert found["counts"]["changes"] > 20
    assert "Handboek: het basishandboek ging van ‘opvang-1’ naar ‘ambulant-1’." in [c["text"] for c in found["changes"]]
    assert {c["origin"] for c in found["changes"] if c["path"].startswith("handboek.leefgebieden")} <= {
        "basis ambulant-1", "basis basis-1",
    }  # fmt: skip
    assert haven.files() == before
    assert "diff.unexplained" not in {finding["code"] for finding in found["findings"]}  # nobody decided on it


def test_a_version_that_says_to_be_older_than_a_released_one_is_told(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    assert haven.run("release").code == 0
    revise(haven, version="2027.1", day="2026-05-01", criteria=CRITERION)
    (found,) = [f for f in compared(haven)["findings"] if f["code"] == "handbook.older-than-release"]
    assert "'2026.2'" in found["message"]
    assert found["location"]["line"] == 3
    revise(haven, version="2027.1", day="2027-05-01", criteria=CRITERION)
    assert "handbook.older-than-release" not in codes(haven)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2025.9"], "diff.unknown-side"),
        (["--preset", "opvang-9"], "handbook.unknown-preset"),
        (["-rf"], None),
        (["2026.1", "2026.1", "2026.1"], None),
        (["--naar", "2026.1"], None),
    ],
    ids=str,
)
def test_a_side_that_is_not_there_is_said(words: list[str], code: str | None, haven: Project) -> None:
    done = haven.run("diff", *words)
    assert done.code == (1 if code else 2)
    assert (code or "Usage") in done.err


@pytest.mark.parametrize("name", ["handboek/criteria.yaml", "handboek/archief/2026.1/handboek.yaml"])
def test_half_a_handbook_is_compared_with_nothing(name: str, haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    haven.write({name: haven.text(name) + "kapot: [\n"})
    done = haven.run("diff")
    assert done.code == 1
    assert name in done.err
    assert "vervalt" not in done.out


def test_what_is_wrong_in_the_handbook_is_told_beside_what_changes(haven: Project) -> None:
    revise(haven, criteria=CRITERION, wrong="onzin: 3\n")
    done = haven.run("diff")
    assert done.code == 1
    assert "‘Kun je jezelf wassen?’ is nieuw" in done.out
    assert "handboek/wrong.yaml" in done.err


def test_an_organisation_that_never_released_is_told_to_do_so_first(project: Make) -> None:
    done = project(tree()).run("diff")
    assert done.code == 1
    assert "diff.nothing-released" in done.err
    assert "docgen release" in done.err


# --- what it touches and what it leaves alone


def test_a_new_criterion_waits_for_new_files_and_says_which_draft_it_leaves(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    change = only(compared(haven))
    assert change["transition"] == "nieuwe_dossiers"
    assert change["open_records"] == []
    assert [record["file"] for record in change["spared_records"]] == ["clienten/c-0002/aanmelding.yaml"]


def test_what_counts_at_once_names_the_drafts_with_their_documents(haven: Project) -> None:
    entry = "wat: Nieuw, reden: Daarom, overgang: meteen, geldt_vanaf: 2026-06-01, onderdelen: [toelating.zelfzorg]"
    revise(haven, entry, criteria=CRITERION)
    change = only(compared(haven))
    assert (change["reason"], change["transition"], change["from"]) == ("Daarom", "meteen", "2026-06-01")
    (record,) = change["open_records"]
    assert (record["ref"], record["form"]) == ("c-0002", "aanmelding")
    # their own workbook does not show the criteria
    assert record["documents"] == ["clienten/c-0002/aanmelding-v2026.1.docx"]


def test_final_records_are_counted_and_never_touched(haven: Project) -> None:
    entry = "wat: Nieuw, reden: Daarom, overgang: meteen"
    revise(haven, entry, criteria=CRITERION)
    found = compared(haven)
    assert found["left_alone"]["final_records"] == 1
    assert [record["file"] for record in found["touched"]["open_records"]] == ["clienten/c-0002/aanmelding.yaml"]


def test_an_item_for_one_location_touches_no_draft_elsewhere(haven: Project) -> None:
    entry = "wat: Nieuw, reden: Daarom, overgang: meteen"
    revise(haven, entry, criteria=CRITERION + "      geldt_voor: [kade]\n")
    assert only(compared(haven))["open_records"] == []


def test_a_change_touches_only_forms_that_read_it(haven: Project) -> None:
    haven.write({"sjablonen/intake.docx": None})
    revise(haven, fasen="fasen: {intake: {vragen: {wijzigen: {nu: {vraag: Waar slaap je?}}}}}\n")
    forms = [form["form"] for form in only(compared(haven))["forms"] if form["fields"]]
    assert forms == ["intake"]


def test_a_word_of_the_organisation_touches_every_form_that_says_it(haven: Project) -> None:
    haven.change("organisatie.yaml", "contact:\n", "woorden:\n  wijzigen:\n    client: {enkelvoud: gast}\ncontact:\n")
    change = only(compared(haven))
    assert change["text"] == "Woorden: het woord ‘cliënt’ is nu ‘gast’."
    assert {"aanmelding", "begeleidingsplan", "persoonsbeschrijving"} <= {form["form"] for form in change["forms"]}


# --- what is still to be said


def codes(folder: Project, *words: str) -> list[str]:
    return [finding["code"] for finding in compared(folder, *words)["findings"]]


def test_a_change_of_which_the_list_says_nothing_asks_for_an_entry_to_paste(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    (finding,) = compared(haven)["findings"]
    assert finding["code"] == "diff.unexplained"
    assert "onderdelen: [toelating.zelfzorg]" in finding["remedy"]
    pasted = finding["remedy"].partition("- {")[2].rstrip("}").partition(", ")[2]
    revise(haven, pasted, criteria=CRITERION)
    assert codes(haven) == ["diff.incomplete"]  # nobody decided on a day yet


MORE = """\
toelating:
  toevoegen:
"""


def test_an_entry_to_paste_names_all_that_it_is_about(haven: Project) -> None:
    criteria = "".join(f"    eis_{n}: {{tekst: Eis {n}., vraag: Kun je {n}?}}\n" for n in range(6))
    revise(haven, criteria=MORE + criteria)
    (finding,) = compared(haven)["findings"]
    revise(haven, finding["remedy"].partition("- {")[2].rstrip("}").partition(", ")[2], criteria=MORE + criteria)
    assert codes(haven) == ["diff.incomplete"]


def test_changes_with_another_transition_get_an_entry_of_their_own(haven: Project) -> None:
    intake = "fasen: {intake: {doel: Kennismaken., vragen: {wijzigen: {nu: {vraag: Waar slaap je?}}}}}\n"
    revise(haven, fasen=intake)
    before = {change["path"]: change["transition"] for change in compared(haven)["changes"]}
    assert set(before.values()) == {"meteen", "nieuwe_dossiers"}
    pasted = [f["remedy"].partition("- {")[2].rstrip("}").partition(", ")[2] for f in compared(haven)["findings"]]
    revise(haven, *pasted, fasen=intake)
    assert {change["path"]: change["transition"] for change in compared(haven)["changes"]} == before


def test_a_new_number_alone_is_said_with_what_shows_it(haven: Project) -> None:
    revise(haven)
    done = haven.run("diff")
    assert "Er is niets veranderd, behalve het nummer en de datum." in done.out
    assert compared(haven)["touched"]["editions"] == ["team", "pocket", "client"]


def test_own_templates_that_differ_are_told(haven: Project, tmp_path: Path) -> None:
    haven.write({"sjablonen/intake.docx": word("Intake", "{{ intake.nu }}"), "sjablonen/aanmelding.xlsx": None})
    other = Project(tmp_path / "ander")
    for sides in ([], [str(other.write(dict(haven.files())).path)]):
        found = [f for f in compared(haven, *sides)["findings"] if f["code"] == "diff.own-template"]
        told = ["sjablonen/aanmelding.xlsx", "sjablonen/intake.docx"]
        assert [finding["location"]["file"] for finding in found] == ([] if sides else told)


def test_a_form_that_is_not_used_any_more_is_made_no_more(haven: Project) -> None:
    revise(haven, formulieren="formulieren: {uitstroom: {gebruiken: false}}\n")
    gone = ["formulieren/uitstroom-leeg.docx", "formulieren/uitstroom-leeg.xlsx"]
    touched = compared(haven)["touched"]
    assert touched["gone_forms"] == gone
    assert not set(gone) & set(touched["blank_forms"])
    done = haven.run("diff").out
    assert done[done.index("Wat niet meer gemaakt wordt") :].split("\n")[1].split() == [
        "leeg", "uitstroom-leeg.docx,", "uitstroom-leeg.xlsx",
    ]  # fmt: skip


def test_an_entry_that_says_everything_leaves_no_finding(haven: Project) -> None:
    entry = (
        "wat: Nieuw, reden: Daarom, besloten_door: Ina, besloten_op: 2026-05-01, clienten_betrokken: true, "
        "geldt_vanaf: 2026-06-01, overgang: nieuwe_dossiers, onderdelen: [toelating]"
    )
    revise(haven, entry, criteria=CRITERION)
    found = compared(haven)
    assert found["findings"] == []
    change = only(found)
    assert (change["decided_by"], change["decided_on"], change["clients_involved"]) == ("Ina", "2026-05-01", True)


def test_a_renamed_role_is_searched_in_free_text_and_not_replaced(haven: Project) -> None:
    over = "over_ons: De leidinggevende is er altijd.\n"
    haven.write({"handboek/over-ons.yaml": over})
    revise(haven, **{"over-ons": over})
    haven.run("release")
    revise(haven, version="2026.3", **{"over-ons": over})
    haven.change(
        "organisatie.yaml", "contact:\n", "rollen:\n  wijzigen:\n    leidinggevende: {naam: Teamleider}\ncontact:\n"
    )
    found = compared(haven)
    (name,) = [n for n in found["old_names"] if n["path"] == "handboek.over_ons"]
    assert (name["old"].casefold(), name["new"]) == ("leidinggevende", "Teamleider")
    assert name["excerpt"] == "De leidinggevende is er altijd."
    places = [f["location"] for f in found["findings"] if f["code"] == "diff.old-name"]
    assert {"file": "handboek/over-ons.yaml", "line": 1} in [{k: p.get(k) for k in ("file", "line")} for p in places]
    assert haven.text("handboek/over-ons.yaml") == over


# --- the transition counts where records are read


def asked(folder: Project) -> list[str]:
    done = json.loads(folder.run("check", "--format", "json").out)
    return [f"{f['location']['file']}: {f['code']}" for f in done if f["code"] == "AM-4"]


def test_a_new_criterion_does_not_turn_the_draft_of_yesterday_red(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    assert asked(haven) == []


def test_a_criterion_for_everybody_is_asked_of_every_draft(haven: Project) -> None:
    revise(haven, "wat: Nieuw, reden: Daarom, overgang: meteen", criteria=CRITERION)
    assert asked(haven) == ["clienten/c-0002/aanmelding.yaml: AM-4"]


def test_a_new_file_is_asked_what_is_new(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    haven.write(client("c-0003", aanmelding=DRAFT.replace("2026-02-09", "2026-06-02"), intake=""))
    haven.write({"clienten/c-0003/intake.yaml": None})
    assert asked(haven) == ["clienten/c-0003/aanmelding.yaml: AM-4"]


def test_a_draft_prints_the_criteria_that_count_for_it(haven: Project) -> None:
    revise(haven, criteria=CRITERION)
    haven.run("build", "--only", "*aanmelding*")
    texts = {name: read_docx(data) for name, data in haven.files("uitvoer").items() if name.endswith(".docx")}
    drafts = {name: "Wast zichzelf" in text for name, text in texts.items()}
    assert {name for name, shown in drafts.items() if shown} == {"formulieren/aanmelding-leeg-v2026.1.docx"}
    assert len(drafts) == 3


def test_dates_that_were_agreed_never_move(haven: Project) -> None:
    plan = 'status: concept\nhandboek_versie: "2026.1"\ndatum: 2026-05-20\nvolgende_evaluatie: 2026-08-20\n'
    haven.write({"clienten/c-0002/cyclus-1/begeleidingsplan.yaml": plan})
    haven.run("build", "--only", "clienten/c-0002/cyclus-1/*.docx")
    entry = "wat: Vaker, reden: Daarom, overgang: meteen"
    revise(haven, entry, termijnen="termijnen: {evaluatie_elke: {aantal: 2, eenheid: weken}}\n")
    haven.run("build", "--only", "clienten/c-0002/cyclus-1/*.docx")
    texts = [read_docx(data) for name, data in haven.files("uitvoer").items() if "begeleidingsplan" in name]
    assert texts
    assert all("20 augustus 2026" in text for text in texts)


def test_a_final_document_keeps_its_bytes_whatever_the_transition(haven: Project) -> None:
    haven.run("build", "--only", "clienten/c-0001/aanmelding*.docx")
    before = haven.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.docx"]
    revise(haven, "wat: Nieuw, reden: Daarom, overgang: meteen", criteria=CRITERION)
    haven.run("build", "--only", "clienten/c-0001/aanmelding*.docx")
    assert haven.files("uitvoer")["clienten/c-0001/aanmelding-v2026.1.docx"] == before


# --- on a terminal, and on paper


def de_brug(docgen: Callable[..., Ran], *words: str) -> Ran:
    return docgen("diff", str(ROOT / "samples" / "de-brug"), "2025.1", "2026.1", *words)


def test_the_revision_of_de_brug_reads_as_it_should(docgen: Callable[..., Ran]) -> None:
    done = de_brug(docgen)
    assert done.code == 0, done.said
    golden = ROOT / "tests" / "journeys" / "diff-de-brug.txt"
    assert done.out == golden.read_text(encoding="utf-8")


def test_the_memo_is_one_page_of_ours_with_a_sentence_for_clients(
    docgen: Callable[..., Ran], tmp_path: Any, soffice: Callable[..., Any]
) -> None:
    target = tmp_path / "memo.docx"
    done = de_brug(docgen, "-o", str(target))
    assert done.code == 0, done.said
    assert str(target) in done.out
    text = read_docx(target.read_bytes())
    for said in (
        "Wat verandert er voor jou",
        "Nieuw toelatingscriterium over wassen en aankleden.",
        "Nieuwe dossiers, vanaf 12 januari 2026",
        "Datums die je met de cliënt afsprak, verschuiven niet.",
        CLIENT_SENTENCE,
    ):
        assert said in text
    assert not any(name in text for name in ("Ruud", "Vermeulen"))
    assert pages(soffice, target) == 1


def pages(soffice: Callable[..., Any], document: Any) -> int:
    soffice("--convert-to", "pdf", "--outdir", str(document.parent), str(document))
    return len(re.findall(rb"/Type\s*/Page\b", document.with_suffix(".pdf").read_bytes()))


def test_the_sentence_for_clients_is_one_and_plain() -> None:
    found = analyse(CLIENT_SENTENCE)
    (sentence,) = found.sentences
    measured = sentence.measured
    assert found.remarks == ()
    assert flesch_douma(measured.words, measured.syllables / measured.words) > 70


def test_there_is_no_memo_of_nothing(haven: Project, tmp_path: Any) -> None:
    done = haven.run("diff", "-o", str(tmp_path / "memo.docx"))
    assert done.code == 1
    assert "diff.nothing-to-tell" in done.err
    assert not (tmp_path / "memo.docx").exists()
