"""The codes in headers and footers: `&L`, `&C` and `&R` begin a part, `&G` stands for its picture (18.3.1.46)."""

from __future__ import annotations

import re

PICTURE = "&G"
_SECTION = re.compile(r"&&|&([LCR])")
_PAGES = {"odd": "", "eve": "EVEN", "fir": "FIRST"}


def section_after(section: str, text: str) -> str:
    """The part of a header (`L`, `C` or `R`) that goes on behind a piece of its text."""
    codes = [code for code in _SECTION.findall(text) if code]
    return codes[-1] if codes else section


def shape_name(key: str, section: str) -> str:
    """What the picture of a part of `oddHeader`, `firstFooter` … is called."""
    where = "H" if key.endswith("Header") else "F"
    return section + where + _PAGES[key[:3]]
