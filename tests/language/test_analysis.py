"""The whole way from text to remarks."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.language.analysis import analyse, top_remarks
from docgen.language.document import forget
from docgen.language.remarks import RemarkKind

POOR = (
    "Betrokkene is zorgmijdend. Er is regelmatig sprake van problematiek. De medicatie wordt door de "
    "verpleegkundige in overleg met de huisarts en de apotheek aangepast, omdat hij last had van bijwerkingen en "
    "niet kon slapen. Men denkt aan een IBS."
)


def test_nothing_is_said_about_quotations_and_the_clients_own_words() -> None:
    text = "“Ik ben regelmatig lui en een junk, zegt men.” Dat zei Milan."
    assert analyse(text, names=["Milan"]).remarks == ()
    own = "Ik ben regelmatig lui en een junk, zegt men."
    assert analyse(own, protected=[(0, len(own))]).remarks == ()
    assert analyse(own).remarks != ()


def test_names_are_never_hard_or_short() -> None:
    text = "MDO Vaartzicht helpt Regelmatig Traject."
    assert analyse(text, names=["MDO Vaartzicht", "Regelmatig Traject"]).remarks == ()


def test_the_three_most_useful_remarks_differ_in_kind_and_come_in_order() -> None:
    analysis = analyse(POOR, perspective="naam")
    chosen = top_remarks(analysis, 3)
    assert len(chosen) == 3
    assert [item.kind for item in chosen] == [RemarkKind.STIGMA, RemarkKind.VAGUE, RemarkKind.LONG_SENTENCE]
    assert set(chosen) <= set(analysis.remarks)
    assert top_remarks(analysis, 0) == ()


def test_remarks_come_in_order_of_place() -> None:
    starts = [item.start for item in analyse(POOR).remarks]
    assert starts == sorted(starts)


def test_a_sentence_seen_before_is_analysed_alike_in_another_place() -> None:
    forget()
    first = analyse(POOR)
    again = analyse("Ik woon hier. " + POOR)
    shift = len("Ik woon hier. ")
    assert [(item.start - shift, item.kind) for item in again.remarks] == [
        (item.start, item.kind) for item in first.remarks
    ]
    assert [word.form for word in again.tokens[4:]] == [word.form for word in first.tokens]
    assert again.tokens[4].start == shift


def test_one_leefgebied_is_analysed_again_within_50_milliseconds() -> None:
    text = POOR * 2
    analyse(text)
    times: list[float] = []
    for count in range(len(text) - 40, len(text)):
        start = perf_counter()
        analyse(text[:count])
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] <= 0.05


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aeinrt jedhu.?!,“”'’-()\n0123456789ABZé:;…/"), max_size=120))
def test_no_text_breaks_the_analysis(text: str) -> None:
    analysis = analyse(text, names=["Ann"], perspective="je", client=["Ann"])
    for word in analysis.tokens:
        assert text[word.start : word.end] == word.form
    for item in analysis.remarks:
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize("text", ["", "\n", "…", "“”", "-", "- \n- \n", "'", "1."])
def test_almost_no_text(text: str) -> None:
    assert analyse(text).scores.lint2 is None


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "a." * 10_000 + " B",
        "A " * 10_000,
        "Aaa " * 5_000 + "straat",
        "een" * 6_000,
        "-" * 20_000,
        "a@" * 9_000,
        "(" * 9_000,
    ],
    ids=["figures", "stops", "capitals", "street", "numbers", "dashes", "mail", "brackets"],
)
def test_odd_text_takes_no_long_time(text: str) -> None:
    start = perf_counter()
    analyse(text, names=["Jan Jansen"])
    assert perf_counter() - start < 5
