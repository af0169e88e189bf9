"""Which items count here and today (C30)."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.records.scoping import counts, scopes_in, select

HANDBOOK = {
    "toelating": {
        "altijd": {"tekst": "Altijd", "geldt_voor": [], "geldt_vanaf": None, "geldt_tot": None},
        "huis": {"tekst": "In huis", "geldt_voor": ["wonen", "kade"], "geldt_vanaf": None, "geldt_tot": None},
        "nieuw": {"tekst": "Nieuw", "geldt_voor": [], "geldt_vanaf": date(2026, 1, 12), "geldt_tot": None},
        "oud": {"tekst": "Oud", "geldt_voor": [], "geldt_vanaf": None, "geldt_tot": date(2026, 1, 11)},
    },
    "grenzen": {"paginas": 2},
}


def shown(scope: set[str], day: date | None) -> list[str]:
    return list(select(HANDBOOK, frozenset(scope), day)["toelating"])


@pytest.mark.parametrize(
    ("scope", "day", "items"),
    [
        (set(), date(2026, 1, 11), ["altijd", "oud"]),
        (set(), date(2026, 1, 12), ["altijd", "nieuw"]),
        ({"kade"}, date(2026, 6, 1), ["altijd", "huis", "nieuw"]),
        ({"thuis"}, date(2025, 6, 1), ["altijd", "oud"]),
        ({"wonen", "thuis"}, None, ["altijd", "huis", "nieuw", "oud"]),
    ],
)
def test_an_item_counts_for_its_scope_and_between_its_days(scope: set[str], day: date | None, items: list[str]) -> None:
    assert shown(scope, day) == items


def test_what_carries_no_scope_always_counts() -> None:
    assert select(HANDBOOK, frozenset(), None)["grenzen"] == {"paginas": 2}
    assert counts("tekst", frozenset(), None)


def test_items_inside_lists_are_selected_too() -> None:
    value = {"regels": [{"geldt_voor": ["wonen"]}, {"geldt_voor": []}, "los"]}
    assert select(value, frozenset(), None) == {"regels": [{"geldt_voor": []}, "los"]}


def test_every_scope_that_is_named_is_found() -> None:
    assert set(scopes_in(HANDBOOK)) == {"wonen", "kade"}


def test_selecting_leaves_the_handbook_as_it_was() -> None:
    shown(set(), date(2026, 1, 1))
    assert len(HANDBOOK["toelating"]) == 4
