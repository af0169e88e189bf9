"""The formulas of one sheet that came out: their text and cells, and the functions that compute them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.a1 import Area
from docgen.excel.calculate import compile_formula
from docgen.excel.codes import finding
from docgen.excel.companions import Companions
from docgen.excel.filled import FormulaSlot, Place, SheetOutput
from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Reference, parse_formula
from docgen.excel.lookups import Lookups, placed_table
from docgen.excel.operands import Node
from docgen.excel.places import column_of
from docgen.excel.plan import SheetPlan
from docgen.excel.sheets import ROW_MARK, formula_xml
from docgen.excel.source import Source

_LONGEST_FORMULA = 8_192

# each formula's cell with the function that computes it, `None` when there is none, by column and row
Evaluators = dict[int, dict[int, "Node | None"]]
Known = dict[int, dict[int, Any]]  # values by column and row
# the place of a formula, the start tag of its cell, and its `f` element
FormulaCell = tuple[tuple[int, int], str, str]


def sheet_formulas(
    book: Book, output: SheetOutput, copy: SheetCopy, lookups: Lookups | None
) -> tuple[list[FormulaCell], Evaluators]:
    """The cells of all formulas of a sheet, and the functions that compute them.

    Raises:
        TemplateError: `excel.formula-too-long`.
    """
    texts = [formula_text(book, copy, slot) for slot in output.formulas]
    for slot, text in zip(output.formulas, texts, strict=True):
        if len(text) > _LONGEST_FORMULA:
            cell = Area(slot.form.row, slot.form.cell.column, slot.form.row, slot.form.cell.column)
            raise TemplateError(
                [finding("excel.formula-too-long", Location(sheet=output.plan.sheet.name, cell=str(cell)))]
            )
    formulas = [formula_cell(book, copy, slot, text) for slot, text in zip(output.formulas, texts, strict=True)]
    if lookups is not None:
        texts = [
            lookups.resolved(text, _view(book, copy, slot), *place)
            for slot, text, (place, _, _) in zip(output.formulas, texts, formulas, strict=True)
        ]
    return formulas, _evaluators(output, formulas, texts)


def _evaluators(output: SheetOutput, formulas: list[FormulaCell], texts: list[str]) -> Evaluators:
    found: Evaluators = {}
    for slot, ((row, column), _, _), text in zip(output.formulas, formulas, texts, strict=True):
        plain = slot.form.formula.area is None and not slot.form.formula.array
        if "SUBTOTAL(" in text and output.plan.hides_rows:
            plain = False  # whether hidden rows count is another matter
        found.setdefault(column, {})[row] = compile_formula(text) if plain else None
    return found


def uncertain(plan: SheetPlan) -> Evaluators:
    """The cells of an untouched sheet whose value is not sure: formulas and errors that other formulas read."""
    found: Evaluators = {}
    for row in plan.sheet.rows.values():
        for cell in row.cells:
            if (cell.formula is not None or cell.kind == "e") and plan.is_needed(row.number, cell.column):
                found.setdefault(cell.column, {})[row.number] = None
    return found


def known_constants(plan: SheetPlan, copy: SheetCopy) -> Known:
    """The values of cells without tags that formulas read."""
    found: Known = {}
    places: dict[int, list[int]] = {}
    for line, column, value in plan.constants:
        if line not in places:
            places[line] = copy.rows.places(line)
        for at in copy.columns.places(column):
            found.setdefault(at, {}).update(dict.fromkeys(places[line], value))
    return found


def find_lookups(source: Source, book: Book, parts: list[str], companions: Companions) -> Lookups | None:
    """What names in formulas stand for; `None` when there are no tables and no names."""
    found = [
        (rel.part, copy.name)
        for copy, part in zip(book.copies, parts, strict=True)
        for rel in companions.rels.get(part, ())
        if rel.kind == "table" and rel.part is not None
    ]
    if not found and not source.workbook.names:
        return None
    tables = [placed_table(companions.parts.get(part) or source.parts[part], sheet) for part, sheet in found]
    return Lookups([table for table in tables if table is not None], source.workbook)


def _view(book: Book, copy: SheetCopy, slot: FormulaSlot) -> View:
    cell = slot.form.cell
    row_line = copy.rows.line(slot.row)
    return View(
        book, copy, row_line[1], copy.rows.axis.path(row_line[0]), slot.address, copy.columns.axis.path(cell.column)
    )


def formula_text(book: Book, copy: SheetCopy, slot: FormulaSlot) -> str:
    """The formula as this copy of its cell has it."""
    return _view(book, copy, slot).formula(slot.form.formula.pieces)


def formula_cell(book: Book, copy: SheetCopy, slot: FormulaSlot, text: str) -> FormulaCell:
    """The place of a formula cell, its start tag (its column still open when columns repeat), and its `f` element."""
    formula = slot.form.formula
    area = formula.area
    if area is not None:
        ref = _view(book, copy, slot).follow(
            Reference(None, area.row1, area.column1, area.row2, area.column2, single=False)
        )
        area = Area(ref.row1, ref.column1, ref.row2, ref.column2)
    inputs = {name: value for name, value in formula.attributes if name in ("r1", "r2")}
    if inputs:
        followed = [(n, _input_cell(book, copy, v) if n in inputs else v) for n, v in formula.attributes]
        formula = replace(formula, attributes=tuple(followed))
    head = slot.form.cell.head
    start = head.replace(ROW_MARK, str(slot.row)) if copy.columns.axis.fixed else head
    column = column_of(Place(slot.row, slot.form.cell.column, slot.address), copy)
    return (slot.row, column), start, formula_xml(text, formula, area)


def _input_cell(book: Book, copy: SheetCopy, name: str) -> str:
    """The cell into which a data table puts its values."""
    text = View(book, copy).formula(parse_formula(name))
    return text.rpartition("!")[2]
