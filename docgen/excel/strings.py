"""Shared strings: the texts of a workbook, read as runs and written back with the texts of one rendering behind them.

Strings that the template's sheets use keep their number, so sheets that are not touched stay as they are; those that
hold tags are emptied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from docgen.excel.values import FORMULA_LIKE
from docgen.ooxml.namespaces import S, qn
from docgen.ooxml.xml import DECLARATION, Element, parse

_DECLARED = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the run properties (as XML, "" for none) that it is set in."""

    text: str
    properties: str = ""


Runs = tuple[Run, ...]


def read_runs(item: Element) -> Runs:
    """The runs of a string item (`si` or `is`); phonetic guides are left out."""
    runs: list[Run] = []
    for child in item:
        if child.tag == qn("s:t"):
            runs.append(Run(child.text or ""))
        elif child.tag == qn("s:r"):
            properties = child.find(qn("s:rPr"))
            runs.append(Run(child.findtext(qn("s:t")) or "", "" if properties is None else fragment(properties)))
    return tuple(runs)


def fragment(element: Element) -> str:
    """An element as XML text without declarations, for use where the main namespace is the default one."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARED.sub("", text)


def text_element(text: str) -> str:
    """A `t` element; outer spaces and line breaks are kept."""
    keep = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "\n" in text else ""
    return f"<t{keep}>{escape(text)}</t>"


def runs_xml(runs: Runs) -> str:
    """The inside of a string item."""
    if len(runs) == 1 and not runs[0].properties:
        return text_element(runs[0].text)
    return "".join(f"<r>{run.properties}{text_element(run.text)}</r>" for run in runs)


class SharedStrings:
    """The template's strings; `items` are their runs, by number."""

    def __init__(self, data: bytes | None) -> None:
        root = parse(data) if data is not None else None
        elements = [] if root is None else list(root.iter(qn("s:si")))
        self.items: list[Runs] = [read_runs(item) for item in elements]
        self._xml = [fragment(item) for item in elements]
        self._head: str | None = None

    def empty(self, number: int) -> None:
        """Leave nothing of a string that held tags."""
        self._xml[number] = "<si><t/></si>"
        self._head = None

    def head(self) -> str:
        """All of the part up to where new strings come."""
        if self._head is None:
            self._head = f'{DECLARATION.decode()}<sst xmlns="{S}">' + "".join(self._xml)
        return self._head


class NewStrings:
    """The strings of one rendering, numbered on from those of the template.

    `items` are the insides of their items. `numbers` gives for a text that was seen before the end of a cell that holds
    it (`7</v></c>`); `literal` those that begin like a formula. `known` is what earlier renderings wrote for a text; it
    is shared by all renderings of a template.
    """

    __slots__ = ("_rich", "items", "known", "literal", "numbers", "start")

    def __init__(self, start: int, known: dict[str, str] | None = None) -> None:
        self.start = start
        self.items: list[str] = []
        self._rich: dict[str, int] = {}
        self.known = {} if known is None else known
        self.numbers: dict[str, str] = {}
        self.literal: dict[str, str] = {}

    def add(self, text: str, inner: str) -> str:
        """The end of a cell with a new text; `inner` is the inside of its item."""
        end = f"{self.start + len(self.items)}</v></c>"
        (self.literal if text[0] in FORMULA_LIKE else self.numbers)[text] = end
        self.items.append(inner)
        return end

    def rich(self, inner: str) -> int:
        """The number of a text with formats in it."""
        found = self._rich.get(inner)
        if found is None:
            found = self._rich[inner] = self.start + len(self.items)
            self.items.append(inner)
        return found

    def write(self, head: str) -> bytes:
        """The part: the template's strings and the new ones."""
        if not self.items:
            return (head + "</sst>").encode()
        return (head + "<si>" + "</si><si>".join(self.items) + "</si></sst>").encode()
