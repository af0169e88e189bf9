"""An organisation with thousands of clients: planned from digests, made by many workers (design 6.3).

    digest of a client's records as before, outline of the handbook as before   →  its plan of last time
    otherwise                                                                   →  planned by a worker
    plan + shared values of now  →  keys  →  `Run` decides what is stale  →  made by workers, chunk by chunk

Nobody reads a record of which nothing is made. Of review only what stops documents is done; `docgen check` does all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from docgen import __version__
from docgen.api.checking import Checked
from docgen.api.dossierwork import DossierPlan, Wanted, make_chunk, plan_chunk
from docgen.api.frames import Packed, Room, frame_of, packed
from docgen.api.keying import Keymaker
from docgen.api.making import Bytes
from docgen.api.whereabouts import Whereabouts, find
from docgen.api.workers import how_many, workers
from docgen.build.crew import WINDOW, Crew, chunks_of, share_out
from docgen.build.garbage import uncollected
from docgen.build.keys import ENGINE, Key, Keyset, value_digest
from docgen.build.manifest import Manifest
from docgen.build.rows import Foreseen, Planned
from docgen.build.targets import Made, State, Target, matching
from docgen.diagnostics import Diagnostic, Location
from docgen.documents.inputs import Inputs
from docgen.documents.sharing import is_shared
from docgen.documents.workshop import Workshop
from docgen.records.bulk import CHANGED, RawDossier, bulk_file, read_again
from docgen.records.transitions import Moment
from docgen.records.versions import Handbookversion

MANY = 500
"""From so many clients on an organisation is a crowd."""
CHUNK = 200
"""Documents in one chunk, at most (bench/README.md: what is lost on sharing out does not show any more)."""
_PLANNED_AT_ONCE = 100
LOST = "build.worker-died"


def is_crowd(path: Path) -> bool:
    """Whether the clients stand in one file, or are so many that they are better not read all at once."""
    if bulk_file(path) is not None:
        return True
    clients = path / "clienten"
    with suppress(OSError), os.scandir(clients) as entries:
        return len(list(islice(entries, MANY))) == MANY
    return False


@dataclass
class Crowd:
    """The clients of one organisation during one build."""

    path: Path
    checked: Checked
    workshop: Workshop
    manifest: Manifest
    moment: int = 0
    jobs: int | None = None
    crew: Crew | None = None
    findings: list[Diagnostic] = field(default_factory=list[Diagnostic])
    skipped: list[str] = field(default_factory=list[str])
    _found: Whereabouts = field(default_factory=Whereabouts)
    _owner: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """By the path of a document its client and its fingerprint."""
    _whole: set[str] = field(default_factory=set[str])
    _left: list[Planned] = field(default_factory=list[Planned])
    _frame: Packed | None = None

    def targets(self, only: str | None = None) -> list[Target]:
        """The documents of all clients with their keys, in the order of their clients; `only` is as in a build."""
        with uncollected():
            self._found = find(self.path, self.manifest, self.moment)
        refs = self._found.digests
        self.findings = [*self._found.findings]
        outline = self.outline()
        marks = self.manifest.plan_marks()
        self._left += [Planned(ref, b"") for ref in marks if ref not in refs]
        new = [ref for ref, digest in refs.items() if marks.get(ref) != digest + outline]
        fresh = refs.keys() - new
        wanted = matching(only)
        found: dict[str, list[Foreseen]] = {}
        with uncollected():
            for ref, document in self.manifest.foreseen(wanted):
                if ref in fresh:
                    found.setdefault(ref, []).append(document)
        plans = {plan.ref: plan for plan in self._plan(self._found.dossiers(new))}
        for ref in new:
            plan = plans[ref]
            found[ref] = [document for document in plan.documents if wanted(document.path)]
            self._note(plan, outline)
        keysets = _Keysets(self.checked, self.workshop)
        with uncollected():
            return [self._target(ref, document, keysets) for ref in refs for document in found.get(ref, ())]

    def _note(self, plan: DossierPlan, outline: bytes) -> None:
        """What a plan that was made anew says, and to remember it where it can be relied on."""
        self.findings += plan.findings
        self.skipped += plan.skipped
        if plan.lasting:
            self._left.append(Planned(plan.ref, plan.digest + outline, plan.documents))
            return
        self._left.append(Planned(plan.ref, b""))
        self._whole.add(plan.ref)

    def _target(self, ref: str, document: Foreseen, keysets: _Keysets) -> Target:
        self._owner[document.path] = ref, document.fingerprint
        key = None
        if document.shared:
            found, alike = keysets.of(document.shared)
            key = Key(found, document.own, document.around, document.marks)
            if not alike:
                self._whole.add(ref)
        return Target(document.path, key, document.source, State(document.state or State.MOVING))

    def outline(self) -> bytes:
        """What in a handbook decides which documents a client has and what they read: all but its texts."""
        folder, versions = self.checked.folder, [*self.checked.folder.archive.values()]
        versions += [folder.current] if folder.current else []
        forms = [value for version in versions for value in (version.forms, version.layers and _left_out(version))]
        names = self.workshop.known_reads
        reads = {name: sorted(names[name]) for name in sorted(names)}
        books = [(_outline(version.handboek), _outline(version.organisatie)) for version in versions]
        found = [__version__, ENGINE, books, _outline(folder.form_versions), [_outline(one) for one in forms], reads]
        return value_digest(found)

    def remember(self) -> None:
        """Keep the plans that were made anew, and where the records stand."""
        self._found.remember(self.manifest)
        self.manifest.keep_plans(self._left)
        self._left = []

    def make(self, targets: Sequence[Target]) -> Iterator[Made]:
        """The bytes of documents of clients, in the order in which they are ready."""
        by_name: dict[str, list[Target]] = {}
        for target in targets:
            by_name.setdefault(target.name, []).append(target)
        crew = self._crew(len(by_name))
        chunks = self._wanted([*by_name], crew)
        for chunk in self._shared_out(crew, make_chunk, chunks, _lost_documents):
            for path, data, findings in chunk:
                for target in by_name[path]:
                    yield Made(target, data, findings)

    def _plan(self, dossiers: list[RawDossier]) -> Iterator[DossierPlan]:
        crew = self._crew(len(dossiers) * 2)
        chunks = (self._read(part) for part in chunks_of(dossiers, _share(len(dossiers), crew, _PLANNED_AT_ONCE)))
        for chunk in self._shared_out(crew, plan_chunk, chunks, _lost_dossier):
            yield from chunk

    def _read(self, dossiers: list[RawDossier]) -> list[RawDossier]:
        found = read_again(self.path, [record for dossier in dossiers for record in dossier.records])
        if any(record.problem == CHANGED for record in found):
            self._found.doubt()
        texts = iter(found)
        return [RawDossier(d.ref, tuple(islice(texts, len(d.records)))) for d in dossiers]

    def _wanted(self, paths: list[str], crew: Crew | None) -> Iterator[list[Wanted]]:
        """Chunks of documents, each client's together, with just the records that they are made of.

        They become smaller towards the end, so that all workers are ready at about the same time.
        """
        by_ref: dict[str, list[str]] = {}
        for path in paths:
            by_ref.setdefault(self._owner[path][0], []).append(path)
        refs, left = iter(by_ref), len(paths)
        while left:
            most, size = min(left, _share(left, crew, CHUNK)), 0
            chunk: list[str] = []
            while size < most:
                chunk.append(next(refs))
                size += len(by_ref[chunk[-1]])
            left -= size
            raws = self._read([self._needed(raw, by_ref[raw.ref]) for raw in self._found.dossiers(chunk)])
            yield [self._wanted_of(raw, by_ref[raw.ref]) for raw in raws]

    def _wanted_of(self, raw: RawDossier, paths: list[str]) -> Wanted:
        return Wanted(raw, tuple(paths), tuple(self._owner[path][1] for path in paths))

    def _needed(self, raw: RawDossier, paths: list[str]) -> RawDossier:
        if raw.ref in self._whole:
            return raw
        stems = [path.rpartition("-v")[0] for path in paths]
        names = {f"{stem}.yaml" for stem in stems}
        return RawDossier(raw.ref, tuple(r for r in raw.records if r.form == "client" or r.name in names))

    def _shared_out(self, crew: Crew | None, work: Any, chunks: Iterable[list[Any]], lost: Any) -> Iterator[list[Any]]:
        if crew is None:
            room = Room(self.checked, self.workshop)  # nobody is sent anything
            yield from (work(room, chunk) for chunk in chunks)
            return
        if self._frame is None:
            self._frame = packed(frame_of(self.checked, self.workshop))
        yield from share_out(crew, partial(work, self._frame), chunks, lost)

    def _crew(self, amount: int) -> Crew | None:
        if self.crew is not None:
            return self.crew
        number = how_many(self.jobs, amount)
        return workers(number) if number > 1 else None


@dataclass
class _Keysets:
    """The keysets of documents, from what their plans say of the values that they share."""

    checked: Checked
    workshop: Workshop
    _found: dict[str, tuple[Keyset, bool]] = field(default_factory=dict[str, tuple[Keyset, bool]])

    def __post_init__(self) -> None:
        self._keys = Keymaker(self.workshop, self.checked.folder.current and self.checked.folder.current.organisatie)

    def of(self, shared: str) -> tuple[Keyset, bool]:
        """The keyset, and whether the handbook is one of those with a name: not one composed for a draft."""
        if shared not in self._found:
            self._found[shared] = self._make(*json.loads(shared))
        return self._found[shared]

    def _make(
        self, template: str, form: str, number: str, day: str | None, version: list[str | None],
        scope: list[str], soort: str | None, border: str | None, names: list[list[str]],
    ) -> tuple[Keyset, bool]:  # fmt: skip
        found = self._version(version)
        identity = self.checked.folder.current
        if identity is None:
            raise RuntimeError(template)  # nothing was planned then
        values = {
            "handboek": found.effective(frozenset(scope), soort, _day(border)),
            "organisatie": self.workshop.organisation(identity.organisatie, found, soort),
        }
        paths = tuple(sorted(path for path in self.workshop.paths(template, form) if is_shared(path)))
        own, around = (dict.fromkeys(part) for part in names)
        return self._keys.shared(template, number, _day(day), Inputs(values, paths, own, around)), len(version) == 1

    def _version(self, version: list[str | None]) -> Handbookversion:
        folder, name = self.checked.folder, version[0] or ""
        found = folder.version(name) if len(version) == 1 else None
        if found is None and folder.timeline is not None:
            found = folder.timeline.holds_for(name, Moment(*(_day(day) for day in version[1:])))
        if found is None:
            raise RuntimeError(name)  # a plan names versions that were there, and the outline has not changed
        return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _outline(value: Any) -> Any:
    """The value without its running texts: codes, switches, numbers and days, which are no sentences."""
    if isinstance(value, BaseModel):
        return {name: _outline(item) for name, item in vars(value).items()}
    if isinstance(value, Mapping):
        return {str(key): _outline(item) for key, item in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_outline(item) for item in cast("list[Any]", value)]
    if isinstance(value, Enum):
        return value.value
    return "" if isinstance(value, str) and " " in value else value


def _left_out(version: Handbookversion) -> list[str]:
    return sorted(".".join(path) for path in version.layers.left_out) if version.layers else []


def _share(amount: int, crew: Crew | None, most: int) -> int:
    """How many in a chunk: of little work every worker gets some too."""
    return most if crew is None else max(1, min(most, -(-amount // (crew.size * WINDOW))))


def _lost_documents(wanted: Wanted) -> list[Bytes]:
    finding = _worker_died(wanted.dossier)
    return [(path, None, (finding,)) for path in wanted.paths]


def _lost_dossier(raw: RawDossier) -> list[DossierPlan]:
    names = tuple(record.name for record in raw.records)
    return [DossierPlan(raw.ref, raw.digest, (), (_worker_died(raw),), names, lasting=False)]


def _worker_died(raw: RawDossier) -> Diagnostic:
    place = raw.records[0].place() if raw.records else Location()
    return Diagnostic(
        LOST,
        f"Het proces dat de documenten van '{raw.ref}' maakte, viel steeds uit.",
        place,
        "Kijk of er genoeg geheugen is en geef de opdracht opnieuw. Blijft het, meld het ons dan.",
    )
