"""Markdown in a cell: what it makes of a text, and what stays as it is."""

from __future__ import annotations

from time import process_time

import pytest

from docgen.excel.richtext import cut, markdown_runs, plain

BOLD, ITALIC = "<rPr><b/></rPr>", "<rPr><i/></rPr>"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Een **vet** woord", (("", "Een "), (BOLD, "vet"), ("", " woord"))),
        ("*schuin*", ((ITALIC, "schuin"),)),
        ("**vet *en* zo**", ((BOLD, "vet "), ("<rPr><b/><i/></rPr>", "en"), (BOLD, " zo"))),
        ("2 * 3 * 4", (("", "2 * 3 * 4"),)),
        ("snake_case_naam", (("", "snake_case_naam"),)),
        ("\\*geen\\*", (("", "*geen*"),)),
        ("- een\n- twee", (("", "• een\n• twee"),)),
        ("1. een\n2. twee", (("", "1. een\n2. twee"),)),
        ("los **", (("", "los **"),)),
        ("a\n\n\n\nb\n", (("", "a\n\nb"),)),
    ],
)
def test_markdown_gives_runs(text: str, runs: object) -> None:
    assert markdown_runs(text, "") == runs


def test_the_look_of_a_tag_stays_around_its_markdown() -> None:
    assert markdown_runs("a **b**", '<rPr><sz val="9"/></rPr>') == (
        ('<rPr><sz val="9"/></rPr>', "a "), ('<rPr><b/><sz val="9"/></rPr>', "b")
    )  # fmt: skip


def test_a_piece_keeps_the_look_of_each_sign() -> None:
    runs = markdown_runs("ab **cd** ef", "")

    assert cut(runs, 1, 4) == (("", "b "), (BOLD, "c"))
    assert plain(cut(runs, 0, 99)) == "ab cd ef"


def test_stars_without_end_take_no_time() -> None:
    start = process_time()
    markdown_runs("**x " * 8_000, "")
    assert process_time() - start < 1
