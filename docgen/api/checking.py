"""All findings on an organisation's folder in one go: configuration, records, house style, own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.api.describing import require_form
from docgen.api.migrating import check_migrations
from docgen.api.wordlists import check_words, words_of
from docgen.branding import Brand
from docgen.diagnostics import Diagnostic, Location, Severity, nearest
from docgen.documents.brands import load_brand
from docgen.documents.clientcopy.kinds import KINDS
from docgen.documents.common import switched_on
from docgen.documents.forms import FORMS
from docgen.documents.handbook import EDITIONS
from docgen.documents.memo import TEMPLATE as MEMO_TEMPLATE
from docgen.documents.workshop import Workshop, compile_template, form_of
from docgen.errors import TemplateError
from docgen.records.folder import Folder, load_folder
from docgen.records.overlooked import readable
from docgen.review import review_folder
from docgen.review.case import Case

TEMPLATES = "sjablonen"
Words = Callable[[Folder], list[Diagnostic]]


@dataclass(frozen=True)
class Checked:
    """A folder with its brand and every finding on both."""

    folder: Folder
    brand: Brand | None
    findings: tuple[Diagnostic, ...]


def check(path: Path, *, clients: bool = True, words: Words = check_words) -> Checked:
    """The folder with all findings, in the order of its files; or as it is without its clients.

    `words` tells what is wrong with the organisation's own words.

    Raises:
        RecordError: this is no folder of an organisation, or a part of it cannot be read.
    """
    with readable(path):
        folder = load_folder(path, clients=clients)
        brand, findings = load_brand(folder)
        findings = [*folder.findings, *findings, *review_folder(folder, labels)]
        findings += [*words(folder), *check_migrations(folder), *check_own_templates(path / TEMPLATES)]
    return Checked(folder, brand, tuple(_unique(findings)))


def labels(case: Case) -> dict[str, str]:
    """The fields that the form of a record has, with their labels."""
    return switched_on(case.form, case.handbook, case.version.words(case.soort))


def _unique(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(dict.fromkeys(findings), key=lambda d: (d.location.file or "", d.location.line or 0))


def check_own_templates(folder: Path) -> list[Diagnostic]:
    """Every finding on the organisation's own templates."""
    found: list[Diagnostic] = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix.lower() not in (".docx", ".xlsx") or path.name.startswith(("~$", ".")):
            continue
        shown = f"{TEMPLATES}/{path.name}"
        if path.name not in template_names():
            found.append(_unknown_template(path.name, Location(file=shown)))
            continue
        found += (d.in_file(shown) for d in check_template(path, form_of(path.name)))
    return found


def check_template(path: Path, form: str) -> list[Diagnostic]:
    """Every finding on one template file, as if it were used for that form.

    Raises:
        TemplateError: `template.unknown-form`.
    """
    require_form(form)
    if not path.is_file() or path.suffix.lower() not in (".docx", ".xlsx"):
        place = Location(file=path.name)
        return [
            Diagnostic("template.no-file", "Hier is geen Word- of Excel-sjabloon.", place, "Geef een .docx of .xlsx.")
        ]
    try:
        return list(compile_template(path, form, None).warnings)
    except TemplateError as error:
        return list(error.diagnostics)


def template_names() -> list[str]:
    """The file names that an own template may have."""
    return [
        *(f"{form}{suffix}" for form in FORMS for suffix in (".docx", ".xlsx")),
        *(kind.template for kind in KINDS.values()),
        *(edition.template for edition in EDITIONS.values()),
        MEMO_TEMPLATE,
    ]


def _unknown_template(name: str, place: Location) -> Diagnostic:
    hint = nearest(name, template_names())
    return Diagnostic(
        "template.unknown-file",
        f"Het sjabloon '{name}' hoort bij geen formulier en wordt niet gebruikt.",
        place,
        f"Bedoel je '{hint}'?" if hint else f"Namen die wel werken: {', '.join(template_names())}.",
        Severity.WARNING,
    )


def workshop_for(checked: Checked) -> Workshop:
    """A workshop in the brand of the folder, with its own templates."""
    glossary = cache(lambda: words_of(checked.folder))  # read once, and only where there is a client's copy
    return Workshop(checked.brand, checked.folder.path / TEMPLATES, glossary=glossary)
