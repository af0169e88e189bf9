"""Zips come out the same every time, and unchanged members are not deflated again."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from docgen.ooxml import Frame, Package, ZipWriter, make_kept_member, make_member, pack, write_zip
from ooxml.making import document

PARTS = st.dictionaries(
    st.text("abcdé/._", min_size=1, max_size=12).filter(lambda n: n.strip("/")), st.binary(max_size=300)
)


@given(PARTS)
def test_what_is_packed_unpacks_equal(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(parts))) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == parts


@given(PARTS)
def test_equal_parts_give_equal_bytes(parts: dict[str, bytes]) -> None:
    assert pack(parts) == pack(dict(parts))


def test_content_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(pack({"b": b"", "_rels/.rels": b"", "[Content_Types].xml": b""}))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "b"]


def test_no_clock_in_the_output() -> None:
    with zipfile.ZipFile(io.BytesIO(pack({"a": b"x"}))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_members_that_stay_are_spliced() -> None:
    package = Package.read(document())
    kept = [member for name, member in package.members.items() if name != "word/document.xml"]

    again = Package.read(ZipWriter(kept).write({"word/document.xml": package.parts["word/document.xml"] + b" "}))

    assert again.members["word/styles.xml"].packed is not None
    assert again.members["word/styles.xml"].packed == package.members["word/styles.xml"].packed
    assert again.parts["word/document.xml"].endswith(b" ")


def test_an_archive_is_written_again_and_again_with_other_members_behind_those_that_stay() -> None:
    writer = ZipWriter([make_member("a", b"1"), make_kept_member("b", b"2" * 99)])

    for more in ({"c": b"3"}, {"c": make_member("c", b"3")}, {}):
        with zipfile.ZipFile(io.BytesIO(writer.write(more))) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["a", "b", *more]
            assert archive.read("b") == b"2" * 99


def test_a_small_part_is_packed_alike_under_any_name_and_any_time() -> None:
    footer, archive = b"<w:ftr>c-0001</w:ftr>", ZipWriter([])

    first = archive.write({"word/footer1.xml": footer, "word/footer2.xml": footer})
    again = archive.write({"word/footer1.xml": footer, "word/footer2.xml": footer})

    assert first == again
    with zipfile.ZipFile(io.BytesIO(again)) as found:
        assert [found.read(name) for name in found.namelist()] == [footer, footer]


def test_an_empty_archive_is_an_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip([]))) as archive:
        assert archive.namelist() == []


def test_a_frame_deflated_once_goes_around_what_differs() -> None:
    frame = Frame(b"<a>" * 200, b"</a>" * 200)

    for middle in (b"", b"<b/>", bytes(range(256)) * 300):
        data = ZipWriter([]).write({"sheet.xml": (frame, middle)})
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert archive.read("sheet.xml") == frame.around(middle)
        assert len(data) < 400 + len(middle)
