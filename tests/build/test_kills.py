"""A small run of `python -m bench.kills`: nothing lost, half, stale or left over; and short cuts are caught."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build.kills import kill_often
from build.test_writing import CommitsFirst, WithoutIntents
from docgen.build.places import LocalStore, Seen, Staged

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork")


class InPlace(LocalStore):
    """Writes over the document itself."""

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:  # noqa: ARG002 — not looking is the mistake
        data = (self.root / ".docgen" / "tijdelijk" / staged.name).read_bytes()
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb", buffering=0) as file:
            for start in range(0, len(data), 4):
                file.write(data[start : start + 4])
        (self.root / ".docgen" / "tijdelijk" / staged.name).unlink()
        found = target.stat()
        return Seen(found.st_size, found.st_mtime_ns)


def test_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    found = kill_often(tmp_path, 25)
    assert found.problems == []
    assert found.kills >= 25


@pytest.mark.parametrize(
    "parts",
    [{"store": InPlace}, {"writer": CommitsFirst}, {"writer": WithoutIntents}],
    ids=["write in place", "commit before rename", "no intent row"],
)
def test_short_cuts_are_caught(tmp_path: Path, parts: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build.plain.edited", lambda _data: True)
    assert kill_often(tmp_path, 150, workers=False, **parts).problems
