"""Which copies a folder has: those that were asked for, one per client, form and cycle (`kopie-<form>.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from docgen.documents.clientcopy.changes import Decided
from docgen.documents.clientcopy.kinds import KINDS, CopyKind
from docgen.documents.clientcopy.making import CopyJob
from docgen.records.folder import Dossier, Folder, RecordFile
from docgen.records.kopie import Kopiedossier, Kopieronde


class CopyState(StrEnum):
    """How far a copy is."""

    NIET_GEVRAAGD = "niet_gevraagd"
    WACHT = "wacht_op_goedkeuring"
    KLAAR = "klaar"
    UITGEREIKT = "uitgereikt"


def approvals_of(dossier: Dossier, kind: CopyKind) -> Kopiedossier:
    """What was decided about a copy; an empty one when nobody asked for it yet."""
    file = dossier.copy(kind.name)
    return file.record if file is not None and file.record is not None else Kopiedossier()


def copy_job(
    folder: Folder, dossier: Dossier, kind: CopyKind, file: RecordFile, form_version: str, form_date: date | None
) -> CopyJob | None:
    """The copy of one record with what was decided so far, asked for or not; `None` where no document can be made.

    The card prints words of the plan, so what was decided for the plan's copy counts there as well.
    """
    client, version = dossier.client, folder.version_of(file)
    if version is None or folder.current is None or client is None or not (client.usable and file.usable):
        return None
    cyclus = file.cyclus or 1
    ronde = approvals_of(dossier, kind).ronde(cyclus) or Kopieronde()
    if kind.code == "mijn_acties" and (plan := approvals_of(dossier, KINDS[kind.form]).ronde(cyclus)):
        ronde = ronde.model_copy(update={"besluiten": [*plan.besluiten, *ronde.besluiten]})
    scope, soort = client.record.scope()
    identity = folder.current.organisatie
    return CopyJob(kind, file, client.record, identity, version, form_version, form_date, scope, soort, ronde)


def asked_for(dossier: Dossier) -> Iterator[tuple[CopyKind, RecordFile]]:
    """The copies of a client that somebody asked for, with their records."""
    for kind in KINDS.values():
        kept = dossier.copy(kind.name)
        if kept is None or not kept.usable:  # which copies the client has is not known then
            continue
        approvals = approvals_of(dossier, kind)
        for file in dossier.records:
            if file.form == kind.form and file.cyclus is not None and approvals.ronde(file.cyclus):
                yield kind, file


def state_of(job: CopyJob, decided: Decided) -> CopyState:
    """How far a copy is; one that waits is not made anew by a build, one that the client has never is."""
    if job.ronde.veiligheid is None:
        return CopyState.UITGEREIKT if job.ronde.uitgereikt else CopyState.NIET_GEVRAAGD
    return CopyState.WACHT if decided.waiting else CopyState.KLAAR
