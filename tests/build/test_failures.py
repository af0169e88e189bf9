"""Why something cannot be written is said in Dutch, with what to do about it."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from docgen.build.failures import cannot_write


@pytest.mark.parametrize(
    ("code", "reason", "remedy"),
    [
        (errno.ENOSPC, "de schijf is vol", "Maak ruimte vrij"),
        (errno.EROFS, "alleen-lezen", "kies een andere map"),
        (errno.EACCES, "je mag hier niet schrijven", "Sluit het bestand"),
    ],
)
def test_the_words_of_the_system_are_put_in_dutch(code: int, reason: str, remedy: str) -> None:
    finding = cannot_write("intake.docx", OSError(code, "No such luck"))
    assert reason in finding.message
    assert remedy in (finding.remedy or "")
    assert "No such luck" not in finding.message


def test_a_full_disk_is_known_from_sqlite_too() -> None:
    db = sqlite3.connect(":memory:")
    db.executescript("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        db.executescript("CREATE TABLE a (b); CREATE TABLE c (d)")
    db.close()
    assert "de schijf is vol" in cannot_write("uitvoer", caught.value).message


def test_what_has_no_number_is_named() -> None:
    assert "OSError" in cannot_write("uitvoer", OSError()).message
