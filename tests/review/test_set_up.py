"""Remarks on an organisation's own set-up, and on codes and open fields in its records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import ROOT, Project
from journeys.haven import CLIENT, INTAKE, REGISTRATION, tree

from docgen.api import check
from docgen.diagnostics import Diagnostic
from docgen.review.configuration import DOUBTFUL_WORDS, PROBLEM_WORDS

Make = Callable[..., Project]
Seen = Callable[..., list[Diagnostic]]


@pytest.fixture
def seen(project: Make) -> Seen:
    """What review says of De Haven with these files changed (`__` stands for `/`)."""

    def look(**more: str) -> list[Diagnostic]:
        checked = check(project({**tree(), **{n.replace("__", "/") + ".yaml": t for n, t in more.items()}}).path)
        assert checked.folder.findings == (), checked.folder.findings
        return list(checked.findings)

    return look


def codes(found: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in found]


WHOLE = """\
      uitleg: Uitleg
      richtvragen: [Een?, Twee?]
      themawoorden: [een]
      wijzer: {heden: [Nu?], verleden: [Toen?], toekomst: [Straks?]}
"""


def leefgebied(code: str, name: str, more: str = WHOLE) -> str:
    return f"leefgebieden:\n  toevoegen:\n    {code}:\n      naam: {name}\n{more}"


# --- leefgebieden


@pytest.mark.parametrize("word", sorted(PROBLEM_WORDS))
def test_cf1_a_leefgebied_never_names_a_problem(word: str, seen: Seen) -> None:
    found = seen(handboek__eigen=leefgebied("eigen", f"Leven en {word}"))
    (finding,) = [f for f in found if f.code == "CF-1"]
    assert finding.severity.value == "fout"
    assert PROBLEM_WORDS[word] in finding.remedy
    assert finding.location.line == 3


@pytest.mark.parametrize("word", DOUBTFUL_WORDS)
def test_cf1_a_less_certain_word_only_warns(word: str, seen: Seen) -> None:
    (finding,) = seen(handboek__eigen=leefgebied("eigen", word.capitalize()))
    assert (finding.code, finding.severity.value) == ("CF-1", "waarschuwing")


def test_cf1_a_reason_takes_the_doubt_away(seen: Seen) -> None:
    reason = "besluiten_op_maat:\n  - {code: C04, wat: Een leefgebied Veiligheid, waarom: KR8! heeft het ook}\n"
    assert seen(handboek__eigen=leefgebied("veiligheid", "Veiligheid") + reason) == []


@pytest.mark.parametrize("name", ["Opvoeding", "Gezondheid", "Schuldenaar zijn", "Verslavend lekker eten", "Rust"])
def test_cf1_words_are_whole_words(name: str, seen: Seen) -> None:
    assert seen(handboek__eigen=leefgebied("eigen", name)) == []


def test_cf1_sees_the_code_as_well(seen: Seen) -> None:
    assert codes(seen(handboek__eigen=leefgebied("schulden", "Geldzaken"))) == ["CF-1"]


def test_a_leefgebied_that_misses_parts_is_one_finding_with_all_of_them(seen: Seen) -> None:
    (finding,) = seen(handboek__eigen=leefgebied("opvoeding", "Opvoeding", "      uitleg: Kinderen\n"))
    assert finding.code == "handbook.leefgebied-incomplete"
    assert all(part in finding.message for part in ("richtvragen", "themawoorden", "wijzer.heden", "wijzer.toekomst"))
    assert "uitleg" not in finding.message


def test_zingeving_is_not_left_out_silently(seen: Seen) -> None:
    assert codes(seen(handboek__eigen="leefgebieden:\n  weglaten: [zingeving]\n")) == ["handbook.no-zingeving"]
    mapped = "leefgebieden:\n  weglaten: [zingeving]\n  wijzigen:\n    wonen: {valt_onder: [wonen, zingeving]}\n"
    assert seen(handboek__eigen=mapped) == []


# --- the handbook


def test_hb1_left_open_on_purpose_is_an_answer(seen: Seen) -> None:
    cell = "zin: '', punten: {weglaten: [gewone_plek, rustig, bij_anderen]}"
    assert codes(seen(handboek__eigen=f"fasen: {{analyse: {{waar: {{{cell}}}}}}}\n")) == ["HB-1"]
    reason = "open_gelaten: Dat bespreken we in mei"
    assert seen(handboek__eigen=f"fasen: {{analyse: {{waar: {{{cell}, {reason}}}}}}}\n") == []


@pytest.mark.parametrize(
    ("weight", "severity"), [("blokkeren", "fout"), ("waarschuwen", "waarschuwing"), ("uit", None)]
)
def test_the_organisation_sets_how_strict_the_rules_on_itself_are(
    weight: str, severity: str | None, seen: Seen
) -> None:
    empty = "fasen: {analyse: {waar: {zin: '', punten: {weglaten: [gewone_plek, rustig, bij_anderen]}}}}\n"
    found = seen(handboek__eigen=f"{empty}regels: {{HB-1: {{ernst: {weight}}}}}\n")
    assert [f.severity.value for f in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("fasen: {opstart: {naam: Intakeformulier}}\n", True),
        ("fasen: {opstart: {naam: INTAKEFORMULIER}}\n", True),
        ("fasen: {opstart: {naam: Intake}}\n", True),
        ("leefgebieden: {wijzigen: {wonen: {naam: Intake}}}\n", True),
        ("fasen: {opstart: {naam: De eerste weken}}\n", False),
    ],
)
def test_two_things_do_not_share_a_name(text: str, clash: bool, seen: Seen) -> None:
    assert codes(seen(handboek__eigen=text)) == (["handbook.name-clash"] if clash else [])


WORDS = "woorden:\n  wijzigen:\n    client:\n      enkelvoud: {}\n      meervoud: x\n      lidwoord: {}\n"


@pytest.mark.parametrize(
    ("noun", "article", "wrong"),
    [("bewoner", "het", True), ("gezin", "de", True), ("gezin", "het", False), ("schat", "het", False)],
)
def test_an_article_fits_its_noun_as_far_as_that_can_be_told(noun: str, article: str, wrong: bool, seen: Seen) -> None:
    organisation = str(tree()["organisatie.yaml"]) + WORDS.format(noun, article)
    assert codes(seen(organisatie=organisation)) == (["handbook.wrong-article"] if wrong else [])


def test_a_rule_that_is_off_says_nothing(seen: Seen) -> None:
    off = "regels:\n  CF-1: {ernst: uit}\n"
    assert seen(handboek__eigen=leefgebied("schulden", "Schulden"), handboek__regels=off) == []


def test_a_rule_that_does_not_exist_is_a_typo(seen: Seen) -> None:
    assert codes(seen(handboek__regels="regels:\n  AM-9: {ernst: uit}\n")) == ["handbook.unknown-rule"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("formulieren: {intake: {velden: {waarom_nuu: false}}}\n", "handbook.unknown-field"),
        ("toelating: {toevoegen: {x: {tekst: X, geldt_voor: [opvagn]}}}\n", "handbook.unknown-scope"),
    ],
)
def test_a_code_in_the_handbook_that_nothing_answers_to_is_a_typo(text: str, code: str, seen: Seen) -> None:
    (finding,) = seen(handboek__eigen=text)
    assert finding.code == code
    assert "Bedoel je" in finding.remedy
    assert finding.location.file == "handboek/eigen.yaml"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("labels: {antwoord: {weglaten: [onbekend]}}\n", "handbook.choice-left-out"),
        ("labels: {weglaten: [crisis]}\n", "handbook.choice-left-out"),
        ("exitvragenlijst: {schaal: {weglaten: [ja]}}\n", "handbook.choice-left-out"),
        ("fasen: {intake: {besluiten: {weglaten: [wachtlijst]}}}\n", "handbook.decision-left-out"),
        ("labels: {antwoord: {onbekend: dat weten we nog niet}}\n", None),
    ],
)
def test_a_choice_may_be_renamed_and_never_taken_away(text: str, code: str | None, seen: Seen) -> None:
    found = seen(handboek__eigen=text)
    assert [(f.code, f.location.file, f.location.line) for f in found] == (
        [(code, "handboek/eigen.yaml", 1)] if code else []
    )


def test_an_own_decision_may_take_the_place_of_a_basic_one(seen: Seen) -> None:
    own = "{naam: Op de lijst, valt_onder: wachtlijst, overweging: positief}"
    text = f"fasen: {{intake: {{besluiten: {{weglaten: [wachtlijst], toevoegen: {{op_de_lijst: {own}}}}}}}}}\n"
    assert seen(handboek__eigen=text) == []


# --- records


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("client", "begeleider: ina-berg", "begeleider: ina-brg", "traject.begeleider"),
        ("client", "soort_begeleiding: opvang", "soort_begeleiding: opvagn", "traject.soort_begeleiding"),
        ("aanmelding", "kanaal: telefonisch", "kanaal: telefonsch", "kanaal"),
        ("aanmelding", "  leeftijd: {", "  leeftjd: {", "toelating.leeftjd"),
        ("aanmelding", "[aanbod, werkwijze]", "[aanbod, werkwijz]", "uitgelegd.1"),
        ("aanmelding", "besluit: intakegesprek", "besluit: intakegesprekk", "besluit.besluit"),
        ("intake", "  bereidheid: {oordeel", "  bereid: {oordeel", "afwegingen.bereid"),
        ("intake", "[huisregels, privacy]", "[huisregel, privacy]", "informatie_gegeven.0"),
    ],
)
def test_a_code_that_nobody_knows_is_a_typo_with_the_nearest(
    file: str, old: str, new: str, field: str, seen: Seen
) -> None:
    text = {"client": CLIENT, "aanmelding": REGISTRATION, "intake": INTAKE}[file]
    assert text.count(old) == 1
    found = [
        f for f in seen(**{f"clienten__c-0001__{file}": text.replace(old, new)}) if f.code == "record.unknown-code"
    ]
    assert [(f.location.file, f.location.field) for f in found] == [(f"clienten/c-0001/{file}.yaml", field)]
    assert "Bedoel je" in found[0].remedy


@pytest.mark.parametrize(("answer", "known"), [("huisdier", True), ("huisdeir", False)])
def test_answers_to_own_questions_are_known_by_their_code(answer: str, known: bool, seen: Seen) -> None:
    found = seen(
        handboek__vragen="fasen: {intake: {vragen: {toevoegen: {huisdier: {vraag: Heb je een huisdier?}}}}}\n",
        **{"clienten__c-0001__intake": INTAKE + f"antwoorden:\n  {answer}: Een kat.\n"},
    )
    assert codes(found) == ([] if known else ["record.unknown-code"])


def test_what_was_limited_to_another_place_is_kept_and_not_printed(seen: Seen) -> None:
    organisation = str(tree()["organisatie.yaml"]).replace("    opvang:\n", "    thuis: {naam: Thuis}\n    opvang:\n")
    limited = "uitsluiting: {wijzigen: {zelfde_hulp: {geldt_voor: [thuis]}}}\n"
    found = seen(organisatie=organisation, handboek__eigen=limited)
    assert codes(found) == ["record.removed-item"]


@pytest.mark.parametrize(("status", "weight"), [("concept", "waarschuwing"), ("vastgesteld", "fout")])
def test_a_required_field_is_asked_and_stops_a_final_record_only(status: str, weight: str, seen: Seen) -> None:
    record = REGISTRATION.replace("status: vastgesteld", f"status: {status}").replace("kanaal: telefonisch\n", "")
    (finding,) = seen(**{"clienten__c-0001__aanmelding": record})
    assert (finding.code, finding.severity.value, finding.location.field) == ("review.required", weight, "kanaal")


def test_a_field_that_is_switched_off_is_not_asked(seen: Seen) -> None:
    record = REGISTRATION.replace("kanaal: telefonisch\n", "")
    off = "formulieren: {aanmelding: {velden: {kanaal: false}}}\n"
    assert seen(handboek__eigen=off, **{"clienten__c-0001__aanmelding": record}) == []


@pytest.mark.parametrize("sample", ["de-brug", "jong-noord", "samen-thuis"])
def test_the_samples_hold_no_error(sample: str) -> None:
    assert [str(f) for f in check(ROOT / "samples" / sample).findings if f.severity.value == "fout"] == []


def test_a_concept_that_names_an_unknown_version_is_a_warning_only(seen: Seen) -> None:
    (finding,) = seen(**{"clienten__c-0001__intake": INTAKE.replace('"2026.1"', '"2025.9"')})
    assert (finding.code, finding.severity.value) == ("record.unknown-handbook-version", "waarschuwing")
    assert '"2026.1"' in finding.remedy
