"""A copy for the client: what is proposed, what is decided, the document, and that the client has it.

A `CopyDesk` is what lies on the counsellor's desk: one copy with its proposals and the decisions so far. Deciding gives
a new desk; `store_decisions` and `write_copy` touch the disk. Records are only read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from docgen.api.checking import Checked, check, workshop_for
from docgen.api.glossaries import glossary_for
from docgen.build.store import store, store_beside_edits
from docgen.diagnostics import Diagnostic, Location, errors_in, nearest
from docgen.documents.catalogue import form_date_of, form_version_of
from docgen.documents.clientcopy import acties
from docgen.documents.clientcopy.changes import Change, Decided
from docgen.documents.clientcopy.jobs import CopyState, approvals_of, asked_for, copy_job, state_of
from docgen.documents.clientcopy.kinds import KINDS, CopyKind
from docgen.documents.clientcopy.making import CopyJob, copy_source, decided_for, make_copy
from docgen.documents.clientcopy.proposing import Glossary
from docgen.documents.clientcopy.texts import card_goal
from docgen.documents.workshop import edited_by_hand
from docgen.errors import RecordError
from docgen.language.analysis import analyse
from docgen.language.remarks import RemarkKind
from docgen.ooxml.properties import content_digest
from docgen.records.enums import Uitgave
from docgen.records.folder import COPY, Dossier
from docgen.records.kopie import (
    Keuze,
    Kopiebesluit,
    Kopiedossier,
    Kopieronde,
    Meenemen,
    Uitreiking,
    Veiligheid,
)
from docgen.records.yaml_files import dump_yaml

OUTPUT = "uitvoer"
_LONGEST_NAME = 300
_HEAD = "# Door docgen geschreven met 'docgen copy'; niet met de hand aanpassen.\n"


@dataclass(frozen=True)
class CopyDesk:
    """One copy with everything that is known about it."""

    checked: Checked
    dossier: Dossier
    job: CopyJob
    glossary: Glossary | None

    @cached_property
    def decided(self) -> Decided:
        """Every proposal with its decision."""
        return decided_for(self.job, self.glossary)

    @property
    def waiting(self) -> list[Change]:
        """What nobody decided on yet."""
        return self.decided.waiting

    @property
    def state(self) -> CopyState:
        """How far the copy is."""
        return state_of(self.job, self.decided)

    @property
    def findings(self) -> list[Diagnostic]:
        """What is open in the record itself: for the counsellor, never on the copy."""
        return [d for d in self.checked.findings if d.location.file == self.job.file.file.name]

    @property
    def folder(self) -> Path:
        """The organisation's folder."""
        return self.checked.folder.path

    @property
    def place(self) -> Path:
        """The file of the copy, unless told otherwise."""
        return self.folder / OUTPUT / self.job.path()

    @property
    def handed_over(self) -> Uitreiking | None:
        """The last copy that the client got."""
        return self.job.ronde.uitgereikt[-1] if self.job.ronde.uitgereikt else None

    def with_round(self, ronde: Kopieronde) -> CopyDesk:
        """The same desk with other decisions."""
        return replace(self, job=replace(self.job, ronde=ronde))


@dataclass(frozen=True, slots=True)
class CopyWritten:
    """What became of a copy: `written` is false when it stood there already, `same` when the client has just this."""

    path: Path
    written: bool
    same: bool = False


def open_copy(path: Path, ref: str, name: str, cyclus: int | None = None) -> CopyDesk:
    """The copy of a client's record: of that cycle, or of the last one.

    Raises:
        RecordError: the folder, the client, the form or the record is not there, or the record cannot be printed.
    """
    checked = check(path)
    kind = _kind(name)
    dossier = _dossier(checked, ref)
    files = [file for file in dossier.records if file.form == kind.form and file.cyclus is not None]
    file = next((f for f in reversed(files) if cyclus in (None, f.cyclus)), None)
    if file is None:
        raise RecordError([_no_record(kind, ref, cyclus, [f.cyclus for f in files if f.cyclus is not None])])
    if (kept := dossier.copy(kind.name)) is not None and not kept.usable:
        raise RecordError(errors_in(kept.findings))  # what was handed over stands in it
    desk = _desk(checked, dossier, kind, file.cyclus, glossary_for(checked.folder))
    if desk is None:
        own = [d for d in errors_in(checked.findings) if d.location.file == file.file.name]
        raise RecordError(own or list(errors_in(checked.findings)) or [_cannot_print(file.file.name)])
    return desk


