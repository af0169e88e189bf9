"""Digests of many byte strings of a few kinds: what all of one kind begin with is read once.

Documents of one template begin with the same ready deflated parts, which are most of their bytes.
"""

from __future__ import annotations

from collections.abc import Hashable
from hashlib import blake2b

from docgen.build.keys import SIZE

_LONGEST = 65_536
_KINDS = 256


class Digests:
    """Gives the digests of `keys.digest`, and remembers per kind how they begin."""

    def __init__(self) -> None:
        self._begun: dict[Hashable, tuple[bytes, blake2b]] = {}

    def of(self, data: bytes, kind: Hashable) -> bytes:
        """The digest of these bytes; that they are of a kind only tells what they may have in common."""
        known = self._begun.get(kind)
        beginning = data[:_LONGEST] if known is None else known[0]
        if known is None or not data.startswith(beginning):
            beginning = common(beginning, data)
            known = self._remember(kind, beginning)
        whole = known[1].copy()
        whole.update(memoryview(data)[len(beginning) :])
        return whole.digest()

    def _remember(self, kind: Hashable, beginning: bytes) -> tuple[bytes, blake2b]:
        if len(self._begun) >= _KINDS:
            self._begun.clear()  # a bound on memory: kinds come one after the other
        self._begun[kind] = found = beginning, blake2b(beginning, digest_size=SIZE)
        return found


def common(one: bytes, other: bytes) -> bytes:
    """What both begin with."""
    size = min(len(one), len(other))
    differs = int.from_bytes(one[:size]) ^ int.from_bytes(
        other[:size]
    )  # a loop over bytes takes a hundred times as long
    return one[: size - (differs.bit_length() + 7) // 8]
