"""A brand applied to the parts of an Excel workbook.

LibreOffice follows the theme colours of a workbook but reads the font *name* beside `<scheme val="minor"/>`, in the
styles as well as in rich text; Excel follows the scheme. So theme and names are both written.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.branding.brand import Brand
from docgen.branding.logo import swap_logo
from docgen.branding.theme import brand_themes
from docgen.branding.vml import brand_vml
from docgen.ooxml.content_types import MAIN_KINDS, read_content_types
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.namespaces import qn
from docgen.ooxml.xml import parse, serialize


def brand_excel(parts: Mapping[str, bytes], brand: Brand) -> dict[str, bytes]:
    """The members of an Excel package in the house style: theme, font names, literals of VML and logo.

    `parts` is the whole package by member name, `[Content_Types].xml` and relationships included. Members that the
    brand does not touch are the same objects.

    Raises:
        BrandingError: a colour of the brand is none (`branding.bad-colour`).
    """
    types = read_content_types(parts[CONTENT_TYPES])
    main = next((name for name in parts if MAIN_KINDS.get(types.of(name)) == "xlsx"), "xl/workbook.xml")
    result = brand_themes(dict(parts), brand, main)
    for name, data in result.items():
        if name.endswith(".xml") and b"scheme " in data and "/theme/" not in name:
            result[name] = _brand_fonts(data, brand)
    return swap_logo(brand_vml(result, brand), brand)


def _brand_fonts(data: bytes, brand: Brand) -> bytes:
    root = parse(data)
    touched = False
    for scheme in root.iter(qn("s:scheme")):
        font = {"major": brand.heading_font, "minor": brand.body_font}.get(scheme.get("val", ""))
        properties = scheme.getparent()
        if font is None or properties is None:
            continue
        # a cell font calls it name, a run of rich text rFont (ECMA-376 Part 1, 18.8.29 and 18.4.5)
        for named in (*properties.findall(qn("s:name")), *properties.findall(qn("s:rFont"))):
            named.set("val", font)
            touched = True
    return serialize(root) if touched else data
