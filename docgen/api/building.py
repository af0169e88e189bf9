"""The main job when something may have changed: what is stale and why, made and written safely, with a report.

lock → recover what a stop left → scan inputs → check the folder → keys → plan → make → write → remember
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from docgen.api.checking import Checked, check, workshop_for
from docgen.api.crowds import Crowd, is_crowd
from docgen.api.folders import LOCK, OUTPUT, circumstances, roots
from docgen.api.keying import Keymaker, packed_reads, reads_name, recall_reads
from docgen.api.making import Maker, measuring, specs_of, stopped_files
from docgen.api.remembered import with_manifest
from docgen.api.reports import BuildReport, Progress
from docgen.api.states import States
from docgen.api.wordlists import checked_words
from docgen.build.crew import Crew
from docgen.build.failures import cannot_write
from docgen.build.garbage import seldom_collected
from docgen.build.lock import locked, looked_at
from docgen.build.manifest import CannotWrite, Manifest, is_damage
from docgen.build.objects import ObjectStore
from docgen.build.outcomes import Outcome, Status
from docgen.build.places import LocalStore, Store
from docgen.build.plan import Options
from docgen.build.run import Make, Run
from docgen.build.targets import Made, Target, matching
from docgen.build.watching import Facts, changed, inputs, outputs, pack
from docgen.build.writing import At, nowhere, recover
from docgen.diagnostics import Diagnostic, errors_in
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.workshop import Workshop, edited_by_hand
from docgen.errors import BuildError, RecordError, TemplateError

__all__ = ["BuildReport", "Outcome", "build", "measuring", "specs_of"]


def build(
    path: Path,
    output: Path | None = None,
    *,
    only: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    options: Options | None = None,
    at: At = nowhere,
    crew: Crew | None = None,
    url: str = "",
) -> BuildReport:
    """Make every document of the folder that is not as it should be, without first asking whether anything changed.

    `at` is told at each moment at which a run can be stopped. With a `url` documents go to that object store, and
    `output` only keeps what is remembered.

    Raises:
        RecordError: this is no folder of an organisation, or `only` matches nothing.
        BuildError: the output cannot be written (exit code 74), or another build is at work there (75).
    """
    output = output or path / OUTPUT
    options = options or Options()
    if not (path / "organisatie.yaml").is_file():
        check(path)  # says so, before anything is made
    hold = looked_at if options.dry_run else locked
    with hold(output / LOCK) as moment, seldom_collected():

        def work(manifest: Manifest) -> BuildReport:
            return _Building(path, output, manifest, options, moment, at, crew, url).build(only, jobs, progress)

        report, findings = with_manifest(output, work, dry_run=options.dry_run)
    report.findings = (*findings, *report.findings)
    return report


@dataclass
class _Building:
    """One build under way."""

    path: Path
    output: Path
    manifest: Manifest
    options: Options
    moment: int
    at: At
    crew: Crew | None = None
    url: str = ""

    def build(self, only: str | None, jobs: int | None, progress: Progress | None) -> BuildReport:
        store = ObjectStore(self.url) if self.url else LocalStore(self.output)
        try:
            return self._build(store, only, jobs, progress)
        except (OSError, CannotWrite) as error:
            if is_damage(error):
                raise
            if not self.options.dry_run:
                with suppress(OSError):
                    store.clean()  # what was on its way gives its room back
            raise BuildError([cannot_write(self.url or self.output.name, error)]) from error

    def _build(self, store: Store, only: str | None, jobs: int | None, progress: Progress | None) -> BuildReport:
        recover(store, self.manifest, clean=not self.options.dry_run)
        before = self._changed_outputs()
        complete = only is None
        watched = list(self._inputs()) if complete and not self.options.dry_run else []  # only then they are kept
        # workers elsewhere have no folder: they are sent records, as those of a crowd are
        crowded = is_crowd(self.path) or self.crew is not None
        words = partial(checked_words, manifest=self.manifest)
        checked = check(self.path, clients=not crowded, words=words)
        report = BuildReport(self.output, findings=self._findings(checked), dry_run=self.options.dry_run)
        report.skipped = left_out(checked)
        report.prune = self.options.prune
        specs = specs_of(checked)
        workshop = self._workshop(checked, specs)
        moment = 0 if self.options.verify == "hash" else self.moment  # without a time nothing counts as unchanged
        crowded = crowded and checked.folder.whole
        crowd = Crowd(self.path, checked, workshop, self.manifest, moment, jobs, self.crew) if crowded else None
        states = States(workshop, self.manifest)
        wanted = matching(only)
        asked = [spec for spec in specs if wanted(spec.path)]
        targets = [*targets_of(checked, workshop, asked, states), *(crowd.targets(only) if crowd else ())]
        if crowd:
            report.findings = tuple(dict.fromkeys((*report.findings, *crowd.findings)))
            report.skipped = sorted({*report.skipped, *crowd.skipped})
        if only is not None and specs and not targets:
            raise RecordError([*errors_in(report.findings), _nothing_matches(only, specs)])
        maker = Maker(checked, workshop, {spec.path: spec for spec in specs}, jobs)
        run = Run(store, self.manifest, _made_by(maker, crowd), edited_by_hand, self.options, before, self.at)
        # what nothing asks for is known when everything that may ask could be read
        unread = errors_in((*checked.folder.findings, *(crowd.findings if crowd else ())))
        certain = not report.skipped and not any(unread)
        at_rest = 0
        for outcome in run.outcomes(targets, complete=complete and certain):
            report.outcomes.append(outcome)
            at_rest += outcome.status == Status.FROZEN or not outcome.reasons
            if progress:  # what is left alone says nothing of how fast the rest goes
                progress(len(report.outcomes) - at_rest, len(targets) - at_rest)
        report.removed, report.pruned = run.removed, run.pruned
        if not self.options.dry_run:
            self._remember(report, workshop, watched, crowd, states)
        if self.options.prune and not certain:
            report.findings = (*report.findings, _not_pruned())
        return report

    def _findings(self, checked: Checked) -> tuple[Diagnostic, ...]:
        """All findings on the folder; with a crowd in it only those on the rest."""
        return checked.findings if self.crew is None or is_crowd(self.path) else check(self.path).findings

    def _changed_outputs(self) -> set[str] | None:
        """The folders of documents in which something changed since the last build; `None` when that is not known."""
        state = self.manifest.state()
        if next(state, None) is None:
            return None
        if self.url:
            return set()
        rows = (watched for watched in state if watched.root == "uitvoer")
        return {folder for row in rows for folder in changed(self.output, row)}

    def _inputs(self) -> Iterator[tuple[str, list[tuple[str, Facts]]]]:
        skip = {f"{OUTPUT}/"}
        for name, root in roots(self.path, self.output).items():
            if name != "uitvoer":
                yield name, list(inputs(root, self.moment, skip=skip))

    def _workshop(self, checked: Checked, specs: Iterable[DocumentSpec]) -> Workshop:
        """A workshop that knows what the templates of all documents read: plans of a crowd hold as long as they do."""
        workshop, names = workshop_for(checked), sorted({spec.template for spec in specs})
        recall_reads(workshop, self.manifest, names)
        for name in names:
            with suppress(TemplateError):  # making it will tell
                workshop.reads(name)
        return workshop

    def _remember(
        self,
        report: BuildReport,
        workshop: Workshop,
        watched: list[tuple[str, list[tuple[str, Facts]]]],
        crowd: Crowd | None,
        states: States,
    ) -> None:
        keys = Keymaker(workshop, None)
        with self.manifest.together():
            for name, reads in workshop.known_reads.items():
                self.manifest.cache(reads_name(name, keys.template_digest(name)), packed_reads(reads))
            if crowd:
                crowd.remember()
            states.remember()
            if watched and not report.failures:
                self.manifest.keep_remarks(finding.as_dict() for finding in report.findings)
                folders = sorted({row.path.rpartition("/")[0] or "." for row in self.manifest.rows() if row.place})
                everything = [*watched, *([] if self.url else [("uitvoer", list(outputs(self.output, folders)))])]
                packed = chain.from_iterable(pack(name, found) for name, found in everything)
                self.manifest.keep_state(json.dumps(self._as_left(report)), packed)
                self.manifest.tidy()

    def _as_left(self, report: BuildReport) -> dict[str, object]:
        """What a report on nothing to do is made of."""
        at_rest = Counter[str]()
        for status, number in report.counts.items():
            at_rest[Status.UNCHANGED if status == Status.MADE else status] += number
        return {
            "circumstances": circumstances(self.path),
            "counts": at_rest,
            "remarks": Counter(finding.severity.value for finding in report.findings),
            "errors": [finding.as_dict() for finding in errors_in(report.findings)],
            "skipped": report.skipped,
            "removed": report.removed,
            "beside": report.beside,
        }


def targets_of(checked: Checked, workshop: Workshop, specs: Iterable[DocumentSpec], states: States) -> Iterator[Target]:
    """The documents with the keys of what they are made from."""
    current = checked.folder.current
    if current is None:
        return
    keys = Keymaker(workshop, current.organisatie)
    for spec in specs:
        yield Target(spec.path, keys.key(spec), spec.record_path, states.of(spec), spec.variant_of)


def _made_by(maker: Maker, crowd: Crowd | None) -> Make:
    """Who makes which targets: documents of clients in a crowd go to its workers, after the others."""

    def make(targets: Sequence[Target]) -> Iterator[Made]:
        own = [target for target in targets if target.name in maker.specs]
        yield from maker.make(own)
        if crowd and len(own) < len(targets):
            yield from crowd.make([target for target in targets if target.name not in maker.specs])

    return make


def _nothing_matches(only: str, specs: Sequence[DocumentSpec]) -> Diagnostic:
    example = next((spec.path for spec in specs if spec.record_path), specs[0].path)
    return Diagnostic(
        "build.nothing-matches",
        f"Geen enkel document past bij '{only}'.",
        remedy=f"Noem een pad onder de uitvoermap; een * staat voor alles, zoals in {example[:-5]}*.",
    )


def _not_pruned() -> Diagnostic:
    return Diagnostic(
        "build.not-pruned",
        "Er is niets weggehaald: wat niet te lezen is, kan om elk document vragen.",
        remedy="Herstel eerst de andere fouten, en geef de opdracht dan opnieuw.",
    )


def left_out(checked: Checked) -> list[str]:
    """The records of which nothing can be made."""
    folder = checked.folder
    unusable = {file.file.name for file in folder.all_records() if not file.usable}
    without_client = (dossier.records for dossier in folder.dossiers if not dossier.usable)
    return sorted(
        stopped_files(checked) | unusable | {file.file.name for records in without_client for file in records}
    )
