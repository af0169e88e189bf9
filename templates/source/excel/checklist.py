"""F3 and F9: both checklists in Excel. Box · what · who · before · done on, grouped by moment, with a progress line."""

from __future__ import annotations

from docgen.documents.excel_fields import fields_of, lists_of
from templates.source.excel.book import Book
from templates.source.excel.parts import opening_of, own_questions, part
from templates.source.excel.sheet import ROW_MM, Blad

BOX, WHAT, WHO, NAME, HELP, BEFORE, DONE = range(1, 8)
WIDTHS = (14, 68, 32, 28, 16, 27, 27)
FORM_WIDTHS = (40, 40, 32, 78)
DOUBLES = {"begeleider": "locatie", "einddatum": "datum"}
PAIRS = {"nazorg": "nazorg_afspraak", "overdracht": "overdracht_aan"}
HEADS = ("", "Wat", "Wie", "Naam", "Hulp nodig", "Vóór", "Klaar op")
# the columns that an organisation may add, after the others: switch, head, value, width
EXTRA = (
    ("paraaf", "Paraaf", "paraaf", 22),
    ("opmerking", "Opmerking", "opmerking", 40),
    ("reden", "Waarom n.v.t.", "nvt_reden", 40),
)
RULES = "Kies ☒ als het klaar is, of n.v.t. als het hier niet speelt."


FIRST_LINE = {"opname": 12, "uitstroom": 6}
"""The row in which the groups begin, counted from 1: the counts point there."""


def make(form: str) -> bytes:
    book = Book(form, size=12)
    if form == "uitstroom":
        _goodbye(book)
    _lines(book, form)
    _own_page(book)
    if form == "opname":
        _own_questions(book)
    book.choices({name: f"afgeleid.excel_lijsten.{name}" for name in lists_of(form)})
    return book.finish()


def _goodbye(book: Book) -> None:
    """F9 begins with the goodbye and the time after it; the papers come next."""
    blad = Blad(book, "Afscheid", FORM_WIDTHS)
    opening_of(blad, "uitstroom")
    freeze = blad.row
    blad.gap()
    blad.height(ROW_MM)
    blad.room("afgeleid.excel_ruimte")
    blad.put(1, "Naam", "label+midden_hoog")
    blad.answer(blad.last, "naam", "client.naam", "afgeleid.excel_naam")
    blad.next()
    part(blad, "uitstroom", "begin", "{{ handboek.fasen.uitstroom.naam }}", PAIRS, DOUBLES)
    part(blad, "uitstroom", "afscheid", "{{ t.afscheid }}", PAIRS, DOUBLES, captions=("keuze", "afspraak"))
    blad.when("afgeleid.excel_vragen", blad.gap, lambda: own_questions(blad))
    blad.finish(freeze=freeze)


def _own_questions(book: Book) -> None:
    """The organisation's own questions; without them the sheet is not there."""
    blad = Blad(book, "Vragen", FORM_WIDTHS)
    blad.opening("{%ts if afgeleid.excel_vragen %}", "{{ document.titel }}", "", logo=False)
    own_questions(blad)
    blad.finish()


def _lines(book: Book, form: str) -> None:
    """The sheet with all lines; on the checklist for the start it carries the head of the form as well."""
    blad = Blad(book, "Checklist" if form == "opname" else "Regelen", _widths())
    blad.right = len(WIDTHS)
    if form == "opname":
        opening_of(blad, form, parts=False)
        _strip(blad)
    else:
        blad.opening("", "{{ t.regelen }}", "", logo=False)
    _progress(blad, FIRST_LINE[form])
    _columns(blad)
    head = blad.row
    _heads(blad)
    freeze = blad.row
    if blad.row + 1 != FIRST_LINE[form]:
        raise ValueError(form, blad.row + 1)
    blad.each(
        "g",
        "afgeleid.excel_groepen",
        lambda: _group(blad, "{{ g.titel }}", count=True),
        lambda: blad.each("r", "g.regels", lambda: _line(blad, "regel", "label+rij")),
    )
    blad.when(
        "afgeleid.excel_eigen",
        lambda: _group(blad, "{{ afgeleid.tekst.eigen }}"),
        lambda: blad.each("r", "afgeleid.excel_eigen", lambda: _line(blad, "eigen", "")),
    )
    blad.finish(freeze=freeze, repeat=(head, head))


def _strip(blad: Blad) -> None:
    """The head of the form: short fields side by side under their labels."""
    fields = fields_of("opname")
    places = {WHO: "begeleider", NAME: "locatie", BEFORE: "opnamedatum", DONE: "datum"}
    blad.height(6)
    blad.put(WHAT, "Naam", "tabelkop_los+inspring")
    for column, code in places.items():
        blad.put(column, f"{{% if v.{code}.toon %}}{{{{ v.{code}.label }}}}{{% endif %}}", "tabelkop_los+inspring")
    blad.next()
    blad.height(ROW_MM)
    blad.room("afgeleid.excel_ruimte")
    blad.answer(WHAT, "naam", "client.naam", "afgeleid.excel_naam")
    for column, code in places.items():
        blad.field_answer(fields[code], column, narrow=True)
        blad.hide_without_label(column)
    blad.next()

    def told() -> None:
        blad.height(ROW_MM)
        blad.room("afgeleid.excel_ruimte")
        blad.label(WHAT, WHAT, "v.informatie_gegeven_op.label")
        blad.field_answer(fields["informatie_gegeven_op"], WHO, narrow=True)
        blad.next()

    blad.when("v.informatie_gegeven_op.toon", told)


