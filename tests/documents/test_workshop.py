"""Where documents are made: own templates first, compiled once, each document with its identity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import Project
from journeys.haven import own_templates, tree, word

from docgen.api.building import specs_of
from docgen.api.checking import Checked, check, workshop_for
from docgen.documents.catalogue import DocumentSpec
from docgen.documents.common import age_on, choices, full_name, is_on
from docgen.documents.context import derivations, read_path
from docgen.documents.forms import FORMS
from docgen.documents.sources import blank, form_source, organisation_source
from docgen.documents.workshop import Workshop, derived_names, edited_by_hand, form_of, schema_of
from docgen.errors import TemplateError
from docgen.ooxml.properties import read_properties
from docgen.records.client import Client
from docgen.records.enums import Profiel
from docgen.records.fields import form_fields

Make = Callable[..., Project]


@pytest.fixture
def haven(project: Make) -> Checked:
    return check(project({**tree(), **own_templates()}).path)


def spec(checked: Checked, path: str) -> DocumentSpec:
    return next(s for s in specs_of(checked) if s.path == path)


def made(checked: Checked, path: str = "clienten/c-0001/aanmelding-v2026.1.docx") -> bytes:
    assert checked.folder.current is not None
    return workshop_for(checked).make(spec(checked, path), checked.folder.current.organisatie)


# --- templates


def test_an_own_template_goes_before_the_shipped_one(haven: Checked) -> None:
    workshop = workshop_for(haven)
    assert workshop.find("intake.docx").parent.name == "sjablonen"
    assert workshop.find("opname.docx").parent.name == "docx"


def test_a_template_is_compiled_once(haven: Checked) -> None:
    workshop = workshop_for(haven)
    assert workshop.template("intake.docx") is workshop.template("intake.docx")


def test_a_wrong_template_is_named_as_the_user_knows_it(project: Make) -> None:
    checked = check(project({**tree(), "sjablonen/intake.docx": word("{{ x }}")}).path)
    with pytest.raises(TemplateError) as caught:
        workshop_for(checked).template("intake.docx")
    assert {d.location.file for d in caught.value.diagnostics} == {"sjablonen/intake.docx"}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("intake.docx", "intake"),
        ("exit.xlsx", "exit"),
        ("handboek.docx", "handboek"),
        ("handboek-pocket.docx", "handboek"),
    ],
)
def test_a_template_belongs_to_a_form_by_its_name(name: str, form: str) -> None:
    assert form_of(name) == form


@pytest.mark.parametrize("form", [*FORMS, "handboek"])
def test_the_schema_of_a_form_is_made_once(form: str) -> None:
    assert schema_of(form) is schema_of(form)


# --- identity


def test_a_document_says_what_it_is_and_from_what_it_was_made(haven: Checked) -> None:
    facts = read_properties(made(haven))
    assert facts["docgen.organisatie"] == "Stichting De Haven"
    assert (facts["docgen.formulier"], facts["docgen.formulierversie"]) == ("aanmelding", "2026.1")
    assert len(facts["docgen.record"]) == 64
    assert "docgen.uitgave" not in facts


def test_the_digest_of_a_record_changes_with_the_record_only(haven: Checked, project: Make) -> None:
    before = read_properties(made(haven))["docgen.record"]
    assert read_properties(made(haven))["docgen.record"] == before
    other = project({**tree(), **own_templates()}).change(
        "clienten/c-0001/aanmelding.yaml", "om te slapen", "om te wonen"
    )
    assert read_properties(made(check(other.path)))["docgen.record"] != before


def test_the_same_input_gives_the_same_bytes(haven: Checked) -> None:
    assert made(haven) == made(haven)
    assert made(haven, "clienten/c-0001/aanmelding-v2026.1.xlsx") == made(
        haven, "clienten/c-0001/aanmelding-v2026.1.xlsx"
    )


def test_what_docgen_made_is_known_from_what_a_person_made() -> None:
    assert edited_by_hand(b"geen document")
    assert edited_by_hand(word("van iemand anders"))


def test_what_docgen_made_itself_is_not_edited(haven: Checked) -> None:
    assert not edited_by_hand(made(haven))


def test_without_a_brand_a_document_can_still_be_made(haven: Checked) -> None:
    assert haven.folder.current is not None
    plain = Workshop(None, haven.folder.path / "sjablonen")
    assert plain.make(spec(haven, "clienten/c-0001/intake-v2026.1.docx"), haven.folder.current.organisatie).startswith(
        b"PK"
    )


def test_only_the_derived_values_that_are_read_are_made() -> None:
    reads = frozenset({"afgeleid.velden.nu.aan", "afgeleid.naam", "afgeleid.keuzes[].naam", "client.roepnaam"})
    assert derived_names(reads) == ["keuzes", "naam", "velden"]


# --- sources and what is derived from them


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_blank_form_has_every_root_and_nothing_in_it(form: str, haven: Checked) -> None:
    current = haven.folder.current
    assert current is not None
    document = next(s for s in specs_of(haven) if s.form == form).document()
    source = form_source(
        form, organisation_source(current.organisatie, current), current.effective(), document, client=None, record=None
    )
    assert set(source) == {"organisatie", "handboek", "client", form, "document"}
    assert source["client"]["roepnaam"] == ""
    for derived in derivations(form).values():
        derived.function(source)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_derived_value_declares_paths_that_are_there(form: str, haven: Checked) -> None:
    current = haven.folder.current
    assert current is not None
    roots = {"organisatie", "handboek", "client", form, "document"}
    for derived in derivations(form).values():
        assert derived.function.__doc__, derived.name
        assert {path.split(".")[0] for path in derived.reads} <= roots, derived.name


def test_a_blank_record_has_texts_lists_and_nothing_else() -> None:
    empty = blank(Client)
    assert (empty["roepnaam"], empty["netwerk"], empty["geboortedatum"], empty["traject"]["start"]) == (
        "",
        [],
        None,
        None,
    )


def test_words_and_roles_are_those_of_the_version_and_addresses_those_of_today(haven: Checked) -> None:
    current = haven.folder.current
    assert current is not None
    today = current.organisatie.model_copy(update={"naam": "Nieuwe naam", "woorden": {}})
    source = organisation_source(today, current)
    assert source["naam"] == "Nieuwe naam"
    assert source["woorden"]["client"]["enkelvoud"] == "cliënt"


@pytest.mark.parametrize(
    ("birthday", "day", "age"),
    [
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2000, 6, 1), date(2026, 6, 1), 26),
        (date(2000, 6, 1), date(2026, 5, 31), 25),
        (None, date(2026, 1, 1), None),
        (date(2000, 1, 1), None, None),
    ],
)
def test_age_is_that_on_the_day_of_the_form(birthday: date | None, day: date | None, age: int | None) -> None:
    assert age_on(birthday, day) == age


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Ruud", "", "Vermeulen"), "Ruud Vermeulen"),
        (("Ruud", "van der", "Vaart"), "Ruud van der Vaart"),
        (("Ruud", "", ""), "Ruud"),
    ],
)
def test_a_name_is_its_parts_with_single_spaces(parts: tuple[str, str, str], name: str) -> None:
    assert full_name(dict(zip(("roepnaam", "tussenvoegsel", "achternaam"), parts, strict=True))) == name


OPTIONS = {"ja": "ja", "nee": "nee", "onbekend": {"naam": "weet ik niet"}}


def test_a_blank_form_shows_every_option_and_a_filled_one_the_chosen() -> None:
    assert [o.naam for o in choices(OPTIONS, None, blank=True)] == ["ja", "nee", "weet ik niet"]
    assert [o.naam for o in choices(OPTIONS, "nee", blank=False)] == ["nee"]
    assert [o.code for o in choices(OPTIONS, ["ja", "onbekend"], blank=False)] == ["ja", "onbekend"]
    assert [o.gekozen for o in choices(OPTIONS, "nee", blank=False, all_options=True)] == [False, True, False]


@pytest.mark.parametrize(
    ("switches", "questions", "on"),
    [
        ({}, {"straks": {}}, True),
        ({"straks": False}, {"straks": {}}, False),
        ({}, {"nu": {}}, False),
        ({"straks": True}, {"nu": {}}, True),
    ],
)
def test_a_field_follows_its_switch_then_its_question(
    switches: dict[str, bool], questions: dict[str, Any], on: bool
) -> None:
    field = form_fields(FORMS["intake"].record)["straks"]
    assert is_on(field, {"velden": switches, "profiel": Profiel.GEWOON.value}, questions) is on


@pytest.mark.parametrize(
    ("path", "value"), [("a.b", 1), ("a", {"b": 1}), ("a.c", None), ("a.b.c", None), ("x.y", None)]
)
def test_a_path_that_ends_early_gives_nothing(path: str, value: Any) -> None:
    assert read_path({"a": {"b": 1}}, path) == value
