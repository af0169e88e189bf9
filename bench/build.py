"""Builds of many documents: python -m bench.build TABLE [--size N] [--json]; one command per row of the README.

noop     nothing to do on N documents, against ninja on N targets in the same run; plain and with --verify
touches  a manifest of N documents: what does this handbook cell touch?
phase    one word of a phase changed for N clients: only dependent documents, shares of the time, files per second
chunks   what sharing out costs by the size of a chunk, over processes and over Dask
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from bench import crowd
from bench.measuring import Figure, Table, show
from docgen.api import building, crowds, dossierwork, folders, making
from docgen.api.frames import frame_of, packed
from docgen.api.workers import workers
from docgen.build import keys, watching
from docgen.build.cluster import cluster, local_cluster
from docgen.build.crew import Crew, share_out
from docgen.build.manifest import Manifest
from docgen.build.places import LocalStore
from docgen.build.rows import Row
from docgen.build.writing import Writer
from docgen.records import bulk
from docgen.records.dossiers import raw_dossiers

CELL = "handboek.fasen.intake.vragen.hulpvraag.vraag"
HANDBOOK = "handboek/fasen.yaml"
WORDS = ("een slechte dag", "een nare dag")
_DOCGEN = (sys.executable, "-c", "from docgen.cli import main; main()")


# --- nothing to do


def noop(size: int) -> Table:
    """CPU seconds of whole commands, in turns."""
    table = Table(f"Nothing to do on {size:,} documents, CPU seconds", ("command", "median", "wall", ""))
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "map"), Path(folder, "ninja")
        _state(ours, size)
        _ninja(theirs, size)
        docgen = [*_DOCGEN, "build", str(ours)]
        commands = {"docgen build": docgen, "docgen build --verify": [*docgen, "--verify"]}
        commands["ninja"] = [str(Path(sys.executable).with_name("ninja")), "-C", str(theirs)]
        seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(7):
            for name, command in commands.items():
                seen[name].append(_cpu_of(command))
    for name, found in seen.items():
        table.rows.append((name, f"{median(c for c, _ in found):.3f}", f"{median(w for _, w in found):.3f}", ""))
    for name, most in (("docgen build", 1.0), ("docgen build --verify", 2.0)):
        ratio = median(a / b for (a, _), (b, _) in zip(seen[name][1:], seen["ninja"][1:], strict=True))
        table.figures.append(Figure(f"{name} / ninja", ratio, most, at_most=True))
    table.notes.append("ninja's targets are generator targets, so that it need not read a log")
    return table


def _state(folder: Path, size: int) -> None:
    """A folder as a build left it: one record and one document per target, and the manifest of both."""
    output = folder / "uitvoer"
    for number in range(size):
        for kind, name in ((folder, "intake.yaml"), (output, "intake-v1.docx")):
            path = kind / "clienten" / f"c-{number // 8:05}" / f"{number % 8}-{name}"
            if number % 8 == 0:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
    (folder / "organisatie.yaml").write_text("naam: De Haven\n")
    (output / ".docgen").mkdir(parents=True)
    manifest = Manifest.open(output / folders.MANIFEST)
    moment = time.time_ns() + 10**12
    found = [
        (n, list(watching.inputs(r, moment, skip={"uitvoer/"})))
        for n, r in folders.roots(folder, output).items()
        if n != "uitvoer"
    ]
    places = [(output / "clienten" / f"c-{n // 8:05}" / f"{n % 8}-intake-v1.docx") for n in range(size)]
    names = sorted({p.parent.relative_to(output).as_posix() for p in places})
    found.append(("uitvoer", list(watching.outputs(output, names))))
    state = {"circumstances": folders.circumstances(folder), "counts": {"ongewijzigd": size}}
    state |= {"remarks": {}, "errors": [], "skipped": [], "removed": [], "beside": []}
    with manifest.together():
        manifest.put(_row(p.relative_to(output).as_posix(), None, p.stat()) for p in places)
        manifest.keep_state(json.dumps(state), [one for name, facts in found for one in watching.pack(name, facts)])
    manifest.close()


def _row(path: str, keyset: int | None, status: os.stat_result | None = None) -> Row:
    facts = (status.st_size, status.st_mtime_ns) if status else (0, 0)
    marks = (bytes(16), bytes(16), bytes(60), keys.digest(b""))
    return Row(path, keyset, *marks, path, *facts, "", path.replace(".docx", ".yaml"))


def _ninja(folder: Path, size: int) -> None:
    folder.mkdir()
    lines = ["rule make", "  command = true", "  generator = 1"]
    for number in range(size):
        place = f"c-{number // 8:05}"
        (folder / place).mkdir(exist_ok=True)
        (folder / place / f"{number % 8}.yaml").write_bytes(b"")
        (folder / place / f"{number % 8}.docx").write_bytes(b"")
        lines.append(f"build {place}/{number % 8}.docx: make {place}/{number % 8}.yaml")
    (folder / "build.ninja").write_text("\n".join(lines) + "\n")


def _cpu_of(command: list[str]) -> tuple[float, float]:
    started = time.monotonic()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{command}: {status}")
    return used.ru_utime + used.ru_stime, time.monotonic() - started


# --- what a cell touches


def touches(size: int) -> Table:
    """Seconds and memory of a process that asks a manifest of so many documents."""
    table = Table(
        f"What does one handbook cell touch? Manifest of {size:,} documents", ("", "documents", "seconds", "MB")
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "manifest.sqlite")
        _big_manifest(path, size)
        for what, code in (
            ("counted", "print(m.count_touched(c))"),
            ("each path", "print(sum(1 for _ in m.touched(c)))"),
        ):
            number, seconds, memory = _asked(path, code)
            table.rows.append((what, f"{number:,}", f"{seconds:.3f}", f"{memory:.0f}"))
            table.figures.append(Figure(f"Seconds, {what}", seconds, 1.0, at_most=True, unit=" s"))
            table.figures.append(Figure(f"Memory, {what}", memory, 150.0, at_most=True, unit=" MB"))
    return table


def _big_manifest(path: Path, size: int) -> None:
    manifest = Manifest.open(path)
    forms = ["aanmelding", "intake", "opname", "begeleidingsplan", "uitstroom"]
    with manifest.together():
        numbers: list[int] = []
        for form in forms:
            for year in range(20):
                parts = [keys.part_of(f"handboek.fasen.{form}.vragen", {f"vraag {n}": year for n in range(40)})]
                parts += [
                    keys.part_of(f"handboek.formulieren.{form}", {"naam": form}),
                    keys.part_of("organisatie.naam", year),
                ]
                numbers.append(manifest.intern(keys.keyset(parts)))
        manifest.put(_row(f"clienten/c-{n:07}/document.docx", numbers[n % len(numbers)]) for n in range(size))
    manifest.close()


def _asked(path: Path, code: str) -> tuple[int, float, float]:
    lines = [
        "import sys, time, resource; from pathlib import Path; t = time.monotonic()",
        "from docgen.build.manifest import Manifest",
        f"m = Manifest.peek(Path({str(path)!r})); c = {CELL!r}",
        code,
        "print(time.monotonic() - t); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)",
    ]
    script = "\n".join(lines)
    read, write = os.pipe()
    child = os.posix_spawn(
        sys.executable, [sys.executable, "-c", script], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, write, 1)]
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number, seconds, memory = answer.read().split()
    os.waitpid(child, 0)
    return int(number), float(seconds), float(memory)


# --- one word of a phase

_ROUNDS = 3
PARTS: dict[str, list[tuple[Any, str]]] = {
    "reading records": [(crowds, "read_again"), (dossierwork, "read_dossier"), (crowds, "find")],
    "rendering": [(dossierwork, "make_bytes")],
    "writing": [(Writer, "write")],
    "handbook, checks": [(building, "check")],
}


def phase(size: int, kind: str = "jsonl") -> Table:
    """CPU per document of a whole build in one process, by part; and the whole command by the clock, with processes."""
    title = f"One word of a phase changed, {size:,} clients in {kind}"
    table = Table(title, ("part", "CPU ms per document", "share", ""))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "map")
        crowd.write(folder, size, kind)
        only = "clienten/*/intake-*"
        building.build(folder, only=only, jobs=os.cpu_count())
        command = [*_DOCGEN, "build", str(folder), "--only", only]
        runs: list[tuple[float, int, dict[str, float]]] = []
        walls: list[float] = []
        for _ in range(_ROUNDS):
            _change(folder)
            walls.append(_cpu_of(command)[1])
            runs.append(_measured(folder, only))
        total, made, spent = min(runs, key=lambda run: run[0])  # what else the machine does only adds
        disk = _files_per_second(Path(name))
    spent["the rest"] = total - sum(spent.values())
    table.rows += [(n, f"{s / made * 1000:.2f}", f"{s / total:.0%}", "") for n, s in spent.items()]
    need = 500.0 if kind == "yaml" else 1000.0
    table.figures.append(Figure("Documents made", made, unit=""))
    table.figures.append(Figure("Documents per second of CPU, times two cores", 2 * made / total, need, unit="/s"))
    every = ", ".join(f"{2 * count / seconds:.0f}" for seconds, count, _ in runs)
    clock = ", ".join(f"{made / wall:.0f}" for wall in walls)
    table.notes.append(f"the quickest of {_ROUNDS} builds; all: {every} documents per second, by the clock {clock}")
    table.figures.append(Figure("Documents per second by the clock, the whole command", made / min(walls), unit="/s"))
    table.figures.append(Figure("Files per second of the disk alone, written safely", disk, unit="/s"))
    table.figures.append(Figure("Load of the machine meanwhile", os.getloadavg()[0], unit=""))
    return table


def _measured(folder: Path, only: str) -> tuple[float, int, dict[str, float]]:
    """CPU seconds of a build in one process after a change, the documents made, and the seconds by part."""
    _change(folder)
    with _watching() as spent:
        started = time.process_time()
        report = building.build(folder, only=only, jobs=1)
        total = time.process_time() - started
    return total, report.count("gemaakt"), spent


def _change(folder: Path) -> None:
    path = folder / HANDBOOK
    text = path.read_text(encoding="utf-8")
    old, new = WORDS if WORDS[0] in text else WORDS[::-1]
    path.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def _watching() -> Generator[dict[str, float]]:
    spent = dict.fromkeys(PARTS, 0.0)

    def watched(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **keywords: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments, **keywords)
            finally:
                spent[part] += time.process_time() - started

        return call

    with ExitStack() as stack:
        for part, places in PARTS.items():
            for owner, name in places:
                stack.enter_context(patch.object(owner, name, watched(part, getattr(owner, name))))
        yield spent


def _files_per_second(folder: Path, number: int = 1000) -> float:
    store = LocalStore(folder / "schijf")
    started = time.monotonic()
    for start in range(0, number, 64):
        paths = [f"{n // 8}/{n}.docx" for n in range(start, min(number, start + 64))]
        staged = [store.stage(bytes(30_000)) for _ in paths]
        store.flush(staged)
        for one, path in zip(staged, paths, strict=True):
            store.publish(one, path, None)
        store.settle(paths)
    return number / (time.monotonic() - started)


# --- sharing out


def chunks(size: int) -> Table:
    """How much CPU the driver spends on sharing out, beside what rendering takes."""
    table = Table(f"Sharing out {size:,} documents", ("crew, chunk", "driver CPU ms per document", "of rendering", ""))
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name, "map")
        crowd.write(folder, size, "jsonl")
        frame, wanted = _work(folder)
        dossierwork.make_chunk(frame, wanted[:1])
        started = time.process_time()
        made = sum(len(dossierwork.make_chunk(frame, [one])) for one in wanted[:100])
        render = (time.process_time() - started) / made
        crews: dict[str, Crew] = {"processes": workers(2)}
        address = stack.enter_context(local_cluster(2))
        crews["dask"] = stack.enter_context(cluster(address))
        for crew_name, crew in crews.items():
            for length in (1, 10, 100, 200, 500, 1000):
                cost = _cost(crew, frame, wanted, length)
                table.rows.append((f"{crew_name}, {length}", f"{cost * 1000:.2f}", f"{cost / render:.0%}", ""))
                if length == crowds.CHUNK:
                    table.figures.append(
                        Figure(f"{crew_name}: driver / rendering", cost / render * 100, 10.0, at_most=True, unit=" %")
                    )
    table.notes.append(f"rendering: {render * 1000:.2f} ms CPU per document")
    return table


def _work(folder: Path) -> tuple[Any, list[dossierwork.Wanted]]:
    checked = making.check(folder, clients=False)
    workshop = making.workshop_for(checked)
    frame = packed(frame_of(checked, workshop))
    raw, _ = raw_dossiers(folder)
    plans = dossierwork.plan_chunk(frame, raw)
    by_ref = {one.ref: one for one in raw}
    paths = {p.ref: tuple(d.path for d in p.documents if "/intake-" in d.path) for p in plans}
    needed = {ref: tuple(r for r in by_ref[ref].records if r.form in ("client", "intake")) for ref in paths}
    return frame, [dossierwork.Wanted(bulk.RawDossier(ref, needed[ref]), paths[ref]) for ref in paths if paths[ref]]


def _cost(crew: Crew, frame: Any, wanted: list[dossierwork.Wanted], length: int) -> float:
    parts = [wanted[start : start + length] for start in range(0, len(wanted), length)]
    started = time.process_time()
    made = sum(
        len(found) for found in share_out(crew, partial(dossierwork.make_chunk, frame), parts[:400], lambda _: [])
    )
    return (time.process_time() - started) / made


TABLES: dict[str, tuple[Callable[..., Table], int]] = {
    "noop": (noop, 100_000),
    "touches": (touches, 1_000_000),
    "phase": (phase, 10_000),
    "chunks": (chunks, 2_000),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("table", choices=TABLES)
    parser.add_argument("--size", type=int)
    parser.add_argument("--kind", choices=["jsonl", "sqlite", "yaml"], help="phase: where the records are")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    measure, usual = TABLES[chosen.table]
    more = {"kind": chosen.kind} if chosen.kind else {}
    table = measure(chosen.size or usual, **more)
    print(json.dumps(asdict(table), ensure_ascii=False, indent=1) if chosen.json else show(table))
    return int(not all(figure.met for figure in table.figures))


if __name__ == "__main__":
    sys.exit(main())
