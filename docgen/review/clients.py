"""Remarks on a client's own file: CF-2 on the length of the traject, and codes that the organisation must know."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Severity, nearest
from docgen.records.client import Client
from docgen.records.enums import Ernst
from docgen.records.folder import Dossier, Folder
from docgen.records.versions import Handbookversion
from docgen.review.case import Remark, severity_of, weighed
from docgen.review.exceptions import check_exceptions, exception_for

SHORTEST_DAYS = 42
"""Six weeks; the method is not meant for ad-hoc help (method 1.1)."""


def review_client(folder: Folder, dossier: Dossier) -> Iterator[Diagnostic]:
    """Every remark on `client.yaml`."""
    if dossier.client is None or dossier.client.record is None or folder.current is None:
        return
    client: Client = dossier.client.record
    traject, who = client.traject, folder.current.organisatie
    for field, code, known in (
        ("begeleider", traject.begeleider, who.medewerkers),
        ("locatie", traject.locatie, who.locaties),
        ("soort_begeleiding", traject.soort_begeleiding, who.soorten_begeleiding),
    ):
        if code and code not in known:
            hint = nearest(code, known)
            yield Diagnostic(
                "record.unknown-code",
                f"'{code}' bij '{field}' kent jullie organisatie niet.",
                dossier.client.place("traject", field),
                f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(known) or 'nog niets'}.",
            )
    if traject.start and traject.verwacht_einde:
        days = (traject.verwacht_einde - traject.start).days
        if 0 <= days < SHORTEST_DAYS and (severity := _weight(client, folder.current)):
            yield Diagnostic(
                "CF-2",
                f"Dit traject duurt {days} dagen. De methode vraagt minstens zes weken ({SHORTEST_DAYS} dagen).",
                dossier.client.place("traject", "verwacht_einde"),
                "Hier is met een reden van afgeweken."
                if severity is Severity.HINT
                else "Kijk na of de datums kloppen, of gebruik voor korte hulp geen traject.",
                severity,
            )
        if days < 0:
            yield Diagnostic(
                "record.dates-reversed",
                "Het verwachte einde ligt voor de start.",
                dossier.client.place("traject", "verwacht_einde"),
                "Wissel de datums om of verbeter er een.",
            )
    weights = {rule: severity_of(rule, folder.current.effective()) for rule in client.afwijkingen}
    yield from check_exceptions(dossier.client, folder.current, weights)


def _weight(client: Client, version: Handbookversion) -> Severity | None:
    """How much CF-2 weighs for this client: a hint when somebody gave a reason."""
    weight, remark = severity_of("CF-2", version.effective()), Remark("CF-2", "", "")
    if exception_for(remark, client.afwijkingen, version, weight) and weight is not Ernst.UIT:
        return Severity.HINT
    return weighed("CF-2", version.effective(), Severity.WARNING)
