"""Loops beside each other while they are filled: each writes its part of the rows, which are joined at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docgen.excel.events import BesideStart, TextCell

Wrapped = list[tuple[int, TextCell, str]]


@dataclass(slots=True)
class BesideRows:
    """The parts of each row by turn, row and loop."""

    event: BesideStart
    base: int
    index: int = 0
    turn: int = -1
    row: int = 0
    turns: int = 0
    parts: dict[tuple[int, int, int], tuple[list[Any], Wrapped]] = field(
        default_factory=dict[tuple[int, int, int], tuple[list[Any], Wrapped]]
    )
    formulas: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])

    def keep(self, entries: list[Any], wrapped: Wrapped, *, has_formula: bool) -> None:
        """Remember the part of a row that one loop wrote."""
        self.parts[self.turn, self.row, self.index] = (entries, wrapped)
        if has_formula:
            self.formulas.add((self.turn, self.row))
        self.row += 1
        self.turns = max(self.turns, self.turn + 1)

    def joined(
        self, turn: int, row: int, moved: dict[int, tuple[list[Any], int]], *, by_column: bool
    ) -> tuple[list[Any], Wrapped]:
        """A whole row and its texts to measure; `moved` learns where each part went."""
        whole: list[Any] = []
        wrapped: Wrapped = []
        for index, blanks in enumerate(self.event.blanks[row]):
            part = self.parts.get((turn, row, index))
            if part is None:
                whole += [((column, (), xml) if by_column else xml) for column, xml in blanks]
            else:
                moved[id(part[0])] = (whole, len(whole))
                whole += part[0]
                wrapped += part[1]
        return whole, wrapped
