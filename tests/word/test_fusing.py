"""Fewer calls change nothing: every document is what its markers make of it one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.errors import TemplateError
from docgen.template import Hook, Output, Piece
from docgen.word import WordTemplate, layout
from docgen.word.fusing import fuse

from .making import control, docx, p, r, tc

BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def _around(tag: str, *content: str) -> str:
    """A control around whole paragraphs."""
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


SHAPES = {
    "in a line": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}"))),
    "of several lines": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}"), '<w:text w:multiLine="1"/>')),
    "rich": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}"), "")),
    "a date": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}"), "<w:date/>")),
    "a box": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}"), BOX)),
    "around a paragraph": _around("veld:{{ x.pad }}", p("{{ x.waarde }}")),
    "around lines": _around("veld:{{ x.pad }}", p("{%p for l in x.regels %}"), p("{{ l }}"), p("{%p endfor %}")),
    "more than a value": p(control("veld:{{ x.pad }}", r("van {{ x.waarde }} tot {{ x.pad }}"))),
    "nothing but words": p(control("veld:{{ x.pad }}", r("niets"))),
    "a path of parts": p(control("veld:plan.{{ x.pad }}.tekst", r("{{ x.waarde }}"))),
    "a path of two tags": p(control("veld:{{ x.pad }}.{{ x.pad }}", r("{{ x.waarde }}"))),
    "a path with a sign of its own": p(control("veld:plan%s.{{ x.pad }}%", r("{{ x.waarde }}"))),
    "a fixed path": p(control("veld:plan.tekst", r("{{ x.waarde }}"))),
    "two in a line": p(control("veld:{{ x.pad }}", r("{{ x.waarde }}")), control("veld:b", r("{{ x.pad }}"))),
    "one in another": _around("veld:{{ x.pad }}", p("voor", control("veld:b", r("{{ x.waarde }}")), "na")),
}
BODY = [
    "{%p for x in alle %}",
    *SHAPES.values(),
    f"<w:tbl><w:tr>{tc(*SHAPES.values())}</w:tr></w:tbl>",
    "{%p endfor %}",
]


@cache
def _fused() -> WordTemplate:
    return WordTemplate.compile(docx(*BODY))


@cache
def _plain() -> WordTemplate:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "fuse", list)
        return WordTemplate.compile(docx(*BODY))


_PATHS = st.one_of(
    st.from_regex(r"[a-z]{1,9}(\.[a-z0-9]{1,9}){0,3}", fullmatch=True), st.text("ab.& \t<>é'\"", min_size=1)
)
_TEXTS = st.one_of(st.none(), st.integers(), st.text("ab <&>\n\té☐ "), st.sampled_from(["een\n\ntwee", "", " ", "0"]))


@given(st.lists(st.tuples(_PATHS, _TEXTS, st.lists(_TEXTS, max_size=3)), min_size=1, max_size=3))
@example([("a" * 64, "x", []), ("a" * 65, "x", ["y"]), ("a", "", []), (" a", "\n", ["", "b"])])
def test_fields_come_out_as_from_their_markers(fields: list[tuple[str, str | None, list[str | None]]]) -> None:
    context = {"alle": [{"pad": path, "waarde": value, "regels": lines} for path, value, lines in fields]}
    assert _outcome(_fused(), context) == _outcome(_plain(), context)


def _outcome(template: WordTemplate, context: Mapping[str, Any]) -> object:
    try:
        return template.render(context)
    except TemplateError as error:
        return [(each.code, each.message, each.location) for each in error.diagnostics]


def test_a_usual_field_takes_one_call() -> None:
    seen: list[int] = []

    def watch(pieces: Sequence[Piece]) -> list[Piece]:
        fused = fuse(pieces)
        seen.append(sum(isinstance(piece, Hook | Output) for piece in fused))
        return fused

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "fuse", watch)
        WordTemplate.compile(docx(SHAPES["in a line"], SHAPES["a path of parts"]))
    assert seen == [2]


def test_what_a_value_cannot_be_is_told_at_its_own_tag() -> None:
    template = WordTemplate.compile(docx(p(control("veld:{{ pad }}", r("{{ waarde }}")))))
    tags: list[str | None] = []
    for context in ({"pad": "a", "waarde": ["lijst"]}, {"pad": ["lijst"], "waarde": "a"}, {"pad": "", "waarde": "a"}):
        with pytest.raises(TemplateError) as error:
            template.render(context)
        tags.append(error.value.diagnostics[0].location.tag)
    assert tags == ["{{ waarde }}", "{{ pad }}", "{{ pad }}"]
