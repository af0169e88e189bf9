"""Excel parts as lines of the reading view: each sheet with its cells, headers and footers."""

from __future__ import annotations

from docgen.ooxml.namespaces import qn
from docgen.ooxml.package import Package
from docgen.ooxml.xml import Element, parse


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
            lines += _sheet(parse(package.parts[part]), strings)
    return lines


def _shared_strings(package: Package) -> list[str]:
    return [
        _text(item)
        for part in package.related(package.main, "sharedStrings")
        for item in parse(package.parts[part]).iter(qn("s:si"))
    ]


def _text(item: Element) -> str:
    """The visible text of a string item; phonetic guides are left out."""
    pieces = [
        t.text or ""
        for t in item.iter(qn("s:t"))
        if not any(a.tag == qn("s:rPh") for a in t.iterancestors(qn("s:rPh")))
    ]
    return "".join(pieces)


def _sheet(root: Element, strings: list[str]) -> list[str]:
    lines: list[str] = []
    for row in root.iter(qn("s:row")):
        cells = [f"{c.get('r', '')}: {value}" for c in row.iter(qn("s:c")) if (value := _cell(c, strings)) != ""]
        if cells:
            lines.append("| " + " | ".join(cells) + " |")
    for element in root.iter(qn("s:headerFooter")):
        texts = [(_kind(child), child.text.replace("&&", "&")) for child in element if child.text]
        lines += [f"[{kind}] {text}" for kind, text in texts]
    return lines


def _kind(element: Element) -> str:
    return "koptekst" if str(element.tag).endswith("Header") else "voettekst"


def _cell(cell: Element, strings: list[str]) -> str:
    formula, value = cell.find(qn("s:f")), cell.findtext(qn("s:v"))
    if formula is not None:
        return "=" + (formula.text or "…")
    kind = cell.get("t", "n")
    if kind == "s" and value is not None:
        return _line(strings[int(value)])
    if kind == "inlineStr":
        inline = cell.find(qn("s:is"))
        return _line(_text(inline)) if inline is not None else ""
    if kind == "b":
        return "WAAR" if value == "1" else "ONWAAR"
    return _line(value or "")


def _line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", " ⏎ ")
