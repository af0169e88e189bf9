"""How it looks on a terminal what documents say of themselves: `docgen inspect`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from docgen.cli.printing import DONE, FINDINGS, print_findings

if TYPE_CHECKING:
    from docgen.api import Inspected

_FACTS = (
    ("organisatie", "organisatie"),
    ("formulier", "formulier"),
    ("uitgave", "uitgave"),
    ("formulierversie", "versie"),
    ("handboekversie", "handboek"),
    ("versie", "gemaakt met docgen"),
)
_EDITIONS = {"team": "voor het team", "pocket": "op zak", "client": "voor cliënten"}
_LABEL = 20


def shown(found: Sequence[Inspected], format_: str) -> int:
    """Print each document; 1 when one of them could not be recognised."""
    if format_ == "json":
        click.echo(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=2))
    else:
        for number, one in enumerate(found):
            if number:
                click.echo()
            for line in _lines(one):
                click.echo(line)
            print_findings(one.findings)
    return DONE if all(one.recognised for one in found) else FINDINGS


def _lines(one: Inspected) -> Iterator[str]:
    yield one.file
    for key, label in _FACTS:
        if value := one.facts.get(key):
            yield f"  {label:<{_LABEL}}{_EDITIONS.get(value, value) if key == 'uitgave' else value}"
    if one.facts:
        if "uitgave" not in one.facts:  # an edition of the handbook is made of no record
            digest = one.facts.get("record", "")
            yield f"  {'record':<{_LABEL}}{one.record or digest[:12] or 'leeg formulier'}"
        yield f"  {'dit bestand':<{_LABEL}}{one.state}"
        reasons = f" ({'; '.join(one.reasons)})" if one.reasons else ""
        yield f"  {'stand':<{_LABEL}}{one.standing}{reasons}"
    if one.newer:
        yield f"  {'nieuwer':<{_LABEL}}{one.newer}"
