from __future__ import annotations

import pytest

from docgen.errors import TemplateError
from docgen.ooxml import pack
from docgen.ooxml.namespaces import R
from docgen.word import WordTemplate

from .making import body_of, docx, header, p, r
from .test_fidelity import members

START, END = '<w:bookmarkStart w:id="3" w:name="b"/>', '<w:bookmarkEnd w:id="3"/>'


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ((p(START, r("a")), "{%p for x in l %}", p(END, r("z")), "{%p endfor %}"), 1),
        (("{%p for x in l %}", p(START, r("a")), "{%p endfor %}", p(END, r("z"))), 2),
        (("{%p if not l %}", p(START, r("a")), "{%p endif %}", p(END, r("z"))), 0),
        (("{%p if l %}", p(START, r("a")), "{%p else %}", p(END, r("z")), "{%p endif %}"), 1),
    ],
)
def test_a_bookmark_that_a_block_cuts_in_two_has_a_beginning_and_an_end(body: tuple[str, ...], count: int) -> None:
    xml = body_of(WordTemplate.compile(docx(*body)).render({"l": [1, 2]}))
    assert (xml.count("<w:bookmarkStart"), xml.count("<w:bookmarkEnd")) == (count, count)


def test_a_bookmark_around_a_whole_block_stays() -> None:
    xml = body_of(
        WordTemplate.compile(docx(p(START), "{%p for x in l %}", "a", "{%p endfor %}", p(END))).render({"l": [1]})
    )
    assert xml.index("bookmarkStart") < xml.index(">a<") < xml.index("bookmarkEnd")


def test_a_block_that_cuts_a_field_in_two_is_refused_with_its_place() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    body = p(r("{% if x %}"), begin, r("{% endif %}"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("a", body))
    (found,) = error.value.diagnostics
    assert (found.code, found.location.paragraph, found.location.tag) == ("word.split-field", 2, "{% if x %}")


def test_a_tag_in_the_address_of_a_link_is_refused() -> None:
    parts = members(docx(p(f'<w:hyperlink r:id="rId9">{r("a")}</w:hyperlink>'), extra=header(p("b"))))
    rel = f'<Relationship Id="rId9" Type="{R}/hyperlink" Target="http://%7B%7B%20foo%20%7D%7D" TargetMode="External"/>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{rel}</Relationships>".encode())
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(pack(parts))
    assert [(each.code, each.location.part) for each in error.value.diagnostics] == [
        ("word.tag-in-link", "word/document.xml")
    ]
