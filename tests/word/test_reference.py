from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.ooxml import Package
from docgen.ooxml.content_types import WML
from docgen.ooxml.reading import read_docx
from docgen.template import Check, Image, Link, Markdown, Shape
from docgen.word import WordTemplate
from docgen.word.reference import render_with_docxtpl

from .making import docx, header, member_of, p, part, r, styles, table
from .test_template import png

STYLES = styles('<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')


def made(*body: str, extra: dict[str, tuple[str, str, bytes]] | None = None, title: str = "") -> bytes:
    return docx(*body, extra={**STYLES, **(extra or {})}, title=title)


def test_docxtpl_gives_the_document_that_we_give() -> None:
    source = made(
        "Beste {{ client.naam }}, {{ dag|datum }}: {{ leeg }}",
        table(["{%tr for d in client.items %}"], ["{{ loop.index }}", "{{ d|upper }}"], ["{%tr endfor %}"]),
        "{% if client.items|length > 1 %}{{ client.items|opsomming }}{% endif %}",
        extra=header(p("Van {{ client.naam }}")),
        title="Plan van {{ client.naam }}",
    )
    mapping = {"client": {"naam": "A & <B>", "items": ["x", "y"]}, "dag": date(2026, 3, 3), "leeg": None}
    theirs = render_with_docxtpl(source, mapping)
    assert read_docx(theirs) == read_docx(WordTemplate.compile(source).render(mapping))
    assert "Plan van A &amp; &lt;B&gt;<" in member_of(theirs, "docProps/core.xml")


def test_equal_input_gives_equal_bytes() -> None:
    assert render_with_docxtpl(made("{{ x }}"), {"x": "a"}) == render_with_docxtpl(made("{{ x }}"), {"x": "a"})


def test_a_template_without_properties_gets_none_for_they_would_hold_the_time_of_now() -> None:
    out = render_with_docxtpl(made("{{ x }}"), {"x": "a"})
    assert set(Package.read(out).parts) == set(Package.read(made("{{ x }}")).parts)


def test_values_of_ours_are_runs_and_pictures_of_docxtpl() -> None:
    source = made("Zie {{ link }} en {{ vak }}: {{ tekst }}", p(r("{{r link }}")), "{{ beeld }}{{ vorm }}")
    mapping = {
        "link": Link("de site", "https://a.nl"),
        "vak": Check(True),
        "tekst": Markdown("heel **vet** & fijn"),
        "vorm": Shape("gesprek", 5, "praten"),
        "beeld": Image("logo", 30, 'logo "van" de club'),
    }
    out = render_with_docxtpl(source, mapping, assets={"logo": png(20, 10)})
    assert read_docx(out).splitlines()[:2] == ["Zie de site en ☒: heel **vet** & fijn", "de site"]
    document = member_of(out, "word/document.xml")
    assert 'cx="1080000" cy="540000"' in document
    assert 'descr="praten"' in document
    assert 'descr="logo &quot;van&quot; de club"' in document
    assert "https://a.nl" in member_of(out, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("{{ x }}", Markdown("- een\n- twee")),
        ("{{ x }}", Markdown("een\n\ntwee")),
        ("{{p x }}", "gewone tekst"),
        ("{{r x }}", "gewone tekst"),
    ],
)
def test_what_docxtpl_cannot_do_is_refused_with_its_place(body: str, value: object) -> None:
    with pytest.raises(TemplateError) as error:
        render_with_docxtpl(made("gewoon", body), {"x": value})
    (found,) = error.value.diagnostics
    assert (found.code, found.location.part) == ("word.reference-engine", "word/document.xml")
    assert found.location.paragraph == 2 or body.startswith("{{p")


def test_the_template_is_checked_first() -> None:
    with pytest.raises(TemplateError) as error:
        render_with_docxtpl(made("{{ x.__class__ }} {{ y() }}"), {})
    assert {each.code for each in error.value.diagnostics} == {"template.private-name", "template.call"}


def test_values_are_checked_first() -> None:
    with pytest.raises(TemplateError) as error:
        render_with_docxtpl(made("{{ x }}"), {"x": "\0"})
    assert [each.code for each in error.value.diagnostics] == ["template.illegal-character"]


def test_tags_in_a_value_stay_text_in_notes_of_a_document_with_two_sections() -> None:
    note = part("footnotes", f'<w:footnote w:id="2">{p("{{ x }}")}</w:footnote>')
    section = p(properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    body = ["a", section, p('<w:r><w:footnoteReference w:id="2"/></w:r>')]
    source = made(*body, extra={"word/footnotes.xml": (WML + "footnotes+xml", "footnotes", note)})
    out = render_with_docxtpl(source, {"x": "{{ y }}", "y": "geheim"})
    assert "{{ y }}" in member_of(out, "word/footnotes.xml")


def test_a_note_that_needs_a_name_of_its_loop_is_refused() -> None:
    note = part("footnotes", f'<w:footnote w:id="2">{p("{{ d }}")}</w:footnote>')
    body = ["{%p for d in l %}", p('<w:r><w:footnoteReference w:id="2"/></w:r>'), "{%p endfor %}"]
    source = made(*body, extra={"word/footnotes.xml": (WML + "footnotes+xml", "footnotes", note)})
    with pytest.raises(TemplateError) as error:
        render_with_docxtpl(source, {"l": [1]})
    assert error.value.diagnostics[0].code == "word.reference-engine"


def test_tags_in_a_part_that_docxtpl_leaves_alone_are_refused() -> None:
    comments = part("comments", f'<w:comment w:id="1" w:author="a">{p("{{ x }}")}</w:comment>')
    source = made("{{ x }}", extra={"word/comments.xml": (WML + "comments+xml", "comments", comments)})
    with pytest.raises(TemplateError) as error:
        render_with_docxtpl(source, {"x": "a"})
    assert error.value.diagnostics[0].location.part == "word/comments.xml"


def test_a_template_may_come_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made("{{ x }}"))
    assert read_docx(render_with_docxtpl(path, {"x": "a"})).strip() == "a"
