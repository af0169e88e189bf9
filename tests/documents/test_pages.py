"""Pages of headings are read from a PDF of LibreOffice, or left open."""

from __future__ import annotations

import pytest

from docgen.documents import pages

PDF = b"""1 0 obj
<</Type/Page/Parent 9 0 R>>
endobj
9 0 obj
<</Type/Pages
/Resources 8 0 R
/Kids[ 1 0 R 4 0 R
7 0 R ]
/Count 3>>
endobj
20 0 obj
<</h5Fvisie[7 0 R/XYZ 70.85 386.089 0]
/plan[4 0 R/XYZ 70.85 729.039 0]
>>
endobj
"""


def test_pages_are_counted_in_the_order_of_the_pdf() -> None:
    assert pages.pages_in(PDF, ["h_visie", "plan", "onbekend"]) == {"h_visie": 3, "plan": 2}


def test_file_that_is_no_pdf_gives_no_pages() -> None:
    assert pages.pages_in(b"niets", ["h_visie"]) == {}


def test_without_libreoffice_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_office", lambda: None)

    assert pages.measure_pages(b"geen docx") == {}
    assert not pages.office_installed()
