"""What every room's tests share: a folder to work in, the command line, and what may be missing on a machine."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from docgen.cli import main

# a busy machine is no reason to fail, and a failure must come back when the tests run again
settings.register_profile("docgen", deadline=None, derandomize=True)
settings.load_profile("docgen")

ROOT = Path(__file__).resolve().parent.parent

Tree = Mapping[str, str | bytes | None]
"""Files by their path: text or bytes to write, `None` to take the file away."""


@dataclass(frozen=True)
class Ran:
    """What a command did: exit code, what it said, and every file that stands in the project afterwards."""

    code: int
    out: str
    err: str
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def said(self) -> str:
        """Both outputs, for a message of a failing test."""
        return f"exit code {self.code}\n{self.out}\n{self.err}"


@dataclass(frozen=True)
class Project:
    """A folder of an organisation, and the command line pointed at it."""

    path: Path

    def write(self, tree: Tree) -> Project:
        """Write these files into the folder; a file that is `None` disappears."""
        for name, content in tree.items():
            target = self.path / name
            if content is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def change(self, name: str, old: str, new: str) -> Project:
        """Replace a piece of text that stands exactly once in a file."""
        text = self.text(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        return self.write({name: text.replace(old, new)})

    def text(self, name: str) -> str:
        """The text of a file."""
        return (self.path / name).read_text(encoding="utf-8")

    def files(self, below: str = "") -> dict[str, bytes]:
        """Every file of the folder, or of one folder in it, by its path there; not what docgen remembers of a build."""
        start = self.path / below
        found = (p for p in sorted(start.rglob("*")) if p.is_file() and ".docgen" not in p.parts)
        return {p.relative_to(start).as_posix(): p.read_bytes() for p in found}

    def run(self, command: str, *words: str) -> Ran:
        """Run a command that takes the folder as its first argument."""
        return self.docgen(command, str(self.path), *words)

    def docgen(self, *words: str) -> Ran:
        """Run any command; paths are as seen from where the tests run."""
        done = CliRunner().invoke(main, list(words), prog_name="docgen")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Ran(done.exit_code, done.stdout, done.stderr, self.files() if self.path.is_dir() else {})


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Tree], Project]:
    """Makes a folder of these files, as `project({"organisatie.yaml": "naam: De Haven"}).run("check")`."""
    return lambda tree: Project(tmp_path / "organisatie").write(tree)


@pytest.fixture
def docgen(tmp_path: Path) -> Callable[..., Ran]:
    """Runs any command of the command line, in this process."""
    return Project(tmp_path / "nergens").docgen


@pytest.fixture
def de_brug(tmp_path: Path) -> Project:
    """A copy of the sample organisation De Brug, without what was built from it."""
    shutil.copytree(ROOT / "samples" / "de-brug", tmp_path / "de-brug", ignore=shutil.ignore_patterns("uitvoer"))
    return Project(tmp_path / "de-brug")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the pages and tools that stand beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder 'shared' does not stand beside this checkout")
    return folder


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs LibreOffice with a profile of its own, so that it never meets one that is open."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("libreoffice")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    return run
