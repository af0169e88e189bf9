"""Templates for the tests, made with XlsxWriter from a short notation, and what came out of them."""

from __future__ import annotations

import importlib.util
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from docgen.excel import ExcelTemplate
from docgen.ooxml.reading import read_xlsx

VALIDATOR = Path(__file__).parents[3] / "shared" / "tools" / "validate_ooxml.py"


def workbook(draw: Callable[[Any], None]) -> bytes:
    """The bytes of a workbook that `draw` fills."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    draw(book)
    book.close()
    return data.getvalue()


def sheet_of(cells: Mapping[str, Any], more: Callable[[Any, Any], None] | None = None, name: str = "Blad") -> bytes:
    """A workbook with one sheet; texts that begin with `=` are formulas; `more(book, sheet)` adds the rest."""

    def draw(book: Any) -> None:
        sheet = book.add_worksheet(name)
        fill(sheet, cells)
        if more:
            more(book, sheet)

    return workbook(draw)


def fill(sheet: Any, cells: Mapping[str, Any]) -> None:
    """Cells by their place; a pair is a value with a format."""
    for place, value in cells.items():
        content, form = value if isinstance(value, tuple) else (value, None)
        if isinstance(content, str) and content.startswith("="):
            sheet.write_formula(place, content, form)
        elif isinstance(content, str):
            sheet.write_string(place, content, form)
        else:
            sheet.write(place, content, form)


def rendered(data: bytes, mapping: Mapping[str, Any], **options: Any) -> bytes:
    """The workbook that a template gives."""
    return ExcelTemplate.compile(data, **options).render(mapping)


def view(data: bytes, mapping: Mapping[str, Any]) -> list[str]:
    """The lines of the reading view of what a template gives, without sheet titles."""
    return [line for line in read_xlsx(rendered(data, mapping)).splitlines() if not line.startswith("===")]


def opened(data: bytes) -> Any:
    """The workbook as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it says which extensions it cannot read
        return openpyxl.load_workbook(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    """One member as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def parts(data: bytes) -> dict[str, bytes]:
    """All members by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def attribute(text: str, element: str, name: str) -> list[str]:
    """The values of an attribute of all elements of a kind in an XML text."""
    return re.findall(rf'<{element}\b[^>]*\b{name}="([^"]*)"', text)


@cache
def _validator() -> tuple[ModuleType, Any]:
    spec = importlib.util.spec_from_file_location("validate_ooxml", VALIDATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, module.load_schema(str(VALIDATOR.parents[1] / "ooxml-xsd"))


def assert_valid(data: bytes, folder: Path) -> None:
    """Fails when the OOXML validator finds an error; skips where it is absent."""
    if not VALIDATOR.exists():
        pytest.skip("the OOXML validator is not beside the repository")
    module, schema = _validator()
    path = folder / "uit.xlsx"
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the validator leaves closing its file to Python
        items = module.validate(str(path), schema).items
    found = [str(item) for item in items if item[0] == "error"]
    assert found == []


def changed(data: bytes, edits: Mapping[str, list[tuple[str, str]]], added: Mapping[str, str] | None = None) -> bytes:
    """A workbook with pieces of its parts replaced, and parts added: for what XlsxWriter cannot make."""
    members = parts(data)
    for name, pairs in edits.items():
        text = members[name].decode()
        for old, new in pairs:
            assert old in text, f"{name} does not hold {old}"
            text = text.replace(old, new, 1)
        members[name] = text.encode()
    return packed(members | {name: text.encode() for name, text in (added or {}).items()})


def joined(
    data: bytes, owner: str, name: str, content: str, kind: str, relation: str, identity: str = "rId90"
) -> bytes:
    """A workbook with one more part, to which `owner` points."""
    members = parts(data)
    folder, _, file = owner.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    row = f'<Relationship Id="{identity}" Type="{relation}" Target="/{name}"/></Relationships>'
    members[rels] = members.get(rels, empty).replace(b"</Relationships>", row.encode())
    types = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", types.encode())
    return packed(members | {name: content.encode()})


def packed(members: Mapping[str, bytes]) -> bytes:
    """A package of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()
