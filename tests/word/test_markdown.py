from __future__ import annotations

import pytest

from docgen.word.markdown import ListKind, Span, parse_markdown


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("gewoon", [Span("gewoon")]),
        ("a **b** c", [Span("a "), Span("b", bold=True), Span(" c")]),
        ("*a*", [Span("a", italic=True)]),
        ("**a *b* c**", [Span("a ", bold=True), Span("b", bold=True, italic=True), Span(" c", bold=True)]),
        ("2 * 3 * 4", [Span("2 * 3 * 4")]),
        ("**niet dicht", [Span("**niet dicht")]),
        (r"\*ster\*", [Span("*"), Span("ster"), Span("*")]),
        ("# geen kop [geen link](x) <b>", [Span("# geen kop [geen link](x) <b>")]),
    ],
)
def test_spans(text: str, spans: list[Span]) -> None:
    assert list(parse_markdown(text)[0].spans) == spans


def test_lines_make_one_paragraph_and_blank_lines_part_them() -> None:
    assert [p.spans[0].text for p in parse_markdown("een\ntwee\n\n\ndrie\n")] == ["een\ntwee", "drie"]


def test_lists_keep_their_kind_and_number() -> None:
    found = parse_markdown("kop\n- a\n* b\n\n3. c\n4. d\nslot")
    assert [(p.kind, p.number) for p in found] == [
        (None, 0),
        (ListKind.BULLET, 0),
        (ListKind.BULLET, 0),
        (ListKind.NUMBER, 3),
        (ListKind.NUMBER, 4),
        (None, 0),
    ]


def test_no_text_has_no_paragraphs() -> None:
    assert parse_markdown(" \n\n") == []
