"""How results and findings look on a terminal, and as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Severity, errors_in

if TYPE_CHECKING:
    from docgen.api import BuildReport, Release, Shown
    from docgen.template import Listed

DONE, FINDINGS, OUR_MISTAKE = 0, 1, 3


def findings(found: Sequence[Diagnostic], format_: str) -> int:
    """Print the findings with a count; 1 when one of them is an error."""
    if format_ == "json":
        click.echo(json.dumps([d.as_dict() for d in found], ensure_ascii=False, indent=2))
    else:
        print_findings(found)
        click.echo(_count(found))
    return FINDINGS if any(errors_in(found)) else DONE


def print_findings(found: Iterable[Diagnostic]) -> None:
    """Print findings where a reader of results does not trip over them."""
    for finding in found:
        click.echo(f"{_mark(finding)} {finding}", err=True)


def _mark(finding: Diagnostic) -> str:
    return {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}[finding.severity]


def _count(found: Iterable[Diagnostic]) -> str:
    counts = Counter(d.severity for d in found)
    words = [
        f"{counts[severity]} {one if counts[severity] == 1 else more}"
        for severity, one, more in (
            (Severity.ERROR, "fout", "fouten"),
            (Severity.WARNING, "waarschuwing", "waarschuwingen"),
            (Severity.HINT, "tip", "tips"),
        )
        if counts[severity]
    ]
    return ", ".join(words) if words else "Geen opmerkingen."


@contextmanager
def progress(*, quiet: bool) -> Generator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; gives the function to tell it how far we are."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 — only when it is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Documenten maken"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def built(report: BuildReport, format_: str) -> int:
    """Print what a build did: per folder how many documents, where they are, and what went wrong."""
    problems = [*errors_in(report.findings), *report.failures]
    code = OUR_MISTAKE if report.our_mistake else DONE if report.clean else FINDINGS
    if format_ == "json":
        click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
        return code
    for problem in dict.fromkeys(problems):
        click.echo(f"{_mark(problem)} {problem}", err=True)
    _table(report)
    for outcome in report.outcomes:
        if outcome.status == "ernaast":
            click.echo(f"Met de hand veranderd, dus de nieuwe staat ernaast: {outcome.path}", err=True)
    for name in report.skipped:
        click.echo(f"Overgeslagen: {name}", err=True)
    rest = [d for d in report.findings if d.severity is not Severity.ERROR]
    if rest:
        click.echo(f"{_count(rest)}; zie 'docgen check'.")
    return code


_PLACES = {
    "formulieren": "Lege formulieren",
    "clienten": "Documenten van cliënten",
    "exit": "Exit vragenlijsten",
    "handboek": "Handboek",
}


def _table(report: BuildReport) -> None:
    from rich import box  # noqa: PLC0415 — only when it is shown
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    shown = [outcome for outcome in report.outcomes if outcome.status != "gelijk"]
    table = Table(box=box.SIMPLE_HEAD, show_footer=True)
    table.add_column("Soort", footer="Samen")
    statuses = [s for s in ("gemaakt", "ongewijzigd", "ernaast", "mislukt") if s != "ernaast" or report.count(s)]
    for status in statuses:
        table.add_column(status.capitalize(), justify="right", footer=str(report.count(status)))
    for place, title in _PLACES.items():
        here = Counter(outcome.status for outcome in shown if outcome.path.startswith(f"{place}/"))
        if here:
            table.add_row(title, *(str(here[status]) if here[status] else "–" for status in statuses))
    Console().print(table)
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    noun = "document" if len(shown) == 1 else "documenten"
    click.echo(f"{len(shown)} {noun} in {report.output} ({seconds} s)")


def _as_json(report: BuildReport) -> dict[str, object]:
    return {
        "output": str(report.output),
        "seconds": round(report.seconds, 3),
        "counts": dict(Counter(outcome.status for outcome in report.outcomes)),
        "documents": [
            {"path": o.path, "status": o.status, "size": o.size, "findings": [d.as_dict() for d in o.findings]}
            for o in report.outcomes
        ],
        "skipped": report.skipped,
        "findings": [d.as_dict() for d in report.findings],
    }


def started(folder: Path, written: Iterable[Path]) -> int:
    """Print which files a new organisation got, and what to do next."""
    files(written)
    click.echo(f"\nKlaar. Maak alle documenten met: docgen build {folder}")
    return DONE


def shown(lines: Sequence[Shown]) -> int:
    """Print paths, values and origins in columns."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for title in ("Pad", "Waarde", "Komt uit"):
        table.add_column(title, overflow="fold")
    for line in lines:
        table.add_row(line.path, line.value, line.origin)
    Console(width=None if sys.stdout.isatty() else 200, markup=False).print(table)
    return DONE


def written(path: Path, data: bytes) -> int:
    """Write one document and say where."""
    store(path, data)
    click.echo(f"{path} ({len(data) // 1024 + 1} kB)")
    return DONE


def released(result: Release) -> int:
    """Print the version of each form."""
    click.echo(f"Versie {result.version} {'was al' if result.already else 'is'} uitgebracht.")
    for form, version in result.forms.items():
        click.echo(f"  {form}: versie {version}{' (veranderd)' if form in result.changed else ''}")
    return DONE


def files(paths: Iterable[Path]) -> int:
    """Print files, one a line."""
    for path in paths:
        click.echo(str(path))
    return DONE


def fields(lines: Iterable[Listed]) -> int:
    """Print what a template may use, in columns that a program can cut."""
    for line in lines:
        click.echo(f"{line.path}\t{line.type}\t{line.explanation}")
    return DONE
