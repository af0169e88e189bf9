"""The zip of a filled document: members that never change are laid out once, the changed ones follow them."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache

from docgen.ooxml import Member, make_member

# ECMA-376 Part 2 leans on the zip application note: 4.3.16, end of central directory record
_END = struct.Struct("<4sHHHHIIH")


# a logo goes into thousands of documents; bytes remember their hash
picture_member = lru_cache(maxsize=32)(make_member)


class Archive:
    """The fixed members of a template, ready to be followed by those of one document."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._members = {member.name: member for member in members}
        self._body, self._directory = _laid_out(self._members.values(), 0)

    def write(self, changed: Mapping[str, bytes | Member]) -> bytes:
        """The archive with `changed` after the fixed members, in the place of those with the same name."""
        new = [data if isinstance(data, Member) else make_member(name, data) for name, data in changed.items()]
        body, directory, count = self._body, self._directory, len(self._members)
        if not self._members.keys().isdisjoint(changed):
            kept = [member for name, member in self._members.items() if name not in changed]
            # content types stay in front, where readers that stream expect them
            front = [member for member in new if member.name == "[Content_Types].xml"]
            new = [member for member in new if member.name != "[Content_Types].xml"]
            body, directory = _laid_out([*front, *kept], 0)
            count = len(front) + len(kept)
        more, entries = _laid_out(new, len(body))
        total = count + len(new)
        size, offset = len(directory) + len(entries), len(body) + len(more)
        end = _END.pack(b"PK\x05\x06", 0, 0, total, total, size, offset, 0)
        return b"".join((body, more, directory, entries, end))


def _laid_out(members: Iterable[Member], start: int) -> tuple[bytes, bytes]:
    """Local entries and directory entries of members whose first byte stands at `start`."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = start
    for member in members:
        local = member.local()
        body.append(local)
        directory.append(member.central(offset))
        offset += len(local)
    return b"".join(body), b"".join(directory)
