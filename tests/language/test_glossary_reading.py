"""A word list as written by hand: what loads, what does not, and what docgen says about it."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.diagnostics import Diagnostic
from docgen.language.analysis import analyse
from docgen.language.glossary import Action, Glossary, apply_proposals, shipped_glossary
from docgen.language.remarks import RemarkKind

PLAIN = {"lidwoord": "het", "wordt": "het eerste gesprek", "voorbeelden": [{"voor": "Het kompas is in mei.",
         "na": "Het eerste gesprek is in mei."}]}  # fmt: skip


def load(**entries: Any) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    return Glossary.load(entries)


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_an_entry_whose_example_comes_out_as_written_loads() -> None:
    glossary, findings = load(kompas=PLAIN)
    assert (list(glossary.terms), findings) == (["kompas"], ())


def test_an_entry_whose_example_fails_does_not_load_and_says_what_came_out() -> None:
    wrong = {**PLAIN, "voorbeelden": [{"voor": "Het kompas is in mei.", "na": "De eerste gesprek is in mei."}]}
    glossary, (finding,) = load(kompas=wrong, anker=PLAIN | {"voorbeelden": []})
    assert list(glossary.terms) == ["anker"]
    assert finding.code == "glossary.example-fails"
    assert finding.location.field == "kompas.voorbeelden.0"
    assert "Het eerste gesprek is in mei." in finding.message


def test_an_unknown_key_gets_a_hint_and_the_entry_loads() -> None:
    glossary, (finding,) = load(kompas={**PLAIN, "uitlg": "…"})
    assert (finding.code, finding.remedy) == ("glossary.unknown-key", "Bedoel je 'uitleg'?")
    assert "kompas" in glossary.terms


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"doen": "vervangen"}, "glossary.incomplete"),
        ({"doen": "uitleggen"}, "glossary.incomplete"),
        ({"doen": "signaleren"}, "glossary.incomplete"),
        ({"doen": "vervang", "wordt": "iets"}, "glossary.unknown-value"),
        ({"soort": "werkwoord", "wordt": "doen"}, "glossary.incomplete"),
        ({"wordt": 3}, "glossary.wrong-kind"),
        ({"wordt": "de plek", "meervoud": {"a": 1}}, "glossary.wrong-kind"),
        ({"wordt": "de plek", "zeker": "misschien"}, "glossary.wrong-kind"),
        ({"wordt": "de plek van {jouww}"}, "glossary.unknown-slot"),
        ({"wordt": "de plek", "voorbeelden": [{"na": "x"}]}, "glossary.incomplete"),
        ({"wordt": "de plek", "voorbeelden": ["x"]}, "glossary.wrong-kind"),
        ({"wordt": "de plek", "voorbeelden": [{"voor": "x", "perspectief": "jij"}]}, "glossary.unknown-value"),
        ("de plek", "glossary.wrong-kind"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(entry: Any, code: str) -> None:
    glossary, findings = load(kompas=entry)
    assert code in codes(findings)
    assert all(
        finding.message and finding.remedy and finding.location.file == "woordenlijst.yaml" for finding in findings
    )
    assert glossary.terms == {}


def test_own_words_go_before_ours_even_where_ours_are_longer() -> None:
    own, _ = load(netwerk={"lidwoord": "het", "wordt": "de kring", "voorbeelden": []})
    glossary = shipped_glossary().with_own(own)
    text = "Je sociaal netwerk is klein."
    assert apply_proposals("Je netwerk is klein.", glossary.propose("Je netwerk is klein.")) == "Je kring is klein."
    assert {item.term for item in glossary.propose(text)} == {"netwerk"}


def test_an_organisation_may_leave_out_a_term_of_ours() -> None:
    own, _ = Glossary.load({}, weglaten=["traject"])
    glossary = shipped_glossary().with_own(own)
    assert "traject" not in glossary.terms
    assert glossary.propose("Het traject loopt tot mei.") == ()
    jargon = [
        r for r in analyse("Het traject loopt tot mei.", glossary=glossary.plain).remarks if r.kind is RemarkKind.JARGON
    ]
    assert jargon == []


def test_the_analyser_speaks_of_the_same_words_as_the_word_list() -> None:
    plain = shipped_glossary().plain
    assert plain["netwerk"] == "de mensen om je heen"
    assert plain["problematiek"] == "Welke problemen precies?"  # a word that is only signalled is asked about
    remarks = [r for r in analyse("De uitstroom is in mei.", glossary=plain).remarks if r.kind is RemarkKind.JARGON]
    assert [remark.suggestion for remark in remarks] == ["Zeg liever: het vertrek."]


def test_a_word_that_stays_is_to_be_explained_and_only_once() -> None:
    text = "De bewindvoerder belt. De bewindvoerder is aardig."
    remarks = [r for r in analyse(text).remarks if r.kind is RemarkKind.JARGON]
    assert [(r.start, r.suggestion.startswith("Leg het kort uit")) for r in remarks] == [(3, True)]


def test_the_digest_of_an_entry_changes_with_its_wording_and_not_with_its_examples() -> None:
    first, _ = load(kompas=PLAIN)
    other, _ = load(kompas={**PLAIN, "wordt": "het gesprek", "voorbeelden": []})
    same, _ = load(kompas={**PLAIN, "voorbeelden": []})
    assert first.terms["kompas"].digest != other.terms["kompas"].digest
    assert first.terms["kompas"].digest == same.terms["kompas"].digest


def test_a_wording_may_differ_per_perspective() -> None:
    own, findings = load(kompas={"lidwoord": "het", "wordt": {"je": "onze lijst", "ik": "de lijst van De Brug"}})
    assert findings == ()
    assert own.explain("kompas") == "onze lijst"
    assert own.explain("kompas", "ik") == "de lijst van De Brug"
    assert own.explain("kompas", "u") == "onze lijst"


def test_a_flag_asks_its_question() -> None:
    own, _ = load(kompas={"doen": "signaleren", "vraag": "Welk kompas?"})
    (found,) = own.propose("Je hebt een kompas.")
    assert (found.action, found.question) == (Action.SIGNALEREN, "Welk kompas?")


def test_the_digest_of_a_list_changes_when_anything_may_be_proposed_otherwise() -> None:
    ours = shipped_glossary()
    own, _ = load(kompas=PLAIN)
    assert ours.with_own(own).digest != ours.digest
    assert ours.with_own(Glossary.load({}, weglaten=["traject"])[0]).digest != ours.digest
    assert ours.with_own(Glossary()).digest == ours.digest
