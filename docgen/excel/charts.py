"""Charts: series that follow their cells. Their cached points are dropped, since they are the template's."""

from __future__ import annotations

from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Reference, parse_formula
from docgen.ooxml.namespaces import C
from docgen.ooxml.xml import parse, serialize

_CACHES = ("numCache", "strCache", "multiLvlStrCache")


def move_chart(data: bytes, book: Book, copy: SheetCopy) -> bytes | None:
    """The chart with its references moved, or `None` when nothing changes."""
    root = parse(data)
    changed = False
    for element in root.iter(f"{{{C}}}f"):
        old = element.text or ""
        pieces = parse_formula(old)
        new = View(book, copy).formula(_growing(pieces))
        if new != old:
            element.text = new
            changed = True
        parent = element.getparent()
        if parent is not None and _reads_changing(pieces, book):
            for name in _CACHES:
                for cache in parent.findall(f"{{{C}}}{name}"):
                    parent.remove(cache)
                    changed = True
    return serialize(root) if changed else None


def _growing(pieces: tuple[object, ...]) -> tuple[object, ...]:
    """A series over one cell stands for all copies of that cell."""
    return tuple(
        Reference(
            p.sheet, p.row1, p.column1, p.row2, p.column2, p.row1_absolute, p.column1_absolute, p.row2_absolute,
            p.column2_absolute, p.single, True, p.last_sheet,
        )
        if isinstance(p, Reference)
        else p
        for p in pieces
    )  # fmt: skip


def _reads_changing(pieces: tuple[object, ...], book: Book) -> bool:
    numbers = {book.numbers.get(p.sheet.casefold()) for p in pieces if isinstance(p, Reference) and p.sheet}
    return bool(numbers & {copy.sheet for copy in book.copies if copy.number or copy.touched})
