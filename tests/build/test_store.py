"""Writing one file: the old or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from docgen.build.store import store
from docgen.errors import BuildError


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    assert store(tmp_path / "a" / "b.docx", b"nieuw") is True
    assert (tmp_path / "a" / "b.docx").read_bytes() == b"nieuw"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "b.docx"
    store(target, b"zelfde")
    os.utime(target, ns=(1, 1))
    assert store(target, b"zelfde") is False
    assert target.stat().st_mtime_ns == 1


def test_other_bytes_of_the_same_length_are_written(tmp_path: Path) -> None:
    target = tmp_path / "b.docx"
    store(target, b"aaaa")
    assert store(target, b"bbbb") is True
    assert target.read_bytes() == b"bbbb"


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    store(tmp_path / "b.docx", b"x" * 100_000)
    assert [p.name for p in tmp_path.iterdir()] == ["b.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    store(tmp_path / "b.docx", b"x")
    assert stat.S_IMODE((tmp_path / "b.docx").stat().st_mode) == 0o644


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_stop_halfway_leaves_the_old_file_and_no_rest(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path / "b.docx", b"oud")

    def fail(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail) if step == "fsync" else monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(BuildError) as caught:
        store(tmp_path / "b.docx", b"nieuw en langer")
    assert caught.value.exit_code == 74
    assert [d.code for d in caught.value.diagnostics] == ["build.cannot-write"]
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("b.docx", b"oud")]


def test_a_stop_by_the_user_leaves_no_rest_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        store(tmp_path / "b.docx", b"nieuw")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    with pytest.raises(BuildError) as caught:
        store(tmp_path / "b.docx", b"x")
    (finding,) = caught.value.diagnostics
    assert finding.location.file == "b.docx"
    assert finding.remedy
