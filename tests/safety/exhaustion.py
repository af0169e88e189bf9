# ruff: noqa: E501, ARG005, PLW0108  # tables: one attack a line, lambdas with the arguments that XlsxWriter gives
"""Attacks that want all the time or memory there is: at compile, and while filling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safety.attacks import Attack, excel, word
from safety.making import cells, document, excel_box, p, run, word_box, workbook

_DEEP = ("template.too-complex", "template.tag-too-long", "template.syntax")
_MUCH = (
    "template.too-much",
    "template.wrong-value",
    "word.broken-result",
    "excel.too-many-rows",
    "excel.text-too-long",
)
_LARGE = (
    "package.too-large",
    "package.ratio",
    "package.bad-xml",
    "template.too-many-tags",
    "template.too-complex",
    "excel.too-many-cells",
)
_ROWS = ("{%tr for a in lijst %}", "{{ a }}", "{%tr endfor %}")


def _numbers(count: int) -> Mapping[str, Any]:
    return {"lijst": list(range(count)), "x": "tekst", "lang": "A" * 100_000, "teksten": ["A" * 1000] * 1000}


def _thousand() -> Mapping[str, Any]:
    return _numbers(1000)


def _loops(depth: int, inner: str) -> str:
    opened = "".join(f"{{% for a{n} in lijst %}}" for n in range(depth))
    return opened + inner + "{% endfor %}" * depth


def _ifs(depth: int, inner: str) -> str:
    return "{% if x %}" * depth + inner + "{% endif %}" * depth


def _doubling(turns: int, how: str) -> str:
    return "{% set y = x %}" + f"{{% set y = {how} %}}" * turns + "{{ y }}"


def _nested_xml(depth: int, tag: str) -> str:
    return f"<w:{tag}>" * depth + f"</w:{tag}>" * depth


def _deep_runs(depth: int) -> str:
    return "<w:smartTag w:element='a'>" * depth + "</w:smartTag>" * depth


def _tables(depth: int) -> str:
    inner = p("{{ x }}")
    for _ in range(depth):
        inner = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>'
    return inner


def _many_cells(count: int, text: str) -> bytes:
    box = excel_box({"A1": "vast"})
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>' for n in range(1, count + 1)
    )
    box.parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    ).encode()
    return box.packed()


def _shared(count: int, text: str) -> bytes:
    box = excel_box({"A1": "vast"})
    items = "".join(f"<si><t>{text}</t></si>" for _ in range(count))
    box.parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>'
    ).encode()
    return box.packed()


def _sheet(old: str, new: str) -> bytes:
    box = excel_box({"A1": "{%tr for a in lijst %}", "A2": "{{ a }}", "A3": "{%tr endfor %}"})
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in box.parts[name]
    box.parts[name] = box.parts[name].replace(old.encode(), new.encode())
    return box.packed()


def _column_list(*tags: str) -> dict[str, str]:
    return {f"A{n}": tag for n, tag in enumerate(tags, 1)}


def _row_loops(depth: int) -> dict[str, str]:
    opened = [f"{{%tr for a{n} in lijst %}}" for n in range(depth)]
    return _column_list(*opened, "{{ a0 }}", *(["{%tr endfor %}"] * depth))


def _deep_mapping(depth: int) -> Mapping[str, Any]:
    value: Any = "einde"
    for _ in range(depth):
        value = {"a": value}
    return {"x": value, "lijst": [1]}


def _cyclic() -> Mapping[str, Any]:
    around: list[Any] = [1]
    around.append(around)
    return {"lijst": around, "x": "tekst"}


EXPRESSIONS: dict[str, str] = {
    "brackets": "{{ " + "(" * 200 + "x" + ")" * 200 + " }}",
    "lists": "{{ " + "[" * 200 + "x" + "]" * 200 + " }}",
    "subscripts": "{{ x" + "[0]" * 150 + " }}",
    "attributes": "{{ x" + ".a" * 240 + " }}",
    "filters": "{{ x" + "|e" * 240 + " }}",
    "nots": "{{ " + "not " * 120 + "x }}",
    "minuses": "{{ " + "-" * 400 + "1 }}",
    "pluses": "{{ " + "+" * 400 + "1 }}",
    "concats": "{{ x" + "~x" * 240 + " }}",
    "sums": "{{ 1" + "+1" * 240 + " }}",
    "ands": "{{ x" + " and x" * 80 + " }}",
    "conditions": "{{ " + "x if x else " * 40 + "x }}",
    "comparisons": "{{ 1" + "<2" * 240 + " }}",
    "tests": "{{ x" + " is defined" * 44 + " }}",
    "defaults": "{{ x" + "|default(x" * 40 + ")" * 40 + " }}",
    "digits": "{{ " + "9" * 490 + " }}",
    "digits-below": "{{ 1" + "_0" * 240 + " }}",
    "exponent": "{{ 1e" + "9" * 300 + " }}",
    "name-long": "{{ " + "a" * 490 + " }}",
    "quotes": "{{ '" + "\\\\" * 240 + "' }}",
    "too-long": "{{ '" + "A" * 100_000 + "' }}",
    "too-long-comment": "{# " + "A" * 1_000_000 + " #}",
    "quote-marks": "{{ " + "'" * 480 + " }}",
    "opens": "{{" * 200_000,
    "opens-statement": "{%" * 200_000,
    "opens-comment": "{#" * 200_000,
    "closes": "}}" * 200_000,
    "braces": "{" * 1_000_000,
    "escapes": "{_{" * 200_000,
    "spaces": "{{" + " " * 1_000_000 + "x }}",
    "unclosed-quotes": "{{ 'a }}" * 20_000,
    "dashes": "{{-" * 100_000 + "x }}",
}  # fmt: skip


def _expressions() -> list[Attack]:
    codes = (*_DEEP, "template.unclosed-tag", "template.unknown-name", "template.missing-name", "template.wrong-value",
             "template.no-field-of-value", "template.plus-on-text", "excel.text-too-long", "template.prints-container",
             "template.stray-end", "template.refused-expression", "template.not-a-number", "excel.bad-number",
             "template.dynamic-subscript", "template.too-many-tags")  # fmt: skip
    found: list[Attack] = []
    for name, tag in EXPRESSIONS.items():
        found.append(word(f"deep-{name}", lambda tag=tag: document(tag), _thousand, refused=codes, may_pass=True))
        if len(tag) < 32_000:
            found.append(
                excel(f"deep-{name}", lambda tag=tag: workbook({"A1": tag}), _thousand, refused=codes, may_pass=True)
            )
    return found


def _compile_word() -> list[Attack]:
    return [
        word("blocks-loops-25", lambda: document(_loops(25, "a")), lambda: _numbers(1), refused=_DEEP, may_pass=True),
        word("blocks-loops-200", lambda: document(_loops(200, "a")), lambda: _numbers(1), refused=_DEEP, may_pass=True),
        word("blocks-ifs-120", lambda: document(_ifs(120, "a")), _thousand, refused=_DEEP, may_pass=True),
        word("blocks-ifs-5000", lambda: document(_ifs(5000, "a")), _thousand, refused=_DEEP, may_pass=True),
        word(
            "blocks-paragraph-loops-100",
            lambda: document(*["{%p for a in lijst %}"] * 100, "{{ x }}", *["{%p endfor %}"] * 100),
            lambda: _numbers(1),
            refused=_DEEP,
            may_pass=True,
        ),
        word(
            "blocks-elif-5000",
            lambda: document("{% if x == 'a' %}" + "{% elif x == 'b' %}b" * 5000 + "{% endif %}"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "blocks-else-5000",
            lambda: document("{% if x %}" + "{% else %}" * 5000 + "{% endif %}"),
            _thousand,
            refused=("template.misplaced-branch", *_LARGE),
        ),
        word(
            "blocks-ends-50000",
            lambda: document("{% endif %}" * 50_000),
            _thousand,
            refused=("template.unopened-block", *_LARGE),
        ),
        word(
            "blocks-opens-20000",
            lambda: document("{% if x %}" * 20_000),
            _thousand,
            refused=("template.unclosed-block", *_LARGE),
        ),
        word(
            "tags-20000-in-one-paragraph",
            lambda: document("{{ x }}" * 20_000),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "tags-20000-in-paragraphs",
            lambda: document(*["{{ x }}"] * 20_000),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word("tags-100000", lambda: document(*["{{ x }}"] * 100_000), _thousand, refused=_LARGE, may_pass=True),
        word("tags-1000000", lambda: document(*["{{x}}" * 10] * 100_000), _thousand, refused=_LARGE, may_pass=True),
        word(
            "tags-wrong-20000",
            lambda: document(*["{{ x( }}"] * 20_000),
            _thousand,
            refused=("template.syntax", *_LARGE),
        ),
        word(
            "tags-unknown-20000",
            lambda: document(*["{{ y.z }}"] * 20_000),
            _thousand,
            refused=("template.missing-name", *_LARGE),
        ),
        word("sets-20000", lambda: document("{% set y = x %}" * 20_000), _thousand, refused=_LARGE, may_pass=True),
        word(
            "sets-different-5000",
            lambda: document("".join(f"{{% set y{n} = x %}}" for n in range(5000))),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "runs-50000-in-one-tag",
            lambda: document("<w:p>" + run("{{ x") + run(" ") * 400 + run("}}") + "</w:p>"),
            _thousand,
            refused=(*_DEEP, *_LARGE),
            may_pass=True,
        ),
        word(
            "runs-100000",
            lambda: document("<w:p>" + run("a") * 100_000 + run("{{ x }}") + "</w:p>"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "runs-of-one-letter",
            lambda: document("<w:p>" + "".join(run(c) for c in "{{ x }}" * 5000) + "</w:p>"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word("xml-depth-200", lambda: document(_tables(100)), _thousand, refused=_LARGE, may_pass=True),
        word("xml-depth-10000", lambda: document(_nested_xml(10_000, "sdt")), _thousand, refused=_LARGE),
        word(
            "xml-depth-255",
            lambda: document("{{ x }}", f"<w:p>{_deep_runs(200)}</w:p>"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-elements-1000000",
            lambda: document("{{ x }}", "<w:p/>" * 1_000_000),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-elements-varied",
            lambda: document("{{ x }}", _varied(240_000)),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word("xml-elements-varied-more", lambda: document("{{ x }}", _varied(500_000)), _thousand, refused=_LARGE),
        word(
            "xml-paragraphs-varied",
            lambda: document("".join(f"<w:p w:rsidR='{n:08X}'>{run(f'{n} {{{{ x }}}}')}</w:p>" for n in range(15_000))),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-attributes-behind-angle",
            lambda: document("{{ x }}", _attributes("w:a{0}='>'", 50_000)),
            _thousand,
            refused=_LARGE,
        ),
        word("xml-relations-16mb", _wide_relations, _thousand, refused=_LARGE),
        word(
            "xml-text-varied-15mb",
            lambda: document(
                "{{ x }}",
                "".join(run(f"{n * 7919 % 1_000_003}" * 20) for n in range(100_000)).join(("<w:p>", "</w:p>")),
            ),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-attributes-10000",
            lambda: document("{{ x }}", _attributes("w:a{0}='1'", 10_000)),
            _thousand,
            refused=_LARGE,
        ),
        word(
            "xml-attributes-in-all",
            lambda: document("{{ x }}", _attributes("xmlns:a{0}='urn:{0}'", 300) * 300),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-namespaces-5000",
            lambda: document("{{ x }}", _attributes("xmlns:a{0}='urn:{0}'", 5000)),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-namespaces-in-all",
            lambda: document("{{ x }}", "".join(f'<w:p xmlns:a{n}="urn:{n}"><w:r/></w:p>' for n in range(20_000))),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word("xml-text-30mb", lambda: document("{{ x }}", "A" * (30 << 20)), _thousand, refused=(*_LARGE, *_MUCH)),
        word(
            "xml-attribute-20mb",
            lambda: document("{{ x }}", "<w:p w:rsidR='" + "A" * (20 << 20) + "'/>"),
            _thousand,
            refused=(*_LARGE, *_MUCH),
            may_pass=True,
        ),
        word(
            "xml-comment-20mb",
            lambda: document("{{ x }}", f"<!--{'A' * (20 << 20)}--><w:p/>"),
            _thousand,
            refused=(*_LARGE, *_MUCH),
            may_pass=True,
        ),
        word("xml-open-angles", lambda: _raw(b"<" * 1_000_000), _thousand, refused=_LARGE),
        word("xml-open-tags", lambda: _raw(b"<a " * 300_000), _thousand, refused=_LARGE),
        word("xml-equal-signs", lambda: _raw(b"<a " + b"=" * 1_000_000), _thousand, refused=_LARGE),
        word(
            "xml-ampersands",
            lambda: document("{{ x }}", f"<w:p><w:r><w:t>{'&amp;' * 1_000_000}</w:t></w:r></w:p>"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-bookmarks-20000",
            lambda: document(
                "{% for a in lijst %}",
                "<w:p>"
                + "".join(
                    f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:bookmarkEnd w:id="{n}"/>' for n in range(20_000)
                )
                + "</w:p>",
                "{{ x }}",
            ),
            _thousand,
            refused=(*_LARGE, "template.split-block", "template.unclosed-block"),
        ),
        word(
            "xml-fields-nested-5000",
            lambda: document(
                "<w:p>"
                + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r>' * 5000
                + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 5000
                + "</w:p>"
            ),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word(
            "xml-fields-100000",
            lambda: document("<w:p>" + '<w:fldSimple w:instr="PAGE"/>' * 100_000 + "</w:p>"),
            _thousand,
            refused=_LARGE,
            may_pass=True,
        ),
        word("headers-1000", _many_headers, _thousand, refused=(*_LARGE, "package.too-many-parts"), may_pass=True),
        word(
            "relations-50000",
            _many_relations,
            _thousand,
            refused=(*_LARGE, "package.relationships"),
            may_pass=True,
            links=[f"https://a/{n}" for n in range(50_000)],
        ),
        word("content-types-50000", _many_types, _thousand, refused=(*_LARGE, "package.missing-part"), may_pass=True),
        word("styles-20000", _many_styles, _thousand, refused=_LARGE, may_pass=True),
    ]


def _varied(count: int) -> str:
    return "".join(f'<w:p w:rsidR="{n * 7919 % 1_000_003:08X}"/>' for n in range(count))


def _wide_relations() -> bytes:
    box = word_box("{{ x }}")
    rows = "".join(f'<Relationship Id="r{n * 7919}" Type="t{n}" Target="{n * 104_729}"/>' for n in range(300_000))
    box.parts["word/_rels/document.xml.rels"] = f"<Relationships>{rows}</Relationships>".encode()
    del box.rels["word/document.xml"]
    return box.packed()


def _attributes(pattern: str, count: int) -> str:
    return f"<w:p {' '.join(pattern.format(n) for n in range(count))}/>"


def _raw(content: bytes) -> bytes:
    return word_box().add("word/document.xml", content).packed()


def _many_headers() -> bytes:
    box = word_box("{{ x }}")
    for number in range(1000):
        box.add(f"word/header{number}.xml", f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("{{ x }}" * 20)}</w:hdr>'.encode(), "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", "word/document.xml", "header")  # fmt: skip
    return box.packed()


def _many_relations() -> bytes:
    box = word_box("{{ x }}")
    for number in range(50_000):
        box.link("word/document.xml", "hyperlink", f"https://a/{number}", external=True)
    return box.packed()


def _many_types() -> bytes:
    box = word_box("{{ x }}")
    box.types |= {f"a{n}.xml": "application/xml" for n in range(50_000)}
    return box.packed()


def _many_styles() -> bytes:
    styles = "".join(f'<w:style w:styleId="a{n}"><w:basedOn w:val="a{n + 1}"/></w:style>' for n in range(20_000))
    data = f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</w:styles>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
    return word_box("{{ x }}").add("word/styles.xml", data.encode(), kind, "word/document.xml", "styles").packed()


def _render_word() -> list[Attack]:
    return [
        word("loops-two-thousand", lambda: document(_loops(2, "a")), _thousand, refused=_MUCH),
        word("loops-six", lambda: document(_loops(6, "a")), _thousand, refused=_MUCH),
        word("loops-nine-empty", lambda: document(_loops(9, "")), _thousand, refused=_MUCH),
        word(
            "loops-filtered",
            lambda: document("{% for a in lijst if a > 2000 %}{% endfor %}" * 500),
            _thousand,
            refused=(*_MUCH, *_LARGE),
            may_pass=True,
        ),
        word(
            "loops-million",
            lambda: document("{% for a in lijst %}{{ a }}{% endfor %}"),
            lambda: _numbers(1_000_000),
            refused=_MUCH,
        ),
        word("loops-200000-rows", lambda: document(_row_table()), lambda: _numbers(200_000), refused=_MUCH),
        word(
            "loops-20000-rows", lambda: document(_row_table()), lambda: _numbers(20_000), refused=_MUCH, may_pass=True
        ),
        word(
            "loops-20000-columns",
            lambda: document(cells("{%tc for a in lijst %}", "{{ a }}", "{%tc endfor %}")),
            lambda: _numbers(20_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "loops-long-text", lambda: document("{% for a in lijst %}{{ lang }}{% endfor %}"), _thousand, refused=_MUCH
        ),
        word(
            "loops-constant-text",
            lambda: document("{% for a in lijst %}{% for b in lijst %}" + "A" * 400 + "{% endfor %}{% endfor %}"),
            lambda: _numbers(400),
            refused=_MUCH,
        ),
        word(
            "loops-in-all-headers",
            _looping_headers,
            lambda: _numbers(190_000),
            refused=(*_MUCH, *_LARGE),
            may_pass=True,
        ),
        word(
            "loops-over-itself",
            lambda: document("{% for a in lijst %}{% for b in a %}{{ b }}{% endfor %}{% endfor %}"),
            _cyclic,
            refused=_MUCH,
        ),
        word(
            "print-cyclic", lambda: document("{{ lijst|join }}"), _cyclic, refused=(*_MUCH, "template.prints-container")
        ),
        word("sort-cyclic", lambda: document("{{ lijst|sort|first }}"), _cyclic, refused=_MUCH, may_pass=True),
        word(
            "deep-data",
            lambda: document("{{ x" + ".a" * 200 + " }}"),
            lambda: _deep_mapping(100_000),
            refused=(*_MUCH, "template.prints-container", *_DEEP),
        ),
        word("doubling-set-concat", lambda: document(_doubling(40, "y ~ y")), _thousand, refused=_MUCH),
        word(
            "doubling-set-concat-long",
            lambda: document(_doubling(20, "y ~ y ~ y ~ y ~ y ~ y ~ y ~ y")),
            _thousand,
            refused=_MUCH,
        ),
        word(
            "doubling-in-loop",
            lambda: document("{% set y = x %}{% for a in lijst %}{% set y = y ~ y %}{% endfor %}{{ y }}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-in-loop-inside",
            lambda: document(
                "{% for a in lijst %}{% set y = lang ~ lang ~ lang ~ lang ~ lang ~ lang ~ lang %}{% endfor %}"
            ),
            _thousand,
            refused=_MUCH,
        ),
        word(
            "doubling-list",
            lambda: document("{% set y = [x, x] %}" + "{% set y = [y, y, y, y, y, y, y, y] %}" * 30 + "{{ y|join }}"),
            _thousand,
            refused=(*_MUCH, "template.prints-container"),
        ),
        word(
            "doubling-list-length",
            lambda: document("{% set y = [x, x] %}" + "{% set y = [y, y, y, y] %}" * 30 + "{{ y|length }}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-sort",
            lambda: document("{% set y = [1, 2] %}" + "{% set y = [y, y, y, y] %}" * 30 + "{{ y|sort|length }}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-unique",
            lambda: document("{% set y = [1, 2] %}" + "{% set y = [y, y, y, y] %}" * 30 + "{{ y|unique|length }}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-equal",
            lambda: document(
                "{% set y = [1, 2] %}{% set z = [1, 2] %}"
                + "{% set y = [y, y, y, y] %}{% set z = [z, z, z, z] %}" * 14
                + "{% if y == z %}a{% endif %}"
            ),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-in",
            lambda: document(
                "{% set y = [1, 2] %}{% set z = [1, 2] %}"
                + "{% set y = [y, y, y, y] %}{% set z = [z, z, z, z] %}" * 14
                + "{% if y in [z] %}a{% endif %}"
            ),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-less",
            lambda: document(
                "{% set y = [1, 2] %}{% set z = [1, 2] %}"
                + "{% set y = [y, y, y, y] %}{% set z = [z, z, z, z] %}" * 14
                + "{% if y < z %}a{% endif %}"
            ),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "doubling-list-opsomming",
            lambda: document("{% set y = [1, 2] %}" + "{% set y = [y, y, y, y] %}" * 30 + "{{ y|opsomming }}"),
            _thousand,
            refused=(*_MUCH, "template.filter-type"),
        ),
        word(
            "doubling-number",
            lambda: document("{% set y = 99999999999 %}" + "{% set y = y + y %}" * 5000 + "{{ y }}"),
            _thousand,
            refused=(*_MUCH, *_LARGE),
            may_pass=True,
        ),
        word(
            "replace-bomb",
            lambda: document("{{ lang|replace('A', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA') }}"),
            _thousand,
            refused=_MUCH,
        ),
        word(
            "replace-bomb-chain",
            lambda: document("{{ 'AAAAAAAAAA'" + "|replace('A','AAAAAAAAAA')" * 9 + " }}"),
            _thousand,
            refused=_MUCH,
        ),
        word(
            "replace-bomb-empty",
            lambda: document("{{ lang|replace('', lang) }}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "replace-long-each-turn",
            lambda: document("{% for a in lijst %}{{ lang|replace('B', 'C')|length }}{% endfor %}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "upper-long-each-turn",
            lambda: document("{% for a in lijst %}{{ lang|upper|length }}{% endfor %}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "title-long-each-turn",
            lambda: document("{% for a in lijst %}{{ lang|title|length }}{% endfor %}"),
            _thousand,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "title-of-a-million",
            lambda: document("{{ x|title }}"),
            lambda: {"x": "A" * 1_000_000},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "in-long-each-turn",
            lambda: document("{% for a in lijst %}{% if 'AAB' in lang %}{% endif %}{% endfor %}"),
            lambda: _numbers(100_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "in-list-each-turn",
            lambda: document("{% for a in lijst %}{% if 'AAB' in lijst %}{% endif %}{% endfor %}"),
            lambda: _numbers(100_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "equal-lists-each-turn",
            lambda: document("{% for a in lijst %}{% if lijst == twee %}{% endif %}{% endfor %}"),
            lambda: {**_numbers(100_000), "twee": list(range(100_000))},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "sort-each-turn",
            lambda: document("{% for a in lijst %}{{ lijst|sort|length }}{% endfor %}"),
            lambda: _numbers(20_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "unique-each-turn",
            lambda: document("{% for a in lijst %}{{ lijst|unique|length }}{% endfor %}"),
            lambda: _numbers(20_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "last-each-turn",
            lambda: document("{% for a in lijst %}{{ lijst|last }}{% endfor %}"),
            lambda: _numbers(50_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "first-each-turn",
            lambda: document("{% for a in lijst %}{{ lijst|first }}{% endfor %}"),
            lambda: _numbers(50_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "count-mapping-each-turn",
            lambda: document("{% for a in lijst %}{% for c, v in m|items %}{% endfor %}{% endfor %}"),
            lambda: {**_numbers(5000), "m": {str(n): n for n in range(5000)}},
            refused=_MUCH,
        ),
        word("join-bomb", lambda: document("{{ teksten|join(lang) }}"), _thousand, refused=_MUCH),
        word(
            "join-each-turn",
            lambda: document("{% for a in lijst %}{{ lijst|join(', ')|length }}{% endfor %}"),
            lambda: _numbers(10_000),
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "opsomming-million",
            lambda: document("{{ lijst|opsomming }}"),
            lambda: _numbers(300_000),
            refused=(*_MUCH, "template.filter-type"),
            may_pass=True,
        ),
        word("text-2-million", lambda: document("{{ x }}"), lambda: {"x": "A" * 2_000_000}, refused=_MUCH),
        word("text-50-million", lambda: document("{{ x }}"), lambda: {"x": "A" * 50_000_000}, refused=_MUCH),
        word(
            "text-million-breaks",
            lambda: document("{{ x }}"),
            lambda: {"x": "\n" * 900_000},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "text-million-paragraphs",
            lambda: document("{{ x }}"),
            lambda: {"x": "a\n\n" * 300_000},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "text-million-blanks-between",
            lambda: document("{{ x }}"),
            lambda: {"x": "\n" + " " * 900_000 + "a"},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "text-blank-lines",
            lambda: document("{{ x }}"),
            lambda: {"x": "\n \t" * 300_000 + "a"},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "text-million-ampersands",
            lambda: document("{{ x }}"),
            lambda: {"x": "&" * 900_000},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-stars",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("*" * 200_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-open-stars",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("**a" * 60_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-open-star-words",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("*a " * 60_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-nested-stars",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("**a*" * 60_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-many-lists",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("1. a\n- b\n" * 60_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-blanks",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown(" " * 200_000 + "a")},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-backslashes",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("\\*" * 200_000)},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "markdown-numbers",
            lambda: document("{{ x }}"),
            lambda: {"x": _markdown("9" * 400_000 + ". a")},
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "links-50000",
            lambda: document("{% for a in lijst %}{{ a }}{% endfor %}"),
            _links,
            refused=_MUCH,
            may_pass=True,
            links=[f"https://a/{n}" for n in range(50_000)],
        ),
        word(
            "links-3000",
            lambda: document("{% for a in lijst %}{{ a }}{% endfor %}"),
            lambda: {"lijst": _links()["lijst"][:3000]},
            refused=_MUCH,
            may_pass=True,
            links=[f"https://a/{n}" for n in range(50_000)],
        ),
        word(
            "controls-5000",
            lambda: document(
                "{%p for a in lijst %}",
                '<w:p><w:sdt><w:sdtPr><w:tag w:val="veld:a.{{ loop.index }}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{ a }}</w:t></w:r></w:sdtContent></w:sdt></w:p>',
                "{%p endfor %}",
            ),
            lambda: _numbers(5000),
            refused=_MUCH,
            may_pass=True,
        ),
        word("integer-huge", lambda: document("{{ x }}"), lambda: {"x": 10**4299}, refused=_MUCH, may_pass=True),
        word(
            "integer-beyond-python",
            lambda: document("{{ x }}"),
            lambda: {"x": 10**10_000},
            refused=(*_MUCH, "template.not-a-number"),
        ),
        word(
            "integer-bedrag",
            lambda: document("{{ x|bedrag }}"),
            lambda: {"x": 10**4000},
            refused=(*_MUCH, "template.not-a-number"),
            may_pass=True,
        ),
        word(
            "decimal-exponent",
            lambda: document("{{ x|getal }}"),
            _decimal,
            refused=(*_MUCH, "template.not-a-number"),
            may_pass=True,
        ),
        word(
            "decimal-exponent-bedrag",
            lambda: document("{{ x|bedrag }}"),
            _decimal,
            refused=(*_MUCH, "template.not-a-number"),
            may_pass=True,
        ),
        word(
            "decimal-exponent-round",
            lambda: document("{{ x|round(2) }}"),
            _decimal,
            refused=(*_MUCH, "template.not-a-number"),
            may_pass=True,
        ),
        word(
            "decimal-exponent-plus",
            lambda: document("{{ x + 1 }}"),
            _decimal,
            refused=(*_MUCH, "template.not-a-number"),
            may_pass=True,
        ),
        word(
            "decimal-exponent-compare",
            lambda: document("{% if x > 1 %}a{% endif %}"),
            _decimal,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "decimal-exponent-even",
            lambda: document("{% if x is even %}a{% endif %}"),
            _decimal,
            refused=_MUCH,
            may_pass=True,
        ),
        word(
            "float-round", lambda: document("{{ x|round(12) }}"), lambda: {"x": 1.7e308}, refused=_MUCH, may_pass=True
        ),
    ]


def _decimal() -> Mapping[str, Any]:
    from decimal import Decimal

    return {"x": Decimal("1E+999999999")}


def _markdown(text: str) -> Any:
    from docgen.template import Markdown

    return Markdown(text)


def _links() -> Mapping[str, Any]:
    from docgen.template import Link

    return {"lijst": [Link(f"{n}", f"https://a/{n}") for n in range(50_000)]}


def _row_table() -> str:
    rows = "".join(f"<w:tr><w:tc>{p(tag)}</w:tc></w:tr>" for tag in _ROWS)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{rows}</w:tbl><w:p/>'


def _looping_headers() -> bytes:
    box = word_box("a")
    for number in range(20):
        content = p("{% for a in lijst %}AAAAAAAAAAAAAAAAAAAA{% endfor %}")
        box.add(f"word/header{number}.xml", f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</w:hdr>'.encode(), "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", "word/document.xml", "header")  # fmt: skip
    return box.packed()


def _excel() -> list[Attack]:
    loop = _column_list(*_ROWS)
    return [
        excel("blocks-row-loops-30", lambda: workbook(_row_loops(30)), lambda: _numbers(1), refused=_DEEP, may_pass=True),
        excel("blocks-row-loops-300", lambda: workbook(_row_loops(300)), lambda: _numbers(1), refused=_DEEP, may_pass=True),
        excel("blocks-ifs-in-cell", lambda: workbook({"A1": _ifs(120, "a")}), _thousand, refused=_DEEP, may_pass=True),
        excel("cells-100000", lambda: _many_cells(100_000, "vast"), _thousand, refused=_LARGE, may_pass=True),
        excel("cells-100000-tagged", lambda: _many_cells(100_000, "{{ x }}"), _thousand, refused=_LARGE, may_pass=True),
        excel("cells-20000-tagged", lambda: _many_cells(20_000, "{{ x }}"), _thousand, refused=_LARGE, may_pass=True),
        excel("cells-300000", lambda: _many_cells(300_000, "vast"), _thousand, refused=_LARGE, may_pass=True),
        excel("strings-300000", lambda: _shared(300_000, "vast"), _thousand, refused=_LARGE, may_pass=True),
        excel("strings-100000-tagged", lambda: _shared(100_000, "{{ x }}"), _thousand, refused=_LARGE, may_pass=True),
        excel("rows-million", lambda: workbook(loop), lambda: _numbers(1_100_000), refused=_MUCH),
        excel("rows-190000", lambda: workbook(loop), lambda: _numbers(190_000), refused=_MUCH, may_pass=True),
        excel("rows-100000", lambda: workbook(loop), lambda: _numbers(100_000), refused=_MUCH, may_pass=True),
        excel("rows-20000", lambda: workbook(loop), lambda: _numbers(20_000), refused=_MUCH, may_pass=True),
        excel("rows-two-loops", lambda: workbook(_row_loops(2)), _thousand, refused=_MUCH),
        excel("rows-six-loops", lambda: workbook(_row_loops(6)), _thousand, refused=_MUCH),
        excel("columns-20000", lambda: workbook({"A1": "{%tc for a in lijst %}", "B1": "{{ a }}", "C1": "{%tc endfor %}"}), lambda: _numbers(20_000), refused=("excel.too-many-columns", *_MUCH)),
        excel("columns-10000", lambda: workbook({"A1": "{%tc for a in lijst %}", "B1": "{{ a }}", "C1": "{%tc endfor %}"}), lambda: _numbers(10_000), refused=_MUCH, may_pass=True),
        excel("sheets-5000", lambda: workbook({"A1": "{%ts for a in lijst %}", "A2": "{{ a }}"}), lambda: _numbers(5000), refused=(*_MUCH, "excel.too-many-sheets"), may_pass=True),
        excel("sheets-100000", lambda: workbook({"A1": "{%ts for a in lijst %}", "A2": "{{ a }}"}), lambda: _numbers(100_000), refused=(*_MUCH, "excel.too-many-sheets")),
        excel("sheets-same-name", lambda: workbook({"A1": "{%ts for a in lijst %}", "A2": "{{ a }}"}, sheet="vast"), lambda: _numbers(1500), refused=(*_MUCH, "excel.too-many-sheets"), may_pass=True),
        excel("text-2-million", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": "A" * 2_000_000}, refused=_MUCH),
        excel("text-32768", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": "A" * 32_768}, refused="excel.text-too-long"),
        excel("text-32767-astral", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": "𝒸" * 20_000}, refused="excel.text-too-long"),
        excel("text-joined-32768", lambda: workbook({"A1": "{{ x }}{{ x }}"}), lambda: {"x": "A" * 20_000}, refused="excel.text-too-long"),
        excel("text-long-wrapped", lambda: _wrapped(), lambda: {"x": "woord " * 5400}, refused=_MUCH, may_pass=True),
        excel("text-long-wrapped-one-word", lambda: _wrapped(), lambda: {"x": "A" * 32_000}, refused=_MUCH, may_pass=True),
        excel("text-long-wrapped-breaks", lambda: _wrapped(), lambda: {"x": "\n" * 32_000}, refused=_MUCH, may_pass=True),
        excel("text-long-wrapped-rows", lambda: _wrapped(_ROWS), lambda: {"lijst": ["woord " * 5000] * 200}, refused=_MUCH, may_pass=True),
        excel("text-header-long", lambda: workbook({"A1": "a"}, draw=lambda book, page: page.set_header("&C{{ x }}")), lambda: {"x": "A" * 100_000}, refused=("excel.header-too-long", *_MUCH)),
        excel("text-sheet-name-long", lambda: _sheet_name(), lambda: {"x": "A" * 500_000}, refused=_MUCH, may_pass=True),
        excel("doubling-set", lambda: workbook(_column_list("{% set y = x %}" + "{% set y = y ~ y %}" * 40 + "{{ y }}")), _thousand, refused=_MUCH),
        excel("replace-bomb", lambda: workbook({"A1": "{{ lang|replace('A', 'AAAAAAAAAAAAAAAAAAAAAAAA') }}"}), _thousand, refused=_MUCH),
        excel("join-bomb", lambda: workbook({"A1": "{{ teksten|join(lang) }}"}), _thousand, refused=_MUCH),
        excel("markdown-stars", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": _markdown("**a" * 10_000)}, refused=_MUCH, may_pass=True),
        excel("integer-huge", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": 10**4299}, refused="excel.bad-number"),
        excel("integer-beyond-python", lambda: workbook({"A1": "{{ x }}"}), lambda: {"x": 10**10_000}, refused=(*_MUCH, "excel.bad-number", "template.not-a-number")),
        excel("decimal-exponent", lambda: workbook({"A1": "{{ x }}"}), _decimal, refused=(*_MUCH, "excel.bad-number"), may_pass=True),
        excel("merge-whole-sheet", lambda: _sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'), _thousand, refused=_MUCH, may_pass=True),
        excel("merges-20000", lambda: _sheet("</sheetData>", '</sheetData><mergeCells>' + "".join(f'<mergeCell ref="C{n}:D{n}"/>' for n in range(5, 20_005)) + "</mergeCells>"), _thousand, refused=_MUCH, may_pass=True),
        excel("validation-whole-sheet", lambda: _sheet("</sheetData>", '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>'), _thousand, refused=_MUCH, may_pass=True),
        excel("validations-ranges-20000", lambda: _sheet("</sheetData>", '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="' + " ".join(f"C{n}" for n in range(1, 20_000)) + '"><formula1>"a"</formula1></dataValidation></dataValidations>'), _thousand, refused=_MUCH, may_pass=True),
        excel("formula-whole-columns", lambda: workbook({**loop, "C1": "==SUM(A:XFD)"}), _thousand, refused=_MUCH, formulas=1, may_pass=True),
        excel("formula-long", lambda: workbook({**loop, "C1": "==" + "+".join(["A2"] * 2000)}), _thousand, refused=_MUCH, formulas=1, may_pass=True),
        excel("formula-deep", lambda: workbook({**loop, "C1": "==" + "(" * 3000 + "A2" + ")" * 3000}), _thousand, refused=(*_MUCH, *_LARGE, "package.bad-formula"), formulas=1, may_pass=True),
        excel("formula-minuses", lambda: workbook({**loop, "C1": "==" + "-" * 5000 + "A2"}), _thousand, refused=(*_MUCH, *_LARGE), formulas=1, may_pass=True),
        excel("formula-quotes", lambda: workbook({**loop, "C1": "==" + '"' * 8001 + "A2"}), _thousand, refused=(*_MUCH, *_LARGE, "package.bad-formula"), formulas=1, may_pass=True),
        excel("formula-brackets", lambda: workbook({**loop, "C1": "==" + "[" * 8000}), _thousand, refused=(*_MUCH, *_LARGE, "package.bad-formula", "package.external-data"), formulas=1, may_pass=True),
        excel("formula-power", lambda: workbook({**loop, "C1": "==SUM(A1:A9)*9^9^9^9^9"}), _thousand, refused=_MUCH, formulas=1, may_pass=True),
        excel("formula-repeat", lambda: workbook({**loop, "C1": '==REPT("A",2000000000)&A2'}), _thousand, refused=_MUCH, formulas=1, may_pass=True),
        excel("formula-circular", lambda: workbook({**loop, "C1": "==SUM(C2,A2)", "C2": "==SUM(C1,A2)"}), _thousand, refused=_MUCH, formulas=5000, may_pass=True),
        excel("formula-chain", lambda: workbook({**loop, "C1": "==SUM(A2)", **{f"C{n}": f"==SUM(C{n - 1})" for n in range(2, 3000)}}), _thousand, refused=_MUCH, formulas=3_000_000, may_pass=True),
        excel("formula-chain-down", lambda: workbook({**loop, **{f"C{n}": f"==SUM(C{n + 1},A2)" for n in range(1, 3000)}}), _thousand, refused=_MUCH, formulas=3_000_000, may_pass=True),
        excel("formula-in-loop", lambda: workbook({"A1": "{%tr for a in lijst %}", "A2": "{{ a }}", "B2": "==SUM(A$2:A2)", "A3": "{%tr endfor %}"}), lambda: _numbers(5000), refused=_MUCH, formulas=5000, may_pass=True),
        excel("conditional-format-many", lambda: _sheet("</sheetData>", "</sheetData>" + "".join(f'<conditionalFormatting sqref="A{n}"><cfRule type="expression" priority="{n}"><formula>A2=1</formula></cfRule></conditionalFormatting>' for n in range(1, 10_000))), _thousand, refused=_MUCH, may_pass=True),
        excel("row-number-huge", lambda: _sheet('<row r="1"', '<row r="99999999999"'), _thousand, refused=(*_MUCH, "package.bad-xml", "excel.broken-part"), may_pass=True),
        excel("row-number-not-a-number", lambda: _sheet('<row r="1"', '<row r="drie"'), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("cell-name-wrong", lambda: _sheet('r="A1"', 'r="ÅÄ"'), _thousand, refused=("package.bad-xml", "excel.broken-part"), may_pass=True),
        excel("cell-name-far", lambda: _sheet('r="A1"', 'r="ZZZZZZ99999999"'), _thousand, refused=("package.bad-xml", "excel.broken-part", "excel.too-many-columns"), may_pass=True),
        excel("string-index-far", lambda: _sheet("<v>0</v>", "<v>99999999</v>"), _thousand, refused=("package.bad-xml", "excel.broken-part", "template.unopened-block")),
        excel("string-index-negative", lambda: _sheet("<v>0</v>", "<v>-1</v>"), _thousand, refused=("package.bad-xml", "excel.broken-part", "template.unopened-block")),
        excel("string-index-text", lambda: _sheet("<v>0</v>", "<v>nul</v>"), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("style-index-far", lambda: _sheet('<c r="A2"', '<c s="99999999" r="A2"'), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("style-index-text", lambda: _sheet('<c r="A2"', '<c s="rood" r="A2"'), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("columns-span-huge", lambda: _sheet("<sheetData>", '<cols><col min="1" max="4294967295" width="9"/></cols><sheetData>'), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("columns-span-text", lambda: _sheet("<sheetData>", '<cols><col min="een" max="twee" width="breed"/></cols><sheetData>'), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("row-height-text", lambda: _sheet('<row r="1"', '<row ht="hoog" r="1"'), _thousand, refused=("package.bad-xml", "excel.broken-part"), may_pass=True),
        excel("merge-reversed", lambda: _sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="D9:A1"/></mergeCells>'), _thousand, refused=("package.bad-xml", "excel.broken-part"), may_pass=True),
        excel("merge-nonsense", lambda: _sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="zomaar"/></mergeCells>'), _thousand, refused=("package.bad-xml", "excel.broken-part"), may_pass=True),
        excel("no-sheet-data", lambda: _sheet("sheetData", "sheetDate"), _thousand, refused=("package.bad-xml", "excel.broken-part")),
        excel("rows-backwards", lambda: _sheet('<row r="1"', '<row r="9"'), _thousand, refused=("package.bad-xml", "excel.broken-part", "template.unopened-block"), may_pass=True),
        excel("rows-twice", lambda: _sheet('<row r="2"', '<row r="1"'), _thousand, refused=("package.bad-xml", "excel.broken-part", "template.unopened-block"), may_pass=True),
    ]  # fmt: skip


def _wrapped(tags: tuple[str, ...] = ("{{ x }}",)) -> bytes:
    def draw(book: Any, page: Any) -> None:
        form = book.add_format({"text_wrap": True})
        for row, tag in enumerate(tags):
            page.write_string(row, 0, tag, form)

    return workbook({}, draw=draw)


def _sheet_name() -> bytes:
    box = excel_box({"A1": "a"})
    box.parts["xl/workbook.xml"] = box.parts["xl/workbook.xml"].replace(b'name="Blad"', b'name="{{ x }}"')
    return box.packed()


ATTACKS: tuple[Attack, ...] = (*_expressions(), *_compile_word(), *_render_word(), *_excel())
