"""`docgen copy`: the order of its steps, and what the counsellor is told at the end."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from docgen.api import copying
from docgen.api.copying import CopyDesk, CopyWritten
from docgen.cli import asking
from docgen.cli.printing import DONE, FINDINGS, print_findings
from docgen.documents.clientcopy.jobs import CopyState
from docgen.language.formatting import datum
from docgen.records.enums import Uitgave
from docgen.records.kopie import Meenemen

EDITIONS = {
    "standaard": (Meenemen.STANDAARD, False),
    "groot": (Meenemen.STANDAARD, True),
    "neutraal": (Meenemen.NEUTRAAL, False),
    "bewaard": (Meenemen.BEWAARD_BIJ_ONS, False),
}
"""What may be said beforehand: the answer on safety, and whether it is in large print."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said on the command line."""

    edition: str | None = None
    by: str | None = None
    on: date | None = None
    decisions: Path | None = None
    quiet: bool = False
    output: Path | None = None


def make(desk: CopyDesk, wishes: Wishes) -> int:
    """Ask what must be asked, write the copy, and say what is left to do."""
    kind, file = desk.job.kind, desk.job.file
    click.echo(f"{desk.job.title}: kopie voor {file.ref}, cyclus {file.cyclus}")
    desk, by, on = _safety(desk, wishes)
    desk = _decisions(desk, wishes, by, on)
    if desk.job.ronde.besluiten or desk.job.ronde.veiligheid:
        copying.store_decisions(desk)
    made = copying.write_copy(desk, wishes.output)
    if made.same:
        copying.store_decisions(copying.without_question(desk))
    return _told(desk, made, kind.form)


def _safety(desk: CopyDesk, wishes: Wishes) -> tuple[CopyDesk, str | None, date | None]:
    """The first question, or the answer that was given beforehand."""
    answer, large = EDITIONS[wishes.edition] if wishes.edition else (None, desk.job.client.groot_lettertype)
    if answer is None and not wishes.quiet:
        answer = asking.ask_safety(desk)
    before = desk.job.ronde.veiligheid
    if answer is None and before is not None:
        return desk, wishes.by, wishes.on
    if answer is None:
        raise click.UsageError("Is it safe to take along? Answer with --uitgave standaard, groot, neutraal or bewaard.")
    by, on = wishes.by, wishes.on
    if not wishes.quiet and not wishes.edition:
        by = asking.ask_who(by)
        on = asking.ask_day(on) if by else on
    same = before is not None and before.antwoord is answer and (desk.job.large == large or desk.job.neutral)
    if same and not (by and on):
        return desk, by, on
    return asking.safe(desk, answer, large=large, by=by, on=on), by, on


def _decisions(desk: CopyDesk, wishes: Wishes, by: str | None, on: date | None) -> CopyDesk:
    if wishes.decisions is not None:
        if not (by and on):
            raise click.UsageError("Decisions have a name and a day: give --door and --datum.")
        desk = copying.decide_from(desk, wishes.decisions, by=by, on=on)
    if wishes.quiet or not desk.waiting:
        return desk
    by = asking.ask_who(by)
    on = asking.ask_day(on) if by else None
    return asking.ask_changes(desk, by, on) if by and on else desk


def _told(desk: CopyDesk, made: CopyWritten, form: str) -> int:
    if made.same:
        handed = desk.handed_over
        click.echo(f"De cliënt heeft deze kopie al, sinds {datum(handed.datum) if handed else ''}: {made.path}")
        return DONE
    click.echo(f"{made.path}{'' if made.written else ' (ongewijzigd)'}")
    for change in desk.waiting:
        left = "staat er neutraal" if desk.job.neutral and change.kind.value == "neutraal" else "staat er zoals het was"
        click.echo(f"Wacht op een besluit: '{change.before}' in {change.path} ({left}).", err=True)
    remarks = copying.remarks_on(desk)
    for path, remark in remarks:
        click.echo(f"· {path}: {remark}", err=True)
    print_findings(desk.findings)
    if desk.waiting or remarks or desk.findings:
        click.echo("Dit staat niet op de kopie; het is voor jou.", err=True)
    _next_step(desk, form)
    return DONE


def _next_step(desk: CopyDesk, form: str) -> None:
    safety, file = desk.job.ronde.veiligheid, desk.job.file
    if safety is not None and safety.antwoord is Meenemen.BEWAARD_BIJ_ONS:
        click.echo(f"Bewaar deze kopie bij ons. Zet in {file.file.name} onder kopie: uitgave: bewaard_bij_ons")
        return
    again = f"docgen copy {desk.folder} {file.ref} {desk.job.kind.name} --cyclus {file.cyclus}"
    click.echo(f"Heeft de cliënt hem gekregen? {again} --uitgereikt JJJJ-MM-DD --door NAAM")
    if form and desk.job.edition is Uitgave.NEUTRAAL:
        click.echo("Deze kopie noemt ons niet. Geef hem ook niet mee in een envelop of map met onze naam erop.")


def hand_over(desk: CopyDesk, on: date, *, by: str | None, output: Path | None) -> int:
    """Mark the copy as given."""
    if not by:
        raise click.UsageError("Who gave it? Say so with --door.")
    desk, path = copying.hand_over(desk, on, by=by, file=output)
    copying.store_decisions(desk)
    click.echo(f"Uitgereikt op {datum(on)}: {path}")
    click.echo("Dit bestand blijft zoals het is. Een volgende kopie komt ernaast.")
    click.echo(
        f"Moet het ook op het formulier staan? Zet in {desk.job.file.file.name} onder kopie: op, door en uitgave:"
        f" {desk.job.edition.value}"
    )
    return DONE


def listed(desks: list[CopyDesk], format_: str, *, named: bool = False) -> int:
    """Print what waits; exit 1 when something does.

    A copy that the client has waits for nothing, unless it was asked for by name to make the next one.
    """
    open_ = [desk for desk in desks if named or desk.state is not CopyState.UITGEREIKT]
    waiting = [line for desk in open_ for line in copying.lines_of(desk)]
    if format_ == "json":
        click.echo(json.dumps(waiting, ensure_ascii=False, indent=2))
        return FINDINGS if waiting else DONE
    for desk in desks:
        file = desk.job.file
        click.echo(f"{file.ref} · cyclus {file.cyclus} · {desk.job.kind.name}: {_state(desk)}")
        for change in desk.waiting if desk in open_ else ():
            click.echo(f"  {change.path}: {change.sentence_with(f'[{change.before}]')}")
            click.echo(f"    → {_proposal(change)}")
    if not desks:
        click.echo("Er is nog geen kopie gevraagd.")
    return FINDINGS if waiting else DONE


def _state(desk: CopyDesk) -> str:
    number = len(desk.waiting)
    match desk.state:
        case CopyState.WACHT:
            return "1 voorstel wacht" if number == 1 else f"{number} voorstellen wachten"
        case CopyState.UITGEREIKT:
            handed = desk.handed_over
            return f"uitgereikt op {datum(handed.datum)}" if handed else "uitgereikt"
        case CopyState.NIET_GEVRAAGD:
            return f"nog niet gevraagd of meenemen veilig is; {number} voorstellen"
        case CopyState.KLAAR:
            return "klaar"


def _proposal(change: copying.Change) -> str:
    if change.kind.value == "vraag":
        return change.note
    return f"{change.before}: {change.after}" if change.kind.value == "uitleggen" else change.changed_sentence
