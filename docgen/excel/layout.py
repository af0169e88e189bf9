"""A layout: everything of the output that depends on the shapes and names of its sheets, not on the values.

Renderings of like records have the same shapes, so layouts are kept in a small cache: then a rendering only joins the
rows and writes the parts that hold values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from docgen.errors import TemplateError
from docgen.excel.a1 import Area
from docgen.excel.calculate import compile_formula
from docgen.excel.codes import finding
from docgen.excel.companions import Companions, copy_companions
from docgen.excel.filled import FormulaSlot, Place, SheetOutput
from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Reference, parse_formula
from docgen.excel.furniture import move_furniture
from docgen.excel.geometry import Address, Axis, AxisMap, map_axis
from docgen.excel.lookups import Lookups, placed_table
from docgen.excel.operands import Node
from docgen.excel.places import column_of
from docgen.excel.plan import SheetPlan
from docgen.excel.sheets import ROW_MARK, formula_xml
from docgen.excel.source import Source
from docgen.excel.workbook import PlacedField, is_field, single_cell, write_workbook
from docgen.ooxml import Member, ZipWriter
from docgen.ooxml.content_types import PART_NAME, SHARED_STRINGS, ContentTypes, write_content_types
from docgen.ooxml.inputs import CONTENT_TYPES as INPUT_TYPES
from docgen.ooxml.inputs import ITEM, RELATIONSHIP, fixed_input_parts
from docgen.ooxml.namespaces import S, qn
from docgen.ooxml.relationships import Relationship, next_id, rels_name, write_relationships
from docgen.ooxml.xml import Element, serialize

STRINGS_PART = "xl/sharedStrings.xml"
LINKS, DRAWING = "docgen:links", "docgen:drawing"
_LINK_MARK = f"<!--{LINKS}-->"
_DRAWING_MARK = f"<!--{DRAWING}-->"
_HEADER_MARK = re.compile("\ue000([a-zA-Z]+)\ue001")
# ECMA-376 Part 1, 18.3.1.99: what may stand before hyperlinks, and before drawing
_LINK_WORDS = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
    scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
    dataValidations"""
_DRAWING_WORDS = """hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
    cellWatches ignoredErrors smartTags"""
_BEFORE_LINKS = frozenset(_LINK_WORDS.split())
_BEFORE_DRAWING = _BEFORE_LINKS | frozenset(_DRAWING_WORDS.split())


# each formula's cell with the function that computes it, `None` when there is none, by column and row
Evaluators = dict[int, dict[int, "Node | None"]]
Known = dict[int, dict[int, Any]]  # values by column and row


@dataclass(slots=True)
class SheetLayout:
    """One sheet of a layout: its part, the XML before and after its rows.

    `bare_tail` is the XML after the rows with nothing filled in. `formulas` are its cells with formulas in order: the
    place, the start tag and the `f` element; `evaluators` what
    computes them. `known` are the values of cells without tags that they read.
    """

    copy: SheetCopy
    part: str
    head: str
    tail: list[str]
    formulas: list[tuple[tuple[int, int], str, str]]
    rels: list[Relationship]
    companions: list[str]
    drawing: str | None
    touched: bool
    bare_tail: str = ""
    evaluators: Evaluators = field(default_factory=dict[int, dict[int, "Node | None"]])
    known: Known = field(default_factory=dict[int, dict[int, Any]])


@dataclass(slots=True)
class Layout:
    """The parts of an output that hold no values, and its sheets.

    `types` are those of all `parts`; `fields` the name and kind of each input field. What renderings share beyond that
    is kept here too: the list of input fields with the paths that it was made for, members, and archives by what is
    written behind them.
    """

    book: Book
    sheets: list[SheetLayout]
    types: ContentTypes
    strings_part: str
    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    removed: frozenset[str] = frozenset()
    fields: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    charts: list[str] = field(default_factory=list[str])
    inputs: tuple[list[str], Member] | None = None
    members: dict[str, Member] = field(default_factory=dict[str, Member])
    archives: dict[tuple[str, ...], ZipWriter] = field(default_factory=dict[tuple[str, ...], ZipWriter])


