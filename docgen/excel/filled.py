"""What came out of a template for one record: sheets as rows of XML, with what still waits for the geometry of all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from docgen.excel.forms import FieldMark, FormulaForm
from docgen.excel.geometry import Address
from docgen.excel.plan import SheetPlan
from docgen.template import Image, Shape

FORMULA_MARK = "\x02"  # stands for a formula's cell in a row until all sheets have their geometry


@dataclass(frozen=True, slots=True)
class Place:
    """An output row with a template column and the turns around it."""

    row: int
    column: int
    address: Address = ()


@dataclass(slots=True)
class FormulaSlot:
    """A formula that came out, where it stands."""

    form: FormulaForm
    row: int
    address: Address


# a cell with its template column and the turns around it; a formula is its number on the sheet
Entry = tuple[int, Address, "str | int"]


@dataclass(slots=True)
class OpenRow:
    """A row of a sheet whose columns repeat: its number, its start tag, and its cells, still without columns."""

    number: int
    tag: str
    entries: list[Entry]


def _by_column() -> defaultdict[int, dict[int, Any]]:
    return defaultdict(dict)


@dataclass(slots=True)
class SheetOutput:
    """A sheet that came out.

    `rows` are XML with a mark for each formula, in a sheet with repeating columns open rows. `values` are what formulas
    may read, by column and row; in a sheet with repeating columns they are `moving` until the columns are known.
    """

    plan: SheetPlan
    name: str
    rows: list[Any] = field(default_factory=list[Any])
    height: int = 0
    shape: list[int] = field(default_factory=list[int])
    columns: set[tuple[int, Address]] = field(default_factory=set[tuple[int, Address]])
    formulas: list[FormulaSlot] = field(default_factory=list[FormulaSlot])
    values: defaultdict[int, dict[int, Any]] = field(default_factory=_by_column)
    moving: list[tuple[Place, Any]] = field(default_factory=list[tuple[Place, Any]])
    links: list[tuple[Place, str]] = field(default_factory=list[tuple[Place, str]])
    pictures: list[tuple[Place, Image | Shape]] = field(default_factory=list[tuple[Place, Image | Shape]])
    fields: list[tuple[FieldMark, Place, str]] = field(default_factory=list[tuple[FieldMark, Place, str]])
    header_pictures: list[tuple[str, Image]] = field(default_factory=list[tuple[str, Image]])
    slots: dict[str, str] = field(default_factory=dict[str, str])
    texts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
