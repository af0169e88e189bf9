"""Text made safe for XML: escaped, and refused where it holds what XML or our own markers cannot hold."""

from __future__ import annotations

import re

from docgen.errors import TemplateError
from docgen.template import TooMuchError
from docgen.template.codes import finding

MAX_TEXT = 1_000_000
# everything that is not written as it stands: marks of XML, control characters, surrogates and noncharacters
_special = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]").search
_special_quoted = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]').search
_ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def is_plain(text: str) -> bool:
    """Whether a text is written as it stands between elements."""
    return len(text) < MAX_TEXT and _special(text) is None


def is_plain_quoted(text: str) -> bool:
    """Whether a text is written as it stands in an attribute."""
    return len(text) < MAX_TEXT and _special_quoted(text) is None


def checked(text: str) -> str:
    """The text, with one kind of line end.

    Raises:
        TemplateError: `template.illegal-character`.
        TooMuchError: a text of more than a million characters.
    """
    if len(text) > MAX_TEXT:
        what = "een tekst van meer dan een miljoen tekens"
        raise TooMuchError(what)
    if found := _ILLEGAL.search(text):
        raise TemplateError([finding("template.illegal-character", sign=f"U+{ord(found.group()):04X}")])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def escape_text(text: str) -> str:
    """Text between elements."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Text in an attribute; line ends and tabs survive as references."""
    return (
        escape_text(text)
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;")
        .replace("\a", "&#10;")
        .replace("\f", "&#10;")
    )
