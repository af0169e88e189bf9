"""F1 Aanmeldingsformulier in Excel: one sheet, question · answer · explanation, in the order of the first conversation."""

from __future__ import annotations

from docgen.documents.excel_fields import DELEN, fields_of, lists_of
from templates.source.excel.book import Book
from templates.source.excel.sheet import ROW_MM, Blad

FORM = "aanmelding"
WIDTHS = (36, 36, 28, 70)
CAPTIONS = ("antwoord", "toelichting")
SETUP = "{% set v = afgeleid.excel_velden %}{% set t = afgeleid.tekst %}{% set d = afgeleid.excel_delen %}"
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
    blad.opening(SETUP, "{{ document.titel }}", f"{{{{ handboek.formulieren.{FORM}.waarvoor }}}}")
    freeze = blad.row
    part(blad, "veilig")
    part(blad, "melding")
    part(blad, "persoon")
    part(blad, "vraag", own=True)
    questions(blad, "gebieden", "afgeleid.excel_gebieden", "Waar speelt dit?", "ja")
    blad.page_break()
    questions(blad, "toelating", "afgeleid.excel_toelating", "{{ t.toelating }}", "antwoord")
    questions(blad, "uitsluiting", "afgeleid.excel_uitsluiting", "{{ t.uitsluiting }}", "antwoord")
    part(blad, "onze_kant")
    told(blad)
    questions(blad, "afwegingen", "afgeleid.excel_afwegingen", "Wat wegen we af?", "oordeel", answer="oordeel")
    blad.page_break()
    part(blad, "besluit")
    part(blad, "daarna")
    blad.finish(freeze=freeze, repeat=(1, 1))
    lists = list(dict.fromkeys([*lists_of(FORM), "antwoord"]))
    book.choices({name: f"afgeleid.excel_lijsten.{name}" for name in lists})
    return book.finish()


def part(blad: Blad, name: str, *, own: bool = False) -> None:
    """A part of the form: its bar and its fields, pairs side by side."""
    known, seconds = fields_of(FORM), {*PAIRS.values(), *DOUBLES.values()}
    shown = f"d.{name} or afgeleid.excel_vragen" if own else f"d.{name}"
    paired = any(field.code in PAIRS for field in DELEN[FORM][name])

    def rows() -> None:
        blad.gap()
        blad.heading(f"{{{{ t.{name} }}}}", CAPTIONS if paired else ())
        for field in DELEN[FORM][name]:
            if field.code in PAIRS:
                blad.pair(field, known[PAIRS[field.code]])
            elif field.code in DOUBLES:
                blad.double(field, known[DOUBLES[field.code]])
            elif field.code not in seconds:
                blad.fields([field])
        if own:
            own_questions(blad)

    blad.when(shown, rows)


def own_questions(blad: Blad) -> None:
    """The organisation's own questions."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("q.ruimte")
        blad.label(1, blad.last - 1, "q.vraag", "q.hulp")
        blad.answer(blad.last, "eigen_vraag", "{{ q.pad }}", "q.antwoord", kind="tekst")
        blad.next()

    blad.each("q", "afgeleid.excel_vragen", row)


def questions(blad: Blad, name: str, source: str, title: str, lijst: str, *, answer: str = "antwoord") -> None:
    """A table of questions with an answer to choose and room to explain."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("q.ruimte")
        blad.label(1, 2, "q.vraag", "q.hulp")
        blad.answer(3, name, f"{{{{ q.pad }}}}.{answer}", "q.antwoord", lijst=lijst)
        blad.answer(4, f"{name}_toelichting", "{{ q.pad }}.toelichting", "q.toelichting", kind="tekst")
        blad.next()

    blad.when(
        source, blad.gap, lambda: blad.heading(title, CAPTIONS), lambda: blad.each("q", source, row)
    )


def told(blad: Blad) -> None:
    """What was told, a row each."""

    def row() -> None:
        blad.height(ROW_MM)
        blad.room("q.ruimte")
        blad.label(1, 2, "q.vraag")
        blad.answer(3, "verteld", "{{ q.pad }}", "q.antwoord", lijst="ja")
        blad.next()

    source = "afgeleid.excel_verteld"
    blad.when(
        source, blad.gap, lambda: blad.heading("{{ t.verteld }}"), lambda: blad.each("q", source, row)
    )
