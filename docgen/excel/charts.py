"""Charts: series that follow their cells.

The cached points are the template's, so they go; those that are surely known are written anew for every document, for
viewers that show what is cached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from docgen.diagnostics import Location
from docgen.excel.a1 import Area
from docgen.excel.follow import Book, SheetCopy, View
from docgen.excel.formulas import Piece, Reference, parse_formula
from docgen.excel.operands import UnknownValue
from docgen.excel.values import clean_text
from docgen.ooxml.namespaces import C
from docgen.ooxml.xml import Element, parse, serialize

_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_FORMULAS = tuple(f"{{{space}}}{name}" for space, name in ((C, "f"), (_C15, "f"), (_C15, "sqref"), (_CX, "f")))
_CACHES = (
    *(f"{{{C}}}{name}" for name in ("numCache", "strCache", "multiLvlStrCache")),
    f"{{{_C15}}}dlblRangeCache",
    f"{{{_CX}}}lvl",
)


def move_chart(data: bytes, book: Book, copy: SheetCopy, view: View | None = None) -> bytes | None:
    """The chart with its references moved, or `None` when nothing changes.

    A chart within a loop is seen from its own turn: `view` gives that turn, and its cells are those of that turn.
    """
    root = parse(data)
    changed = False
    for element in root.iter(*_FORMULAS):
        old = element.text or ""
        pieces = parse_formula(old)
        new = View(book, copy).formula(_growing(pieces)) if view is None else view.formula(_of_turn(pieces))
        if new != old:
            element.text = new
            changed = True
        parent = element.getparent()
        if parent is not None and _reads_changing(pieces, book):
            for name in _CACHES:
                for cache in parent.findall(name):
                    parent.remove(cache)
                    changed = True
    return serialize(root) if changed else None


def _growing(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A series over one cell stands for all copies of that cell."""
    return tuple(replace(p, in_set=True) if isinstance(p, Reference) else p for p in pieces)


def _of_turn(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """References as a cell of the turn would have them: charts write all of theirs as if they were fixed."""
    loose = {f"{end}_absolute": False for end in ("row1", "row2", "column1", "column2")}
    return tuple(replace(p, in_set=True, **loose) if isinstance(p, Reference) else p for p in pieces)


def _reads_changing(pieces: tuple[Piece, ...], book: Book) -> bool:
    numbers = {book.numbers.get(p.sheet.casefold()) for p in pieces if isinstance(p, Reference) and p.sheet}
    return bool(numbers & {copy.sheet for copy in book.copies if copy.number or copy.touched})


def series_areas(data: bytes) -> Iterator[Reference]:
    """The references of all series of a chart."""
    for element in parse(data).iter(f"{{{C}}}f"):
        yield from (p for p in parse_formula(element.text or "") if isinstance(p, Reference))


def fill_caches(data: bytes, read: Callable[[str | None, Area], list[Any]]) -> bytes:
    """The chart with the points of its series cached, as far as `read` knows them."""
    root = parse(data)
    for kind, cache in (("numRef", "numCache"), ("strRef", "strCache")):
        for series in root.iter(f"{{{C}}}{kind}"):
            formula = series.find(f"{{{C}}}f")
            if formula is None or series.find(f"{{{C}}}{cache}") is not None:
                continue
            try:
                values = _points(formula.text or "", read)
            except UnknownValue:
                continue
            formula.addnext(_cache(series, cache, values))
    return serialize(root)


def _points(text: str, read: Callable[[str | None, Area], list[Any]]) -> list[Any]:
    pieces = parse_formula(text)
    ref = pieces[0] if len(pieces) == 1 else None
    if not isinstance(ref, Reference) or ref.last_sheet or not ref.row1 or not ref.column1:
        raise UnknownValue
    return read(ref.sheet, Area(ref.row1, ref.column1, ref.row2, ref.column2))


def _cache(series: Element, name: str, values: list[Any]) -> Element:
    numeric = name == "numCache"
    cache = series.makeelement(f"{{{C}}}{name}")
    if numeric:
        code = cache.makeelement(f"{{{C}}}formatCode")
        code.text = "General"
        cache.append(code)
    cache.append(cache.makeelement(f"{{{C}}}ptCount", {"val": str(len(values))}))
    for index, value in enumerate(values):
        number = isinstance(value, int | float | Decimal)
        if value is None or (numeric and not number):
            continue
        point = cache.makeelement(f"{{{C}}}pt", {"idx": str(index)})
        shown = point.makeelement(f"{{{C}}}v")
        shown.text = repr(float(value)) if numeric else clean_text(str(value), Location())
        point.append(shown)
        cache.append(point)
    return cache
