"""Many byte strings of a few kinds: what all of one kind begin with is digested once, and sent once.

Documents of one template begin with the same ready deflated parts, which are most of their bytes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from docgen.build.keys import SIZE

F = TypeVar("F")

_LONGEST = 65_536
_KINDS = 256
_KIND = 512  # bytes by which strings to be sent are taken to be of a kind


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


class Shipment(list[tuple[str, bytes | None, F]], Generic[F]):
    """Named byte strings, each with a remark; pickled, they leave out what others of their kind begin with too."""

    def __reduce__(self) -> tuple[Any, ...]:
        begun: dict[bytes, bytes] = {}
        for _, data, _ in self:
            if data is not None:
                beginning = begun.setdefault(data[:_KIND], data[:_LONGEST])
                if not data.startswith(beginning):
                    begun[data[:_KIND]] = common(beginning, data)
        numbers = {kind: number for number, kind in enumerate(begun)}
        rows = [
            (name, None, b"", remark)
            if data is None
            else (name, numbers[data[:_KIND]], data[len(begun[data[:_KIND]]) :], remark)
            for name, data, remark in self
        ]
        return _unpacked, ([*begun.values()], rows)


def _unpacked(beginnings: list[bytes], rows: Iterable[tuple[str, int | None, bytes, Any]]) -> Shipment[Any]:
    return Shipment(
        (name, None if number is None else beginnings[number] + rest, remark) for name, number, rest, remark in rows
    )


def common(one: bytes, other: bytes) -> bytes:
    """What both begin with."""
    size = min(len(one), len(other))
    # a loop over bytes takes a hundred times as long
    differs = int.from_bytes(one[:size]) ^ int.from_bytes(other[:size])
    return one[: size - (differs.bit_length() + 7) // 8]
