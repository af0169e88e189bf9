"""Records as plain values: what a template, a digest and a copy are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.records.enums import Profiel, Status
from docgen.records.intake import Intake
from docgen.records.values import plain


def classes(value: Any) -> set[type[Any]]:
    """The classes of a value and of all that stands in it."""
    inside = [*value.values(), *value] if isinstance(value, dict) else value if isinstance(value, list) else []
    return {type(value), *(kind for each in inside for kind in classes(each))}


def test_a_record_becomes_plain_all_the_way_down() -> None:
    record = Intake.model_validate(
        {
            "handboek_versie": "2026.1",
            "status": "vastgesteld",
            "datum": "2026-03-03",
            "leefgebieden": {"wonen": {"gaat_goed": "De kamer", "prioriteit": 1}},
            "afwegingen": {"veiligheid": {"oordeel": "twijfel"}},
            "aanwezigen": ["Noor", "Ineke"],
        }
    )

    found = plain(record)

    assert classes(found) <= {dict, list, str, int, bool, date, type(None)}
    assert (found["status"], found["datum"], found["aanwezigen"]) == (
        "vastgesteld",
        date(2026, 3, 3),
        ["Noor", "Ineke"],
    )
    assert found["leefgebieden"]["wonen"]["gaat_goed"] == "De kamer"
    assert [*found] == [*Intake.model_fields]


def test_what_is_not_a_record_becomes_plain_as_well() -> None:
    assert plain({Profiel.KORT: (Status.CONCEPT, 1)}) == {"kort": ["concept", 1]}
    assert classes(plain({Profiel.KORT: (Status.CONCEPT, 1)})) == {dict, list, str, int}


def test_the_record_itself_stays_as_it_is() -> None:
    record = Intake.model_validate({"handboek_versie": "2026.1", "leefgebieden": {"wonen": {}}})

    plain(record)["leefgebieden"]["wonen"]["gaat_goed"] = "iets"

    assert record.leefgebieden["wonen"].gaat_goed == ""


def test_a_plain_list_can_change_without_its_record() -> None:
    record = Intake.model_validate({"handboek_versie": "2026.1", "aanwezigen": ["Ruud"]})

    plain(record)["aanwezigen"].append("Marit")

    assert record.aanwezigen == ["Ruud"]
