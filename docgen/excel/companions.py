"""The parts that belong to one sheet: drawings, charts, notes, tables, controls. Each copy of a sheet has its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from docgen.excel.anchors import Frame, move_anchors
from docgen.excel.charts import move_chart
from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.linked import (
    follow_control,
    follow_link,
    follow_vml,
    move_pivot,
    move_pivot_source,
    move_single_cells,
    rename_slicers,
)
from docgen.excel.notes import move_notes, move_threads, move_vml
from docgen.excel.source import Source
from docgen.excel.tables import TableNames, table_copies
from docgen.ooxml.relationships import Relationship, next_id, rels_name, write_relationships
from docgen.ooxml.xml import Element, parse, serialize

# parts that copies may share: they say nothing about cells
_SHARED = frozenset({"image", "hyperlink", "printerSettings", "person", "theme", "pivotCacheDefinition"})


@dataclass(slots=True)
class Companions:
    """What the copies of all sheets have beside them: parts, their types, relationships and names of each sheet.

    `origins` says of which part of the template a part is a copy; `dropped` are parts of it that nothing needs.
    """

    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    types: dict[str, str] = field(default_factory=dict[str, str])
    rels: dict[str, list[Relationship]] = field(default_factory=dict[str, list[Relationship]])
    names: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    removed: frozenset[str] = frozenset()
    dropped: set[str] = field(default_factory=set[str])
    origins: dict[str, str] = field(default_factory=dict[str, str])


def copy_companions(source: Source, book: Book, parts: list[str]) -> Companions:
    """The companions of every sheet that comes out."""
    found = Companions()
    tables = TableNames(source)
    for copy in book.copies:
        tables.name_copies(copy)
    book.lost |= tables.lost(book)
    for copy, part in zip(book.copies, parts, strict=True):
        own = source.sheets[copy.sheet].part
        found.rels[part] = _copy_rels(source, book, copy, own, found, tables, found.names.setdefault(part, []))
        if tuple(found.rels[part]) != (() if copy.number else source.rels_of(own)):
            found.parts[rels_name(part)] = write_relationships(found.rels[part])
    found.parts |= _pivot_sources(source, book)
    found.removed = _lost(source, book) | found.dropped
    return found


def _copy_rels(
    source: Source,
    book: Book,
    copy: SheetCopy,
    part: str,
    found: Companions,
    tables: TableNames,
    names: list[str],
) -> list[Relationship]:
    """The relationships of a part as its copy has them, after copying what they lead to; `names` collects those."""
    rels: list[Relationship] = []
    for rel in source.rels_of(part):
        if rel.part is None or rel.kind in _SHARED:
            rels.append(follow_link(rel, View(book, copy)))
            continue
        if rel.kind == "table":
            rels += _copy_tables(source, book, copy, rel, (*source.rels_of(part), *rels), found, tables, names)
            continue
        name = _name(source, rel.part, copy)
        found.origins[name] = rel.part
        names.append(name)
        frames: list[Frame] = []
        data = _moved(source, book, copy, rel.part, frames)
        inner = _copy_rels(source, book, copy, rel.part, found, tables, names)
        inner = _own_charts(source, book, copy, frames, inner, found, names)
        if tuple(inner) != (() if copy.number else source.rels_of(rel.part)):
            found.parts[rels_name(name)] = write_relationships(inner)
        if data is not None or copy.number:
            found.parts[name] = data if data is not None else source.parts[rel.part]
        if copy.number:
            found.types[name] = source.types.of(rel.part)
            rels.append(replace(rel, target="/" + name, part=name))
        else:
            rels.append(rel)
    return rels


def _own_charts(
    source: Source,
    book: Book,
    copy: SheetCopy,
    frames: list[Frame],
    rels: list[Relationship],
    found: Companions,
    names: list[str],
) -> list[Relationship]:
    """The relationships of a drawing with those to the charts of each turn of a loop, after making these."""
    charts = {rel.id: rel for rel in rels if rel.part is not None}
    for frame in frames:
        rel = charts.get(frame.old)
        if rel is None or rel.part is None:
            continue
        first = rel.part
        original = found.origins.get(first, first)
        data = move_chart(source.parts[original], book, copy, frame.view) or source.parts[original]
        if not frame.number:
            found.parts[first] = data
            continue
        stem, _, extension = first.rpartition(".")
        name = f"{stem}-{frame.number + 1}.{extension}"
        names.append(name)
        found.parts[name] = data
        found.types[name] = source.types.of(original)
        inner = [replace(r, target=f"/{r.part}") for r in source.rels_of(original) if r.part is not None]
        if inner:  # how it looks, which charts may share
            found.parts[rels_name(name)] = write_relationships(inner)
        rels.append(replace(rel, id=frame.new, target="/" + name, part=name))
    return rels


def _copy_tables(
    source: Source,
    book: Book,
    copy: SheetCopy,
    rel: Relationship,
    taken: tuple[Relationship, ...],
    found: Companions,
    tables: TableNames,
    names: list[str],
) -> list[Relationship]:
    """The tables that come of one, and how the sheet refers to them."""
    part = rel.part or ""
    rels: list[Relationship] = []
    for number, data in enumerate(table_copies(source.parts[part], book, copy, tables)):
        name = _name(source, part, copy)
        if number:
            stem, _, extension = name.rpartition(".")
            name = f"{stem}-{number + 1}.{extension}"
        names.append(name)
        if data is not source.parts[part] or name != part:
            found.parts[name] = data
        if name != part:
            found.types[name] = source.types.of(part)
        identity = next_id((*taken, *rels)) if number else rel.id
        rels.append(rel if name == part else replace(rel, id=identity, target="/" + name, part=name))
    if not rels and not copy.number:
        found.dropped.add(part)
    return rels


def _name(source: Source, part: str, copy: SheetCopy) -> str:
    if not copy.number:
        return part
    stem, _, extension = part.rpartition(".")
    name = f"{stem}_{copy.number + 1}.{extension}"
    while name in source.parts:
        name = f"{stem}_{copy.sheet + 1}_{copy.number + 1}.{extension}"
        stem += "_"
    return name


def _moved(source: Source, book: Book, copy: SheetCopy, part: str, frames: list[Frame]) -> bytes | None:
    """The part with everything in it moved, or `None` when it stays as it is; `frames` gets the charts in loops."""
    kind, data = source.types.of(part), source.parts[part]
    if kind.endswith(_CHARTS):
        return move_chart(data, book, copy)
    fixed = copy.rows.axis.fixed and copy.columns.axis.fixed and not copy.number
    for end, signs, change in _CHANGES:
        # on a sheet whose cells stay in place, only what refers to other sheets may change
        if kind.endswith(end) and (not fixed or any(sign in data for sign in signs)):
            return _changed(data, lambda root, change=change: change(root, book, copy, frames))
    return None


_CHARTS = ("drawingml.chart+xml", "ms-office.chartex+xml")
_Change = Callable[[Element, Book, SheetCopy, list[Frame]], None]


def _drawing(root: Element, book: Book, copy: SheetCopy, frames: list[Frame]) -> None:
    frames += move_anchors(root, book, copy)
    rename_slicers(root, copy)


def _vml(root: Element, book: Book, copy: SheetCopy, _: list[Frame]) -> None:
    follow_vml(root, View(book, copy))
    move_vml(root, copy)


# the end of a content type, what shows that a part refers to cells, and what moves it
_CHANGES: tuple[tuple[str, tuple[bytes, ...], _Change], ...] = (
    (".drawing+xml", (b"textlink=",), _drawing),
    (".comments+xml", (), lambda root, _, copy, __: move_notes(root, copy)),
    ("threadedcomments+xml", (), lambda root, _, copy, __: move_threads(root, copy)),
    ("vmlDrawing", (b"Fmla",), _vml),
    ("controlproperties+xml", (b"fmla",), lambda root, book, copy, _: follow_control(root, View(book, copy))),
    (".pivotTable+xml", (), lambda root, _, copy, __: move_pivot(root, copy)),
    ("ms-excel.slicer+xml", (), lambda root, _, copy, __: rename_slicers(root, copy)),
    ("ms-excel.timeline+xml", (), lambda root, _, copy, __: rename_slicers(root, copy)),
    ("tableSingleCells+xml", (), lambda root, _, copy, __: move_single_cells(root, copy)),
)


def _changed(data: bytes, change: Callable[[Element], None]) -> bytes | None:
    """The part after a change; `None` when it says the same as before."""
    root = parse(data)
    before = serialize(root)
    change(root)
    after = serialize(root)
    return None if after == before else after


def _pivot_sources(source: Source, book: Book) -> dict[str, bytes]:
    """The caches of pivot tables whose source moved or may hold other values."""
    found: dict[str, bytes] = {}
    for part in source.related(source.package.main, "pivotCacheDefinition"):
        data = _changed(source.parts[part], lambda root: move_pivot_source(root, book))
        if data is not None:
            found[part] = data
    return found


def _lost(source: Source, book: Book) -> frozenset[str]:
    """The parts that only sheets without copies lead to."""
    kept: set[str] = set()
    gone: set[str] = set()
    sheets = {sheet.part for sheet in source.sheets}
    for rel in source.rels_of(source.package.main):
        if rel.part is not None and rel.part not in sheets:
            kept.add(rel.part)
            _reach(source, rel.part, kept)
    for at, sheet in enumerate(source.sheets):
        _reach(source, sheet.part, kept if at in book.of else gone)
    lost = gone - kept
    return frozenset(lost | {rels_name(p) for p in lost if rels_name(p) in source.parts})


def _reach(source: Source, part: str, found: set[str]) -> None:
    for rel in source.rels_of(part):
        if rel.part is not None and rel.part not in found:
            found.add(rel.part)
            _reach(source, rel.part, found)
