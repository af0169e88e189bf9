"""What is the same in every copy of a row or cell: made once when a template is compiled, used in every rendering."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.excel.a1 import column_letters
from docgen.excel.heights import Room
from docgen.excel.sheets import Cell, Formula

# the styles of a cell for dates, moments, times of day, and text that begins like a formula
CellStyles = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class RowForm:
    """A row. `head` is its start tag without height; `shape` is what a copy of it adds to the shape of the sheet.

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
class BesideForm:
    """Loops beside each other: the mark of a turn, the rows of one turn, and the blank cells per row and loop."""

    mark: int
    rows: tuple[RowForm, ...]
    blanks: tuple[tuple[tuple[tuple[int, str], ...], ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FormulaForm:
    """A cell with a formula; `needed`: other formulas read it."""

    cell: Cell
    formula: Formula
    row: int
    needed: bool = False


class TextCell:
    """A cell whose value comes from the tags in it.

    `string`, `number`, `date`, `moment`, `clock` and `literal` (for text that begins like a formula) are the cell up to
    where a value of that kind comes; `room` is what its text must fit in, `None` when it does not wrap or its height
    cannot follow. `properties` are those of the run that a single value stands in; `needed` cells are read by formulas.
    `tag` is the source of the tag that stands alone.
    """

    __slots__ = (
        "blank", "clock", "column", "date", "head", "literal", "moment", "name", "needed", "number", "properties",
        "room", "row", "string", "tag",
    )  # fmt: skip

    def __init__(
        self,
        cell: Cell,
        row: int,
        styles: CellStyles,
        *,
        room: Room | None,
        properties: str,
        needed: bool,
        tag: str | None = None,
    ) -> None:
        self.column, self.row = cell.column, row
        self.head, self.blank = cell.head, cell.blank()
        self.string = f'{cell.head} t="s"><v>'
        self.number = f"{cell.head}><v>"
        self.date, self.moment, self.clock = (f"{cell.with_style(s).head}><v>" for s in styles[:3])
        self.literal = f'{cell.with_style(styles[3]).head} t="s"><v>'
        self.room, self.properties, self.needed = room, properties, needed
        self.name, self.tag = f"{column_letters(cell.column)}{row}", tag


@dataclass(frozen=True, slots=True)
class RunMark:
    """Within a cell: the text that follows is set in these run properties."""

    properties: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Text for another place: the sheet's `name`, a `header`, `text` beside the cells, a `core` property."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FieldMark:
    """An input field; the defined name stands on this cell."""

    name: str
    row: int
    column: int
