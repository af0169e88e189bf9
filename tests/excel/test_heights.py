"""Rows are as high as their text needs; what does not fit goes on below."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock

from docgen.excel.heights import column_points, count_lines, split_text, wrap
from docgen.excel.styles import Font
from docgen.template import Markdown
from excel.making import assert_valid, opened, rendered, sheet_of

CALIBRI = Font()


def wrapped(text: str, height: float | None = None) -> Any:
    def more(book: Any, sheet: Any) -> None:
        sheet.set_column("A:A", 30)
        if height:
            sheet.set_row(1, height)
        sheet.write("A2", "{{ x }}", book.add_format({"text_wrap": True, "border": 1}))
        sheet.write("B2", "{{ n }}", book.add_format({"border": 1}))
        sheet.write("A3", "onder")
        sheet.write_formula("B4", "=SUM(B2:B2)")

    return opened(rendered(sheet_of({"A1": "boven"}, more), {"x": text, "n": 7})).active


def test_lines_joined_are_the_text() -> None:
    text = "Een zin met woorden.\nEn nog een die veel te lang is om op één regel te staan, hoe je het ook wendt. " * 5

    assert "".join(wrap(text, 150, CALIBRI)) == text


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert len(wrap("x" * 200, 100, CALIBRI)) > 5


def test_the_quick_count_is_never_less_than_the_lines() -> None:
    for text in ("kort", "woord " * 40, "x" * 300 + " y", "regel\n\nregel", "met-streepjes-erin " * 12, ""):
        assert count_lines(text, 150, CALIBRI) >= len(wrap(text, 150, CALIBRI))
    assert count_lines("woord " * 40, 150, CALIBRI) <= len(wrap("woord " * 40, 150, CALIBRI)) + 1


def test_a_column_of_64_pixels_is_48_points() -> None:
    assert column_points(9.14) == 48


def test_text_that_fits_leaves_the_row_alone() -> None:
    assert wrapped("kort").row_dimensions[2].height is None


def test_a_row_grows_with_its_text() -> None:
    assert wrapped("woord " * 30).row_dimensions[2].height >= 60


def test_a_row_that_is_high_already_stays_so() -> None:
    assert wrapped("woord " * 12, height=90).row_dimensions[2].height == 90


def test_a_text_above_400_points_goes_on_in_further_rows_with_the_same_style() -> None:
    text = "woord " * 800
    sheet = wrapped(text.strip())

    rows = [
        r for r in range(2, 20) if isinstance(sheet[f"A{r}"].value, str) and sheet[f"A{r}"].value.startswith("woord")
    ]
    assert len(rows) > 2
    assert " ".join("".join(sheet[f"A{r}"].value for r in rows).split()) == text.strip()
    assert all(sheet.row_dimensions[r].height <= 409 for r in rows)
    assert all(sheet[f"A{r}"].border.left.style == "thin" for r in rows)
    assert [sheet[f"B{r}"].value for r in rows] == [7] + [None] * (len(rows) - 1)
    after = rows[-1] + 1
    assert sheet[f"A{after}"].value == "onder"
    assert sheet[f"B{after + 1}"].value == f"=SUM(B2:B{rows[-1]})"


def test_pieces_of_a_split_text_fit() -> None:
    lines = wrap("woord " * 800, 150, CALIBRI)

    assert all(len(wrap(piece, 150, CALIBRI)) * 15 <= 400 for piece in split_text(lines, CALIBRI))


def test_rich_text_above_400_points_goes_on_with_its_formats() -> None:
    def more(book: Any, sheet: Any) -> None:
        wrap_format, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True})
        sheet.set_column("A:B", 30)
        sheet.write_rich_string("A1", bold, "Vet: ", "{{ x }}", wrap_format)
        sheet.write("B1", "{{ y }}", wrap_format)

    data = rendered(sheet_of({}, more), {"x": "woord " * 900 + "slot", "y": "regel"})
    sheet = load_workbook(io.BytesIO(data), rich_text=True).active

    texts = [cell.value for cell in sheet["A"] if cell.value]
    assert len(texts) > 2
    assert "".join(map(str, texts)).split() == ["Vet:", *["woord"] * 900, "slot"]
    assert texts[0][0].font.b
    assert [sheet.row_dimensions[n].height > 200 for n in (1, 2)] == [True, True]
    assert [cell.value for cell in sheet["B"]] == ["regel", *[None] * (len(texts) - 1)]


def test_markdown_above_400_points_goes_on_with_its_formats(tmp_path: Path) -> None:
    def more(book: Any, sheet: Any) -> None:
        sheet.set_column("A:A", 30)
        sheet.write("A1", "{{ x }}", book.add_format({"text_wrap": True}))

    text = "\n".join(f"{n} **vet{n}** en *schuin{n}*" for n in range(60))
    data = rendered(sheet_of({"A2": "onder"}, more), {"x": Markdown(text)})
    sheet = load_workbook(io.BytesIO(data), rich_text=True).active

    texts = [cell.value for cell in sheet["A"]][:-1]
    assert len(texts) > 1
    assert "\n".join(map(str, texts)) == text.replace("*", "")
    bold = [str(block) for rich in texts for block in rich if isinstance(block, TextBlock) and block.font.b]
    assert bold == [f"vet{n}" for n in range(60)]
    assert_valid(data, tmp_path)
