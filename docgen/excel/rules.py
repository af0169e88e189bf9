"""Rules of a worksheet with formulas in them: conditional formats, data validations, sparklines; also those of 2010."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from docgen.excel.a1 import Area, join_areas, parse_area, parse_areas
from docgen.excel.follow import Book, SheetCopy, View, follow_area, instances, view_at
from docgen.excel.formulas import Name, Piece, Reference, moved, parse_formula, write_formula
from docgen.excel.removal import remove
from docgen.excel.texts import TURN_MARK
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element

Pieces = tuple[Piece, ...]
_Group = tuple[Area | None, tuple[Pieces, ...]]


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula of a rule: the text of an element, or its `val`."""

    element: Element
    attribute: str = ""

    @property
    def text(self) -> str:
        return self.element.get(self.attribute, "") if self.attribute else self.element.text or ""

    def write(self, text: str) -> None:
        if self.attribute:
            self.element.set(self.attribute, text)
        else:
            self.element.text = text


_FORMULAS = frozenset(qn(tag) for tag in ("s:formula", "s:formula1", "s:formula2", "xm:f"))
_BOUND = qn("s:cfvo")


def _formulas(element: Element) -> list[_Formula]:
    """The formulas of a rule; the bounds of bars, scales and icons may be formulas too (18.3.1.11)."""
    found: list[_Formula] = []
    for each in element.iter():
        if each.tag in _FORMULAS:
            found.append(_Formula(each))
        elif each.tag == _BOUND and each.get("val"):
            found.append(_Formula(each, "val"))
    return found


def move_rule(element: Element, copy: SheetCopy, book: Book) -> None:
    """A conditional format or validation whose cells stand in its `sqref`."""
    _split_rule(element, element.get("sqref", ""), copy, book, lambda new, sqref: new.set("sqref", sqref))


def move_extended_rule(element: Element, copy: SheetCopy, book: Book) -> None:
    """A conditional format or validation of Excel 2010, whose cells stand in an element of its own."""
    own = element.find(qn("xm:sqref"))
    if own is not None:
        _split_rule(element, own.text or "", copy, book, _set_sqref)


def _set_sqref(element: Element, sqref: str) -> None:
    own = element.find(qn("xm:sqref"))
    if own is not None:
        own.text = sqref


def _split_rule(
    element: Element, sqref: str, copy: SheetCopy, book: Book, write: Callable[[Element, str], None]
) -> None:
    """One rule per group of copies whose formulas say the same from where they stand."""
    areas = parse_areas(sqref)
    formulas = _formulas(element)
    pieces = [parse_formula(formula.text) for formula in formulas]
    fixed = copy.rows.axis.fixed and copy.columns.axis.fixed
    by_turn = not fixed and any(TURN_MARK in str(value) for value in element.attrib.values())
    if fixed or (not by_turn and all(map(_says_the_same, pieces))):
        view = View(book, copy)
        for formula, parsed in zip(formulas, pieces, strict=True):
            formula.write(view.formula(parsed))
        if not fixed:
            _follow(element, copy, areas, write)
        return
    for (_, relatives), members in _groups(copy, book, areas, pieces, by_turn=by_turn).items():
        for joined in _anchored(members, relatives):
            new = deepcopy(element)
            write(new, " ".join(map(str, joined)))
            for formula, relative in zip(_formulas(new), relatives, strict=True):
                formula.write(write_formula(moved(relative, joined[0].row1, joined[0].column1)))
            element.addprevious(new)
    remove(element)  # which counts those that came instead


def _follow(element: Element, copy: SheetCopy, areas: tuple[Area, ...], write: Callable[[Element, str], None]) -> None:
    """The rule with all copies of its cells."""
    joined = join_areas(part for area in areas for part in follow_area(copy, area))
    if joined:
        write(element, " ".join(map(str, joined)))
    else:
        remove(element)


def _says_the_same(pieces: Pieces) -> bool:
    """Whether a formula means the same seen from every cell."""
    return not any(isinstance(p, Reference) and _is_relative(p) for p in pieces)


