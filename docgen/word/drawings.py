"""Pictures and pictograms as they stand in a run."""

from __future__ import annotations

from docgen.branding.pictograms import word_shape_xml
from docgen.ooxml.images import MAX_PIXELS, ImageInfo, image_info
from docgen.ooxml.namespaces import PIC, WP, A, R
from docgen.ooxml.units import Mm


def usable_image(data: bytes) -> ImageInfo | str:
    """What a picture is, or in Dutch why it cannot be used."""
    info = image_info(data)
    if info is None or info.kind not in {"png", "jpeg"}:
        return "geen PNG of JPEG"
    if info.width * info.height > MAX_PIXELS or not info.width or not info.height:
        return f"{info.width} × {info.height} beeldpunten"
    return info


def picture_xml(rel_id: str, info: ImageInfo, width_mm: float, alt: str, drawing_id: int) -> str:
    """An inline picture of a width in mm, as high as its own proportions ask; `alt` is escaped already."""
    width = Mm(width_mm)
    height = max(1, round(width * info.height / info.width))
    name = f'id="{drawing_id}" name="Afbeelding {drawing_id}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name} descr="{alt}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr {name} descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{rel_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def shape_xml(name: str, width_mm: float, alt: str, drawing_id: int) -> str:
    """A pictogram in the brand's colour; `alt` is plain text."""
    return word_shape_xml(name, width_mm, alt, drawing_id)
