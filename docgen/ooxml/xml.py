"""Parsing and writing XML parts: one parser that reaches no network, expands nothing and refuses depth bombs."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

# the one place that names lxml's element class, which it keeps private but hands out everywhere
Element: TypeAlias = etree._Element  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
XMLSyntaxError = etree.XMLSyntaxError
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parse(data: bytes) -> Element:
    """The root element of an XML part.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well-formed.
    """
    # a parser per call: lxml parsers are locked while they work, and parts are parsed from several threads
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    return etree.fromstring(data, parser)


def serialize(root: Element) -> bytes:
    """The bytes of a part: UTF-8 with the declaration that Office writes."""
    return DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def tag_of(element: Element) -> str:
    """The tag as text; `""` for comments and processing instructions."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""
