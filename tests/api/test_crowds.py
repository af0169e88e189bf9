"""An organisation is a crowd by its size or its file, and its documents are those of any other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from journeys.haven import client, own_templates, tree
from records.bulk_rows import into_one_file

from docgen.api.building import build
from docgen.api.crowds import MANY, is_crowd
from docgen.build.crew import Crew
from docgen.documents import pages


@pytest.fixture
def haven(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(pages, "_office", lambda: None)
    return project({**tree(), **client("c-0002"), **own_templates()})


def test_many_clients_or_one_file_make_a_crowd(haven: Project, tmp_path: Path) -> None:
    assert not is_crowd(haven.path)
    assert not is_crowd(tmp_path / "nergens")
    for number in range(MANY):
        (haven.path / "clienten" / f"d-{number:04}").mkdir()
    assert is_crowd(haven.path)


def test_one_file_is_a_crowd_with_the_same_documents(haven: Project, tmp_path: Path) -> None:
    build(haven.path, tmp_path / "een", only="clienten/*")
    into_one_file(haven.path, "jsonl")
    assert is_crowd(haven.path)
    build(haven.path, tmp_path / "twee", only="clienten/*")
    one, other = (
        {p.relative_to(root).as_posix(): p.read_bytes() for p in (root / "clienten").rglob("*.*x")}
        for root in (tmp_path / "een", tmp_path / "twee")
    )
    assert one == other != {}


def test_of_little_work_every_worker_gets_some(haven: Project, tmp_path: Path) -> None:
    chunks: list[int] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            chunks.append(len(args[0]))
            return super().submit(fn, *args, **kwargs)

    report = build(haven.path, tmp_path / "uit", only="clienten/*", crew=Crew(lambda: Counting(1), 2))
    assert report.failures == []
    assert chunks == [1, 1, 1, 1]  # two clients planned, then made


def test_a_second_build_of_a_crowd_makes_nothing(haven: Project, tmp_path: Path) -> None:
    into_one_file(haven.path, "sqlite")
    build(haven.path, tmp_path / "uit")
    assert build(haven.path, tmp_path / "uit").count("gemaakt") == 0