def _desk(
    checked: Checked, dossier: Dossier, kind: CopyKind, cyclus: int | None, glossary: Glossary
) -> CopyDesk | None:
    file = dossier.get(kind.form, cyclus)
    version = checked.folder.version_of(file) if file is not None and file.record is not None else None
    if file is None or version is None:
        return None
    number, day = form_version_of(checked.folder, version, kind.form), form_date_of(checked.folder, version, kind.form)
    job = copy_job(checked.folder, dossier, kind, file, number, day)
    return CopyDesk(checked, dossier, job, glossary) if job is not None else None


def open_copies(path: Path, ref: str | None = None, name: str | None = None) -> list[CopyDesk]:
    """The desks of every copy that was asked for, of one client or form where those are named.

    Raises:
        RecordError: the folder, the client or the form is not there.
    """
    checked = check(path)
    kind = _kind(name) if name else None
    dossiers = [_dossier(checked, ref)] if ref else checked.folder.dossiers
    glossary = glossary_for(checked.folder)
    found = [
        _desk(checked, dossier, asked, file.cyclus, glossary)
        for dossier in dossiers
        for asked, file in asked_for(dossier)
        if kind in (None, asked)
    ]
    return [desk for desk in found if desk is not None]


# --- deciding


def answer_safety(
    desk: CopyDesk, answer: Meenemen, *, large: bool = False, by: str = "", on: date | None = None
) -> CopyDesk:
    """The desk after the question that comes first; what is proposed may depend on it."""
    edition = Uitgave.NEUTRAAL if answer is Meenemen.NEUTRAAL else Uitgave.GROOT if large else Uitgave.STANDAARD
    safety = Veiligheid(antwoord=answer, door=staff_ref(desk, by), datum=on)
    return desk.with_round(desk.job.ronde.model_copy(update={"veiligheid": safety, "uitgave": edition}))


def decide_change(desk: CopyDesk, change: Change, choice: Keuze, *, by: str, on: date, text: str = "") -> CopyDesk:
    """The desk after a decision on one proposal; an earlier decision on the same one gives way."""
    decision = Kopiebesluit(
        pad=change.path,
        zin=change.sentence_digest,
        woord=change.term,
        keer=change.number,
        ingang=change.entry_digest,
        besluit=choice,
        tekst=_printable(text) if choice is Keuze.EIGEN_TEKST else "",
        door=staff_ref(desk, by),
        datum=on,
    )
    before = [each for each in desk.job.ronde.besluiten if _about(each) != _about(decision)]
    return desk.with_round(desk.job.ronde.model_copy(update={"besluiten": [*before, decision]}))


def _about(decision: Kopiebesluit) -> tuple[str, str, str, int, str]:
    return (decision.pad, decision.zin, decision.woord, decision.keer, decision.ingang)


def staff_ref(desk: CopyDesk, name: str) -> str:
    """The code of the colleague of that name, or the only one with that first name; else the name as it was given."""
    staff = desk.job.identity.medewerkers
    said = _printable(name)
    whole = [ref for ref, who in staff.items() if said in (ref, who.naam)]
    first = [ref for ref, who in staff.items() if said.casefold() == who.naam.split(" ")[0].casefold()]
    found = whole or (first if len(first) == 1 else [])
    return found[0] if found else said[:_LONGEST_NAME]


def _printable(text: str) -> str:
    """What somebody typed, without the signs that keys such as arrows leave behind."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def store_decisions(desk: CopyDesk) -> Path:
    """Write what was decided to `clienten/<ref>/kopie-<form>.yaml`; gives that file.

    Raises:
        BuildError: it cannot be written; the file is as it was.
    """
    kind, ref = desk.job.kind, desk.job.file.ref
    target = desk.folder / "clienten" / ref / f"{COPY}{kind.name}.yaml"
    whole = approvals_of(desk.dossier, kind).with_round(desk.job.file.cyclus or 1, _own_round(desk))
    if whole.rondes:
        store(target, dump_approvals(whole))
    return target


def _own_round(desk: CopyDesk) -> Kopieronde:
    """What was decided for this copy itself: the card's desk holds decisions of the plan as well."""
    borrowed: set[tuple[str, str, str, int, str]] = set()
    if desk.job.kind.name != desk.job.kind.form:
        plan = approvals_of(desk.dossier, KINDS[desk.job.kind.form]).ronde(desk.job.file.cyclus or 1)
        borrowed = {_about(each) for each in plan.besluiten} if plan else set()
    kept = [each for each in desk.job.ronde.besluiten if _about(each) not in borrowed]
    return desk.job.ronde.model_copy(update={"besluiten": kept})


