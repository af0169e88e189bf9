"""The rows of a sheet as one text, when the columns of all cells and the formulas are known."""

from __future__ import annotations

from itertools import chain

from docgen.excel.a1 import column_letters
from docgen.excel.filled import FORMULA_MARK, OpenRow, SheetOutput
from docgen.excel.follow import SheetCopy
from docgen.excel.geometry import Address
from docgen.excel.sheets import ROW_MARK

Places = dict[tuple[int, Address], int]


def join_rows(output: SheetOutput, copy: SheetCopy, formulas: list[str]) -> str:
    """The XML of all rows; `formulas` are the cells that hold one, in order."""
    if output.plan.columns.axis.fixed:
        text = "".join(output.rows)
        if not formulas:
            return text
        first, *rest = text.split(FORMULA_MARK)
        return first + "".join(chain.from_iterable(zip(formulas, rest, strict=True)))
    places, copies = _columns(copy)
    return "".join([_closed(row, formulas, places, copies) for row in output.rows])


def _columns(copy: SheetCopy) -> tuple[Places, dict[int, list[int]]]:
    """Where each template column with its turns comes out, and all copies of each column."""
    places = {line: at for at, line in enumerate(copy.columns.lines, 1)}
    copies: dict[int, list[int]] = {}
    for at, (column, _) in enumerate(copy.columns.lines, 1):
        copies.setdefault(column, []).append(at)
    for column in range(copy.columns.axis.size + 1, copy.columns.axis.used + 1):
        places[column, ()] = copy.columns.beyond(column)
    return places, copies


def _closed(row: OpenRow, formulas: list[str], places: Places, copies: dict[int, list[int]]) -> str:
    cells: dict[int, str] = {}
    for column, address, content in row.entries:
        xml = formulas[content] if isinstance(content, int) else content
        at = places.get((column, address))
        if at == column:
            cells[column] = xml
            continue
        # a cell of a row that does not loop itself shows in all copies of its column
        for place in [at] if at is not None else copies.get(column, []):
            cells[place] = xml if place == column else _moved(xml, column, place)
    text = f"{row.tag}{''.join([cells[at] for at in sorted(cells)])}</row>"
    return str(row.number).join(text.split(ROW_MARK))


def _moved(xml: str, column: int, place: int) -> str:
    return xml.replace(f'r="{column_letters(column)}{ROW_MARK}"', f'r="{column_letters(place)}{ROW_MARK}"', 1)
