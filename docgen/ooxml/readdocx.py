"""Word parts as lines of the reading view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.ooxml.namespaces import qn
from docgen.ooxml.numbering import Numbering, read_numbering
from docgen.ooxml.package import Package
from docgen.ooxml.xml import Element, parse

_WAL = qn("w:val")
_HEADING = re.compile(r"heading (\d)$|kop (\d)$", re.IGNORECASE)
_SKIPPED = frozenset(
    qn(n) for n in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:sdtPr", "mc:Fallback")
)
_CHECKED = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class _View:
    """What the lines depend on: style names by id, list numbering, whether bold shows."""

    styles: dict[str, str]
    style_numbering: dict[str, tuple[str, int]]
    numbering: Numbering
    emphasis: bool


def docx_lines(package: Package, *, emphasis: bool) -> list[str]:
    """Headers, body, footers and notes of a document, in that order."""
    view = _View(*_styles(package), _numbering(package), emphasis)
    lines: list[str] = []
    body = parse(package.parts[package.main]).find(qn("w:body"))
    lines += _stories(package, view, "header", "koptekst")
    lines += _blocks(body, view) if body is not None else []
    lines += _stories(package, view, "footer", "voettekst")
    lines += _stories(package, view, "footnotes", "voetnoten")
    return lines


def _stories(package: Package, view: _View, kind: str, title: str) -> list[str]:
    texts: list[list[str]] = []
    for part in package.related(package.main, kind):
        content = [line for line in _blocks(parse(package.parts[part]), view) if line.strip()]
        if content and content not in texts:
            texts.append(content)
    # sorted, because another program may save the same headers under other numbers
    return [line for content in sorted(texts) for line in (f"[{title}]", *content)]


def _styles(package: Package) -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    names: dict[str, str] = {}
    numbered: dict[str, tuple[str, int]] = {}
    for part in package.related(package.main, "styles"):
        for style in parse(package.parts[part]).iter(qn("w:style")):
            identity, name = style.get(qn("w:styleId"), ""), style.find(qn("w:name"))
            names[identity] = (name.get(_WAL) if name is not None else None) or identity
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                numbered[identity] = _num_pr(found)
    return names, numbered


def _num_pr(element: Element) -> tuple[str, int]:
    number, level = element.find(qn("w:numId")), element.find(qn("w:ilvl"))
    return (
        (number.get(_WAL) or "0") if number is not None else "0",
        int(level.get(_WAL) or 0) if level is not None else 0,
    )


def _numbering(package: Package) -> Numbering:
    for part in package.related(package.main, "numbering"):
        return read_numbering(package.parts[part])
    return Numbering({}, {})


def _blocks(container: Element, view: _View) -> list[str]:
    lines: list[str] = []
    for child in container:
        if child.tag == qn("w:p"):
            lines += _paragraph(child, view)
        elif child.tag == qn("w:tbl"):
            lines += _table(child, view)
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            lines += _blocks(content, view) if content is not None else []
        elif child.tag in (qn("w:footnote"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")):
            lines += _blocks(child, view)
    return lines


def _table(table: Element, view: _View) -> list[str]:
    return [
        "| " + " | ".join(" / ".join(x for x in _blocks(c, view) if x) for c in cells) + " |"
        for row in _rows(table)
        if (cells := list(_cells(row)))
    ]


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:customXml")):
            content = child.find(qn("w:sdtContent")) if child.tag == qn("w:sdt") else child
            if content is not None:
                yield from _rows(content)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from _cells(content)


def _paragraph(paragraph: Element, view: _View) -> list[str]:
    properties = paragraph.find(qn("w:pPr"))
    style = _style(properties)
    pieces, boxes = _content(paragraph, view)
    text = _join(pieces, view)
    heading = _HEADING.match(view.styles.get(style, style))
    label = _label(properties, style, view)
    if heading and text:
        text = "#" * int(heading[1] or heading[2]) + " " + (label + " " if label else "") + text
    elif label and text:
        text = f"{label} {text}"
    return ([text] if text or not boxes else []) + boxes


def _style(properties: Element | None) -> str:
    found = properties.find(qn("w:pStyle")) if properties is not None else None
    return (found.get(_WAL) or "") if found is not None else ""


def _label(properties: Element | None, style: str, view: _View) -> str:
    own = properties.find(qn("w:numPr")) if properties is not None else None
    found = _num_pr(own) if own is not None else view.style_numbering.get(style)
    return view.numbering.label(*found) if found else ""


def _content(paragraph: Element, view: _View) -> tuple[list[tuple[str, bool]], list[str]]:
    """The text of a paragraph as (text, bold) pieces, and the lines of text boxes anchored in it."""
    pieces: list[tuple[str, bool]] = []
    boxes: list[str] = []

    def walk(element: Element, *, bold: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == qn("w:t"):
                pieces.append((child.text or "", bold))
            elif tag in (qn("w:tab"), qn("w:ptab")):
                pieces.append(("\t", bold))
            elif tag in (qn("w:br"), qn("w:cr")):
                pieces.append((" ⏎ " if child.get(qn("w:type")) is None else "", bold))
            elif tag == qn("w:noBreakHyphen"):
                pieces.append(("-", bold))
            elif tag == qn("w:sym"):
                pieces.append(("•", bold))
            elif tag == qn("w:checkBox"):
                pieces.append((_legacy_box(child), bold))
            elif tag == qn("w:txbxContent"):
                boxes.extend(line for line in _blocks(child, view) if line)
            elif tag == qn("w:r"):
                walk(child, bold=_bold(child))
            else:
                walk(child, bold=bold)

    walk(paragraph, bold=False)
    return pieces, boxes


def _bold(run: Element) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return found is not None and (found.get(_WAL) or "1") in _CHECKED


def _legacy_box(element: Element) -> str:
    state = element.find(qn("w:checked"))
    if state is None:
        state = element.find(qn("w:default"))
    return "☒" if state is not None and (state.get(_WAL) or "1") in _CHECKED else "☐"


def _join(pieces: list[tuple[str, bool]], view: _View) -> str:
    out: list[str] = []
    group, was_bold = "", False
    for text, bold in [*pieces, ("", not (pieces[-1][1] if pieces else False))]:
        if bold != was_bold and group:
            out.append(f"**{group}**" if was_bold and view.emphasis and group.strip() else group)
            group = ""
        group += text
        was_bold = bold
    return "".join(out).strip()
