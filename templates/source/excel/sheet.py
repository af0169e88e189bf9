"""One sheet of a form: rows from top to bottom, each a call.

    A     | B …                     column A is the margin: tags, and the room that a blank row needs for handwriting
    tag   | row tags in column A; the rows that hold them vanish
    field | label in B (over the columns before the answer), answer in its own cell, never merged

Every answer has a name `veld_…` with the path of the record, is unlocked, and is checked as its kind asks.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from docgen.documents.excel_fields import Invoer
from docgen.documents.forms import FORMS
from docgen.records.fields import form_fields
from templates.source.excel.book import Book
from templates.source.excel.look import BRAND, PAPER, pixels, points, theme
from templates.source.word.package import placeholder_logo

ROOM_MM = 6
LOGO_MM = 14
ROW_MM = 6.2
FOOTER = (
    "&L&8{{ document.titel }}{% if document.formulier_versie %} · versie {{ document.formulier_versie }}{% endif %}"
    "{% if document.ref %} · {{ document.ref }}{% endif %}{% if document.concept %} · concept{% endif %}"
    "&R&8pagina &P van &N"
)
_LIST = {
    "error_title": "Kies uit de lijst",
    "error_message": "Dit staat niet in de lijst. Kies een van de mogelijkheden, of maak de cel leeg.",
}
_DATE = {
    "error_title": "Geen goede datum",
    "error_message": "Schrijf dag, maand en jaar, bijvoorbeeld 03-03-2026. Let ook op het jaar.",
    "input_title": "Datum",
    "input_message": "Dag, maand en jaar, bijvoorbeeld 03-03-2026.",
}
RANGES = {
    "kinderen_mee": (0, 20),
    "wachttijd_weken": (0, 520),
    "jaar": (1999, 2200),
    "rapportcijfer": (1, 10),
    "aanbevelen": (0, 10),
}


_LOOKS = {
    "tekst": "invoer",
    "regel": "invoer+midden_hoog",
    "datum": "invoer+midden_hoog+datum",
    "dag": "invoer+midden_hoog+dag",
    "getal": "invoer+midden_hoog+getal",
}


class Blad:
    """A sheet under construction; `row` is the next free row, counted from 0."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self.book, self.name = book, name
        self.sheet = book.sheet(name)
        self.row = 0
        self.last = self.right = len(widths)
        self.first_input: tuple[int, int] | None = None
        self._tags: list[str] = []
        self._tag_row = 0
        self.breaks: list[int] = []
        for column, width in enumerate((ROOM_MM, *widths)):
            self.sheet.set_column_pixels(column, column, pixels(width))

    # --- text and tags

    def put(self, column: int, text: str, look: str, row: int | None = None) -> None:
        """A text that nobody fills in."""
        self.sheet.write_string(self.row if row is None else row, column, text, self.book.look.format(look))

    def line(self, look: str, first: int = 1, last: int | None = None) -> None:
        """The format of a whole row, where there is no text."""
        for column in range(first, (self.last if last is None else last) + 1):
            self.sheet.write_blank(self.row, column, None, self.book.look.format(look))

    def height(self, millimetres: float) -> None:
        """The least height of the current row."""
        self.sheet.set_row(self.row, points(millimetres))

    def next(self) -> None:
        """On to the next row."""
        self.row += 1
        self._write_tags()

    def tag(self, text: str) -> None:
        """A tag of rows in a row of its own; an end and a new beginning share one."""
        opens = self._tags and not self._tags[-1].startswith("end")
        if not self._tags or (opens and text.startswith("end")):
            self._write_tags()
            self._tag_row = self.row
            self.row += 1
        self._tags.append(text)

    def _write_tags(self) -> None:
        if self._tags:
            self.put(0, "".join(f"{{%tr {text} %}}" for text in self._tags), "tag", self._tag_row)
        self._tags = []

    def when(self, condition: str, *parts: Callable[[], None]) -> None:
        """Rows that are there only if the condition holds."""
        self.tag(f"if {condition}")
        for part in parts:
            part()
        self.tag("endif")

    def each(self, name: str, items: str, *parts: Callable[[], None]) -> None:
        """Rows for each item."""
        self.tag(f"for {name} in {items}")
        for part in parts:
            part()
        self.tag("endfor")

    def gap(self, millimetres: float = 2.5) -> None:
        """A little air."""
        self.height(millimetres)
        self.line("leeg", 1, 1)
        self.next()

    # --- top of the sheet

    def opening(self, setup: str, title: str, sentence: str, *, logo: bool = True) -> None:
        """Logo, organisation, title and one sentence what this is for; `setup` are tags for the front of A1."""
        self.put(0, setup, "tag")
        if logo:
            self.height(LOGO_MM + 3)
            self._logo()
            named = '{% if document.uitgave != "neutraal" %}'
            self.put(
                self.right,
                named + "{{ organisatie.naam }}\n{{ organisatie.contact.telefoon }}{% endif %}",
                "organisatie",
            )
        else:
            self.height(4)
        self.next()
        self.height(12)
        self.put(1, title, "titel")
        self.next()
        if sentence:
            self.sheet.merge_range(self.row, 1, self.row, self.right, "", self.book.look.format("zin"))
            self.put(1, sentence, "zin")
            self.height(6)
            self.next()

    def _logo(self) -> None:
        data = placeholder_logo()
        scale = LOGO_MM / 25.4 * 96 / 42  # the placeholder is 42 pixels high
        options: dict[str, Any] = {
            "image_data": io.BytesIO(data), "x_scale": scale, "y_scale": scale, "object_position": 3,
            "description": "Logo",
        }  # fmt: skip
        self.sheet.insert_image(0, 1, "logo.png", options)

    def heading(self, text: str, captions: Sequence[str] = ()) -> None:
        """The bar of a part, with what the last columns hold, and a little air under it."""
        self.height(9)
        self.line("kop")
        self.put(1, text, "kop")
        for offset, caption in enumerate(captions):
            self.put(self.last - len(captions) + 1 + offset, caption, "kopnoot+inspring")
        self.next()
        self.gap(1.2)

    def paragraph(self, text: str, condition: str) -> None:
        """Running text over the whole width, where the condition holds."""

        def row() -> None:
            self.sheet.merge_range(self.row, 1, self.row, self.right, "", self.book.look.format("tekst"))
            self.put(1, text, "tekst")
            self.next()

        self.when(condition, lambda: self.gap(2), row)

    def captions(self, texts: Sequence[str], *, inset: bool = False) -> None:
        """The head of a table; `inset` where the columns hold answers, whose text stands in a little."""
        self.height(6)
        look = "tabelkop+inspring" if inset else "tabelkop"
        self.line(look)
        for offset, text in enumerate(texts):
            self.put(1 + offset, text, look)
        self.next()

    # --- answers

    def room(self, expression: str) -> None:
        """The room that a blank row needs, in the margin."""
        self.put(0, f"{{{{ {expression} }}}}", "ruimte")

    def answer(
        self, column: int, name: str, path: str, value: str, *, kind: str = "regel", lijst: str = "",
        needed: bool = False, look: str = "", bounds: tuple[int, int] | None = None, birth: bool = False,
    ) -> None:  # fmt: skip
        """One answer cell in the current row."""
        style = self.book.look.format(look or _LOOKS[kind])
        self.sheet.write_string(self.row, column, f"{{{{ {value} }}}}", style)
        cell = xl_rowcol_to_cell(self.row, column, row_abs=True, col_abs=True)
        self.book.input_name(name, self.name, cell, path)
        if lijst:
            self._check(column, {"validate": "list", "source": f"=keuzes_{lijst}", **_LIST})
        elif kind in {"datum", "dag"}:
            low, high = ("=DATE(1900,1,1)", "=TODAY()") if birth else ("=DATE(2000,1,1)", "=DATE(2099,12,31)")
            self._check(column, {"validate": "date", "criteria": "between", "minimum": low, "maximum": high, **_DATE})
        elif kind == "getal":
            low_number, high_number = bounds or (1, 999)
            text = f"Schrijf een heel getal van {low_number} tot en met {high_number}."
            self._check(
                column,
                {"validate": "integer", "criteria": "between", "minimum": low_number, "maximum": high_number,
                 "error_title": "Geen goed getal", "error_message": text},
            )  # fmt: skip
        if needed:
            self._show_empty(column)
        if self.first_input is None:
            self.first_input = (self.row, column)

    def _check(self, column: int, facts: dict[str, Any]) -> None:
        self.sheet.data_validation(self.row, column, self.row, column, {"ignore_blank": True, **facts})

    def _show_empty(self, column: int) -> None:
        """A box around what must be filled, for as long as it is empty."""
        cell = xl_rowcol_to_cell(self.row, column)
        empty = self.book.workbook.add_format({"border": 1, "border_color": theme(BRAND)})
        self.sheet.conditional_format(
            self.row, column, self.row, column,
            {"type": "formula", "criteria": f'=LEN(TRIM({cell}))=0', "format": empty},
        )  # fmt: skip

    def hide_without_label(self, column: int, beside: int | None = None) -> None:
        """An answer vanishes with its label, above it or in another column: no tint and no line."""
        label = xl_rowcol_to_cell(self.row - 1, column) if beside is None else xl_rowcol_to_cell(self.row, beside)
        gone = self.book.workbook.add_format({"bg_color": theme(PAPER), "border": 1, "border_color": theme(PAPER)})
        self.sheet.conditional_format(
            self.row, column, self.row, column,
            {"type": "formula", "criteria": f"=LEN({label})=0", "format": gone, "stop_if_true": True},
        )  # fmt: skip

    def label(self, first: int, last: int, label: str, hint: str = "", *, top: bool = False) -> None:
        """A label, with small help under it; it may lie over several columns, an answer never does."""
        look = "label" if top else "label+midden_hoog"
        style = self.book.look.format(look)
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", style)
        if hint:
            small = self.book.look.format("klein")
            text = f"{{% if {hint} %}}\n{{{{ {hint} }}}}{{% endif %}}"
            self.sheet.write_rich_string(
                self.row, first, self.book.look.format("label"), f"{{{{ {label} }}}}", small, text, style
            )
        else:
            self.put(first, f"{{{{ {label} }}}}", look)

    # --- single fields

    def fields(self, fields: Sequence[Invoer]) -> None:
        """A row per field, each only while it is on the form."""
        for each in fields:
            self.when(f"v.{each.code}.toon", lambda f=each: self.field(f))

    def field(self, field: Invoer, suffix: str = "") -> None:
        """One field: label before the last column, answer in the last column."""
        top = field.soort in {"tekst", "lijst"}
        self.height(ROW_MM)
        self.room(f"v.{field.code}.ruimte")
        self.label(1, self.last - 1, f"v.{field.code}.label", f"v.{field.code}.toelichting", top=top)
        self.field_answer(field, self.last, suffix)
        self.next()

    def in_column(self, field: Invoer, column: int, *, top: bool = False) -> None:
        """One field with its label before the given column."""
        self.height(ROW_MM)
        self.room(f"v.{field.code}.ruimte")
        self.label(1, column - 1, f"v.{field.code}.label", f"v.{field.code}.toelichting", top=top)
        self.field_answer(field, column)
        self.next()

    def both(self, first: Invoer, second: Invoer, row: Callable[[], None]) -> None:
        """Two fields in one row where both are on the form; one of them alone is a row as any other."""
        self.tag(f"if v.{first.code}.toon and v.{second.code}.toon")
        row()
        self.tag(f"elif v.{first.code}.toon")
        self.field(first, "_alleen")
        self.tag(f"elif v.{second.code}.toon")
        self.field(second, "_alleen")
        self.tag("endif")

    def pair(self, first: Invoer, second: Invoer) -> None:
        """A choice with its explanation beside it, in the last two columns."""

        def row() -> None:
            self.height(ROW_MM)
            self.room(f"v.{second.code}.ruimte")
            self.label(1, self.last - 2, f"v.{first.code}.label", f"v.{first.code}.toelichting")
            self.field_answer(first, self.last - 1)
            self.field_answer(second, self.last, middle=True)
            self.next()

        self.both(first, second, row)

    def double(self, first: Invoer, second: Invoer) -> None:
        """Two short fields side by side, each behind its label."""

        def row() -> None:
            self.height(ROW_MM)
            self.room(f"v.{first.code}.ruimte")
            self.label(1, self.last - 3, f"v.{first.code}.label")
            self.field_answer(first, self.last - 2, narrow=True)
            self.put(self.last - 1, f"{{{{ v.{second.code}.label }}}}", "label+midden_hoog+ruim")
            self.field_answer(second, self.last)
            self.next()

        self.both(first, second, row)

    def field_answer(
        self, field: Invoer, column: int, suffix: str = "", *, narrow: bool = False, middle: bool = False
    ) -> None:
        """The answer cell of a field."""
        facts = form_fields(FORMS[self.book.form].record).get(field.code)
        value = f"v.{field.code}.tekst" if field.soort in {"keuze", "lijst"} else field.pad
        kind = {"keuze": "regel", "lijst": "tekst", "datum": "dag" if narrow else "datum"}.get(field.soort, field.soort)
        kind = "regel" if middle and kind == "tekst" else kind
        self.answer(
            column, field.code + suffix, field.pad, value,
            kind=kind, lijst=field.lijst, needed=facts is not None and facts.eis != "nee",
            bounds=RANGES.get(field.code), birth=field.code == "geboortedatum",
        )  # fmt: skip

    # --- end

    def page_break(self, *, always: bool = False) -> None:
        """A new page from here on a blank form, or on every form."""

        def row() -> None:
            self.breaks.append(self.row + 1)
            self.gap(0.5)

        if always:
            row()
            return
        # a break in a loop goes with its turns; one in a condition would move to the next row
        self.each("pagina", "afgeleid.excel_pagina", row)

    def finish(self, *, freeze: int = 0, repeat: tuple[int, int] | None = None, landscape: bool = False) -> None:
        """Print set-up, protection and the cell that is selected on opening."""
        self._write_tags()
        sheet = self.sheet
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=25 / 25.4, right=22 / 25.4, top=14 / 25.4, bottom=17 / 25.4)
        sheet.set_footer(FOOTER, {"margin": 9 / 25.4})
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 1, self.row - 1, self.last)
        if self.breaks:
            sheet.set_h_pagebreaks(self.breaks)
        if repeat:
            sheet.repeat_rows(*repeat)
        if freeze:
            sheet.freeze_panes(freeze, 0)
        if self.first_input:
            sheet.set_selection(*self.first_input, *self.first_input)
        sheet.protect("", {"format_rows": True, "format_columns": True})


def letter(column: int) -> str:
    """The letter of a column counted from 0."""
    return str(xl_col_to_name(column))
