"""The conversation of `docgen copy`: is it safe, then every proposed change in its sentence, one by one.

Somebody who stops halfway (Ctrl-D, Ctrl-C, no keyboard) keeps what was decided; the rest waits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from docgen.api.copying import answer_safety, decide_change
from docgen.documents.clientcopy.changes import Change, ChangeKind
from docgen.records.kopie import Keuze, Meenemen

if TYPE_CHECKING:
    from docgen.api.copying import CopyDesk

_SAFETY = (
    (Meenemen.STANDAARD, "Ja, de gewone kopie"),
    (Meenemen.NEUTRAAL, "Liever een neutrale kopie: zonder onze naam, ons logo en ons adres"),
    (Meenemen.BEWAARD_BIJ_ONS, "Nee, wij bewaren de kopie"),
)
_CHOICES = {"o": Keuze.OVERNEMEN, "e": Keuze.EIGEN_TEKST, "l": Keuze.LATEN_STAAN}
_LATER = "s"


def ask_safety(desk: CopyDesk) -> Meenemen | None:
    """The answer to the first question; `None` when nobody answers."""
    click.echo("Is het veilig als de cliënt deze kopie meeneemt?")
    for number, (_, words) in enumerate(_SAFETY, 1):
        click.echo(f"  {number}  {words}")
    names = {name: answer for n, (answer, _) in enumerate(_SAFETY, 1) for name in (str(n), answer.value)}
    before = desk.job.ronde.veiligheid
    default = before.antwoord.value if before else None
    answer = _ask(lambda: click.prompt("Kies", type=click.Choice(list(names)), default=default, show_choices=False))
    return names[answer] if answer is not None else None


def ask_who(by: str | None) -> str | None:
    """Who is at the desk."""
    return by or _ask(lambda: click.prompt("Wie ben je? (naam of code uit medewerkers.yaml)"))


def ask_day(on: date | None) -> date | None:
    """What day it is: docgen never looks at the clock."""
    if on is not None:
        return on
    found = _ask(lambda: click.prompt("Welke dag is het? (jjjj-mm-dd)", type=click.DateTime(["%Y-%m-%d"])))
    return found.date() if found is not None else None


def safe(desk: CopyDesk, answer: Meenemen, *, large: bool, by: str | None, on: date | None) -> CopyDesk:
    """The desk after the first question."""
    return answer_safety(desk, answer, large=large, by=by or "", on=on)


def ask_changes(desk: CopyDesk, by: str, on: date) -> CopyDesk:
    """The desk after every proposal was shown."""
    waiting = desk.waiting
    for number, change in enumerate(waiting, 1):
        click.echo(f"\nVoorstel {number} van {len(waiting)} · {change.path}")
        _show(change)
        choice = _ask_choice(change)
        if choice is None:
            click.echo("\nGestopt met vragen; de rest wacht.")
            return desk
        if choice == _LATER:
            continue
        text = _ask_text(change) if choice == "e" else ""
        if text is None:
            return desk
        desk = decide_change(desk, change, _CHOICES[choice], by=by, on=on, text=text)
    return desk


def _show(change: Change) -> None:
    click.echo(f"  nu:       {change.sentence_with(f'[{change.before}]')}")
    if change.kind is ChangeKind.ASK:
        click.echo(f"  vraag:    {change.note or 'Kan dit concreter?'}")
        return
    if change.kind is ChangeKind.EXPLAIN:
        click.echo(f"  uitleg:   {change.before}: {change.after} (komt in de woordenlijst)")
        return
    click.echo(f"  voorstel: {change.changed_sentence}")
    if not change.sure:
        click.echo("            (lees goed na: dit is niet zeker)")


_WORDS = {"o": "[o]vernemen", "e": "[e]igen tekst", "l": "[l]aten staan", _LATER: "[s]traks"}


def _options(change: Change) -> list[str]:
    """What can be chosen: a question has nothing to take over, and a telling word never stays."""
    if change.kind is ChangeKind.ASK:
        return ["e", "l", _LATER]
    return ["o", "e", _LATER] if change.kind is ChangeKind.NEUTRAL else ["o", "e", "l", _LATER]


def _ask_choice(change: Change) -> str | None:
    options = _options(change)
    names = {name: key for key in options for name in (key, _CHOICES[key].value if key in _CHOICES else "straks")}
    words = ", ".join(_WORDS[key] for key in options)
    answer = _ask(
        lambda: click.prompt(f"  {words}", type=click.Choice(list(names), case_sensitive=False), show_choices=False)
    )
    return names[answer] if answer is not None else None


def _ask_text(change: Change) -> str | None:
    return _ask(lambda: click.prompt(f"  In plaats van “{change.before}” komt te staan", type=str).strip())


def _ask(question: Callable[[], Any]) -> Any:
    """The answer, or `None` when nobody gives one."""
    try:
        return question()
    except click.Abort:
        return None
