"""Wording as review sees it: where it is silent, how much it says, and where in the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics import Severity
from review.dossier import PLAN, STORY, change, codes, haven, reviewed

Told = Callable[..., list[str]]
D = dict[str, Any]

POOR = (
    "Er wordt door de begeleider regelmatig gesproken over problematiek, waarbij men van mening is dat er sprake is van"
    " onvoldoende motivatie en dat de cliënt zich niet aan gemaakte afspraken houdt. Peter is een zorgmijder. Goed in"
    " sport en spel. De huur van de woning en de buurt. Hij is manipulatief en lui."
)
WORDING = {"PB-T2", "PB-T3", "PB-T4", "PB-T7", "PB-A2", "PB-A4"}


def wonen(text: str, field: str = "tekst") -> Callable[[D], None]:
    def how(record: D) -> None:
        record["leefgebieden"]["wonen"][field] = text

    return how


def test_the_words_of_the_client_are_never_judged(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, wonen(POOR))
    assert set(codes(reviewed(folder, STORY))) & WORDING
    change(folder, STORY, lambda record: record.update(geschreven_door="client"))
    report = reviewed(folder, STORY, everything=True)
    assert {f.diagnostic.code for f in report.findings} & WORDING == set()


def test_the_side_of_the_client_and_what_the_client_adds_are_never_judged(told: Told) -> None:
    def how(record: D) -> None:
        record["verschillen"] = [{"leefgebied": "wonen", "client": POOR, "begeleider": "Ina ziet het anders."}]
        record["aanvulling_client"] = POOR

    assert told(STORY, how) == []


@pytest.mark.parametrize("text", ['Henk zegt: "{}"', "Henk zegt: “{}”", "Henk zegt: ‘{}’"])
def test_a_quotation_is_never_judged(text: str, told: Told) -> None:
    said = text.format("Peter is een zorgmijder, manipulatief en lui, en er wordt regelmatig over hem gesproken.")
    assert told(STORY, wonen(said, "aandacht")) == []


def test_a_statement_that_records_whose_opinion_it_is_needs_no_other_owner(told: Told) -> None:
    def how(record: D) -> None:
        said = {"tekst": "Henk is eigenwijs.", "soort": "mening", "mening_van": "begeleider", "zijde": "zwak"}
        record["leefgebieden"]["wonen"]["uitspraken"] = [said]

    assert told(STORY, how) == []


def test_three_remarks_per_leefgebied_unless_all_are_asked_for(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, wonen(POOR))
    shown = [f for f in reviewed(folder, STORY).findings if f.leefgebied == "wonen" and f.passage]
    everything = [f for f in reviewed(folder, STORY, everything=True).findings if f.leefgebied == "wonen" and f.passage]
    assert len(shown) == 3
    assert len(everything) > 5
    assert {f.diagnostic.code for f in shown} >= {"PB-A4"}


def test_the_three_are_of_the_texts_of_a_leefgebied_together(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, wonen(POOR))
    change(folder, STORY, wonen(POOR, "aandacht"))
    assert len([f for f in reviewed(folder, STORY).findings if f.leefgebied == "wonen" and f.passage]) == 3


def test_an_unsure_remark_is_a_tip_that_is_shown_when_all_are_asked_for(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    sentence = "Ik loop in de ochtend met de hond van Henk langs het water."  # 13 words
    change(folder, STORY, wonen(sentence, "aandacht"))
    assert reviewed(folder, STORY).findings == []
    (tip,) = [
        f for f in reviewed(folder, STORY, everything=True).findings if f.passage and f.passage.sentence == sentence
    ]
    assert (tip.diagnostic.code, tip.diagnostic.severity) == ("PB-T7", Severity.HINT)


def test_a_place_counts_from_the_start_of_the_field(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    text = "Ik woon hier graag.\n\nPeter is een zorgmijder. Dat zegt Tom."
    change(folder, STORY, wonen(text, "aandacht"))
    (found,) = [f for f in reviewed(folder, STORY).findings if f.diagnostic.code == "PB-A4"]
    assert found.passage is not None
    assert text[found.passage.start : found.passage.end] == "zorgmijder"
    assert found.passage.sentence == "Peter is een zorgmijder."
    assert text[found.passage.sentence_start :].startswith("Peter")
    assert found.diagnostic.location.field == "leefgebieden.wonen.aandacht"
    assert found.passage.confidence > 0.5


def test_a_theme_word_in_two_forms_is_one_sign(told: Told) -> None:
    """`schuld` and `schulden` both stand in the handbook; a sentence with one of them may be about anything."""
    assert told(STORY, wonen("De schulden van Henk gaan mij niet aan.", "tekst")) == []
    assert "PB-T4" in told(STORY, wonen("Ik heb schulden en mijn inkomen komt van een uitkering.", "tekst"))


def test_another_leefgebied_is_named_as_the_organisation_names_it(tmp_path: Path) -> None:
    folder = haven(tmp_path, handboek__eigen="leefgebieden: {wijzigen: {financien: {naam: Geldzaken}}}\n")
    change(folder, STORY, wonen("Ik heb schulden en mijn inkomen komt van een uitkering."))
    (found,) = [f for f in reviewed(folder, STORY).findings if f.diagnostic.code == "PB-T4"]
    assert "Geldzaken" in found.diagnostic.message


def test_a_text_that_reads_hard_as_a_whole_is_told_once(tmp_path: Path) -> None:
    folder = haven(tmp_path)

    def how(record: D) -> None:
        for area in record["leefgebieden"].values():
            area["tekst"] = "Ik woon nu in een groot huis aan de haven en ik kook er elke week voor de gang. " * 3

    change(folder, STORY, how)
    whole = [f for f in reviewed(folder, STORY).findings if f.diagnostic.code == "PB-T7" and not f.passage]
    assert len(whole) == 1
    assert "gemiddeld" in whole[0].diagnostic.message


def test_a_step_need_not_be_a_sentence_and_a_measure_may_be_passive(told: Told) -> None:
    def how(record: D) -> None:
        goal = record["leefgebieden"]["wonen"]["hoofddoelen"][0]["subdoelen"][0]
        goal["meetpunt"] = "De eerste huur wordt betaald."
        goal["acties"] = [{"wat": "Samen met Henk naar de balie", "wie": "client"}]

    assert told(PLAN, how) == []


def test_the_organisation_s_own_word_list_gives_the_plain_word(tmp_path: Path) -> None:
    words = "termen: {kadebeurt: {lidwoord: de, doen: vervangen, wordt: beurt om schoon te maken}}\n"
    folder = haven(tmp_path, woordenlijst=words)
    change(folder, STORY, wonen("Ik doe elke week de kadebeurt.", "aandacht"))
    (found,) = reviewed(folder, STORY).open
    assert "beurt om schoon te maken" in found.diagnostic.remedy


def test_scores_are_of_the_whole_record_and_never_of_too_little(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    (whole,) = reviewed(folder, STORY).records
    assert whole.scores is not None
    assert whole.scores.lint2 is not None
    (short,) = reviewed(folder, PLAN).records
    assert short.scores is not None
    assert short.scores.lint2 is None
    assert short.scores.reason_when_missing


def test_a_remark_stands_on_the_line_of_its_words_and_not_of_its_field(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    text = (folder / STORY).read_text(encoding="utf-8")
    head = text.index("tekst: >-")
    (folder / STORY).write_text(
        text[:head] + "tekst: |-\n      Ik woon hier.\n      Dat is fijn.\n      Ik bel regelmatig met Henk.\n"
        + text[text.index("    sterk:", head) :],
        encoding="utf-8",
    )  # fmt: skip
    (found,) = [f for f in reviewed(folder, STORY).open if f.passage and f.passage.kind == "vaag"]
    place = found.diagnostic.location
    first = text[:head].count("\n") + 1
    assert (place.line, place.column) == (first + 3, 14)
