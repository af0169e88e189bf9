# ruff: noqa: E501, ARG005, PLW0108  # tables: one attack a line, lambdas with the arguments that XlsxWriter gives
"""Attacks by the template language: code in every spelling, and code in every place where a tag can stand."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from safety.attacks import Attack, excel, word
from safety.making import WML, cells, document, excel_box, p, part, word_box, workbook

DATA: Mapping[str, Any] = {
    "x": "tekst", "naam": "Jan", "getal": 3, "lijst": [1, 2, 3], "map": {"a": 1, "b": {"c": 2}}, "leeg": None,
}  # fmt: skip

_CALL = "template.call"
_PRIVATE = "template.private-name"
_NAME = ("template.unknown-name", "template.missing-name")
_STATEMENT = ("template.refused-statement", "template.unknown-statement")
_OPERATOR = "template.refused-operator"
_SYNTAX = "template.syntax"
_ILLEGAL = ("template.illegal-character", "excel.bad-character", "excel.bad-number")
_SUBSCRIPT = ("template.dynamic-subscript", "template.private-name")

# what is written → the codes of which one must be given
TAGS: dict[str, tuple[str, str | tuple[str, ...]]] = {
    # attributes of Python objects
    "class": ("{{ x.__class__ }}", _PRIVATE),
    "class-mro": ("{{ x.__class__.__mro__[1].__subclasses__() }}", (_PRIVATE, _CALL)),
    "class-popen": ("{{ ''.__class__.__base__.__subclasses__()[132]('touch gekraakt', shell=True) }}", (_PRIVATE, _CALL)),
    "globals": ("{{ x.__init__.__globals__.os.system('touch gekraakt') }}", (_PRIVATE, _CALL)),
    "builtins": ("{{ __builtins__ }}", _PRIVATE),
    "import-call": ("{{ __import__('os').system('touch gekraakt') }}", (_CALL, _PRIVATE)),
    "dict-key-class": ("{{ map['__class__'] }}", _SUBSCRIPT),
    "dict-key-class-double": ('{{ map["__class__"] }}', _SUBSCRIPT),
    "dict-key-joined": ("{{ map['__cla' ~ 'ss__'] }}", "template.dynamic-subscript"),
    "dict-key-added": ("{{ map['__cla' + 'ss__'] }}", ("template.dynamic-subscript", "template.plus-on-text")),
    "dict-key-adjacent": ("{{ map['__cla' 'ss__'] }}", _SUBSCRIPT),
    "dict-key-hex": (r"{{ map['\x5f\x5fclass\x5f\x5f'] }}", _SUBSCRIPT),
    "dict-key-unicode": (r"{{ map['\u005f\u005fclass\u005f\u005f'] }}", _SUBSCRIPT),
    "dict-key-octal": (r"{{ map['\137\137class\137\137'] }}", _SUBSCRIPT),
    "dict-key-named": (r"{{ map['\N{LOW LINE}_class__'] }}", (*_SUBSCRIPT, _SYNTAX)),
    "dict-key-reversed": ("{{ map['__ssalc__'|reverse] }}", "template.dynamic-subscript"),
    "dict-key-variable": ("{{ map[x] }}", "template.dynamic-subscript"),
    "dict-key-tuple": ("{{ map[1, 2] }}", ("template.dynamic-subscript", "template.refused-expression")),
    "dict-key-slice": ("{{ x[::-1] }}", ("template.dynamic-subscript", "template.refused-expression")),
    "dict-key-negative-huge": ("{{ lijst[-99999999999999999999999999] }}", ()),
    "dict-key-huge": ("{{ lijst[99999999999999999999999999] }}", ()),
    "dict-key-float": ("{{ lijst[1e308] }}", "template.dynamic-subscript"),
    "dict-key-none": ("{{ lijst[None] }}", "template.dynamic-subscript"),
    "dict-key-true": ("{{ lijst[True] }}", "template.dynamic-subscript"),
    "underscore-one": ("{{ x._private }}", _PRIVATE),
    "underscore-fullwidth": ("{{ x.\uff3f\uff3fclass\uff3f\uff3f }}", (_PRIVATE, _SYNTAX, *_NAME, "template.no-field-of-value")),
    "underscore-connector": ("{{ x.‿‿class‿‿ }}", (_PRIVATE, _SYNTAX, *_NAME, "template.no-field-of-value")),
    "name-fullwidth": ("{{ ｘ.__class__ }}", (_PRIVATE, _SYNTAX)),
    "name-mathematical": ("{{ x.__𝒸𝓁𝒶𝓈𝓈__ }}", (_PRIVATE, _SYNTAX)),
    "name-cyrillic": ("{{ сlient }}", (*_NAME, _SYNTAX)),
    "name-zero-width": ("{{ x.\u200b__class__ }}", (_PRIVATE, _SYNTAX)),
    "name-nbsp": ("{{\u00a0x.__class__\u00a0}}", (_PRIVATE, _SYNTAX)),
    "attr-filter": ("{{ x|attr('__class__') }}", "template.unknown-filter"),
    "attr-filter-chain": ("{{ x|attr('__cla'~'ss__')|attr('__mro__') }}", "template.unknown-filter"),
    "map-filter-attribute": ("{{ lijst|map(attribute='__class__')|list }}", "template.unknown-filter"),
    "selectattr": ("{{ lijst|selectattr('__class__')|list }}", "template.unknown-filter"),
    "groupby": ("{{ lijst|groupby('__class__') }}", "template.unknown-filter"),
    "sort-attribute": ("{{ lijst|sort(attribute='__class__')|join }}", _PRIVATE),
    "join-attribute": ("{{ lijst|join(',', attribute='__class__') }}", _PRIVATE),
    "unique-attribute": ("{{ lijst|unique(attribute='__class__.__mro__')|join }}", _PRIVATE),
    "sum-attribute": ("{{ lijst|sum(attribute='__class__') }}", "template.unknown-filter"),
    "default-with-object": ("{{ leeg|default(x.__class__) }}", _PRIVATE),
    # calls
    "call-method": ("{{ x.upper() }}", _CALL),
    "call-format": ("{{ '{0.__class__.__init__.__globals__}'.format(x) }}", _CALL),
    "call-format-map": ("{{ '{x.__class__}'.format_map(map) }}", _CALL),
    "call-name": ("{{ x() }}", _CALL),
    "call-filter-result": ("{{ (x|upper)() }}", _CALL),
    "call-string": ("{{ 'os.system'() }}", _CALL),
    "call-star": ("{{ x(*lijst, **map) }}", _CALL),
    "call-update": ("{{ map.update({'a': 2}) }}", (_CALL, "template.refused-expression")),
    "call-pop": ("{{ lijst.pop() }}", _CALL),
    "call-clear": ("{% set y = map.clear() %}", _CALL),
    "call-in-test": ("{% if x.isdigit() %}a{% endif %}", _CALL),
    "call-in-loop": ("{% for y in map.values() %}a{% endfor %}", _CALL),
    "call-in-argument": ("{{ x|replace('t', x.strip()) }}", _CALL),
    "call-range": ("{{ range(9)|join }}", _CALL),
    "call-dict": ("{{ dict(a=1) }}", _CALL),
    "call-lipsum": ("{{ lipsum(n=100000) }}", _CALL),
    "call-lipsum-globals": ("{{ lipsum.__globals__['os'].popen('id').read() }}", (_PRIVATE, _CALL)),
    "call-cycler": ("{{ cycler('a','b').next() }}", _CALL),
    "call-cycler-init": ("{{ cycler.__init__.__globals__.os }}", _PRIVATE),
    "call-joiner": ("{{ joiner(', ')() }}", _CALL),
    "call-joiner-init": ("{{ joiner.__init__.__globals__ }}", _PRIVATE),
    "call-namespace": ("{% set ns = namespace(a=1) %}", _CALL),
    "call-namespace-set": ("{% set ns.a = 1 %}", ("template.set-target", "template.refused-expression")),
    "call-super": ("{{ super() }}", _CALL),
    "call-caller": ("{{ caller() }}", _CALL),
    "call-gettext": ("{{ gettext('x') }}", _CALL),
    "call-underscore": ("{{ _('x') }}", (_CALL, _PRIVATE)),
    "call-getattr": ("{{ getattr(x, 'upper') }}", _CALL),
    "call-eval": ("{{ eval('1+1') }}", _CALL),
    "call-exec": ("{{ exec('import os') }}", _CALL),
    "call-open": ("{{ open('/etc/passwd').read() }}", _CALL),
    "call-url-for": ("{{ url_for.__globals__ }}", _PRIVATE),
    "call-get-flashed": ("{{ get_flashed_messages.__globals__ }}", _PRIVATE),
    "name-self": ("{{ self }}", _NAME),
    "name-self-init": ("{{ self.__init__.__globals__ }}", _PRIVATE),
    "name-self-blocks": ("{{ self._TemplateReference__context }}", _PRIVATE),
    "name-context": ("{{ context }}", _NAME),
    "name-environment": ("{{ environment }}", _NAME),
    "name-range": ("{{ range }}", _NAME),
    "name-lipsum": ("{{ lipsum }}", _NAME),
    "name-config": ("{{ config.SECRET_KEY }}", _NAME),
    "name-request": ("{{ request.application }}", _NAME),
    "name-generated": ("{{ out }}", _NAME),
    "name-generated-budget": ("{{ b }}", _NAME),
    "name-generated-constant": ("{{ k1 }}", _NAME),
    "name-generated-operation": ("{{ attr }}", _NAME),
    "name-python-builtin": ("{{ isinstance }}", _NAME),
    "name-debug": ("{{ __debug__ }}", _PRIVATE),
    "loop-init": ("{% for y in lijst %}{{ loop.__init__ }}{% endfor %}", (_PRIVATE, *_NAME)),
    "loop-cycle": ("{% for y in lijst %}{{ loop.cycle('a', 'b') }}{% endfor %}", _CALL),
    "loop-changed": ("{% for y in lijst %}{{ loop.changed(y) }}{% endfor %}", _CALL),
    "loop-recursive": ("{% for y in lijst recursive %}{{ loop(lijst) }}{% endfor %}", "template.recursive-loop"),
    "loop-outside": ("{{ loop.index }}", "template.loop-outside"),
    "loop-private-target": ("{% for __y in lijst %}a{% endfor %}", _PRIVATE),
    "loop-private-pair": ("{% for a, __b in map|items %}a{% endfor %}", _PRIVATE),
    "loop-attribute-target": ("{% for map.a in lijst %}a{% endfor %}", ("template.loop-target", _SYNTAX)),
    "set-private": ("{% set __builtins__ = x %}", _PRIVATE),
    "set-tuple": ("{% set a, b = lijst %}", "template.set-target"),
    "set-attribute": ("{% set map.a = 5 %}", ("template.set-target", "template.refused-expression")),
    "set-subscript": ("{% set map['a'] = 5 %}", (_SYNTAX, "template.set-target")),
    "set-block": ("{% set y %}a{% endset %}", ("template.set-block", *_STATEMENT)),
    "set-block-filter": ("{% set y | upper %}a{% endset %}", ("template.set-block", *_STATEMENT)),
    # statements
    "import": ("{% import 'os' as os %}", _STATEMENT),
    "from-import": ("{% from 'os' import system %}", _STATEMENT),
    "include": ("{% include '/etc/passwd' %}", _STATEMENT),
    "include-name": ("{% include x %}", _STATEMENT),
    "include-ignore": ("{% include 'a' ignore missing with context %}", _STATEMENT),
    "extends": ("{% extends '/etc/passwd' %}", _STATEMENT),
    "block": ("{% block a %}b{% endblock %}", _STATEMENT),
    "macro": ("{% macro m(a) %}{{ a }}{% endmacro %}", _STATEMENT),
    "macro-call": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", (*_STATEMENT, _CALL)),
    "call-block": ("{% call x() %}a{% endcall %}", _STATEMENT),
    "filter-block": ("{% filter upper %}a{% endfilter %}", _STATEMENT),
    "with": ("{% with a = x.__class__ %}{{ a }}{% endwith %}", _STATEMENT),
    "autoescape": ("{% autoescape false %}{{ x }}{% endautoescape %}", _STATEMENT),
    "raw": ("{% raw %}{{ x.__class__ }}{% endraw %}", _STATEMENT),
    "do": ("{% do lijst.append(4) %}", _STATEMENT),
    "trans": ("{% trans %}a{% endtrans %}", _STATEMENT),
    "debug": ("{% debug %}", _STATEMENT),
    "break": ("{% for y in lijst %}{% break %}{% endfor %}", _STATEMENT),
    "print-statement": ("{% print x.__class__ %}", (*_STATEMENT, _PRIVATE)),
    "statement-uppercase": ("{% IMPORT 'os' as os %}", _STATEMENT),
    "statement-cyrillic": ("{% fоr y in lijst %}", _STATEMENT),
    "statement-plus": ("{%+ import 'os' as os %}", _STATEMENT),
    "statement-minus": ("{%- include 'x' -%}", _STATEMENT),
    "statement-newline": ("{%\nimport 'os' as os\n%}", _STATEMENT),
    "statement-two-in-one": ("{% if x %}a{% endif %}{% import 'os' as o %}", _STATEMENT),
    "statement-smuggled": ("{% if x %}{{ y.__class__ }}{% endif %}", _PRIVATE),
    "statement-closed-early": ("{% for y in lijst %}{% endfor %}{{ x.__class__ }}{% endfor %}", (_PRIVATE, "template.unopened-block")),
    "statement-injected-end": ("{% if x %}{% endif %}{% endif %}", ("template.unopened-block", "excel.split-cell-block")),
    "statement-in-string": ("{{ '%}{% import \"os\" as o %}' }}", ()),
    # operators
    "multiply-text": ("{{ 'A' * 1000000000 }}", _OPERATOR),
    "multiply-text-power": ("{{ 'A' * 10**9 }}", _OPERATOR),
    "multiply-list": ("{{ ([1] * 1000000000)|length }}", _OPERATOR),
    "power": ("{{ 9**9**9 }}", _OPERATOR),
    "power-nested": ("{{ 9**(9**9) }}", _OPERATOR),
    "shift": ("{{ 1 << 1000000000 }}", (_SYNTAX, _OPERATOR)),
    "modulo-format": ("{{ '%1000000000d' % 1 }}", _OPERATOR),
    "modulo-format-name": ("{{ '%(x)s' % map }}", _OPERATOR),
    "format-filter": ("{{ '%1000000000d'|format(1) }}", "template.unknown-filter"),
    "divide-by-zero": ("{{ 1 / 0 }}", _OPERATOR),
    "floor-divide": ("{{ 1 // 0 }}", _OPERATOR),
    "matrix": ("{{ x @ x }}", _SYNTAX),
    "add-lists": ("{{ lijst + lijst }}", ("template.plus-on-text", "template.wrong-value")),
    "add-texts": ("{{ 'a' + 'b' }}", ("template.plus-on-text", "template.wrong-value")),
    "negative-text": ("{{ -'a' }}", ("template.plus-on-text", "template.wrong-value")),
    "negative-list": ("{{ -lijst }}", ("template.plus-on-text", "template.wrong-value")),
    "compare-mixed": ("{% if x < 3 %}a{% endif %}", "template.wrong-value"),
    "compare-none": ("{% if leeg < 3 %}a{% endif %}", ()),
    "dict-literal": ("{{ {'a': 1} }}", "template.refused-expression"),
    "dict-literal-nested": ("{% for k in {'a': {'b': 1}} %}a{% endfor %}", "template.refused-expression"),
    "lambda": ("{{ (lambda: 1)() }}", (_SYNTAX, _CALL)),
    "comprehension": ("{{ [y for y in lijst] }}", _SYNTAX),
    "walrus": ("{{ (y := x) }}", _SYNTAX),
    "f-string": ("{{ f'{x.__class__}' }}", _SYNTAX),
    "backticks": ("{{ `id` }}", _SYNTAX),
    "semicolon": ("{{ x; import os }}", _SYNTAX),
    "await": ("{{ await x }}", _SYNTAX),
    "dunder-test": ("{% if x is __class__ %}a{% endif %}", ("template.unknown-test", _PRIVATE)),
    "test-filter": ("{% if 'attr' is filter %}a{% endif %}", "template.unknown-test"),
    "test-callable": ("{% if x is callable %}a{% endif %}", "template.unknown-test"),
    "test-escaped": ("{% if x is escaped %}a{% endif %}", "template.unknown-test"),
    # filters that do more than write
    "filter-safe": ("{{ x|safe }}", "template.unknown-filter"),
    "filter-tojson": ("{{ map|tojson }}", "template.unknown-filter"),
    "filter-pprint": ("{{ map|pprint }}", "template.unknown-filter"),
    "filter-xmlattr": ("{{ map|xmlattr }}", "template.unknown-filter"),
    "filter-center": ("{{ x|center(1000000000) }}", "template.unknown-filter"),
    "filter-indent": ("{{ x|indent(1000000000) }}", "template.unknown-filter"),
    "filter-wordwrap": ("{{ x|wordwrap(1) }}", "template.unknown-filter"),
    "filter-batch": ("{{ lijst|batch(1000000000, 'x')|list }}", "template.unknown-filter"),
    "filter-slice": ("{{ lijst|slice(1000000000)|list }}", "template.unknown-filter"),
    "filter-random": ("{{ lijst|random }}", "template.unknown-filter"),
    "filter-urlize": ("{{ x|urlize }}", "template.unknown-filter"),
    "filter-list": ("{{ x|list }}", "template.unknown-filter"),
    "filter-private": ("{{ x|__class__ }}", ("template.unknown-filter", _PRIVATE)),
    "filter-dotted": ("{{ x|a.b }}", "template.unknown-filter"),
    "filter-too-many": ("{{ x|upper(1, 2, 3) }}", "template.filter-arguments"),
    "filter-star": ("{{ lijst|join(*lijst) }}", ("template.filter-arguments", "template.refused-expression")),
    "filter-double-star": ("{{ lijst|join(**map) }}", ("template.filter-arguments", "template.refused-expression")),
    "filter-keyword": ("{{ x|default(value='a', __class__=1) }}", "template.filter-arguments"),
    # grammar
    "empty": ("{{ }}", _SYNTAX),
    "empty-statement": ("{% %}", _STATEMENT),
    "unclosed": ("{{ x", "template.unclosed-tag"),
    "unclosed-quote": ("{{ 'x }}", _SYNTAX),
    "unclosed-comment": ("{# x", "template.unclosed-tag"),
    "nested-open": ("{{ {{ x }} }}", (_SYNTAX, "template.refused-expression", "template.unclosed-tag")),
    "half-tag": ("{{ x }", "template.unclosed-tag"),
    "two-expressions": ("{{ x }}{{ x, }}{{ y.__class__ }}", _PRIVATE),
    "tuple": ("{{ (x, x) }}", ("template.prints-container", "template.wrong-value")),
    "trailing-dot": ("{{ x. }}", _SYNTAX),
    "double-dot": ("{{ x..y }}", _SYNTAX),
    "number-attribute": ("{{ lijst.0.__class__ }}", (_PRIVATE, "template.dynamic-subscript")),
    "keyword-name": ("{{ None.__class__ }}", _PRIVATE),
    "number-huge": ("{{ 1" + "0" * 400 + " }}", ()),
    "number-underscore": ("{{ 1_000.__class__ }}", (_PRIVATE, _SYNTAX)),
    "number-infinite": ("{{ 1e999 }}", ("template.refused-expression", "template.not-a-number", "excel.bad-number")),
    "number-negative-infinite": ("{{ -1e999 }}", ("template.refused-expression", "template.not-a-number", "excel.bad-number")),
    "number-minus-nan": ("{{ 1e999 - 1e999 }}", ("template.refused-expression", "template.not-a-number", "excel.bad-number", "template.wrong-value")),
    "string-nul": (r"{{ 'a\x00b' }}", ("template.illegal-character", "excel.bad-character", "template.refused-expression")),
    "string-marker": (r"{{ '\x01Ilogo\x0330\x03alt\x02' }}", ("template.illegal-character", "excel.bad-character", "template.refused-expression")),
    "string-surrogate": (r"{{ '\ud800' }}", ("template.illegal-character", "excel.bad-character", "template.refused-expression", _SYNTAX)),
    "string-noncharacter": ("{{ '\ufdd2Ilogo\ufdd4\ufdd3' }}", ()),
    "string-markup": ("{{ '</w:t></w:r></w:p><w:p>' }}", ()),
    "string-python": ("{{ \"'); import os; os.system('touch gekraakt'); ('\" }}", ()),
    "string-triple": ("{{ '''x''' }}", ()),
    "string-backslash-end": ("{{ 'x\\' }}", _SYNTAX),
    "string-bad-escape": (r"{{ '\x' }}", _SYNTAX),
    "string-bad-name": (r"{{ '\N{geen teken}' }}", _SYNTAX),
    "string-big-unicode": (r"{{ '\U7fffffff' }}", _SYNTAX),
    "line-statement": ("# for x in lijst", ()),
    "comment-code": ("{# {{ x.__class__ }} #}", ()),
    "level-code": ("{%p import 'os' as os %}", (*_STATEMENT, "excel.misplaced-level")),
    "level-run-code": ("{{r x.__class__ }}", (_PRIVATE, "excel.misplaced-level")),
    "level-subdoc": ("{{p subdoc }}", (*_NAME, "excel.misplaced-level")),
    "cellbg-code": ("{% cellbg x.__class__ %}", (_PRIVATE, "template.unknown-statement", "word.merge-outside", "excel.misplaced-level")),
    "colspan-code": ("{% colspan 9**9 %}", (_OPERATOR, "template.unknown-statement", "word.merge-outside", "excel.misplaced-level")),
    "too-long": ("{{ x" + "|upper" * 100 + " }}", "template.tag-too-long"),
    "escaped-marks": ("{_{ x.__class__ }_}", ()),
    "asp": (" <% import os %>", ()),
    "dollar": ("${x.__class__}", ()),
}  # fmt: skip

# places: each is given a tag that runs code and must be refused there
_CODE = "{{ x.__class__.__mro__ }}"
_IMPORT = "{% import 'os' as os %}"
_REFUSED = (_PRIVATE, *_STATEMENT)


def _with(name: str, kind: str, relation: str, content: Callable[[str], bytes]) -> Callable[[str], bytes]:
    def make(tag: str) -> bytes:
        return word_box("tekst").add(name, content(tag), kind, "word/document.xml", relation).packed()

    return make


def _inside(pattern: str) -> Callable[[str], bytes]:
    return lambda tag: document(
        pattern.replace("@", tag.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))
    )


def _split(middle: str) -> Callable[[str], bytes]:
    def make(tag: str) -> bytes:
        pieces = (f"<w:r><w:t>{piece}</w:t></w:r>" for piece in tag.replace(" ", "\u00a0"))
        return document(
            f"<w:p>{middle.join(pieces)}</w:p>".replace("\u00a0", " ").replace("<w:t>", '<w:t xml:space="preserve">')
        )

    return make


def _core(tag: str) -> bytes:
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    text = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{tag}</dc:title></cp:coreProperties>'
    )
    return word_box("tekst").add("docProps/core.xml", text.encode(), kind, "", relation).packed()


def _custom(tag: str) -> bytes:
    text = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property'
        f' fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="a"><vt:lpwstr>{tag}</vt:lpwstr></property></Properties>'
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    return word_box("tekst").add("docProps/custom.xml", text.encode(), kind, "", "custom-properties").packed()


def _shape(content: str) -> str:
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
        '<wp:docPr id="1" name="tekstvak" descr="@"/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


_DOCPR = _shape(p("vast"))
WORD_PLACES: dict[str, Callable[[str], bytes]] = {
    "header": _with("word/header1.xml", WML + "header+xml", "header", lambda tag: part("hdr", p(tag))),
    "footer": _with("word/footer1.xml", WML + "footer+xml", "footer", lambda tag: part("ftr", p(tag))),
    "footnote": _with("word/footnotes.xml", WML + "footnotes+xml", "footnotes", lambda tag: part("footnotes", f'<w:footnote w:id="2">{p(tag)}</w:footnote>')),
    "endnote": _with("word/endnotes.xml", WML + "endnotes+xml", "endnotes", lambda tag: part("endnotes", f'<w:endnote w:id="2">{p(tag)}</w:endnote>')),
    "comment": _with("word/comments.xml", WML + "comments+xml", "comments", lambda tag: part("comments", f'<w:comment w:id="2" w:author="a">{p(tag)}</w:comment>')),
    "core-title": _core,
    "custom-property": _custom,
    "cell": lambda tag: document(cells(tag, "vast")),
    "textbox": lambda tag: document(_shape(p(tag)).replace('descr="@"', "")),
    "alt-text": lambda tag: document(_DOCPR.replace("@", tag)),
    "content-control": _inside("<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>@</w:t></w:r></w:sdtContent></w:sdt></w:p>"),
    "content-control-alias": _inside('<w:p><w:sdt><w:sdtPr><w:alias w:val="@"/></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:p>'),
    "content-control-tag": _inside('<w:p><w:sdt><w:sdtPr><w:tag w:val="veld:@"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:p>'),
    "dropdown-item": _inside('<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="@" w:value="@"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:p>'),
    "hyperlink-text": _inside('<w:p><w:hyperlink w:anchor="a"><w:r><w:t>@</w:t></w:r></w:hyperlink></w:p>'),
    "hyperlink-tooltip": _inside('<w:p><w:hyperlink w:anchor="a" w:tooltip="@"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'),
    "bookmark-name": _inside('<w:p><w:bookmarkStart w:id="1" w:name="@"/><w:bookmarkEnd w:id="1"/></w:p>'),
    "smart-tag": _inside('<w:p><w:smartTag w:uri="u" w:element="e"><w:r><w:t>@</w:t></w:r></w:smartTag></w:p>'),
    "inserted-text": _inside('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>@</w:t></w:r></w:ins></w:p>'),
    "math": _inside("<w:p><m:oMath><m:r><m:t>@</m:t></m:r></m:oMath></w:p>"),
    "symbol-font": _inside('<w:p><w:r><w:rPr><w:rFonts w:ascii="@"/></w:rPr><w:t>a</w:t></w:r></w:p>'),
    "color": _inside('<w:p><w:r><w:rPr><w:color w:val="@"/></w:rPr><w:t>a</w:t></w:r></w:p>'),
    "row-height": _inside('<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="@"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
    "paragraph-style": _inside('<w:p><w:pPr><w:pStyle w:val="@"/></w:pPr></w:p>'),
    "page-size": _inside('<w:p><w:pPr><w:sectPr><w:pgSz w:w="@" w:h="9"/></w:sectPr></w:pPr></w:p>'),
    "attribute-unknown": _inside('<w:p><w:r><w:t xml:lang="@">a</w:t></w:r></w:p>'),
    "split-letters": _split(""),
    "split-proof-marks": _split('<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'),
    "split-bookmarks": _split('<w:bookmarkStart w:id="3" w:name="z"/><w:bookmarkEnd w:id="3"/>'),
    "split-comment-nodes": _split("<!-- x -->"),
    "split-instructions": _split("<?a b?>"),
    "entity-characters": lambda tag: document(f"<w:p><w:r><w:t>{''.join(f'&#{ord(c)};' for c in tag)}</w:t></w:r></w:p>"),
    "cdata": lambda tag: document(f"<w:p><w:r><w:t><![CDATA[{tag}]]></w:t></w:r></w:p>"),
}  # fmt: skip

# in these no tag is ever filled in, so it may also stay as it is
UNFILLED: dict[str, Callable[[str], bytes]] = {
    "field-code": _inside('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF @</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'),
    "simple-field": _inside('<w:p><w:fldSimple w:instr="REF @"/></w:p>'),
    "deleted-text": _inside('<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>@</w:delText></w:r></w:del></w:p>'),
    "styles": _with("word/styles.xml", WML + "styles+xml", "styles", lambda tag: part("styles", f'<w:style w:styleId="a"><w:name w:val="{tag}"/></w:style>')),
    "settings": _with("word/settings.xml", WML + "settings+xml", "settings", lambda tag: part("settings", f'<w:docVars><w:docVar w:name="a" w:val="{tag}"/></w:docVars>')),
    "numbering": _with("word/numbering.xml", WML + "numbering+xml", "numbering", lambda tag: part("numbering", f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{tag}"/></w:lvl></w:abstractNum>')),
    "comment-node": lambda tag: document(f"<w:p><!-- {tag} --></w:p>"),
    "custom-xml": _with("customXml/item1.xml", "application/xml", "customXml", lambda tag: f"<a>{tag}</a>".encode()),
    "relation-id": lambda tag: document(f'<w:p><w:hyperlink r:id="{tag}"/></w:p>'),
}  # fmt: skip


def _sheet_xml(tag: str, old: str, new: str) -> bytes:
    box = excel_box({"A1": "vast"})
    name = "xl/worksheets/sheet1.xml"
    box.parts[name] = box.parts[name].replace(old.encode(), new.replace("@", tag).encode())
    return box.packed()


def _book_xml(tag: str, old: str, new: str) -> bytes:
    box = excel_box({"A1": "vast"})
    box.parts["xl/workbook.xml"] = box.parts["xl/workbook.xml"].replace(old.encode(), new.replace("@", tag).encode())
    return box.packed()


def _drawn(draw: Callable[[Any, Any, str], None]) -> Callable[[str], bytes]:
    return lambda tag: workbook({"A1": "vast"}, draw=lambda book, page: draw(book, page, tag))


EXCEL_PLACES: dict[str, Callable[[str], bytes]] = {
    "sheet-name": lambda tag: _book_xml(tag, 'name="Blad"', 'name="@"'),
    "header": _drawn(lambda book, page, tag: page.set_header("&C" + tag)),
    "footer": _drawn(lambda book, page, tag: page.set_footer("&L" + tag)),
    "note": _drawn(lambda book, page, tag: page.write_comment("B2", tag)),
    "rich-text": _drawn(lambda book, page, tag: page.write_rich_string("B2", tag[:4], book.add_format({"bold": True}), tag[4:], "x")),
    "inline-string": lambda tag: _sheet_xml(tag, "</row>", '<c r="B1" t="inlineStr"><is><t>@</t></is></c></row>'),
    "row-tag": lambda tag: workbook({"A1": tag.replace("{{ ", "{%tr for y in ").replace(" }}", " %}").replace("{% ", "{%tr ")}),
    "column-tag": lambda tag: workbook({"A1": tag.replace("{{ ", "{%tc for y in ").replace(" }}", " %}").replace("{% ", "{%tc ")}),
    "sheet-tag": lambda tag: workbook({"A1": tag.replace("{{ ", "{%ts for y in ").replace(" }}", " %}").replace("{% ", "{%ts ")}),
    "entity-characters": lambda tag: _sheet_xml("".join(f"&#{ord(c)};" for c in tag), "</row>", '<c r="B1" t="inlineStr"><is><t>@</t></is></c></row>'),
}  # fmt: skip

EXCEL_UNFILLED: dict[str, Callable[[str], bytes]] = {
    "formula": lambda tag: workbook({"A1": "==A2&" + tag}),
    "defined-name": _drawn(lambda book, page, tag: book.define_name("a", f'="{tag}"')),
    "validation-message": _drawn(lambda book, page, tag: page.data_validation("B2", {"validate": "any", "input_title": "a", "input_message": tag})),
    "validation-list": _drawn(lambda book, page, tag: page.data_validation("B2", {"validate": "list", "source": ["a", tag]})),
    "number-format": _drawn(lambda book, page, tag: page.write("B2", 1, book.add_format({"num_format": f'0"{tag}"'}))),
    "alt-text": _drawn(lambda book, page, tag: page.insert_textbox("B2", "a", {"description": tag})),
    "textbox": _drawn(lambda book, page, tag: page.insert_textbox("B2", tag)),
    "chart-title": _drawn(lambda book, page, tag: _chart(book, page, tag)),
    "document-title": _drawn(lambda book, page, tag: book.set_properties({"title": tag})),
    "phonetic": lambda tag: _sheet_xml(tag, "</row>", '<c r="B1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>@</t></rPh></is></c></row>'),
}  # fmt: skip


def _chart(book: Any, page: Any, tag: str) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Blad!$A$1"})
    chart.set_title({"name": tag})
    page.insert_chart("C3", chart)


def _bound(function: Callable[..., bytes], *values: str) -> Callable[[], bytes]:
    return functools.partial(function, *values)


def _data() -> Mapping[str, Any]:
    return dict(DATA)


def _spelled() -> list[Attack]:
    found: list[Attack] = []
    for name, (tag, codes) in TAGS.items():
        found.append(word(f"tag-{name}", _bound(document, tag), _data, refused=codes or _ILLEGAL, may_pass=not codes))
        found.append(
            excel(
                f"tag-{name}",
                functools.partial(workbook, {"A1": tag}),
                _data,
                refused=codes or _ILLEGAL,
                may_pass=not codes,
            )
        )
    return found


def _placed() -> list[Attack]:
    found: list[Attack] = []
    for kind, tag in (("code", _CODE), ("import", _IMPORT)):
        for name, make in WORD_PLACES.items():
            found.append(word(f"{kind}-in-{name}", _bound(make, tag), _data, refused=_REFUSED))
        for name, make in EXCEL_PLACES.items():
            codes = (*_REFUSED, "excel.split-column-block") if name == "column-tag" else _REFUSED
            found.append(excel(f"{kind}-in-{name}", _bound(make, tag), _data, refused=codes))
        for name, make in UNFILLED.items():
            codes = (*_REFUSED, "word.tag-in-field", "word.tag-place", "package.relationships", "package.bad-field")
            found.append(word(f"{kind}-in-{name}", _bound(make, tag), _data, refused=codes, may_pass=True))
        for name, make in EXCEL_UNFILLED.items():
            codes = (*_REFUSED, "excel.tag-in-formula")
            found.append(excel(f"{kind}-in-{name}", _bound(make, tag), _data, refused=codes, may_pass=True, formulas=1))
    return found


ATTACKS: tuple[Attack, ...] = (*_spelled(), *_placed())
