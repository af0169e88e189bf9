"""The wheel holds everything that is shipped, and works where nothing else of the checkout is."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

SITE = next(path for path in sys.path if path.endswith("site-packages"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    target = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel unpacked in it and the libraries of this one; gives its Python."""
    home = tmp_path_factory.mktemp("elders")
    venv.EnvBuilder(with_pip=False, symlinks=True).create(home)
    libraries = next(home.rglob("site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(libraries)
    # the libraries, but not the editable install of this checkout: .pth files in a linked folder do not run
    (libraries / "libraries.pth").write_text(SITE + "\n", encoding="utf-8")
    return home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = "from docgen.cli import main; main(prog_name='docgen')"
    return subprocess.run(
        [str(python), "-c", code, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def shipped() -> Iterator[str]:
    for folder in ("templates/docx", "templates/xlsx", "schemas", "samples", "presets"):
        for path in (ROOT / folder).rglob("*"):
            inside = path.relative_to(ROOT)
            if path.is_file() and "uitvoer" not in inside.parts and not path.name.startswith(("~$", ".")):
                yield inside.as_posix()


def test_the_wheel_holds_every_template_schema_sample_and_preset(wheel: Path) -> None:
    assert {f"docgen/_data/{name}" for name in shipped()} - members(wheel) == set()


def test_the_wheel_holds_every_module_and_drawing(wheel: Path) -> None:
    own = [
        p for p in (ROOT / "docgen").rglob("*") if p.suffix in (".py", ".svg", ".bin") and "__pycache__" not in p.parts
    ]
    assert {p.relative_to(ROOT).as_posix() for p in own} - members(wheel) == set()


def test_the_wheel_holds_nothing_that_was_made(wheel: Path) -> None:
    made = [n for n in members(wheel) if "/uitvoer/" in n or "__pycache__" in n or n.endswith((".pyc", ".tmp"))]
    assert made == []


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in members(wheel))


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(installed), "-c", "import docgen; print(docgen.__file__)"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(installed.parent.parent) in done.stdout


def test_an_installed_docgen_starts_an_organisation_checks_and_renders_it(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "init", "haven", "--preset", "ambulant-1", "--naam", "De Haven")
    assert done.returncode == 0, done.stderr
    assert run(installed, tmp_path, "check", "haven").returncode == 0
    done = run(installed, tmp_path, "render", "haven", "intake", "-o", "intake.docx")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "intake.docx").read_bytes().startswith(b"PK")


def test_an_installed_docgen_renders_a_shipped_sample_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    sample = next(installed.parent.parent.rglob("_data/samples/de-brug"))
    words = ("aanmelding", "clienten/c-0001/aanmelding.yaml", "-o")
    done = run(installed, tmp_path, "render", str(sample), *words, "daar.docx")
    assert done.returncode == 0, done.stderr
    run(Path(sys.executable), tmp_path, "render", str(ROOT / "samples" / "de-brug"), *words, "hier.docx")
    assert (tmp_path / "daar.docx").read_bytes() == (tmp_path / "hier.docx").read_bytes()
