"""What stands in a document, read without docgen's own readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# ECMA-376 Part 1, 22.9.2.19: how a cell writes signs that XML cannot hold
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
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
        return _workbook(trees, links)
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


def _workbook(trees: dict[str, etree._Element], links: frozenset[str]) -> Seen:
    """Cells by way of their shared strings, as a program that opens the workbook would; lxml alone, because openpyxl
    makes an object of every cell of a merged sheet."""
    strings = [
        "".join(t.text or "" for t in item.iter(f"{_S}t"))
        for name, tree in trees.items()
        if name.endswith("sharedStrings.xml")
        for item in tree.iter(f"{_S}si")
    ]
    texts: list[str] = []
    formulas: list[str] = []
    for tree in trees.values():
        for cell in tree.iter(f"{_S}c"):
            value = cell.findtext(f"{_S}v") or ""
            texts.append(strings[int(value)] if cell.get("t") == "s" else value)
            formulas += [f.text or "" for f in cell.iter(f"{_S}f")]
        if not tree.tag.endswith("}sst"):
            texts += [e.text or "" for e in tree.iter() if isinstance(e.tag, str)]
            texts += [str(v) for e in tree.iter() for v in e.attrib.values()]
    return Seen(_ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), "\n".join(texts)), tuple(formulas), (), links)
