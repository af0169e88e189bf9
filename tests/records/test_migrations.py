"""What becomes of one record when an item is gone: nothing of it is lost, whatever stood where."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.records.migrations import Actie, Item, Move, holds, item_of, move
from docgen.records.rewriting import rewrite

WONEN, TUIN, THUIS = Item("wonen"), Item("tuin"), Item("thuis")
HUISDIER = Item("huisdier", "intake")


def moved(record: dict[str, Any], one: Move, form: str = "intake") -> dict[str, Any]:
    made = copy.deepcopy(record)
    move(made, form, [one])
    return made


def rename(*naar: Item, van: Item = TUIN) -> Move:
    return Move(Actie.HERNOEMEN, (van,), naar, names=("Tuin",))


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("leefgebieden.wonen", WONEN),
        ("handboek.leefgebieden.wonen", WONEN),
        ("fasen.intake.vragen.huisdier", HUISDIER),
        ("fasen.uitvoering.vragen.iets", None),
        ("leefgebieden", None),
        ("toelating.leeftijd", None),
    ],
)
def test_a_path_names_a_leefgebied_a_question_or_nothing(path: str, item: Item | None) -> None:
    assert item_of(path) == item


def test_a_leefgebied_is_moved_wherever_a_record_names_it() -> None:
    record = {
        "leefgebieden": {"wonen": {"tekst": "Huis."}, "tuin": {"tekst": "Rozen."}},
        "verschillen": [{"leefgebied": "tuin", "client": "Mooi."}],
        "afwijkingen": {"PB-T5": {"reden": "Daarom", "leefgebieden": ["wonen", "tuin"]}},
    }
    assert moved(record, rename(THUIS), "persoonsbeschrijving") == {
        "leefgebieden": {"wonen": {"tekst": "Huis."}, "thuis": {"tekst": "Rozen."}},
        "verschillen": [{"leefgebied": "thuis", "client": "Mooi."}],
        "afwijkingen": {"PB-T5": {"reden": "Daarom", "leefgebieden": ["wonen", "thuis"]}},
    }


def test_goals_of_two_areas_come_behind_one_another() -> None:
    record = {"leefgebieden": {"tuin": {"doelen": [{"tekst": "A"}]}, "wonen": {"doelen": [{"tekst": "B"}]}}}
    one = Move(Actie.SAMENVOEGEN, (WONEN, TUIN), (THUIS,), names=("Wonen", "Tuin"))
    assert moved(record, one, "begeleidingsplan")["leefgebieden"] == {
        "thuis": {"doelen": [{"tekst": "B"}, {"tekst": "A"}]}
    }


def test_moving_into_an_area_that_has_answers_keeps_both() -> None:
    record = {"leefgebieden": {"tuin": {"gaat_goed": "Rozen."}, "thuis": {"gaat_goed": "Koken."}}}
    assert moved(record, rename(THUIS))["leefgebieden"] == {"thuis": {"gaat_goed": "Koken.\n\nRozen."}}


def test_an_own_question_and_a_field_of_the_form_are_both_answers() -> None:
    field = Item("waarom_nu", "intake")
    record = {"waarom_nu": "Het wordt winter.", "antwoorden": {"huisdier": "Een hond."}}
    assert holds(record, "intake", field)
    assert holds(record, "intake", HUISDIER)
    assert not holds(record, "aanmelding", HUISDIER)
    kept = moved(record, Move(Actie.ARCHIVEREN, (field, HUISDIER), names=("Waarom nu?", "Huisdier?")))
    assert kept == {
        "antwoorden": {},
        "eerder_gevraagd": [
            {"onderdeel": "fasen.intake.vragen.waarom_nu", "vraag": "Waarom nu?", "antwoord": "Het wordt winter."},
            {"onderdeel": "fasen.intake.vragen.huisdier", "vraag": "Huisdier?", "antwoord": "Een hond."},
        ],
    }


def test_an_archived_plan_keeps_its_words_and_not_its_codes() -> None:
    goal = {"tekst": "Ik wil rozen.", "later": True, "acties": [{"wat": "Graven", "wie": "client_met_hulp"}]}
    record = {"leefgebieden": {"tuin": {"hoofddoel": "Buiten zijn.", "doelen": [goal]}}}
    (kept,) = moved(record, Move(Actie.ARCHIVEREN, (TUIN,), names=("Tuin",)), "begeleidingsplan")["eerder_gevraagd"]
    assert kept["antwoord"] == "Buiten zijn.\n\nIk wil rozen.\n\nGraven"


def test_a_ticked_area_that_is_split_ticks_both() -> None:
    record = {"leefgebieden": ["wonen", "tuin"]}
    one = Move(Actie.SPLITSEN, (TUIN,), (THUIS, Item("buiten")), names=("Tuin",))
    assert moved(record, one, "aanmelding") == {"leefgebieden": ["wonen", "thuis", "buiten"]}


texts = st.text("abc DEF.", min_size=1, max_size=12).map(lambda text: f"Zin {text}x.")
areas = st.dictionaries(st.sampled_from(["gaat_goed", "wil_anders"]), texts, min_size=1, max_size=2)
records = st.dictionaries(st.sampled_from(["wonen", "tuin", "thuis"]), areas, min_size=1, max_size=3)
moves = st.sampled_from(
    [
        rename(THUIS),
        Move(Actie.SAMENVOEGEN, (WONEN, TUIN), (THUIS,), names=("Wonen", "Tuin")),
        Move(Actie.SPLITSEN, (TUIN,), (THUIS, Item("buiten")), (("buiten", ("wil_anders",)),), ("Tuin",)),
        Move(Actie.ARCHIVEREN, (TUIN, WONEN), names=("Tuin", "Wonen")),
    ]
)


@given(records, moves)
def test_no_answer_is_ever_lost_and_no_old_code_stays(areas: dict[str, Any], one: Move) -> None:
    made = moved({"leefgebieden": areas}, one)
    left = repr(made)
    assert all(text in left for area in areas.values() for text in area.values())
    assert not any(holds(made, "intake", item) for item in one.van)


def test_a_text_that_nothing_moves_in_stays_as_it_was_byte_for_byte() -> None:
    text = "# hoi\nstatus:   concept\nnaam: 'x'\n"
    assert rewrite(text, lambda _: []) == (text, [])


def test_comments_quotes_and_long_lines_survive_a_move() -> None:
    line = "woorden " * 60
    text = f'# boven\nleefgebieden:\n  tuin:\n    gaat_goed: "Ja: rozen."\n    zelf: {line.strip()}\n# onder\n'
    made, _ = rewrite(text, lambda values: move(values, "intake", [rename(THUIS)]))
    assert "  thuis:" in made
    assert "# boven" in made
    assert "# onder" in made
    assert '"Ja: rozen."' in made
    assert line.strip() in made
