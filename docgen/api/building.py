"""The main job: every document of an organisation's folder, written safely, with a report of what happened."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from itertools import islice
from pathlib import Path

from docgen.api.checking import Checked, check, workshop_for
from docgen.build.store import store_beside_edits
from docgen.diagnostics import Diagnostic, Location, errors_in
from docgen.documents.catalogue import DocumentSpec, catalogue
from docgen.documents.pages import measure_pages, office_installed
from docgen.documents.workshop import Workshop, edited_by_hand
from docgen.errors import BuildError, DocgenError, InternalError, RecordError
from docgen.review.folder import stops_documents

OUTPUT = "uitvoer"
INTERNAL = "internal.document"
# starting processes and loading the folder in each costs about a second
_WORTH_PROCESSES = 400

Progress = Callable[[int, int], None]
"""Told how many documents are done, of how many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: made, unchanged, beside a hand edit, same as its general form, or failed."""

    path: str
    status: str
    size: int = 0
    findings: tuple[Diagnostic, ...] = ()


@dataclass
class BuildReport:
    """What a build did; `findings` are those of the folder, each outcome carries its own."""

    output: Path
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    findings: tuple[Diagnostic, ...] = ()
    skipped: list[str] = field(default_factory=list[str])
    seconds: float = 0.0

    def count(self, status: str) -> int:
        """How many documents ended that way."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def failures(self) -> list[Diagnostic]:
        """The findings of documents that could not be made, each once."""
        return list(dict.fromkeys(d for outcome in self.outcomes for d in outcome.findings))

    @property
    def our_mistake(self) -> bool:
        """Whether a document is missing through a mistake in docgen itself."""
        return any(d.code == INTERNAL for d in self.failures)

    @property
    def clean(self) -> bool:
        """Whether everything was made and no record was left out."""
        return not self.failures and not self.skipped and not any(errors_in(self.findings))


