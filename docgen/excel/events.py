"""The marks between the texts and values that a compiled template gives: where rows, cells and sheets begin.

The generated function yields a flat list. Texts are XML of the row that is open, or text of the cell or slot that is
open; pairs `(TextCell, value)` are cells that hold one value; the rest are the marks below.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.excel.sheets import Cell, Formula
from docgen.excel.styles import Font


@dataclass(frozen=True, slots=True, eq=False)
class SheetStart:
    """A copy of template sheet `number` begins."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class SheetEnd:
    """The copy is complete."""


@dataclass(frozen=True, slots=True, eq=False)
class RowStart:
    """A row begins. `head` is its start tag without height; `loose` says that the shape must name it.

    `height` is the designer's (0: none) and `custom` whether it was fixed; `blanks` are the cells of a row that goes on
    in further rows, style only.
    """

    number: int
    head: str
    height: float
    loose: bool
    blanks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Rows without anything in them; `loose` are those that the shape must name."""

    count: int
    loose: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RowTurn:
    """A turn of a block of rows begins; `mark` is its number in the shape."""

    mark: int


@dataclass(frozen=True, slots=True, eq=False)
class ColumnTurn:
    """Within a row: a turn of a block of columns begins."""

    block: int


@dataclass(frozen=True, slots=True, eq=False)
class ColumnEnd:
    """Within a row: a block of columns has ended."""

    block: int


@dataclass(frozen=True, slots=True, eq=False)
class StaticCell:
    """A cell that stands as it is, in a sheet whose columns repeat; elsewhere such cells are plain text."""

    column: int
    xml: str


@dataclass(frozen=True, slots=True, eq=False)
class FormulaCell:
    """A formula of the template; `index` numbers them within the sheet. `needed` cells are read by formulas."""

    cell: Cell
    formula: Formula
    row: int
    needed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TextCell:
    """A cell whose value comes from the tags in it.

    `width` is the room for its text in points, 0 when it does not wrap or its height cannot follow. `date_style`,
    `moment_style` and `clock_style` are the formats for such values; `literal_style` is for text that begins like a
    formula. `properties` are those of the run that a single value stands in.
    """

    column: int
    row: int
    head: str
    blank: str
    style: int
    font: Font
    width: float = 0
    date_style: int = 0
    moment_style: int = 0
    clock_style: int = 0
    literal_style: int = 0
    properties: str = ""
    name: str = ""
    needed: bool = False
    heads: dict[int, str] = field(default_factory=dict[int, str])


@dataclass(frozen=True, slots=True, eq=False)
class RunMark:
    """Within a cell: the text that follows is set in these run properties."""

    properties: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Text for another place begins: `name` (of the sheet), `header` (number `key`), `note`, `property`."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FieldMark:
    """The path of an input field begins; the defined name stands on this cell."""

    name: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """The cell, slot or path is complete."""


END = End()
