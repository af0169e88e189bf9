"""Making documents, here or in other processes: a bad record or template stops its own documents only."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from docgen.api.checking import Checked, check, workshop_for
from docgen.api.reports import INTERNAL
from docgen.api.workers import how_many, workers
from docgen.build.crew import chunks_of, share_out
from docgen.build.targets import Made, Target
from docgen.diagnostics import Diagnostic, Location
from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.pages import measure_pages, office_installed
from docgen.documents.workshop import Workshop
from docgen.errors import DocgenError, InternalError
from docgen.records.bulk import NAMES, RawRecord
from docgen.review.folder import stops_documents

_ENGINES = ("docgen.word.template", "docgen.excel.template")  # long to import, and only who fills templates needs them

Findings = tuple[Diagnostic, ...]
Bytes = tuple[str, bytes | None, Findings]
"""A path with what making it gave."""


def specs_of(checked: Checked) -> list[DocumentSpec]:
    """The documents that can be made: of every record without errors in its shape or its codes.

    None at all when something that all documents share cannot be read: nobody knows what belongs in them.
    """
    if not checked.folder.whole:
        return []
    stopped = stopped_files(checked)
    return [spec for spec in catalogue(checked.folder) if spec.record_path not in stopped]


def stopped_files(checked: Checked) -> set[str]:
    """The records of which no document can be made for what review found in them."""
    found = {(d.location.file or "", d.location.line) for d in checked.findings if stops_documents(d)}
    rows = [file for file in checked.folder.all_records() if isinstance(file.file, RawRecord)] if found else []
    return ({file for file, _ in found} - {"", *NAMES}) | {
        row.file.name for row in rows if (row.place().file, row.place().line) in found
    }


def measuring(workshop: Workshop) -> Workshop:
    """The workshop, with LibreOffice as the measure of page numbers where it is installed."""
    workshop.measure = measure_pages if office_installed() else None
    return workshop


@dataclass(frozen=True)
class Maker:
    """Makes targets of one folder, whose specs go by their path."""

    checked: Checked
    workshop: Workshop
    specs: dict[str, DocumentSpec]
    jobs: int | None = None

    def make(self, targets: Sequence[Target]) -> Iterator[Made]:
        """The bytes of these targets, in their order; editions of the handbook come last."""
        if not targets:
            return  # nothing to import engines for
        by_spec: dict[str, list[Target]] = {}
        for target in targets:
            by_spec.setdefault(target.name, []).append(target)
        for path, data, findings in self._bytes([*by_spec]):
            for target in by_spec[path]:
                yield Made(target, data, findings)

    def _bytes(self, paths: list[str]) -> Iterator[Bytes]:
        number = how_many(self.jobs, len(paths))
        if number > 1 and len(paths) > 1:
            yield from _in_processes(self.checked.folder.path, paths, number)
        else:
            yield from self._in_this_process(paths)

    def _in_this_process(self, paths: list[str]) -> Iterator[Bytes]:
        """One after the other; editions whose pages LibreOffice measures go on beside the rest, as it is a process."""
        specs = [self.specs[path] for path in paths]
        for engine in _ENGINES:  # not in two threads at once
            import_module(engine)
        with ThreadPoolExecutor(max_workers=1) as beside:
            slow = measuring(workshop_for(self.checked))
            measured = [beside.submit(make_bytes, slow, self.checked, spec) for spec in specs if spec.edition]
            for spec in specs:
                if not spec.edition:
                    yield make_bytes(self.workshop, self.checked, spec)
            for future in measured:
                yield future.result()


def _in_processes(path: Path, paths: list[str], number: int) -> Iterator[Bytes]:
    size = max(1, min(500, len(paths) // (number * 4) or 1))
    crew = workers(number)
    for chunk in share_out(crew, partial(_make_chunk, path), chunks_of(paths, size), _lost):
        yield from chunk


@cache
def _prepared(path: Path) -> tuple[Checked, Workshop, dict[str, DocumentSpec]]:
    """What a worker process needs, read once."""
    checked = check(path)
    return checked, measuring(workshop_for(checked)), {spec.path: spec for spec in specs_of(checked)}


def _make_chunk(path: Path, chunk: list[str]) -> list[Bytes]:
    checked, workshop, specs = _prepared(path)
    return [make_bytes(workshop, checked, specs[name]) for name in chunk]


def _lost(name: str) -> list[Bytes]:
    finding = Diagnostic(
        "build.worker-died",
        "Het proces dat dit document maakte, viel steeds uit.",
        Location(file=name),
        "Kijk of er genoeg geheugen is en geef de opdracht opnieuw. Blijft het, meld het ons dan.",
    )
    return [(name, None, (finding,))]


def make_bytes(workshop: Workshop, checked: Checked, spec: DocumentSpec, record: str = "") -> Bytes:
    """The finished document, or what is wrong with it; `record` as `Workshop.make` takes it."""
    try:
        return spec.path, _document(workshop, checked, spec, record), ()
    except DocgenError as error:
        place = Location(file=spec.record_path or spec.template)
        return spec.path, None, tuple(d.within(place) for d in error.diagnostics)


def _document(workshop: Workshop, checked: Checked, spec: DocumentSpec, record: str) -> bytes:
    current = checked.folder.current
    if current is None:  # the catalogue of such a folder is empty
        raise RuntimeError(spec.path)
    try:
        return workshop.make(spec, current.organisatie, record)
    except DocgenError:
        raise
    except Exception as error:
        if os.environ.get("DOCGEN_DEBUG"):
            raise
        # a mistake of ours in one document must not stop the thousands beside it
        raise InternalError([_our_mistake(spec, error)]) from error


def _our_mistake(spec: DocumentSpec, error: Exception) -> Diagnostic:
    return Diagnostic(
        INTERNAL,
        f"Bij het maken van dit document ging bij ons iets mis ({type(error).__name__}).",
        Location(file=spec.record_path or spec.template),
        f"Meld het ons, met de naam van het document: {spec.path}",
    )
