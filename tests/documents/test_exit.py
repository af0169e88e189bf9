"""What the exit vragenlijst derives."""

from __future__ import annotations

from tests.documents.form_sources import derive, switched

ANSWERED = {"jaar": 2026, "antwoorden": {"plan_van_mij": {"antwoord": "gaat_wel", "toelichting": "Soms"}}}


def test_blank_list_has_ten_statements_with_a_box_for_each_answer() -> None:
    found = derive("stellingen", "exit")

    assert len(found) == 10
    assert {len(line.antwoorden) for line in found} == {len(derive("schaal", "exit"))} == {6}
    assert all(line.toon_regel for line in found)


def test_answer_ticks_one_box() -> None:
    (line,) = derive("stellingen", "exit", ANSWERED)

    assert [box.code for box in line.antwoorden if box.vakje.value] == ["gaat_wel"]
    assert (line.tekst, line.toelichting, line.toon_regel) == ("Mijn plan was echt van mij.", "Soms", False)


def test_open_answer_to_a_dropped_question_stays() -> None:
    (found,) = derive("open_vragen", "exit", {**ANSWERED, "open_vragen": {"oude_vraag": "Bedankt"}})

    assert (found.label, found.waarde) == ("oude vraag", "Bedankt")


def test_one_location_is_no_choice() -> None:
    one = {"locaties": {"huis": {"naam": "Het huis"}}}
    two = {"locaties": {"huis": {"naam": "Het huis"}, "werf": {"naam": "De werf"}}}

    assert not derive("keuzes", "exit", organisation=one).locatie.toon
    assert len(derive("keuzes", "exit", organisation=two).locatie.opties) == 2


def test_then_and_now_is_off_until_it_is_switched_on() -> None:
    assert derive("toen_nu", "exit") == []
    assert len(derive("toen_nu", "exit", handbook=switched("exit", toen_nu=True))) == 7
