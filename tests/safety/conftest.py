"""The pen in which attacks run ahead of the tests that judge them, and the validator for what comes out."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from safety.harness import Pen

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def outcome_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], dict[str, Any]]]:
    """What became of an attack, by its name; all that were asked for run in one process, ahead of their tests."""
    params = (getattr(item, "callspec", None) for item in request.session.items)
    attacks = [spec.params["attack"] for spec in params if spec is not None and "attack" in spec.params]
    pen = Pen(tmp_path_factory.mktemp("aanvallen"))
    pen.run_ahead(attacks)
    yield pen.outcome
    pen.close()


@pytest.fixture(scope="session")
def invalid() -> Callable[[Path], list[str]]:
    """What the OOXML validator finds wrong with a file; nothing where the validator is absent."""
    if not (SHARED / "tools" / "validate_ooxml.py").exists():
        return lambda _: []
    sys.path.insert(0, str(SHARED / "tools"))
    import validate_ooxml

    schema = validate_ooxml.load_schema(str(SHARED / "ooxml-xsd"))

    def check(path: Path) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the validator leaves closing to Python
            found = validate_ooxml.validate(str(path), schema).items
        # POL10 is a tag that was left: here it is a text of the record, which must stay
        return [str(item) for item in found if item[0] == "error" and item[1] != "POL10"]

    return check
