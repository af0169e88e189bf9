"""Pages counted by LibreOffice or estimated, with the lines on those that are too many."""

from __future__ import annotations

import io
import shutil

import docx
import pytest

from docgen.documents import page_counts
from docgen.documents.page_counts import Judge, count_pages, has_fonts

PDF = b"1 0 obj <</Type/Font/BaseFont/BAAAAA+Carlito>> endobj 2 0 obj <</BaseFont/CAAAAA+LiberationSans-Bold>> endobj"


def letter(paragraphs: int) -> bytes:
    document = docx.Document()
    for number in range(paragraphs):
        document.add_paragraph(f"Regel {number}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("fonts", "there"),
    [
        (["calibri"], True),
        (["arial"], True),
        (["calibri", "arial"], True),
        (["cambria"], False),
        (["liberationsans"], True),
        ([], True),
    ],
)
def test_a_font_or_a_twin_of_it_stands_in_the_pdf(fonts: list[str], there: bool) -> None:
    assert has_fonts(PDF, fonts) is there


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_counts_pages_and_the_lines_after_the_limit() -> None:
    short, long = count_pages([letter(3), letter(60)], [], 1)
    assert short is not None
    assert (short.pages, short.judge, short.lines_over) == (1, Judge.LIBREOFFICE, 0)
    assert long is not None
    assert long.pages > 1
    assert long.lines_over is not None
    assert 10 < long.lines_over < 60


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_without_the_fonts_libreoffice_is_no_judge() -> None:
    (found,) = count_pages([letter(3)], ["Gill Sans Nova"], 2)
    assert found is None or found.judge is not Judge.LIBREOFFICE


def test_without_libreoffice_the_pages_are_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("office2pdf")
    monkeypatch.setattr(page_counts, "to_pdfs", lambda documents: [None] * len(documents))
    (found,) = count_pages([letter(120)], ["Calibri"], 1)
    assert found is not None
    assert found.judge is Judge.OFFICE2PDF
    assert found.pages > 1


def test_without_either_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_counts, "to_pdfs", lambda documents: [None] * len(documents))
    monkeypatch.setattr(page_counts, "find_spec", lambda _name: None)
    assert count_pages([letter(3)], ["Calibri"], 1) == [None]
