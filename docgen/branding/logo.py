"""The logo: the placeholder picture called `logo` becomes the organisation's, or goes.

The picture keeps the height of its box and takes the width that belongs to it, so nothing is ever stretched. Only the
picture that is called `logo` changes: another picture of the same file keeps its file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from docgen.branding.brand import Brand
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.content_types import read_content_types, write_content_types
from docgen.ooxml.images import ImageInfo
from docgen.ooxml.namespaces import R, qn
from docgen.ooxml.relationships import (
    Relationship,
    next_id,
    read_relationships,
    rels_name,
    rels_source,
    write_relationships,
)
from docgen.ooxml.units import Mm
from docgen.ooxml.xml import Element, parse, serialize

NAME = "logo"
MAX_WIDTH = Mm(80)  # a very wide logo gets lower instead of pushing the address out of the header
_EMBED = f"{{{R}}}embed"
_IMAGE = f"{R}/image"
_QUOTED_NAME = re.compile(rb"\"logo\"", re.IGNORECASE)  # a cheap look before the parse
_PICTURES = (qn("wp:docPr"), qn("xdr:cNvPr"))


def swap_logo(parts: dict[str, bytes], brand: Brand) -> dict[str, bytes]:
    """The parts with the brand's logo in every placeholder; without a logo the placeholders are gone.

    A logo that cannot be read counts as none; `check_brand` reports it.
    """
    result = dict(parts)
    for name, data in parts.items():
        if name.endswith(".xml") and _QUOTED_NAME.search(data) and rels_name(name) in parts:
            result |= _swap_in_part(result, name, brand)
    if result == parts:
        return parts
    if (info := brand.logo_info) is not None:
        types = read_content_types(result[CONTENT_TYPES]).with_default(info.extension, info.content_type)
        result[CONTENT_TYPES] = write_content_types(types)
    return without_orphans(result, parts)


def _swap_in_part(parts: Mapping[str, bytes], part: str, brand: Brand) -> dict[str, bytes]:
    """The members that change: the part, its relationships and the logo itself."""
    root = parse(parts[part])
    pictures = list(_placeholders(root))
    if not pictures:
        return {}
    before = read_relationships(parts[rels_name(part)], part)
    relationships, media = before, dict[str, bytes]()
    if brand.logo is None or (info := brand.logo_info) is None:
        for picture in pictures:
            _remove(picture)
    else:
        target = _media_path(part, info)
        media[target] = brand.logo
        logo = next((r for r in before if r.part == target), None) or _relationship(before, part, target)
        relationships = tuple(dict.fromkeys((*before, logo)))
        for picture in pictures:
            _show(picture, logo.id, info, brand.logo_alt)
    data = serialize(root)
    kept = [r for r in relationships if not _unread_image(r, data)]
    return {part: data, rels_name(part): write_relationships(kept), **media}


def _relationship(before: tuple[Relationship, ...], part: str, target: str) -> Relationship:
    written = posixpath.relpath(target, posixpath.dirname(part))
    return Relationship(next_id(before), _IMAGE, written, part=target)


def _unread_image(relationship: Relationship, data: bytes) -> bool:
    """Whether `relationship` is a picture that its part shows nowhere."""
    return relationship.type == _IMAGE and f'"{relationship.id}"'.encode() not in data


def _placeholders(root: Element) -> Iterator[Element]:
    """The `docPr` or `cNvPr` of each placeholder picture; a shape that happens to be called logo is no picture."""
    for properties in root.iter(*_PICTURES):
        if properties.get("name", "").casefold() == NAME:
            box = _box(properties)
            if box is not None and next(box.iter(qn("a:blip")), None) is not None:
                yield properties


def _box(properties: Element) -> Element | None:
    """What holds the picture: the inline or anchor in Word, the anchor in Excel."""
    if properties.tag == qn("wp:docPr"):
        return properties.getparent()
    anchors = (qn("xdr:oneCellAnchor"), qn("xdr:twoCellAnchor"), qn("xdr:absoluteAnchor"))
    return next(properties.iterancestors(*anchors), None)


def _show(properties: Element, identity: str, info: ImageInfo, alt: str) -> None:
    box = _box(properties)
    if box is None:
        return
    properties.set("descr", alt)
    for blip in box.iter(qn("a:blip")):
        blip.set(_EMBED, identity)
        for child in list(blip):  # recolouring and the SVG twin belong to the placeholder
            blip.remove(child)
    for crop in list(box.iter(qn("a:srcRect"))):
        crop.clear()
    width, height = _fit(box, info)
    for extent in _extents(box):
        extent.set("cx", str(width))
        extent.set("cy", str(height))
    if box.tag == qn("xdr:twoCellAnchor"):
        _pin_one_corner(box, width, height)


def _fit(box: Element, info: ImageInfo) -> tuple[int, int]:
    """Width and height in EMU: the box's height, unless the logo would then be wider than the header can hold."""
    extent = next(_extents(box))
    box_width, box_height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    widest = max(box_width, MAX_WIDTH)
    width = round(box_height * info.width / info.height)
    if width <= widest:
        return width, box_height
    return widest, round(widest * info.height / info.width)


def _extents(box: Element) -> Iterator[Element]:
    """Every element that holds the size of the picture, the one that counts first."""
    yield from box.findall(qn("wp:extent"))
    yield from box.findall(qn("xdr:ext"))
    for transform in box.iter(qn("a:xfrm")):
        yield from transform.findall(qn("a:ext"))


def _pin_one_corner(anchor: Element, width: int, height: int) -> None:
    """Turn an anchor between two cells, which stretches, into one at its first cell with a size of its own."""
    end = anchor.find(qn("xdr:to"))
    if end is None:
        return
    extent = etree.Element(qn("xdr:ext"), cx=str(width), cy=str(height))
    anchor.replace(end, extent)
    anchor.tag = qn("xdr:oneCellAnchor")
    anchor.attrib.pop("editAs", None)


def _remove(properties: Element) -> None:
    """Take the picture out, with the run that held nothing else."""
    box = _box(properties)
    holder = None if box is None else box.getparent()
    if box is None or holder is None:
        return
    if holder.tag != qn("w:drawing"):
        holder.remove(box)
        return
    gone = next(holder.iterancestors(qn("mc:AlternateContent")), holder)
    run = gone.getparent()
    if run is None:
        return
    run.remove(gone)
    around = run.getparent()
    if run.tag == qn("w:r") and around is not None and all(child.tag == qn("w:rPr") for child in run):
        around.remove(run)


def _media_path(part: str, info: ImageInfo) -> str:
    top = part.split("/", 1)[0]
    return f"{top}/media/{NAME}-huisstijl.{info.extension}"


def without_orphans(result: dict[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the pictures that no relationship points to any more."""

    def targets(parts: Mapping[str, bytes]) -> set[str]:
        sources = [(name, source) for name in parts if (source := rels_source(name)) is not None]
        return {r.part for name, source in sources for r in read_relationships(parts[name], source) if r.part}

    orphans = targets(before) - targets(result)
    types = read_content_types(result[CONTENT_TYPES])
    if any(name in types.overrides for name in orphans):
        overrides = {name: kind for name, kind in types.overrides.items() if name not in orphans}
        result[CONTENT_TYPES] = write_content_types(replace(types, overrides=overrides))
    return {name: data for name, data in result.items() if name not in orphans}
