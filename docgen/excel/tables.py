"""Tables (ListObjects): their area grows with the rows in them, and each copy has a name of its own.

A table whose head stands outside the loop over its rows grows; one that stands in a loop as a whole is there once per
turn. The name of a column is the text of its head, each a different one: Excel repairs a workbook in which it is not.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from docgen.excel.a1 import Area, parse_area
from docgen.excel.follow import Book, Instance, Renamed, SheetCopy, hull, instances, view_at
from docgen.excel.formulas import parse_formula
from docgen.excel.geometry import Axis
from docgen.excel.source import Source
from docgen.excel.texts import CLOSE, OPEN
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse, serialize
from docgen.template import has_tags

_HEAD = f"{OPEN}h"
HEAD_BYTES = _HEAD.encode()


@dataclass(frozen=True, slots=True)
class Head:
    """A cell whose text stands in a table too, under this key; heads of one table are `unique`."""

    key: str
    table: str
    unique: bool = True


def mark_heads(source: Source, number: int, tagged: set[tuple[int, int]], columns: Axis) -> dict[tuple[int, int], Head]:
    """The heads with tags or in columns that repeat, by row and column, replaced by marks in the tables of a sheet."""
    found: dict[tuple[int, int], Head] = {}
    for at, part in enumerate(source.related(source.sheets[number].part, "table")):
        root = parse(source.parts[part])
        area = parse_area(root.get("ref", ""))
        if area is None:
            continue
        before, name = len(found), f"{number}_{at}"
        heads = range(area.column1, area.column2 + 1) if root.get("headerRowCount", "1") != "0" else range(0)
        repeats = any(columns.path(column) or column in columns.loose for column in heads)
        if repeats or any((area.row1, column) in tagged for column in heads):
            for column, child in zip(heads, root.iter(qn("s:tableColumn")), strict=False):
                found[area.row1, column] = head = Head(f"h{name}_{column}", name)
                child.set("name", f"{OPEN}{head.key}{CLOSE}")
        for column, child in enumerate(root.iter(qn("s:tableColumn")), area.column1):
            if has_tags(child.get("totalsRowLabel", "")):
                found[area.row2, column] = total = Head(f"h{name}_{column}t", name, unique=False)
                child.set("totalsRowLabel", f"{OPEN}{total.key}{CLOSE}")
        if len(found) > before:
            source.parts[part] = serialize(root)
    return found


class TableNames:
    """The names and ids that tables have, so that copies get others."""

    def __init__(self, source: Source) -> None:
        self.names: set[str] = {n.get("name", "").casefold() for n in source.workbook.names}
        self.ids: set[int] = set()
        self.by_sheet: dict[int, list[tuple[str, Area]]] = {}
        for at, sheet in enumerate(source.sheets):
            for part in source.related(sheet.part, "table"):
                root = parse(source.parts[part])
                name, area = root.get("displayName", ""), parse_area(root.get("ref", ""))
                self.names.add(name.casefold())
                self.ids.add(int(root.get("id", "0")))
                if area is not None:
                    self.by_sheet.setdefault(at, []).append((name, area))

    def name_copies(self, copy: SheetCopy) -> None:
        """Give the tables of a sheet names of their own, as far as they are copies."""
        for name, area in self.by_sheet.get(copy.sheet, []):
            renamed = Renamed(copy.rows.common(area.row1, area.row2))
            for number, instance in enumerate(instances(copy, area)):
                first = not copy.number and not number
                renamed.names.setdefault(instance.row_address, name if first else self._unused(name))
            copy.renamed[name.casefold()] = renamed

    def lost(self, book: Book) -> set[str]:
        """The tables, folded, that no sheet holds any more."""
        every = {name.casefold() for tables in self.by_sheet.values() for name, _ in tables}
        return every - {name for copy in book.copies for name, renamed in copy.renamed.items() if renamed.names}

    def _unused(self, name: str) -> str:
        number = 2
        while f"{name}_{number}".casefold() in self.names:
            number += 1
        self.names.add(f"{name}_{number}".casefold())
        return f"{name}_{number}"

    def next_id(self) -> int:
        """An id that no table has."""
        number = max(self.ids, default=0) + 1
        self.ids.add(number)
        return number


def table_copies(data: bytes, book: Book, copy: SheetCopy, names: TableNames) -> list[bytes]:
    """The tables that come of one table on a copy of its sheet; the same bytes where nothing changes."""
    area = parse_area(parse(data).get("ref", ""))
    found: list[bytes] = []
    for number, instance in enumerate(instances(copy, area) if area else ()):
        root = parse(data)
        before = serialize(root)
        _move_table(root, book, copy, names, instance, number)
        after = serialize(root)
        found.append(data if after == before else after)
    return found


def _move_table(root: Element, book: Book, copy: SheetCopy, names: TableNames, instance: Instance, number: int) -> None:
    """The table as it is in one turn of what stands around it."""
    area = parse_area(root.get("ref", ""))
    if area is None:
        return
    view = view_at(book, copy, instance.area.row1, instance.area.column1)
    if copy.number or number:
        own = view.table_name(root.get("displayName", ""))
        root.set("id", str(names.next_id()))
        root.set("name", own)
        root.set("displayName", own)
    root.set("ref", str(instance.area))
    for element in root.iter(qn("s:autoFilter"), qn("s:sortState"), qn("s:sortCondition")):
        inner = parse_area(element.get("ref", ""))
        moved = _inside(copy, inner, instance) if inner else None
        if moved is not None:
            element.set("ref", str(moved))
    _move_columns(root, copy, area)
    for child in root.iter(qn("s:tableColumn")):
        for name in ("name", "totalsRowLabel"):
            if child.get(name, "").startswith(_HEAD):
                child.set(name, child.get(name, "").replace(CLOSE, f"x{number}{CLOSE}"))
    for formula in root.iter(qn("s:calculatedColumnFormula"), qn("s:totalsRowFormula")):
        formula.text = view.formula(parse_formula(formula.text or ""))


def _inside(copy: SheetCopy, area: Area, instance: Instance) -> Area | None:
    """The part of an area's copies that belongs to one turn."""
    found = [
        i.area
        for i in instances(copy, area)
        if i.row_address[: len(instance.row_address)] == instance.row_address
        and instance.area.row1 <= i.area.row1
        and i.area.row2 <= instance.area.row2
    ]
    if not found:
        return hull(copy, area)
    return Area(found[0].row1, found[0].column1, found[-1].row2, max(a.column2 for a in found))


def _move_columns(root: Element, copy: SheetCopy, area: Area) -> None:
    """One column of the table per column of the sheet; repeated ones get a number behind their name."""
    parent = root.find(qn("s:tableColumns"))
    if parent is None or copy.columns.axis.fixed:
        return
    old = list(parent)
    for child in old:
        parent.remove(child)
    taken: set[str] = set()
    lines = [line for line, _ in copy.columns.lines] + list(range(copy.columns.axis.size + 1, area.column2 + 1))
    for line in lines:
        if area.column1 <= line <= area.column2 and line - area.column1 < len(old):
            new = deepcopy(old[line - area.column1])
            name = base = new.get("name", "")
            number = 1
            while name.casefold() in taken and not name.startswith(_HEAD):
                number += 1
                name = f"{base}{number}"
            taken.add(name.casefold())
            new.set("name", name)
            parent.append(new)
            new.set("id", str(len(parent)))
    parent.set("count", str(len(parent)))
