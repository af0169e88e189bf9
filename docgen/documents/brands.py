"""The house style of an organisation's folder as a `Brand`, with what is wrong with it (design 4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.branding import Brand, check_brand
from docgen.diagnostics import Diagnostic, Location
from docgen.records.folder import Folder
from docgen.records.organisatie import Organisatie

# where each finding of a brand was written in organisatie.yaml
_FIELDS: dict[str, tuple[str, ...]] = {
    "branding.low-contrast": ("huisstijl", "merkkleur"),
    "branding.bad-colour": ("huisstijl", "merkkleur"),
    "branding.no-logo-alt": ("logo", "alt"),
    "branding.unreadable-logo": ("logo", "bestand"),
}


def brand_of(identity: Organisatie, logo: bytes | None) -> Brand:
    """The brand in the organisation's own choices."""
    style = identity.huisstijl
    return Brand(
        name=identity.korte_naam or identity.naam,
        color=style.merkkleur,
        second_color=style.tweede_kleur,
        heading_font=style.lettertype_koppen,
        body_font=style.lettertype_tekst,
        logo=logo,
        logo_alt=identity.logo.alt if identity.logo else "",
    )


def load_brand(folder: Folder) -> tuple[Brand | None, list[Diagnostic]]:
    """The brand of a folder with its logo read from disk, and every finding; without an organisation no brand."""
    if folder.current is None:
        return None, []
    identity = folder.current.organisatie
    logo, findings = _load_logo(folder, identity)
    brand = brand_of(identity, logo)
    findings += [_located(folder, finding, brand) for finding in check_brand(brand)]
    return brand, findings


def _load_logo(folder: Folder, identity: Organisatie) -> tuple[bytes | None, list[Diagnostic]]:
    if identity.logo is None:
        return None, []
    path = folder.path / identity.logo.bestand
    if _inside(path, folder.path) and path.is_file():
        return path.read_bytes(), []
    return None, [
        Diagnostic(
            "branding.logo-missing",
            f"Het logo '{identity.logo.bestand}' staat niet in de organisatiemap.",
            _place(folder, ("logo", "bestand")),
            "Zet het bestand in de map, of verbeter de naam.",
        )
    ]


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _located(folder: Folder, finding: Diagnostic, brand: Brand) -> Diagnostic:
    path = _FIELDS.get(finding.code, ("huisstijl",))
    if brand.second_color and brand.second_color.casefold() in finding.message.casefold():
        path = ("huisstijl", "tweede_kleur")
    place = _place(folder, path)
    return Diagnostic(finding.code, finding.message, place, finding.remedy, finding.severity)


def _place(folder: Folder, path: Sequence[str]) -> Location:
    layers = folder.organisation_layers
    return layers.place(list(path)) if layers else Location(file="organisatie.yaml", field=".".join(path))
