"""How a review looks on a terminal, and as JSON: for the counsellor who wrote the record, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.build.store import store
from docgen.diagnostics import Severity

if TYPE_CHECKING:
    from docgen.api import Reviewed, ReviewReport
    from docgen.language.scores import Scores
    from docgen.review.findings import Finding, Passage
    from docgen.review.pages import Pages

DONE, FINDINGS = 0, 1
AROUND = 70
"""Characters of a sentence that are shown before and after the place that a remark is about."""

_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}
_WHOLE = "Het geheel"


def asked(verb: Callable[[], ReviewReport]) -> ReviewReport:
    """What the verb gives; a record that is not there is wrong usage."""
    from docgen.api.reviewing import UNKNOWN  # noqa: PLC0415 — commands load what they need
    from docgen.errors import RecordError  # noqa: PLC0415

    try:
        return verb()
    except RecordError as error:
        if error.diagnostics[0].code == UNKNOWN:
            raise click.UsageError(f"{error.diagnostics[0].message} {error.diagnostics[0].remedy}") from error
        raise


def written(path: Path, data: bytes) -> None:
    """Write the Word file and say where."""
    store(path, data)
    click.echo(f"{path} ({len(data) // 1024 + 1} kB)", err=True)


def reviewed(report: ReviewReport, format_: str) -> int:
    """Print the report; 1 when something is left to do, 0 when not."""
    if format_ == "json":
        click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(report):
            click.echo(line)
    return FINDINGS if report.open else DONE


def as_lines(report: ReviewReport) -> Iterator[str]:
    """The report for a reader: per record, and in it per leefgebied."""
    if report.setup:
        yield from ("", click.style("De inrichting van de organisatie", bold=True))
        for finding in report.setup:
            yield from _finding(finding)
    for record in report.records:
        if record.findings or len(report.records) == 1:
            yield from _record(record)
    yield from ("", _summary(report))


def _record(record: Reviewed) -> Iterator[str]:
    yield from ("", click.style(record.file.file.name, bold=True))
    for area, group in groupby(_in_order(record), key=lambda finding: finding.leefgebied):
        yield f"\n  {record.case.area_name(area) if area and record.case else _WHOLE}"
        for finding in group:
            yield from _finding(finding)
    if line := "; ".join([*_scores(record.scores), *_pages(record.pages)]):
        yield f"\n  {line}."


def _in_order(record: Reviewed) -> list[Finding]:
    """The findings on the whole first, then per leefgebied in the order of the handbook."""
    areas = [None, *(record.case.handbook["leefgebieden"] if record.case else ())]
    place = {area: number for number, area in enumerate(areas)}
    return sorted(record.findings, key=lambda f: (place.get(f.leefgebied, len(areas)), f.diagnostic.location.line or 0))


def _finding(finding: Finding) -> Iterator[str]:
    found = finding.diagnostic
    line = f", regel {found.location.line}" if found.location.line else ""
    yield f"  {_MARKS[found.severity]} {found.message}  ({found.code}{line})"
    if finding.passage:
        yield f"      {excerpt(finding.passage)}"
    if finding.exception:
        yield f"      {finding.set_aside}"
    elif found.remedy:
        yield f"      → {found.remedy}"


def excerpt(passage: Passage) -> str:
    """The sentence with the place between » and «, shortened where it is long."""
    first, last = passage.start - passage.sentence_start, passage.end - passage.sentence_start
    sentence = passage.sentence
    before, words, after = sentence[: max(first, 0)], sentence[max(first, 0) : last], sentence[last:]
    if not before.strip() and not after.strip(" .?!"):  # the whole sentence: nothing to point at
        return _shortened(sentence, 2 * AROUND)
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return " ".join(f"{before}»{_shortened(words, 2 * AROUND)}«{after}".split())


def _shortened(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[:longest].rpartition(" ")[0] + " …"


def _scores(scores: Scores | None) -> Iterator[str]:
    if scores is None:
        return
    if scores.lint2 is None or scores.share_struggling is None:
        if scores.reason_when_missing:
            yield scores.reason_when_missing.rstrip(".")
        return
    yield f"De taal als geheel: LiNT-II {scores.lint2:.0f}, Flesch-Douma {scores.flesch_douma:.0f}"
    yield f"naar schatting {round(100 * scores.share_struggling)} van de 100 volwassenen hebben moeite met zo’n tekst"


def _pages(pages: Pages | None) -> Iterator[str]:
    if pages:
        yield f"{pages.pages} {'pagina' if pages.pages == 1 else 'pagina’s'}, {pages.judge}"


def _summary(report: ReviewReport) -> str:
    left, aside = len(report.open), sum(finding.exception is not None for finding in report.findings)
    parts = [f"{left} {'opmerking' if left == 1 else 'opmerkingen'}" if left else "Geen opmerkingen"]
    if aside:
        parts.append(f"{aside} met een reden opzij gezet")
    return ", ".join(parts) + "."


def as_json(report: ReviewReport) -> dict[str, Any]:
    """The report for a program: every finding in one list, and what is known of each record as a whole."""
    return {
        "findings": [_as_json(finding) for finding in report.findings],
        "documents": [_document(record) for record in report.records],
        "open": len(report.open),
    }


def _as_json(finding: Finding) -> dict[str, Any]:
    found, passage, exception = finding.diagnostic, finding.passage, finding.exception
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": found.location.file,
        "field": found.location.field,
        "line": found.location.line,
        "start": passage.start if passage else None,
        "end": passage.end if passage else None,
        "message": found.message,
        "suggestion": found.remedy,
        "confidence": passage.confidence if passage else None,
        "sentence": passage.sentence if passage else None,
        "kind": passage.kind if passage else None,
        "leefgebied": finding.leefgebied,
        "overruled": {
            "reden": exception.reden,
            "door": exception.door,
            "op": exception.op.isoformat() if exception.op else None,
        }
        if exception
        else None,
    }


def _document(record: Reviewed) -> dict[str, Any]:
    scores, pages = record.scores, record.pages
    return {
        "file": record.file.file.name,
        "form": record.file.form,
        "final": record.case.final if record.case else None,
        "open": len(record.open),
        "scores": {
            "lint2": scores.lint2,
            "level": scores.level,
            "share_struggling": scores.share_struggling,
            "flesch_douma": scores.flesch_douma,
            "sentences": scores.sentences,
            "words": scores.words,
            "reason_when_missing": scores.reason_when_missing,
        }
        if scores
        else None,
        "pages": {"pages": pages.pages, "judge": pages.judge, "lines_over": pages.lines_over} if pages else None,
    }
