"""Form fields: content controls whose answer can be read back later.

A content control whose tag begins with `veld:` is a field. It gets an id of its own, stands within a bookmark `veld_1`,
`veld_2`, …, its tag becomes the path, and the document carries a custom XML part that lists bookmark, path and kind:

    <velden xmlns="urn:docgen:velden"><veld bladwijzer="veld_1" pad="intake.hulpvraag" soort="tekst"/>…</velden>

LibreOffice drops the tags of controls when it saves, and keeps bookmarks and custom XML.
"""

from __future__ import annotations

from lxml import etree

from docgen.ooxml.namespaces import CUSTOMXML, qn
from docgen.ooxml.xml import DECLARATION, Element
from docgen.word import markers
from docgen.word.codes import finding
from docgen.word.collected import Field
from docgen.word.levels import placeholder
from docgen.word.markers import is_mark, node_marker, tree_marker
from docgen.word.tagging import SENTINEL, Home, Tagged
from docgen.word.wml import ID, SDT, SDT_CONTENT, SDT_PR, VAL, T

PREFIX = "veld:"
NAMESPACE = "urn:docgen:velden"
ITEM_ID = "{6B1F7C52-5D0E-4A53-9D0C-8F0B7B0A1D21}"
_CHECKBOX = qn("w14:checkbox")
_KINDS = {
    qn("w:date"): "datum",
    qn("w:dropDownList"): "keuze",
    qn("w:comboBox"): "keuze",
    _CHECKBOX: "vinkje",
}
# ECMA-376 Part 1, 17.5.2.38 (CT_SdtPr): what comes before showingPlcHdr
_BEFORE_PLACEHOLDER = {qn(f"w:{name}") for name in ("rPr", "alias", "lock", "placeholder", "tag", "id", "temporary")}


def apply_fields(tagged: Tagged) -> bool:
    """Prepare every content control of a part; whether any of them is a field."""
    found = False
    for control in list(tagged.root.iter(SDT)):
        properties = control.find(SDT_PR)
        content = control.find(SDT_CONTENT)
        if properties is None or content is None:
            continue
        checkbox = properties.find(_CHECKBOX)
        if checkbox is not None:
            _bind_checkbox(tagged, checkbox, content)
        _repeat_items(tagged, properties)
        if any(SENTINEL.search(text.text or "") for text in content.iter(T)):
            _show_as_answer(properties)
        _open_to_lines(properties)
        tag = properties.find(qn("w:tag"))
        if tag is not None and (tag.get(VAL) or "").startswith(PREFIX):
            _field(tagged, control, properties, tag)
            found = True
        if any(is_mark(child) for child in properties):
            content.insert(0, node_marker(markers.CONTENT))
            content.append(node_marker(markers.CONTENT_END))
    return found


def _show_as_answer(properties: Element) -> None:
    """What a tag fills in is no placeholder, even where the designer typed the tag as one."""
    for shown in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(shown)


def _open_to_lines(properties: Element) -> None:
    """A plain-text control that gets several lines becomes one for rich text.

    Word's plain text holds no paragraphs, and LibreOffice moves line breaks in it to the front (M).
    """
    plain = properties.find(qn("w:text"))
    if plain is not None:
        several = plain.get(qn("w:multiLine")) or ""
        properties.replace(plain, node_marker(markers.PLAIN_TEXT, several))


def apply_form_boxes(tagged: Tagged) -> None:
    """Legacy check boxes: a tag as the status text or help text of the field ticks it (ECMA-376 Part 1, 17.16.17)."""
    for data in tagged.root.iter(qn("w:ffData")):
        box = data.find(qn("w:checkBox"))
        texts = [child for child in data if child.tag in {qn("w:statusText"), qn("w:helpText")}]
        found = next((text for text in texts if SENTINEL.fullmatch((text.get(VAL) or "").strip())), None)
        if box is None or found is None:
            continue
        placed = tagged.placed[int(SENTINEL.findall(found.get(VAL) or "")[0])]
        state = box.find(qn("w:checked"))
        if state is None:
            state = etree.SubElement(box, qn("w:checked"))
        state.set(VAL, (found.get(VAL) or "").strip())
        placed.element, placed.attribute = state, VAL
        data.remove(found)


