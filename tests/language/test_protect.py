"""What is shielded."""

from __future__ import annotations

import pytest

from docgen.language.protect import Reason, Shield, find_protected


@pytest.mark.parametrize(
    ("text", "stretch", "reason"),
    [
        ("Hij zegt: “Ik ben lui.” Dat is zo.", "“Ik ben lui.”", Reason.QUOTE),
        ("Hij zegt: 'ik ben lui' en lacht.", "'ik ben lui'", Reason.QUOTE),
        ("Zij woont aan de Grote Kerkstraat 12a in Zwolle.", "Grote Kerkstraat 12a", Reason.ADDRESS),
        ("Post naar 8011 AB Zwolle graag.", "8011 AB Zwolle", Reason.ADDRESS),
        (
            "Dat staat in de Wet maatschappelijke ondersteuning 2015.",
            "Wet maatschappelijke ondersteuning 2015",
            Reason.LAW,
        ),
        ("Volgens de Participatiewet mag dat.", "Participatiewet", Reason.LAW),
        ("Ik belde met Gerrit Visser.", "Gerrit Visser", Reason.NAME),
        ("Gerrits fiets is stuk.", "Gerrits", Reason.NAME),
    ],
)
def test_these_stretches_are_protected(text: str, stretch: str, reason: Reason) -> None:
    found = find_protected(text, names=["Gerrit Visser"])
    assert [(text[item.start : item.end], item.reason) for item in found] == [(stretch, reason)]


def test_apostrophes_are_no_quotations() -> None:
    assert find_protected("Ik ga 's avonds naar oma's huis, 's nachts niet.") == ()


def test_a_shield_covers_what_it_touches() -> None:
    shield = Shield(find_protected("“a b” c “d”"))
    assert shield.covers(0, 1)
    assert not shield.covers(5, 7)
    assert shield.covers(6, 9)
    assert not Shield([]).covers(0, 10)
