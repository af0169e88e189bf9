"""What stands in the handleiding: its examples, tables and headings, with the line where each begins.

An example carries its meaning in a comment on the line before it, which a reader does not see:

    <!-- bestand: handboek/leefgebieden.yaml -->      the text of a file; what follows for the same file goes below it
    <!-- sjabloon: intake -->                         text of a template: a line is a paragraph, `| a | b |` a table row
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "handleiding.md"

_MARK = re.compile(r"^<!-- (\w+)(?:: (.+))? -->$")


@dataclass(frozen=True)
class Block:
    """One fenced example: its language, its text, and what the comment before it says."""

    line: int
    language: str
    text: str
    mark: str = ""
    name: str = ""


@cache
def lines() -> list[str]:
    """The lines of the page."""
    return PAGE.read_text(encoding="utf-8").splitlines()


@cache
def blocks() -> tuple[Block, ...]:
    """Every fenced example, in order."""
    return tuple(_blocks(lines()))


def _blocks(page: list[str]) -> Iterator[Block]:
    start = None
    for number, line in enumerate(page):
        if not line.startswith("```"):
            continue
        if start is None:
            start = number
            continue
        found = _MARK.match(page[start - 1])
        mark, name = (found[1], found[2] or "") if found else ("", "")
        yield Block(start + 1, page[start][3:], "\n".join(page[start + 1 : number]) + "\n", mark, name)
        start = None


def table(mark: str) -> list[list[str]]:
    """The cells of the table under a comment, without its head."""
    begin = next(n for n, line in enumerate(lines()) if (m := _MARK.match(line)) and m[1] == mark)
    rows: list[list[str]] = []
    for line in lines()[begin + 3 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def headings() -> list[str]:
    """The headings, without their marks."""
    inside, found = False, []
    for line in lines():
        inside = inside != line.startswith("```")
        if not inside and line.startswith("#"):
            found.append(line.lstrip("# "))
    return found


def anchor(heading: str) -> str:
    """The address of a heading on the page, as GitHub and Markdown viewers make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
