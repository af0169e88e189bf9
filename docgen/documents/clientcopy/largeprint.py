"""Large print: a template whose type, spacing and indents are all larger, made of the standard one.

A designer restyles one file and has both. Only what is measured in type grows; widths of tables, margins of the page
and tabs that stand at the right edge stay, so the text keeps its place on the paper.
"""

from __future__ import annotations

import re

from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import Element, parse, serialize
from docgen.ooxml.zipping import pack

_TEXT_PART = re.compile(r"word/(styles|numbering|document|header\d+|footer\d+)\.xml")
_VALUES = (qn("w:sz"), qn("w:szCs"), qn("w:position"))
_VAL = qn("w:val")
_LINE, _RULE = qn("w:line"), qn("w:lineRule")


def enlarge(template: bytes, factor: float) -> bytes:
    """The package with its type enlarged."""
    parts = dict(Package.read(template).parts)
    grown = {name: _enlarge_part(data, factor) for name, data in parts.items() if _TEXT_PART.fullmatch(name)}
    return pack({**parts, **grown})


def _enlarge_part(data: bytes, factor: float) -> bytes:
    root = parse(data)
    for element in root.iter(*_VALUES):
        _grow(element, _VAL, factor)
    for element in root.iter(qn("w:spacing")):
        for name in ("before", "after"):
            _grow(element, qn(f"w:{name}"), factor)
        if element.get(_RULE, "auto") != "auto":  # `auto` counts in lines, which have grown already
            _grow(element, _LINE, factor)
    for element in root.iter(qn("w:ind")):
        for name in ("left", "hanging", "firstLine"):
            _grow(element, qn(f"w:{name}"), factor)
    for element in root.iter(qn("w:tblInd")):
        _grow(element, qn("w:w"), factor)
    for element in root.iter(qn("w:tab")):
        if element.get(_VAL) == "left":
            _grow(element, qn("w:pos"), factor)
    return serialize(root)


def _grow(element: Element, name: str, factor: float) -> None:
    value = element.get(name)
    if value is not None and value.lstrip("-").isdigit():
        element.set(name, str(round(int(value) * factor)))