def column_map(axis: Axis, seen: Set[tuple[int, Address]]) -> AxisMap:
    """The columns of a sheet, as many copies as any of its rows has."""
    if axis.fixed:
        return AxisMap(axis, [])
    lines: list[tuple[int, Address]] = []

    def emit(low: int, high: int, address: Address) -> None:
        column = low
        while column <= high:
            depth = len(address)
            path = axis.path(column)
            if column in axis.tags:
                column += 1
            elif len(path) > depth:
                first, last = axis.spans[path[depth]]
                turns = [a[depth] for c, a in seen if first < c < last and len(a) > depth and a[:depth] == address]
                for turn in range(max(turns, default=-1) + 1):
                    emit(column, last - 1, (*address, turn))
                column = last
            else:
                if column not in axis.loose or (column, address) in seen or (path and depth):
                    lines.append((column, address))
                column += 1

    emit(1, axis.size, ())
    return AxisMap(axis, lines)


def build_layout(source: Source, outputs: list[SheetOutput], names: list[str], kinds: Mapping[str, str]) -> Layout:
    """The layout for these outputs; `names` are the names of the sheets, `kinds` those of the input fields.

    Raises:
        TemplateError: no sheet comes out that shows.
    """
    book = _book(source, outputs, names)
    if not any(source.workbook.sheets[copy.sheet].state == "visible" for copy in book.copies):
        raise TemplateError([finding("excel.no-sheets")])
    ids, parts, rels = _sheet_parts(source, book)
    layout = Layout(book, [], source.types, source.strings_part or STRINGS_PART)
    placed = _place_fields(source, book, outputs, layout, kinds)
    companions = copy_companions(source, book, parts)
    lookups = _lookups(source, book, parts, companions)
    for output, copy, part in zip(outputs, book.copies, parts, strict=True):
        layout.sheets.append(_sheet_layout(source, book, output, copy, part, companions, lookups))
    layout.removed = _removed(source, book) | companions.removed
    _add_parts(source, layout, companions, parts)
    layout.charts = [name for name in companions.parts if layout.types.of(name).endswith("drawingml.chart+xml")]
    main = source.package.main
    layout.parts[main] = write_workbook(source.workbook, book, ids, placed)
    if layout.fields:
        rels.append(Relationship(next_id(rels), RELATIONSHIP, f"/{ITEM}", part=ITEM))
    if rels != list(source.rels_of(main)):
        layout.parts[rels_name(main)] = write_relationships(rels)
    return layout


def _add_parts(source: Source, layout: Layout, companions: Companions, parts: list[str]) -> None:
    """Adds the parts of copied sheets and of input fields, and the content types of all parts."""
    types = source.types
    for part in layout.removed:
        types = types.without(part)
    overrides = dict(companions.types)
    for copy, part in zip(layout.book.copies, parts, strict=True):
        if copy.number:
            original = source.sheets[copy.sheet].part
            overrides[part] = source.types.of(original)
            if not copy.touched:
                layout.parts[part] = source.parts[original]
    if source.strings_part is None:
        overrides[STRINGS_PART] = SHARED_STRINGS
    layout.parts |= companions.parts
    if layout.fields:
        layout.parts |= fixed_input_parts()
        overrides |= INPUT_TYPES
        types = types.with_default("xml", "application/xml")
    for part, kind in overrides.items():
        types = types.with_override(part, kind)
    layout.types = types
    if types is not source.types:
        layout.parts[PART_NAME] = write_content_types(types)


def _lookups(source: Source, book: Book, parts: list[str], companions: Companions) -> Lookups | None:
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


def _book(source: Source, outputs: list[SheetOutput], names: list[str]) -> Book:
    copies: list[SheetCopy] = []
    counts: dict[int, int] = {}
    for output, name in zip(outputs, names, strict=True):
        plan = output.plan
        number = counts.get(plan.number, 0)
        counts[plan.number] = number + 1
        rows = map_axis(plan.rows.axis, output.shape)
        copies.append(
            SheetCopy(plan.number, number, name, rows, column_map(plan.columns.axis, output.columns), plan.touched)
        )
    return Book(copies, {sheet.name.casefold(): at for at, sheet in enumerate(source.sheets)})


def _sheet_parts(source: Source, book: Book) -> tuple[list[str], list[str], list[Relationship]]:
    """The relationship id and member name of each sheet, and the workbook's relationships."""
    rels = list(source.rels_of(source.package.main))
    gone = {source.workbook.sheets[n].relationship for n in range(len(source.sheets)) if n not in book.of}
    rels = [r for r in rels if r.id not in gone]
    ids: list[str] = []
    parts: list[str] = []
    for copy in book.copies:
        entry = source.workbook.sheets[copy.sheet]
        if not copy.number:
            ids.append(entry.relationship)
            parts.append(source.sheets[copy.sheet].part)
            continue
        old = next(r for r in rels if r.id == entry.relationship)
        part = copy_name(source.sheets[copy.sheet].part, copy.number)
        new = Relationship(next_id(rels), old.type, "/" + part, part=part)
        rels.append(new)
        ids.append(new.id)
        parts.append(part)
    return ids, parts, rels


