"""The memo for the team: plain, about the right people, and never more than a page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from docgen.documents.memo import TEMPLATE, Facts, Memo, Point, compose, cut, write_memo
from docgen.documents.workshop import Workshop
from docgen.ooxml.reading import read_docx
from docgen.records.folder import load_folder

LONG = (
    "Wie meerpersoonshuishoudenvoorzieningenaanvraag zegt, zegt het hier voortaan met andere en veel kortere woorden. "
)
SHORT = "Leefgebieden: het leefgebied ‘Meedoen met mensen en muziek maken’ is nu nieuw."  # as long as one line holds
RENDER = Workshop(None).template(TEMPLATE).render
VERSION = load_folder(ROOT / "samples" / "de-brug").current


def facts(points: int = 1, minor: int = 0, refs: int = 1, **others: Any) -> Facts:
    """What a memo is about, with this many of everything, each as long as can be."""
    assert VERSION is not None
    told = [
        Point(
            LONG * 3, LONG * 4, "Nieuwe dossiers en elke volgende cyclus, vanaf 12 januari 2026",
            tuple(f"Een formulier met een lange naam {n}" for n in range(7)), tuple(f"c-{n:04}" for n in range(refs)),
        )
        for _ in range(points)
    ]  # fmt: skip
    usual: dict[str, Any] = {
        "old": "versie 2025.1", "new": "versie 2026.1", "starts": date(2026, 1, 12), "blank_forms": 12,
        "final": 1200, "given": 300, "decided": "Besloten door het bestuur, 11 december 2025.",
    }  # fmt: skip
    return Facts(points=told, minor=[LONG * 2] * minor, refs=[f"c-{n:04}" for n in range(refs)], **{**usual, **others})


def memo(found: Facts) -> Memo:
    assert VERSION is not None
    return compose(found, VERSION.organisatie, VERSION.words())


def test_what_does_not_fit_is_counted_instead_of_told() -> None:
    made = memo(facts(points=9, minor=20))
    assert len(made.punten) == 4
    assert made.rest == f"En nog {25 - len(made.ook)} andere wijzigingen."


def test_more_changes_are_told_when_they_are_said_shortly() -> None:
    long, short = (memo(replace(facts(points=4), minor=[text] * 30)).ook for text in (LONG * 2, SHORT))
    assert len(short) > len(long)


def test_one_thing_is_told_in_the_singular() -> None:
    assert memo(facts(blank_forms=1)).inleiding == (
        "Vanaf 12 januari 2026 verandert er één ding in ons handboek. Er is 1 nieuw leeg formulier. Dit merk je ervan."
    )


def test_what_is_not_there_is_not_spoken_of() -> None:
    made = memo(facts(final=0, given=0, blank_forms=0, refs=0, starts=None))
    assert made.blijft == ["Datums die je met de cliënt afsprak, verschuiven niet."]
    assert made.doen == ["Zie je iets wat niet klopt? Zeg het."]


def test_more_files_than_fit_are_counted() -> None:
    made = memo(facts(refs=40))
    assert made.punten[0].open.endswith("en nog 36 cliënten")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kort.", "Kort."),
        ("Een hele zin. En nog een zin die te lang is.", "Een hele zin."),
        ("Een zin zonder einde die maar doorgaat", "Een zin zonder einde …"),
        ("Twee\n\nregels.", "Twee regels."),
    ],
)
def test_a_long_text_ends_after_a_whole_sentence_or_word(text: str, short: str) -> None:
    assert cut(text, 23) == short


def test_the_memo_speaks_the_words_of_the_organisation() -> None:
    assert VERSION is not None
    text = read_docx(write_memo(facts(), VERSION, RENDER))
    assert "Zo zeg je het tegen cliënten" in text
    assert "Besloten door het bestuur, 11 december 2025." in text


@pytest.mark.parametrize("text", [LONG * 2, SHORT], ids=["long", "short"])
@pytest.mark.parametrize(("points", "minor"), [(0, 30), (5, 30), (1, 1), (3, 4)])
def test_the_fullest_memo_is_one_page(
    points: int, minor: int, text: str, tmp_path: Path, soffice: Callable[..., Any]
) -> None:
    assert VERSION is not None
    target = tmp_path / "memo.docx"
    target.write_bytes(write_memo(replace(facts(points, refs=60), minor=[text] * minor), VERSION, RENDER))
    soffice("--convert-to", "pdf", "--outdir", str(tmp_path), str(target))
    assert len(re.findall(rb"/Type\s*/Page\b", target.with_suffix(".pdf").read_bytes())) == 1


def test_the_committed_template_is_what_its_source_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from templates.make import build

    assert build("memo") == (ROOT / "templates" / "docx" / "memo.docx").read_bytes()


def test_template_and_memo_are_valid(tmp_path: Path, shared: Path) -> None:
    assert VERSION is not None
    made = tmp_path / "memo.docx"
    made.write_bytes(write_memo(facts(5, 30), VERSION, RENDER))
    validator = [sys.executable, str(shared / "tools" / "validate_ooxml.py")]
    for words in (["--templates", str(ROOT / "templates" / "docx" / "memo.docx")], [str(made)]):
        done = subprocess.run([*validator, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
