"""Whether a document still follows what it is made from."""

from __future__ import annotations

from docgen.build.targets import State
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.workshop import Workshop
from docgen.records.enums import Status


def state_of(spec: DocumentSpec, workshop: Workshop) -> State:
    """Whether the document moves on, is final, waits for approval, or was handed over."""
    if spec.handed_over:
        return State.HANDED
    if spec.copy is not None:
        return State.WAITING if workshop.decided(spec.copy).waiting else State.MOVING
    final = spec.file is not None and getattr(spec.file.record, "status", None) is Status.VASTGESTELD
    return State.FINAL if final else State.MOVING
