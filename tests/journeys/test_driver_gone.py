"""A driver that is killed takes its workers along, and leaves nothing that holds up the next build (issue 5)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project

from journeys.haven import client, own_templates, tree

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for workers in /proc")

DRIVER = """
import sys, time
from pathlib import Path
from docgen.api.building import build
def at(phase, path):
    print("writing", flush=True)
    time.sleep(600)
build(Path(sys.argv[1]), jobs=2, only="clienten/*", at=at)
"""


def of_group(group: int) -> list[int]:
    """The processes of a group that still run."""
    found: list[int] = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended just now
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(path.parent.name))
    return found


def test_a_killed_driver_leaves_no_worker_and_no_lock(project: Callable[..., Project]) -> None:
    folder = project({**tree(), **client("c-0002"), **client("c-0003"), **own_templates()})
    command = [sys.executable, "-c", DRIVER, str(folder.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as driver:
        assert driver.stdout is not None
        assert driver.stdout.readline() == "writing\n"
        assert len(of_group(driver.pid)) > 1
        driver.kill()
        driver.wait()
        assert folder.run("build", "--only", "clienten/*").code == 0
        for _ in range(100):
            if not of_group(driver.pid):
                break
            time.sleep(0.1)
        left = of_group(driver.pid)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        assert left == []
