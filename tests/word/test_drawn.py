"""Tags in the text of charts, SmartArt and shapes, which stands in runs of DrawingML."""

from __future__ import annotations

import re

import pytest

from docgen.errors import TemplateError
from docgen.word import WordTemplate

from .making import docx, member_of, p

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_HEAD = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>'
)
_TAIL = "</a:p></c:rich></c:tx></c:title><c:plotArea/></c:chart></c:chartSpace>"


def chart(*runs: str) -> bytes:
    inner = "".join(each if each.startswith("<") else f"<a:r><a:t>{each}</a:t></a:r>" for each in runs)
    return docx("tekst", extra={"word/charts/chart1.xml": (CHART, "chart", f"{_HEAD}{inner}{_TAIL}".encode())})


def title(template: bytes, **mapping: object) -> str:
    xml = member_of(WordTemplate.compile(template).render(mapping), "word/charts/chart1.xml")
    return xml[xml.index("<a:p>") + 5 : xml.index("</a:p>")]


def test_a_tag_split_over_runs_of_a_chart_is_one_tag() -> None:
    assert title(chart("Van {", "{ na", "am }", "} af"), naam="A & B") == (
        "<a:r><a:t>Van A &amp; B</a:t></a:r><a:r><a:t> af</a:t></a:r>"
    )


def test_a_run_that_a_tag_emptied_goes() -> None:
    bold = '<a:r><a:rPr b="1"/><a:t>am }}</a:t></a:r>'
    assert title(chart("{{ na", bold, "<a:endParaRPr/>"), naam="x") == "<a:r><a:t>x</a:t></a:r><a:endParaRPr/>"


@pytest.mark.parametrize(("x", "shown"), [(True, '<a:r><a:rPr b="1"/><a:t>b</a:t></a:r>'), (False, "")])
def test_a_block_over_several_runs_of_a_chart_drops_whole_runs(x: bool, shown: str) -> None:
    bold = '<a:r><a:rPr b="1"/><a:t>b</a:t></a:r>'
    found = title(chart("a {% if x %}", bold, "{% endif %}c"), x=x)
    assert found == f"<a:r><a:t>a </a:t></a:r>{shown}<a:r><a:t>c</a:t></a:r>"


def test_a_line_end_in_a_value_begins_another_line_with_the_same_look() -> None:
    look = '<a:rPr lang="nl-NL"/>'
    found = title(chart(f"<a:r>{look}<a:t>{{{{ x }}}}</a:t></a:r>"), x="een\ntwee")
    assert found.count("<a:br/>") == 1
    assert found.count('lang="nl-NL"') == 2


def paragraphs(*texts: str) -> bytes:
    """A chart whose title has several paragraphs."""
    return chart("</a:p><a:p>".join(f'<a:pPr algn="ctr"/><a:r><a:t>{each}</a:t></a:r>' for each in texts))


def titles(template: bytes, **mapping: object) -> list[str]:
    xml = member_of(WordTemplate.compile(template).render(mapping), "word/charts/chart1.xml")
    return re.findall(r"<a:p>(?:<a:pPr[^>]*>)?(?:<a:r><a:t>(.*?)</a:t></a:r>)?</a:p>|<a:p/>", xml)


def test_paragraphs_of_a_drawing_repeat() -> None:
    template = paragraphs("Doelen", "{%p for d in doelen %}", "{{ loop.index }}. {{ d }}", "{%p endfor %}")
    assert titles(template, doelen=["rust", "geld"]) == ["Doelen", "1. rust", "2. geld"]
    assert titles(template, doelen=[]) == ["Doelen"]


def test_a_drawing_keeps_a_paragraph_when_all_of_them_go() -> None:
    assert titles(paragraphs("{%p if x %}", "a", "{%p endif %}"), x=False) == [""]


def test_the_lines_of_a_value_become_paragraphs_of_a_drawing_with_its_look() -> None:
    template = paragraphs("{{p x }}")
    assert titles(template, x="een\ntwee & drie") == ["een", "twee &amp; drie"]
    xml = member_of(WordTemplate.compile(template).render({"x": "een\ntwee"}), "word/charts/chart1.xml")
    assert xml.count('algn="ctr"') == 2


def test_a_paragraph_block_of_a_drawing_that_does_not_end_is_named_by_its_part() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(paragraphs("kop", "{%p if x %}", "a"))
    found = error.value.diagnostics[0]
    assert (found.code, found.location.part) == ("template.unclosed-block", "word/charts/chart1.xml")
    assert found.location.paragraph == 2


def test_a_row_tag_in_a_drawing_is_refused() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(paragraphs("{%tr if x %}", "a", "{%tr endif %}"))
    assert {each.code for each in error.value.diagnostics} == {"word.tag-place"}


def test_text_of_a_drawing_within_a_paragraph_is_joined_too() -> None:
    shape = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="n"/><a:graphic><a:graphicData'
        ' uri="u"><a:txBody><a:p><a:r><a:t>{{ na</a:t></a:r><a:r><a:t>am }}</a:t></a:r></a:p></a:txBody>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    xml = member_of(WordTemplate.compile(docx(p(shape))).render({"naam": "Zoë"}), "word/document.xml")
    assert "<a:t>Zoë</a:t>" in xml
