"""What happens around a replaced word: number, gender, whose it is, verbs that stand apart, and when to doubt."""

from __future__ import annotations

import pytest

from docgen.language.glossary import Action, apply_proposals, shipped_glossary
from docgen.language.glossary.agreement import inflected, other_number, uninflected
from docgen.language.words import FINITE, Word

NAMES = ("Sam", "Marit", "Henk")


def certain(text: str, perspective: str = "je") -> str:
    """The text with every certain change."""
    found = shipped_glossary().propose(text, perspective=perspective, names=NAMES, client="Sam")
    return apply_proposals(text, [item for item in found if item.sure])


@pytest.mark.parametrize(
    ("perspective", "before", "after"),
    [
        ("ik", "Volgens mijn netwerk gaat het beter.", "Volgens de mensen om mij heen gaat het beter."),
        ("ik", "Mijn moeder en mijn netwerk helpen mij.", "Mijn moeder en de mensen om mij heen helpen mij."),
        ("je", "Ook je netwerk denkt mee.", "Ook de mensen om je heen denken mee."),
        ("je", "Gisteren heeft het netwerk gebeld.", "Gisteren hebben de mensen om je heen gebeld."),
        ("je", "Heeft het netwerk al gebeld?", "Hebben de mensen om je heen al gebeld?"),
        ("je", "Als je netwerk komt, koken we.", "Als de mensen om je heen komen, koken we."),
        ("u", "U wilt dat het netwerk betrokken wordt.", "U wilt dat de mensen om u heen betrokken worden."),
        ("je", "Het oude begeleidingsplan ligt in de kast.", "Jouw oude plan ligt in de kast."),
        ("je", "Door de snelle uitstroom was er weinig tijd.", "Door het snelle vertrek was er weinig tijd."),
        ("je", "Onze interventie was te laat.", "Onze hulp was te laat."),
        ("je", "Je kwaliteiten komen goed van pas.", "Wat je goed kunt komt goed van pas."),
        ("ik", "Dat is mijn hoofddoel.", "Dat is wat ik uiteindelijk wil."),
        ("naam", "Sam en zijn casemanager gaan naar de bank.", "Sam en zijn begeleider gaan naar de bank."),
        ("u", "U beschikt over een auto.", "U hebt een auto."),
        ("je", "Omdat je over een auto beschikt, kun je weg.", "Omdat je een auto hebt, kun je weg."),
        ("je", "Beschik je over een auto?", "Heb je een auto?"),
        ("je", "De taken die je verricht zijn zwaar.", "De taken die je doet zijn zwaar."),
        ("je", "Er worden taken verricht.", "Er worden taken gedaan."),
        ("ik", "Ik participeer elke dinsdag in de groep.", "Ik doe elke dinsdag mee in de groep."),
        ("je", "Als je je oriënteert op werk, help ik je.", "Als je rondkijkt naar werk, help ik je."),
        ("je", "Je compenseert je gebrek aan slaap.", "Je maakt je gebrek aan slaap goed."),
        ("je", "Er vindt een gesprek plaats met de gemeente.", "Er is een gesprek met de gemeente."),
        ("naam", "Als Sam in mei uitstroomt, bellen we.", "Als Sam in mei vertrekt, bellen we."),
        ("je", "Als de hulp stagneert, bel je Marit.", "Als de hulp stilstaat, bel je Marit."),
    ],
)  # fmt: skip
def test_what_stands_around_a_term_changes_with_it(perspective: str, before: str, after: str) -> None:
    assert certain(before, perspective) == after


