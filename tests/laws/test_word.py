from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from word.making import body_of, docx, p, r, table

from docgen.errors import TemplateError
from docgen.ooxml.reading import read_docx
from docgen.word import WordTemplate

TEXT = (
    "Beste {{ client.naam }}, {% if x %}wel {{ l[0] }}{% else %}niet{% endif %}: {% for d in l %}{{ d }};{% endfor %}."
)
MAPPING: dict[str, Any] = {"client": {"naam": "Zoë & co"}, "x": True, "l": ["een", "twee"]}
MARKS = ('<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="9" w:name="m"/><w:bookmarkEnd w:id="9"/>', "")
# what a person writes in one line; other characters that end a line are read as line ends
WRITTEN = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Cc")), min_size=1, max_size=60
).filter(lambda text: text.strip() == text and len(text.splitlines()) == 1)

quick = settings(max_examples=60, deadline=None, derandomize=True)


def pieces(text: str, cuts: list[int]) -> Iterator[str]:
    edges = sorted({0, len(text), *(cut % len(text) for cut in cuts)})
    yield from (text[a:b] for a, b in pairwise(edges))


@quick
@given(st.lists(st.integers(0, 200), max_size=30), st.sampled_from(MARKS), st.booleans())
def test_splitting_over_runs_changes_nothing(cuts: list[int], mark: str, smart: bool) -> None:
    runs = [r(piece) for piece in pieces(TEXT, cuts)]
    if smart:
        runs = [
            f'<w:smartTag w:uri="u" w:element="e">{run}</w:smartTag>' if n % 3 == 1 else run
            for n, run in enumerate(runs)
        ]
    for x in (True, False):
        mapping = {**MAPPING, "x": x}
        whole = read_docx(WordTemplate.compile(docx(TEXT)).render(mapping))
        assert read_docx(WordTemplate.compile(docx(p(mark.join(runs)))).render(mapping)) == whole


@quick
@given(WRITTEN)
def test_text_appears_literally_and_reads_back_equal(text: str) -> None:
    template = WordTemplate.compile(docx("{{ x }}", table(["{{ x }}"])))
    assert read_docx(template.render({"x": text})).splitlines()[0] == text


@quick
@given(st.text(max_size=80))
def test_any_text_gives_a_document_or_a_coded_refusal(text: str) -> None:
    template = WordTemplate.compile(docx("{{ x }}", '<w:p><w:bookmarkStart w:id="1" w:name="{{ x }}"/></w:p>'))
    try:
        codes = {"": read_docx(template.render({"x": text}))}.keys()
    except TemplateError as error:
        codes = {each.code: "" for each in error.diagnostics}.keys()
    assert codes in ({""}, {"template.illegal-character"})


@quick
@given(st.lists(st.sampled_from(["gewoon", "a & b", "  spatie ", "é", ""]), min_size=1, max_size=5))
def test_a_template_without_tags_is_unchanged(texts: list[str]) -> None:
    source = docx(*[p(text) for text in texts])
    assert body_of(WordTemplate.compile(source).render({})) == body_of(source)


@quick
@given(st.lists(WRITTEN, max_size=4))
def test_equal_input_gives_equal_bytes(texts: list[str]) -> None:
    source = docx("{%p for d in l %}", "{{ d }}", "{%p endfor %}")
    assert WordTemplate.compile(source).render({"l": texts}) == WordTemplate.compile(source).render({"l": texts})


class Watched(dict[str, Any]):
    """A mapping that writes down which paths are read."""

    def __init__(self, values: dict[str, Any], path: str, seen: set[str]) -> None:
        self.path, self.seen = path, seen
        super().__init__({key: watched(value, f"{path}.{key}" if path else key, seen) for key, value in values.items()})

    def _see(self, key: str) -> None:
        self.seen.add(f"{self.path}.{key}" if self.path else key)

    def __getitem__(self, key: str) -> Any:
        self._see(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._see(key)
        return super().get(key, default)


def watched(value: Any, path: str, seen: set[str]) -> Any:
    if isinstance(value, dict):
        return Watched(value, path, seen)
    if isinstance(value, list):
        return [watched(each, path + "[]", seen) for each in value]
    return value


PLAN = {"doelen": [{"tekst": "a", "stappen": [{"wie": "x"}]}, {"tekst": "b", "stappen": []}], "naam": "n"}
FRAGMENTS = (
    "{{ plan.naam }}",
    "{% for d in plan.doelen %}{{ d.tekst }}{% endfor %}",
    "{% for d in plan.doelen %}{% for s in d.stappen %}{{ s.wie }}{% endfor %}{% endfor %}",
    "{% set v = plan.doelen %}{{ v[0].tekst }}",
    "{{ (plan.doelen|last).tekst }}",
    "{{ plan.doelen|join(',', attribute='tekst') }}",
    "{% if plan.doelen and other.x is defined %}{{ other.y|default('z') }}{% endif %}",
    "{% for k, w in other|items %}{{ k }}{{ w }}{% endfor %}",
    "{% for d in plan.doelen|sort(attribute='tekst') %}{{ loop.nextitem.tekst }}{% endfor %}",
    "{{ (other.q or plan).naam }}",
)


@quick
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6))
def test_reads_hold_all_that_rendering_reads(fragments: list[str]) -> None:
    template = WordTemplate.compile(docx(*fragments))
    seen: set[str] = set()
    template.render(Watched({"plan": PLAN, "other": {"x": 1, "q": None, "naam": "m"}}, "", seen))
    for path in seen:
        above = any(path == read or path.startswith((read + ".", read + "[]")) for read in template.reads)
        on_the_way = any(read.startswith((path + ".", path + "[]")) for read in template.reads)
        assert above or on_the_way, path
