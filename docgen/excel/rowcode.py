"""A row that repeats, as one Python function: the values of its cells go in, its XML comes out.

The generated program leaves the values of a row in `out`, one per cell, and calls the row's function. The first few
hundred rows are made cell by cell; then it pays to write a function for all cells at once. For
`| vast | {{ r.taak }} | =B2 |`:

    def row(filler, out):
        [v0, v1] = out
        out.clear()
        number = filler.number
        r = str(number)
        ends = filler.ends
        if v0.__class__ is str:                                   # the usual values at once …
            e = ends.get(v0) or filler.new_end(v0)
            …
        else:
            c0 = filler.value(cell0, v0).partition(mark)[2]       # … and all others by the filler
        …
        text = f'<row r="{r}{start}<c r="A{r}" s="1" t="s"><v>3</v></c><c r="B{r}{c0}{v1}</row>'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docgen.excel.cellwriters import Writer
from docgen.excel.fill import Filler, least_height, row_end, row_tag
from docgen.excel.forms import RowForm, TextCell
from docgen.excel.heights import MAX_HEIGHT
from docgen.excel.sheets import ROW_MARK
from docgen.excel.values import EPOCH, EXACT

_MAX_CELLS = 2_000  # of all such rows of a workbook; further ones do without a function of their own
_MOST_CONTENTS = 1_000
OFTEN = 500  # rows: to write and compile a function takes as long as it saves in so many

RowFunction = Callable[[Filler, list[Any]], None]

_HEAD = """\
def row(filler, out):
	[{values}] = out
	out.clear()
	number = filler.number
	r = str(number)
	ends = filler.ends
"""
_TEXT = """\
	{word} v{i}.__class__ is str:
{end}		if e:
{note}			c{i} = string{i} + e
		else:
			c{i} = filler.text(cell{i}, v{i}).partition(mark)[2]
"""
_END = """\
		e = ends.get(v{i}) or filler.new_end(v{i})
"""
_MEASURED = """\
		e, h = "", heights{i}.get(v{i})
		if h is not None and h <= most:
			if h > filler.height:
				filler.height = h
			e = ends.get(v{i}) or filler.new_end(v{i})
"""
_NOTE = """\
			filler.values[{column}][number] = v{i}
"""
_NUMBER = """\
	{word} v{i}.__class__ is int and -exact < v{i} < exact:
		c{i} = numbers{i}[v{i}]
"""
_DAY = """\
	{word} v{i}.__class__ is date and v{i}.year > 1900:
		c{i} = days{i}[v{i}]
"""
_ELSE = """\
	elif v{i} is None:
		c{i} = blank{i}
	else:
		c{i} = filler.value(cell{i}, v{i}).partition(mark)[2]
"""
_TAIL = """\
	filler.shape += shape
	if filler.tall:
		filler.end_measured([{entries}], form)
		return
	start, height = tag, filler.height
	if height:
		filler.height = 0.0
		if height > least:
			start = tags.get(height) or new_tag(height)
	text = f'{row}</row>'
	filler.rows.append(text)
	filler.number = number + 1
	filler.room -= len(text)
	if filler.room < 0:
		filler.take(0)
