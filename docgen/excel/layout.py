"""A layout: everything of the output that depends on the shapes and names of its sheets, not on the values.

Renderings of like records have the same shapes, so layouts are kept in a small cache: then a rendering only joins the
rows and writes the parts that hold values.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import TemplateError
from docgen.excel.a1 import Area
from docgen.excel.codes import finding
from docgen.excel.companions import Companions, copy_companions
from docgen.excel.filled import SheetOutput
from docgen.excel.follow import Book, SheetCopy
from docgen.excel.formulacells import (
    Evaluators,
    FormulaCell,
    Known,
    find_lookups,
    known_constants,
    sheet_formulas,
    uncertain,
)
from docgen.excel.furniture import move_furniture
from docgen.excel.geometry import Address, Axis, AxisMap, map_axis
from docgen.excel.lookups import Lookups
from docgen.excel.operands import Node
from docgen.excel.places import column_of
from docgen.excel.source import Source
from docgen.excel.tails import filled_tail, marked_parts
from docgen.excel.workbook import PlacedField, write_workbook
from docgen.ooxml import Frame, Member, ZipWriter
from docgen.ooxml.content_types import PART_NAME, SHARED_STRINGS, ContentTypes, write_content_types
from docgen.ooxml.inputs import CONTENT_TYPES as INPUT_TYPES
from docgen.ooxml.inputs import ITEM, RELATIONSHIP, fixed_input_parts
from docgen.ooxml.namespaces import qn
from docgen.ooxml.relationships import Relationship, next_id, rels_name, write_relationships
from docgen.ooxml.xml import Element

STRINGS_PART = "xl/sharedStrings.xml"
_NOTHING = Frame(b"", b"")


@dataclass(slots=True)
class SheetLayout:
    """One sheet of a layout: its part, the XML before and after its rows.

    `frame` is that with nothing filled in, `tail` in pieces. `formulas` are its cells with formulas in order: the
    place, the start tag and the `f` element; `evaluators` what
    computes them. `known` are the values of cells without tags that they read.
    """

    copy: SheetCopy
    part: str
    frame: Frame
    tail: list[str]
    formulas: list[FormulaCell]
    rels: list[Relationship]
    companions: list[str]
    drawing: str | None
    touched: bool
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
    lookups = find_lookups(source, book, parts, companions)
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
    areas = source.workbook.fields
    repeated: set[str] = set()
    for output, copy in zip(outputs, book.copies, strict=True):
        sheet_repeats = any(t.word == "for" for t in output.plan.sheet_tags)
        for mark, place, _ in output.fields:
            if sheet_repeats or output.plan.rows.axis.path(mark.row) or output.plan.columns.axis.path(mark.column):
                repeated.add(mark.name)
            column = column_of(place, copy)
            ref = areas.get(mark.name)
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
            _NOTHING,
            [],
            [],
            rels,
            [],
            drawing,
            touched=False,
            evaluators=uncertain(plan),
            known=known_constants(plan, copy),
        )
    sheet = source.sheets[plan.number]
    tree = move_furniture(sheet.root, copy, book)
    if copy.number:
        for properties in tree.iter(qn("s:sheetPr")):
            properties.attrib.pop("codeName", None)
    _write_table_parts(tree, rels)
    head, pieces = marked_parts(tree, plan, has_drawing=drawing is not None)
    formulas, evaluators = sheet_formulas(book, output, copy, lookups)
    return SheetLayout(
        copy, part, Frame(head.encode(), filled_tail(pieces, {}, "", "").encode()), pieces, formulas, rels,
        companions.names.get(part, []), drawing, touched=True, evaluators=evaluators,
        known=known_constants(plan, copy),
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
