"""A draft says of itself what its packed bytes say, and packs once."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from docgen.ooxml import Draft, Package, ZipWriter, make_member
from docgen.ooxml.properties import content_digest, read_core, read_properties, stamp, stamped


def _document(text: str) -> bytes:
    made, out = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def _draft(text: str) -> Draft:
    """The document with its main part as its own."""
    package = Package.read(_document(text))
    fixed = [member for name, member in package.members.items() if name != "word/document.xml"]
    return Draft("docx", ZipWriter(fixed), {"word/document.xml": package.parts["word/document.xml"]})


def test_digest_of_a_draft_is_that_of_its_bytes() -> None:
    draft = _draft("Sam komt dinsdag.")

    assert content_digest(draft) == content_digest(draft.pack())


def test_stamped_draft_is_the_stamped_document() -> None:
    draft = _draft("Sam komt dinsdag.")
    facts, core = {"docgen.formulier": "intake & meer"}, {"title": "Intake <1>", "creator": "De Brug"}

    made = stamped(draft, facts, core=core)

    again = stamp(draft.pack(), facts, core=core)
    assert read_properties(made) == read_properties(again) == facts
    assert {**read_core(again), **core} == read_core(made) == read_core(again)
    assert Package.read(made).parts == Package.read(again).parts


def test_documents_of_one_archive_each_have_their_own_title() -> None:
    draft = _draft("Sam komt dinsdag.")

    titles = [read_core(stamped(draft, {"a": "1"}, core={"title": title}))["title"] for title in ("Een", "Twee")]

    assert titles == ["Een", "Twee"]


def test_content_types_of_its_own_stand_in_front_and_declare_the_properties() -> None:
    draft = _draft("Sam komt dinsdag.")
    types = draft.archive.members["[Content_Types].xml"].plain()
    fixed = [member for name, member in draft.archive.members.items() if name != "[Content_Types].xml"]
    own = Draft("docx", ZipWriter(fixed), {**draft.own, "[Content_Types].xml": types})

    made = stamped(own, {"a": "1"})

    assert zipfile.ZipFile(io.BytesIO(made)).namelist()[0] == "[Content_Types].xml"
    assert read_properties(made) == {"a": "1"}
    assert Package.read(made).parts == Package.read(stamped(draft, {"a": "1"})).parts


@pytest.mark.parametrize("name", ["a.xml", "[Content_Types].xml"])
def test_a_part_that_is_written_takes_the_place_of_a_fixed_one(name: str) -> None:
    writer = ZipWriter([make_member("[Content_Types].xml", b"old"), make_member("a.xml", b"old")])

    with zipfile.ZipFile(io.BytesIO(writer.write({name: b"new", "b.xml": b"more"}))) as archive:
        found = {each: archive.read(each) for each in archive.namelist()}

    old = {"[Content_Types].xml": b"old", "a.xml": b"old", "b.xml": b"more"}
    assert found == {**old, name: b"new"}
    assert next(iter(found)) == "[Content_Types].xml"
