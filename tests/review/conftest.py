"""One dossier without remarks, and what review says of it after one change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from review.dossier import Change, change, codes, haven, reviewed

Told = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The codes of what is left to do in a record after a change to it (or to another file)."""

    def look(name: str, how: Change | None = None, *, also: dict[str, Change] | None = None, **more: str) -> list[str]:
        folder = haven(tmp_path, **more)
        for file, other in {**({name: how} if how else {}), **(also or {})}.items():
            change(folder, file, other)
        return codes(reviewed(folder, name))

    return look
