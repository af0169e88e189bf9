"""How a revision looks on a terminal and as JSON: `docgen diff`, `docgen migrate`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.store import store
from docgen.cli.printing import DONE, FINDINGS, print_findings
from docgen.diagnostics import errors_in
from docgen.language.formatting import datum, opsomming

if TYPE_CHECKING:
    from docgen.api import Migrated
    from docgen.api.comparison import Comparison, Explained, OpenRecord

_MARKS = {"toegevoegd": "+", "vervallen": "−", "gewijzigd": "~", "verplaatst": "↕"}
_FOR_WHOM = {
    "nieuwe_dossiers": "nieuwe dossiers",
    "volgende_cyclus": "elke volgende cyclus",
    "meteen": "iedereen, meteen",
}
_WIDTH, _LABEL = 100, 17


def compared(comparison: Comparison, format_: str) -> int:
    """Print what changes between two sides, and what that touches."""
    from docgen.api.comparison import as_dict  # noqa: PLC0415 — commands load what they need

    failed = any(errors_in(comparison.findings))
    if format_ == "json":
        click.echo(json.dumps(as_dict(comparison), ensure_ascii=False, indent=2))
        return FINDINGS if failed else DONE
    for line in _lines(comparison):
        click.echo(line)
    if comparison.findings:
        click.echo()
    print_findings(comparison.findings)
    return FINDINGS if failed else DONE


def memo_written(path: Path, data: bytes, *, quiet: bool) -> None:
    """Write the memo; where it is goes beside the result, so that JSON stays JSON."""
    store(path, data)
    if not quiet:
        click.echo(f"Memo voor het team: {path}\n")


_MIGRATED = {
    "proef": "Dit zou er verhuizen; er is niets geschreven.",
    "niets": "Er is niets verhuisd.",
    "verhuisd": "Verhuisd. Terugdraaien kan met --terug.",
    "afgemaakt": "Afgemaakt wat een eerdere keer was gestopt. Terugdraaien kan met --terug.",
    "teruggezet": "Teruggezet zoals het was.",
}


def migrated(result: Migrated, format_: str) -> int:
    """Print which drafts were moved, and how; never an answer."""
    if format_ == "json":
        click.echo(json.dumps(result.as_dict(), ensure_ascii=False, indent=2))
    else:
        for draft in result.drafts:
            click.echo(draft.file)
            for said in draft.said:
                click.echo(f"    {said}")
        number = f" (nummer {result.number})" if result.number else ""
        click.echo(_MIGRATED[result.what] + number)
        print_findings(result.findings)
    return FINDINGS if any(errors_in(result.findings)) else DONE


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    sides = [_side(side.kind, side.label, side.version.name) for side in (old, new)]
    yield f"{comparison.organisation}: van {sides[0]} naar {sides[1]}"
    facts = opsomming(comparison.facts_in_words)
    if not comparison.changes:
        yield from _wrapped(f"Er is niets veranderd{f', behalve {facts}' if facts else ''}.", "")
        if comparison.editions:
            yield from ("", "Wat opnieuw gemaakt wordt", *_labelled("handboek", ", ".join(comparison.editions)))
        return
    yield _count(comparison)
    if facts:
        yield from _wrapped(f"Anders aan de versie zelf: {facts}.", "")
    for change in comparison.changes:
        yield ""
        yield from _change(change)
    yield ""
    yield from _made_anew(comparison)
    yield ""
    yield from _left_alone(comparison)


def _side(kind: str, label: str, version: str) -> str:
    words = {"versie": f"versie {label}", "basis": f"basis {label}", "git": f"revisie {label} (versie {version})"}
    return words.get(kind) or (f"nu (versie {version})" if label == "nu" else f"{label} (versie {version})")


def _count(comparison: Comparison) -> str:
    counts = comparison.counts()
    kinds = [f"{counts[kind]} {kind}" for kind in _MARKS if counts[kind]]
    return f"{_number(counts['changes'], 'wijziging', 'wijzigingen')}: {', '.join(kinds)}"


def _change(explained: Explained) -> Iterator[str]:
    said, terms, touched = explained.terms.said, explained.terms, explained.touched
    yield from _wrapped(f"{_MARKS[explained.change.kind.value]} {explained.sentence}", "  ")
    if not _told(explained):
        yield from _labelled("was", explained.was)
        yield from _labelled("wordt", explained.becomes)
    start = f", vanaf {datum(terms.geldt_vanaf)}" if terms.geldt_vanaf else ""
    yield from _labelled("geldt voor", _FOR_WHOM[terms.overgang.value] + start)
    if said:
        decided = ", ".join(part for part in (said.besloten_door, datum(said.besloten_op)) if part)
        clients = "cliënten dachten mee" if said.clienten_betrokken else "zonder cliënten besloten"
        yield from _labelled("waarom", said.reden)
        yield from _labelled("besluit", ", ".join(part for part in (decided, clients) if part))
    fields = [f"{form.form} ({', '.join(form.fields)})" if form.fields else form.form for form in touched.forms]
    yield from _labelled("formulieren", "; ".join(fields))
    yield from _labelled("handboek", ", ".join(touched.editions))
    yield from _labelled("regels", ", ".join(touched.rules))
    yield from _labelled("open", _records(explained.open))
    yield from _labelled("blijft", _records(explained.spared))
    yield from _labelled("komt uit", explained.origin)


def _told(explained: Explained) -> bool:
    """Whether the sentence says both values already."""
    return explained.change.kind.value != "gewijzigd" or "is veranderd" not in explained.sentence


def _records(records: Iterable[OpenRecord]) -> str:
    return ", ".join(f"{record.ref} {record.form}" for record in records)


def _made_anew(comparison: Comparison) -> Iterator[str]:
    counts = comparison.counts()
    yield "Wat opnieuw gemaakt wordt"
    yield from _labelled("leeg", _forms(comparison.blank_forms) or "–")
    yield from _labelled("handboek", ", ".join(comparison.editions) or "–")
    documents = _number(counts["open_documents"], "document", "documenten")
    clients = _number(counts["clients"], "cliënt", "cliënten")
    yield from _labelled("concepten", f"{documents} van {clients}: {_records(comparison.open_records)}"
                         if counts["open_documents"] else "–")  # fmt: skip
    of_final = _number(counts["copies"], "kopie die nog niet is meegegeven", "kopieën die nog niet zijn meegegeven")
    yield from _labelled("kopieën", of_final if counts["copies"] else "")
    yield from _labelled("exit", _number(counts["exits"], "exit vragenlijst", "exit vragenlijsten")
                         if counts["exits"] else "")  # fmt: skip
    if comparison.gone_forms:
        yield ""
        yield "Wat niet meer gemaakt wordt"
        yield from _labelled("leeg", _forms(comparison.gone_forms))


def _forms(paths: Iterable[str]) -> str:
    return ", ".join(path.removeprefix("formulieren/") for path in paths)


def _left_alone(comparison: Comparison) -> Iterator[str]:
    counts = comparison.counts()
    yield "Wat blijft zoals het is"
    yield from _labelled("vastgesteld", _keeps(counts["final_records"], "record houdt", "records houden") or "–")
    given = counts["given_copies"]
    yield from _labelled("kopieën", f"{_number(given, 'kopie', 'kopieën')} bij cliënten, voor altijd" if given else "–")
    changing = {record.file for record in comparison.open_records}
    spared = [record for record in comparison.spared_records if record.file not in changing]
    yield from _labelled("concepten", f"{_records(spared)} (ging al eerder van start)" if spared else "–")
    yield from _labelled("datums", "wat met een cliënt is afgesproken, verschuift niet")


def _keeps(number: int, one: str, more: str) -> str:
    return f"{_number(number, one, more)} tekst en versie" if number else ""


def _number(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _labelled(label: str, text: str) -> Iterator[str]:
    if text:
        yield from _wrapped(f"    {label:<{_LABEL - 4}}{' '.join(text.split())}", " " * _LABEL)


def _wrapped(text: str, indent: str) -> Sequence[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
