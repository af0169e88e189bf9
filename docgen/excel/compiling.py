"""The steps of compiling: a plan per sheet, one program for the workbook, and the parts that never change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from docgen.diagnostics import Diagnostic, Location
from docgen.excel.a1 import Area, parse_area, parse_areas
from docgen.excel.charts import series_areas
from docgen.excel.codes import finding
from docgen.excel.forms import Slot
from docgen.excel.formulas import Name, Reference, parse_formula
from docgen.excel.formulas import Piece as FormulaPiece
from docgen.excel.notes import control_cells
from docgen.excel.plan import SheetPlan, plan_sheet, tag_cells
from docgen.excel.planwriter import PlanWriter
from docgen.excel.rowcode import RowCoder
from docgen.excel.sheets import Sheet
from docgen.excel.source import FORMULA_TAGS, Source, named_cells, reading_sheets, through_sheets
from docgen.excel.tables import mark_heads
from docgen.excel.textparts import mark_sheet_texts
from docgen.excel.texts import SideText, turning_names
from docgen.excel.workbook import is_field, single_cell
from docgen.ooxml import Member, make_kept_member
from docgen.ooxml.content_types import PART_NAME, write_content_types
from docgen.ooxml.namespaces import EP, qn
from docgen.ooxml.relationships import rels_name, write_relationships
from docgen.ooxml.xml import parse, serialize
from docgen.template import Compiled, Piece, Schema, compile_program, has_tags

_MAX_TABLE = 10_000
_CHAINS = ("calcChain", "volatileDependencies")
_RULES = tuple(
    qn(name)
    for name in ("s:conditionalFormatting", "s:dataValidation", "x14:conditionalFormatting", "x14:dataValidation")
)
_BARE = frozenset({"template.bare-date", "template.bare-bool"})


def plan_sheets(source: Source) -> list[SheetPlan]:
    """The plan of each sheet, in order; sheets that no tag can change are marked as untouched."""
    fields = _fields(source)
    plans: list[SheetPlan] = []
    for number, sheet in enumerate(source.sheets):
        cells = tag_cells(sheet)
        turning = turning_names(level for tagged in cells.values() for level in tagged.levels)
        texts, problems = mark_sheet_texts(source, number, turning)
        inputs = fields.get(sheet.name.casefold(), [])
        plans.append(plan_sheet(number, sheet, cells, source.styles, _headers(sheet), texts, inputs))
        plans[-1].problems += problems
    for plan in plans:
        plan.tables = _table_blocks(source, plan)
        plan.heads = mark_heads(source, plan.number, set(plan.cells), plan.columns.axis)
        plan.since_1904 = source.workbook.since_1904
        plan.problems += [*_formula_tags(plan.sheet), *_single_controls(source, plan)]
    for plan in plans[:1]:
        plan.problems += _outside_sheets(source)
    _mark_touched(source, plans)
    _mark_needed(source, plans)
    _empty_strings(source, plans)
    return plans


def _table_blocks(source: Source, plan: SheetPlan) -> dict[int, int]:
    """The blocks that hold all rows of a table, with the row that stands in for them when there are no items."""
    found: dict[int, int] = {}
    axis = plan.rows.axis
    for part in source.related(plan.sheet.part, "table"):
        table = parse(source.parts[part])
        area = parse_area(table.get("ref", ""))
        if area is None or area.row2 - area.row1 > _MAX_TABLE:
            continue
        first = area.row1 + int(table.get("headerRowCount", "1"))
        last = area.row2 - int(table.get("totalsRowCount", "0"))
        body = [row for row in range(first, last + 1) if row not in axis.tags]
        around = axis.path(area.row1) if first > area.row1 else ()
        blocks = {axis.path(row)[len(around) : len(around) + 1] for row in body}
        stand_in = next((row for row in body if row in plan.sheet.rows), None)
        if len(blocks) == 1 and (block := blocks.pop()) and stand_in is not None:
            found[block[0]] = stand_in
    return found


def _empty_strings(source: Source, plans: list[SheetPlan]) -> None:
    for plan in plans:
        for row, column in plan.cells:
            cell = plan.sheet.cell(row, column)
            if cell is not None and cell.string is not None:
                source.strings.empty(cell.string)


def _fields(source: Source) -> dict[str, list[tuple[str, int, int, str]]]:
    found: dict[str, list[tuple[str, int, int, str]]] = {}
    for name in source.workbook.names:
        cell = single_cell(name) if is_field(name) and name.get("localSheetId") is None else None
        if cell is not None and cell.sheet is not None:
            row = (name.get("name", ""), cell.row1, cell.column1, name.get("comment", ""))
            found.setdefault(cell.sheet.casefold(), []).append(row)
    return found


def _headers(sheet: Sheet) -> dict[str, str]:
    """The headers and footers that hold tags, by the name of their element."""
    return {
        str(child.tag).rpartition("}")[2]: child.text
        for element in sheet.root.iter(qn("s:headerFooter"))
        for child in element
        if child.text and has_tags(child.text)
    }


def _formula_tags(sheet: Sheet) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for row in sheet.rows.values():
        for cell in row.cells:
            if cell.formula and _hold_tag(cell.formula.pieces):
                place = Location(sheet=sheet.name, cell=str(Area(row.number, cell.column, row.number, cell.column)))
                found.append(finding("excel.tag-in-formula", place))
    for rule in sheet.root.iter(*_RULES):
        own = rule.find(qn("xm:sqref"))
        areas = parse_areas(rule.get("sqref") or (own.text if own is not None else "") or "")
        if any(_hold_tag(parse_formula(formula.text or "")) for formula in rule.iter(*FORMULA_TAGS)):
            place = Location(sheet=sheet.name, cell=str(areas[0]) if areas else None)
            found.append(finding("excel.tag-in-formula", place))
    return found


def _single_controls(source: Source, plan: SheetPlan) -> list[Diagnostic]:
    """Controls in rows or columns that repeat: they come once, which their designer should know."""
    found: list[Diagnostic] = []
    if plan.rows.axis.fixed and plan.columns.axis.fixed:
        return found
    for part in source.related(plan.sheet.part, "vmlDrawing"):
        for row, column in control_cells(parse(source.parts[part])):
            if plan.rows.axis.path(row) or plan.columns.axis.path(column):
                place = Location(sheet=plan.sheet.name, cell=str(Area(row, column, row, column)))
                found.append(finding("excel.control-in-loop", place))
    return found


def _hold_tag(pieces: tuple[FormulaPiece, ...]) -> bool:
    """Whether a formula holds a tag other than in the name of a sheet."""
    return any(isinstance(p, str) and ("{{" in p or "{%" in p) for p in pieces)


def _outside_sheets(source: Source) -> list[Diagnostic]:
    """Tags in defined names and in addresses of links."""
    found = [
        finding("excel.tag-in-formula", Location(field=name.get("name", "")))
        for name in source.workbook.names
        if _hold_tag(parse_formula(name.text or ""))
    ]
    found += [
        finding("excel.tag-in-address", Location(sheet=sheet.name, excerpt=rel.target[:80]))
        for sheet in source.sheets
        for rel in source.rels_of(sheet.part)
        if rel.kind == "hyperlink" and ("{{" in (target := unquote(rel.target)) or "{%" in target)
    ]
    return found


def _mark_touched(source: Source, plans: list[SheetPlan]) -> None:
    reading = reading_sheets(source)
    touched = {plan.sheet.name.casefold() for plan in plans if plan.tagged}
    growing = True
    while growing:
        more = {name for name, read in reading.items() if read & touched} - touched
        touched |= more
        growing = bool(more)
    for plan in plans:
        plan.touched = plan.sheet.name.casefold() in touched


def _mark_needed(source: Source, plans: list[SheetPlan]) -> None:
    """Tell each sheet which of its cells formulas read, so that only those values are kept while filling."""
    by_name = {plan.sheet.name.casefold(): plan for plan in plans}
    named = named_cells(source)
    for plan in plans:
        for row in plan.sheet.rows.values():
            for cell in row.cells:
                for ref in _read(cell.formula.pieces, named) if cell.formula else ():
                    for name in through_sheets(source, ref.sheet or plan.sheet.name, ref.last_sheet):
                        if name in by_name:
                            by_name[name].needed.add(_area(ref))
    for name, data in source.parts.items():
        if source.types.of(name).endswith("drawingml.chart+xml"):
            for ref in series_areas(data):
                target = by_name.get((ref.sheet or "").casefold())
                if target is not None:
                    target.needed.add(_area(ref))
    for plan in plans:
        plan.constants = list(_constants(plan))


def _constants(plan: SheetPlan) -> Iterator[tuple[int, int, Any]]:
    for row in plan.sheet.rows.values():
        for cell in row.cells:
            place = (row.number, cell.column)
            value = cell.known if place not in plan.cells and plan.is_needed(*place) else None
            if value is not None:
                yield *place, value


def _read(pieces: tuple[FormulaPiece, ...], named: Mapping[str, tuple[Reference, ...]]) -> Iterator[Reference]:
    """What a formula reads: its references, and the cells that its names stand for."""
    for piece in pieces:
        if isinstance(piece, Reference):
            yield piece
        elif isinstance(piece, Name):
            yield from named.get(piece.text.casefold(), ())
        elif "[" in piece:  # within a table its columns need no name
            yield from named.get("", ())


def _area(ref: Reference) -> Area:
    row1, row2 = (ref.row1, ref.row2) if ref.row1 else (1, 1_048_576)
    column1, column2 = (ref.column1, ref.column2) if ref.column1 else (1, 16_384)
    return Area(min(row1, row2), min(column1, column2), max(row1, row2), max(column1, column2))


def compile_plans(source: Source, plans: list[SheetPlan], core: list[SideText], schema: Schema | None) -> Compiled:
    """The program of the workbook; warnings that do not hold for typed cells are left out."""
    pieces: list[Piece] = []
    late: list[Diagnostic] = []
    coder = RowCoder()
    for text in core:
        pieces += PlanWriter(plans[0], source.styles, late, coder).slot(Slot("core", text.key), text.tagged)
    sole = {
        (plan.sheet.name, row, column)
        for plan in plans
        for (row, column), tagged in plan.cells.items()
        if tagged.sole is not None
    }
    for plan in plans:
        pieces += PlanWriter(plan, source.styles, late, coder).write()
    compiled = compile_program(pieces, schema)
    places = {(name, str(Area(row, column, row, column))) for name, row, column in sole}
    kept = tuple(
        p for p in compiled.problems if p.code not in _BARE or (p.location.sheet, p.location.cell) not in places
    )
    return replace(compiled, problems=(*kept, *late))


def static_members(source: Source, *, keep_all: bool, sheets_vary: bool = False) -> dict[str, Member]:
    """The members that stay, ready deflated; what a rendering writes anew may be among them and is replaced."""
    parts = source.parts
    if not keep_all:
        _drop_calc_chain(source)
        if sheets_vary:
            _forget_titles(source)
        styles = source.styles.write()
        if styles is not None and source.styles_part is not None:
            parts[source.styles_part] = styles
    ready = source.package.members
    return {
        name: ready[name] if source.package.parts.get(name) is data or source.package.parts.get(name) == data
        else make_kept_member(name, data)
        for name, data in parts.items()
    }  # fmt: skip


def _drop_calc_chain(source: Source) -> None:
    """The order of calculation is Excel's to find again; a wrong one makes it repair the file."""
    main = source.package.main
    chains = [part for kind in _CHAINS for part in source.related(main, kind)]
    if not chains:
        return
    source.rels[main] = tuple(r for r in source.rels_of(main) if r.kind not in _CHAINS)
    source.parts[rels_name(main)] = write_relationships(source.rels[main])
    for part in chains:
        source.parts.pop(part, None)
        source.types = source.types.without(part)
    source.parts[PART_NAME] = write_content_types(source.types)


