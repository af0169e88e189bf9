# ruff: noqa: E501  # tables: one attack a line
"""Attacks in which a small thing asks for a look at everything, and stands there ten thousand times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from docgen.template import Image, Link, Markdown
from safety.attacks import Attack, word
from safety.making import WML, Box, cells, document, p, part, run, word_box

_MUCH = ("template.too-much", "template.wrong-value")
_MANY = ("template.too-many-tags", "template.too-complex", "package.too-large")
_CUSTOM_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE = "{0B5C7E2A-0000-4000-8000-000000000001}"
_COUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
_LONG = "A" * 900_000


def _paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def _runs(*texts: str) -> str:
    return _paragraph(*map(run, texts))


def _words(count: int) -> list[str]:
    """Words that differ, so that they do not pack so well that the gate refuses them."""
    return [str(n * 7919 % 1_000_003) for n in range(count)]


def _among(tag: str) -> list[str]:
    return [tag if n % 18 == 0 else word for n, word in enumerate(_words(88_000))]


def _marked(number: int, text: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{text}<w:bookmarkEnd w:id="{number}"/>'


def _cut(mark: str, count: int) -> str:
    """Ranges that begin outside a block and end in it."""
    begun = "".join(f'<w:{mark}Start w:id="{n}" w:name="b{n}"/>' for n in range(count))
    inner = "".join(
        p("{%p if x %}") + _paragraph(f'<w:{mark}End w:id="{n}"/>', run("a")) + p("{%p endif %}") for n in range(count)
    )
    return _paragraph(begun, run("a")) + inner


def _comments(count: int, *body: str) -> bytes:
    each = "".join(f'<w:comment w:id="{n}" w:author="a">{p("x")}</w:comment>' for n in range(count))
    kind = WML + "comments+xml"
    return (
        word_box(*body).add("word/comments.xml", part("comments", each), kind, "word/document.xml", "comments").packed()
    )


def _note(kind: str, text: str, *body: str) -> bytes:
    content = part(f"{kind}s", f'<w:{kind} w:id="2">{p(text)}</w:{kind}>')
    name = f"word/{kind}s.xml"
    return word_box(*body).add(name, content, f"{WML}{kind}s+xml", "word/document.xml", f"{kind}s").packed()


def _referred(kind: str) -> str:
    return _paragraph(f'<w:r><w:{kind}Reference w:id="2"/></w:r>')


def _numbered(count: int, *body: str) -> bytes:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    nums = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="0"/></w:num>' for n in range(count))
    content = part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}')
    kind = WML + "numbering+xml"
    return word_box(*body).add("word/numbering.xml", content, kind, "word/document.xml", "numbering").packed()


def _headers(count: int, content: str) -> bytes:
    box = word_box("tekst")
    for n in range(count):
        box.add(f"word/header{n}.xml", part("hdr", content), WML + "header+xml", "word/document.xml", "header")
    return box.packed()


def _bound(controls: int, nodes: int, path: str, stored: str = "x") -> bytes:
    binding = f'<w:dataBinding w:xpath="{path}" w:storeItemID="{_STORE}"/>'
    one = f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>@</w:sdtContent></w:sdt>"
    every = [one.replace("@", run(str(n * 7919 % 1_000_003))) for n in range(controls)]
    box = word_box("{{ x }}", _paragraph(*every))
    box.add(
        "customXml/item1.xml",
        f"<a>{''.join(f'<b>{stored}{n}</b>' for n in range(nodes))}</a>".encode(),
        "application/xml",
        "word/document.xml",
        "customXml",
    )
    properties = f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{_STORE}"/>'
    box.add(
        "customXml/itemProps1.xml", properties.encode(), _CUSTOM_PROPERTIES, "customXml/item1.xml", "customXmlProps"
    )
    return box.packed()


def _captioned() -> bytes:
    table = cells("{%tr for x in leeg %}").replace("</w:tbl>", "") + cells("a")[cells("a").index("<w:tr>") :].replace(
        "</w:tbl>", ""
    )
    table += cells("{%tr endfor %}")[cells("a").index("<w:tr>") :]
    return document(p("kop {# bij tabel #}"), table, "{%p for x in lijst %}", "A" * 500, table, "{%p endfor %}")


def _drawn(number: int, alt: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="n" descr="{alt}"/></wp:inline></w:drawing></w:r>'


def _data(turns: int = 1000, **more: Any) -> Callable[[], Mapping[str, Any]]:
    return lambda: {"lijst": list(range(turns)), "x": "tekst", "leeg": [], **more}


def _compiled() -> list[Attack]:
    """Templates in which compiling would look at all of a part for each of its tags."""
    return [
        word("quadratic-runs-and-tags", lambda: document(_runs(*_words(90_000), *["{{ x }}"] * 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-tags-between-runs", lambda: document(_runs(*_among("{{ x }}"))), _data(), refused=_MANY, may_pass=True),
        word("quadratic-tags-in-letters", lambda: document(_paragraph(*[f'<w:r w:rsidR="{n * 7919 % 1_000_003}"><w:t>{sign}</w:t></w:r>' for n, sign in enumerate("{{ x }}" * 4_900)])), _data(), refused=_MANY, may_pass=True),
        word("quadratic-tags-in-one-run", lambda: document("{{ x }}" * 4_900), _data(), refused=_MANY, may_pass=True),
        word("quadratic-escapes", lambda: document("{_{ }_} {{ x }}" * 2_400), _data(), refused=_MANY, may_pass=True),
        word("quadratic-proof-marks", lambda: document(_paragraph(*[run("{{ x }}") + '<w:proofErr w:type="spellStart"/>'] * 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-joins", lambda: document(*["{%- if x -%}", "{%- endif -%}"] * 4_900), _data(), refused=_MANY, may_pass=True),
        word("quadratic-joins-in-one", lambda: document("{%- if x -%}a{%- endif -%}" * 4_900), _data(), refused=_MANY, may_pass=True),
        word("quadratic-joins-in-runs", lambda: document(_runs(*_among("{{- x }}"))), _data(), refused=_MANY, may_pass=True),
        word("quadratic-blocks-over-runs", lambda: document(_runs("{% if x %}a" * 4_900, "{% endif %}" * 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-blocks-over-runs-flat", lambda: document(_runs(*["{% if x %}a", "b{% endif %}"] * 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-blocks-hoisted", lambda: document(_runs("{%r if x %}" * 4_900, "{%r endif %}" * 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-run-tags-in-one", lambda: document("a{{r x }}" * 4_900), _data(), refused=_MANY, may_pass=True),
        word("quadratic-bookmarks-cut", lambda: document(_cut("bookmark", 4_900)), _data(), refused=_MANY, may_pass=True),
        word("quadratic-comments-cut", lambda: _comments(9, _cut("commentRange", 4_900), _paragraph(*[f'<w:r><w:commentReference w:id="{n}"/></w:r>' for n in range(4_900)])), _data(), refused=_MANY, may_pass=True),
        word("quadratic-comments-orphaned", lambda: document("{{ x }}", _paragraph(*[f'<w:commentRangeStart w:id="{n}"/>' for n in range(30_000)])), _data(), refused=_MANY, may_pass=True),
        word("quadratic-lists-and-loops", lambda: _numbered(200, *["{%p for x in lijst %}", "{%p endfor %}"] * 2_400, *[p("<w:pPr>" + _COUNTED.format(n % 200 + 1) + "</w:pPr>") for n in range(20_000)]), _data(2), refused=_MANY, may_pass=True),
        word("quadratic-alt-texts", lambda: document(_paragraph(*[run("a")] * 60_000, *[_drawn(n, "{{ x }}") for n in range(4_900)])), _data(), refused=_MANY, may_pass=True),
        word("quadratic-attributes-of-runs", lambda: document(_paragraph(*[f'<w:r><w:rPr><w:color w:val="{{{{ x }}}}"/></w:rPr>{f"<w:t>{n * 7919 % 1_000_003}</w:t>" * 15}</w:r>' for n in range(4_900)])), _data(), refused=_MANY, may_pass=True),
        word("quadratic-controls-nested", lambda: document("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" * 80 + p("{{ x }}") * 1_000 + "</w:sdtContent></w:sdt>" * 80), _data(), refused=("package.bad-xml", *_MANY), may_pass=True),
        word("quadratic-tables-nested", lambda: document(_nested_tables(30)), _data(2), refused=("package.bad-xml", *_MUCH, *_MANY), may_pass=True),
        word("quadratic-bindings", lambda: _bound(20_000, 20_000, "/a[1]/b[9999]"), _data(), refused=_MANY, may_pass=True),
        word("quadratic-bindings-with-tags", lambda: _bound(20_000, 4_000, "/a[1]/b[3999]", "{{ x }}"), _data(), refused=_MANY, may_pass=True),
        word("quadratic-binding-searches", lambda: _bound(2_000, 2_000, "//*[.//*[.//*]]", "{{ x }}"), _data(), refused=_MANY, may_pass=True),
        word("quadratic-field-codes", lambda: document(_paragraph(*['<w:r><w:instrText>{</w:instrText></w:r>'] * 9_000)), _data(), refused=("word.tag-in-field", "package.bad-field", *_MANY), may_pass=True),
        word("quadratic-content-types", _types_in_other_case, _data(), refused=("package.missing-part", "package.no-content-types", "package.duplicate-part", *_MANY), may_pass=True),
        word("quadratic-links-of-loops", lambda: document("{%p for x in lijst %}", *[_paragraph(_marked(n, run("a")), f'<w:hyperlink w:anchor="b{n}">{run("b")}</w:hyperlink>') for n in range(9_000)], "{%p endfor %}"), _data(2), refused=_MANY, may_pass=True),
        word("quadratic-loops-in-loops", lambda: document(*["{%p for x in lijst %}"] * 9, *_words(20_000), *["{%p endfor %}"] * 9), _data(1), refused=_MANY, may_pass=True),
        word("quadratic-blocks-split", lambda: document(_rows(2_400)), _data(), refused="template.split-block"),
        word("quadratic-number-ids", lambda: document("{{ x }}", *[_paragraph(f'<w:bookmarkStart w:id="{"9" * 5_000}" w:name="a"/>')] * 9), _data(), refused=("word.broken-part", "package.bad-xml"), may_pass=True),
    ]  # fmt: skip


def _rows(count: int) -> str:
    """A table in which every row begins a block that ends in the next cell."""
    row = f"<w:tr><w:tc>{p('{% if x %}')}</w:tc><w:tc>{p('{% endif %}')}</w:tc></w:tr>"
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>{row * count}</w:tbl>'


def _nested_tables(depth: int) -> str:
    opened = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
    row = "<w:tr><w:tc>" + p("{%tr for x in lijst %}") + "</w:tc></w:tr>" if depth < 4 else ""
    end = "<w:tr><w:tc>" + p("{%tr endfor %}") + "</w:tc></w:tr>" if depth < 4 else ""
    inner = _nested_tables(depth - 1) if depth else p("{{ x }}") * 3_000
    return f"{opened}{row}<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>{end}</w:tbl>"


def _types_in_other_case() -> bytes:
    """Two thousand parts of which the type must be looked for among fifty thousand."""
    box = Box()
    parts = word_box("tekst").everything()
    rows = "".join(f'<Override PartName="/word/A{n % 1_900}.BIN" ContentType="a/b{n}"/>' for n in range(50_000))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", f"{rows}</Types>".encode())
    parts |= {f"word/a{n}.bin": b"x" for n in range(1_900)}
    box.parts = parts
    return box.packed()


def _filled() -> list[Attack]:
    """Values and templates in which filling would copy or compare something large for each turn of a loop."""
    loop = ("{%p for y in lijst %}", "{%p endfor %}")

    def inline(inner: str) -> Callable[[], bytes]:
        return lambda: document("{% for y in lijst %}" + inner + "{% endfor %}")

    huge, texts = _data(190_000, a=_LONG, b="A" * 900_000 + "B"), _data(190_000, a=_LONG)
    found = {
        "compare-less": ("{% if a < b %}{% endif %}", huge),
        "compare-at-most": ("{% if a <= b %}{% endif %}", huge),
        "compare-chain": ("{% if a < b < a < b %}{% endif %}", huge),
        "compare-equal": ("{% if a == b %}{% endif %}", huge),
        "compare-lists": ("{% if [a, a] == [a, b] %}{% endif %}", huge),
        "test-lower": ("{% if a is lower %}{% endif %}", texts),
        "test-upper": ("{% if a is upper %}{% endif %}", texts),
        "test-same": ("{% if a is sameas b %}{% endif %}", huge),
        "test-divisible": ("{% if n is divisibleby 7 %}{% endif %}", _data(190_000, n=10**2_000_000)),
        "test-odd": ("{% if n is odd %}{% endif %}", _data(190_000, n=10**2_000_000)),
        "filter-datum": ("{% if a|datum %}{% endif %}", texts),
        "filter-getal": ("{% if a|getal %}{% endif %}", _data(190_000, a="9" * 900_000)),
        "filter-bedrag": ("{% if a|bedrag %}{% endif %}", _data(190_000, a="9" * 900_000)),
        "filter-tijd": ("{% if a|tijd %}{% endif %}", texts),
        "filter-ja-nee": ("{% if a|ja_nee %}{% endif %}", texts),
        "filter-length": ("{% if a|length %}{% endif %}", texts),
        "filter-default": ("{% if a|default(b, true) %}{% endif %}", huge),
        "filter-round": ("{% if n|round(2) %}{% endif %}", _data(190_000, n=Decimal("9" * 900_000))),
        "filter-getal-number": ("{% if n|getal %}{% endif %}", _data(190_000, n=Decimal("9" * 4_000))),
        "filter-items": ("{% for k, v in m|items %}{% endfor %}", _data(190_000, m=dict.fromkeys(range(100_000), 1))),
        "filter-first": ("{% if m|first %}{% endif %}", _data(190_000, m=dict.fromkeys(range(100_000), 1))),
        "filter-last": ("{% if m|last %}{% endif %}", _data(190_000, m=dict.fromkeys(range(100_000), 1))),
        "plus": ("{% if n + n %}{% endif %}", _data(190_000, n=10**2_000_000)),
        "minus": ("{% if -n - n %}{% endif %}", _data(190_000, n=10**2_000_000)),
        "plus-decimal": ("{% if n + n %}{% endif %}", _data(190_000, n=Decimal("9" * 900_000))),
        "compare-numbers": ("{% if n == o %}{% endif %}{% if n < o %}{% endif %}", _data(190_000, n=10**2_000_000, o=10**2_000_000 + 1)),
        "doubling-number": ("{% set n = n + n %}", _data(190_000, n=1)),
        "truth": ("{% if a and b or a %}{% endif %}", huge),
        "concat": ("{% set z = a ~ b %}", huge),
        "nested-lists": ("{% set l = [l, l] %}", _data(190_000, l=["a"])),
    }  # fmt: skip
    every = [
        word(f"quadratic-{name}", inline(inner), data, refused=_MUCH, may_pass=True)
        for name, (inner, data) in found.items()
    ]
    lists = "{% set l = [x] %}" + "{% set l = [l, l] %}" * 200
    doubled = {
        "equal": "{% set m = [x] %}" + "{% set m = [m, m] %}" * 200 + "{{ l == m }}",
        "in": "{{ l in [l, [l, x]] }}",
        "in-mapping": "{{ l in m }}",
        "unique": "{{ [l, l]|unique|length }}",
        "sort": "{{ [l, l]|sort|length }}",
        "join": "{{ l|join }}",
        "opsomming": "{{ l|opsomming }}",
        "printed": "{{ l }}",
        "string": "{{ l|string }}",
        "same": "{{ l is sameas l }}",
        "length": "{{ l|length }}",
        "replace": "{{ x|replace(l, x) }}",
        "less": "{{ l < l }}",
        "default": "{{ l|default(x) }}",
        "last": "{{ l|last|last|last|length }}",
        "reverse": "{{ l|reverse|length }}",
    }
    every += [
        word(f"quadratic-doubled-{name}", lambda inner=inner: document(lists + inner), _data(m={"a": 1}), refused=(*_MUCH, "template.prints-container", "template.filter-type"), may_pass=True)
        for name, inner in doubled.items()
    ]  # fmt: skip
    return [
        *every,
        word("quadratic-headers-of-loops", lambda: _headers(900, p("{% for y in lijst %}{% endfor %}")), _data(190_000), refused=_MUCH, may_pass=True),
        word("quadratic-headers-of-text", lambda: _headers(900, p("{{ a }}" * 10)), _data(a=_LONG), refused=_MUCH, may_pass=True),
        word("quadratic-notes-copied", lambda: _note("footnote", _LONG, loop[0], _referred("footnote"), loop[1]), _data(10_000), refused=_MUCH, may_pass=True),
        word("quadratic-comments-copied", lambda: _note("comment", _LONG, loop[0], _referred("comment"), loop[1]), _data(10_000), refused=_MUCH, may_pass=True),
        word("quadratic-notes-filled", lambda: _note("footnote", "{{ a }}", loop[0], _referred("footnote"), loop[1]), _data(10_000, a=_LONG), refused=_MUCH, may_pass=True),
        word("quadratic-lists-restarted", lambda: _numbered(9, loop[0], p("<w:pPr>" + _COUNTED.format(1) + "</w:pPr>"), p("a"), p("<w:pPr>" + _COUNTED.format(1) + "</w:pPr>"), p("{{ y }}"), loop[1]), _data(100_000), refused=_MUCH, may_pass=True),
        word("quadratic-captions", _captioned, _data(20_000), refused=_MUCH, may_pass=True),
        word("quadratic-span", lambda: document(cells("{% colspan n %}a", "b")), _data(n=999_999_999), refused=("word.wrong-number",), may_pass=True),
        word("quadratic-span-written", lambda: document(cells("{%tc if x %}", "a", "{%tc endif %}").replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="999999999"/>')), _data(), refused=("word.wrong-number",), may_pass=True),
        word("quadratic-cells", lambda: document(cells("{%tc for y in lijst %}", "{% hm %}a", "{%tc endfor %}")), _data(190_000), refused=_MUCH, may_pass=True),
        word("quadratic-texts-sorted", lambda: document("{{ t|sort|length }}"), _data(t=[f"{n:03}" + "A" * 900_000 for n in range(100)]), refused=_MUCH, may_pass=True),
        word("quadratic-texts-listed", lambda: document("{{ t|opsomming }}"), _data(t=[_LONG] * 200), refused=_MUCH, may_pass=True),
        word("quadratic-texts-joined", lambda: document("{{ t|join(a) }}"), _data(t=[_LONG] * 200, a=_LONG), refused=_MUCH, may_pass=True),
        word("quadratic-links-of-text", lambda: document("{% for y in t %}{{ y }}{% endfor %}"), _data(t=[Link("A" * 9_000, f"https://a.nl/{n}") for n in range(4_000)]), refused=_MUCH, may_pass=True),
        word("quadratic-markdown-of-loops", lambda: document("{% for y in lijst %}{{ a }}{% endfor %}"), _data(190_000, a=Markdown("**a** *b*\n" * 1_000)), refused=_MUCH, may_pass=True),
        word("quadratic-pictures", lambda: document("{% for y in lijst %}{{ a }}{% endfor %}"), _data(190_000, a=Image("weg", 10)), refused=("word.unknown-image",)),
        word("quadratic-lines", lambda: document("{% for y in lijst %}{{ a }}{% endfor %}"), _data(190_000, a="a\n\nb\t" * 1_000), refused=_MUCH, may_pass=True),
        word("quadratic-controls-filled", lambda: document("{%p for y in lijst %}", f"<w:sdt><w:sdtPr><w:tag w:val='veld:a.{{{{ y }}}}'/><w:text/></w:sdtPr><w:sdtContent>{p('{{ y }}')}</w:sdtContent></w:sdt>", "{%p endfor %}"), _data(60_000), refused=_MUCH, may_pass=True),
    ]  # fmt: skip


ATTACKS: tuple[Attack, ...] = (*_compiled(), *_filled())
