"""The gate's first door: is this a plain, honest zip? Nothing is unpacked beyond what it declares."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from docgen.diagnostics import Diagnostic
from docgen.errors import TemplateError
from docgen.ooxml.codes import refusal
from docgen.ooxml.zipping import DEFLATED, Member, crc32, make_member

MAX_ENTRIES = 2_000
MAX_PART = 50 << 20
MAX_TOTAL = 100 << 20
MAX_FILE = 100 << 20
MAX_RATIO = 150
RATIO_FROM = 1 << 20  # below a megabyte a high ratio is ordinary: empty rows deflate well

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = b"PK\x03\x04"
_END = b"PK\x05\x06"
_DRIVE = re.compile(r"^[A-Za-z]:")
_SYMLINK = 0o120000
_STREAMED = 0x8


@dataclass(frozen=True, slots=True)
class Entry:
    """An unpacked member with its ready deflated form."""

    name: str
    data: bytes
    member: Member


def read_container(data: bytes) -> tuple[Entry, ...]:
    """The members of a zip in its own order, unpacked and checked.

    Raises:
        TemplateError: with every `package.…` finding about the container.
    """
    archive = _open(data)
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    found = [
        *_whole(data, archive, infos),
        *_names(infos),
        *_sizes(infos),
        *_layout(data, archive.infolist(), archive.start_dir),
    ]
    if found:
        raise TemplateError(found)
    entries: list[Entry] = []
    for info in infos:
        entry = _unpack(data, info)
        if isinstance(entry, Diagnostic):
            found.append(entry)
        else:
            entries.append(entry)
    if found:
        raise TemplateError(found)
    return tuple(entries)


def _open(data: bytes) -> ZipFile:
    if data.startswith(_OLE2):
        raise TemplateError([refusal("package.encrypted")])
    if len(data) > MAX_FILE:
        raise TemplateError([refusal("package.too-large", f"Het is {len(data) >> 20} MB.")])
    if _END not in data[-66_000:]:
        raise TemplateError([refusal("package.not-a-zip")])
    try:
        return ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, struct.error, OSError, UnicodeDecodeError) as error:
        raise TemplateError([refusal("package.not-a-zip")]) from error


def _whole(data: bytes, archive: ZipFile, infos: list[ZipInfo]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    end = data.rfind(_END)
    if not data.startswith(_LOCAL_HEADER) or end + 22 + len(archive.comment) != len(data) or archive.comment:
        found.append(refusal("package.trailing-data"))
    elif struct.unpack("<HHHH", data[end + 4 : end + 12]) != (0, 0, *[len(archive.infolist())] * 2):
        found.append(refusal("package.inconsistent"))
    if len(infos) > MAX_ENTRIES:
        found.append(refusal("package.too-many-parts", f"Het zijn er {len(infos)}; hooguit {MAX_ENTRIES}."))
    return found


def _names(infos: list[ZipInfo]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _unsafe(info):
            found.append(refusal("package.unsafe-name", part=ascii(name)[:120]))
        if name.lower() in seen:
            found.append(refusal("package.duplicate-part", part=name))
        seen.add(name.lower())
    return found


def _unsafe(info: ZipInfo) -> bool:
    name = info.orig_filename
    link = (info.external_attr >> 16) & 0o170000 == _SYMLINK
    pieces = name.split("/")
    odd = any(ord(c) < 32 or c == "\\" for c in name) or not name.isprintable()
    return bool(link or odd or name.startswith("/") or _DRIVE.match(name) or {"..", "."} & set(pieces) or "" in pieces)


def _sizes(infos: list[ZipInfo]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for info in infos:
        if info.flag_bits & 0x1:
            found.append(refusal("package.encrypted", part=info.filename))
        if info.compress_type not in (0, DEFLATED):
            found.append(refusal("package.method", part=info.filename))
        if info.file_size > MAX_PART:
            found.append(refusal("package.too-large", part=info.filename))
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            found.append(refusal("package.ratio", part=info.filename))
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        found.append(refusal("package.too-large"))
    return found


def _layout(data: bytes, infos: list[ZipInfo], directory: int) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    spans: list[tuple[int, int, int, str]] = []
    for info in infos:
        at = info.header_offset
        if data[at : at + 4] != _LOCAL_HEADER or at + 30 > len(data):
            found.append(refusal("package.inconsistent", part=info.filename))
            continue
        packed, size, name_length, extra = struct.unpack("<IIHH", data[at + 18 : at + 30])
        encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
        same_name = data[at + 30 : at + 30 + name_length].decode(encoding, "replace") == info.orig_filename
        # whoever writes to a pipe puts the sizes behind the data
        same_sizes = bool(info.flag_bits & _STREAMED) or (packed, size) == (info.compress_size, info.file_size)
        if not (same_name and (same_sizes or 0xFFFFFFFF in (packed, size))):
            found.append(refusal("package.inconsistent", part=info.filename))
        slack = 24 if info.flag_bits & _STREAMED else 0
        spans.append((at, at + 30 + name_length + extra + info.compress_size, slack, info.filename))
    return [*found, *_gaps(sorted(spans), directory)]


def _gaps(spans: list[tuple[int, int, int, str]], directory: int) -> Iterator[Diagnostic]:
    """Members over each other, and bytes between them that belong to none."""
    # a first span that starts late means a second archive or a program in front
    end, slack = 0, 0
    for start, next_end, next_slack, name in spans:
        if start < end:
            yield refusal("package.overlapping", part=name)
        elif start > end + slack:
            yield refusal("package.trailing-data")
        end, slack = next_end, next_slack
    if not end <= directory <= end + slack:
        yield refusal("package.trailing-data")


def _unpack(data: bytes, info: ZipInfo) -> Entry | Diagnostic:
    at = info.header_offset
    name_length, extra = struct.unpack("<HH", data[at + 26 : at + 30])
    start = at + 30 + name_length + extra
    packed = data[start : start + info.compress_size]
    if info.compress_type == DEFLATED:
        unpacker = zlib.decompressobj(-15)
        try:
            plain = unpacker.decompress(packed, info.file_size + 1)
        except zlib.error:
            return refusal("package.damaged", part=info.filename)
        if not unpacker.eof or unpacker.unused_data:
            return refusal("package.damaged", part=info.filename)
    else:
        plain = packed
    if len(plain) != info.file_size or crc32(plain) != info.CRC:
        return refusal("package.damaged", part=info.filename)
    ready = (
        Member(info.filename, packed, info.CRC, info.file_size)
        if info.compress_type == DEFLATED
        else make_member(info.filename, plain)
    )
    return Entry(info.filename, plain, ready)
