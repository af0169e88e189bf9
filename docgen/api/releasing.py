"""Releasing a version of the handbook: keep it whole in the archive, and say which forms it changed (design 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.api.checking import TEMPLATES, Checked, check, workshop_for
from docgen.build.keys import value_digest
from docgen.build.store import store
from docgen.diagnostics import Diagnostic, Location, errors_in
from docgen.documents.catalogue import SUFFIXES, engines_of
from docgen.documents.context import read_path
from docgen.documents.forms import FORMS
from docgen.documents.workshop import Workshop
from docgen.errors import RecordError
from docgen.ooxml.properties import content_digest
from docgen.records.folder import Folder
from docgen.records.values import Record
from docgen.records.versions import Formulierversie, Formulierversies, Handbookversion
from docgen.records.yaml_files import dump_yaml

ARCHIVE = "handboek/archief"
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
    kept = checked.folder.archive.get(version.name)
    if kept and _promised(kept) != _promised(version):
        raise RecordError([_released_before(version)])
    if kept and kept.forms:
        forms, changed = dict(kept.forms.formulieren), list[str]()
    else:
        forms, changed = form_versions(checked, version)
    # beside the archived version too: its final records keep the version of their form for ever
    versions = _as_yaml(Formulierversies(formulieren=forms).model_dump(mode="json", exclude_defaults=True))
    folder = path / ARCHIVE / version.name
    if kept is None:
        _archive(folder, version, versions, path / TEMPLATES)
    for target in (folder, path / "handboek"):
        store(target / "versies.yaml", versions)
    return Release(version.name, {code: f.versie for code, f in forms.items()}, tuple(changed), kept is not None)


def _archive(folder: Path, version: Handbookversion, versions: bytes, templates: Path) -> None:
    """Keep the version whole; its handbook comes last, so that a stop in between released nothing."""
    for form in FORMS:
        for suffix in SUFFIXES.values():
            own = templates / f"{form}{suffix}"
            if own.is_file():
                store(folder / TEMPLATES / own.name, own.read_bytes())
    store(folder / "versies.yaml", versions)
    store(folder / "organisatie.yaml", _whole(version.organisatie))
    store(folder / "handboek.yaml", _whole(version.handboek))


def _promised(version: Handbookversion) -> tuple[Any, ...]:
    """What a release fixes: the handbook with its words; staff and addresses may change under it."""
    return version.handboek, version.organisatie.woorden, version.organisatie.rollen


def form_versions(checked: Checked, version: Handbookversion) -> tuple[dict[str, Formulierversie], list[str]]:
    """Per form its version: the old one where nothing that it shows has changed since, else the current one."""
    before = checked.folder.form_versions.formulieren if checked.folder.form_versions else {}
    workshop = workshop_for(checked)
    forms: dict[str, Formulierversie] = {}
    changed: list[str] = []
    for form in FORMS:
        old = before.get(form)
        if old and _shows_the_same(form, old, version, checked.folder, workshop):
            forms[form] = old
        else:
            forms[form] = Formulierversie(versie=version.name, datum=version.handboek.datum)
            changed.append(form)
    return forms, changed


def _shows_the_same(
    form: str, old: Formulierversie, version: Handbookversion, folder: Folder, workshop: Workshop
) -> bool:
    """Whether a form still is what it was in its version.

    Both sides are read as today's templates read: what docgen itself reads more, or less, makes no form new.
    """
    then = folder.archive.get(old.versie)
    if then is None or slice_digest(workshop, then, form) != slice_digest(workshop, version, form):
        return False
    # a release that was made with a digest kept no templates to compare with
    return bool(old.digest) or _words_of_own(folder.path / ARCHIVE / old.versie / TEMPLATES, form) == _words_of_own(
        folder.path / TEMPLATES, form
    )


def slice_digest(workshop: Workshop, version: Handbookversion, form: str) -> bytes:
    """The digest of just those handbook values that the form's templates read, in their order."""
    paths: set[str] = set()
    for engine in engines_of(version, form):
        paths.update(filter(_is_of_handbook, workshop.paths(form + SUFFIXES[engine], form)))
    kinds = sorted({kind for word in version.organisatie.woorden.values() for kind in word.per_soort})
    found = [_values(version, kind, sorted(paths)) for kind in (None, *kinds)]
    return value_digest(found)


def _values(version: Handbookversion, kind: str | None, paths: Sequence[str]) -> list[tuple[str, Any]]:
    """The values at these paths, as a kind of support speaks of them, with what counts anywhere and on any day."""
    handbook = version.effective(frozenset(version.scopes()), kind)
    source = {"handboek": handbook, "organisatie": {"woorden": version.words(kind)}}
    return [(path, read_path(source, path)) for path in paths]


def _is_of_handbook(path: str) -> bool:
    """Whether a path leads to what a release fixes: staff and addresses make no form new."""
    return path.startswith(("handboek.", "organisatie.woorden"))


def _words_of_own(folder: Path, form: str) -> list[str]:
    """What the own templates of a form say, tags included; their looks make no form new."""
    own = (folder / f"{form}{suffix}" for suffix in SUFFIXES.values())
    return [content_digest(path.read_bytes()) for path in own if path.is_file()]


def _whole(record: Record) -> bytes:
    return _as_yaml(record.model_dump(mode="json"))


def _as_yaml(value: dict[str, Any]) -> bytes:
    return (_HEAD + dump_yaml(value)).encode()


def _released_before(version: Handbookversion) -> Diagnostic:
    layers = version.layers
    return Diagnostic(
        "release.exists",
        f"Versie '{version.name}' is al uitgebracht, en daarna zijn het handboek of de woorden veranderd.",
        layers.place(["versie"]) if layers else Location(file="handboek/handboek.yaml"),
        "Geef het handboek een nieuw versienummer en zet de wijziging onder 'wijzigingen'.",
    )
