"""The engines that docgen is compared with, each installed in a folder of its own below `.bench/`.

Nothing of them comes into the repository: `.bench/` ignores itself. What cannot be installed is reported.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / ".bench"
WORKERS = Path(__file__).resolve().parent
_LIMIT = 300  # seconds for one installation


@cache
def home() -> Path:
    """The folder of peers, templates and records, which git does not see."""
    HOME.mkdir(exist_ok=True)
    (HOME / ".gitignore").write_text("*\n", encoding="utf-8")
    return HOME


@cache
def python_peer(*packages: str) -> str | None:
    """The interpreter of an environment that holds a peer from PyPI, or `None` when it cannot be had."""
    folder = home() / f"python-{packages[0]}"
    interpreter = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        words = [str(interpreter), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages]
        if not (_runs([sys.executable, "-m", "venv", str(folder)]) and _runs(words)):
            return None
        done.touch()
    return str(interpreter)


@cache
def node_peer(*packages: str) -> str | None:
    """The folder whose `node_modules` holds a peer from npm, or `None` when it cannot be had."""
    folder = home() / f"node-{packages[0]}"
    if not (folder / "node_modules" / packages[0]).is_dir():
        folder.mkdir(exist_ok=True)
        if not _runs(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]):
            return None
    return str(folder)


def python_command(engine: str, template: Path, records: Path, interpreter: str = sys.executable) -> list[str]:
    """What starts a worker in Python; a peer needs nothing of docgen."""
    return [interpreter, str(WORKERS / "worker.py"), engine, str(template), str(records)]


def node_command(engine: str, folder: str, template: Path, records: Path) -> list[str]:
    """What starts a worker in Node."""
    return ["node", str(WORKERS / "worker.cjs"), engine, folder, str(template), str(records)]


def _runs(words: list[str]) -> bool:
    try:
        return subprocess.run(words, capture_output=True, timeout=_LIMIT, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
