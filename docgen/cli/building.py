"""How a build looks on a terminal while it runs and afterwards, and as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.outcomes import Cause, Outcome, Status
from docgen.cli.printing import DONE, FINDINGS, OUR_MISTAKE, count_words, mark
from docgen.diagnostics import errors_in
from docgen.errors import BuildError, DocgenError

if TYPE_CHECKING:
    from docgen.api import BuildReport, Settled
    from docgen.build.crew import Crew

CANNOT_WRITE = 74
_PLACES = {
    "formulieren": "Lege formulieren",
    "clienten": "Documenten van cliënten",
    "exit": "Exit vragenlijsten",
    "handboek": "Handboek",
}
_BY_URL = "ADRES --map MAP"
_ALWAYS = (Status.MADE, Status.UNCHANGED, Status.FAILED)
_MANY = 20
_NARROW = 64
"""Columns of a terminal on which a table would break its words."""


@contextmanager
def progress(*, quiet: bool) -> Generator[Callable[[int, int], None]]:
    """A bar with rate and time left on a terminal, nothing elsewhere; gives the function to tell it how far we are."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 — only when it is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("Documenten maken"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")  # how many is only known once all are planned

        def told(done: int, total: int) -> None:
            nonlocal started
            if not done:  # planning is no making
                started = time.monotonic()
            rate = done / max(time.monotonic() - started, 0.001)
            bar.update(task, completed=done, total=total, rate=f"{rate:.0f} per seconde")

        yield told


def built(report: BuildReport, format_: str, *, explain: bool = False, of: str = "") -> int:
    """Print what a build did: per folder how many documents, where they are, and what went wrong.

    `of` goes before what is wrong, which stands apart from the rest: of whose folder it is.
    """
    if format_ == "json":
        click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
        return _exit_code(report)
    for problem in dict.fromkeys([*errors_in(report.findings), *report.failures]):
        click.echo(f"{mark(problem)} {of}{problem}", err=True)
    if explain:
        _explain(report)
    at_rest = sum(report.counts[status] for status in _AT_REST)
    # a document that was put beside a hand edit just now has a reason, one that stands there already has none
    beside = any(outcome.status == Status.BESIDE and outcome.reasons for outcome in report.outcomes)
    if beside or sum(report.counts.values()) > at_rest:
        _table(report)
    elif not report.pruned:
        what = "Niets te doen" if at_rest or report.clean else "Niets gemaakt"
        click.echo(f"{what}: {_total(report)} in {report.output} ({_seconds(report)} s)")
    _aside(report, of)
    rest = {word: number for word, number in report.weights.items() if word != "fout"}
    if rest:
        click.echo(f"{count_words(rest)}; zie 'docgen check'.")
    return _exit_code(report)


_AT_REST = (Status.UNCHANGED, Status.BESIDE, Status.FROZEN, Status.WAITING, Status.SAME)


def built_each(
    paths: Sequence[Path], each: Iterable[tuple[int, BuildReport | DocgenError]], format_: str, *, explain: bool
) -> int:
    """Print what became of each folder; the exit code is that of the worst."""
    codes = [DONE]
    told: list[dict[str, object]] = []
    for number, found in each:
        if isinstance(found, DocgenError):
            codes.append(found.exit_code if isinstance(found, BuildError) else FINDINGS)
            told.append({"map": str(paths[number]), "findings": [d.as_dict() for d in found.diagnostics]})
            click.echo(f"{paths[number]}: {found}", err=True)
        elif format_ == "json":
            codes.append(_exit_code(found))
            told.append({"map": str(paths[number]), **_as_json(found)})
        else:
            click.echo(f"{paths[number]}:")
            codes.append(built(found, format_, explain=explain, of=f"{paths[number]}: "))
    if format_ == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return max(codes)


@contextmanager
def crew(address: str | None) -> Generator[Crew | None]:
    """The workers of a cluster, or `None` when none was asked for."""
    if address is None:
        yield None
        return
    from docgen.build.cluster import cluster  # noqa: PLC0415 — only who asks for one needs Dask

    with cluster(address) as found:
        yield found


def clustered(workers: int) -> int:
    """Run a cluster on this machine until it is stopped."""
    from docgen.build.cluster import local_cluster  # noqa: PLC0415

    with local_cluster(workers) as address:
        click.echo(f"Het cluster draait. Bouw ermee:\n  docgen build MAP --cluster {address}")
        click.echo("Stop het met Ctrl-C.")
        until_stopped()
    return DONE


def until_stopped() -> None:
    """Wait for Ctrl-C."""
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


def _exit_code(report: BuildReport) -> int:
    if report.our_mistake:
        return OUR_MISTAKE
    if report.not_written:
        return CANNOT_WRITE
    return DONE if report.clean else FINDINGS


def _explain(report: BuildReport) -> None:
    for outcome in report.outcomes:
        if outcome.reasons:
            click.echo(f"{outcome.path}: {outcome.status}, want {', '.join(map(str, outcome.reasons))}")


