"""`python -m docgen` is the command line."""

from __future__ import annotations

import subprocess
import sys


def test_the_package_runs_as_a_command() -> None:
    told = [
        subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True).stdout
        for command in (
            ["-m", "docgen", "--version"],
            ["-c", "from docgen.cli import main; main(prog_name='docgen')", "--version"],
        )
    ]
    assert told[0] == told[1] != ""
