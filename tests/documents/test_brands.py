"""The house style of a folder, with every finding where the reader wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Project
from journeys.haven import png, tree

from docgen.documents.brands import load_brand
from docgen.records.folder import load_folder

Make = Callable[..., Project]


def brand(project: Make, old: str = "", new: str = "", **more: bytes) -> tuple[object, list[tuple[str, str | None]]]:
    folder = project({**tree(), **{name.replace("_", "."): data for name, data in more.items()}})
    if old:
        folder.change("organisatie.yaml", old, new)
    found, findings = load_brand(load_folder(folder.path))
    return found, [(d.code, d.location.field) for d in findings]


def test_the_brand_holds_what_the_organisation_chose(project: Make) -> None:
    found, _ = load_brand(load_folder(project(tree()).path))
    assert found is not None
    assert (found.name, found.color, found.logo_alt, found.logo) == (
        "De Haven",
        "#1F5F8B",
        "Een boot in een haven",
        png(),
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("#1F5F8B", "#FFE680", "branding.low-contrast", "huisstijl.merkkleur"),
        ("#1F5F8B", "#12", "branding.bad-colour", "huisstijl.merkkleur"),
        (
            'merkkleur: "#1F5F8B"',
            'merkkleur: "#1F5F8B"\n  tweede_kleur: "#FFFF99"',
            "branding.low-contrast",
            "huisstijl.tweede_kleur",
        ),
        (
            'merkkleur: "#1F5F8B"',
            'merkkleur: "#1F5F8B"\n  tweede_kleur: "geel"',
            "branding.bad-colour",
            "huisstijl.tweede_kleur",
        ),
        ("logo.png", "../logo.png", "branding.logo-missing", "logo.bestand"),
        ("logo.png", "/etc/hostname", "branding.logo-missing", "logo.bestand"),
        ("  alt: Een boot in een haven\n", "", "branding.no-logo-alt", "logo.alt"),
    ],
)
def test_a_finding_stands_at_the_key_that_it_is_about(old: str, new: str, code: str, field: str, project: Make) -> None:
    assert brand(project, old, new)[1] == [(code, field)]


def test_a_logo_that_is_no_picture_is_told(project: Make) -> None:
    assert brand(project, logo_png=b"geen plaatje")[1] == [("branding.unreadable-logo", "logo.bestand")]


def test_without_a_logo_there_is_nothing_to_say(project: Make) -> None:
    logo = "logo:\n  bestand: logo.png\n  alt: Een boot in een haven\n"
    assert brand(project, logo, "")[1] == []


def test_without_an_organisation_there_is_no_brand(project: Make) -> None:
    assert load_brand(load_folder(project({"organisatie.yaml": "x: 1\n"}).path)) == (None, [])
