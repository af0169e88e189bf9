from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.errors import TemplateError
from docgen.template import Check, Static, compile_program

from .running import codes, compiled, reads, run


@pytest.mark.parametrize(
    ("text", "mapping", "expected"),
    [
        ("{{ a.b }}", {"a": {"b": "x"}}, "x"),
        ("{{ a['b'] }}", {"a": {"b": "x"}}, "x"),
        ("{{ a[0] }}{{ a[-1] }}{{ a[9] }}", {"a": ["x", "y"]}, "xy"),
        ("{{ a }}", {"a": None}, ""),
        ("{{ a.b.c }}", {"a": {"b": None}}, ""),
        ("{{ a ~ '-' ~ b }}", {"a": "x", "b": 1}, "x-1"),
        ("{{ a + 1 }} {{ a - b }} {{ -a }}", {"a": 3, "b": Decimal("0.5")}, "4 2.5 -3"),
        ("{{ a + 0.1 }}", {"a": 0.2}, "0.3"),
        ("{{ 'ja' if a else 'nee' }}{{ 'x' if b }}", {"a": True, "b": False}, "ja"),
        ("{% if a %}1{% elif b %}2{% else %}3{% endif %}", {"a": 0, "b": 1}, "2"),
        ("{% if a == 1 and not b or c %}x{% endif %}", {"a": 1, "b": False, "c": False}, "x"),
        ("{% if 1 < a <= 3 %}x{% endif %}", {"a": 3}, "x"),
        ("{% if a < 3 %}x{% endif %}", {"a": None}, ""),
        ("{% if a in ['x', 'y'] %}in{% endif %}{% if 'z' not in b %}uit{% endif %}", {"a": "x", "b": None}, "inuit"),
        ("{% for x in a %}{{ loop.index }}{{ x }}{% else %}leeg{% endfor %}", {"a": ["p", "q"]}, "1p2q"),
        ("{% for x in a %}{{ x }}{% else %}leeg{% endfor %}", {"a": None}, "leeg"),
        ("{% for x in a if x > 1 %}{{ x }}/{{ loop.length }} {% endfor %}", {"a": [1, 2, 3]}, "2/2 3/2 "),
        ("{% for k, v in a|items %}{{ k }}={{ v.n }};{% endfor %}", {"a": {"x": {"n": 1}, "y": {"n": 2}}}, "x=1;y=2;"),
        ("{% for k in a %}{{ k }}{% endfor %}", {"a": {"x": 1, "y": 2}}, "xy"),
        ("{% for x in a %}{% for y in x %}{{ loop.depth }}{{ y }}{% endfor %},{% endfor %}", {"a": [[1], [2]]},
         "21,22,"),
        ("{% for x in a %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }} {% endfor %}", {"a": [1, 2]}, "<1>2 1<2> "),
        ("{% for x in a %}{{ loop.first }}{{ loop.last }}{{ loop.revindex }}{% endfor %}", {"a": [1]}, "TrueTrue1"),
        ("{% set v = a.b %}{{ v.c }}", {"a": {"b": {"c": "x"}}}, "x"),
        ("{% set n = 1 %}{% for x in a %}{% set n = x %}{% endfor %}{{ n }}", {"a": [5]}, "1"),
        ("{% if a %}{% set n = 2 %}{% endif %}[{{ n }}]", {"a": False, "n": 7}, "[7]"),
        ("{% for x in a %}{% if x %}{% set n = x %}{% endif %}{{ n }}{% endfor %}", {"a": [1, 0], "n": 9}, "19"),
        ("{{ a is defined }}{{ b is defined }}{{ a.z is defined }}", {"a": {}}, "TrueFalseFalse"),
        ("{{ b|default('x') }}{{ a|default('x') }}{{ c|default('x', true) }}", {"a": None, "c": ""}, "xxx"),
        ("{{ a|upper }}{{ a|title }}{{ a|capitalize }}", {"a": "jan de m'n"}, "JAN DE M'NJan De M'nJan de m'n"),
        ("{{ a|join(', ') }}|{{ b|join('/', attribute='n') }}", {"a": [1, None, "x"], "b": [{"n": 1}]}, "1, , x|1"),
        ("{{ a|sort|join }}{{ a|unique|join }}{{ a|reverse|join }}", {"a": ["b", "a", "b"]}, "abbbabab"),
        ("{{ a|first }}{{ a|last }}{{ a|length }}{{ b|length }}", {"a": [1, 2], "b": None}, "1220"),
        ("{{ 2.5|round }} {{ a|round(1) }}", {"a": Decimal("1.25")}, "3.0 1.3"),
        ("{{ a|replace('x', 'y')|trim }}", {"a": " xx "}, "yy"),
        ("{{ a|datum }} {{ b|ja_nee }} {{ c|opsomming }}", {"a": date(2026, 3, 3), "b": True, "c": ["a", "b"]},
         "3 maart 2026 ja a en b"),
        ("{{ a is odd }}{{ a is divisibleby(3) }}{{ a is none }}{{ 'x' is string }}", {"a": 3}, "TrueTrueFalseTrue"),
        ("{# niets #}{_{ x }_}", {}, "{{ x }}"),
    ],
)  # fmt: skip
def test_the_language_means(text: str, mapping: dict[str, object], expected: str) -> None:
    assert run(text, mapping) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ a.__class__ }}", "template.private-name"),
        ("{{ a['__class__'] }}", "template.private-name"),
        ("{{ _x }}", "template.private-name"),
        ("{% set _x = 1 %}", "template.private-name"),
        ("{% for _x in a %}{% endfor %}", "template.private-name"),
        ("{{ a() }}", "template.call"),
        ("{{ a.b() }}", "template.call"),
        ("{{ range(10) }}", "template.call"),
        ("{{ 'A' * 10**9 }}", "template.refused-operator"),
        ("{{ 9**(9**9) }}", "template.refused-operator"),
        ("{{ a // 2 }}", "template.refused-operator"),
        ("{{ a % 2 }}", "template.refused-operator"),
        ("{{ a[b] }}", "template.dynamic-subscript"),
        ("{{ a[1:2] }}", "template.dynamic-subscript"),
        ("{{ {'a': 1} }}", "template.refused-expression"),
        ("{{ 'a' + 'b' }}", "template.plus-on-text"),
        ("{{ 1e999 }}", "template.not-a-number"),
        ("{{ a|format(1) }}", "template.unknown-filter"),
        ("{{ a|attr('x') }}", "template.unknown-filter"),
        ("{{ a|map(attribute='x') }}", "template.unknown-filter"),
        ("{{ a is callable }}", "template.unknown-test"),
        ("{{ a|replace('x') }}", "template.filter-arguments"),
        ("{{ a|join(*b) }}", "template.filter-arguments"),
        ("{% include 'x' %}", "template.refused-statement"),
        ("{% import 'x' as y %}", "template.refused-statement"),
        ("{% macro x() %}{% endmacro %}", "template.refused-statement"),
        ("{% raw %}", "template.refused-statement"),
        ("{% fi x %}", "template.unknown-statement"),
        ("{% set x %}y{% endset %}", "template.set-block"),
        ("{% set a.b = 1 %}", "template.set-target"),
        ("{% set a, b = 1, 2 %}", "template.set-target"),
        ("{% for a, b, c in d %}{% endfor %}", "template.loop-target"),
        ("{% for a in b recursive %}{% endfor %}", "template.recursive-loop"),
        ("{{ loop.index }}", "template.loop-outside"),
        ("{% for a in b %}{{ loop.indx }}{% endfor %}", "template.unknown-name"),
        ("{{ a. }}", "template.syntax"),
        ("{{ }}", "template.syntax"),
        ("{{ a b }}", "template.syntax"),
        ("{% if %}x{% endif %}", "template.syntax"),
        ("{% endif x %}", "template.syntax"),
        ("{{ " + "(" * 60 + "a" + ")" * 60 + " }}", "template.too-complex"),
        ("{{ " + "not " * 100 + "a }}", "template.too-complex"),
        ("{{ a" + "|first" * 70 + " }}", "template.too-complex"),
        ("{% if a %}", "template.unclosed-block"),
        ("{% for a in b %}{% endif %}{% endfor %}", "template.unopened-block"),
        ("{% else %}", "template.unopened-block"),
        ("{% if a %}{% else %}{% else %}{% endif %}", "template.misplaced-branch"),
    ],
)
def test_what_is_refused_says_its_code(text: str, code: str) -> None:
    assert code in codes(text)


