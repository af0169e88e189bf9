"""The article of a noun, where its form tells."""

from __future__ import annotations

import pytest

from docgen.language.articles import article_of


@pytest.mark.parametrize(
    ("noun", "article"),
    [
        ("cliënt", "de"), ("bewoner", "de"), ("jongere", "de"), ("begeleider", None), ("plan", "het"),
        ("begeleidingsplan", "het"), ("herstelplan", "het"), ("aanmelding", "de"), ("evaluatie", "de"),
        ("formulier", "het"), ("aanmeldingsformulier", "het"), ("exit vragenlijst", "de"), ("meisje", "het"),
        ("jongetje", "het"), ("maatschappij", None), ("huishouden", None), ("kwaliteit", "de"), ("traject", "het"),
        ("team", "het"), ("vriendschap", "de"), ("intakegesprek", "het"), ("zorgplan", "het"), ("leefgebied", "het"),
        ("wijkteam", "het"), ("Bewoner", "de"), ("", None), ("  ", None), ("deelneemster", "de"),
        ("persoonlijk begeleidingsplan", "het"), ("activiteit", "de"), ("document", "het"),
        ("museum", "het"),
        ("mens", "de"), ("cursist", "de"), ("regio", None), ("gebouw", None),
    ],
)  # fmt: skip
def test_the_article_of_a_noun(noun: str, article: str | None) -> None:
    assert article_of(noun) == article


@pytest.mark.parametrize(
    ("noun", "article"),
    [
        ("ding", "het"), ("landschap", "het"), ("gereedschap", "het"), ("gezelschap", "het"), ("moederschap", "het"),
        ("ouderschap", "het"), ("agent", "de"), ("consument", "de"), ("datum", "de"), ("einddatum", "de"),
        ("jaar", "het"), ("gevaar", "het"), ("percentage", "het"), ("publiek", "het"), ("register", "het"),
        ("vonnis", "het"), ("verraad", "het"), ("voorraad", "de"), ("roman", "de"), ("hart", "het"),
        ("beroep", "het"), ("gezag", "het"), ("gesprek", "het"), ("verdrag", "het"), ("bestuur", "het"),
    ],
)  # fmt: skip
def test_an_exception_gets_its_own_article_or_none_but_never_the_wrong_one(noun: str, article: str) -> None:
    assert article_of(noun) in (article, None)
