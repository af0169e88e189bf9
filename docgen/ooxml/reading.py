"""The plain-text reading view: what a reader sees, one line per paragraph, row or sheet row.

A Word document reads as `# Kop`, `| cel | cel |`, `1. punt`, `☐ keuze`, with `[koptekst]` and `[voettekst]` blocks; an
Excel workbook as `=== Bladnaam ===` and one `| A1: waarde |` line per row. Golden tests compare this view, and the
content digest is taken of it: a re-save by another program leaves it equal, an edit does not.
"""

from __future__ import annotations

from docgen.ooxml.package import Package
from docgen.ooxml.readdocx import docx_lines
from docgen.ooxml.readxlsx import xlsx_lines


def read_docx(data: bytes, *, emphasis: bool = True) -> str:
    """The reading view of a Word document; `emphasis` marks bold text as `**vet**`.

    Raises:
        TemplateError: the package did not pass the gate.
    """
    return "\n".join(docx_lines(Package.read(data), emphasis=emphasis)) + "\n"


def read_xlsx(data: bytes) -> str:
    """The reading view of an Excel workbook.

    Raises:
        TemplateError: the package did not pass the gate.
    """
    return "\n".join(xlsx_lines(Package.read(data))) + "\n"


def read_document(data: bytes) -> str:
    """The reading view of either kind, without emphasis: the text that the content digest is taken of."""
    package = Package.read(data)
    lines = docx_lines(package, emphasis=False) if package.kind == "docx" else xlsx_lines(package)
    return "\n".join(lines) + "\n"
