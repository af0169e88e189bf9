"""What the method says of every field: switches, profiles, sensitivity."""

from __future__ import annotations

import pytest

from docgen.documents.forms import FORMS
from docgen.records.aanmelding import Aanmelding
from docgen.records.client import Client
from docgen.records.enums import Profiel
from docgen.records.fields import form_fields, read_veld, veld
from docgen.records.intake import Intake
from docgen.records.values import Record


class Deel(Record):
    paraaf: str = veld("", label="Paraaf", profiel=Profiel.RUIM)


class Formulier(Record):
    vraag: str = veld("", label="Vraag", doel="Om te weten", klasse="F", eis="ja", max_length=10)
    regels: dict[str, Deel] = veld(label="Regels", factory=dict[str, Deel])
    nummer: str = veld("", label="Nummer", profiel=None)
    verplicht: str = veld(label="Moet er staan")


def test_a_field_gives_back_everything_that_was_said_of_it() -> None:
    found = read_veld("vraag", Formulier.model_fields["vraag"])
    assert found is not None
    assert (found.code, found.label, found.doel, found.klasse, found.eis) == (
        "vraag",
        "Vraag",
        "Om te weten",
        "F",
        "ja",
    )


def test_fields_inside_a_part_are_named_after_the_part() -> None:
    assert list(form_fields(Formulier)) == ["regels_paraaf", "vraag", "regels", "nummer", "verplicht"]


@pytest.mark.parametrize(
    ("code", "kort", "gewoon", "ruim"),
    [("vraag", True, True, True), ("regels_paraaf", False, False, True), ("nummer", False, False, False)],
)
def test_a_field_is_on_from_its_profile_upwards(code: str, kort: bool, gewoon: bool, ruim: bool) -> None:
    found = form_fields(Formulier)[code]
    assert [found.on_in(p) for p in (Profiel.KORT, Profiel.GEWOON, Profiel.RUIM)] == [kort, gewoon, ruim]


def test_a_field_without_a_default_must_be_there() -> None:
    assert Formulier.model_fields["verplicht"].is_required()
    assert not Formulier.model_fields["vraag"].is_required()
    assert not Formulier.model_fields["regels"].is_required()


def test_a_form_may_show_fields_of_the_client_in_a_profile_of_its_own() -> None:
    shown = form_fields(Aanmelding)
    assert shown["taal"].on_in(Profiel.GEWOON)
    assert not shown["gemeente"].on_in(Profiel.GEWOON)
    assert form_fields(Client)["gemeente"].on_in(Profiel.KORT)


def test_the_national_number_is_off_until_it_is_switched_on_by_name() -> None:
    assert form_fields(Client)["bsn"].profiel is None


@pytest.mark.parametrize("form", sorted(FORMS))
def test_no_two_fields_of_a_form_share_a_code(form: str) -> None:
    codes = [veld.code for veld in form_fields(FORMS[form].record).values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_asked_of_everybody_is_on_in_the_smallest_profile(form: str) -> None:
    asked = [
        v
        for code, v in form_fields(FORMS[form].record).items()
        if v.eis == "ja" and code in FORMS[form].record.model_fields
    ]
    assert [v.code for v in asked if v.profiel is None] == []


def test_a_longer_profile_never_asks_less() -> None:
    for form in FORMS.values():
        for found in form_fields(form.record).values():
            on = [found.on_in(p) for p in (Profiel.KORT, Profiel.GEWOON, Profiel.RUIM)]
            assert on == sorted(on), found.code


def test_words_of_a_client_are_marked_as_sensitive() -> None:
    fields = form_fields(Intake)
    assert {fields[code].klasse for code in ("hulpvraag", "vroeger", "nu", "straks")} == {"F"}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_label_speaks_of_the_client_in_a_word_that_can_be_replaced(form: str) -> None:
    assert [v.code for v in form_fields(FORMS[form].record).values() if "liënt" in v.label] == []
