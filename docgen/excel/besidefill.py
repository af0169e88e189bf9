"""Loops beside each other while they are filled: each writes its part of the rows, which are joined at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docgen.excel.forms import BesideForm


@dataclass(slots=True)
class BesideRows:
    """The parts of each row by turn, row and loop, with the height that each needs.

    `base` is the number of the first row; `formulas` how many the sheet had before.
    """

    form: BesideForm
    base: int
    formulas: int
    index: int = 0
    turn: int = -1
    row: int = 0
    turns: int = 0
    parts: dict[tuple[int, int, int], tuple[list[Any], float]] = field(
        default_factory=dict[tuple[int, int, int], tuple[list[Any], float]]
    )

    def next_turn(self) -> int:
        """A turn of the loop begins; gives the number of its first row."""
        self.turn += 1
        self.row = 0
        return self.base + self.turn * len(self.form.rows)

    def keep(self, entries: list[Any], height: float) -> None:
        """Remember the part of a row that one loop wrote."""
        self.parts[self.turn, self.row, self.index] = (entries, height)
        self.row += 1
        self.turns = max(self.turns, self.turn + 1)

    def joined(self, turn: int, row: int, *, by_column: bool) -> tuple[list[Any], float]:
        """A whole row and how high it must be."""
        whole: list[Any] = []
        height = 0.0
        for index, blanks in enumerate(self.form.blanks[row]):
            part = self.parts.get((turn, row, index))
            if part is None:
                whole += [((column, (), xml) if by_column else xml) for column, xml in blanks]
            else:
                whole += part[0]
                height = max(height, part[1])
        return whole, height
