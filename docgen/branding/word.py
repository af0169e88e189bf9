"""A brand applied to the parts of a Word document.

LibreOffice follows theme fonts and `schemeClr` of drawings, but reads the literals of text, fills, borders and table
styles; Word follows the theme and rewrites literals only when it saves. So both are written: the theme, and every
literal that stands beside a theme attribute, in whatever part and whatever element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from docgen.branding.brand import Brand
from docgen.branding.colors import word_shade, word_tint
from docgen.branding.logo import swap_logo
from docgen.branding.theme import brand_themes
from docgen.ooxml.content_types import MAIN_KINDS, read_content_types
from docgen.ooxml.content_types import PART_NAME as CONTENT_TYPES
from docgen.ooxml.namespaces import W, local_name, qn
from docgen.ooxml.xml import Element, parse, serialize

# ST_ThemeColor (ECMA-376 Part 1, 17.18.97) → theme slot, before w:clrSchemeMapping has its say
_SLOTS = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
_DEFAULT_MAPPING = {"t1": "dark1", "bg1": "light1", "t2": "dark2", "bg2": "light2"}

_SHADE = re.compile("[0-9A-Fa-f]{2}")  # ST_UcharHexNumber (17.18.98)
_COLORED = etree.XPath("//*[@w:themeColor]", namespaces={"w": W}, smart_strings=False)
_FILLED = etree.XPath("//*[@w:themeFill]", namespaces={"w": W}, smart_strings=False)
_FONT_ATTRIBUTES = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi"}


def brand_word(parts: Mapping[str, bytes], brand: Brand) -> dict[str, bytes]:
    """The members of a Word package in the house style: theme, literals, fonts and logo.

    `parts` is the whole package by member name, `[Content_Types].xml` and relationships included. Members that the
    brand does not touch are the same objects.

    Raises:
        BrandingError: a colour of the brand is none (`branding.bad-colour`).
    """
    types = read_content_types(parts[CONTENT_TYPES])
    main = next((name for name in parts if MAIN_KINDS.get(types.of(name)) == "docx"), "word/document.xml")
    result = brand_themes(dict(parts), brand, main)
    colors = _theme_colors(result, brand)
    for name, data in result.items():
        # cheap look before the parse: theme, themeColor, asciiTheme
        if name.endswith(".xml") and "/theme/" not in name and b"heme" in data:
            result[name] = _brand_literals(data, brand, colors)
    return swap_logo(result, brand)


def _theme_colors(parts: Mapping[str, bytes], brand: Brand) -> dict[str, str]:
    """The colour of every name that `w:themeColor` may hold, the mapping of the settings applied."""
    colors = {name: brand.slots[slot] for name, slot in _SLOTS.items()}
    mapping = dict(_DEFAULT_MAPPING)
    if settings := parts.get("word/settings.xml"):
        found = parse(settings).find(qn("w:clrSchemeMapping"))
        if found is not None:
            mapping |= {key: value for key in mapping if (value := found.get(f"{{{W}}}{key}")) in colors}
    return colors | {name: colors[mapping[key]] for name, key in _MAPPED.items()}


def _brand_literals(data: bytes, brand: Brand, colors: Mapping[str, str]) -> bytes:
    root = parse(data)
    touched = [_set_color(element, "theme", _literal_of(element), colors) for element in _COLORED(root)]
    touched += [_set_color(element, "themeFill", "fill", colors) for element in _FILLED(root)]
    touched += [_set_fonts(element, brand) for element in root.iter(qn("w:rFonts"))]
    return serialize(root) if any(touched) else data


def _literal_of(element: Element) -> str:
    return "val" if local_name(str(element.tag)) == "color" else "color"


def _set_color(element: Element, theme: str, literal: str, colors: Mapping[str, str]) -> bool:
    """Whether `element` names a theme colour under `theme…`; its literal is then that colour, tinted and shaded."""
    # themeColor with themeTint and themeShade; themeFill with themeFillTint and themeFillShade
    name = element.get(f"{{{W}}}{'themeColor' if theme == 'theme' else theme}")
    color = colors.get(name or "")
    if color is None:
        return False
    if _SHADE.fullmatch(tint := element.get(f"{{{W}}}{theme}Tint", "")):
        color = word_tint(color, int(tint, 16))
    if _SHADE.fullmatch(shade := element.get(f"{{{W}}}{theme}Shade", "")):
        color = word_shade(color, int(shade, 16))
    element.set(f"{{{W}}}{literal}", color)
    return True


def _set_fonts(element: Element, brand: Brand) -> bool:
    touched = False
    for attribute, literal in _FONT_ATTRIBUTES.items():
        slot = element.get(f"{{{W}}}{attribute}")
        if slot:
            font = brand.heading_font if slot.startswith("major") else brand.body_font
            element.set(f"{{{W}}}{literal}", font)
            touched = True
    return touched
