"""Byte-stable zip writing: fixed timestamps, fixed flags, unchanged members spliced in as ready deflated bytes.

    archive = local header, name, deflated data   per member
              central directory                   per member
              end of central directory

Deflating is nearly all that writing a small document costs, so a `Member` is deflated once and kept. isal at level 2
gives 0.96 times the size of zlib level 6 for the text of four pages, and 1.14 times for a small worksheet, in a quarter
to a twelfth of the time; zlib is the fallback where isal has no wheel, and packs what is written once and kept.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

try:
    from isal import igzip_lib, isal_zlib
except ImportError:  # a platform without a wheel
    igzip_lib = isal_zlib = None

DEFLATED = 8
_DOS_DATE = 33  # 1 January 1980, the first day that a zip can name: no clock in the output
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHI")
_OFFSET = struct.Struct("<I")
_END = struct.Struct("<4sHHHHIIH")
_UTF8_FLAG = 0x800
FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What readers that stream expect in front: content types and root relationships."""

T = TypeVar("T")


def deflate(data: bytes) -> bytes:
    """Raw deflated bytes; the same bytes for the same input and library."""
    if igzip_lib is not None:
        return igzip_lib.compress(data, 2, igzip_lib.COMP_DEFLATE)  # pyright: ignore[reportUnknownMemberType] - no types
    return _deflate_well(data, 6)


def _deflate_well(data: bytes, level: int, end: int = zlib.Z_FINISH) -> bytes:
    # a window no larger than the data: to set up the largest takes longer than to deflate a small part
    window = min(max(len(data).bit_length(), 9), zlib.MAX_WBITS)
    packer = zlib.compressobj(level, zlib.DEFLATED, -window, 7)
    return packer.compress(data) + packer.flush(end)


def crc32(data: bytes, before: int = 0) -> int:
    """The checksum that a zip stores beside a member; `before` is that of what comes before."""
    if isal_zlib is not None:
        return isal_zlib.crc32(data, before)  # pyright: ignore[reportUnknownMemberType] - no types
    return zlib.crc32(data, before)


@dataclass(frozen=True)
class Member:
    """One file of an archive, ready to be written: `packed` is deflated, `crc` and `size` are of the plain bytes."""

    name: str
    packed: bytes
    crc: int
    size: int

    @cached_property
    def local_header(self) -> bytes:
        """The local header, which the data follows."""
        return _headers(self.name, self.crc, len(self.packed), self.size)[0]

    @cached_property
    def central_entry(self) -> tuple[bytes, bytes]:
        """The entry in the central directory, before and after the offset of the local header."""
        return _headers(self.name, self.crc, len(self.packed), self.size)[1]

    def local(self) -> bytes:
        """The local header and the data."""
        return self.local_header + self.packed

    def central(self, offset: int) -> bytes:
        """The entry in the central directory; `offset` is where the local header stands."""
        before, name = self.central_entry
        return before + _OFFSET.pack(offset) + name

    def plain(self) -> bytes:
        """The bytes before they were deflated."""
        if isal_zlib is not None:
            return isal_zlib.decompress(self.packed, -15)  # pyright: ignore[reportUnknownMemberType] - no types
        return zlib.decompress(self.packed, -15)


def _headers(name: str, crc: int, packed: int, size: int) -> tuple[bytes, tuple[bytes, bytes]]:
    """The local header of a member, and its entry in the directory before and after the offset."""
    encoded, flag = name.encode(), 0 if name.isascii() else _UTF8_FLAG
    local = _LOCAL.pack(b"PK\x03\x04", 20, flag, DEFLATED, 0, _DOS_DATE, crc, packed, size, len(encoded), 0)
    central = _CENTRAL.pack(
        b"PK\x01\x02", 20, 20, flag, DEFLATED, 0, _DOS_DATE, crc, packed, size, len(encoded), 0, 0, 0, 0, 0
    )
    return local + encoded, (central, encoded)


class Frame:
    """The beginning and the end that many documents have in common in one part: they are deflated once."""

    __slots__ = ("_crc", "_head", "_tail", "_tail_packed", "head")

    def __init__(self, head: bytes, tail: bytes) -> None:
        self.head, self._tail = head, tail
        self._crc = crc32(head)
        self._head = _deflate_well(head, 9, zlib.Z_FULL_FLUSH)
        self._tail_packed = _deflate_well(tail, 9)

    def around(self, middle: bytes) -> bytes:
        """The whole part."""
        return b"".join((self.head, middle, self._tail))

    def pack(self, middle: bytes) -> tuple[bytes, int, int]:
        """The part with this in the middle: deflated, its checksum and its size.

        A stretch that ends with a full flush can be followed by another that was deflated without knowing it (RFC 1951,
        3.2.4: an empty stored block ends at a whole byte).
        """
        crc = crc32(self._tail, crc32(middle, self._crc))
        packed = b"".join((self._head, _deflate_open(middle), self._tail_packed))
        return packed, crc, len(self.head) + len(middle) + len(self._tail)


