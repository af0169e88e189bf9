"""Sixty passages written with care and thirty without: what a careful colleague remarks on each, and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.language.glossary import shipped_glossary
from docgen.records.folder import load_folder
from docgen.records.persoonsbeschrijving import Persoonsbeschrijving
from docgen.resources import resource
from docgen.review.case import Case, case_of
from docgen.review.language import read_texts, wording

LINES = (Path(__file__).parent / "passages.txt").read_text(encoding="utf-8").split("## without")
CLIENTS = ("Karim", "Fatma", "Yusuf", "Bea")
Row = tuple[str, str, frozenset[str], str]


def rows(part: str) -> list[Row]:
    found = [line.split(" | ", 3) for line in part.splitlines() if " | " in line and not line.startswith("#")]
    return [(voice, area, frozenset(kinds.split(", ")) - {"-"}, text) for voice, area, kinds, text in found]


WITH_CARE, WITHOUT = map(rows, LINES)


@pytest.fixture(scope="module")
def case() -> Case:
    folder = load_folder(resource("samples", "de-brug"))
    dossier = next(found for found in folder.dossiers if found.ref == "c-0001")
    file = dossier.get("persoonsbeschrijving", 1)
    found = case_of(folder, dossier, file) if file else None
    assert found is not None
    return found


def remarked(case: Case, row: Row) -> set[str]:
    """The kinds of remarks on one passage, of a client who is named in it or not."""
    voice, area, _, text = row
    record = {"handboek_versie": "2026.1", "perspectief": voice, "leefgebieden": {area: {"tekst": text}}}
    name = next((known for known in CLIENTS if known in text), CLIENTS[0])
    who = case.client.model_copy(update={"roepnaam": name, "netwerk": [], "gezin": []}) if case.client else None
    one = replace(case, record=Persoonsbeschrijving.model_validate(record), client=who)
    found = wording(one, read_texts(one, shipped_glossary()))
    return {remark.passage.kind for remark in found if remark.passage}


def test_there_are_enough_passages_in_every_voice() -> None:
    assert len(WITH_CARE) >= 60
    assert len(WITHOUT) >= 30
    assert {voice for voice, _, _, _ in WITH_CARE} == {"ik", "je", "u", "naam"}
    assert sum(not kinds for _, _, kinds, _ in WITH_CARE) >= 54


@pytest.mark.parametrize("row", WITH_CARE, ids=[text[:40] for _, _, _, text in WITH_CARE])
def test_nothing_needless_is_said_of_a_text_that_was_written_with_care(row: Row, case: Case) -> None:
    assert remarked(case, row) <= row[2]


@pytest.mark.parametrize("row", WITHOUT, ids=[text[:40] for _, _, _, text in WITHOUT])
def test_a_poor_text_gets_the_remarks_that_help(row: Row, case: Case) -> None:
    assert remarked(case, row) >= row[2]
