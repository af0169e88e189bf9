"""Every attack ends in a coded refusal, or in the literal text in a valid file; quickly, and without a trace."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from safety.attacks import Attack
from safety.corpus import ATTACKS
from safety.harness import judge
from safety.reading import see

LOOKED_AT = 100_000  # what is larger says the same thing very often, and takes a minute to read


# the whole corpus takes minutes; the suite takes every tenth attack
WHOLE = bool(os.environ.get("DOCGEN_WHOLE_CORPUS"))
CHOSEN = ATTACKS if WHOLE else ATTACKS[::10]


@pytest.mark.parametrize("attack", CHOSEN, ids=lambda attack: attack.name)
def test_attack_gets_nowhere(
    attack: Attack, outcome_of: Callable[[str], dict[str, Any]], invalid: Callable[[Path], list[str]]
) -> None:
    outcome = outcome_of(attack.name)

    assert judge(attack, outcome) == []
    if outcome["kind"] == "document":
        path = Path(outcome["document"])
        data = path.read_bytes()
        if len(data) < LOOKED_AT:
            _look(attack, data)
            assert invalid(path) == []
        path.unlink()


def _look(attack: Attack, data: bytes) -> None:
    """What stands in the document: every text as it was, and nothing that Office would run or fetch."""
    seen = see(data)
    assert [text for text in attack.shows if text not in seen.text] == []
    assert len(seen.formulas) <= attack.formulas
    assert seen.links <= attack.links
    assert "root:" not in seen.text, "the password file of the machine stands in the document"
    active = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "MACROBUTTON")
    assert [field for field in seen.fields if field.split()[:1] and field.split()[0] in active] == []


def test_names_of_attacks_are_unique() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
