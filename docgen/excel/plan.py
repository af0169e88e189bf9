"""A sheet of the template and what was found in it: cells with tags, blocks, names, headers, input fields.

Where tags stand, for the maker of a template:

- `{{ }}`, `{% if %}` … within a cell: in its text. A cell that holds exactly one `{{ }}` takes the value's type.
- `{%tr for x in lijst %}` and `{%tr endfor %}` each in a row of their own: the rows between repeat, the two vanish.
- two `{%tr for … %}` in different cells of one row, with both ends in one row: loops beside each other, each in the
  columns from its tag up to the next one's.
- `{%tc for x in lijst %}` and `{%tc endfor %}` in one row, each in a column of their own: the columns between repeat,
  over the whole height of the sheet; in every row the cells between may use `x`.
- `{%ts for x in lijst %}` or `{%ts if … %}` at the front of cell A1: one sheet per item, or the sheet only if. No end
  is needed. The rest of A1 stays. The sheet's name may hold tags: `{{ x.naam }}`.
- `{% set naam = … %}` in any cell: a short name for what follows on this and later sheets.
- a defined name `veld_…` on a cell within repeated rows, columns or sheets gets a number per copy; its comment is the
  path of the record that the cell is for (`add_field_paths`) and may hold tags.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.a1 import Area, column_letters
from docgen.excel.blocks import ColumnBlocks, RowBlocks, column_blocks, lost_cells, row_blocks
from docgen.excel.codes import finding
from docgen.excel.sheets import Sheet
from docgen.excel.styles import Styles
from docgen.excel.tables import Head
from docgen.excel.tagging import LevelTag, Tagged, tag_runs, tag_text
from docgen.excel.texts import SideText
from docgen.ooxml.namespaces import qn

# headers and footers as people call them
_HEADERS = {
    "oddHeader": "koptekst",
    "oddFooter": "voettekst",
    "evenHeader": "koptekst van even bladzijden",
    "evenFooter": "voettekst van even bladzijden",
    "firstHeader": "koptekst van de eerste bladzijde",
    "firstFooter": "voettekst van de eerste bladzijde",
}


@dataclass(slots=True)
class FieldName:
    """A defined name that asks for input: where it stands and the path that its comment gives."""

    name: str
    row: int
    column: int
    path: Tagged


@dataclass(slots=True)
class Needed:
    """The cells that formulas read: areas of one row by that row, others as they are."""

    by_row: dict[int, set[tuple[int, int]]] = field(default_factory=dict[int, set[tuple[int, int]]])
    areas: set[Area] = field(default_factory=set[Area])

    def add(self, area: Area) -> None:
        """One more area."""
        if area.row1 == area.row2:
            self.by_row.setdefault(area.row1, set()).add((area.column1, area.column2))
        else:
            self.areas.add(area)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in any of them."""
        return any(low <= column <= high for low, high in self.by_row.get(row, ())) or any(
            holds(area, row, column) for area in self.areas
        )


@dataclass(slots=True)
class SheetPlan:
    """A sheet and what was found in it.

    `tables` names for each block of rows that holds all rows of a table the row that stands in when no turn comes;
    `heads` are the cells whose text stands in a table too.
    `constants` are the cells without tags that formulas read: row, column, value.
    """

    number: int
    sheet: Sheet
    name: Tagged
    rows: RowBlocks
    columns: ColumnBlocks
    cells: dict[tuple[int, int], Tagged]
    sheet_tags: list[LevelTag]
    headers: list[tuple[str, Tagged]]
    texts: list[SideText]
    fields: list[FieldName]
    problems: list[Diagnostic]
    needed: Needed = field(default_factory=Needed)
    touched: bool = True
    since_1904: bool = False
    tables: dict[int, int] = field(default_factory=dict[int, int])
    heads: dict[tuple[int, int], Head] = field(default_factory=dict[tuple[int, int], Head])
    dated: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    constants: list[tuple[int, int, Any]] = field(default_factory=list[tuple[int, int, Any]])

    @property
    def line_breaks(self) -> dict[str, str]:
        """What ends a line in texts where a line feed would not do, by key."""
        return {text.key: text.line_break for text in self.texts if text.line_break}

    @property
    def hides_rows(self) -> bool:
        """Whether a row of the sheet is hidden."""
        return any(row.attributes.get("hidden") in ("1", "true") for row in self.sheet.rows.values())

    @property
    def header_drawing(self) -> str:
        """The relationship of the drawing that the sheet has for its headers; "" when it has none."""
        own = self.sheet.root.find(qn("s:legacyDrawingHF"))
        return "" if own is None else own.get(qn("r:id"), "")

    @property
    def has_side_texts(self) -> bool:
        """Whether any text of the sheet stands beside its cells too."""
        return bool(self.texts or self.heads)

    @property
    def tagged(self) -> bool:
        """Whether anything on the sheet depends on the record."""
        return bool(
            self.cells
            or not is_plain(self.name)
            or self.headers
            or self.texts
            or self.sheet_tags
            or any(not is_plain(f.path) for f in self.fields)
        )

    def is_needed(self, row: int, column: int) -> bool:
        """Whether a formula reads this cell."""
        return self.needed.holds(row, column)


