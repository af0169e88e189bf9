"""The own words of an organisation, as a file in its folder."""

from __future__ import annotations

from pathlib import Path

from docgen.records.folder import load_folder
from docgen.records.woordenlijst import Woordenlijst


def folder_with(path: Path, text: str | None) -> Path:
    (path / "organisatie.yaml").write_text("naam: De Haven\n", encoding="utf-8")
    (path / "handboek.yaml").write_text('basis: opvang-1\nversie: "1"\n', encoding="utf-8")
    if text is not None:
        (path / "woordenlijst.yaml").write_text(text, encoding="utf-8")
    return path


def test_a_folder_without_words_of_its_own_has_none(tmp_path: Path) -> None:
    assert load_folder(folder_with(tmp_path, None)).wordlist is None


def test_the_words_stand_beside_the_organisation(tmp_path: Path) -> None:
    found = load_folder(folder_with(tmp_path, "termen: {anker: {wordt: de plek}}\nweglaten: [traject]\n")).wordlist
    assert found is not None
    assert found.record == Woordenlijst(termen={"anker": {"wordt": "de plek"}}, weglaten=["traject"])
    assert found.findings == ()


def test_another_key_is_a_finding_with_its_line(tmp_path: Path) -> None:
    found = load_folder(folder_with(tmp_path, "weglaten: []\ntermn: {}\n")).findings
    assert [(f.code, f.location.file, f.location.line, f.remedy) for f in found if f.code == "record.unknown-key"] == [
        ("record.unknown-key", "woordenlijst.yaml", 2, "Bedoel je 'termen'?")
    ]
