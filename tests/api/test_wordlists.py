"""The words of an organisation are looked at only where that is needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT

from docgen.api import wordlists
from docgen.api.wordlists import check_words, checked_words
from docgen.build.manifest import Manifest
from docgen.diagnostics import Diagnostic
from docgen.records.folder import Folder, load_folder

DE_BRUG = ROOT / "samples" / "de-brug"


def test_a_worker_makes_documents_without_what_reads_words_or_tells_places_in_yaml() -> None:
    code = (
        "import sys, docgen.api.dossierwork, docgen.word.template, docgen.excel.template\n"
        "print(*sorted({'ruamel', 'docgen.language.glossary', 'docgen.language.analysis'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_words_that_were_right_are_not_tried_again_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "de-brug"
    shutil.copytree(DE_BRUG, folder, ignore=shutil.ignore_patterns("clienten", "exit", "archief"))
    path, good = folder / "woordenlijst.yaml", "termen:\n  kompas:\n    wordt: het gesprek\n"
    tried: list[str] = []

    def watched(checked: Folder) -> list[Diagnostic]:
        tried.append(path.read_text(encoding="utf-8"))
        return check_words(checked)

    monkeypatch.setattr(wordlists, "check_words", watched)
    bad = good + "    voorbeelden:\n      - {voor: Het kompas., na: x}\n"
    with closing(Manifest.copy(folder / "none.sqlite")) as manifest:
        for text, found in (
            (good, []),
            (good, []),
            (bad, ["glossary.example-fails"]),
            (bad, ["glossary.example-fails"]),
        ):
            path.write_text(text, encoding="utf-8")
            assert [finding.code for finding in checked_words(load_folder(folder), manifest)] == found
    assert tried == [good, bad, bad]
