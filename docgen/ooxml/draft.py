"""A document that is filled but not packed yet: its identity and digest are taken before it is deflated once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.ooxml.package import Package
from docgen.ooxml.zipping import Content, Member, ZipWriter, in_order


class _Parts(Mapping[str, bytes]):
    """The plain bytes of all parts of a draft, each unpacked when it is asked for."""

    def __init__(self, fixed: Mapping[str, Member], own: Mapping[str, Content]) -> None:
        self._all: Mapping[str, Content] = {**fixed, **own}

    def __getitem__(self, name: str) -> bytes:
        return plain_bytes(self._all[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True)
class Draft:
    """The `archive` of what never changes in documents of one kind, and the parts of its `own`."""

    kind: str
    archive: ZipWriter
    own: Mapping[str, Content]

    @staticmethod
    def read(data: bytes) -> Draft:
        """A document that is there already, all of it fixed.

        Raises:
            TemplateError: the package did not pass the gate.
        """
        package = Package.read(data)
        return Draft(package.kind, ZipWriter(in_order(package.members).values()), {})

    def pack(self) -> bytes:
        """The bytes of the document."""
        return self.archive.write(self.own)

    def part(self, name: str) -> bytes | None:
        """The plain bytes of one part."""
        found = self.own.get(name, self.archive.members.get(name))
        return plain_bytes(found) if found is not None else None

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The plain bytes of all parts."""
        return _Parts(self.archive.members, self.own)

    def package(self) -> Package:
        """What `Package.read` of the packed bytes gives, without packing them."""
        return Package("", self.parts, self.archive.members)


def plain_bytes(value: Content) -> bytes:
    """The bytes of a part as its document shows them."""
    if isinstance(value, bytes):
        return value
    return value.plain() if isinstance(value, Member) else value[0].around(value[1])