def is_plain(tagged: Tagged) -> bool:
    """Whether a text holds no tags."""
    return not tagged.tags and not tagged.levels


def plan_sheet(
    number: int,
    sheet: Sheet,
    cells: dict[tuple[int, int], Tagged],
    styles: Styles,
    notes: Mapping[str, str],
    texts: list[SideText],
    fields: list[tuple[str, int, int, str]],
) -> SheetPlan:
    """The plan of one sheet with tags in these cells.

    `fields` are its input names with row, column and comment; `notes` headers by key.
    """
    place = Location(sheet=sheet.name)
    levels = [tag for tagged in cells.values() for tag in tagged.levels]
    problems = [p for tagged in cells.values() for p in tagged.problems]
    height, width = sheet.size
    size = max([height, *(f[1] for f in fields), *(text.row for text in texts)])
    tall = [row for (row, _), t in cells.items() if t.tags and _may_wrap(sheet, styles, row)]
    rows = row_blocks([t for t in levels if t.parsed.tag.level == "tr"], size, tall)
    columns = column_blocks([t for t in levels if t.parsed.tag.level == "tc"], width, rows.axis)
    name = tag_text(sheet.name, replace(place, field="naam van het blad"))
    headers = [(key, tag_text(text, replace(place, field=_HEADERS.get(key)))) for key, text in notes.items()]
    inputs = [FieldName(n, r, c, tag_text(comment, _cell_place(sheet, r, c))) for n, r, c, comment in fields]
    plan = SheetPlan(number, sheet, name, rows, columns, cells, [], headers, texts, inputs, problems)
    plan.sheet_tags = _sheet_tags([t for t in levels if t.parsed.tag.level == "ts"], problems)
    problems += [*rows.problems, *columns.problems, *name.problems]
    problems += [p for _, tagged in headers for p in tagged.problems]
    problems += [p for f in inputs for p in f.path.problems]
    problems += [p for text in texts for p in text.tagged.problems]
    problems += _lost(plan)
    return plan


def _cell_place(sheet: Sheet, row: int, column: int) -> Location:
    return Location(sheet=sheet.name, cell=f"{column_letters(column)}{row}")


def tag_cells(sheet: Sheet) -> dict[tuple[int, int], Tagged]:
    """The cells with tags, by row and column."""
    found: dict[tuple[int, int], Tagged] = {}
    for row in sheet.rows.values():
        for cell in row.cells:
            if cell.runs is not None and "{" in cell.text:
                tagged = tag_runs(cell.runs, _cell_place(sheet, row.number, cell.column), row.number, cell.column)
                if tagged.tags or tagged.levels or tagged.problems or "{_" in cell.text or "{#" in cell.text:
                    found[row.number, cell.column] = tagged
    return found


def _may_wrap(sheet: Sheet, styles: Styles, row: int) -> bool:
    return any(styles.of(cell.style).wraps for cell in sheet.rows[row].cells)


def _sheet_tags(tags: list[LevelTag], problems: list[Diagnostic]) -> list[LevelTag]:
    problems += [
        finding("excel.sheet-tag-place", Location(tag=tag.parsed.tag.source).within(tag.place))
        for tag in tags
        if (tag.row, tag.column) != (1, 1)
    ]
    return [t for t in tags if t.word in ("for", "if", "set")]


def _lost(plan: SheetPlan) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for row in plan.sheet.rows.values():
        for cell in row.cells:
            tagged = plan.cells.get((row.number, cell.column))
            holds = not tagged.blank if tagged else bool(cell.text.strip() or cell.formula or cell.value)
            if holds:
                place = _cell_place(plan.sheet, row.number, cell.column)
                lost = lost_cells(row.number, cell.column, place, rows=plan.rows.axis, columns=plan.columns.axis)
                found += [lost] if lost else []
    return found


def holds(area: Area, row: int, column: int) -> bool:
    """Whether a cell lies in an area."""
    return area.row1 <= row <= area.row2 and area.column1 <= column <= area.column2
