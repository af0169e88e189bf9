"""The LiNT-II score."""

from __future__ import annotations

import json
from statistics import fmean

import pytest

from docgen.language import lint2
from docgen.language.lint2 import Features, combine, difficulty, lemma, level_of, score_features
from tests.language.treebank import GENRES, HELD_OUT, SHARED, agreement, our_features, own_output, rebuilt_sentences

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/lang on this machine")


def test_reference_sentence() -> None:
    assert difficulty(5.2, 3, 4.5, 0.6) == pytest.approx(21.020452034, abs=1e-6)


@needs_shared
def test_coefficients_are_those_of_the_list_that_we_ship() -> None:
    rows = json.loads((SHARED / "lint2" / "coefficients.json").read_text())
    (row,) = [item for item in rows if item["model_version"] == "3.7.0" and item["noun_list"].endswith("20251118")]
    wanted = {name: value["coef"] for name, value in row["coefficients"].items()}
    assert wanted == {
        "const": lint2.CONSTANT,
        "mean_log_word_freq": lint2.PER_FREQUENCY,
        "mean_max_sdl": lint2.PER_DISTANCE,
        "mean_content_words": lint2.PER_DENSITY,
        "proportion_concrete": lint2.PER_CONCRETE,
    }


@needs_shared
@pytest.mark.parametrize("name", ["level1", "level3"])
def test_formula_on_lints_own_features_gives_its_own_score(name: str) -> None:
    output = own_output(name)
    sentences = output["sentences"]
    words = [word for sentence in sentences for word in sentence["word_features"]]
    types = [word["super_sem_type"] for word in words if word.get("super_sem_type") not in {None, "unknown"}]
    features = Features(
        fmean(word["word_frequency"] for word in words if "word_frequency" in word),
        fmean(sentence["max_sdl"] for sentence in sentences if sentence["max_sdl"] is not None),
        fmean(s["content_words_per_clause"] for s in sentences if s["content_words_per_clause"] is not None),
        types.count("concrete") / len(types),
    )
    # the demonstration was made with a fit that differs from the sixth figure on
    assert score_features(features) == pytest.approx(output["document_lint_score"], abs=1e-4)


@needs_shared
@pytest.mark.parametrize("name", ["level1", "level3"])
def test_our_score_of_a_text_is_near_lints_own(name: str) -> None:
    output = own_output(name)
    ours = score_features(combine(our_features(text) for text in rebuilt_sentences(output)))
    assert ours == pytest.approx(output["document_lint_score"], abs=1.5)
    assert level_of(ours)[0] == output["document_difficulty_level"]


@needs_shared
@pytest.mark.parametrize("genre", GENRES)
def test_agreement_with_gold_trees_of_held_out_documents(genre: str) -> None:
    found = agreement(genre, HELD_OUT)
    assert found.documents > 20
    assert found.mean_error <= 1.6
    assert abs(found.bias) <= 0.8
    assert found.correlation >= 0.95
    assert found.same_level >= 0.78
    assert found.same_or_near >= 0.95


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [("Zij geeft het boek terug.", 1), ("Zij geeft het boek.", 2)],
)
def test_a_verb_that_is_skipped_with_its_particle(sentence: str, counted: int) -> None:
    assert len(our_features(sentence).frequencies) == counted


def test_levels_and_shares() -> None:
    assert [level_of(score) for score in (33.99, 34, 46, 58, 100)] == [
        (1, 0.14),
        (2, 0.29),
        (3, 0.53),
        (4, 0.78),
        (4, 0.78),
    ]


def test_a_missing_feature_gives_no_score() -> None:
    assert score_features(Features(5.0, 3.0, None, 0.5)) is None
    assert combine([]) == Features(None, None, None, None)


def test_score_stays_between_0_and_100() -> None:
    assert difficulty(9, 0, 0, 1) == 0
    assert difficulty(1, 30, 20, 0) == 100


@pytest.mark.parametrize(
    ("noun", "base"), [("huisje", "huis"), ("huizen", "huis"), ("autootje", "autootje"), ("foto's", "foto")]
)
def test_lemma(noun: str, base: str) -> None:
    assert lemma(noun) == base