def copy_name(part: str, number: int) -> str:
    """The member name of a further copy of a part."""
    stem, _, extension = part.rpartition(".")
    return f"{stem}_{number + 1}.{extension}"


def _removed(source: Source, book: Book) -> frozenset[str]:
    gone = [sheet.part for at, sheet in enumerate(source.sheets) if at not in book.of]
    return frozenset([*gone, *(rels_name(part) for part in gone if rels_name(part) in source.parts)])


def _place_fields(
    source: Source, book: Book, outputs: list[SheetOutput], layout: Layout, kinds: Mapping[str, str]
) -> list[PlacedField]:
    """The input fields with a name of their own each; a number when a field is there more than once."""
    found: list[tuple[str, PlacedField]] = []
    areas = {n.get("name", ""): single_cell(n) for n in source.workbook.names if is_field(n)}
    repeated: set[str] = set()
    for output, copy in zip(outputs, book.copies, strict=True):
        sheet_repeats = any(t.word == "for" for t in output.plan.sheet_tags)
        for mark, place, _ in output.fields:
            if sheet_repeats or output.plan.rows.axis.path(mark.row) or output.plan.columns.axis.path(mark.column):
                repeated.add(mark.name)
            column = column_of(place, copy)
            ref = areas[mark.name]
            width = (ref.column2 - ref.column1) if ref else 0
            height = (ref.row2 - ref.row1) if ref else 0
            area = Area(place.row, column, place.row + height, column + width)
            found.append((mark.name, PlacedField(mark.name, copy, area)))
    counts: dict[str, int] = {}
    placed: list[PlacedField] = []
    for name, each in found:
        counts[name] = counts.get(name, 0) + 1
        own = f"{name}_{counts[name]}" if name in repeated else name
        placed.append(PlacedField(own, each.copy, each.area))
        layout.fields.append((own, kinds.get(name, "tekst")))
    return placed


def _evaluators(output: SheetOutput, formulas: list[tuple[tuple[int, int], str, str]], texts: list[str]) -> Evaluators:
    found: Evaluators = {}
    for slot, ((row, column), _, _), text in zip(output.formulas, formulas, texts, strict=True):
        plain = slot.form.formula.area is None and not slot.form.formula.array
        if "SUBTOTAL(" in text and output.plan.hides_rows:
            plain = False  # whether hidden rows count is another matter
        found.setdefault(column, {})[row] = compile_formula(text) if plain else None
    return found


def _uncertain(plan: SheetPlan) -> Evaluators:
    """The cells of an untouched sheet whose value is not sure: formulas and errors that other formulas read."""
    found: Evaluators = {}
    for row in plan.sheet.rows.values():
        for cell in row.cells:
            if (cell.formula is not None or cell.kind == "e") and plan.is_needed(row.number, cell.column):
                found.setdefault(cell.column, {})[row.number] = None
    return found


def _known(plan: SheetPlan, copy: SheetCopy) -> Known:
    """The values of cells without tags that formulas read."""
    found: Known = {}
    places: dict[int, list[int]] = {}
    for line, column, value in plan.constants:
        if line not in places:
            places[line] = copy.rows.places(line)
        for at in copy.columns.places(column):
            found.setdefault(at, {}).update(dict.fromkeys(places[line], value))
    return found


