"""The word list of an organisation: read from its folder, checked, and put before ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from docgen.api.checking import check
from docgen.api.glossaries import glossary_for
from docgen.api.wordlists import check_words
from docgen.language.glossary import apply_proposals, shipped_glossary
from docgen.records.folder import load_folder

DE_BRUG = ROOT / "samples" / "de-brug"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """De Brug without its clients, so that only its words count."""
    copy = tmp_path / "de-brug"
    shutil.copytree(DE_BRUG, copy, ignore=shutil.ignore_patterns("clienten", "exit", "archief", "woordenlijst.yaml"))
    return copy


def findings(folder: Path, text: str) -> list[tuple[str, int | None]]:
    (folder / "woordenlijst.yaml").write_text(text, encoding="utf-8")
    return [
        (finding.code, finding.location.line)
        for finding in check(folder).findings
        if finding.location.file == "woordenlijst.yaml"
    ]


def test_the_sample_has_words_of_its_own_without_a_finding() -> None:
    folder = load_folder(DE_BRUG)
    assert check_words(folder) == []
    glossary = glossary_for(folder)
    text = "Het kadeteam helpt je."
    assert apply_proposals(text, glossary.propose(text)) == "De begeleiders van Het Kadehuis helpen je."
    assert "maatschappelijke opvang" not in glossary.terms


def test_without_a_file_there_are_only_our_words(folder: Path) -> None:
    assert glossary_for(load_folder(folder)) is shipped_glossary()


def test_a_failing_example_names_its_line_and_the_word_does_not_take_part(folder: Path) -> None:
    text = "termen:\n  kompas:\n    wordt: het gesprek\n    voorbeelden:\n      - {voor: Het kompas., na: x}\n"
    assert findings(folder, text) == [("glossary.example-fails", 5)]
    assert "kompas" not in glossary_for(load_folder(folder)).terms


def test_a_word_with_an_unknown_key_is_told_where(folder: Path) -> None:
    text = "termen:\n  kompas:\n    lidwoord: het\n    wordt: het gesprek\n    uitlg: x\n"
    assert findings(folder, text) == [("glossary.unknown-key", 5)]


def test_a_replacement_that_is_itself_hard_is_told(folder: Path) -> None:
    text = "termen:\n  kompas:\n    wordt: het gesprek\n  anker:\n    wordt: het zorgtraject\n"
    assert findings(folder, text) == [("glossary.not-plain", 5)]


def test_leaving_out_a_word_that_is_not_there_is_told_with_the_nearest(folder: Path) -> None:
    (folder / "woordenlijst.yaml").write_text("weglaten: [trajct]\n", encoding="utf-8")
    (finding,) = check_words(load_folder(folder))
    assert (finding.code, finding.remedy) == ("glossary.unknown-term", "Bedoel je 'traject'?")


def test_words_at_the_top_of_the_file_are_told_to_move(folder: Path) -> None:
    assert findings(folder, "kompas:\n  wordt: het gesprek\n") == [("record.unknown-key", 1)]


def test_a_broken_file_leaves_our_words(folder: Path) -> None:
    assert findings(folder, "termen: [\n")[0][0] == "yaml.unreadable"
    assert glossary_for(load_folder(folder)).terms == shipped_glossary().terms
