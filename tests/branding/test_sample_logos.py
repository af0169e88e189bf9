"""The logos of the three sample organisations are what we advise: wide, sharp, small."""

import pytest

from docgen.branding import Brand, check_brand
from docgen.resources import resource


@pytest.mark.parametrize("organisation", ["de-brug", "jong-noord", "samen-thuis"])
def test_a_sample_logo_is_wide_sharp_and_small(organisation):
    logo = resource("samples", organisation, "logo.png").read_bytes()
    brand = Brand(organisation, "#000000", logo=logo, logo_alt="Logo")
    assert check_brand(brand) == ()
    assert brand.logo_info.width >= 600
    assert brand.logo_info.width > 2 * brand.logo_info.height
    assert len(logo) < 60_000