def _forget_titles(source: Source) -> None:
    """Sheet names stand in the application properties too; optional, and wrong as soon as a name holds a tag."""
    for rel in source.package.rels():
        if rel.kind == "extended-properties" and rel.part in source.parts:
            root = parse(source.parts[rel.part])
            gone = [e for name in ("TitlesOfParts", "HeadingPairs") for e in root.iter(f"{{{EP}}}{name}")]
            for element in gone:
                root.remove(element)
            source.parts[rel.part] = serialize(root)


_KINDS = {"list": "keuze", "date": "datum", "time": "tijd", "whole": "getal", "decimal": "getal"}


def field_kinds(source: Source, plans: list[SheetPlan]) -> dict[str, str]:
    """The kind of each input field, from the validation or the number format of its cell."""
    found: dict[str, str] = {}
    for plan in plans:
        rules = [
            (parse_areas(rule.get("sqref", "")), _KINDS.get(rule.get("type", ""), "tekst"))
            for rule in plan.sheet.root.iter(qn("s:dataValidation"))
        ]
        for each in plan.fields:
            kind = next((k for areas, k in rules if any(_holds(a, each.row, each.column) for a in areas)), "")
            cell = plan.sheet.cell(each.row, each.column)
            dated = cell is not None and source.styles.of(cell.style).shows_dates
            dated = dated or (each.row, each.column) in plan.dated
            found[each.name] = kind or ("datum" if dated else "tekst")
    return found


def _holds(area: Area, row: int, column: int) -> bool:
    return area.row1 <= row <= area.row2 and area.column1 <= column <= area.column2
