"""The values beyond text, numbers and dates that a template can print.

They are plain facts without behaviour: a mapping that holds them stays an allow-listed mapping, and each engine decides
what a picture or a tick looks like in its own format.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `token` names the bytes in the `assets` of a rendering; `alt` is read aloud ("" is decoration)."""

    token: str
    width_mm: float
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink that shows `text`; `url` is http, https, mailto or tel."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Markdown:
    """Text with `**vet**`, `*cursief*`, lists (`- ` or `1. `) and blank lines between paragraphs; nothing more."""

    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A tick box, ticked or not."""

    value: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One of our pictograms, drawn as a shape in the brand's colour; `alt` is read aloud ("" is decoration)."""

    name: str
    width_mm: float
    alt: str = ""
