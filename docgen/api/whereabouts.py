"""Where the records of a crowd stand, with a digest of each client's: found in a pass over all, or as they were left.

While nothing of the file with all clients changed that `build.watching` looks at, what was found in it counts, and
nobody passes over it. What is read there afterwards is held to its digest; when that differs, the next build passes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen import __version__
from docgen.build.manifest import Manifest
from docgen.build.watching import UNSEEN, facts_of
from docgen.diagnostics import Diagnostic
from docgen.records.bulk import RawDossier, bulk_file, packed, unpacked
from docgen.records.dossiers import dossiers_beside, raw_dossiers

_NAME = "found in"
_ASIDE = ("", "-wal")
"""What SQLite wrote last may stand beside its file (sqlite.org/walformat.html)."""


@dataclass
class Whereabouts:
    """The clients by the digests of their records, in their order; `state` says how the file was that holds them."""

    digests: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    findings: list[Diagnostic] = field(default_factory=list[Diagnostic])
    state: str = ""
    _raw: Mapping[str, RawDossier] = field(default_factory=dict[str, RawDossier])
    _left: tuple[Manifest, str] | None = None

    def dossiers(self, refs: Sequence[str]) -> list[RawDossier]:
        """Where the records of these clients stand."""
        if self._left is None:
            return [self._raw[ref] for ref in refs]
        manifest, file = self._left
        left = manifest.found_at(ref for ref in refs if ref not in self._raw)
        return [unpacked(left[ref], ref, file) if ref in left else self._raw[ref] for ref in refs]

    def doubt(self) -> None:
        """Say that something stands elsewhere than was found, whatever the file looks like."""
        self.state = ""

    def remember(self, manifest: Manifest) -> None:
        """Keep where the rows stand for the next build, or that nobody knows."""
        if self.state == (manifest.cached(_NAME) or ""):
            return
        rows = {ref: raw for ref, raw in self._raw.items() if raw.records and raw.records[0].number}
        manifest.keep_found((ref, raw.digest, packed(raw.records)) for ref, raw in rows.items() if self.state)
        manifest.cache(_NAME, self.state)


def find(path: Path, manifest: Manifest, moment: int) -> Whereabouts:
    """Where the records of all clients stand; what changed since the moment or just before it is not relied on."""
    file = bulk_file(path)
    state = _state(file, moment) if file else ""
    if file and state and manifest.cached(_NAME) == state and (left := _as_left(path, file.name, state, manifest)):
        return left
    raw, findings = raw_dossiers(path, whole=False)
    # with findings, or a client in two places, more must be known than where rows stand
    certain = not findings and all(len({bool(record.number) for record in one.records}) < 2 for one in raw)
    found = {dossier.ref: dossier for dossier in raw}
    digests = {ref: dossier.digest for ref, dossier in found.items()}
    return Whereabouts(digests, findings, state if certain else "", found)


def _as_left(path: Path, file: str, state: str, manifest: Manifest) -> Whereabouts | None:
    """What was found in the file before, with what stands beside it; nothing where the two must be held together."""
    beside, findings = dossiers_beside(path, whole=False)
    raw = {dossier.ref: dossier for dossier in beside}
    rows = manifest.found()
    if findings or raw.keys() & rows.keys():
        return None
    digests = rows | {ref: dossier.digest for ref, dossier in raw.items()}
    in_order = {ref: digests[ref] for ref in sorted(digests, key=lambda ref: ("/" in ref, ref))}
    return Whereabouts(in_order, findings, state, raw, (manifest, file))


def _state(file: Path, moment: int) -> str:
    """How a file is, as text; empty where it may still change without another time."""
    found: list[tuple[int, ...]] = []
    for end in _ASIDE:
        try:
            facts = facts_of(Path(f"{file}{end}").stat(), moment)
        except OSError:
            continue
        if facts == UNSEEN:
            return ""
        found.append(facts)
    return json.dumps([__version__, file.name, found])
