"""Finding tags in plain text, before anything is parsed.

    {{ naam }}   {% if x %}   {# remark #}          inline
    {%p … %} {%tr … %} {%tc … %} {%ts … %} {%r … %}  the tag takes the place of its paragraph, row, cell or column,
                                                     sheet, or run; {{p …}}, {{r …}} and {#p … #} likewise
    {_{ }_} {_% %_}                                  the literal characters {{ }} {% %}

A tag ends at its first closing mark outside quotation marks. Word writes curly quotation marks where the designer typed
straight ones; in a tag they count as straight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from docgen.diagnostics import Diagnostic, Location
from docgen.template.codes import finding

MAX_TAG = 500
MAX_TAGS = 10_000
_OPEN = re.compile(r"\{[{%#]")
_STRAY = re.compile(r"\}\}|%\}|#\}")
# white space as people type it, the no-break space of Word included
_LEVEL = re.compile(r"(p|tr|tc|ts|r)(?=[\s\u00a0])(?=[\s\u00a0]*[^\s\u00a0-]|[\s\u00a0]*-[^%}#])", re.ASCII)
_DOUBLE = '"“”„'
_SINGLE = "'‘’"
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class TagKind(Enum):
    """What the opening mark says."""

    OUTPUT = "{{"
    STATEMENT = "{%"
    COMMENT = "{#"


_OPENINGS = frozenset(kind.value for kind in TagKind)
_CLOSE = {TagKind.OUTPUT: "}}", TagKind.STATEMENT: "%}", TagKind.COMMENT: "#}"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it stands in a text.

    `body` is the text between the marks, with straight quotation marks, without level and `-`. `level` is "" (inline),
    "p", "tr", "tc", "ts" or "r". `start` and `end` are offsets in the text that was searched.
    """

    kind: TagKind
    body: str
    level: str = ""
    source: str = ""
    start: int = 0
    end: int = 0
    trim_before: bool = False
    trim_after: bool = False

    @staticmethod
    def output(expression: str) -> Tag:
        """A tag that an engine makes itself, such as `{{ loop.length }}`."""
        return Tag(TagKind.OUTPUT, expression, source=f"{{{{ {expression} }}}}")


def has_tags(text: str) -> bool:
    """Whether a text holds anything that this module would look at."""
    return "{{" in text or "{%" in text or "{#" in text or "{_" in text or "_}" in text


def too_many_tags(parts: Iterable[bytes]) -> list[Diagnostic]:
    """A finding when parts of a file hold more tags than a template can need; counted before they are read."""
    # two braces a tag, whether they stand together, each in a run of its own, or as &#123;
    braces = sum(data.count(b"{") + data.count(b"&#") for data in parts)
    return [finding("template.too-many-tags")] if braces > 2 * MAX_TAGS else []


def find_tags(text: str) -> tuple[list[Tag], list[Diagnostic]]:
    """The tags of a text in order, and what is wrong with them: unclosed, too long, or an end without a beginning."""
    tags: list[Tag] = []
    problems: list[Diagnostic] = []
    position = 0
    while opened := _OPEN.search(text, position):
        problems += _stray(text[position : opened.start()])
        kind = TagKind(opened.group())
        body, end = _body(text, opened.end(), kind)
        if end < -1:
            problems.append(_unclosed(text[opened.start() : -end], kind))
            position = -end
            continue
        if end < 0:
            problems.append(_unclosed(text[opened.start() :], kind))
            return tags, problems
        source = text[opened.start() : end]
        if len(source) > MAX_TAG:
            problems.append(finding("template.tag-too-long", Location(tag=_short(source)), length=str(len(source))))
        else:
            tags.append(_tag(kind, body, source, opened.start(), end))
        position = end
    problems += _stray(text[position:])
    return tags, problems


def unescape(text: str) -> str:
    """Text outside tags with `{_{`, `}_}`, `{_%` and `%_}` as the characters that they stand for."""
    if "_" not in text:
        return text
    for written, meant in _ESCAPES:
        text = text.replace(written, meant)
    return text


def _tag(kind: TagKind, body: str, source: str, start: int, end: int) -> Tag:
    trim_before = body.startswith("-")
    trim_after = body.endswith("-") and (len(body) > 1 or not trim_before)
    body = body.removeprefix("-").removeprefix("+")
    if trim_after:
        body = body.removesuffix("-")
    level = ""
    if found := _LEVEL.match(body):
        level, body = found.group(), body[found.end() :]
    return Tag(kind, body.strip(), level, source, start, end, trim_before, trim_after)


def _body(text: str, start: int, kind: TagKind) -> tuple[str, int]:
    """The body with straight quotation marks, and the offset after the closing mark.

    Without a closing mark the offset is -1; when another tag begins first, it is where that tag begins, negative.
    """
    close = _CLOSE[kind]
    first = text.find(close, start)
    if first < 0:
        other = _OPEN.search(text, start + 1)
        return "", -other.start() if other else -1
    if kind is TagKind.COMMENT:
        return text[start:first], first + 2
    body: list[str] = []
    quote = ""
    position = start
    while position < len(text) and position - start <= 4 * MAX_TAG:
        sign = text[position]
        if not quote and text.startswith(close, position):
            return "".join(body), position + 2
        if not quote and sign == "{" and position > start and text[position : position + 2] in _OPENINGS:
            return "", -position  # another tag begins before this one ends
        if quote and sign == "\\":
            body.append(text[position : position + 2])
            position += 2
            continue
        if quote:
            closes = sign in (_DOUBLE if quote == '"' else _SINGLE)
            body.append(quote if closes else sign)
            quote = "" if closes else quote
        else:
            quote = '"' if sign in _DOUBLE else "'" if sign in _SINGLE else ""
            body.append(quote or sign)
        position += 1
    return text[start:first], first + 2  # a quotation mark that never closes: let the parser say so


def _stray(text: str) -> list[Diagnostic]:
    return [finding("template.stray-end", Location(tag=end.group()), end=end.group()) for end in _STRAY.finditer(text)]


def _unclosed(text: str, kind: TagKind) -> Diagnostic:
    return finding("template.unclosed-tag", Location(tag=_short(text)), close=_CLOSE[kind])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
