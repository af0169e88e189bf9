"""docxtpl is the reference: what it renders from the same template and mapping is what we must render."""

from __future__ import annotations

import io
import re

import pytest
from docxtpl import DocxTemplate
from lxml import etree
from word.making import docx, member_of

from docgen.errors import TemplateError
from docgen.ooxml.namespaces import XML, W, qn
from docgen.ooxml.reading import read_docx
from docgen.word import WordTemplate

from .constructs import CONSTRUCTS, REFUSED, Construct
from .templates import TEMPLATES, Template


def by_docxtpl(construct: Construct) -> bytes:
    template = DocxTemplate(io.BytesIO(docx(*construct.body)))
    template.render(construct.mapping, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def filled_by_docxtpl(template: Template) -> bytes:
    reference = DocxTemplate(io.BytesIO(template.data))
    reference.render(dict(template.mapping), autoescape=True)
    out = io.BytesIO()
    reference.save(out)
    return out.getvalue()


def by_us(construct: Construct) -> bytes:
    return WordTemplate.compile(docx(*construct.body)).render(construct.mapping)


def canonical(data: bytes, member: str = "word/document.xml") -> str:
    """The body, or another part, as canonical XML.

    Left aside, because no reader can see it: empty texts and runs, where one run ends and an equal one begins, the
    order of attributes, `xml:space`. And the order of a cell's properties: docxtpl puts its own first, which the schema
    refuses.
    """
    root = etree.fromstring(member_of(data, member).encode())
    if member == "docProps/core.xml":  # python-docx adds the properties that it was asked for
        root[:] = [child for child in root if child.text]
    found = root.find(qn("w:body"))
    body = root if found is None else found
    for text in list(body.iter(qn("w:t"))):
        text.attrib.pop(f"{{{XML}}}space", None)
        if not text.text:
            parent = text.getparent()
            assert parent is not None
            parent.remove(text)
    for paragraph in body.iter(qn("w:p")):
        _merge_runs(paragraph)
    for properties in body.iter(qn("w:tcPr")):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    etree.cleanup_namespaces(body, top_nsmap={"w": W})
    return re.sub(r"\s*\n\s*", "", etree.tostring(body, method="c14n").decode())


def _merge_runs(paragraph: etree._Element) -> None:
    previous: etree._Element | None = None
    for run in list(paragraph.findall(qn("w:r"))):
        content = [child for child in run if child.tag != qn("w:rPr")]
        if not content:
            paragraph.remove(run)
        elif previous is not None and previous.getnext() is run and _look(previous) == _look(run):
            for child in content:
                previous.append(child)
            paragraph.remove(run)
        else:
            previous = run
    for run in paragraph.findall(qn("w:r")):
        texts = list(run.findall(qn("w:t")))
        for text in texts:
            before = text.getprevious()
            if before is not None and before.tag == qn("w:t"):
                before.text = (before.text or "") + (text.text or "")
                run.remove(text)


def _look(run: etree._Element) -> bytes:
    properties = run.find(qn("w:rPr"))
    return etree.tostring(properties, method="c14n") if properties is not None else b""


@pytest.mark.parametrize("construct", [c for c in CONSTRUCTS if not c.differs], ids=lambda c: c.name)
def test_gives_the_document_that_docxtpl_gives(construct: Construct) -> None:
    ours, theirs = by_us(construct), by_docxtpl(construct)
    assert read_docx(ours) == read_docx(theirs)
    assert canonical(ours) == canonical(theirs)


@pytest.mark.parametrize("construct", [c for c in CONSTRUCTS if c.differs], ids=lambda c: c.name)
def test_differs_from_docxtpl_only_as_listed(construct: Construct) -> None:
    ours = by_us(construct)
    assert read_docx(ours).strip() == construct.ours
    assert canonical(ours) != canonical(by_docxtpl(construct))


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED.keys())
def test_what_lies_outside_the_dialect_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("gewoon", source))
    assert all(each.location.paragraph == 2 and each.remedy for each in error.value.diagnostics)


@pytest.mark.parametrize("template", [t for t in TEMPLATES if not t.refused], ids=lambda t: t.name)
def test_fills_templates_like_those_of_docxtpl_itself_as_docxtpl_does(template: Template) -> None:
    ours, theirs = WordTemplate.compile(template.data).render(template.mapping), filled_by_docxtpl(template)
    for member in template.members:
        assert canonical(ours, member) == canonical(theirs, member), member


@pytest.mark.parametrize("template", [t for t in TEMPLATES if t.refused], ids=lambda t: t.name)
def test_refuses_the_rest_of_the_templates_of_docxtpl_with_its_place(template: Template) -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(template.data).render(template.mapping)
    found = error.value.diagnostics
    assert {each.code for each in found} == template.refused
    assert all(each.location.part and each.location.paragraph and each.remedy for each in found)
