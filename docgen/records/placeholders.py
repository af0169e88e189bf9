"""Texts that hold a place and say nothing yet: somebody still has to answer, and no client should read them."""

from __future__ import annotations

import re

_NOTHING_YET = re.compile(
    r"[\W_]*(?:n\.?v\.?t\.?|nvt|p\.?m\.?|todo|tbd|x+|idem|nog (?:in te )?(?:in)?vullen|nog doen|volgt(?: nog)?"
    r"|komt nog|later|geen|niets|nihil|onbekend|niet van toepassing|geen (?:bijzonderheden|opmerkingen)|zie boven"
    r"|-)?[\W_]*",
    re.IGNORECASE,
)

_LONGEST = 60  # nothing longer is a placeholder


def placeholder(text: str) -> bool:
    """Whether a text says nothing yet: empty, dots, 'n.v.t.', 'volgt nog'."""
    return len(text) < _LONGEST and _NOTHING_YET.fullmatch(text) is not None
