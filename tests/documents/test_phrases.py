"""Fixed words: who is spoken to, and what choices are called."""

from __future__ import annotations

import pytest

from docgen.documents.forms import FORMS
from docgen.documents.phrases import PHRASES, labels, phrases
from docgen.records import enums
from tests.documents.form_sources import source


def speaking(perspective: str) -> dict[str, object]:
    return {"formulieren": {"begeleidingsplan": {"perspectief": perspective}}}


def renamed(name: str, **words: str) -> dict[str, object]:
    return {"labels": {"wijzigen": {name: {"wijzigen": words}}}}


@pytest.mark.parametrize(
    ("perspective", "said"), [("ik", "Ik wil"), ("je", "Je wilt"), ("u", "U wilt"), ("naam", "Ruud wil")]
)
def test_fixed_text_speaks_in_the_chosen_perspective(perspective: str, said: str) -> None:
    assert phrases("begeleidingsplan", source("begeleidingsplan", {}, handbook=speaking(perspective)))["ik_wil"] == said


def test_blank_form_by_name_speaks_of_the_client_in_the_organisations_word() -> None:
    resident = {"client": {"enkelvoud": "bewoner", "meervoud": "bewoners", "lidwoord": "de"}}
    roots = source("begeleidingsplan", handbook=speaking("naam"), organisation={"woorden": {"wijzigen": resident}})

    assert phrases("begeleidingsplan", roots)["ik_wil"] == "De bewoner wil"


def test_perspective_of_the_record_goes_before_that_of_the_handbook() -> None:
    roots = source("persoonsbeschrijving", {"perspectief": "u"})

    assert phrases("persoonsbeschrijving", roots)["client_ziet"] == "Hoe u het ziet"


def test_texts_that_name_nobody_are_the_same_for_the_next_client_and_others_are_not() -> None:
    someone = source("persoonsbeschrijving", {"perspectief": "ik"})
    another = {**someone, "client": {**someone["client"], "roepnaam": "Noor"}}
    by_name = [{**roots, "persoonsbeschrijving": {"perspectief": "naam"}} for roots in (someone, another)]

    assert phrases("persoonsbeschrijving", someone) is phrases("persoonsbeschrijving", another)
    assert [phrases("persoonsbeschrijving", roots)["client_ziet"] for roots in by_name] == [
        "Hoe Ruud het ziet",
        "Hoe Noor het ziet",
    ]


def test_every_form_has_its_phrases_in_four_forms_without_a_gap() -> None:
    assert set(PHRASES) == set(FORMS)
    assert all(text for texts in PHRASES.values() for phrase in texts.values() for text in phrase)


def test_no_placeholder_is_left_in_any_phrase() -> None:
    for form in FORMS:
        for perspective in enums.Perspectief:
            said = phrases(form, source(form, handbook={"formulieren": {form: {"perspectief": perspective.value}}}))
            assert not [text for text in said.values() if "{" in text]


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("crisis", enums.Crisis), ("plaats", enums.Plaats), ("aansluiting", enums.Aansluiting),
        ("uitvoerder", enums.Uitvoerder), ("actie_actor", enums.ActieActor), ("doel_status", enums.DoelStatus),
        ("nazorg", enums.Nazorg), ("overdracht", enums.Overdracht), ("afrond_reden", enums.AfrondReden),
        ("mening_van", enums.MeningVan), ("klopt", enums.Klopt), ("uitgave", enums.Uitgave),
        ("krachtbron", enums.KrachtBron), ("zijde", enums.Zijde), ("aanmelder_type", enums.AanmelderType),
    ],
)  # fmt: skip
def test_list_names_every_choice_of_the_method(name: str, choices: type[enums.StrEnum]) -> None:
    assert list(labels(source("exit"), name)) == [each.value for each in choices]


def test_handbook_renames_a_choice() -> None:
    roots = source("aanmelding", handbook=renamed("plaats", geen="vol"))

    assert labels(roots, "plaats")["geen"] == "vol"


def test_choice_that_is_a_number_has_a_code_of_its_own_in_the_handbook() -> None:
    roots = source("exit", handbook=renamed("kwartaal", k2="lente"))

    assert labels(roots, "kwartaal")["2"] == "lente"