def dump_approvals(approvals: Kopiedossier) -> bytes:
    """The file of decisions."""
    return (_HEAD + dump_yaml(approvals.model_dump(mode="json", exclude_defaults=True))).encode()


def decide_from(desk: CopyDesk, file: Path, *, by: str, on: date) -> CopyDesk:
    """The desk after the decisions in a file: items of `--open --format json` with a `besluit` and maybe a `tekst`.

    Raises:
        RecordError: the file cannot be read, or a decision is about nothing that is proposed now.
    """
    findings: list[Diagnostic] = []
    for number, item in enumerate(_read_decisions(file), 1):
        key = (
            str(item.get("pad")),
            str(item.get("zin")),
            str(item.get("woord")),
            item.get("keer", 1),
            str(item.get("ingang")),
        )
        change = next((change for change, _ in desk.decided.changes if change.key == key), None)
        choice, text = str(item.get("besluit", "")), str(item.get("tekst", ""))
        if change is None or choice not in set(Keuze) or (choice == Keuze.EIGEN_TEKST and not text):
            findings.append(_wrong_decision(file.name, number, known=change is not None))
        else:
            desk = decide_change(desk, change, Keuze(choice), by=by, on=on, text=text)
    if findings:
        raise RecordError(findings)
    return desk


def _read_decisions(file: Path) -> list[dict[str, Any]]:
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RecordError([_wrong_decision(file.name, 0, known=False)]) from error
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in cast("list[Any]", found)):
        raise RecordError([_wrong_decision(file.name, 0, known=False)])
    return cast("list[dict[str, Any]]", found)


def remarks_on(desk: CopyDesk) -> list[tuple[str, str]]:
    """Path and remark: texts that speak to the client otherwise than the copy does, and steps that a card leaves out.

    Nothing is changed for it.
    """
    job = desk.job
    client = [name for name in (job.client.roepnaam, job.client.achternaam) if name]
    found: list[tuple[str, str]] = []
    for text in job.texts:
        if not (text.own or text.about):
            seen = analyse(text.text, perspective=job.perspective.value, client=client)
            found += [
                (text.path, r.message) for r in seen.remarks if r.kind in (RemarkKind.JE_U, RemarkKind.THIRD_PERSON)
            ]
    number = acties.left_off(copy_source(job, desk.decided)) if job.kind.code == acties.CODE else 0
    if number:
        one = number == 1
        words = f"{'Eén stap' if one else f'{number} stappen'} die nog te doen {'is' if one else 'zijn'}"
        stays = "past niet op de kaart en staat" if one else "passen niet op de kaart en staan"
        found.append((card_goal(job.source[job.kind.form]), f"{words}, {stays} alleen in het plan."))
    return found


def without_question(desk: CopyDesk) -> CopyDesk:
    """The desk on which no new copy was asked for after all: the client has just this one."""
    return desk.with_round(desk.job.ronde.model_copy(update={"veiligheid": None}))


# --- the document


def write_copy(desk: CopyDesk, out: Path | None = None) -> CopyWritten:
    """Write the copy with what was approved; words that wait stay as the counsellor wrote them.

    What a person changed in the file stays, and the new one stands beside it. When the client has just this copy, no
    new one is written.

    Raises:
        TemplateError: the template is wrong, or `copy.betrays`.
        BuildError: it cannot be written.
    """
    data = render_copy(desk)
    handed = desk.handed_over
    if out is None and handed and handed.inhoud == short(content_digest(data)) and handed.uitgave is desk.job.edition:
        return CopyWritten(desk.folder / handed.bestand, written=False, same=True)
    place, written = store_beside_edits(out or desk.place, data, edited_by_hand)
    return CopyWritten(place, written)


def render_copy(desk: CopyDesk) -> bytes:
    """The document itself.

    Raises:
        TemplateError: as `write_copy`.
    """
    workshop = workshop_for(desk.checked)
    return make_copy(desk.job, workshop.copy_template(desk.job), desk.decided)


def short(digest: str) -> str:
    """A digest as the file of decisions keeps it."""
    return digest.removeprefix("sha256:")[:32]