def _field(tagged: Tagged, control: Element, properties: Element, tag: Element) -> None:
    path = (tag.get(VAL) or "").removeprefix(PREFIX).strip()
    if not path:
        tagged.problems.append(finding("word.field-path", tagged.place_of(control), path=path))
        return
    kind = next((_KINDS[str(child.tag)] for child in properties if str(child.tag) in _KINDS), "tekst")
    dynamic = SENTINEL.search(path) is not None or len(path) > 64
    if dynamic:
        tag.set(VAL, tree_marker(markers.FIELD_PATH) + path + tree_marker(markers.FIELD_PATH_END))
    else:
        tag.set(VAL, path)
    identity = properties.find(ID)
    if identity is None:
        identity = etree.Element(ID)
        properties.insert(properties.index(tag) + 1, identity)
    identity.set(VAL, tree_marker(markers.SDT_ID))
    parent = control.getparent()
    if parent is None:
        return
    at = parent.index(control)
    parent.insert(at, node_marker(markers.FIELD, kind, "" if dynamic else path))
    parent.insert(at + 2, node_marker(markers.FIELD_END))
    if kind != "vinkje" and properties.find(qn("w:showingPlcHdr")) is None:
        before = [n for n, child in enumerate(properties) if child.tag in _BEFORE_PLACEHOLDER]
        properties.insert(before[-1] + 1, node_marker(markers.FIELD_EMPTY))


def _bind_checkbox(tagged: Tagged, checkbox: Element, content: Element) -> None:
    """A tag as the content of a check box ticks it: the tag's value sets the state, and the sign follows."""
    texts = [text for text in content.iter(T) if SENTINEL.search(text.text or "")]
    if len(texts) != 1:
        return
    found = SENTINEL.fullmatch((texts[0].text or "").strip())
    if found is None:
        return
    shown = tagged.placed[int(found[1])]
    if shown.parsed.word != "print":
        return
    shown.home = Home.TEXT
    shown.attribute = "vinkje"
    state = checkbox.find(qn("w14:checked"))
    if state is None:
        state = etree.Element(qn("w14:checked"))
        checkbox.insert(0, state)
    attribute = qn("w14:val")
    value = tagged.add(shown.parsed, shown.place, Home.ATTRIBUTE, state, attribute)
    state.set(attribute, f"\ufdd0{value.index}\ufdd1")


def _repeat_items(tagged: Tagged, properties: Element) -> None:
    """Items of a drop-down whose text is a for, if, else or end tag make way for it; the items between them repeat."""
    for item in list(properties.iter(qn("w:listItem"))):
        shown, value = item.get(qn("w:displayText")) or "", item.get(VAL) or ""
        found = SENTINEL.fullmatch(shown.strip() or value.strip())
        if found is None or tagged.placed[int(found[1])].parsed.word == "print":
            continue
        for number in SENTINEL.findall(shown + value):  # Word writes the same tag in both attributes
            tagged.placed[int(number)].home = Home.GONE
        placed = tagged.placed[int(found[1])]
        placed.home, placed.element, placed.attribute = Home.NODE, placeholder(placed.index), ""
        parent = item.getparent()
        if parent is not None:
            parent.replace(item, placed.element)


def fields_part(fields: list[Field]) -> bytes:
    """The custom XML part that lists the fields of a document."""
    rows = "".join([f'<veld bladwijzer="{mark}" pad="{path}" soort="{kind}"/>' for mark, path, kind in fields])
    return DECLARATION + f'<velden xmlns="{NAMESPACE}">{rows}</velden>'.encode()


def fields_properties() -> bytes:
    """The properties part beside it, which names its schema."""
    return (
        DECLARATION
        + (
            f'<ds:datastoreItem xmlns:ds="{CUSTOMXML}" ds:itemID="{ITEM_ID}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode()
    )
