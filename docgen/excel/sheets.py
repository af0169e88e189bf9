"""A worksheet part as rows of cells, and around them the rest of the part as a tree with an empty `sheetData`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

from docgen.excel.a1 import MAX_COLUMN, MAX_ROW, Area, column_letters, parse_area, parse_cell
from docgen.excel.formulas import Piece, moved, parse_formula
from docgen.excel.strings import Runs, SharedStrings, fragment, parse_plain, read_runs
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, tag_of

ROW_MARK = "\x00"  # stands for the row's number in the XML of a row until the row has its place

_VALUE = re.compile(r"<v>([^<]*)</v>")
_MOST_MERGES = 2_000  # whoever has more of them did not draw them by hand
_CELL_ATTRIBUTES = ("cm", "vm", "ph")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a cell; `area` is what an array formula fills. `attributes` go back as they were."""

    pieces: tuple[Piece, ...]
    array: bool = False
    area: Area | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the template: its text as runs, or a formula, or another value as XML."""

    column: int
    style: int = 0
    kind: str = "n"
    runs: Runs | None = None
    formula: Formula | None = None
    value: str = ""
    string: int | None = None
    extra: str = ""

    @property
    def text(self) -> str:
        """The text of a text cell; "" for others."""
        return "".join(run.text for run in self.runs) if self.runs else ""

    @property
    def head(self) -> str:
        """The start tag up to its kind, the row's number still open."""
        style = f' s="{self.style}"' if self.style else ""
        return f'<c r="{column_letters(self.column)}{ROW_MARK}"{style}{self.extra}'

    @property
    def known(self) -> str | float | bool | None:
        """The value of a cell without tags, `None` when it is empty or an error."""
        if self.runs is not None:
            return self.text or None
        match = _VALUE.fullmatch(self.value)
        if match is None or self.kind == "e":
            return None
        if self.kind == "b":
            return match[1] == "1"
        return match[1] if self.kind == "str" else float(match[1])

    def xml(self) -> str:
        """The cell as it stands, when nothing in it changes."""
        kind = f' t="{self.kind}"' if self.kind != "n" else ""
        return f"{self.head}{kind}>{self.value}</c>" if self.value else f"{self.head}/>"

    def with_style(self, style: int) -> Cell:
        """The same cell in another format."""
        return self if style == self.style else replace(self, style=style)

    def blank(self) -> str:
        """The cell with its style only."""
        return f"{self.head}/>"


@dataclass(slots=True)
class Row:
    """A row of the template: its attributes without number and spans, and its cells from left to right."""

    number: int
    attributes: dict[str, str]
    cells: list[Cell]

    @property
    def height(self) -> float:
        """The height in points that the designer gave, 0 when none."""
        return float(self.attributes.get("ht", "0"))