"""


@dataclass(slots=True)
class RowCoder:
    """How many cells may still be written as code."""

    left: int = _MAX_CELLS

    def takes(self, cells: int) -> bool:
        """Whether a row of so many cells gets a function."""
        if not 0 < cells <= self.left:
            return False
        self.left -= cells
        return True


@dataclass(slots=True)
class ValueCell:
    """A cell that waits for a value: `cell` and how to `write` it are known when its tag is checked.

    Without a cell the value is XML already.
    """

    cell: TextCell | None = None
    write: Writer = lambda value, _: value


@dataclass(slots=True)
class RowParts:
    """What a row consists of, from left to right: XML with marks for its number, and cells that wait for values."""

    form: RowForm
    default_height: float
    since_1904: bool
    parts: list[str | ValueCell] = field(default_factory=list["str | ValueCell"])

    def add(self, xml: str) -> None:
        """A cell that stands as it is."""
        self.parts.append(xml)

    def wait(self) -> ValueCell:
        """A cell that waits for a value."""
        waiting = ValueCell()
        self.parts.append(waiting)
        return waiting

    def function(self) -> RowFunction:
        """The function that adds the row; it writes itself anew when it has been called often."""
        by_cell = self._by_cell()
        current, calls = by_cell, 0

        def row(filler: Filler, out: list[Any]) -> None:
            nonlocal current, calls
            if current is by_cell:
                calls += 1
                if calls > OFTEN:
                    current = _compiled(self)
            current(filler, out)

        return row

    def _by_cell(self) -> RowFunction:
        parts, end = self.parts, row_end(self.form, self.default_height, by_column=False)

        def row(filler: Filler, out: list[Any]) -> None:
            values = iter(out[:])
            out[:] = [part if isinstance(part, str) else part.write(next(values), filler) for part in parts]
            end(filler, out)

        return row


def _compiled(parts: RowParts) -> RowFunction:
    form = parts.form
    tags: dict[float, str] = {}

    def new_tag(height: float) -> str:
        return tags.setdefault(height, _after(row_tag(form.head, height)))

    names: dict[str, Any] = {
        "mark": ROW_MARK, "most": MAX_HEIGHT, "exact": EXACT, "date": date, "form": form,
        "shape": form.shape, "tag": _after(form.tag), "tags": tags, "new_tag": new_tag,
        "least": least_height(form, parts.default_height),
    }  # fmt: skip
    source = _source(parts, names)
    names["__builtins__"] = {"str": str, "len": len, "int": int}
    exec(compile(source, "<docgen rij>", "exec"), names)  # noqa: S102 - the text is written here, out of fixed pieces
    return names["row"]


class _Contents(dict[Any, str]):
    """The contents of a cell by its number or day, written when first asked for: they recur."""

    def __init__(self, start: str, digits: Callable[[Any], str]) -> None:
        super().__init__()
        self._start, self._digits = start, digits

    def __missing__(self, value: Any) -> str:
        found = f"{self._start}{self._digits(value)}</v></c>"
        if len(self) < _MOST_CONTENTS:
            self[value] = found
        return found


def _after(xml: str) -> str:
    """What comes behind the row's number."""
    return xml.partition(ROW_MARK)[2]


def _source(parts: RowParts, names: dict[str, Any]) -> str:
    waiting = [part for part in parts.parts if isinstance(part, ValueCell)]
    lines = [_HEAD.format(values=", ".join(f"v{i}" for i in range(len(waiting))))]
    row = f"{_quoted(parts.form.tag.partition(ROW_MARK)[0])}{{r}}{{start}}"
    entries: list[str] = []
    at = 0
    for number, part in enumerate(parts.parts):
        if isinstance(part, str):
            names[f"xml{number}"] = part
            row += "{r}".join(_quoted(piece) for piece in part.split(ROW_MARK))
            entries.append(f"xml{number}")
        elif part.cell is None:
            lines.append(f"\tc{at} = v{at}.replace(mark, r)\n")
            row += f"{{c{at}}}"
            entries.append(f"v{at}")
            at += 1
        else:
            lines.append(_cell(at, part.cell, names, since_1904=parts.since_1904))
            opening = part.cell.head.partition(ROW_MARK)[0]
            names[f"opening{at}"] = opening + ROW_MARK
            row += f"{_quoted(opening)}{{r}}{{c{at}}}"
            entries.append(f"opening{at} + c{at}")
            at += 1
    return "".join(lines) + _TAIL.format(row=row, entries=", ".join(entries))


def _quoted(xml: str) -> str:
    """XML within an f-string between single quotes."""
    return xml.replace("\\", "\\\\").replace("'", "\\'").replace("{", "{{").replace("}", "}}").replace("\n", "\\n")


def _cell(i: int, cell: TextCell, names: dict[str, Any], *, since_1904: bool) -> str:
    """The lines that turn value `i` into the content of its cell."""
    names[f"cell{i}"] = cell
    if cell.properties:
        return f"\tc{i} = filler.value(cell{i}, v{i}).partition(mark)[2]\n"
    names[f"string{i}"], names[f"blank{i}"] = _after(cell.string), _after(cell.blank)
    names[f"numbers{i}"] = _Contents(_after(cell.number), str)
    names[f"days{i}"] = _Contents(_after(cell.date), lambda day: str(day.toordinal() - EPOCH))
    if cell.room is not None:
        names[f"heights{i}"] = cell.room.heights
    end = (_END if cell.room is None else _MEASURED).format(i=i)
    note = _NOTE.format(i=i, column=cell.column) if cell.needed else ""
    lines = _TEXT.format(word="if", i=i, end=end, note=note)
    if not cell.needed:
        lines += _NUMBER.format(word="elif", i=i)
        lines += "" if since_1904 else _DAY.format(word="elif", i=i)
    return lines + _ELSE.format(i=i)
