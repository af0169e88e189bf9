# ruff: noqa: E501  # XML and struct formats that read best on one line
"""Hostile and plain input made from short notations: documents, workbooks, and zips that lie."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def p(text: str) -> str:
    """A paragraph; text that begins with `<` is its content."""
    return f"<w:p>{text if text.startswith('<') else run(text)}</w:p>"


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cells(*texts: str) -> str:
    """A table of one row."""
    inner = "".join(f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{p(text)}</w:tc>' for text in texts)
    grid = '<w:gridCol w:w="900"/>' * len(texts)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{inner}</w:tr></w:tbl>'


def body(*content: str) -> bytes:
    """A main part; what begins with `<` is XML, the rest are paragraphs."""
    inner = "".join(each if each.startswith("<") else p(each) for each in content)
    return f"{_XML}<w:document {NAMESPACES}><w:body>{inner}{SECTION}</w:body></w:document>".encode()


def part(root: str, content: str) -> bytes:
    """Another part of a document."""
    return f"{_XML}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


@dataclass
class Box:
    """The parts of a package, to be changed and then packed: `types` by part, `rels` by source part."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    rels: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)

    def add(self, name: str, data: bytes, kind: str = "", source: str = "", relation: str = "") -> Box:
        """A part with its content type, and a relationship of `source` to it."""
        self.parts[name] = data
        if kind:
            self.types[name] = kind
        if relation:
            self.link(source, relation, "/" + name)
        return self

    def link(self, source: str, relation: str, target: str, *, external: bool = False, key: str = "") -> Box:
        """A relationship; `relation` without a scheme is one of Office's."""
        rows = self.rels.setdefault(source, [])
        kind = relation if ":" in relation else f"{R}/{relation}"
        rows.append((key or f"rId{len(rows) + 100}", kind, target, external))
        return self

    def everything(self) -> dict[str, bytes]:
        """All parts, the two kinds of index with them."""
        found = dict(self.parts)
        for source, rows in self.rels.items():
            folder, _, name = source.rpartition("/")
            path = f"{folder}/_rels/{name}.rels".lstrip("/") if source else "_rels/.rels"
            outside = ' TargetMode="External"'
            inner = "".join(
                f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}"
                f"{outside if external else ''}/>"
                for key, kind, target, external in rows
            )
            found[path] = f'{_XML}<Relationships xmlns="{_RELS}">{inner}</Relationships>'.encode()
        rows = "".join(
            f"<Override PartName={quoteattr('/' + n)} ContentType={quoteattr(k)}/>" for n, k in self.types.items()
        )
        if types := self.parts.get("[Content_Types].xml"):
            found["[Content_Types].xml"] = types.replace(b"</Types>", f"{rows}</Types>".encode())
        else:
            known = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
            inner = "".join(
                f"<Default Extension={quoteattr(e)} ContentType={quoteattr(k)}/>"
                for e, k in {**known, **self.defaults}.items()
            )
            found = {"[Content_Types].xml": f'{_XML}<Types xmlns="{_CT}">{inner}{rows}</Types>'.encode(), **found}
        return found

    def packed(self) -> bytes:
        """The package."""
        return zipped(self.everything())


def word_box(*content: str) -> Box:
    """A document as a box."""
    box = Box().add("word/document.xml", body(*content), WML + "document.main+xml", "", "officeDocument")
    box.rels.setdefault("word/document.xml", [])
    return box


def document(*content: str) -> bytes:
    """A document."""
    return word_box(*content).packed()


def excel_box(cells: Mapping[str, Any] | None = None, **options: Any) -> Box:
    """A workbook as a box, with the index parts as XlsxWriter wrote them."""
    with zipfile.ZipFile(io.BytesIO(workbook(cells or {"A1": "vast"}, **options))) as archive:
        return Box({name: archive.read(name) for name in archive.namelist()})


def workbook(cells: Mapping[str, Any], *, sheet: str = "Blad", draw: Any = None) -> bytes:
    """A workbook with one sheet; text is text unless it begins with `==`, which is a formula."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet)
    for place, value in cells.items():
        if isinstance(value, str) and value.startswith("=="):
            page.write_formula(place, value[1:])
        elif isinstance(value, str):
            page.write_string(place, value)
        else:
            page.write(place, value)
    if draw is not None:
        draw(book, page)
    book.close()
    return data.getvalue()


def changed(data: bytes, **edits: Any) -> bytes:
    """A package with the text of parts replaced: `changed(data, part="xl/workbook.xml", old=…, new=…)`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert edits["old"].encode() in parts[edits["part"]], edits["old"]
    parts[edits["part"]] = parts[edits["part"]].replace(edits["old"].encode(), edits["new"].encode())
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An honest zip."""
    return Lie([Member(name, data) for name, data in parts.items()]).packed()


def bomb(size: int) -> bytes:
    """The raw deflated form of that many spaces, without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * (1 << 20)
    pieces = [packer.compress(block) for _ in range(size >> 20)]
    return b"".join([*pieces, packer.flush()])


@dataclass
class Member:
    """One file of a zip, with everything about it that can be untrue."""

    name: str | bytes
    data: bytes = b""
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    method: int = 8
    flag: int = 0
    attributes: int = 0
    extra: bytes = b""
    local_name: str | bytes | None = None
    local_size: int | None = None
    offset: int | None = None
    hidden: bool = False
    version: int = 20

    def facts(self) -> tuple[bytes, int, int, int]:
        """Packed bytes, checksum, packed size and size as the headers will say."""
        packed = self.packed
        if packed is None:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            packed = packer.compress(self.data) + packer.flush() if self.method == 8 else self.data
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        packed_size = len(packed) if self.packed_size is None else self.packed_size
        return packed, crc, packed_size, len(self.data) if self.size is None else self.size


@dataclass
class Lie:
    """A zip written by hand: `before` and `after` are bytes around it, `comment` its comment."""

    members: Iterable[Member]
    before: bytes = b""
    after: bytes = b""
    comment: bytes = b""
    count: int | None = None
    gap: bytes = b""
    directory_offset: int | None = None

    def packed(self) -> bytes:
        """The bytes."""
        out, directory, number = bytearray(self.before), bytearray(), 0
        for member in self.members:
            packed, crc, packed_size, size = member.facts()
            name, local = _raw(member.name), _raw(member.local_name if member.local_name is not None else member.name)
            flag = member.flag | (0x800 if not name.isascii() else 0)
            at = len(out) if member.offset is None else member.offset
            local_size = size if member.local_size is None else member.local_size
            if member.offset is None:
                out += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", member.version, flag, member.method, 0, 33, crc,
                                   packed_size & 0xFFFFFFFF, local_size & 0xFFFFFFFF, len(local), 0) + local + packed  # fmt: skip
            if member.hidden:
                continue
            number += 1
            directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, member.version, flag, member.method, 0, 33,
                                     crc, packed_size & 0xFFFFFFFF, size & 0xFFFFFFFF, len(name), len(member.extra), 0,
                                     0, 0, member.attributes, at) + name + member.extra  # fmt: skip
        out += self.gap
        start = len(out) if self.directory_offset is None else self.directory_offset
        total = number if self.count is None else self.count
        end = struct.pack(
            "<4sHHHHIIH", b"PK\x05\x06", 0, 0, total & 0xFFFF, total & 0xFFFF, len(directory), start, len(self.comment)
        )
        return bytes(out + directory + end + self.comment + self.after)


def _raw(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode()


def png(width: int, height: int, *, tail: bytes = b"") -> bytes:
    """A PNG whose header says so; its picture is one row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" + b"\x00" * 3 * min(width, 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + tail
