"""One document on demand: a form, blank or filled from one record."""

from __future__ import annotations

from pathlib import Path

from docgen.api.checking import Checked, check, workshop_for
from docgen.api.making import measuring, specs_of
from docgen.diagnostics import Diagnostic, Location, errors_in, nearest
from docgen.documents.catalogue import SUFFIXES, DocumentSpec
from docgen.errors import RecordError


def render(path: Path, form: str, record: str | None = None, *, suffix: str = ".docx", engine: str = "docgen") -> bytes:
    """The finished document of a form: of the record at this path in the folder, or blank.

    With `engine="docxtpl"` the reference engine fills the same checked template, for comparing (Word only).

    Raises:
        RecordError: the form or the record is not there, or the record cannot be printed.
        TemplateError: its template is wrong.
    """
    checked = check(path)
    spec = _find(checked, form, record, suffix)
    current = checked.folder.current
    if current is None:
        raise RecordError(list(errors_in(checked.findings)))
    workshop = measuring(workshop_for(checked))
    workshop.reference = engine == "docxtpl" and suffix == ".docx"
    return workshop.make(spec, current.organisatie)


def _find(checked: Checked, form: str, record: str | None, suffix: str) -> DocumentSpec:
    wanted = record.replace("\\", "/").removesuffix(".yaml") + ".yaml" if record else ""
    specs = specs_of(checked)
    for spec in specs:
        names = (spec.form, spec.edition and f"handboek-{spec.edition}")
        if form in names and spec.record_path == wanted and SUFFIXES[spec.engine] == suffix:
            return spec
    own = [d for d in errors_in(checked.findings) if d.location.file == wanted]
    raise RecordError(own or [_not_there(specs, form, record, wanted, suffix)])


def _not_there(specs: list[DocumentSpec], form: str, record: str | None, wanted: str, suffix: str) -> Diagnostic:
    forms = sorted({spec.form for spec in specs})
    if form not in forms:
        hint = nearest(form, forms)
        return Diagnostic(
            "render.unknown-form",
            f"Het formulier '{form}' is er niet.",
            Location(),
            f"Bedoel je '{hint}'?" if hint else f"Kies uit: {', '.join(forms)}.",
        )
    records = sorted({spec.record_path for spec in specs if spec.form == form and spec.record_path})
    if record and wanted not in records:
        hint = nearest(wanted, records)
        return Diagnostic(
            "render.unknown-record",
            f"Dit record is er niet voor het formulier '{form}'.",
            Location(file=wanted),
            f"Bedoel je '{hint}'?" if hint else "Geef een pad in de organisatiemap, zoals clienten/c-0001/intake.yaml.",
        )
    return Diagnostic(
        "render.no-such-kind",
        f"Het formulier '{form}' maken jullie niet als {suffix}.",
        Location(),
        "Kies een ander soort bestand, of zet het aan onder 'formulieren' in het handboek.",
    )