def _progress(blad: Blad, first: int) -> None:
    """How far it is, in words that follow the lines; what is n.v.t. does not count."""
    cells = f"$B${first}:$B${first + 5}"
    blad.height(8)
    words = f'="Klaar: "&COUNTIF({cells},"☒")&" van "&COUNTIF({cells},"?")'
    blad.sheet.write_formula(blad.row, WHAT, words, blad.book.look.format("voortgang"), "")
    blad.put(WHO, RULES, "klein_regel")
    blad.next()


def _widths() -> tuple[float, ...]:
    extra: list[float] = []
    for _, _, _, width in EXTRA:
        extra += [4, width, 4]
    return (*WIDTHS, *extra)


def _extra_column(number: int) -> int:
    return len(WIDTHS) + 2 + 3 * number


def _columns(blad: Blad) -> None:
    """The tags that decide which of the extra columns are there; their row is the air above the heads."""
    blad.height(1.5)
    blad.line("leeg", 1, 1)
    for number, (switch, _, _, _) in enumerate(EXTRA):
        at = _extra_column(number)
        blad.put(at - 1, f"{{%tc if afgeleid.excel_kolommen.{switch} %}}", "tag")
        blad.put(at + 1, "{%tc endif %}", "tag")
    blad.next()


def _heads(blad: Blad) -> None:
    blad.height(10.5)
    for offset, head in enumerate(HEADS):
        blad.put(1 + offset, head, "tabelkop" if 1 + offset <= WHAT else "tabelkop+inspring")
    for number, (_, head, _, _) in enumerate(EXTRA):
        blad.put(_extra_column(number), head, "tabelkop+inspring")
    blad.next()


def _group(blad: Blad, title: str, *, count: bool = False) -> None:
    """The bar of a group, with its own count."""
    blad.height(9)
    for column in [*range(1, len(WIDTHS) + 1), *(_extra_column(n) for n in range(len(EXTRA)))]:
        blad.sheet.write_blank(blad.row, column, None, blad.book.look.format("groep"))
    blad.put(BOX, title, "groep")
    if count:
        # the lines stand two rows below: the gap and the tag of the inner loop lie between
        cells = f"B{blad.row + 4}:B{blad.row + 4}"
        words = f'=COUNTIF({cells},"☒")&" van "&COUNTIF({cells},"?")'
        blad.sheet.write_formula(blad.row, DONE, words, blad.book.look.format("groepnoot"), "")
    blad.next()
    blad.gap(0.8)


def _line(blad: Blad, name: str, look: str) -> None:
    """One line; `look` is that of a fixed text, nothing when the text is an answer too."""
    blad.height(ROW_MM)
    blad.room("r.ruimte")
    blad.answer(BOX, f"{name}_stand", "{{ r.pad }}.nvt", "r.stand", lijst="stand", look="invoer+vakje")
    if look:
        blad.put(WHAT, "{{ r.wat }}", look)
    else:
        blad.answer(WHAT, f"{name}_wat", "{{ r.pad }}.activiteit", "r.wat")
    blad.answer(WHO, f"{name}_wie", "{{ r.pad }}.wie", "r.wie", lijst="uitvoerder")
    blad.answer(NAME, f"{name}_naam", "{{ r.pad }}.naam", "r.naam")
    blad.answer(HELP, f"{name}_hulp", "{{ r.pad }}.hulp_nodig", "r.hulp", lijst="ja")
    blad.answer(BEFORE, f"{name}_voor", "{{ r.pad }}.voor", "r.voor", kind="dag")
    blad.answer(DONE, f"{name}_klaar", "{{ r.pad }}.klaar_op", "r.klaar_op", kind="dag")
    for number, (_, _, value, _) in enumerate(EXTRA):
        blad.answer(_extra_column(number), f"{name}_{value}", f"{{{{ r.pad }}}}.{value}", f"r.{value}")
    blad.next()


def _own_page(book: Book) -> None:
    """The loose page for the client: what I do myself."""
    blad = Blad(book, "Wat ik regel", (14, 96, 34, 34))
    blad.opening(
        "{%ts if afgeleid.excel_zelf %}", "{{ afgeleid.tekst.wat_regel }}", "{{ afgeleid.tekst.wat_regel_uitleg }}"
    )
    blad.gap(2)
    head = blad.row
    blad.captions(("", "Wat", "Hulp van", "Vóór"))

    def row() -> None:
        blad.height(10)
        blad.put(1, "{{ r.stand }}", "vakje_los")
        blad.put(2, "{{ r.wat }}", "gewoon+midden_hoog")
        blad.put(3, "{{ r.naam }}", "gewoon+midden_hoog")
        blad.put(4, "{{ r.voor }}", "gewoon+midden_hoog+dag")
        blad.next()

    blad.each("r", "afgeleid.excel_zelf", row)
    blad.finish(repeat=(head, head))
