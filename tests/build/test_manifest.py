"""The manifest gives back what it was told, also to who opens it later, and says what a path touches."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.build.keys import OWN, Part, keyset, part_of
from docgen.build.manifest import BrokenManifest, Manifest
from docgen.build.rows import Foreseen, Intent, Planned, Row
from docgen.build.watching import Watched

SET = keyset([Part("sjabloon", b"x"), part_of("handboek.fasen.intake", {"wat": "a"}), Part("intake.tekst", OWN)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "manifest.sqlite"


def row(path: str, number: int | None = 1) -> Row:
    return Row(path, number, b"own", b"around", b"mm", b"out", path, 3, 4, "", "c.yaml")


texts = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20)


@given(st.dictionaries(texts, st.tuples(st.binary(max_size=9), st.integers(0, 2**60)), max_size=8))
def test_rows_come_back_as_they_were_put(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, tuple[bytes, int]]
) -> None:
    path = tmp_path_factory.mktemp("law") / "m.sqlite"
    rows = [Row(p, None, b, b, b, b, p, n, n, "", p, b) for p, (b, n) in found.items()]
    manifest = Manifest.open(path)
    with manifest.together():
        manifest.put(rows)
        manifest.intend(Intent(row, b"before") for row in rows)
    manifest.close()
    again = Manifest.open(path)
    assert sorted(again.rows(), key=lambda r: r.path) == sorted(rows, key=lambda r: r.path)
    assert sorted((i.row for i in again.intents()), key=lambda r: r.path) == sorted(rows, key=lambda r: r.path)
    again.close()


def test_a_path_touches_what_reads_it_what_reads_above_it_and_what_reads_below_it(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        number = manifest.intern(SET)
        other = manifest.intern(keyset([part_of("handboek.labels", {})]))
        manifest.put([row("a", number), row("b", number), row("c", other)])
    for asked in (
        "handboek.fasen.intake",
        "handboek.fasen.intake.wat.zin",
        "handboek.fasen",
        "handboek",
        "intake.tekst",
    ):
        assert {"a", "b"} <= set(manifest.touched(asked)), asked
    assert manifest.count_touched("handboek.fasen.intakegesprek") == 0
    assert manifest.count_touched("handboek") == 3
    manifest.close()


def test_equal_sets_are_kept_once_and_forgotten_with_their_last_target(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        first = manifest.intern(SET)
        assert manifest.intern(keyset(list(reversed(SET.parts)))) == first
        manifest.put([row("a", first)])
        manifest.tidy()
        assert manifest.parts(first).keys() == {"sjabloon", "handboek.fasen.intake", "intake.tekst"}
        manifest.forget(["a"])
        manifest.tidy()
    assert manifest.find_keyset(SET.digest) is None
    assert manifest.readers("handboek") == []
    manifest.close()


def test_what_goes_wrong_within_leaves_everything_as_it_was(path: Path) -> None:
    manifest = Manifest.open(path)
    with pytest.raises(AttributeError), manifest.together():  # noqa: PT012 — what goes before is what must be undone
        manifest.put([row("a")])
        manifest.put([None])  # type: ignore[list-item]
    assert list(manifest.rows()) == []
    manifest.close()


def test_the_state_is_kept_in_order_and_forgotten_at_once(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        manifest.keep_state("{}", [Watched("map", "a\nb", b"12345678"), Watched("uitvoer", "c", b"")])
    assert [(w.root, w.paths) for w in manifest.state()] == [("", "{}"), ("map", "a\nb"), ("uitvoer", "c")]
    with manifest.together():
        manifest.forget_state()
    assert list(manifest.state()) == []
    manifest.close()


@pytest.mark.parametrize("content", [b"", b"geen sqlite", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_manifest_is_refused_or_begun_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    if content:
        with pytest.raises(BrokenManifest):
            Manifest.open(path)
        assert Manifest.peek(path) is None
    else:
        Manifest.open(path).close()


def test_a_manifest_of_another_docgen_is_refused(path: Path) -> None:
    manifest = Manifest.open(path)
    manifest._db.execute("PRAGMA user_version = 99")
    manifest.close()
    with pytest.raises(BrokenManifest):
        Manifest.open(path)
    assert Manifest.peek(path) is None


def foreseen(path: str, shared: str = "[]") -> Foreseen:
    return Foreseen(path, shared, b"own", b"\x00", b"mm", "c.yaml", "beweegt", "f")


def test_plans_come_back_as_they_were_kept_as_far_as_they_are_wanted(path: Path) -> None:
    manifest = Manifest.open(path)
    first, second = foreseen("c-1/b.docx"), foreseen("c-1/a.docx", "[1]")
    with manifest.together():
        manifest.keep_plans([Planned("c-2", b"m", (foreseen("c-2/a.docx"),)), Planned("c-1", b"n", (first, second))])
    manifest.close()
    again = Manifest.open(path)
    assert again.plan_marks() == {"c-1": b"n", "c-2": b"m"}
    assert list(again.foreseen(lambda path: path.startswith("c-1/"))) == [("c-1", first), ("c-1", second)]
    with again.together():
        again.keep_plans([Planned("c-1", b"o", (second,)), Planned("c-2", b"")])
        again.tidy()
    assert again.plan_marks() == {"c-1": b"o"}
    assert list(again.foreseen(lambda _path: True)) == [("c-1", second)]
    again.close()


def test_a_manifest_of_the_version_before_keeps_all_but_its_plans(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        manifest.put([row("a")])
        manifest.intend([Intent(row("b"), b"before")])
    manifest._db.executescript(
        """DROP TABLE plans; DROP TABLE alike; DROP TABLE foreseen; DROP TABLE found;
        CREATE TABLE plans (ref TEXT PRIMARY KEY, mark BLOB, documents TEXT) WITHOUT ROWID;
        INSERT INTO plans VALUES ('c-1', 'm', '[]'); PRAGMA user_version = 2"""
    )
    manifest.close()
    again = Manifest.open(path)
    assert (list(again.rows()), [intent.row for intent in again.intents()]) == ([row("a")], [row("b")])
    assert again.plan_marks() == {}
    again.close()


def test_a_manifest_that_does_not_know_where_records_stand_keeps_its_plans(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        manifest.keep_plans([Planned("c-1", b"n", (foreseen("c-1/a.docx"),))])
    manifest._db.executescript("DROP TABLE found; PRAGMA user_version = 3")
    manifest.close()
    again = Manifest.open(path)
    assert (again.plan_marks(), again.found()) == ({"c-1": b"n"}, {})
    again.close()


def test_of_what_was_found_only_the_last_counts(path: Path) -> None:
    manifest = Manifest.open(path)
    with manifest.together():
        manifest.keep_found([("c-1", b"a", "here"), ("c-2", b"b", "there")])
        manifest.keep_found([("c-2", b"c", "elsewhere")])
    assert manifest.found() == {"c-2": b"c"}
    assert manifest.found_at(["c-2", "c-9"]) == {"c-2": "elsewhere"}
    manifest.close()


def test_peeking_writes_nothing_and_makes_nothing(path: Path) -> None:
    assert Manifest.peek(path) is None
    assert not path.exists()
