"""A brand in VML: literals beside a theme colour, and the logo of headers."""

import io
import re
from pathlib import Path

import xlsxwriter

from docgen.branding import Brand, brand_excel
from tests.branding.samples import pack, png, unpack

BRAND = Brand("De Brug", "#0B6E6E", None, "Cambria", "Arial", png(300, 100), "Logo van De Brug")
VML = "xl/drawings/vmlDrawing1.vml"


def headed(folder: Path, picture: str = "logo.png") -> dict[str, bytes]:
    (folder / picture).write_bytes(png(60, 60))
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    book.add_worksheet().set_header("&L&G", {"image_left": str(folder / picture)})
    book.close()
    return unpack(data.getvalue())


def test_a_literal_beside_a_theme_colour_follows_and_others_stay(tmp_path):
    parts = headed(tmp_path, "beeld.png")
    shape = b'<v:rect fillcolor="#4472c4 [3204]" strokecolor="#1f3763 [1604]"><v:shadow color="red"/></v:rect></xml>'
    branded = brand_excel({**parts, VML: parts[VML].replace(b"</xml>", shape)}, BRAND)[VML].decode()

    assert 'fillcolor="#0b6e6e [3204]" strokecolor="#063737 [1604]"' in branded
    assert 'color="red"' in branded


def test_the_logo_of_a_header_keeps_its_height(tmp_path):
    branded = brand_excel(headed(tmp_path), BRAND)

    (width, height) = map(float, re.search(r"width:([\d.]+)pt;height:([\d.]+)pt", branded[VML].decode()).groups())
    assert abs(width - 3 * height) < 0.05
    assert height == 45
    assert b'alt="Logo van De Brug"' in branded[VML]
    assert [data for name, data in branded.items() if "/media/" in name] == [BRAND.logo]


def test_without_a_logo_the_header_has_none(tmp_path):
    branded = brand_excel(headed(tmp_path), Brand("De Brug", "#0B6E6E"))

    assert b"imagedata" not in branded[VML]
    assert not [name for name in branded if "/media/" in name]


def test_another_picture_in_a_header_stays(tmp_path):
    parts = headed(tmp_path, "beeld.png")

    assert brand_excel(parts, BRAND)[VML] is parts[VML]
    assert pack(parts)
