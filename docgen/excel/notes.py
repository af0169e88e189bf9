"""Notes and threaded comments with their VML boxes, and form controls: each follows its cell."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from hashlib import sha256

from docgen.excel.a1 import Area, parse_area
from docgen.excel.follow import SheetCopy, instances
from docgen.ooxml.namespaces import XTHREAD, V, X, qn
from docgen.ooxml.xml import Element

# the note that stands for a thread in older versions has the thread as its author
_THREAD = "tc="


def move_notes(root: Element, copy: SheetCopy) -> None:
    """The notes of a sheet, one per copy of their cell."""
    authors = root.find(qn("s:authors"))
    names = [author.text or "" for author in authors] if authors is not None else []
    for comment in list(root.iter(qn("s:comment"))):
        own = int(comment.get("authorId", "0"))
        thread = names[own] if own < len(names) and names[own].startswith(_THREAD) else ""
        for number, new in enumerate(_per_copy(comment, copy)):
            if thread and authors is not None and (number or copy.number):
                new.set("authorId", str(len(authors)))
                author = authors.makeelement(qn("s:author"))
                author.text = _THREAD + _other_id(thread.removeprefix(_THREAD), copy.number, number)
                authors.append(author)


def move_threads(root: Element, copy: SheetCopy) -> None:
    """The threaded comments of a sheet; a copy's comments have ids of their own."""
    for comment in list(root.iter(f"{{{XTHREAD}}}threadedComment")):
        for number, new in enumerate(_per_copy(comment, copy)):
            for name in ("id", "parentId"):
                if new.get(name) and (number or copy.number):
                    new.set(name, _other_id(new.get(name, ""), copy.number, number))


def _other_id(identity: str, copy: int, number: int) -> str:
    """The id of a copy, the same every time and for a comment and the answers to it alike."""
    digest = sha256(f"{identity} {copy} {number}".encode()).hexdigest().upper()
    return f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"


def _per_copy(element: Element, copy: SheetCopy) -> list[Element]:
    area = parse_area(element.get("ref", ""))
    parent = element.getparent()
    found: list[Element] = []
    if area is None or parent is None:
        return found
    for instance in instances(copy, area):
        new = deepcopy(element)
        new.set("ref", str(Area(instance.area.row1, instance.area.column1, instance.area.row1, instance.area.column1)))
        element.addprevious(new)
        found.append(new)
    parent.remove(element)
    return found


def move_vml(root: Element, copy: SheetCopy) -> None:
    """The boxes of notes and controls: `x:Row`, `x:Column` and `x:Anchor` count from 0."""
    for shape in list(root.iter(f"{{{V}}}shape")):
        data = shape.find(f"{{{X}}}ClientData")
        if data is None:
            continue
        row, column = data.find(f"{{{X}}}Row"), data.find(f"{{{X}}}Column")
        if row is not None and column is not None:
            _note_shapes(shape, copy, int(row.text or 0), int(column.text or 0))
        else:
            _shift_anchor(shape, *_moved_corner(copy, shape))


def control_cells(root: Element) -> Iterator[tuple[int, int]]:
    """The row and column of the corner of each control, counted from 1."""
    for shape in root.iter(f"{{{V}}}shape"):
        data = shape.find(f"{{{X}}}ClientData")
        numbers = _anchor(shape)
        if data is not None and data.find(f"{{{X}}}Row") is None and numbers is not None:
            yield numbers[2] + 1, numbers[0] + 1


def _note_shapes(shape: Element, copy: SheetCopy, row: int, column: int) -> None:
    parent = shape.getparent()
    if parent is None:
        return
    for number, instance in enumerate(instances(copy, Area(row + 1, column + 1, row + 1, column + 1))):
        new = deepcopy(shape)
        if number:
            new.set("id", f"{shape.get('id', '_x0000_s1')}_{number}")
        new_row, new_column = instance.area.row1 - 1, instance.area.column1 - 1
        _set(new, "Row", new_row)
        _set(new, "Column", new_column)
        _shift_anchor(new, new_row - row, new_column - column)
        shape.addprevious(new)
    parent.remove(shape)


def _set(shape: Element, name: str, value: int) -> None:
    for found in shape.iter(f"{{{X}}}{name}"):
        found.text = str(value)


def _moved_corner(copy: SheetCopy, shape: Element) -> tuple[int, int]:
    numbers = _anchor(shape)
    if numbers is None:
        return 0, 0
    row, column = numbers[2] + 1, numbers[0] + 1
    return (
        (copy.rows.first(row, row) or copy.rows.last(1, row) or 1) - row,
        (copy.columns.first(column, column) or copy.columns.last(1, column) or 1) - column,
    )


def _anchor(shape: Element) -> list[int] | None:
    found = next(shape.iter(f"{{{X}}}Anchor"), None)
    pieces = (found.text or "").split(",") if found is not None else []
    try:
        return [int(piece) for piece in pieces] if len(pieces) == 8 else None
    except ValueError:
        return None


def _shift_anchor(shape: Element, rows: int, columns: int) -> None:
    """`left column, offset, top row, offset, right column, offset, bottom row, offset`."""
    numbers = _anchor(shape)
    if numbers is None:
        return
    for at in (0, 4):
        numbers[at] = max(0, numbers[at] + columns)
    for at in (2, 6):
        numbers[at] = max(0, numbers[at] + rows)
    for found in shape.iter(f"{{{X}}}Anchor"):
        found.text = ", ".join(map(str, numbers))
