"""The grid of a table whose cells came and went: as many columns as its widest row, over the same width."""

from __future__ import annotations

import re

MAX_COLUMNS = 1_000  # Word itself stops at 63; what is more is no grid
_WIDEST = 31_680  # ECMA-376 Part 1, 17.18.87: twenty-two inches
_TOKENS = re.compile(
    r"<(/?)w:(tbl|tr|tc)(?=[ >/])|<w:gridSpan\b[^>]*?w:val=\"(\d+)\"|<w:grid(?:Before|After)\b[^>]*?w:val=\"(\d+)\""
)
# ECMA-376 Part 1, 17.4.48: columns, and perhaps what they were before a change
_GRID = re.compile(
    r"<w:tblGrid>\s*((?:<w:gridCol\b[^>]*?/>\s*)*)(?:<w:tblGridChange\b.*?</w:tblGridChange>\s*)?</w:tblGrid>|<w:tblGrid/>",
    re.DOTALL,
)
_COLUMN = re.compile(r"<w:gridCol\b[^>]*?/>")
_WIDTH = re.compile(r'w:w="(\d+)"')


def columns(table: str) -> int:
    """How many columns the widest row of a table takes, tables within cells left aside."""
    depth = widest = row = 0
    for found in _TOKENS.finditer(table):
        closing, name, span, beside = found.groups()
        if name == "tbl":
            depth += -1 if closing else 1
        elif depth != 1:
            continue
        elif name == "tr":
            widest = max(widest, row)
            row = 0
        elif name == "tc" and not closing:
            row += 1
        elif span:
            row += max(int(span[:9]), 1) - 1
        elif beside:
            row += int(beside[:9])
    return max(widest, row)


def repair_grid(table: str) -> str:
    """The table with a grid that fits its rows; every column keeps its share of the width."""
    found = _GRID.search(table)
    if found is None:
        return table
    old = _COLUMN.findall(found.group(1) or "")
    count = columns(table)
    if count in {0, len(old)} or count > MAX_COLUMNS:
        return table
    widths = [min(int(width[1][:6]), _WIDEST) if (width := _WIDTH.search(column)) else 0 for column in old]
    new = _fitted(widths, count)
    xml = "".join(f'<w:gridCol w:w="{width}"/>' for width in new)
    return f"{table[: found.start()]}<w:tblGrid>{xml}</w:tblGrid>{table[found.end() :]}"


def _fitted(widths: list[int], count: int) -> list[int]:
    total = sum(widths)
    if not total:
        return [0] * count
    if count > len(widths):  # the old ones shrink together, the new ones are as wide as the average
        average = total // count
        kept = [width * len(widths) // count for width in widths]
        return kept + [average] * (count - len(widths))
    kept = widths[:count]
    extra = (total - sum(kept)) // count
    return [width + extra for width in kept]
