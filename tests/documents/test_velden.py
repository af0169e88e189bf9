"""The fields of a form are made once, and keep nothing of a client."""

from __future__ import annotations

from docgen.documents.velden import velden_of
from tests.documents.form_sources import source

DRAFT = source("intake", {}, concept=True)
FINAL = source("intake", {"status": "vastgesteld"})


def test_fields_are_made_once_per_handbook_and_state_and_keep_nothing_of_a_client() -> None:
    other = DRAFT | {"intake": {}, "client": {"roepnaam": "Noor"}}

    assert velden_of("intake", DRAFT) is velden_of("intake", other)
    assert velden_of("intake", DRAFT | {"document": FINAL["document"]}) is not velden_of("intake", DRAFT)
    assert set(velden_of("intake", DRAFT).source) == {"organisatie", "document"}


def test_choice_is_made_once_for_each_option_of_the_handbook() -> None:
    velden, options = velden_of("intake", DRAFT), {"ja": "ja", "nee": "nee"}

    told = [velden.choice("vervolg_verteld", options, code) for code in ("ja", "nee", "ja", None)]

    assert told[0] is told[2]
    assert [[line.code for line in choice.opties] for choice in told] == [["ja"], ["nee"], ["ja"], ["ja", "nee"]]