@pytest.mark.parametrize(
    "text",
    [
        "Ik wil dat mijn netwerk mij vaker belt.",
        "Je netwerk, dat uit vier mensen bestaat, helpt je.",
        "Hoewel het netwerk klein is, helpt het je vaak.",
        "In het gesprek met jou en je netwerk ging het over later.",
        "Je bouwt aan je netwerk.",
        "Je wilt je netwerk uitbreiden.",
        "De evaluatie van het plan doen we samen.",
        "Op het leefgebied wonen gaat het goed.",
        "Wat is je hoofddoel?",
        "Ik weet niet wat mijn hoofddoel is.",
        "Er is structureel te weinig geld.",
        "Henk heeft ook een bewindvoerder.",
        "Marit rapporteert over het gesprek.",
        "Marit stimuleert jou en Henk.",
        "We continueren dit nog drie maanden.",
    ],
)
def test_what_is_not_certain_is_only_proposed(text: str) -> None:
    found = shipped_glossary().propose(text, names=NAMES, client="Sam")
    assert found
    assert certain(text) == text


@pytest.mark.parametrize(
    "text", ["De stroom viel uit in de hele straat.", "Er is geen aandachtspunt.", "Je beschikt zelf."]
)
def test_words_that_only_look_like_a_term_are_none(text: str) -> None:
    assert shipped_glossary().propose(text) == ()


def test_a_replacement_that_cannot_be_made_becomes_a_question() -> None:
    (found,) = shipped_glossary().propose("De hulp kan gecontinueerd worden.")
    assert (found.action, found.after) == (Action.SIGNALEREN, found.before)
    assert "doorgaan met" in found.question


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("helpt", "helpen"), ("is", "zijn"), ("hielp", "hielpen"), ("kwam", "kwamen"), ("leeft", "leven")],
)  # fmt: skip
def test_a_finite_verb_knows_its_other_number(singular: str, plural: str) -> None:
    assert other_number(_finite(singular)) == plural
    assert other_number(_finite(plural)) == singular


def _finite(form: str) -> Word:
    return Word(0, len(form), form, form, FINITE, 0)


@pytest.mark.parametrize(
    ("base", "ending"),
    [("nieuw", "nieuwe"), ("groot", "grote"), ("lief", "lieve"), ("wit", "witte")],
)
def test_an_adjective_knows_its_other_ending(base: str, ending: str) -> None:
    assert (inflected(base), uninflected(ending)) == (ending, base)


def test_an_unknown_adjective_has_no_other_ending() -> None:
    assert inflected("blurp") is None


@pytest.mark.parametrize(
    ("pronouns", "after"),
    [
        ("hij, hem", "Sam bespreekt het met de mensen om hem heen."),
        ("zij/haar", "Sam bespreekt het met de mensen om haar heen."),
    ],
)
def test_who_was_named_in_the_sentence_is_spoken_of_with_a_pronoun(pronouns: str, after: str) -> None:
    text = "Sam bespreekt het met het netwerk."
    found = shipped_glossary().propose(text, perspective="naam", client="Sam", pronouns=pronouns)
    assert [item.sure for item in found] == [True]
    assert apply_proposals(text, found) == after


@pytest.mark.parametrize("pronouns", ["", "die, hen", "zij/haar & die/hun"])
def test_a_name_that_would_come_twice_is_only_proposed(pronouns: str) -> None:
    text = "Sam bespreekt het met het netwerk."
    found = shipped_glossary().propose(text, perspective="naam", client="Sam", pronouns=pronouns)
    assert [item.sure for item in found] == [False]
    (first,) = shipped_glossary().propose("Het netwerk belt.", perspective="naam", client="Sam", pronouns=pronouns)
    assert first.after == "De mensen om Sam heen bellen"


@pytest.mark.parametrize("perspective", ["je", "u", "naam"])
def test_a_sentence_in_the_ik_form_stays_in_it(perspective: str) -> None:
    text = "Ik vraag het netwerk om hulp."
    found = shipped_glossary().propose(text, perspective=perspective, client="Sam")
    assert apply_proposals(text, found) == "Ik vraag de mensen om mij heen om hulp."
    (other,) = shipped_glossary().propose("Ik bel het netwerk voor je.", perspective="je")
    assert other.after == "de mensen om je heen"
