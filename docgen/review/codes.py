"""Codes in records that the organisation's own handbook has to know: an unknown one is a typo, or was removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from docgen.diagnostics import Diagnostic, Severity, nearest
from docgen.records.fields import form_fields
from docgen.records.folder import Folder, RecordFile
from docgen.review.case import Case

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class CodeUse:
    """A code that a record uses, where, and where in the handbook it should stand."""

    code: str
    path: Path
    known: Mapping[str, Any]
    handbook_path: tuple[str, ...]
    what: str


def unknown_codes(case: Case, folder: Folder) -> Iterator[Diagnostic]:
    """A finding for each code that the handbook of this record does not know.

    A code that was left out on purpose but is still used is `record.removed-item`: its answer is kept, and no longer
    printed. Any other is `record.unknown-code` and stops the record's documents.
    """
    for use in _uses(case, folder):
        if use.code not in use.known:
            yield _finding(case.file, use, removed=_was_there(use, case, folder))


def _finding(file: RecordFile, use: CodeUse, *, removed: bool) -> Diagnostic:
    place = file.place(*use.path)
    if removed:
        return Diagnostic(
            "record.removed-item",
            f"{use.what} '{use.code}' staat niet meer in het handboek, maar dit record gebruikt het nog.",
            place,
            "Het antwoord blijft bewaard maar wordt niet meer afgedrukt. Zet het over of laat het staan.",
            Severity.WARNING,
        )
    hint = nearest(use.code, use.known)
    choices = ", ".join(use.known) or "er is nog niets in het handboek"
    return Diagnostic(
        "record.unknown-code",
        f"{use.what} '{use.code}' bestaat niet in jullie handboek.",
        place,
        f"Bedoel je '{hint}'?" if hint else f"Kies uit: {choices}.",
    )


def _was_there(use: CodeUse, case: Case, folder: Folder) -> bool:
    """Whether the handbook left the item out, limits it to others or another time, or had it in an earlier version."""
    layers, start = case.version.layers, use.handbook_path[:2]
    if layers and any(path[-1] == use.code and path[: len(start)] == start for path in layers.left_out):
        return True
    versions = [case.version, *folder.archive.values()]
    return any(use.code in _at(v.handboek, use.handbook_path) for v in versions)


def _at(value: Any, path: tuple[str, ...]) -> Mapping[str, Any]:
    for key in path:
        value = cast("dict[str, Any]", value).get(key) if isinstance(value, dict) else getattr(value, key, None)
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _uses(case: Case, folder: Folder) -> Iterator[CodeUse]:
    yield from _common_uses(case, folder)
    yield from _BY_FORM[case.form](case)


def _use(case: Case, path: Path, code: str, where: str, what: str) -> CodeUse:
    keys = tuple(where.split("."))
    return CodeUse(code, path, _at(case.handbook, keys), keys, what)


def _keys(case: Case, field: str, where: str, what: str) -> Iterator[CodeUse]:
    for code in getattr(case.record, field):
        yield _use(case, (field, code), code, where, what)


def _one(case: Case, path: Path, code: str | None, where: str, what: str) -> Iterator[CodeUse]:
    if code:
        yield _use(case, path, code, where, what)


def _list(case: Case, path: Path, codes: Iterable[str], where: str, what: str) -> Iterator[CodeUse]:
    for index, code in enumerate(codes):
        yield _use(case, (*path, index), code, where, what)


def _common_uses(case: Case, folder: Folder) -> Iterator[CodeUse]:
    """Staff, locations, and answers to questions of the organisation's own.

    People come and go between two versions of a handbook, so those of today count beside those of then.
    """
    record, who = case.record, case.version.organisatie
    now = folder.current.organisatie if folder.current else who
    staff, places = {**who.medewerkers, **now.medewerkers}, {**who.locaties, **now.locaties}
    for field in ("aangenomen_door", "intaker", "opgesteld_door", "begeleider"):
        if (ref := getattr(record, field, None)) is not None:
            yield CodeUse(ref, (field,), staff, ("medewerkers",), "De medewerker")
    if (place := getattr(record, "locatie", None)) is not None:
        yield CodeUse(place, ("locatie",), places, ("locaties",), "De locatie")
    if case.form == "exit":
        return
    for rule, exception in record.afwijkingen.items():
        path = ("afwijkingen", rule)
        yield from _list(case, (*path, "leefgebieden"), exception.leefgebieden, "leefgebieden", "Het leefgebied")
        if exception.door:
            yield CodeUse(exception.door, (*path, "door"), staff, ("medewerkers",), "De medewerker")
    fields = form_fields(case.model)
    names = {name for veld in fields.values() for name in (veld.code, veld.naam)}
    for code in record.antwoorden:
        for phase in _PHASES.get(case.form, ()):
            known = case.handbook["fasen"][phase]["vragen"]
            if code in known or code in names:
                break
        else:
            phase = next(iter(_PHASES.get(case.form, ("intake",))))
            yield _use(case, ("antwoorden", code), code, f"fasen.{phase}.vragen", "De vraag")


_PHASES: Mapping[str, tuple[str, ...]] = {
    "aanmelding": ("aanmelding",),
    "intake": ("intake",),
    "opname": ("opstart",),
    "persoonsbeschrijving": ("analyse",),
    "begeleidingsplan": ("planning", "evaluatie"),
    "uitstroom": ("uitstroom",),
}


def _aanmelding(case: Case) -> Iterator[CodeUse]:
    record = case.record
    yield from _one(case, ("kanaal",), record.kanaal, "kanalen", "Het kanaal")
    yield from _one(
        case, ("aangemeld_door", "verwijzer"), record.aangemeld_door.verwijzer, "verwijzers", "De verwijzer"
    )
    yield from _list(case, ("leefgebieden",), record.leefgebieden, "leefgebieden", "Het leefgebied")
    yield from _keys(case, "toelating", "toelating", "Het criterium")
    yield from _keys(case, "uitsluiting", "uitsluiting", "Het criterium")
    yield from _list(case, ("uitgelegd",), record.uitgelegd, "fasen.aanmelding.voorlichting", "De uitleg")
    yield from _keys(case, "afwegingen", "fasen.aanmelding.afwegingen", "De afweging")
    yield from _one(case, ("besluit", "besluit"), record.besluit.besluit, "fasen.aanmelding.besluiten", "Het besluit")


def _intake(case: Case) -> Iterator[CodeUse]:
    record = case.record
    yield from _keys(case, "leefgebieden", "leefgebieden", "Het leefgebied")
    yield from _list(case, ("informatie_gegeven",), record.informatie_gegeven, "fasen.intake.voorlichting", "De uitleg")
    yield from _keys(case, "afwegingen", "fasen.intake.afwegingen", "De afweging")
    yield from _one(case, ("besluit", "besluit"), record.besluit.besluit, "fasen.intake.besluiten", "Het besluit")


def _checklist(case: Case) -> Iterator[CodeUse]:
    groups = case.handbook["checklists"][case.form]["groepen"]
    items = {code: item for group in groups.values() for code, item in group["items"].items()}
    all_groups = ("checklists", case.form, "groepen")
    for code in case.record.regels:
        owner = next((g for g, group in _at(case.version.handboek, all_groups).items() if code in group.items), None)
        yield CodeUse(code, ("regels", code), items, (*all_groups, owner or "", "items"), "De regel")
    for index, line in enumerate(case.record.eigen_regels):
        yield from _one(
            case, ("eigen_regels", index, "groep"), line.groep, f"checklists.{case.form}.groepen", "De groep"
        )


def _leefgebieden(case: Case) -> Iterator[CodeUse]:
    yield from _keys(case, "leefgebieden", "leefgebieden", "Het leefgebied")
    for index, verschil in enumerate(getattr(case.record, "verschillen", [])):
        yield from _one(
            case, ("verschillen", index, "leefgebied"), verschil.leefgebied, "leefgebieden", "Het leefgebied"
        )


def _plan(case: Case) -> Iterator[CodeUse]:
    yield from _leefgebieden(case)
    evaluation = case.record.evaluatie
    for code in evaluation.afwegingen:
        yield _use(case, ("evaluatie", "afwegingen", code), code, "fasen.evaluatie.afwegingen", "De afweging")
    yield from _one(
        case,
        ("evaluatie", "besluit", "besluit"),
        evaluation.besluit.besluit,
        "fasen.evaluatie.besluiten",
        "Het besluit",
    )


def _exit(case: Case) -> Iterator[CodeUse]:
    yield from _keys(case, "antwoorden", "exitvragenlijst.vragen", "De stelling")
    yield from _keys(case, "open_vragen", "exitvragenlijst.open_vragen", "De open vraag")
    yield from _keys(case, "toen_nu", "leefgebieden", "Het leefgebied")


_BY_FORM = {
    "aanmelding": _aanmelding,
    "intake": _intake,
    "opname": _checklist,
    "persoonsbeschrijving": _leefgebieden,
    "begeleidingsplan": _plan,
    "uitstroom": _checklist,
    "exit": _exit,
}
