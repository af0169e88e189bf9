"""Writing lines and the organisation's own questions."""

from __future__ import annotations

from tests.documents.form_sources import derive


def test_lines_of_a_field_are_those_of_its_question() -> None:
    asked = {"fasen": {"aanmelding": {"vragen": {"wijzigen": {"hulpvraag": {"regels": 7}}}}}}

    assert len(derive("lijnen", "aanmelding", handbook=asked).hulpvraag) == 6


def test_own_question_brings_its_answer() -> None:
    asked = {
        "fasen": {"intake": {"vragen": {"toevoegen": {"huisdier": {"vraag": "Heb je een huisdier?", "regels": 2}}}}}
    }

    (found,) = derive("vragen", "intake", {"antwoorden": {"huisdier": "Een hond"}}, handbook=asked)
    (empty,) = derive("vragen", "intake", handbook=asked)

    assert (found.vraag, found.antwoord, found.lijnen) == ("Heb je een huisdier?", "Een hond", [])
    assert len(empty.lijnen) == 1
