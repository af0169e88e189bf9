"""Work over processes: every item once, whoever dies on the way, and the one item on which workers die is named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from docgen.build.crew import processes, share_out

CHUNKS = [[1, 2, 3], [4, 5, 6], [7, 8], [9]]


def double(items: list[int]) -> list[int]:
    return [item * 2 for item in items]


def poisoned(poison: int, items: list[int]) -> list[int]:
    if poison in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(items)


def killed_once(mark: str, items: list[int]) -> list[int]:
    if 5 in items and not Path(mark).exists():
        Path(mark).write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    return double(items)


def wrong(items: list[int]) -> list[int]:
    raise ValueError(items)


def imported(names: list[str]) -> list[bool]:
    return [name in sys.modules for name in names]


def lost(item: int) -> list[int]:
    return [-item]


def test_every_item_is_done_once() -> None:
    found = [one for result in share_out(processes(2), double, CHUNKS, lost) for one in result]
    assert sorted(found) == [2 * number for number in range(1, 10)]


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    work = partial(killed_once, str(tmp_path / "mark"))
    found = [one for result in share_out(processes(2), work, CHUNKS, lost) for one in result]
    assert sorted(found) == [2 * number for number in range(1, 10)]


def test_the_item_on_which_workers_die_is_found_and_all_others_are_done() -> None:
    found = [one for result in share_out(processes(2), partial(poisoned, 5), CHUNKS, lost) for one in result]
    assert sorted(found) == sorted([-5, *(2 * number for number in range(1, 10) if number != 5)])


def test_workers_leave_when_their_driver_is_killed(tmp_path: Path) -> None:
    script = f"""
if __name__ == "__main__":
    import os, sys
    sys.path[:0] = {sys.path!r}
    from build.test_crew import waiting
    from docgen.build.crew import processes, share_out
    list(share_out(processes(1), waiting, [[{str(tmp_path / "pid")!r}]], None))
"""
    (tmp_path / "driver.py").write_text(script)
    with subprocess.Popen([sys.executable, str(tmp_path / "driver.py")]) as driver:
        assert _soon(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
        driver.kill()
    worker = int((tmp_path / "pid").read_text())
    assert _soon(lambda: not _runs(worker))


def waiting(items: list[str]) -> list[int]:
    Path(items[0]).write_text(str(os.getpid()))
    time.sleep(600)
    return []


def _soon(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_mistake_in_the_work_is_raised() -> None:
    with pytest.raises(ValueError, match=r"\["):
        list(share_out(processes(1), wrong, CHUNKS, lost))


def test_workers_that_do_not_start_stop_everything_at_once(tmp_path: Path) -> None:
    script = f"""
import sys
sys.path[:0] = {sys.path!r}
from build.test_crew import double, lost
from docgen.build.crew import processes, share_out
from docgen.errors import BuildError
try:  # without asking whether this is the driver
    list(share_out(processes(2), double, [[1, 2, 3, 4]] * 20, lost))
except BuildError as error:
    print(error.diagnostics[0].code)
"""
    (tmp_path / "driver.py").write_text(script)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "driver.py")], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "build.no-workers\n"


def test_workers_have_what_was_made_ready_for_them(tmp_path: Path) -> None:
    (tmp_path / "driver.py").write_text(f"""
import sys
sys.path[:0] = {sys.path!r}
from build.test_crew import imported
from docgen.build.crew import processes, share_out, stand_by
if __name__ == "__main__":
    stand_by("colorsys")
    print(list(share_out(processes(1), imported, [["colorsys", "chunk"]], None)))
""")
    found = subprocess.run(
        [sys.executable, str(tmp_path / "driver.py")], capture_output=True, text=True, timeout=60, check=True
    )
    assert found.stdout.strip() == "[[True, False]]"
