# ruff: noqa: E501  # tables of attacks
"""Attacks on the Word engine: each ends in a coded refusal or in literal text in a sound file, quickly and small."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.ooxml.content_types import WML
from docgen.ooxml.reading import read_docx
from docgen.template import Image, Link, Markdown, Shape
from docgen.word import WordTemplate

from .making import docx, header, member_of, p, part, r, table, tc

EXPRESSIONS = (
    "''.__class__.__mro__[1].__subclasses__()",
    "x.__init__.__globals__",
    "x|attr('__class__')",
    "x['__cla' ~ 'ss__']",
    "x['\\x5f\\x5fclass\\x5f\\x5f']",
    "cycler.__init__.__globals__.os.popen('id').read()",
    "lipsum.__globals__['os'].popen('id').read()",
    "self.__init__",
    "self._TemplateReference__context",
    "namespace(a=1)",
    "dict(a=1)",
    "joiner()",
    "config.items()",
    "get_flashed_messages.__globals__",
    "url_for.__globals__",
    "x.save('/tmp/p')",
    "'%1000000000d'|format(1)",
    "'a'|center(1000000000)",
    "'a'*10**9",
    "9**(9**9)",
    "9**9**9",
    "range(10**9)|list",
    "[[[[range(9999)]]]]",
    "x|pprint",
    "x|tojson",
    "x|xmlattr",
    "x|safe",
    "x|map('upper')|list",
    "x|groupby('a')",
    "x|batch(3)",
    "(1).__class__",
    "().__class__.__bases__",
    "x.mro()",
    "x if x.__class__ else y",
    "x|default(y.__class__)",
    "x|join(y.__class__)",
    "[x.__class__]",
    "x ~ y.__class__",
    "-x.__class__",
    "x.__class__ is defined",
    "x is sameas(y.__class__)",
    "x and y.__class__",
)
STATEMENTS = (
    "{% import os %}",
    "{% from 'x' import y %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{% for x in range(999999999) %}{% endfor %}",
    "{% for x in l recursive %}{{ loop(l) }}{% endfor %}",
    "{% set x = ''.__class__ %}",
    "{% set ns = namespace() %}",
    "{% if x.__class__ %}{% endif %}",
    "{% if ''.__class__.__mro__ %}{% elif x %}{% endif %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with a = x.__class__ %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% block a %}{% endblock %}",
    "{% do x.append(1) %}",
    "{% debug %}",
    "{% trans %}x{% endtrans %}",
)


def places(tag: str) -> Iterator[bytes]:
    yield docx(f"tekst {tag}")
    half = len(tag) // 2
    yield docx(p(tag[:1], tag[1:half], '<w:proofErr w:type="spellStart"/>', tag[half:-1], tag[-1:]))
    yield docx(table([tc(f"{tag}")]))
    yield docx("x", extra=header(p(tag)))
    yield docx("x", title=tag)
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    yield docx(p(f'<w:bookmarkStart w:id="1" w:name="{escaped}"/><w:bookmarkEnd w:id="1"/>'))
    yield docx(p(r("x"), f'<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p(tag)}'
                         "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"))  # fmt: skip


@contextmanager
def bounded(seconds: float = 2, megabytes: int = 256) -> Iterator[None]:
    tracemalloc.start()
    began = time.perf_counter()
    try:
        yield
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert time.perf_counter() - began < 5 * seconds  # tracing memory is slow
    assert peak < megabytes << 20


def refuses(template: bytes) -> list[str]:
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(template)
    found = error.value.diagnostics
    assert all(each.code and each.remedy and each.location.part for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expressions_that_reach_for_python_are_refused_everywhere(expression: str) -> None:
    for template in places(f"{{{{ {expression} }}}}"):
        assert refuses(template)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_statements_outside_the_subset_are_refused_everywhere(statement: str) -> None:
    for template in places(statement):
        assert refuses(template)


DEEP = ("(" * 200 + "x" + ")" * 200, "[" * 200 + "]" * 200, "not " * 120 + "x", "-" * 300 + "1", "x" + ".a" * 240, "x" + "[0]" * 160,
        "x" + "|e" * 240, "x if " * 90 + "x", "x and " * 80 + "x", "~".join("x" * 240))  # fmt: skip


@pytest.mark.parametrize("expression", DEEP)
def test_deep_and_long_tags_end_quickly(expression: str) -> None:
    with bounded():
        try:
            WordTemplate.compile(docx(f"{{{{ {expression} }}}}"))
        except TemplateError as error:
            codes = [each.code for each in error.diagnostics]
            assert set(codes) <= {"template.too-complex", "template.tag-too-long", "template.syntax"}


def test_many_blocks_within_each_other_end_quickly() -> None:
    text = "{% if x %}" * 300 + "a" + "{% endif %}" * 300
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(text))
    assert {each.code for each in error.value.diagnostics} == {"template.too-complex"}


def test_loops_over_loops_are_stopped() -> None:
    text = "".join(f"{{% for a{n} in l %}}" for n in range(6)) + "{{ a0 }}" + "{% endfor %}" * 6
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(text)).render({"l": ["x" * 50] * 60})
    assert error.value.diagnostics[0].code == "template.too-much"


def test_large_text_in_loops_is_stopped() -> None:
    text = "{% for a in l %}{% for b in l %}{{ t }}{% endfor %}{% endfor %}"
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(text)).render({"l": [0] * 100, "t": "é&" * 50_000})
    assert error.value.diagnostics[0].code == "template.too-much"


def test_huge_text_is_refused() -> None:
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("{{ t }}")).render({"t": "x" * 5_000_000})
    assert error.value.diagnostics[0].code == "template.too-much"


TEXTS = (
    "{{ 7*7 }}", "{% if x %}", "{{x}}{%", "]]>", "<!--", "<w:t>", "&amp;", "&#x41;", '"/><w:x w:y="', "<?docgen 0?>", "?>",
    "</w:t></w:r></w:p></w:body>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "=1+1", "@SUM(1)", "DDEAUTO c:\\x", "\u202eabc", "\u2066x",
    "{_{ x }_}", "%(x)s", "{0}", "$x", "\\x41", "\\u0041", "a\u200bb", "ﷺ" * 20,
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_text_of_a_record_is_text_and_nothing_else(text: str) -> None:
    out = WordTemplate.compile(docx("{{ x }}", title="{{ x }}", extra=header(p("{{ x }}")))).render({"x": text})
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert text in read_docx(out)


@pytest.mark.parametrize(
    "text", ["\x00", "\x01", "\x02", "\x03", "\x08", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff", "\ufdd2"]
)
def test_characters_that_no_document_holds_are_refused_in_every_place(text: str) -> None:
    for template in (docx("{{ x }}"), docx("y", title="{{ x }}"), docx("{{p x }}"), docx(p(r("{{r x }}")))):
        with pytest.raises(TemplateError) as error:
            WordTemplate.compile(template).render({"x": f"a{text}b"})
        assert [each.code for each in error.value.diagnostics] == ["template.illegal-character"]


VALUES: tuple[tuple[Any, str], ...] = (
    (float("nan"), "template.not-a-number"),
    (float("inf"), "template.not-a-number"),
    (10**5000, "template.wrong-value"),
    ({"a": 1}, "template.wrong-value"),
    ([1], "template.wrong-value"),
    (Image("a\x01b", 3), "template.illegal-character"),
    (Image("weg", 3), "word.unknown-image"),
    (Image("bom", 3), "word.bad-image"),
    (Image("bom", -3), "template.wrong-value"),
    (Image("bom", float("nan")), "template.wrong-value"),
    (Shape("wonen", 1e9), "template.wrong-value"),
    (Link("x", "javascript:alert(1)"), "word.bad-link"),
    (Link("x", "vbscript:x"), "word.bad-link"),
    (Link("x", "file://server/x"), "word.bad-link"),
    (Link("x", "\\\\server\\x"), "word.bad-link"),
    (Link("x", " JaVaScRiPt:x"), "word.bad-link"),
    (Link("x", "data:text/html,x"), "word.bad-link"),
    (Markdown("a\x00b"), "template.illegal-character"),
)


@pytest.mark.parametrize(("value", "code"), VALUES, ids=[str(n) for n in range(len(VALUES))])
def test_values_that_cannot_be_are_refused_with_a_place(value: Any, code: str) -> None:
    with bounded(), pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx("{{ x }}")).render({"x": value}, {"bom": b"GIF89a" + b"\xff" * 20})
    assert [each.code for each in error.value.diagnostics] == [code]
    assert error.value.diagnostics[0].location.part == "word/document.xml"


def test_objects_of_python_give_nothing_away() -> None:
    class Secret:
        sleutel = "geheim"

    mapping: Mapping[str, Any] = {"x": Secret()}
    with pytest.raises(TemplateError):
        WordTemplate.compile(docx("{{ x.sleutel }}")).render(mapping)


def test_markdown_that_backtracks_ends_quickly() -> None:
    for text in ("*" * 5000, "**a" * 3000, "* " * 5000, "*a **b " * 2000, "\\*" * 5000):
        with bounded():
            WordTemplate.compile(docx("{{ x }}")).render({"x": Markdown(text)})


@pytest.mark.parametrize("node", ["<?docgen 0?>", "<?docgen-mark new_id?>", "<?docgen-mark __init__?>"])
@pytest.mark.parametrize("place", ["document", "footnote"])
def test_a_marker_of_the_engine_in_a_template_is_nothing(node: str, place: str) -> None:
    text = p(node, r("{{ naam }}"))
    note = part("footnotes", f'<w:footnote w:id="2">{text if place == "footnote" else p()}</w:footnote>')
    reference = p('<w:r><w:footnoteReference w:id="2"/></w:r>')
    template = docx(
        text if place == "document" else "a",
        reference,
        extra={"word/footnotes.xml": (WML + "footnotes+xml", "footnotes", note)},
    )
    out = WordTemplate.compile(template).render({"naam": "Zoë"})
    assert "Zoë" in member_of(out, f"word/{place}{'s' if place == 'footnote' else ''}.xml")


@pytest.mark.parametrize("sign", ["\ufdd00\ufdd1", "\ufdd2new_id\ufdd3", "&#xFDD2;__init__&#xFDD3;"])
def test_a_noncharacter_in_a_template_is_refused(sign: str) -> None:
    with pytest.raises(TemplateError) as error:
        WordTemplate.compile(docx(p(f"<w:r><w:t>{sign}{{{{ naam }}}}</w:t></w:r>")))
    assert [each.code for each in error.value.diagnostics] == ["template.illegal-character"]


@pytest.mark.parametrize("node", ["<!-- {{ -->", "<?x }}?>"])
def test_a_comment_of_xml_within_a_tag_is_nothing(node: str) -> None:
    template = docx(p(f"<w:r><w:t>{{{{ na{node}am }}}}</w:t></w:r>"))
    assert read_docx(WordTemplate.compile(template).render({"naam": "Zoë"})).strip() == "Zoë"
