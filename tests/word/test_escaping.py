"""Which texts are written as they stand, and that knowing some of them by heart changes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.word import escaping

_ASKED = {escaping.is_plain: "&<>", escaping.is_plain_quoted: '&<>"'}
_TEXTS = st.text(st.characters() | st.sampled_from("&<>\"'\n\t\ufdd0\ufffe\x1f")).filter(lambda text: len(text) < 200)


@given(_TEXTS)
def test_signs_of_xml_and_what_xml_cannot_hold_are_looked_for(text: str) -> None:
    for ask, signs in _ASKED.items():
        holds = any(
            each in signs or each < " " or re.match("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", each) for each in text
        )
        assert ask(text) is not holds
        assert ask(text) is not holds  # a text that is known by now


def test_only_plain_texts_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escaping, "plain", set[str]())
    for text in ("Wonen", "Jansen & Co", "a" * 5000):
        escaping.is_plain(text)
    assert escaping.plain == {"Wonen"}


def test_no_more_texts_are_known_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escaping, "plain", set[str]())
    for number in range(10_000):
        escaping.is_plain(f"tekst {number}")
    assert 0 < len(escaping.plain) < 5000
