"""Tables (ListObjects): their area grows with the rows in them, copies of a sheet have names of their own."""

from __future__ import annotations

from copy import deepcopy

from docgen.excel.a1 import Area, parse_area
from docgen.excel.follow import Book, SheetCopy, View, hull
from docgen.excel.formulas import parse_formula
from docgen.excel.source import Source
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse


class TableNames:
    """The names and ids that tables have, so that copies get others."""

    def __init__(self, source: Source) -> None:
        self.names: set[str] = {n.get("name", "").casefold() for n in source.workbook.names}
        self.ids: set[int] = set()
        self.by_sheet: dict[int, list[tuple[str, str]]] = {}
        for at, sheet in enumerate(source.sheets):
            for part in source.related(sheet.part, "table"):
                root = parse(source.parts[part])
                name = root.get("displayName", "")
                self.names.add(name.casefold())
                self.ids.add(int(root.get("id", "0")))
                self.by_sheet.setdefault(at, []).append((part, name))

    def name_copies(self, copy: SheetCopy) -> None:
        """Give the tables of a further copy of a sheet names of their own."""
        if not copy.number:
            return
        for _, name in self.by_sheet.get(copy.sheet, []):
            number = copy.number + 1
            while f"{name}_{number}".casefold() in self.names:
                number += 1
            self.names.add(f"{name}_{number}".casefold())
            copy.renamed[name.casefold()] = f"{name}_{number}"

    def next_id(self) -> int:
        """An id that no table has."""
        number = max(self.ids, default=0) + 1
        self.ids.add(number)
        return number


def move_table(root: Element, book: Book, copy: SheetCopy, names: TableNames) -> None:
    """The table as this copy of its sheet has it."""
    area = parse_area(root.get("ref", ""))
    if area is None:
        return
    if copy.number:
        own = copy.renamed.get(root.get("displayName", "").casefold(), root.get("displayName", ""))
        root.set("id", str(names.next_id()))
        root.set("name", own)
        root.set("displayName", own)
    moved = hull(copy, area) or area
    root.set("ref", str(moved))
    for found in root.iter(qn("s:autoFilter")):
        inner = parse_area(found.get("ref", ""))
        new = hull(copy, inner) if inner else None
        if new:
            found.set("ref", str(new))
    _move_columns(root, copy, area)
    view = View(book, copy)
    for name in ("s:calculatedColumnFormula", "s:totalsRowFormula"):
        for formula in root.iter(qn(name)):
            formula.text = view.formula(parse_formula(formula.text or ""))


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
            while name.casefold() in taken:
                number += 1
                name = f"{base}{number}"
            taken.add(name.casefold())
            new.set("name", name)
            parent.append(new)
            new.set("id", str(len(parent)))
    parent.set("count", str(len(parent)))
