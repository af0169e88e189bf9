"""The Word templates of the seven forms: made by their source, sound, and true to the three states of a form."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docgen.branding import Brand
from docgen.documents.forms import FORMS
from docgen.documents.workshop import schema_of
from docgen.ooxml import Package
from docgen.ooxml.namespaces import qn
from docgen.ooxml.reading import read_docx
from docgen.ooxml.xml import parse
from docgen.resources import resource
from docgen.word import WordTemplate
from templates.make import build
from tests.documents.form_sources import rendered, switched

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_ooxml.py"
BRANDS = [Brand("A", "#0B6E6E"), Brand("B", "#E8590C", heading_font="Arial"), Brand("C", "#2B5C9E")]
all_forms = pytest.mark.parametrize("form", FORMS)


def committed(form: str) -> bytes:
    return resource("templates", "docx", f"{form}.docx").read_bytes()


def document(data: bytes) -> etree._Element:
    return parse(Package.read(data).parts["word/document.xml"])


def paths(data: bytes) -> list[str]:
    return re.findall(r'pad="([^"]+)"', Package.read(data).parts["customXml/item1.xml"].decode())


@all_forms
def test_committed_template_is_what_its_source_makes(form: str) -> None:
    # the deflate library may differ between machines; the parts may not
    assert dict(Package.read(committed(form)).parts) == dict(Package.read(build(form)).parts)


@all_forms
def test_making_twice_gives_the_same_bytes(form: str) -> None:
    assert build(form) == build(form)


@all_forms
def test_template_compiles_for_every_brand_without_a_remark(form: str) -> None:
    for brand in BRANDS:
        template = WordTemplate.compile(committed(form), schema_of(form), brand)
        assert [finding.code for finding in template.warnings] == []


@pytest.mark.skipif(not VALIDATOR.is_file(), reason="the validator is not here")
def test_templates_and_blank_forms_are_sound_office_files(tmp_path: Path) -> None:
    for form in FORMS:
        (tmp_path / f"{form}.docx").write_bytes(rendered(form, brand=BRANDS[0]))
    templates = [resource("templates", "docx", f"{form}.docx") for form in FORMS]

    for files in (["--templates", *templates], list(tmp_path.glob("*.docx"))):
        found = subprocess.run([sys.executable, VALIDATOR, *files], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stdout


@all_forms
def test_colours_and_fonts_are_slots_of_the_theme(form: str) -> None:
    parts = Package.read(committed(form)).parts
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
        for element in parse(parts[name]).iter(qn("w:color"), qn("w:shd"), qn("w:top"), qn("w:bottom")):
            literal = element.get(qn("w:val" if element.tag == qn("w:color") else "w:fill"), "auto")
            literal = (
                element.get(qn("w:color"), literal) if element.tag not in (qn("w:color"), qn("w:shd")) else literal
            )
            slots = [element.get(qn(f"w:{slot}")) for slot in ("themeColor", "themeFill")]
            assert literal == "auto" or any(slots), f"{name}: {etree.tostring(element)!r}"


@all_forms
def test_headings_have_an_outline_and_the_language_is_dutch(form: str) -> None:
    styles = parse(Package.read(committed(form)).parts["word/styles.xml"])
    levels = {
        style.get(qn("w:styleId")): style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for style in styles.iter(qn("w:style"))
    }

    assert [levels[style].get(qn("w:val")) for style in ("Kop1", "Kop2", "Kop3", "Leefgebied")] == ["0", "1", "2", "1"]
    assert next(styles.iter(qn("w:lang"))).get(qn("w:val")) == "nl-NL"


@all_forms
def test_every_paragraph_style_that_is_used_exists(form: str) -> None:
    parts = Package.read(committed(form)).parts
    known = {style.get(qn("w:styleId")) for style in parse(parts["word/styles.xml"]).iter(qn("w:style"))}
    used = {
        element.get(qn("w:val"))
        for name, data in parts.items()
        if re.match(r"word/(document|header\d|footer\d)\.xml", name)
        for element in parse(data).iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }

    assert used <= known


@all_forms
def test_blank_form_shows_no_grey_words_and_no_tags(form: str) -> None:
    data = rendered(form)
    shown = [
        "".join(text.text or "" for text in control.iter(qn("w:t")))
        for control in document(data).iter(qn("w:sdt"))
        if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    ]

    assert shown
    assert not [text for text in shown if text.strip()]
    assert not re.search(r"\{\{|\{%|%\}", read_docx(data))


@all_forms
def test_every_input_is_a_field_with_a_path_of_the_record(form: str) -> None:
    roots = {form, "client", "document"}

    found = paths(rendered(form))

    assert len(found) > 15
    assert {path.partition(".")[0] for path in found} <= roots


def test_check_box_of_a_choice_is_ticked_by_the_record() -> None:
    boxes = [
        (control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")), box.get(qn("w14:val")))
        for control in document(rendered("aanmelding", {"crisis": "geen", "plaats": "wachtlijst"})).iter(qn("w:sdt"))
        if (box := control.find(f"{qn('w:sdtPr')}/{qn('w14:checkbox')}/{qn('w14:checked')}")) is not None
    ]

    assert ("aanmelding.crisis.geen", "1") in boxes
    assert ("aanmelding.plaats.wachtlijst", "1") in boxes


@all_forms
def test_header_row_is_marked_in_every_table_with_heads(form: str) -> None:
    for table in document(committed(form)).iter(qn("w:tbl")):
        heads = [p for p in table.iter(qn("w:pStyle")) if p.get(qn("w:val")) == "Tabelkop"]
        nested = any(True for _ in table.iterdescendants(qn("w:tbl")))
        if heads and not nested:
            assert next(table.iter(qn("w:tblHeader")), None) is not None


@all_forms
def test_rows_do_not_break_across_pages(form: str) -> None:
    for row in document(committed(form)).iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@all_forms
def test_logo_is_a_placeholder_with_the_words_of_the_organisation(form: str) -> None:
    header = Package.read(committed(form)).parts["word/header1.xml"].decode()

    assert 'name="logo" descr="{{ organisatie.logo.alt }}"' in header


@pytest.mark.parametrize(
    ("form", "code", "label"),
    [
        ("aanmelding", "gaat_goed", "Wat gaat er goed"),
        ("intake", "waarom_nu", "juist nu hulp zoekt"),
        ("intake", "toestemmingen", "Met wie mogen we praten?"),
        ("opname", "informatie_gegeven_op", "Rechten en plichten verteld op"),
        ("uitstroom", "reden", "Reden van vertrek"),
        ("persoonsbeschrijving", "verschillen", "Hier denken we verschillend over"),
        ("begeleidingsplan", "later", "Dit komt later"),
        ("begeleidingsplan", "evaluatie", "Samen terugkijken"),
        ("exit", "locatie", "Locatie"),
    ],
)
def test_field_that_is_switched_off_leaves_the_form_with_its_label(form: str, code: str, label: str) -> None:
    places: dict[str, Any] = {"locaties": {"huis": {"naam": "Het huis"}, "werf": {"naam": "De werf"}}}

    on = read_docx(rendered(form, organisation=places))
    off = read_docx(rendered(form, organisation=places, handbook=switched(form, **{code: False})))

    assert label in on
    assert label not in off


@pytest.mark.parametrize(
    ("form", "code", "label"),
    [
        ("aanmelding", "woonsituatie", "Waar woon of slaap je nu?"),
        ("aanmelding", "leefgebieden", "Zingeving"),
        ("intake", "belang", "Hoe belangrijk is het? (0–10)"),
        ("intake", "bsn", "Burgerservicenummer"),
        ("begeleidingsplan", "afspraken_die_moeten", "Afspraken die moeten, en van wie"),
        ("begeleidingsplan", "subdoelen_richting", "Richting"),
        ("exit", "aanbevelen", "Zou je ons aanraden?"),
        ("exit", "toen_nu", "Toen (1–10)"),
    ],
)
def test_field_of_the_wide_profile_comes_when_it_is_switched_on(form: str, code: str, label: str) -> None:
    assert label not in read_docx(rendered(form))
    assert label in read_docx(rendered(form, handbook=switched(form, **{code: True})))


def test_decision_shows_all_outcomes_blank_and_the_chosen_one_filled() -> None:
    decided = {"status": "vastgesteld", "besluit": {"besluit": "wachtlijst", "motivering": "Er is nog geen kamer."}}

    blank, filled = read_docx(rendered("intake")), read_docx(rendered("intake", decided))

    assert "We beginnen op proef" in blank
    assert "Bemiddeling naar andere hulp" in blank
    assert "Wachtlijst" in filled
    assert "Er is nog geen kamer." in filled
    assert "We beginnen op proef" not in filled


def test_evaluation_is_on_the_blank_plan_and_hides_while_empty() -> None:
    assert "Samen terugkijken" in read_docx(rendered("begeleidingsplan"))
    assert "Samen terugkijken" not in read_docx(rendered("begeleidingsplan", {}))
    assert "Samen terugkijken" in read_docx(rendered("begeleidingsplan", {"evaluatie": {"match": "Het klikt."}}))


def test_label_without_an_answer_leaves_a_final_form() -> None:
    text = read_docx(rendered("intake", {"status": "vastgesteld", "nu": "Ik slaap slecht."}))

    assert "Hoe gaat het nu met je?" in text
    assert "Hoe ziet je leven eruit als het beter gaat?" not in text


def test_draft_keeps_room_for_what_is_still_to_be_answered() -> None:
    found = paths(rendered("intake", {"nu": "Ik slaap slecht."}, concept=True))

    assert "intake.straks" in found


def test_paragraphs_of_an_answer_stay_paragraphs() -> None:
    body = document(rendered("intake", {"nu": "Eerste alinea.\n\nTweede alinea."}))
    texts = ["".join(text.text or "" for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]

    assert "Eerste alinea." in texts
    assert "Tweede alinea." in texts


def test_footer_names_form_version_and_reference_but_never_the_client() -> None:
    footer = Package.read(rendered("intake", {}, ref="c-0001", concept=True)).parts["word/footer2.xml"].decode()
    text = re.sub(r"<[^>]+>", "", footer).strip()

    assert text.startswith("Intakeformulier · versie 2026.1 · c-0001 · concept")
    assert "Ruud" not in text
    assert "NUMPAGES" in footer


@all_forms
def test_neutral_edition_says_nowhere_whose_form_it_is(form: str) -> None:
    contact = {"contact": {"telefoon": "0999 - 12", "website": "www.dehaven.example", "email": "post@dehaven.example"}}

    parts = Package.read(rendered(form, organisation=contact, uitgave="neutraal")).parts
    header = "".join(parts[name].decode() for name in parts if name.startswith("word/header"))

    assert "Haven" not in header
    assert "0999" not in header
    assert "dehaven" not in header