def _aside(report: BuildReport, of: str) -> None:
    """What a person may want to do something about."""
    _list(
        f"{of}Met de hand veranderd, dus de nieuwe staat ernaast",
        report.beside,
        f"Kies met: docgen settle {_BY_URL if '://' in str(report.output) else 'BESTAND'} --keep mine of --keep new",
    )
    _list(f"{of}Overgeslagen", report.skipped)
    if report.prune and not report.dry_run:
        _list(f"{of}Niet meer nodig, maar met de hand veranderd en dus gebleven", report.removed)
    else:
        _list(f"{of}Niet meer nodig", report.removed, "Weghalen kan met: docgen build MAP --prune")
    _list(f"{of}Weggehaald", report.pruned)


def _list(title: str, names: list[str], remedy: str = "") -> None:
    for name in names[:_MANY]:
        click.echo(f"{title}: {name}", err=True)
    if len(names) > _MANY:
        click.echo(f"{title}: en nog {len(names) - _MANY}", err=True)
    if names and remedy:
        click.echo(f"  → {remedy}", err=True)


def _table(report: BuildReport) -> None:
    from rich import box  # noqa: PLC0415 — only when it is shown
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    statuses = [status for status in Status if status is not Status.SAME and _shown(report, status)]
    places = [(title, _counts(report, place)) for place, title in _PLACES.items()]
    rows = [(title, here) for title, here in places if sum(here.values()) > here[Status.SAME]]
    console = Console()
    if console.width < _NARROW:
        for title, here in (*rows, ("Samen", report.counts)):
            click.echo(f"{title}: {', '.join(f'{here[status]} {status}' for status in statuses if here[status])}")
    else:
        table = Table(box=box.SIMPLE_HEAD, show_footer=True)
        table.add_column("Soort", footer="Samen")
        for status in statuses:
            table.add_column(status.capitalize(), justify="right", no_wrap=True, footer=str(report.count(status)))
        for title, here in rows:
            table.add_row(title, *(str(here[status]) if here[status] else "–" for status in statuses))
        console.print(table)
    if told := _causes(report.outcomes):
        click.echo(f"Waarom: {told}")
    click.echo(f"{_total(report)} in {report.output} ({_seconds(report)} s)")


def _counts(report: BuildReport, place: str) -> Counter[str]:
    return Counter(outcome.status for outcome in report.outcomes if outcome.path.startswith(f"{place}/"))


def _shown(report: BuildReport, status: Status) -> bool:
    return bool(report.count(status)) or (status in _ALWAYS and not report.dry_run)


def _causes(outcomes: list[Outcome]) -> str:
    """For how many documents each cause counted, the most frequent first; what was left alone does not count."""
    at_rest = (Status.FROZEN, Status.WAITING, Status.UNCHANGED, Status.SAME)
    looked = (outcome for outcome in outcomes if outcome.status not in at_rest)
    causes = Counter(cause for outcome in looked for cause in {reason.cause for reason in outcome.reasons})
    return ", ".join(f"{_IN_WORDS.get(cause, cause)} {number}" for cause, number in causes.most_common())


_IN_WORDS = {Cause.SHARED: "handboek of organisatie", Cause.AROUND: "gegevens van de cliënt"}


def _total(report: BuildReport) -> str:
    number = sum(report.counts.values()) - report.count(Status.SAME)
    return f"{number} {'document' if number == 1 else 'documenten'}"


def _seconds(report: BuildReport) -> str:
    return f"{report.seconds:.1f}".replace(".", ",")


def _as_json(report: BuildReport) -> dict[str, object]:
    return {
        "output": str(report.output),
        "seconds": round(report.seconds, 3),
        "nothing_to_do": report.nothing_to_do,
        "dry_run": report.dry_run,
        "counts": dict(report.counts),
        "reasons": dict(report.reasons),
        "documents": [_outcome_as_json(outcome) for outcome in report.outcomes],
        "removed": report.removed,
        "pruned": report.pruned,
        "skipped": report.skipped,
        "findings": [d.as_dict() for d in report.findings],
    }


def _outcome_as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "path": outcome.path,
        "status": outcome.status,
        "size": outcome.size,
        "reasons": [{"cause": reason.cause, "path": reason.path} for reason in outcome.reasons],
        "findings": [d.as_dict() for d in outcome.findings],
    }


def workbook(path: Path, report: BuildReport) -> None:
    """Write the report as a workbook and say where."""
    from docgen.api.reportbook import report_workbook  # noqa: PLC0415 — only who asks for one needs XlsxWriter
    from docgen.build.store import store  # noqa: PLC0415

    store(path, report_workbook(report))
    click.echo(f"Verslag: {path}", err=True)


def settled(result: Settled) -> int:
    """Print which document counts, and where the other one is kept."""
    click.echo(f"{result.path} telt vanaf nu.")
    for path in result.kept:
        click.echo(f"De andere is bewaard: {path}")
    return DONE
