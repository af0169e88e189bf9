"""What the file system tells without reading: nothing that changed goes unseen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build.watching import UNSEEN, changed, inputs, outputs, pack, touched

LATER = 2**62


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("organisatie.yaml", "clienten/c-1/intake.yaml", "clienten/c-1/cyclus-1/plan.yaml", "uitvoer/a.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def watch(folder: Path, moment: int = LATER) -> Callable[[], list[str]]:
    (watched,) = pack("map", inputs(folder, moment, skip={"uitvoer/"}))
    return lambda: list(changed(folder, watched))


def test_nothing_changed_is_nothing(folder: Path) -> None:
    assert watch(folder)() == []


def test_every_file_and_folder_is_watched_but_output_and_what_is_hidden(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "~$intake.docx").write_bytes(b"")
    (folder / "elders" / ".docgen").mkdir(parents=True)
    found = [path for path, _ in inputs(folder, LATER, skip={"uitvoer/"})]
    assert found == [
        ".", "organisatie.yaml", "clienten/", "clienten/c-1/", "clienten/c-1/intake.yaml",
        "clienten/c-1/cyclus-1/", "clienten/c-1/cyclus-1/plan.yaml",
    ]  # fmt: skip


def edited(folder: Path) -> None:
    (folder / "organisatie.yaml").write_text("anders", encoding="utf-8")


def same_size(folder: Path) -> None:
    (folder / "organisatie.yaml").write_text("y", encoding="utf-8")


def set_back(folder: Path) -> None:
    os.utime(folder / "organisatie.yaml", ns=(1, 1))


def added(folder: Path) -> None:
    (folder / "clienten" / "c-1" / "opname.yaml").write_text("x", encoding="utf-8")


def removed(folder: Path) -> None:
    (folder / "clienten" / "c-1" / "intake.yaml").unlink()


def replaced(folder: Path) -> None:
    file = folder / "organisatie.yaml"
    before = file.stat()
    (folder / "nieuw").write_text("y", encoding="utf-8")
    os.utime(folder / "nieuw", ns=(before.st_mtime_ns, before.st_mtime_ns))
    (folder / "nieuw").replace(file)


@pytest.mark.parametrize("change", [edited, same_size, set_back, added, removed, replaced])
def test_no_change_goes_unseen(folder: Path, change: Callable[[Path], None]) -> None:
    look = watch(folder)
    change(folder)
    assert look() != []


@pytest.mark.parametrize("link", ["nergens", "kring"])
def test_a_link_that_leads_nowhere_hides_no_change_beside_it(folder: Path, link: str) -> None:
    (folder / "clienten" / "c-1" / "kring").symlink_to(link)
    look = watch(folder)
    assert look() == []
    edited_record = folder / "clienten" / "c-1" / "intake.yaml"
    edited_record.write_text("anders", encoding="utf-8")
    assert look() == ["clienten/c-1/intake.yaml"]


def test_a_link_counts_as_changed_once_it_leads_somewhere(folder: Path) -> None:
    (folder / "clienten" / "kaart.yaml").symlink_to(folder / "uitvoer" / "kaart.yaml")
    look = watch(folder)
    (folder / "uitvoer" / "kaart.yaml").write_text("x", encoding="utf-8")
    assert look() == ["clienten/kaart.yaml"]


def test_links_back_are_walked_once(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / "clienten" / "c-1" / name).symlink_to(folder, target_is_directory=True)
    assert len(list(inputs(folder, LATER))) == 9


@pytest.mark.skipif(os.name == "nt", reason="such names are of Unix")
@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"twee\nregels.txt"])
def test_a_name_that_cannot_be_kept_makes_its_folder_count_as_changed(folder: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(folder / "clienten") + b"/" + name)).touch()
    look = watch(folder)
    assert look() == ["clienten/"]


def test_a_file_written_as_reading_begins_counts_as_unseen(folder: Path) -> None:
    moment = (folder / "organisatie.yaml").stat().st_mtime_ns + 1
    assert dict(inputs(folder, moment))["organisatie.yaml"] == UNSEEN
    assert "organisatie.yaml" in watch(folder, moment)()


def test_whole_seconds_are_trusted_only_after_two_of_them(folder: Path) -> None:
    os.utime(folder / "organisatie.yaml", ns=(10_000_000_000, 10_000_000_000))
    assert dict(inputs(folder, 11_000_000_000))["organisatie.yaml"] == UNSEEN
    assert dict(inputs(folder, 12_000_000_000))["organisatie.yaml"] != UNSEEN


def test_a_document_that_comes_or_goes_changes_its_folder(folder: Path) -> None:
    (watched,) = pack("uitvoer", outputs(folder / "uitvoer", ["."]))
    assert list(changed(folder / "uitvoer", watched)) == []
    os.utime(folder / "uitvoer", ns=(1, 1))
    assert list(changed(folder / "uitvoer", watched)) == ["."]


def test_a_folder_that_is_gone_is_all_changed(folder: Path) -> None:
    (watched,) = pack("map", inputs(folder / "clienten", LATER))
    assert len(list(changed(folder / "nergens", watched))) == 5


def test_touched_documents_are_found_by_stat_and_others_by_reading(folder: Path) -> None:
    found = (folder / "uitvoer" / "a.docx").stat()
    told = [("a.docx", found.st_size, found.st_mtime_ns, b"ander")]
    assert list(touched(folder / "uitvoer", told, by_hash=False)) == []
    assert list(touched(folder / "uitvoer", told, by_hash=True)) == ["a.docx"]
    assert list(touched(folder / "uitvoer", [("b.docx", 1, 1, b"")], by_hash=False)) == ["b.docx"]
