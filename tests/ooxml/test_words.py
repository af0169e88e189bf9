"""What a content digest is taken of: words that only a person changes."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.ooxml.package import Package
from docgen.ooxml.properties import content_digest
from docgen.ooxml.words import docx_words


def made(*changes: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    document.add_heading("Intake")
    document.add_paragraph("Ik zoek een plek.")
    document.add_table(1, 2).rows[0].cells[0].text = "Naam"
    for change in changes:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def field(instruction: str, result: str) -> Callable[[Document], object]:
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    def add(document: Document) -> None:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))

    return add


def simple(instruction: str, result: str) -> Callable[[Document], object]:
    inner = f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{result}</w:t></w:r></w:fldSimple>'
    return lambda document: document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def words(data: bytes) -> list[str]:
    return docx_words(Package.read(data).parts)


def test_every_paragraph_and_cell_with_words_is_there_in_order() -> None:
    assert words(made()) == ["Intake", "Ik zoek een plek.", "Naam"]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.add_paragraph(""),
        lambda d: d.sections[0].footer.paragraphs.__getitem__(0).add_run("pagina 1 van 4"),
        lambda d: setattr(d.paragraphs[1].runs[0], "bold", True),
        lambda d: d.paragraphs[1].add_run("  "),
        field("NUMPAGES", "4"),
        field("PAGEREF _Toc1 \\h", "7"),
        simple("PAGE", "2"),
    ],
)
def test_what_a_program_changes_by_itself_changes_nothing(change: Callable[[Document], object]) -> None:
    assert content_digest(made(change)) == content_digest(made())


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.add_paragraph("Nog bellen."),
        lambda d: d.paragraphs[1].add_run(" Nu."),
        lambda d: setattr(d.tables[0].rows[0].cells[1], "text", "Ruud"),
        field("REF naam", "Ruud"),
        field('HYPERLINK "https://haven.example"', "onze site"),
        simple("REF naam", "Ruud"),
    ],
)
def test_what_a_person_changes_counts(change: Callable[[Document], object]) -> None:
    assert content_digest(made(change)) != content_digest(made())


def test_a_line_of_a_table_of_contents_counts_without_its_page() -> None:
    first, later = (made(lambda d, n=n: d.add_paragraph(f"Visie\t{n}")) for n in (4, 12))
    assert content_digest(first) == content_digest(later)
    assert words(first)[-1] == "Visie"


def test_a_field_that_counts_inside_one_that_does_not_is_left_out_alone() -> None:
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Visie </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = made(lambda d: d.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")))
    assert words(data)[0] == "Visie"