@dataclass(slots=True)
class Sheet:
    """One worksheet: `root` is its tree with an empty `sheetData`; `part` its member name."""

    part: str
    name: str
    root: Element
    rows: dict[int, Row]
    default_height: float = 15
    default_width: float = 9.14
    widths: dict[int, float] = field(default_factory=dict[int, float])
    merges: list[Area] = field(default_factory=list[Area])

    @property
    def size(self) -> tuple[int, int]:
        """The last row and column that hold a cell."""
        columns = (row.cells[-1].column for row in self.rows.values() if row.cells)
        return max(self.rows, default=0), max(columns, default=0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at this place, or `None`."""
        found = self.rows.get(row)
        return next((c for c in found.cells if c.column == column), None) if found else None


def read_sheet(data: bytes, part: str, name: str, strings: SharedStrings) -> Sheet:
    """The worksheet in `data`.

    Raises:
        ValueError: a number that is none or that no worksheet can have.
    """
    root = parse_plain(data)
    rows: dict[int, Row] = {}
    sheet_data = root.find(qn("s:sheetData"))
    if sheet_data is not None:
        masters: dict[str, tuple[tuple[Piece, ...], int, int]] = {}
        number = 0
        for element in sheet_data:
            if element.tag == qn("s:row"):
                number = int(element.get("r") or number + 1)
                if not 0 < number <= MAX_ROW or number in rows:
                    raise ValueError(number)
                rows[number] = _row(element, number, strings, masters)
        sheet_data.clear()
    else:
        raise ValueError(part)
    rows = dict(sorted(rows.items()))
    sheet = Sheet(part, name, root, rows)
    _measure(sheet)
    return sheet


def _measure(sheet: Sheet) -> None:
    form = sheet.root.find(qn("s:sheetFormatPr"))
    if form is not None:
        sheet.default_height = float(form.get("defaultRowHeight", "15"))
        sheet.default_width = float(form.get("defaultColWidth", "9.14"))
    for col in sheet.root.iter(qn("s:col")):
        first, last = int(col.get("min", "1")), int(col.get("max", "1"))
        if not 0 < first <= last <= MAX_COLUMN:
            raise ValueError(last)
        for column in range(first, min(last, 1000) + 1):
            sheet.widths[column] = 0.0 if col.get("hidden") in ("1", "true") else float(col.get("width", "8.43"))
    found = (parse_area(m.get("ref", "")) for m in sheet.root.iter(qn("s:mergeCell")))
    sheet.merges = [area for area in found if area is not None]
    if len(sheet.merges) < _MOST_MERGES and _overlap(sheet.merges):
        raise ValueError(sheet.part)


def _overlap(areas: list[Area]) -> bool:
    """Whether two areas share a cell."""
    above: list[Area] = []
    for area in sorted(areas):
        above = [a for a in above if a.row2 >= area.row1]
        if any(a.column1 <= area.column2 and area.column1 <= a.column2 for a in above):
            return True
        above.append(area)
    return False


def _row(
    element: Element, number: int, strings: SharedStrings, masters: dict[str, tuple[tuple[Piece, ...], int, int]]
) -> Row:
    attributes = {str(k): str(v) for k, v in element.attrib.items() if k not in ("r", "spans")}
    cells: list[Cell] = []
    column = 0
    for child in element:
        if child.tag != qn("s:c"):
            continue
        place = parse_cell(child.get("r", ""))
        column = place[1] if place else column + 1
        cells.append(_cell(child, number, column, strings, masters))
    return Row(number, attributes, sorted(cells, key=lambda c: c.column))


def _cell(
    element: Element,
    row: int,
    column: int,
    strings: SharedStrings,
    masters: dict[str, tuple[tuple[Piece, ...], int, int]],
) -> Cell:
    style, kind = int(element.get("s", "0")), element.get("t", "n")
    extra = "".join(f" {name}={quoteattr(element.get(name, ''))}" for name in _CELL_ATTRIBUTES if element.get(name))
    found = element.find(qn("s:f"))
    if found is not None:
        formula = _formula(found, row, column, masters)
        return Cell(column, style, kind, formula=formula, value=_inside(element), extra=extra)
    if kind == "s":
        number = int(element.findtext(qn("s:v")) or 0)
        if not 0 <= number < len(strings.items):
            raise ValueError(number)
        runs = strings.items[number]
        return Cell(column, style, kind, runs, value=_inside(element), string=number, extra=extra)
    if kind == "inlineStr":
        inline = element.find(qn("s:is"))
        runs = read_runs(inline) if inline is not None else ()
        return Cell(column, style, kind, runs, value=_inside(element), extra=extra)
    return Cell(column, style, kind, value=_inside(element), extra=extra)


def _inside(element: Element) -> str:
    return "".join(fragment(child) for child in element if tag_of(child))


def _formula(
    element: Element, row: int, column: int, masters: dict[str, tuple[tuple[Piece, ...], int, int]]
) -> Formula:
    kind, text = element.get("t", "normal"), element.text or ""
    if kind == "shared":
        # ECMA-376 Part 1, 18.3.1.40: the first cell of a group holds the text, the others only its number
        group = element.get("si", "")
        if text:
            masters[group] = (parse_formula(text), row, column)
        pieces, first_row, first_column = masters.get(group, ((), row, column))
        return Formula(moved(pieces, row - first_row, column - first_column))
    area = parse_area(element.get("ref", "")) if kind in ("array", "dataTable") else None
    keep = ("aca", "ca", "dt2D", "dtr", "r1", "r2", "del1", "del2", "bx")
    attributes = tuple((name, element.get(name, "")) for name in keep if element.get(name) is not None)
    if kind == "dataTable":
        attributes = (("t", "dataTable"), *attributes)
    return Formula(parse_formula(text), kind == "array", area, attributes)


def row_head(row: Row) -> str:
    """The start tag of a row without height, its number still open."""
    kept = (
        f" {_plain(name)}={quoteattr(value)}"
        for name, value in row.attributes.items()
        if name not in ("ht", "customHeight")
    )
    return f'<row r="{ROW_MARK}"' + "".join(kept)


def row_tag(row: Row) -> str:
    """The whole start tag of a row as the designer left it."""
    names = [name for name in ("ht", "customHeight") if name in row.attributes]
    return row_head(row) + "".join(f" {name}={quoteattr(row.attributes[name])}" for name in names) + ">"


def _plain(name: str) -> str:
    if not name.startswith("{"):
        return name
    return "x14ac:" + name.rpartition("}")[2]


def formula_xml(text: str, formula: Formula, area: Area | None) -> str:
    """The `f` element of a formula cell."""
    kind = ' t="array"' if formula.array else ""
    ref = f' ref="{area}"' if area is not None else ""
    rest = "".join(f" {name}={quoteattr(value)}" for name, value in formula.attributes)
    return f"<f{kind}{ref}{rest}>{escape(text)}</f>" if text else f"<f{kind}{ref}{rest}/>"
