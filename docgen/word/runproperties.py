"""Run properties as text: one more of them, in the place that the schema wants."""

from __future__ import annotations

import re
from functools import lru_cache

# ECMA-376 Part 1, 17.3.2.28 (EG_RPrBase), in the order that Word writes
_ORDER = re.findall(
    r"\w+",
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath",
)
_RANK = {name: number for number, name in enumerate(_ORDER)}
_PROPERTY = re.compile(r"<w:(\w+)\b[^>]*?/>|<w:(\w+)\b.*?</w:\2>|<\w+:\w+\b[^>]*?/>", re.DOTALL)


@lru_cache(maxsize=512)
def with_property(rpr: str, xml: str) -> str:
    """`<w:rPr>` with one property more, in place of the one that it had; `rpr` may be empty."""
    inner = rpr.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if rpr.startswith("<w:rPr>") else ""
    new = _name(_PROPERTY.match(xml))
    found = [each for each in _PROPERTY.finditer(inner) if _name(each) != new]
    ranked = sorted([(_name(each), each.group()) for each in found] + [(new, xml)], key=_rank)
    return f"<w:rPr>{''.join(text for _, text in ranked)}</w:rPr>"


def _name(found: re.Match[str] | None) -> str:
    return (found[1] or found[2] or "") if found else ""


def _rank(named: tuple[str, str]) -> int:
    return _RANK.get(named[0], len(_RANK))  # what the list does not know (w14) stays last