def build(
    path: Path,
    *,
    out: Path | None = None,
    only: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Make every document of the folder; a bad record stops its own documents only.

    Raises:
        RecordError: this is no folder of an organisation, or `only` matches nothing.
        BuildError: the output cannot be written.
    """
    started = time.monotonic()
    checked = check(path)
    output = out or path / OUTPUT
    report = BuildReport(output, findings=checked.findings)
    wanted = _matching(specs_of(checked), only)
    report.skipped = _left_out(checked)
    for outcome in _run(checked, wanted, output, jobs):
        report.outcomes.append(outcome)
        if progress:
            progress(len(report.outcomes), len(wanted))
    report.seconds = time.monotonic() - started
    return report


def _matching(specs: list[DocumentSpec], only: str | None) -> list[DocumentSpec]:
    found = [spec for spec in specs if only is None or fnmatch(spec.path, only)]
    if only is not None and specs and not found:
        example = next((spec.path for spec in specs if spec.file), specs[0].path)
        raise RecordError(
            [
                Diagnostic(
                    "build.nothing-matches",
                    f"Geen enkel document past bij '{only}'.",
                    remedy=f"Noem een pad onder de uitvoermap; een * staat voor alles, zoals in {example[:-5]}*.",
                )
            ]
        )
    return found


def specs_of(checked: Checked) -> list[DocumentSpec]:
    """The documents that can be made: of every record without errors in its shape or its codes."""
    stopped = _stopped_files(checked)
    return [spec for spec in catalogue(checked.folder) if spec.record_path not in stopped]


def _stopped_files(checked: Checked) -> set[str]:
    return {finding.location.file or "" for finding in checked.findings if stops_documents(finding)} - {""}


def _left_out(checked: Checked) -> list[str]:
    stopped = _stopped_files(checked)
    unusable = {file.file.name for file in checked.folder.all_records() if not file.usable}
    return sorted(stopped | unusable)


def _run(checked: Checked, specs: list[DocumentSpec], output: Path, jobs: int | None) -> Iterator[Outcome]:
    processes = jobs or (os.cpu_count() or 1 if len(specs) >= _WORTH_PROCESSES else 1)
    general = [spec for spec in specs if spec.variant_of is None]
    if processes > 1 and len(general) > 1:
        yield from _in_processes(checked.folder.path, [spec.path for spec in general], output, processes)
    else:
        yield from _in_this_process(checked, general, output)
    for spec in specs:
        if spec.variant_of is not None:
            yield _make_variant(workshop_for(checked), checked, spec, output)


def _in_this_process(checked: Checked, specs: list[DocumentSpec], output: Path) -> Iterator[Outcome]:
    """One after the other; editions whose pages LibreOffice measures go on beside the rest, as it is a process."""
    workshop = workshop_for(checked)
    slow = [spec for spec in specs if spec.edition]
    with ThreadPoolExecutor(max_workers=1) as beside:
        measured = [beside.submit(_make, measuring(workshop_for(checked)), checked, spec, output) for spec in slow]
        for spec in specs:
            if not spec.edition:
                yield _make(workshop, checked, spec, output)
        for future in measured:
            yield future.result()


def measuring(workshop: Workshop) -> Workshop:
    """The workshop, with LibreOffice as the measure of page numbers where it is installed."""
    workshop.measure = measure_pages if office_installed() else None
    return workshop


def _in_processes(path: Path, paths: list[str], output: Path, processes: int) -> Iterator[Outcome]:
    size = max(1, min(500, len(paths) // (processes * 4) or 1))
    chunks = _chunks(paths, size)
    with ProcessPoolExecutor(max_workers=processes) as pool:
        futures: list[Future[list[Outcome]]] = [pool.submit(_make_chunk, path, chunk, output) for chunk in chunks]
        for future in futures:
            yield from future.result()


def _chunks(items: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


@cache
def _prepared(path: Path) -> tuple[Checked, Workshop, dict[str, DocumentSpec]]:
    """What a worker process needs, read once."""
    checked = check(path)
    return checked, measuring(workshop_for(checked)), {spec.path: spec for spec in specs_of(checked)}


def _make_chunk(path: Path, chunk: list[str], output: Path) -> list[Outcome]:
    checked, workshop, specs = _prepared(path)
    return [_make(workshop, checked, specs[name], output) for name in chunk]


def _make(workshop: Workshop, checked: Checked, spec: DocumentSpec, output: Path) -> Outcome:
    try:
        data = _document(workshop, checked, spec)
    except BuildError:
        raise
    except DocgenError as error:
        return _failed(spec, error)
    return _stored(spec, output, data)


def _stored(spec: DocumentSpec, output: Path, data: bytes) -> Outcome:
    wanted = output / spec.path
    place, written = store_beside_edits(wanted, data, edited_by_hand)
    if place != wanted:
        return Outcome(place.relative_to(output).as_posix(), "ernaast", len(data))
    return Outcome(spec.path, "gemaakt" if written else "ongewijzigd", len(data))


def _make_variant(workshop: Workshop, checked: Checked, spec: DocumentSpec, output: Path) -> Outcome:
    """A blank for one location or kind of support; where it is equal to the general one there is nothing to make."""
    try:
        data = _document(workshop, checked, spec)
    except DocgenError as error:
        return _failed(spec, error)
    general = output / (spec.variant_of or "")
    if general.is_file() and general.read_bytes() == data:
        return Outcome(spec.path, "gelijk", 0)
    return _stored(spec, output, data)


def _document(workshop: Workshop, checked: Checked, spec: DocumentSpec) -> bytes:
    current = checked.folder.current
    if current is None:  # the catalogue of such a folder is empty
        raise RuntimeError(spec.path)
    try:
        return workshop.make(spec, current.organisatie)
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


def _failed(spec: DocumentSpec, error: DocgenError) -> Outcome:
    place = Location(file=spec.record_path or spec.template)
    return Outcome(spec.path, "mislukt", 0, tuple(d.within(place) for d in error.diagnostics))