def test_one_broken_tag_does_not_hide_the_next() -> None:
    found = codes("{{ a. }}{% for x in %}{{ 2*2 }}{% endfor %}{{ a|datun }}")
    assert found == ["template.syntax", "template.syntax", "template.refused-operator", "template.unknown-filter"]


def test_every_finding_has_place_and_remedy() -> None:
    for each in compiled("{{ a() }}{{ b|x }}{% set c.d = 1 %}{{ 1/2 }}")[1]:
        assert each.location.tag
        assert each.location.part == "tekst"
        assert each.remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a.b.c }}", {"a.b.c"}),
        ("{% for x in a.b %}{{ x.c }}{% endfor %}", {"a.b[]", "a.b[].c"}),
        ("{% for x in a.b %}{% endfor %}", {"a.b[]"}),
        ("{% for k, x in a|items %}{{ x.c }}{% endfor %}", {"a[]", "a[].c"}),
        ("{% set v = a.b %}{{ v.c }}", {"a.b.c"}),
        ("{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{% endfor %}", {"a[]", "a[].b[]"}),
        ("{{ (a or b).c }}", {"a.c", "a", "b.c"}),
        ("{{ a|default(b) }}", {"a", "b"}),
        ("{{ (a|first).b }}", {"a", "a[].b"}),  # without a schema `a` may be a text
        ("{{ a|join(', ', attribute='b') }}", {"a[]", "a[].b"}),
        ("{{ a[0].b }}", {"a[]", "a[].b"}),
        ("{{ a['b'].c }}", {"a.b.c"}),
        ("{% if a.b is defined %}{% endif %}", {"a.b"}),
        ("{% if x in a %}{% endif %}", {"x", "a"}),
        ("{% for x in a %}{{ loop.nextitem.b }}{% endfor %}", {"a[]", "a[].b"}),
        ("{{ 'vast' }}{% set x = 1 %}{{ x }}", set()),
    ],
)
def test_reads_are_the_paths_that_can_be_read(text: str, expected: set[str]) -> None:
    assert reads(text) == expected


