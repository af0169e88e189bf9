"""Releasing a version of the handbook: keep it whole in the archive, and say which forms it changed (design 6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.api.checking import Checked, check, workshop_for
from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Location, errors_in
from docgen.documents.catalogue import SUFFIXES, engines_of
from docgen.documents.context import derivations, read_path
from docgen.documents.forms import FORMS
from docgen.documents.workshop import Workshop, derived_names, digest
from docgen.errors import RecordError
from docgen.records.versions import Formulierversie, Formulierversies, Handbookversion
from docgen.records.yaml_files import dump_yaml

_HEAD = "# Door docgen geschreven bij het uitbrengen van deze versie; niet met de hand aanpassen.\n"


@dataclass(frozen=True, slots=True)
class Release:
    """What was released: the version, and per form its version."""

    version: str
    forms: dict[str, str]
    changed: tuple[str, ...]
    already: bool = False


def release(path: Path) -> Release:
    """Archive the current handbook version and write the version of each form.

    Raises:
        RecordError: the folder has errors, or another handbook was released under this version before.
    """
    checked = check(path)
    version = checked.folder.current
    errors = [d for d in errors_in(checked.findings) if not (d.location.file or "").startswith(("clienten/", "exit/"))]
    if version is None or errors:
        raise RecordError(errors)
    folder = path / "handboek" / "archief" / version.name
    kept = checked.folder.archive.get(version.name)
    if kept and _promised(kept) != _promised(version):
        raise RecordError([_released_before(version)])
    forms, changed = form_versions(checked, version)
    if kept is None:
        store(folder / "handboek.yaml", _dump(version.handboek))
        store(folder / "organisatie.yaml", _dump(version.organisatie))
    # beside the archived version too: its final records keep the version of their form for ever
    versions = _dump(Formulierversies(formulieren=forms))
    for target in (folder, path / "handboek"):
        store(target / "versies.yaml", versions)
    return Release(version.name, {code: f.versie for code, f in forms.items()}, tuple(changed), kept is not None)


def _promised(version: Handbookversion) -> tuple[Any, ...]:
    """What a release fixes: the handbook with its words; staff and addresses may change under it."""
    return version.handboek, version.organisatie.woorden, version.organisatie.rollen


def form_versions(checked: Checked, version: Handbookversion) -> tuple[dict[str, Formulierversie], list[str]]:
    """Per form its version: the old one where nothing that it reads has changed, else the current one."""
    before = checked.folder.form_versions.formulieren if checked.folder.form_versions else {}
    workshop = workshop_for(checked)
    forms: dict[str, Formulierversie] = {}
    changed: list[str] = []
    for form in FORMS:
        mark = slice_digest(workshop, version, form)
        old = before.get(form)
        if old and old.digest == mark:
            forms[form] = old
        else:
            forms[form] = Formulierversie(versie=version.name, datum=version.handboek.datum, digest=mark)
            changed.append(form)
    return forms, changed


def slice_digest(workshop: Workshop, version: Handbookversion, form: str) -> str:
    """The digest of just those handbook values that the form's templates read."""
    source = {"handboek": version.effective(frozenset(version.scopes())), "organisatie": {"woorden": version.words()}}
    paths: set[str] = set()
    for engine in engines_of(version, form):
        reads = workshop.template(form + SUFFIXES[engine]).reads
        paths.update(handbook_paths(form, reads))
    return digest({path: read_path(source, path) for path in sorted(paths)})


def handbook_paths(form: str, reads: frozenset[str]) -> set[str]:
    """The handbook paths behind what a template reads, directly or through derived values."""
    known = derivations(form)
    through = {path for name in derived_names(reads) if name in known for path in known[name].reads}
    direct = {path.partition("[")[0] for path in reads}
    return {path for path in through | direct if path.startswith(("handboek.", "organisatie.woorden"))}


def _dump(record: Any) -> bytes:
    return (_HEAD + dump_yaml(record.model_dump(mode="json"))).encode()


def _released_before(version: Handbookversion) -> Diagnostic:
    layers = version.layers
    return Diagnostic(
        "release.exists",
        f"Versie '{version.name}' is al uitgebracht, en daarna zijn het handboek of de woorden veranderd.",
        layers.place(["versie"]) if layers else Location(file="handboek/handboek.yaml"),
        "Geef het handboek een nieuw versienummer en zet de wijziging onder 'wijzigingen'.",
    )
