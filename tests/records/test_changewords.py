"""Changes as people say them: where, what, and from what to what."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.records.changes import compare
from docgen.records.changewords import wording
from tests.records.test_changes import version


def said(own: dict[str, Any], before: dict[str, Any] | None = None, **who: Any) -> list[str]:
    old, new = version(before or {}), version(own, "2", **who)
    words = wording(old, new)
    return [words.sentence(change) for change in compare(old, new)]


def point(phase: str, question: str, code: str, **value: Any) -> dict[str, Any]:
    return {"fasen": {phase: {question: {"punten": {"wijzigen": {code: value}}}}}}


def term(number: int, unit: str) -> dict[str, Any]:
    return {"termijn": {"aantal": number, "eenheid": unit}}


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (
            point("intake", "wanneer", "besluit", **term(10, "dagen")),
            "Fase 2, Wanneer: de termijn van ‘Besluit na het gesprek’ ging van 7 naar 10 dagen.",
        ),
        (
            point("intake", "wanneer", "besluit", **term(1, "weken")),
            "Fase 2, Wanneer: de termijn van ‘Besluit na het gesprek’ ging van 7 dagen naar 1 week.",
        ),
        ({"grenzen": {"regels_max": 12}}, "Grenzen: ‘meeste regels per leefgebied’ ging van 10 naar 12."),
        (
            {"leefgebieden": {"wijzigen": {"wonen": {"naam": "Thuis"}}}},
            "Leefgebieden: het leefgebied ‘Wonen’ heet nu ‘Thuis’.",
        ),
        ({"leefgebieden": {"weglaten": ["wonen"]}}, "Leefgebieden: het leefgebied ‘Wonen’ vervalt."),
        (
            {"formulieren": {"intake": {"velden": {"waarom_nu": False}}}},
            "Formulier ‘Intakeformulier’: het veld ‘Hoe komt het dat je nu hulp zoekt?’ staat nu uit.",
        ),
        ({"formulieren": {"intake": {"excel": True}}}, "Formulier ‘Intakeformulier’: het is er nu ook in Excel."),
        ({"fasen": {"intake": {"naam": "Kennismaken"}}}, "Fase 2: de naam ging van ‘Intake’ naar ‘Kennismaken’."),
        (
            {"regels": {"PB-T5": {"ernst": "uit"}}},
            "Regels: de ernst van de regel ‘PB-T5’ ging van ‘let op’ naar ‘niet gebruikt’.",
        ),
        (
            {"formulieren": {"uitstroom": {"gebruiken": False}}},
            "Formulier ‘Checklist uitstroom’: het wordt niet meer gebruikt.",
        ),
        (
            point("intake", "wie", "leidinggevende", bijdrage="weet"),
            (
                "Fase 2, Wie: de bijdrage van ‘De leidinggevende beslist over de plek’ ging van ‘beslist’ "
                "naar ‘weet ervan’."
            ),
        ),
    ],
)
def test_a_change_is_said_in_one_sentence(own: dict[str, Any], sentence: str) -> None:
    assert said(own) == [sentence]


def test_a_text_speaks_the_words_of_its_own_version() -> None:
    words = {"wijzigen": {"client": {"enkelvoud": "gast", "meervoud": "gasten", "lidwoord": "de"}}}
    own = {"visie": "{De client} kiest."}
    assert "Handboek: de visie ging van ‘De cliënt beslist’ naar ‘De gast kiest’." in said(
        own, {"visie": "{De client} beslist."}, woorden=words
    )


def test_of_a_long_text_only_the_sentences_that_differ_are_shown() -> None:
    same = "Dit is een zin die lang genoeg is om niet in de zin zelf te passen, en die blijft. "
    old, new = version({"visie": same + "Eerst zus."}), version({"visie": same + "Daarna zo."}, "2")
    (change,) = compare(old, new)
    words = wording(old, new)
    assert words.sentence(change) == "Handboek: de visie is veranderd."
    assert words.was_and_is(change) == ("Eerst zus.", "Daarna zo.")


def test_a_list_says_what_came_and_what_went() -> None:
    areas = {"leefgebieden": {"wijzigen": {"wonen": {"themawoorden": ["huis", "tuin"]}}}}
    more = {"leefgebieden": {"wijzigen": {"wonen": {"themawoorden": ["huis", "balkon"]}}}}
    assert said(more, areas) == [
        "Leefgebieden: de lijst themawoorden van het leefgebied ‘Wonen’ kreeg erbij ‘balkon’ en verloor ‘tuin’."
    ]


@pytest.mark.parametrize("preset", ["ambulant-1", "jongeren-1", "vrouwenopvang-1"])
def test_every_change_of_a_whole_preset_has_a_sentence_without_loose_ends(preset: str) -> None:
    old, new = version({}), version({}, "2", preset)
    words = wording(old, new)
    sentences = [words.sentence(change) for change in compare(old, new)]
    assert len(sentences) > 50
    wrong = [s for s in sentences if "{" in s or "None" in s or "  " in s or "‘’" in s or not s.endswith(".")]
    assert wrong == []


ADDRESS = {"straat": "Kade 1", "postcode": "0999 AB", "plaats": "Waterhoek"}


def moved(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is said of an organisation of which these facts changed."""
    old, new = version({}, **before), version({}, "2", **after)
    return [wording(old, new).sentence(change) for change in compare(old, new)]


def test_an_address_says_which_it_is() -> None:
    after = {"postadres": {**ADDRESS, "straat": "Postbus 2"}, "bezoekadres": ADDRESS}
    before = {"postadres": {**ADDRESS, "straat": "Postbus 1"}}
    assert moved(before, after) == [
        "Organisatie: het bezoekadres is nu Kade 1, 0999 AB, Waterhoek.",
        "Postadres: de straat ging van ‘Postbus 1’ naar ‘Postbus 2’.",
    ]


def place(**facts: Any) -> dict[str, Any]:
    return {"locaties": {"duinroos": {"naam": "Duinroos", "telefoon": "0999 - 1", **facts}}}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (place(verborgen=True), place(verborgen=True, telefoon="0999 - 2", adres=ADDRESS), []),
        (place(adres=ADDRESS), place(verborgen=True), ["Locaties: de locatie ‘Duinroos’ is nu verborgen."]),
        (place(verborgen=True), place(adres=ADDRESS), ["Locaties: de locatie ‘Duinroos’ is niet meer verborgen."]),
    ],
)
def test_of_a_hidden_place_no_address_or_number_is_told(
    before: dict[str, Any], after: dict[str, Any], said: list[str]
) -> None:
    assert moved(before, after) == said
    changes = compare(version({}, **before), version({}, "2", **after))
    assert not any("0999" in f"{change.before}{change.after}" for change in changes)
