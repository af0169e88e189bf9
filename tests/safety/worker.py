"""The process in which attacks run: it measures each one and watches what Python does meanwhile.

A line with the name of an attack comes in; a line of JSON with what became of it goes out. Documents are left in the
folder that the first argument names.
"""

from __future__ import annotations

import ctypes
import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from docgen.errors import DocgenError

MEMORY = 3 << 30  # no attack may take the machine with it
_USUAL = 0.02  # CPU seconds that `_slowness` counts for, on a machine of its own
_WATCHED = ("subprocess.", "os.system", "os.exec", "os.spawn", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
            "os.mkdir", "os.rmdir", "os.chmod", "os.putenv", "os.symlink", "os.link", "os.truncate", "shutil.",
            "socket.", "urllib.", "ftplib.", "http.", "smtplib.", "ctypes.", "pty.", "webbrowser.", "pickle.",
            "marshal.loads", "sys.settrace")  # fmt: skip


class Watch:
    """Notes what an attack makes Python do outside itself."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = (*arguments, None, 0)[:3]
            if flags & 0o3 or (isinstance(mode, str) and set(mode) & set("wax+")):
                self.seen.append(f"open {path} {mode}")
        elif event.startswith(_WATCHED):
            self.seen.append(event)


def _status(key: str) -> int:
    text = Path("/proc/self/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith(key)).split()[1])


def _settle() -> int:
    """Give back what can be given back, forget the highest point so far, and say how much is in use (kB)."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _run(action: Any, watch: Watch) -> tuple[dict[str, Any], bytes | str]:
    watch.seen.clear()
    watch.on = True
    try:
        made = action()
    except DocgenError as error:
        refused = {"kind": "refused", "error": type(error).__name__}
        return {**refused, "diagnostics": [each.as_dict() for each in error.diagnostics]}, ""
    except BaseException as error:  # noqa: BLE001  # what it is, is what the test is about
        return {"kind": "crash", "error": f"{type(error).__name__}: {str(error)[:300]}"}, ""
    finally:
        watch.on = False
    return {"kind": "document" if isinstance(made, bytes) else "text"}, made


def _slowness() -> float:
    """How many times slower than usual this machine is just now, at least 1: a busy host stretches CPU time too."""
    started = time.process_time()
    kept: dict[int, str] = {}
    for number in range(100_000):
        kept[number & 1023] = str(number)
    return max(1.0, (time.process_time() - started) / _USUAL)


def main() -> None:
    """Answer until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from safety.corpus import ATTACKS
    from safety.warming import warm

    folder = Path(sys.argv[1])
    warm()
    gc.collect()
    gc.freeze()  # what was loaded stays, and need not be looked at again before every attack
    watch = Watch()
    sys.addaudithook(watch)
    attacks = {each.name: each for each in ATTACKS}
    for line in sys.stdin:
        name = line.strip()
        action = attacks[name].prepare()
        before, slow = _settle(), _slowness()
        started = time.process_time()
        outcome, made = _run(action, watch)
        spent = time.process_time() - started
        outcome["seconds"] = round(spent / max(slow, _slowness()), 3)
        outcome["megabytes"] = round((_status("VmHWM") - before) / 1024, 1)
        outcome["events"] = watch.seen[:5]
        if outcome["kind"] == "document":
            path = folder / f"{name}.bin"
            path.write_bytes(made)  # type: ignore[arg-type]
            outcome["document"] = str(path)
        elif outcome["kind"] == "text":
            outcome["text"] = made
        del action, made
        print(json.dumps(outcome), flush=True)  # noqa: T201


main()
