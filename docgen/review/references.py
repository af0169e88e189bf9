"""Codes in the organisation's own handbook that something has to answer to: an unknown one does nothing, silently."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.branding.pictograms import names as pictogram_names
from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.records.enums import AanmeldBesluit, EvaluatieBesluit, Formuliercode, IntakeBesluit
from docgen.records.exit import Exit
from docgen.records.fields import form_fields
from docgen.records.folder import ONCE, PER_CYCLE, Folder
from docgen.records.rules import RULES
from docgen.records.scoping import scopes_at
from docgen.records.values import plain
from docgen.records.versions import Handbookversion

FORM_RECORDS = {**ONCE, **PER_CYCLE, "exit": Exit}
DECISIONS: Mapping[str, Collection[str]] = {
    "aanmelding": [e.value for e in AanmeldBesluit],
    "intake": [e.value for e in IntakeBesluit],
    "evaluatie": [e.value for e in EvaluatieBesluit],
}
NOT_STAFF = ("client", "netwerk", "verwijzer", "extern")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A code, where it stands, and what it could be."""

    path: Path
    code: str
    known: Collection[str]
    finding: str
    what: str
    severity: Severity = Severity.WARNING


def unknown_references(version: Handbookversion, folder: Folder) -> Iterator[Diagnostic]:
    """A finding for each code of the organisation's own handbook that stands for nothing."""
    yield from _lost_choices(version)
    for found in _references(folder, version):
        origin = version.layers.origin(found.path) if version.layers else None
        if found.code not in found.known and origin is not None and origin.file is not None:
            yield _finding(found, origin.file.place([int(p) if p.isdigit() else p for p in origin.path]))


def _finding(found: Reference, place: Location) -> Diagnostic:
    hint = nearest(found.code, found.known)
    remedy = f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(found.known) or 'er is nog niets'}."
    return Diagnostic(found.finding, f"{found.what} '{found.code}' bestaat niet.", place, remedy, found.severity)


def _lost_choices(version: Handbookversion) -> Iterator[Diagnostic]:
    """C11: what a choice is called may change, that it exists may not: a record can hold it."""
    left_out = version.layers.left_out if version.layers else {}
    for path, origin in left_out.items():
        if origin.file is not None and (path[0] == "labels" or path[:2] == ("exitvragenlijst", "schaal")):
            yield Diagnostic(
                "handbook.choice-left-out",
                f"De keuze '{path[-1]}' kan niet weg: een formulier kan haar al hebben.",
                origin.file.place(origin.path),
                "Geef haar een andere naam onder 'wijzigen:', of laat het veld weg onder 'velden:'.",
            )
    for phase, basic in DECISIONS.items():
        options: Mapping[str, Any] = plain(version.handboek.fasen)[phase]["besluiten"]
        for decision in sorted(set(basic) - {option["valt_onder"] for option in options.values()}):
            origin = next((o for p, o in left_out.items() if p[:3] == ("fasen", phase, "besluiten")), None)
            where = ("fasen", phase, "besluiten")
            place = origin.file.place(origin.path) if origin and origin.file else Location(field=".".join(where))
            yield Diagnostic(
                "handbook.decision-left-out",
                f"Geen enkel besluit bij '{phase}' valt nog onder '{decision}'.",
                place,
                f"Laat een besluit staan met 'valt_onder: {decision}'; de naam mag anders.",
            )


def _references(folder: Folder, version: Handbookversion) -> Iterator[Reference]:
    handbook: dict[str, Any] = plain(version.handboek)
    for code in handbook["regels"]:
        yield Reference(("regels", code), code, RULES, "handbook.unknown-rule", "De regel", Severity.ERROR)
    for form, settings in handbook["formulieren"].items():
        fields = form_fields(FORM_RECORDS[form])
        for code in settings["velden"]:
            path = ("formulieren", form, "velden", code)
            yield Reference(path, code, fields, "handbook.unknown-field", "Het veld", Severity.ERROR)
    for code, area in handbook["leefgebieden"].items():
        path = ("leefgebieden", code, "pictogram")
        yield Reference(
            path, area["pictogram"], sorted(pictogram_names()), "handbook.unknown-pictogram", "Het pictogram"
        )
    yield from _scopes(folder, version, handbook)
    for phase, described in handbook["fasen"].items():
        yield from _phase(version, ("fasen", phase), described)


def _phase(version: Handbookversion, path: Path, phase: Mapping[str, Any]) -> Iterator[Reference]:
    for code, option in phase["besluiten"].items():
        known = DECISIONS.get(path[-1], ())
        here = (*path, "besluiten", code, "valt_onder")
        yield Reference(here, option["valt_onder"], known, "handbook.unknown-decision", "Het besluit", Severity.ERROR)
    staff = [*NOT_STAFF, *version.organisatie.rollen]
    for question in ("wat", "wie", "wanneer", "waar", "waarmee", "hoe"):
        for code, point in phase[question]["punten"].items():
            here = (*path, question, "punten", code)
            if point["rol"]:
                yield Reference((*here, "rol"), point["rol"], staff, "handbook.unknown-role", "De rol")
            if point["formulier"]:
                forms = [form.value for form in Formuliercode]
                yield Reference(
                    (*here, "formulier"), point["formulier"], forms, "handbook.unknown-form", "Het formulier"
                )
            for rule in point["regels"]:
                yield Reference((*here, "regels"), rule, RULES, "handbook.unknown-rule", "De regel")


def _scopes(folder: Folder, version: Handbookversion, handbook: Mapping[str, Any]) -> Iterator[Reference]:
    """Kinds of support and locations; a target group is known when a client belongs to it."""
    groups = {d.client.record.traject.doelgroep for d in folder.dossiers if d.client and d.client.record} - {None}
    known = [*version.organisatie.soorten_begeleiding, *version.organisatie.locaties, *sorted(groups)]
    for path, code in scopes_at(handbook):
        yield Reference(path, code, known, "handbook.unknown-scope", "De soort begeleiding, locatie of doelgroep")
