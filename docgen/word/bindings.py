"""Content controls that Word keeps equal to a property of the document or to a custom XML part.

When Word opens a document it shows in such a control what the store says (ECMA-376 Part 1, 17.5.2.6), so after filling
both must say the same:

    tag in the control only, or another tag     the control lets go of its store
    tag in the store only                       the control says what the store says
    the same tags in both                       both are filled
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.ooxml.content_types import CORE_PROPERTIES, ContentTypes
from docgen.ooxml.namespaces import CUSTOMXML, qn
from docgen.ooxml.relationships import read_relationships, rels_name
from docgen.ooxml.xml import Element, XMLSyntaxError, parse, serialize
from docgen.template import has_tags
from docgen.word.wml import SDT, SDT_CONTENT, SDT_PR, T

# the ids of the stores that every document has ([MS-OI29500] 2.1.406)
_CORE, _EXTENDED = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
EXTENDED_PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_BINDINGS = (qn("w:dataBinding"), qn("w15:dataBinding"))
_XPATH, _PREFIXES, _STORE = qn("w:xpath"), qn("w:prefixMappings"), qn("w:storeItemID")
_ITEM_ID = f"{{{CUSTOMXML}}}itemID"
# a binding leads to one node; anything that must be searched for is left to Word
_PATH = re.compile(r"(?:/(?:\w+:)?\w+(?:\[\d{1,4}\])?)+")
MAX_PLACES = 500  # that controls are bound to; a form has some twenty
_STEP = re.compile(r"/(?:(\w+):)?(\w+)(?:\[(\d+)\])?")
_PREFIX = re.compile(r"xmlns:(\w+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")


@dataclass(slots=True)
class _Stores:
    """The parts that controls may be bound to, by id in capitals; parsed when first asked for."""

    names: Mapping[str, str]
    parts: Mapping[str, bytes]
    roots: dict[str, Element | None] = field(default_factory=dict[str, "Element | None"])
    found: dict[tuple[str, str, str], Element | None] = field(
        default_factory=dict[tuple[str, str, str], "Element | None"]
    )

    def node(self, binding: Element) -> tuple[str, Element | None]:
        """The name of the part that a control is bound to, and the element in it; "" and `None` for none."""
        name = self.names.get((binding.get(_STORE) or "").upper(), "")
        if not name or b"{" not in self.parts[name]:  # without tags in it, it has nothing to tell
            return name, None
        if name not in self.roots:
            self.roots[name] = _parsed(self.parts[name])
        root = self.roots[name]
        place = name, binding.get(_XPATH) or "", binding.get(_PREFIXES) or ""
        if place not in self.found:
            full = len(self.found) >= MAX_PLACES
            self.found[place] = _resolved(root, place[1], place[2]) if root is not None and not full else None
        return name, self.found[place]


def bind_controls(parts: dict[str, bytes], names: list[str], types: ContentTypes) -> set[str]:
    """Make the controls in the parts `names` agree with what they are bound to.

    Gives the names of the custom XML parts whose tags must be filled because a control shows them.
    """
    bound: set[str] = set()
    stores = _Stores({}, {})
    for name in names:
        if b"dataBinding" not in parts[name] or (root := _parsed(parts[name])) is None:
            continue
        stores = stores if stores.names else _Stores(_stores(parts, types), dict(parts))
        changed = False
        for control, binding in _bound_controls(root):
            store, node = stores.node(binding)
            if node is not None and has_tags(node.text or ""):
                bound.add(store)
            changed = _agree(control, binding, node) or changed
        if changed:
            parts[name] = serialize(root)
    return {name for name in bound if name.startswith("customXml/")}


def _parsed(data: bytes) -> Element | None:
    try:
        return parse(data)
    except XMLSyntaxError:  # said when the part itself is compiled
        return None


def _stores(parts: Mapping[str, bytes], types: ContentTypes) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in parts:
        kind = types.of(name)
        if kind == CORE_PROPERTIES:
            found[_CORE] = name
        elif kind == EXTENDED_PROPERTIES:
            found[_EXTENDED] = name
        elif name.startswith("customXml/") and rels_name(name) in parts:
            for row in read_relationships(parts[rels_name(name)], name):
                data = parts.get(row.part or "") if row.kind == "customXmlProps" else None
                properties = _parsed(data) if data is not None else None
                if properties is not None:
                    found[(properties.get(_ITEM_ID) or "").upper()] = name
    return found


def _bound_controls(root: Element) -> Iterator[tuple[Element, Element]]:
    for control in root.iter(SDT):
        properties = control.find(SDT_PR)
        for binding in properties.iterchildren(*_BINDINGS) if properties is not None else ():
            yield control, binding


def _resolved(root: Element, path: str, prefixes: str) -> Element | None:
    if not _PATH.fullmatch(path):
        return None
    spaces = {found[1]: found[2] or found[3] or "" for found in _PREFIX.finditer(prefixes)}
    level, found = [root], root
    for prefix, local, number in _STEP.findall(path):
        # prefixes without a mapping are those of the store itself, as Word writes them for properties
        space = spaces.get(prefix, root.nsmap.get(prefix, "")) if prefix else ""
        wanted = [each for each in level if _is_named(each, local, space, bound=bool(prefix) and not space)]
        position = int(number or 1) - 1
        if not 0 <= position < len(wanted):
            return None
        found = wanted[position]
        level = list(found)
    return found


def _is_named(element: Element, local: str, space: str, *, bound: bool) -> bool:
    if not isinstance(element.tag, str):
        return False
    return element.tag == (f"{{{space}}}{local}" if space else local) or (bound and element.tag.endswith(f"}}{local}"))


def _agree(control: Element, binding: Element, node: Element | None) -> bool:
    """Make a control and its store say the same; whether that changed anything in the control."""
    content = control.find(SDT_CONTENT)
    texts = list(content.iter(T)) if content is not None else []
    shown = "".join(text.text or "" for text in texts)
    stored = (node.text or "") if node is not None else ""
    if shown == stored or not (has_tags(shown) or has_tags(stored)):
        return False
    if has_tags(shown) or not texts:
        parent = binding.getparent()
        if parent is not None:
            parent.remove(binding)
        return True
    for text in texts[1:]:
        text.text = ""
    texts[0].text = stored
    return True
