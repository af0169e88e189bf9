"""On which page each heading stands, measured by LibreOffice where it is installed.

LibreOffice makes a PDF in which every bookmark that is linked to is a named destination; the PDF says on which page
that is. Nothing else of the PDF is read or kept.

    /Dests 206 0 R … 206 0 obj <</h5Fvisie[13 0 R/XYZ 70.85 386.089 0] …>>     (5F is the code of `_`)
    /Type/Pages … /Kids[ 1 0 R 7 0 R 10 0 R 13 0 R ]                           → page 4
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse

_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECONDS = 90
_FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_DESTINATION = re.compile(rb"/([0-9A-Za-z]+)\[\s*(\d+) 0 R\s*/XYZ")
_KIDS = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


@cache
def _office() -> str | None:
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def office_installed() -> bool:
    """Whether there is a LibreOffice to measure with."""
    return _office() is not None


def measure_pages(docx: bytes) -> dict[str, int]:
    """The page of each bookmark that the document links to, counted from 1; empty when it cannot be measured."""
    office = _office()
    if office is None:
        return {}
    (pdf,) = to_pdfs([docx])
    return pages_in(pdf, bookmarks(docx)) if pdf else {}


def to_pdfs(documents: Sequence[bytes]) -> list[bytes | None]:
    """The PDF of each Word document by one run of LibreOffice; `None` for each that it cannot make, or without it."""
    office = _office()
    if office is None or not documents:
        return [None] * len(documents)
    with tempfile.TemporaryDirectory(prefix="docgen-") as name:
        return _convert(office, documents, Path(name))


def _convert(office: str, documents: Sequence[bytes], folder: Path) -> list[bytes | None]:
    """The PDFs, or `None` where LibreOffice fails: page numbers are not worth an error."""
    sources = [folder / f"meten-{number}.docx" for number in range(len(documents))]
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
    # a profile of its own: a LibreOffice that is open on the desk would otherwise take the request over
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", _FILTER, "--outdir", str(folder), *map(str, sources)]
    try:
        seconds = _SECONDS + 5 * len(documents)
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)  # noqa: S603  # our own words
    except (subprocess.SubprocessError, OSError):
        return [None] * len(documents)
    made = [source.with_suffix(".pdf") for source in sources]
    return [path.read_bytes() if path.is_file() else None for path in made]


def bookmarks(docx: bytes) -> list[str]:
    """The names of the bookmarks in the text of a document."""
    root = parse(Package.read(docx).parts["word/document.xml"])
    return [name for mark in root.iter(qn("w:bookmarkStart")) if (name := mark.get(qn("w:name")))]


def pages_in(pdf: bytes, names: list[str]) -> dict[str, int]:
    """The page of each of these destinations in a PDF of LibreOffice; what is not there is left out."""
    kids = _KIDS.search(pdf)
    if kids is None:
        return {}
    numbers = {page[1]: number for number, page in enumerate(_REFERENCE.finditer(kids[1]), start=1)}
    found = {match[1].decode(): numbers.get(match[2]) for match in _DESTINATION.finditer(pdf)}
    pages = ((name, found.get(_as_destination(name))) for name in names)
    return {name: page for name, page in pages if page is not None}


def _as_destination(name: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else f"{ord(sign):02X}" for sign in name)
