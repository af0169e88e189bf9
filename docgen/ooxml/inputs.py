"""The list of a form's input fields: which name in the document stands for which path of the record.

It travels as a custom XML part, because LibreOffice keeps those while it drops the tags of content controls. The name
is a bookmark in Word and a defined name in Excel.

    <velden xmlns="urn:docgen:velden"><veld naam="veld_12" pad="aanmelding.hulpvraag" soort="tekst"/></velden>

A Word document writes `bladwijzer` for `naam`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docgen.ooxml.content_types import CUSTOM_XML_PROPERTIES
from docgen.ooxml.namespaces import CUSTOMXML, R
from docgen.ooxml.relationships import Relationship, write_relationships
from docgen.ooxml.xml import DECLARATION, parse

NAMESPACE = "urn:docgen:velden"
RELATIONSHIP = f"{R}/customXml"
ITEM = "customXml/item1.xml"
PROPERTIES = "customXml/itemProps1.xml"
RELS = "customXml/_rels/item1.xml.rels"
CONTENT_TYPES = {PROPERTIES: CUSTOM_XML_PROPERTIES}
# any fixed id will do: it only tells this list from other custom XML of the same document
_SPECIAL = re.compile(r"[&<>\"\s]")
_STORE = "{6B1F7C52-5D0E-4A53-9D0C-8F0B7B0A1D21}"


@dataclass(frozen=True, slots=True)
class InputField:
    """One field: the name in the document, the path in the record, and its kind (`tekst`, `datum`, `keuze`, …)."""

    name: str
    path: str
    kind: str = "tekst"


def fixed_input_parts() -> dict[str, bytes]:
    """The members beside the list, the same for all; the main part needs a `customXml` relationship to `ITEM`."""
    properties = (
        f'<ds:datastoreItem xmlns:ds="{CUSTOMXML}" ds:itemID="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    link = Relationship("rId1", f"{R}/customXmlProps", "itemProps1.xml")
    return {PROPERTIES: DECLARATION + properties.encode(), RELS: write_relationships([link])}


def input_list(fields: Iterable[InputField]) -> bytes:
    """The list, the content of `ITEM`."""
    rows = "".join([f"<veld naam={_quoted(f.name)} pad={_quoted(f.path)} soort={_quoted(f.kind)}/>" for f in fields])
    return DECLARATION + f'<velden xmlns="{NAMESPACE}">{rows}</velden>'.encode()


def _quoted(text: str) -> str:
    # hundreds of fields per form, and hardly ever one with a sign that needs care
    return quoteattr(text) if _SPECIAL.search(text) else f'"{text}"'


def read_inputs(parts: Mapping[str, bytes]) -> tuple[InputField, ...]:
    """The list in a package's parts, whatever name its part has by now; empty when there is none."""
    for name, data in parts.items():
        if name.startswith("customXml/") and NAMESPACE.encode() in data and name.endswith(".xml"):
            root = parse(data)
            if root.tag == f"{{{NAMESPACE}}}velden":
                return tuple(
                    InputField(e.get("naam") or e.get("bladwijzer", ""), e.get("pad", ""), e.get("soort", "tekst"))
                    for e in root
                )
    return ()
