"""Sets of words written as running text, so that a list of a hundred words reads as a paragraph."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, cut at white space."""
    return frozenset(text.split())
