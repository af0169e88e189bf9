"""The rules on decisions: AM-1…4, IN-1, IN-2, OP-1, EV-3, as remarks on one record."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from docgen.documents.forms import FORMS
from docgen.records.client import Client
from docgen.records.folder import RecordFile
from docgen.records.handboek import Handboek
from docgen.records.merging import Layers
from docgen.records.organisatie import Organisatie
from docgen.records.presets import lay_preset
from docgen.records.rules import RULES
from docgen.records.versions import Handbookversion
from docgen.records.yaml_files import YamlFile
from docgen.review.case import Case
from docgen.review.decisions import CHECKS


@cache
def version(preset: str = "opvang-1") -> Handbookversion:
    book, who = Layers(Handboek), Layers(Organisatie)
    lay_preset(preset, handbook=book, organisation=who)
    own = {"toevoegen": {"huis": {"naam": "In huis", "groepswonen": True}, "thuis": {"naam": "Thuis"}}}
    who.lay({"naam": "X", "huisstijl": {"merkkleur": "#1F5F8B"}, "soorten_begeleiding": own}, "o")
    book.lay({"versie": "1"}, "h")
    return Handbookversion(Handboek.model_validate(book.value), Organisatie.model_validate(who.value), book)


def case(form: str, record: dict[str, Any], client: dict[str, Any] | None = None, soort: str | None = None) -> Case:
    read = FORMS[form].record.model_validate({"handboek_versie": "1", **record})
    who = Client.model_validate({"roepnaam": "Ruud", **(client or {})})
    made = version()
    return Case(form, RecordFile(form, YamlFile("a.yaml", ""), read), read, who, made, made.effective(), soort)


def remarks(found: Case) -> list[tuple[str, str]]:
    return [(r.rule, ".".join(str(p) for p in r.path)) for check in CHECKS[found.form] for r in check(found)]


def about(rule: str, found: Case) -> list[str]:
    return [path for code, path in remarks(found) if code == rule]


ANSWERS = {
    "toelating": {code: {"antwoord": "ja"} for code in version().effective()["toelating"]},
    "uitsluiting": {code: {"antwoord": "nee"} for code in version().effective()["uitsluiting"]},
    "crisis": "geen",
}
YES = {"overweging": "positief", "besluit": "intakegesprek"}


# --- aanmelding


def test_a_registration_that_fits_has_no_remark() -> None:
    assert remarks(case("aanmelding", {**ANSWERS, "besluit": YES})) == []


@pytest.mark.parametrize(
    ("decision", "fits"),
    [
        (("positief", "intakegesprek"), True),
        (("negatief", "intakegesprek"), False),
        (("positief", "afwijzing"), False),
        (("negatief", "afwijzing"), True),
        ((None, "afwijzing"), True),
        (("positief", None), True),
    ],
)
def test_am1_a_decision_fits_its_consideration(decision: tuple[str | None, str | None], fits: bool) -> None:
    decided = {"overweging": decision[0], "besluit": decision[1]}
    assert (about("AM-1", case("aanmelding", {**ANSWERS, "besluit": decided})) == []) is fits


@pytest.mark.parametrize(
    ("part", "code", "answer"), [("toelating", "duur", "nee"), ("uitsluiting", "veiligheid", "ja")]
)
def test_am1_yes_against_a_criterion_wants_a_reason(part: str, code: str, answer: str) -> None:
    answers = {**ANSWERS, part: {**ANSWERS[part], code: {"antwoord": answer}}}
    assert about("AM-1", case("aanmelding", {**answers, "besluit": YES})) == ["besluit.uitzondering"]
    reason = {**YES, "uitzondering": "De arts is akkoord."}
    assert about("AM-1", case("aanmelding", {**answers, "besluit": reason})) == []
    no = {"overweging": "negatief", "besluit": "afwijzing"}
    assert about("AM-1", case("aanmelding", {**answers, "besluit": no})) == []


def test_am1_unknown_is_no_objection() -> None:
    answers = {**ANSWERS, "toelating": {**ANSWERS["toelating"], "duur": {"antwoord": "onbekend"}}}
    assert remarks(case("aanmelding", {**answers, "besluit": YES})) == []


def test_am1_an_urgent_admission_without_a_crisis_is_looked_at_again() -> None:
    urgent = {"overweging": "positief", "besluit": "spoedopname"}
    assert about("AM-1", case("aanmelding", {**ANSWERS, "besluit": urgent})) == ["crisis"]
    answers = {**ANSWERS, "crisis": "acuut_crisisinterventie_passend"}
    assert about("AM-1", case("aanmelding", {**answers, "besluit": urgent})) == []


@pytest.mark.parametrize(
    ("referral", "path"),
    [(None, ["doorverwijzing.acties"]), ({"naar": "x"}, ["doorverwijzing.acties"]), ({"acties": ["Gebeld"]}, [])],
)
def test_am2_a_referral_says_what_was_done(referral: dict[str, Any] | None, path: list[str]) -> None:
    record = {**ANSWERS, "besluit": {"overweging": "negatief", "besluit": "doorverwijzing"}, "doorverwijzing": referral}
    assert about("AM-2", case("aanmelding", record)) == path


def test_am3_danger_is_always_asked_about() -> None:
    assert about("AM-3", case("aanmelding", {**ANSWERS, "crisis": None})) == ["crisis"]


def test_am4_every_criterion_is_answered_one_by_one() -> None:
    answers = {**ANSWERS, "toelating": {"leeftijd": {"antwoord": "onbekend"}, "duur": {"toelichting": "?"}}}
    open_ones = set(about("AM-4", case("aanmelding", answers)))
    assert open_ones == {f"toelating.{code}" for code in ANSWERS["toelating"] if code != "leeftijd"}


# --- intake


def weighed(*codes: str) -> dict[str, Any]:
    return {"afwegingen": {code: {"oordeel": "positief"} for code in codes}}


ALL = list(version().effective()["fasen"]["intake"]["afwegingen"])


def test_in1_every_consideration_has_a_word() -> None:
    assert about("IN-1", case("intake", weighed(*ALL))) == []
    assert about("IN-1", case("intake", {**weighed(*ALL), "afwegingen": {}})) != []
    said = {"afwegingen": {code: {"toelichting": "Ja"} for code in ALL}}
    assert about("IN-1", case("intake", said)) == []


def test_in1_the_group_counts_only_where_people_live_in_one() -> None:
    without = [code for code in ALL if code != "groep"]
    assert about("IN-1", case("intake", weighed(*without), soort="thuis")) == []
    assert about("IN-1", case("intake", weighed(*without))) == []
    assert about("IN-1", case("intake", weighed(*without), soort="huis")) == ["afwegingen.groep"]


PERMISSION = {"code": "huisarts", "onderwerp": "x", "gegeven": True, "datum": "2026-02-12"}


@pytest.mark.parametrize(
    ("permission", "day", "asked", "allowed"),
    [
        ({}, "2026-02-12", "huisarts", True),
        ({}, "2026-02-11", "huisarts", False),
        ({}, "2026-03-01", "broer", False),
        ({}, "2026-03-01", None, False),
        ({"gegeven": False}, "2026-03-01", "huisarts", False),
        ({"geldig_tot": "2026-03-01"}, "2026-03-01", "huisarts", True),
        ({"geldig_tot": "2026-03-01"}, "2026-03-02", "huisarts", False),
        ({"ingetrokken_op": "2026-03-01"}, "2026-02-28", "huisarts", True),
        ({"ingetrokken_op": "2026-03-01"}, "2026-03-01", "huisarts", False),
        ({}, None, "huisarts", True),
    ],
)
def test_in2_others_are_asked_only_with_a_permission_of_that_day(
    permission: dict[str, Any], day: str | None, asked: str | None, allowed: bool
) -> None:
    record = {**weighed(*ALL), "externe_informatie": [{"bij": "x", "datum": day, "toestemming": asked}]}
    client = {"toestemmingen": [{**PERMISSION, **permission}]}
    assert (about("IN-2", case("intake", record, client)) == []) is allowed


# --- opname


def lines(**changed: Any) -> dict[str, Any]:
    groups = version().effective()["checklists"]["opname"]["groepen"]
    all_lines = {code: {"wie": "begeleider"} for group in groups.values() for code in group["items"]}
    return {"regels": {**all_lines, **changed}}


def test_op1_every_matter_has_a_doer_or_does_not_apply() -> None:
    assert remarks(case("opname", lines())) == []
    assert remarks(case("opname", lines(sleutel={"nvt": True}))) == []
    assert about("OP-1", case("opname", lines(sleutel={"opmerking": "later"}))) == ["regels.sleutel"]
    assert about("OP-1", case("opname", {})) != []


def test_op1_counts_for_what_the_client_added_too() -> None:
    own = {"eigen_regels": [{"activiteit": "Kat ophalen", "wie": "client"}, {"activiteit": "Fiets"}]}
    assert about("OP-1", case("opname", {**lines(), **own})) == ["eigen_regels.1"]


# --- evaluatie


@pytest.mark.parametrize(("evaluation", "path"), [
    ({}, []),
    ({"datum": "2026-06-01"}, ["evaluatie.besluit.besluit"]),
    ({"datum": "2026-06-01", "besluit": {"besluit": "voortzetten"}}, []),
    ({"datum": "2026-06-01", "besluit": {"besluit": "afronden"}}, []),
    ({"datum": "2026-06-01", "besluit": {"besluit": "misschien"}}, ["evaluatie.besluit.besluit"]),
])  # fmt: skip
def test_ev3_an_evaluation_ends_in_going_on_or_rounding_off(evaluation: dict[str, Any], path: list[str]) -> None:
    assert about("EV-3", case("begeleidingsplan", {"evaluatie": evaluation})) == path


# --- what a remark weighs


def severity(rule: str, status: str, **rules: str) -> str | None:
    record = case("aanmelding", {**ANSWERS, "crisis": None, "status": status, "datum": date(2026, 1, 1)})
    handbook = {**record.handbook, "regels": {code: {"ernst": ernst} for code, ernst in rules.items()}}
    weighed_case = Case(record.form, record.file, record.record, record.client, record.version, handbook)
    (remark,) = [r for check in CHECKS["aanmelding"] for r in check(weighed_case) if r.rule == rule]
    finding = weighed_case.finding(remark)
    return finding.severity.value if finding else None


def test_a_blocking_rule_warns_while_a_record_is_a_concept_and_stops_a_final_one() -> None:
    assert severity("AM-3", "concept") == "waarschuwing"
    assert severity("AM-3", "vastgesteld") == "fout"


def test_the_organisation_sets_how_strict_a_rule_is() -> None:
    assert severity("AM-3", "vastgesteld", **{"AM-3": "waarschuwen"}) == "waarschuwing"
    assert severity("AM-3", "vastgesteld", **{"AM-3": "uit"}) is None


def test_every_rule_that_speaks_stands_in_the_catalogue() -> None:
    nothing = [case(form, {}) for form in CHECKS]
    assert {rule for found in nothing for rule, _ in remarks(found)} <= set(RULES)


def test_remarks_speak_the_words_of_the_organisation() -> None:
    record = {**ANSWERS, "besluit": {"overweging": "negatief", "besluit": "doorverwijzing"}}
    found = case("aanmelding", record)
    told = [found.finding(r) for check in CHECKS["aanmelding"] for r in check(found)]
    assert [t.message for t in told if t] == [
        "De cliënt is doorverwezen, maar er staat niet wat jullie daarvoor deden."
    ]