def _sheet_layout(
    source: Source,
    book: Book,
    output: SheetOutput,
    copy: SheetCopy,
    part: str,
    companions: Companions,
    lookups: Lookups | None,
) -> SheetLayout:
    plan = output.plan
    rels = companions.rels.get(part, [])
    drawing = next((r.part for r in rels if r.kind == "drawing"), None)
    if not plan.touched:
        return SheetLayout(
            copy,
            part,
            "",
            [],
            [],
            rels,
            [],
            drawing,
            touched=False,
            evaluators=_uncertain(plan),
            known=_known(plan, copy),
        )
    sheet = source.sheets[plan.number]
    tree = move_furniture(sheet.root, copy, book)
    if copy.number:
        for properties in tree.iter(qn("s:sheetPr")):
            properties.attrib.pop("codeName", None)
    _write_table_parts(tree, rels)
    _mark_headers(tree, plan)
    if tree.tag == qn("s:worksheet"):
        _mark_places(tree, has_drawing=drawing is not None)
    head, tail = _split(serialize(tree).decode())
    texts = [formula_text(book, copy, slot) for slot in output.formulas]
    formulas = [formula_cell(book, copy, slot, text) for slot, text in zip(output.formulas, texts, strict=True)]
    if lookups is not None:
        texts = [
            lookups.resolved(text, _view(book, copy, slot), *place)
            for slot, text, (place, _, _) in zip(output.formulas, texts, formulas, strict=True)
        ]
    evaluators = _evaluators(output, formulas, texts)
    pieces = _HEADER_MARK.split(tail)
    return SheetLayout(
        copy, part, head, pieces, formulas, rels, companions.names.get(part, []), drawing, touched=True,
        bare_tail=_tail(pieces, {}, "", ""), evaluators=evaluators, known=_known(plan, copy),
    )  # fmt: skip


def _write_table_parts(tree: Element, rels: list[Relationship]) -> None:
    """One entry per table; the list goes when no table is left."""
    tables = [rel.id for rel in rels if rel.kind == "table"]
    for parent in tree.findall(qn("s:tableParts")):
        if len(parent) == len(tables):
            return
        for child in list(parent):
            parent.remove(child)
        for identity in tables:
            parent.append(parent.makeelement(qn("s:tablePart"), {qn("r:id"): identity}))
        parent.set("count", str(len(tables)))
        if not tables:
            tree.remove(parent)


def _split(text: str) -> tuple[str, str]:
    head, mark, tail = text.partition("<sheetData/>")
    if not mark:
        head, mark, tail = text.partition("<sheetData></sheetData>")
    # a sheet that is one chart has no rows
    return (head + "<sheetData>", "</sheetData>" + tail) if mark else ("", text)


def _mark_headers(tree: Element, plan: SheetPlan) -> None:
    keys = {key for key, _ in plan.headers}
    for element in tree.iter(qn("s:headerFooter")):
        for child in element:
            key = etree.QName(child).localname
            if key in keys:
                child.text = f"\ue000{key}\ue001"


def _mark_places(tree: Element, *, has_drawing: bool) -> None:
    links = tree.find(qn("s:hyperlinks"))
    if links is not None:
        links.append(etree.Comment(LINKS))
    else:
        _insert_after(tree, etree.Comment(LINKS), _BEFORE_LINKS)
    if not has_drawing:
        _insert_after(tree, etree.Comment(DRAWING), _BEFORE_DRAWING)


def _insert_after(tree: Element, new: Element, before: frozenset[str]) -> None:
    known = {f"{{{S}}}{name}" for name in before} | {etree.Comment}
    last = next((child for child in reversed(tree) if child.tag in known), None)
    if last is not None:
        last.addnext(new)


def _view(book: Book, copy: SheetCopy, slot: FormulaSlot) -> View:
    cell = slot.form.cell
    row_line = copy.rows.line(slot.row)
    return View(
        book, copy, row_line[1], copy.rows.axis.path(row_line[0]), slot.address, copy.columns.axis.path(cell.column)
    )


def formula_text(book: Book, copy: SheetCopy, slot: FormulaSlot) -> str:
    """The formula as this copy of its cell has it."""
    return _view(book, copy, slot).formula(slot.form.formula.pieces)


def formula_cell(book: Book, copy: SheetCopy, slot: FormulaSlot, text: str) -> tuple[tuple[int, int], str, str]:
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


def tail_text(
    layout: SheetLayout, slots: dict[str, str], links: str, drawing: str, fill: Callable[[str], str] | None = None
) -> str:
    """The XML after the rows, with headers, hyperlinks and a drawing filled in; `fill` replaces the marks of texts."""
    if not (slots or links or drawing or fill):
        return layout.bare_tail
    if fill is not None:
        return _tail([piece if at % 2 else fill(piece) for at, piece in enumerate(layout.tail)], slots, links, drawing)
    return _tail(layout.tail, slots, links, drawing)


def _tail(tail: list[str], slots: dict[str, str], links: str, drawing: str) -> str:
    text = "".join([slots.get(piece, "") if at % 2 else piece for at, piece in enumerate(tail)])
    inside = "</hyperlinks>" in text
    return text.replace(_LINK_MARK, links if inside or not links else f"<hyperlinks>{links}</hyperlinks>").replace(
        _DRAWING_MARK, drawing
    )
