"""Packages for the tests, good ones and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import xlsxwriter

from docgen.errors import TemplateError
from docgen.ooxml import Package


def document(text: str = "Dag") -> bytes:
    """A Word document with one paragraph."""
    made = docx.Document()
    made.add_paragraph(text)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def workbook(text: str = "Dag") -> bytes:
    """A workbook with one cell."""
    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, {"in_memory": True})
    made.add_worksheet("Blad").write("A1", text)
    made.close()
    return data.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts as any program would write it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def changed(data: bytes, **changes: tuple[bytes, bytes]) -> bytes:
    """A package with bytes replaced in parts; `document` means `word/document.xml`, `book` `xl/workbook.xml` …"""
    names = {
        "document": "word/document.xml", "book": "xl/workbook.xml", "sheet": "xl/worksheets/sheet1.xml",
        "types": "[Content_Types].xml", "rels": "_rels/.rels", "document_rels": "word/_rels/document.xml.rels",
        "book_rels": "xl/_rels/workbook.xml.rels",
    }  # fmt: skip
    parts = members(data)
    for key, (old, new) in changes.items():
        assert old in parts[names[key]], key
        parts[names[key]] = parts[names[key]].replace(old, new)
    return zipped(parts)


def with_part(data: bytes, name: str, content: bytes, kind: str) -> bytes:
    """A package with one more part, declared but not related."""
    parts = members(data)
    types = parts["[Content_Types].xml"]
    row = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    return zipped({**parts, "[Content_Types].xml": types.replace(b"</Types>", row), name: content})


def with_relationship(data: bytes, kind: str, target: str, *, external: bool = True, part: str = "document") -> bytes:
    """A package whose main part has one more relationship."""
    mode = ' TargetMode="External"' if external else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    return changed(data, **{f"{part}_rels": (b"</Relationships>", row)})


def codes(data: bytes) -> set[str]:
    """The codes with which the gate refuses a package; empty when it lets it in."""
    try:
        Package.read(data)
    except TemplateError as error:
        return {d.code for d in error.diagnostics if d.message and d.remedy}
    return set()
