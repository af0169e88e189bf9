"""The own words of an organisation as a file in its folder, and what its schema promises about them."""

from __future__ import annotations

from pathlib import Path

import pytest
import ryaml
from pydantic import ValidationError

from docgen.language.glossary.reading import ENTRY_KEYS, EXAMPLE_KEYS, VERB_KEYS
from docgen.records.folder import load_folder
from docgen.records.woordenlijst import Term, Voorbeeld, Werkwoordsvormen, Woordenlijst, Woordenlijstvorm
from docgen.resources import resource

SHIPPED = Path(__file__).resolve().parents[2] / "docgen" / "language" / "data" / "woordenlijst.yaml"


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


def test_the_schema_has_exactly_the_keys_that_are_read() -> None:
    assert set(Term.model_fields) == set(ENTRY_KEYS)
    assert set(Werkwoordsvormen.model_fields) == set(VERB_KEYS)
    assert set(Voorbeeld.model_fields) == set(EXAMPLE_KEYS)


@pytest.mark.parametrize("file", [SHIPPED, resource("samples", "de-brug", "woordenlijst.yaml")], ids=["ours", "brug"])
def test_a_list_that_is_read_fits_the_schema(file: Path) -> None:
    found = Woordenlijstvorm.model_validate(ryaml.loads(file.read_text(encoding="utf-8")))
    assert found.termen


def test_a_misspelt_key_or_choice_does_not_fit() -> None:
    for term in ({"lidwoort": "de"}, {"doen": "verwijderen"}, {"wordt": {"jij": "iets"}}):
        with pytest.raises(ValidationError):
            Woordenlijstvorm.model_validate({"termen": {"intake": term}})
