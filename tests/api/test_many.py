"""Several organisations in one call: each gets a report or an error of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project
from journeys.haven import own_templates, tree

from docgen import api
from docgen.build.plan import Options
from docgen.documents import pages
from docgen.errors import DocgenError


@pytest.fixture
def folders(project: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A good folder, one that is not there, and a good one again."""
    monkeypatch.setattr(pages, "_office", lambda: None)
    first = project({**tree(), **own_templates()}).path
    shutil.copytree(first, tmp_path / "derde")
    return [first, tmp_path / "tweede", tmp_path / "derde"]


def test_each_folder_is_told_by_its_number_and_a_wrong_one_is_an_error(folders: list[Path]) -> None:
    found = dict(api.build_each(folders, options=Options(dry_run=True)))
    assert [isinstance(found[number], DocgenError) for number in range(3)] == [False, True, False]


def test_options_count_for_every_folder(folders: list[Path]) -> None:
    found = dict(api.build_each([folders[0], folders[2]], options=Options(dry_run=True)))
    assert all(isinstance(one, api.BuildReport) and one.dry_run for one in found.values())
    assert not (folders[0] / "uitvoer").exists()
