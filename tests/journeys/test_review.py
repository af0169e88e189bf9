"""`docgen review` from outside: readable, as JSON, as a Word file, and what it says of the samples."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT, Project, Ran

from docgen.ooxml import Package
from docgen.ooxml.reading import read_docx

Docgen = Callable[..., Ran]
SAMPLES = ROOT / "samples"
POOR = "clienten/c-0009/"
STORY, PLAN = f"{POOR}cyclus-1/persoonsbeschrijving.yaml", f"{POOR}cyclus-1/begeleidingsplan.yaml"

# what a careful colleague would say of the record that is poor on purpose, and no more
EXPECTED = {
    (STORY, "PB-P1", "gesprekken"),
    (STORY, "PB-P2", "verteld_op"),
    (STORY, "PB-P3", "reden_niet_zelf"),
    (STORY, "PB-P4", "gecheckt.op"),
    (STORY, "PB-A1", "leefgebieden"),
    (STORY, "PB-A3", "verschillen.0.client"),
    (STORY, "PB-T1", "leefgebieden.zingeving"),
    (STORY, "PB-T3", "leefgebieden.financien.tekst"),
    (STORY, "PB-A4", "leefgebieden.sociale_relaties.tekst"),
    (STORY, "PB-T6", "leefgebieden.lichamelijke_gezondheid.sterk"),
    (STORY, "PB-T7", "leefgebieden.lichamelijke_gezondheid.tekst"),
    (STORY, "PB-A4", "leefgebieden.psychische_gezondheid.tekst"),
    (STORY, "PB-T2", "leefgebieden.psychische_gezondheid.sterk"),
    (STORY, "PB-A2", "leefgebieden.werk_activiteit.tekst"),
    (STORY, "PB-T4", "leefgebieden.werk_activiteit.tekst"),
    (PLAN, "BP-P1", "gebaseerd_op"),
    (PLAN, "BP-P2", "eigenaar_bevestigd"),
    (PLAN, "BP-P3", "leefgebieden.financien.hoofddoelen.0.van_wie"),
    (PLAN, "BP-P4", "geraadpleegd.0.op"),
    (PLAN, "BP-A1", "besproken_op"),
    (PLAN, "BP-T1", "leefgebieden.werk_activiteit.hoofddoelen.0.subdoelen.1.tekst"),
    (PLAN, "BP-T3", "leefgebieden.financien.hoofddoelen.0.tekst"),
    (PLAN, "BP-T4", "leefgebieden.financien.hoofddoelen.0.subdoelen.0.tekst"),
    (PLAN, "BP-T5", "leefgebieden.financien.hoofddoelen.0.subdoelen.0.meetpunt"),
    (PLAN, "BP-X1", "leefgebieden"),
    (PLAN, "BP-X2", "leefgebieden.werk_activiteit.hoofddoelen.0.subdoelen.0.acties.1.wie"),
}
KEYS = {
    "code", "severity", "file", "field", "line", "start", "end", "message", "suggestion", "confidence", "sentence",
    "kind", "leefgebied", "overruled",
}  # fmt: skip


def as_json(docgen: Docgen, *words: str) -> tuple[int, dict[str, Any]]:
    done = docgen("review", *words, "--format", "json")
    return done.code, json.loads(done.out)


def test_the_poor_record_gets_the_remarks_of_a_careful_colleague_and_no_more(docgen: Docgen) -> None:
    code, report = as_json(docgen, str(SAMPLES / "de-brug"), "c-0009")
    assert code == 1
    found = [f for f in report["findings"] if f["severity"] != "tip"]
    assert {(f["file"], f["code"], f["field"]) for f in found} == EXPECTED
    assert all(f["message"] and f["suggestion"] and f["line"] for f in found)


@pytest.mark.parametrize("name", ["de-brug", "jong-noord", "samen-thuis"])
def test_the_clients_of_the_samples_have_no_open_findings(name: str, docgen: Docgen) -> None:
    code, report = as_json(docgen, str(SAMPLES / name))
    left = [f for f in report["findings"] if f["severity"] != "tip" and not str(f["file"]).startswith(POOR)]
    assert left == []
    assert code == (1 if name == "de-brug" else 0)


def test_json_has_the_keys_that_it_promises(docgen: Docgen) -> None:
    _, report = as_json(docgen, str(SAMPLES / "de-brug"), STORY)
    assert {frozenset(f) for f in report["findings"]} == {frozenset(KEYS)}
    (document,) = report["documents"]
    assert set(document) == {"file", "form", "final", "open", "scores", "pages"}
    assert 0 <= document["scores"]["lint2"] <= 100
    assert 0 < document["scores"]["share_struggling"] < 1
    assert document["scores"]["flesch_douma"] > 60
    assert document["pages"]["pages"] == 2
    assert "B1" not in json.dumps(report)
    for finding in report["findings"]:
        if finding["sentence"] is not None:
            assert finding["start"] < finding["end"]
            assert 0 < finding["confidence"] <= 1


def test_places_point_at_the_words_in_the_record(docgen: Docgen) -> None:
    import ryaml

    _, report = as_json(docgen, str(SAMPLES / "de-brug"), STORY)
    record = ryaml.loads((SAMPLES / "de-brug" / STORY).read_text(encoding="utf-8"))
    (found,) = [f for f in report["findings"] if f["code"] == "PB-A4" and "psychische" in f["field"]]
    text: Any = record
    for step in found["field"].split("."):
        text = text[step]
    assert text.strip()[found["start"] : found["end"]] == "zorgmijder"


def test_the_terminal_shows_the_sentence_with_the_place_marked(docgen: Docgen) -> None:
    done = docgen("review", str(SAMPLES / "de-brug"), STORY)
    assert done.code == 1
    assert "Peter is een »zorgmijder«." in done.out
    assert "\n  Psychische gezondheid\n" in done.out
    assert "(PB-A4, regel " in done.out
    assert done.err == ""


def test_all_shows_more(docgen: Docgen) -> None:
    some = docgen("review", str(SAMPLES / "de-brug"), "c-0001", "--no-pages")
    everything = docgen("review", str(SAMPLES / "de-brug"), "c-0001", "--no-pages", "--all")
    assert some.code == everything.code == 0
    assert len(everything.out) > len(some.out)


@pytest.mark.parametrize(
    "words",
    [
        "c-0009",
        "clienten/c-0009",
        "clienten/c-0009/",
        STORY,
        STORY.removesuffix(".yaml"),
        str(SAMPLES / "de-brug" / STORY),
    ],
)
def test_a_record_may_be_given_in_every_usual_way(words: str, docgen: Docgen) -> None:
    _, report = as_json(docgen, str(SAMPLES / "de-brug"), words, "--no-pages")
    assert STORY in {document["file"] for document in report["documents"]}
    assert {document["file"].split("/")[1] for document in report["documents"]} == {"c-0009"}


def test_a_record_that_is_not_there_is_wrong_usage(docgen: Docgen) -> None:
    done = docgen("review", str(SAMPLES / "de-brug"), "clienten/c-0009/cyclus-1/persoonsbeschriving.yaml")
    assert done.code == 2
    assert STORY in done.err


def test_a_reason_to_differ_is_shown_and_leaves_nothing_open(docgen: Docgen) -> None:
    done = docgen("review", str(SAMPLES / "de-brug"), "c-0006")
    assert done.code == 0
    assert "Hier is van afgeweken: Mevrouw d’Áncona schreef dit zelf" in done.out
    assert "2026)" in done.out  # who decided that, and when
    assert "2 met een reden opzij gezet" in done.out
    _, report = as_json(docgen, str(SAMPLES / "de-brug"), "c-0006")
    kept = [f for f in report["findings"] if f["code"] == "PB-T8"]
    assert [f["severity"] for f in kept] == ["tip"]
    assert kept[0]["overruled"]["door"] == "tom-hendriks"


def test_check_says_nothing_of_wording_and_quotes_nobody(docgen: Docgen) -> None:
    done = docgen("check", str(SAMPLES / "de-brug"), "--format", "json")
    codes = {finding["code"] for finding in json.loads(done.out)}
    assert not codes & {"PB-T2", "PB-T3", "PB-T4", "PB-T7", "PB-T8", "PB-A2", "PB-A4", "BP-T2", "BP-T3", "BP-T4"}
    assert "manipulatief" not in done.out
    assert "Peter" not in done.out


def test_a_broken_record_is_told_and_the_rest_is_reviewed(de_brug: Project) -> None:
    de_brug.change(STORY, "versie: 1", "versie: een")
    done = de_brug.run("review", "c-0009", "--no-pages")
    assert done.code == 1
    assert "record.bad-number" in done.out
    assert "BP-X2" in done.out


# --- the Word file


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("nagekeken") / "report.docx"
    done = Project(SAMPLES / "de-brug").docgen(
        "review", str(SAMPLES / "de-brug"), "c-0009", "--no-pages", "-o", str(target)
    )
    assert done.code == 1
    return target


def test_the_word_file_has_the_text_and_real_comments(report: Path) -> None:
    text = read_docx(report.read_bytes())
    assert "Peter is een zorgmijder." in text
    document = docx.Document(io.BytesIO(report.read_bytes()))
    comments = [comment.text for comment in document.comments]
    assert any("zorgmijder" in comment and "PB-A4" in comment for comment in comments)
    assert {comment.author for comment in document.comments} == {"docgen"}
    marks = Package.read(report.read_bytes()).parts["word/document.xml"].count(b"<w:commentReference ")
    assert marks == len(comments)


def test_the_word_file_is_in_the_house_style(report: Path) -> None:
    parts = Package.read(report.read_bytes()).parts
    assert b"0B6E6E" in parts["word/theme/theme1.xml"]
    assert any(name.startswith("word/media/logo") for name in parts)
    assert b"{{" not in b"".join(
        data for name, data in parts.items() if name.startswith("word/") and name.endswith("xml")
    )


def test_the_word_file_is_valid(report: Path, shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(shared / "tools" / "validate_ooxml.py"), str(report)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "ok (0 errors" in done.stdout, done.stdout


def test_the_word_file_is_the_same_every_time(report: Path, tmp_path: Path, docgen: Docgen) -> None:
    docgen("review", str(SAMPLES / "de-brug"), "c-0009", "--no-pages", "-o", str(tmp_path / "again.docx"))
    assert (tmp_path / "again.docx").read_bytes() == report.read_bytes()
