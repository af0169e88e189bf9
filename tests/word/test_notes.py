from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from docgen.errors import TemplateError
from docgen.ooxml.content_types import WML
from docgen.ooxml.namespaces import W
from docgen.template import Link, Schema
from docgen.word import WordTemplate

from .making import docx, member_of, p, part, r

GOALS = [{"naam": "A", "bron": "de wet"}, {"naam": "B", "bron": "art. 3 & 4"}]
SCHEMA = Schema.from_json(
    {
        "type": "object",
        "required": ["doelen"],
        "properties": {
            "doelen": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["naam", "bron"],
                    "properties": {"naam": {"type": "string"}, "bron": {"type": "string"}},
                },
            }
        },
    }
)
LOOP = ["{%p for d in doelen %}", p(r("{{ d.naam }}"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), "{%p endfor %}"]
SEPARATOR = f'<w:footnote w:type="separator" w:id="0">{p("<w:r><w:separator/></w:r>")}</w:footnote>'


def with_note(content: str, *body: str, root: bytes = b"") -> bytes:
    note = root or part("footnotes", f'{SEPARATOR}<w:footnote w:id="2">{content}</w:footnote>')
    return docx(*body, extra={"word/footnotes.xml": (WML + "footnotes+xml", "footnotes", note)})


def rendered(template: bytes, mapping: Mapping[str, object]) -> tuple[list[str], dict[str, str]]:
    """The ids that the document refers to, and the text of each note."""
    out = WordTemplate.compile(template).render(mapping)
    notes = re.findall(r'<w:footnote\b[^>]* w:id="(\d+)"[^>]*>(.*?)</w:footnote>', member_of(out, "word/footnotes.xml"))
    document = member_of(out, "word/document.xml")
    assert "<w:footnote>" not in document
    return re.findall(r'<w:footnoteReference w:id="(\d+)"/>', document), {
        number: re.sub("<[^>]*>", "", xml) for number, xml in notes
    }


def test_a_note_in_a_loop_sees_the_names_of_the_loop() -> None:
    template = with_note(p("Zie {{ d.b", "ron }}", " ({{ loop.index }})"), *LOOP)
    WordTemplate.compile(template, SCHEMA)
    assert rendered(template, {"doelen": GOALS}) == (
        ["2", "3"],
        {"0": "", "2": "Zie de wet (1)", "3": "Zie art. 3 &amp; 4 (2)"},
    )


def test_a_note_that_stands_once_keeps_its_id() -> None:
    template = with_note(p("Zie {{ bron }}"), p("a", '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    assert rendered(template, {"bron": "de wet"}) == (["2"], {"0": "", "2": "Zie de wet"})


def test_a_note_whose_reference_did_not_come_out_does_not_either() -> None:
    template = with_note(p("Zie {{ d.bron }}"), *LOOP)
    assert rendered(template, {"doelen": []}) == ([], {"0": ""})


def test_a_note_without_tags_in_a_loop_is_copied_as_it_is() -> None:
    assert rendered(with_note(p("Zie de wet"), *LOOP), {"doelen": GOALS}) == (
        ["2", "3"],
        {"0": "", "2": "Zie de wet", "3": "Zie de wet"},
    )


def test_paragraphs_of_a_note_may_be_left_out_and_repeated() -> None:
    tags = ["{%p for b in d.bronnen %}", "{{ b }};", "{%p endfor %}", "{%p if d.slot %}", "slot", "{%p endif %}"]
    template = with_note("".join(map(p, ["Zie ", *tags])), *LOOP)
    goals = [{"naam": "A", "bronnen": ["x", "y"], "slot": False}, {"naam": "B", "bronnen": [], "slot": True}]
    assert rendered(template, {"doelen": goals})[1] == {"0": "", "2": "Zie x;y;", "3": "Zie slot"}


def test_a_link_in_a_note_has_its_relationship_beside_the_notes() -> None:
    template = with_note(p("{{ d.link }}"), *LOOP)
    out = WordTemplate.compile(template).render({"doelen": [{"naam": "A", "link": Link("wet", "https://wet.nl")}]})
    assert "https://wet.nl" in member_of(out, "word/_rels/footnotes.xml.rels")
    assert "https://wet.nl" not in member_of(out, "word/_rels/document.xml.rels")


def test_a_note_keeps_its_namespaces_where_the_notes_part_declares_fewer() -> None:
    root = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("{{ d.bron }}")}</w:footnote></w:footnotes>'
    template = with_note("", *LOOP, root=root.encode())
    out = WordTemplate.compile(template).render({"doelen": GOALS})
    WordTemplate.compile(out)  # reads every part as XML
    assert member_of(out, "word/footnotes.xml").count("<w:footnote ") == 2


def test_a_mistake_in_a_note_is_placed_in_the_note() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(with_note(p("Zie") + p("{{ d.brom }}"), *LOOP), SCHEMA)
    (found,) = error.value.diagnostics
    assert (found.code, found.location.part) == ("template.unknown-name", "word/footnotes.xml")
    assert (found.location.paragraph, found.location.excerpt) == (3, "{{ d.brom }}")


def test_a_missing_name_in_a_note_is_placed_in_the_note() -> None:
    template = WordTemplate.compile(with_note(p("{{ d.brom }}"), *LOOP))
    with pytest.raises(TemplateError) as error:
        template.render({"doelen": GOALS})
    assert error.value.diagnostics[0].location.part == "word/footnotes.xml"


def test_a_note_that_nothing_refers_to_is_checked_too() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(with_note(p("{{ x.__class__ }}"), "{{ y }}"))
    assert error.value.diagnostics[0].location.part == "word/footnotes.xml"


def test_a_note_that_nothing_refers_to_stands_beside_one_that_is_filled() -> None:
    notes = f'<w:footnote w:id="2">{p("{{ d.bron }}")}</w:footnote><w:footnote w:id="9">{p("{{ los }}")}</w:footnote>'
    template = with_note("", *LOOP, root=part("footnotes", notes))
    assert rendered(template, {"doelen": GOALS, "los": "x"})[1] == {"9": "x", "2": "de wet", "10": "art. 3 &amp; 4"}


RANGE = '<w:commentRangeStart w:id="4"/>', '<w:commentRangeEnd w:id="4"/>'
REFERENCE = '<w:r><w:commentReference w:id="4"/></w:r>'
COMMENTED = p(RANGE[0], r("{{ d.naam }}"), RANGE[1], REFERENCE)


def with_comment(content: str, *body: str) -> bytes:
    comment = part("comments", f'<w:comment w:id="4" w:author="A">{content}</w:comment>')
    return docx(*body, extra={"word/comments.xml": (WML + "comments+xml", "comments", comment)})


def commented(template: bytes) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The marks of comments in the document with their ids, and the text of each comment."""
    out = WordTemplate.compile(template).render({"doelen": GOALS})
    comments = re.findall(r'<w:comment w:id="(\d+)"[^>]*>(.*?)</w:comment>', member_of(out, "word/comments.xml"))
    marks = re.findall(r'<w:comment(RangeStart|RangeEnd|Reference) w:id="(\d+)"/>', member_of(out, "word/document.xml"))
    return marks, {number: re.sub("<[^>]*>", "", xml) for number, xml in comments}


def test_every_turn_of_a_loop_has_a_comment_of_its_own() -> None:
    content = p("let op").replace("<w:p>", '<w:p w14:paraId="0000000A" w14:textId="77777777">')
    template = with_comment(content, "{%p for d in doelen %}", COMMENTED, "{%p endfor %}")
    marks, texts = commented(template)
    kinds = ("RangeStart", "RangeEnd", "Reference")
    assert marks == [*((kind, "4") for kind in kinds), *((kind, "5") for kind in kinds)]
    assert texts == {"4": "let op", "5": "let op"}
    assert member_of(WordTemplate.compile(template).render({"doelen": GOALS}), "word/comments.xml").count("paraId") == 1


def test_a_comment_with_a_tag_sees_the_names_of_the_loop() -> None:
    template = with_comment(p("over {{ d.bron }}"), "{%p for d in doelen %}", COMMENTED, "{%p endfor %}")
    assert commented(template)[1] == {"4": "over de wet", "5": "over art. 3 &amp; 4"}


@pytest.mark.parametrize(
    ("body", "references"),
    [
        ((p(RANGE[0], "a"), "{%p for d in doelen %}", p("b", RANGE[1], REFERENCE), "{%p endfor %}"), 2),
        (("{%p for d in doelen %}", p(RANGE[0], "a"), "{%p endfor %}", p("b", RANGE[1], REFERENCE)), 1),
        (("{%p for d in doelen %}", p(RANGE[0], "a"), p("{%p endfor %}", RANGE[1], REFERENCE)), 0),
    ],
)
def test_a_comment_that_a_block_cuts_in_two_keeps_its_reference_alone(body: tuple[str, ...], references: int) -> None:
    marks, _ = commented(with_comment(p("let op"), *body))
    assert [kind for kind, _ in marks] == ["Reference"] * references
