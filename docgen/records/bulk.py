"""Many clients in one file, `clienten.jsonl` or `clienten.sqlite`: one row per record, beside or instead of a folder.

    {"ref": "c-0001", "form": "client", "record": {"roepnaam": "…"}}
    {"ref": "c-0001", "form": "begeleidingsplan", "cyclus": 1, "record": {…}}
    {"ref": "2026/3f9a1c07", "form": "exit", "record": {…}}

SQLite has the same in a table `records (ref, form, cyclus, record)`. A row goes by the name that its file would have
(`clienten/c-0001/client.yaml`), and its findings name file and line; in SQLite the line is the rowid. Rows are found
and digested without being parsed: only who makes documents of one reads it. `docs/bulk.md` is for who writes the file.
"""

from __future__ import annotations

import codecs
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from sys import intern
from typing import Any, cast

from pydantic_core import from_json

from docgen.diagnostics import Diagnostic, Location, Severity
from docgen.records.yaml_files import MAX_BYTES, without_empty

NAMES = ("clienten.jsonl", "clienten.sqlite")
EXIT = "exit"
CHANGED = "veranderd tijdens het bouwen"
_DIGEST = 16
# how docgen and most programs write it; any other order of keys is read in full
_HEAD = re.compile(
    rb'\s*\{\s*"ref":\s*"([^"\\]+)",\s*"form":\s*"([^"\\]+)",\s*(?:"cyclus":\s*(\d{1,3}|null),\s*)?"record":'
)
_CYCLE_AFTER = re.compile(rb'"cyclus":\s*(?:\d{1,3}|null)\s*\}\s*$')
_REF = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_EXIT_REF = re.compile(r"\d{4}/[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_LAST = 60  # the end of a row in which a cycle behind its record would stand
_by_name = attrgetter("name")
_KEYS = {"ref", "form", "cyclus", "record"}
_QUERY = "SELECT rowid, ref, form, cyclus, record FROM records ORDER BY rowid"
_WHY = {
    "SQLITE_BUSY": "een ander programma is erin bezig",
    "SQLITE_NOTADB": "het is geen database van SQLite",
    "SQLITE_CORRUPT": "het is beschadigd",
}
_TOO_LARGE = "is te groot: meer dan 2 MB"
_SHORTER = "Kort de teksten in, of zet dit dossier in een map."


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as it stands in its file, unread: a file of a folder, or a row (`number` > 0).

    `data` is its text; without it `read_again` finds it at `offset`, and knows it by its digest. A file that cannot be
    read says so in `problem`.
    """

    ref: str
    form: str
    cyclus: int | None
    file: str
    number: int = 0
    data: bytes | None = None
    digest: bytes = b""
    offset: int = 0
    problem: str = ""

    @property
    def name(self) -> str:
        """The name that the record goes by: that of the file in which it would stand in a folder."""
        if self.number == 0:
            return self.file
        if self.form == EXIT:
            return f"exit/{self.ref}.yaml"
        cycle = f"cyclus-{self.cyclus}/" if self.cyclus is not None else ""
        return f"clienten/{self.ref}/{cycle}{self.form}.yaml"

    def place(self, path: Sequence[str | int] = ()) -> Location:
        """File, line and field; a row has no columns."""
        field = ".".join(str(key) for key in path) or None
        return Location(file=self.file, line=self.number or None, field=field)


@dataclass(frozen=True, slots=True)
class RawDossier:
    """All records of one client, or one exit questionnaire, unread; equal digests mean equal records."""

    ref: str
    records: tuple[RawRecord, ...]

    @property
    def digest(self) -> bytes:
        """One digest of all its records, wherever they stand in the file."""
        return raw_digest(b"".join(record.name.encode() + b"\0" + record.digest for record in self.records))


def raw_digest(data: bytes) -> bytes:
    """The digest by which the text of a record is known."""
    return blake2b(data, digest_size=_DIGEST).digest()


def row_value(row: RawRecord) -> dict[str, Any]:
    """The mapping in a row, without keys that have no value.

    Raises:
        ValueError: it is no JSON, or no mapping.
    """
    found: Any = from_json(row.data or b"", allow_inf_nan=False)
    if row.file.endswith(".jsonl"):
        found = found["record"]
    if not isinstance(found, dict):
        raise ValueError(row.name)  # noqa: TRY004 — one kind of error for all that is no record
    return cast("dict[str, Any]", without_empty(found) if b"null" in (row.data or b"") else found)


def bulk_file(folder: Path) -> Path | None:
    """The file with the clients of an organisation, `None` when they stand in a folder only."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def read_rows(path: Path, *, whole: bool = True) -> tuple[list[RawRecord], list[Diagnostic]]:
    """Every row of a file that can be used, and what is wrong with the others; `whole` with their text."""
    findings: list[Diagnostic] = []
    rows: list[RawRecord] = []
    seen: dict[str, int] = {}
    for found in _read(path, whole=whole):
        if isinstance(found, Diagnostic):
            findings.append(found)
        elif (first := seen.setdefault(found.name, found.number)) != found.number:
            findings.append(_twice(found, first))
        else:
            rows.append(found)
    return rows, findings


def _read(path: Path, *, whole: bool) -> Iterator[RawRecord | Diagnostic]:
    try:
        yield from _lines(path, whole=whole) if path.suffix == ".jsonl" else _table(path, whole=whole)
    except (OSError, sqlite3.Error) as error:
        yield _unreadable(path.name, _why(error))


def _why(error: Exception) -> str:
    """Why a file cannot be read; in the words of SQLite only where they name a table or column, never a value."""
    name = getattr(error, "sqlite_errorname", "")
    told = str(error) if name == "SQLITE_ERROR" else type(error).__name__
    return next((words for prefix, words in _WHY.items() if name.startswith(prefix)), told)


def _lines(path: Path, *, whole: bool) -> Iterator[RawRecord | Diagnostic]:
    name = path.name
    with path.open("rb") as file:
        offset = len(codecs.BOM_UTF8) if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8 else 0
        file.seek(offset)
        for number, line in enumerate(file, 1):
            if not line.isspace():
                yield _line(name, number, line.rstrip(b"\r\n"), offset, whole=whole)
            offset += len(line)


def _line(name: str, number: int, line: bytes, offset: int, *, whole: bool) -> RawRecord | Diagnostic:
    if len(line) > MAX_BYTES:
        return _bad(name, number, _TOO_LARGE, _SHORTER)
    head = _HEAD.match(line)
    if head and (head[3] or not _cycle_after(line)):
        ref, form, cyclus = head.groups()
        cycle = int(cyclus) if cyclus and cyclus != b"null" else None
        return _row(name, number, _string(ref), _string(form), cycle, line, offset, whole=whole)
    try:
        found: Any = from_json(line)
    except ValueError:
        return bad_json(Location(file=name, line=number))
    given = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    if not isinstance(given.get("record"), dict) or set(given) - _KEYS:
        return _bad(name, number, "heeft andere sleutels", 'Schrijf {"ref": …, "form": …, "cyclus": …, "record": {…}}.')
    return _row(name, number, given.get("ref"), given.get("form"), given.get("cyclus"), line, offset, whole=whole)


def _cycle_after(line: bytes) -> bool:
    return not line.endswith(b"}}") and _CYCLE_AFTER.search(line[-_LAST:]) is not None


def _string(part: bytes) -> str:
    return intern(part.decode(errors="replace"))  # a client has many rows, and of forms there are few


def _table(path: Path, *, whole: bool) -> Iterator[RawRecord | Diagnostic]:
    name = path.name
    with closing(_opened(path)) as db:
        for number, ref, form, cyclus, record in db.execute(_QUERY):
            data = _bytes(record)
            if number is None:
                yield _unreadable(name, "een view heeft geen rijen met een nummer")
                return
            if number < 1:
                yield _bad(name, number, "heeft een rowid onder de 1", "Nummer de rijen vanaf 1.")
            elif len(data) > MAX_BYTES:
                yield _bad(name, number, _TOO_LARGE, _SHORTER)
            else:
                yield _row(name, number, _string(_bytes(ref)), _string(_bytes(form)), cyclus, data, whole=whole)


def _opened(path: Path) -> sqlite3.Connection:
    """The database, to read only; its texts come as bytes, so that one that is no UTF-8 spoils its own row only."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    db.text_factory = bytes
    return db


def _bytes(value: Any) -> bytes:
    """The text in a cell; a number or nothing is no text."""
    return value if isinstance(value, bytes) else b""


def _row(
    name: str, number: int, ref: Any, form: Any, cyclus: Any, data: bytes, offset: int = 0, *, whole: bool
) -> RawRecord | Diagnostic:
    pattern = _EXIT_REF if form == EXIT else _REF
    if not isinstance(ref, str) or not pattern.fullmatch(ref):
        return Diagnostic(
            "record.bad-ref",
            "De ref in deze regel is geen goede verwijzing.",
            Location(file=name, line=number, field="ref"),
            "Gebruik kleine letters, cijfers en streepjes, zoals c-0001, en nooit een naam; exit: 2026/3f9a1c07.",
        )
    if not isinstance(form, str) or not form or not (cyclus is None or (type(cyclus) is int and 0 < cyclus <= 999)):
        return _bad(name, number, "heeft geen form, of een cyclus die geen nummer is", "Schrijf bijvoorbeeld intake.")
    return RawRecord(ref, form, cyclus, name, number, data if whole else None, raw_digest(data), offset)


def read_again(folder: Path, records: Iterable[RawRecord]) -> list[RawRecord]:
    """The records with their text, from where they were found; a text that changed since then is a problem."""
    found: list[RawRecord] = []
    with ExitStack() as stack:
        readers: dict[str, Callable[[RawRecord], bytes]] = {}
        for record in records:
            if record.data is not None or record.problem:
                found.append(record)
                continue
            kind = record.file if record.number else ""
            if kind not in readers:
                readers[kind] = _reader(folder, kind, stack)
            found.append(_with_text(record, readers[kind]))
    return found


def _reader(folder: Path, kind: str, stack: ExitStack) -> Callable[[RawRecord], bytes]:
    if not kind:
        return lambda record: (folder / record.file).read_bytes()
    if kind.endswith(".jsonl"):
        file = stack.enter_context((folder / kind).open("rb"))
        return lambda record: (file.seek(record.offset), file.readline().rstrip(b"\r\n"))[1]
    db = stack.enter_context(closing(_opened(folder / kind)))
    query = "SELECT record FROM records WHERE rowid = ?"
    return lambda record: _bytes(db.execute(query, (record.number,)).fetchone()[0])


def _with_text(record: RawRecord, read: Callable[[RawRecord], bytes]) -> RawRecord:
    try:
        data = read(record)
    except (OSError, sqlite3.Error, TypeError) as error:
        return replace(record, problem=type(error).__name__)
    return replace(record, data=data) if raw_digest(data) == record.digest else replace(record, problem=CHANGED)


def group(records: Iterable[RawRecord]) -> list[RawDossier]:
    """The records by client, in the order of their refs; each exit questionnaire stands alone, after the clients."""
    by_ref: dict[tuple[bool, str], list[RawRecord]] = {}
    for record in records:
        by_ref.setdefault((record.form == EXIT, record.ref), []).append(record)
    return [
        RawDossier(ref, tuple(sorted(found, key=_by_name)))
        for (_, ref), found in sorted(by_ref.items(), key=lambda item: item[0])
    ]


def packed(rows: Iterable[RawRecord]) -> str:
    """Where these rows of one client stand, as text."""
    return json.dumps([(row.form, row.cyclus, row.number, row.offset, row.digest.hex()) for row in rows])


def unpacked(text: str, ref: str, file: str) -> RawDossier:
    """The rows of one client, as they were packed, without their text."""
    return RawDossier(
        ref,
        tuple(
            RawRecord(ref, form, cyclus, file, number, None, bytes.fromhex(digest), offset)
            for form, cyclus, number, offset, digest in json.loads(text)
        ),
    )


def bad_json(place: Location) -> Diagnostic:
    """That a row is no JSON, or not in UTF-8."""
    return Diagnostic(
        "bulk.bad-row",
        "Deze regel is niet te lezen als JSON.",
        place,
        "Schrijf op elke regel één record, met accolades, en bewaar het bestand als UTF-8.",
    )


def _unreadable(name: str, why: str) -> Diagnostic:
    return Diagnostic(
        "bulk.unreadable",
        f"Dit bestand met cliënten is niet te lezen: {why}.",
        Location(file=name),
        "Kijk of het een gewoon bestand is; SQLite heeft een tabel records (ref, form, cyclus, record).",
    )


def _bad(name: str, number: int, what: str, remedy: str) -> Diagnostic:
    return Diagnostic("bulk.bad-row", f"Deze regel {what}.", Location(file=name, line=number), remedy)


def _twice(row: RawRecord, first: int) -> Diagnostic:
    return Diagnostic(
        "bulk.twice",
        f"Dit record ('{row.form}') staat er twee keer; de eerste keer op regel {first} telt.",
        Location(file=row.file, line=row.number),
        "Haal er één weg of voeg ze samen.",
        Severity.ERROR,
    )
