"""What all documents of one organisation share, in one piece that any worker can be sent: its frame.

Folder without clients, house style, own templates and what templates read. A worker opens a frame once, and keeps the
compiled templates with it; it needs no folder of its own.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from docgen.api.checking import TEMPLATES, Checked, workshop_for
from docgen.build.keys import digest
from docgen.documents.workshop import Workshop


@dataclass(frozen=True)
class Frame:
    """A checked folder without its clients, its own templates by file name, and what templates read."""

    checked: Checked
    templates: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    reads: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


@dataclass(frozen=True, slots=True)
class Packed:
    """A frame on its way to a worker."""

    data: bytes
    mark: bytes

    def __hash__(self) -> int:
        """Frames are told apart by their digest."""
        return hash(self.mark)

    def __eq__(self, other: object) -> bool:
        """Whether it is the same frame."""
        return isinstance(other, Packed) and other.mark == self.mark


@dataclass(frozen=True)
class Room:
    """An open frame, or one that was never packed, with the workshop that goes with it."""

    checked: Checked
    workshop: Workshop


def frame_of(checked: Checked, workshop: Workshop) -> Frame:
    """The frame of a folder that was read without its clients."""
    folder = checked.folder.path / TEMPLATES
    own = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*")) if path.is_file()}
    return Frame(checked, own, dict(workshop.known_reads))


def packed(frame: Frame) -> Packed:
    """The frame as bytes."""
    data = zlib.compress(pickle.dumps(frame, 5), 1)
    return Packed(data, digest(data))


@lru_cache(maxsize=4)
def opened(frame: Packed) -> Room:
    """The frame in this process."""
    found: Frame = pickle.loads(zlib.decompress(frame.data))  # noqa: S301 — from our own driver
    checked = found.checked
    if found.templates:
        folder = Path(tempfile.mkdtemp(prefix="docgen-"))
        for name, data in found.templates.items():
            (folder / TEMPLATES).mkdir(exist_ok=True)
            (folder / TEMPLATES / name).write_bytes(data)
        checked = replace(checked, folder=replace(checked.folder, path=folder))
    workshop = workshop_for(checked)
    workshop.known_reads.update(found.reads)
    return Room(checked, workshop)
