"""The parts that belong to one sheet: drawings, charts, notes, tables, controls. Each copy of a sheet has its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from docgen.excel.anchors import move_anchors
from docgen.excel.charts import move_chart
from docgen.excel.follow import Book, SheetCopy
from docgen.excel.notes import move_notes, move_threads, move_vml
from docgen.excel.source import Source
from docgen.excel.tables import TableNames, move_table
from docgen.ooxml.relationships import Relationship, rels_name, write_relationships
from docgen.ooxml.xml import Element, parse, serialize

# parts that copies may share: they say nothing about cells
_SHARED = frozenset({"image", "hyperlink", "printerSettings", "person", "theme"})


@dataclass(slots=True)
class Companions:
    """What the copies of all sheets have beside them: parts, their types, relationships and names of each sheet."""

    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    types: dict[str, str] = field(default_factory=dict[str, str])
    rels: dict[str, list[Relationship]] = field(default_factory=dict[str, list[Relationship]])
    names: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    removed: frozenset[str] = frozenset()


def copy_companions(source: Source, book: Book, parts: list[str]) -> Companions:
    """The companions of every sheet that comes out."""
    found = Companions()
    tables = TableNames(source)
    for copy in book.copies:
        tables.name_copies(copy)
    for copy, part in zip(book.copies, parts, strict=True):
        own = source.sheets[copy.sheet].part
        found.rels[part] = _copy_rels(source, book, copy, own, found, tables, found.names.setdefault(part, []))
        if copy.number and found.rels[part]:
            found.parts[rels_name(part)] = write_relationships(found.rels[part])
    found.removed = _lost(source, book)
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
            rels.append(rel)
            continue
        name = _name(source, rel.part, copy)
        names.append(name)
        data = _moved(source, book, copy, rel.part, tables)
        inner = _copy_rels(source, book, copy, rel.part, found, tables, names)
        if copy.number and inner:
            found.parts[rels_name(name)] = write_relationships(inner)
        if data is not None or copy.number:
            found.parts[name] = data if data is not None else source.parts[rel.part]
        if copy.number:
            found.types[name] = source.types.of(rel.part)
            rels.append(replace(rel, target="/" + name, part=name))
        else:
            rels.append(rel)
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


def _moved(source: Source, book: Book, copy: SheetCopy, part: str, tables: TableNames) -> bytes | None:
    """The part with everything in it moved, or `None` when it stays as it is."""
    kind = source.types.of(part)
    data = source.parts[part]
    if kind.endswith("drawingml.chart+xml"):
        return move_chart(data, book, copy)
    if copy.rows.axis.fixed and copy.columns.axis.fixed and not copy.number:
        return None
    if kind.endswith(".drawing+xml"):
        return _changed(data, lambda root: move_anchors(root, copy))
    if kind.endswith(".comments+xml"):
        return _changed(data, lambda root: move_notes(root, copy))
    if kind.endswith("threadedcomments+xml"):
        return _changed(data, lambda root: move_threads(root, copy))
    if kind.endswith("vmlDrawing"):
        return _changed(data, lambda root: move_vml(root, copy))
    if kind.endswith(".table+xml"):
        return _changed(data, lambda root: move_table(root, book, copy, tables))
    return None


def _changed(data: bytes, change: Callable[[Element], None]) -> bytes:
    root = parse(data)
    change(root)
    return serialize(root)


def _lost(source: Source, book: Book) -> frozenset[str]:
    """The parts that only sheets without copies lead to."""
    kept: set[str] = set()
    gone: set[str] = set()
    for at, sheet in enumerate(source.sheets):
        _reach(source, sheet.part, kept if at in book.of else gone)
    lost = gone - kept
    return frozenset(lost | {rels_name(p) for p in lost if rels_name(p) in source.parts})


def _reach(source: Source, part: str, found: set[str]) -> None:
    for rel in source.rels_of(part):
        if rel.part is not None and rel.part not in found:
            found.add(rel.part)
            _reach(source, rel.part, found)