def _deflate_open(data: bytes) -> bytes:
    """Deflated bytes that others can follow."""
    if isal_zlib is None:
        return _deflate_well(data, 6, zlib.Z_FULL_FLUSH)
    packer: Any = isal_zlib.compressobj(2, zlib.DEFLATED, -15)  # pyright: ignore[reportUnknownMemberType] - no types
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


Content = bytes | Member | tuple[Frame, bytes]


def _pieces(name: str, value: Content) -> tuple[bytes, bytes, tuple[bytes, bytes]]:
    """The local header, the deflated data and the directory entry of what is written once or is ready."""
    if isinstance(value, Member):
        return value.local_header, value.packed, value.central_entry
    if isinstance(value, tuple):
        frame, middle = value
        packed, crc, size = frame.pack(middle)
    else:
        packed, crc = _small(value) if len(value) <= _SMALL else (deflate(value), crc32(value))
        size = len(value)
    local, central = _headers(name, crc, len(packed), size)
    return local, packed, central


_SMALL = 4096


@lru_cache(maxsize=64)
def _small(data: bytes) -> tuple[bytes, int]:
    """A small part deflated, and its checksum: headers and footers are often those of the document before."""
    return deflate(data), crc32(data)


def make_member(name: str, data: bytes) -> Member:
    """A member with `data` deflated."""
    return Member(name, deflate(data), crc32(data), len(data))


def make_kept_member(name: str, data: bytes) -> Member:
    """A member that goes into many documents: deflated as small as it gets, at ten times the cost."""
    return Member(name, _deflate_well(data, 9), crc32(data), len(data))


def write_zip(members: Iterable[Member]) -> bytes:
    """An archive of ready members, in the given order."""
    return ZipWriter(members).write({})


def pack(parts: Mapping[str, bytes | Member]) -> bytes:
    """An archive of parts: content types and root relationships first, the rest in the given order.

    A value that is a `Member` already is spliced in without deflating it again.
    """
    return write_zip(ready_member(name, value) for name, value in in_order(parts).items())


def in_order(parts: Mapping[str, T]) -> dict[str, T]:
    """The parts with those in front that readers who stream expect there."""
    return {name: parts[name] for name in (*(n for n in FIRST if n in parts), *(n for n in parts if n not in FIRST))}


def ready_member(name: str, value: Content) -> Member:
    """The value as a member, deflated if it was not."""
    if isinstance(value, Member):
        return value
    return make_member(name, value if isinstance(value, bytes) else value[0].around(value[1]))


class ZipWriter:
    """An archive with a fixed set of ready members, written many times with others behind them.

    The fixed members are laid out once: then only what follows is deflated, and its entries made.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        self.members: Mapping[str, Member] = {member.name: member for member in members}
        directory: list[bytes] = []
        self._body: list[bytes] = []
        self._size = self._count = 0
        for member in self.members.values():
            directory.append(member.central(self._size))
            self._body += (member.local_header, member.packed)
            self._size += len(member.local_header) + len(member.packed)
            self._count += 1
        self._directory = b"".join(directory)

    def write(self, more: Mapping[str, Content]) -> bytes:
        """The archive with more members behind it, in the place of those with the same name.

        What is ready is not deflated again.
        """
        if not self.members.keys().isdisjoint(more):
            return self._without(more).write({name: more[name] for name in more if name not in FIRST})
        body, directory = [*self._body], [self._directory]
        offset = self._size
        for name, value in more.items():
            local, packed, (before, encoded) = _pieces(name, value)
            body += (local, packed)
            directory += (before, _OFFSET.pack(offset), encoded)
            offset += len(local) + len(packed)
        entries = b"".join(directory)
        count = self._count + len(more)
        return b"".join([*body, entries, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)])

    def _without(self, changed: Mapping[str, Content]) -> ZipWriter:
        """The fixed members that stay, behind those of the changed ones that stand in front."""
        front = {name: ready_member(name, changed[name]) for name in FIRST if name in changed}
        kept = {name: member for name, member in self.members.items() if name not in changed}
        return ZipWriter(in_order({**kept, **front}).values())
