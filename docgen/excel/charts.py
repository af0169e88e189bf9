"""Charts: series that follow their cells. Their cached points are dropped, since they are the template's."""

from __future__ import annotations

from dataclasses import replace

from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Piece, Reference, parse_formula
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


def _growing(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A series over one cell stands for all copies of that cell."""
    return tuple(replace(p, in_set=True) if isinstance(p, Reference) else p for p in pieces)


def _reads_changing(pieces: tuple[Piece, ...], book: Book) -> bool:
    numbers = {book.numbers.get(p.sheet.casefold()) for p in pieces if isinstance(p, Reference) and p.sheet}
    return bool(numbers & {copy.sheet for copy in book.copies if copy.number or copy.touched})
