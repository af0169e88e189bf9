"""What the intakeformulier derives."""

from __future__ import annotations

from tests.documents.form_sources import derive

CONSENTS = {
    "toestemmingen": [
        {"code": "huisarts", "onderwerp": "Navragen", "partij": "De huisarts", "gegeven": True, "datum": "2026-02-12"},
        {"code": "later", "onderwerp": "Iets later", "gegeven": True, "datum": "2026-06-01"},
    ]
}


def test_leefgebied_without_importance_shows_its_tick_and_no_questions() -> None:
    answers = {"leefgebieden": {"wonen": {"niet_van_belang": True}}}

    (block,) = derive("leefgebieden", "intake", answers)

    assert (block.naam, block.niet_van_belang.value, block.toon_vakje, block.vragen) == ("Wonen", True, True, [])


def test_blank_form_has_two_boxes_per_leefgebied() -> None:
    found = derive("leefgebieden", "intake")

    assert len(found) == 7
    assert {(block.vragen[0].links.label, block.vragen[0].rechts.label) for block in found} == {
        ("Wat gaat goed?", "Wat wil je anders?")
    }


def test_wide_profile_asks_more_per_leefgebied() -> None:
    wide = {"formulieren": {"intake": {"profiel": "ruim"}}}

    paths = [
        side.pad
        for pair in derive("leefgebieden", "intake", handbook=wide)[0].vragen
        for side in (pair.links, pair.rechts)
    ]

    assert "intake.leefgebieden.zingeving.prioriteit" in paths


def test_form_prints_the_consents_that_were_given_by_then() -> None:
    (line,) = derive("toestemmingen", "intake", {"datum": "2026-02-12"}, client=CONSENTS)

    assert (line.een, line.drie) == ("Navragen", "ja, 12 februari 2026")


def test_information_from_others_names_its_consent() -> None:
    asked = {"externe_informatie": [{"bij": "De huisarts", "wat": "Medicijnen", "toestemming": "huisarts"}]}

    (line,) = derive("externe_informatie", "intake", asked, client=CONSENTS)

    assert line.vier == "Navragen"


def test_group_is_weighed_only_where_people_live_in_a_group() -> None:
    house = {"soorten_begeleiding": {"toevoegen": {"huis": {"naam": "Wonen", "groepswonen": True}}}}

    assert "groep" not in [line.code for line in derive("afwegingen", "intake")]
    assert "groep" in [line.code for line in derive("afwegingen", "intake", organisation=house)]


def test_outcome_waits_for_a_decision() -> None:
    assert derive("uitkomst", "intake", {}, concept=True) == []


def test_outcome_shows_only_what_belongs_to_the_decision() -> None:
    (row,) = derive(
        "uitkomst", "intake", {"wachtlijst": {"sinds": "2026-02-16", "contactafspraak": "Elke week bellen"}}
    )

    assert [row.een.waarde, row.twee.waarde, row.drie.pad] == ["16 februari 2026", "Elke week bellen", ""]


def test_signature_names_who_talked() -> None:
    signed = derive(
        "ondertekening", "intake", {"ondertekening": {"medewerker": "ineke-boers", "client_op": "2026-02-16"}}
    )

    assert (signed.client, signed.client_op, signed.medewerker) == ("Ruud Vermeulen", "16 februari 2026", "Ineke Boers")
