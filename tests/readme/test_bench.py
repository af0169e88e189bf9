"""The measurements that the README points to can still be started."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
MODULES = sorted(path.stem for path in BENCH.glob("*.py") if not path.stem.startswith("__"))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_the_bench_loads(name: str) -> None:
    importlib.import_module(f"bench.{name}")


def test_every_command_that_is_named_has_a_module() -> None:
    named = set(re.findall(r"python -m bench\.(\w+)", (BENCH / "README.md").read_text(encoding="utf-8")))

    assert named
    assert named <= {*MODULES}
