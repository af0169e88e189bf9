"""How many pages a document has, and how many lines stand on those that are too many.

LibreOffice is the judge where it is installed with the fonts of the document, or with twins that are as wide (Carlito
for Calibri); its PDF names the fonts that it used, so it tells by itself. Elsewhere office2pdf gives a quick estimate.

    /Type/Page … /Contents 2 0 R      →  2 0 obj <</Length …/Filter/FlateDecode>> stream … BT 56.8 773.9 Td … ET
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec

from docgen.documents.pages import to_pdfs

# fonts with the same widths: a text runs over the same lines in either
_TWINS = {
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "arial": ("liberationsans", "arimo"),
    "timesnewroman": ("liberationserif", "tinos"),
    "couriernew": ("liberationmono", "cousine"),
}
_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_CONTENTS = re.compile(rb"/Contents\s+(\d+) 0 R")
_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w#-]+)")
_LINE = re.compile(rb"BT\s+[\d.-]+ ([\d.]+) Td")
_BODY = (44.0, 786.0)  # points from the bottom: between the footer and the header of the shipped template


class Judge(Enum):
    """What counted the pages."""

    LIBREOFFICE = "gemeten met LibreOffice"
    OFFICE2PDF = "geschat met office2pdf"
    LINES = "geschat op het aantal regels"


@dataclass(frozen=True, slots=True)
class PageCount:
    """The pages of a document, who says so, and the lines of text on those after the limit where that is known."""

    pages: int
    judge: Judge
    lines_over: int | None = None


def count_pages(documents: Sequence[bytes], fonts: Iterable[str], limit: int) -> list[PageCount | None]:
    """The pages of each Word document, or `None` for one that nothing here can count."""
    wanted = {_plain(font) for font in fonts}
    counts: list[PageCount | None] = []
    for document, pdf in zip(documents, to_pdfs(documents), strict=True):
        measured = _read(pdf, limit, Judge.LIBREOFFICE) if pdf and has_fonts(pdf, wanted) else None
        counts.append(measured or _estimate(document, limit))
    return counts


def _estimate(document: bytes, limit: int) -> PageCount | None:
    if find_spec("office2pdf") is None:
        return None
    import office2pdf  # noqa: PLC0415 — an extra: docgen[pages]

    try:
        pdf = office2pdf.convert_bytes(document, "docx").pdf
    except office2pdf.Office2PdfError:
        return None
    found = _read(pdf, limit, Judge.OFFICE2PDF)
    return PageCount(found.pages, found.judge) if found else None


def has_fonts(pdf: bytes, wanted: Iterable[str]) -> bool:
    """Whether every font that was asked for stands in the PDF itself, or a twin of it does."""
    used = {_plain(match[1].decode("latin-1")) for match in _FONT.finditer(pdf)}
    return all(any(name in used for name in (font, *_TWINS.get(font, ()))) for font in wanted)


def _plain(font: str) -> str:
    """`LiberationSans-Bold` and `Liberation Sans` → `liberationsans`."""
    name = font.partition("-")[0].partition(",")[0].replace("#20", "").replace(" ", "").casefold()
    return name.removesuffix("mt").removesuffix("ps")


def _read(pdf: bytes, limit: int, judge: Judge) -> PageCount | None:
    objects: dict[bytes, bytes] = dict(_OBJECT.findall(pdf))
    pages = [body for body in objects.values() if _PAGE.search(body)]
    if not pages:
        return None
    over = sum(_lines(objects, page) for page in pages[limit:])
    return PageCount(len(pages), judge, over)


def _lines(objects: dict[bytes, bytes], page: bytes) -> int:
    """The lines of text between header and footer: the different heights at which text stands."""
    found = _CONTENTS.search(page)
    heights = _heights(objects.get(found[1], b"")) if found else []
    lines, last = 0, None
    for height in sorted(heights):
        if last is None or height - last > 3:  # points; a raised number or a sign stands on the line beside it
            lines, last = lines + 1, height
    return lines


def _heights(stream: bytes) -> list[float]:
    body = stream.partition(b"stream")[2].lstrip(b"\r\n")
    try:
        drawn = zlib.decompressobj().decompress(body)
    except zlib.error:
        return []
    low, high = _BODY
    return [height for match in _LINE.finditer(drawn) if low < (height := float(match[1])) < high]
