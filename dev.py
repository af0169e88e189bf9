#!/usr/bin/env python3
"""Set up everything, then run what is asked. Needs nothing but Python 3.11 or newer.

    python3 dev.py docgen build samples/de-brug     the main job
    python3 dev.py test                             the tests
    python3 dev.py lint                             ruff, pyright, import-linter
    python3 dev.py lock                             renew the hashed requirements (needs uv)
    python3 dev.py setup                            only the set-up

The set-up is a virtual environment in `.venv`, the hashed requirements, and the project itself; it is done again only
when the requirements change. `uv` is used when it is there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUNTIME, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
NO_VENV = "Python's venv module is not complete here. Install it first:  sudo apt-get install python3-venv"


def main(arguments: list[str]) -> int:
    """Run the command; gives its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 — this script may be started by any Python
        print("docgen needs Python 3.11 or newer; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    command, *rest = arguments
    if command == "docgen":
        set_up(RUNTIME)
        return run([BIN / "docgen", *rest])
    commands = {"test": test, "lint": lint, "lock": lock, "setup": lambda _rest: 0}
    if command not in commands:
        print(f"dev.py knows no '{command}'. Try: docgen, {', '.join(commands)}", file=sys.stderr)
        return 2
    set_up(DEVELOPMENT)
    return commands[command](rest)


def test(rest: list[str]) -> int:
    """Run the tests, on all processors unless told otherwise."""
    return run([PYTHON, "-m", "pytest", *(rest or ["-n", "auto", "--dist", "loadgroup"])])


def lint(_rest: list[str]) -> int:
    """Run every linter; stop at the first that objects."""
    commands = (
        [PYTHON, "-m", "ruff", "format", "--check"],
        [PYTHON, "-m", "ruff", "check"],
        [PYTHON, "-m", "pyright"],
        [BIN / "lint-imports"],
    )
    return next((code for command in commands if (code := run(command))), 0)


def lock(_rest: list[str]) -> int:
    """Resolve the requirements anew, with hashes, for every platform; no index is named in the files."""
    base = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    base += ["--no-emit-index-url", "--upgrade", "pyproject.toml", "--extra", "pages", "--group", "build"]
    dev = [*base, "--group", "dev", "-o", DEVELOPMENT]
    return run([*base, "-o", RUNTIME]) or run(dev)


def set_up(requirements: Path) -> None:
    """Make the environment when it is missing or its requirements changed."""
    mark = VENV / f".{requirements.stem}.done"
    wanted = hashlib.sha256(requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and mark.is_file() and mark.read_text() == wanted:
        return
    print("Setting up docgen (only the first time, or after a change of requirements) …", file=sys.stderr)
    uv = shutil.which("uv")
    if not PYTHON.exists():
        make_environment(uv)
    install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)] if uv else pip("install", "--quiet")
    check([*install, "--require-hashes", "-r", str(requirements)])
    check([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    mark.write_text(wanted)


def pip(*arguments: str) -> list[str]:
    """A call of pip in the environment, quiet about its own version."""
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]


def make_environment(uv: str | None) -> None:
    """Make `.venv`; without python3-venv say the one line that installs it."""
    if uv:
        check([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        return
    try:
        import ensurepip  # noqa: F401, PLC0415 — Debian leaves it out without python3-venv
        import venv  # noqa: PLC0415
    except ImportError:
        raise SystemExit(NO_VENV) from None
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)


def check(command: list[str]) -> None:
    """Run a step of the set-up; stop with its exit code when it fails."""
    code = run(command)
    if code:
        print("The set-up stopped here; nothing else was run.", file=sys.stderr)
        raise SystemExit(code)


def run(command: list[object]) -> int:
    """Run a program from where the user stands; gives its exit code."""
    try:
        return subprocess.run([str(part) for part in command], check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
