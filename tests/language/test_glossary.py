"""The shipped word list, against sentences that were labelled before it was written, and as a list of plain words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language.analysis import analyse
from docgen.language.glossary import Action, Kind, Proposal, apply_proposals, shipped_glossary
from docgen.language.glossary.entries import spoken
from docgen.language.glossary.persons import fill, person_of
from docgen.language.glossary.proposing import plain_wording
from docgen.language.glossary.wordlist import run_example
from docgen.language.protect import Reason, find_protected
from docgen.language.remarks import RemarkKind
from tests.language.glossary_labels import CLIENT, NAMES, judge_all, labelled

GLOSSARY = shipped_glossary()
ENTRIES = list(GLOSSARY.terms.values())
LINES = labelled()

FORTY = {
    Action.VERVANGEN: """traject, persoonsbeschrijving, begeleidingsplan, leefgebied, eigen regie, netwerk,
        zelfredzaamheid, lonkend perspectief, hoofddoel, subdoel, ambulant, wenperiode, uitstroom, doorstroom,
        warme overdracht, driegesprek, evaluatie, ADL, bejegening, contra-indicatie""",
    Action.UITLEGGEN: """intake, zingeving, eigen kracht, dagbesteding, opname, nazorg, cliëntenoverleg, MDO, indicatie,
        beschikking, eigen bijdrage, regiobinding, briefadres, bewindvoerder, mentor, budgetbeheer, leefgeld,
        schuldhulpverlening, signaleringsplan, terugval, dossier, inzage""",
    Action.SIGNALEREN: """middelengebruik, problematiek, psychosociale problematiek, zorgmijdend, ongemotiveerd,
        claimend, grensoverschrijdend""",
}


def test_there_are_more_than_three_hundred_labelled_sentences_of_every_kind() -> None:
    assert len(LINES) >= 320
    assert {line.perspective for line in LINES} == {"ik", "je", "u", "naam"}
    assert min(Counter(line.sign for line in LINES)[sign] for sign in "+?=!") >= 8


def test_nothing_certain_is_wrong_and_nearly_everything_is_as_labelled() -> None:
    outcomes = judge_all(GLOSSARY)
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    wrong = [outcome for outcome in outcomes if outcome.verdict in ("wrong", "missed")]
    assert wrong == []
    assert verdicts["right"] / len(outcomes) >= 0.98


@pytest.mark.parametrize(("action", "terms"), [(action, terms.split(",")) for action, terms in FORTY.items()])
def test_the_forty_terms_of_the_method_are_there_with_their_action(action: Action, terms: list[str]) -> None:
    assert {term.strip(): GLOSSARY.terms[term.strip()].action for term in terms} == dict.fromkeys(
        (term.strip() for term in terms), action
    )


def test_the_list_has_at_least_250_terms_each_with_forms_a_digest_and_an_example() -> None:
    assert len(ENTRIES) >= 250
    assert [entry.term for entry in ENTRIES if not entry.examples or not entry.forms or len(entry.digest) != 16] == []
    assert len({entry.digest for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.term)
def test_every_example_comes_out_as_written(entry) -> None:
    for example in entry.examples:
        alone = type(GLOSSARY)({entry.term: entry})
        assert run_example(alone, example.before, example.perspective) == example.after


def test_legal_and_medical_words_are_explained_and_never_replaced() -> None:
    words = "bewindvoerder curator indicatie beschikking psychose diagnose medicatie detentie reclassering Wmo Wsnp GGZ"
    assert {GLOSSARY.terms[word].action for word in words.split()} == {Action.UITLEGGEN}


@pytest.mark.parametrize("perspective", ["ik", "je", "u", "naam"])
def test_every_plain_wording_is_itself_plain(perspective: str) -> None:
    person = person_of(perspective, CLIENT)
    for entry in ENTRIES:
        if entry.action is not Action.VERVANGEN:
            continue
        wording = fill(spoken(entry.plain.text, perspective), person) or plain_wording(entry)
        kinds = {remark.kind for remark in analyse(wording, names=NAMES).remarks}
        assert kinds & {RemarkKind.JARGON, RemarkKind.HARD_WORD, RemarkKind.ABBREVIATION} == set(), (
            entry.term,
            wording,
        )
        assert len(wording.split()) <= 10, entry.term


def test_every_explanation_is_short_and_without_jargon() -> None:
    for entry in ENTRIES:
        text = fill(spoken(entry.explanation, "je"), person_of("je", ""))
        hard = {remark.kind for remark in analyse(text).remarks} & {RemarkKind.JARGON, RemarkKind.HARD_WORD}
        assert not hard, (entry.term, text)
        assert len(text.split()) <= 16, entry.term


def test_a_second_use_of_an_explained_word_stays_as_it_is() -> None:
    text = "De bewindvoerder belt. De bewindvoerder is aardig."
    assert [item.start for item in GLOSSARY.propose(text)] == [3]
    assert GLOSSARY.propose(text, explained=["bewindvoerder"]) == ()


def test_a_proposal_tells_its_sentence_and_the_digests_that_a_decision_rests_on() -> None:
    text = "Ik woon hier fijn. Mijn netwerk helpt mij."
    (found,) = GLOSSARY.propose(text, perspective="ik")
    assert text[found.start : found.end] == found.before == "Mijn netwerk helpt"
    assert found.after == "De mensen om mij heen helpen"
    assert found.sentence == (19, 42)
    assert found.sentence_before == "Mijn netwerk helpt mij."
    assert found.sentence_after == "De mensen om mij heen helpen mij."
    assert found.entry_digest == GLOSSARY.terms["netwerk"].digest
    (elsewhere,) = GLOSSARY.propose("Mijn netwerk helpt mij.", perspective="ik")
    assert elsewhere.sentence_digest == found.sentence_digest


def test_own_text_takes_the_place_of_a_proposal() -> None:
    text = "In mei stroomt Sam uit."
    (found,) = GLOSSARY.propose(text, perspective="naam", names=["Sam"], client="Sam")
    assert apply_proposals(text, [found.rewritten("gaat Sam weg")]) == "In mei gaat Sam weg."
    assert found.rewritten("gaat Sam weg").sentence_after == "In mei gaat Sam weg."


def test_two_proposals_for_the_same_words_are_refused() -> None:
    text = "Mijn netwerk helpt mij."
    (found,) = GLOSSARY.propose(text)
    with pytest.raises(ValueError, match="same words"):
        apply_proposals(text, [found, found.rewritten("Iedereen helpt")])


def test_a_proposal_for_another_text_is_refused() -> None:
    (found,) = GLOSSARY.propose("Mijn netwerk helpt mij.")
    with pytest.raises(ValueError, match="not what"):
        apply_proposals("Mijn moeder helpt mij.", [found])


def test_a_form_in_the_third_person_without_a_name_is_never_certain() -> None:
    assert [item.sure for item in GLOSSARY.propose("Het netwerk helpt.", perspective="naam")] == [False]


def test_the_network_of_somebody_keeps_his_name() -> None:
    text = "Je belt het netwerk van Henk."
    (found,) = GLOSSARY.propose(text, names=["Henk"])
    assert apply_proposals(text, [found]) == "Je belt de mensen om Henk heen."


def test_an_explanation_speaks_of_whom_the_sentence_speaks() -> None:
    (found,) = GLOSSARY.propose("Zijn bewindvoerder belt je.")
    assert found.explanation == "iemand die van de rechter zijn geldzaken regelt"
    assert found.after == f"bewindvoerder ({found.explanation})"


def test_given_stretches_are_left_alone() -> None:
    text = "Mijn netwerk helpt mij. Mijn netwerk is klein."
    found = GLOSSARY.propose(text, perspective="ik", protected=[(0, 23)])
    assert [item.start for item in found] == [24]


def test_the_title_of_a_law_is_explained_but_never_changed() -> None:
    text = "Volgens de Wmo 2015 helpt de gemeente."
    (found,) = GLOSSARY.propose(text)
    assert "Wmo 2015 (" in apply_proposals(text, [found])


SNIPPETS = st.sampled_from(
    [line.before for line in LINES]
    + [
        "Femke zei: “Mijn netwerk en het traject.”",
        "Joris Netwerk",
        "\n",
        "- ",
        "(",
        ")",
        "“",
        "”",
        "de Wmo 2015",
        "Sam",
    ]
)
TEXTS = st.lists(SNIPPETS, min_size=1, max_size=4).map(" ".join)


@given(TEXTS, st.sampled_from(["ik", "je", "u", "naam"]))
def test_law_nobody_agreed_means_nothing_changed(text: str, perspective: str) -> None:
    GLOSSARY.propose(text, perspective=perspective, names=NAMES, client=CLIENT)
    assert apply_proposals(text, ()) == text


@given(TEXTS, st.sampled_from(["ik", "je", "u", "naam"]), st.data())
def test_law_names_quotes_and_own_words_come_out_unchanged(text: str, perspective: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    given_spans = [(start, data.draw(st.integers(start, len(text))))]
    found = GLOSSARY.propose(text, perspective=perspective, names=NAMES, protected=given_spans, client=CLIENT)
    spans = find_protected(text, names=NAMES, given=given_spans)
    for edit in (edit for item in found for edit in item.edits):
        for span in spans:
            inside = edit.start < span.end and edit.end > span.start
            explains_law = span.reason is Reason.LAW and edit.start == edit.end == span.end
            assert not inside or explains_law


@given(TEXTS, st.sampled_from(["ik", "je", "u", "naam"]))
def test_law_all_proposals_together_can_be_made(text: str, perspective: str) -> None:
    found = GLOSSARY.propose(text, perspective=perspective, names=NAMES, client=CLIENT)
    after = apply_proposals(text, found)
    assert (after == text) == all(_changes_nothing(item) for item in found)
    for item in found:
        assert text[item.start : item.end] == item.before
        one = apply_proposals(text, [item])
        assert one[item.sentence[0] :].startswith(item.sentence_after)


def _changes_nothing(item: Proposal) -> bool:
    return item.action is Action.SIGNALEREN or item.before == item.after


@given(st.text(max_size=200))
def test_law_no_text_makes_it_fail(text: str) -> None:
    found = GLOSSARY.propose(text, perspective="ik")
    assert apply_proposals(text, found) is not None


def test_abbreviations_are_told_by_their_capitals() -> None:
    assert GLOSSARY.terms["MO"].kind is Kind.AFKORTING
    assert [item.term for item in GLOSSARY.propose("De MO heeft een mooie mo.")] == ["MO"]
