"""VML, the drawing language from before DrawingML: buttons and notes of Excel, pictures in its headers, fallbacks.

It knows no theme. Office writes a colour as what it was when the file was saved, with the slot of the theme behind it
for itself: `fillcolor="#4472c4 [3204]"`. Others read the literal, so that is what a brand rewrites.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.branding.brand import Brand
from docgen.branding.colors import BLACK, mix
from docgen.branding.logo import MAX_WIDTH, NAME, without_orphans
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.content_types import read_content_types, write_content_types
from docgen.ooxml.namespaces import O, R, V
from docgen.ooxml.relationships import Relationship, next_id, read_relationships, rels_name, write_relationships
from docgen.ooxml.xml import Element, parse, serialize

_COLORS = ("fillcolor", "strokecolor", "color", "color2")
_COLOR = re.compile(rb"#[0-9A-Fa-f]{3,6} \[\d+\]")
_SLOT = re.compile(r"#[0-9A-Fa-f]{3,6} \[(\d+)\]")
# the palette of theme colours: 3204 and on as they are, 1604 and on at half their light
_SLOTS = {
    **{3204 + n: (f"accent{n + 1}", 1.0) for n in range(6)},
    **{1604 + n: (f"accent{n + 1}", 0.5) for n in range(6)},
    3212: ("lt1", 1.0), 3213: ("dk1", 1.0), 3214: ("lt2", 1.0), 3215: ("dk2", 1.0),
}  # fmt: skip
_SIZE = re.compile(r"(?P<name>width|height):(?P<size>[\d.]+)(?P<unit>pt|px|in|mm|cm)?")
_IMAGE = f"{R}/image"


def brand_vml(parts: Mapping[str, bytes], brand: Brand) -> dict[str, bytes]:
    """The members with the literals of theme colours, and the logo of headers, in the style of a brand."""
    result = dict(parts)
    for name, data in parts.items():
        if not name.endswith(".vml"):
            continue
        if _COLOR.search(data):
            result[name] = _colored(data, brand)
        if f'"{NAME}"'.encode() in data.lower() and rels_name(name) in parts:
            result |= _with_logo(result, name, brand)
    return without_orphans(result, parts) if result != parts else result


def _colored(data: bytes, brand: Brand) -> bytes:
    root = parse(data)
    for element in root.iter(f"{{{V}}}*"):
        for attribute in _COLORS:
            found = _SLOT.fullmatch(element.get(attribute, "").strip())
            slot = _SLOTS.get(int(found[1])) if found else None
            if slot is not None and found is not None:
                color = mix(brand.slots[slot[0]], BLACK, slot[1])
                element.set(attribute, f"#{color.lower()} [{found[1]}]")
    return serialize(root)


def _with_logo(parts: Mapping[str, bytes], name: str, brand: Brand) -> dict[str, bytes]:
    """The drawing of headers with the brand's logo for the placeholder, or without it."""
    root = parse(parts[name])
    rels = list(read_relationships(parts[rels_name(name)], name))
    found = [image for image in root.iter(f"{{{V}}}imagedata") if image.get(f"{{{O}}}title", "").casefold() == NAME]
    if not found:
        return {}
    info = brand.logo_info
    media: dict[str, bytes] = {}
    if info is not None and brand.logo is not None:
        part = f"xl/media/{NAME}-huisstijl.{info.extension}"
        logo = next((r for r in rels if r.part == part), Relationship(next_id(rels), _IMAGE, f"/{part}", part=part))
        rels = list(dict.fromkeys((*rels, logo)))
        media[part] = brand.logo
        types = read_content_types(parts[CONTENT_TYPES]).with_default(info.extension, info.content_type)
        media[CONTENT_TYPES] = write_content_types(types)
        for image in found:
            image.set(f"{{{O}}}relid", logo.id)
            _fit(image.getparent(), info.width / info.height, brand.logo_alt)
    else:
        for shape in (image.getparent() for image in found):
            if shape is not None and (parent := shape.getparent()) is not None:
                parent.remove(shape)
    data = serialize(root)
    kept = [r for r in rels if r.type != _IMAGE or f'"{r.id}"'.encode() in data]
    return {name: data, rels_name(name): write_relationships(kept), **media}


def _fit(shape: Element | None, ratio: float, alt: str) -> None:
    """The placeholder's height and the width that belongs to it; a very wide logo gets lower."""
    if shape is None:
        return
    shape.set("alt", alt)
    sizes = {m["name"]: (float(m["size"]), m["unit"] or "pt") for m in _SIZE.finditer(shape.get("style", ""))}
    if "height" not in sizes or sizes["height"][1] != "pt":
        return
    height = sizes["height"][0]
    width = min(height * ratio, MAX_WIDTH.points)
    new = {"width": width, "height": width / ratio}
    shape.set("style", _SIZE.sub(lambda m: f"{m['name']}:{new[m['name']]:.2f}pt", shape.get("style", "")))
