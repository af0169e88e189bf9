"""Shared strings: the texts of a workbook, read as runs and written back with the texts of one rendering behind them.

Strings that the template's sheets use keep their number, so sheets that are not touched stay as they are; those that
hold tags are emptied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from xml.sax.saxutils import escape

from lxml import etree

from docgen.excel.values import FORMULA_LIKE
from docgen.ooxml import Content, Frame
from docgen.ooxml.namespaces import S, qn
from docgen.ooxml.xml import DECLARATION, Element, parse

_ESCAPED = re.compile(r"_x(005F|000D|000A|0009)_", re.IGNORECASE)
_END, _READY = "{}</v></c>", 1_000
_LARGE = 4_000
_DECLARED = re.compile(r'\sxmlns(?::([\w.-]+))?="([^"]*)"')


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
            runs.append(Run(_decoded(child.text or "")))
        elif child.tag == qn("s:r"):
            properties = child.find(qn("s:rPr"))
            runs.append(
                Run(_decoded(child.findtext(qn("s:t")) or ""), "" if properties is None else fragment(properties))
            )
    return tuple(runs)


def _decoded(text: str) -> str:
    """The text with signs that Excel wrote as `_x005F_` as themselves (ECMA-376 Part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def parse_plain(data: bytes) -> Element:
    """The root of a part whose own namespace is the default one, whatever prefix its writer gave it."""
    root = parse(data)
    if [prefix for prefix, uri in root.nsmap.items() if uri == S] == [None]:
        return root
    around = {prefix: uri for prefix, uri in root.nsmap.items() if uri != S and prefix is not None}
    plain = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, nsmap={None: S, **around})
    plain.extend(list(root))  # lxml gives what moves the prefix of where it comes
    return plain


def fragment(element: Element) -> str:
    """An element as XML text for use where it stood: without the declarations of the elements around it."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    parent = element.getparent()
    known: dict[str | None, str] = {None: S} if parent is None else dict(parent.nsmap)
    end = text.index(">")  # lxml writes a `>` within a value as `&gt;`
    head = _DECLARED.sub(lambda found: "" if known.get(found[1]) == found[2] else found[0], text[:end])
    return head + text[end:]


def text_element(text: str) -> str:
    """A `t` element; outer spaces and line breaks are kept."""
    keep = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "\n" in text else ""
    return f"<t{keep}>{escape(text)}</t>"


def runs_xml(runs: Runs) -> str:
    """The inside of a string item."""
    if len(runs) == 1 and not runs[0].properties:
        return text_element(runs[0].text)
    return "".join(f"<r>{run.properties}{text_element(run.text)}</r>" for run in runs)


def _start(root: Element) -> str:
    """The start tag of a part without the counts, which are optional and would be wrong."""
    kept = {str(k): str(v) for k, v in root.attrib.items() if k not in ("count", "uniqueCount")}
    return etree.tostring(etree.Element(root.tag, kept, nsmap=root.nsmap), encoding="unicode").removesuffix("/>") + ">"


class SharedStrings:
    """The template's strings; `items` are their runs, by number."""

    def __init__(self, data: bytes | None) -> None:
        root = parse_plain(data) if data is not None else None
        elements = [] if root is None else list(root.iter(qn("s:si")))
        self.items: list[Runs] = [read_runs(item) for item in elements]
        self._xml = [fragment(item) for item in elements]
        self._start = f'<sst xmlns="{S}">' if root is None else _start(root)
        self._frame: Frame | None = None

    def empty(self, number: int) -> None:
        """Leave nothing of a string that held tags."""
        self._xml[number] = "<si><t/></si>"
        self._frame = None

    def content(self, new: bytes) -> Content:
        """The part with new string items behind those of the template."""
        if self._frame is None:
            self._frame = Frame(DECLARATION + (self._start + "".join(self._xml)).encode(), b"</sst>")
        # a few strings are smaller when they are deflated with what follows
        return (self._frame, new) if len(self._frame.head) > _LARGE else self._frame.around(new)


class ReadyEnds:
    """The ends of cells that hold a shared string, from number `start` on: as many as most workbooks have."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.ends = [_END.format(number) for number in range(start, start + _READY)]


class NewStrings:
    """The strings of one rendering, numbered on from those of the template.

    `items` are the insides of their items. `ends` gives for a text that was seen before the end of a cell that holds
    it (`7</v></c>`), `literal` for those that begin like a formula, `fresh` the one for the next new text. `known` is
    what earlier renderings wrote for a text; it is shared by all renderings of a template.
    """

    __slots__ = ("_rich", "ends", "fresh", "items", "known", "literal")

    def __init__(self, ready: ReadyEnds, known: dict[str, str] | None = None) -> None:
        self.items: list[str] = []
        self._rich: dict[str, str] = {}
        self.known = {} if known is None else known
        self.ends: dict[str, str] = {}
        self.literal: dict[str, str] = {}
        self.fresh: Iterator[str] = chain(ready.ends, map(_END.format, count(ready.start + len(ready.ends))))

    def add(self, text: str, inner: str) -> str:
        """The end of a cell with a new text; `inner` is the inside of its item."""
        end = next(self.fresh)
        (self.literal if text[0] in FORMULA_LIKE else self.ends)[text] = end
        self.items.append(inner)
        return end

    def rich(self, inner: str) -> str:
        """The end of a cell with a text that has formats in it."""
        found = self._rich.get(inner)
        if found is None:
            found = self._rich[inner] = next(self.fresh)
            self.items.append(inner)
        return found

    def xml(self) -> bytes:
        """The string items."""
        return f"<si>{'</si><si>'.join(self.items)}</si>".encode() if self.items else b""
