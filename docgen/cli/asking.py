"""The conversation of `docgen copy`: is it safe, then every proposed change in its sentence, one by one.

Somebody who stops halfway (Ctrl-D, Ctrl-C, no keyboard) keeps what was decided; the rest waits. Who stops before the
first proposal has decided nothing, so nothing is made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.api.copying import answer_safety, decide_change
from docgen.documents.clientcopy.changes import Change, ChangeKind
from docgen.documents.clientcopy.texts import spoken_place
from docgen.records.kopie import Keuze, Meenemen

if TYPE_CHECKING:
    from docgen.api.copying import CopyDesk

T = TypeVar("T")
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
    default = next((str(n) for n, (answer, _) in enumerate(_SAFETY, 1) if before and answer is before.antwoord), None)
    return _ask("Kies", names.get, "Kies 1, 2 of 3.", default=default)


def ask_who(by: str | None) -> str | None:
    """Who is at the desk."""
    return by or _ask("Wie ben je? (naam of code uit medewerkers.yaml)", str, "")


def ask_day(on: date | None) -> date | None:
    """What day it is: docgen never looks at the clock."""
    return on or _ask("Welke dag is het? (jjjj-mm-dd)", _day, "Schrijf de dag als 2026-03-24, of als 24-03-2026.")


def _day(text: str) -> date | None:
    turned = re.sub(r"(\d{1,2})-(\d{1,2})-(\d{4})", lambda found: f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}", text)
    try:
        return date.fromisoformat(turned)
    except ValueError:
        return None


def safe(desk: CopyDesk, answer: Meenemen, *, large: bool, by: str | None, on: date | None) -> CopyDesk:
    """The desk after the first question."""
    return answer_safety(desk, answer, large=large, by=by or "", on=on)


def ask_changes(desk: CopyDesk, by: str, on: date) -> CopyDesk:
    """The desk after every proposal was shown."""
    waiting = desk.waiting
    areas: Mapping[str, Any] = desk.job.source["handboek"]["leefgebieden"]
    names = {code: str(area["naam"]) for code, area in areas.items()}
    for number, change in enumerate(waiting, 1):
        click.echo(f"\nVoorstel {number} van {len(waiting)} · {spoken_place(change.path, names)}")
        _show(change)
        choice = _ask_choice(change)
        text = _ask_text(change) if choice == "e" else ""
        if choice is None or text is None:
            click.echo("\nGestopt met vragen; wat je al besloot is bewaard, de rest wacht.")
            return desk
        if choice != _LATER:
            desk = decide_change(desk, change, _CHOICES[choice], by=by, on=on, text=text)
    return desk


_WHY = {
    ChangeKind.NETWORK: "in client.yaml staat niet dat deze persoon met naam genoemd mag worden",
    ChangeKind.NEUTRAL: "dit kan verraden waar de cliënt hulp krijgt",
}


def _show(change: Change) -> None:
    click.echo(f"  nu:       {change.sentence_with(f'[{change.before}]')}")
    if change.kind is ChangeKind.ASK:
        click.echo(f"  vraag:    {change.note or 'Kan dit concreter?'}")
        return
    if change.kind is ChangeKind.EXPLAIN:
        click.echo(f"  uitleg:   {change.before}: {change.after} (komt in de woordenlijst)")
        return
    click.echo(f"  voorstel: {change.changed_sentence}")
    if change.kind in _WHY:
        click.echo(f"  waarom:   {_WHY[change.kind]}")
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
    names = {name: key for key in options for name in (key, re.sub(r"[\[\]]", "", _WORDS[key]))}
    words = ", ".join(_WORDS[key] for key in options)
    remedy = f"  Kies {', '.join(options[:-1])} of {options[-1]}."
    return _ask(f"  {words}", lambda said: names.get(said.lower()), remedy, keeps=True)


def _ask_text(change: Change) -> str | None:
    return _ask(f"  In plaats van “{change.before}” komt te staan", str, "", keeps=True)


def _ask(
    question: str, read: Callable[[str], T | None], remedy: str, *, default: str | None = None, keeps: bool = False
) -> T | None:
    """What somebody answered, asked again until it can be read; `None` when nobody answers.

    Raises:
        KeyboardInterrupt: somebody at the keyboard stopped before there was anything to keep.
    """
    try:
        while True:
            said = click.prompt(question, default=default, type=str).strip()
            if said and (found := read(said)) is not None:
                return found
            if remedy:
                click.echo(remedy)
    except click.Abort:
        if not keeps and sys.stdin.isatty():
            click.echo()
            raise KeyboardInterrupt from None
        return None
