"""A build of real documents that is killed loses nothing (`python -m bench.kills` does it a thousand times)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from build.kills import kill_often

from docgen.documents import pages
from journeys.kills import Organisation

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork")


@pytest.mark.parametrize("workers", [False, True], ids=["alone", "with workers"])
def test_kills_while_word_documents_are_made_lose_nothing(
    workers: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_office", lambda: None)
    found = kill_often(tmp_path, 2, others=lambda path, _number: Organisation(path, workers=workers))
    assert found.problems == []
    assert found.worlds["Organisation"] == 2
