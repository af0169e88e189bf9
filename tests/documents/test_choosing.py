"""Questions with options: what a form offers, and what of it is kept."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from docgen.documents.choosing import once, pick
from tests.documents.form_sources import source

BLANK = source("intake")
DRAFT = source("intake", {}, concept=True)
FINAL = source("intake", {"status": "vastgesteld"})


def test_blank_choice_offers_every_option() -> None:
    found = pick(BLANK, {"ja": "ja", "nee": "nee"}, None, label="Klopt het?", path="a")

    assert [(option.naam, option.gekozen) for option in found.opties] == [("ja", False), ("nee", False)]


def test_filled_choice_shows_only_what_was_chosen() -> None:
    found = pick(FINAL, {"ja": "ja", "nee": "nee"}, "nee", label="Klopt het?", path="a")

    assert [(option.code, option.vakje.value) for option in found.opties] == [("nee", True)]


def test_unanswered_choice_leaves_a_final_form_and_waits_in_a_draft() -> None:
    options = {"ja": "ja", "nee": "nee"}

    assert not pick(FINAL, options, None, label="", path="a").toon
    assert len(pick(DRAFT, options, None, label="", path="a").opties) == 2


def test_answer_that_the_handbook_dropped_is_still_an_answer() -> None:
    (option,) = pick(FINAL, {}, ["oude_keuze"], label="", path="a").opties

    assert (option.naam, option.gekozen) == ("oude keuze", True)


@pytest.mark.parametrize("chosen", ["een woord van vroeger", ["ja"]], ids=["dropped", "list"])
def test_answer_of_which_there_is_no_end_is_not_kept(chosen: object) -> None:
    kept: dict[Hashable, object] = {}

    assert once(kept, "verteld", {"ja": "ja"}, chosen, lambda: "gemaakt") == "gemaakt"
    assert not kept
