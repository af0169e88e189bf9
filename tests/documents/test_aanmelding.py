"""What the aanmeldingsformulier derives."""

from __future__ import annotations

from tests.documents.form_sources import derive, switched


def test_blank_form_asks_every_criterion_without_a_tick() -> None:
    found = derive("toelating", "aanmelding")

    assert "Ben je 18 jaar of ouder?" in [line.vraag for line in found]
    assert not any(box.value for line in found for box in (line.ja, line.nee, line.onbekend))


def test_answer_ticks_its_own_box_and_brings_its_words() -> None:
    answers = {"toelating": {"leeftijd": {"antwoord": "onbekend", "toelichting": "Geen papieren"}}}

    (line,) = derive("toelating", "aanmelding", {"status": "vastgesteld", **answers})

    assert (line.ja.value, line.nee.value, line.onbekend.value) == (False, False, True)
    assert line.toelichting == "Geen papieren"


def test_answer_to_a_dropped_criterion_stays() -> None:
    (line,) = derive("uitsluiting", "aanmelding", {"uitsluiting": {"oude_regel": {"antwoord": "nee"}}})

    assert line.vraag == "oude regel"


def test_age_is_that_on_the_day_of_the_form() -> None:
    (row,) = derive("persoon", "aanmelding", {"datum": "2026-05-13"})

    assert row.twee.waarde == "14 mei 1979 (46 jaar)"


def test_language_that_is_switched_off_leaves_the_form() -> None:
    (row,) = derive("persoon", "aanmelding", handbook=switched("aanmelding", taal=False))

    assert "client.taal" not in [row.een.pad, row.twee.pad, row.drie.pad, row.vier.pad, row.vijf.pad]


def test_blank_form_offers_every_decision_and_a_filled_one_only_the_chosen() -> None:
    blank, filled = (
        derive("besluit", "aanmelding"),
        derive("besluit", "aanmelding", {"besluit": {"besluit": "afwijzing"}}),
    )

    assert [option.code for option in blank.opties] == ["intakegesprek", "spoedopname", "doorverwijzing", "afwijzing"]
    assert [(option.naam, option.gekozen) for option in filled.opties] == [("Afwijzing", True)]


def test_refusal_prints_the_reasons_in_the_words_of_the_handbook() -> None:
    refused = {"afwijzing": {"redenen": ["zelfde_hulp"], "alternatief": "Bij het wijkteam blijven"}}

    (step,) = derive("vervolg", "aanmelding", refused)

    assert step.punten == ["Een andere organisatie geeft al dezelfde begeleiding."]
    assert step.gegevens[0].een.waarde == "Bij het wijkteam blijven"


def test_waiting_time_is_written_in_words() -> None:
    assert derive("wachttijd", "aanmelding", {"wachttijd_weken": 1}) == "1 week"
    assert derive("wachttijd", "aanmelding", {"wachttijd_weken": 3}) == "3 weken"


def test_considerations_belong_to_the_wide_profile() -> None:
    wide = {"formulieren": {"aanmelding": {"profiel": "ruim"}}}

    assert derive("afwegingen", "aanmelding") == []
    assert len(derive("afwegingen", "aanmelding", handbook=wide)) == 3
