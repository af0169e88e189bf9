"""Every rule of the method on one dossier: nothing to say of it as it is, one remark after one change, and no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics import Severity
from docgen.records.rules import RULES
from review.dossier import ASKED, END, INTAKE, PLAN, START, STORY, Change, change, codes, haven, reviewed

Told = Callable[..., list[str]]
D = dict[str, Any]


def put(path: str, value: Any) -> Change:
    """Sets a value in a record, by its dotted path."""

    def how(record: D) -> None:
        *before, last = path.split(".")
        where: Any = record
        for step in before:
            where = where[int(step)] if step.isdigit() else where.setdefault(step, {})
        if value is None:
            where.pop(last, None)
        else:
            where[int(last) if last.isdigit() else last] = value

    return how


GOAL = "leefgebieden.wonen.hoofddoelen.0"
SUB = f"{GOAL}.subdoelen.0"
GOALS = [
    {
        "tekst": f"Ik doe elke week iets, {n}.",
        "meetpunt": "Er staat een kruisje op de kalender.",
        "streefdatum": "2026-06-22",
        "acties": [{"wat": "Een kruisje zetten", "wie": "client"}],
    }
    for n in "abcd"
]
LOOKED_BACK = {
    "datum": "2026-06-22",
    "feedback": "Niets.",
    "besluit": {"overweging": "positief", "besluit": "afronden", "datum": "2026-06-22", "door": "ina-berg"},
}


def evaluated(**more: Any) -> Change:
    def how(record: D) -> None:
        record["evaluatie"] = {**LOOKED_BACK, **more}
        put(f"{SUB}.evaluatie", {"status": "behaald", "verloop": "Het is gelukt."})(record)

    return how


def not_evaluated(record: D) -> None:
    record["evaluatie"] = LOOKED_BACK


AREA = "leefgebieden.wonen"
LONG = "Ik woon nu in Het Kadehuis en ik kook er elke week voor de gang. " * 14

BREAKS: list[tuple[str, str, Change]] = [
    ("AM-1", ASKED, put("toelating.leeftijd.antwoord", "nee")),
    ("AM-2", ASKED, put("besluit", {**LOOKED_BACK["besluit"], "overweging": "negatief", "besluit": "doorverwijzing"})),
    ("AM-3", ASKED, put("crisis", None)),
    ("AM-4", ASKED, put("toelating.leeftijd", None)),
    ("AM-5", ASKED, put("uitgelegd", [])),
    ("IN-1", INTAKE, put("afwegingen.bereidheid", None)),
    ("IN-2", INTAKE, put("externe_informatie.0.toestemming", "werkgever")),
    ("IN-3", INTAKE, put("vervolg", {"stappen": "Op maandag bellen we."})),
    ("PB-P1", STORY, put("gesprekken", [{"datum": "2026-03-02", "met": "Ruud"}])),
    ("PB-P1", STORY, put("gesprekken", [{"datum": "2026-03-02", "met": "Henk", "netwerk": True}])),
    ("PB-P2", STORY, put("verteld_op", None)),
    ("PB-P2", STORY, put("verteld_op", "2026-03-20")),
    ("PB-P3", STORY, put("geschreven_door", "begeleider")),
    ("PB-P4", STORY, put("gecheckt.klopt", None)),
    ("PB-P4", STORY, put("gecheckt.klopt", "deels")),
    ("PB-P5", STORY, put("kopie", None)),
    ("PB-T1", STORY, put(AREA, None)),
    ("PB-T1", STORY, put(AREA, {"tekst": "volgt nog", "besproken_op": "2026-03-23"})),
    ("PB-T5", STORY, put(f"{AREA}.tekst", LONG)),
    ("PB-T6", STORY, put(f"{AREA}.sterk", "")),
    ("PB-T6", STORY, put(f"{AREA}.aandacht", "")),
    ("PB-A3", STORY, put("verschillen", [{"leefgebied": "wonen", "client": "Ik wil wachten."}])),
    ("PB-T2", STORY, put(f"{AREA}.aandacht", "De trap en de lange gang.")),
    (
        "PB-T3",
        STORY,
        put(f"{AREA}.tekst", "Ik woonde in de Schippersbuurt. " + "Ik had daar een tuin en een hond. " * 9),
    ),
    ("PB-T7", STORY, put(f"{AREA}.aandacht", "Ik vraag regelmatig hulp.")),
    ("PB-A2", STORY, put(f"{AREA}.sterk", "Henk is eigenwijs.")),
    ("PB-A4", STORY, put(f"{AREA}.aandacht", "Henk zegt dat ik een zorgmijder ben.")),
    ("BP-P1", PLAN, put("gebaseerd_op.versie", 2)),
    ("BP-P2", PLAN, put("eigenaar_bevestigd", None)),
    ("BP-P3", PLAN, put(f"{GOAL}.van_wie", "begeleider")),
    ("BP-P4", PLAN, put("geraadpleegd", [{"wie": "Tom", "op": "2026-04-01", "besproken_op": "2026-04-02"}])),
    ("BP-P4", PLAN, put("geraadpleegd", [{"wie": "Tom", "op": "2026-04-01"}])),
    ("BP-P5", PLAN, put("kopie", None)),
    ("BP-A1", PLAN, put("besproken_op", None)),
    ("BP-T1", PLAN, put(f"{GOAL}.subdoelen", [])),
    ("BP-T1", PLAN, put(f"{SUB}.acties", [])),
    ("BP-T1", PLAN, put(f"{SUB}.tekst", "De gemeente bellen")),
    ("BP-T2", PLAN, put(f"{GOAL}.tekst", "Ik wil een baan met vrijwilligerswerk en een opleiding.")),
    ("BP-T3", PLAN, put(f"{SUB}.tekst", "Ik werk mee aan de ambulante hulpverlening.")),
    ("BP-T4", PLAN, put(f"{SUB}.tekst", "Ik reageer regelmatig.")),
    ("BP-T5", PLAN, put(f"{SUB}.meetpunt", "")),
    ("BP-T5", PLAN, put(f"{SUB}.streefdatum", None)),
    ("BP-T5", PLAN, put("akkoord", False)),
    ("BP-X1", PLAN, put(f"{GOAL}.subdoelen", GOALS)),
    ("BP-X2", PLAN, put(f"{SUB}.acties.0.wie", None)),
    ("EV-1", PLAN, not_evaluated),
    ("EV-2", PLAN, evaluated(feedback="")),
    ("EV-3", PLAN, evaluated(besluit={})),
    ("EV-4", PLAN, evaluated(besluit={**LOOKED_BACK["besluit"], "besluit": "voortzetten"})),
    ("OP-2", START, put("informatie_gegeven_op", None)),
    ("UI-1", END, put("nazorg", None)),
    ("UI-2", END, put("exitgesprek_aangeboden_op", None)),
    ("UI-3", END, put("exitvragenlijst_aangeboden_op", None)),
]
NAMES = [f"{rule}-{number}" for number, (rule, _, _) in enumerate(BREAKS)]
SELDOM = {"OP-1", "PB-A1", "PB-T4", "PB-T8", "BP-X3", "CF-1", "CF-2", "HB-1"}
"""Tried elsewhere: here or in test_set_up, test_language, test_pages, or never a finding (BP-X3)."""


def test_every_rule_is_tried() -> None:
    assert {rule for rule, _, _ in BREAKS} | SELDOM == set(RULES)


@pytest.mark.parametrize("name", [ASKED, INTAKE, STORY, PLAN, START, END])
def test_a_record_that_keeps_the_rules_has_no_remark(name: str, told: Told) -> None:
    assert [code for code in told(name) if code not in ("OP-1", "review.required")] == []


@pytest.mark.parametrize(("rule", "name", "how"), BREAKS, ids=NAMES)
def test_one_change_gives_one_remark_and_no_more(rule: str, name: str, how: Change, told: Told) -> None:
    found = told(name, how)
    assert rule in found
    assert set(found) - {"OP-1", "review.required"} == {rule}


@pytest.mark.parametrize(("rule", "name", "how"), BREAKS, ids=NAMES)
def test_the_organisation_can_switch_a_rule_off(rule: str, name: str, how: Change, told: Told) -> None:
    assert rule not in told(name, how, handboek__regels=f"regels: {{{rule}: {{ernst: uit, reden: Past niet}}}}\n")


@pytest.mark.parametrize(("rule", "name", "how"), BREAKS, ids=NAMES)
def test_a_rule_can_be_set_aside_with_a_reason_that_is_kept(rule: str, name: str, how: Change, tmp_path: Path) -> None:
    staff = "medewerkers:\n  ina-berg: {naam: Ina Berg, rol: intaker}\n  eva: {naam: Eva Kool, rol: leidinggevende}\n"
    folder = haven(tmp_path, medewerkers=staff)
    change(folder, name, how)
    change(folder, name, put("afwijkingen", {rule: {"reden": "Zo is het goed.", "door": "eva", "op": "2026-04-01"}}))
    report = reviewed(folder, name)
    assert rule not in codes(report)
    kept = [finding for finding in report.findings if finding.exception]
    assert kept
    assert {finding.diagnostic.code for finding in kept} == {rule}
    assert {finding.exception.reden for finding in kept if finding.exception} == {"Zo is het goed."}
    assert {finding.diagnostic.severity for finding in kept} == {Severity.HINT}


@pytest.mark.parametrize(
    ("weight", "status", "severity"),
    [
        ("blokkeren", "vastgesteld", Severity.ERROR),
        ("blokkeren", "concept", Severity.WARNING),
        ("waarschuwen", "vastgesteld", Severity.WARNING),
    ],
)
def test_what_blocks_only_blocks_a_record_that_says_it_is_final(
    weight: str, status: str, severity: Severity, tmp_path: Path
) -> None:
    folder = haven(tmp_path, handboek__regels=f"regels: {{PB-T6: {{ernst: {weight}}}}}\n")
    change(folder, STORY, put(f"{AREA}.sterk", ""))
    change(folder, STORY, put("status", status))
    (found,) = [f for f in reviewed(folder, STORY).open if f.diagnostic.code == "PB-T6"]
    assert found.diagnostic.severity is severity
    assert found.diagnostic.location.line is not None
    assert found.diagnostic.location.field == f"{AREA}.sterk"


def test_a_leefgebied_that_was_looked_at_together_is_complete(told: Told) -> None:
    assert told(STORY, put(AREA, {"bekeken": True})) == []


def test_no_attention_point_now_is_an_answer(told: Told) -> None:
    assert told(STORY, put(f"{AREA}.aandacht", "Nu geen aandachtspunt.")) == []


def test_a_field_that_the_form_does_not_have_is_not_missed(told: Told) -> None:
    off = "formulieren: {persoonsbeschrijving: {velden: {verteld_op: false, leefgebieden_aandacht: false}}}\n"

    def how(record: D) -> None:
        put("verteld_op", None)(record)
        put(f"{AREA}.aandacht", "")(record)

    assert told(STORY, how) == ["PB-P2", "PB-T6"]
    assert told(STORY, how, handboek__velden=off) == []


def test_what_was_not_read_together_names_the_leefgebieden_that_were_not_discussed(told: Told, tmp_path: Path) -> None:
    def how(record: D) -> None:
        del record["gecheckt"]
        del record["leefgebieden"]["wonen"]["besproken_op"]

    assert told(STORY, how) == ["PB-A1", "PB-P4"]


def test_the_date_of_reading_together_counts_for_every_leefgebied(told: Told) -> None:
    assert told(STORY, put(f"{AREA}.besproken_op", None)) == []


def test_a_plan_rests_on_a_story_that_is_final(told: Told) -> None:
    assert told(PLAN, also={STORY: put("status", "concept")}) == ["BP-P1"]


def test_too_few_lines_is_only_a_question(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, STORY, put(f"{AREA}.tekst", "Ik woon in Het Kadehuis."))
    (found,) = [f for f in reviewed(folder, STORY).findings if f.diagnostic.code == "PB-T5"]
    assert found.diagnostic.severity is Severity.HINT
    change(folder, STORY, put("geschreven_door", "client"))
    assert reviewed(folder, STORY).findings == []


@pytest.mark.parametrize("kind", ["verandering", "stabilisatie", "versterking"])
def test_no_rule_asks_for_a_problem(kind: str, told: Told) -> None:
    def how(record: D) -> None:
        put(f"{SUB}.richting", kind)(record)
        put(f"{GOAL}.tekst", "Ik wil mijn kamer houden.")(record)

    assert told(PLAN, how) == []


def test_a_goal_for_later_waits_without_remarks(told: Told) -> None:
    def how(record: D) -> None:
        put(f"{GOAL}.subdoelen", [*GOALS[:3], {"tekst": "Ik leer zingen.", "later": True}])(record)

    assert told(PLAN, how) == []


def test_a_new_cycle_answers_the_decision_to_go_on(tmp_path: Path) -> None:
    folder = haven(tmp_path)
    change(folder, PLAN, evaluated(besluit={**LOOKED_BACK["besluit"], "besluit": "voortzetten"}))
    assert codes(reviewed(folder, PLAN)) == ["EV-4"]
    later = folder / STORY.replace("cyclus-1", "cyclus-2")
    later.parent.mkdir()
    later.write_bytes((folder / STORY).read_bytes())
    assert codes(reviewed(folder, PLAN)) == []
