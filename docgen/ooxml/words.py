"""The words of a Word document that only a person changes: what its content digest is taken of.

Programs save a document in their own way: page numbers and tables of contents are counted anew, headers are written
once per section, empty paragraphs come and go (M: LibreOffice 7.4). So headers, footers, fields that count pages,
spacing and emphasis are left out; every other word of the text, boxes and notes included, is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.sax.saxutils import unescape

from docgen.ooxml.namespaces import W, qn
from docgen.ooxml.xml import Element, parse

# fields whose result a program fills in
_COUNTING = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION|SEQ)\b", re.IGNORECASE)
_LEADER = re.compile(r"\t\s*\d+\s*(?=\0|$)")  # the number behind a line of a table of contents
_OUT = {qn(name) for name in ("w:del", "w:moveFrom", "mc:Fallback", "w:sdtPr", "w:pPr", "w:rPr", "w:delText")}
_SPACE = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " "}
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


_EDGE = "\0"  # between paragraphs, while a story is one text
_EDGES = re.compile(rf" ?{_EDGE}[ {_EDGE}]*")

# Nearly every form can do without a tree, at a fraction of the cost: nothing in it is left out, and it is written as
# Word and docgen write it.
_NAMESPACE, _PREFIX = W.encode(), f'xmlns:w="{W}"'.encode()
_PIECE = re.compile(
    rb"<w:t(?: [^>]*)?>([^<]+)|<(w:p[ />])|<w:(tab/>|noBreakHyphen/>|br\b|cr\b)"
    rb"|<(w:fld|w:del[ >]|w:moveFrom|mc:Fallback|!)"
)
_MARKS = {b"tab/>": b"\t", b"noBreakHyphen/>": "\u2011".encode()}


def docx_words(parts: Mapping[str, bytes]) -> list[str]:
    """The text of each paragraph that holds any, in the order of the document."""
    stories = [parts[name] for name in _STORIES if name in parts]
    return [words for story in stories for words in _story(story)]


def _story(story: bytes) -> list[str]:
    found: list[str] = []
    for piece in story.split(b"</w:p>"):
        words = _plain_words(piece)
        if words is None:
            return _words(_EDGE.join(_paragraphs(parse(story))))
        found += words
    return found


def _words(text: str) -> list[str]:
    """The paragraphs of a text, each with single spaces."""
    if _EDGE not in text and "\t" not in text:
        return [spaced] if (spaced := " ".join(text.split())) else []
    text = _LEADER.sub("", text) if "\t" in text else text
    spaced = " ".join(text.replace(_EDGE, f" {_EDGE} ").split())
    return [words for words in _EDGES.sub(_EDGE, spaced).split(_EDGE) if words]


@lru_cache(maxsize=4096)  # documents of one template have most of their paragraphs in common
def _plain_words(piece: bytes) -> list[str] | None:
    """The words of what stands up to the end of a paragraph; `None` when it takes a tree to find them."""
    if _NAMESPACE in piece and piece.count(_NAMESPACE) != piece.count(_PREFIX):
        return None
    edge, pieces = _EDGE.encode(), list[bytes]()
    for text, border, mark, special in _PIECE.findall(piece):
        if special:
            return None
        pieces.append(text or (edge if border else _MARKS.get(mark, b" ")))
    text = b"".join(pieces).decode()
    if "&" in text:
        if "&#" in text:
            return None
        text = unescape(text, {"&quot;": '"', "&apos;": "'"})
    return _words(text.removeprefix(_EDGE))


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
