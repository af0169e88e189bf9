"""The house stands as drawn: floors, rooms, tests that mirror it, no clock and no chance below."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

HOUSE = ROOT / "docgen"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = [
    room.strip() for floor in SETTINGS["tool"]["importlinter"]["contracts"][0]["layers"] for room in floor.split("|")
]
MODULES = sorted(HOUSE.rglob("*.py"))

DISK_AND_CLOCK = {"cli", "api", "build"}
"""The rooms that may touch disk, clock and chance (style.md, one record's journey)."""


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_the_contracts_between_the_rooms_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_room_stands_in_the_contract() -> None:
    there = {p.name.removesuffix(".py") for p in HOUSE.iterdir() if not p.name.startswith("__")}
    assert there == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_tests(room: str) -> None:
    folder, module = ROOT / "tests" / room, ROOT / "tests" / f"test_{room}.py"
    assert module.is_file() or any(folder.glob("test_*.py"))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


CHANCE = {"random", "secrets", "time", "uuid.uuid1", "uuid.uuid4", "tempfile"}
MEASURES = {"documents/pages.py"}
"""Asks LibreOffice, a program, for page numbers; it is handed in as a function."""


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) not in DISK_AND_CLOCK], ids=named)
def test_below_the_api_there_is_no_clock_and_no_chance(path: Path) -> None:
    if named(path) in MEASURES:
        return
    assert CHANCE & set(imported(path)) == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nobody_asks_what_time_it_is(path: Path) -> None:
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert {"now", "today", "utcnow", "urandom", "getrandom"} & set(calls) == set()


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) != "cli"], ids=named)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert "print" not in calls
    assert {"click", "rich"} & {name.partition(".")[0] for name in imported(path)} == set()


def test_nothing_is_fetched_from_a_network() -> None:
    network = {"requests", "httpx", "urllib.request", "http.client", "socket", "aiohttp"}
    assert [named(path) for path in MODULES if network & set(imported(path))] == []


def test_a_file_has_the_size_of_a_file() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    tables = {"records/rules.py", "records/handboek.py"}  # a list of facts may be as long as it is
    assert {name: size for name, size in sizes.items() if size > 800 and name not in tables} == {}