def hand_over(desk: CopyDesk, on: date, *, by: str, file: Path | None = None) -> tuple[CopyDesk, Path]:
    """The desk with the copy marked as given to the client; from now on that file stays as it is.

    Raises:
        RecordError: `copy.nothing-made`, there is no copy to give; `copy.kept-here`, it is not for taking along.
    """
    safety = desk.job.ronde.veiligheid
    if safety is not None and safety.antwoord is Meenemen.BEWAARD_BIJ_ONS:
        raise RecordError([_kept_here(desk)])
    path = file or desk.place
    if not path.is_file():
        raise RecordError([_nothing_made(desk, path)])
    data, ronde = path.read_bytes(), desk.job.ronde
    handed = Uitreiking(
        datum=on,
        door=staff_ref(desk, by),
        bestand=path.relative_to(desk.folder).as_posix() if path.is_relative_to(desk.folder) else path.name,
        digest=hashlib.sha256(data).hexdigest(),
        inhoud=short(content_digest(data)),
        uitgave=desk.job.edition,
        veiligheid=ronde.veiligheid,
    )
    given = {"uitgereikt": [*ronde.uitgereikt, handed], "veiligheid": None}
    return desk.with_round(ronde.model_copy(update=given)), path


# --- findings


def _kind(name: str) -> CopyKind:
    if name in KINDS:
        return KINDS[name]
    hint = nearest(name, KINDS)
    raise RecordError(
        [
            Diagnostic(
                "copy.unknown-form",
                f"Van '{name}' maakt docgen geen kopie voor de cliënt.",
                remedy=f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(KINDS)}.",
            )
        ]
    )


def _dossier(checked: Checked, ref: str) -> Dossier:
    found = next((dossier for dossier in checked.folder.dossiers if dossier.ref == ref), None)
    if found is not None:
        return found
    known = [dossier.ref for dossier in checked.folder.dossiers]
    hint = nearest(ref, known)
    raise RecordError(
        [
            Diagnostic(
                "copy.unknown-client",
                "Deze cliënt is er niet.",
                Location(file=f"clienten/{ref}"),
                f"Bedoel je '{hint}'?" if hint else "Geef de naam van een map onder clienten/, zoals c-0001.",
            )
        ]
    )


def _no_record(kind: CopyKind, ref: str, cyclus: int | None, known: Sequence[int]) -> Diagnostic:
    there = f"Er is wel cyclus {', '.join(map(str, known))}." if known else "Schrijf het eerst samen op."
    cycle = f" in cyclus {cyclus}" if cyclus is not None else ""
    return Diagnostic(
        "copy.no-record", f"Er is hier nog geen {kind.form}{cycle}.", Location(file=f"clienten/{ref}"), there
    )


def _cannot_print(name: str) -> Diagnostic:
    return Diagnostic(
        "copy.cannot-print",
        "Van dit record kan nu geen kopie worden gemaakt.",
        Location(file=name),
        "Kijk met: docgen check",
    )


def _nothing_made(desk: CopyDesk, path: Path) -> Diagnostic:
    return Diagnostic(
        "copy.nothing-made",
        "Er staat hier geen kopie om uit te reiken.",
        Location(file=path.name),
        f"Maak hem eerst: docgen copy MAP {desk.job.file.ref} {desk.job.kind.name}",
    )


def _kept_here(desk: CopyDesk) -> Diagnostic:
    return Diagnostic(
        "copy.kept-here",
        "Over deze kopie is gezegd dat wij hem bewaren, omdat meenemen niet veilig is.",
        Location(file=desk.job.file.file.name),
        "Is dat veranderd? Maak de kopie opnieuw en beantwoord de eerste vraag anders.",
    )


def _wrong_decision(name: str, number: int, *, known: bool) -> Diagnostic:
    what = f"Besluit {number}" if number else "Dit bestand"
    problem = "is geen keuze die hier kan" if known else "past bij geen voorstel dat er nu ligt"
    return Diagnostic(
        "copy.wrong-decision",
        f"{what} {problem if number else 'is niet te lezen'}.",
        Location(file=name),
        "Maak het bestand van 'docgen copy --open --format json'; besluit is overnemen, eigen_tekst of laten_staan.",
    )


def lines_of(desk: CopyDesk) -> Iterator[dict[str, object]]:
    """What waits, as values for a program; each holds what a decision must name."""
    for change in desk.waiting:
        yield {
            "client": desk.job.file.ref,
            "formulier": desk.job.kind.name,
            "cyclus": desk.job.file.cyclus,
            "soort": change.kind.value,
            "pad": change.path,
            "zin": change.sentence_digest,
            "woord": change.term,
            "keer": change.number,
            "ingang": change.entry_digest,
            "voor": change.sentence,
            "na": change.changed_sentence,
            "vraag": change.note,
        }
