"""The committed Excel templates are what their makers make, and hold nothing of the house style as a literal."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.ooxml import Package
from docgen.resources import resource
from templates.source.excel.make import make

NAMES = ("aanmelding.xlsx", "opname.xlsx", "uitstroom.xlsx", "exit.xlsx", "begeleidingsplan.xlsx")


@pytest.fixture(scope="module")
def remade() -> dict[str, bytes]:
    return make()


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_template_is_what_its_maker_makes(name: str, remade: dict[str, bytes]) -> None:
    committed = Path(resource("templates", "xlsx", name)).read_bytes()

    # the deflate library may differ between machines; the parts may not
    assert dict(Package.read(committed).parts) == dict(Package.read(remade[name]).parts)


def test_making_twice_gives_the_same_bytes(remade: dict[str, bytes]) -> None:
    assert make() == remade


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_slots_of_the_theme_and_fonts_follow_it(name: str, remade: dict[str, bytes]) -> None:
    styles = Package.read(remade[name]).parts["xl/styles.xml"].decode()

    assert "rgb=" not in styles
    assert styles.count("<name ") == styles.count("<scheme ")


@pytest.mark.parametrize("name", NAMES)
def test_the_placeholder_logo_is_called_logo(name: str, remade: dict[str, bytes]) -> None:
    drawings = [
        data for part, data in Package.read(remade[name]).parts.items() if part.startswith("xl/drawings/drawing")
    ]

    assert drawings
    assert all(b'name="logo"' in data for data in drawings)


@pytest.mark.parametrize("name", NAMES)
def test_properties_name_nobody(name: str, remade: dict[str, bytes]) -> None:
    core = Package.read(remade[name]).parts["docProps/core.xml"].decode()

    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
    assert "2026-01-01T00:00:00Z" in core
