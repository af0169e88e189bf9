"""Text in several formats within one cell: runs, and the little Markdown that a value may hold.

    Een **vet** woord        →  ("", "Een ") (<b/>, "vet") ("", " woord")

Markdown here is what it is in Word: `**vet**`, `*cursief*` and lists. A star that opens
nothing, or closes nothing, is a star. The items of a list get a sign or keep their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Location
from docgen.excel.values import clean_text, string_xml

# the properties of each run as XML, "" for none, and its text
RichText = tuple[tuple[str, str], ...]

_BULLET = re.compile(r"^[ \t]{0,3}[-*•][ \t]+(?=\S)", re.MULTILINE)
# strong before emphasis; neither begins or ends with white space, as CommonMark has it; bounded, so that a text of
# nothing but openings takes no time
_MARKED = re.compile(
    r"\*\*(?=\S)(?P<bold>.{1,2000}?)(?<=\S)\*\*|\*(?=[^\s*])(?P<italic>[^*]*?)(?<=\S)\*|\\(?P<sign>[*\\_-])", re.DOTALL
)
_PARAGRAPH = re.compile(r"\n{3,}")


def markdown_runs(text: str, properties: str) -> RichText:
    """The runs of a text with Markdown; `properties` are those of the run that its tag stands in."""
    text = _BULLET.sub("• ", _PARAGRAPH.sub("\n\n", text.strip("\n")))
    return _joined(_looks(text, properties, ""))


def _looks(text: str, properties: str, look: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in _MARKED.finditer(text):
        yield _with(properties, look), text[at : match.start()]
        at = match.end()
        if match["sign"]:
            yield _with(properties, look), match["sign"]
        elif match["bold"] and "<b/>" not in look:
            yield from _looks(match["bold"], properties, "<b/>" + look)
        elif match["italic"] and "<i/>" not in look:
            yield from _looks(match["italic"], properties, look + "<i/>")
        else:
            yield _with(properties, look), match[0]
    yield _with(properties, look), text[at:]


def _with(properties: str, look: str) -> str:
    inner = properties.removeprefix("<rPr>").removesuffix("</rPr>").replace("<rPr/>", "")
    # b and i come first in what Excel writes, though the schema lets them stand anywhere (18.4.7)
    return f"<rPr>{look}{inner}</rPr>" if look or inner else ""


def _joined(runs: Iterator[tuple[str, str]]) -> RichText:
    """The runs without empty ones, those of one look as one."""
    found: list[tuple[str, str]] = []
    for properties, text in runs:
        if found and found[-1][0] == properties:
            found[-1] = (properties, found[-1][1] + text)
        elif text:
            found.append((properties, text))
    return tuple(found)


def plain(runs: RichText) -> str:
    """The text without its formats."""
    return "".join(text for _, text in runs)


def cut(runs: RichText, start: int, end: int) -> RichText:
    """The runs of the characters from `start` to just before `end`."""
    found: list[tuple[str, str]] = []
    at = 0
    for properties, text in runs:
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            found.append((properties, text[low:high]))
        at += len(text)
    return tuple(found)


def rich_xml(runs: RichText, place: Location) -> str:
    """The inside of a string item.

    Raises:
        TemplateError: `excel.bad-character`.
    """
    return "".join(f"<r>{properties}{string_xml(clean_text(text, place))}</r>" for properties, text in runs)
