"""The picture of the eight phases: the organisation's own names, in order, described for who cannot see it."""

import re

import pytest

from docgen.branding.colors import contrast
from docgen.branding.drawings import drawing, names
from docgen.branding.phases import CODES, phase_picture
from docgen.ooxml.namespaces import qn

OWN = ["Eerste contact", "Kennismaken", "Start", "Jouw verhaal", "Jouw plan", "Doen", "Terugkijken", "Verder & <weg>"]


def texts(element):
    return [text.text for text in element.iter(qn("w:t"))]


def test_the_picture_holds_the_eight_names_and_numbers_in_order():
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7, labels=OWN)
    assert [text for text in texts(picture) if not text.isdigit()] == OWN
    assert [text for text in texts(picture) if text.isdigit()] == list("12345678")


def test_without_names_it_takes_those_of_the_method():
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7)
    assert [text for text in texts(picture) if not text.isdigit()] == [code.capitalize() for code in CODES]


def test_names_may_be_given_by_code():
    picture = phase_picture({"analyse": "Jouw verhaal"}, width_mm=163, alt="", shape_id=7)
    assert "Jouw verhaal" in texts(picture)
    assert "Intake" in texts(picture)


def test_it_describes_itself_unless_the_template_does():
    assert "herhalen zich Jouw verhaal, Jouw plan, Doen en Terugkijken" in _description("")
    assert _description("Onze route") == "Onze route"


def _description(alt):
    picture = drawing("fasen", width_mm=163, alt=alt, shape_id=7, labels=OWN)
    return picture.find(f".//{qn('wp:docPr')}").get("descr")


def test_everything_in_it_has_an_id_of_its_own():
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7)
    ids = [element.get("id") for element in picture.iter(qn("wps:cNvPr"), qn("wp:docPr"))]
    assert len(ids) == len(set(ids)) > 20


@pytest.mark.parametrize("width", [60, 163])
def test_it_keeps_its_proportions(width):
    extent = drawing("fasen", width_mm=width, alt="", shape_id=7).find(f".//{qn('wp:extent')}")
    assert int(extent.get("cx")) == width * 36000
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(163 / 129, rel=1e-4)


def _font_size(labels):
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7, labels=labels)
    name = next(run for run in picture.iter(qn("w:r")) if run.find(qn("w:t")).text == labels[0])
    return int(name.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")))


def test_a_long_word_makes_the_letters_smaller():
    assert _font_size(["Persoonsbeschrijvingen"]) < _font_size(["Intake"])


def test_its_text_needs_no_brand_to_be_readable():
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7)
    colors = {(c.get(qn("w:themeColor")), c.get(qn("w:val"))) for c in picture.iter(qn("w:color"))}
    assert {theme for theme, _ in colors} == {"text1", "accent3"}
    assert all(contrast(color, "FFFFFF") >= 4.5 for _, color in colors)


def test_every_line_and_fill_follows_the_theme():
    picture = drawing("fasen", width_mm=163, alt="", shape_id=7)
    assert not list(picture.iter(qn("a:srgbClr")))
    assert {c.get("val") for c in picture.iter(qn("a:schemeClr"))} == {"accent1", "lt1", "lt2"}


def test_the_picture_is_one_of_the_drawings():
    assert "fasen" in names()
    assert {name for name in names() if re.search(r"\W", name)} == set()