def test_a_missing_name_names_its_tag() -> None:
    with pytest.raises(TemplateError) as error:
        run("{{ a }} {{ b.c }}", {"a": 1, "b": {}})
    assert error.value.diagnostics[0].code == "template.missing-name"
    assert error.value.diagnostics[0].location.tag == "{{ b.c }}"


@pytest.mark.parametrize("value", [[1], {"a": 1}, (1,)])
def test_containers_do_not_print(value: object) -> None:
    with pytest.raises(TemplateError) as error:
        run("{{ a }}", {"a": value})
    assert error.value.diagnostics[0].code == "template.wrong-value"


def test_loops_are_bounded() -> None:
    text = "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateError) as error:
        run(text, {"x": list(range(1000))})
    assert error.value.diagnostics[0].code == "template.too-much"


def test_text_that_doubles_itself_is_bounded() -> None:
    with pytest.raises(TemplateError) as error:
        run("{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}")
    assert error.value.diagnostics[0].code == "template.too-much"


def test_replace_cannot_blow_up() -> None:
    with pytest.raises(TemplateError) as error:
        run("{{ 'aaaaaaaaaa'" + "|replace('a', 'aaaaaaaaaa')" * 8 + " }}")
    assert error.value.diagnostics[0].code == "template.too-much"


def test_objects_have_no_attributes_here() -> None:
    with pytest.raises(TemplateError):
        run("{{ a.value }}", {"a": Check(True)})


def test_statics_of_any_kind_come_out_as_they_are() -> None:
    marker = object()
    done = compile_program([Static("a"), Static("b"), Static(marker)])
    assert done.program
    assert done.program.run({}) == ["ab", marker]
