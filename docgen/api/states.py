"""Whether a document still follows what it is made from.

Whether a client's copy waits takes reading all its sentences with the word list in hand. The manifest remembers it with
a digest of everything that it follows from, so that a copy of which nothing changed is not read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from docgen import __version__
from docgen.build.keys import ENGINE, value_digest
from docgen.build.manifest import Manifest
from docgen.build.targets import State
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.clientcopy.making import CopyJob
from docgen.documents.workshop import Workshop
from docgen.records.enums import Status
from docgen.records.values import plain


def state_of(spec: DocumentSpec, workshop: Workshop) -> State:
    """Whether the document moves on, is final, waits for approval, or was handed over."""
    if spec.handed_over:
        return State.HANDED
    if spec.copy is not None:
        return State.WAITING if workshop.decided(spec.copy).waiting else State.MOVING
    final = spec.file is not None and getattr(spec.file.record, "status", None) is Status.VASTGESTELD
    return State.FINAL if final else State.MOVING


@dataclass
class States:
    """The states of documents, with what the manifest remembers of copies."""

    workshop: Workshop
    manifest: Manifest
    _found: dict[str, str] = field(default_factory=dict[str, str])
    _digests: dict[int, tuple[object, bytes]] = field(default_factory=dict[int, Any])

    def of(self, spec: DocumentSpec) -> State:
        """As `state_of`."""
        if spec.copy is None or spec.handed_over:
            return state_of(spec, self.workshop)
        name, mark = f"kopie {spec.path}", self.mark(spec.copy)
        known = self.manifest.cached(name) or ""
        before, _, state = known.partition(" ")
        if before != mark:
            state = state_of(spec, self.workshop).value
        self._found[name] = f"{mark} {state}"
        return State(state)

    def mark(self, job: CopyJob) -> str:
        """The digest of everything from which it follows what is proposed for a copy, and what was decided."""
        own = [job.kind.code, plain(job.file.record), plain(job.client), plain(job.ronde), job.soort, sorted(job.scope)]
        handbook = job.version.effective(job.scope, job.soort, getattr(job.file.record, "datum", None))
        shared = [self._shared(value).hex() for value in (handbook, job.identity, job.version.organisatie)]
        return value_digest([own, shared, self.workshop.glossary_digest(), __version__, ENGINE]).hex()

    def _shared(self, value: Any) -> bytes:
        """The digest of a value that many copies share, worked out once."""
        if id(value) not in self._digests:
            # holding the value keeps its identity its own
            self._digests[id(value)] = (value, value_digest(plain(value) if isinstance(value, BaseModel) else value))
        return self._digests[id(value)][1]

    def remember(self) -> None:
        """Keep what was found for the next build."""
        for name, value in self._found.items():
            self.manifest.cache(name, value)
