"""Which documents a revision has made anew, and which are made no more: just as the next build does (issue 5).

    changes → blank forms, documents of drafts, and what follows names and look of today: copies, exit questionnaires

Documents of final records and copies that the client has are never among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.api.states import state_of
from docgen.build.targets import State
from docgen.documents.catalogue import DocumentSpec, blank_forms, copies, filled
from docgen.documents.context import read_path
from docgen.documents.impact import Reach, is_of_today
from docgen.records.changes import Change
from docgen.records.enums import Status
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.scoping import counts_at
from docgen.records.versions import Handbookversion


@dataclass(frozen=True)
class Reached:
    """The documents of a folder and a revision in hand; `old` and `new` are the cells of both versions."""

    folder: Folder
    reach: Reach
    old: Mapping[str, Any]
    new: Mapping[str, Any]

    def counts(self, change: Change, scope: frozenset[str], day: date | None) -> bool:
        """Whether what changed counts here and on this day, in either version."""
        before, after = change.moved_from or change.path, change.path
        return counts_at(self.old, before, scope, day) or counts_at(self.new, after, scope, day)

    def drafts(self) -> Iterator[tuple[Dossier, RecordFile, list[DocumentSpec]]]:
        """Every draft with its documents, and the client's copies of it that are in the making."""
        for dossier in self.folder.dossiers:
            asked = [*copies(self.folder, dossier)]
            for file in dossier.records:
                if _status(file) is Status.CONCEPT:
                    own = [spec for spec in asked if spec.file is file]
                    yield dossier, file, [*filled(self.folder, dossier, file), *own]

    def made_of(self, specs: Sequence[DocumentSpec], change: Change) -> tuple[str, ...]:
        """Of the documents of a draft that a change is about, those that look different by it."""
        shown = [spec for spec in specs if self.reach.shows(spec.template, spec.form, change)]
        return tuple(spec.path for spec in shown if self._moves(spec))

    def blank_forms(self, changes: Sequence[Change]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The blank forms that are made anew, and those that are made no more, without their version."""
        before, after = self._blank(self.reach.before), self._blank(self.reach.after)
        made = [name for name, spec in after.items() if name not in before or self._is_on(spec, changes)]
        return tuple(made), tuple(name for name in before if name not in after)

    def others(self, changes: Sequence[Change]) -> list[str]:
        """Copies of final records that no client has yet, and exit questionnaires: both follow what is of today."""
        asked = (spec for dossier in self.folder.dossiers for spec in copies(self.folder, dossier))
        exits = (spec for file in self.folder.exits for spec in filled(self.folder, None, file))
        of_today = [change for change in changes if is_of_today(change.path)]
        found: list[str] = []
        for spec in (*(s for s in asked if s.file and _status(s.file) is not Status.CONCEPT), *exits):
            counting = changes if spec.version is self.folder.current else of_today
            if self._is_on(spec, counting) and self._moves(spec):
                found.append(spec.path)
        return found

    def _is_on(self, spec: DocumentSpec, changes: Sequence[Change]) -> bool:
        day = getattr(spec.file.record, "datum", None) if spec.file else None
        return any(
            self.reach.shows(spec.template, spec.form, change) and self.counts(change, spec.scope, day)
            for change in changes
        )

    def _moves(self, spec: DocumentSpec) -> bool:
        """Whether the document is made anew when it changes: it waits for nobody, and no client has it."""
        return state_of(spec, self.reach.workshop) is State.MOVING

    def _blank(self, version: Handbookversion) -> dict[str, DocumentSpec]:
        """The blank forms of a version; one for a location that shows nothing else than the general one is not made."""
        found: dict[str, DocumentSpec] = {}
        general: list[Any] = []
        for spec in blank_forms(self.folder, version):
            values = self._values(spec) if version.scopes() else []
            if spec.variant_of is None:
                general = values
            if spec.variant_of is None or values != general:
                found[spec.path.replace(f"-v{spec.form_version}", "")] = spec
        return found

    def _values(self, spec: DocumentSpec) -> list[Any]:
        """What a blank form shows of handbook and organisation."""
        inputs = self.reach.workshop.inputs(spec, spec.version.organisatie)
        return [read_path(inputs.shared, path) for path in inputs.paths]


def _status(file: RecordFile) -> Status | None:
    return getattr(file.record, "status", None)
