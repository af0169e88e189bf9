"""PB-P5 and BP-P5: what `docgen copy` was told counts as much as a tick on the form (method 6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from review.dossier import PLAN, REF, STORY

Told = Callable[..., list[str]]
HANDED = """\
rondes:
  cyclus-1:
    uitgereikt:
      - {{datum: {day}, door: ina-berg, bestand: uitvoer/mijn.docx, digest: {digest}, inhoud: {digest}, uitgave: groot}}
"""
KEPT = "rondes: {{cyclus-1: {{veiligheid: {{antwoord: bewaard_bij_ons, door: ina-berg, datum: {day}}}}}}}\n"
DIGEST = "0123456789abcdef"


def without_tick(record: dict[str, Any]) -> None:
    del record["kopie"]


@pytest.mark.parametrize(
    ("name", "form", "rule"), [(STORY, "persoonsbeschrijving", "PB-P5"), (PLAN, "begeleidingsplan", "BP-P5")]
)
def test_a_copy_that_was_handed_over_or_kept_on_request_needs_no_tick(
    name: str, form: str, rule: str, told: Told
) -> None:
    assert told(name, without_tick) == [rule]
    for text in (HANDED, KEPT):
        kept = {f"clienten__{REF}__kopie-{form}": text.format(day="2026-04-02", digest=DIGEST)}
        assert told(name, without_tick, **kept) == []


def test_a_copy_from_before_it_was_read_together_is_of_another_text(told: Told) -> None:
    kept = {f"clienten__{REF}__kopie-persoonsbeschrijving": HANDED.format(day="2026-01-02", digest=DIGEST)}
    assert told(STORY, without_tick, **kept) == ["PB-P5"]


def test_a_card_or_another_cycle_is_no_copy_of_this(told: Told) -> None:
    handed = HANDED.format(day="2026-04-02", digest=DIGEST)
    assert told(PLAN, without_tick, **{f"clienten__{REF}__kopie-actiekaart": handed}) == ["BP-P5"]
    other = {f"clienten__{REF}__kopie-begeleidingsplan": handed.replace("cyclus-1", "cyclus-2")}
    assert told(PLAN, without_tick, **other) == ["BP-P5"]
