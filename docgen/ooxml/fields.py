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
_NESTED = "\ufffc"  # stands for a field within the instruction of another
_WORD = re.compile(r"\s*(=|\\?\w+)(?!\ufffc)")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SAFE = re.compile(r"^\s*(https?:|mailto:|tel:|#|\{\{)", re.IGNORECASE)
_WITH_ARGUMENT = frozenset({"\\l", "\\o", "\\t"})


def bad_fields(root: Element) -> Iterator[str]:
    """The instructions of all fields that are not on the list, or that link to an unsafe address."""
    for instruction in instructions(root):
        word = _WORD.match(instruction)
        if word is None:  # empty, or a name that another field makes
            if instruction.strip():
                yield instruction.strip().replace(_NESTED, "{…}")[:80]
            continue
        name = word[1].upper()
        if name == "FILLIN" and instruction[word.end() :].strip() == '""':
            continue  # asks for nothing: so LibreOffice writes the text fields of a form
        address = _address(instruction[word.end() :]) if name == "HYPERLINK" else ""
        if name not in ALLOWED or (address and not _SAFE.match(address)):
            yield instruction.strip()[:80]


def _address(arguments: str) -> str:
    """The address of a HYPERLINK field; "" when it leads to a place in the document (17.16.5.25)."""
    skip = False
    for match in _TOKEN.finditer(arguments):
        if skip:
            skip = False
        elif match[2] and match[2].startswith("\\") and len(match[2]) == 2:
            skip = match[2].lower() in _WITH_ARGUMENT
        else:
            return match[1] if match[1] is not None else match[2]
    return ""


def instructions(root: Element) -> Iterator[str]:
    """The instruction text of each field, whole however many runs it is split over; nested fields come separately."""
    open_fields: list[list[str]] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr")) or ""
        elif element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                if open_fields:
                    open_fields[-1].append(_NESTED)
                open_fields.append([])
            elif kind == "end" and open_fields:
                yield "".join(open_fields.pop())
        elif open_fields:
            open_fields[-1].append(element.text or "")
        else:
            yield element.text or ""
    yield from ("".join(rest) for rest in open_fields)
