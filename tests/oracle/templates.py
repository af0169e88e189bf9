# ruff: noqa: E501  # a table: one template a line
"""The subjects of docxtpl's own test templates, written out again from its scripts and its documentation.

Its files are Word's: texts in several runs with spelling marks and revision ids, headers, footers, notes. `refused` holds
the codes with which we refuse what lies outside the dialect.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from word.making import docx, p, part, r, t, table, tc, tr

from docgen.ooxml.content_types import WML

PROOF = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
_EDGES = re.compile(r"(?<=[{}%.])|(?=\b)")


def typed(text: str, properties: str = "") -> str:
    """A paragraph as Word leaves it: a run per word, with marks of the spelling check and revision ids between them."""
    edges = sorted({0, len(text), *(found.start() for found in _EDGES.finditer(text))})
    runs = [
        f'<w:r w:rsidR="00A1{n:04X}"><w:rPr>{properties}<w:lang w:val="nl-NL"/></w:rPr>{t(text[a:b])}</w:r>'
        for n, (a, b) in enumerate(pairwise(edges))
    ]
    marks = [f"{PROOF[0]}{run}{PROOF[1]}" if n % 3 == 1 else run for n, run in enumerate(runs)]
    return f'<w:p w:rsidR="00B20001" w:rsidRDefault="00B20001">{"".join(marks)}</w:p>'


@dataclass(frozen=True)
class Template:
    """A template of one of docxtpl's tests; `members` are the parts that are compared."""

    name: str
    data: bytes
    mapping: Mapping[str, Any] = field(default_factory=dict[str, Any])
    members: tuple[str, ...] = ("word/document.xml",)
    refused: frozenset[str] = frozenset()


Extra = dict[str, tuple[str, str, bytes]]


def _template(
    name: str, /, *body: str, extra: Extra | None = None, refused: str = "", title: str = "", **mapping: Any
) -> Template:
    members = ["word/document.xml", *(extra or {})] + (["docProps/core.xml"] if title else [])
    codes = frozenset(refused.split())
    return Template(name, docx(*body, extra=extra, title=title), mapping, tuple(members), codes)


def _around(**texts: str) -> Extra:
    kinds = {"header": "hdr", "footer": "ftr"}
    return {
        f"word/{name}1.xml": (f"{WML}{name}+xml", name, part(kinds[name], typed(text))) for name, text in texts.items()
    }


def _note(text: str) -> Extra:
    return {
        "word/footnotes.xml": (
            WML + "footnotes+xml",
            "footnotes",
            part("footnotes", f'<w:footnote w:id="2">{text}</w:footnote>'),
        )
    }


class RichText:
    """Stands for an object of docxtpl's: it prints XML when it is asked for its text."""

    def __str__(self) -> str:
        return "<w:r><w:t>rijk</w:t></w:r>"


REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
ALERTS = [
    {"date": "2015-03-10", "desc": "Very critical alert", "type": "CRITICAL", "bg": "FF0000"},
    {"date": "2015-03-11", "desc": "Just a <warning>", "type": "WARNING", "bg": "FFDD00"},
]
TABLE = [
    {"label": "yellow", "cols": ["banana", "capsicum", "pyrite", "taxi"]},
    {"label": "red", "cols": ["apple", "tomato", "cinnabar", "doubledecker"]},
]
DISHES = [{"name": "Pizza", "ingredients": ["bread", "ham"]}, {"name": "Apple pie", "ingredients": []}]
AUTHORS = [
    {"name": "Saint-Exupéry", "books": [{"title": "Le petit prince"}, {"title": "L'aviateur"}]},
    {"name": "Barjavel", "books": [{"title": "Ravage"}]},
]
ITEMS = [{"desc": "Python interpreters", "qty": 2, "price": "FREE"}, {"desc": "Guido", "qty": 1, "price": "100,00"}]

