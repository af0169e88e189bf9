"""The generated pages say what docgen does today, and every code that it can print is on the page of messages."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_CODE = re.compile(
    r'"((?:branding|build|bulk|copy|diff|excel|folder|glossary|handbook|init|inspect|migration|package|record|release'
    r'|render|review|settle|show|template|word|yaml)\.[a-z0-9-]+)"'
)


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    return importlib.import_module("make").PAGES


@pytest.mark.parametrize("name", ["sleutels.md", "meldingen.md"])
def test_a_generated_page_is_up_to_date(pages, name: str) -> None:
    assert pages[name]() == (ROOT / "docs" / name).read_text(encoding="utf-8"), "run: python docs/make.py"


def test_every_code_in_the_source_is_on_the_page_of_messages() -> None:
    page = (ROOT / "docs" / "meldingen.md").read_text(encoding="utf-8")
    used = {
        code for path in (ROOT / "docgen").rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(used) > 100
    assert sorted(code for code in used if f"`{code}`" not in page) == []
