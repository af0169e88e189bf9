# ruff: noqa: E501  # a table: one construct a line
"""Constructs of docxtpl's dialect, each with a mapping: rendered by docxtpl and by us, they must give the same document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from word.making import p, r, t, table, tc, tr


@dataclass(frozen=True)
class Construct:
    """One construct; `differs` is why ours may differ from docxtpl's, and `ours` is then what we give."""

    name: str
    body: tuple[str, ...]
    mapping: dict[str, Any] = field(default_factory=dict[str, Any])
    differs: str = ""
    ours: str = ""


def _case(name: str, *body: str, differs: str = "", ours: str = "", **mapping: Any) -> Construct:
    return Construct(name, body, mapping, differs, ours)


def _soft(*lines: str) -> str:
    """A paragraph whose lines are parted by breaks."""
    return f"<w:p><w:r>{'<w:br/>'.join(map(t, lines))}</w:r></w:p>"


PEOPLE = [{"naam": "Anna", "doelen": ["een", "twee"]}, {"naam": "Bé & co", "doelen": []}]

CONSTRUCTS = (
    _case("value", "Beste {{ naam }},", naam="Zoë"),
    _case("value in bold", p("Beste ", r("{{ naam }}", "<w:b/>"), "!"), naam="Zoë"),
    _case("two values in a run", "{{ a }} en {{ b }}", a="1", b="2"),
    _case("marks of XML", "{{ naam }}", naam="a & b < c > d"),
    _case("number, float and date", "{{ a }} {{ b }} {{ c }}", a=3, b=2.5, c=date(2026, 3, 3)),
    _case("boolean", "{{ a }}", a=True),
    _case("subscripts", "{{ a['b'] }} {{ l[1] }}", a={"b": "x"}, l=["p", "q"]),
    _case("tag split over runs", p("Beste {", "{ na", "am }", "}!"), naam="Zoë"),
    _case(
        "tag split with looks",
        p(r("a {{ na", "<w:b/>"), r("am }} z", "<w:i/>")),
        naam="x",
        differs="docxtpl gives the rest of the second run the look of the first; it keeps its own",
        ours="**a x** z",
    ),
    _case("curly quotation marks", "{{ x|default(‘niets’) }}"),
    _case("line end in a value", p(r("{{ x }}", "<w:b/>")), x="een\ntwee"),
    _case("new paragraph in a value", p(r("{{ x }}", "<w:b/>"), properties='<w:jc w:val="center"/>'), x="een\atwee"),
    _case("new page in a value", p("{{ x }}", properties='<w:jc w:val="center"/>'), x="een\ftwee"),
    _case("tab in a value", "{{ x }}", x="een\ttwee"),
    _case("if in a run", "a{% if x %}b{% else %}c{% endif %}d", x=False),
    _case("elif", "{% if x == 1 %}a{% elif x == 2 %}b{% else %}c{% endif %}", x=2),
    _case("if over runs", p("a ", "{% if x %}", r("b", "<w:b/>"), "{% endif %}", " c"), x=True),
    _case("if over runs, false", p("a ", "{% if x %}", r("b", "<w:b/>"), "{% endif %}", " c"), x=False),
    _case("conditions", "{% if a and not b or c in ['x', 'y'] %}ja{% endif %}", a=1, b=0, c="x"),
    _case("inline if", "{{ 'ja' if x else 'nee' }}", x=True),
    _case("concatenation", "{{ a ~ '-' ~ b }}", a="x", b=1),
    _case("sum", "{{ a + 1 }} {{ a - 1 }}", a=3),
    _case("for in a run", "{% for x in l %}{{ x }}, {% endfor %}slot", l=["a", "b"]),
    _case("for with else", "{% for x in l %}{{ x }}{% else %}geen{% endfor %}", l=[]),
    _case("for with filter", "{% for x in l if x > 1 %}{{ loop.index }}:{{ x }} {% endfor %}", l=[1, 2, 3]),
    _case("loop names", "{% for x in l %}{{ loop.first }}{{ loop.last }}{{ loop.revindex0 }} {% endfor %}", l=[1, 2]),
    _case("items of a mapping", "{% for k, v in m|items %}{{ k }}={{ v }};{% endfor %}", m={"a": 1, "b": 2}),
    _case("set", "{% set x = naam %}{{ x }}", naam="Zoë"),
    _case("paragraph if", "a", "{%p if x %}", "b", "{%p endif %}", "c", x=True),
    _case("paragraph if, false", "a", "{%p if x %}", "b", "{%p endif %}", "c", x=False),
    _case("paragraph else", "{%p if x %}", "b", "{%p else %}", "c", "{%p endif %}", x=False),
    _case("paragraph for", "{%p for m in l %}", "{{ m.naam }}", "{%p endfor %}", l=PEOPLE),
    _case(
        "nested paragraph for",
        "{%p for m in l %}", "{{ m.naam }}", "{%p for d in m.doelen %}", "- {{ d }}", "{%p endfor %}", "{%p endfor %}",
        l=PEOPLE,
    ),
    _case("paragraph set", "{%p set x = 1 %}", "{{ x }}"),
    _case("run tags", p("a ", r("{%r if x %}"), r("b", "<w:b/>"), r("{%r endif %}"), " c"), x=True),
    _case(
        "row for",
        table(["kop", "kop"], ["{%tr for m in l %}", ""], ["{{ m.naam }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]),
        l=PEOPLE,
    ),
    _case("row if", table(["kop"], ["{%tr if x %}"], ["a"], ["{%tr endif %}"]), x=False),
    _case(
        "nested row for",
        table(
            ["kop"], ["{%tr for m in l %}"], ["{{ m.naam }}"], ["{%tr for d in m.doelen %}"], ["- {{ d }}"],
            ["{%tr endfor %}"], ["{%tr endfor %}"],
        ),
        l=PEOPLE,
    ),
    _case("cell for, more cells", table(["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}"]), l=["a", "b", "c", "d", "e"]),
    _case("cell for, fewer cells", table(["{%tc for x in l %}", "{{ x }}", "{%tc endfor %}", "z"]), l=["a"]),
    _case("table in a table", table([tc(table(["{{ x }}"]), p())]), x="diep"),
    _case("cellbg", table([tc("{% cellbg kleur %}a")]), kleur="FF0000"),
    _case("colspan", table([tc("{% colspan n %}a")], ["b", "c"]), n=2),
    _case("vertical merge", table(["{%tr for x in l %}", ""], ["{% vm %}a", "{{ x }}"], ["{%tr endfor %}", ""]), l=[1, 2]),
    _case("horizontal merge", table(tr("{%tc for x in l %}", "{% hm %}a", "{%tc endfor %}"), columns=3), l=[1, 2, 3]),
    _case("comment", "a{# weg #}b"),
    _case("paragraph comment", "a", "{#p weg #}", "b"),
    _case("escaped braces", "{_{ a }_} {_% b %_}"),
    *(
        _case(
            f"minus joins soft lines, {value}",
            _soft("Een", "{%- if x -%}", " twee", "{%- else -%}", " drie", "{%- endif -%}", " vier"),
            x=value,
        )
        for value in (True, False)
    ),
    _case("minus of a value joins no lines", "{{ x -}}", "  a", x=1),
    _case("minus in a loop of lines", "Namen:", "{%- for n in l -%}", " {{ n }},", "{%- endfor -%}", " slot", l=["a", "b"]),
    _case("minus joins lines", "Een {% if x -%}", "twee", "{%- endif %} drie", x=True),
    _case("filters", "{{ a|upper }} {{ l|join(', ') }} {{ l|length }} {{ a|title }} {{ a|replace('a', 'o') }}", a="jan de", l=[1, 2]),
    _case("tests", "{{ a is defined }} {{ b is defined }} {{ a is odd }}", a=3),
    _case("sort and unique", "{{ l|sort|join }}{{ l|unique|join }}{{ l|first }}{{ l|last }}", l=["b", "a", "b"]),
    _case(
        "none",
        "[{{ x }}]",
        x=None,
        differs="docxtpl prints the word None; an answer that is not there is empty on paper",
        ours="[]",
    ),
    _case(
        "default of none",
        "{{ x|default('niets') }}",
        x=None,
        differs="Jinja's default looks only at undefined names; in our records what is not there is None",
        ours="niets",
    ),
    _case(
        "blank line in a value",
        p(r("{{ x }}", "<w:b/>")),
        x="een\n\ntwee",
        differs="docxtpl gives two breaks; a blank line between paragraphs is a new paragraph",
        ours="**een**\n**twee**",
    ),
    _case(
        "empty table",
        "a", table(["{%tr for x in l %}"], ["{{ x }}"], ["{%tr endfor %}"]), "b",
        l=[],
        differs="docxtpl leaves a table without rows, which Word calls damaged",
        ours="a\nb",
    ),
    _case(
        "rounding",
        "{{ 2.5|round }}",
        differs="Python rounds half to even (2.0); people round up",
        ours="3.0",
    ),
)  # fmt: skip

REFUSED = {
    "call": "{{ a.items() }}",
    "multiplication": "{{ 2 * 3 }}",
    "power": "{{ 2 ** 3 }}",
    "macro": "{% macro m() %}x{% endmacro %}",
    "include": "{% include 'x' %}",
    "with": "{% with x = 1 %}{{ x }}{% endwith %}",
    "block set": "{% set x %}a{% endset %}",
    "filter that formats": "{{ '%s'|format(1) }}",
    "attribute by name": "{{ a|attr('x') }}",
    "dynamic subscript": "{{ a[b] }}",
    "dictionary": "{{ {'a': 1} }}",
    "cycle": "{% for x in l %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "recursive loop": "{% for x in l recursive %}{% endfor %}",
}