TEMPLATES = (
    _template(
        "cellbg",
        table(
            ["Date", "Description", "Type"],
            ["{%tr for i in alerts %}", "", ""],
            [tc(typed("{{ i.date }}")), tc(typed("{{ i.desc }}")), tc("{% cellbg i.bg %}{{ i.type }}")],
            ["{%tr endfor %}", "", ""],
        ),
        alerts=ALERTS,
    ),
    _template(
        "cellbg of a cell that had a colour",
        table([tc("{% cellbg bg %}x", properties='<w:tcW w:w="9" w:type="dxa"/><w:shd w:val="clear" w:fill="00FF00"/>')]),
        bg="112233",
    ),
    _template(
        "dynamic table",
        table(
            [tc("{% colspan col_labels|count %}{{ kop }}")],
            ["{%tc for col in col_labels %}", "{{ col }}", "{%tc endfor %}"],
            ["{%tr for item in tbl_contents %}", "", ""],
            ["{%tc for col in item.cols %}", "{{ col }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", ""],
        ),
        kop="a & b", col_labels=["fruit", "vegetable", "stone", "thing"], tbl_contents=TABLE,
    ),
    _template(
        "dynamic table with a label",
        table(
            ["", "{%tc for col in col_labels %}", "{{ col }}", "{%tc endfor %}"],
            ["{%tr for item in tbl_contents %}", "", "", ""],
            ["{{ item.label }}", "{%tc for col in item.cols %}", "{{ col }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", "", ""],
        ),
        col_labels=["fruit", "vegetable", "stone", "thing"], tbl_contents=TABLE,
    ),
    _template(
        "less cells after a loop",
        table(["{%tc for i in [1] %}", "{{ i }}", "{%tc endfor %}"], ["{%tc for i in [1] %}", "a", "{%tc endfor %}"]),
    ),
    _template("horizontal merge", table(["{%tc for i in l %}", "{% hm %}kop", "{%tc endfor %}"],
                                        ["{%tc for i in l %}", "{{ i }}", "{%tc endfor %}"]), l=[1, 2, 3]),
    _template("vertical merge", table(["{%tr for i in l %}", "", ""], ["{% vm %}kop", "{{ i.desc }}", "{{ i.qty }}"],
                                      ["{%tr endfor %}", "", ""]), l=ITEMS),
    _template(
        "vertical merge, nested",
        table(
            ["{%tr for a in authors %}", ""],
            ["{%tr for b in a.books %}", ""],
            ["{% vm %}{{ a.name }}", "{{ b.title }}"],
            ["{%tr endfor %}", ""],
            ["{%tr endfor %}", ""],
        ),
        authors=AUTHORS,
    ),
    _template(
        "nested for",
        typed("{%p for dish in dishes %}"), typed("{{ dish.name }}:", "<w:b/>"),
        typed("{%p for ingredient in dish.ingredients %}"), typed("- {{ ingredient }}"), typed("{%p endfor %}"),
        typed("{%p endfor %}"),
        dishes=DISHES,
    ),
    _template(
        "nested for in a table",
        table(
            ["{%tr for author in authors %}", ""], [tc(typed("{{ author.name }}")), ""],
            ["{%tr for book in author.books %}", ""], ["", tc(typed("{{ book.title }}"))],
            ["{%tr endfor %}", ""], ["{%tr endfor %}", ""],
        ),
        authors=AUTHORS,
    ),
    _template(
        "nested for within a cell",
        table(
            ["{%tr for author in authors %}", ""],
            ["{{ author.name }}", tc("{%p for book in author.books %}", "{{ book.title }}", "{%p endfor %}", "-")],
            ["{%tr endfor %}", ""],
        ),
        authors=AUTHORS,
    ),
    _template(
        "order",
        typed("Dear {{ customer_name }},"),
        typed("{%p if in_europe %}"), typed("You are in Europe."), typed("{%p else %}"), typed("Elsewhere."),
        typed("{%p endif %}"),
        table(
            ["Item", "Qty", "Price"], ["{%tr for item in items %}", "", ""],
            ["{{ item.desc }}", "{{ item.qty }}", "{{ item.price }}"], ["{%tr endfor %}", "", ""],
            ["Total", "", "{{ total_price }}"],
        ),
        typed("{% if is_paid %}It is paid{% else %}Please pay{% endif %} to {{ company_name }}."),
        customer_name="Eric", items=ITEMS, in_europe=True, is_paid=False, company_name="World & co", total_price="1",
    ),
    _template(
        "header and footer",
        typed("{{ kop }}"), extra=_around(header="{{ kop }} – {{ date }}", footer="{{ company_name }}"),
        kop="헤더와 푸터", date="2016-03-17", company_name="세계적 <회사> & co",
    ),
    _template("entities in a header", typed("a"), extra=_around(header="A & B “{{ kop }}” < é > €", footer="–"), kop="x"),
    _template("properties", "tekst", title="Plan van {{ test }}", test="HelloWorld"),
    _template("footnotes", p("a", REFERENCE), extra=_note(typed("Zie {{ a_jinja_variable }}")), a_jinja_variable="A & B"),
    _template(
        "comments",
        "a{# weg #}b", typed("{#p weg #}"),
        table(["{#tr weg #}", ""], ["{#tc weg #}", "blijft"]), "c {# {{ niet }} {% if %} #}d",
    ),
    _template(
        "merge paragraph",
        "My house is located", "{%- if living_in_town -%}", " in urban area", "{%- else -%}", " in countryside",
        "{%- endif -%}", " and I love it.",
        living_in_town=True,
    ),
    _template(
        "preserve spaces", p(r("for "), r("{{ tag_1 }}"), r(" spicy "), r("{{ tag_2 }}"), r(" .")), tag_1="looking", tag_2="too"
    ),
    _template("word 2016 spaces and tabs", "{{ test_space }}Hello", "{{ test_tabs }}Hello", test_space=" " * 10, test_tabs="\t" * 5),
    _template("multi rendering", typed("{{ a_title }}", "<w:b/>"), typed("{{ body }}"), a_title="Title ONE", body="een\ntwee"),
    _template("escape", "{{ myescvar|e }} {{ nlnp }} {{ nlnp|escape }}", myescvar="a < b & c > d \" '", nlnp="een\ntwee\tdrie\avier"),
    _template("listing", p(r("{{ mylisting }}", "<w:i/>")), mylisting="the listing\nwith\nsome\nlines\aand <&>\fnew page"),
    _template("escaping delimiters", "{_%", "%_}", "{_{", "}_}", "{_{ a }_}"),
    _template("no delimiters", "{a_{hello", "{f_{", "{ a } % {{_", refused="template.unclosed-tag"),
    _template("undeclared", *(
        "{{ name }}, {{ age }}", "{% if is_student %}{% if has_degree %}{{ degree_field }}{% endif %}{% endif %}",
        "{%p for s in skills %}", "{{ s }}", "{%p endfor %}", "{%p for x in projects %}", "{{ x.name }} ({{ x.year }})", "{%p endfor %}"),
        name="John", age=25, is_student=True, has_degree=True, degree_field="CS", skills=["Python"],
        projects=[{"name": "A", "year": 2023}],
    ),
    _template("smart quotes of Word", typed("{{ x|default(“niets”) }} {% if y == ‘ja’ %}J{% endif %} {{ l|join(“, ”) }}"), y="ja", l=[1, 2]),
    _template("less and greater", typed("{% if 1 < 2 and 3 >= 2 and 2 > 1 %}ja{% endif %}")),
    _template(
        "in a content control",
        f'<w:sdt><w:sdtPr><w:alias w:val="html"/></w:sdtPr><w:sdtContent>{typed("{{ x }}")}</w:sdtContent></w:sdt>', x="a <b>",
    ),
    _template("run level", p(r("a "), r("{%r if x %}"), r("b", "<w:b/>"), r("{%r else %}"), r("c"), r("{%r endif %}")), x=False),
    _template("if over a whole table", "{%p if x %}", table(["a"]), "{%p endif %}", "z", x=True),
    _template("for over a whole table", "{%p for x in l %}", table(["{{ x }}"]), "", "{%p endfor %}", l=["a", "b"]),
    _template("table in a repeated row", table(
        ["{%tr for a in authors %}"],
        [tc(p("{{ a.name }}"), table(["{%tr for b in a.books %}"], ["{{ b.title }}"], ["{%tr endfor %}"]), p())],
        ["{%tr endfor %}"]), authors=AUTHORS),
    _template("merged cells in a repeated row", table(
        ["{%tr for i in items %}", "", ""],
        tr(tc("{{ i.desc }}", properties='<w:tcW w:w="9" w:type="dxa"/><w:gridSpan w:val="2"/>'), tc("{{ i.qty }}")),
        ["{%tr endfor %}", "", ""]), items=ITEMS),
    # outside the dialect
    _template("rich text", typed("{{r example }}"), example=RichText(), refused="template.wrong-value"),
    _template("rich text and if", typed("{% if x %}{{r x }}{% endif %}"), x=RichText(), refused="template.wrong-value"),
    _template("rich paragraph", typed("{{p example }}"), example=RichText(), refused="template.wrong-value"),
    _template("subdocument", typed("{{p mysubdoc }}"), mysubdoc=RichText(), refused="template.wrong-value"),
    _template("inline image of docxtpl", typed("{{ myimage }}"), myimage=RichText(), refused="template.wrong-value"),
    _template("custom filters", typed("{{ a|multiply_by(2) }}"), a=1, refused="template.unknown-filter"),
    _template("range", "{%p for i in range(3) %}", "{{ i }}", "{%p endfor %}", refused="template.call"),
    _template("modulo", typed("{%p set x = a % b %}"), refused="template.refused-operator"),
    _template("dictionary in a tag", typed("{%p set d = {'a': 1} %}"), refused="template.refused-expression"),
    _template("condition with modulo", table(["{%tr for x in items if x % 2 %}"], ["a"], ["{%tr endfor %}"]), refused="template.refused-operator"),
    _template("template error", typed("{{ test_variable }"), typed("{{ a | }}"), refused="template.unclosed-tag template.syntax"),
    _template("illegal characters", typed("{{ x }}"), x="a\x01b", refused="template.illegal-character"),
    _template("raw", "{% raw %}{{ a }}{% endraw %}", refused="template.refused-statement"),
    _template("methods", typed("{{ a.items() }} {{ b.strftime('%d') }}"), refused="template.call"),
)  # fmt: skip
