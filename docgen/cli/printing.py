"""How results and findings look on a terminal, and as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Severity, errors_in

if TYPE_CHECKING:
    from docgen.api import Release, Shown
    from docgen.template import Listed

DONE, FINDINGS, OUR_MISTAKE = 0, 1, 3


def findings(found: Sequence[Diagnostic], format_: str) -> int:
    """Print the findings with a count; 1 when one of them is an error."""
    if format_ == "json":
        click.echo(json.dumps([d.as_dict() for d in found], ensure_ascii=False, indent=2))
    else:
        print_findings(found)
        click.echo(count(found))
    return FINDINGS if any(errors_in(found)) else DONE


def print_findings(found: Iterable[Diagnostic]) -> None:
    """Print findings where a reader of results does not trip over them."""
    for finding in found:
        click.echo(f"{mark(finding)} {finding}", err=True)


def mark(finding: Diagnostic) -> str:
    """The sign before a finding."""
    return {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}[finding.severity]


def count(found: Iterable[Diagnostic]) -> str:
    """How many findings there are of each weight, in words."""
    return count_words(Counter(d.severity.value for d in found))


def count_words(counts: Mapping[str, int]) -> str:
    """Numbers by the word of a severity, as `2 fouten, 1 tip`."""
    words = [
        f"{counts[severity.value]} {one if counts[severity.value] == 1 else more}"
        for severity, one, more in (
            (Severity.ERROR, "fout", "fouten"),
            (Severity.WARNING, "waarschuwing", "waarschuwingen"),
            (Severity.HINT, "tip", "tips"),
        )
        if counts.get(severity.value)
    ]
    return ", ".join(words) if words else "Geen opmerkingen."


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
