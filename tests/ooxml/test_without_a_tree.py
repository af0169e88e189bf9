"""Words read straight from the bytes are those of the tree, for which a comment in a part asks."""

from __future__ import annotations

import io
import re

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.ooxml.package import Package
from docgen.ooxml.readxlsx import xlsx_lines
from docgen.ooxml.words import docx_words
from docgen.ooxml.zipping import pack
from tests.ooxml.making import members

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('&<>"\t\n'), max_size=30)
VALUE = TEXT | st.integers(-99, 99) | st.booleans() | st.sampled_from(["=1+1", '=IF(A1<2,"a&b","")'])


def with_comments(data: bytes) -> bytes:
    """The same document, with a comment in each part that holds text."""
    parts = members(data)
    for name in parts:
        if re.search(r"document\.xml$|worksheets/sheet|sharedStrings", name):
            parts[name] = re.sub(rb"(<(?:w:document|worksheet|sst)\b[^>]*>)", rb"\1<!-- -->", parts[name], count=1)
    return pack(parts)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=5), TEXT)
def test_a_document(texts: list[str], boxed: str) -> None:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    made.add_table(1, 2).rows[0].cells[1].text = boxed
    run = made.paragraphs[0].runs[0] if texts and made.paragraphs[0].runs else made.add_paragraph().add_run("x")
    inner = "<w:r><w:t>in</w:t><w:tab/><w:noBreakHyphen/><w:br/></w:r>"
    run._r.addnext(parse_xml(f"<w:r {nsdecls('w')}><w:pict><w:p>{inner}</w:p></w:pict></w:r>"))
    target = io.BytesIO()
    made.save(target)

    quick, thorough = (docx_words(Package.read(d).parts) for d in (target.getvalue(), with_comments(target.getvalue())))

    assert quick == thorough
    assert any("in" in text for text in quick)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30), VALUE), max_size=8))
def test_a_workbook(cells: list[tuple[int, int, str | int | bool]]) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Blad")
        for row, column, value in cells:
            sheet.write(row, column, value)
        sheet.write_rich_string(9, 0, "een ", book.add_format({"bold": True}), "twee")

    quick, thorough = (xlsx_lines(Package.read(d)) for d in (target.getvalue(), with_comments(target.getvalue())))

    assert quick == thorough
    assert "een twee" in quick[-1]
