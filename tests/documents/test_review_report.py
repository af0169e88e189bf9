"""The Word file of a review: texts cut where remarks begin and end, and comments around the right words."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from docgen.documents.review_report import MarkedText, Note, Part, Section, render_report
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse
from docgen.resources import resource

TEXT = "Ik woon hier.\n\nPeter is een <zorgmijder> & meer."


@pytest.fixture(scope="module")
def frame() -> bytes:
    return resource("templates", "docx", "persoonsbeschrijving.docx").read_bytes()


def made(frame: bytes, *notes: Note, whole: tuple[Note, ...] = ()) -> bytes:
    part = Part("Wonen", (MarkedText("Hoe gaat het", TEXT, notes),))
    return render_report(frame, "Nagekeken", [Section("Verhaal", (part,), whole)], day=date(2026, 3, 3), tint="EEF3F5")


def anchored(data: bytes) -> dict[str, str]:
    """The words between the ends of each comment's range, by its number."""
    inside: dict[str, list[str]] = {}
    open_: set[str] = set()
    for element in parse(Package.read(data).parts["word/document.xml"]).iter():
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:commentRangeStart"):
            open_.add(number)
            inside[number] = []
        elif element.tag == qn("w:commentRangeEnd"):
            open_.discard(number)
        elif element.tag == qn("w:t"):
            for name in open_:
                inside[name].append(element.text or "")
    assert open_ == set()
    return {number: "".join(words) for number, words in inside.items()}


def note(words: str | None, code: str = "PB-T7") -> Note:
    if words is None:
        return Note("Te lang", "Korter", code)
    start = TEXT.index(words)
    return Note("Kan dit anders?", "Zeg het gewoon.", code, start, start + len(words))


def test_a_comment_stands_around_the_words_that_it_is_about(frame: bytes) -> None:
    assert anchored(made(frame, note("<zorgmijder>"))) == {"0": "<zorgmijder>"}


def test_remarks_may_overlap(frame: bytes) -> None:
    found = anchored(made(frame, note("is een <zorgmijder>"), note("<zorgmijder> & meer")))
    assert found == {"0": "is een <zorgmijder>", "1": "<zorgmijder> & meer"}


def test_a_remark_on_the_whole_runs_over_its_paragraphs(frame: bytes) -> None:
    assert anchored(made(frame, note(None))) == {"0": TEXT.replace("\n", "")}


def test_the_text_stays_as_it_is(frame: bytes) -> None:
    document = docx.Document(io.BytesIO(made(frame, note("een"), note("<zorgmijder>"), note(None))))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Verhaal"] == TEXT.split("\n\n")


def test_a_comment_says_what_why_and_which_rule_on_the_given_day(frame: bytes) -> None:
    (comment,) = docx.Document(io.BytesIO(made(frame, note("een", "PB-A4")))).comments
    assert comment.text == "Kan dit anders?\n→ Zeg het gewoon.\nPB-A4"
    assert comment.timestamp is not None
    assert comment.timestamp.date() == date(2026, 3, 3)


def test_what_is_about_the_whole_record_is_a_list_in_the_text(frame: bytes) -> None:
    data = made(frame, whole=(Note("Nog niet samen gelezen.", "Lees het door.", "PB-P4"),))
    paragraphs = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Nog niet samen gelezen. Lees het door. (PB-P4)" in paragraphs


def test_nothing_of_the_frame_s_own_text_is_left(frame: bytes) -> None:
    package = Package.read(made(frame))
    assert b"{{" not in package.parts["word/document.xml"]
    assert not any(name.startswith("customXml") for name in package.parts)
