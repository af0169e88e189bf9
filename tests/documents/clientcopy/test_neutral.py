"""Words that tell where a client gets help."""

from __future__ import annotations

import pytest

from docgen.documents.clientcopy.neutral import Neutral
from docgen.records.organisatie import Organisatie

BRUG = Organisatie.model_validate(
    {
        "naam": "Stichting De Brug",
        "korte_naam": "De Brug",
        "huisstijl": {"merkkleur": "#0B6E6E"},
        "bezoekadres": {"straat": "Havenkade 12", "postcode": "0999 BK"},
        "contact": {"telefoon": "0999 - 41 20 00", "website": "www.debrug.example"},
        "locaties": {"kadehuis": {"naam": "Het Kadehuis"}},
    }
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ik schaam me dat ik in de opvang woon.", "Ik schaam me dat ik hier woon."),
        ("De opvang is druk.", "Deze plek is druk."),
        ("Ik ga naar de vrouwenopvang.", "Ik ga hierheen."),
        ("Een opvangplek is fijn.", "Een plek is fijn."),
        ("Ik fiets bij De Brug.", "Ik fiets bij de organisatie."),
        ("De Brug helpt mij.", "De organisatie helpt mij."),
        ("Sinds maart woon ik in Het Kadehuis.", "Sinds maart woon ik in het huis."),
        ("Kom naar Havenkade 12.", "Kom naar dit adres."),
        ("Bel 0999 - 41 20 00.", "Bel ons nummer."),
    ],
)
def test_telling_words_get_a_neutral_one(before: str, after: str) -> None:
    assert Neutral(BRUG).words(before) == after


@pytest.mark.parametrize(
    "text", ["De kinderopvang is om zes uur dicht.", "Ik loop over de brug naar huis.", "Het Kadehuisje staat leeg."]
)
def test_ordinary_words_stay(text: str) -> None:
    assert Neutral(BRUG).words(text) == text
