"""What stands in a document, read without docgen's own readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import openpyxl
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Seen:
    """The texts of a document, its formulas, its field codes, and the addresses outside it."""

    text: str
    formulas: tuple[str, ...]
    fields: tuple[str, ...]
    links: frozenset[str]


def see(data: bytes) -> Seen:
    """What stands in a Word or Excel document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels", ".vml"))]
        trees = {name: etree.fromstring(archive.read(name)) for name in names}
    links = frozenset(
        relation.get("Target") or ""
        for tree in trees.values()
        for relation in tree.iter(_RELATIONSHIP)
        if relation.get("TargetMode") == "External"
    )
    if "xl/workbook.xml" in trees:
        return _workbook(data, trees, links)
    fields = [e.text or "" for t in trees.values() for e in t.iter(f"{_W}instrText", f"{_W}delInstrText")]
    fields += [e.get(f"{_W}instr") or "" for t in trees.values() for e in t.iter(f"{_W}fldSimple")]
    return Seen("\n".join(_texts(trees)), (), tuple(fields), links)


def _texts(trees: dict[str, etree._Element]) -> Iterator[str]:
    for tree in trees.values():
        for paragraph in tree.iter(f"{_W}p"):
            signs = {f"{_W}t": None, f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
            pieces = (e.text or "" if signs[e.tag] is None else signs[e.tag] for e in paragraph.iter(*signs))
            yield "".join(piece or "" for piece in pieces)
        for element in tree.iter():
            if isinstance(element.tag, str) and element.tag != f"{_W}t":
                yield element.text or ""
                yield from (str(value) for value in element.attrib.values())


def _workbook(data: bytes, trees: dict[str, etree._Element], links: frozenset[str]) -> Seen:
    book = openpyxl.load_workbook(io.BytesIO(data))
    texts = list(book.sheetnames)
    formulas: list[str] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas.append(str(cell.value))
                elif cell.value is not None:
                    texts.append(str(cell.value))
                if cell.hyperlink is not None and cell.hyperlink.target:
                    links |= {cell.hyperlink.target}
    texts += [e.text or "" for t in trees.values() for e in t.iter() if isinstance(e.tag, str)]
    texts += [str(v) for t in trees.values() for e in t.iter() for v in e.attrib.values()]
    return Seen("\n".join(texts), tuple(formulas), (), links)
