"""PB-T8: too many pages, who says so, and what to shorten by how much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.records.folder import load_folder
from docgen.review.case import Case, case_of
from docgen.review.pages import BY_LINES, Pages, estimate, short_as_a_whole
from review.dossier import STORY, change, haven

D = dict[str, Any]
SENTENCE = "Ik woon nu in Het Kadehuis en ik kook er elke week voor de gang. "


def case(folder: Path) -> Case:
    read = load_folder(folder)
    (dossier,) = read.dossiers
    file = dossier.get("persoonsbeschrijving", 1)
    assert file is not None
    found = case_of(read, dossier, file)
    assert found is not None
    return found


def test_as_many_pages_as_agreed_is_no_remark(tmp_path: Path) -> None:
    assert list(short_as_a_whole(case(haven(tmp_path)), Pages(2, BY_LINES))) == []


def test_the_remark_says_who_judged_and_what_to_shorten_by_how_many_lines(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, lambda record: record["leefgebieden"]["wonen"].update(tekst=SENTENCE * 40))
    (remark,) = short_as_a_whole(case(folder), Pages(3, "gemeten met LibreOffice", 12))
    assert remark.rule == "PB-T8"
    assert "3 pagina's" in remark.message
    assert "gemeten met LibreOffice" in remark.message
    assert "Wonen neemt de meeste ruimte" in remark.message
    assert remark.remedy == "Maak korter: Wonen ongeveer 12 regels."


def test_where_nothing_is_too_long_by_itself_the_longest_share_the_cut(tmp_path: Path) -> None:
    (remark,) = short_as_a_whole(case(haven(tmp_path)), Pages(3, "gemeten met LibreOffice", 6))
    assert "ongeveer 6 regels, verdeeld over" in remark.remedy


def test_the_organisation_may_choose_three_pages(tmp_path: Path) -> None:
    folder = haven(tmp_path, handboek__grenzen="grenzen: {paginas: 3}\n")
    assert list(short_as_a_whole(case(folder), Pages(3, BY_LINES))) == []


@pytest.mark.parametrize(("times", "pages"), [(3, 2), (60, 3)])
def test_without_anything_to_lay_out_the_lines_are_counted(times: int, pages: int, tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, lambda record: record["leefgebieden"]["wonen"].update(tekst=SENTENCE * times))
    found = estimate(case(folder))
    assert (found.pages, found.judge) == (pages, BY_LINES)
