"""The annexes show rules, criteria, changes and words as they count for this organisation."""

from __future__ import annotations

from datetime import date

from docgen.records.rules import RULES
from tests.documents.handbooks import derived_values


def test_rules_are_grouped_by_phase_and_a_rule_that_is_off_is_not_there() -> None:
    values = derived_values(handbook={"regels": {"wijzigen": {"PB-T5": {"ernst": "uit"}}}})

    groups = {group["titel"]: [rule["code"] for rule in group["regels"]] for group in values["regels"]}
    assert list(groups)[:2] == ["Aanmelding", "Intake"]
    assert groups["Dit handboek"] == ["CF-1", "CF-2", "HB-1"]
    assert "PB-T5" in RULES
    assert "PB-T5" not in groups["Analyse"]
    assert all("PB-T5" not in quality["codes"] for quality in values["fasen"][3]["kwaliteit"])


def test_rule_says_why_the_organisation_deviates() -> None:
    own = {"ernst": "blokkeren", "reden": "De raad vroeg erom."}
    values = derived_values(handbook={"regels": {"wijzigen": {"PB-P5": own}}})

    rule = next(r for group in values["regels"] for r in group["regels"] if r["code"] == "PB-P5")
    assert (rule["ernst"], rule["reden"]) == ("moet", "De raad vroeg erom.")


def test_changes_come_newest_first_with_who_decided_and_for_whom() -> None:
    change = {"wat": "Iets", "reden": "Omdat", "besloten_door": "Het bestuur", "besloten_op": date(2025, 12, 1)}
    old = {**change, "versie": "2025.1", "overgang": "nieuwe_dossiers"}
    new = {**old, "versie": "2026.1", "geldt_vanaf": date(2026, 1, 12)}

    lines = derived_values(handbook={"wijzigingen": [old, new]})["wijzigingen"]

    assert [line["versie"] for line in lines] == ["2026.1", "2025.1"]
    assert lines[0]["besluit"] == "Het bestuur, 1 december 2025"
    assert lines[0]["geldt"] == "vanaf 12 januari 2026, voor nieuwe dossiers"
    assert lines[1]["geldt"] == "voor nieuwe dossiers"


def test_a_change_that_says_not_for_whom_has_the_transition_of_its_parts() -> None:
    change = {"wat": "Iets", "reden": "Omdat", "versie": "1"}
    parts = ["leefgebieden.wonen", "grenzen"], ["leefgebieden.wonen", "toelating"], []

    lines = derived_values(handbook={"wijzigingen": [{**change, "onderdelen": p} for p in parts]})["wijzigingen"]

    assert [line["geldt"] for line in lines] == ["vanaf de volgende cyclus", "", ""]


def test_hidden_location_is_not_among_the_places() -> None:
    places = {
        "kade": {"naam": "De Kade", "adres": {"straat": "Kade 1", "postcode": "1234 AB", "plaats": "Rivierstad"}},
        "linde": {"naam": "Huis Linde", "adres": {"straat": "Lindelaan 2"}, "verborgen": True},
    }
    values = derived_values(organisation={"locaties": {"toevoegen": places}})

    assert values["plekken"] == [{"naam": "De Kade", "adres": "Kade 1, 1234 AB Rivierstad", "telefoon": ""}]
    assert "Lindelaan" not in str(values)


def test_example_is_cut_at_the_words_that_have_a_note() -> None:
    notes = [{"bij": "op dinsdag", "uitleg": "Concreet."}, {"bij": "staat er niet", "uitleg": "Niets."}]
    example = {"tekst": "Ik was op dinsdag.", "aantekeningen": notes}

    found = derived_values(handbook={"schrijfwijzer": {"voorbeeld": example}})["voorbeeld"]["delen"]

    assert [(part["tekst"], part["nummer"]) for part in found] == [("Ik was ", ""), ("op dinsdag", "1"), (".", "")]


def test_word_that_the_organisation_renamed_is_explained_under_its_own_name() -> None:
    own = {"begeleidingsplan": {"enkelvoud": "herstelplan", "meervoud": "herstelplannen"}}
    values = derived_values(organisation={"woorden": {"wijzigen": own}})

    words = {line["woord"]: line for line in values["woorden"]}
    assert words["herstelplan"]["meervoud"] == "herstelplannen"
    assert "begeleidingsplan" not in words
    assert "herstelplan" in [line["woord"] for line in values["jouw_woorden"]]
