"""What a target is made from, as digests: equal keys give equal bytes (design 6.1).

    keyset   what many targets share: engine, template, brand, and each part of the handbook that is read, by name
    own      the values of the target's own record that are read
    around   the other values of its own that are read
    marks    two bytes per value of its own that is read, in the order of their names, to tell which one changed

Values are plain: mappings, lists, texts, numbers, dates. The order of a mapping counts, as documents follow it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import blake2b
from typing import Any, cast
from zlib import crc32

ENGINE = 1
"""Rises when equal input gives other parts than before (`tests/build/test_engine.py` notices)."""

SIZE = 16
MARK = 2
OWN, AROUND = b"", b"~"
"""In place of a digest: the value differs from target to target, and only its name is shared."""


def encode(value: Any) -> bytes:
    """The plain value as bytes, the same for equal values in equal order and on every machine."""
    return _ENCODER.encode(value).encode()


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)


_ENCODER = json.JSONEncoder(separators=(",", ":"), default=_json)


def digest(data: bytes) -> bytes:
    """The digest by which keys and contents are compared."""
    return blake2b(data, digest_size=SIZE).digest()


def value_digest(value: Any) -> bytes:
    """The digest of a plain value."""
    return digest(encode(value))


@dataclass(frozen=True, slots=True)
class Part:
    """One named input that many targets share, with how to find its leaves: only a part that is new needs them."""

    name: str
    digest: bytes
    find: Callable[[], Iterable[tuple[str, int]]] = field(default=tuple, compare=False, repr=False)

    @property
    def leaves(self) -> tuple[tuple[str, int], ...]:
        """What tells afterwards where in it something changed."""
        return tuple(self.find())


def part_of(name: str, value: Any) -> Part:
    """The part of that name with the digest of its value."""
    return Part(name, value_digest(value), partial(leaves, value))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """Every single value in a plain value with its path below it and a short mark."""
    if isinstance(value, Mapping) and value:
        for key, item in cast("Mapping[str, Any]", value).items():
            yield from leaves(item, f"{path}.{key}")
    elif isinstance(value, list) and value:
        for index, item in enumerate(cast("list[Any]", value)):
            yield from leaves(item, f"{path}.{index}")
    else:
        yield path, crc32(encode(value))


@dataclass(frozen=True)
class Keyset:
    """The shared inputs of a target, by name; equal sets are stored once."""

    parts: tuple[Part, ...]

    @cached_property
    def digest(self) -> bytes:
        """One digest of all of them."""
        return digest(b"\0".join(part.name.encode() + part.digest for part in self.parts))


def keyset(parts: Iterable[Part]) -> Keyset:
    """The set of these parts, in the order of their names."""
    return Keyset(tuple(sorted(parts, key=lambda part: part.name)))


@dataclass(frozen=True, slots=True)
class Key:
    """All that a target is made from; the names behind `marks` stand in the keyset, as parts without a digest."""

    keyset: Keyset
    own: bytes = b""
    around: bytes = b""
    marks: bytes = b""


def values_digest(values: Mapping[str, Any]) -> tuple[bytes, dict[str, bytes]]:
    """The digest of these values together, and a mark for each by its name."""
    whole, marks = blake2b(digest_size=SIZE), dict[str, bytes]()
    for name, value in values.items():
        data = encode(value)
        whole.update(data)
        whole.update(b"\0")
        marks[name] = crc32(data).to_bytes(4)[-MARK:]
    return whole.digest(), marks


def covers(path: str, other: str) -> bool:
    """Whether the other path is this one, or stands below it."""
    return other == path or other.startswith(f"{path}.")


def touches(path: str, other: str) -> bool:
    """Whether a change at one of the two paths is a change of what stands at the other."""
    return covers(path, other) or covers(other, path)
