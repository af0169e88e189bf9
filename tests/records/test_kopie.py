"""The file of decisions about a client's copy."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from docgen.records.kopie import Keuze, Kopiebesluit, Kopiedossier, Kopieronde, Meenemen, Veiligheid

DECISION = {
    "pad": "leefgebieden.wonen.tekst", "zin": "3f9a11c03f9a11c0", "woord": "netwerk", "ingang": "77ab77ab77ab77ab",
    "besluit": "overnemen", "door": "marit-dekker", "datum": "2026-03-24",
}  # fmt: skip


def test_each_cycle_has_its_own_decisions_in_order() -> None:
    asked = Kopieronde(veiligheid=Veiligheid(antwoord=Meenemen.NEUTRAAL))
    kept = Kopiedossier().with_round(10, Kopieronde()).with_round(2, asked)

    assert list(kept.rondes) == ["cyclus-2", "cyclus-10"]
    assert kept.ronde(2) == asked
    assert kept.ronde(3) is None


def test_a_decision_names_word_sentence_and_entry() -> None:
    decision = Kopiebesluit.model_validate(DECISION)

    assert (decision.besluit, decision.keer) == (Keuze.OVERNEMEN, 1)


@pytest.mark.parametrize("wrong", [{"zin": "Mijn netwerk helpt."}, {"besluit": "misschien"}, {"datum": "gisteren"}])
def test_a_sentence_in_place_of_its_digest_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Kopiebesluit.model_validate({**DECISION, **wrong})
