"""The words of a Word document that only a person changes: what its content digest is taken of.

Programs save a document in their own way: page numbers and tables of contents are counted anew, headers are written
once per section, empty paragraphs come and go (M: LibreOffice 7.4). So headers, footers, fields that count pages,
spacing and emphasis are left out; every other word of the text, boxes and notes included, is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.ooxml.namespaces import qn
from docgen.ooxml.package import Package
from docgen.ooxml.xml import Element, parse

# fields whose result a program fills in
_COUNTING = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION|SEQ)\b", re.IGNORECASE)
_LEADER = re.compile(r"\t\s*\d+\s*$")  # the number behind a line of a table of contents
_OUT = {qn(name) for name in ("w:del", "w:moveFrom", "mc:Fallback", "w:sdtPr", "w:pPr", "w:rPr", "w:delText")}
_SPACE = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " "}
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def docx_words(package: Package) -> list[str]:
    """The text of each paragraph that holds any, in the order of the document."""
    roots = [parse(package.parts[name]) for name in _STORIES if name in package.parts]
    texts = (text for root in roots for text in _paragraphs(root))
    return [words for text in texts if (words := " ".join(_LEADER.sub("", text).split()))]


def _paragraphs(root: Element) -> Iterator[str]:
    fields: list[tuple[str, bool]] = []  # per open field: its instruction, and whether its result has begun
    text: list[str] = []
    for event, element in _walk(root):
        tag = element.tag
        if tag == qn("w:p"):
            yield "".join(text)
            text.clear()
        elif event == "end" or tag == qn("w:fldSimple"):
            continue
        elif tag == qn("w:fldChar"):
            _follow(fields, element.get(qn("w:fldCharType")) or "")
        elif tag == qn("w:instrText") and fields:
            fields[-1] = (fields[-1][0] + (element.text or ""), fields[-1][1])
        elif not any(_COUNTING.match(instruction) for instruction, _ in fields):
            text.append(_text(element))
    yield "".join(text)


def _walk(element: Element) -> Iterator[tuple[str, Element]]:
    """Every element, and the end of every paragraph; without what is no text and simple fields that count."""
    if element.tag in _OUT or (element.tag == qn("w:fldSimple") and _COUNTING.match(element.get(qn("w:instr")) or "")):
        return
    yield "start", element
    for child in element:
        yield from _walk(child)
    if element.tag == qn("w:p"):
        yield "end", element


def _follow(fields: list[tuple[str, bool]], kind: str) -> None:
    if kind == "begin":
        fields.append(("", False))
    elif kind == "separate" and fields:
        fields[-1] = (fields[-1][0], True)
    elif kind == "end" and fields:
        fields.pop()


def _text(element: Element) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:noBreakHyphen"):
        return "\u2011"
    return _SPACE.get(str(element.tag), "")
