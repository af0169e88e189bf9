"""A brand in a workbook: theme, font names beside a scheme, and logo."""

import io
import re

import openpyxl

from docgen.branding import Brand, brand_excel
from docgen.ooxml.relationships import read_relationships
from tests.branding.samples import excel, pack, png, unpack

BRAND = Brand("De Brug", "#0B6E6E", None, "Cambria", "Arial", png(300, 150), "Logo van De Brug")


def test_the_theme_holds_the_slots():
    theme = brand_excel(unpack(excel()), BRAND)["xl/theme/theme1.xml"]
    assert b'<a:accent1><a:srgbClr val="0B6E6E"/></a:accent1>' in theme
    assert b'<a:accent6><a:srgbClr val="FFFFFF"/></a:accent6>' in theme


def test_font_names_beside_a_scheme_follow():
    parts = unpack(excel())
    branded = brand_excel(parts, BRAND)
    fonts = re.findall(r"<font>.*?</font>", branded["xl/styles.xml"].decode())
    assert [font for font in fonts if 'scheme val="minor"' in font and 'name val="Arial"' not in font] == []
    assert [font for font in fonts if 'scheme val="major"' in font and 'name val="Cambria"' in font]


def test_rich_text_follows():
    shared = brand_excel(unpack(excel()), BRAND)["xl/sharedStrings.xml"].decode()
    assert 'rFont val="Arial"' in shared
    assert "Calibri" not in shared


def test_a_font_that_somebody_chose_outside_the_scheme_stays():
    parts = unpack(excel())
    chosen = re.sub(
        rb'Calibri"/><family val="2"/><scheme val="minor"/>', b'Consolas"/>', parts["xl/styles.xml"], count=1
    )
    assert b"Consolas" in brand_excel({**parts, "xl/styles.xml": chosen}, BRAND)["xl/styles.xml"]


def test_the_logo_between_two_cells_is_pinned_at_its_first_cell_in_its_own_proportions():
    parts = unpack(excel(png(300, 100)))
    assert b"twoCellAnchor" in parts["xl/drawings/drawing1.xml"]
    branded = brand_excel(parts, BRAND)
    drawing = branded["xl/drawings/drawing1.xml"].decode()
    assert "twoCellAnchor" not in drawing
    (width, height) = re.search(r'<xdr:ext cx="(\d+)" cy="(\d+)"', drawing).groups()
    assert int(width) == 2 * int(height)
    assert int(height) == 50 * 9525
    assert 'descr="Logo van De Brug"' in drawing
    (image,) = read_relationships(branded["xl/drawings/_rels/drawing1.xml.rels"], "xl/drawings/drawing1.xml")
    assert branded[image.part] == BRAND.logo


def test_without_a_logo_the_placeholder_goes():
    branded = brand_excel(unpack(excel(png(300, 100))), Brand("De Brug", "#0B6E6E"))
    assert b"xdr:pic" not in branded["xl/drawings/drawing1.xml"]
    assert not [name for name in branded if "/media/" in name]
    openpyxl.load_workbook(io.BytesIO(pack(branded)))


def test_branding_twice_is_branding_once():
    branded = brand_excel(unpack(excel(png(300, 100))), BRAND)
    assert brand_excel(branded, BRAND) == branded
