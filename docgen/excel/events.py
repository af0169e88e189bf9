"""The marks between the texts and values that a compiled template gives: where rows, cells and sheets begin.

The generated function yields a flat list. Texts are XML of the row that is open, or text of the cell or slot that is
open; pairs `(TextCell, text)` are cells that hold a text and no more; the rest are the marks below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.excel.a1 import column_letters
from docgen.excel.heights import PADDING, count_lines, line_height
from docgen.excel.sheets import Cell, Formula
from docgen.excel.styles import Font
from docgen.excel.values import EPOCH, EXACT

# the styles of a cell for dates, moments, times of day, and text that begins like a formula
CellStyles = tuple[int, int, int, int]
_ENDLESS = 10**9
_MAX_HEIGHTS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class SheetStart:
    """A copy of template sheet `number` begins."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class SheetEnd:
    """The copy is complete."""


@dataclass(frozen=True, slots=True, eq=False)
class RowStart:
    """A row begins. `head` is its start tag without height; `shape` is what it adds to the shape of the sheet.

    `height` is the designer's (0: none) and `tag` the whole start tag with it; `blanks` are the cells of a row that
    goes on in further rows, style only.
    """

    number: int
    head: str
    height: float
    tag: str
    shape: tuple[int, ...]
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
class BesideStart:
    """Loops beside each other begin: the mark of a turn, the rows of one turn, and the blank cells per row and loop."""

    mark: int
    rows: tuple[RowStart, ...]
    blanks: tuple[tuple[tuple[tuple[int, str], ...], ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class BesideLoop:
    """The turns of one of the loops begin."""

    index: int


@dataclass(frozen=True, slots=True, eq=False)
class BesideTurn:
    """A turn of that loop begins."""


@dataclass(frozen=True, slots=True, eq=False)
class BesideEnd:
    """All loops beside each other are complete."""


@dataclass(frozen=True, slots=True, eq=False)
class TableBlock:
    """The rows of a table begin (`row` is `None`) or end; when none came, `row` stands in for them, style only.

    A table has at least one row below its head (ECMA-376 Part 1, 18.5.1.2).
    """

    row: RowStart | None = None


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
    """A formula of the template; `index` numbers them within the sheet. `needed`: formulas read it."""

    cell: Cell
    formula: Formula
    row: int
    needed: bool = False


class TextCell:
    """A cell whose value comes from the tags in it; everything that is the same for every value is made beforehand.

    `width` is the room for its text in points, 0 when it does not wrap or its height cannot follow; `fits` is how many
    characters surely stand on one line. The styles are those for dates, moments, times of day and text that begins like
    a formula. `properties` are those of the run that a single value stands in; `needed` cells are read by
    formulas.
    """

    __slots__ = (
        "_heights",
        "blank", "clock", "column", "date", "fits", "font", "head", "line", "literal", "moment", "name",
        "needed", "number", "properties", "row", "string", "width",
    )  # fmt: skip

    def __init__(
        self, cell: Cell, row: int, font: Font, styles: CellStyles, *, width: float, properties: str, needed: bool
    ) -> None:
        self.column, self.row, self.font = cell.column, row, font
        self.head, self.blank = cell.head, cell.blank()
        self.string = f'{cell.head} t="s"><v>'
        self.number = f"{cell.head}><v>"
        self.date, self.moment, self.clock = (f"{cell.with_style(s).head}><v>" for s in styles[:3])
        self.literal = f'{cell.with_style(styles[3]).head} t="s"><v>'
        self.width, self.properties, self.needed = width, properties, needed
        self.line = line_height(font)
        self.fits = int((width - PADDING) / font.size) if width and not properties else _ENDLESS
        self._heights: dict[str, float] = {}
        self.name = f"{column_letters(cell.column)}{row}"

    def height(self, text: str) -> float:
        """How high the row must be for a text in this cell, in points."""
        heights = self._heights
        found = heights.get(text)
        if found is None:
            if len(heights) > _MAX_HEIGHTS:
                heights.clear()
            found = heights[text] = count_lines(text, self.width, self.font) * self.line
        return found


@dataclass(frozen=True, slots=True, eq=False)
class CellValue:
    """A value that needs care, in its cell."""

    cell: TextCell
    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class RunMark:
    """Within a cell: the text that follows is set in these run properties."""

    properties: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Text for another place begins: the sheet's `name`, a `header`, `text` beside the cells, `core` property."""

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


def typed_event(cell: TextCell, *, since_1904: bool) -> Callable[[Any], Any]:
    """The function from a value to the event of its cell: most values are XML at once."""
    number, day, blank, needed = cell.number, cell.date, cell.blank, cell.needed

    def event(value: Any) -> Any:
        kind = value.__class__
        if kind is str:
            return (cell, value) if value else blank
        if value is None:
            return blank
        if needed:
            return CellValue(cell, value)
        if kind is int and -EXACT < value < EXACT:
            return f"{number}{value}</v></c>"
        if kind is date and value.year > 1900 and not since_1904:
            return f"{day}{value.toordinal() - EPOCH}</v></c>"
        return CellValue(cell, value)

    return event
