"""A template read from its file: the package, the sheets as rows and trees, and what refers to what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.branding import Brand, brand_excel
from docgen.diagnostics import Location
from docgen.errors import TemplateError
from docgen.excel.a1 import parse_area
from docgen.excel.codes import finding
from docgen.excel.formulas import Name, Piece, Reference, parse_formula
from docgen.excel.sheets import Sheet, read_sheet
from docgen.excel.strings import SharedStrings
from docgen.excel.styles import Styles
from docgen.excel.workbook import Workbook, read_workbook
from docgen.ooxml import Package
from docgen.ooxml.content_types import PART_NAME, ContentTypes, read_content_types
from docgen.ooxml.namespaces import C, qn
from docgen.ooxml.relationships import Relationship, read_relationships, rels_name
from docgen.ooxml.xml import parse

MAX_CELLS = 50_000  # reading that many takes a second and 100 MB
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
FORMULA_TAGS = tuple(qn(name) for name in ("s:formula", "s:formula1", "s:formula2", "xm:f"))
_CHART_FORMULA = f"{{{C}}}f"


@dataclass(slots=True)
class Source:
    """Everything of a template file that the engine works on; `parts` are branded already."""

    package: Package
    parts: dict[str, bytes]
    workbook: Workbook
    sheets: list[Sheet]
    strings: SharedStrings
    styles: Styles
    strings_part: str | None
    styles_part: str | None
    types: ContentTypes
    rels: dict[str, tuple[Relationship, ...]] = field(default_factory=dict[str, tuple[Relationship, ...]])

    def rels_of(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part."""
        if part not in self.rels:
            data = self.parts.get(rels_name(part))
            self.rels[part] = read_relationships(data, part) if data is not None else ()
        return self.rels[part]

    def related(self, part: str, kind: str) -> list[str]:
        """The members that a part points to with this kind of relationship."""
        return [r.part for r in self.rels_of(part) if r.kind == kind and r.part is not None]


def read_source(source: Path | str | bytes, brand: Brand | None) -> Source:
    """The template in a file or in bytes.

    Raises:
        TemplateError: the file is not a workbook or did not pass the gate.
        ValueError: a number in it is none.
    """
    name = "" if isinstance(source, bytes) else Path(source).name
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    package = Package.read(data, name=name)
    if package.kind != "xlsx":
        raise TemplateError([finding("excel.wrong-file", Location(file=name or None))])
    parts = brand_excel(package.parts, brand) if brand else dict(package.parts)
    workbook = read_workbook(parts[package.main])
    found = Source(
        package, parts, workbook, [], SharedStrings(None), Styles(None), None, None,
        read_content_types(parts[PART_NAME]),
    )  # fmt: skip
    found.strings_part = next(iter(found.related(package.main, "sharedStrings")), None)
    found.styles_part = next(iter(found.related(package.main, "styles")), None)
    found.strings = SharedStrings(parts[found.strings_part] if found.strings_part else None)
    found.styles = Styles(parts[found.styles_part] if found.styles_part else None)
    targets = {r.id: r.part for r in found.rels_of(package.main)}
    sheets = [(entry.name, targets.get(entry.relationship) or "") for entry in workbook.sheets]
    if len({name.casefold() for name, _ in sheets}) < len(sheets) or len({part for _, part in sheets}) < len(sheets):
        raise ValueError(package.main)
    if sum(1 for _, part in sheets for _ in _CELL.finditer(parts[part])) > MAX_CELLS:
        raise TemplateError([finding("excel.too-many-cells")])
    for name, part in sheets:
        if found.types.of(part).endswith("chartsheet+xml"):
            found.sheets.append(Sheet(part, name, parse(parts[part]), {}))
            continue
        sheet = read_sheet(parts[part], part, name, found.strings)
        if any(not 0 <= cell.style < len(found.styles.formats) for row in sheet.rows.values() for cell in row.cells):
            raise ValueError(part)
        found.sheets.append(sheet)
    return found


def mentioned(pieces: tuple[Piece, ...], own: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The sheets, folded, that a formula reads: its references, and those of the defined names in it."""
    found: set[str] = set()
    for piece in pieces:
        if isinstance(piece, Reference):
            found.add((piece.sheet or own).casefold())
            if piece.last_sheet:
                found.add(piece.last_sheet.casefold())
        elif isinstance(piece, Name):
            found |= names.get(piece.text.casefold(), frozenset())
    return frozenset(found)


def through_sheets(source: Source, first: str, last: str | None) -> list[str]:
    """The sheets (folded) from one through another; just the first without another."""
    names = [sheet.name.casefold() for sheet in source.sheets]
    ends = [name.casefold() for name in (first, last or first)]
    if any(name not in names for name in ends):
        return ends
    low, high = sorted(map(names.index, ends))
    return names[low : high + 1]


def named_cells(source: Source) -> dict[str, tuple[Reference, ...]]:
    """The cells that names stand for in formulas, by folded name: defined names and tables; `""` is every table."""
    found: dict[str, tuple[Reference, ...]] = {}
    for name in source.workbook.names:
        refs = tuple(piece for piece in parse_formula(name.text or "") if isinstance(piece, Reference))
        key = name.get("name", "").casefold()
        found[key] = (*found.get(key, ()), *refs)
    for sheet in source.sheets:
        for part in source.related(sheet.part, "table"):
            table = parse(source.parts[part])
            area = parse_area(table.get("ref", ""))
            if area is not None:
                ref = Reference(sheet.name, area.row1, area.column1, area.row2, area.column2, single=False)
                found[table.get("displayName", "").casefold()] = (ref,)
                found[""] = (*found.get("", ()), ref)
    return found


def reading_sheets(source: Source) -> dict[str, frozenset[str]]:
    """For each sheet (folded name) the other sheets that its cells and rules read."""
    names = {name: mentioned(refs, "", {}) for name, refs in named_cells(source).items()}
    found: dict[str, frozenset[str]] = {}
    for sheet in source.sheets:
        formulas = [c.formula.pieces for row in sheet.rows.values() for c in row.cells if c.formula]
        formulas += [parse_formula(e.text or "") for e in sheet.root.iter(*FORMULA_TAGS)]
        formulas += [parse_formula(e.get("location", "")) for e in sheet.root.iter(qn("s:hyperlink"))]
        read = frozenset(name for f in formulas for name in mentioned(f, sheet.name, names))
        read |= {
            name
            for f in formulas
            for piece in f
            if isinstance(piece, Reference) and piece.last_sheet
            for name in through_sheets(source, piece.sheet or "", piece.last_sheet)
        }
        found[sheet.name.casefold()] = read - {sheet.name.casefold()}
    return found


def charts_reading(source: Source, sheets: frozenset[str]) -> list[str]:
    """The chart parts whose series stand on one of these sheets."""
    return [
        name
        for name, data in source.parts.items()
        if source.types.of(name).endswith("drawingml.chart+xml")
        and any(mentioned(parse_formula(e.text or ""), "", {}) & sheets for e in parse(data).iter(_CHART_FORMULA))
    ]
