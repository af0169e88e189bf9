"""Limited Markdown as the runs of a cell: bold, italic, lists as lines with a sign before them."""

from __future__ import annotations

import re

from docgen.excel.values import string_xml

_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*\s][^*]*)\*|_(?P<italic2>[^_\s][^_]*)_")
_BULLET = re.compile(r"^(\s*)[-*]\s+", re.MULTILINE)


def markdown_xml(text: str, properties: str) -> str:
    """The inside of a string item; `properties` are those of the run that the tag stands in."""
    text = _BULLET.sub(r"\1• ", text)
    runs: list[str] = []
    at = 0
    for match in _INLINE.finditer(text):
        runs += _run(text[at : match.start()], properties, "")
        style = "<b/>" if match["bold"] else "<i/>"
        runs += _run(match["bold"] or match["italic"] or match["italic2"], properties, style)
        at = match.end()
    runs += _run(text[at:], properties, "")
    if len(runs) == 1 and not properties and at == 0:
        return string_xml(text)
    return "".join(runs)


def plain_markdown(text: str) -> str:
    """The text without its marks, for measuring."""
    return _INLINE.sub(lambda m: m["bold"] or m["italic"] or m["italic2"], _BULLET.sub(r"\1• ", text))


def _run(text: str, properties: str, style: str) -> list[str]:
    if not text:
        return []
    inner = properties.removeprefix("<rPr>").removesuffix("</rPr>").replace("<rPr/>", "")
    # b and i come first in what Excel writes, though the schema lets them stand anywhere (18.4.7)
    around = f"<rPr>{style}{inner}</rPr>" if style or inner else ""
    return [f"<r>{around}{string_xml(text)}</r>"]
