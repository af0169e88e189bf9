from __future__ import annotations

import re

import pytest

from docgen.errors import TemplateError
from docgen.word import WordTemplate

from .making import control, docx, filled_xml, member_of, p, r

CHECKBOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def listed(data: bytes) -> list[tuple[str, ...]]:
    return re.findall(r'<veld bladwijzer="(.*?)" pad="(.*?)" soort="(.*?)"/>', member_of(data, "customXml/item1.xml"))


def test_a_field_stands_in_a_bookmark_and_is_listed_with_path_and_kind() -> None:
    body = [
        p(control("veld:intake.hulpvraag", r("{{ intake.hulpvraag }}"))),
        p(control("veld:intake.datum", r("{{ intake.datum }}"), "<w:date/>")),
        p(control("veld:intake.akkoord", r("{{ intake.akkoord }}"), CHECKBOX)),
    ]
    out = WordTemplate.compile(docx(*body)).render({"intake": {"hulpvraag": "x", "datum": "y", "akkoord": True}})
    assert listed(out) == [
        ("veld_1", "intake.hulpvraag", "tekst"),
        ("veld_2", "intake.datum", "datum"),
        ("veld_3", "intake.akkoord", "vinkje"),
    ]
    xml = member_of(out, "word/document.xml")
    assert '<w:bookmarkStart w:id="1" w:name="veld_1"/><w:sdt><w:sdtPr><w:tag w:val="intake.hulpvraag"/>' in xml
    assert "customXml/item1.xml" in member_of(out, "word/_rels/document.xml.rels")


def test_fields_in_a_loop_have_their_own_path_and_ids() -> None:
    body = [
        "{%p for d in doelen %}",
        p(control("veld:plan.doelen.{{ loop.index0 }}.tekst", r("{{ d }}"))),
        "{%p endfor %}",
    ]
    out = WordTemplate.compile(docx(*body)).render({"doelen": ["a", "b"]})
    assert [path for _, path, _ in listed(out)] == ["plan.doelen.0.tekst", "plan.doelen.1.tekst"]
    ids = re.findall(r'<w:id w:val="(\d+)"/>', member_of(out, "word/document.xml"))
    assert len(set(ids)) == 2


def test_a_path_too_long_for_word_stands_only_in_the_list() -> None:
    path = "plan." + "x" * 80
    out = WordTemplate.compile(docx(p(control("veld:" + path, r("{{ a }}"))))).render({"a": "b"})
    assert '<w:tag w:val="veld_1"/>' in member_of(out, "word/document.xml")
    assert listed(out) == [("veld_1", path, "tekst")]


def test_an_empty_field_has_blanks_to_click_on() -> None:
    template = WordTemplate.compile(docx(p(control("veld:a", r("{{ a }}")))))
    empty = member_of(template.render({"a": None}), "word/document.xml")
    filled = member_of(template.render({"a": "x"}), "word/document.xml")
    assert "<w:showingPlcHdr/>" in empty
    assert "\u2002\u2002" in empty
    assert "showingPlcHdr" not in filled


def test_items_of_a_drop_down_repeat() -> None:
    items = [
        ("{% for k in keuzen %}", "{% for k in keuzen %}"),
        ("{{ k.naam }}", "{{ k.code }}"),
        ("{% endfor %}", "x"),
    ]
    kind = "".join(f'<w:listItem w:displayText="{shown}" w:value="{value}"/>' for shown, value in items)
    body = p(control("veld:a", r("{{ a }}"), f"<w:dropDownList>{kind}</w:dropDownList>"))
    keuzen = [{"naam": "Ja & zo", "code": "ja"}, {"naam": "Nee", "code": "nee"}]
    xml = filled_xml(docx(body), {"a": "ja", "keuzen": keuzen})
    assert re.findall(r"<w:listItem .*?/>", xml) == [
        '<w:listItem w:displayText="Ja &amp; zo" w:value="ja"/>',
        '<w:listItem w:displayText="Nee" w:value="nee"/>',
    ]


def test_a_check_box_with_a_tag_as_content_follows_the_value() -> None:
    body = p(control("los", r("{{ a }}"), CHECKBOX))
    ticked, empty = (filled_xml(docx(body), {"a": value}) for value in (True, None))
    assert 'w14:checked w14:val="1"' in ticked
    assert "☒" in ticked
    assert 'w14:checked w14:val="0"' in empty
    assert "☐" in empty


def test_a_legacy_check_box_follows_the_tag_in_its_status_text() -> None:
    data = (
        '<w:ffData><w:name w:val="Vak"/><w:enabled/><w:statusText w:type="text" w:val="{{ a }}"/>'
        '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData>'
    )
    body = p(f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>')
    xml = filled_xml(docx(body), {"a": True})
    assert '<w:default w:val="0"/><w:checked w:val="1"/></w:checkBox>' in xml
    assert "statusText" not in xml


def test_a_field_without_a_path_is_refused() -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(p(control("veld:", r("{{ a }}")))))
    assert [each.code for each in error.value.diagnostics] == ["word.field-path"]


def test_lines_in_an_inline_control_are_breaks_and_the_control_no_longer_plain_text() -> None:
    template = WordTemplate.compile(docx(p(control("veld:a", r("{{ a }}")))))
    lines, line = (member_of(template.render({"a": a}), "word/document.xml") for a in ("een\n\ntwee", "een"))
    assert lines.count("<w:p>") == 1
    assert lines.count("<w:br/>") == 2
    assert "<w:text/>" not in lines
    assert "<w:text/>" in line


def test_lines_in_a_control_around_a_paragraph_are_paragraphs() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="veld:a"/><w:text/></w:sdtPr><w:sdtContent>{p("{{ a }}")}</w:sdtContent></w:sdt>'
    )
    xml = filled_xml(docx(control), {"a": "een\ntwee\n\ndrie"})
    assert xml.count("<w:p>") == 3
    assert "<w:br/>" not in xml
    assert "<w:text/>" not in xml
