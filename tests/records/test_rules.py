"""The rule catalogue says what the method asks, once per code."""

from __future__ import annotations

import re

from docgen.records.enums import Ernst
from docgen.records.rules import RULES, Controle

SERIES = {
    "AM-": "12345",
    "IN-": "123",
    "OP-": "12",
    "PB-P": "12345",
    "PB-T": "12345678",
    "PB-A": "1234",
    "BP-P": "12345",
    "BP-T": "12345",
    "BP-A": "1",
    "BP-X": "123",
    "EV-": "1234",
    "UI-": "123",
    "CF-": "12",
    "HB-": "1",
}
CODES = [series + number for series, numbers in SERIES.items() for number in numbers]


def test_catalogue_holds_every_rule_of_the_method_in_the_order_of_the_phases() -> None:
    assert list(RULES) == CODES


def test_every_text_is_a_short_piece_of_plain_dutch() -> None:
    for rule in RULES.values():
        assert rule.tekst.endswith("."), rule.code
        assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.?!:] ", rule.tekst)), rule.code
        assert len(rule.naam) <= 40, rule.code
        assert "SMART" not in rule.tekst, rule.code


def test_what_software_can_only_guess_never_blocks_by_itself() -> None:
    assert [
        r.code for r in RULES.values() if r.controle is Controle.SEINTJE and r.standaard_ernst is Ernst.BLOKKEREN
    ] == []


def test_giving_the_copy_never_blocks() -> None:
    assert {RULES[code].standaard_ernst for code in ("PB-P5", "BP-P5")} == {Ernst.WAARSCHUWEN}
