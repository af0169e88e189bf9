"""F1 Aanmeldingsformulier in Excel: one sheet in the order of the first conversation: question, answer, explanation."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.documents.excel_fields import lists_of
from templates.source.excel.book import Book
from templates.source.excel.parts import CAPTIONS, opening_of, part, question_rows
from templates.source.excel.sheet import Blad

FORM = "aanmelding"
WIDTHS = (36, 36, 28, 70)
PAIRS = {
    "crisis": "crisis_toelichting",
    "veilig": "hoe_bereiken",
    "client_akkoord": "client_akkoord_toelichting",
    "aansluiting": "aansluiting_toelichting",
    "besluit_overweging": "besluit_toelichting",
    "besluit_besluit": "besluit_motivering",
    "besluit_samen_met_client": "besluit_mening_client",
    "besproken_met_client": "mening_client",
}
DOUBLES = {
    "datum": "tijd",
    "kanaal": "aangenomen_door",
    "aangemeld_door_type": "aangemeld_door_verwijzer",
    "aangemeld_door_naam": "aangemeld_door_organisatie",
    "roepnaam": "achternaam",
    "geboortedatum": "tussenvoegsel",
    "telefoon": "email",
    "taal": "tolk_nodig",
    "gemeente": "regiobinding",
    "plaats": "wachttijd_weken",
    "besluit_datum": "besluit_door",
    "intake_datum": "intake_plaats",
    "intake_tijd": "intake_met",
    "spoedopname_datum": "spoedopname_plaats",
    "spoedopname_tijd": "spoedopname_met",
}


def make() -> bytes:
    book = Book(FORM)
    blad = Blad(book, "Aanmelding", WIDTHS)
    opening_of(blad, FORM)
    freeze = blad.row
    _part(blad, "veilig", captions=CAPTIONS)
    _part(blad, "melding")
    _part(blad, "persoon")
    _part(blad, "vraag", own=True)
    ticks(blad, "gebieden", "afgeleid.excel_gebieden", "Waar speelt dit?")
    blad.page_break()
    question_rows(blad, "toelating", "afgeleid.excel_toelating", "{{ t.toelating }}", "antwoord")
    question_rows(blad, "uitsluiting", "afgeleid.excel_uitsluiting", "{{ t.uitsluiting }}", "antwoord")
    _part(blad, "onze_kant", captions=CAPTIONS)
    ticks(blad, "verteld", "afgeleid.excel_verteld", "{{ t.verteld }}")
    question_rows(blad, "afwegingen", "afgeleid.excel_afwegingen", "Wat wegen we af?", "oordeel", answer="oordeel")
    blad.page_break()
    _part(blad, "besluit", captions=CAPTIONS)
    _part(blad, "daarna")
    blad.finish(freeze=freeze, repeat=(1, 1))
    book.choices({name: f"afgeleid.excel_lijsten.{name}" for name in lists_of(FORM)})
    return book.finish()


def _part(blad: Blad, name: str, *, own: bool = False, captions: Sequence[str] = ()) -> None:
    part(blad, FORM, name, f"{{{{ t.{name} }}}}", PAIRS, DOUBLES, own=own, captions=captions)


def ticks(blad: Blad, name: str, source: str, title: str) -> None:
    """A row per thing that may be ticked."""

    def row() -> None:
        blad.height(6)
        blad.label(1, 2, "q.vraag")
        blad.answer(3, name, "{{ q.pad }}", "q.antwoord", lijst="ja")
        blad.next()

    blad.when(source, blad.gap, lambda: blad.heading(title), lambda: blad.each("q", source, row))
