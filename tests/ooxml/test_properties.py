"""A document can be told what it is, without touching what it says."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from docgen.ooxml import Package
from docgen.ooxml.properties import content_digest, read_properties, stamp
from ooxml.making import document, workbook


@pytest.mark.parametrize("data", [document(), workbook()])
def test_properties_are_set_and_read(data: bytes) -> None:
    stamped = stamp(data, {"docgen.formulier": "intake & zo", "docgen.versie": "é"})

    assert read_properties(stamped) == {"docgen.formulier": "intake & zo", "docgen.versie": "é"}
    Package.read(stamped)


def test_a_second_stamp_replaces_and_keeps() -> None:
    stamped = stamp(stamp(document(), {"a": "1", "b": "2"}), {"a": "3"})

    assert read_properties(stamped) == {"b": "2", "a": "3"}


def test_core_properties_are_set() -> None:
    stamped = stamp(document(), {}, core={"title": "Mijn plan", "creator": "De Brug", "language": "nl-NL"})

    core = docx.Document(io.BytesIO(stamped)).core_properties
    assert (core.title, core.author, core.language) == ("Mijn plan", "De Brug", "nl-NL")


def test_core_properties_of_a_workbook() -> None:
    stamped = stamp(workbook(), {"x": "y"}, core={"title": "Lijst", "modified": "2026-03-03T00:00:00Z"})

    book = openpyxl.load_workbook(io.BytesIO(stamped))
    assert book.properties.title == "Lijst"
    assert book.custom_doc_props["x"].value == "y"


def test_other_members_are_spliced() -> None:
    before, after = Package.read(document()), Package.read(stamp(document(), {"a": "1"}))

    assert after.members["word/styles.xml"].packed == before.members["word/styles.xml"].packed


def test_the_content_digest_is_of_what_can_be_read() -> None:
    data = document("Dag")

    assert content_digest(stamp(data, {"a": "1"})) == content_digest(data)
    assert content_digest(document("Doei")) != content_digest(data)


def test_no_properties_read_as_none() -> None:
    assert read_properties(document()) == {}
