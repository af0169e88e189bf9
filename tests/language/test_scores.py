"""Scores of a document."""

from __future__ import annotations

import pytest

from docgen.language.analysis import score
from docgen.language.scores import flesch_douma

STORY = (
    "Ik woon in een klein huis. Mijn hond slaapt bij de deur. De buurman heeft een grote tuin. Op zondag kook ik soep."
    " Mijn zus komt met de trein. Wij eten brood aan tafel. Daarna lopen wij naar het bos. De hond vindt een stok."
)
LETTER = (
    "De toekenning van de maatwerkvoorziening geschiedt op basis van de beoordeling van de zelfredzaamheid, waarbij de"
    " mogelijkheden van het sociale netwerk nadrukkelijk worden betrokken. "
) * 8


def test_flesch_douma_by_its_formula() -> None:
    assert flesch_douma(10, 1.5) == pytest.approx(206.84 - 9.3 - 115.5)


def test_a_story_is_easier_than_a_letter() -> None:
    story, letter = score([STORY]), score([LETTER])
    assert story.lint2 is not None
    assert letter.lint2 is not None
    assert story.level == 1
    assert story.share_struggling == 0.14
    assert letter.level == 4
    assert story.flesch_douma > 80
    assert letter.flesch_douma < 20


def test_parts_together_make_one_document() -> None:
    half = STORY.index("Wij eten")
    assert score([STORY[:half], STORY[half:]]) == score([STORY])


def test_few_sentences_have_no_score_and_a_reason() -> None:
    found = score(["Ik woon hier. Het is klein."])
    assert found.lint2 is found.level is found.share_struggling is found.flesch_douma is None
    assert "8 zinnen" in found.reason_when_missing


def test_a_text_without_nouns_says_what_lacks() -> None:
    found = score(["Hij loopt. " * 9])
    assert found.lint2 is None
    assert found.flesch_douma is not None
    assert "zelfstandige naamwoorden" in found.reason_when_missing


def test_no_score_of_nothing() -> None:
    assert score([]).words == 0
    assert score([""]).lint2 is None


# how an office writes, and how one can say the same
REWRITES = [
    (
        (
            "Naar aanleiding van uw aanvraag om bijstand berichten wij u dat nadere informatie benodigd is ter "
            "vaststelling van het recht op uitkering."
        ),
        "U vroeg om bijstand. Wij weten nog niet of u die krijgt. Daarvoor hebben wij papieren van u nodig.",
    ),
    (
        (
            "De indicatie voor ambulante begeleiding wordt periodiek geëvalueerd, waarbij de voortgang van de "
            "gestelde doelen in relatie tot de hulpvraag centraal staat."
        ),
        (
            "Een keer per half jaar praten wij met u. Wij kijken dan wat er is gelukt. Wij kijken ook welke hulp "
            "u nog wilt."
        ),
    ),
    (
        (
            "Indien de betalingsachterstand niet binnen de gestelde termijn is voldaan, zal de vordering ter "
            "incasso worden overgedragen aan de deurwaarder."
        ),
        ("Betaal de huur voor 1 mei. Betaalt u niet? Dan vragen wij de deurwaarder om het geld bij u op te halen."),
    ),
    (
        (
            "De realisatie van een passende dagbesteding draagt in belangrijke mate bij aan de maatschappelijke "
            "participatie en de stabiliteit van betrokkene."
        ),
        "Het helpt Piet om overdag iets te doen. Hij ziet dan mensen. Zijn week is dan rustig.",
    ),
]


@pytest.mark.parametrize(("office", "plain"), REWRITES)
def test_a_rewrite_scores_easier_than_its_original(office: str, plain: str) -> None:
    hard, easy = score([f"{office} " * 8]), score([f"{plain} " * 8])
    assert hard.lint2 - easy.lint2 > 10
    assert easy.flesch_douma > hard.flesch_douma
