"""The little Markdown that a text may hold: `**vet**`, `*cursief*`, lists, and blank lines between paragraphs.

Everything else is text as it stands. A star that opens nothing, or closes nothing, is a star.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docgen.template import TooMuchError

MAX_LINES = 20_000
_BULLET = re.compile(r"\s{0,3}[-*•]\s+(.*)")
_NUMBER = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(.*)")
# strong before emphasis; neither begins or ends with white space, as CommonMark has it
_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])([^*]*?)(?<=\S)\*|\\([*\\_-])")


class ListKind(Enum):
    """What stands before an item."""

    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list; `number` counts from what the writer typed first."""

    spans: tuple[Span, ...]
    kind: ListKind | None = None
    number: int = 0


def parse_markdown(text: str) -> list[Paragraph]:
    """The paragraphs of a text; lines that follow each other stay one paragraph, with a line break between.

    Raises:
        TooMuchError: more lines than a document has.
    """
    if text.count("\n") > MAX_LINES:
        what = f"een tekst met opmaak van meer dan {MAX_LINES} regels"
        raise TooMuchError(what)
    found: list[Paragraph] = []
    open_lines: list[str] = []
    count = 0

    def close() -> None:
        if open_lines:
            found.append(Paragraph(tuple(_spans("\n".join(open_lines)))))
            open_lines.clear()

    for line in text.split("\n"):
        bullet, numbered = _BULLET.fullmatch(line), _NUMBER.fullmatch(line)
        if numbered:
            close()
            count = count + 1 if count else int(numbered[1])
            found.append(Paragraph(tuple(_spans(numbered[2])), ListKind.NUMBER, count))
        elif bullet:
            close()
            found.append(Paragraph(tuple(_spans(bullet[1])), ListKind.BULLET))
        elif line.strip():
            open_lines.append(line.strip())
        else:
            close()
        if not numbered and (bullet or line.strip()):
            count = 0
    close()
    return found


def _spans(text: str, *, bold: bool = False, italic: bool = False) -> Iterator[Span]:
    at = 0
    for found in _MARKED.finditer(text) if "*" in text or "\\" in text else ():
        if found.start() > at:
            yield Span(text[at : found.start()], bold, italic)
        strong, emphasis, literal = found.groups()
        if strong is not None and not bold:
            yield from _spans(strong, bold=True, italic=italic)
        elif emphasis is not None and not italic:
            yield from _spans(emphasis, bold=bold, italic=True)
        else:
            yield Span(literal or found.group(), bold, italic)
        at = found.end()
    if at < len(text):
        yield Span(text[at:], bold, italic)
