"""What docgen made of what, in one SQLite file per output root; all SQL on it stands here.

    state      how the last run left everything: the run in one row of JSON, then what it watched
    parts      the shared inputs by name and digest, with marks of what stands in them
    keysets    sets of parts that targets share (members: which parts)
    targets    one row per document
    intents    files that are about to be replaced
    plans      from what the targets of each source of many were worked out (foreseen: which those are)
    alike      what many foreseen targets have in common, each text once
    found      where what each source of many holds was found, and its digest
    remarks    the findings of the last run, as they were told
    cache      what takes long to work out, by what it was worked out from

A rollback journal and full syncing rather than WAL: an organisation's folder may stand on a network drive, where WAL
does not work (sqlite.org/wal.html), and writes come in few large transactions anyway.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from docgen.build.keys import Keyset, Part, touches
from docgen.build.rows import Foreseen, Intent, Planned, Row
from docgen.build.watching import Watched

VERSION = 4
_TABLES = """
CREATE TABLE state (id INTEGER PRIMARY KEY, root TEXT, paths TEXT, facts BLOB);
CREATE TABLE cache (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT, digest BLOB, leaves TEXT, UNIQUE (name, digest));
CREATE TABLE keysets (id INTEGER PRIMARY KEY, digest BLOB UNIQUE);
CREATE TABLE members (keyset INTEGER, part INTEGER, PRIMARY KEY (keyset, part)) WITHOUT ROWID;
CREATE TABLE targets (path TEXT PRIMARY KEY, keyset INTEGER, own BLOB, around BLOB, marks BLOB, output BLOB,
    place TEXT, size INTEGER, changed INTEGER, status TEXT, source TEXT, accepted BLOB) WITHOUT ROWID;
CREATE INDEX targets_by_keyset ON targets (keyset, path);
CREATE INDEX targets_by_source ON targets (source, path);
CREATE TABLE intents (path TEXT PRIMARY KEY, before BLOB, row TEXT) WITHOUT ROWID;
CREATE TABLE remarks (id INTEGER PRIMARY KEY, body TEXT);
"""
_PLANS = """
CREATE TABLE plans (ref TEXT PRIMARY KEY, mark BLOB) WITHOUT ROWID;
CREATE TABLE alike (id INTEGER PRIMARY KEY, body TEXT UNIQUE);
CREATE TABLE foreseen (ref TEXT, number INTEGER, path TEXT, alike INTEGER, own BLOB, around BLOB, marks BLOB,
    source TEXT, state TEXT, fingerprint TEXT, PRIMARY KEY (ref, number)) WITHOUT ROWID;
