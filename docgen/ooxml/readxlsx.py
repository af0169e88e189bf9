"""Excel parts as lines of the reading view: each sheet with its cells, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

from docgen.ooxml.namespaces import S, qn
from docgen.ooxml.package import Package
from docgen.ooxml.xml import Element, parse

_ROW, _CELL, _FORMULA, _VALUE, _INLINE = (qn(name) for name in ("s:row", "s:c", "s:f", "s:v", "s:is"))
_T, _PHONETIC = qn("s:t"), qn("s:rPh")

# As in `words`: workbooks as docgen and Excel write them are read without a tree.
_NAMESPACE, _DEFAULT = S.encode(), f'xmlns="{S}"'.encode()
_NOT_PLAIN = (b"<is>", b"<is ", b"<rPh", b"<!", b"&#")
_NAMELESS = re.compile(rb"<c(?:>|/| (?!r=))")  # a cell that does not say where it stands
_RUN = re.compile(rb"<t(?: [^>]*)?>([^<]+)")
_PLAIN_CELL = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"(?:[^>]*? t="(\w+)")?[^>]*(?<!/)>(?:<f[^>]*?(/>|>[^<]*)(?:</f>)?)?(?:<v>([^<]*))?'
)


def xlsx_lines(package: Package) -> list[str]:
    """All sheets in tab order; a formula shows as `=…`, hidden sheets are named as hidden."""
    strings = _shared_strings(package)
    targets = {r.id: r.part for r in package.rels(package.main)}
    workbook = parse(package.parts[package.main])
    lines: list[str] = []
    for sheet in workbook.iter(qn("s:sheet")):
        part = targets.get(sheet.get(qn("r:id"), ""))
        state = sheet.get("state", "visible")
        hidden = "" if state == "visible" else " (verborgen)"
        lines.append(f"=== {sheet.get('name')}{hidden} ===")
        if part is not None and part in package.parts:
            lines += _sheet(package.parts[part], strings)
    return lines


def _shared_strings(package: Package) -> list[str]:
    return [text for part in package.related(package.main, "sharedStrings") for text in _strings(package.parts[part])]


def _strings(data: bytes) -> list[str]:
    if not _is_plain(data):
        return [_text(item) for item in parse(data).iter(qn("s:si"))]
    return [_unescaped(b"".join(_RUN.findall(item))) for item in data.split(b"<si")[1:]]


def _unescaped(text: bytes) -> str:
    plain = text.decode()
    return unescape(plain, {"&quot;": '"', "&apos;": "'"}) if "&" in plain else plain


def _text(item: Element) -> str:
    """The visible text of a string item; phonetic guides are left out."""
    if len(item) == 1 and item[0].tag == _T:
        return item[0].text or ""
    return "".join(t.text or "" for t in item.iter(_T) if not any(a.tag == _PHONETIC for a in t.iterancestors()))


def _is_plain(data: bytes) -> bool:
    bound = _DEFAULT in data and data.count(_NAMESPACE) == 1 and not _NAMELESS.search(data)
    return bound and not any(mark in data for mark in _NOT_PLAIN)


def _sheet(data: bytes, strings: list[str]) -> list[str]:
    rows = _plain_rows(data, strings) if _is_plain(data) else _rows(parse(data), strings)
    lines = [f"| {' | '.join(cells)} |" for cells in rows if cells]
    if b"headerFooter" not in data:
        return lines
    for element in parse(data).iter(qn("s:headerFooter")):
        texts = [(_kind(child), child.text.replace("&&", "&")) for child in element if child.text]
        lines += [f"[{kind}] {text}" for kind, text in texts]
    return lines


def _rows(root: Element, strings: list[str]) -> Iterator[list[str]]:
    for row in root.iter(_ROW):
        yield [f"{c.get('r', '')}: {value}" for c in row.iter(_CELL) if len(c) and (value := _cell(c, strings))]


def _plain_rows(data: bytes, strings: list[str]) -> Iterator[list[str]]:
    for row in data.split(b"<row")[1:]:
        found: list[tuple[bytes, bytes, bytes, bytes]] = _PLAIN_CELL.findall(row)
        cells = [(reference, _plain_cell(kind, formula, text, strings)) for reference, kind, formula, text in found]
        yield [f"{reference.decode()}: {value}" for reference, value in cells if value]


def _plain_cell(kind: bytes, formula: bytes, value: bytes, strings: list[str]) -> str:
    if formula:
        return "=" + (_unescaped(formula.lstrip(b"/>")) or "…")
    if kind == b"s" and value:
        return _line(strings[int(value)])
    if kind == b"b":
        return "WAAR" if value == b"1" else "ONWAAR"
    return _line(_unescaped(value))


def _kind(element: Element) -> str:
    return "koptekst" if str(element.tag).endswith("Header") else "voettekst"


def _cell(cell: Element, strings: list[str]) -> str:
    formula, value = cell.find(_FORMULA), cell.findtext(_VALUE)
    if formula is not None:
        return "=" + (formula.text or "…")
    kind = cell.get("t", "n")
    if kind == "s" and value is not None:
        return _line(strings[int(value)])
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return _line(_text(inline)) if inline is not None else ""
    if kind == "b":
        return "WAAR" if value == "1" else "ONWAAR"
    return _line(value or "")


def _line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", " ⏎ ") if "\n" in text else text
