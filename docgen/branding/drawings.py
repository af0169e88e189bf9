"""Every drawing of docgen by name, for the value `Shape(name, width_mm, alt)` of a template.

A name is a pictogram (`wonen`, `sterk`, …) or the picture of the eight phases (`fasen`). An engine needs no more than:

    drawing(shape.name, width_mm=shape.width_mm, alt=shape.alt, shape_id=17, labels=shape.labels)

`labels` are the words inside a drawing: for `fasen` the eight names of the phases in order. Pictograms have none.
The content is coloured by the theme, so one drawing serves every brand.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.branding import phases, pictograms
from docgen.ooxml.xml import Element, parse


def names() -> frozenset[str]:
    """The names of all drawings."""
    return pictograms.names() | {phases.NAME}


def drawing(name: str, *, width_mm: float, alt: str, shape_id: int, labels: Sequence[str] = ()) -> Element:
    """The drawing called `name` as the content of a `<w:r>`; see `drawing_xml`."""
    return parse(drawing_xml(name, width_mm=width_mm, alt=alt, shape_id=shape_id, labels=labels).encode())


def drawing_xml(name: str, *, width_mm: float, alt: str, shape_id: int, labels: Sequence[str] = ()) -> str:
    """The text of a drawing that declares its own namespaces; an unknown name gives the neutral pictogram.

    `shape_id` is unique within the document. Without `alt` a pictogram is decoration, and `fasen` describes itself.
    """
    if name == phases.NAME:
        return phases.phase_picture_xml(labels, width_mm=width_mm, alt=alt, shape_id=shape_id)
    return pictograms.word_shape_xml(name, width_mm, alt, shape_id)
