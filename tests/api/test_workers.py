"""Workers are prepared for only where there may be work for several."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.api import workers


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was got ready."""
    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(workers, "stand_by", lambda *modules: found.append(modules))
    return found


def folder_of(path: Path, clients: int) -> Path:
    for number in range(clients):
        (path / "clienten" / f"c-{number:04}").mkdir(parents=True)
    return path


@pytest.mark.parametrize(("clients", "jobs", "asked"), [(3, 2, 0), (101, 1, 0), (101, 2, 1)])
def test_folders_of_clients(
    tmp_path: Path, prepared: list[tuple[str, ...]], clients: int, jobs: int, asked: int
) -> None:
    workers.expect_work(folder_of(tmp_path, clients), jobs)
    assert len(prepared) == asked


@pytest.mark.parametrize(("size", "asked"), [(1_000, 0), (600_000, 1)])
def test_one_file_of_clients(tmp_path: Path, prepared: list[tuple[str, ...]], size: int, asked: int) -> None:
    (tmp_path / "clienten.jsonl").write_bytes(b"\n" * size)
    workers.expect_work(tmp_path, 2)
    assert len(prepared) == asked
