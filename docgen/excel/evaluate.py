"""Cached values of formulas: computed for what is surely known, left out for the rest.

A viewer that does not calculate (Protected View, a preview) shows what is cached. A wrong number is worse than none, so
only formulas whose every part is known get one.
"""

from __future__ import annotations

from docgen.excel.fill import SheetOutput
from docgen.excel.layout import Layout
from docgen.excel.source import Source


def computed_values(source: Source, layout: Layout, outputs: list[SheetOutput]) -> dict[tuple[int, int, int], str]:
    """Not yet."""
    del source, layout, outputs
    return {}