def _is_relative(ref: Reference) -> bool:
    rows, columns = ref.row1_absolute and ref.row2_absolute, ref.column1_absolute and ref.column2_absolute
    return bool((ref.row1 and not rows) or (ref.column1 and not columns))


def _anchored(members: list[Area], formulas: tuple[Pieces, ...]) -> list[list[Area]]:
    """The areas as lists of which the first begins at the corner of all: where a formula is read from."""
    joined = join_areas(members)
    corner = (min(a.row1 for a in joined), min(a.column1 for a in joined))
    if (joined[0].row1, joined[0].column1) == corner or not any(map(_refers, formulas)):
        return [joined]
    return [[area] for area in joined]


def _groups(
    copy: SheetCopy, book: Book, areas: tuple[Area, ...], pieces: list[Pieces], *, by_turn: bool
) -> dict[_Group, list[Area]]:
    """The areas by what their formulas say as seen from there; `by_turn` keeps the turns of a loop apart."""
    found: dict[_Group, list[Area]] = {}
    if not areas:
        return found
    anchor = areas[0]
    for area in areas:
        parts = follow_area(copy, area)
        for instance in instances(copy, area):
            place = instance.area
            row, column = _first_left(copy, area, place)
            shifted = [moved(p, row - anchor.row1, column - anchor.column1) for p in pieces]
            relatives = tuple(
                moved(_seen_from(book, copy, place, p), -place.row1, -place.column1) if _refers(p) else p
                for p in shifted
            )
            inside = _within(parts, place)
            found.setdefault((place if by_turn else None, relatives), []).extend(inside)
    return found


def _first_left(copy: SheetCopy, area: Area, place: Area) -> tuple[int, int]:
    """The cell of the template where an instance of an area begins: the lines with its tags are gone."""
    row, column = copy.rows.line(place.row1)[0], copy.columns.line(place.column1)[0]
    return (
        row if area.row1 <= row <= area.row2 else area.row1,
        column if area.column1 <= column <= area.column2 else area.column1,
    )


def _seen_from(book: Book, copy: SheetCopy, place: Area, pieces: Pieces) -> Pieces:
    return view_at(book, copy, place.row1, place.column1).pieces(pieces)


def _refers(pieces: Pieces) -> bool:
    return any(isinstance(p, Reference | Name) for p in pieces)


def _within(parts: list[Area], place: Area) -> list[Area]:
    """The parts of an area's copies that lie within one instance; `parts` come row by row."""
    start = bisect_left(parts, place.row1, key=lambda a: a.row2)
    found: list[Area] = []
    for a in islice(parts, start, None):
        if a.row1 > place.row2:
            break
        if a.column1 <= place.column2 and place.column1 <= a.column2:
            rows = max(a.row1, place.row1), min(a.row2, place.row2)
            columns = max(a.column1, place.column1), min(a.column2, place.column2)
            found.append(Area(rows[0], columns[0], rows[1], columns[1]))
    return found


def move_sparkline(element: Element, copy: SheetCopy, book: Book) -> None:
    """A sparkline, one per copy of its cell, with the data that it shows from there."""
    own, data = element.find(qn("xm:sqref")), element.find(qn("xm:f"))
    area = parse_area(own.text or "") if own is not None else None
    if own is None or area is None:
        return
    for instance in instances(copy, area):
        new = deepcopy(element)
        place = instance.area
        _set_sqref(new, str(place))
        formula = new.find(qn("xm:f"))
        if formula is not None and data is not None:
            formula.text = view_at(book, copy, place.row1, place.column1).formula(parse_formula(data.text or ""))
        element.addprevious(new)
    remove(element)


def move_sparkline_dates(element: Element, copy: SheetCopy, book: Book) -> None:
    """The dates that a group of sparklines is drawn against."""
    for formula in element.findall(qn("xm:f")):
        formula.text = View(book, copy).formula(parse_formula(formula.text or ""))
