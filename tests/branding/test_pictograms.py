"""Pictograms: one family, one grid, and shapes that Word and Excel accept."""

import re

import pytest

from docgen.branding import pictograms
from docgen.branding.drawings import drawing
from docgen.ooxml.namespaces import qn

LEEFGEBIEDEN = [
    "zingeving",
    "wonen",
    "financien",
    "sociale_relaties",
    "lichamelijke_gezondheid",
    "psychische_gezondheid",
    "werk_activiteit",
    "gezondheid",
    "veiligheid",
    "geld_en_administratie",
    "familie_en_gezin",
    "werken_en_leren",
    "vrienden_en_vrije_tijd",
    "maatschappij_en_cultuur",
    "opvoeding",
    "leefgebied",
]
SIGNS = ["sterk", "aandacht", "actie", "netwerk", "datum", "persoon", "doel", "gesprek"]
PHASES = ["aanmelding", "intake", "opstart", "analyse", "planning", "uitvoering", "evaluatie", "uitstroom"]


def test_every_sign_of_the_method_is_drawn():
    assert {*LEEFGEBIEDEN, *SIGNS, *PHASES} <= pictograms.names()


@pytest.mark.parametrize("name", sorted(pictograms.names()))
def test_a_sign_stays_within_the_grid_with_its_stroke(name):
    points = [point for segment in pictograms.pictogram(name).outline for point in segment.points]
    assert points
    assert all(0.9 <= value <= 23.1 for point in points for value in point)


@pytest.mark.parametrize("name", sorted(pictograms.names()))
def test_all_signs_are_one_family(name):
    text = pictograms.svg(name)
    assert 'viewBox="0 0 24 24"' in text
    assert re.search(r'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"', text)
    assert pictograms.pictogram(name).title
    assert not re.search(r"(fill|stroke|opacity)=", text.split("<title>")[1])


def test_no_two_signs_are_the_same():
    outlines = [pictograms.pictogram(name).outline for name in pictograms.names()]
    assert len(set(outlines)) == len(outlines)


def test_an_unknown_sign_is_the_neutral_one():
    assert pictograms.pictogram("moestuin").name == "leefgebied"
    assert pictograms.svg("moestuin") == pictograms.svg("leefgebied")


def test_the_screen_drawing_has_the_colour_that_was_asked():
    assert 'stroke="#0B6E6E"' in pictograms.svg("wonen", "#0B6E6E")


def test_the_line_is_two_units_of_the_grid():
    assert pictograms.ln_width_emu(12) == 36000


def test_a_word_shape_is_drawn_in_the_theme_colour_with_its_description():
    shape = pictograms.word_shape("wonen", 11, "Wonen & buurt", 7)
    assert shape.find(f".//{qn('a:ln')}").get("cap") == "rnd"
    assert shape.find(f".//{qn('a:ln')}//{qn('a:schemeClr')}").get("val") == "accent1"
    assert shape.find(f".//{qn('wp:docPr')}").attrib == {
        "id": "7",
        "name": "Pictogram wonen 7",
        "descr": "Wonen & buurt",
    }
    assert shape.find(f".//{qn('wp:extent')}").get("cx") == str(11 * 36000)
    assert shape.find(f".//{qn('a:path')}").get("fill") == "none"


def test_a_sign_without_description_is_decoration():
    shape = pictograms.word_shape("wonen", 11, "", 7)
    decorative = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
    assert shape.find(f".//{decorative}").get("val") == "1"


def test_an_excel_shape_has_its_size_and_colour():
    shape = pictograms.excel_shape("sterk", 8, "Sterk", 3, "accent2")
    assert shape.tag == qn("xdr:sp")
    assert shape.find(f".//{qn('a:ext')}").get("cy") == str(8 * 36000)
    assert shape.find(f".//{qn('a:schemeClr')}").get("val") == "accent2"


def test_each_call_gives_an_element_of_its_own():
    assert pictograms.custgeom("wonen") is not pictograms.custgeom("wonen")


def test_a_drawing_by_name_is_the_pictogram():
    shape = drawing("wonen", width_mm=11, alt="Wonen", shape_id=7)
    assert shape.find(f".//{qn('wp:docPr')}").get("name") == "Pictogram wonen 7"
