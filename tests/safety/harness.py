"""Runs attacks in a process of their own and judges what became of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from safety.attacks import Attack

MAX_SECONDS = 2.0
MAX_MEGABYTES = 256
TRIES = 3
PATIENCE = 40  # seconds of wall time; more is a hang
_TESTS = Path(__file__).resolve().parents[1]


@dataclass
class Pen:
    """One worker process with its folder; a worker that hangs is ended and a new one takes its place."""

    folder: Path
    process: subprocess.Popen[str] | None = None
    closed: bool = False
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)
    news: threading.Condition = field(default_factory=threading.Condition)

    def run_ahead(self, attacks: Sequence[Attack]) -> None:
        """Run these in their order, while whoever asks for an outcome waits for it."""
        threading.Thread(target=self._run_all, args=(attacks,), daemon=True).start()

    def _run_all(self, attacks: Sequence[Attack]) -> None:
        for attack in attacks:
            outcome = min(self._tries(attack), key=lambda each: each.get("seconds", 0))
            if self.closed:
                return
            outcome["left"] = self.left_behind()
            with self.news:
                self.outcomes[attack.name] = outcome
                self.news.notify_all()

    def _tries(self, attack: Attack) -> Iterator[dict[str, Any]]:
        """What became of an attack; again when it took too long, since a busy host stretches CPU time as well."""
        for _ in range(TRIES):
            outcome = self.run(attack)
            yield outcome
            if self.closed or outcome.get("seconds", 0) <= MAX_SECONDS:
                return

    def outcome(self, name: str) -> dict[str, Any]:
        """What became of an attack of those that run ahead."""
        with self.news:
            assert self.news.wait_for(lambda: name in self.outcomes, timeout=600), "the worker stands still"
            return self.outcomes.pop(name)

    def run(self, attack: Attack) -> dict[str, Any]:
        """What became of an attack, as the worker tells it; `hang` or `died` when it does not."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(attack.name + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            self._end()
            return {"kind": "died"}
        clock = threading.Timer(PATIENCE, process.kill)
        clock.start()
        line = process.stdout.readline()
        hung = not clock.is_alive()
        clock.cancel()
        if not line:
            self._end()
            return {"kind": "hang" if hung else "died"}
        return json.loads(line)

    def _started(self) -> subprocess.Popen[str]:
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "safety.worker", str(self.folder)]
            place = self.folder / "leeg"
            place.mkdir(exist_ok=True)
            paths = os.pathsep.join(map(str, (_TESTS, _TESTS.parent)))
            environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=place,
                env=environment,
            )
        return self.process

    def close(self) -> None:
        """End the worker."""
        self.closed = True
        self._end()

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

    def left_behind(self) -> list[str]:
        """Files that an attack wrote where the worker stands."""
        return [path.name for path in (self.folder / "leeg").iterdir()]


def judge(attack: Attack, outcome: dict[str, Any]) -> list[str]:
    """What is wrong with the way in which an attack ended, its document aside."""
    wrong = [f"docgen made Python do: {event}" for event in outcome.get("events", [])]
    wrong += [f"left a file: {name}" for name in outcome.get("left", [])]
    kind = outcome["kind"]
    if kind in ("crash", "hang", "died"):
        return [*wrong, f"{kind}: {outcome.get('error', '')}"]
    if outcome["seconds"] > MAX_SECONDS:
        wrong.append(f"took {outcome['seconds']} s")
    if outcome["megabytes"] > MAX_MEGABYTES:
        wrong.append(f"took {outcome['megabytes']} MB")
    if kind == "refused":
        wrong += _judge_refusal(attack, outcome["diagnostics"])
    elif attack.codes and not attack.shows and not attack.may_pass:
        wrong.append(f"was let in; expected {sorted(attack.codes)}")
    return wrong


def _judge_refusal(attack: Attack, diagnostics: list[dict[str, Any]]) -> list[str]:
    errors = [each for each in diagnostics if each["severity"] == "fout"]
    if not errors:
        return ["a refusal without an error"]
    wrong = [f"no message or remedy: {each}" for each in errors if not each["message"] or not each["remedy"]]
    codes = {each["code"] for each in errors}
    if not codes & attack.codes:
        wrong.append(f"refused with {sorted(codes)}: {errors[0]['message']}")
    return wrong