"""
_FOUND = "CREATE TABLE found (ref TEXT PRIMARY KEY, mark BLOB, body TEXT) WITHOUT ROWID;"
_UPGRADES = {0: _TABLES + _PLANS + _FOUND, 2: "DROP TABLE plans;" + _PLANS + _FOUND, 3: _FOUND}
"""What makes a manifest of that version one of now; plans can be made again."""
_COLUMNS = "path, keyset, own, around, marks, output, place, size, changed, status, source, accepted"
_ROW = f"SELECT {_COLUMNS} FROM targets"  # noqa: S608 — a constant of this module
_PUT = f"INSERT OR REPLACE INTO targets ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_REST = "own, around, marks, source, state, fingerprint"

BrokenManifest = sqlite3.DatabaseError
"""What reading raises when the file is no manifest, or a damaged one."""
CannotWrite = sqlite3.OperationalError
"""What writing raises when the disk is full or read-only."""


_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED")


def is_damage(error: Exception) -> bool:
    """Whether an error says that what stands in a manifest is damaged, and not that the disk is full or read-only."""
    if isinstance(error, sqlite3.OperationalError):
        return not getattr(error, "sqlite_errorname", "").startswith(_OF_THE_DISK)
    return isinstance(error, sqlite3.DatabaseError | json.JSONDecodeError | UnicodeDecodeError)


class Manifest:
    """An open manifest; writes go to disk when a `with manifest.together():` ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._known: dict[bytes, int] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """The manifest in this file, made when it is not there.

        Raises:
            BrokenManifest: the file is something else, damaged, or of another docgen.
            CannotWrite: it cannot be made.
        """
        return cls(_prepared(sqlite3.connect(path, isolation_level=None)))

    @classmethod
    def copy(cls, path: Path) -> Self:
        """What this file holds, if it is there, in memory: the file and its folder stay as they are.

        Raises:
            BrokenManifest: as `open`.
        """
        db = sqlite3.connect(":memory:", isolation_level=None)
        try:
            if path.is_file():
                _copy(path, db)
        except BaseException:
            db.close()
            raise
        return cls(_prepared(db))

    @classmethod
    def peek(cls, path: Path) -> Self | None:
        """The manifest for reading only, or `None` when it is not there or cannot be read just now."""
        if not os.access(path, os.R_OK):
            return None
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            if db.execute("PRAGMA user_version").fetchone() == (VERSION,):
                return cls(db)
        except sqlite3.Error:
            pass
        db.close()
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def together(self) -> Generator[None]:
        """All or nothing of what is written within, on the disk when it ends."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK") if self._db.in_transaction else None
            raise
        self._db.execute("COMMIT")

    # state

    def state(self) -> Iterator[Watched]:
        """How the last complete run left everything, or nothing; the first row has no root but the run as JSON."""
        for found in self._db.execute("SELECT root, paths, facts FROM state ORDER BY id"):
            yield Watched(*found)

    def keep_state(self, run: str, watched: Iterable[Watched]) -> None:
        """Remember how everything was left."""
        self.forget_state()
        rows = ((row.root, row.paths, row.facts) for row in chain([Watched("", run, b"")], watched))
        self._db.executemany("INSERT INTO state (root, paths, facts) VALUES (?, ?, ?)", rows)

    def forget_state(self) -> None:
        """Say that something is under way, so that nobody takes the state of before for that of now."""
        self._db.execute("DELETE FROM state")

    def cached(self, name: str) -> str | None:
        """What was worked out before under this name."""
        found = self._db.execute("SELECT value FROM cache WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def cache(self, name: str, value: str) -> None:
        """Keep what was worked out, under a name that says from what."""
        if self.cached(name) != value:
            self._db.execute("INSERT OR REPLACE INTO cache VALUES (?, ?)", (name, value))

    # keysets

    def intern(self, keyset: Keyset) -> int:
        """The number of this set of shared inputs."""
        known = self._known.get(keyset.digest)
        if known is None:
            known = self._known[keyset.digest] = self._intern(keyset)
        return known

    def find_keyset(self, digest: bytes) -> int | None:
        """The number of the set with this digest, when a target was made from it before."""
        known = self._known.get(digest)
        if known is None:
            found = self._db.execute("SELECT id FROM keysets WHERE digest = ?", (digest,)).fetchone()
            known = found[0] if found else None
            if known is not None:
                self._known[digest] = known
        return known

    def _intern(self, keyset: Keyset) -> int:
        number = self.find_keyset(keyset.digest)
        if number is None:
            number = int(self._db.execute("INSERT INTO keysets (digest) VALUES (?)", (keyset.digest,)).lastrowid or 0)
            members = [(number, self._intern_part(part)) for part in keyset.parts]
            self._db.executemany("INSERT INTO members VALUES (?, ?)", members)
        return number

    def _intern_part(self, part: Part) -> int:
        found = self._db.execute("SELECT id FROM parts WHERE name = ? AND digest = ?", (part.name, part.digest))
        if known := found.fetchone():
            return int(known[0])
        facts = (part.name, part.digest, json.dumps(part.leaves, separators=(",", ":")))
        return int(self._db.execute("INSERT INTO parts (name, digest, leaves) VALUES (?, ?, ?)", facts).lastrowid or 0)

    def parts(self, keyset: int) -> dict[str, Part]:
        """The shared inputs behind a number, by name."""
        query = "SELECT name, digest, leaves FROM members JOIN parts ON part = id WHERE keyset = ?"
        return {
            name: Part(name, digest, partial(_leaves, leaves))
            for name, digest, leaves in self._db.execute(query, (keyset,))
        }

    # targets

    def rows(self, sources: Iterable[str] | None = None) -> Iterator[Row]:
        """Every target, or those of some sources."""
        if sources is None:
            yield from (Row(*found) for found in self._db.execute(_ROW))
            return
        for source in sources:
            yield from (Row(*found) for found in self._db.execute(f"{_ROW} WHERE source = ?", (source,)))

    def outputs(self) -> Iterator[tuple[str, int, int, bytes]]:
        """Place, size, time and digest of every document."""
        yield from self._db.execute("SELECT place, size, changed, output FROM targets WHERE place <> ''")

    def row(self, path: str) -> Row | None:
        """One target, or `None` when docgen never made it."""
        found = self._db.execute(f"{_ROW} WHERE path = ?", (path,)).fetchone()
        return Row(*found) if found else None

    def put(self, rows: Iterable[Row]) -> None:
        """Remember these targets."""
        self._db.executemany(_PUT, (_values(row) for row in rows))

    def forget(self, paths: Iterable[str]) -> None:
        """Forget these targets."""
        self._db.executemany("DELETE FROM targets WHERE path = ?", ((path,) for path in paths))

    def count(self) -> int:
        """How many targets there are."""
        return int(self._db.execute("SELECT count(*) FROM targets").fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many targets have each status."""
        return dict(self._db.execute("SELECT status, count(*) FROM targets GROUP BY status"))

    def readers(self, path: str) -> list[int]:
        """The sets of shared inputs with something at, above or below this path among what is read."""
        names = self._db.execute("SELECT id, name FROM parts")
        parts = [(part,) for part, name in names if touches(name, path)]
        found: set[int] = set()
        for part in parts:
            found.update(keyset for (keyset,) in self._db.execute("SELECT keyset FROM members WHERE part = ?", part))
        return sorted(found)

    def touched(self, path: str) -> Iterator[str]:
        """Every target that reads something at, above or below this path, a group of equal inputs at a time."""
        for keyset in self.readers(path):
            yield from (p for (p,) in self._db.execute("SELECT path FROM targets WHERE keyset = ?", (keyset,)))

    def count_touched(self, path: str) -> int:
        """How many targets read something at, above or below this path."""
        query = "SELECT count(*) FROM targets WHERE keyset = ?"
        return sum(self._db.execute(query, (keyset,)).fetchone()[0] for keyset in self.readers(path))

    def tidy(self) -> None:
        """Forget shared inputs that no target was made from."""
        self._db.execute("DELETE FROM keysets WHERE id NOT IN (SELECT keyset FROM targets WHERE keyset NOTNULL)")
        self._db.execute("DELETE FROM members WHERE keyset NOT IN (SELECT id FROM keysets)")
        self._db.execute("DELETE FROM parts WHERE id NOT IN (SELECT part FROM members)")
        self._db.execute("DELETE FROM alike WHERE id NOT IN (SELECT alike FROM foreseen)")
        self._known.clear()

    # plans

    def plan_marks(self) -> dict[str, bytes]:
        """From what the targets of each source were planned."""
        return dict(self._db.execute("SELECT ref, mark FROM plans"))

    def foreseen(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Foreseen]]:
        """The targets that were planned before and whose path is wanted, each with its source."""
        bodies: dict[int, str] = dict(self._db.execute("SELECT id, body FROM alike"))
        self._db.create_function("wanted", 1, wanted)
        query = f"SELECT ref, path, alike, {_REST} FROM foreseen WHERE wanted(path) ORDER BY ref, number"  # noqa: S608
        for ref, path, alike, *rest in self._db.execute(query):
            yield ref, Foreseen(path, bodies[alike], *rest)

    def keep_plans(self, plans: Iterable[Planned]) -> None:
        """Remember these plans; one that cannot be relied on is forgotten."""
        numbers: dict[str, int] = {body: number for number, body in self._db.execute("SELECT id, body FROM alike")}
        for plan in plans:
            self._db.execute("DELETE FROM plans WHERE ref = ?", (plan.ref,))
            self._db.execute("DELETE FROM foreseen WHERE ref = ?", (plan.ref,))
            if plan.mark:
                self._db.execute("INSERT INTO plans VALUES (?, ?)", (plan.ref, plan.mark))
                rows = (
                    (plan.ref, n, t.path, self._alike(t.shared, numbers), *_rest(t)) for n, t in enumerate(plan.targets)
                )
                self._db.executemany("INSERT INTO foreseen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _alike(self, body: str, numbers: dict[str, int]) -> int:
        if body not in numbers:
            found = self._db.execute("INSERT INTO alike (body) VALUES (?)", (body,))
            numbers[body] = int(found.lastrowid or 0)
        return numbers[body]

    # found

    def found(self) -> dict[str, bytes]:
        """The digests of what each of many sources holds."""
        return dict(self._db.execute("SELECT ref, mark FROM found"))

    def found_at(self, refs: Iterable[str]) -> dict[str, str]:
        """Where what these sources hold was found."""
        query = "SELECT ref, body FROM found WHERE ref IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(query, (json.dumps([*refs]),)))

    def keep_found(self, sources: Iterable[tuple[str, bytes, str]]) -> None:
        """Remember what these sources hold and where, and nothing of before."""
        self._db.execute("DELETE FROM found")
        self._db.executemany("INSERT INTO found VALUES (?, ?, ?)", sources)

    # intents

    def intend(self, intents: Iterable[Intent]) -> None:
        """Write down which files are about to be replaced."""
        self._db.executemany(
            "INSERT OR REPLACE INTO intents VALUES (?, ?, ?)",
            ((intent.row.place, intent.before, _packed(intent.row)) for intent in intents),
        )

    def intents(self) -> list[Intent]:
        """What a run that stopped was about to replace."""
        return [Intent(_unpacked(row), before) for before, row in self._db.execute("SELECT before, row FROM intents")]

    def fulfil(self, places: Iterable[str]) -> None:
        """Strike these intents."""
        self._db.executemany("DELETE FROM intents WHERE path = ?", ((place,) for place in places))

    # remarks

    def remarks(self) -> list[dict[str, Any]]:
        """What was told at the last run."""
        return [json.loads(body) for (body,) in self._db.execute("SELECT body FROM remarks ORDER BY id")]

    def keep_remarks(self, remarks: Iterable[Mapping[str, Any]]) -> None:
        """Remember what was told, and nothing of before."""
        self._db.execute("DELETE FROM remarks")
        rows = ((json.dumps(remark),) for remark in remarks)
        self._db.executemany("INSERT INTO remarks (body) VALUES (?)", rows)


def _copy(path: Path, db: sqlite3.Connection) -> None:
    with TemporaryDirectory(prefix="docgen-") as folder:
        # a run that was stopped may have left a journal to roll back, which writes
        for name in (path.name, f"{path.name}-journal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(name), Path(folder, name))
        with closing(sqlite3.connect(Path(folder, path.name))) as source:
            source.backup(db)


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, with our tables in it; closed when they are not ours."""
    try:
        db.executescript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version in _UPGRADES:
            db.executescript(f"BEGIN IMMEDIATE; {_UPGRADES[version]} PRAGMA user_version = {VERSION}; COMMIT")
        elif version != VERSION:
            _refuse(version)
    except BaseException:
        db.close()
        raise
    return db


def _refuse(version: int) -> None:
    raise BrokenManifest(f"version {version}")


def _values(row: Row) -> tuple[Any, ...]:
    return (
        row.path, row.keyset, row.own, row.around, row.marks, row.output,
        row.place, row.size, row.changed, row.status, row.source, row.accepted,
    )  # fmt: skip


def _leaves(text: str) -> Iterator[tuple[str, int]]:
    return ((path, mark) for path, mark in json.loads(text))


def _rest(target: Foreseen) -> tuple[Any, ...]:
    return target.own, target.around, target.marks, target.source, target.state, target.fingerprint


def _packed(row: Row) -> str:
    return json.dumps([value.hex() if isinstance(value, bytes) else value for value in _values(row)])


def _unpacked(text: str) -> Row:
    values = json.loads(text)
    for place in (2, 3, 4, 5, 11):
        values[place] = bytes.fromhex(values[place])
    return Row(*values)
