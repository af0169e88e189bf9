"""A brand in a Word document: theme, every literal beside it, fonts and logo."""

import io
import re

import docx
import pytest

from docgen.branding import Brand, brand_word
from docgen.errors import BrandingError
from docgen.ooxml.content_types import read_content_types
from docgen.ooxml.relationships import read_relationships, rels_source
from tests.branding.samples import jpeg_header, pack, png, unpack, word

BRAND = Brand("De Brug", "#0B6E6E", "#7A1FA2", "Cambria", "Arial", png(900, 150), "Logo van De Brug")


@pytest.fixture(scope="module")
def branded():
    return brand_word(unpack(word(png(300, 100))), BRAND)


def test_the_theme_holds_the_slots_and_the_fonts(branded):
    theme = branded["word/theme/theme1.xml"].decode()
    assert re.search(r'<a:accent1><a:srgbClr val="0B6E6E"/></a:accent1>', theme)
    assert re.search(r'<a:accent2><a:srgbClr val="7A1FA2"/></a:accent2>', theme)
    assert '<a:majorFont><a:latin typeface="Cambria"/>' in re.sub(r">\s+<", "><", theme)
    assert '<a:minorFont><a:latin typeface="Arial"/>' in re.sub(r">\s+<", "><", theme)


def test_the_theme_does_not_tell_whose_it_is(branded):
    assert b"De Brug" not in branded["word/theme/theme1.xml"]


@pytest.mark.parametrize(
    ("theme", "literal"),
    [
        ('w:themeColor="accent1"/></w:pBdr>', 'w:color="0B6E6E" w:themeColor="accent1"'),
        ("text2", f'w:val="{BRAND.text_color}" w:themeColor="text2"'),
        ("accent6", 'w:val="FFFFFF" w:themeColor="accent6"'),
        ("background2", f'w:fill="{BRAND.tint}" w:themeFill="background2"'),
        ("themeShade", 'w:val="085252" w:themeColor="accent1" w:themeShade="BF"'),
    ],
)
def test_literals_beside_theme_colours_follow(branded, theme, literal):
    assert literal in branded["word/document.xml"].decode(), theme


def test_no_colour_of_the_old_theme_is_left_beside_a_theme_colour(branded):
    old = re.compile(rb"<[^>]*(?:4F81BD|365F91|DBE5F1|D3DFEE)[^>]*theme(?:Color|Fill)=[^>]*>")
    assert [name for name, data in branded.items() if old.search(data)] == []


def test_table_styles_follow(branded):
    styles = branded["word/styles.xml"].decode()
    assert re.search(r'w:color="0B6E6E" w:themeColor="accent1"', styles)


def test_font_names_beside_theme_fonts_follow(branded):
    names = re.findall(r'<w:rFonts [^>]*asciiTheme="major[^>]*>', branded["word/document.xml"].decode())
    assert names
    assert all('w:ascii="Cambria"' in name for name in names)


def test_the_mapping_of_the_settings_is_followed():
    parts = unpack(word())
    swapped = '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="dark2" w:t2="light2"/>'
    settings = re.sub(r"<w:clrSchemeMapping[^>]*/>", swapped, parts["word/settings.xml"].decode())
    assert swapped in settings
    document = brand_word({**parts, "word/settings.xml": settings.encode()}, BRAND)["word/document.xml"].decode()
    assert f'w:val="{BRAND.tint}" w:themeColor="text2"' in document


def test_a_document_without_a_theme_gets_one():
    parts = unpack(word())
    bare = {name: data for name, data in parts.items() if "theme" not in name}
    rels = re.sub(rb"<Relationship [^>]*/theme\"[^>]*/>", b"", bare["word/_rels/document.xml.rels"])
    types = re.sub(rb"<Override [^>]*theme1.xml[^>]*/>", b"", bare["[Content_Types].xml"])
    branded = brand_word({**bare, "word/_rels/document.xml.rels": rels, "[Content_Types].xml": types}, BRAND)
    assert b'<a:accent1><a:srgbClr val="0B6E6E"/>' in branded["word/theme/theme1.xml"]
    kinds = {r.kind for r in read_relationships(branded["word/_rels/document.xml.rels"], "word/document.xml")}
    assert "theme" in kinds
    docx.Document(io.BytesIO(pack(branded)))


def test_parts_that_name_no_theme_are_the_same_objects():
    parts = unpack(word())
    branded = brand_word(parts, BRAND)
    assert branded["docProps/core.xml"] is parts["docProps/core.xml"]


def test_branding_twice_is_branding_once(branded):
    assert brand_word(branded, BRAND) == branded


def test_a_bad_colour_is_refused():
    with pytest.raises(BrandingError):
        brand_word(unpack(word()), Brand("De Brug", "groen"))


def _sizes(xml: bytes) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(rb'<wp:extent cx="(\d+)" cy="(\d+)"', xml)]


def test_the_logo_keeps_the_height_of_its_box_and_its_own_proportions(branded):
    header = branded["word/header1.xml"]
    assert _sizes(header) == [(80 * 36000, round(80 * 36000 / 6))]  # 14 mm high would be 84 mm wide: over the limit
    narrow = brand_word(unpack(word(png(300, 100))), Brand("x", "#000000", logo=png(200, 100), logo_alt="x"))
    assert _sizes(narrow["word/header1.xml"]) == [(28 * 36000, 14 * 36000)]
    assert b'descr="Logo van De Brug"' in header


def test_only_the_placeholder_shows_the_logo(branded):
    (logo,) = [
        r for r in read_relationships(branded["word/_rels/header1.xml.rels"], "word/header1.xml") if r.kind == "image"
    ]
    assert branded[logo.part] == BRAND.logo
    (other,) = [
        r for r in read_relationships(branded["word/_rels/document.xml.rels"], "word/document.xml") if r.kind == "image"
    ]
    assert branded[other.part] == png(300, 100)


def test_a_placeholder_that_nothing_else_shows_leaves_the_package():
    parts = unpack(word(png(300, 100)))
    alone = parts["word/document.xml"].replace(b'name="Picture 1"', b'name="Logo"')
    branded = brand_word({**parts, "word/document.xml": alone}, BRAND)
    assert [data for name, data in branded.items() if "/media/" in name] == [BRAND.logo]


def test_without_a_logo_the_placeholder_goes_and_the_text_stays():
    parts = unpack(word(png(300, 100)))
    branded = brand_word(parts, Brand("De Brug", "#0B6E6E"))
    header = branded["word/header1.xml"]
    assert b"<w:drawing" not in header
    assert b"<w:p" in header
    assert not any(
        r.kind == "image" for r in read_relationships(branded["word/_rels/header1.xml.rels"], "word/header1.xml")
    )
    docx.Document(io.BytesIO(pack(branded)))


def test_a_jpeg_logo_gets_its_content_type():
    brand = Brand("x", "#000000", logo=jpeg_header(200, 100), logo_alt="x")
    branded = brand_word(unpack(word(png(300, 100))), brand)
    types = read_content_types(branded["[Content_Types].xml"])
    assert types.of("word/media/logo-huisstijl.jpeg") == "image/jpeg"
    assert "word/media/logo-huisstijl.jpeg" in branded


def test_every_relationship_leads_somewhere(branded):
    for name in branded:
        if (source := rels_source(name)) is not None:
            for relationship in read_relationships(branded[name], source):
                assert relationship.part is None or relationship.part in branded
