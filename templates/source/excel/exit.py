"""F10 Exit vragenlijst in Excel: without a name; the statements on one page, the own words on the next."""

from __future__ import annotations

from docgen.documents.excel_fields import DELEN, lists_of
from templates.source.excel.book import Book
from templates.source.excel.parts import opening_of
from templates.source.excel.sheet import Blad

FORM = "exit"
WIDTHS = (74, 38, 58)


def make() -> bytes:
    book = Book(FORM)
    _statements(book)
    _own_words(book)
    _then_and_now(book)
    book.choices({name: f"afgeleid.excel_lijsten.{name}" for name in lists_of(FORM)})
    return book.finish()


def _statements(book: Book) -> None:
    blad = Blad(book, "Vragen", WIDTHS)
    opening_of(blad, FORM)
    freeze = blad.row
    blad.paragraph("{{ handboek.exitvragenlijst.inleiding }}", "document.blanco")
    _part(blad, "over", "{{ t.over }}")

    def row() -> None:
        blad.height(10)
        blad.room("q.ruimte")
        blad.label(1, 1, "q.vraag")
        blad.answer(2, "stelling", "{{ q.pad }}.antwoord", "q.antwoord", lijst="schaal")
        blad.answer(3, "stelling_toelichting", "{{ q.pad }}.toelichting", "q.toelichting")
        blad.next()

    blad.when(
        "afgeleid.excel_stellingen",
        blad.gap,
        lambda: blad.heading("{{ t.vinden }}", ("antwoord", "{{ t.eigen_woorden }}")),
        lambda: blad.each("q", "afgeleid.excel_stellingen", row),
    )
    blad.finish(freeze=freeze, repeat=(1, 1))


def _part(blad: Blad, name: str, title: str) -> None:
    blad.when(f"d.{name}", blad.gap, lambda: blad.heading(title), lambda: blad.fields(DELEN[FORM][name]))


def _own_words(book: Book) -> None:
    blad = Blad(book, "In eigen woorden", (50, 120))
    filled = "{%ts if afgeleid.excel_open_vragen or afgeleid.excel_delen.cijfers %}"
    blad.opening(filled, "{{ t.eigen_woorden }}", "", logo=False)

    def row() -> None:
        blad.height(10)
        blad.room("q.ruimte")
        blad.label(1, 1, "q.vraag", top=True)
        blad.answer(2, "open_vraag", "{{ q.pad }}", "q.antwoord", kind="tekst")
        blad.next()

    blad.gap()
    blad.each("q", "afgeleid.excel_open_vragen", row)
    _part(blad, "cijfers", "In een cijfer")
    blad.paragraph("{{ t.dank }}", "document.blanco")
    blad.finish()


def _then_and_now(book: Book) -> None:
    blad = Blad(book, "Toen en nu", (100, 34, 34))
    blad.opening("{%ts if afgeleid.excel_toen_nu %}", "{{ t.toen_nu }}", "", logo=False)
    blad.captions(("Een cijfer van 1 tot en met 10", "Toen", "Nu"))

    def row() -> None:
        blad.height(10)
        blad.room("q.ruimte")
        blad.label(1, 1, "q.naam")
        for column, name in ((2, "toen"), (3, "nu")):
            blad.answer(column, name, f"{{{{ q.pad }}}}.{name}", f"q.{name}", kind="getal", bounds=(1, 10))
        blad.next()

    blad.each("q", "afgeleid.excel_toen_nu", row)
    blad.finish()
