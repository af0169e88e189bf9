"""A house style: every colour that follows from it can be read, and what a designer would remark is said."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.branding.brand import GREY_NOTES, Brand, check_brand
from docgen.branding.colors import contrast
from docgen.diagnostics import Severity
from docgen.errors import BrandingError
from tests.branding.samples import jpeg_header, png

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def codes(brand, **options):
    return [d.code for d in check_brand(brand, **options)]


@given(COLORS)
def test_every_pair_that_a_template_prints_can_be_read(color):
    brand = Brand("De Brug", color)
    slots = brand.slots
    assert contrast(slots["dk2"], "FFFFFF") >= 4.5
    assert contrast(slots["dk2"], slots["lt2"]) >= 4.5
    assert contrast(slots["dk1"], slots["lt2"]) >= 4.5
    assert contrast(GREY_NOTES, slots["lt2"]) >= 4.5
    assert contrast(slots["accent6"], slots["accent1"]) >= 4.5
    assert contrast(slots["accent1"], "FFFFFF") >= 3


def test_a_dark_brand_colour_is_used_as_it_is():
    brand = Brand("De Brug", "#0B6E6E", "#2B5C9E")
    assert (brand.shape_color, brand.text_color, brand.second) == ("0B6E6E", "0B6E6E", "2B5C9E")
    assert brand.on_color == "FFFFFF"
    assert check_brand(brand) == ()


def test_a_light_brand_colour_is_reported_with_what_it_becomes():
    brand = Brand("Jong Noord", "#E8590C")
    (finding,) = check_brand(brand)
    assert finding.code == "branding.low-contrast"
    assert finding.severity is Severity.WARNING
    assert "#E8590C" in finding.message
    assert f"#{brand.text_color}" in finding.message
    assert brand.shape_color == "E8590C"
    assert brand.on_color == "000000"


def test_a_second_colour_that_fades_is_darkened_and_reported():
    brand = Brand("De Brug", "#0B6E6E", "#FFD500")
    assert codes(brand) == ["branding.low-contrast"]
    assert contrast(brand.second, "FFFFFF") >= 3


def test_all_mistakes_are_found_at_once():
    brand = Brand("De Brug", "groen", "#12", logo=b"GIF89a", logo_alt=" ")
    assert codes(brand) == [
        "branding.bad-colour",
        "branding.bad-colour",
        "branding.unreadable-logo",
        "branding.no-logo-alt",
    ]
    assert all(d.remedy for d in check_brand(brand))


def test_a_colour_that_is_none_cannot_be_used():
    with pytest.raises(BrandingError) as error:
        _ = Brand("De Brug", "groen").slots
    assert [d.code for d in error.value.diagnostics] == ["branding.bad-colour"]


def test_a_readable_logo_with_a_description_is_fine():
    for logo in (png(30, 10), jpeg_header(30, 10)):
        brand = Brand("De Brug", "#0B6E6E", logo=logo, logo_alt="Logo van De Brug")
        assert check_brand(brand) == ()
        assert brand.logo_info is not None
        assert (brand.logo_info.width, brand.logo_info.height) == (30, 10)


def test_fonts_are_only_judged_when_asked():
    brand = Brand("De Brug", "#0B6E6E", heading_font="Zilla Slab", body_font="Calibri")
    assert codes(brand) == []
    assert codes(brand, fonts={"Carlito"}) == ["branding.font-not-installed"]
    assert codes(brand, fonts={"Carlito", "zilla slab"}) == []


def test_a_brand_travels_to_other_processes():
    brand = Brand("De Brug", "#0B6E6E", logo=png(3, 1), logo_alt="Logo")
    _ = brand.slots
    assert pickle.loads(pickle.dumps(brand)) == brand
