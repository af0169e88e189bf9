"""Tags in the text of charts, SmartArt and shapes, which stands in runs of DrawingML."""

from __future__ import annotations

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


def test_a_paragraph_tag_in_a_chart_is_refused_with_its_part() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(chart("{%p if x %}", "a", "{%p endif %}"))
    assert {each.code for each in error.value.diagnostics} == {"word.tag-place"}
    assert error.value.diagnostics[0].location.part == "word/charts/chart1.xml"


def test_text_of_a_drawing_within_a_paragraph_is_joined_too() -> None:
    shape = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="n"/><a:graphic><a:graphicData'
        ' uri="u"><a:txBody><a:p><a:r><a:t>{{ na</a:t></a:r><a:r><a:t>am }}</a:t></a:r></a:p></a:txBody>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    xml = member_of(WordTemplate.compile(docx(p(shape))).render({"naam": "Zoë"}), "word/document.xml")
    assert "<a:t>Zoë</a:t>" in xml
