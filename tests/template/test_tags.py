from __future__ import annotations

import pytest

from docgen.template import TagKind, find_tags, unescape


def test_every_kind_of_tag_is_found_with_its_level() -> None:
    tags, problems = find_tags("{{ a }}{% if x %}{# z #}{%p for a in b %}{{r c }}{%tr endfor %}{#p weg #}{%ts if x %}")
    assert not problems
    assert [(tag.kind, tag.level, tag.body) for tag in tags] == [
        (TagKind.OUTPUT, "", "a"),
        (TagKind.STATEMENT, "", "if x"),
        (TagKind.COMMENT, "", "z"),
        (TagKind.STATEMENT, "p", "for a in b"),
        (TagKind.OUTPUT, "r", "c"),
        (TagKind.STATEMENT, "tr", "endfor"),
        (TagKind.COMMENT, "p", "weg"),
        (TagKind.STATEMENT, "ts", "if x"),
    ]


@pytest.mark.parametrize("text", ["{{r}}", "{{ p }}", "{{p.x}}", "{{ r - 1 }}"])
def test_a_variable_called_as_a_level_is_a_variable(text: str) -> None:
    assert find_tags(text)[0][0].level == ""


def test_dashes_are_white_space_control_and_not_part_of_the_expression() -> None:
    (tag,), _ = find_tags("{%- if a -%}")
    assert (tag.body, tag.trim_before, tag.trim_after) == ("if a", True, True)


def test_an_end_within_quotation_marks_is_text() -> None:
    (tag,), _ = find_tags("{{ x|default('}}') }}")
    assert tag.body == "x|default('}}')"


def test_curly_quotation_marks_count_as_straight() -> None:
    (tag,), _ = find_tags("{{ x|default(‘een’) ~ “twee’s” }}")
    assert tag.body == "x|default('een') ~ \"twee’s\""


def test_offsets_are_those_of_the_text() -> None:
    text = "ab {{ x }} cd"
    (tag,), _ = find_tags(text)
    assert text[tag.start : tag.end] == tag.source == "{{ x }}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Beste {{ naam", "template.unclosed-tag"),
        ("{% if x", "template.unclosed-tag"),
        ("naam }} en", "template.stray-end"),
        ("{{ " + "a" * 600 + " }}", "template.tag-too-long"),
    ],
)
def test_what_is_wrong_with_the_marks_is_said(text: str, code: str) -> None:
    assert [each.code for each in find_tags(text)[1]] == [code]


def test_escapes_stand_for_marks() -> None:
    assert unescape("{_{ a }_} {_% b %_}") == "{{ a }} {% b %}"
    assert find_tags("{_{ a }_}") == ([], [])
