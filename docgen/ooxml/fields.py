"""Word fields: the list of those that only show something, and finding the rest (ECMA-376 Part 1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element

_ALLOWED_WORDS = """
    PAGE NUMPAGES SECTION SECTIONPAGES TOC TC XE INDEX REF PAGEREF NOTEREF STYLEREF HYPERLINK SEQ BOOKMARK
    DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY REVNUM
    DOCPROPERTY FILENAME FILESIZE NUMWORDS NUMCHARS INFO TEMPLATE FORMTEXT FORMCHECKBOX FORMDROPDOWN SYMBOL EQ
    LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT ADVANCE CITATION BIBLIOGRAPHY TOA TA = IF COMPARE USERNAME USERINITIALS
    USERADDRESS MERGEFIELD
"""
ALLOWED = frozenset(_ALLOWED_WORDS.split())
_WORD = re.compile(r"\s*(=|\\?\w+)")
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)
_SAFE = re.compile(r"^\s*(https?:|mailto:|tel:|#|\{\{)", re.IGNORECASE)


def bad_fields(root: Element) -> Iterator[str]:
    """The instructions of all fields that are not on the list, or that link to an unsafe address."""
    for instruction in instructions(root):
        word = _WORD.match(instruction)
        if word is None:
            continue
        link = _LINK.match(instruction)
        if word[1].upper() not in ALLOWED or (link and link[1] and not _SAFE.match(link[1])):
            yield instruction.strip()[:80]


def instructions(root: Element) -> Iterator[str]:
    """The instruction text of each field, whole however many runs it is split over; nested fields come separately."""
    open_fields: list[list[str]] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr")) or ""
        elif element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                open_fields.append([])
            elif kind == "end" and open_fields:
                yield "".join(open_fields.pop())
        elif open_fields:
            open_fields[-1].append(element.text or "")
        else:
            yield element.text or ""
    yield from ("".join(rest) for rest in open_fields)
