"""Colours as numbers: reading hex, contrast by WCAG 2.2, darkening, mixing, and the tints and shades of Office.

A colour here is six upper-case hex digits without `#`, as OOXML writes it: `0B6E6E`.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from functools import lru_cache
from math import floor

WHITE = "FFFFFF"
BLACK = "000000"
AA_TEXT = 4.5  # WCAG 2.2, 1.4.3: text against what is behind it
AA_SHAPE = 3.0  # WCAG 2.2, 1.4.11: rules, boxes and pictograms

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")


def parse_color(text: str) -> str | None:
    """The colour that a person wrote (`#0b6e6e`, `0B6E6E`, `#abc`), or `None` when it is none."""
    if not _HEX.match(text):
        return None
    digits = text.lstrip("#").upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def luminance(color: str) -> float:
    """The relative luminance, 0 for black to 1 for white (WCAG 2.2, definitions)."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def darken_until(color: str, ratio: float, *backgrounds: str) -> str:
    """The lightest shade of `color`, same hue, that has `ratio` on every background; itself when it has it already."""
    for percent in range(100, -1, -1):
        shade = mix(color, BLACK, percent / 100)
        if all(contrast(shade, background) >= ratio for background in backgrounds):
            return shade
    return BLACK


def mix(color: str, other: str, part: float) -> str:
    """`part` (0 to 1) of `color` with the rest of `other`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return _hex(*(one * part + two * (1 - part) for one, two in pairs))


@lru_cache(maxsize=1024)
def word_tint(color: str, tint: int) -> str:
    """`color` as `w:themeTint` lightens it, `tint` from 0 to 255 (ECMA-376 4th ed. Part 1, 17.3.2.6)."""
    part = tint / 255
    return _with_lightness(color, lambda lightness: lightness * part + 1 - part)


@lru_cache(maxsize=1024)
def word_shade(color: str, shade: int) -> str:
    """`color` as `w:themeShade` darkens it, `shade` from 0 to 255 (ECMA-376 4th ed. Part 1, 17.3.2.6)."""
    return _with_lightness(color, lambda lightness: lightness * shade / 255)


def _with_lightness(color: str, change: Callable[[float], float]) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    # Word cuts the channels off instead of rounding them: 4472C4 with tint 33 is stored as D9E2F3
    return _hex(*(floor(channel * 255 + 1e-6) for channel in colorsys.hls_to_rgb(hue, change(lightness), saturation)))


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)


def _hex(*channels: float) -> str:
    return "".join(f"{min(255, max(0, round(channel))):02X}" for channel in channels)
