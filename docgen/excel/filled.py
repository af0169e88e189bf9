"""What came out of a template for one record: sheets as rows of XML, with what still waits for the geometry of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docgen.excel.events import FieldMark, FormulaCell
from docgen.excel.geometry import Address
from docgen.excel.plan import SheetPlan
from docgen.template import Image, Shape


@dataclass(frozen=True, slots=True)
class Place:
    """An output row with a template column and the turns around it."""

    row: int
    column: int
    address: Address = ()


@dataclass(slots=True)
class FormulaSlot:
    """A formula that waits: entry `index` of `entries` is where its cell comes."""

    entries: list[Any]
    index: int
    event: FormulaCell
    row: int
    address: Address


@dataclass(slots=True)
class OutputRow:
    """A row that came out: its number, its start tag, and its cells."""

    number: int
    head: str
    entries: list[Any]


@dataclass(slots=True)
class SheetOutput:
    """A sheet that came out. A row is XML, or open as long as it holds formulas or columns that repeat.

    Entries of an open row are XML, in a sheet with repeating columns `(column, address, XML)`.
    """

    plan: SheetPlan
    rows: list[str | OutputRow] = field(default_factory=list[str | OutputRow])
    shape: list[int] = field(default_factory=list[int])
    columns: dict[tuple[int, Address], int] = field(default_factory=dict[tuple[int, Address], int])
    formulas: list[FormulaSlot] = field(default_factory=list[FormulaSlot])
    values: list[tuple[int, int, Address, Any]] = field(default_factory=list[tuple[int, int, Address, Any]])
    links: list[tuple[Place, str]] = field(default_factory=list[tuple[Place, str]])
    pictures: list[tuple[Place, Image | Shape]] = field(default_factory=list[tuple[Place, Image | Shape]])
    fields: list[tuple[FieldMark, Place, str]] = field(default_factory=list[tuple[FieldMark, Place, str]])
    slots: dict[str, str] = field(default_factory=dict[str, str])
    texts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    name: str = ""
