"""`build`: first the question whether anything changed, which needs nothing that reads or makes documents.

Only when something did, `docgen.api.building` is imported, and with it all that reads records and fills templates.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.api.folders import MANIFEST, circumstances, place_of, roots
from docgen.api.reports import BuildReport, Progress
from docgen.build.garbage import uncollected
from docgen.build.manifest import BrokenManifest, Manifest
from docgen.build.outcomes import Outcome, Status
from docgen.build.plan import Options, Verify, at_rest
from docgen.build.rows import Row
from docgen.build.watching import Watched, changed, touched
from docgen.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from docgen.build.crew import Crew


def build(
    path: Path,
    *,
    out: Path | str | None = None,
    only: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    options: Options | None = None,
    details: bool = True,
    crew: Crew | None = None,
) -> BuildReport:
    """Make every document of the folder that is not as it should be; a bad record stops its own documents only.

    `out` is a folder, or the URL of an object store such as `s3://bucket/map`. With a `crew` its workers do the work.
    Without `details` a report on nothing to do has counts, but no outcome per document and no remarks.

    Raises:
        RecordError: this is no folder of an organisation, or `only` matches nothing.
        BuildError: the output cannot be written (exit code 74), or another build is at work there (75).
    """
    started = time.monotonic()
    options = options or Options()
    output, url = place_of(path, out)
    asked = Options(keep_going=options.keep_going, verify=options.verify)
    # what stands in a store is not told by this machine's file system
    asking_all = not only and options == asked and not (url and options.verify)
    with uncollected():  # neither paths nor imports leave garbage
        report = unchanged(path, output, None if url else options.verify, details=details) if asking_all else None
    if report is None:
        if crew is None and not options.dry_run:
            _expect_work(path, jobs)
        make = _builder()
        report = make(path, output, only=only, jobs=jobs, progress=progress, options=options, crew=crew, url=url)
    report.output = url or output
    report.seconds = time.monotonic() - started
    return report


# both import for a second, and most often nothing changed


def _expect_work(path: Path, jobs: int | None) -> None:
    from docgen.api.workers import expect_work  # noqa: PLC0415 — see above

    expect_work(path, jobs)


def _builder() -> Callable[..., BuildReport]:
    with uncollected():
        from docgen.api.building import build as make  # noqa: PLC0415 — see above
    return make


def unchanged(path: Path, output: Path, verify: Verify | None = None, *, details: bool) -> BuildReport | None:
    """The report of a build that has nothing to do, or `None` when it may have."""
    manifest = Manifest.peek(output / MANIFEST)
    if manifest is None:
        return None
    try:
        state = manifest.state()
        first = next(state, None)
        run: dict[str, Any] = json.loads(first.paths) if first else {}
        if run.get("circumstances") != circumstances(path) or _any_changed(state, roots(path, output)):
            return None
        if verify and next(touched(output, manifest.outputs(), by_hash=verify == "hash"), None) is not None:
            return None
        return _report(manifest, output, run, details=details)
    except (BrokenManifest, ValueError):
        return None
    finally:
        manifest.close()


def _any_changed(state: Iterable[Watched], places: Mapping[str, Path]) -> bool:
    return any(next(changed(places[watched.root], watched), None) is not None for watched in state)


def _report(manifest: Manifest, output: Path, run: Mapping[str, Any], *, details: bool) -> BuildReport:
    report = BuildReport(output, skipped=run["skipped"], removed=run["removed"], nothing_to_do=True)
    report.counted = Counter(run["counts"])
    report.remarks = Counter(run["remarks"])
    report.stands_beside = run["beside"]
    found = manifest.remarks() if details else run["errors"]
    report.findings = tuple(_finding(told) for told in found)
    if details:
        report.outcomes = [resting(row) for row in manifest.rows()]
    return report


def resting(row: Row) -> Outcome:
    """What a target is when nothing is done to it."""
    kept = row.status in (Status.FROZEN, Status.WAITING)
    return Outcome(row.place or row.path, row.status if kept else at_rest(row), row.size)


def _finding(told: Mapping[str, Any]) -> Diagnostic:
    facts: dict[str, Any] = {**told, "severity": Severity(told["severity"]), "location": Location(**told["location"])}
    return Diagnostic(**facts)  # as `as_dict` wrote it
