"""Controls that are bound to a property or to a custom XML part say what their store says, as Word will show it."""

from __future__ import annotations

import pytest

from docgen.ooxml.content_types import CUSTOM_XML_PROPERTIES
from docgen.ooxml.namespaces import CUSTOMXML, RELS, R
from docgen.word import WordTemplate

from .making import docx, member_of, p

CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
OWN = "{0B5C7E2A-0000-4000-8000-000000000001}"
TITLE = "/ns1:coreProperties[1]/ns0:title[1]"
SPACES = "xmlns:ns0='http://purl.org/dc/elements/1.1/'"
ITEM = "customXml/item1.xml"
PROPERTIES = f'<ds:datastoreItem xmlns:ds="{CUSTOMXML}" ds:itemID="{OWN}"/>'.encode()
ITEM_RELS = (
    f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{R}/customXmlProps" Target="itemProps1.xml"/>'
    "</Relationships>"
).encode()


def bound(text: str, store: str = CORE, path: str = TITLE, spaces: str = SPACES) -> str:
    binding = f'<w:dataBinding w:prefixMappings="{spaces}" w:xpath="{path}" w:storeItemID="{store}"/>'
    return p(
        f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def custom(*body: str, content: str) -> bytes:
    extra = {
        ITEM: ("", "customXml", content.encode()),
        "customXml/itemProps1.xml": (CUSTOM_XML_PROPERTIES, "", PROPERTIES),
        "customXml/_rels/item1.xml.rels": ("", "", ITEM_RELS),
    }
    return docx(*body, extra=extra)


def parts(template: bytes, member: str) -> tuple[str, str]:
    """The text of the document's paragraphs with their bindings, and another part."""
    out = WordTemplate.compile(template).render({"naam": "A & B"})
    return member_of(out, "word/document.xml"), member_of(out, member)


def test_a_tag_in_both_is_filled_in_both() -> None:
    document, core = parts(docx(bound("Plan van {{ naam }}"), title="Plan van {{ naam }}"), "docProps/core.xml")
    assert ">Plan van A &amp; B<" in document
    assert ">Plan van A &amp; B<" in core
    assert "dataBinding" in document


def test_a_control_says_what_the_tag_in_its_store_gives() -> None:
    document, _ = parts(docx(bound("Titel"), title="Plan van {{ naam }}"), "docProps/core.xml")
    assert ">Plan van A &amp; B<" in document
    assert "dataBinding" in document


@pytest.mark.parametrize("path", [TITLE, "/ns1:coreProperties[1]/ns0:subject[1]", "//*", "/a[b]/c", ""])
def test_a_tag_in_the_control_alone_frees_it_from_its_store(path: str) -> None:
    document, core = parts(docx(bound("{{ naam }}", path=path), title="oud"), "docProps/core.xml")
    assert ">A &amp; B<" in document
    assert "dataBinding" not in document
    assert ">oud<" in core


def test_a_custom_xml_part_is_filled_where_a_control_shows_it() -> None:
    body = bound("{{ naam }}", OWN.lower(), "/a:kop[1]/a:naam[1]", "xmlns:a='urn:kop'")
    document, item = parts(custom(body, content='<kop xmlns="urn:kop"><naam>{{ naam }}</naam></kop>'), ITEM)
    assert ">A &amp; B<" in document
    assert "<naam>A &amp; B</naam>" in item


def test_a_custom_xml_part_that_no_control_shows_stays() -> None:
    _, item = parts(custom("{{ naam }}", content="<kop>{{ geen tag {% </kop>"), ITEM)
    assert item == "<kop>{{ geen tag {% </kop>"


def test_a_binding_without_tags_stays_as_it_is() -> None:
    document, _ = parts(docx(bound("Titel"), "{{ naam }}", title="iets anders"), "docProps/core.xml")
    assert ">Titel<" in document
    assert "dataBinding" in document
