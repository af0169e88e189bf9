"""One build at a time in one output folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.build.lock import locked
from docgen.errors import BuildError

HOLD = """
import sys
from pathlib import Path
from docgen.build.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_that_the_first_is_at_work(tmp_path: Path) -> None:
    lock = tmp_path / "uitvoer" / ".docgen" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(BuildError) as caught, locked(lock):
            pass
        first.kill()
    assert caught.value.exit_code == 75
    assert [d.code for d in caught.value.diagnostics] == ["build.locked"]
    with locked(lock):  # a process that was killed holds nothing
        pass


def test_the_lock_tells_what_time_it_is_where_the_documents_stand(tmp_path: Path) -> None:
    with locked(tmp_path / ".docgen" / "lock") as moment:
        (tmp_path / "later").write_bytes(b"")
        assert moment <= (tmp_path / "later").stat().st_mtime_ns
    assert [path.name for path in (tmp_path / ".docgen").iterdir()] == ["lock"]


def test_a_place_that_cannot_be_written_ends_in_74(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(BuildError) as caught, locked(tmp_path / "bestand" / ".docgen" / "lock"):
        pass
    assert caught.value.exit_code == 74


def test_a_worker_that_outlives_its_driver_holds_no_lock(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("a process here inherits nothing")
    lock = tmp_path / "uitvoer" / ".docgen" / "lock"
    ready, started = os.pipe()
    with locked(lock):
        worker = os.fork()
        if worker == 0:
            os.write(started, b"!")
            signal.pause()
        os.read(ready, 1)
    try:
        with locked(lock):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
